"""A site of data that are as bad as they may be: nothing breaks, text stays text."""

import threading
from pathlib import Path

import pytest
from browser import Watched
from playwright.sync_api import Browser
from test_site_pages import pages_of, visit
from workbench import ROOT, change_published, copy_published, run

from scripts.project import Project
from scripts.reports.making import report_link
from scripts.reports.site.server import HOST, site_server
from scripts.reports.sources import PROFILES

MARKUP = (
    '<img src=x onerror="document.title=1"> **bold** [link](http://evil.example) '
    "{1+1} </script><script>document.body.remove()</script>"
)
TITLE = 'Children <b>with</b> & "quotes" {x} `tick` ${y} # head'
SPOILT = {
    "markup in texts that people write": [
        f"update marts.remedial_actions set action = '{MARKUP}', "
        "owner_role = '<b>R</b>' where edition_id = '2023-03'",
        f"update marts.indicator_status set title = '{TITLE}', target_source = "
        f"'{MARKUP}', status_explanation = '{MARKUP}' where indicator_id = '1.1'",
        f"update marts.indicator_definitions set title = '{TITLE}', definition_source ="
        f" '{MARKUP}', numerator_definition = '{MARKUP}' where indicator_id = '1.1'",
        "update marts.report_editions set partnership_name = 'South <i>A</i> & \"P\"'",
    ],
    "an edition without actions": [
        "delete from marts.remedial_actions where edition_id = '2022-03'"
    ],
    "an indicator without periods": [
        "delete from marts.indicator_series where indicator_id = '5.3'"
    ],
    "an indicator without a value": [
        "update marts.indicator_status set value = null, value_label = null, "
        "value_reason_code = 'no_cases', target = null, target_label = null, "
        "target_source = null, status_code = 'not_applicable', status_label = "
        "'Not Applicable', period_label = null, period_start = null, period_end = null,"
        " lag_days = null where indicator_id = '5.4'",
        "update marts.indicator_series set value = null, value_label = null, "
        "value_reason_code = 'suppressed_at_source' where indicator_id = '5.4'",
        "delete from marts.indicator_objectives where indicator_id = '5.4'",
    ],
    "a status that is not shown": [
        "update marts.indicator_status set status_code = null, status_label = '[c]', "
        "value_label = '[c]' where indicator_id = '4.5' and edition_id = '2023-03'"
    ],
}


@pytest.mark.prove
def test_bad_data_break_no_page_and_text_stays_text(
    sample_home: Path, browser: Browser, tmp_path: Path
) -> None:
    copy_published(sample_home, tmp_path)
    project = Project(ROOT, tmp_path)
    statements = [one for several in SPOILT.values() for one in several]
    assert all(answer != (0,) for answer in change_published(project, *statements))
    done = run("warehouse", "report", "site", "--home", tmp_path)
    assert done.returncode == 0, done.stderr
    link = report_link(project, "site", PROFILES["committee"])
    context = browser.new_context()
    watched = Watched(context.new_page())
    with site_server(link) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://{HOST}:{server.server_port}"
        seen = {
            path: visit(watched.page, watched, address + path)
            for path in pages_of(link.resolve())
        }
        server.shutdown()
    context.close()
    assert len(seen) > 70
    for path, page in seen.items():
        assert (page.errors, page.outside, page.violations) == ([], [], []), path
        words = ("undefined", "NaN", "Invalid Date", "[object")
        assert [word for word in words if word in page.text] == [], path
    assert TITLE in seen["/2023-03/indicators/1.1/"].text
    assert MARKUP in seen["/2023-03/indicators/1.1/"].text
    assert MARKUP in seen["/2023-03/actions/"].text
