"""Stated ratings over time: since when one has differed from the rule, how often by owner, and which way it moved."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

import attrs

from safeguarding.labels import Labelled
from safeguarding.recommendations.impact_judgements import impacts_on
from safeguarding.recommendations.owners import Owner
from safeguarding.recommendations.rating_lines import RatingLine
from safeguarding.recommendations.ratings import RatingCheck, RatingRule, RatingVerdict, rating_check
from safeguarding.recommendations.records import Action, Plan
from safeguarding.recommendations.states import ActionState, entries_by_action, state_from, states_on
from safeguarding.recommendations.updates import Update
from safeguarding.recommendations.words import Impact, Rating
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
        >>> from safeguarding.recommendations.published_rating_rules import COUNCIL_EXAMPLE
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
        self._plan = plan
        self._is_asked = any(_asks(line) for line in rule.lines)
        self._days: dict[date, dict[str, Impact]] = {}

    def of(self, ref: str, on: date) -> Impact:
        if not self._is_asked:
            return Impact.NOT_MEASURED
        if on not in self._days:
            self._days[on] = impacts_on(self._plan, on=on)
        return self._days[on].get(ref, Impact.NOT_MEASURED)


def _asks(line: RatingLine) -> bool:
    return bool(line.impacts)


def _since(rule: RatingRule, action: Action, entries: list[Update], on: date, impacts: _Impacts) -> date:
    """Day by day back from one on which it differs; before the first entry nothing is stated."""
    first = min(entry.on for entry in entries)
    since = on
    while since > first:
        before = since - timedelta(days=1)
        check = rating_check(rule, state_from(action, entries, on=before), impact=impacts.of(action.ref, before))
        if check.verdict is not RatingVerdict.INCONSISTENT:
            break
        since = before
    return since


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
        >>> from safeguarding.recommendations.published_rating_rules import COUNCIL_EXAMPLE
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


class Travel(NoTruthValue, Labelled):
    """Which way a stated rating went between two days."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "the same"
    CANNOT_SAY = "cannot say"


_WORST_FIRST = (Rating.RED, Rating.AMBER, Rating.GREEN, Rating.BLUE)


def direction_of_travel(before: ActionState | None, after: ActionState) -> Travel:
    """Which way the stated rating of an action went; it cannot be said where one of the two is not stated.

    Blue stands above green: in every key that has it, it is the end of the way.

    Examples:
        >>> action = Action(ref="a1")
        >>> amber = ActionState(action=action, on=date(2017, 9, 1), rating=Rating.AMBER)
        >>> green = ActionState(action=action, on=date(2017, 10, 1), rating=Rating.GREEN)
        >>> direction_of_travel(amber, green).label, direction_of_travel(None, green).label
        ('better', 'cannot say')
    """
    if before is None or before.rating is None or after.rating is None:
        return Travel.CANNOT_SAY
    steps = _WORST_FIRST.index(after.rating) - _WORST_FIRST.index(before.rating)
    return Travel.SAME if not steps else Travel.BETTER if steps > 0 else Travel.WORSE
