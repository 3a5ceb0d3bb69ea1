import pytest

from safeguarding.disclosure.auditing import HiddenRange
from safeguarding.disclosure.tables import Axis, CountTable
from safeguarding.errors import FaultyInputError
from safeguarding.serialization.documents import from_data, from_json, to_data, to_json


class TestPlaces:
    """A place is a list of labels, with a table for the sum over an axis."""

    def test_a_sum_and_a_label_of_the_same_look(self) -> None:
        found = HiddenRange(place=(None, "sum", "none", ""), lowest=0, highest=4, is_safe=True)
        assert to_data(found)["place"] == [{"sum": True}, "sum", "none", ""]
        assert from_json(to_json(found), HiddenRange) == found

    def test_the_order_of_counts_does_not_matter(self) -> None:
        axis = Axis(name="Answer", labels=("yes", "no"))
        one, other = CountTable([axis], {("yes",): 1, ("no",): 2}), CountTable([axis], {("no",): 2, ("yes",): 1})
        assert to_json(one) == to_json(other)

    @pytest.mark.parametrize(
        "place", ["a", None, 3, [None], [{"sum": 1}], [{"sum": False}], [{"sum": True, "of": "b"}], [["a"]]]
    )
    def test_anything_else_is_refused(self, place: object) -> None:
        with pytest.raises(FaultyInputError):
            from_data({"place": place, "lowest": 0, "highest": 4, "is_safe": True}, HiddenRange)

    @pytest.mark.parametrize(
        "counts",
        [
            {"yes": 1},
            ["yes"],
            [{"place": ["yes"]}],
            [{"place": ["yes"], "value": 1, "note": ""}],
            [{"place": ["yes"], "value": "1"}],
            [{"place": ["yes"], "value": 1}, {"place": ["yes"], "value": 2}],
            [{"place": ["maybe"], "value": 1}],
            [{"place": [{"sum": True}], "value": 1}],
        ],
    )
    def test_counts_that_are_no_counts_by_place(self, counts: object) -> None:
        with pytest.raises(FaultyInputError):
            from_data({"axes": [{"name": "Answer", "labels": ["yes", "no"]}], "counts": counts}, CountTable)
