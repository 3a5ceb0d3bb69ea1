"""Which rules apply to a child, and which of the child's events each looks at; the events by their names of practice."""

from __future__ import annotations

from contextlib import suppress

import attrs

from safeguarding.errors import UnknownNameError
from safeguarding.records import Record, Several
from safeguarding.timescales.catalogue import plain_name, rule_named


@attrs.frozen(kw_only=True)
class AppliedRule(Record):
    """Which of a child's events start, do, end and restart the clock of a rule.

    Attributes:
        rules: The rule, or those that follow one another.
        starts: The event from which it is counted.
        done: The event that does it.
        ended: The events after which nothing more is required.
        restarts: Whether each further one of the events from which it is counted starts the clock afresh.
        extended: The event with which a longer time was agreed.
        within: The event that begins the time to which all of them belong; that from which it is counted, if none is said.
        lasting: Whether it is for placements that are intended to last, or for the others; None for all.
    """

    rules: tuple[str, ...] = attrs.field(converter=Several[str])
    starts: str
    done: str
    ended: tuple[str, ...] = attrs.field(default=(), converter=Several[str])
    restarts: bool = False
    extended: str = ""
    within: str = ""
    lasting: bool | None = None

    @property
    def events(self) -> tuple[str, ...]:
        """Every event that it looks at."""
        return tuple(filter(None, (self.starts, self.done, *self.ended, self.extended, self.within)))


def _once(rule: str, starts: str, done: str, *ended: str, extended: str = "") -> AppliedRule:
    return AppliedRule(rules=[rule], starts=starts, done=done, ended=ended, extended=extended)


def _in_care(*rules: str, done: str, starts: str = "care began", within: str = "care began") -> AppliedRule:
    return AppliedRule(rules=rules, starts=starts, done=done, ended=["care ended"], within=within)


def _placed(*rules: str, done: str, lasting: bool | None = None) -> AppliedRule:
    return AppliedRule(
        rules=rules,
        starts="placement",
        done=done,
        ended=["care ended"],
        restarts=True,
        within="care began",
        lasting=lasting,
    )


APPLIED: tuple[AppliedRule, ...] = (
    _once("referral_decision", "referral", "referral decision"),
    _once("single_assessment", "referral", "assessment", "case closed"),
    _once("icpc", "strategy discussion", "initial conference", "no conference needed", "case closed"),
    _once("core_group", "plan began", "core group", "plan ended"),
    AppliedRule(
        rules=["rcpc_first", "rcpc_subsequent"], starts="plan began", done="review conference", ended=["plan ended"]
    ),
    _once("police_protection", "police protection", "police protection ended"),
    _once(
        "epo",
        "emergency protection order",
        "emergency protection order ended",
        extended="emergency protection order extended",
    ),
    _once("care_proceedings", "care proceedings issued", "care proceedings ended"),
    _in_care("cla_review_first", "cla_review_second", "cla_review_subsequent", done="review"),
    _in_care("iha", "rha_under5", "rha_5plus", done="health assessment"),
    _in_care("pep_available", done="personal education plan"),
    _in_care("dental_check", starts="dental check", done="dental check"),
    _in_care("sdq", starts="questionnaire", done="questionnaire"),
    _in_care("care_plan", starts="placement", done="care plan"),
    _placed("placement_plan", done="placement plan"),
    _placed("cla_visit_first", "cla_visit_year1", "cla_visit_permanent", done="visit", lasting=True),
    _placed("cla_visit_first", "cla_visit_year1", done="visit", lasting=False),
    _once("pathway_needs_assessment", "became eligible", "needs assessment"),
    AppliedRule(rules=["pathway_review"], starts="pathway plan", done="pathway plan review"),
    _once("return_home_interview", "returned", "return interview"),
    AppliedRule(
        rules=["private_fostering_first_visit", "private_fostering_y1", "private_fostering_y2"],
        starts="private fostering notified",
        done="private fostering visit",
        ended=["private fostering ended"],
    ),
    _once("ehcp", "education, health and care assessment requested", "education, health and care plan"),
    _once("complaint_stage1", "complaint", "complaint answered", extended="complaint time extended"),
)
"""The rules that apply to a child, and the events they look at."""

CHILD_EVENTS: tuple[str, ...] = tuple(dict.fromkeys(event for each in APPLIED for event in each.events))
"""What may have happened to a child, in the words of a child's file."""


# no rule is called by these: they are what rules count from
_SYNONYMS = {
    plain_name(f"{what} {when}"): event
    for event, whats, whens in (
        ("care began", "care|CLA|LAC|period of care", "start|started"),
        ("care began", "came into|entered", "care"),
        ("care began", "became|started to be", "looked after"),
        ("care ended", "care|CLA|LAC|period of care", "end|ended"),
        ("care ended", "left", "care"),
        ("care ended", "ceased to be", "looked after"),
        ("plan began", "plan|child protection plan|CP plan|CPP", "start|started|began"),
        ("plan ended", "plan|child protection plan|CP plan|CPP", "end|ended"),
        ("placement", "placement", "start|started|began|move|change"),
    )
    for what in whats.split("|")
    for when in whens.split("|")
}

# what goes by such a name may be the complaint or its answer
_EITHER = frozenset({"complaint_stage1"})


def event_named(name: str) -> str:
    """The event that goes by a name: its own, in one or several, or that of the rule by which it is done.

    Args:
        name: "review", "LAC reviews", "PEP", "sdq". Of a rule that only waits for an end, such as an order's, it is what began.

    Raises:
        UnknownNameError: for a name of no event, and of a rule that leaves open which event is meant.

    Examples:
        >>> event_named("LAC review"), event_named("PEP"), event_named("SDQ"), event_named("EPO")
        ('review', 'personal education plan', 'questionnaire', 'emergency protection order')
        >>> event_named("rewiev")
        Traceback (most recent call last):
        ...
        safeguarding.errors.UnknownNameError: unknown event 'rewiev'; did you mean 'review'?
    """
    plain = plain_name(name)
    event = next((each for each in CHILD_EVENTS if plain_name(each) == plain), _SYNONYMS.get(plain))
    if event is not None:
        return event
    with suppress(UnknownNameError):
        rule = rule_named(name).rule_id
        events = {
            applied.starts if applied.done.endswith(" ended") else applied.done
            for applied in APPLIED
            if rule in applied.rules and rule not in _EITHER
        }
        if events:
            (event,) = events
            return event
    raise UnknownNameError.among("event", name, CHILD_EVENTS)
