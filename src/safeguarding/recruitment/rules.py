"""A rule: who needs which check where, under which conditions, by when, since when, and how surely that is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import attrs

from safeguarding.dates.due import due_on
from safeguarding.dates.periods import Period
from safeguarding.dates.words import printed_date
from safeguarding.errors import InvalidRecordError
from safeguarding.labels import Labelled
from safeguarding.records import Record, Several, of_several
from safeguarding.recruitment.facts import FACT_WORDS, Known
from safeguarding.recruitment.words import CheckKind, Force, Requirement, RoleKind, RuleDay, Setting
from safeguarding.sources import Source


class DueAnchor(Labelled):
    """What the last day for a check is counted from, from the earliest to the latest."""

    APPOINTMENT = "appointment", "before the appointment"
    SUPPLY = "supply", "before the first day of supply"
    START = "start", "before the start"
    FIXED = "fixed", "by a stated day"
    PRACTICABLE = "practicable", "before the appointment or as soon as practicable after it"


@attrs.frozen(kw_only=True)
class DueBy(Record):
    """The last day on which a check is in time. A check on that very day is in time.

    Attributes:
        anchor: What it is counted from.
        period: How long after it; None for the day itself.
        on: The stated day, where the anchor is one.

    Raises:
        InvalidRecordError: for a stated day that is missing, or not stated as one.

    Examples:
        >>> print(DueBy(anchor=DueAnchor.APPOINTMENT, period=Period(days=21)))
        within 21 days after the appointment
    """

    anchor: DueAnchor
    period: Period | None = None
    on: date | None = None

    def _check(self) -> None:
        if (self.on is not None) != (self.anchor is DueAnchor.FIXED):
            raise InvalidRecordError("a stated day, and no other anchor, names its day")

    def __str__(self) -> str:
        if self.on is not None:
            return f"by {printed_date(self.on)}"
        return self.anchor.label if self.period is None else f"within {self.period} after the {self.anchor.value}"

    def day(self, *, appointed_on: date | None, supplied_on: date | None, starts_on: date | None) -> date | None:
        """The last day in time; None where its anchor is not recorded, and where the rule names no day."""
        anchors = {DueAnchor.APPOINTMENT: appointed_on, DueAnchor.SUPPLY: supplied_on, DueAnchor.START: starts_on}
        anchor = self.on if self.anchor is DueAnchor.FIXED else anchors.get(self.anchor)
        return anchor if anchor is None or self.period is None else due_on(anchor, self.period)


@attrs.frozen(kw_only=True)
class Condition(Record):
    """A fact that must be so for a rule to apply.

    Examples:
        >>> print(Condition(fact="lived_abroad", wanted=True))
        the person has lived or worked outside the United Kingdom
        >>> print(Condition(fact="supervised", wanted=False))
        not: a volunteer is supervised
    """

    fact: str
    wanted: bool

    def _check(self) -> None:
        if self.fact not in FACT_WORDS:
            raise InvalidRecordError(f"no rule turns on {self.fact!r}")

    def __str__(self) -> str:
        return FACT_WORDS[self.fact] if self.wanted else f"not: {FACT_WORDS[self.fact]}"


def _as_settings(values: Iterable[Setting]) -> frozenset[Setting]:
    return of_several(values, frozenset)


def _as_roles(values: Iterable[RoleKind]) -> frozenset[RoleKind]:
    return of_several(values, frozenset)


@attrs.frozen(kw_only=True)
class RecruitmentRule(Record):
    """What one instrument says of one check.

    Attributes:
        rule_id: A short name for programs.
        settings: Where it holds.
        roles: For whom.
        check: Which check.
        requirement: What it says of the check.
        conditions: What must be so besides.
        due: By when; None where no day follows from it.
        is_met_by_application: Whether asking for the check by that day is enough.
        meanwhile: What must be in place by the start, where the start may come before the check; empty where it may not.
        needs_all_others: Whether every other check that is required must be done by the start as well.
        force: How binding it is.
        starts_on: The first day on which it is known to hold; None where no day was found.
        is_start_of_duty: Whether the duty began then. Otherwise the text that was read is that old, and what held before
            is not known.
        ends_on: The last day; None where no end was found, which is not "in force today".
        chosen_by: The day on which it must be in force.
        register_only: Whether it says what the single central record must hold, and not what must be done.
        source: The text, its version, and how surely it is known.
        note: What a reader should know besides.

    Examples:
        >>> from safeguarding.recruitment.catalogue import recruitment_rules
        >>> print(next(rule for rule in recruitment_rules() if rule.rule_id == "school-eea"))
        sanctions of teaching regulators in the EEA: required
    """

    _words = "{0.check}: {0.requirement}"

    rule_id: str
    settings: frozenset[Setting] = attrs.field(converter=_as_settings)
    roles: frozenset[RoleKind] = attrs.field(converter=_as_roles)
    check: CheckKind
    requirement: Requirement
    conditions: tuple[Condition, ...] = attrs.field(default=(), converter=Several[Condition])
    due: DueBy | None = None
    is_met_by_application: bool = False
    meanwhile: tuple[CheckKind, ...] = attrs.field(default=(), converter=Several[CheckKind])
    needs_all_others: bool = False
    force: Force = Force.MUST
    starts_on: date | None = None
    is_start_of_duty: bool = True
    ends_on: date | None = None
    chosen_by: RuleDay = RuleDay.APPOINTMENT
    register_only: bool = False
    source: Source
    note: str = ""

    def _check(self) -> None:
        if not self.rule_id.strip():
            raise InvalidRecordError("a rule needs an identifier")
        if self.starts_on is not None and self.ends_on is not None and self.ends_on < self.starts_on:
            raise InvalidRecordError(f"{self.rule_id}: ends on {self.ends_on}, before it starts")

    def holds_on(self, on: date | None) -> bool | None:
        """Whether it is in force on a day; None where that is not known.

        Examples:
            >>> from safeguarding.recruitment.catalogue import recruitment_rules
            >>> rules = {rule.rule_id: rule for rule in recruitment_rules()}
            >>> [rules["school-identity"].holds_on(day) for day in (date(2016, 9, 4), date(2016, 9, 5))]
            [None, True]
            >>> [rules["school-eea"].holds_on(day) for day in (date(2016, 1, 17), date(2020, 12, 31), date(2021, 1, 1))]
            [False, True, False]
        """
        if on is None:
            return None
        if self.ends_on is not None and on > self.ends_on:
            return False
        if self.starts_on is None:
            return None
        if on < self.starts_on:
            return False if self.is_start_of_duty else None
        return True

    def applies(self, known: Known) -> bool | None:
        """Whether its conditions are met; None where none of them fails and not all are known."""
        met = [None if (fact := known.get(each.fact)) is None else fact is each.wanted for each in self.conditions]
        return False if False in met else None if None in met else True

    def open_questions(self, known: Known) -> Iterator[str]:
        """The facts on which it turns and of which nothing is known, in words."""
        return (FACT_WORDS[each.fact] for each in self.conditions if known.get(each.fact) is None)
