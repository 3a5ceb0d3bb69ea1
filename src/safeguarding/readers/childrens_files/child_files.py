"""A child's events in a small file, TOML or JSON: one child, several under ``[[children]]``, or a folder of such files."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import attrs

from safeguarding.dates.reading import parse_date
from safeguarding.errors import FaultyInputError, ParseError, UnknownNameError, UnreadableFileError
from safeguarding.faults import Fault, Place
from safeguarding.opened_files import file_contents, folder_entries, is_folder
from safeguarding.readers.childrens_files.child_lists import joined
from safeguarding.serialization.toml_reading import toml_data
from safeguarding.timescales.applied_rules import CHILD_EVENTS, event_named
from safeguarding.timescales.children import ChildEvents
from safeguarding.timescales.events import Moment

_TEXTS, _DAYS = ("reference", "worker", "team"), ("born_on", "known_from")
_KEYS = (*_TEXTS, *_DAYS, "is_lasting", "events")
CHILD_FILES = frozenset({".toml", ".json"})
_EMPTY = 'write each under its name: [events], then "care began" = 2017-04-03'


def read_children(path: Path) -> tuple[ChildEvents, ...]:
    r"""The children of a file, or of all TOML and JSON files of a folder.

    Raises:
        UnreadableFileError: for a file that cannot be read at all, and for a folder without any.
        FaultyInputError: for a key, an event or a day that is not known, with all of them; of a folder, with what is
            wrong with any of its files.

    Examples:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     path = Path(folder, "case.toml")
        ...     _ = path.write_text('[events]\n"care began" = 2017-04-03\nreview = [2017-05-05]\n', encoding="utf-8")
        ...     (child,) = read_children(path)
        >>> child.moments["review"]
        (datetime.date(2017, 5, 5),)
    """
    if not is_folder(path):
        return _of_file(path)
    files = [each for each in folder_entries(path) if each.suffix.casefold() in CHILD_FILES]
    if not files:
        raise UnreadableFileError("no TOML or JSON file is in the folder", file=path.name, remedy="name another")
    children: list[ChildEvents] = []
    faults: list[Fault] = []
    for file in files:
        try:
            children += _of_file(file)
        except FaultyInputError as error:
            faults += [attrs.evolve(each, place=each.place.within(file.name)) for each in error.faults]
        except UnreadableFileError as error:
            faults.append(Fault(place=Place(file=file.name), problem=error.problem, remedy=error.remedy))
    if faults:
        raise FaultyInputError.of(path.name, faults)
    return joined(children)


def _of_file(path: Path) -> tuple[ChildEvents, ...]:
    data = _data(path)
    several = data.get("children") if set(data) == {"children"} else [data]
    faults: list[Fault] = []
    if not isinstance(several, list) or not several:
        several = []
        faults.append(Fault(place=Place(path=["children"]), problem="no list of children", remedy="[[children]]"))
    is_one = "children" not in data
    made = [
        _child(each, () if is_one else ("children", number), faults, Path(path).stem)
        for number, each in enumerate(several)
    ]
    if faults:
        raise FaultyInputError.of(path.name, faults)
    return tuple(made)


def _data(path: Path) -> Mapping[str, Any]:
    contents = file_contents(path)
    try:
        text = contents.decode("utf-8-sig")
        data = json.loads(text) if path.suffix.casefold() == ".json" else toml_data(text, name=path.name)
    except FaultyInputError as error:
        raise UnreadableFileError(error.faults[0].problem, file=path.name, remedy=error.faults[0].remedy) from None
    except (ValueError, RecursionError) as error:
        # where it broke, and not what stood there
        line = f", on line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        problem = f"neither TOML nor JSON in UTF-8, as its name says{line}"
        remedy = "check it in an editor; a time is written 2017-05-01T22:30:00"
        raise UnreadableFileError(problem, file=path.name, remedy=remedy) from None
    if not isinstance(data, dict):
        raise UnreadableFileError("it holds no table of one child", file=path.name, remedy=_EMPTY)
    return data


def _child(data: object, at: tuple[str | int, ...], faults: list[Fault], stem: str) -> ChildEvents:
    if not isinstance(data, dict):
        faults.append(Fault(place=Place(path=at), problem="no table of one child", remedy=_EMPTY))
        return ChildEvents(moments={})
    faults += [_unknown("key", str(key), _KEYS, (*at, str(key))) for key in data if key not in _KEYS]
    texts = {key: _text(data.get(key, ""), (*at, key), faults) for key in _TEXTS}
    days = {key: _day(data[key], (*at, key), faults) if key in data else None for key in _DAYS}
    lasting = data.get("is_lasting")
    if lasting is not None and not isinstance(lasting, bool):
        faults.append(Fault(place=Place(path=(*at, "is_lasting")), problem="neither true nor false"))
        lasting = None
    return ChildEvents(
        reference=texts["reference"] or stem,
        worker=texts["worker"],
        team=texts["team"],
        born_on=days["born_on"],
        known_from=days["known_from"],
        is_lasting=lasting,
        moments=_moments(data.get("events"), (*at, "events"), faults),
    )


def _moments(events: object, at: tuple[str | int, ...], faults: list[Fault]) -> dict[str, tuple[Moment, ...]]:
    """The days of each event; what is written under several of its names is all of one event."""
    found: dict[str, tuple[Moment, ...]] = {}
    if not isinstance(events, dict) or not events:
        faults.append(Fault(place=Place(path=at), problem="no events", remedy=_EMPTY))
        return found
    for written, several in events.items():
        try:
            kind = event_named(str(written))
        except UnknownNameError:
            faults.append(_unknown("event", str(written), CHILD_EVENTS, (*at, str(written))))
            continue
        values = several if isinstance(several, list) else [several]
        moments = [_moment(each, (*at, str(written), k), faults) for k, each in enumerate(values)]
        found[kind] = (*found.get(kind, ()), *(each for each in moments if each is not None))
    return found


def _unknown(what: str, name: str, known: tuple[str, ...], at: tuple[str | int, ...]) -> Fault:
    error = UnknownNameError.among(what, name, known)
    remedy = error.remedy or f"one of: {', '.join(known)}"
    return Fault(place=Place(path=at), problem=f"unknown {what}", found=name, remedy=remedy)


def _text(value: object, at: tuple[str | int, ...], faults: list[Fault]) -> str:
    if isinstance(value, str):
        return " ".join(value.split())
    faults.append(Fault(place=Place(path=at), problem="no text", remedy="put it between quotation marks"))
    return ""


def _day(value: object, at: tuple[str | int, ...], faults: list[Fault]) -> date | None:
    moment = _moment(value, at, faults)
    return moment.date() if isinstance(moment, datetime) else moment


def _moment(value: object, at: tuple[str | int, ...], faults: list[Fault]) -> Moment | None:
    """A day or a time. What stood there is not shown: it may be a birthday."""
    if isinstance(value, date):
        return value
    if isinstance(value, str):
        try:
            return datetime.fromisoformat(value.strip()) if ":" in value else parse_date(value)
        except (ValueError, ParseError):
            pass
    faults.append(Fault(place=Place(path=at), problem="not a day", remedy="write 2017-04-03, or 2017-05-01T22:30"))
    return None
