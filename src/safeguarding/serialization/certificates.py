"""How DBS records stand in JSON and TOML: certificate numbers and names as text, "none" for no recheck.

A person is written whole, name and numbers: the file is the register itself. Reports hold neither. A number that is refused is masked in the fault.
"""

from __future__ import annotations

from typing import Any

import cattrs

from safeguarding.dates.periods import Period, parse_period
from safeguarding.dbs.certificate_numbers import CertificateNumber, parse_certificate_number
from safeguarding.dbs.people import PersonName
from safeguarding.errors import ParseError
from safeguarding.recommendations.owners import Owner
from safeguarding.recruitment.checks import CheckerName
from safeguarding.secrets import Secret

_NONE = "none"


def register_certificates(converter: cattrs.Converter) -> None:
    """Teach a converter certificate numbers and names, and intervals that may be none."""
    converter.register_structure_hook(CertificateNumber, lambda value, _: _number(value))
    for name in (PersonName, Owner, CheckerName, Secret):
        converter.register_structure_hook(name, lambda value, kind: kind(_unseen(converter, value)))
    converter.register_unstructure_hook_func(_is_secret, Secret.reveal)
    converter.register_structure_hook_func(_may_be_no_period, lambda value, _: _interval(value))
    converter.register_unstructure_hook_func(_may_be_no_period, _written)


def _number(value: str) -> CertificateNumber:
    try:
        return parse_certificate_number(value)
    except ParseError as error:
        # what it says is masked already, and may be shown
        raise ParseError(error.problem, remedy=error.remedy, expected=error.expected) from None


def _unseen(converter: cattrs.Converter, value: object) -> str:
    """A name as text. One that is refused is not shown, whatever stands there in its place."""
    try:
        return converter.structure(value, str)
    except ParseError:
        # a list of names is as much a name as one
        raise ParseError("not a text", expected="a name or a role as text") from None


def _is_secret(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Secret)


def _may_be_no_period(kind: Any) -> bool:
    return bool(kind == Period | None)


def _interval(value: object) -> Period | None:
    """A period, or None for the word "none": TOML has no null, and a missing interval must not mean no recheck."""
    if value is None or (isinstance(value, str) and value.strip().casefold() == _NONE):
        return None
    if not isinstance(value, str):
        raise ParseError.of(value, "a period such as '3 years', or 'none'")
    return parse_period(value)


def _written(period: Period | None) -> str:
    return _NONE if period is None else str(period)
