-- site only
-- committee
select
    reconciliation.extract_name,
    extracts.extract_title,
    extracts.owner_role,
    strftime(reconciliation.extracted_on, '%-d %b %Y') as extracted_on_label,
    reconciliation.extracted_on,
    reconciliation.sent_count,
    reconciliation.current_count,
    reconciliation.unchanged_repeat_count,
    reconciliation.superseded_count,
    reconciliation.withdrawn_count,
    reconciliation.duplicate_count,
    reconciliation.rejected_count,
    reconciliation.is_reconciled,
    reconciliation.unfound_reference_count
from quality.row_reconciliation as reconciliation
inner join reference.extract as extracts
    on reconciliation.extract_name = extracts.extract_name
