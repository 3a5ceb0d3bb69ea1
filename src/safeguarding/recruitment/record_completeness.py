"""Whether a recruitment record is complete: what is missing, late, expired, or should never have been asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import attrs

from safeguarding.records import NoTruthValue, Record, Several
from safeguarding.recruitment.answering import answers_of
from safeguarding.recruitment.answers import CheckAnswer
from safeguarding.recruitment.checks import RecruitmentRecord
from safeguarding.recruitment.derived import derived_facts
from safeguarding.recruitment.facts import checked_facts
from safeguarding.recruitment.requirements import chosen_days, joined_facts, rules_for, setting_facts
from safeguarding.recruitment.rules import RecruitmentRule
from safeguarding.recruitment.words import CheckOutcome, RuleDay


@attrs.frozen(kw_only=True)
class Completeness(NoTruthValue, Record):
    """What a record lacks on a day. Each answer has one outcome; a kind may have two answers.

    A kind has two where one check should never have been requested and another is due.

    Attributes:
        reference: Whose record it is.
        on: The day of the question.
        answers: One for each kind of which a rule or the record speaks.
        has_left: Whether the person had left by then, or is said to have left on no stated day: details of leavers are taken off the single central record.

    Examples:
        >>> from safeguarding.recruitment import CheckKind, PreAppointmentCheck, Setting
        >>> said = PreAppointmentCheck(kind=CheckKind.IDENTITY, done_on=date(2024, 9, 3))
        >>> record = RecruitmentRecord(
        ...     reference="S1", setting=Setting.CHILDRENS_HOME, starts_on=date(2024, 9, 2), checks=[said]
        ... )
        >>> found = completeness(record, on=date(2024, 10, 1))
        >>> [str(answer) for answer in found.of(CheckOutcome.AFTER_START)]
        ['identity: done after the start (the start was on 2 September 2024)']
        >>> [answer.kind.value for answer in found.missing]
        ['qualifications', 'medical fitness', 'references', 'employment history']
    """

    _instead = "is_complete"
    _words = "{0.reference}"

    reference: str
    on: date
    answers: tuple[CheckAnswer, ...] = attrs.field(converter=Several[CheckAnswer])
    has_left: bool = False

    def of(self, outcome: CheckOutcome) -> tuple[CheckAnswer, ...]:
        """The answers of one outcome."""
        return tuple(answer for answer in self.answers if answer.outcome is outcome)

    @property
    def missing(self) -> tuple[CheckAnswer, ...]:
        """The checks that are required and of which nothing is recorded."""
        return self.of(CheckOutcome.MISSING)

    @property
    def unknown(self) -> tuple[CheckAnswer, ...]:
        """The checks of which the record does not say enough."""
        return self.of(CheckOutcome.UNKNOWN)

    @property
    def findings(self) -> tuple[CheckAnswer, ...]:
        """The answers that say that something is wrong."""
        return tuple(answer for answer in self.answers if answer.outcome.is_finding)

    @property
    def breaches(self) -> tuple[CheckAnswer, ...]:
        """The findings against what *must* be so."""
        return tuple(answer for answer in self.answers if answer.is_breach)

    @property
    def shortfalls(self) -> tuple[CheckAnswer, ...]:
        """The findings against what *should* be so."""
        return tuple(answer for answer in self.answers if answer.is_shortfall)

    @property
    def is_ruled(self) -> bool:
        """Whether any rule speaks of somebody in that capacity, in that setting."""
        return any(answer.rule_id for answer in self.answers)

    @property
    def is_complete(self) -> bool | None:
        """Whether nothing is wrong; None where nothing is known to be wrong and something, or every rule, is not known."""
        return False if self.findings else None if self.unknown or not self.is_ruled else True


def completeness(
    record: RecruitmentRecord,
    *,
    on: date,
    known: Mapping[str, bool] | None = None,
    rules: Sequence[RecruitmentRule] | None = None,
) -> Completeness:
    """What a record lacks on a day, check by check, each with its rule, its source and the day that chose the rule.

    Args:
        record: The record.
        on: The day of the question.
        known: Facts that the record does not say and the caller knows, by their names. Where the record says "not
            required", that counts.
        rules: Other rules than those that ship.

    Raises:
        InvalidRecordError: for a fact that no rule turns on.

    Examples:
        >>> from safeguarding.recruitment import CheckKind, PreAppointmentCheck, Role, RoleKind, Setting
        >>> listed = PreAppointmentCheck(kind=CheckKind.CHILDRENS_BARRED_LIST, done_on=date(2024, 9, 2))
        >>> helper = RecruitmentRecord(
        ...     reference="V1",
        ...     setting=Setting.MAINTAINED_SCHOOL,
        ...     role=Role(kind=RoleKind.VOLUNTEER, supervised=True),
        ...     starts_on=date(2024, 9, 2),
        ...     checks=[listed],
        ... )
        >>> (breach,) = completeness(helper, on=date(2025, 1, 6)).breaches
        >>> print(breach)
        children's barred list: must not be requested (recorded for 2 September 2024)
        >>> breach.choice
        'by the day of the check, 2 September 2024; edition of September 2024'
    """
    days = chosen_days(
        appointed_on=record.appointed_on, supplied_on=record.supplied_on, starts_on=record.starts_on, on=on
    )
    own = joined_facts(
        record.facts,
        setting_facts(record.setting),
        derived_facts(record, appointed_on=days[RuleDay.APPOINTMENT], on=on),
    )
    facts = joined_facts(own, checked_facts(known or {}))
    rules_of_record = rules_for(record.role.kind, record.setting, rules)
    answers = answers_of(record, rules_of_record, own=own, known=facts, days=days, on=on)
    has_left = record.is_leaver if record.left_on is None else record.left_on < on
    return Completeness(reference=record.reference, on=on, answers=answers, has_left=has_left)
