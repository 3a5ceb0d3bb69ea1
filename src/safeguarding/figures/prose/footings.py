"""Tables footed and cross-footed: every total, whatever it is called and wherever it stands, and columns that split another.

What a total is of is shown by the other columns or rows; where one stands alone, by its label and by how it is wrong.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

import attrs

from safeguarding.figures.claims import check
from safeguarding.figures.kinds.totals import TotalClaim
from safeguarding.figures.policies import CHARITABLE
from safeguarding.figures.prose.crossed_cells import with_crossed_cells
from safeguarding.figures.prose.found import FoundClaim, found_in, fragment
from safeguarding.figures.prose.partitions import are_all_ages, exclude_each_other
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.rounded_counts import is_wrong_even_if_rounded
from safeguarding.figures.prose.stock_phrases import is_near
from safeguarding.figures.prose.table_cells import NumberCell, NumberTable, number_table, said
from safeguarding.figures.prose.tables import (
    MEASURE,
    NEAR,
    NO_SUM,
    PEOPLE,
    THOUSANDS,
    is_a_total,
    is_rounded_sum,
    may_be_of_rounding,
    may_be_rounded,
    says_no_sum,
)
from safeguarding.figures.prose.things import stem, stems_in
from safeguarding.records import Record

_OF_WHICH = re.compile(r"(?<![-–— ])[-–— ]*+(?:of which|of whom|of these|including|includes)\b", re.IGNORECASE)
# rows that are only some of what was counted
SOME = re.compile(
    r"\b(?:top (?:[0-9]+|three|five|ten)|main(?! (?:reason|need|cause|category|language)\b)|most (?:common|frequent)|commonest|largest|selected|key|sample|extract)\b",
    re.IGNORECASE,
)
PERIOD = re.compile(
    r"\b(?:Q[1-4]|quarter|month|week|(?:19|20)[0-9]{2}|Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|spring|summer|autumn|winter|term)\b",
    re.IGNORECASE,
)
# nobody is in two of these
APART = re.compile(
    r"\b(?:category of (?:abuse|need)|ages?|age (?:group|band)|gender|sex|ethnic\w*|placement(?: type)?|legal status|(?:main|primary|principal) (?:reason|need|cause|category)|outcome|year group|grade|judgement)\b",
    re.IGNORECASE,
)
# what happens once, to one team, in one month, with one outcome
_EVENT = re.compile(
    r"\b(?:contacts|(?:re-?)?referrals|complaints|compliments|enquiries|notifications|consultations|meetings|conferences|visits|inspections|allegations|incidents|episodes|calls|requests|applications|beds|posts|homes|hours|£|cost|spend|budget)\b|£",
    re.IGNORECASE,
)
_ONE_EACH = re.compile(
    rf"{PERIOD.pattern}|\b(?:source|sector|agency|organisation|service|team|locality|area|district|ward|setting|provider|decision|result|stage|status|employer|referrer|item|heading|budget)\b",
    re.IGNORECASE,
)
_BOTH = re.compile(r"both(?: sexes| together)?", re.IGNORECASE)
# what stands below all the rows is all of them
_ALL_BELOW = re.compile(r"(?:whole |full |total )?cohort|sum|everyone", re.IGNORECASE)
_WHO = re.compile(rf"{PEOPLE.pattern}|\b(?:complain|appli|claim)ants\b", re.IGNORECASE)
_NOT_KNOWN = re.compile(r"\b(?:not known|unknown|not recorded|not stated|unspecified)\b", re.IGNORECASE)
# who may be older than the ages of a table, or of none of them
_BEYOND = re.compile(r"\b(?:unborn|1[89]|2[0-5]|adults?|leavers|known|most|some|other|young people)\b", re.IGNORECASE)
_ALL_CHILDREN = re.compile(r"(?:total|all|all ages)\|.{0,60}?\b(?:children|pupils)\b", re.IGNORECASE)
_FEWEST, _SHOWN, _MOST_ROWS, _MOST_COLUMNS = 3, 2, 400, 14
_NEARLY, _FAR, _ROUND = 10, 4, 100


@attrs.frozen
class _Line(Record):
    """Parts and their total, with the names of the parts and of the line."""

    name: str
    parts: tuple[NumberCell, ...]
    total: NumberCell
    names: tuple[str, ...]
    label: str = ""

    @property
    def claim(self) -> TotalClaim:
        return TotalClaim(parts=tuple(each.text for each in self.parts), total=self.total.text)

    @property
    def made(self) -> float:
        return float(sum(part.value for part in self.parts))

    @property
    def gap(self) -> float:
        return float(self.total.value) - self.made

    @property
    def is_right(self) -> bool:
        return check(self.claim, CHARITABLE).is_consistent


def footings_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every total of a table, down and across.

    Examples:
        >>> rows = (("Month", "Contacts", "Closed"), ("April", "402", "284"), ("May", "431", "305"), ("Total", "833", "598"))
        >>> [each.quote for each in footings_in([Passage(kind=PassageKind.TABLE, rows=rows)]) if each.is_sure]
        ['Contacts', 'Closed']
    """
    for at, passage in enumerate(passages):
        table = number_table(passage, columns=1) if passage.kind is PassageKind.TABLE else None
        if table is None or len(table.rows) > _MOST_ROWS or len(table.headings) > _MOST_COLUMNS:
            continue
        around = [each.text for each in passages[max(at - NEAR, 0) : at + NEAR + 1]]
        words = [*around, *table.labels, *table.headings, *(cell for row in passage.rows[:1] for cell in row[:1])]
        if says_no_sum(passages, at) or any(NO_SUM.search(each) for each in words):
            continue
        is_whole = not any(SOME.search(each) for each in words)
        is_childhood = not any(map(_BEYOND.search, around))
        in_thousands = any(map(THOUSANDS.search, words))
        corner = passage.rows[0][0] if passage.rows and passage.rows[0] else ""
        down = _down(passage, table, corner, is_whole=is_whole, is_childhood=is_childhood)
        sums = with_crossed_cells(down, _across(passage, table))
        found = itertools.chain(sums, _split(passage, table), _without_a_name(passage, table))
        yield from (
            attrs.evolve(each, is_sure=each.is_sure and not (in_thousands and may_be_of_rounding(each.claim)))
            for each in found
        )


def _groups(labels: Sequence[str]) -> Iterator[tuple[list[int], int]]:
    """Each total with the lines above it, since the total before; lines that are said to be part of others left out."""
    if len(labels) > _SHOWN and is_a_total(labels[0]) and not any(map(is_a_total, labels[1:])):
        yield [at for at, label in enumerate(labels) if at and not _OF_WHICH.match(label)], 0
        return
    parts: list[int] = []
    totals: list[int] = []
    for at, label in enumerate(labels):
        if is_a_total(label) or _is_all_below(labels, at):
            is_last = totals and parts and _is_all_below(labels, at)
            yield (parts, at) if len(parts) > 1 and not is_last else ([*totals, *parts], at)
            parts, totals = [], [*totals, at]
        elif not _OF_WHICH.match(label):
            parts.append(at)


def _is_open_pair(labels: Sequence[str], parts: Sequence[int], total: int) -> bool:
    """Whether two lines after a total may be some of it, by their own names."""
    return not total and len(parts) == _SHOWN and not exclude_each_other([labels[each] for each in parts])


def _is_all_below(labels: Sequence[str], at: int) -> bool:
    return at == len(labels) - 1 and _ALL_BELOW.fullmatch(labels[at].strip()) is not None


def _line(
    name: str, cells: Sequence[NumberCell | None], parts: Sequence[int], total: int, names: Sequence[str]
) -> _Line | None:
    whole, several = cells[total], [cells[each] for each in parts]
    found = said(several)
    if whole is None or len(found) != len(several) or len(found) < _SHOWN or not any(each.value for each in found):
        return None
    if any(each.is_share or each.is_signed for each in (whole, *found)) or MEASURE.search(name):
        return None
    return _Line(name, tuple(found), whole, tuple(names[each] for each in parts), names[total])


def _down(
    passage: Passage, table: NumberTable, corner: str, *, is_whole: bool, is_childhood: bool
) -> Iterator[FoundClaim]:
    groups = [*_groups(table.labels)]
    is_named = bool(groups)
    if not is_named and len(table.labels) > _FEWEST:  # a last row may be a total whatever it is called: "Year"
        groups = [([*range(len(table.labels) - 1)], len(table.labels) - 1)]
    for parts, total in groups:
        if any(MEASURE.search(table.labels[each]) for each in parts):
            continue
        columns = [
            _line(heading, table.column(at), parts, total, table.labels) for at, heading in enumerate(table.headings)
        ]
        lines = [each for each in columns if each is not None]
        is_open = _is_open_pair(table.labels, parts, total) and len(lines) < _SHOWN
        if (not is_named and not _are_sums(lines)) or is_open:
            continue
        right, wrong = [each for each in lines if each.is_right], [each for each in lines if not each.is_right]
        # a slip of one column is carried into that of the totals
        is_carried = len(wrong) == _SHOWN and wrong[0].gap == wrong[1].gap
        is_carried = is_carried and (len(right) >= _SHOWN or (is_a_total(wrong[1].name) and _is_near(wrong[0])))
        is_carried = is_carried and not any(_counts_once(each, right, corner) for each in wrong)
        for line in lines:
            others = sum(each is not line and each.total.value not in (line.total.value, 0) for each in right)
            shown = others >= 1 and (len(wrong) <= 1 or is_carried)
            sure = shown if len(lines) > 1 else is_whole and _stands_alone(line, corner, is_childhood=is_childhood)
            sure = sure and not (len(lines) > 1 and _counts_once(line, right, corner))
            yield from _found(passage, line, is_sure=sure and _is_a_slip(line, is_shown=shown and others > 1))


def _counts_once(line: _Line, right: Sequence[_Line], corner: str) -> bool:
    """Whether a total of people may count each once who stands in two rows, as no total of other things beside it does."""
    if line.gap >= 0 or PEOPLE.search(line.name) is None or any(PEOPLE.search(each.name) for each in right):
        return False
    return not (exclude_each_other(line.names) or APART.search(corner) is not None)


def _are_sums(lines: Sequence[_Line]) -> bool:
    """Whether columns without a name for their last row show that it is the sum of the others: all, but for a slip of a digit."""
    right = [each for each in lines if each.is_right and each.made > _ROUND / 2]
    wrong = [each for each in lines if not each.is_right]
    return len(wrong) <= 1 and bool(right) and (len(right) > 1 or all(map(_is_near, wrong)))


def _is_near(line: _Line) -> bool:
    """Whether a total is what its parts make, but for one digit, or two that changed places."""
    return is_near(f"{line.made:.0f}", line.total.text.replace(",", ""))


def _stands_alone(line: _Line, corner: str, *, is_childhood: bool) -> bool:
    """Whether the one column of counts in a table is surely a sum, by its labels and by how far it is off."""
    made, total = line.made, float(line.total.value)
    if made < total:
        is_all = exclude_each_other(line.names) and _is_near(line)
        is_childhood = is_childhood and _ALL_CHILDREN.match(f"{line.label}|{line.name}") is not None
        is_all = is_all or (is_childhood and are_all_ages(line.names))
        return total <= made + max(2, total / _NEARLY) or is_all or _is_turned(line)
    if (people := _WHO.search(line.label)) is not None and stem(people[0]) not in stems_in(f"{line.name} {corner}"):
        return False  # 59 complaints by 48 complainants
    is_close = made <= total + max(2, total / _NEARLY)
    if is_close and any(map(_NOT_KNOWN.search, line.names)) and not any(map(PEOPLE.search, line.names)):
        return True
    is_of_events = _EVENT.search(line.name) is not None or all(each.is_money for each in line.parts)
    is_one_each = _ONE_EACH.search(corner) is not None or all(map(PERIOD.search, line.names))
    is_apart = exclude_each_other(line.names) or APART.search(corner) is not None
    return is_apart or (is_of_events and is_one_each) or _is_turned(line)


def _is_turned(line: _Line) -> bool:
    """Whether a total is the right one with two neighbouring digits changed round."""
    right, stated = f"{line.made:.0f}", line.total.text.replace(",", "")
    turned = {f"{right[:k]}{right[k + 1]}{right[k]}{right[k + 2 :]}" for k in range(len(right) - 1)}
    return line.total.is_count and len(right) > _SHOWN and stated in turned - {right}


def _is_a_slip(line: _Line, *, is_shown: bool = False) -> bool:
    """Whether a sum that does not hold is a slip, and no rounding, no total of people who stand in several of its parts.

    Where several other lines show what is summed, a slip may be a large one.
    """
    made, total = line.made, float(line.total.value)
    if (
        abs(made - total) > max(3, max(made, total) / (_SHOWN if is_shown else _FAR))
        or total == _ROUND
        or max(each.value for each in line.parts) > total
    ):
        return False
    if (
        total < made
        and (PEOPLE.search(line.name) or any(map(PEOPLE.search, line.names)))
        and any(map(PERIOD.search, line.names))
    ):
        return False
    # one of the parts may itself be part of another
    if any(made - float(part.value) == total for part in line.parts if part.value):
        return False
    counts = [int(each.value) for each in line.parts if each.is_count]
    if len(counts) == len(line.parts) and line.total.is_count:
        if is_rounded_sum(counts, int(total)):
            return False
        if may_be_rounded([*counts, int(total)]):
            return is_wrong_even_if_rounded(line.claim)
    return True


def _across(passage: Passage, table: NumberTable) -> Iterator[FoundClaim]:
    for parts, total in _groups(table.headings):
        if any(MEASURE.search(table.headings[each]) for each in parts) or _is_open_pair(table.headings, parts, total):
            continue
        read = [
            _line(label, row, parts, total, table.headings) for label, row in zip(table.labels, table.rows, strict=True)
        ]
        lines = [each for each in read if each is not None]
        rows = [each for each in lines if not is_a_total(each.name)]
        wrong = [each for each in rows if not each.is_right]
        shown = len(rows) - len(wrong) >= _SHOWN and len(wrong) <= max(1, len(rows) // _NEARLY)
        # one row of two shows it where the other is a slip of a digit
        is_pair = len(rows) == _SHOWN and len(wrong) == 1
        shown = shown or (is_pair and all(map(_is_near, wrong)))
        for line in lines:
            # the slip of a row is carried into the row of totals
            is_own = line in wrong or (not wrong and line not in rows)
            people = PEOPLE.search(line.name) or (PEOPLE.search(line.label) and not exclude_each_other(line.names))
            is_once = line.total.value < line.made and bool(people)
            is_sure = shown and (line.is_right or is_own) and not is_once and _is_a_slip(line)
            yield from _found(passage, line, is_sure=is_sure)


def _split(passage: Passage, table: NumberTable) -> Iterator[FoundClaim]:
    """Columns side by side, of which the first is the sum of the others: contacts, referrals, no further action."""
    several = len(table.headings)
    for first, wide in itertools.product(range(several - _SHOWN), range(_FEWEST, several + 1)):
        headings = table.headings[first : first + wide]
        # of more than two parts, all to the end of the table
        if len(headings) < wide or (wide > _FEWEST and first + wide < several):
            continue
        if any(MEASURE.search(each) or PERIOD.search(each) or is_a_total(each) for each in headings):
            continue
        yield from _all_but_one(passage, table, range(first + 1, first + wide), first)


def _without_a_name(passage: Passage, table: NumberTable) -> Iterator[FoundClaim]:
    """A last column that is the sum of all before it, whatever it is called: "Autumn", "Year"."""
    last = len(table.headings) - 1
    is_pair = last == _SHOWN and _BOTH.fullmatch(table.headings[last]) and exclude_each_other(table.headings[:last])
    if (last >= _FEWEST or is_pair) and not any(is_a_total(each) or MEASURE.search(each) for each in table.headings):
        yield from _all_but_one(passage, table, range(last), last)


def _all_but_one(passage: Passage, table: NumberTable, parts: Sequence[int], total: int) -> Iterator[FoundClaim]:
    """The lines of a table in which one column is the sum of others in all rows but one."""
    read = [
        _line(label, row, parts, total, table.headings) for label, row in zip(table.labels, table.rows, strict=True)
    ]
    lines = [each for each in read if each is not None and sum(part.value > 1 for part in each.parts) > 1]
    wrong = [each for each in lines if not each.is_right]
    is_wide = len(parts) > _SHOWN
    fewest = _FEWEST if not is_wide else _SHOWN
    if (
        len(lines) < _FEWEST
        or len(lines) != len(read)
        or len(lines) - len(wrong) < fewest - (bool(wrong) and not is_wide)
    ):
        return
    sizes = {each.total.value for each in lines if each not in wrong}
    is_apart = exclude_each_other([table.headings[each] for each in parts])
    if len(wrong) > 1 or len(sizes) < _SHOWN or (min(sizes) < _NEARLY and not is_apart):
        return
    for line in lines:
        # fewer than the whole may be still open; more than it cannot be
        is_sure = line.total.value < line.made or _is_turned(line) or total > parts[-1]
        yield from _found(passage, line, is_sure=(is_sure and _is_a_slip(line)) or line.is_right)


def _found(passage: Passage, line: _Line, *, is_sure: bool) -> Iterator[FoundClaim]:
    parts = ", ".join(each.text for each in itertools.islice(line.parts, _MOST_COLUMNS))
    taken = f"{fragment(parts)} as the parts", f"{line.total.text} as the total"
    quote = fragment(line.name, 30) or "a line of the table"
    return found_in(passage, None, line.claim, *taken, quote=quote, is_sure=is_sure or line.is_right)
