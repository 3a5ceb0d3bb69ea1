"""Movements of people through linked tables: each one leaves every sum of every table true."""

import pytest

from safeguarding.disclosure.linked_counts import LinkedCounts, LinkedKind, LinkedPlace, PartAnswers
from safeguarding.disclosure.linked_movements import LinkedMovements
from safeguarding.disclosure.tables import Axis

HOMES = Axis(name="Home", labels=("f", "k"), groups={"Foster": ["f"], "Kinship": ["k"]}, prints_labels=False)
HAVING, OTHERS, BASE, PEOPLE = LinkedKind.HAVING, LinkedKind.OTHERS, LinkedKind.BASE, LinkedKind.PEOPLE
COUNTS = LinkedCounts(
    groupings=[HOMES],
    answers={
        "safe": {("f",): PartAnswers(having=30, others=4, without=2), ("k",): PartAnswers(having=6, others=3)},
        "heard": {("f",): PartAnswers(having=20, others=16), ("k",): PartAnswers(having=1, others=7, without=1)},
    },
    printed={"Home": ["safe", "heard"]},
    prints_people=frozenset({"Home"}),
)
PLACES = [
    LinkedPlace(question, "Home", group, kind)
    for group in ("Foster", "Kinship")
    for question, kinds in (("safe", (HAVING, OTHERS, BASE)), ("heard", (HAVING, OTHERS, BASE)), ("", (PEOPLE,)))
    for kind in kinds
]
INDEX = {place: k for k, place in enumerate(PLACES)}


def offers(place: LinkedPlace) -> list[tuple[dict[LinkedPlace, int], tuple[int, int]]]:
    movements = LinkedMovements(COUNTS, INDEX, [1] * len(PLACES), width=5)
    found = movements.through(INDEX[place], lambda _: False)
    return [({PLACES[k]: by for k, by in movement.items()}, rooms()) for movement, rooms in found]


@pytest.mark.parametrize("place", PLACES)
def test_bases_are_the_answers_and_people_only_change_places(place: LinkedPlace) -> None:
    """Who answered is who answered so and who did otherwise; what one group gains the other loses."""
    found = offers(place)
    assert found
    for movement, (rise, fall) in found:
        assert movement[place]
        assert rise >= 0 <= fall
        for question in ("safe", "heard"):
            for group in ("Foster", "Kinship"):
                having, others, base = (
                    movement.get(LinkedPlace(question, "Home", group, kind), 0) for kind in (HAVING, OTHERS, BASE)
                )
                assert base == having + others
        for each, by in movement.items():
            other = "Kinship" if each.group == "Foster" else "Foster"
            assert movement[LinkedPlace(each.question, "Home", other, each.kind)] == -by


def test_as_many_as_there_are() -> None:
    """To one question, favourable answers of one home against others of the other: three of kinship, four of foster."""
    rooms = {
        tuple(sorted((each.kind.name, by) for each, by in movement.items() if each.group == "Foster")): room
        for movement, room in offers(LinkedPlace("safe", "Home", "Foster", HAVING))
        if all(each.question == "safe" for each in movement)
    }
    # one more favourable and one fewer other: min(4 others of foster, 6 favourable of kinship); back: min(30, 3)
    assert rooms[("HAVING", 1), ("OTHERS", -1)] == (4, 3)


AGES = Axis(name="Age", labels=("8", "16"), groups={"Children": ["8"], "Young people": ["16"]}, prints_labels=False)


def people_by_home(people: dict[tuple[str, str], int]) -> list[tuple[dict[int, int], tuple[int, int]]]:
    """What can move the people of foster homes, where homes print people, and who said that they are safe by age."""
    counts = LinkedCounts(
        groupings=[HOMES, AGES],
        answers={"safe": {part: PartAnswers(having=count, others=0) for part, count in people.items()}},
        printed={},
        prints_people=frozenset({"Home"}),
    )
    index = {LinkedPlace("", "Home", group, PEOPLE): k for k, group in enumerate(("Foster", "Kinship"))}
    found = LinkedMovements(counts, index, [1, 1], width=5).through(0, lambda _: False)
    return [(dict(movement), rooms()) for movement, rooms in found]


def test_as_many_people_as_each_home_has() -> None:
    """Foster homes gain those of kinship homes, 2 of 8 and 5 of 16 years, or lose their own, 3 and 1."""
    people = {("f", "8"): 3, ("k", "8"): 2, ("f", "16"): 1, ("k", "16"): 5}
    assert people_by_home(people) == [({0: 1, 1: -1}, (7, 4)), ({0: -1, 1: 1}, (4, 7))]


def test_nobody_of_that_age_in_the_other_home() -> None:
    """Whoever reads may know where nobody of an age lives: those of 16 years are of no foster home, and move to none."""
    assert people_by_home({("f", "8"): 3, ("k", "16"): 5}) == []
    people = {("f", "8"): 3, ("k", "8"): 2, ("k", "16"): 5}
    assert people_by_home(people) == [({0: 1, 1: -1}, (2, 3)), ({0: -1, 1: 1}, (3, 2))]


def test_answers_are_exchanged_within_an_age() -> None:
    """A favourable answer of 8 years is exchanged for another of 8 years: 1 of them there, and 4 of 16 years."""
    counts = LinkedCounts(
        groupings=[HOMES, AGES],
        answers={
            "safe": {
                ("f", "8"): PartAnswers(having=0, others=1),
                ("k", "8"): PartAnswers(having=9, others=0),
                ("f", "16"): PartAnswers(having=2, others=8),
                ("k", "16"): PartAnswers(having=4, others=3),
            }
        },
        printed={"Home": ["safe"]},
    )
    index = {LinkedPlace("safe", "Home", group, HAVING): k for k, group in enumerate(("Foster", "Kinship"))}
    movement, rooms = next(iter(LinkedMovements(counts, index, [1, 1], width=5).through(0, lambda _: False)))
    # there is 1 of 8 years who can take one, and 4 of 16 can be had; back go none of 8 years and 2 of 16
    assert (movement, rooms()) == ({0: 1, 1: -1}, (5, 2))
