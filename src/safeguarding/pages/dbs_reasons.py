"""Why each count of a DBS audit is what it is: its rule in a sentence, and what that rests on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

import attrs

from safeguarding.dates.ranges import DateRange
from safeguarding.dbs.checks import UPDATE_SERVICE
from safeguarding.dbs.levels import LEVELS
from safeguarding.dbs.standings import CheckFinding
from safeguarding.pages.cells import Row, printed
from safeguarding.pages.tables import Reason, Table
from safeguarding.sources import Source

_POLICY, _REGISTER = "policy", "register"

# the first of them that a row's words match; each with its rule, and whether the employer's policy, the register or a text decides
_RULES: tuple[tuple[str, str, str | Source], ...] = tuple(
    (re.escape(words) if isinstance(words, str) else words[0], rule, basis)
    for words, rule, basis in (
        ("in date", "A check counts for the post, and its recheck falls due after the window, or never.", _POLICY),
        ("due within the window", "The recheck falls due after the day asked about, by the last day of the window.", _POLICY),
        ("due", "The recheck falls due on the day asked about, or fell due before it and the policy's grace still runs.", _POLICY),
        ("overdue", "The due date has passed, with any grace of the policy, on the day asked about.", _POLICY),
        ("new certificate required", "A status check told of new information, so the certificate counts no longer.", UPDATE_SERVICE),
        ("in progress", "Something has to be done, and an application that would settle it is under way.", _POLICY),
        ("no check on record", "The register holds no check of the person.", _REGISTER),
        ("date unknown", "No date of a check can be read, so nobody can say until when it counts.", _REGISTER),
        ("level unknown", "It is not known of any check that it reaches the level that the post needs.", LEVELS),
        ("wrong level", "Every check falls short of the level that the post needs: tier, barred lists or workforce.", LEVELS),
        ("absent", "Away on the day asked about, which by the policy takes the person out of the count.", _POLICY),
        ("not required", "The register says that the post needs no check.", _REGISTER),
        ("not started", "The first day of employment lies after the day asked about.", _REGISTER),
        ("left", "The leaving date lies before the day asked about.", _REGISTER),
        ("register", "Everybody on the register, once.", _REGISTER),
        ("who need a check", "Everybody but those absent from the count, not required, not started or gone.", _REGISTER),
        ("a check in place and not past its date", "In date, due within the window, or due. What is unknown is not counted.", _POLICY),
        ((r"recheck due within \d+ days",), "Due dates from the day asked about to so many days later, both included.", _POLICY),
        ("recheck overdue, in progress or not", "The due date and its grace have passed, whether or not an application is under way.", _POLICY),
        ("recheck overdue with an application under way", "Overdue, and an application was made that has not ended.", _POLICY),
        ((r"recheck overdue \d+ .*",), "Overdue; the days run from the due date to the day asked about.", _POLICY),
        ("check above the level that the post allows", "A check went further than the post allows to ask.", LEVELS),
        ((r"entry check: .*",), "The oldest check on record against the first day of employment.", _REGISTER),
        ((r"rechecks made on time, .*",), "Rechecks made in the period by their due date and its grace, of those made in it.", _POLICY),
        ("past the due date already", "Due dates before the day asked about, within their grace or not.", _POLICY),
        ("later", "Due dates after the last month shown.", _POLICY),
        ("no due date", "People who need a check, and of whom no due date is known.", _REGISTER),
        ("due by the day itself, overdue or not", "Every due date up to the day asked about, that day included.", _POLICY),
        ((r"overdue or due within \d+ days",), "Every due date up to so many days after the day asked about.", _POLICY),
        ((r"due within \d+ days, not overdue",), "The same, without those whose due date and grace have passed.", _POLICY),
        ((r"rechecks (?:not made|made late)",), "Rechecks of the period, by their due date and its grace.", _POLICY),
        ("rechecks made on time", "Rechecks made in the period by their due date and its grace.", _POLICY),
    )
)  # fmt: skip
_MONTH_IN_WORDS = re.compile(r"\d{1,2} – \d{1,2} [A-Z][a-z]{2,8} \d{4}", re.ASCII)
_MONTH = ("Due dates that lie in the month; each person counts once.", _POLICY)
_BREACHES = ("not made", "made late")
_BREACH = ("A recheck not made by the end of the period, or made in it after its due date and grace.", _POLICY)
_SEEN = ("What the register shows besides where a person stands.", _REGISTER)


def with_reasons(tables: Iterable[Table], *, register: Source, policy: Source) -> list[Table]:
    """The tables of an audit, each with the rules of its rows.

    Args:
        tables: The tables.
        register: What the counts were made from.
        policy: What the due dates rest on.

    Examples:
        >>> from safeguarding.dbs.plain_dates import IN_ONE_LINE
        >>> table = Table(caption="A", columns=("Standing", "People"), rows=[("overdue", 4), ("left", 1)])
        >>> (told,) = with_reasons([table], register=LEVELS, policy=IN_ONE_LINE)
        >>> [(each.figures, each.source.title) for each in told.reasons][0]
        ('overdue', 'An interval stated by the caller')
    """
    sources = {_POLICY: policy, _REGISTER: register}
    return [attrs.evolve(each, reasons=(*_reasons(each, sources), *each.reasons)) for each in tables]


def _reasons(table: Table, sources: Mapping[str, Source]) -> Iterator[Reason]:
    figures: dict[tuple[str, Source], list[str]] = {}
    for row in table.rows:
        rule, basis = _rule(row)
        words = "each month" if rule == _MONTH[0] else printed(row[0])
        if rule == _BREACH[0]:
            words = "every row"
        source = sources[basis] if isinstance(basis, str) else basis
        figures.setdefault((rule, source), []).append(words)
    for (rule, source), those in figures.items():
        yield Reason(figures="; ".join(dict.fromkeys(those)), rule=rule, source=source)


def _rule(row: Row) -> tuple[str, str | Source]:
    first = row[0]
    if isinstance(first, CheckFinding):
        return _SEEN[0], first.source or _REGISTER
    if any(printed(cell) in _BREACHES for cell in row[1:2]):
        return _BREACH
    words = printed(first)
    if isinstance(first, DateRange) or _MONTH_IN_WORDS.fullmatch(words):
        return _MONTH
    return next(((rule, basis) for pattern, rule, basis in _RULES if re.fullmatch(pattern, words)), _SEEN)
