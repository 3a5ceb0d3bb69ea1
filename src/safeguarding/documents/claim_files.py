"""A TOML file of claims: what a report states, with each base stated once and referred to by its name.

``"@inspected"`` in a claim stands for the figure called ``inspected`` in the ``[figures]`` table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import attrs

from safeguarding.documents.named_figures import NO_VALUES, NamedFigures, Supplied, named_figures
from safeguarding.documents.quotes import CheckedQuote, QuotedReports, figures_typed, quote_of
from safeguarding.documents.texts import contents_of
from safeguarding.errors import FaultyInputError, SafeguardingError, UnreadableFileError
from safeguarding.faults import Fault, Place, faults_of
from safeguarding.figures.claims import Claim
from safeguarding.figures.policies import CHARITABLE, STRICT, CheckingPolicy
from safeguarding.figures.stated import Stated
from safeguarding.figures.verdicts import Verdict
from safeguarding.labels import Labelled
from safeguarding.records import Record
from safeguarding.serialization.documents import from_data
from safeguarding.serialization.toml_reading import toml_data
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
        report: The file of the report itself, beside this one, which claims and figures may quote.
    """

    title: str
    claims: tuple[Claim, ...]
    published_on: date | None = None
    report: str = ""
    judging: Judging = Judging.CHARITABLE


@attrs.frozen(kw_only=True)
class FaultyClaim(Record):
    """What is wrong with one claim, or with the file besides its claims.

    Attributes:
        line: The line on which the claim starts; 1 for the file.
        faults: Everything that is wrong with it.
        is_file: Whether it is the file.
    """

    line: int
    faults: tuple[Fault, ...]
    is_file: bool = False


@attrs.frozen(kw_only=True)
class ReadClaims(Record):
    """A file of claims with the line of each.

    Attributes:
        file: What it holds, without the claims that wait for values.
        lines: The line on which each of its claims starts.
        awaiting: For each claim left out, its line and the names of the figures that the team's code has to give.
        quotes: What the claims and figures quote of the report, and whether it says so.
        faulty: Where faults may stand: what is wrong with each claim that was left out for them, and with the file.
    """

    file: ClaimFile
    lines: tuple[int, ...]
    awaiting: tuple[tuple[int, str], ...] = ()
    quotes: tuple[CheckedQuote, ...] = ()
    faulty: tuple[FaultyClaim, ...] = ()


def read_claims(path: Path, *, supplied: Supplied = NO_VALUES, keep_sound: bool = False) -> ReadClaims:
    r"""Read a file of claims.

    Args:
        path: The file; CSV files that it names are looked for in its folder.
        supplied: Values from the team's own code, for the figures that are declared ``supplied = true``.
        keep_sound: Whether the sound claims of a file with faults are given back, beside its faults.

    Raises:
        UnreadableFileError: for a file that is missing, empty or not UTF-8 text.
        FaultyInputError: with every fault of the file, each with its path; where sound claims are kept, for a file that
            is no TOML.

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
    read = _resolved(toml_data(text, name=path.name), text, path, supplied)
    faults = [fault for each in read.faulty for fault in each.faults]
    if faults and not keep_sound:
        raise FaultyInputError.of(path.name, list(dict.fromkeys(faults)))
    return read


def _resolved(data: dict[str, Data], text: str, path: Path, supplied: Supplied) -> ReadClaims:
    stated = data.get("figures", {})
    figures = named_figures(data.pop("figures", {}), path.parent, supplied)
    claims = data.get("claims")
    tables = claims if isinstance(claims, list) else []
    lines = _lines(text, len(tables))
    file, of_file = _file(data | ({"claims": []} if isinstance(claims, list) else {}), path.name)
    reports = QuotedReports(path.parent, file.report)
    quotes, of_quotes = _quotes_of_figures(stated, text, reports)
    kept: list[tuple[Claim, int]] = []
    awaiting, faulty = list[tuple[int, str]](), list[FaultyClaim]()
    for at, (table, line) in enumerate(zip(tables, lines, strict=True)):
        faults: list[Fault] = []
        claim, quote = _claim(table, at, figures, reports, faults)
        if quote is not None:
            quotes.append(CheckedQuote(line=line, about=described(claim), verdict=quote))
        if claim is None or faults:
            faulty.append(FaultyClaim(line=line, faults=tuple(faults)))
        elif names := _awaited(table, figures):
            awaiting.append((line, ", ".join(names)))
        else:
            kept.append((claim, line))
    used = {fault for each in faulty for fault in each.faults}
    others = [fault for fault in (*of_file, *figures.faults, *of_quotes) if fault not in used]
    if others:
        faulty.insert(0, FaultyClaim(line=1, faults=tuple(others), is_file=True))
    return ReadClaims(
        file=attrs.evolve(file, claims=tuple(claim for claim, _ in kept)),
        lines=tuple(line for _, line in kept),
        awaiting=tuple(awaiting),
        quotes=tuple(quotes),
        faulty=tuple(faulty),
    )


def _file(data: dict[str, Data], name: str) -> tuple[ClaimFile, tuple[Fault, ...]]:
    """What the file holds besides its claims, and what is wrong with that."""
    try:
        return from_data(data, ClaimFile, name=name), ()
    except FaultyInputError as error:
        # what stands beside the faults still counts: a claim may quote the report that is named
        report = data.get("report")
        return ClaimFile(title="", claims=(), report=report if isinstance(report, str) else ""), tuple(error.faults)


def _claim(
    table: Data, at: int, figures: NamedFigures, reports: QuotedReports, faults: list[Fault]
) -> tuple[Claim | None, Verdict | None]:
    """A claim and what became of its quote; what is wrong with it is added to the faults."""
    place: tuple[str | int, ...] = ("claims", at)
    stated = {key: value for key, value in table.items() if key != "quote"} if isinstance(table, dict) else table
    faults += (fault for name in sorted(_named(table)) for fault in figures.faults if _is_of(fault, name))
    resolved = _with_figures(stated, figures, place, faults)
    claim: Claim | None = None
    try:
        claim = from_data(resolved, Claim)  # type: ignore[arg-type]  # a union of records
    except FaultyInputError as error:
        faults += (attrs.evolve(fault, place=fault.place.below(*place)) for fault in error.faults)
    if not isinstance(table, dict) or "quote" not in table:
        return claim, None
    try:
        return claim, reports.check(quote_of(table["quote"]), figures_typed(stated))
    except SafeguardingError as error:
        faults += _faults_of_quote(error, place)
        return claim, None


def _faults_of_quote(error: SafeguardingError, place: tuple[str | int, ...]) -> Iterator[Fault]:
    for fault in error.faults if isinstance(error, FaultyInputError) else faults_of(error):
        path = (*place, "quote", *(fault.place.path or ()))
        yield attrs.evolve(
            fault,
            place=Place(path=path),
            problem=f"{fault.place}: {fault.problem}" if fault.place.file else fault.problem,
        )


def _quotes_of_figures(table: Data, text: str, reports: QuotedReports) -> tuple[list[CheckedQuote], list[Fault]]:
    """What the figures of the ``[figures]`` table quote, and what is wrong with their quotes."""
    quotes, faults = list[CheckedQuote](), list[Fault]()
    for name, entry in table.items() if isinstance(table, Mapping) else ():
        if not isinstance(entry, Mapping) or "quote" not in entry:
            continue
        found = re.search(rf"^[ \t]*(?:\[[ \t]*figures\.)?\"?{re.escape(name)}\"?[ \t]*[=\]]", text, re.MULTILINE)
        line = text.count("\n", 0, found.start()) + 1 if found else 1
        try:
            verdict = reports.check(quote_of(entry["quote"]), figures_typed([entry.get("value", "")]))
            quotes.append(CheckedQuote(line=line, about=name, verdict=verdict))
        except SafeguardingError as error:
            faults += _faults_of_quote(error, ("figures", name))
    return quotes, faults


def _named(value: Data) -> set[str]:
    """The names of figures in a claim's data."""
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list):
        return {name for each in value for name in _named(each)}
    return {value[1:]} if isinstance(value, str) and value.startswith("@") else set()


def _is_of(fault: Fault, name: str) -> bool:
    return fault.place.path is not None and fault.place.path[:2] == ("figures", name)


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
    return sorted(_named(value) & figures.awaited)


def described(claim: object) -> str:
    """What a claim is about and where the report has it, as its file says.

    Examples:
        >>> from safeguarding.figures.kinds.shares import ShareClaim
        >>> described(ShareClaim(count="35", base="139", about="good authorities", where="p 3"))
        'good authorities (p 3)'
    """
    about, where = getattr(claim, "about", ""), getattr(claim, "where", "")
    return f"{about} ({where})" if about and where else about or where


def _lines(text: str, count: int) -> list[int]:
    """The line of each ``[[claims]]``; where they are written otherwise, the first line for all."""
    lines = [number for number, line in enumerate(text.splitlines(), start=1) if _HEADER.match(line)]
    return lines if len(lines) == count else [1] * count
