"""Write what importers may rely on, for reviewers and for readers.

Names with their signatures go to ``tests/public_api.txt``, whose diff a reviewer reads, and names with their meaning to
``docs/reference/public-names.md``. The JSON Schemas of all public records go to ``docs/reference/records.schema.json``.

Run after a change of what is public: python tools/pin_public_api.py
"""

from __future__ import annotations

import enum
import importlib
import inspect
import json
import re
import textwrap
import types
from collections.abc import Iterator
from pathlib import Path

import attrs

from safeguarding.numbers.shares import Share
from safeguarding.serialization.json_schemas import SCHEMA_VERSION, json_schema

ROOT = Path(__file__).resolve().parent.parent
PINNED = ROOT / "tests" / "public_api.txt"
REFERENCE = ROOT / "docs" / "reference" / "public-names.md"
SCHEMAS = ROOT / "docs" / "reference" / "records.schema.json"

PACKAGES = (
    "safeguarding",
    *(f"safeguarding.{name}" for name in ("dates", "numbers", "statistics", "authorities", "disclosure")),
    *(
        f"safeguarding.{name}"
        for name in (
            "inspections",
            "recommendations",
            "dbs",
            "recruitment",
            "surveys",
            "figures",
            "timescales",
            "indicators",
        )
    ),
    *(f"safeguarding.{name}" for name in ("readers", "documents", "pages", "charts", "briefings")),
)
"""The packages that hand names out, in the order in which they are pinned."""
_OF_A_FILE = ("$schema", "$id")


def public_names() -> dict[str, object]:
    """Every public name with its value, by the package that hands it out."""
    return {
        f"{package}.{name}": getattr(module, name)
        for package in PACKAGES
        for module in [importlib.import_module(package)]
        for name in module.__all__
    }


def public_api() -> str:
    """The pinned text: a line a name, its fields and methods below it; what a package passes on is named with its home."""
    lines: list[str] = []
    homes: dict[int, str] = {}
    names = public_names()
    # a domain's own name comes before the facade's word for the same thing
    for full in sorted(names, key=lambda each: (-each.count("."), each)):
        homes.setdefault(id(names[full]), full)
    for full, value in names.items():
        if homes[id(value)] != full and not inspect.ismodule(value):
            lines.append(f"{full} = {homes[id(value)]}")
        else:
            lines += _described(full, value)
    return "\n".join(lines) + "\n"


_HEAD = """# Public names

Every name that the packages hand out, with its meaning, as `python tools/pin_public_api.py` writes it. `help(…)` says
more of each: shapes, units, errors, the source of a rule, and an example. What stands in no list here may change
without notice; [what is promised](../explanation/compatibility.md) says the rest.
"""


def public_reference() -> str:
    """The page of public names: a list a package, a line a name."""
    lines = [_HEAD]
    for package in PACKAGES:
        module = importlib.import_module(package)
        lines += [f"\n## {package}\n", f"{(module.__doc__ or '').strip().partition(chr(10))[0]}\n"]
        lines += [f"- `{name}`: {_meaning(getattr(module, name))}" for name in module.__all__]
    return "\n".join(lines) + "\n"


def public_schemas() -> str:
    """The JSON Schemas of all public records as the definitions of one schema, a line a property."""
    # the site is built with these functions too, and without hypothesis
    from safeguarding.testing.strategies.registration import STRATEGIES  # noqa: PLC0415

    definitions: dict[str, object] = {}
    for record in STRATEGIES:
        schema = json_schema(record)
        definitions |= schema.pop("$defs", {})
        definitions[record.__name__] = {key: part for key, part in schema.items() if key not in _OF_A_FILE}
    head = {"$schema": json_schema(Share)["$schema"], "$id": f"urn:safeguarding:schema:{SCHEMA_VERSION}"}
    return f"{_spread({**head, '$defs': dict(sorted(definitions.items()))}, depth=4)}\n"


def _spread(value: object, *, depth: int) -> str:
    if not depth or not value or not isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    inner = (f"{json.dumps(key)}: {_spread(part, depth=depth - 1)}" for key, part in value.items())
    return "{\n" + textwrap.indent(",\n".join(inner), " ") + "\n}"


def _meaning(value: object) -> str:
    if inspect.ismodule(value):
        return "the package of that name."
    if isinstance(value, type) or callable(value):
        return (inspect.getdoc(value) or "").partition("\n")[0]
    return f"a value, a {type(value).__name__}." if not isinstance(value, tuple) else "a value, several in order."


def _described(full: str, value: object) -> Iterator[str]:
    if inspect.ismodule(value):
        yield f"{full} (package)"
    elif isinstance(value, type):
        yield from _class(full, value)
    elif callable(value) and not isinstance(value, type):
        yield f"{full}{_signature(value)}"
    else:
        yield f"{full}: {type(value).__name__}"


def _class(full: str, kind: type) -> Iterator[str]:
    if issubclass(kind, enum.Enum):
        yield f"{full}: enum of {', '.join(kind.__members__)}"
    elif attrs.has(kind):
        yield f"{full}{_signature(kind)}"
    else:
        bases = ", ".join(base.__name__ for base in kind.__bases__ if base is not object)
        yield f"{full} (class{f' of {bases}' if bases else ''})"
    for name, member in sorted(vars(kind).items()):
        if name.startswith("_") or isinstance(member, kind):
            continue
        if isinstance(member, property):
            yield f"  .{name}: {inspect.get_annotations(member.fget).get('return', '') if member.fget else ''}"
        elif isinstance(member, classmethod | staticmethod):
            yield f"  .{name}{_signature(member.__func__)}"
        elif inspect.isfunction(member):
            yield f"  .{name}{_signature(member)}"


def _signature(value: object) -> str:
    if isinstance(value, types.GenericAlias):
        # what calling it would take is the affair of its builtin, and differs by Python
        return "(…)"
    try:
        text = str(inspect.signature(value))  # type: ignore[arg-type]  # whatever is callable
    except (TypeError, ValueError):
        return "(…)"
    # a default is named by its type where its repr is long, and an address is never the same twice
    return re.sub(r"(: |-> )'([^']*)'", r"\1\2", re.sub(r"\s+", " ", re.sub(r"<(\S+) .*?>", r"<\1>", text)))


if __name__ == "__main__":
    PINNED.write_text(public_api(), encoding="utf-8")
    REFERENCE.write_text(public_reference(), encoding="utf-8")
    SCHEMAS.write_text(public_schemas(), encoding="utf-8")
    print(f"{PINNED.name}: {len(public_api().splitlines())} lines")
