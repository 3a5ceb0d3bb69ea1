"""A policy as a value: what it refuses, which interval a post has, and which version a check comes under."""

from datetime import date, timedelta
from typing import Any

import pytest

from safeguarding.dates.periods import Period
from safeguarding.dbs.checks import Moment
from safeguarding.dbs.levels import Tier
from safeguarding.dbs.policies import (
    BreakRule,
    EvidenceKind,
    Extension,
    IntervalOverride,
    RecheckPolicy,
    RecheckRule,
    steady_policy,
)
from safeguarding.errors import InvalidRecordError, OutOfCoverageError
from safeguarding.testing.strategies.dbs import INVENTED
from safeguarding.timelines import DatedValue, Timeline

YEAR, THREE = Period(years=1), RecheckRule(certificate_interval=Period(years=3))
CHANGE, DAY = date(2016, 4, 1), timedelta(days=1)


def changing(*versions: tuple[date, RecheckRule]) -> RecheckPolicy:
    entries = [DatedValue(starts_on, rule, INVENTED) for starts_on, rule in versions]
    return RecheckPolicy(name="invented", versions=Timeline(name="invented", entries=entries))


@pytest.mark.parametrize("no_length", [Period(), Period(working_days=30)])
@pytest.mark.parametrize(
    "made",
    [
        lambda length: RecheckRule(certificate_interval=length),
        lambda length: RecheckRule(certificate_interval=None, status_check_interval=length),
        lambda length: RecheckRule(certificate_interval=None, application_lapses_after=length),
        lambda length: RecheckRule(certificate_interval=None, joined_within=length),
        lambda length: RecheckRule(certificate_interval=None, alert_leads=[YEAR, length]),
        lambda length: IntervalOverride(roles=["Cook"], certificate_interval=length),
        lambda length: BreakRule(length=length, or_more=True),
        lambda length: Extension(due_from=CHANGE, due_to=CHANGE, by=length, source=INVENTED),
    ],
)
def test_every_length_is_of_calendar_time(made: Any, no_length: Period) -> None:  # noqa: ANN401 - whatever has a length
    """No length at all, and working days, are refused wherever a policy has a length."""
    with pytest.raises(InvalidRecordError):
        made(no_length)
    made(YEAR)


def test_grace_may_be_nothing() -> None:
    """None is the usual grace; working days are refused as elsewhere."""
    assert RecheckRule(certificate_interval=YEAR, grace=Period()).grace == Period()
    with pytest.raises(InvalidRecordError, match="not in working days"):
        RecheckRule(certificate_interval=YEAR, grace=Period(working_days=1))


def test_leads_are_longest_first() -> None:
    """In whatever order and unit they are given: a month is longer than thirty days, which are longer than four weeks."""
    leads = [Period(weeks=4), Period(months=1), Period(days=30)]
    assert RecheckRule(certificate_interval=YEAR, alert_leads=leads).alert_leads == (
        Period(months=1),
        Period(days=30),
        Period(weeks=4),
    )


class TestWhoseInterval:
    """The first override that fits a post by its role and its tier; otherwise the rule's own."""

    RULE = RecheckRule(
        certificate_interval=Period(years=3),
        status_check_interval=YEAR,
        overrides=[
            IntervalOverride(roles=["Driver"], tier=Tier.ENHANCED, certificate_interval=YEAR),
            IntervalOverride(tier=Tier.BASIC, certificate_interval=None),
            IntervalOverride(roles=["driver"], certificate_interval=Period(years=2)),
        ],
    )

    @pytest.mark.parametrize(
        ("role", "tier", "expected"),
        [
            (" driver ", Tier.ENHANCED, YEAR),
            ("Driver", Tier.STANDARD, Period(years=2)),
            ("Driver", Tier.BASIC, None),
            ("Cook", Tier.BASIC, None),
            ("Cook", Tier.ENHANCED, Period(years=3)),
            ("Cook", None, Period(years=3)),
        ],
    )
    def test_certificates(self, role: str, tier: Tier | None, expected: Period | None) -> None:
        assert self.RULE.interval_for(EvidenceKind.CERTIFICATE, role, tier) == expected

    def test_an_override_says_nothing_of_status_checks_unless_it_names_them(self) -> None:
        assert self.RULE.interval_for(EvidenceKind.STATUS_CHECK, "Driver", Tier.ENHANCED) is None
        assert self.RULE.interval_for(EvidenceKind.STATUS_CHECK, "Cook", Tier.ENHANCED) == YEAR

    def test_for_everybody_it_is_refused(self) -> None:
        with pytest.raises(InvalidRecordError, match="for everyone, change the rule"):
            IntervalOverride(certificate_interval=None)


def test_a_certificate_is_evidence_from_its_issue_or_from_being_seen() -> None:
    """Where it must be seen and that day is not recorded, no day is known."""
    issued, seen = date(2016, 5, 1), date(2016, 6, 1)
    by_sight = RecheckRule(certificate_interval=YEAR, done_when=Moment.SEEN)
    assert THREE.held_from(issued, None) == issued
    assert by_sight.held_from(issued, seen) == seen
    assert by_sight.held_from(issued, None) is None


def test_an_extension_is_for_a_day_at_least() -> None:
    assert Extension(due_from=CHANGE, due_to=CHANGE, by=YEAR, source=INVENTED).due_to == CHANGE
    with pytest.raises(InvalidRecordError, match="before it starts"):
        Extension(due_from=CHANGE, due_to=CHANGE - DAY, by=YEAR, source=INVENTED)


@pytest.mark.parametrize(("days", "refused"), [(-1, True), (0, False)])
def test_compliance_is_not_asked_before_the_rule(days: int, refused: bool) -> None:  # noqa: FBT001 - a table's column
    rule = RecheckRule(certificate_interval=YEAR, compliance_on=CHANGE + days * DAY)
    if refused:
        with pytest.raises(InvalidRecordError, match="lies before the rule starts on 2016-04-01"):
            changing((CHANGE, rule))
    else:
        changing((CHANGE, rule))


def test_which_version() -> None:
    """The one in force on the day; of checks older than the policy the first, and of days before it none."""
    first, second = date(2010, 1, 1), CHANGE
    policy = changing((first, THREE), (second, RecheckRule(certificate_interval=YEAR)))
    asked = [first - DAY, first, second - DAY, second]
    assert [policy.version_for(day) for day in asked] == [0, 0, 0, 1]
    assert [policy.version_on(day).starts_on for day in asked[1:]] == [first, first, second]
    with pytest.raises(OutOfCoverageError):
        policy.version_on(first - DAY)
    assert steady_policy("invented", THREE, source=INVENTED).versions.entries[0].starts_on == date(2002, 3, 1)


class TestBreaksInService:
    """'More than three months' and '12 weeks or more' differ on the very day."""

    @pytest.mark.parametrize(
        ("rule", "ends_on", "answer"),
        [
            (BreakRule(length=Period(months=3), or_more=False), date(2024, 4, 14), False),
            (BreakRule(length=Period(months=3), or_more=False), date(2024, 4, 15), True),
            (BreakRule(length=Period(weeks=12), or_more=True), date(2024, 4, 6), False),
            (BreakRule(length=Period(weeks=12), or_more=True), date(2024, 4, 7), True),
        ],
    )
    def test_both_sides(self, rule: BreakRule, ends_on: date, *, answer: bool) -> None:
        assert rule.applies_to(date(2024, 1, 15), ends_on) is answer
