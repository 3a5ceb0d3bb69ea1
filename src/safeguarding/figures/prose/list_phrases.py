"""Announced numbers of things, and the numbered lists and tables below them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from safeguarding.figures.kinds.lists import ListClaim
from safeguarding.figures.kinds.sequences import SequenceClaim, sequence_findings
from safeguarding.figures.prose.found import FoundClaim, found_in
from safeguarding.figures.prose.passages import Passage, PassageKind, TextPlace
from safeguarding.figures.prose.tokens import NUMBER_WORD
from safeguarding.figures.stated import as_stated
from safeguarding.records import Record

_THINGS = (
    r"recommendations|actions|areas|priorities|themes|objectives|findings|standards|principles|outcomes|aims|goals|"
    r"strands|workstreams|developments|risks|questions|points|steps"
)
_ANNOUNCEMENT = re.compile(
    rf"(?<![\w.,/])(?P<count>[0-9]{{1,3}}|{NUMBER_WORD}) (?:(?:key|main|major|priority|strategic|further|specific) )?(?P<things>{_THINGS})\b",
    re.IGNORECASE,
)
# a list that is only part of what was announced
_IN_PART = re.compile(
    r"\b(?:includ(?:e|es|ed|ing)|such as|for example|among|summary|some of|extract|selected)\b", re.IGNORECASE
)
# a last sentence that narrows what was announced before it: "The first two are for the board:"
_NARROWS = re.compile(
    r"[.;!?] (?=[A-Z])[^.;!?]*\b(?:first|last|latter|former|others?|remaining|some|most|for|relates?|(?:led|owned) by)\b[^.;!?]*:\s*\Z"
)
_WHOLE = re.compile(r"[0-9]{1,3}", re.ASCII)
_NUMBER_HEADER = re.compile(
    r"(?:rec(?:ommendation)?s?|no|number|ref|item|#)\.?(?: (?:no|number|ref)\.?)?", re.IGNORECASE
)
_SHORTEST = 4
_REACH = 12
_TORN = 40
_INNER_NUMBER = re.compile(r"(?<![\w.,])(?P<number>[0-9]{1,3})[.)]?\s")


@attrs.frozen
class Announcement(Record):
    """So many things, said before their list."""

    count: str
    things: str
    place: TextPlace


def lists_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every numbered list or table that stands under an announced number, and every one with a gap in its numbers.

    Examples:
        >>> from safeguarding.figures.prose.passages import PassageKind
        >>> said = Passage(text="There are three recommendations:", place=TextPlace("line", 1))
        >>> entries = [
        ...     Passage(kind=PassageKind.LIST_ENTRY, number=str(number), text="train staff", place=TextPlace("line", number + 1))
        ...     for number in (1, 2, 4)
        ... ]
        >>> [(type(found.claim).__name__, str(found.place)) for found in lists_in([said, *entries])]
        [('SequenceClaim', 'line 2')]
    """
    for at, passage in enumerate(passages):
        if passage.kind is PassageKind.TABLE:
            yield from _numbered_table(passages, at)
        elif passage.kind is PassageKind.LIST_ENTRY and (at == 0 or not passages[at - 1].is_of_list(passage)):
            yield from _numbered_list(passages, at)


def _numbered_list(passages: Sequence[Passage], at: int) -> Iterator[FoundClaim]:
    """A list of which every entry is numbered, directly under a sentence that announces it and ends in a colon."""
    end = at
    while end < len(passages) and passages[end].is_of_list(passages[at]):
        end += 1
    numbers = [passage.number.strip("().") for passage in passages[at:end]]
    if at == 0 or len(numbers) < 2 or not all(_WHOLE.fullmatch(number) for number in numbers):  # noqa: PLR2004  a list
        return
    above = passages[at - 1]
    announced = [*_announcements(above)]
    if len(announced) != 1 or not above.text.rstrip().endswith(":") or _IN_PART.search(above.text):
        return
    announcement = announced[0]
    # numbers that start again are those of lists inside the entries
    if numbers.count("1") > 1 or _NARROWS.search(above.text):
        return
    if _goes_on(passages[at : end + _TORN], end - at, numbers):
        return
    things = announcement.things.casefold()
    taken = (
        f"{announcement.count} as the number of {things}, from {announcement.place}",
        f"{', '.join(numbers)} as the list's numbers",
    )
    quote = f"{announcement.count} {announcement.things}"
    if numbers == [str(number) for number in range(1, len(numbers) + 1)]:
        claim = ListClaim(stated=announcement.count, listed=len(numbers), about=things)
        # numbers that start again further down may be the rest of what was announced
        is_whole = not any(passage.kind is PassageKind.LIST_ENTRY for passage in passages[end : end + _REACH])
        yield from found_in(passages[at], None, claim, *taken, quote=quote, is_sure=is_whole)
        return
    sequence = SequenceClaim(numbers=tuple(numbers), announced=announcement.count, about=_one_of(things))
    yield from found_in(passages[at], None, sequence, *taken, quote=quote, is_sure=_is_whole(sequence))


def _goes_on(passages: Sequence[Passage], length: int, numbers: Sequence[str]) -> bool:
    """Whether a number that the list lacks stands inside its entries or further down: then its entries were torn apart."""
    lacking = {int(number) + 1 for number in numbers} - {int(number) for number in numbers}
    further = passages[length:]
    if any(passage.kind is PassageKind.LIST_ENTRY and _as_number(passage) in lacking for passage in further):
        return True
    return any(
        int(match["number"]) in lacking
        for passage in (*passages[:length], *further)
        for match in _INNER_NUMBER.finditer(passage.text[:5_000])
    )


def _as_number(entry: Passage) -> int | None:
    number = entry.number.strip("().")
    return int(number) if _WHOLE.fullmatch(number) else None


def _numbered_table(passages: Sequence[Passage], at: int) -> Iterator[FoundClaim]:
    """A table with a column of numbers that a sentence not far above announces."""
    table = passages[at]
    column = number_column(table)
    if column is None:
        return
    numbers = tuple(_entries(table, column))
    present = [int(number) for number in filter(None, numbers)]
    if len(present) < _SHORTEST or min(present) != 1:
        return
    announcement = _announced_above(passages[max(at - _REACH, 0) : at], max(present))
    things = announcement.things.casefold() if announcement else "numbers"
    claim = SequenceClaim(
        numbers=numbers,
        announced=announcement.count if announcement else None,
        repeats_allowed=True,
        about=_one_of(things),
    )
    taken = [f"{', '.join(number or 'blank' for number in numbers)} as the numbers of the table's rows"]
    if announcement:
        taken.append(f"{announcement.count} as the number of {things}, from {announcement.place}")
    yield from found_in(table, None, claim, *taken, quote=table.rows[0][column], is_sure=_is_whole(claim))


def _is_whole(claim: SequenceClaim) -> bool:
    """Whether the list has as many entries as are announced, or all but the missing ones up to the last.

    A table that leaves out whole stretches is an extract, and not a fault.
    """
    if claim.announced is None:
        return False
    present = tuple(int(number) if number else None for number in claim.numbers)
    findings = sequence_findings(present, first=1, last=int(claim.announced.value))
    missing = sum(int((run.last or run.first) - run.first) + 1 for run in findings.missing)
    ends = max((number for number in present if number is not None), default=0) == claim.announced.value
    return ends and missing <= max(findings.unnumbered, 1)


def number_column(table: Passage) -> int | None:
    """The column of a table that numbers its rows, by its header and by its cells; None where there is none."""
    if not table.rows:
        return None
    for column, header in enumerate(table.rows[0]):
        if _NUMBER_HEADER.fullmatch(header.strip()):
            cells = [row[column].strip() for row in table.rows[1:] if column < len(row)]
            filled = [cell for cell in cells if cell]
            if len(filled) >= _SHORTEST and all(_WHOLE.fullmatch(cell) for cell in filled):
                return column
    return None


def _entries(table: Passage, column: int) -> Iterator[str]:
    """The number of each row, empty for a row without one; rows that only continue the row above are skipped."""
    for row in table.rows[1:]:
        number = row[column].strip() if column < len(row) else ""
        filled = sum(bool(cell.strip()) for cell in row)
        if number or filled > 1:
            yield number


def _announced_above(passages: Sequence[Passage], count: int) -> Announcement | None:
    """The last announcement of so many things; None where there is none."""
    made = [each for passage in passages for each in _announcements(passage)]
    return next((each for each in reversed(made) if as_stated(each.count).value == count), None)


def _announcements(passage: Passage) -> Iterator[Announcement]:
    if passage.kind is PassageKind.TABLE:
        return
    for match in _ANNOUNCEMENT.finditer(passage.text[:20_000]):
        yield Announcement(match["count"].casefold(), match["things"], passage.place_of(match.start()))


def _one_of(things: str) -> str:
    """One of several things: "recommendation", "priority"."""
    return things.removesuffix("ies") + "y" if things.endswith("ies") else things.removesuffix("s")
