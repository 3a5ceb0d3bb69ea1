"""What is found quickly: the lightest proof of each number alone, and nothing hidden that every proof can do without."""

import random
from collections.abc import Iterator
from typing import Any

import pytest
from tests.unit.disclosure.test_suppression import random_table

from safeguarding.disclosure.auditing import DisclosureAudit
from safeguarding.disclosure.movements import UNENDING, IsHidden, Offer
from safeguarding.disclosure.quick_search import Numbers, QuickChoice, quick_choice
from safeguarding.disclosure.schemes import FEWER_THAN_FIVE
from safeguarding.disclosure.suppression import suppression_pattern
from safeguarding.disclosure.tables import one_way_table

# three parts and their total
COUNTS = [460, 29, 2, 491]


def movements(k: int, is_hidden: IsHidden, *, room: tuple[int, int] = (UNENDING, UNENDING)) -> Iterator[Offer]:
    """A part rises as another falls, or as the total rises."""
    del is_hidden
    for other in range(4):
        if other != k:
            yield {k: 1, other: 1 if 3 in (k, other) else -1}, lambda: room


def chosen(start: frozenset[int] = frozenset({2}), **changes: Any) -> QuickChoice:  # noqa: ANN401 - whatever numbers have
    """What is hidden besides the small number; the total cannot be."""
    given: dict[str, Any] = {
        "counts": COUNTS,
        "hidden_ranges": [(0, None)] * 4,
        "shown_ranges": [(count, count) for count in COUNTS],
        "weights": [460, 29, 2, None],
        "is_guarded": [True] * 4,
        "width": 5,
        "movements": movements,
    }
    return quick_choice(Numbers(**(given | changes)), start, work=10_000)


def test_the_lightest_is_hidden() -> None:
    """With the movement that proves it."""
    found = chosen()
    assert found.chosen == {1}
    assert (found.exposed, found.weight) == ((), 29)
    assert found.proofs[2] == {2: 1, 1: -1}


@pytest.mark.parametrize(
    ("known_of_second", "hides"),
    [
        # it falls by 3 at most and rises by 2: with the 2 that the small one can fall, five tables; one less, four
        ((26, 31), {1}),
        ((26, 30), {0}),
        ((27, 31), {0}),
        ((24, None), {1}),
        ((27, None), {0}),
    ],
)
def test_a_proof_is_as_wide_as_the_rule_asks(known_of_second: tuple[int, int | None], hides: set[int]) -> None:
    """What a reader knows of a hidden number bounds how far it moves."""
    assert chosen(hidden_ranges=[(0, None), known_of_second, (0, None), (0, None)]).chosen == hides


@pytest.mark.parametrize(
    ("changes", "exposed"),
    [
        ({"weights": [None] * 4}, (2,)),
        ({"most_work": -1}, (2,)),
        ({"most_work": 0}, ()),
        ({"movements": lambda k, is_hidden: movements(k, is_hidden, room=(2, 2))}, (2,)),
        ({"movements": lambda k, is_hidden: movements(k, is_hidden, room=(3, 2))}, ()),
        # nothing asks for its protection
        ({"is_guarded": [False] * 4}, ()),
    ],
)
def test_what_has_no_proof_is_said(changes: dict[str, Any], exposed: tuple[int, ...]) -> None:
    found = chosen(**changes)
    assert found.exposed == exposed
    assert found.chosen == (frozenset() if exposed or "is_guarded" in changes else {1})


@pytest.mark.parametrize(("printed_alike", "hides"), [((24, 34), set()), ((25, 34), {0}), ((29, 29), {0})])
def test_a_rounded_number_may_move_unseen(printed_alike: tuple[int, int], hides: set[int]) -> None:
    """It cannot be hidden here, but where it is printed alike five lower it hides the small one as it is."""
    shown = [(460, 460), printed_alike, (2, 2), (491, 491)]
    assert chosen(shown_ranges=shown, weights=[460, None, 2, None]).chosen == hides


@pytest.mark.parametrize(("printed_alike", "exposed"), [((491, 496), ()), ((490, 495), (2,))])
def test_a_rounded_total_may_rise_unseen(printed_alike: tuple[int, int], exposed: tuple[int, ...]) -> None:
    """As far as what is printed for it is the same, and not one further."""
    shown = [(460, 460), (29, 29), (2, 2), printed_alike]
    found = chosen(shown_ranges=shown, weights=[None, None, 2, None])
    assert (found.chosen, found.exposed) == (frozenset(), exposed)


def test_of_two_that_weigh_the_same_the_first_that_is_offered_is_hidden() -> None:
    """Also where they are rounded, but not so much that one could move unseen."""
    for shown in ([(460, 460), (29, 29)], [(459, 461), (28, 30)]):
        assert chosen(shown_ranges=[*shown, (2, 2), (491, 491)], weights=[29, 29, 2, None]).chosen == {0}


def test_every_proof_is_of_hidden_numbers_alone() -> None:
    """Also where what was hidden for it first is shown again, since something else that is hidden will do."""
    lot = random.Random(20261127)  # noqa: S311 - a draw, no secret
    thinned = 0
    for _ in range(300):
        counts = [lot.choice([1, 2, 3, 6, 7, 9, 30]) for _ in range(7)]
        seen: set[int] = set()

        def moved(k: int, is_hidden: IsHidden, seen: set[int] = seen) -> Iterator[Offer]:
            seen.update(each for each in range(7) if is_hidden(each))
            yield from (({k: 1, other: -1}, lambda: (UNENDING, UNENDING)) for other in range(7) if other != k)

        numbers = Numbers(
            counts=counts,
            hidden_ranges=[(0, None)] * 7,
            shown_ranges=[(count, count) for count in counts],
            weights=counts,
            is_guarded=[True] * 7,
            width=lot.choice([4, 5, 8]),
            movements=moved,
        )
        start = frozenset(k for k, count in enumerate(counts) if count < 4)
        found = quick_choice(numbers, start, work=0)
        thinned += bool(seen - start - found.chosen)
        assert all(set(movement) <= start | found.chosen for movement in found.proofs.values())
    assert thinned > 10


def test_who_waits_is_told_how_far_it_has_come() -> None:
    """Three orders are always tried and count for most; those of the rest that are tried each take it a step further."""
    told: list[tuple[int, int]] = []
    numbers = Numbers(
        counts=COUNTS,
        hidden_ranges=[(0, None)] * 4,
        shown_ranges=[(count, count) for count in COUNTS],
        weights=[460, 29, 2, None],
        is_guarded=[True] * 4,
        width=5,
        movements=movements,
    )
    quick_choice(numbers, [2], work=10_000, watching=lambda done, whole: told.append((done, whole)))
    assert len({whole for _, whole in told}) == 1
    shares = [done * 117 // whole for done, whole in told]
    assert shares == [30, 60, 90, *range(91, 118)]


def test_two_that_protect_each_other_need_no_third() -> None:
    assert chosen(frozenset({1, 2})).chosen == frozenset()


@pytest.mark.parametrize(
    "counts",
    [{"a": 460, "b": 29, "c": 2}, {"a": 60, "b": 2, "c": 2, "d": 9, "e": 8}, {"a": 7, "b": 1, "c": 9, "d": 1, "e": 30}],
)
def test_of_one_list_the_least_is_found(counts: dict[str, int]) -> None:
    """As the search does that tries everything."""
    table = one_way_table("s", counts)
    assert (
        suppression_pattern(table, FEWER_THAN_FIVE, work=0).secondary
        == suppression_pattern(table, FEWER_THAN_FIVE).secondary
    )


@pytest.mark.parametrize("seed", range(6))
def test_whatever_need_not_be_hidden_is_shown_again(seed: int) -> None:
    """Without any one number that was hidden for another's sake the audit is not content."""
    table = random_table((4, 4), seed, share_small=0.3)
    pattern = suppression_pattern(table, FEWER_THAN_FIVE, work=0)
    hidden = frozenset(pattern.hidden)
    assert DisclosureAudit(table, FEWER_THAN_FIVE, hidden).is_content()
    assert pattern.secondary
    for place in pattern.secondary:
        assert not DisclosureAudit(table, FEWER_THAN_FIVE, hidden - {place}).is_content()
