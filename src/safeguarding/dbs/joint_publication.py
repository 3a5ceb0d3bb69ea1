"""All counts of an audit as they may be published together: none of them gives another one away.

Tables that are safe one by one are not safe side by side: who is overdue is hidden in one and "in date" of the same base
is printed in another. So every count goes through the rule in one order, and is shown only if no small number, nor what
a small number leaves of its base, follows from it and those shown before by adding and taking away.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import attrs

from safeguarding.dbs.audit_measures import conditions
from safeguarding.dbs.audits import Audit
from safeguarding.dbs.breaches import BreachKind
from safeguarding.dbs.entry_checks import EntryCheck
from safeguarding.dbs.forecasts import forecast
from safeguarding.dbs.publication import published_standings
from safeguarding.dbs.standings import CheckFinding, Standing
from safeguarding.disclosure.protection import ProtectedNumber, hidden_number, shown_number
from safeguarding.disclosure.rules import DisclosureRule
from safeguarding.records import Record

REGISTER, REQUIRED = "register", "who need a check"
STANDINGS, MEASURES, FINDINGS = "standings", "measures", "findings"
BREACHES, FORECAST = "breaches", "forecast"

People = frozenset[int]
"""People by their place in the audit; rechecks that were made in the period of a report stand behind them."""


@attrs.frozen(kw_only=True)
class PublishedCount(Record):
    """A count as it may be published.

    Attributes:
        part: Which table it belongs to: ``STANDINGS``, ``MEASURES``, ``FINDINGS``, ``BREACHES`` or ``FORECAST``.
        label: What is counted.
        number: The count, or the symbol in its place.
    """

    part: str
    label: str
    number: ProtectedNumber


def published_audit(audit: Audit, rule: DisclosureRule) -> tuple[PublishedCount, ...]:
    """Every count of an audit under one rule: the partition, the measures, the findings, the breaches, the forecast.

    Counts of nobody are left out. The rule holds against exact working out; how narrow a range can be made is looked
    at within the partition only.

    Args:
        audit: The audit.
        rule: The publisher's rule.

    Examples:
        >>> from datetime import date
        >>> from safeguarding.dbs import YORK_2017, Certificate, Person, audit
        >>> from safeguarding.disclosure import FEWER_THAN_FIVE
        >>> late = [Person(reference=f"L{k}", certificates=[Certificate(issued_on=date(2014, 1, 1))]) for k in range(2)]
        >>> fine = [Person(reference=f"F{k}", certificates=[Certificate(issued_on=date(2016, 1, 1))]) for k in range(9)]
        >>> for each in published_audit(audit([*late, *fine], YORK_2017, as_at=date(2017, 9, 19)), FEWER_THAN_FIVE)[:5]:
        ...     print(each.label, each.number)
        in date c
        overdue c
        register 11
        who need a check 11
        a check in place and not past its date c
    """
    counts = [each for each in _counts(audit) if each[2]]
    protected = published_standings(audit, rule)
    kept_back = {standing.label for standing in Standing if protected.at(standing.label).is_hidden}
    guard = _Guard([people for _, _, people in counts], _base(audit), rule)
    found = []
    for part, label, people in counts:
        kept = part == STANDINGS and label in kept_back
        number = hidden_number(rule) if kept or not guard.shows(people) else shown_number(len(people), rule)
        found.append(PublishedCount(part=part, label=label, number=number))
    return tuple(found)


def _base(audit: Audit) -> People:
    return frozenset(place for place, each in enumerate(audit.statuses) if each.standing.is_required)


def _counts(audit: Audit) -> Iterator[tuple[str, str, People]]:
    """Every count with the people that it counts, in the order in which they are to be shown."""
    places = list(enumerate(audit.statuses))
    for standing in Standing:
        yield STANDINGS, standing.label, frozenset(place for place, each in places if each.standing is standing)
    yield STANDINGS, REGISTER, frozenset(place for place, _ in places)
    base = _base(audit)
    yield STANDINGS, REQUIRED, base
    for name, holds in conditions(audit):
        yield MEASURES, name, frozenset(place for place in base if holds(audit.statuses[place]))
    for entry in EntryCheck:
        checked = frozenset(place for place in base if audit.entry_checks[place] is entry)
        yield MEASURES, f"entry check: {entry.label}", checked
    for finding in CheckFinding:
        yield FINDINGS, finding.label, frozenset(place for place, each in places if finding in each.findings)
    yield from _breach_counts(audit)
    yield from _forecast_counts(audit)


def _breach_counts(audit: Audit) -> Iterator[tuple[str, str, People]]:
    """The rechecks of the period: who is overdue counts as the same in all tables, what was made is a thing of its own."""
    report = audit.breaches
    if report is None:
        return
    places: dict[str, list[int]] = {}
    for place, status in enumerate(audit.statuses):
        places.setdefault(status.reference, []).append(place)
    not_made = [
        places[each.reference].pop(0) for each in report.of_kind(BreachKind.NOT_MADE) if places.get(each.reference)
    ]
    late, first = len(report.of_kind(BreachKind.MADE_LATE)), len(audit.statuses)
    yield BREACHES, f"rechecks {BreachKind.NOT_MADE}", frozenset(not_made)
    yield BREACHES, f"rechecks {BreachKind.MADE_LATE}", frozenset(range(first, first + late))
    yield BREACHES, "rechecks made on time", frozenset(range(first + late, first + late + report.made_on_time))


def _forecast_counts(audit: Audit) -> Iterator[tuple[str, str, People]]:
    ahead = forecast(audit)
    due = {place: each.due_on for place, each in enumerate(audit.statuses) if each.standing.is_required}
    dated = {place: day for place, day in due.items() if day is not None}
    yield FORECAST, "past the due date already", frozenset(k for k, day in dated.items() if day < audit.as_at)
    for month in ahead.months:
        yield FORECAST, str(month), frozenset(place for place, day in dated.items() if day in month)
    last = ahead.months[-1].ends_on
    yield FORECAST, "later", frozenset(place for place, day in dated.items() if day > last)
    yield FORECAST, "no due date", frozenset(due.keys() - dated.keys())


# a reader's sums are worked out in whole numbers of this prime, in which none that is not there appears but by a chance
# of one in a trillion, and that only hides a number more
_PRIME = 2**61 - 1


class _Guard:
    """What has been shown, and whether one more count would let a small number be worked out."""

    def __init__(self, counts: Sequence[People], base: People, rule: DisclosureRule) -> None:
        everybody = frozenset().union(*counts)
        # people who are counted alike everywhere are one unknown number to a reader
        self._kinds: dict[int, int] = {}
        seen: dict[tuple[bool, ...], int] = {}
        for place in everybody:
            alike = tuple(place in people for people in counts)
            self._kinds[place] = seen.setdefault(alike, len(seen))
        sizes = Counter(self._kinds.values())
        by_kind = [frozenset(self._vector(people)) for people in counts]
        wholes = [frozenset(self._vector(base)), frozenset(sizes)]
        left = [whole - part for whole in wholes for part in by_kind]
        between = [one - other for one, other in itertools.permutations(by_kind, 2) if other < one]
        small = {
            kinds
            for kinds in (*by_kind, *left, *between)
            if kinds and rule.is_small(sum(sizes[kind] for kind in kinds))
        }
        self._small = [dict.fromkeys(kinds, 1) for kinds in small]
        self._shown: dict[int, dict[int, int]] = {}

    def shows(self, people: People) -> bool:
        """Whether the count may be shown; if so, it is from now on."""
        rest = self._rest(self._vector(people), self._shown)
        if not rest:
            return True  # a reader can work it out already, so it is not small
        first = min(rest)
        scale = pow(rest[first], -1, _PRIME)
        tried = {**self._shown, first: {place: value * scale % _PRIME for place, value in rest.items()}}
        if any(not self._rest(small, tried) for small in self._small):
            return False
        self._shown = tried
        return True

    def _vector(self, people: Iterable[int]) -> dict[int, int]:
        return {self._kinds[place]: 1 for place in people}

    def _rest(self, vector: dict[int, int], shown: dict[int, dict[int, int]]) -> dict[int, int]:
        """What is left of a sum when all that has been shown is taken from it; empty where it can be worked out."""
        rest = dict(vector)
        for first in sorted(shown):
            factor = rest.get(first, 0)
            if factor:
                for place, value in shown[first].items():
                    left = (rest.get(place, 0) - factor * value) % _PRIME
                    if left:
                        rest[place] = left
                    else:
                        rest.pop(place, None)
        return rest
