"""The harness of the browser tests: it sees what it is there to see."""

from collections.abc import Callable

import pytest
from browser import READERS, Watched
from playwright.sync_api import Browser

from scripts.reports.sources import PROFILES


@pytest.mark.parametrize("profile", READERS)
def test_the_first_page_names_its_readers(
    page: Watched, served_site: Callable[[str], str], profile: str
) -> None:
    page.page.goto(served_site(profile))
    page.page.get_by_text(PROFILES[profile].label).first.wait_for()


def test_a_page_that_loads_from_elsewhere_or_fails_is_found(
    browser: Browser, served_site: Callable[[str], str]
) -> None:
    watched = Watched(browser.new_page())
    watched.page.goto(served_site("committee"))
    watched.page.evaluate("fetch('/nowhere')")
    watched.page.evaluate("console.error('told')")
    watched.page.set_content("<img src='https://www.example.org/a.png'>")
    watched.page.close()
    assert watched.outside == ["https://www.example.org/a.png"]
    assert any("told" in error for error in watched.errors)
    assert any("404" in error and "/nowhere" in error for error in watched.errors)


def test_the_browser_keeps_a_page_from_asking_elsewhere(
    browser: Browser, served_site: Callable[[str], str]
) -> None:
    watched = Watched(browser.new_page())
    watched.page.goto(served_site("committee"))
    watched.page.evaluate("fetch('https://www.example.org/a').catch(() => 0)")
    watched.page.close()
    assert watched.outside == []
    assert any("Content Security Policy" in error for error in watched.errors)
