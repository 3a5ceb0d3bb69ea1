"""A dataframe of any library, with the columns that a rule reads looked at before anything is worked out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from safeguarding.errors import FaultyInputError, InvalidRecordError
from safeguarding.extras import optional
from safeguarding.faults import Fault, Place
from safeguarding.frames.arrays import WITHOUT_ZONE, Frame, library_of
from safeguarding.labels import Labelled
from safeguarding.records import Record
from safeguarding.texts import closest_names

with optional("narwhals", task="a rule over a dataframe"):
    import narwhals.stable.v2 as nw

_Type = Any
_SHOWN = 12


class ColumnKind(Labelled):
    """What a rule reads from a column."""

    DAYS = "dates, or times without a time zone"
    TEXTS = "text"
    STATED = "text, whole numbers or decimals: a float has lost the figure as it was printed"
    NUMBERS = "numbers"
    GROUPS = "anything that names a group"


class Family(Labelled):
    """How a library works: what it holds, and when it works something out."""

    ARRAYS = "whole columns in memory: pandas, pyarrow"
    POLARS = "polars, eager or lazy"
    PARTITIONS = "pandas frames by partition: dask"
    QUERIES = "queries that run when they are collected: duckdb, ibis, PySpark, and what else narwhals supports"


@attrs.frozen(kw_only=True)
class Opened(Record):
    """A frame whose columns are fit for the rule.

    Attributes:
        native: The frame as it was given.
        family: How its library works.
        types: The type of each column that is read, in narwhals' words.
    """

    native: Frame = attrs.field(repr=False)
    family: Family
    types: Mapping[str, _Type]


def opened(
    frame: Frame,
    columns: Mapping[str, ColumnKind],
    *,
    adds: Iterable[str] = (),
    key: str | None = None,
) -> Opened:
    """A frame, after its columns were looked at; nothing is worked out, and nothing is read but names and types.

    Args:
        frame: The dataframe.
        columns: The columns that the rule reads, and as what.
        adds: The columns that the rule adds.
        key: A column that names each row, where the caller has one.

    Raises:
        FaultyInputError: with every column that is missing, of another type, or would be overwritten.
        InvalidRecordError: for what is no dataframe.
    """
    family = family_of(frame)
    types = _types(frame, family)
    faults = [fault for name, kind in columns.items() for fault in _faults(name, kind, types)]
    if key is not None and key not in types:
        faults.append(_missing(key, "a column that names each row", types))
    for name in adds:
        if name in types:
            remedy = "give the new column another name, or take the old one out"
            faults.append(Fault(place=Place(column=name), problem="would be overwritten", remedy=remedy))
    if faults:
        raise FaultyInputError.of("the dataframe", faults)
    return Opened(native=frame, family=family, types={name: types[name] for name in columns})


def family_of(frame: Frame) -> Family:
    """How the library of a frame works.

    Raises:
        InvalidRecordError: for what is no dataframe.
    """
    library = library_of(frame)
    if library == "dask" and hasattr(frame, "map_partitions") and hasattr(frame, "columns"):
        return Family.PARTITIONS
    try:
        nw.from_native(frame)
    except TypeError:
        known = "pandas, polars, pyarrow, duckdb, ibis, dask, PySpark"
        raise InvalidRecordError(f"a {type(frame).__name__} is no dataframe", remedy=f"known are {known}") from None
    except nw.exceptions.DuplicateError:
        raise InvalidRecordError("two columns of the dataframe have one name", remedy="give each its own") from None
    if library in ("pandas", "pyarrow"):
        return Family.ARRAYS
    return Family.POLARS if library == "polars" else Family.QUERIES


def _types(frame: Frame, family: Family) -> dict[str, _Type]:
    # of a dask frame, the empty pandas frame that it keeps as its pattern
    pattern = frame._meta if family is Family.PARTITIONS else frame  # noqa: SLF001 - its documented place
    try:
        types = dict(nw.from_native(pattern).collect_schema())
    except (nw.exceptions.NarwhalsError, ValueError) as error:
        raise InvalidRecordError(f"the columns of the dataframe cannot be told: {type(error).__name__}") from None
    if family in (Family.ARRAYS, Family.PARTITIONS) and library_of(pattern) == "pandas":
        empty = (name for name in types if str(pattern[name].dtype) == "object" and pattern[name].isna().all())
        types |= dict.fromkeys(empty, nw.Unknown())
    return types


def _faults(name: str, kind: ColumnKind, types: Mapping[str, _Type]) -> list[Fault]:
    if name not in types:
        return [_missing(name, kind.label, types)]
    found = types[name]
    zone = getattr(found, "time_zone", None)
    if kind is ColumnKind.DAYS and zone is not None:
        problem = f"holds times of the time zone {zone}"
        return [Fault(place=Place(column=name), problem=problem, found=str(found), remedy=WITHOUT_ZONE)]
    if not _fits(found, kind):
        remedy = f"expected {kind.label}"
        if kind is ColumnKind.DAYS and found == nw.String:
            remedy = f"{remedy}; a text may be in either order, so read it with parse_date or your library's own reader"
        return [Fault(place=Place(column=name), problem="is of another type", found=str(found), remedy=remedy)]
    return []


def _fits(found: _Type, kind: ColumnKind) -> bool:
    # a column of nothing but missing values is of no type, and one of Python's objects is looked at value by value
    if found in (nw.Unknown, nw.Object):
        return True
    if kind is ColumnKind.GROUPS:
        return not found.is_nested()
    if kind is ColumnKind.DAYS:
        return found in (nw.Date, nw.Datetime)
    if kind is ColumnKind.NUMBERS:
        return bool(found.is_numeric())
    if found in (nw.String, nw.Categorical, nw.Enum):
        return True
    return kind is ColumnKind.STATED and (found.is_integer() or found == nw.Decimal)


def _missing(name: str, expected: str, types: Mapping[str, _Type]) -> Fault:
    near = closest_names(name, types)
    shown = ", ".join(repr(each) for each in [*types][:_SHOWN]) + (", …" if len(types) > _SHOWN else "")
    remedy = (
        f"expected {expected}; did you mean {near[0]!r}?" if near else f"expected {expected}; the columns are {shown}"
    )
    return Fault(place=Place(column=name), problem="is not in the dataframe", remedy=remedy)
