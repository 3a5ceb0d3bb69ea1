"""Which rules apply to a child, and what its events are called."""

from __future__ import annotations

import pytest

from safeguarding.errors import UnknownNameError
from safeguarding.timescales.applied_rules import APPLIED, CHILD_EVENTS, event_named
from safeguarding.timescales.catalogue import RULES


def test_every_rule_that_is_applied_is_one_of_the_catalogue() -> None:
    known = {rule.rule_id for rule in RULES}
    assert {name for each in APPLIED for name in each.rules} <= known


@pytest.mark.parametrize(
    ("name", "event"),
    [
        *(
            ("LAC review", "review"),
            ("cla_review_first", "review"),
            ("Reviews", "review"),
            ("PEP", "personal education plan"),
        ),
        *(
            ("sdq", "questionnaire"),
            ("IHA", "health assessment"),
            ("RHAs", "health assessment"),
            ("RHI", "return interview"),
        ),
        *(
            ("stat visit", "visit"),
            ("ICPC", "initial conference"),
            ("RCPC", "review conference"),
            ("C&F assessment", "assessment"),
        ),
        # of an order only the end is waited for: its name is its beginning
        *(
            ("EPO", "emergency protection order"),
            ("PPO", "police protection"),
            ("pathway_review", "pathway plan review"),
        ),
        ("care plan", "care plan"),
        # what rules count from has names too
        *((each, "care began") for each in ("care started", "CLA start", "became looked after", "Entered care")),
        *((each, "care ended") for each in ("left care", "ceased to be looked after", "LAC end")),
        *((each, "plan began") for each in ("CP plan started", "child protection plan start")),
        ("CP plan ended", "plan ended"),
        ("placement move", "placement"),
    ],
)
def test_an_event_goes_by_its_rules_names(name: str, event: str) -> None:
    """Whatever a rule is called in practice, the event that does it may be called in a child's file."""
    assert event_named(name) == event


@pytest.mark.parametrize("name", ["stage 1", "rewiev", "reg 44", ""])
def test_a_name_that_leaves_open_which_event_it_is_is_refused(name: str) -> None:
    with pytest.raises(UnknownNameError, match="unknown event"):
        event_named(name)


def test_the_words_of_a_file_are_all_looked_at() -> None:
    assert {event for each in APPLIED for event in each.events} == set(CHILD_EVENTS)
