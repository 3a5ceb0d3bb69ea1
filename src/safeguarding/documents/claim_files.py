"""A TOML file of claims: what a report states, with each base stated once and referred to by its name.

``"@inspected"`` in a claim stands for the figure called ``inspected`` in the ``[figures]`` table.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import attrs

from safeguarding.documents.named_figures import NO_VALUES, NamedFigures, Supplied, named_figures
from safeguarding.documents.texts import contents_of
from safeguarding.errors import FaultyInputError, UnreadableFileError
from safeguarding.faults import Fault, Place
from safeguarding.figures.claims import Claim
from safeguarding.figures.policies import CHARITABLE, STRICT, CheckingPolicy
from safeguarding.figures.stated import Stated
from safeguarding.labels import Labelled
from safeguarding.records import Record
from safeguarding.serialization.documents import from_data
from safeguarding.texts import closest_names

Data = Any

_HEADER = re.compile(r"[ \t]*\[\[[ \t]*claims[ \t]*\]\]", re.ASCII)


class Judging(Labelled):
    """How strictly a file wants its claims judged."""

    CHARITABLE = "charitable"
    STRICT = "strict"

    @property
    def policy(self) -> CheckingPolicy:
        """What it means."""
        return CHARITABLE if self is Judging.CHARITABLE else STRICT


@attrs.frozen(kw_only=True)
class ClaimFile(Record):
    """What a file of claims holds, its references resolved.

    Attributes:
        title: The report that the claims are from.
        claims: The claims, in order.
        published_on: The day of the report.
        judging: How strictly the claims are judged.
    """

    title: str
    claims: tuple[Claim, ...]
    published_on: date | None = None
    judging: Judging = Judging.CHARITABLE


@attrs.frozen(kw_only=True)
class ReadClaims(Record):
    """A file of claims with the line of each.

    Attributes:
        file: What it holds, without the claims that wait for values.
        lines: The line on which each of its claims starts.
        awaiting: For each claim left out, its line and the names of the figures that the team's code has to give.
    """

    file: ClaimFile
    lines: tuple[int, ...]
    awaiting: tuple[tuple[int, str], ...] = ()


def read_claims(path: Path, *, supplied: Supplied = NO_VALUES) -> ReadClaims:
    r"""Read a file of claims.

    Args:
        path: The file; CSV files that it names are looked for in its folder.
        supplied: Values from the team's own code, for the figures that are declared ``supplied = true``.

    Raises:
        UnreadableFileError: for a file that is missing, empty or not UTF-8 text.
        FaultyInputError: with every fault of the file, each with its path.

    Examples:
        >>> from tempfile import TemporaryDirectory
        >>> text = 'title = "A report"\n[figures]\nseen = { value = "139" }\n[[claims]]\nkind = "share"\ncount = "35"\nbase = "@seen"\n'
        >>> with TemporaryDirectory() as folder:
        ...     path = Path(folder, "report.figures.toml")
        ...     _ = path.write_text(text, encoding="utf-8")
        ...     read = read_claims(path)
        >>> read.file.claims[0].base.text, read.lines
        ('139', (4,))
    """
    try:
        text = contents_of(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFileError(f"not UTF-8 text (byte {error.start})", file=path.name) from None
    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        fault = Fault(place=Place(path="$"), problem=f"not TOML: {error}", remedy="mend the TOML syntax there")
        raise FaultyInputError.of(path.name, [fault]) from None
    return _resolved(data, text, path, supplied)


def _resolved(data: dict[str, Data], text: str, path: Path, supplied: Supplied) -> ReadClaims:
    figures = named_figures(data.pop("figures", {}), path.parent, supplied)
    stated = data.get("claims")
    tables = stated if isinstance(stated, list) else []
    lines = _lines(text, len(tables))
    waiting = [_awaited(table, figures) for table in tables]
    faults = list(figures.faults)
    # a claim that waits stays in the data as its neighbours' places count it, and is taken out at the end
    data["claims"] = [_with_figures(table, figures, ("claims", k), faults) for k, table in enumerate(tables)]
    if not isinstance(stated, list):
        data["claims"] = stated
        if stated is None:
            data.pop("claims")
    try:
        file = from_data(data, ClaimFile, name=path.name)
    except FaultyInputError as error:
        raise FaultyInputError.of(path.name, [*faults, *error.faults]) from None
    if faults:
        raise FaultyInputError.of(path.name, faults)
    kept = [k for k, names in enumerate(waiting) if not names]
    return ReadClaims(
        file=attrs.evolve(file, claims=tuple(file.claims[k] for k in kept)),
        lines=tuple(lines[k] for k in kept),
        awaiting=tuple((lines[k], ", ".join(names)) for k, names in enumerate(waiting) if names),
    )


# stands in where a name gives no value, so that the rest of the claim is still looked at
_STAND_IN = "1"


def _with_figures(value: Data, figures: NamedFigures, path: tuple[str | int, ...], faults: list[Fault]) -> Data:
    """A claim's data with every name replaced by its figure; unknown names are added to the faults."""
    if isinstance(value, Mapping):
        return {key: _of_key(key, each, figures, (*path, key), faults) for key, each in value.items()}
    if isinstance(value, list):
        return [_with_figures(each, figures, (*path, k), faults) for k, each in enumerate(value)]
    if not isinstance(value, str) or not value.startswith("@"):
        return value
    name = value[1:]
    if name in figures.known:
        return figures.known[name]
    if name not in figures.awaited and name not in figures.faulty:
        meant = closest_names(name, [*figures.known, *figures.awaited], limit=1)
        hint = f"did you mean '@{meant[0]}'?" if meant else "state it in [figures]"
        faults.append(Fault(place=Place(path=path), found=value, problem="no figure has this name", remedy=hint))
    return _STAND_IN


# keys of claims that are whole numbers in TOML rather than figures as text
_WHOLE_KEYS = frozenset({"n", "items", "listed"})


def _of_key(key: str, value: Data, figures: NamedFigures, path: tuple[str | int, ...], faults: list[Fault]) -> Data:
    """The value of one key, a count that the key wants as a whole number as one."""
    resolved = _with_figures(value, figures, path, faults)
    if key not in _WHOLE_KEYS or resolved is value:
        return resolved
    figure = from_data(resolved, Stated)
    return int(figure.value) if figure.is_exact and figure.value.denominator == 1 else figure.text


def _awaited(value: Data, figures: NamedFigures) -> list[str]:
    """The names in a claim's data that wait for a value from the team's code."""
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list):
        return sorted({name for each in value for name in _awaited(each, figures)})
    if isinstance(value, str) and value.startswith("@") and value[1:] in figures.awaited:
        return [value[1:]]
    return []


def _lines(text: str, count: int) -> list[int]:
    """The line of each ``[[claims]]``; where they are written otherwise, the first line for all."""
    lines = [number for number, line in enumerate(text.splitlines(), start=1) if _HEADER.match(line)]
    return lines if len(lines) == count else [1] * count
