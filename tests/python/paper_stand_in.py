"""Stands in for the tables of the paper that the marts do not hold yet."""

from pathlib import Path

import duckdb

SECTIONS = """
    values
    ('agenda', 'A1', 1, 1, 'Meeting of', null),
    ('agenda', 'A2', 2, 1, 'Held on', null),
    ('agenda', 'A3', 3, 1, 'Agenda item', null),
    ('agenda', 'A4', 4, 1, 'Title', null),
    ('agenda', 'A5', 5, 1, 'Summary', null),
    ('agenda', 'A6', 6, 1, 'Author', null),
    ('agenda', 'A7', 7, 1, 'Recommendations', null),
    ('agenda', 'A8', 8, 1, 'Route to meeting', null),
    ('agenda', 'A9', 9, 1, 'Implications', null),
    ('agenda', 'A10', 10, 2, 'Financial', null),
    ('agenda', 'A11', 11, 2, 'Legal', null),
    ('body', '1', 1, 1, 'Purpose of report', null),
    ('body', '2', 2, 1, 'Recommendation', null),
    ('body', '3', 3, 1, 'Background information', null),
    ('body', '4', 4, 1, 'Report', null),
    ('body', '4.1', 5, 2, 'Summary position', 'status_summary'),
    ('body', '4.1.1', 6, 3, 'Movement since the previous report', 'movement'),
    ('body', '4.1.2', 7, 3, 'Measures with major concerns', 'major_commentary'),
    ('body', '4.1.3', 8, 3, 'Measures with some concerns', 'some_commentary'),
    ('body', '4.1.4', 9, 3, 'Remedial action being taken', 'remedial_action'),
    ('body', '4.1.5', 10, 3, 'New and withdrawn indicators', 'new_and_withdrawn'),
    ('body', '5', 11, 1, 'Strategic context', 'objectives'),
    ('body', '6', 12, 1, 'Implications', null),
    ('body', '6.1', 13, 2, 'Financial implications', null),
    ('body', '6.2', 14, 2, 'Human resource implications', null),
    ('body', '6.3', 15, 2, 'Legal implications', null),
    ('body', '7', 16, 1, 'Consultation and partnership working', null),
    ('body', '8', 17, 1, 'Risk assessment', null)
"""
PARAGRAPHS = """
    values
    ('A1', 1, null, 'South Ayrshire Health and Social Care Partnership: Performance and Audit Committee'),
    ('A2', 1, null, '30 May 2023'),
    ('A3', 1, null, '9'),
    ('A4', 1, null, 'Children''s health, care and justice: six-monthly performance report'),
    ('A5', 1, null, 'The committee is given the performance of children''s health, care and justice services, to the end of March 2023 where figures are there.'),
    ('A6', 1, null, 'Coordinator, Planning and Performance'),
    ('A7', 1, null, 'That the committee considers and notes the performance in Appendix 1.'),
    ('A8', 1, null, 'The report comes to the committee every six months.'),
    ('A10', 1, null, 'None arise directly.'),
    ('A11', 1, null, 'None arise directly.'),
    ('1', 1, '1.1', 'This report tells the Performance and Audit Committee how children''s health, care and justice services perform.'),
    ('2', 1, '2.1', 'It is recommended that the committee:'),
    ('2', 2, 'i.', 'considers and notes the performance in Appendix 1.'),
    ('3', 1, '3.1', 'Appendix 1 holds figures to 31 Mar 2023 where these are there, and else the newest that are published.'),
    ('3', 2, '3.2', 'Before the pandemic the committee was told of performance every six months. The next report will cover the time to 30 Sep 2023.'),
    ('4', 1, null, 'The committee is asked to consider the progress made against the measures in Appendix 1.'),
    ('4.1', 1, null, 'The table shows how many indicators have which status.'),
    ('4.1.1', 1, null, 'Two indicators with major concerns in March 2022 have a better figure now: planning meetings within timescale, and level 1 unpaid work completed within three months. Planning meetings remain the one major concern.'),
    ('4.1.2', 1, null, '75% (9/12) of planning meetings were held within timescale in Q2 2022/23.'),
    ('4.1.5', 1, null, 'Two indicators were added to the suite.'),
    ('5', 1, '5.1', 'The indicators serve the strategic objectives of the Integration Joint Board:'),
    ('6.1', 1, '6.1.1', 'No financial implications arise directly from this report.'),
    ('6.2', 1, '6.2.1', 'No human resource implications arise directly from this report.'),
    ('6.3', 1, '6.3.1', 'No legal implications arise directly from this report.'),
    ('7', 1, '7.1', 'Relevant officers were consulted.'),
    ('8', 1, '8.1', 'No immediate risks come with the approval of this report.')
"""
LABELS = "map {'improved': 'improved', 'worsened': 'worsened', 'higher': 'higher', 'lower': 'lower', 'unchanged': 'unchanged', 'new': 'new', 'not_comparable': 'not comparable'}"


def add_paper_tables(file: Path) -> None:
    """Add what is missing to a published file."""
    with duckdb.connect(file) as connection:
        found = {
            name
            for (name,) in connection.execute(
                "select schema_name || '.' || table_name from duckdb_tables()"
            ).fetchall()
        }
        if "marts.paper_sections" in found:
            return
        for prefix in ("marts.", "published.rpt_"):
            for statement in _statements(prefix):
                connection.execute(statement)
        for statement in COMMITTEE:
            connection.execute(statement)


COMMITTEE = [
    "alter table quality.coordinator_tasks add column is_blocking boolean default false",
    "insert into quality.coordinator_tasks values ('S37000027', '2023-03', 'sign_off', "
    "'the paper', 'Chief Officer', 'Sign off the paper: no sign-off is recorded', true)",
    "create table quality.prose_faults (partnership_code varchar, edition_id varchar, "
    "file varchar, place varchar, sentence varchar, fault varchar, remedy varchar)",
    "create table quality.wrapped_text (partnership_code varchar, edition_id varchar, "
    "file varchar, place varchar, wrapped varchar)",
    "insert into quality.wrapped_text values ('S37000027', '2023-03', "
    "'seeds/reference/paper_text.csv', '3.1', '31 Mar 2023'), ('S37000027', "
    "'2023-03', 'seeds/reference/paper_text.csv', '3.2', '30 Sep 2023')",
]


def _statements(to: str) -> list[str]:
    key = "'S37000027' as partnership_code, '2023-03' as edition_id"
    return [
        f"alter table {to}report_editions add column signed_off_by_role varchar",
        f"alter table {to}report_editions add column signed_off_on_label varchar",
        f"alter table {to}report_editions add column is_signed_off boolean default false",
        f"alter table {to}remedial_actions add column standing_label varchar default "
        "'Current'",
        f"create table {to}paper_sections as select {key}, * from ({SECTIONS}) as "
        "given(part, section_id, section_order, section_level, heading, content_code)",
        f"create table {to}paper_paragraphs as select {key}, * from ({PARAGRAPHS}) as "
        "given(section_id, paragraph_number, paragraph_label, paragraph)",
        f"insert into {to}paper_sections select * replace ('2022-03' as edition_id) from {to}paper_sections",
        f"insert into {to}paper_paragraphs select * replace ('2022-03' as edition_id) from {to}paper_paragraphs",
        f"create table {to}commentary as select {key}, '4.6' as indicator_id, "
        "1 as paragraph_number, 'Two service managers chaired these meetings; more can "
        "chair them now. Those whose meeting was late had support throughout.' as "
        "paragraph union all select 'S37000027', '2023-03', '4.5', 1, 'Three "
        "requirements were late, most of them for missed appointments.'",
        f"""
        create table {to}edition_changes as
        with now as (from {to}indicator_status),
        labelled as (
            select now.*, coalesce({LABELS}[now.value_change_code], '[c]') as value_change_label,
            coalesce({LABELS}[now.status_change_code], '[c]') as status_change_label
            from now
        )
        select
            now.partnership_code, now.edition_id, now.indicator_id, now.title,
            definitions.previous_title,
            now.is_new, false as is_withdrawn, definitions.previous_title is not null as is_renamed,
            now.status_code, now.status_label,
            before.status_code as previous_status_code,
            before.status_label as previous_status_label,
            now.value_label, now.period_label,
            before.value_label as previous_value_label,
            before.period_label as previous_period_label,
            now.value_change_code, now.value_change_label,
            now.status_change_code, now.status_change_label,
            case when now.is_new then 'New in this report: ' || now.value_label || ' in ' || now.period_label
            else coalesce(before.value_label || ' in ' || before.period_label || ' before, ', '') || now.value_label || ' in '
                || now.period_label || ' now: ' || now.value_change_label || '. Status ' || now.status_change_label || ': ' || now.status_label end as movement
        from labelled as now
        left join {to}indicator_definitions as definitions
            on now.edition_id = definitions.edition_id and now.indicator_id = definitions.indicator_id
        left join {to}indicator_status as before
            on now.previous_edition_id = before.edition_id and now.indicator_id = before.indicator_id
        """,
    ]


if __name__ == "__main__":
    import sys

    add_paper_tables(Path(sys.argv[1]))
