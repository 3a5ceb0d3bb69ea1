"""Rechecks by column: where each certificate of a dataframe stands on a day, and when its recheck falls due."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

import attrs

from safeguarding.dates.periods import Period
from safeguarding.dbs.bulk import recheck_due_dates as due_dates_of, recheck_standings as standings_of
from safeguarding.dbs.levels import Tier
from safeguarding.dbs.policies import EvidenceKind, RecheckPolicy
from safeguarding.dbs.standings import Standing
from safeguarding.errors import InvalidRecordError
from safeguarding.extras import optional
from safeguarding.frames.applying import ColumnRule, NewColumn, applied
from safeguarding.frames.arrays import Frame, FrameAnswers, library_of
from safeguarding.frames.counting import CODE, counted
from safeguarding.frames.day_columns import MISSING, DayColumn, ValueColumn, coded, looked_up, numbered
from safeguarding.frames.opening import ColumnKind, Opened, opened
from safeguarding.frames.runs import STANDINGS, StandingRuns, standing_runs

with optional("narwhals", task="a rule over a dataframe"):
    import narwhals.stable.v2 as nw

with optional("numpy", task="a rule over a column"):
    import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from safeguarding.frames.day_columns import Codes

_LABELS = tuple(standing.label for standing in STANDINGS)
_CODES = {standing: code for code, standing in enumerate(STANDINGS)}
_UNKNOWN = _CODES[Standing.UNKNOWN_DATE]


def recheck_standings(
    frame: Frame,
    policy: RecheckPolicy,
    *,
    issued_on: str,
    on: date,
    window: Period | None = None,
    role: str | None = None,
    tier: Tier | None = None,
    key: str | None = None,
    into: str = "standing",
    as_codes: bool = False,
) -> Frame:
    """The frame with a column that says where each certificate stands, by its date alone.

    It answers as :func:`safeguarding.dbs.recheck_standings` does for a list: a missing date is ``date unknown``, a later
    one no check yet. Pandas' index and the order of an eager frame are kept; of a lazy one no order is promised, so a
    column that names each row finds them again. A frame that runs as a query (duckdb, ibis, PySpark) is asked for its
    distinct roles, where there is a column of them, and for its distinct days where the policy's dates are not in order.

    Args:
        frame: A dataframe of pandas, polars (eager or lazy), pyarrow, duckdb, ibis, dask or PySpark, or of another
            library that narwhals supports.
        policy: The employer's policy, as for one person.
        issued_on: The column of the days that intervals are counted from: dates, or times without a time zone, whose
            day counts.
        on: The day asked about.
        window: The look-ahead; None for none.
        role: The column of roles, for a policy with overrides by role; None where there is none.
        tier: The tier that all posts require, for overrides by tier.
        key: The column that names each row, where the caller wants to be sure that it is there.
        into: The name of the new column.
        as_codes: Whether to give places in ``STANDINGS``, as small whole numbers, in place of words.

    Raises:
        FaultyInputError: for columns that are missing, of another type or in a time zone, before any work.
        OutOfCoverageError: for a day on which the policy has no rule.

    Examples:
        >>> import polars as pl
        >>> from safeguarding.dbs.published_policies import YORK_2017
        >>> frame = pl.DataFrame({"issued_on": [date(2014, 9, 18), date(2014, 9, 19), None]})
        >>> recheck_standings(frame, YORK_2017, issued_on="issued_on", on=date(2017, 9, 19))["standing"].to_list()
        ['overdue', 'due', 'date unknown']
    """
    reads = _reads(issued_on, role)
    looked_at = opened(frame, reads, adds=[into], key=key)

    # a day that the policy does not cover is an error now, not when a lazy frame is run
    policy.version_on(on)
    return applied(_standing_rule(reads, _OneDay(policy, on, window, tier), into, as_codes=as_codes), looked_at)


def standing_counts(
    frame: Frame,
    policy: RecheckPolicy,
    *,
    issued_on: str,
    on: date,
    window: Period | None = None,
    role: str | None = None,
    tier: Tier | None = None,
    by: Sequence[str] = (),
) -> Frame:
    """How many certificates stand in each part, of all or of each group, as a frame of the same library.

    Its columns are the groups, then each standing by its name in lower case, none left out; ``total``, which they sum
    to; and ``base``, the required population. Arguments as for :func:`recheck_standings`, and ``by``, the columns that
    make groups. Rows of an eager frame are in the groups' order.

    Examples:
        >>> import polars as pl
        >>> from safeguarding.dbs.published_policies import YORK_2017
        >>> frame = pl.DataFrame({"team": ["A", "B", "B"], "issued_on": [date(2014, 9, 18), date(2014, 9, 19), None]})
        >>> found = standing_counts(frame, YORK_2017, issued_on="issued_on", on=date(2017, 9, 19), by=["team"])
        >>> found.select("team", "overdue", "due", "unknown_date", "total").rows()
        [('A', 1, 0, 0, 1), ('B', 0, 1, 1, 2)]
    """
    wanted = {standing.name.lower(): [code] for code, standing in enumerate(STANDINGS)}
    wanted["total"] = list(_CODES.values())
    wanted["base"] = [code for code, standing in enumerate(STANDINGS) if standing.is_required]
    reads = _reads(issued_on, role)
    groups = dict.fromkeys(by, ColumnKind.GROUPS)
    looked_at = opened(frame, groups | reads, adds=[name for name in wanted if name in by])
    policy.version_on(on)
    day = _OneDay(policy, on, window, tier)
    rule = _standing_rule(reads, day, CODE, as_codes=True)
    return counted(rule, looked_at, columns=wanted, by=by, possible=None if role is not None else day.possible())


def _reads(issued_on: str, role: str | None) -> dict[str, ColumnKind]:
    if role == issued_on:
        raise InvalidRecordError(f"column {role!r} is named for the days and for the roles")
    return {issued_on: ColumnKind.DAYS} | ({} if role is None else {role: ColumnKind.TEXTS})


def recheck_due_dates(
    frame: Frame,
    policy: RecheckPolicy,
    *,
    issued_on: str,
    role: str | None = None,
    tier: Tier | None = None,
    key: str | None = None,
    into: str = "due_on",
) -> Frame:
    """The frame with a column of due dates; missing where the date is, and where no recheck is asked for.

    Each distinct day is judged once by the rule for one certificate. A frame that runs as a query is asked for its
    distinct days, and the dates are joined to it; it stays lazy. Arguments as for :func:`recheck_standings`.

    Examples:
        >>> import polars as pl
        >>> from safeguarding.dbs.published_policies import YORK_2017
        >>> frame = pl.DataFrame({"issued_on": [date(2016, 2, 29), None]})
        >>> recheck_due_dates(frame, YORK_2017, issued_on="issued_on")["due_on"].to_list()
        [datetime.date(2019, 2, 28), None]
    """
    reads = _reads(issued_on, role)
    looked_at = opened(frame, reads, adds=[into], key=key)

    def judge(days: DayColumn, roles: ValueColumn | None = None) -> list[FrameAnswers]:
        every = days.days()
        found = np.full(every.shape, np.datetime64("NaT", "D"))
        for name, rows in _Roles(policy, tier).rows(roles):
            due = functools.partial(_numbered_due_dates, policy=policy, role=name, tier=tier)
            these = every if rows is None else every[rows]
            found[slice(None) if rows is None else rows] = looked_up(these, due, missing=MISSING).view("datetime64[D]")
        return [FrameAnswers(numbers=found)]

    return applied(ColumnRule(reads=reads, adds=[NewColumn(name=into, are_days=True)], judge=judge), looked_at)


def _numbered_due_dates(days: list[date], policy: RecheckPolicy, role: str, tier: Tier | None) -> list[int]:
    return [MISSING if due is None else numbered(due) for due in due_dates_of(days, policy, role=role, tier=tier)]


class _Roles:
    """Which roles a policy treats alike: those with the same intervals throughout, as for one person."""

    def __init__(self, policy: RecheckPolicy, tier: Tier | None) -> None:
        self._policy, self._tier = policy, tier

    def alike(self, names: Iterable[str]) -> list[list[str]]:
        """The names in groups; the first is that of whoever has no role, whose name is empty."""
        groups: dict[tuple[Period | None, ...], list[str]] = {}
        for name in dict.fromkeys(("", *names)):
            rules = (entry.value for entry in self._policy.versions.entries)
            intervals = tuple(rule.interval_for(EvidenceKind.CERTIFICATE, name, self._tier) for rule in rules)
            groups.setdefault(intervals, []).append(name)
        return list(groups.values())

    def rows(self, roles: ValueColumn | None) -> list[tuple[str, NDArray[np.bool_] | None]]:
        """A name of each group with the rows that fall under it; None for all rows."""
        if roles is None:
            return [("", None)]
        places = {name: place for place, name in enumerate(roles.values)}
        groups = [[places.get(name, -1) for name in names] for names in self.alike(roles.values)]
        groups[0].append(-1)
        firsts = (names[0] for names in self.alike(roles.values))
        return [(name, np.isin(roles.places, group)) for name, group in zip(firsts, groups, strict=True)]


class _OneDay(_Roles):
    """A policy on a day, with what it finds for each role worked out once."""

    def __init__(self, policy: RecheckPolicy, on: date, window: Period | None, tier: Tier | None) -> None:
        super().__init__(policy, tier)
        self._on, self._window = on, window
        self._runs: dict[str, StandingRuns | None] = {}

    def runs(self, role: str) -> StandingRuns | None:
        """The runs of a role; None where its due dates are not in order."""
        if role not in self._runs:
            self._runs[role] = standing_runs(self._policy, on=self._on, window=self._window, role=role, tier=self._tier)
        return self._runs[role]

    def possible(self) -> set[int] | None:
        """The codes that there can be without roles; None where that is not known."""
        runs = self.runs("")
        return None if runs is None else {_UNKNOWN, *(_CODES[standing] for standing in runs.standings)}

    def codes(self, days: DayColumn, role: str) -> Codes:
        """The code of each certificate of a role: by its run, or else by its day, each day judged once."""
        runs = self.runs(role)
        if runs is None:
            found = looked_up(days.days(), functools.partial(self._judged, role=role), missing=_UNKNOWN)
            return found.astype(np.int8)
        return coded(days, runs.bounds, [_CODES[each] for each in runs.standings], missing=_UNKNOWN)

    def _judged(self, days: list[date], role: str) -> list[int]:
        found = standings_of(days, self._policy, on=self._on, window=self._window, role=role, tier=self._tier)
        return [_CODES[standing] for standing in found]


def _standing_rule(reads: Mapping[str, ColumnKind], day: _OneDay, into: str, *, as_codes: bool) -> ColumnRule:
    """The rule as a kernel and as expressions, both of the same runs."""
    issued_on, *role = reads
    new = NewColumn(name=into, words=() if as_codes else _LABELS)

    def judge(days: DayColumn, names: ValueColumn | None = None) -> list[FrameAnswers]:
        (first, _), *others = day.rows(names)
        found = day.codes(days, first)
        for name, rows in others:
            missing = None if days.missing is None else days.missing[rows]
            found[rows] = day.codes(attrs.evolve(days, numbers=days.numbers[rows], missing=missing), name)
        return [FrameAnswers(numbers=found, words=new.words)]

    def expressions(known: Opened, words: Any) -> list[Any] | None:  # noqa: ANN401 - a library
        usual = day.runs("")
        # polars judges the roles of each batch as it comes, so that nothing is asked of a lazy frame
        if usual is None or (role and library_of(known.native) == "polars"):
            return None
        chain = functools.partial(_chain, words, issued_on, known.types[issued_on] == nw.Datetime, as_codes)
        found = chain(usual)
        for names in day.alike(_distinct(known, *role))[1:] if role else ():
            runs = day.runs(names[0])
            if runs is None:
                return None
            found = words.when(words.col(*role).is_in(names)).then(chain(runs)).otherwise(found)
        return [found if as_codes or library_of(known.native) != "polars" else found.cast(words.Enum(_LABELS))]

    return ColumnRule(reads=reads, adds=[new], judge=judge, expressions=expressions)


def _distinct(known: Opened, name: str) -> list[str]:
    column = nw.from_native(known.native).select(name).unique().collect("pyarrow").to_native().column(name)
    return [value for value in column.to_pylist() if value is not None]


def _chain(words: Any, issued_on: str, is_time: bool, as_codes: bool, runs: StandingRuns) -> Any:  # noqa: ANN401, FBT001 - a library, and its expression; bound by place
    """The standing as comparisons, the missing date asked about first: some libraries lose it in a comparison."""

    def word(standing: Standing) -> Any:  # noqa: ANN401 - as above
        return words.lit(_CODES[standing], words.Int8) if as_codes else words.lit(standing.label)

    day = words.col(issued_on)
    chain = words.when(day.is_null()).then(word(Standing.UNKNOWN_DATE))
    for bound, standing in zip(runs.bounds, runs.standings, strict=False):
        chain = chain.when(day < (datetime.combine(bound, time.min) if is_time else bound)).then(word(standing))
    return chain.otherwise(word(runs.standings[-1]))
