"""Recruitment records on a page: what is missing first, then what is not known, then how many checks are done.

People are known by their references alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from safeguarding.dates.words import printed_date
from safeguarding.numbers.nouns import counted
from safeguarding.pages.cells import Row, fields_data
from safeguarding.pages.recruitment_reasons import (
    THE_RECORD,
    by_when_in_words,
    reasons_of_answers,
    reasons_of_outcomes,
    said_in_words,
)
from safeguarding.pages.renderers.json_text import source_data
from safeguarding.pages.sections import Section
from safeguarding.pages.tables import Reason, Table
from safeguarding.recruitment.answers import CheckAnswer
from safeguarding.recruitment.record_completeness import Completeness
from safeguarding.recruitment.rules import RecruitmentRule
from safeguarding.recruitment.words import CheckKind, CheckOutcome
from safeguarding.sources import Certainty, Source
from safeguarding.texts import phrases

_OUTCOMES = {outcome: rank for rank, outcome in enumerate(CheckOutcome)}
_KINDS = {kind: rank for rank, kind in enumerate(CheckKind)}
_MOST_NAMED = 5


def recruitment_section(found: Sequence[Completeness], *, title: str, notes: Iterable[str] = ()) -> Section:
    """The completeness of several records as a section: findings, what is not known, and the counts.

    Examples:
        >>> recruitment_section([], title="Central record").paragraphs
        ('0 records: 0 complete, 0 with something wrong, 0 of which not enough is known.',)
    """
    wrong = sum(each.is_complete is False for each in found)
    unknown = sum(each.is_complete is None for each in found)
    told = (
        f"{counted(len(found), 'record')}: {len(found) - wrong - unknown} complete, {wrong} with something wrong, "
        f"{unknown} of which not enough is known."
    )
    tables = (
        findings_of_records(found, breaches=True),
        findings_of_records(found, breaches=False),
        rules_behind(found),
        outstanding_of_records(found),
        unknown_of_records(found),
        checks_table(found),
    )
    leavers = [each.reference for each in found if each.has_left]
    more = [f"{_named(leavers)}: left, and to be taken off the single central record."] if leavers else []
    return Section(title=title, paragraphs=[told], tables=[each for each in tables if each.rows], notes=(*more, *notes))


def _answers(found: Iterable[Completeness]) -> Iterator[tuple[str, CheckAnswer]]:
    return ((each.reference, answer) for each in found for answer in each.answers)


def _authority(source: Source | None) -> str | None:
    return None if source is None else ", ".join(filter(None, (source.title, source.clause)))


def _certainty(source: Source | None) -> str | None:
    return None if source is None else source.certainty.value


def findings_of_records(found: Iterable[Completeness], *, breaches: bool | None = None) -> Table:
    """What is wrong, what is missing first.

    Args:
        found: The records.
        breaches: Only what *must* be so, or only what *should* be so; by default both.

    Examples:
        >>> from datetime import date
        >>> from safeguarding.recruitment import RecruitmentRecord, Role, RoleKind, Setting, completeness
        >>> role = Role(kind=RoleKind.VOLUNTEER, supervised=True)
        >>> helper = RecruitmentRecord(reference="V1", setting=Setting.MAINTAINED_SCHOOL, role=role, starts_on=date(2024, 9, 2))
        >>> found = [completeness(helper, on=date(2025, 1, 6))]
        >>> [row[:4] for row in findings_of_records(found).words]
        [('V1', 'supervision', 'missing', 'should'), ('V1', 'risk assessment', 'missing', 'should')]
    """
    rows = [
        (reference, answer)
        for reference, answer in _answers(found)
        if answer.outcome.is_finding and breaches in (None, answer.is_breach)
    ]
    rows.sort(key=lambda each: (_OUTCOMES[each[1].outcome], _KINDS[each[1].kind]))
    must = {None: "What is wrong", True: "What must be so, and is not", False: "What should be so, and is not"}
    return Table(
        caption=must[breaches],
        columns=("Reference", "Check", "Outcome", "Force", "In time by", "Done on", "Why", "Rule"),
        rows=[
            (
                reference,
                answer.kind,
                answer.outcome,
                None if answer.force is None else answer.force.value,
                answer.due_on,
                answer.done_on,
                answer.why,
                answer.rule_id,
            )
            for reference, answer in rows
        ],
        reasons=reasons_of_answers(answer for _, answer in rows),
    )


def rules_behind(found: Iterable[Completeness]) -> Table:
    """The rules behind what is wrong: their texts, how surely each is known, and which day chose them."""
    answers = {answer.rule_id: answer for _, answer in _answers(found) if answer.outcome.is_finding and answer.rule_id}
    return Table(
        caption="The rules behind it",
        columns=("Rule", "Authority", "Known", "Chosen by"),
        rows=[
            (name, _authority(answer.source), _certainty(answer.source), answer.chosen_by)
            for name, answer in sorted(answers.items())
        ],
        notes=(
            f"Known: {'; '.join(f'{each.value} {each.label}' for each in Certainty)}.",
            "Where a day of appointment or of supply is not recorded, the start stands for it.",
        ),
        reasons=[
            Reason(figures="Chosen by", rule="The day on which the rule must have been in force.", source=THE_RECORD)
        ],
    )


def outstanding_of_records(found: Iterable[Completeness]) -> Table:
    """What is outstanding where the start was allowed without it."""
    outstanding = [each for each in _answers(found) if each[1].outcome is CheckOutcome.OUTSTANDING]
    return Table(
        caption="Outstanding, and the start was allowed meanwhile",
        columns=("Reference", "Check", "Why"),
        rows=[(reference, answer.kind, answer.why) for reference, answer in outstanding],
        reasons=reasons_of_answers((answer for _, answer in outstanding), by_check=True),
    )


def unknown_of_records(found: Iterable[Completeness]) -> Table:
    """What is not known, for the same reason of how many and of whom.

    Examples:
        >>> from datetime import date
        >>> from safeguarding.recruitment import RecruitmentRecord, Role, RoleKind, Setting, completeness
        >>> role = Role(kind=RoleKind.VOLUNTEER, supervised=True)
        >>> helper = RecruitmentRecord(reference="V1", setting=Setting.MAINTAINED_SCHOOL, role=role, starts_on=date(2024, 9, 2))
        >>> found = [completeness(helper, on=date(2025, 1, 6))]
        >>> print(*unknown_of_records(found).words[0], sep=" | ")
        childcare disqualification | it depends on this, of which nothing is known: the person provides or manages childcare that the disqualification rules cover | 1 | V1
    """
    several = tuple(found)
    unknown = [each for each in _answers(several) if each[1].outcome is CheckOutcome.UNKNOWN]
    reasons: dict[tuple[CheckKind, str], list[str]] = {}
    unruled = [each.reference for each in several if not each.is_ruled]
    for reference, answer in unknown:
        reasons.setdefault((answer.kind, answer.why), []).append(reference)
    return Table(
        caption="What is not known",
        columns=("Check", "Why", "Records", "References"),
        rows=[
            *([("every check", _NO_RULE, len(unruled), _named(unruled))] if unruled else ()),
            *(
                (kind, why, len(references), _named(references))
                for (kind, why), references in sorted(
                    reasons.items(), key=lambda each: (-len(each[1]), _KINDS[each[0][0]])
                )
            ),
        ],
        notes=("What is not known makes nobody safer and accuses nobody.",),
        reasons=[
            *(
                [Reason(figures="every check", rule=f"{_NO_RULE[:1].upper()}{_NO_RULE[1:]}.", source=THE_RECORD)]
                if unruled
                else ()
            ),
            *reasons_of_answers((answer for _, answer in unknown), by_check=True),
        ],
    )


_NO_RULE = "no rule that is known speaks of this capacity in this setting: look it up, or state setting and capacity"


def _named(references: Sequence[str]) -> str:
    rest = len(references) - _MOST_NAMED
    return ", ".join(references[:_MOST_NAMED]) + (f" and {rest} more" if rest > 0 else "")


def checks_table(found: Iterable[Completeness]) -> Table:
    """How many checks of each kind have each outcome; what nobody needs, and outcomes that nobody has, are left out.

    Examples:
        >>> from datetime import date
        >>> from safeguarding.recruitment import RecruitmentRecord, Role, RoleKind, Setting, completeness
        >>> role = Role(kind=RoleKind.VOLUNTEER, supervised=True)
        >>> helper = RecruitmentRecord(reference="V1", setting=Setting.MAINTAINED_SCHOOL, role=role, starts_on=date(2024, 9, 2))
        >>> found = [completeness(helper, on=date(2025, 1, 6))]
        >>> checks_table(found).columns
        ('Check', 'missing', 'unknown', 'not required')
    """
    counts = Counter((answer.kind, answer.outcome) for _, answer in _answers(found))
    outcomes = [outcome for outcome in CheckOutcome if any(each is outcome for _, each in counts)]
    asked = {kind for kind, outcome in counts if outcome is not CheckOutcome.NOT_REQUIRED}
    kinds = [kind for kind in CheckKind if kind in asked]
    return Table(
        caption="Checks by outcome",
        columns=("Check", *(outcome.label.partition(",")[0] for outcome in outcomes)),
        rows=[(kind, *(counts[kind, outcome] for outcome in outcomes)) for kind in kinds],
        reasons=reasons_of_outcomes(outcomes),
    )


def recruitment_data(found: Iterable[Completeness]) -> dict[str, Any]:
    """Every answer as data, people by their references only."""
    return {
        "records": [
            {
                "reference": each.reference,
                "on": each.on.isoformat(),
                "is_complete": each.is_complete,
                "has_left": each.has_left,
                "answers": [_answer_data(answer) for answer in each.answers],
            }
            for each in found
        ]
    }


def _answer_data(answer: CheckAnswer) -> dict[str, Any]:
    chosen = fields_data(answer, "rule_id", "chosen_by", "chosen_on", "is_start_instead", "edition")
    return {
        **fields_data(answer, "kind", "outcome", "requirement", "force", "why", "due_on", "done_on", "expires_on"),
        **fields_data(answer, "is_breach", "is_shortfall"),
        **chosen,
        "source": None if answer.source is None else source_data(answer.source),
    }


def recruitment_rules_table(rules: Iterable[RecruitmentRule]) -> Table:
    """The rules that ship, a row a rule.

    Examples:
        >>> from safeguarding.recruitment.catalogue import recruitment_rules
        >>> table = recruitment_rules_table(rule for rule in recruitment_rules() if rule.rule_id == "governor-dbs")
        >>> print(" | ".join(table.words[0][:7]))
        governor-dbs | maintained school | governor of a maintained school | enhanced DBS certificate | required |  | within 21 days after the appointment; applying is enough
    """
    return Table(
        caption="Rules of safer recruitment",
        columns=phrases(
            "Rule | Where | Who | Check | Says | If | By | Force | Since | Until | Chosen by | Authority | Known | Note"
        ),
        rows=[_rule_row(rule) for rule in rules],
        notes=(
            f"Known: {'; '.join(f'{each.value} {each.label}' for each in Certainty)}.",
            '"Known since" is the date of the text that was read; what held before is not known.',
        ),
    )


def _rule_row(rule: RecruitmentRule) -> Row:
    return (
        rule.rule_id,
        _joined(rule.settings),
        _joined(rule.roles),
        rule.check,
        said_in_words(rule),
        "; ".join(map(str, rule.conditions)) or None,
        by_when_in_words(rule) or None,
        rule.force.value,
        _since(rule),
        rule.ends_on,
        rule.chosen_by,
        _authority(rule.source),
        rule.source.certainty.value,
        "; ".join(filter(None, (rule.note, rule.source.note and f"version: {rule.source.note}"))) or None,
    )


def _joined(several: Iterable[Any]) -> str:
    chosen = frozenset(several)
    kinds = type(next(iter(chosen)))
    return ", ".join(each.label for each in kinds if each in chosen)


def _since(rule: RecruitmentRule) -> str | date | None:
    if rule.starts_on is None or rule.is_start_of_duty:
        return rule.starts_on
    return f"known since {printed_date(rule.starts_on)}"
