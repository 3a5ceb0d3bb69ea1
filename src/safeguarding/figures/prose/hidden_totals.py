"""Totals of lines in which a count is withheld as "<5": above or below all that the line can make."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

import attrs

from safeguarding.figures.kinds.suppressions import printed_bounds
from safeguarding.figures.kinds.totals import TotalClaim
from safeguarding.figures.prose.footings import APART, SOME
from safeguarding.figures.prose.found import FoundClaim, found_in
from safeguarding.figures.prose.hidden_cells import CountedLines, lines_in
from safeguarding.figures.prose.partitions import are_all_ages, exclude_each_other
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.stock_phrases import is_near
from safeguarding.figures.prose.tables import NEAR, PEOPLE, says_no_sum
from safeguarding.records import Record

# nothing is counted but in these rows
_ALL_HERE = re.compile(
    r"(?<!almost )(?<!nearly )(?<!not )(?<!virtually )\b(?:all|each|every)\b[^.;0-9]{0,40}? (?:(?:under|in|into|to|within|among|by) (?:just |only |exactly )?(?:one of )?(?:these|the)(?: following)?(?: [a-z]+)? (?:headings?|categor(?:y|ies)|rows|groups?|reasons?|outcomes?|types?|lines|below)\b)(?![^.;]{0,90}\b(?:some|others?|but|except|or)\b)",
    re.IGNORECASE,
)
# said near a table that leaves some of what was counted out of its rows
_NOT_HERE = re.compile(
    r"\b(?:open|ongoing|pending|await\w*|under ?way|unresolved|undecided|no (?:outcome|action|further action)|others?|rest|remain\w*|only|concluded|some|yet|not|few|most|nothing)\b",
    re.IGNORECASE,
)
_FEWEST, _FAR, _MOST_HIDDEN = 3, 3, 3


@attrs.frozen
class _Bounded(Record):
    """A line with the least and the most that its parts make, its total last."""

    name: str
    cells: tuple[str, ...]
    least: int
    most: int
    total: int

    @property
    def is_right(self) -> bool:
        return self.least <= self.total <= self.most

    @property
    def is_a_slip(self) -> bool:
        """Whether the total is one that the parts can make, with a digit mistyped."""
        return any(is_near(str(made), str(self.total)) for made in range(self.least, self.most + 1))


def hidden_totals_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every total that its line cannot make, whatever the withheld counts of the line are.

    Examples:
        >>> rows = (("Phase", "Late", "In time", "All"), ("Primary", "12", "<5", "23"), ("Secondary", "40", "8", "48"))
        >>> [each.quote for each in hidden_totals_in([Passage(kind=PassageKind.TABLE, rows=rows)])]
        ['Primary, 23']
    """
    for at, passage in enumerate(passages):
        if passage.kind is not PassageKind.TABLE or says_no_sum(passages, at):
            continue
        around = [each.text for each in passages[max(at - NEAR, 0) : at + NEAR + 1]]
        if any(map(SOME.search, (*around, *itertools.chain.from_iterable(passage.rows)))):
            continue
        counted = [*lines_in(passage)]
        read = [line for each in counted for line in _lines(each)]
        wrong = [line for line in read if not line.is_right]
        if (
            len(wrong) == 1
            and wrong[0].least != wrong[0].most
            and _is_sure(passage, counted, read, wrong[0], is_said=any(map(_ALL_HERE.search, around)))
            and not (_is_far(wrong[0]) and any(map(_NOT_HERE.search, around)))
        ):
            yield from _found(passage, wrong[0])


def _lines(counted: CountedLines) -> Iterator[_Bounded]:
    """The lines, and the columns where they have totals, in which few counts are withheld."""
    several = [*zip(counted.names, counted.lines, strict=True)]
    if counted.columns_too:
        several += zip(counted.cells, zip(*counted.lines, strict=True), strict=True)
    for name, line in several:
        bounds = [printed_bounds(cell) for cell in line]
        known = [(low, high) for each in bounds if each is not None for low, high in [each] if high is not None]
        if len(known) != len(line) or len(line) < _FEWEST or known[-1][0] != known[-1][1]:
            continue
        least, most = (sum(each[end] for each in known[:-1]) for end in (0, 1))
        if sum(low != high for low, high in known) <= _MOST_HIDDEN:
            yield _Bounded(name, tuple(line), least, most, known[-1][0])


def _is_sure(
    passage: Passage, counted: Sequence[CountedLines], read: Sequence[_Bounded], wrong: _Bounded, *, is_said: bool
) -> bool:
    """Whether other lines show that the total is of its line, or its parts are of one scale; and whether it is a slip of a digit."""
    edge = wrong.least if wrong.total < wrong.least else wrong.most
    if not wrong.is_a_slip:
        return False
    if _is_far(wrong):
        return _is_of_its_rows(passage, counted, wrong)
    is_shown = any(each is not wrong and each.least == each.most for each in read)
    names, corner = counted[0].cells, passage.rows[0][0].strip()
    is_apart = exclude_each_other(names[:-1]) or APART.search(corner) is not None
    if wrong.total < wrong.least and not is_apart:
        return is_shown and not PEOPLE.search(" ".join((wrong.name, *names)))
    is_one = len(read) == 1 and _FAR * abs(wrong.total - edge) <= max(edge, wrong.total)
    return is_shown or (is_one and (is_apart or is_said or corner.casefold() == "category"))


def _is_far(line: _Bounded) -> bool:
    return line.total > 2 * line.most or line.least > 2 * line.total


def _is_of_its_rows(passage: Passage, counted: Sequence[CountedLines], wrong: _Bounded) -> bool:
    """Whether a total far above the rows of a table is surely of them: one column, what is in one row is in no other, and nothing goes on."""
    (header, *body), (names, *more) = passage.rows, [each.cells for each in counted]
    is_bare = body[-1][0].strip().casefold() == "total" and len(header) == 2  # noqa: PLR2004  a label and its count
    is_one_hidden = sum(not cell.replace(",", "").isdigit() for cell in wrong.cells) == 1
    is_apart = exclude_each_other(names[:-1]) or APART.search(header[0]) is not None
    is_apart = is_apart and (are_all_ages(names[:-1]) or not any(map(re.compile("[0-9]").search, names)))
    return is_bare and not more and is_one_hidden and is_apart and wrong.total > wrong.most


def _found(passage: Passage, line: _Bounded) -> Iterator[FoundClaim]:
    end = 0 if line.total < line.least else 1
    *parts, total = (str(bounds[end]) if (bounds := printed_bounds(cell)) is not None else "" for cell in line.cells)
    taken = (
        f"{', '.join(line.cells[:-1])} as the parts, what is withheld at its {'most' if end else 'least'}",
        f"{line.cells[-1]} as the total",
    )
    claim = TotalClaim(parts=tuple(parts), total=total)
    return found_in(passage, None, claim, *taken, quote=f"{line.name}, {line.cells[-1]}")
