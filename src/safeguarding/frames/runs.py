"""Where certificates stand on a day, as runs of days: compiled from the rule for one certificate, never written again.

Where a policy's due dates are in order, there are few runs of days that stand alike, and the forward rule gives the
cut-offs between them. Where an extension or a transition breaks the order there are none, and each day is judged.
"""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import attrs

from safeguarding.dates.periods import Period
from safeguarding.dbs.bulk import cut_offs, recheck_standings
from safeguarding.dbs.levels import Tier
from safeguarding.dbs.policies import RecheckPolicy
from safeguarding.dbs.standings import Standing
from safeguarding.records import Record, Several

STANDINGS: tuple[Standing, ...] = tuple(Standing)
"""What the codes of a column of standings stand for: code 0 is the first."""

_A_DAY = timedelta(days=1)


@attrs.frozen(kw_only=True)
class StandingRuns(Record):
    """The standings of certificates by their days: one run up to the first bound, and one from each bound on.

    Attributes:
        bounds: The first day of each run but the first, in order.
        standings: The standing of each run; one more than there are bounds.

    Examples:
        >>> from safeguarding.dbs.published_policies import YORK_2017
        >>> runs = standing_runs(YORK_2017, on=date(2017, 9, 19))
        >>> [str(each) for each in runs.bounds], [each.label for each in runs.standings]
        (['2014-09-19', '2014-09-20', '2017-09-20'], ['overdue', 'due', 'in date', 'no check on record'])
    """

    bounds: tuple[date, ...] = attrs.field(converter=Several[date])
    standings: tuple[Standing, ...] = attrs.field(converter=Several[Standing])


def standing_runs(
    policy: RecheckPolicy, *, on: date, window: Period | None = None, role: str = "", tier: Tier | None = None
) -> StandingRuns | None:
    """The runs of a policy on a day, or None where its due dates are not in order.

    Arguments as for :func:`~safeguarding.dbs.bulk.recheck_standings`, which judges the first day of each run.

    Raises:
        OutOfCoverageError: for a day on which the policy has no rule.
    """
    cuts = cut_offs(policy, on=on, window=window, role=role, tier=tier)
    if cuts is None:
        return None
    ends = {day for day in (cuts.overdue, cuts.due, cuts.due_soon, on) if day is not None and day <= on}
    days = [date.min, *sorted(day + _A_DAY for day in ends if day < date.max)]
    standings = recheck_standings(days, policy, on=on, window=window, role=role, tier=tier)
    pairs = zip(days, standings, strict=True)
    firsts = [next(run) for _, run in itertools.groupby(pairs, key=lambda pair: pair[1])]
    return StandingRuns(bounds=[day for day, _ in firsts[1:]], standings=[standing for _, standing in firsts])
