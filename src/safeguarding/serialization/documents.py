"""Records to and from JSON and TOML, with every fault of an input reported at once.

What is written holds no null and no value of a library's own type, so it is JSON and TOML alike.
"""

from __future__ import annotations

import functools
import importlib
import json
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar

from safeguarding.errors import FaultyInputError, MissingExtraError, ParseError, UnreadableFileError
from safeguarding.faults import Fault, Place
from safeguarding.opened_files import file_contents
from safeguarding.serialization.converters import record_converter
from safeguarding.serialization.personal_kinds import holds_secrets, known_keys
from safeguarding.serialization.refusals import refusals
from safeguarding.serialization.toml_reading import toml_data
from safeguarding.tables.collecting import without_collecting
from safeguarding.texts import json_of

T = TypeVar("T")

LONG, MANY = 20_000, 50
"""From how many characters, or records in a list, the quick way pays, where the extra ``fast-json`` is installed."""

# JSON data, of whatever shape
Data = Any


def to_data(record: object) -> Data:
    """A record as plain data: tables, lists, texts, whole numbers, true and false, and a statistic's floats.

    Raises:
        InvalidRecordError: for a float that is no finite number.

    Examples:
        >>> from safeguarding.numbers.shares import Share
        >>> to_data(Share(35, 139))
        {'count': 35, 'base': 139}
    """
    return record_converter().unstructure(record)


def from_data(data: Data, kind: type[T], *, name: str = "the data") -> T:
    """The record that plain data holds.

    Args:
        data: What a JSON or TOML parser returned.
        kind: The record's type.
        name: What the data is, for messages: a file's name.

    Raises:
        FaultyInputError: with every fault, each with its path, what was found and what would be right.

    Examples:
        >>> from safeguarding.inspections.records import Judgement
        >>> from_data({"area": "help and protection", "grade": "Requires improvement"}, Judgement).grade.label
        'Requires improvement to be good'
        >>> from_data({"area": "help and protection", "grad": "Good"}, Judgement)
        Traceback (most recent call last):
        ...
        safeguarding.errors.FaultyInputError: the data has 1 fault:
          $.grad: an unknown key; did you mean 'grade'?
    """
    try:
        return record_converter().structure(data, kind)
    except RecursionError:
        faults = [Fault(place=Place(path="$"), problem="nested too deeply", remedy="check the file")]
    except Exception as error:  # noqa: BLE001 - whatever a value did, its place is reported
        faults = list(refusals(error, kind))
    raise FaultyInputError.of(name, faults) from None


def to_json(record: object, *, indent: int | None = 2) -> str:
    """A record as JSON text. With the extra ``fast-json`` a list of many is written in a fraction of the time, the same.

    A person of a DBS register is written whole, with the name and all twelve digits of each certificate number, so
    that the record can be read again: such a text is the register itself, to be kept as the register is. Audits and
    every other report hold neither, and show a number's last four digits.

    Examples:
        >>> from safeguarding.numbers.shares import Share
        >>> to_json(Share(35, 139), indent=None)
        '{"count": 35, "base": 139}'
    """
    fast = fast_way() if isinstance(record, list | tuple) and len(record) >= MANY else None
    with without_collecting():
        text = None if fast is None else fast.encoded(record, indent)
        return json_of(to_data(record), indent=indent) if text is None else text


def from_json(text: str, kind: type[T], *, name: str = "the JSON text") -> T:
    """The record that a JSON text holds. With the extra ``fast-json`` a long one is read in a fraction of the time.

    Raises:
        FaultyInputError: for text that is not JSON, with the line, for a key given twice, and for every fault of
            its data.

    Examples:
        >>> from safeguarding.numbers.shares import Share
        >>> from_json('{"count": 35, "base": 139}', Share)
        Share(count=35, base=139)
    """
    fast = fast_way() if len(text) >= LONG else None
    with without_collecting():
        found = None if fast is None else fast.decoded(text, kind)
        return read_plainly(text, kind, name) if found is None else found


def read_plainly(text: str, kind: type[T], name: str) -> T:
    """As :func:`from_json`, without the extra."""
    try:
        # a key that is none of a person's own may be a name
        wanted: Any = kind
        shown = known_keys(wanted) if holds_secrets(wanted) else None
        data = json.loads(text, object_pairs_hook=functools.partial(_table, shown=shown))
    except json.JSONDecodeError as error:
        place = Place(line=error.lineno, part=f"column {error.colno}")
        raise _not(name, "JSON", place, error.msg) from None
    except (ValueError, RecursionError) as error:
        raise _not(name, "JSON", Place(path="$"), str(error)) from None
    return from_data(data, kind, name=name)


def fast_way() -> ModuleType | None:
    """What reads and writes JSON quickly, where the extra ``fast-json`` is installed."""
    try:
        return importlib.import_module("safeguarding.serialization.fast_json")
    except MissingExtraError:
        return None


def _table(pairs: list[tuple[str, Data]], *, shown: frozenset[str] | None) -> dict[str, Data]:
    """A JSON object whose keys are all different; the parser alone would keep the last of two in silence."""
    table = dict(pairs)
    if len(table) < len(pairs):
        times = Counter(key for key, _ in pairs)
        twice = next(key for key, count in times.items() if count > 1)
        which = f"the key {twice!r}" if shown is None or twice in shown else "a key"
        raise ParseError(f"{which} is given twice")
    return table


def from_toml(text: str, kind: type[T], *, name: str = "the TOML text") -> T:
    """The record that a TOML text holds.

    Raises:
        FaultyInputError: for text that is not TOML, with the line, and for every fault of its data.

    Examples:
        >>> from safeguarding.numbers.shares import Share
        >>> from_toml("count = 35", Share)
        Traceback (most recent call last):
        ...
        safeguarding.errors.FaultyInputError: the TOML text has 1 fault:
          $: the key 'base' is missing; add 'base'
    """
    return from_data(toml_data(text, name=name), kind, name=name)


def read_toml(path: Path, kind: type[T]) -> T:
    """The record that a TOML file holds.

    Raises:
        UnreadableFileError: for a file that is missing, or not UTF-8 text.
        FaultyInputError: for a file that is not TOML, and for every fault of its data.

    Examples:
        >>> import tempfile
        >>> from safeguarding.authorities.records import AreaCode
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     path = Path(folder) / "code.toml"
        ...     _ = path.write_text('value = "E06000014"', encoding="utf-8")
        ...     read_toml(path, AreaCode).value
        'E06000014'
    """
    return from_toml(_text_of(path), kind, name=path.name)


def read_json(path: Path, kind: type[T]) -> T:
    """The record that a JSON file holds.

    Raises:
        UnreadableFileError: for a file that is missing, or not UTF-8 text.
        FaultyInputError: for a file that is not JSON, and for every fault of its data.

    Examples:
        >>> import tempfile
        >>> from safeguarding.dates.ranges import DateRange
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     path = Path(folder) / "visit.json"
        ...     _ = path.write_text('{"starts_on": "2016-11-14", "ends_on": "2016-12-08"}', encoding="utf-8")
        ...     print(read_json(path, DateRange))
        14 November – 8 December 2016
    """
    return from_json(_text_of(path), kind, name=path.name)


def _text_of(path: Path) -> str:
    try:
        # whichever way its lines end
        return file_contents(path).decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        raise UnreadableFileError(
            f"not UTF-8 text (byte {error.start} cannot be read)", file=path.name, remedy="save it as UTF-8"
        ) from None


def _not(name: str, language: str, place: Place, reason: str) -> FaultyInputError:
    fault = Fault(place=place, problem=f"not {language}: {reason}", remedy=f"mend the {language} syntax there")
    return FaultyInputError.of(name, [fault])
