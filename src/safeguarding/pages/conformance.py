"""How the answers of another system stand to the conformance kit, as a section and as data."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from safeguarding.numbers.nouns import counted
from safeguarding.pages.renderers.json_text import source_data
from safeguarding.pages.sections import Section
from safeguarding.pages.tables import Table
from safeguarding.readers.conformance.answers import Told
from safeguarding.readers.conformance.comparisons import AnswersCompared, Difference
from safeguarding.readers.conformance.kits import OUTCOMES, Kit, KitAnswer, KitCase


def conformance_section(kit: Kit, comparison: AnswersCompared) -> Section:
    """What differs, rule by rule, with what was expected, found, and the source.

    Examples:
        >>> from safeguarding.readers.conformance.answers import Answers
        >>> from safeguarding.readers.conformance.comparisons import compared
        >>> from safeguarding.readers.conformance.kits import conformance_kit
        >>> told = Answers(answers={}, told=frozenset({Told.DUE}))
        >>> conformance_section(conformance_kit(), compared(conformance_kit(), told, rule_ids=["iha"])).paragraphs[-1]
        'Compared: the last day in time.'
    """
    differences = comparison.differences
    summary = (
        f"Kit {kit.version}, rules of edition {kit.law}: {comparison.agreed} answered alike, {len(differences)} otherwise, "
        f"{len(comparison.unanswered)} not answered."
    )
    told = ", ".join(each.label for each in Told if each in comparison.told)
    return Section(
        title="Conformance",
        paragraphs=(summary, f"Compared: {told}."),
        tables=(*_tables(differences), *_unanswered(comparison.unanswered)),
        notes=("A case that is not answered is neither right nor wrong.",) if comparison.unanswered else (),
    )


def _tables(differences: Iterable[Difference]) -> Iterator[Table]:
    for rule_id, group in itertools.groupby(differences, key=lambda each: each.case.rule_id):
        of_rule = list(group)
        yield Table(
            caption=f"{rule_id}: {of_rule[0].case.requirement}",
            columns=("Case", "Expected", "Found", "As counted by"),
            rows=[
                (each.case.name, _words(each.case.expected), _words(each.found), ", ".join(each.counted_as) or None)
                for each in of_rule
            ],
            notes=[f"Source: {source}." for source in dict.fromkeys(str(each.case.source) for each in of_rule)],
        )


def _words(answer: KitAnswer) -> str:
    days = " to ".join(filter(None, (answer.opens, answer.due))) or "no day"
    return f"{days}, {OUTCOMES[answer.outcome]}" if answer.outcome else days


def _unanswered(cases: Iterable[KitCase]) -> Iterator[Table]:
    counts = Counter(case.rule_id for case in cases)
    if counts:
        rows = [(rule_id, count) for rule_id, count in counts.items()]
        yield Table(caption=f"Not answered, by {counted(len(rows), 'rule')}", columns=("Rule", "Cases"), rows=rows)


def conformance_data(kit: Kit, comparison: AnswersCompared) -> dict[str, Any]:
    """The comparison for a program."""
    return {
        "kit": kit.version,
        "law": kit.law,
        "compared": [each.name.lower() for each in Told if each in comparison.told],
        "agreed": comparison.agreed,
        "differences": [
            {
                "case": each.case.name,
                "rule": each.case.rule_id,
                "tries": each.case.what,
                "expected": _data(each.case.expected),
                "found": _data(each.found),
                "counted_as": list(each.counted_as),
                "source": source_data(each.case.source),
            }
            for each in comparison.differences
        ],
        "not_answered": [case.name for case in comparison.unanswered],
    }


def _data(answer: KitAnswer) -> dict[str, str]:
    return {name: text for name, text in attrs.asdict(answer).items() if text}
