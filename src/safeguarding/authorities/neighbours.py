"""The authorities most like one another: the Department for Education's statistical neighbours, as published in 2025.

Each authority has ten, the closest first, named by the Department's three-digit codes, which are here as well. The model
is of 2025: held against figures of another year it says who is alike now, not who was then.

Contains public sector information licensed under the Open Government Licence v3.0 (Department for Education).
"""

from __future__ import annotations

import functools
from collections.abc import Mapping

import attrs

from safeguarding.authorities.england import english_authorities
from safeguarding.authorities.records import Authority
from safeguarding.errors import UnknownNameError
from safeguarding.labels import Labelled
from safeguarding.records import Record
from safeguarding.shipped import shipped_rows
from safeguarding.sources import Certainty, Source

NEIGHBOURS_SOURCE = Source(
    title="Statistical neighbours model for children's services, 2025",
    published_at="Department for Education",
    certainty=Certainty.SECONDARY,
    note="Contains public sector information licensed under the Open Government Licence v3.0 (Department for Education).",
)
_HOW_MANY = 10


class Closeness(Labelled):
    """How like one another two authorities are, in the Department's words.

    Examples:
        >>> Closeness.VERY_CLOSE.label
        'Very close'
    """

    EXTREMELY_CLOSE = "Extremely close"
    VERY_CLOSE = "Very close"
    CLOSE = "Close"
    SOMEWHAT_CLOSE = "Somewhat close"
    NOT_CLOSE = "Not close"


@attrs.frozen
class Neighbour(Record):
    """A statistical neighbour of an authority.

    Attributes:
        authority: The neighbour.
        closeness: How like the authority it is.

    Examples:
        >>> print(statistical_neighbours(english_authorities().find("York"))[0])
        Gloucestershire (Very close)
    """

    _words = "{0.authority.name} ({0.closeness})"

    authority: Authority
    closeness: Closeness


def statistical_neighbours(authority: Authority) -> tuple[Neighbour, ...]:
    """An authority's ten statistical neighbours in the model of 2025, the closest first.

    Raises:
        UnknownNameError: for an authority that the model does not hold, such as one abolished before 2025.

    Examples:
        >>> [each.authority.name for each in statistical_neighbours(english_authorities().find("York"))][:3]
        ['Gloucestershire', 'Bath and North East Somerset', 'North Somerset']
    """
    found = _model().get(authority)
    if found is None:
        raise UnknownNameError(
            f"{authority.name} has no statistical neighbours in the model of 2025",
            remedy="name the authorities to compare with",
            name=authority.name,
        )
    return found


def authority_of_department_code(code: str) -> Authority:
    """The authority that a three-digit code of the Department for Education stands for, as in 2025.

    Raises:
        UnknownNameError: for a code that the tables of 2025 do not print.

    Examples:
        >>> authority_of_department_code("816").name
        'York'
    """
    found = _by_department_code().get(code.strip())
    if found is None:
        raise UnknownNameError.among("three-digit code", code, _by_department_code())
    return found


def department_code(authority: Authority) -> str:
    """The authority's three-digit code of the Department for Education.

    Raises:
        UnknownNameError: for an authority that the tables of 2025 do not hold.

    Examples:
        >>> department_code(english_authorities().find("York"))
        '816'
    """
    for code, each in _by_department_code().items():
        if each == authority:
            return code
    raise UnknownNameError(f"no three-digit code of {authority.name} is known", name=authority.name)


@functools.cache
def _rows() -> tuple[Mapping[str, str], ...]:
    return tuple(shipped_rows("authorities", "statistical_neighbours_2025.csv"))


@functools.cache
def _by_department_code() -> Mapping[str, Authority]:
    register = english_authorities()
    return {row["old_la_code"]: register.find(row["la_name"]) for row in _rows()}


@functools.cache
def _model() -> Mapping[Authority, tuple[Neighbour, ...]]:
    codes = _by_department_code()
    return {
        codes[row["old_la_code"]]: tuple(
            Neighbour(codes[row[f"SN_{place}"]], Closeness(row[f"SN_{place}P"])) for place in range(1, _HOW_MANY + 1)
        )
        for row in _rows()
    }
