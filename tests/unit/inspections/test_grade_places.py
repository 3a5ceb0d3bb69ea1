from datetime import date

import pytest

from safeguarding.authorities.england import english_authorities
from safeguarding.dates.ranges import DateRange
from safeguarding.errors import InvalidRecordError
from safeguarding.inspections.areas import JudgementArea
from safeguarding.inspections.frameworks import Framework
from safeguarding.inspections.grade_places import GradePlace, place_among
from safeguarding.inspections.records import Inspection, InspectionKind, Judgement
from safeguarding.inspections.scales import SocialCareGrade

G = SocialCareGrade

REGISTER = english_authorities()


def report(name: str, grade: SocialCareGrade | None, starts_on: date | None = date(2016, 11, 14)) -> Inspection:
    return Inspection(
        authority=name,
        framework=Framework.SIF,
        kind=InspectionKind.FULL,
        visits=[DateRange(starts_on, starts_on)] if starts_on else [],
        published_on=date(2017, 2, 7),
        judgements=[Judgement(JudgementArea.OVERALL_EFFECTIVENESS, grade)] if grade else [],
    )


@pytest.mark.parametrize(
    ("own", "others", "words"),
    [
        (G.GOOD, [G.OUTSTANDING, G.INADEQUATE], "2nd of 3"),
        (G.GOOD, [G.GOOD, None], "1st of 2, a place that 2 share"),
        (G.INADEQUATE, [G.GOOD, G.OUTSTANDING], "3rd of 3"),
        (None, [G.GOOD], "None"),
    ],
)
def test_one_more_than_are_better(
    own: SocialCareGrade | None, others: list[SocialCareGrade | None], words: str
) -> None:
    """A place is one more than have a better grade; who has no grade has no place, and takes none."""
    names = ["York", "Leeds", "Hull"]
    latest = {REGISTER.find(name): report(name, grade) for name, grade in zip(names, [own, *others], strict=False)}
    found = place_among(latest, REGISTER.find("York"), area=JudgementArea.OVERALL_EFFECTIVENESS)
    assert str(found) == words


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (1, "1st"),
        (11, "11th"),
        (12, "12th"),
        (13, "13th"),
        (21, "21st"),
        (23, "23rd"),
        (101, "101st"),
        (111, "111th"),
        (112, "112th"),
        (113, "113th"),
        (122, "122nd"),
    ],
)
def test_endings(place: int, words: str) -> None:
    assert str(GradePlace(place=place, of=150, shared_by=1)).startswith(f"{words} of")


@pytest.mark.parametrize(("place", "shared_by"), [(0, 1), (4, 1), (3, 2), (1, 0)])
def test_no_such_place(place: int, shared_by: int) -> None:
    """There is no fourth place of three, and two cannot share the third."""
    with pytest.raises(InvalidRecordError):
        GradePlace(place=place, of=3, shared_by=shared_by)
