-- paper only
-- committee
-- may be empty
select
    edition_id,
    place,
    claim_label,
    sentence,
    rests_on
from marts.claims
where claim_code in ('cause', 'assurance', 'intention') and seed_name != 'remedial_action'
order by edition_id, place, sentence_number
