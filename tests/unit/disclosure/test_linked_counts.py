"""The same people in several tables: every number by hand, and what is no such thing."""

from typing import Any

import attrs
import pytest

from safeguarding.disclosure.linked_counts import LinkedCounts, LinkedKind, LinkedPlace, PartAnswers
from safeguarding.disclosure.tables import Axis
from safeguarding.errors import InvalidRecordError, UnknownNameError

HOMES = Axis(name="Home", labels=("f", "k"), groups={"Foster": ["f"], "All": ["f", "k"]}, prints_labels=False)
AGES = Axis(name="Age", labels=("8", "16"), groups={"Younger": ["8"]}, prints_labels=False)
COUNTS = LinkedCounts(
    groupings=[HOMES, AGES],
    answers={
        "safe": {
            ("f", "8"): PartAnswers(having=30, others=12, without=1),
            ("k", "8"): PartAnswers(having=6, others=2, without=3),
            ("k", "16"): PartAnswers(having=4, others=0, without=5),
        },
        "heard": {
            ("f", "8"): PartAnswers(having=40, others=3),
            ("k", "8"): PartAnswers(having=1, others=10),
            ("k", "16"): PartAnswers(having=0, others=9),
        },
    },
    printed={"Home": ["safe", "heard"], "Age": ["heard"]},
    prints_people=frozenset({"Age"}),
)


@pytest.mark.parametrize(
    ("question", "grouping", "group", "counts"),
    [
        ("safe", "Home", "Foster", (30, 12, 42, 43)),
        ("safe", "Home", "All", (40, 14, 54, 63)),
        ("safe", "Age", "Younger", (36, 14, 50, 54)),
        ("heard", "Age", "16", (0, 9, 9, 9)),
        ("heard", "Home", "k", (1, 19, 20, 20)),
    ],
)
def test_each_kind_of_each_group(question: str, grouping: str, group: str, counts: tuple[int, ...]) -> None:
    """Of a group are counted those of its labels, whatever else divides them; people are the same by any question."""
    kinds = (LinkedKind.HAVING, LinkedKind.OTHERS, LinkedKind.BASE, LinkedKind.PEOPLE)
    assert tuple(COUNTS.count(LinkedPlace(question, grouping, group, kind)) for kind in kinds) == counts
    assert COUNTS.count(LinkedPlace("", grouping, group, LinkedKind.PEOPLE)) == counts[3]


def test_what_is_printed() -> None:
    """Three numbers of each question by each grouping that prints it; people only where they are printed."""
    found = [(each.question, each.group, each.kind) for each in COUNTS.places()]
    kinds = (LinkedKind.HAVING, LinkedKind.OTHERS, LinkedKind.BASE)
    assert found == [
        *((question, group, kind) for question in ("safe", "heard") for group in ("Foster", "All") for kind in kinds),
        *(("heard", "Younger", kind) for kind in kinds),
        ("", "Younger", LinkedKind.PEOPLE),
    ]


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"groupings": [HOMES, HOMES]}, "two groupings have one name"),
        ({"groupings": [HOMES]}, "1 labels, not 2"),
    ],
)
def test_groupings_that_are_not_those_of_the_parts(wrong: dict[str, Any], message: str) -> None:
    """Each grouping has a name of its own and a label in every part."""
    with pytest.raises(InvalidRecordError, match=message):
        attrs.evolve(COUNTS, printed={}, prints_people=frozenset(), **wrong)


@pytest.mark.parametrize("field", ["prints_people", "at_most"])
def test_a_grouping_that_there_is_not(field: str) -> None:
    """A name that nothing has is refused wherever it stands."""
    wrong: dict[str, Any] = {"at_most": {"Hone": {"All": 3}}, "prints_people": frozenset({"Hone"})}
    with pytest.raises(UnknownNameError, match="grouping"):
        attrs.evolve(COUNTS, **{field: wrong[field]})


def test_people_who_are_nobody_are_no_difference() -> None:
    """A part of nobody may be left out of one question; a part of somebody may not, and counts below 0 are none."""
    safe, heard = COUNTS.answers["safe"], COUNTS.answers["heard"]
    more = {**heard, ("f", "16"): PartAnswers(having=0, others=0)}
    assert attrs.evolve(COUNTS, answers={"safe": safe, "heard": more}).places() == COUNTS.places()
    more = {**heard, ("f", "16"): PartAnswers(having=1, others=0)}
    with pytest.raises(InvalidRecordError, match="not of the same people"):
        attrs.evolve(COUNTS, answers={"safe": safe, "heard": more})
    for field in ("having", "others", "without"):
        with pytest.raises(InvalidRecordError):
            PartAnswers(**({"having": 1, "others": 1} | {field: -1}))
    assert PartAnswers(having=1, others=1).people == 2


def test_what_is_printed_is_named_by_grouping() -> None:
    """A number in place of the questions of each grouping is refused as such."""
    wrong: Any = 3
    with pytest.raises(InvalidRecordError, match="printed"):
        attrs.evolve(COUNTS, printed=wrong)
