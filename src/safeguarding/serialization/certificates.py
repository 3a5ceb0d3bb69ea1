"""How DBS records stand in JSON and TOML: certificate numbers as text, sets as lists, "none" for no recheck.

A written number is whole: the file is the register itself. A number that is refused is masked in the fault.
"""

from __future__ import annotations

from typing import Any, get_args, get_origin

import cattrs

from safeguarding.dates.periods import Period, parse_period
from safeguarding.dbs.certificate_numbers import CertificateNumber, parse_certificate_number
from safeguarding.errors import ParseError
from safeguarding.serialization.containers import Hook

_NONE = "none"


def register_certificates(converter: cattrs.Converter) -> None:
    """Teach a converter certificate numbers, sets, and intervals that may be none."""
    converter.register_structure_hook(CertificateNumber, lambda value, _: parse_certificate_number(value))
    converter.register_unstructure_hook(CertificateNumber, _digits)
    converter.register_structure_hook_factory(_is_set, lambda kind: _set_hook(converter, kind))
    converter.register_unstructure_hook_func(_is_set, lambda several: sorted(map(converter.unstructure, several)))
    converter.register_structure_hook_func(_may_be_no_period, lambda value, _: _interval(value))
    converter.register_unstructure_hook_func(_may_be_no_period, _written)


def _digits(number: CertificateNumber) -> str:
    return number.digits


def _is_set(kind: Any) -> bool:
    return get_origin(kind) is frozenset


def _set_hook(converter: cattrs.Converter, kind: Any) -> Hook:
    a_list: Any = list[get_args(kind)[0]]  # type: ignore[misc]

    def hook(value: Any, _: Any) -> frozenset[Any]:
        if not isinstance(value, list | tuple):
            raise ParseError.of(value, "a list")
        return frozenset(converter.structure(value, a_list))

    return hook


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
