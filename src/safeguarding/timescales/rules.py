"""A rule: what must be done, what starts the clock, how long there is since when, and how surely that is known."""

from __future__ import annotations

import re
from datetime import date

import attrs

from safeguarding.errors import InvalidRecordError, UnknownNameError
from safeguarding.records import Record, Several, how_many
from safeguarding.sources import Source
from safeguarding.timelines import DatedValue, Timeline
from safeguarding.timescales.ages import AgeRange
from safeguarding.timescales.limits import Limit, ShareTarget
from safeguarding.timescales.schedules import Schedule, relaxed_as
from safeguarding.timescales.words import Area

_RULE_ID = re.compile(r"[a-z][a-z0-9_]{2,59}", re.ASCII)


@attrs.frozen(kw_only=True)
class OtherCount(Record):
    """Another way of counting the same rule that somebody in public uses, by name.

    Attributes:
        name: Who counts so, or how: ``"903 rule 361"``.
        limit: The limit as they count it.
        source: Where they say so.
        since: The first day on which it can be counted so; None where it is as old as the rule.

    Examples:
        >>> from safeguarding.timescales.catalogue import rule_named
        >>> for other in rule_named("iha").other_counts:
        ...     print(f"{other.name}: {other.limit}")
        28 days: within 28 days
        event day as day 1: within 20 working days
        holidays ignored: within 20 working days
    """

    _words = "{0.name}"

    name: str
    limit: Limit
    source: Source
    since: date | None = None


@attrs.frozen(kw_only=True)
class Rule(Record):
    """A statutory or customary timescale.

    Attributes:
        rule_id: A short name for programs.
        area: The part of children's services.
        requirement: What must be done, or what must not last longer.
        trigger: What starts the clock.
        limits: The limit over time, each entry with its source. The one in force on the day from which it is counted
            counts.
        other_counts: Other ways of counting that are in use.
        note: What a reader should know besides.
        counted_as: The name of the count in use; empty where it is the rule's own.
        aliases: What the rule is called in practice: "IHA", "initial health assessment".
        ages: The ages for which the rule is; None where it is for all.

    Raises:
        InvalidRecordError: for an identifier that is not lower-case words joined by underscores, two other
            counts of one name, or limits that are at one time counted in days for a case and at another not.

    Examples:
        >>> from datetime import date
        >>> from safeguarding.timescales.catalogue import rule_named
        >>> iha = rule_named("iha")
        >>> print(iha.limits.value_on(date(2017, 4, 3)), "|", iha.limits.entry_on(date(2017, 4, 3)).source.certainty.label)
        within 20 working days | read in an official text or recomputed from published figures
        >>> [each.name for each in iha.other_counts]
        ['28 days', 'event day as day 1', 'holidays ignored']
    """

    _words = "{0.requirement}"

    rule_id: str
    area: Area
    requirement: str
    trigger: str
    limits: Timeline[Limit]
    other_counts: tuple[OtherCount, ...] = attrs.field(default=(), converter=Several[OtherCount], repr=how_many)
    note: str = ""
    counted_as: str = ""
    aliases: tuple[str, ...] = attrs.field(default=(), converter=Several[str])
    ages: AgeRange | None = None

    def _check(self) -> None:
        if not _RULE_ID.fullmatch(self.rule_id):
            raise InvalidRecordError(f"a rule's identifier is words_joined_by_underscores, not {self.rule_id!r}")
        names = [each.name for each in self.other_counts]
        if len(set(names)) != len(names):
            raise InvalidRecordError(f"{self.rule_id}: two ways of counting have one name")
        # which questions are asked of a rule hangs on its shape
        if len({isinstance(entry.value, Schedule | ShareTarget) for entry in self.limits.entries}) > 1:
            raise InvalidRecordError(
                f"{self.rule_id}: its limit is counted in days for a case at one time and not at another: two rules"
            )


def counted_as(rule: Rule, count: str) -> Rule:
    """The same rule counted in one of its other ways, from the first day for which the rule is known.

    What relaxed the rule for a time relaxes that count too.

    Args:
        rule: The rule.
        count: The name of the other way of counting.

    Raises:
        UnknownNameError: for a count that the rule does not have.

    Examples:
        >>> from datetime import date
        >>> from safeguarding.timescales.catalogue import rule_named
        >>> rule = rule_named("police_protection")
        >>> print(rule.limits.value_on(date(2017, 5, 1)))
        within 72 hours
        >>> print(counted_as(rule, "903 rule 361").limits.value_on(date(2017, 5, 1)))
        last date at most 3 days after the first
    """
    for other in rule.other_counts:
        if other.name == count:
            limits = Timeline(name=rule.rule_id, entries=_entries_of(rule, other), ends_on=rule.limits.ends_on)
            return attrs.evolve(rule, limits=limits, counted_as=count)
    raise UnknownNameError.among(f"count of {rule.rule_id}", count, [each.name for each in rule.other_counts])


def _entries_of(rule: Rule, other: OtherCount) -> list[DatedValue[Limit]]:
    """The entries of another count: its own limit, relaxed while the rule was."""
    found: list[DatedValue[Limit]] = []
    for entry in rule.limits.entries:
        relaxed = entry.value.steps[0].relaxed if isinstance(entry.value, Schedule) else None
        value = relaxed_as(other.limit, relaxed) if relaxed and isinstance(other.limit, Schedule) else other.limit
        if found and found[-1].value == value:
            continue
        source = other.source if value == other.limit else entry.source
        dated = attrs.evolve(entry, value=value, source=source, changed=entry.changed if found else "")
        if other.since is not None and other.since >= dated.starts_on:
            found, dated = [], attrs.evolve(dated, starts_on=other.since)
        found.append(dated)
    return found


def schedule_in(limit: Limit, *, rule_id: str) -> Schedule:
    """The schedule for one case that a limit holds.

    Raises:
        InvalidRecordError: for a limit of another shape: hours, totals and windows have their own questions.

    Examples:
        >>> from datetime import date
        >>> from safeguarding.timescales.catalogue import rule_named
        >>> print(schedule_in(rule_named("lado_80").limits.value_on(date(2017, 5, 1)), rule_id="lado_80"))
        within 1 month
    """
    if isinstance(limit, Schedule):
        return limit
    if isinstance(limit, ShareTarget):
        return limit.schedule
    raise InvalidRecordError(f"{rule_id} has no due date counted in days: it is {limit}")
