import pytest
from hypothesis import given

from safeguarding.disclosure.protection import (
    protected_table,
)
from safeguarding.disclosure.rules import DisclosureRule
from safeguarding.disclosure.schemes import FEWER_THAN_FIVE
from safeguarding.disclosure.tables import Axis, CountTable, one_way_table
from safeguarding.errors import InvalidRecordError, UnknownNameError
from safeguarding.testing.strategies.disclosure import count_tables


class TestTables:
    """A table refuses what cannot be, and names what it does not know."""

    def test_refusals(self) -> None:
        with pytest.raises(InvalidRecordError):
            CountTable((), {})
        with pytest.raises(InvalidRecordError, match="at least one label"):
            Axis(name="x", labels=())
        twice = (Axis(name="x", labels=("a",)), Axis(name="x", labels=("b",)))
        with pytest.raises(InvalidRecordError, match="one name"):
            CountTable(twice, {})
        with pytest.raises(InvalidRecordError, match="has 1 labels, not 2"):
            CountTable(twice[:1], {("a", "b"): 1})
        with pytest.raises(UnknownNameError, match="has 1 labels, not 2"):
            one_way_table("x", {"a": 1}).count("a", None)
        with pytest.raises(InvalidRecordError):
            Axis(name="x", labels=("a",), groups=["a"])  # type: ignore[arg-type]  # what should be refused
        with pytest.raises(InvalidRecordError):
            one_way_table("x", {"a": -1})
        with pytest.raises(InvalidRecordError):
            Axis(name="x", labels=("a", "a"))
        with pytest.raises(InvalidRecordError):
            Axis(name="x", labels=("a",), groups={"g": ("b",)})
        with pytest.raises(UnknownNameError, match="did you mean 'Girls'"):
            CountTable((Axis(name="Sex", labels=("Girls", "Boys")),), {("Girl",): 3})
        with pytest.raises(UnknownNameError):
            one_way_table("x", {"a": 1}).count("b")
        with pytest.raises(UnknownNameError):
            protected_table(one_way_table("x", {"a": 1}), FEWER_THAN_FIVE).at("b")

    def test_rule_refusals(self) -> None:
        for threshold, base in ((0, None), (5, 0), (-1, None)):
            with pytest.raises(InvalidRecordError):
                DisclosureRule(name="x", threshold=threshold, rounding_base=base, source=FEWER_THAN_FIVE.source)

    @given(table=count_tables(max_axes=3, max_labels=3))
    def test_totals_are_sums(self, table: CountTable) -> None:
        assert table.count(*[None] * len(table.axes)) == sum(table.counts.values())
        assert table.size == len(list(table.places()))
