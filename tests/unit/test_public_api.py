import enum
import importlib
import inspect
import json
import pickle
import re
import subprocess
import sys
import types
import typing
from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest
from jsonschema import Draft202012Validator
from tools.pin_public_api import (
    PACKAGES,
    PINNED,
    REFERENCE,
    SCHEMAS,
    public_api,
    public_names,
    public_reference,
    public_schemas,
)

import safeguarding
from safeguarding.errors import InvalidRecordError
from safeguarding.labels import Labelled
from safeguarding.typechecks import hints_of

OPTIONAL = [
    "typer",
    "rich",
    "hypothesis",
    "pytest",
    "polars",
    "narwhals",
    "pandas",
    "numpy",
    "matplotlib",
    "msgspec",
    "pydantic",
]
OPTIONAL += ["python_calamine", "xlsxwriter", "docx", "pypdf", "scipy", "statsmodels", "sybil"]

# handed out as a value, so that the type itself is nobody's to make
_NOT_FOR_IMPORTERS: frozenset[str] = frozenset()


def modules_loaded_by(statement: str) -> set[str]:
    code = f"{statement}\nimport sys\nprint('\\n'.join(sys.modules))"
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout  # noqa: S603
    return {name.partition(".")[0] for name in printed.split()} | set(printed.split())


def test_importing_the_package_loads_no_optional_library() -> None:
    """``import safeguarding`` loads none of the optional libraries, nor attrs, nor any domain."""
    loaded = modules_loaded_by("import safeguarding")
    assert not loaded & {*OPTIONAL, "cattrs", "attrs"}
    assert {name for name in loaded if name.startswith("safeguarding.")} == {"safeguarding.exports"}


def test_every_everyday_name_together_loads_no_optional_library() -> None:
    """Not even all the everyday names together need an optional library."""
    loaded = modules_loaded_by("from safeguarding import *")
    assert "safeguarding.inspections.records" in loaded
    assert not loaded & set(OPTIONAL)


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_lists_its_names_once(package: str) -> None:
    """``dir`` and ``__all__`` are the public names, each once; the stub that type checkers read is that list."""
    module = importlib.import_module(package)
    assert dir(module) == sorted(set(module.__all__))
    for name in module.__all__:
        value = getattr(module, name)
        assert getattr(module, name) is value
        if inspect.isfunction(value):
            assert value.__module__.startswith("safeguarding")


def test_no_module_hides_a_name() -> None:
    """A public name is never that of a module beside it, which would take its place once it is imported."""
    for package in PACKAGES:
        module = importlib.import_module(package)
        inside = {path.stem for folder in module.__path__ for path in Path(folder).iterdir()}
        assert package == "safeguarding" or not inside & set(module.__all__), package


def test_the_public_names_with_their_signatures_are_pinned() -> None:
    """A change of what importers may rely on is seen in the diff of one file (python tools/pin_public_api.py)."""
    assert public_api() == PINNED.read_text(encoding="utf-8")
    assert public_reference() == REFERENCE.read_text(encoding="utf-8")


def test_the_schemas_of_the_records_are_pinned() -> None:
    """A change of what is written as JSON is seen in the diff of one file too, and a record can be held to it."""
    text = SCHEMAS.read_text(encoding="utf-8")
    assert public_schemas() == text
    for kind, data in (("Share", {"count": 35, "base": 139}), ("Episode", {"started_on": "2017-04-03"})):
        schema = Draft202012Validator({**json.loads(text), "$ref": f"#/$defs/{kind}"})
        assert schema.is_valid(data)
        assert not schema.is_valid({**data, "no such key": 1})


def _types_in(hint: object) -> Iterator[type]:
    if isinstance(hint, type) and not typing.get_args(hint):
        yield hint
    elif isinstance(hint, typing.TypeVar):
        yield from _types_in(hint.__bound__)
    else:
        origin = typing.get_origin(hint)
        if isinstance(origin, type):
            yield origin
        for part in typing.get_args(hint):
            yield from _types_in(part)
        if isinstance(hint, list):
            for part in hint:
                yield from _types_in(part)


def _met_by_importers(value: object) -> Iterator[object]:
    """The functions and classes whose annotations an importer meets through a public value."""
    yield value
    if isinstance(value, type):
        for name, member in vars(value).items():
            if name.startswith("_"):
                continue
            inner = member.fget if isinstance(member, property) else getattr(member, "__func__", member)
            if inspect.isfunction(inner):
                yield inner


def test_the_public_names_are_closed_under_their_own_signatures() -> None:
    """Whatever type a public function takes or returns, or a public record holds, can be imported too."""
    names = public_names()
    public = {value for value in names.values() if isinstance(value, type)}
    missing: dict[str, str] = {}
    for full, value in names.items():
        if inspect.ismodule(value) or not callable(value):
            continue
        for met in _met_by_importers(value):
            hints = hints_of(met) if inspect.isfunction(met) or attrs.has(typing.cast("type", met)) else {}
            for name, hint in hints.items():
                if name.startswith("_"):
                    continue
                for kind in _types_in(hint):
                    if kind.__module__.startswith("safeguarding") and kind not in public:
                        missing.setdefault(f"{kind.__module__}.{kind.__qualname__}", f"{full}: {name}")
    assert not missing.keys() - _NOT_FOR_IMPORTERS, "\n".join(f"{kind} (by {by})" for kind, by in missing.items())


def test_one_class_name_has_one_meaning() -> None:
    """No two public classes share a name."""
    kinds = {value for value in public_names().values() if isinstance(value, type)}
    by_name: dict[str, set[type]] = {}
    for kind in kinds:
        by_name.setdefault(kind.__name__, set()).add(kind)
    assert not {name: several for name, several in by_name.items() if len(several) > 1}


def test_every_public_function_refuses_an_argument_of_another_type() -> None:
    """The door of a package tests the arguments of each rule before the rule sees them."""

    class Stranger:
        def __repr__(self) -> str:
            return "secret"

    tested = 0
    for full, value in public_names().items():
        if not isinstance(value, types.FunctionType) or full.count(".") < 2:
            continue
        hints = hints_of(value)
        for name, parameter in inspect.signature(value).parameters.items():
            kinds = list(_types_in(hints.get(name)))
            if not kinds or object in kinds or parameter.kind in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD):
                continue
            positional: list[object] = []
            given: dict[str, object] = {}
            for other, each in inspect.signature(value).parameters.items():
                if each.default is not each.empty and other != name:
                    continue
                if each.kind in (each.POSITIONAL_ONLY, each.POSITIONAL_OR_KEYWORD) and not given:
                    positional.append(Stranger())
                elif each.kind not in (each.VAR_POSITIONAL, each.VAR_KEYWORD):
                    given[other] = Stranger()
            with pytest.raises(InvalidRecordError) as refused:
                value(*positional, **given)
            assert "secret" not in str(refused.value)
            tested += 1
            break
    assert tested > 100


@pytest.mark.parametrize("name", ["due_on", "proportion_interval"])
def test_a_public_function_travels_between_processes(name: str) -> None:
    """A function handed out can be pickled, so that it can be given to a pool of workers."""
    function = getattr(safeguarding, name)
    assert pickle.loads(pickle.dumps(function)) is function  # noqa: S301 - our own bytes


def test_every_enum_prints_its_label() -> None:
    """A member of a public enum prints as the words that are published."""
    for value in public_names().values():
        if isinstance(value, type) and issubclass(value, enum.Enum):
            assert issubclass(value, Labelled), value
            assert all(f"{member}" == member.label for member in value)


ROOT = Path(__file__).resolve().parent.parent.parent
_IMPORT = re.compile(
    r"^\s*(?:>>> |\.\.\. )?(?:from (safeguarding[\w.]*) import|import (safeguarding[\w.]*))", re.MULTILINE
)


@pytest.mark.parametrize("page", [ROOT / "README.md", *sorted(ROOT.glob("docs/**/*.md"))], ids=lambda path: path.name)
def test_the_documentation_uses_public_names_only(page: Path) -> None:
    """What the README and the docs import, an importer may rely on."""
    used = {one or other for one, other in _IMPORT.findall(page.read_text(encoding="utf-8"))}
    assert not {name for name in used if name not in PACKAGES and not name.startswith("safeguarding.testing")}


def test_an_unknown_name_is_an_attribute_error() -> None:
    """A name that is not there fails as in any module."""
    with pytest.raises(AttributeError, match="no attribute 'renewal'"):
        safeguarding.renewal  # type: ignore[attr-defined]  # noqa: B018
