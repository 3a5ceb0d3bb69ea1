import pytest

from safeguarding.disclosure.auditing import HiddenRange
from safeguarding.errors import FaultyInputError
from safeguarding.indicators.catalogue import INDICATORS
from safeguarding.serialization.documents import from_data, from_json, to_data, to_json
from safeguarding.surveys.measures import Measure, share_measure
from safeguarding.timescales.catalogue import RULES


class TestNone:
    """Where None is an answer, it is the word "none"; a missing key is a fault and not an answer."""

    def test_nobody_in_the_base(self) -> None:
        missing = share_measure("yes", 0, 0)
        assert to_data(missing)["estimate"] == "none"
        assert from_json(to_json(missing), Measure) == missing

    def test_no_end(self) -> None:
        found = HiddenRange(place=("a",), lowest=0, highest=None, is_safe=True)
        assert to_data(found) == {"place": ["a"], "lowest": 0, "highest": "none", "is_safe": True}

    def test_a_missing_key(self) -> None:
        with pytest.raises(FaultyInputError, match="the key 'highest' is missing"):
            from_data({"place": ["a"], "lowest": 0, "is_safe": True}, HiddenRange)


def test_what_ships_as_a_list_is_written_as_any_list() -> None:
    """The shipped rules and definitions go to JSON like a list of one's own."""
    assert to_json(INDICATORS) == to_json(list(INDICATORS))
    assert to_json(RULES[:1]) == to_json(list(RULES[:1]))
