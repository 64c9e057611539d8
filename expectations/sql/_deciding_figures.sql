-- Of published statistics: the figures that decide a status, as target or as value.
select statistics.*
from $batch as statistics
where
    exists (
        select 1
        from reference.benchmark_measure as benchmarks
        where
            benchmarks.benchmark_measure = statistics.measure
            and benchmarks.area_code = statistics.area_code
    )
    or exists (
        select 1
        from reference.indicator as indicators
        inner join reference.indicator_extract as extracts
            on indicators.indicator_id = extracts.indicator_id
        inner join reference.partnership as partnerships
            on indicators.comparator_measure = statistics.measure
        where
            extracts.extract_name = 'national_statistic'
            and extracts.supply = 'aggregate'
            and partnerships.partnership_code = statistics.partnership_code
            and partnerships.council_code = statistics.area_code
    )
