"""What an edition printed and hid, beside the one before it."""

import attrs
import pytest

from safeguarding.disclosure.protection import hidden_number, shown_number
from safeguarding.disclosure.schemes import FEWER_THAN_FIVE
from safeguarding.errors import InvalidRecordError
from safeguarding.surveys.printed_numbers import (
    NUMBERS_FORMAT,
    NumberPlace,
    PrintedNumber,
    PrintedNumbers,
    joined_numbers,
    no_numbers,
    points_at_few,
)

BASE, YES = NumberPlace("2017", "safe", "base"), NumberPlace("2017", "safe", "yes")
BY_AGE = NumberPlace("2017", "safe", "base", "Age", "11 to 15")


def printed(**numbers: int | None) -> PrintedNumbers:
    places = {"base": BASE, "yes": YES, "age": BY_AGE}
    return PrintedNumbers(
        format=NUMBERS_FORMAT, title="x", numbers=[PrintedNumber(at=places[at], printed=n) for at, n in numbers.items()]
    )


@pytest.mark.parametrize(
    ("before", "now", "points"),
    [
        (97, 97, False), (97, 96, True), (97, 98, True), (97, 101, True), (97, 106, True), (97, 107, False), (97, 87, False),
        (97, 88, True),
    ],
)  # fmt: skip
def test_a_change_of_few_points_at_them(before: int, now: int, points: bool) -> None:  # noqa: FBT001
    """One to four are few; and of nine who came in between the others may be all but a few."""
    assert points_at_few({BASE: before}, {BASE: now}, FEWER_THAN_FIVE) is points


def test_one_small_change_among_large_ones_points_at_few() -> None:
    """A number that is printed no more has not changed, and without numbers nothing has."""
    assert points_at_few({BASE: 100, YES: 50}, {BASE: 140, YES: 54}, FEWER_THAN_FIVE)
    assert not points_at_few({BASE: 100, YES: 50}, {BASE: 140, YES: 70}, FEWER_THAN_FIVE)
    assert not points_at_few({BASE: 100}, {}, FEWER_THAN_FIVE)
    assert not points_at_few({}, {BASE: 3}, FEWER_THAN_FIVE)


def test_of_rounded_numbers_every_change_counts() -> None:
    rounded = attrs.evolve(FEWER_THAN_FIVE, rounding_base=5)
    assert points_at_few({BASE: 100}, {BASE: 200}, rounded)
    assert not points_at_few({BASE: 100}, {BASE: 100}, rounded)


def test_what_was_shown_once_stays_shown() -> None:
    """What is hidden now and was shown is known; what was hidden and is shown now is shown."""
    now = [(BASE, hidden_number(FEWER_THAN_FIVE)), (YES, shown_number(50, FEWER_THAN_FIVE))]
    found = joined_numbers(printed(base=97, yes=None, age=30), "y", now, FEWER_THAN_FIVE)
    assert (found.shown, found.hidden) == ({BASE: 97, YES: 50, BY_AGE: 30}, frozenset())
    first = joined_numbers(no_numbers("x"), "y", now, FEWER_THAN_FIVE)
    assert (first.shown, first.hidden) == ({YES: 50}, frozenset({BASE}))


def test_the_numbers_of_a_table() -> None:
    """Of one wave, one question and one grouping, or none."""
    found = printed(base=97, yes=None, age=30)
    assert [each.at for each in found.of("2017", "safe")] == [BASE, YES]
    assert [each.at for each in found.of("2017", "safe", "Age")] == [BY_AGE]
    assert list(found.of("2015", "safe")) == []
    assert (found.groupings_of("2017"), found.groupings_of("2015")) == (frozenset({"Age"}), frozenset())


def test_another_format_and_a_number_twice() -> None:
    with pytest.raises(InvalidRecordError, match="format"):
        attrs.evolve(printed(base=97), format="another/1")
    with pytest.raises(InvalidRecordError, match="twice"):
        attrs.evolve(printed(), numbers=[PrintedNumber(at=BASE, printed=97), PrintedNumber(at=BASE, printed=98)])


def test_one_who_came_in_between_is_few_though_every_count_is_shown() -> None:
    """Where no count is hidden as small, a change of one to nine may be all of a few who answered alike."""
    rule = attrs.evolve(FEWER_THAN_FIVE, threshold=1)
    assert [points_at_few({BASE: 97}, {BASE: now}, rule) for now in (97, 98, 106, 107)] == [False, True, True, False]
