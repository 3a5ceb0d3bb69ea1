"""The table of rules: sources, names and days."""

import pytest

from safeguarding.errors import ParseError
from safeguarding.recruitment.catalogue import due_by, recruitment_rules
from safeguarding.recruitment.words import CheckKind, Requirement, RoleKind, RuleDay, Setting
from safeguarding.sources import Certainty

K, R, S = CheckKind, Requirement, Setting


class TestTable:
    """The table that ships is sound."""

    def test_every_rule_says_how_surely_it_is_known(self) -> None:
        """A verified rule says which version was read; one from elsewhere says so, or names the doubt."""
        for rule in recruitment_rules():
            source = rule.source
            verified = source.certainty is Certainty.VERIFIED
            assert verified == (source.checked_on is not None), rule.rule_id
            assert not verified or source.note, rule.rule_id
            assert rule.source.clause or not verified, rule.rule_id

    def test_a_required_check_says_by_when(self) -> None:
        """But for members of a household, whose day is a birthday."""
        for rule in recruitment_rules():
            if (
                rule.requirement is R.REQUIRED
                and not rule.register_only
                and RoleKind.HOUSEHOLD_MEMBER not in rule.roles
            ):
                assert rule.due is not None, rule.rule_id

    def test_names_are_used_once(self) -> None:
        names = [rule.rule_id for rule in recruitment_rules()]
        assert len(set(names)) == len(names) > 170

    def test_each_kind_of_day_chooses_some_rule(self) -> None:
        assert {rule.chosen_by for rule in recruitment_rules()} == set(RuleDay)


@pytest.mark.parametrize("text", ["", "soon", "after start", "21 days"])
def test_a_last_day_in_other_words_is_refused(text: str) -> None:
    """What the table of rules does not word is no last day, and never the convenient one."""
    with pytest.raises(ParseError, match="a last day such as"):
        due_by(text)
