"""What the reference of the docs site says of each public name beyond its docstring.

The sources of the rules that its own code applies, what gives it, what it is part of, whose example shows it, the pages
that use it, and the least that a record may hold.
"""

from __future__ import annotations

import inspect
import re
import sys
import types
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, ClassVar, cast

import attrs

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tools.pin_public_api import PACKAGES, public_names  # noqa: E402 - its folder is the project's

from safeguarding.labels import Labelled  # noqa: E402
from safeguarding.serialization.documents import to_json  # noqa: E402
from safeguarding.sources import Source  # noqa: E402
from safeguarding.timelines import Timeline  # noqa: E402

_CODE = re.compile(r"^```(?:python|console)\n(.*?)^```", re.DOTALL | re.MULTILINE)


def itself(value: object) -> object:
    """What a door that tests arguments stands before; a value that is no function is itself."""
    return inspect.unwrap(value) if inspect.isfunction(value) else value


@cache
def described() -> dict[str, Any]:
    """Each public thing once, by the name under which the site describes it: its domain's, else the facade's."""
    names = public_names()
    kept: dict[int, str] = {}
    for full in sorted(names, key=lambda each: (-each.count("."), PACKAGES.index(each.rpartition(".")[0]))):
        if not inspect.ismodule(names[full]):
            kept.setdefault(id(itself(names[full])), full)
    return {full: names[full] for full in sorted(kept.values())}


@cache
def place_of() -> dict[str, str]:
    """Where each public name, however much of it is written, is described."""
    kept = {id(itself(value)): full for full, value in described().items()}
    found = {full: kept[id(itself(value))] for full, value in public_names().items() if id(itself(value)) in kept}
    return found | {full.rpartition(".")[2]: home for full, home in found.items()}


def escaped(text: str) -> str:
    """A text in which no sign means anything to reStructuredText."""
    return re.sub(r"([*`|\\_])", r"\\\1", text)


def uses(pages: Path) -> dict[str, list[str]]:
    """The pages whose examples write each name."""
    found: dict[str, list[str]] = defaultdict(list)
    for folder in ("tutorials", "how-to", "explanation"):
        for path in sorted((pages / "docs" / folder).glob("*.md")):
            text = "\n".join(_CODE.findall(path.read_text(encoding="utf-8")))
            for word in set(re.findall(r"\b[A-Za-z_]\w{3,}\b", text)) & place_of().keys():
                found[place_of()[word]].append(f"/docs/{folder}/{path.stem}")
    return found


@cache
def _givers() -> dict[str, list[str]]:
    """The public functions that return each record."""
    found: dict[str, list[str]] = defaultdict(list)
    for full, value in described().items():
        if inspect.isfunction(value):
            returned = str(inspect.get_annotations(inspect.unwrap(value)).get("return", ""))
            for word in set(re.findall(r"\w+", returned)) & place_of().keys():
                found[place_of()[word]].append(full)
    return found


@cache
def _shown_with() -> dict[str, list[str]]:
    """The public names whose own examples write each name."""
    found: dict[str, list[str]] = defaultdict(list)
    for full, value in described().items():
        lines = (inspect.getdoc(value) or "").splitlines() if isinstance(value, type) or callable(value) else []
        example = "\n".join(line for line in lines if line.lstrip().startswith((">>>", "...")))
        for word in set(re.findall(r"\b[A-Za-z_]\w{3,}\b", example)) & place_of().keys() - {full.rpartition(".")[2]}:
            found[place_of()[word]].append(full)
    return found


@cache
def _holders() -> dict[str, list[str]]:
    """The public records that hold each record in a field."""
    found: dict[str, list[str]] = defaultdict(list)
    for full, value in described().items():
        if isinstance(value, type) and attrs.has(value):
            words = {word for field in attrs.fields(value) for word in re.findall(r"\w+", str(field.type))}
            for word in sorted(words & place_of().keys()):
                found[place_of()[word]].append(full)
    return found


def smallest(record: type) -> Iterator[str]:
    """The least that a record may hold, as it is written in JSON; nothing for what is not written."""
    from hypothesis import HealthCheck, Phase, find, settings, strategies as st  # noqa: PLC0415 - the extra `testing`

    import safeguarding.testing.strategies.registration  # noqa: F401, PLC0415 - makes `from_type` know the records

    once = settings(
        database=None,
        derandomize=True,
        deadline=None,
        max_examples=20,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    try:
        written = to_json(find(st.from_type(record), lambda _: True, settings=once))
    except (TypeError, KeyError):
        return
    yield from ("", "*The least it may hold, as JSON:*", "", ".. code-block:: json", "")
    yield from (f"   {line}" for line in written.splitlines())
    yield ""


class Additions:
    """What the site says of a name beyond its docstring."""

    pages: ClassVar[dict[str, list[str]]] = {}
    """The pages that use each name."""
    signatures: ClassVar[dict[str, str]] = {}
    """The signature of each record, with its defaults."""
    smallest: ClassVar[dict[str, list[str]]] = {}
    """The least that a record may hold, of those whose docstring has no example."""
    MOST = 6

    def __init__(self, full: str, value: object) -> None:
        self.full, self.value = full, value

    def lines(self) -> Iterator[str]:
        """The lines, as reStructuredText."""
        if isinstance(self.value, type) and issubclass(self.value, Labelled):
            yield from ("", "Its members, with the wording that is printed:", "")
            yield from (f"- ``{name}``: {escaped(each.label)}" for name, each in self.value.__members__.items())
            yield ""
        yield from self.smallest.get(self.full, ())
        for title, entries in (
            ("Part of", [f":py:class:`~{each}`" for each in _holders().get(self.full, ())]),
            ("Rests on", [escaped(str(each)) for each in sources_of(self.value)]),
            ("Given by", [f":py:func:`~{each}`" for each in _givers().get(self.full, ())]),
            ("Shown with", [f":py:obj:`~{each}`" for each in _shown_with().get(self.full, ())]),
            ("In use", [f":doc:`{each}`" for each in self.pages.get(self.full, ())]),
        ):
            if entries:
                more = f", and {len(entries) - self.MOST} more" if len(entries) > self.MOST else ""
                between = "; " if title == "Rests on" else ", "
                yield from ("", f"*{title}:* {between.join(entries[: self.MOST])}{more}.", "")


def sources_of(value: object) -> list[Source]:
    """The sources of the rules that a function's own code applies, in order, and those that a value carries.

    Examples:
        >>> from safeguarding.inspections import statement_deadline
        >>> sources_of(statement_deadline) != []
        True
    """
    found: dict[Source, None] = {}
    if inspect.isfunction(value):
        for each in _globals_of(cast("types.FunctionType", inspect.unwrap(value)), set()):
            found.update(dict.fromkeys(_carried(each)))
    elif not isinstance(value, type):
        found.update(dict.fromkeys(_carried(value)))
    return list(found)


def _globals_of(function: types.FunctionType, seen: set[object]) -> Iterator[object]:
    """The values that a function's code names, and those of the helpers of its own module that it calls."""
    seen.add(function)
    codes = [function.__code__]
    while codes:
        code = codes.pop()
        codes += [each for each in code.co_consts if isinstance(each, types.CodeType)]
        for name in code.co_names:
            value = function.__globals__.get(name)
            if inspect.isfunction(value) and value not in seen and value.__module__ == function.__module__:
                yield from _globals_of(value, seen)
            elif value is not None:
                yield value


def _carried(value: object) -> Iterator[Source]:
    if isinstance(value, Source):
        yield value
    elif isinstance(value, Timeline):
        yield from (entry.source for entry in value.entries)
    elif isinstance(value, tuple | list):
        for each in value:
            yield from _carried(each)
    elif not isinstance(value, type) and attrs.has(type(value)):
        for field in attrs.fields(cast("Any", type(value))):
            if isinstance(held := getattr(value, field.name), Source | Timeline):
                yield from _carried(held)
