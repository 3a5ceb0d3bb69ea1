"""What is found quickly: the lightest proof of each number alone, and nothing hidden that every proof can do without."""

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
