"""A stated inspection against its published outcome."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import attrs
import pytest

from safeguarding.briefings.sections.published_outcomes import (
    conflicts_of_visits,
    conflicts_with_outcome,
    days_between_publications,
    printed_day,
    week_off_site,
)
from safeguarding.dates.ranges import DateRange
from safeguarding.inspections.absences import Absence
from safeguarding.inspections.areas import JudgementArea
from safeguarding.inspections.frameworks import Framework
from safeguarding.inspections.matching import MOST_DAYS_BEFORE_THE_SITE
from safeguarding.inspections.records import Inspection, InspectionKind, Judgement
from safeguarding.inspections.scales import SocialCareGrade

OVERALL = JudgementArea.OVERALL_EFFECTIVENESS
FIRST, LAST, OUT = date(2022, 3, 7), date(2022, 3, 18), date(2022, 4, 27)


def inspection(grade: SocialCareGrade | Absence = SocialCareGrade.GOOD, **fields: Any) -> Inspection:  # noqa: ANN401
    """An inspection of an invented authority."""
    stands = {"absence": grade} if isinstance(grade, Absence) else {"grade": grade}
    given = {
        "authority": "invented",
        "framework": Framework.ILACS,
        "kind": InspectionKind.SHORT,
        "visits": [DateRange(FIRST, LAST)],
        "published_on": OUT,
        "judgements": [Judgement(area=OVERALL, **stands)],
    }
    return Inspection(**{**given, **fields})


def said(stated: Inspection, published: Inspection) -> list[str]:
    return [fault.problem for fault in conflicts_with_outcome(stated, published)]


@pytest.mark.parametrize(
    ("published", "words"),
    [
        (SocialCareGrade.GOOD, ""),
        (SocialCareGrade.OUTSTANDING, "the published outcome is Outstanding"),
        (Absence.NOT_JUDGED, "the published outcome is no grade (not judged)"),
        # what could not be read contradicts nothing
        (Absence.UNREADABLE, ""),
        (Absence.NOT_KNOWN, ""),
    ],
)
def test_grades(published: SocialCareGrade | Absence, words: str) -> None:
    found = said(inspection(), inspection(published))
    assert [words in each for each in found] == [True] * bool(words)
    # an update that gives no grade says nothing of it
    assert said(inspection(Absence.NOT_JUDGED), inspection(published)) == []


def test_framework_and_kind() -> None:
    other = attrs.evolve(inspection(), kind=InspectionKind.STANDARD)
    assert [each.split(" as ")[0] for each in said(other, inspection())] == ["The update gives the kind"]
    older = inspection(framework=Framework.SIF, judgements=[])
    assert [each.split(" as ")[0] for each in said(older, inspection())] == ["The update gives the framework"]


@pytest.mark.parametrize("further", [0, 1])
def test_days_of_publication(further: int) -> None:
    """A few days between what the report and what the table print are no contradiction; one that is not known is none."""
    days = MOST_DAYS_BEFORE_THE_SITE + further
    later = inspection(published_on=OUT + timedelta(days=days))
    assert days_between_publications(later, inspection()) == days_between_publications(inspection(), later) == days
    assert len(said(later, inspection())) == further
    assert days_between_publications(inspection(published_on=None), later) == 0
    assert printed_day(None) == "no known day"


@pytest.mark.parametrize(
    ("stated", "published", "conflicts", "is_week"),
    [
        ((FIRST, LAST), (FIRST, LAST), 0, False),
        ((FIRST, LAST), (FIRST, LAST + timedelta(days=1)), 1, False),
        ((FIRST + timedelta(days=1), LAST), (FIRST, LAST), 1, False),
        # the week off site, counted with the days on it
        ((FIRST - timedelta(days=7), LAST), (FIRST, LAST), 0, True),
        ((FIRST - timedelta(days=8), LAST), (FIRST, LAST), 1, False),
        ((FIRST - timedelta(days=7), LAST + timedelta(days=1)), (FIRST, LAST), 1, False),
    ],
)
def test_days_on_site(
    stated: tuple[date, date],
    published: tuple[date, date],
    conflicts: int,
    is_week: bool,  # noqa: FBT001
) -> None:
    one, other = (inspection(visits=[DateRange(*days)]) for days in (stated, published))
    assert len(list(conflicts_of_visits(one, other, ends_are_possible=True))) == conflicts
    assert week_off_site(one, other) is is_week
    # an end that a check has found impossible already is not told of twice
    assert len(list(conflicts_of_visits(one, other, ends_are_possible=False))) == conflicts * (one.starts_on != FIRST)
    unknown = inspection(visits=[])
    assert list(conflicts_of_visits(unknown, other, ends_are_possible=True)) == []
    assert not week_off_site(unknown, other)
