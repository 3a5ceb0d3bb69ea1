from datetime import date

import attrs
import pytest

from safeguarding.dates.ranges import DateRange
from safeguarding.dates.reading import parse_date_ranges
from safeguarding.inspections.areas import JudgementArea
from safeguarding.inspections.checks import inspection_conflicts
from safeguarding.inspections.chronology import _nearest_possible_end, _nearest_possible_visit, chronology_conflicts
from safeguarding.inspections.frameworks import Framework
from safeguarding.inspections.records import Inspection, InspectionKind
from safeguarding.inspections.scales import SocialCareGrade
from safeguarding.sources import Certainty

A, G = JudgementArea, SocialCareGrade


def york(visits: str = "14 November – 8 December 2016", **changes: object) -> Inspection:
    stated = Inspection(
        authority="York",
        framework=Framework.SIF,
        kind=InspectionKind.FULL,
        visits=parse_date_ranges(visits),
        published_on=date(2017, 2, 7),
    )
    return attrs.evolve(stated, **changes)  # type: ignore[arg-type]


class TestOrderOfDates:
    """A visit ends before the report is received and published, and before the document that tells of it."""

    def test_the_updates_own_slip(self) -> None:
        """8 December 2017 is after publication and after the update itself; the same day of 2016 would be 25 days."""
        (conflict,) = inspection_conflicts(york("14 November 2016 – 8 December 2017"), known_by=date(2017, 9, 19))
        assert "after the report was published (7 February 2017)" in conflict.explanation
        assert "after the document that states it was written (19 September 2017)" in conflict.explanation
        assert "8 December 2016 would be possible" in conflict.remedy
        assert "25 days" in conflict.remedy
        assert conflict.source.certainty is Certainty.ESTABLISHED

    @pytest.mark.parametrize(("published_on", "count"), [(date(2016, 12, 8), 0), (date(2016, 12, 7), 1)])
    def test_published_on_the_last_day_and_the_day_before(self, published_on: date, count: int) -> None:
        assert len(inspection_conflicts(york(published_on=published_on))) == count

    @pytest.mark.parametrize(("received_on", "count"), [(date(2016, 12, 8), 0), (date(2016, 12, 7), 1)])
    def test_received_on_the_last_day_and_the_day_before(self, received_on: date, count: int) -> None:
        assert len(inspection_conflicts(york(received_on=received_on))) == count

    @pytest.mark.parametrize(("known_by", "count"), [(date(2017, 2, 7), 0), (date(2017, 2, 6), 1)])
    def test_nothing_lies_after_the_document_that_tells_of_it(self, known_by: date, count: int) -> None:
        assert len(inspection_conflicts(york(), known_by=known_by)) == count

    @pytest.mark.parametrize(
        ("visit", "remedy"),
        [
            ("14 – 16 March 2017", "14 – 16 March 2016 would be possible: the same days of an earlier year."),
            ("28 December 2017 – 9 January 2018", "28 December 2016 – 9 January 2017 would be possible"),
            ("7 – 8 February 2017", "An end on or before 7 February 2017 would be possible."),
            ("1 January – 8 February 2017", "An end on or before 7 February 2017 would be possible."),
            ("29 February – 1 March 2020", "29 February – 1 March 2016 would be possible: the same days"),
            ("29 February 2024 – 8 February 2025", "An inspection that ends on or before 7 February 2017 would be"),
        ],
    )
    def test_what_is_proposed_instead_is_itself_possible(self, visit: str, remedy: str) -> None:
        """A visit that starts too late is moved as a whole: no end would make it possible."""
        (conflict,) = chronology_conflicts(york(visit))
        assert conflict.remedy.startswith(remedy)

    @pytest.mark.parametrize(("second", "count"), [("11 – 13 December 2013", 1), ("12 – 13 December 2013", 0)])
    def test_visits_do_not_overlap(self, second: str, count: int) -> None:
        visits = f"19 November – 11 December 2013 and {second}"
        assert len(inspection_conflicts(york(visits))) == count


def test_a_leap_day_is_looked_for_in_the_leap_year_before() -> None:
    """The years between have no such day."""
    (conflict,) = chronology_conflicts(york("15 February 2016 – 29 February 2020", published_on=date(2019, 5, 1)))
    assert conflict.remedy.startswith("29 February 2016 would be possible: 15 – 29 February 2016 is 15 days")


def test_the_last_possible_day_is_proposed() -> None:
    """A visit may end on the very day before which it must have ended; where that is a day later, another year is."""
    visit = DateRange(date(2017, 2, 27), date(2018, 3, 17))
    for latest, said in (
        (date(2017, 3, 17), "17 March 2017 would"),
        (date(2017, 3, 16), "An end on or before 16 March"),
    ):
        assert _nearest_possible_end(visit, latest).startswith(said)
    wrong_year = DateRange(date(2018, 3, 6), date(2018, 3, 17))
    for latest, year in ((date(2017, 3, 17), 2017), (date(2017, 3, 16), 2016)):
        assert f"6 – 17 March {year} would" in _nearest_possible_visit(wrong_year, latest)
