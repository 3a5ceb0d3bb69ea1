"""The page of timeliness agrees with a count by hand, and says what lies outside each base."""

from datetime import date
from fractions import Fraction

from safeguarding.dates.ranges import DateRange
from safeguarding.numbers.shares import Share
from safeguarding.pages.cells import printed
from safeguarding.pages.sections import Section
from safeguarding.pages.timeliness import CountedBy, timeliness_section
from safeguarding.pages.timeliness_lists import MeasuredObligation, bookings
from safeguarding.timescales.catalogue import rule_named
from safeguarding.timescales.episodes import Episode
from safeguarding.timescales.following import obligations
from safeguarding.timescales.timeliness_measures import Cohort

ON = date(2018, 3, 31)
YEAR = DateRange(date(2017, 4, 1), ON)
# 15 working days from 3 April 2017 end on 26 April: Good Friday and Easter Monday lie between
CASES = [
    (Episode(started_on=date(2017, 4, 3), done_on=[date(2017, 4, 26)], reference="a"), "North"),
    (Episode(started_on=date(2017, 4, 3), done_on=[date(2017, 4, 27)], reference="b"), "North"),
    (Episode(started_on=date(2017, 5, 10), reference="c"), "South"),
    (Episode(started_on=date(2018, 3, 20), reference="d"), ""),
]


def section(**more: object) -> Section:
    measured = [
        MeasuredObligation(obligation=each, group=group)
        for case, group in CASES
        for each in obligations([rule_named("icpc")], case, as_at=ON)
    ]
    return timeliness_section(measured, title="T", cohort=Cohort.STARTED, period=YEAR, as_at=ON, **more)  # type: ignore[arg-type]


def words(made: Section, caption: str) -> list[list[str]]:
    table = next(each for each in made.tables if each.caption.startswith(caption))
    return [[printed(cell) for cell in row] for row in table.rows]


def test_both_bases_and_what_lies_outside() -> None:
    """Of 4 begun, 3 are settled and 2 completed; 1 was in time."""
    assert Share(1, 3).fraction == Fraction(1, 3)
    assert words(section(), "All") == [["all", "4", "1 (33.3%)", "1 (50.0%)", "1", "1", "0"]]


def test_groups_sum_to_the_whole_and_none_is_lost() -> None:
    """A case that names no group is one of its own."""
    rows = words(section(by=CountedBy.GROUP), "By group")
    assert [(row[0], row[1]) for row in rows] == [("North", "2"), ("South", "1"), ("(none named)", "1")]


def test_quarters_of_the_calendar_sum_to_the_period() -> None:
    """Every day of the period lies in one quarter."""
    rows = words(section(by=CountedBy.QUARTER), "By quarter")
    assert [row[1] for row in rows] == ["3", "0", "0", "1"]
    assert rows[0][0] == "1 April – 30 June 2017"


def test_references_only_where_they_are_asked_for() -> None:
    """The list of open cases names them; the page does not."""
    assert not any(table.caption.startswith("Open on") for table in section().tables)
    listed = words(section(with_references=True), "Open on")
    assert [row[0] for row in listed] == ["c", "d"]


def test_lateness_by_hand() -> None:
    """One was a day late; the other is open, due 1 June 2017, and 303 days late on 31 March 2018."""
    rows = words(section(), "Late by")
    assert rows[0] == ["1 to 5 days", "1", "0"]
    assert rows[3] == ["more than 60 days", "0", "1"]


def test_what_was_done_before_the_start_took_no_time() -> None:
    """What was done before the clock started is an outcome of its own: it shortens no length."""
    early = Episode(started_on=date(2017, 4, 3), done_on=[date(2016, 4, 3)], reference="e")
    for cases, said in (([CASES[0][0], early], "half took 23 calendar days"), ([early], "")):
        measured = [
            MeasuredObligation(obligation=each, group="")
            for case in cases
            for each in obligations([rule_named("icpc")], case, as_at=ON)
        ]
        made = timeliness_section(measured, title="T", cohort=Cohort.STARTED, period=YEAR, as_at=ON)
        found = [each for each in made.paragraphs if "half took" in each]
        assert len(found) == bool(said)
        assert all(said in each for each in found)


def test_where_nothing_is_open_nothing_is_said_of_bookings() -> None:
    """No case open is no sentence, and not one of nought cases."""
    assert list(bookings([])) == []
