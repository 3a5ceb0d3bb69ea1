"""The key to a tracker's colours, where the sheet has one: "Blue = complete, Green = on track, …"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

import attrs

from safeguarding.faults import Fault, Severity
from safeguarding.readers.recommendations.words import CLOSED, DELIVERIES, DERIVED, RATINGS
from safeguarding.recommendations.words import Delivery, Rating
from safeguarding.records import Record
from safeguarding.tables.grids import Grid, Row
from safeguarding.tables.words import plain_words

_COLOURS = "blue|green|amber|yellow|red"
_PAIR = re.compile(
    rf"\b({_COLOURS})\b\s*(?:\([a-z]\)\s*)?[-–—=:]+\s*([^;|\n]+?)(?=\s*(?:[;|\n,]\s*(?:{_COLOURS})\b|[;|\n]|$))",
    re.IGNORECASE,
)
_BEGINS_KEY = re.compile(
    rf"\W*+(?:b?rag|colour|status|rating)?\W*+(?:key|ratings?|status)?\W*+(?:{_COLOURS})\b", re.IGNORECASE
)
_MEANINGS = dict.fromkeys(DERIVED, Delivery.IN_PROGRESS) | dict.fromkeys(CLOSED, Delivery.COMPLETE_AWAITING_SIGN_OFF)
_MEANINGS |= DELIVERIES
_LEAD = re.compile(r"^(?:the )?(?:actions? )?(?:is |are |has been |have been |now )*")
_DOUBTS = frozenset(
    {"not", "but", "awaiting", "nearly", "except", "partly", "partially", "mostly", "some", "or", "to", "will"}
)
_FULLEST = 2


@attrs.frozen(kw_only=True)
class ColourKey(Record):
    """What a tracker's own key says.

    Attributes:
        meanings: The state of each colour that it explains in words that are known.
        rows: The lines on which it stands.
        faults: Colours whose words are no state.
    """

    meanings: dict[Rating, Delivery]
    rows: frozenset[int]
    faults: tuple[Fault, ...] = ()


def colour_key(grid: Grid, *, header: int) -> ColourKey:
    """The key to the colours, above a tracker's header, or below it in a row that holds little else.

    Args:
        grid: The sheet.
        header: The line of the header.

    Examples:
        >>> rows = (Row(1, ("Blue = Complete; Green: on track", "")), Row(2, ("Action", "BRAG")), Row(3, ("Train", "Blue")))
        >>> key = colour_key(Grid(name="tracker.csv", rows=rows), header=2)
        >>> {colour.label: state.label for colour, state in key.meanings.items()}
        {'blue': 'complete, awaiting sign-off', 'green': 'in progress'}
    """
    meanings: dict[Rating, Delivery] = {}
    rows: set[int] = set()
    faults = []
    for row in grid.rows:
        for colour, words in _pairs(row) if row.number != header and _may_be_key(row, header) else ():
            rows.add(row.number)
            meaning = _meaning(words)
            if meaning is not None:
                meanings.setdefault(colour, meaning)
            else:
                problem, remedy = f"{colour}: its meaning is no state that is known", "write it as 'Blue = complete'"
                fault = Fault(place=grid.place(row), problem=problem, remedy=remedy, severity=Severity.WARNING)
                faults.append(attrs.evolve(fault, found=words))
    rows |= {
        above.number for above, row in itertools.pairwise(grid.rows) if row.number in rows and _is_keys_title(above)
    }
    return ColourKey(meanings=meanings, rows=frozenset(rows), faults=tuple(faults))


_TITLE = re.compile(
    r"(?:the )?(?:b?rag|colour|status|rating|progress)?s? ?(?:rating|status|colour)?s? ?(?:key|definitions?|guide)(?: to .*)?"
)


def _is_keys_title(row: Row) -> bool:
    """Whether a row is nothing but the words above a key."""
    filled = [cell for cell in row.cells if cell.strip()]
    return len(filled) == 1 and _TITLE.fullmatch(plain_words(filled[0])) is not None


def _may_be_key(row: Row, header: int) -> bool:
    return row.number < header or sum(bool(cell.strip()) for cell in row.cells) <= _FULLEST


def _pairs(row: Row) -> Iterator[tuple[Rating, str]]:
    cells = [cell.strip() for cell in row.cells]
    for cell in cells:
        # a sentence that merely mentions a colour does not begin with one, or with the word "key"
        if _BEGINS_KEY.match(cell):
            for match in _PAIR.finditer(cell):
                yield RATINGS[match[1].casefold()], match[2]
    for colour, words in itertools.pairwise(cells):
        if colour.casefold() in {*_COLOURS.split("|")} and words and words.casefold() not in RATINGS:
            yield RATINGS[colour.casefold()], words


def _meaning(words: str) -> Delivery | None:
    plain = _LEAD.sub("", plain_words(words))
    for known in sorted(_MEANINGS, key=len, reverse=True):
        if plain == known:
            return _MEANINGS[known]
        if plain.startswith(f"{known} "):
            rest = set(plain.removeprefix(known).split())
            meaning = _MEANINGS[known]
            return meaning if meaning.is_open or not rest & _DOUBTS else None
    return None
