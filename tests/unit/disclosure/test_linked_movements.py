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
