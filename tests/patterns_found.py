"""Every pattern that the package compiles, found by itself, and texts on which a careless one takes time by their square."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from time import process_time
from typing import Any

import attrs
from hypothesis import settings

import safeguarding

_constants, _parser = (importlib.import_module(f"re._{name}") for name in ("constants", "parser"))
SOURCE = Path(safeguarding.__file__).parent
ANYWHERE = ("search", "sub", "subn", "split", "findall", "finditer")


@attrs.frozen
class Found:
    """A pattern of the package.

    Attributes:
        pattern: As it was written.
        flags: Its flags.
        place: The file and the line that compile it.
        is_anchored: Whether it is only ever tried at one place of a text, by ``match`` or ``fullmatch``.
    """

    pattern: str | bytes
    flags: int
    place: str
    is_anchored: bool = False


def compiled_while_importing() -> Iterator[Found]:
    """What is compiled while every module of the package is imported; for a process in which none is yet."""
    found: dict[tuple[str | bytes, int], str] = {}
    compiled = re._compile  # type: ignore[attr-defined]

    def noted(pattern: Any, flags: int) -> Any:  # noqa: ANN401 - as there
        made = compiled(pattern, flags)
        frame = sys._getframe(2)
        if frame.f_code.co_filename.startswith(str(SOURCE)):
            place = f"{Path(frame.f_code.co_filename).relative_to(SOURCE)}:{frame.f_lineno}"
            found.setdefault((made.pattern, made.flags), place)
        return made

    re._compile = noted  # type: ignore[attr-defined]
    for each in pkgutil.walk_packages(safeguarding.__path__, "safeguarding."):
        if not each.name.endswith("__main__"):
            importlib.import_module(each.name)
    for (pattern, flags), place in found.items():
        yield Found(pattern, flags, place)


@cache
def within_functions() -> tuple[Found, ...]:
    """What a function compiles when it is called. Where it puts the text together, words stand for what only the call knows."""
    found: dict[Found, None] = {}
    for path in sorted(SOURCE.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        tree = ast.parse(text if "re." in text else "")
        for function in [each for each in ast.walk(tree) if isinstance(each, ast.FunctionDef | ast.Lambda)]:
            found |= dict.fromkeys(_found_in(call, path) for call in ast.walk(function) if _is_of_re(call))
    return tuple(found)


def _is_of_re(call: ast.AST) -> bool:
    return (
        isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and isinstance(call.func.value, ast.Name)
        and call.func.value.id == "re"
        and call.func.attr in ("compile", "match", "fullmatch", *ANYWHERE)
    )


def _found_in(call: Any, path: Path) -> Found:  # noqa: ANN401 - a call, as above
    flags = eval(ast.unparse(call.args[-1]), {"re": re}) if "re." in ast.unparse(call.args[-1]) else 0  # noqa: S307 - our own
    is_anchored = call.func.attr in ("match", "fullmatch")
    place = f"{path.relative_to(SOURCE)}:{call.lineno}"
    return Found(_text_of(call.args[0], path), int(flags), place, is_anchored)


def _text_of(text: ast.expr, path: Path) -> Any:  # noqa: ANN401 - a text, or bytes
    """A pattern as it may be when the function is called."""
    if isinstance(text, ast.Constant):
        return text.value
    module = ".".join(("safeguarding", *path.relative_to(SOURCE).with_suffix("").parts))
    names = vars(importlib.import_module(module))
    known = ast.fix_missing_locations(_KnownOnly(names, is_bytes="b'" in ast.unparse(text)).visit(text))
    return eval(compile(ast.Expression(known), str(path), "eval"), dict(names))  # noqa: S307 - our own


class _KnownOnly(ast.NodeTransformer):
    """Puts words in the place of a function's own variables; what the module knows stays."""

    def __init__(self, known: Mapping[str, Any], *, is_bytes: bool) -> None:
        self.known = known
        self.words = ast.Constant(b"a b" if is_bytes else "a b")

    def visit_Name(self, name: ast.Name) -> ast.expr:
        """A name of the module, or words."""
        return name if name.id in self.known else self.words

    def visit_Attribute(self, part: ast.Attribute) -> ast.expr:
        """A part of something of the module, or words."""
        root = next(each for each in ast.walk(part) if isinstance(each, ast.Name))
        return part if root.id in self.known else self.words


@cache
def _uses() -> Mapping[str, set[str]]:
    """What is asked of each name in capitals, anywhere in the package."""
    found: dict[str, set[str]] = {}
    for path in SOURCE.rglob("*.py"):
        for name, asked in re.findall(r"\b(_?[A-Z][A-Z0-9_]*)\.(\w+)", path.read_text(encoding="utf-8")):
            found.setdefault(name, set()).add(asked)
    return found


def is_anchored(found: Found) -> bool:
    """Whether a pattern that has a name of its own is never looked for anywhere in a text."""
    file, _, line = found.place.rpartition(":")
    lines = (SOURCE / file).read_text(encoding="utf-8").splitlines()[: int(line)]
    for text in reversed(lines[-12:]):
        if named := re.match(r"(_?[A-Z][A-Z0-9_]*)\b.*=", text):
            uses = _uses().get(named[1], set())
            return bool(uses) and not uses & {*ANYWHERE}
    return found.is_anchored


_SIGNS = {
    _constants.CATEGORY_DIGIT: "1",
    _constants.CATEGORY_SPACE: " \t\n",
    _constants.CATEGORY_WORD: "a1",
    _constants.CATEGORY_NOT_DIGIT: "a ",
    _constants.CATEGORY_NOT_SPACE: "a1",
    _constants.CATEGORY_NOT_WORD: " -",
}
_TRIED = " 1a,.-A(\n\t/:x"
_MANY = 40


def _signs(item: tuple[Any, Any]) -> list[str]:
    """Some signs that one item of a parsed pattern takes."""
    kind, value = item
    if kind is _constants.IN:
        inside = [sign for each in value if each[0] is not _constants.NEGATE for sign in _signs(each)]
        is_negated = value[0][0] is _constants.NEGATE
        return [sign for sign in _TRIED if sign not in inside] if is_negated else list(dict.fromkeys(inside))
    if kind is _constants.CATEGORY:
        return [*_SIGNS.get(value, "a")]
    if kind in (_constants.LITERAL, _constants.RANGE):
        return [chr(value if kind is _constants.LITERAL else value[0])]
    is_any = kind in (_constants.ANY, _constants.NOT_LITERAL)
    return [sign for sign in "a 1" if ord(sign) != value] if is_any else []


def _samples(tree: Iterable[Any], most: int = 3) -> list[str]:
    """Some texts that a parsed pattern takes, as far as they can be told without its assertions."""
    texts = [""]
    for item in tree:
        kind, value = item
        if kind in (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT):
            ends = [each * max(value[0], 1) for each in _samples(value[2], most)] + ([""] if value[0] == 0 else [])
        elif kind is _constants.SUBPATTERN:
            ends = _samples(value[3], most)
        elif kind is _constants.ATOMIC_GROUP:
            ends = _samples(value, most)
        elif kind is _constants.BRANCH:
            ends = [text for branch in value[1] for text in _samples(branch, 1)]
        else:
            ends = _signs(item) or [""]
        texts = [text + end for text in texts for end in ends[:most]][:most]
    return texts


def _pumps(tree: Iterable[Any], before: str = "") -> Iterator[tuple[str, str]]:
    """Each part that may be repeated many times, with a text that leads to it."""
    for item in tree:
        kind, value = item
        if kind in (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT):
            if value[1] > _MANY or (value[1] > 1 and len(value[2]) > 1):
                yield from ((before, each) for each in _samples(value[2], 4) if each)
            yield from _pumps(value[2], before)
        elif kind is _constants.SUBPATTERN:
            yield from _pumps(value[3], before)
        elif kind is _constants.ATOMIC_GROUP:
            yield from _pumps(value, before)
        elif kind is _constants.BRANCH:
            for branch in value[1]:
                yield from _pumps(branch, before)
        before += _samples([item], 1)[0]


def is_long() -> bool:
    """Whether this is the long stage. It is asked here, since nothing of the package may be imported yet."""
    return settings().max_examples > 20


def attacks(found: Found) -> list[Callable[[int], str]]:
    """Texts of any length that lead a pattern astray: each part that repeats, many times, and then what ends no match."""
    text = found.pattern.decode("latin-1") if isinstance(found.pattern, bytes) else found.pattern
    tree = _parser.parse(text, found.flags & ~re.DEBUG & ~(re.UNICODE if isinstance(found.pattern, bytes) else 0))
    parts = list(dict.fromkeys(_pumps(tree)))
    texts: dict[tuple[str, str, str], None] = {}
    for before, pump in parts:
        for end in ("\0", "x"):
            texts["", pump, end] = None
            texts[before, pump, end] = None
        texts["", before + pump, "\0"] = None
    # several items in a row, over and over: each may begin again what the one before has not ended
    items = list(tree)
    for first in range(len(items) if is_long() else 0):
        for last in range(first + 2, min(first + 7, len(items)) + 1):
            texts[_samples(items[:first], 1)[0], _samples(items[first:last], 1)[0], "\0"] = None
    for whole in _samples(tree, 3):
        texts["", whole, "\0"] = None
        texts["", whole[:-1], "\0"] = None
    return [_repeated(*each) for each in texts if each[1]]


def _repeated(before: str, pump: str, end: str) -> Callable[[int], str]:
    return lambda length: f"{before}{(pump * (length // len(pump) + 1))[:length]}{end}"


def seconds(found: Found, text: str) -> float:
    """What a pattern takes to go through a text, the best of three where it is not much."""
    pattern: Any = re.compile(found.pattern, found.flags)
    given: Any = text.encode("latin-1", "replace") if isinstance(found.pattern, bytes) else text
    best = float("inf")
    for _ in range(3):
        started = process_time()
        if found.is_anchored:
            pattern.match(given)
        else:
            for _each in pattern.finditer(given):
                pass
        best = min(best, process_time() - started)
        if best > 0.5 or best < 0.0004:
            break
    return best
