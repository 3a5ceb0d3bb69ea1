"""A fact has one home: what a clause says stands once in the package."""

import ast
import functools
import importlib
import pkgutil
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType

import attrs

import safeguarding
from safeguarding.sources import Source

_PACKAGE = Path(safeguarding.__file__).parent
_STATUTORY_INSTRUMENT = re.compile(r"SI (\d{4}/\d+)")


@functools.cache
def modules() -> tuple[ModuleType, ...]:
    found = pkgutil.walk_packages(safeguarding.__path__, "safeguarding.")
    return tuple(importlib.import_module(each.name) for each in found if ".testing." not in each.name)


def sources_in(value: object, seen: dict[int, object]) -> Iterator[Source]:
    """The sources that a value holds, in its fields and elements; every value is looked at once."""
    if id(value) in seen:
        return
    seen[id(value)] = value
    if isinstance(value, Source):
        yield value
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            yield from sources_in(getattr(value, field.name, None), seen)
    elif isinstance(value, Mapping):
        for each in (*value.keys(), *value.values()):
            yield from sources_in(each, seen)
    elif isinstance(value, tuple | list | set | frozenset):
        for each in value:
            yield from sources_in(each, seen)


@functools.cache
def sources() -> tuple[Source, ...]:
    """Every source that the package has when it is loaded, dated entries, rules and calendars included."""
    seen: dict[int, object] = {}
    found: list[Source] = []
    for module in modules():
        for name, value in vars(module).items():
            if not name.startswith("__"):
                found += sources_in(value, seen)
    return tuple(found)


def test_a_clause_has_one_home() -> None:
    homes = defaultdict(list)
    for source in sources():
        homes[source.title, source.clause].append(source)
    assert len(homes) > 60
    assert {place: found for place, found in homes.items() if len(found) > 1} == {}


def test_an_instrument_has_one_title() -> None:
    titles = defaultdict(set)
    for source in sources():
        numbers = _STATUTORY_INSTRUMENT.findall(source.title)
        if len(numbers) == 1:
            titles[numbers[0]].add(source.title)
    assert {number: found for number, found in titles.items() if len(found) > 1} == {}


def titles_written(module: ast.Module) -> Iterator[str]:
    """Titles as a source text gives them: to a source, or to a name that several sources share."""
    named = [node.value for node in module.body if isinstance(node, ast.Assign)]
    given = [node.value for node in ast.walk(module) if isinstance(node, ast.keyword) and node.arg == "title"]
    for node in (*named, *given):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def test_a_title_is_written_once() -> None:
    titles = {source.title for source in sources()}
    written = Counter(
        title
        for path in _PACKAGE.rglob("*.py")
        for title in titles_written(ast.parse(path.read_text(encoding="utf-8")))
        if title in titles
    )
    assert {title: count for title, count in written.items() if count > 1} == {}
