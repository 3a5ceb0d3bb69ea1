"""Periods of care are joined from episodes; what the file does not hold is not known, and codes are held against dates."""

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from safeguarding.readers.childrens_files.care_periods import CareEpisode, NewEpisode, care_periods

DAY = date(2018, 5, 1)


def episode(days: int, reason: str, until: int | None = None, code: str = "", *, status: str = "C2") -> CareEpisode:
    return CareEpisode(
        child="invented",
        began_on=DAY + timedelta(days=days),
        reason=NewEpisode[reason],
        ended_on=None if until is None else DAY + timedelta(days=until),
        ended_with=code,
        legal_status=status,
    )


class TestJoining:
    @pytest.mark.parametrize(("gap", "periods"), [(0, 1), (1, 2)])
    def test_the_same_day_goes_on_and_the_next_day_does_not(self, gap: int, periods: int) -> None:
        """An episode that begins on the day the one before ended belongs to the same period; a day's gap begins another."""
        found = care_periods([episode(0, "S", 30, "X1"), episode(30 + gap, "S", 60, "E4")])
        assert len(found.periods) == periods

    @pytest.mark.parametrize("reason", ["P", "T", "L", "U", "B"])
    def test_only_s_starts_care(self, reason: str) -> None:
        """Where the first row is no start, the start is not in the file."""
        (period,) = care_periods([episode(0, reason)]).periods
        assert period.began_on is None
        assert period.known_from == DAY

    def test_moves_and_changes_of_status(self) -> None:
        """P and B are moves to other carers, T and U moves that keep them, L is no move."""
        rows = [
            episode(0, "S", 10, "X1"),
            *(episode(k * 10, each, k * 10 + 10, "X1") for k, each in enumerate("PTLUB", 1)),
        ]
        (period,) = care_periods(rows).periods
        assert period.moves == (DAY + timedelta(days=10), DAY + timedelta(days=50))
        assert period.moves_with_carers == (DAY + timedelta(days=20), DAY + timedelta(days=40))

    @pytest.mark.parametrize("status", ["V3", "V4"])
    def test_short_breaks_are_no_period_of_care(self, status: str) -> None:
        """A short break carries S each time; it starts no care, and is kept apart."""
        found = care_periods([episode(0, "S", 5, "X1", status=status), episode(5, "S")])
        assert [each.began_on for each in found.periods] == [DAY + timedelta(days=5)]
        assert len(found.short_breaks) == 1

    def test_the_later_year_stands(self) -> None:
        """An episode open in one year comes again in the next with its end; it counts once, as the later year has it."""
        (period,) = care_periods([episode(0, "S"), episode(0, "S", 400, "E4")]).periods
        assert period.ended_on == DAY + timedelta(days=400)

    @given(st.permutations(["S", "P", "L", "T"]), st.integers(1, 40))
    def test_the_order_of_rows_does_not_matter(self, order: list[str], length: int) -> None:
        """Whatever order the rows stand in, the periods are the same."""
        rows = [episode(k * length, each, (k + 1) * length, "X1") for k, each in enumerate(["S", "P", "L", "T"])]
        shuffled = [next(row for row in rows if row.reason is NewEpisode[each]) for each in order]
        assert care_periods(shuffled).periods == care_periods(rows).periods


class TestContradictions:
    @pytest.mark.parametrize(
        ("rows", "said"),
        [
            ([episode(0, "S", 10, "X1")], "none does"),
            ([episode(0, "S", 10, "E4"), episode(10, "P")], "another episode goes on"),
            ([episode(0, "S", 10, "X1"), episode(10, "S")], "had not ended"),
            ([episode(0, "S"), episode(10, "P")], "no end"),
            ([episode(0, "S", 10, "X1"), episode(8, "P")], "before the one before ended"),
        ],
    )
    def test_each_is_reported_and_none_is_chosen(self, rows: list[CareEpisode], said: str) -> None:
        """Codes that contradict the dates are told of; the dates stay as they are."""
        assert any(said in each.problem for each in care_periods(rows).faults)

    def test_what_fits_is_not_reported(self) -> None:
        assert not care_periods([episode(0, "S", 10, "X1"), episode(10, "P", 20, "E4"), episode(30, "S")]).faults

    def test_no_child_is_named(self) -> None:
        """A child's number stands in no fault and in no repr."""
        found = care_periods([episode(0, "S", 10, "X1")])
        assert "invented" not in repr(found)
        assert "invented" not in "".join(map(str, found.faults))


def test_of_no_episodes_there_is_no_period() -> None:
    """Nothing in the file, nothing told."""
    assert care_periods([]).periods == ()
