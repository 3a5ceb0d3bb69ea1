"""The outcomes of a check."""

from safeguarding.recruitment.words import CheckOutcome, RoleKind, Setting


def test_what_is_wrong_and_what_is_not() -> None:
    """Unknown, outstanding by leave and not yet due accuse nobody."""
    fine = {each for each in CheckOutcome if not each.is_finding}
    assert {each.value for each in fine} == {
        *("unknown", "outstanding", "not yet due", "done", "exempt", "not required"),
    }


def test_a_setting_and_a_capacity_go_by_their_short_word_too() -> None:
    assert (Setting.COLLEGE.wordings, RoleKind.STAFF.wordings) == (("college",), ("staff",))
