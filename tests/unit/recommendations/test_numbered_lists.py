import pytest
from hypothesis import given, strategies as st

from safeguarding.recommendations.numbered_lists import listed, numbering
from safeguarding.recommendations.records import Recommendation


def numbered(*numbers: int | None) -> list[Recommendation]:
    return [Recommendation(ref=f"r{place}", number=number) for place, number in enumerate(numbers, start=1)]


class TestNumbering:
    """Gaps, repeats and disorder are reported; nothing is renumbered."""

    def test_yorks_ten(self) -> None:
        """1, 2, 4, 3, 5, 6, blank, 8, 9, 10: 7 is missing, 3 is out of order, and the blank stands where 7 would."""
        found = numbering(numbered(1, 2, 4, 3, 5, 6, None, 8, 9, 10))
        assert (found.missing, found.out_of_order, found.unnumbered) == ((7,), (3,), ("r7",))
        assert found.implied == (("r7", 7),)
        assert not found.is_regular

    @pytest.mark.parametrize("numbers", [(), (1,), (1, 2, 3), (None, None)])
    def test_regular(self, numbers: tuple[int | None, ...]) -> None:
        assert numbering(numbered(*numbers)).is_regular

    def test_repeats_and_gaps(self) -> None:
        found = numbering(numbered(2, 2, 5))
        assert (found.repeated, found.missing, found.out_of_order) == ((2,), (1, 3, 4), ())

    def test_a_blank_between_others_implies_nothing(self) -> None:
        assert numbering(numbered(1, None, 2)).implied == ()

    def test_an_absurd_number_ends_soon(self) -> None:
        assert len(numbering(numbered(10**12)).missing) == 1001

    @given(st.permutations(range(1, 8)))
    def test_in_order_or_not(self, order: list[int]) -> None:
        """A permutation has no gaps and no repeats; it is regular only if sorted."""
        found = numbering(numbered(*order))
        assert found.missing == found.repeated == ()
        assert found.is_regular == (order == sorted(order))

    @pytest.mark.parametrize("numbers", [(1, 3), (1, 1), (2, 1), (1, 2, None)])
    def test_one_irregularity_is_enough(self, numbers: tuple[int | None, ...]) -> None:
        """A gap, a repeat, a step back, or one entry without a number among those that have one."""
        assert not numbering(numbered(*numbers)).is_regular


def test_a_number_that_stands_elsewhere_is_not_implied() -> None:
    """Between 6 and 8 an entry without a number is 7 only where no other has that number."""
    places = {"implied": [6, None, 8], "elsewhere": [7, 6, None, 8]}
    found = {
        name: numbering([Recommendation(ref=f"r{k}", number=each) for k, each in enumerate(numbers)]).implied
        for name, numbers in places.items()
    }
    assert found == {"implied": (("r1", 7),), "elsewhere": ()}


@pytest.mark.parametrize(("count", "more"), [(19, ""), (20, ""), (21, " …")])
def test_twenty_numbers_are_listed_and_no_more(count: int, more: str) -> None:
    """Where there are more a sign says so; where there are just as many, nothing is left out."""
    assert listed(range(1, count + 1)) == ", ".join(map(str, range(1, min(count, 20) + 1))) + more
