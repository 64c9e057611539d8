select
    concat(
        'Indicator ', benchmarks.indicator_id, ', edition ', benchmarks.edition_id,
        ': its status uses a benchmark published on ', benchmarks.published_on,
        ', after the cut-off of ', editions.data_cut_off_on,
        ': correct published_on in the extract national_statistic.'
    ) as message
from {{ ref('int_indicators__benchmarks') }} as benchmarks
inner join {{ ref('dim_edition') }} as editions
    on benchmarks.edition_id = editions.edition_id
where benchmarks.published_on > editions.data_cut_off_on
