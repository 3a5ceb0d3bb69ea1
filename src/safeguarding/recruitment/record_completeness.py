"""Whether a recruitment record is complete: what is missing, late, expired, or should never have been asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

import attrs

from safeguarding.dates.words import printed_date
from safeguarding.records import NoTruthValue, Record, Several
from safeguarding.recruitment.answers import CheckAnswer
from safeguarding.recruitment.checks import PreAppointmentCheck, RecruitmentRecord
from safeguarding.recruitment.derived import day_of, derived_facts
from safeguarding.recruitment.editions import KCSIE, KCSIE_EDITIONS
from safeguarding.recruitment.facts import Known, checked_facts
from safeguarding.recruitment.judging import SUBSTITUTES, Case, Days, judged
from safeguarding.recruitment.requirements import (
    RequiredCheck,
    chosen_days,
    joined_facts,
    requirement_of,
    rules_for,
    setting_facts,
    weighed,
)
from safeguarding.recruitment.rules import DueAnchor, RecruitmentRule
from safeguarding.recruitment.words import CheckKind, CheckOutcome, Force, Requirement, RuleDay


@attrs.frozen(kw_only=True)
class Completeness(NoTruthValue, Record):
    """What a record lacks on a day. Each answer has one outcome; a kind may have two answers.

    A kind has two where one check should never have been requested and another is due.

    Attributes:
        reference: Whose record it is.
        on: The day of the question.
        answers: One for each kind of which a rule or the record speaks.
        has_left: Whether the person had left by then: details of leavers are taken off the single central record.

    Examples:
        >>> from safeguarding.recruitment.words import Setting
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
    def is_complete(self) -> bool | None:
        """Whether nothing is wrong; None where nothing is known to be wrong and something is not known."""
        return False if self.findings else None if self.unknown else True


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
        >>> from safeguarding.recruitment.facts import Role
        >>> from safeguarding.recruitment.words import RoleKind, Setting
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
    answers = _Answers(record=record, rules=rules_of_record, own=own, known=facts, days=days, on=on).every()
    has_left = record.left_on is not None and record.left_on < on
    return Completeness(reference=record.reference, on=on, answers=answers, has_left=has_left)


@attrs.frozen(kw_only=True)
class _Answers:
    """Answers kind by kind. Those on which others rest come first: an early start needs every other check."""

    record: RecruitmentRecord
    rules: Sequence[RecruitmentRule]
    own: Known
    known: Known
    days: Days
    on: date

    def every(self) -> tuple[CheckAnswer, ...]:
        found: dict[CheckKind, list[CheckAnswer]] = {}
        waiting: list[tuple[CheckKind, RequiredCheck]] = []
        for kind in CheckKind:
            found[kind] = list(self._forbidden(kind))
            required = self._required(kind)
            if required is None:
                found[kind] += self._unasked(kind, found[kind])
            elif required.rule.needs_all_others:
                waiting.append((kind, required))
            else:
                found[kind].append(self._answer(required, None))
        others_done = _all_in_time(answer for answers in found.values() for answer in answers)
        for kind, required in waiting:
            found[kind].append(self._answer(required, others_done))
        return tuple(answer for kind in CheckKind for answer in found[kind])

    def _required(self, kind: CheckKind) -> RequiredCheck | None:
        rules = [rule for rule in self.rules if rule.check is kind and rule.requirement is not Requirement.FORBIDDEN]
        # "not required" is what the record itself says of the person: it goes before what is said of everybody
        is_denied = any(check.not_required_because for check in self.record.of(kind))
        known = self.own if is_denied else self.known
        return requirement_of(weighed(rules, known, lambda rule: self.days[rule.chosen_by]), known)

    def _banned(self, check: PreAppointmentCheck) -> tuple[RecruitmentRule, bool | None] | None:
        """The rule by which a check must not be requested, or may not have been; None where none is."""
        day = check.applied_on if day_of(check) is None else day_of(check)
        held = self._had_certificate_before(day)
        known = {**self.known, "certificate_held": held}
        rules = [rule for rule in self.rules if rule.check is check.kind and rule.requirement is Requirement.FORBIDDEN]
        several = weighed(
            rules, known, lambda rule: day if rule.chosen_by is RuleDay.CHECK else self.days[rule.chosen_by]
        )
        return min(several, key=lambda each: not each[1], default=None)

    def _had_certificate_before(self, day: date | None) -> bool | None:
        """Whether the certificate was there before a day on which something else was asked for."""
        said = self.record.of(CheckKind.ENHANCED_DBS)
        if day is None or any(not check.is_known for check in said):
            return None
        if not said:
            return None if CheckKind.ENHANCED_DBS in self.record.not_held else False
        had = [(issued := day_of(check)) is not None and issued < day for check in said if check.says_done]
        unclear = any(check.says_done and day_of(check) is None for check in said)
        return True if True in had else None if unclear else False

    def _forbidden(self, kind: CheckKind) -> Iterator[CheckAnswer]:
        for check in self.record.of(kind):
            if not check.says_done and not check.is_only_applied_for:
                continue
            banned = self._banned(check)
            if banned is None:
                continue
            rule, applies = banned
            day = check.applied_on if day_of(check) is None else day_of(check)
            if applies:
                why = "recorded" if day is None else f"recorded for {printed_date(day)}"
                required = RequiredCheck(kind=kind, requirement=Requirement.FORBIDDEN, rule=rule)
                yield self._made(required, CheckOutcome.MUST_NOT_REQUEST, why, chosen_on=day, done_on=day)
            elif self._required(kind) is None:
                required = RequiredCheck(kind=kind, requirement=Requirement.CONDITIONAL, rule=rule)
                questions = "; ".join(rule.open_questions({**self.known, "certificate_held": None}))
                why = f"whether it might be requested depends on this, of which nothing is known: {questions}"
                yield self._made(required, CheckOutcome.UNKNOWN, why, chosen_on=day, done_on=day)

    def _unasked(self, kind: CheckKind, found: Sequence[CheckAnswer]) -> Iterator[CheckAnswer]:
        """A check that is recorded and that no rule asks for."""
        if self.record.of(kind) and not found and not self._does_for_another(kind):
            why = "no rule that ships asks for it"
            yield CheckAnswer(
                kind=kind, outcome=CheckOutcome.NOT_REQUIRED, requirement=Requirement.NOT_REQUIRED, why=why
            )

    def _does_for_another(self, kind: CheckKind) -> bool:
        return any(kind in others and self._required(each) is not None for each, others in SUBSTITUTES.items())

    def _answer(self, required: RequiredCheck, others_done: bool | None) -> CheckAnswer:  # noqa: FBT001 - yes, no or not known
        kinds = (required.kind, *SUBSTITUTES.get(required.kind, ()))
        said = tuple(check for kind in kinds for check in self.record.of(kind) if not self._is_banned(check))
        case = Case(
            record=self.record, required=required, said=said, days=self.days, others_done=others_done, on=self.on
        )
        outcome, why = judged(case)
        first = case.first
        ends = max((check.expires_on for check in said if check.expires_on is not None), default=None)
        return self._made(
            required,
            outcome,
            why,
            chosen_on=self.days[required.rule.chosen_by],
            due_on=_stated_due(case),
            done_on=None if first is None else day_of(first),
            expires_on=ends,
        )

    def _is_banned(self, check: PreAppointmentCheck) -> bool:
        banned = self._banned(check)
        return banned is not None and banned[1] is True

    def _made(
        self,
        required: RequiredCheck,
        outcome: CheckOutcome,
        why: str,
        *,
        chosen_on: date | None,
        due_on: date | None = None,
        done_on: date | None = None,
        expires_on: date | None = None,
    ) -> CheckAnswer:
        rule = required.rule
        recorded = {RuleDay.APPOINTMENT: self.record.appointed_on, RuleDay.SUPPLY: self.record.supplied_on}
        return CheckAnswer(
            kind=required.kind,
            outcome=outcome,
            requirement=required.requirement,
            why=why,
            force=rule.force,
            rule_id=rule.rule_id,
            source=rule.source,
            chosen_by=rule.chosen_by,
            chosen_on=chosen_on,
            is_start_instead=recorded.get(rule.chosen_by, chosen_on) is None and chosen_on is not None,
            edition=_edition(rule, chosen_on),
            due_on=due_on,
            done_on=done_on,
            expires_on=expires_on,
        )


def _stated_due(case: Case) -> date | None:
    due = case.rule.due
    return case.start if due is not None and due.anchor is DueAnchor.PRACTICABLE else case.due_on


def _edition(rule: RecruitmentRule, on: date | None) -> str:
    """The edition in force on the day that chose a rule of the guidance."""
    first = KCSIE_EDITIONS.entries[0].starts_on
    return KCSIE_EDITIONS.value_on(on) if on is not None and on >= first and KCSIE in rule.source.title else ""


def _all_in_time(answers: Iterable[CheckAnswer]) -> bool | None:
    """Whether every other check that must be made was done by the start."""
    in_time = [
        _IN_TIME.get(answer.outcome, True)
        for answer in answers
        if answer.force is Force.MUST
        and answer.requirement in (Requirement.REQUIRED, Requirement.CONDITIONAL)
        and answer.kind not in _OF_ANOTHER_LIST
    ]
    return False if False in in_time else None if None in in_time else True


# what "all other checks" does not mean: it is in no list of pre-appointment checks
_OF_ANOTHER_LIST = frozenset({CheckKind.BOARDING_STANDARD, CheckKind.CHILDCARE_DISQUALIFICATION})
_IN_TIME: Mapping[CheckOutcome, bool | None] = {
    CheckOutcome.MISSING: False,
    CheckOutcome.AFTER_START: False,
    CheckOutcome.UNKNOWN: None,
}
