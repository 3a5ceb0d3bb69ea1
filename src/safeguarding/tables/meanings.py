"""Which column of a table may be meant for one that is not found: by its title, under any name, and by what it holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from safeguarding.tables.guards import cleaned
from safeguarding.tables.spreadsheet_dates import CellState, DateColumn, DateSystem
from safeguarding.tables.titles import folded
from safeguarding.texts import closest_names

if TYPE_CHECKING:
    from safeguarding.tables.headers import Column

Cells = Callable[[int], Iterable[str]]
"""The cells of a column, by its position."""

_ENDS = re.compile(r"\b(?:expir\w*|renew\w*|due|valid (?:to|until|till)|next|ends?|lapses?|until)\b")
_SHOWN = 3
_ROWS_TO_JUDGE_BY = 50
# "isue" for "issue", and not "leaver" for "level" or "sent" for "seen"
_SLIP = 0.8


def said_so(column: Column, title: str, *, declares: bool) -> str:
    """How a title is made known as that of a column: by declaring it, where the caller takes that, or by its name."""
    return f"declare it: {column.field}={title}" if declares else f"call it {column.headers[0]!r}"


def meant_for(
    column: Column, titles: Mapping[int, str], cells: Cells, system: DateSystem, *, declares: bool = False
) -> str:
    """What a refusal says of a column that is missing: which may be meant for it, and how that is declared.

    Args:
        column: The column.
        titles: The titles of the table's columns that are nothing else, by position.
        cells: The cells of each.
        system: The system of the table's day numbers.
        declares: Whether columns can be declared.
    """
    near = [name for header in column.headers for name in closest_names(header, list(titles.values()), limit=1)]
    of_dates = [titles[k] for k in titles if column.holds_dates and _holds_dates(cells(k), system)]
    alike = [titles[k] for k in titles if _looks_so(column, cells(k))]
    by_content = [*of_dates, *alike]
    own = frozenset[str]().union(*map(_telling, column.headers))
    of_its_words = [name for name in by_content if not own.isdisjoint(_telling(name))]
    every = list(dict.fromkeys([*of_its_words, *(name for name in near if name in by_content), *by_content, *near]))
    ends = [title for title in every if _ENDS.search(folded(title))]
    meant = [title for title in every if title not in ends][:_SHOWN]
    found = ""
    if meant:
        dated = [title for title in meant if title in of_dates]
        found = f"; is {_listed(meant, 'or')} meant for it? Then {said_so(column, meant[0], declares=declares)}"
        found += f" ({_listed(dated)} {'holds' if len(dated) == 1 else 'hold'} dates)" if dated else ""
    if ends:
        found += f"; {ends[0]!r} seems to say when something ends or is next due, which is another day"
        found += f": {column.from_its_end}" if column.from_its_end else ""
    return found


def others_meant(
    columns: Iterable[Column], titles: Mapping[int, str], cells: Cells, *, declares: bool = False
) -> Iterator[str]:
    """What may be meant for other columns that a table does not have: by what cells look like, or by a slip in a title."""
    wanted = tuple(columns)
    for k, title in titles.items():
        held = next((each for each in wanted if _looks_so(each, cells(k))), None)
        if held is not None:
            so = said_so(held, title, declares=declares)
            yield f"{title!r} holds {held.cells_are}: is it {held.headers[0]!r}? Then {so}"
            continue
        names = {folded(name): each for each in wanted for name in each.headers}
        near = closest_names(folded(title), names, limit=1)
        if near and _is_slip(folded(title), near[0]):
            meant = names[near[0]]
            yield f"is {title!r} meant for {meant.headers[0]!r}? Then {said_so(meant, title, declares=declares)}"


def _is_slip(title: str, name: str) -> bool:
    """Whether two names have as many words, and differ in one of them by little: "isue date"."""
    words, others = title.split(), name.split()
    if len(words) != len(others):
        return False
    differing = [(one, other) for one, other in zip(words, others, strict=True) if one != other]
    return len(differing) == 1 and bool(closest_names(differing[0][0], [differing[0][1]], closeness=_SLIP))


def _telling(title: str) -> frozenset[str]:
    """The words of a title that say what it is of: "dbs", not "date of"."""
    return frozenset(folded(title).split()) - _OF_ANYTHING


_OF_ANYTHING = frozenset({"date", "dates", "day", "on", "of", "the", "no", "number", "type", "check", "checked"})


def _listed(titles: Sequence[str], word: str = "and") -> str:
    return f" {word} ".join(map(repr, titles))


def _filled(cells: Iterable[str]) -> list[str]:
    return [cleaned(cell) for cell in islice(cells, _ROWS_TO_JUDGE_BY) if cell.strip()]


def _holds_dates(cells: Iterable[str], system: DateSystem) -> bool:
    """Whether most cells of a column, of those that hold anything, are dates."""
    filled = _filled(cells)
    column = DateColumn.of(filled, system)
    return sum(column.read(cell).state is CellState.READ for cell in filled) * 2 > len(filled)


def _looks_so(column: Column, cells: Iterable[str]) -> bool:
    """Whether most cells look like those of a column that is known by them."""
    if column.looks_like is None:
        return False
    filled = _filled(cells)
    return sum(map(column.looks_like, filled)) * 2 > len(filled)
