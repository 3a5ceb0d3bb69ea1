"""Timescales to and from JSON: nothing is lost, and unknown keys are refused."""

import json

import pytest
from hypothesis import given, strategies as st

from safeguarding.errors import FaultyInputError
from safeguarding.serialization.documents import from_data, from_json, to_data, to_json
from safeguarding.testing.strategies.timescales import episodes, limits, rules
from safeguarding.timescales.catalogue import RULES
from safeguarding.timescales.duties import Obligation
from safeguarding.timescales.episodes import Episode
from safeguarding.timescales.following import obligations
from safeguarding.timescales.rules import Rule


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule_id)
def test_shipped_rules(rule: Rule) -> None:
    assert from_json(to_json(rule), Rule) == rule


@given(rules(limits=limits()))
def test_rules_of_every_shape(rule: Rule) -> None:
    """What is written is JSON with no null in it, and reads back as it was."""
    text = to_json(rule)
    assert "null" not in text
    assert from_json(text, Rule) == rule


@given(episodes())
def test_cases(case: Episode) -> None:
    assert from_json(to_json(case), Episode) == case


@given(st.sampled_from(RULES[:8]), episodes())
def test_answers(rule: Rule, case: Episode) -> None:
    for each in obligations([rule], case, as_at=case.started_on):
        assert from_json(to_json(each), Obligation) == each


def test_unknown_keys_and_bad_values_are_told_with_their_place() -> None:
    data = {"started_on": "2017-04-03", "done": [], "done_on": ["2017-04-31"], "milestones": [{"event": "x"}]}
    with pytest.raises(FaultyInputError) as caught:
        from_data(data, Episode)
    assert sorted(str(fault.place) for fault in caught.value.faults) == ["$.done", "$.done_on[0]", "$.milestones[0]"]


def test_a_limit_of_no_known_shape_is_refused() -> None:
    data = json.loads(to_json(RULES[0]))
    data["limits"]["entries"][0]["value"] = {"fortnights": 2}
    with pytest.raises(FaultyInputError) as caught:
        from_data(data, Rule)
    assert str(caught.value.faults[0].place).startswith("$.limits.entries[0].value")


def test_a_rule_reads_as_people_write() -> None:
    """A council's own rule is a few lines of TOML or JSON."""
    data = to_data(next(rule for rule in RULES if rule.rule_id == "cla_review_first"))
    assert data["limits"]["entries"][0]["value"] == {
        "steps": [{"interval": "20 working days", "until": {"count": 1}}],
    }
