"""The pictures of a briefing: from the values of its tables, and light enough for a council's website."""

import time
from pathlib import Path

import pytest
from tests.timing import patience

from safeguarding.authorities.england import english_authorities
from safeguarding.briefings.assembly import read_briefing
from safeguarding.charts.count_bars import CountBars
from safeguarding.dates.statutory_calendars import england_and_wales
from safeguarding.pages.cells import printed
from safeguarding.pages.renderers.html.document import page_html
from safeguarding.pages.sections import Page

YORK = Path(__file__).parents[3] / "examples" / "york-2017"


@pytest.fixture(scope="module")
def briefing() -> Page:
    return read_briefing(YORK, register=english_authorities(), calendar=england_and_wales())


def test_the_numbers_are_those_of_the_tables(briefing: Page) -> None:
    """Each bar of the rechecks stands in the table above it, and the grades are those of Ofsted's count of that spring."""
    by_title = {each.title: each for each in briefing.sections}
    (grades,) = by_title["National profile"].pictures
    assert isinstance(grades, CountBars)
    assert [each.count for each in grades.bars] == [2, 35, 60, 30]
    checks = by_title["DBS checks"]
    (rechecks,) = checks.pictures
    assert isinstance(rechecks, CountBars)
    (table,) = [each for each in checks.tables if each.caption == "Rechecks that fall due"]
    shown = {printed(label): count for label, count in table.rows}
    assert all(shown[each.label] == each.count for each in rechecks.bars)


def test_light_and_quick(briefing: Page) -> None:
    """At most 500 kB, and two seconds beyond the calculation."""
    started = time.process_time()
    page = page_html(briefing)
    assert time.process_time() - started < 2 * patience()
    assert len(page.encode()) < 500_000
    assert page.count("<figure>") == 2
