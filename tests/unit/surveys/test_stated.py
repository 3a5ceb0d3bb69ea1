import pytest

from safeguarding.errors import InvalidRecordError
from safeguarding.numbers.printed import parse_printed_figure
from safeguarding.numbers.rounding import Rounding
from safeguarding.numbers.shares import Share, percentage
from safeguarding.statistics.intervals import proportion_interval
from safeguarding.surveys import stated
from safeguarding.surveys.stated import possible_bases


class TestPossibleBases:
    """A percentage without its base could rest on some bases and not on others."""

    def test_the_published_97_per_cent(self) -> None:
        """York, 2017: no base under 29 has a count that is printed as 97%."""
        found = possible_bases(parse_printed_figure("97%"), up_to=200)
        assert [each.base for each in found] == [*range(29, 40), *range(58, 80), *range(86, 201)]
        assert found[0].counts == (28,)
        # of 29 children, 97% may as well be 83%
        assert found[0].interval.lower == pytest.approx(0.828, abs=0.001)

    @pytest.mark.parametrize("stated", ["0", "50", "97", "100", "33.3", "97.0", "0.4", "1"])
    def test_by_trying_everything(self, stated: str) -> None:
        figure = parse_printed_figure(stated)
        expected = {
            base: tuple(
                count for count in range(base + 1) if percentage(Share(count, base), figure.places) == figure.value
            )
            for base in range(1, 260)
        }
        found = {each.base: each.counts for each in possible_bases(figure, up_to=259)}
        assert found == {base: counts for base, counts in expected.items() if counts}

    def test_another_rounding(self) -> None:
        cut_off = possible_bases(parse_printed_figure("97"), up_to=100, rounding=Rounding.TOWARD_ZERO)
        assert cut_off[0].base == 34

    @pytest.mark.parametrize("stated", ["101", "-1"])
    def test_no_percentage(self, stated: str) -> None:
        with pytest.raises(InvalidRecordError):
            possible_bases(parse_printed_figure(stated), up_to=10)


@pytest.mark.parametrize("up_to", [0, -1, 5_001, 10**9])
def test_a_search_without_an_end_is_refused(up_to: int) -> None:
    """Junk ends in bounded time."""
    with pytest.raises(InvalidRecordError, match="5000 at most"):
        possible_bases(parse_printed_figure("97%"), up_to=up_to)


def test_the_interval_is_that_of_the_first_count() -> None:
    """Of 101, both 50 and 51 are printed as 50%."""
    found = possible_bases(parse_printed_figure("50%"), up_to=101)[-1]
    assert (found.base, found.counts) == (101, (50, 51))
    assert found.interval == proportion_interval(50, 101)


@pytest.mark.parametrize("up_to", [0, -1])
def test_a_base_is_of_somebody(up_to: int) -> None:
    assert [each.base for each in possible_bases(parse_printed_figure("100%"), up_to=1)] == [1]
    with pytest.raises(InvalidRecordError, match="bases are tried from 1"):
        possible_bases(parse_printed_figure("100%"), up_to=up_to)


@pytest.mark.parametrize("up_to", [10, 11])
def test_the_largest_base_that_is_tried(monkeypatch: pytest.MonkeyPatch, up_to: int) -> None:
    """So many are tried, and one more is refused."""
    monkeypatch.setattr(stated, "MOST_BASES", 10)
    if up_to == 10:
        assert possible_bases(parse_printed_figure("50%"), up_to=up_to)[-1].base == 10
    else:
        with pytest.raises(InvalidRecordError):
            possible_bases(parse_printed_figure("50%"), up_to=up_to)


@pytest.mark.parametrize("rounding", Rounding)
@pytest.mark.parametrize("text", ["0%", "1%", "50%", "33.3%", "99%", "100%"])
def test_by_every_rule_of_rounding_no_count_is_missed(text: str, rounding: Rounding) -> None:
    """Tried one by one, for bases past a hundred as well."""
    figure = parse_printed_figure(text)
    found = {each.base: each.counts for each in possible_bases(figure, up_to=130, rounding=rounding)}
    for base in (1, 2, 3, 7, 99, 100, 101, 129, 130):
        counts = tuple(k for k in range(base + 1) if figure.prints(Share(k, base).fraction * 100, rounding))
        assert found.get(base, ()) == counts
