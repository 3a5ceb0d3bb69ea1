"""Closed lists of words."""

import copy
import pickle

import pytest

from safeguarding.dates.due import MonthEnd
from safeguarding.labels import Labelled
from safeguarding.recruitment.words import CheckKind, Setting


@pytest.mark.parametrize("words", [CheckKind, Setting, MonthEnd])
def test_a_member_prints_as_its_label_and_is_found_by_its_value(words: type[Labelled]) -> None:
    """Never as a name in a program; copied and pickled it stays the one member."""
    for member in words:
        assert str(member) == f"{member}" == member.label
        assert member.name not in str(member)
        assert words(member.value) is member
        assert copy.deepcopy(member) is pickle.loads(pickle.dumps(member)) is member  # noqa: S301 - our own
        assert {member: 1}[words(member.value)] == 1


def test_a_label_is_the_value_unless_it_is_given() -> None:
    assert (CheckKind.IDENTITY.value, CheckKind.IDENTITY.label) == ("identity", "identity")
    assert (CheckKind.SECTION_128.value, CheckKind.SECTION_128.label) == ("section 128", "section 128 direction")
    with pytest.raises(ValueError, match="section 128 direction"):
        CheckKind("section 128 direction")
