"""The reference of the docs site, made from the lists of public names: a page a package, and what each name rests on.

As an extension of Sphinx it adds to each name the sources of the rules that its own code applies, what gives it, and the
pages that show it in use; and it leads a reference to its name, whichever module the reference was written in.
"""

from __future__ import annotations

import enum
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

from tools.pin_public_api import PACKAGES, public_names, public_reference  # noqa: E402 - its folder is the project's

from safeguarding.labels import Labelled  # noqa: E402
from safeguarding.sources import Source  # noqa: E402
from safeguarding.timelines import Timeline  # noqa: E402

# what stands in signatures and is no name of the library: Python's own words, and other libraries
_ELSEWHERE = re.compile(
    r"(Any|bool|int|str|float|bytes|object|type|tuple|list|dict|set|frozenset|None|Callable|Iterable|Iterator|Mapping"
    r"|Sequence|Collection|Path|Fraction|Decimal|date|datetime|timedelta|time|tzinfo|BinaryIO|TextIO"
    r"|(typing|types|collections|datetime|decimal|fractions|pathlib|enum|os|io|builtins|array|abc|email|concurrent"
    r"|polars|pandas|numpy|np|pydantic|pytest|hypothesis|attrs?)(\..*)?"
    r"|UnionType|NDArray|Days|Codes|RegisterPeople|(\w+\.)*[A-Z](_co)?|(\w+Error|\w+Warning))"
)
SECTIONS = {"Functions": "function", "Records": "class", "Words": "class", "Values": "data"}
_CODE = re.compile(r"^```(?:python|console)\n(.*?)^```", re.DOTALL | re.MULTILINE)


def _itself(value: object) -> object:
    """What a door that tests arguments stands before; a value that is no function is itself."""
    return inspect.unwrap(value) if inspect.isfunction(value) else value


@cache
def described() -> dict[str, Any]:
    """Each public thing once, by the name under which the site describes it: its domain's, else the facade's."""
    names = public_names()
    kept: dict[int, str] = {}
    for full in sorted(names, key=lambda each: (-each.count("."), PACKAGES.index(each.rpartition(".")[0]))):
        if not inspect.ismodule(names[full]):
            kept.setdefault(id(_itself(names[full])), full)
    return {full: names[full] for full in sorted(kept.values())}


@cache
def place_of() -> dict[str, str]:
    """Where each public name, however much of it is written, is described."""
    kept = {id(_itself(value)): full for full, value in described().items()}
    found = {full: kept[id(_itself(value))] for full, value in public_names().items() if id(_itself(value)) in kept}
    return found | {full.rpartition(".")[2]: home for full, home in found.items()}


def _section(value: object) -> str:
    if isinstance(value, type):
        return "Words" if issubclass(value, enum.Enum) else "Records"
    return "Functions" if callable(value) else "Values"


def package_pages(pages: Path) -> Iterator[tuple[str, str]]:
    """The name and the text of the page of each package.

    Args:
        pages: The staged pages, in which the names in use are looked for.
    """
    _Additions.pages = _uses(pages)
    # before Sphinx writes other defaults into the classes
    _Additions.signatures = {
        full: _signature_of(value)
        for full, value in described().items()
        if isinstance(value, type) and attrs.has(value)
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
    typed = (
        f"   :type: {kind.__name__}"
        if kind.__module__.startswith("safeguarding") and not kind.__name__.startswith("_")
        else ""
    )
    yield from (f".. py:data:: {name}", f"   :module: {package}", *filter(None, [typed]), "")
    words = _words_below(full) or (str(value) if "__str__" in vars(type(value)) else "")
    yield from (f"   {line}" for line in _escaped(words[:600]).splitlines())
    yield from (f"   {line}" for line in _Additions(full, value).lines())
    yield ""


def _escaped(text: str) -> str:
    return re.sub(r"([*`|\\_])", r"\\\1", text)


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


def _uses(pages: Path) -> dict[str, list[str]]:
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


class _Additions:
    """What the site says of a name beyond its docstring."""

    pages: ClassVar[dict[str, list[str]]] = {}
    """The pages that use each name."""
    signatures: ClassVar[dict[str, str]] = {}
    """The signature of each record, with its defaults."""
    MOST = 6

    def __init__(self, full: str, value: object) -> None:
        self.full, self.value = full, value

    def lines(self) -> Iterator[str]:
        """The lines, as reStructuredText."""
        if isinstance(self.value, type) and issubclass(self.value, Labelled):
            yield from ("", "Its members, with the wording that is printed:", "")
            yield from (f"- ``{name}``: {_escaped(each.label)}" for name, each in self.value.__members__.items())
            yield ""
        for title, entries in (
            ("Rests on", [_escaped(str(each)) for each in sources_of(self.value)]),
            ("Given by", [f":py:func:`~{each}`" for each in _givers().get(self.full, ())]),
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


def setup(app: Any) -> dict[str, bool]:  # noqa: ANN401 - Sphinx, which has no types of ours
    """Make the additions known to Sphinx."""
    app.connect("autodoc-process-docstring", _add)
    app.connect("autodoc-process-signature", _spell_out)
    app.connect("missing-reference", _lead)
    return {"parallel_read_safe": False}


def _add(app: Any, what: str, name: str, value: object, options: object, lines: list[str]) -> None:  # noqa: ANN401, PLR0917 - as Sphinx calls it
    """Read the sections of a docstring, and add to it. A property's first line is a sentence, also with a colon in it."""
    from sphinx.ext.napoleon import Config, GoogleDocstring  # noqa: PLC0415 - the rest is used without Sphinx

    what = "method" if what in ("property", "attribute") else what
    settings = Config(napoleon_use_ivar=True, napoleon_numpy_docstring=False)
    lines[:] = GoogleDocstring(list(lines), settings, app, what, name, value, options).lines()
    if name in described():
        lines += _Additions(name, value).lines()


def _spell_out(
    _app: object,
    what: str,
    name: str,
    value: object,
    _options: object,
    signature: str | None,
    returned: str | None,
) -> tuple[str | None, str | None]:
    """A signature in which a short word of the module for several types is written out; a record's with its defaults."""
    if what == "class" and signature:
        signature = _Additions.signatures.get(name, signature)
    package = ".".join(str(getattr(_itself(value), "__module__", "")).split(".")[:2])

    def full(word: re.Match[str]) -> str:
        meant = _short_words().get((package, word[0]))
        return word[0] if meant is None else re.sub(r"\b(\w+\.)+", "", str(meant))

    signature, returned = (re.sub(r"\b[A-Z]\w*\b", full, each) if each else each for each in (signature, returned))
    return signature, returned


@cache
def _short_words() -> dict[tuple[str, str], object]:
    """What a module calls several types together, by its package and the word; public words are described instead."""
    found: dict[tuple[str, str], object] = {}
    for module in [name for name in sys.modules if name.startswith("safeguarding.")]:
        for word, meant in vars(sys.modules[module]).items():
            if isinstance(meant, types.UnionType | types.GenericAlias) and word[0].isupper() and word not in place_of():
                found.setdefault((".".join(module.split(".")[:2]), word), meant)
    return found


def _lead(app: Any, environment: Any, node: Any, content: Any) -> object:  # noqa: ANN401 - as above
    """The node that a reference becomes; None where it leads nowhere, which is a warning and so an error."""
    if node.get("refdomain") != "py":
        return None
    target = str(node["reftarget"])
    home = place_of().get(target) or place_of().get(target.rpartition(".")[2])
    if home is not None and home != target:
        domain = environment.domains["py"]
        return domain.resolve_xref(environment, node["refdoc"], app.builder, "obj", home, node, content)
    return content if _ELSEWHERE.fullmatch(target) else None
