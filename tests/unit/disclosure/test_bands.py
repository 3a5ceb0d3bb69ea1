import pytest

from safeguarding.disclosure.auditing import DisclosureAudit
from safeguarding.disclosure.bands import NumberBand, banded_axis, finest_bands
from safeguarding.disclosure.protection import (
    protected_table,
)
from safeguarding.disclosure.schemes import FEWER_THAN_FIVE
from safeguarding.disclosure.tables import Axis, CountTable
from safeguarding.errors import InvalidRecordError


class TestOverlappingBands:
    """Two overlapping bands must not give away, by subtraction, the few who are in one and not in the other."""

    AGES = banded_axis("Age", {"11 to 15": NumberBand(11, 15), "11 to 17": NumberBand(11, 17)})

    def test_the_difference_of_two_bands_is_protected(self) -> None:
        table = CountTable((self.AGES,), {("11–15 (part)",): 40, ("16–17 (part)",): 3})
        protected = protected_table(table, FEWER_THAN_FIVE)
        shown = [str(protected.at(entry)) for entry in ("11 to 15", "11 to 17", None)]
        # both bands cannot be shown: 43 − 40 would be the three of 16 and 17
        assert shown == ["c", "43", "43"]
        audit = DisclosureAudit(table, FEWER_THAN_FIVE, protected.hidden)
        assert all(each.is_safe for each in audit.ranges())

    def test_a_large_difference_needs_no_protection(self) -> None:
        table = CountTable((self.AGES,), {("11–15 (part)",): 40, ("16–17 (part)",): 9})
        assert protected_table(table, FEWER_THAN_FIVE).hidden == frozenset()

    def test_bands_by_answers(self) -> None:
        answers = Axis(name="Answer", labels=("yes", "no"))
        table = CountTable(
            (self.AGES, answers),
            {
                ("11–15 (part)", "yes"): 30,
                ("11–15 (part)", "no"): 12,
                ("16–17 (part)", "yes"): 2,
                ("16–17 (part)", "no"): 11,
            },
        )
        protected = protected_table(table, FEWER_THAN_FIVE)
        assert protected.hidden
        assert all(each.is_safe for each in DisclosureAudit(table, FEWER_THAN_FIVE, protected.hidden).ranges())

    def test_finest_bands_leave_gaps_out(self) -> None:
        assert finest_bands([NumberBand(1, 3), NumberBand(6, 8)]) == (NumberBand(1, 3), NumberBand(6, 8))

    def test_a_band_runs_forward(self) -> None:
        with pytest.raises(InvalidRecordError):
            NumberBand(5, 4)

    def test_both_ends_are_in_it(self) -> None:
        assert [value for value in range(9, 18) if value in NumberBand(11, 15)] == [11, 12, 13, 14, 15]
        assert 5 in NumberBand(5, 5)
