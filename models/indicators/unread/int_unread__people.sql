-- 1. The support of an unaccompanied young person is on the record itself; all else is
--    what the person is tied to (int_unread__person_ties).
-- 2. A row that could be any person may be tied to anything.
-- 3. A merge is in doubt where its cell is unread, or where a record that is merged may be
--    gone; a line that is no row may be a merge.
with ties as (

    select * from {{ ref('int_unread__person_ties') }}

),

identities as (

    select * from {{ ref('stg_social_work__identities') }}

),

sent as (

    {{ unread_records(
        'sw_person',
        [
            'person_id',
            'merged_into_person_id',
            'born_on',
            'is_unaccompanied',
            'unaccompanied_from',
            'unaccompanied_to'
        ]
    ) }}

),

unread as (

    select
        sent.*,
        coalesce(identities.person_id, sent.person_id) as known_person_id,
        sent.is_line_fault
        or sent.merged_into_person_id is not null
        or {{ is_unread('sent.unread_cells', 'merged_into_id') }} as is_merge_in_doubt
    from sent
    left join identities
        on
            sent.edition_id = identities.edition_id
            and sent.partnership_code = identities.partnership_code
            and sent.person_id = identities.recorded_person_id
    where sent.is_of_newest_dump

),

kinds as (

    select distinct subject_kind
    from ties

),

tied as (

    select
        unread.*,
        ties.subject_kind,
        ties.subject_id,
        ties.earliest_on,
        ties.latest_on
    from unread
    inner join ties
        on
            not unread.is_floating
            and unread.edition_id = ties.edition_id
            and unread.partnership_code = ties.partnership_code
            and unread.known_person_id = ties.person_id

    union all

    select
        unread.*,
        kinds.subject_kind,
        null as subject_id,
        null as earliest_on,
        null as latest_on
    from unread
    cross join kinds
    where unread.is_floating

    union all

    select
        *,
        'supported_person' as subject_kind,
        known_person_id as subject_id,
        coalesce(unaccompanied_from, born_on) as earliest_on,
        unaccompanied_to as latest_on
    from unread
    where
        is_line_fault
        or is_unaccompanied
        or {{ is_unread('unread_cells', 'uasc_flag') }}

)

select
    'sw_person' as extract_name,
    edition_id,
    partnership_code,
    record_id,
    subject_kind,
    subject_id,
    unread_cells,
    is_held_over,
    is_floating,
    earliest_on,
    latest_on,
    1 as possible_cases
from tied
where
    is_merge_in_doubt
    or subject_kind not in ('merged_child', 'met_child')
