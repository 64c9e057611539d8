{% macro as_known(versions) %}
    select
        editions.edition_id,
        coalesce(
            versions.held_over_from <= editions.data_cut_off_on
            and coalesce(versions.held_over_to > editions.data_cut_off_on, true),
            false
        ) as is_held_over,
        versions.*
    from editions
    inner join {{ versions }} as versions
        on
            versions.known_from <= editions.data_cut_off_on
            and versions.known_to > editions.data_cut_off_on
{% endmacro %}
