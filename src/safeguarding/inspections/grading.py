"""Grades and their absences as reports and published tables word them, read into values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeVar

from safeguarding.errors import ParseError
from safeguarding.inspections.absences import Absence
from safeguarding.inspections.scales import (
    AreaSendOutcome,
    Grade,
    Pre2013Grade,
    SafeguardingStandard,
    SccifGrade,
    SocialCareGrade,
    WrittenStatementOfAction,
)
from safeguarding.texts import closest_names, shortened

G = TypeVar("G", bound=Grade)

_REQUIRES_IMPROVEMENT = ("requires improvement", "require improvement", "require improvement to be good")

# the wordings met in print besides each grade's own label
_OTHER_WORDINGS: Mapping[Grade, tuple[str, ...]] = {
    SocialCareGrade.REQUIRES_IMPROVEMENT: _REQUIRES_IMPROVEMENT,
    SccifGrade.REQUIRES_IMPROVEMENT: _REQUIRES_IMPROVEMENT,
    Pre2013Grade.OUTSTANDING: ("grade 1", "grade 1 outstanding", "outstanding grade 1"),
    Pre2013Grade.GOOD: ("grade 2", "grade 2 good", "good grade 2"),
    Pre2013Grade.ADEQUATE: ("grade 3", "grade 3 adequate", "adequate grade 3"),
    Pre2013Grade.INADEQUATE: ("grade 4", "grade 4 inadequate", "inadequate grade 4"),
    AreaSendOutcome.TYPICALLY_POSITIVE: ("typically positive",),
    AreaSendOutcome.INCONSISTENT: ("inconsistent", "inconsistent experiences"),
    AreaSendOutcome.WIDESPREAD_FAILINGS: (
        "widespread and or systemic failings leading to significant concerns",
        "widespread or systemic failings",
        "systemic failings",
    ),
    WrittenStatementOfAction.REQUIRED: ("yes", "required"),
    WrittenStatementOfAction.NOT_REQUIRED: ("no", "not required"),
    SafeguardingStandard.MET: ("safeguarding met",),
    SafeguardingStandard.NOT_MET: ("safeguarding not met",),
}

# 1 January 1900 is what a spreadsheet makes of nothing
_NO_DATES = frozenset(
    day + midnight
    for day in ("01 01 1900", "1 1 1900", "1900 01 01")
    for midnight in ("", " 00 00", " 00 00 00", "t00 00 00")
)

_ABSENCES = {
    "not judged": Absence.NOT_JUDGED,
    "not judged not applicable": Absence.NOT_JUDGED,
    "inspection pre dates judgement": Absence.NOT_IN_FORCE,
    "not in force yet": Absence.NOT_IN_FORCE,
    "not reported post reform": Absence.ABOLISHED,
    "abolished": Absence.ABOLISHED,
    "not inspected": Absence.NOT_INSPECTED,
    "not yet inspected": Absence.NOT_INSPECTED,
    **dict.fromkeys(_NO_DATES, Absence.NOT_INSPECTED),
    "unreadable": Absence.UNREADABLE,
}

_BLANKS = frozenset({"", "nan", "none", "null", "n a", "na"})


def parse_grade(text: object, scale: type[G]) -> G:
    """Read a grade of a scale in any of its published wordings; capitals and punctuation do not matter.

    A bare number is never a grade: public code numbers the same words in both directions.

    Raises:
        ParseError: for anything that is not one of the scale's grades.

    Examples:
        >>> parse_grade("Requires improvement", SocialCareGrade) is SocialCareGrade.REQUIRES_IMPROVEMENT
        True
        >>> parse_grade("Adequate", SocialCareGrade)
        Traceback (most recent call last):
        ...
        safeguarding.errors.ParseError: 'Adequate' is not a grade of this scale (it is one of another, Pre2013Grade); expected one of Outstanding, Good, Requires improvement to be good, Inadequate
    """
    wordings = _wordings(scale)
    # what is asked is not what an inspector said
    if isinstance(text, str) and "?" not in text and (grade := wordings.get(_folded(text))):
        return grade
    shown = shortened(text if isinstance(text, str) else repr(text))
    expected = "one of " + ", ".join(grade.label for grade in scale)
    raise ParseError(
        f"{shown!r} is not a grade of this scale{_hint(shown, scale)}",
        remedy=f"expected {expected}",
        found=str(text),
        expected=expected,
    )


def _hint(text: str, scale: type[Grade]) -> str:
    """What may have been meant. A grade of another scale is no misspelling: Adequate was never Inadequate."""
    for other in Grade.__subclasses__():
        if other is not scale and "?" not in text and _folded(text) in _wordings(other):
            return f" (it is one of another, {other.__name__})"
    meant = closest_names(text, [grade.label for grade in scale], limit=1)
    return f" (did you mean {meant[0]!r}?)" if meant else ""


def is_blank(text: object) -> bool:
    """Whether a table's cell says nothing: empty, ``nan``, ``None``, ``N/A``, or the date that stands for no date.

    A frame's own ``None`` and ``nan`` are blank as well.

    Examples:
        >>> is_blank("nan"), is_blank("01/01/1900"), is_blank("Good")
        (True, True, False)
    """
    return _folded(str(text)) in _BLANKS | _NO_DATES


def is_not_inspected(text: str) -> bool:
    """Whether a table's cell says in words that there was no inspection.

    Examples:
        >>> is_not_inspected("Not yet inspected"), is_not_inspected("Not judged")
        (True, False)
    """
    return _ABSENCES.get(_folded(text)) is Absence.NOT_INSPECTED


def parse_outcome(text: object, scale: type[G], *, blank: Absence) -> G | Absence:
    """Read a table's cell: a grade, or the reason why there is none.

    Args:
        text: The cell as published.
        scale: The scale of the area.
        blank: What an empty cell, ``nan`` or ``None`` means here, which only the table's maker can say.

    Raises:
        ParseError: for anything that is neither.

    Examples:
        >>> parse_outcome("inspection_pre_dates_judgement", SocialCareGrade, blank=Absence.NOT_INSPECTED)
        <Absence.NOT_IN_FORCE: 'not in force yet'>
    """
    folded = _folded(str(text))
    if "?" in str(text):
        return parse_grade(text, scale)
    if folded in _BLANKS:
        return blank
    return _ABSENCES.get(folded) or parse_grade(text, scale)


def _wordings(scale: type[G]) -> dict[str, G]:
    return {_folded(each): grade for grade in scale for each in (grade.label, *_OTHER_WORDINGS.get(grade, ()))}


_SEPARATORS = re.compile(r"[\W_]+", re.ASCII)


def _folded(text: str) -> str:
    """Lower case, with every run of spaces, punctuation and underscores as one space."""
    return _SEPARATORS.sub(" ", text.replace("\N{NO-BREAK SPACE}", " ").casefold()).strip()
