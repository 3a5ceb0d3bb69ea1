"""The answers of one record, kind by kind: what must not be requested, what is required, and what nobody asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

import attrs

from safeguarding.dates.words import printed_date
from safeguarding.recruitment.answers import CheckAnswer
from safeguarding.recruitment.checks import PreAppointmentCheck, RecruitmentRecord
from safeguarding.recruitment.derived import day_of
from safeguarding.recruitment.editions import KCSIE, KCSIE_EDITIONS
from safeguarding.recruitment.facts import Known
from safeguarding.recruitment.judging import SUBSTITUTES, Case, Days, judged
from safeguarding.recruitment.requirements import WHAT_HELD, RequiredCheck, requirement_of, weighed
from safeguarding.recruitment.right_to_work import last_day_of_evidence
from safeguarding.recruitment.rules import DueAnchor, RecruitmentRule
from safeguarding.recruitment.words import CheckKind, CheckOutcome, Force, Requirement, RuleDay
from safeguarding.sources import Certainty


def answers_of(
    record: RecruitmentRecord, rules: Sequence[RecruitmentRule], *, own: Known, known: Known, days: Days, on: date
) -> tuple[CheckAnswer, ...]:
    """The answers of a record.

    Args:
        record: The record.
        rules: The rules for its role and setting.
        own: The facts that it says itself, or that follow from its days.
        known: Those, and what the caller knows besides.
        days: The days that choose rules.
        on: The day of the question.
    """
    return _Answers(record=record, rules=rules, own=own, known=known, days=days, on=on).every()


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
        return requirement_of(weighed(rules, known, self._day_of), known)

    def _day_of(self, rule: RecruitmentRule) -> date | None:
        """The day that chooses a rule; a diploma's is counted from the first care role in any home."""
        since = self.record.care_role_since if rule.check is CheckKind.LEVEL_3_DIPLOMA else None
        return self.days[rule.chosen_by] if since is None else since

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
                yield self._made(required, CheckOutcome.UNKNOWN, self._doubt([check]), chosen_on=day, done_on=day)

    def _doubt(self, said: Iterable[PreAppointmentCheck]) -> str:
        """Why it is not known whether checks might be requested at all; empty where that is known."""
        for check in said:
            banned = self._banned(check)
            if banned is not None and banned[1] is None:
                facts = "; ".join(banned[0].open_questions({**self.known, "certificate_held": None})) or WHAT_HELD
                return f"whether it might be requested depends on this, of which nothing is known: {facts}"
        return ""

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
        doubt = self._doubt(said) if required.requirement is Requirement.CONDITIONAL else ""
        if doubt and outcome is CheckOutcome.DONE:
            outcome, why = CheckOutcome.UNKNOWN, doubt
        first = case.first
        known = (last_day_of_evidence(check.method, check.expires_on) for check in said if check.says_done)
        ends = max((day for day in known if day is not None), default=None)
        return self._made(
            required,
            outcome,
            why,
            chosen_on=self._day_of(required.rule),
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
    if on is None or on < first or KCSIE not in rule.source.title:
        return ""
    edition = KCSIE_EDITIONS.entry_on(on)
    return edition.value + (", not verified" if edition.source.certainty is Certainty.UNVERIFIED else "")


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
