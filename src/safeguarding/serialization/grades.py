"""How grades stand in JSON and TOML: their words alone on the social-care scale, with the scale's name on others."""

from __future__ import annotations

import re

import cattrs

from safeguarding.errors import ParseError, UnknownNameError
from safeguarding.inspections.grading import parse_grade
from safeguarding.inspections.scales import (
    AreaSendOutcome,
    Grade,
    Pre2013Grade,
    ReportCardGrade,
    SafeguardingStandard,
    SccifGrade,
    SocialCareGrade,
    WrittenStatementOfAction,
)

SCALES: dict[str, type[Grade]] = {
    "pre-2013": Pre2013Grade,
    "sccif": SccifGrade,
    "area send": AreaSendOutcome,
    "written statement of action": WrittenStatementOfAction,
    "report card": ReportCardGrade,
    "safeguarding": SafeguardingStandard,
}
"""The scales other than the social-care one, by the word that stands before their grades: ``"sccif: good"``."""

_NAMES = {scale: name for name, scale in SCALES.items()}
_PREFIXED = re.compile(r"(?P<scale>[^:]*):(?P<grade>.*)", re.DOTALL)


def register_grades(converter: cattrs.Converter) -> None:
    """Teach a converter the grades of every scale."""
    converter.register_structure_hook_func(lambda kind: kind is Grade, lambda value, _: _grade(value))
    converter.register_unstructure_hook(Grade, _written)


def _grade(value: object) -> Grade:
    """A grade of any scale.

    Raises:
        ParseError: for anything that is no grade, or no known scale's.
    """
    if not isinstance(value, str):
        raise ParseError.of(value, "a grade as text, such as 'good' or 'sccif: good'")
    prefixed = _PREFIXED.fullmatch(value)
    if prefixed is None:
        return parse_grade(value, SocialCareGrade)
    name = prefixed["scale"].strip().casefold()
    if name not in SCALES:
        unknown = UnknownNameError.among("scale", name, SCALES)
        raise ParseError(str(unknown), found=value, expected=f"one of {', '.join(SCALES)} before the colon")
    return parse_grade(prefixed["grade"], SCALES[name])


def _written(grade: Grade) -> str:
    return grade.label if isinstance(grade, SocialCareGrade) else f"{_NAMES[type(grade)]}: {grade.label}"
