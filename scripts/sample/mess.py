"""The declared error rates: each kind of error, its frequency and its effect.

A RECOVERABLE error changes no count once cleaned; HISTORY is a record that was late,
corrected or withdrawn, so that editions differ; a DECOY is a row that must be refused,
or that is accepted and counts in no indicator.
"""

from typing import NamedTuple

RECOVERABLE = "recoverable"
HISTORY = "history"
DECOY = "decoy"


class Mess(NamedTuple):
    """One kind of error: its extract ('*' is all), rate and class.

    The rate is a share: of cells for kinds about cells, of rows for kinds about rows,
    of people for merges. A decoy's rate is divided among the extract's decoys, each of
    which occurs at least once in a dump; one with rate 0 occurs once, in the last dump.
    """

    kind: str
    extract: str
    rate: float
    consequence: str


MESS = (
    # cells
    Mess("date_iso", "*", 0.03, RECOVERABLE),
    Mess("date_dd_mon_yy", "*", 0.04, RECOVERABLE),
    Mess("date_dd_mon_yyyy", "*", 0.02, RECOVERABLE),
    Mess("date_excel_serial", "*", 0.03, RECOVERABLE),
    Mess("blank_spelled_null", "*", 0.03, RECOVERABLE),
    Mess("blank_spelled_not_known", "*", 0.02, RECOVERABLE),
    Mess("blank_date_1900", "*", 0.05, RECOVERABLE),
    Mess("blank_last_dereg_1900_01_02", "cp_meeting", 0.30, RECOVERABLE),
    Mess("spaces_round_cell", "*", 0.004, RECOVERABLE),
    Mess("flag_spelling", "*", 0.06, RECOVERABLE),
    Mess("code_case", "*", 0.04, RECOVERABLE),
    Mess("chi_nine_digits", "sw_person", 0.50, RECOVERABLE),
    Mess("postcode_spelling", "sw_person", 0.15, RECOVERABLE),
    Mess("meeting_type_number", "cp_meeting", 0.25, RECOVERABLE),
    Mess("court_with_comma", "js_court_report", 0.01, RECOVERABLE),
    Mess("court_with_newline", "js_cpo_order", 0.004, RECOVERABLE),
    Mess("source_with_comma", "cp_investigation", 0.02, RECOVERABLE),
    Mess("source_with_newline", "cp_investigation", 0.01, RECOVERABLE),
    # rows
    Mess("exact_duplicate", "*", 0.01, RECOVERABLE),
    Mess("format_drifts", "*", 0.05, RECOVERABLE),
    Mess("merged_person", "sw_person", 0.03, RECOVERABLE),
    Mess("merge_of_a_merge", "sw_person", 0.20, RECOVERABLE),
    Mess("events_on_merged_id", "*", 0.40, RECOVERABLE),
    Mess("concern_date_blank", "cp_investigation", 0.10, RECOVERABLE),
    Mess("ird_date_blank", "cp_investigation", 0.15, RECOVERABLE),
    Mess("needed_not_ticked", "cp_investigation", 0.04, RECOVERABLE),
    Mess("sibling_not_considered", "cp_investigation", 0.05, RECOVERABLE),
    Mess("unborn", "cp_investigation", 0.08, RECOVERABLE),
    Mess("expected_date_blank", "sw_person", 0.20, RECOVERABLE),
    Mess("inquorate", "cp_meeting", 0.06, RECOVERABLE),
    Mess("cancelled", "cp_meeting", 0.05, RECOVERABLE),
    Mess("type_contradicts_birth", "cp_meeting", 0.01, RECOVERABLE),
    Mess("registered_again_while_on", "cp_meeting", 0.02, RECOVERABLE),
    Mess("back_same_day", "cp_meeting", 0.01, RECOVERABLE),
    Mess("core_group_unlinked", "cp_core_group", 0.10, RECOVERABLE),
    Mess("core_group_wrong_link", "cp_core_group", 0.04, RECOVERABLE),
    Mess("core_group_before", "cp_core_group", 0.02, RECOVERABLE),
    Mess("due_on_holiday", "js_court_report", 0.01, RECOVERABLE),
    Mess("withdrawn_request", "js_court_report", 0.05, RECOVERABLE),
    Mess("imposed_date_blank", "js_upw_requirement", 0.12, RECOVERABLE),
    Mess("imposed_later_than_order", "js_upw_requirement", 0.03, RECOVERABLE),
    Mess("level_blank", "js_upw_requirement", 0.08, RECOVERABLE),
    Mess("several_charges", "youth_diversion", 0.35, RECOVERABLE),
    Mess("dob_unknown", "youth_diversion", 0.04, RECOVERABLE),
    Mess("age_contradicts_dob", "youth_diversion", 0.03, RECOVERABLE),
    Mess("missing_spelled_dots", "national_statistic", 0.50, RECOVERABLE),
    Mess("review_outside_window", "chsp_ps_review", 0.02, RECOVERABLE),
    Mess("reviewed_elsewhere", "chsp_ps_review", 0.05, RECOVERABLE),
    Mess("domain_incomplete", "chsp_ps_review", 0.05, RECOVERABLE),
    Mess("dose_from_two_sources", "sirs_immunisation", 0.12, RECOVERABLE),
    Mess("other_vaccine", "sirs_immunisation", 0.10, RECOVERABLE),
    Mess("key_with_space", "camhs_captnd", 0.05, RECOVERABLE),
    Mess("pending_at_first", "camhs_captnd", 0.08, RECOVERABLE),
    Mess("several_referrals", "camhs_captnd", 0.04, RECOVERABLE),
    Mess("received_date_blank", "camhs_captnd", 0.05, RECOVERABLE),
    Mess("unavailable_days_only", "camhs_captnd", 0.30, RECOVERABLE),
    Mess("unavailable_without_end", "camhs_captnd", 0.05, RECOVERABLE),
    Mess("appointment_after_closure", "camhs_captnd", 0.03, RECOVERABLE),
    Mess("closed_before_referral", "camhs_captnd", 0.02, RECOVERABLE),
    Mess("opened_again", "lac_episode", 0.05, RECOVERABLE),
    Mess("overlapping_episode", "lac_episode", 0.02, RECOVERABLE),
    Mess("returned", "lac_episode", 0.05, RECOVERABLE),
    Mess("written_down_again", "lac_placement", 0.06, RECOVERABLE),
    Mess("placement_left_open", "lac_placement", 0.03, RECOVERABLE),
    Mess("placement_gap", "lac_placement", 0.06, RECOVERABLE),
    Mess("provider_case", "lac_placement", 0.05, RECOVERABLE),
    Mess("legal_reason_missing", "lac_legal_reason", 0.01, RECOVERABLE),
    Mess("notified_twice", "lac_health_assessment", 0.06, RECOVERABLE),
    Mess("notified_later_again", "lac_health_assessment", 0.03, RECOVERABLE),
    Mess("two_schools", "seemis_leavers", 0.01, RECOVERABLE),
    # histories
    Mess("late", "*", 0.025, HISTORY),
    Mess("corrected", "*", 0.015, HISTORY),
    Mess("withdrawn", "*", 0.008, HISTORY),
    Mess("rescheduled", "lac_review", 0.05, HISTORY),
    Mess("late_rescheduled", "lac_review", 0.60, HISTORY),
    Mess("looked_after_late", "seemis_leavers", 0.002, HISTORY),
    # decoys that are accepted but not counted
    Mess("meeting_without_investigation", "cp_meeting", 0.004, DECOY),
    Mess("review_of_never_registered", "cp_meeting", 0.004, DECOY),
    Mess("psychological_therapies", "camhs_captnd", 0.03, DECOY),
    Mess("treated_before_referral", "camhs_captnd", 0.01, DECOY),
    # decoys that must be refused
    Mess("impossible_date", "*", 0.001, DECOY),
    Mess("end_before_start", "*", 0.001, DECOY),
    Mess("unknown_code", "*", 0.001, DECOY),
    Mess("text_in_number", "*", 0.001, DECOY),
    Mess("blank_key", "*", 0.001, DECOY),
    Mess("blank_key", "seemis_leavers", 0.02, DECOY),
    Mess("blank_required", "*", 0.001, DECOY),
    Mess("missing_companion", "*", 0.001, DECOY),
    Mess("held_and_cancelled", "lac_review", 0.001, DECOY),
    Mess("unknown_area", "*", 0.001, DECOY),
    Mess("unknown_partnership", "*", 0.0, DECOY),
    Mess("dated_after_submission", "camhs_captnd", 0.001, DECOY),
    Mess("two_events_in_a_row", "camhs_captnd", 0.001, DECOY),
    Mess("one_column_too_many", "js_court_report", 0.0, DECOY),
    Mess("one_column_too_few", "cp_core_group", 0.0, DECOY),
)

_RATES = {(mess.kind, mess.extract): mess.rate for mess in MESS}


def rate(kind: str, extract: str = "*") -> float:
    """Return the rate of a kind of error in an extract; KeyError if undeclared."""
    found = _RATES.get((kind, extract))
    return _RATES[kind, "*"] if found is None else found
