"""The files of 300 made-up children, in every layout: each answer is worked out here by itself, day by day."""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest
from tools.make_childrens_files import (
    YEAR_BEGINS,
    YEAR_ENDS,
    Care,
    Child,
    made_up_children,
    write_census,
    write_dataset,
    write_return,
    write_workbook,
)

from safeguarding.readers.childrens_files.annex_a import annex_a_cases, read_annex_a
from safeguarding.readers.childrens_files.annex_due import annex_a_duties
from safeguarding.readers.childrens_files.cin import read_cin
from safeguarding.readers.childrens_files.cin_cases import CasesOfCensus, assessment_cases, conference_cases
from safeguarding.readers.childrens_files.return_cases import (
    CasesOfReturn,
    review_cases,
)
from safeguarding.readers.childrens_files.ssd import read_ssd
from safeguarding.readers.childrens_files.ssd_cases import ssd_cases
from safeguarding.readers.childrens_files.ssda903 import (
    read_ssda903,
)
from safeguarding.timescales.catalogue import rule_named
from safeguarding.timescales.courses import LOOKED_AFTER_REVIEWS, PLACEMENT_VISITS, REVIEW_CONFERENCES
from safeguarding.timescales.following import obligations
from safeguarding.timescales.rules import Rule
from safeguarding.timescales.words import TimescaleOutcome as Outcome

# the bank holidays of England and Wales from May 2017 to June 2019, as the government's list has them
HOLIDAYS = {
    *(
        date(2017, 5, 29),
        date(2017, 8, 28),
        date(2017, 12, 25),
        date(2017, 12, 26),
        date(2018, 1, 1),
        date(2018, 3, 30),
    ),
    *(date(2018, 4, 2), date(2018, 5, 7), date(2018, 5, 28), date(2018, 8, 27), date(2018, 12, 25), date(2018, 12, 26)),
    *(date(2019, 1, 1), date(2019, 4, 19), date(2019, 4, 22), date(2019, 5, 6), date(2019, 5, 27)),
}
A_DAY = timedelta(days=1)
CHILDREN = made_up_children()
WHOLE = [child for child in CHILDREN if child.care is not None and child.care.began >= YEAR_BEGINS]


def working_days(start: date, count: int) -> date:
    """The day that many working days after another."""
    day = start
    while count:
        day += A_DAY
        count -= day.weekday() < 5 and day not in HOLIDAYS
    return day


def months(start: date, count: int) -> date:
    """The same day of a later month, or the month's last."""
    year, month = divmod(start.year * 12 + start.month - 1 + count, 12)
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))


def outcome(due: date, done: date | None, closed: date | None) -> Outcome:
    """How something stood at the end of the year."""
    if done is not None:
        return Outcome.IN_TIME if done <= due else Outcome.LATE
    if closed is not None:
        return Outcome.LAPSED if closed <= due else Outcome.MISSED
    return Outcome.NOT_YET_DUE if due >= YEAR_ENDS else Outcome.OVERDUE


def of_reviews(began: date, reviews: Sequence[date], ended: date | None) -> Iterator[Outcome]:
    """Within 20 working days, then 3 months, then 6 months from the one before."""
    last = began
    for number, done in enumerate([*reviews, None]):
        due = working_days(last, 20) if number == 0 else months(last, 3 if number == 1 else 6)
        yield outcome(due, done, ended)
        last = done or last


def of_conferences(began: date, reviews: Sequence[date], ended: date | None) -> Iterator[Outcome]:
    """Within 3 months of the initial conference, then 6 months."""
    last = began
    for number, done in enumerate([*reviews, None]):
        yield outcome(months(last, 3 if number == 0 else 6), done, ended)
        last = done or last


def of_visits(care: Care) -> Iterator[Outcome]:
    """In each placement: within a week, then every 6 weeks."""
    for began, ended in zip(care.placements, [*care.placements[1:], care.ended], strict=True):
        last = began
        visits = [day for day in care.visits if began <= day and (ended is None or day <= ended)]
        for number, done in enumerate([*visits, None]):
            yield outcome(last + timedelta(days=7 if number == 0 else 42), done, ended)
            last = done or last


def judged(cases: CasesOfReturn, *rules: Rule) -> list[Outcome]:
    """What the library says of the cases, as at the end of the year."""
    return [each.outcome for case in cases.cases for each in obligations(rules, case, as_at=YEAR_ENDS)]


def of_needs(limit: int, done: str) -> list[Outcome]:
    """For each referral: so many working days until what it asks for."""
    return [
        outcome(working_days(need.referred, limit), getattr(need, done), need.closed)
        for child in CHILDREN
        for need in child.needs
    ]


def test_a_census(tmp_path: Path) -> None:
    """45 working days from each referral, 15 from each enquiry."""
    write_census(CHILDREN, tmp_path / "cin.xml")
    census = read_cin(tmp_path / "cin.xml")
    assert census.faults == ()
    given: Iterable[tuple[str, CasesOfCensus, list[Outcome]]] = (
        ("single_assessment", assessment_cases(census), of_needs(45, "authorised")),
        ("icpc", conference_cases(census), of_needs(15, "conference")),
    )
    for rule, found, wanted in given:
        assert found.refused == ()
        assert judged(found, rule_named(rule)) == wanted
        assert len(set(wanted)) >= 4


class TestReturn:
    """A year's return: reviews of the year, of care whose start it holds."""

    @pytest.fixture(scope="class")
    @staticmethod
    def cases(tmp_path_factory: pytest.TempPathFactory) -> CasesOfReturn:
        folder = tmp_path_factory.mktemp("ssda903")
        write_return(CHILDREN, folder)
        read = read_ssda903([folder])
        assert not read.has_serious_faults
        return review_cases(read, year_begins=YEAR_BEGINS)

    def test_care_that_began_in_the_year(self, cases: CasesOfReturn) -> None:
        of_the_year = [case for case in cases.cases if case.started_on >= YEAR_BEGINS]
        wanted = [
            each for child in WHOLE if (care := child.care) for each in of_reviews(care.began, care.reviews, care.ended)
        ]
        found = [
            each.outcome for case in of_the_year for each in obligations(LOOKED_AFTER_REVIEWS, case, as_at=YEAR_ENDS)
        ]
        assert found == wanted
        assert len(set(wanted)) >= 5

    def test_care_that_began_before_is_never_judged_wrongly(self, cases: CasesOfReturn) -> None:
        """What is said of the reviews of the year is what the whole record says, or that it cannot be told."""
        said: Counter[bool] = Counter()
        for child in CHILDREN:
            care = child.care
            case = next((each for each in cases.cases if each.reference == child.number), None)
            if care is None or case is None or care.began >= YEAR_BEGINS:
                continue
            whole = dict(zip([*care.reviews, None], of_reviews(care.began, care.reviews, care.ended), strict=True))
            for each in obligations(LOOKED_AFTER_REVIEWS, case, as_at=YEAR_ENDS):
                is_told = each.outcome is not Outcome.CANNOT_TELL
                assert not is_told or each.outcome is whole[each.done_on]
                said[is_told] += 1
        assert said[True] > 50 < said[False]

    def test_care_whose_start_is_not_in_the_return(self, cases: CasesOfReturn) -> None:
        """The first row of the year is a move: the clock is refused."""
        wanted = sum(
            care.placements[1] < YEAR_BEGINS
            for child in CHILDREN
            if (care := child.care) and len(care.placements) > 1 and (care.ended is None or care.ended >= YEAR_BEGINS)
        )
        assert len(cases.refused) == wanted > 10


class TestWorkbook:
    """An inspection's workbook: conferences, and what is due next by the latest dates."""

    def test_conferences(self, tmp_path: Path) -> None:
        write_workbook(CHILDREN, tmp_path / "annex-a.xlsx")
        book = read_annex_a(tmp_path / "annex-a.xlsx")
        wanted = [
            outcome(working_days(need.referred, 15), need.conference, None)
            for child in CHILDREN
            for need in child.needs
        ]
        assert judged(annex_a_cases(book, "icpc"), rule_named("icpc")) == wanted

    def test_what_is_due_next(self, tmp_path: Path) -> None:
        """The review conference after the latest one is due in 3 or 6 months, by which it is; of the first it is 3."""
        write_workbook(CHILDREN, tmp_path / "annex-a.xlsx")
        found = annex_a_duties(read_annex_a(tmp_path / "annex-a.xlsx"), on=YEAR_ENDS)
        wanted = {
            child.number: months(max(plan.reviews, default=plan.began), 6 if plan.reviews else 3)
            for child in CHILDREN
            if (plan := child.plan) and plan.ended is None
        }
        due = {each.row.child: each.due_on for each in found.duties if each.what == "review conference"}
        assert due == wanted


class TestDataset:
    """The standard dataset, which holds all of it."""

    @pytest.fixture(scope="class")
    @staticmethod
    def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
        folder = tmp_path_factory.mktemp("ssd")
        write_dataset(CHILDREN, folder)
        return folder

    def test_every_rule(self, folder: Path) -> None:
        tables = read_ssd(folder)
        assert tables.faults == ()

        def found(rule: str, *rules: Rule) -> list[Outcome]:
            return judged(ssd_cases(tables, rule, held_from=None), *rules)

        cared = [child.care for child in CHILDREN if child.care]
        assert found("single_assessment", rule_named("single_assessment")) == of_needs(45, "authorised")
        assert found("looked_after_reviews", *LOOKED_AFTER_REVIEWS) == [
            each for care in cared for each in of_reviews(care.began, care.reviews, care.ended)
        ]
        assert found("placement_visits", *PLACEMENT_VISITS) == [each for care in cared for each in of_visits(care)]
        assert found("review_conferences", *REVIEW_CONFERENCES) == [
            each
            for child in CHILDREN
            if (plan := child.plan)
            for each in of_conferences(plan.began, plan.reviews, plan.ended)
        ]
        assert found("iha", rule_named("iha")) == [
            outcome(working_days(care.began, 20), care.health[0] if care.health else None, care.ended) for care in cared
        ]

    def test_conferences_that_were_held(self, folder: Path) -> None:
        """Of an enquiry without one it is not told whether one was required."""
        cases = ssd_cases(read_ssd(folder), "icpc", held_from=None)
        wanted = [
            outcome(working_days(need.referred, 15), need.conference, None)
            for child in CHILDREN
            for need in child.needs
            if need.conference is not None
        ]
        assert judged(cases, rule_named("icpc")) == wanted
        assert len(cases.refused) == sum(need.conference is None for child in CHILDREN for need in child.needs)


def test_the_same_children_every_time() -> None:
    """Made from a seed: the same children, all of them invented."""
    assert made_up_children() == CHILDREN
    assert len({child.number for child in CHILDREN}) == 300
    assert isinstance(CHILDREN[0], Child)
