"""Whether two waves asked the same thing of the same people. A change of words is a change of the measure."""

from __future__ import annotations

import attrs

from safeguarding.records import NoTruthValue, Record
from safeguarding.surveys.questions import Question
from safeguarding.surveys.waves import Wave


@attrs.frozen(kw_only=True)
class Comparability(NoTruthValue, Record):
    """Whether answers can be compared.

    Attributes:
        obstacles: Why they cannot be, each a clause; empty where they can.
        cautions: What to bear in mind although they can.

    Examples:
        >>> Comparability(obstacles=("the wording changed",)).is_comparable
        False
    """

    _instead = "is_comparable"

    obstacles: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()

    @property
    def is_comparable(self) -> bool:
        """Whether nothing stands in the way."""
        return not self.obstacles


def comparability(earlier: tuple[Wave, Question], later: tuple[Wave, Question]) -> Comparability:
    """Whether a question's answers can be compared between two waves.

    Wording, options, their coding and scores, the base and whom it was put to must be the same, and the populations
    too. Capitals, spaces and the full stop at the end do not matter. A change of mode does not forbid a comparison, but people
    answer an interviewer otherwise than a form, so it is a caution.

    Examples:
        >>> import attrs
        >>> from datetime import date
        >>> from safeguarding.dates import DateRange
        >>> from safeguarding.surveys import Coding, Mode, Option
        >>> spring = DateRange(date(2017, 3, 1), date(2017, 4, 30))
        >>> wave = Wave(name="2017", fieldwork=spring, population=90, invited=90, complete=60, mode=Mode.PAPER)
        >>> yes = Option(code="Y", label="Yes", coding=Coding.FAVOURABLE)
        >>> asked = Question(identifier="safe", wording="Do you feel safe?", theme="life", options=[yes])
        >>> reworded = attrs.evolve(asked, wording="Do you always feel safe?")
        >>> found = comparability((wave, asked), (attrs.evolve(wave, name="2019", mode=Mode.ONLINE), reworded))
        >>> found.obstacles, found.cautions
        (('the wording changed',), ('the mode changed from paper to online',))
    """
    (earlier_wave, one), (later_wave, other) = earlier, later
    checks = {
        "the question is another": one.identifier == other.identifier,
        "the wording changed": _folded(one.wording) == _folded(other.wording),
        "the options changed": _labels(one) == _labels(other),
        "the coding of the options changed": _codings(one) == _codings(other),
        "the base changed": one.base_policy is other.base_policy,
        "it was put to other people": _folded(one.asked_of) == _folded(other.asked_of),
        "the population is defined otherwise": _folded(earlier_wave.population_is) == _folded(later_wave.population_is),
    }
    cautions = []
    if earlier_wave.mode is not later_wave.mode:
        cautions.append(f"the mode changed from {earlier_wave.mode.label} to {later_wave.mode.label}")
    return Comparability(
        obstacles=tuple(reason for reason, is_same in checks.items() if not is_same),
        cautions=tuple(cautions),
    )


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".?! ")


def _labels(question: Question) -> list[str]:
    return [_folded(option.label) for option in question.options]


def _codings(question: Question) -> list[tuple[object, object]]:
    return [(option.coding, option.score) for option in question.options]
