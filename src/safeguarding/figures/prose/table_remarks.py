"""What the text right beside a table says of its rows: a row's figure, its share, its step, and which is the highest.

The row has to be named as the table names it, and what is counted as its column does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import attrs

from safeguarding.figures.claims import Claim
from safeguarding.figures.kinds.differences import DifferenceClaim
from safeguarding.figures.kinds.repeats import RepeatClaim
from safeguarding.figures.kinds.shares import ShareClaim
from safeguarding.figures.prose.found import FoundClaim, fragment, marked
from safeguarding.figures.prose.passages import Passage, PassageKind, TextPlace
from safeguarding.figures.prose.repeated_figures import DATE, FIGURE, UNSURE, figure_of, sentences_of, words_of
from safeguarding.figures.prose.stock_phrases import is_near
from safeguarding.figures.prose.table_cells import NumberCell, number_table, said
from safeguarding.figures.prose.tables import is_a_total
from safeguarding.figures.words import Direction
from safeguarding.records import Record

_NUMBER = r"[0-9]{1,3}(?:,[0-9]{3}){1,2}|[0-9]{1,6}"
# the words directly behind a figure: "23 open cases"
_BEHIND = re.compile(
    r"(?: (?!(?:of|in|more|fewer|less|new|other|that|who|were|was|are|had|have|from|for)\b)[a-z’-]{2,20}){1,4}"
)
_BRACKETS = re.compile(rf" \((?P<figure>{_NUMBER})\)")
# contacts were highest in May (55); the lowest number was in June (38)
_HIGHEST = re.compile(
    r"\A(?:The )?(?P<lead>(?:[A-Za-z]+ ){0,4})(?P<way>highest|largest|greatest|lowest|smallest)(?P<of>(?: [a-z]+){0,5}?) (?:in|at|for|from) (?P<row>[A-Za-z0-9][A-Za-z0-9 ’/–-]{0,40}?)"
    rf"(?: \((?P<figure>{_NUMBER})\))?(?=[.,;]|\Z)"
)
_THEN = re.compile(r"\b(?:ago|the (?:year|month|quarter) before|once|earlier|used to)\b")
_NOT_NAMED = frozenset(["come", "came", "seen"])
# strategy meetings fell from 60 to 52
_STEP = re.compile(
    r"\A(?:The )?(?:number of |total )?(?P<row>[A-Za-z][A-Za-z ’/()–-]{2,60}?) (?:(?:has|have|had) )?(?:risen|rose|fell|fallen|increased|decreased|reduced|dropped|went up|went down|grew|grown)(?: slightly| sharply| again)? "
    rf"from (?P<first>{_NUMBER}) to (?P<last>{_NUMBER})(?=[.,;]|\Z)"
)
# education accounts for 47% of contacts
_SHARE = re.compile(
    r"(?:\A|[,;] (?:and |while )?)(?:The )?(?P<row>[A-Za-z0-9][A-Za-z0-9 ’/–-]{1,60}?) (?:accounts? for|accounted for|makes? up|made up|represents?|represented|comprise[sd]?) (?P<share>[0-9]{1,3}(?:\.[0-9])?%) of (?:all |the |all the )?(?P<thing>[a-z ]{3,40}?)(?=[.,;]|\Z)"
)
_MOST_ROWS, _FAR, _CAPTION = 60, 25, 160


@attrs.frozen
class _Table(Record):
    """A column of figures beside the text, its rows by their names in small letters."""

    heading: frozenset[str]
    caption: frozenset[str]
    cells: Mapping[str, NumberCell]
    place: TextPlace
    is_whole: bool

    @property
    def parts(self) -> dict[str, NumberCell]:
        """The rows but for totals."""
        return {label: cell for label, cell in self.cells.items() if not is_a_total(label)}


@attrs.frozen
class _Sentence(Record):
    """A sentence and where it stands."""

    passage: Passage
    start: int
    text: str

    def found(self, claim: Claim, span: tuple[int, int], taken: Sequence[str]) -> FoundClaim:
        first, last = (self.start + each for each in span)
        return FoundClaim(
            claim=claim,
            place=self.passage.place_of(first),
            quote=fragment(self.text[slice(*span)]),
            taken=tuple(taken),
            sentence=marked(self.passage.text, (first, last)),
        )

    def repeats(self, cell: NumberCell, figure: str, span: tuple[int, int], table: _Table) -> FoundClaim:
        where = f" ({table.place})" if str(table.place) else ""
        claim = RepeatClaim(figures=(cell.text, figure), where=str(self.passage.place_of(self.start + span[0])))
        return self.found(claim, span, (f"{figure}, and in the table {cell.text}{where}, as the same figure",))


def table_remarks_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every remark on a row of a table in the paragraph before it or after it.

    Examples:
        >>> rows = (("Sector", "Contacts"), ("Education", "96"), ("Health", "29"))
        >>> text = Passage(text="Most came from education (69), then health (29).")
        >>> [each.taken for each in table_remarks_in([Passage(kind=PassageKind.TABLE, rows=rows), text])]
        [('69, and in the table 96, as the same figure',), ('29, and in the table 29, as the same figure',)]
    """
    for at, passage in enumerate(passages):
        table = number_table(passage, columns=1) if passage.kind is PassageKind.TABLE else None
        if table is None or len(table.rows) > _MOST_ROWS:
            continue
        above = passages[at - 1].text if at else ""
        caption = words_of(above) if len(above) < _CAPTION else frozenset()
        columns = [
            _Table(
                words_of(heading),
                caption,
                {
                    label.casefold(): cell
                    for label, cell in zip(table.labels, table.column(k), strict=True)
                    if cell is not None
                },
                passage.place,
                None not in table.column(k),
            )
            for k, heading in enumerate(table.headings)
        ]
        rows = {label.casefold(): said(row) for label, row in zip(table.labels, table.rows, strict=True)}
        for beside in (passages[k] for k in (at - 1, at + 1) if 0 <= k < len(passages)):
            if beside.kind is PassageKind.PARAGRAPH:
                for start, end in sentences_of(beside.text):
                    sentence = _Sentence(beside, start, beside.text[start:end].rstrip())
                    yield from _remarks(sentence, columns)
                    yield from _steps(sentence, rows, passage.place)


def _remarks(sentence: _Sentence, columns: Sequence[_Table]) -> Iterator[FoundClaim]:
    if UNSURE.search(sentence.text) or _THEN.search(sentence.text) or len(columns) > 1:
        return
    (table,) = columns
    named = "|".join(map(re.escape, sorted(table.cells, key=len, reverse=True)))
    # a month may be a row; another time is another figure's
    if DATE.search(re.sub(rf"\b(?:{named})\b", " ", sentence.text, flags=re.IGNORECASE)):
        return
    for reader in (_counted, _in_brackets, _highest, _shares):
        yield from reader(sentence, table)


def _counted(sentence: _Sentence, table: _Table) -> Iterator[FoundClaim]:
    """Rows whose figures are said with what they count: "while physical abuse, with 23 children"."""
    reached = 0
    for match in FIGURE.finditer(sentence.text):
        lead, reached = sentence.text[reached : match.start()].casefold(), match.end()
        named = [label for label in table.cells if label and re.search(rf"\b{re.escape(label)}\b", lead)]
        phrase = _BEHIND.match(sentence.text[match.end() :])
        thing = words_of(phrase[0]) if phrase is not None else frozenset()
        if len(named) != 1 or not table.heading or not table.heading <= thing or match["money"]:
            continue
        figure, cell = figure_of(match), table.cells[named[0]]
        if figure == cell.text or figure not in (each.text for each in table.cells.values()):
            yield sentence.repeats(cell, figure, match.span(), table)


def _in_brackets(sentence: _Sentence, table: _Table) -> Iterator[FoundClaim]:
    """Rows with their figures in brackets behind them, of which all but one are the table's."""
    named = [
        (cell, match)
        for match in _BRACKETS.finditer(sentence.text)
        for label, cell in table.parts.items()
        if label and re.search(rf"(?:\A|\W){re.escape(label)}\Z", sentence.text[: match.start()].casefold())
    ]
    wrong = [(cell, match) for cell, match in named if cell.text != match["figure"]]
    right = len(named) - len(wrong)
    if right and all(right > 1 or _is_near(cell, match["figure"]) for cell, match in wrong) and len(wrong) <= 1:
        for cell, match in named:
            yield sentence.repeats(cell, match["figure"], match.span("figure"), table)


def _is_near(cell: NumberCell, figure: str) -> bool:
    return is_near(cell.text.replace(",", ""), figure.replace(",", ""))


def _highest(sentence: _Sentence, table: _Table) -> Iterator[FoundClaim]:
    """The row that is said to have the highest figure, or the lowest, and that figure."""
    match, parts = _HIGHEST.match(sentence.text), table.parts
    cell = parts.get(match["row"].casefold()) if match is not None else None
    if match is None or cell is None or not table.is_whole or len(parts) <= 2:  # noqa: PLR2004  of two it is the higher
        return
    counted = words_of(f"{match['lead']} {match['of']}") - _NOT_NAMED
    is_high = match["way"] in ("highest", "largest", "greatest")
    most = (max if is_high else min)(parts.values(), key=lambda each: each.value)
    if not counted <= table.heading:
        return
    if cell.value == most.value:
        if match["figure"] and (counted == table.heading or _is_near(cell, match["figure"])):
            yield sentence.repeats(cell, match["figure"], match.span("figure"), table)
    elif match["figure"] == most.text or (
        match["figure"] in (None, cell.text) and counted and counted == table.heading
    ):
        claim = DifferenceClaim(
            earlier=most.text,
            later=cell.text,
            difference=f"{float(abs(most.value - cell.value)):.4f}".rstrip("0").rstrip("."),
            direction=Direction.UP if is_high else Direction.DOWN,
        )
        taken = (f"{cell.text} as the {match['way']}, by the row that is named", f"{most.text} as another of the table")
        yield sentence.found(claim, match.span("row"), taken)


def _shares(sentence: _Sentence, table: _Table) -> Iterator[FoundClaim]:
    """The share that a row is said to be of a total that the rows make."""
    totals = [cell for label, cell in table.cells.items() if is_a_total(label)]
    made = sum(cell.value for cell in table.parts.values())
    for match in _SHARE.finditer(sentence.text):
        cell = table.parts.get(match["row"].casefold())
        if cell is None or len(totals) != 1 or totals[0].value != made or not _is_counted(match["thing"], table):
            continue
        if (
            cell.is_count
            and abs(cell.value * 100 / totals[0].value - int(match["share"].split(".")[0].rstrip("%"))) < _FAR
        ):
            share = ShareClaim(count=cell.text, base=totals[0].text, percentage=match["share"])
            yield sentence.found(
                share,
                match.span("share"),
                (f"{cell.text} as the count, from the table", f"{totals[0].text} as the base"),
            )


def _is_counted(thing: str, table: _Table) -> bool:
    """Whether a thing is what the column counts, or, where its heading says nothing, what the table is said to be of."""
    words = words_of(thing)
    return words == table.heading or (not table.heading and bool(words) and words <= table.caption)


def _steps(sentence: _Sentence, rows: Mapping[str, Sequence[NumberCell]], place: TextPlace) -> Iterator[FoundClaim]:
    """A row that is said to have gone from one of its figures to another."""
    match = _STEP.match(sentence.text)
    cells = rows.get(match["row"].casefold(), ()) if match is not None and not DATE.search(sentence.text) else ()
    several = [cell.text for cell in cells]
    if match is None or len({*several}) != len(several):
        return
    table = _Table(frozenset(), frozenset(), {}, place, is_whole=True)
    for said_of, other, step in (("first", "last", -1), ("last", "first", 1)):
        at = several.index(match[other]) + step if match[other] in several else -1
        if 0 <= at < len(cells) and (match[said_of] in several or _is_near(cells[at], match[said_of])):
            cell = cells[several.index(match[said_of])] if match[said_of] in several else cells[at]
            yield sentence.repeats(cell, match[said_of], match.span(said_of), table)
