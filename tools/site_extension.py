"""The reference of the docs site, as an extension of Sphinx.

It reads the sections of docstrings, adds to each name what ``tools/site_names.py`` says of it, writes signatures out, and
leads a reference to its name, whichever module the reference was written in.
"""

from __future__ import annotations

import re
import sys
import types
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tools.site_names import Additions, described, itself, place_of  # noqa: E402 - its folder is the project's

# what stands in signatures and is no name of the library: Python's own words, and other libraries
_ELSEWHERE = re.compile(
    r"(Any|bool|int|str|float|bytes|object|type|tuple|list|dict|set|frozenset|None|Callable|Iterable|Iterator|Mapping"
    r"|Sequence|Collection|Path|Fraction|Decimal|date|datetime|timedelta|time|tzinfo|BinaryIO|TextIO"
    r"|(typing|types|collections|datetime|decimal|fractions|pathlib|enum|os|io|builtins|array|abc|email|concurrent"
    r"|polars|pandas|numpy|np|pydantic|pytest|hypothesis|attrs?)(\..*)?"
    r"|UnionType|NDArray|Days|Codes|RegisterPeople|Candidate|(\w+\.)*([A-Z](_co)?|Candidate)|(\w+Error|\w+Warning))"
)


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
        lines += Additions(name, value).lines()


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
        signature = Additions.signatures.get(name, signature)
    package = ".".join(str(getattr(itself(value), "__module__", "")).split(".")[:2])

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
