"""A line of a table told in a sentence beside it: "62.0% of Indian pupils …, compared with 42.7% of White British pupils".

Each figure of the sentence stands with the name of a column, or each with that of a row; all but one are those of one line,
and the other is its cell with a digit mistyped.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence

import attrs

from safeguarding.figures.kinds.repeats import RepeatClaim
from safeguarding.figures.prose.found import FoundClaim, found_in
from safeguarding.figures.prose.main_figures import sentence_spans
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.quantities import Quantity, quantities_in
from safeguarding.figures.prose.repeated_figures import is_mistyped, words_of
from safeguarding.figures.prose.table_cells import NumberCell, NumberTable, number_table
from safeguarding.records import Record

_TIME = re.compile(
    r"\b(?:19|20)[0-9]{2}(?:[/–-][0-9]{2,4})?(?![0-9])|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
# figures of another time, of some of them, or of something that was done to them
_OTHER = re.compile(
    r"\b(?:last year|year before|quarter before|month before|previous\w*|earlier|since|national\w*|region\w*|target|forecast|provisional|revised|exclud\w+|without|"
    r"rose|fell|increas\w+|decreas\w+|up from|down from|about|around|nearly|almost|over(?= [0-9])|more than|fewer than|less than|not|gap|points?|new)\b",
    re.IGNORECASE,
)
_SOME = re.compile(r",? (?:of(?! which)|who|whose|under|over|aged|with|among|for|by|at|that)\b|-")
# Ashby East, North Ashby and Ashby ward are other places than Ashby
_PLACE = re.compile(
    r"\b(?:(?:North|South|East|West|Central|Upper|Lower|Greater|New|Inner|Outer|Mid)[ -][A-Z][a-z]+|(?!(?:Team|District|Area|Locality|Ward|Quarter|Year|In|At|For|The) )[A-Z][a-z]+ (?:[A-Z][a-z]+|ward|hub|village))\b"
)
_LONGEST, _MOST_ROWS, _MOST_COLUMNS, _BEFORE, _AFTER, _FAR, _MOST = 400, 60, 12, 2, 6, 60, 8
Cells = Sequence[NumberCell | None]


@attrs.frozen
class _Lines(Record):
    """The rows of a table, or its columns: the name of each of their cells, and of each line, by the words that are its own."""

    names: tuple[frozenset[str], ...]
    lines: tuple[tuple[frozenset[str], Cells], ...]


def told_lines_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every figure of a sentence that tells a row or a column of a table beside it.

    Examples:
        >>> rows = (("Quarter", "Referrals", "Plans"), ("Q1", "610", "402"), ("Q2", "655", "431"))
        >>> text = Passage(text="In Q2 there were 655 referrals and 413 plans.")
        >>> [each.taken for each in told_lines_in([Passage(kind=PassageKind.TABLE, rows=rows), text])]
        [('655, and in the table 655, as the same figure',), ('413, and in the table 431, as the same figure',)]
    """
    for at, passage in enumerate(passages):
        table = number_table(passage, columns=1) if passage.kind is PassageKind.TABLE else None
        if table is None or len(table.rows) > _MOST_ROWS or len(table.headings) > _MOST_COLUMNS:
            continue
        several = [_Lines(*each) for each in (_across(table), _down(table))]
        around = " ".join(each.text for each in passages[max(at - _BEFORE, 0) : at])
        said = " ".join((around, *table.headings, *table.labels, *passage.rows[0]))
        for beside in _beside(passages, at):
            for start, end in sentence_spans(beside.text, longest=_LONGEST):
                sentence = beside.text[start:end]
                times = {each[0] for each in _TIME.finditer(sentence)}
                if not _OTHER.search(sentence) and all(time in said for time in times):
                    yield from _told(passage, beside, start, sentence, several)


def _beside(passages: Sequence[Passage], at: int) -> Iterator[Passage]:
    """The paragraphs before a table, and those after it, up to another one; its own cells are none."""
    for several, most in ((passages[max(at - _BEFORE, 0) : at][::-1], _BEFORE), (passages[at + 1 : at + _FAR], _AFTER)):
        near = itertools.takewhile(lambda each: each.kind is not PassageKind.TABLE, several)
        yield from itertools.islice((each for each in near if each.text and not each.place.row), most)


def _across(table: NumberTable) -> tuple[tuple[frozenset[str], ...], tuple[tuple[frozenset[str], Cells], ...]]:
    return _own(table.headings), tuple(zip(_own(table.labels), table.rows, strict=True))


def _down(table: NumberTable) -> tuple[tuple[frozenset[str], ...], tuple[tuple[frozenset[str], Cells], ...]]:
    columns = [table.column(at) for at in range(len(table.headings))]
    return _own(table.labels), tuple(zip(_own(table.headings), columns, strict=True))


def _own(names: Sequence[str]) -> tuple[frozenset[str], ...]:
    """The words of each name that are not those of all the others too."""
    words = [words_of(name) for name in names]
    shared = frozenset.intersection(*words) if len(words) > 1 else frozenset()
    return tuple(each - shared for each in words)


def _told(
    table: Passage, beside: Passage, start: int, sentence: str, several: Sequence[_Lines]
) -> Iterator[FoundClaim]:
    figures = [*quantities_in(sentence)]
    if not 1 < len(figures) <= _MOST:
        return
    ends = [*(each.start for each in figures[1:]), len(sentence)]
    behind = [sentence[each.end : end] for each, end in zip(figures, ends, strict=True)]
    for lines in several:
        cells = [_named(lines.names, words) for words in behind]
        if None in cells or len({*cells}) != len(cells):
            continue
        found = [_compared(line, cells, figures) for label, line in lines.lines if _is_named(label, sentence)]
        likely = [each for each in found if each is not None]
        wrong = [each for one in likely for each, is_right in one.items() if not is_right]
        if len(likely) != 1 or any(_is_of_some(lines, sentence, each[1]) for each in wrong):
            continue
        printed = {cell.text for _, line in lines.lines for cell in line if cell is not None}
        for cell, figure in likely[0]:
            if likely[0][cell, figure] or figure.text not in printed:
                yield from _found(table, beside, start, cell, figure)


def _is_named(label: frozenset[str], sentence: str) -> bool:
    """Whether a sentence has words of a line's name, and not as part of a longer one."""
    places = [words_of(each[0]) for each in _PLACE.finditer(sentence)]
    return bool(label & words_of(sentence)) and all(each <= label or not each & label for each in places)


def _named(names: Sequence[frozenset[str]], words: str) -> int | None:
    """Which name the words behind a figure hold; None for none, or for several."""
    said = words_of(words)
    held = [at for at, name in enumerate(names) if name and name <= said]
    longest = max((len(names[at]) for at in held), default=0)
    best = [at for at in held if len(names[at]) == longest]
    return best[0] if len(best) == 1 else None


def _compared(
    line: Cells, cells: Sequence[int | None], figures: Sequence[Quantity]
) -> Mapping[tuple[str, Quantity], bool] | None:
    """Each figure with its cell, and whether they are the same: all but one, which is mistyped; None for another line."""
    pairs: dict[tuple[str, Quantity], bool] = {}
    for at, figure in zip(cells, figures, strict=True):
        cell = line[at] if at is not None else None
        if (
            cell is None
            or cell.is_share is not (figure.unit == "%")
            or cell.is_money is not figure.unit.startswith("£")
        ):
            return None
        is_same = cell.value == figure.value
        if not is_same and not is_mistyped(cell.text, figure.text):
            return None
        pairs[cell.text, figure] = is_same
    return pairs if [*pairs.values()].count(False) <= 1 else None


def _is_of_some(lines: _Lines, sentence: str, figure: Quantity) -> bool:
    """Whether what is said of a figure, once its name is said, makes it one of fewer."""
    words = sentence[figure.end :]
    named = max(
        (match.end() for name in lines.names for word in name if (match := re.search(word, words[:80], re.IGNORECASE))),
        default=0,
    )
    return _SOME.match(re.sub(r"\A[a-z]*", "", words[named:])) is not None


def _found(table: Passage, beside: Passage, start: int, cell: str, figure: Quantity) -> Iterator[FoundClaim]:
    span = (start + figure.start, start + figure.end)
    where = f" ({table.place})" if str(table.place) else ""
    taken = f"{figure.text}, and in the table {cell}{where}, as the same figure"
    claim = RepeatClaim(figures=(cell, figure.text))
    return found_in(beside, span, claim, taken, quote=beside.text[span[0] : span[1] + 50])
