"""The reference of the docs site, made from the lists of public names: a page a package, and the list of them all."""

from __future__ import annotations

import enum
import inspect
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import attrs

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tools.pin_public_api import PACKAGES, public_reference  # noqa: E402 - its folder is the project's
from tools.site_names import Additions, described, escaped, place_of, smallest, uses  # noqa: E402

SECTIONS = {"Functions": "function", "Records": "class", "Words": "class", "Values": "data"}


def _section(value: object) -> str:
    if isinstance(value, type):
        return "Words" if issubclass(value, enum.Enum) else "Records"
    return "Functions" if callable(value) else "Values"


def package_pages(pages: Path) -> Iterator[tuple[str, str]]:
    """The name and the text of the page of each package.

    Args:
        pages: The staged pages, in which the names in use are looked for.
    """
    Additions.pages = uses(pages)
    # before Sphinx writes other defaults into the classes
    Additions.signatures = {
        full: _signature_of(value)
        for full, value in described().items()
        if isinstance(value, type) and attrs.has(value)
    }
    Additions.smallest = {
        full: list(smallest(value))
        for full, value in described().items()
        if isinstance(value, type) and attrs.has(value) and ">>>" not in (inspect.getdoc(value) or "")
    }
    by_package: dict[str, list[str]] = defaultdict(list)
    for full in described():
        by_package[full.rpartition(".")[0]].append(full)
    for package in PACKAGES:
        yield package.rpartition(".")[2], "\n".join(_page(package, by_package[package]))


def _signature_of(record: type) -> str:
    """How a record is made; a default that is a record itself, or long, is "...": the attributes say what it means."""
    fields = {field.alias: str(field.type) for field in attrs.fields(record)}
    written = []
    for name, each in inspect.signature(record).parameters.items():
        # several values are taken as any iterable, which a checker sees through the converter
        taken = (
            re.sub(r"^tuple\[(.*), \.\.\.\]$", r"Iterable[\1]", fields[name])
            if each.annotation == "Any"
            else each.annotation
        )
        written.append(each.replace(default=_default(each.default), annotation=_Words(taken)))
    return str(inspect.Signature(written))


def _default(value: object) -> object:
    if isinstance(value, enum.Enum) and type(value).__module__.startswith("safeguarding"):
        return _Words(f"{type(value).__name__}.{value.name}")
    is_plain = value is inspect.Parameter.empty or value is None or isinstance(value, str | int) or value == ()
    return value if is_plain else _Words("...")


class _Words(str):
    """A text that is its own repr."""

    __slots__ = ()
    __repr__ = str.__str__


def _page(package: str, names: list[str]) -> Iterator[str]:
    yield from (package, "=" * len(package), "", f".. automodule:: {package}", "   :no-members:", "")
    for section, directive in SECTIONS.items():
        here = [full for full in names if _section(described()[full]) == section]
        if not here:
            continue
        yield from (section, "-" * len(section), "")
        for full in here:
            if directive == "data":
                yield from _value(full)
            else:
                yield from (f".. auto{directive}:: {full}", *(("   :members:",) if directive == "class" else ()), "")


def _value(full: str) -> Iterator[str]:
    """A constant: what it is, in the words that stand below it where it is written."""
    value = described()[full]
    package, _, name = full.rpartition(".")
    kind = type(value)
    # of a kind that is handed out, which has a place of its own to lead to
    typed = f"   :type: {kind.__name__}" if kind.__name__ in place_of() else ""
    yield from (f".. py:data:: {name}", f"   :module: {package}", *filter(None, [typed]), "")
    words = _words_below(full) or (str(value) if "__str__" in vars(type(value)) else "")
    yield from (f"   {line}" for line in escaped(words[:600]).splitlines())
    yield from (f"   {line}" for line in Additions(full, value).lines())
    yield ""


@cache
def _words_below(full: str) -> str:
    """The text below a constant in its own module."""
    from sphinx.pycode import ModuleAnalyzer  # noqa: PLC0415 - the rest is used where Sphinx is not installed

    from safeguarding.exports import _IMPORT, _NAME  # noqa: PLC0415 - the one reader of the lists

    package, _, name = full.rpartition(".")
    stub = Path(str(sys.modules[package].__file__)).with_suffix(".pyi").read_text(encoding="utf-8")
    homes = {name: module for module, names in _IMPORT.findall(stub) for _, name in _NAME.findall(names)}
    analysed = ModuleAnalyzer.for_module(homes[name])
    analysed.analyze()
    return " ".join(analysed.attr_docs.get(("", name), []))


def public_names_page() -> str:
    """The page of public names, each leading to where it is described."""
    lines, package = [], ""
    for line in public_reference().splitlines():
        if line.startswith("## "):
            package = line[3:]
            short = package.rpartition(".")[2]
            line = f"## [{package}](api/{short}.rst)"  # noqa: PLW2901 - the line as the site has it
        elif (named := re.match(r"- `(\w+)`: (.*)", line)) and (home := place_of().get(f"{package}.{named[1]}")):
            line = f"- {{py:obj}}`{named[1]} <{home}>`: {named[2]}"  # noqa: PLW2901 - as above
        lines.append(line)
    contents = "\n".join(
        ["", "```{toctree}", ":hidden:", "", *(f"api/{p.rpartition('.')[2]}.rst" for p in PACKAGES), "```", ""]
    )
    return "\n".join(lines) + contents
