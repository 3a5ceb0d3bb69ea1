"""Movements of people through linked tables: each one leaves every sum of every table true."""

import attrs
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


def test_homes_in_which_nobody_lives() -> None:
    """Between two of them there is nobody to change places."""
    empty = Axis(name="Home", labels=(*HOMES.labels, "s", "t"), groups=HOMES.groups, prints_labels=False)
    lived_in = attrs.evolve(COUNTS, groupings=[empty])
    movements = (LinkedMovements(counts, INDEX, [1] * len(PLACES), width=5) for counts in (COUNTS, lived_in))
    of_two, of_four = ([(dict(by), rooms()) for by, rooms in each.through(0, lambda _: False)] for each in movements)
    assert all(each in of_four for each in of_two)


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


def test_who_was_not_asked_adds_nobody() -> None:
    """Nobody of 8 years is in kinship homes, whether that is said or left out: none of foster homes can exchange with them."""

    def rooms(*more: PartAnswers) -> list[tuple[int, int]]:
        asked: dict[tuple[str, ...], PartAnswers] = {
            ("f", "8"): PartAnswers(having=6, others=5),
            ("k", "16"): PartAnswers(having=4, others=3),
        }
        asked |= dict(zip([("k", "8")], more, strict=False))
        counts = LinkedCounts(groupings=[HOMES, AGES], answers={"safe": asked}, printed={"Home": ["safe"]})
        index = {LinkedPlace("safe", "Home", group, HAVING): k for k, group in enumerate(("Foster", "Kinship"))}
        found = LinkedMovements(counts, index, [1, 1], width=5).through(0, lambda _: False)
        return [of() for _, of in found]

    assert rooms() == rooms(PartAnswers(having=0, others=0)) == []
    assert (2, 6) in rooms(PartAnswers(having=2, others=9))


@pytest.mark.parametrize(("silent", "touched"), [(4, {HAVING, BASE}), (5, set())])
def test_the_cheapest_answer_that_enough_people_gave(silent: int, touched: set[LinkedKind]) -> None:
    """Who did not answer another question moves none of its numbers; but of fewer than five nobody can hide behind them."""
    answers: dict[str, dict[tuple[str, ...], PartAnswers]] = {
        "safe": {("f",): PartAnswers(having=30, others=40), ("k",): PartAnswers(having=60, others=50)},
        "heard": {
            ("f",): PartAnswers(having=70 - silent, others=0, without=silent),
            ("k",): PartAnswers(having=30, others=80),
        },
    }
    counts = attrs.evolve(COUNTS, answers=answers)
    weights = [2 if place.kind is OTHERS else 1 for place in PLACES]
    found = LinkedMovements(counts, INDEX, weights, width=5).through(
        INDEX[LinkedPlace("", "Home", "Foster", PEOPLE)], lambda _: False
    )
    movement, _ = next(iter(found))
    moved = {PLACES[k] for k in movement}
    assert {each.kind for each in moved if each.question == "heard"} == touched


def test_the_commonest_answer_is_offered_besides() -> None:
    """Behind it most can move; where two are as common, the one that hides more cheaply."""
    answers: dict[str, dict[tuple[str, ...], PartAnswers]] = {
        "safe": {("f",): PartAnswers(having=30, others=40), ("k",): PartAnswers(having=60, others=50)},
        "heard": {
            ("f",): PartAnswers(having=25, others=25, without=20),
            ("k",): PartAnswers(having=50, others=50, without=10),
        },
    }
    for dear, common in ((HAVING, OTHERS), (OTHERS, HAVING)):
        weights = [9 if place.kind is dear else 1 for place in PLACES]
        found = LinkedMovements(attrs.evolve(COUNTS, answers=answers), INDEX, weights, width=5).through(
            INDEX[LinkedPlace("", "Home", "Foster", PEOPLE)], lambda _: False
        )
        kinds = [{PLACES[k].kind for k in movement if PLACES[k].question == "heard"} for movement, _ in found]
        assert {common, BASE} in kinds
        assert {dear, BASE} not in kinds
