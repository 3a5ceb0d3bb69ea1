"""Why a recruitment record lacks what it lacks: what each rule says, and the text that it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from safeguarding.pages.tables import Reason
from safeguarding.recruitment.answers import CheckAnswer
from safeguarding.recruitment.catalogue import recruitment_rules
from safeguarding.recruitment.facts import FACT_WORDS
from safeguarding.recruitment.rules import RecruitmentRule
from safeguarding.recruitment.words import CheckOutcome
from safeguarding.sources import Certainty, Source

THE_RECORD = Source(title="The record", certainty=Certainty.VERIFIED, note="counted from its rows, as they were read")
_OF_OUTCOMES = {
    CheckOutcome.MISSING: "The rules require it, and the record shows nothing that counts.",
    CheckOutcome.LATE: "Done, or applied for, after its last day in time.",
    CheckOutcome.AFTER_START: "Done after the work had begun, which was not allowed meanwhile.",
    CheckOutcome.EXPIRED: "Done, and the evidence no longer holds on the day asked about.",
    CheckOutcome.MUST_NOT_REQUEST: "Recorded, though the rules forbid asking for it.",
    CheckOutcome.UNKNOWN: "The record, or the text of the rule, does not say enough.",
    CheckOutcome.OUTSTANDING: "Not done yet, and the rules allow the start meanwhile.",
    CheckOutcome.NOT_YET_DUE: "Its last day in time has not passed on the day asked about.",
    CheckOutcome.DONE: "Done, on a day and in a way that count.",
    CheckOutcome.EXEMPT: "A rule takes the person out.",
    CheckOutcome.NOT_REQUIRED: "No rule asks for it.",
}


def rule_in_words(rule: RecruitmentRule) -> str:
    """What a rule says, as one sentence.

    Examples:
        >>> rules = {rule.rule_id: rule for rule in recruitment_rules()}
        >>> rule_in_words(rules["governor-dbs"])
        'Enhanced DBS certificate: required, within 21 days after the appointment; applying is enough.'
        >>> rule_in_words(rules["school-overseas"])
        'Overseas checks: required, before the start, where the person has lived or worked outside the United Kingdom.'
    """
    by_when = f", {by}" if (by := by_when_in_words(rule)) else ""
    where = "".join(
        f", {word} {' and '.join(facts)}"
        for word, wanted in (("where", True), ("unless", False))
        if (facts := [FACT_WORDS[each.fact] for each in rule.conditions if each.wanted is wanted])
    )
    check = rule.check.label
    return f"{check[:1].upper()}{check[1:]}: {said_in_words(rule)}{by_when}{where}."


def said_in_words(rule: RecruitmentRule) -> str:
    """What a rule asks for: the check itself, or only that the single central record holds it."""
    return str(rule.requirement) + (", on the single central record" if rule.register_only else "")


def by_when_in_words(rule: RecruitmentRule) -> str:
    """Until when, and on which terms the start may come first; empty where no day follows from the rule."""
    parts = [str(rule.due)] if rule.due is not None else []
    parts += ["applying is enough"] if rule.is_met_by_application else []
    meanwhile = [each.label for each in rule.meanwhile] + ["all other checks"] * rule.needs_all_others
    parts += [f"after the start only with {', '.join(meanwhile)} in place"] if meanwhile else []
    return "; ".join(parts)


def reasons_of_answers(answers: Iterable[CheckAnswer], *, by_check: bool = False) -> Iterator[Reason]:
    """The rule behind each answer, once; where no rule speaks, what the outcome means.

    Args:
        answers: The answers.
        by_check: Whether the table names the checks, and not the rules.
    """
    shipped = {rule.rule_id: rule for rule in recruitment_rules()}
    told: dict[Reason, None] = {}
    for answer in answers:
        figures = answer.kind.label if by_check or not answer.rule_id else answer.rule_id
        if answer.source is None:
            reason = Reason(figures=figures, rule=_OF_OUTCOMES[answer.outcome], source=THE_RECORD)
        else:
            rule = shipped.get(answer.rule_id)
            # a council may have a rule of its own under that name
            is_shipped = rule is not None and (rule.source, rule.check) == (answer.source, answer.kind)
            words = rule_in_words(rule) if rule is not None and is_shipped else f"{answer.kind}: {answer.requirement}."
            reason = Reason(figures=figures, rule=words, source=answer.source)
        told.setdefault(reason)
    yield from told


def reasons_of_outcomes(outcomes: Iterable[CheckOutcome]) -> Iterator[Reason]:
    """What each outcome means: the columns of counts."""
    for outcome in outcomes:
        yield Reason(figures=outcome.label.partition(",")[0], rule=_OF_OUTCOMES[outcome], source=THE_RECORD)
