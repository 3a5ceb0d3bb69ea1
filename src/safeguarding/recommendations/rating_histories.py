"""Stated ratings over time: since when one has differed from the rule, how often by owner, and which way it moved."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

import attrs

from safeguarding.dates.due import due_on
from safeguarding.dates.periods import Period
from safeguarding.recommendations.impact_judgements import impacts_on
from safeguarding.recommendations.owners import Owner
from safeguarding.recommendations.ratings import RatingCheck, RatingRule, RatingVerdict, rating_check
from safeguarding.recommendations.records import Action, Plan
from safeguarding.recommendations.states import ActionState, entries_by_action, state_from, states_on
from safeguarding.recommendations.updates import Update
from safeguarding.recommendations.words import Impact, Travel, travel_between
from safeguarding.records import NoTruthValue, Record


@attrs.frozen(kw_only=True)
class CheckedRating(NoTruthValue, Record):
    """The check of one action's stated rating, and since when it has come out so.

    Attributes:
        check: The check.
        owner: Who answers for the action.
        since: The first day from which, up to the day of the check, the stated rating has differed from the rule; None
            where it does not differ.

    """

    _instead = "check.verdict"

    check: RatingCheck
    owner: Owner = attrs.field(repr=False)
    since: date | None

    @property
    def explanation(self) -> str:
        """The check in a sentence, with the day since which it has differed."""
        return self.check.explanation + ("" if self.since is None else f", since {self.since.isoformat()}")


def checked_ratings(plan: Plan, rule: RatingRule, *, on: date) -> tuple[CheckedRating, ...]:
    """The stated rating of every action held against a rule, and since when each has differed from it.

    Args:
        plan: The plan.
        rule: The plan's own rule, or a published one.
        on: The day; nothing recorded later counts.

    Examples:
        >>> from safeguarding.recommendations import COUNCIL_EXAMPLE, Rating
        >>> log = [Update(action="a1", on=date(2017, 9, 1), percent=40, rating=Rating.AMBER)]
        >>> plan = Plan(actions=[Action(ref="a1", target_on=date(2017, 9, 30))], updates=log)
        >>> (found,) = checked_ratings(plan, COUNCIL_EXAMPLE, on=date(2017, 11, 20))
        >>> found.check.verdict.label, str(found.since)
        ('inconsistent', '2017-10-01')
    """
    entries = entries_by_action(plan)
    impacts = impacts_on(plan, on=on)
    looked_at = _Impacts(plan, rule)
    found = []
    for state in states_on(plan, on=on):
        ref = state.action.ref
        check = rating_check(rule, state, impact=impacts.get(ref, Impact.NOT_MEASURED))
        differs = check.verdict is RatingVerdict.INCONSISTENT
        since = _since(rule, state.action, entries.get(ref, []), on, looked_at) if differs else None
        found.append(CheckedRating(check=check, owner=state.owner, since=since))
    return tuple(found)


class _Impacts:
    """What measures say on past days, looked at only where the rule asks, and once a day."""

    def __init__(self, plan: Plan, rule: RatingRule) -> None:
        is_asked = any(line.impacts for line in rule.lines)
        self._plan = plan
        self._known: dict[date, dict[str, Impact]] = {}
        self.days: dict[str, set[date]] = {}
        for measure in plan.measures if is_asked else ():
            baseline = [] if measure.baseline is None else [measure.baseline]
            for ref in measure.actions:
                self.days.setdefault(ref, set()).update(each.known_on for each in (*measure.readings, *baseline))

    def of(self, ref: str, on: date) -> Impact:
        if ref not in self.days:
            return Impact.NOT_MEASURED
        if on not in self._known:
            self._known[on] = impacts_on(self._plan, on=on)
        return self._known[on].get(ref, Impact.NOT_MEASURED)


def _since(rule: RatingRule, action: Action, entries: list[Update], on: date, impacts: _Impacts) -> date:
    """Back from a day on which it differs, over the days on which that may change; before the first entry nothing is stated."""
    first = min(entry.on for entry in entries)
    days = _days_of_change(rule, action, entries) | impacts.days.get(action.ref, set()) | {first}
    since = on
    for day in sorted((day for day in days if first <= day <= on), reverse=True):
        check = rating_check(rule, state_from(action, entries, on=day), impact=impacts.of(action.ref, day))
        if check.verdict is not RatingVerdict.INCONSISTENT:
            break
        since = day
    return since


def _days_of_change(rule: RatingRule, action: Action, entries: list[Update]) -> set[date]:
    """The days from which an action's colour by the rule, or its stated one, may be another than on the day before."""
    days = {entry.on for entry in entries}
    days |= {day for each in entries for day in (each.completed_on, each.signed_off_on) if day is not None}
    targets = {day for day in (action.target_on, *(entry.target_on for entry in entries)) if day is not None}
    periods = {period for line in rule.lines for period in (line.past_more_than, line.past_at_most) if period}
    ahead = {line.due_within for line in rule.lines if line.due_within}
    for target in targets:
        ends = [target, *(due_on(target, period) for period in periods if target.year < date.max.year)]
        days |= {end + timedelta(days=1) for end in ends if end < date.max}
        days |= {_first_within(target, period) for period in ahead}
    return days


def _first_within(target: date, period: Period) -> date:
    """The first day from which a target lies within a period."""
    longest = 366 * period.years + 31 * period.months + 7 * period.weeks + period.days
    day = max(date.min, target - timedelta(days=min(longest, (target - date.min).days)))
    while due_on(day, period) < target:
        day += timedelta(days=1)
    return day


@attrs.frozen(kw_only=True)
class OwnerRatings(NoTruthValue, Record):
    """How the stated ratings of one owner's actions come out, in counts that sum to the owner's actions.

    Attributes:
        owner: The owner, as first written.
        consistent: How many follow the rule.
        inconsistent: How many differ from it.
        unverifiable: How many have no rating stated, or no one colour by the rule.
    """

    _instead = "inconsistent"

    owner: Owner = attrs.field(repr=False)
    consistent: int
    inconsistent: int
    unverifiable: int


def ratings_by_owner(checked: Iterable[CheckedRating]) -> tuple[OwnerRatings, ...]:
    """How often stated ratings differ from the rule, by owner: most often first, nobody last.

    Examples:
        >>> from safeguarding.recommendations import COUNCIL_EXAMPLE, Rating
        >>> log = [Update(action=ref, on=date(2017, 9, 1), percent=40, rating=Rating.RED) for ref in ("a1", "a2")]
        >>> plan = Plan(actions=[Action(ref="a1", owner="head of service"), Action(ref="a2")], updates=log)
        >>> for each in ratings_by_owner(checked_ratings(plan, COUNCIL_EXAMPLE, on=date(2017, 9, 20))):
        ...     print(each.owner.reveal() or "(nobody)", each.inconsistent)
        head of service 1
        (nobody) 1
    """
    gathered: dict[Owner, list[CheckedRating]] = {}
    for each in checked:
        gathered.setdefault(each.owner.key, []).append(each)
    found = [
        OwnerRatings(
            owner=several[0].owner,
            consistent=_count(several, RatingVerdict.CONSISTENT),
            inconsistent=_count(several, RatingVerdict.INCONSISTENT),
            unverifiable=_count(several, RatingVerdict.UNVERIFIABLE),
        )
        for several in gathered.values()
    ]
    return tuple(sorted(found, key=lambda each: (not each.owner, -each.inconsistent, each.owner.key.reveal())))


def _count(checked: Iterable[CheckedRating], verdict: RatingVerdict) -> int:
    return sum(each.check.verdict is verdict for each in checked)


def direction_of_travel(before: ActionState | None, after: ActionState) -> Travel:
    """Which way the stated rating of an action went; it cannot be said where one of the two is not stated.

    Blue stands above green: in every key that has it, it is the end of the way.

    Examples:
        >>> from safeguarding.recommendations.words import Rating
        >>> action = Action(ref="a1")
        >>> amber = ActionState(action=action, on=date(2017, 9, 1), rating=Rating.AMBER)
        >>> green = ActionState(action=action, on=date(2017, 10, 1), rating=Rating.GREEN)
        >>> direction_of_travel(amber, green).label, direction_of_travel(None, green).label
        ('better', 'cannot say')
    """
    return travel_between(None if before is None else before.rating, after.rating)
