"""A rule says which kinds of event it looks at; any other is refused."""

from datetime import date

import attrs
import pytest

from safeguarding.errors import UnknownNameError
from safeguarding.timescales.catalogue import RULES, rule_named
from safeguarding.timescales.events import DONE, ENDED, EXTENDED, RESTARTED, STATED, STAY, Events
from safeguarding.timescales.events_looked_at import check_kinds, expects_an_end
from safeguarding.timescales.rules import Rule

EVERY = (DONE, ENDED, EXTENDED, RESTARTED, STATED, "first review", "police protection")


@pytest.mark.parametrize(
    ("rule", "looks_at"),
    [
        ("iha", {DONE, ENDED}),
        ("epo", {DONE, ENDED, EXTENDED, STATED, "police protection"}),
        ("police_protection", {DONE, ENDED}),
    ],
)
def test_each_kind(rule: str, looks_at: set[str]) -> None:
    """What is done and what ends it, and what its own steps name."""
    for kind in EVERY:
        events = Events(moments={kind: (date(2024, 5, 1),)})
        if kind in looks_at:
            check_kinds([rule_named(rule)], events)
        else:
            with pytest.raises(UnknownNameError, match=f"{rule} does not look at"):
                check_kinds([rule_named(rule)], events)


def test_what_any_of_several_rules_looks_at_is_looked_at() -> None:
    """The first is named where none does."""
    both = [rule_named("iha"), rule_named("epo")]
    check_kinds(both, Events(moments={EXTENDED: (date(2024, 5, 1),)}))
    with pytest.raises(UnknownNameError, match="iha does not look at 'dnoe'"):
        check_kinds(both, Events(moments={"dnoe": (date(2024, 5, 1),)}))
    assert STAY not in EVERY


@pytest.mark.parametrize(("rule", "expects"), [("epo", True), ("iha", False), ("police_protection", True)])
def test_a_state_that_is_to_end(rule: str, expects: bool) -> None:  # noqa: FBT001
    assert expects_an_end(rule_named(rule)) is expects


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule_id)
def test_what_a_rule_expects_stays_the_same(rule: Rule) -> None:
    """Its numbers change with the law; that it is done, or that it ends, does not."""
    alone = [attrs.evolve(rule, limits=attrs.evolve(rule.limits, entries=[each])) for each in rule.limits.entries]
    assert len({expects_an_end(each) for each in alone}) == 1
