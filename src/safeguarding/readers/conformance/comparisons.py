"""Which answers of another system differ from those that the law asks for, and which slip would explain them."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import attrs

from safeguarding.readers.conformance.answers import Answers, Told
from safeguarding.readers.conformance.kits import Kit, KitAnswer, KitCase
from safeguarding.records import NoTruthValue, Record, Several, how_many


@attrs.frozen(kw_only=True)
class Difference(Record):
    """A case that was answered otherwise.

    Attributes:
        case: The case, with what is expected.
        found: What was answered.
        counted_as: The other ways of counting, by name, that give what was answered: the likely slips.
    """

    case: KitCase
    found: KitAnswer
    counted_as: tuple[str, ...] = attrs.field(default=(), converter=Several[str])


@attrs.frozen(kw_only=True)
class AnswersCompared(NoTruthValue, Record):
    """How another system's answers stand to the kit's.

    Attributes:
        told: What was compared.
        agreed: How many cases were answered alike.
        differences: The cases that were answered otherwise.
        unanswered: The cases without an answer: neither right nor wrong.
    """

    _instead = "is_conformant"

    told: frozenset[Told]
    agreed: int
    differences: tuple[Difference, ...] = attrs.field(converter=Several[Difference])
    unanswered: tuple[KitCase, ...] = attrs.field(converter=Several[KitCase], repr=how_many)

    @property
    def is_conformant(self) -> bool:
        """Whether every case that was asked about was answered, and answered alike."""
        return not self.differences and not self.unanswered and self.agreed > 0


def compared(
    kit: Kit, answers: Answers, *, rule_ids: Collection[str] = (), areas: Collection[str] = ()
) -> AnswersCompared:
    """Compare answers with the kit.

    Args:
        kit: The kit.
        answers: The answers.
        rule_ids: Only the cases of these rules; empty for all.
        areas: Only the cases of these areas; empty for all.

    Examples:
        >>> from safeguarding.readers.conformance.kits import conformance_kit
        >>> told = {"iha/2011-04-01/done-on-the-last-day": KitAnswer(due="2011-04-29", outcome="late")}
        >>> answers = Answers(answers=told, told=frozenset(Told))
        >>> found = compared(conformance_kit(), answers, rule_ids=["iha"])
        >>> [(each.case.expected.due, each.found.due, each.counted_as) for each in found.differences]
        [('2011-05-05', '2011-04-29', ('28 days', 'holidays ignored'))]
    """
    asked = [
        case for case in kit.cases if (not rule_ids or case.rule_id in rule_ids) and (not areas or case.area in areas)
    ]
    answered = [case for case in asked if case.name in answers.answers]
    differences = list(_differences(answered, answers))
    return AnswersCompared(
        told=answers.told,
        agreed=len(answered) - len(differences),
        differences=differences,
        unanswered=[case for case in asked if case.name not in answers.answers],
    )


def _differences(cases: list[KitCase], answers: Answers) -> Iterator[Difference]:
    for case in cases:
        found = answers.answers[case.name]
        if not _alike(case.expected, found, answers.told):
            yield Difference(case=case, found=found, counted_as=_slips(case, found, answers.told))


def _slips(case: KitCase, found: KitAnswer, told: frozenset[Told]) -> list[str]:
    """The other counts that give the same; of an outcome alone nobody knows how its day was counted."""
    if Told.DUE not in told:
        return []
    return [name for name, other in case.otherwise.items() if _alike(other, found, told - {Told.OPENS})]


def _alike(expected: KitAnswer, found: KitAnswer, told: Collection[Told]) -> bool:
    return all(getattr(expected, each.name.lower()) == getattr(found, each.name.lower()) for each in told)
