"""Tables of counts with a total and, perhaps, percentages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

import attrs

from safeguarding.figures.claims import check
from safeguarding.figures.kinds.shares import ShareClaim
from safeguarding.figures.policies import CHARITABLE
from safeguarding.figures.prose.found import FoundClaim, fragment
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.rounded_counts import is_wrong_even_if_rounded
from safeguarding.figures.stated import Stated
from safeguarding.records import Record

COUNT_CELL = re.compile(r"(?P<count>[0-9]{1,3}(?:,[0-9]{3}){1,3}|[0-9]{1,7})", re.ASCII)
SHARE_CELL = re.compile(r"(?P<percentage>[0-9]{1,3}(?:\.[0-9]{1,4})?)\s?(?P<sign>%?)", re.ASCII)
BOTH_CELL = re.compile(
    r"(?P<count>[0-9]{1,3}(?:,[0-9]{3}){1,3}|[0-9]{1,7})\s?\(\s?(?P<percentage>[0-9]{1,3}(?:\.[0-9]{1,4})?)\s?%\s?\)",
    re.ASCII,
)
TOTAL_LABEL = re.compile(
    r"(?!.*\b(?:target|budget\w*|forecast|last|previous|prior|england|national|neighbours?|region\w*|population|capacity|audited|seen|asked|cost|due)\b)"
    r"(?:(?:(?:grand|overall|sub|year|yearly|annual|full year|q(?:uarter)? ?[1-4]|neet|eet|boys|girls|male|female|in-house|external|internal|county|borough|city|council|service|team|[0-9]{4}(?:[/–-][0-9]{2,4})?) ?-?)?totals?"
    r"(?:,? (?:number|no\.?|of|for|in|all|the|[a-z]{3,20}|cpp?|cla|cin|lac|[0-9]{4}(?:[/–-][0-9]{2,4})?)){0,6}"
    r"|all(?! (?:the )?others?\b)(?: [a-z]{3,14}){0,4}|establishment(?: ?\(fte\))?|altogether|combined|ytd|year to date|(?:full|whole) year)",
    re.IGNORECASE,
)
# rows that are part of other rows: then the rows do not add up to the total
WITHIN = re.compile(r"\b(?:of which|of whom|including|sub-?total|of these)\b", re.IGNORECASE)
# said near a table whose rows need not add up to its total
NO_SUM = re.compile(
    r"\bmore than (?:one|once)\b|\bmultiple\b|\b(?:not|n't) (?:sum|add)\b|\bmay not (?:sum|add|total)\b|\boverlap|"
    r"\bmay not equal\b|\b(?:counted|appears?|included|shown|listed) (?:[a-z]+ )?once\b|\b(?:only|but) once\b|\bonce in the total\b|\bunique\b|\bdistinct\b|"
    r"\bdouble[ -]count|\btop (?:[0-9]+|three|five|ten)\b|\bsuppress|\bexclud|\bnot (?:all )?(?:shown|listed)\b",
    re.IGNORECASE,
)
# who stands in no row: "one child whose sex is not known", "two cases have no team"
_IN_NO_ROW = re.compile(
    r"\b(?:is|are|was|were) (?:not|un) ?-?(?:known|recorded|stated|given|available|specified|disclosed|assigned|allocated)\b|\bneither\b|"
    r"\bdid not (?:supply|provide|return|submit|state|say|give|answer)\b|"
    r"\b(?:has|have|had|with) no (?:recorded |known |stated )?(?:team|sex|gender|age|ethnicity|area|ward|district|category|code|reason|"
    r"need|address|school|type|grade|status|data|figures?|values?|records?)\b",
    re.IGNORECASE,
)
# figures of these are no counts: they have no sum
MEASURE = re.compile(
    r"\brates?\b|\bper [0-9]|\baverages?\b|\bmean\b|\bmedian\b|per ?cent|%|\bscores?\b|\bratio|\bindex\b|\brank",
    re.IGNORECASE,
)
# who is counted in one period may be counted in the next one too, and once in the total
PEOPLE = re.compile(
    r"\b(?:child(?:ren)?|people|persons?|individuals?|families|carers|parents|staff|workers|offenders|pupils|households|attendees|users)\b",
    re.IGNORECASE,
)
NEAR = 3
_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?:[-/–][0-9]{2,4})?", re.ASCII)
# what stands for a figure that is withheld, not known or none
_WITHHELD = re.compile(r"[-–—*.:~cxzuk]|n/?a|\.\.|\[[a-z]\]|[<≤]\s?[0-9]{1,3}", re.IGNORECASE)
PER_CENT = re.compile(r"%|per ?cent|\bshares?\b|\bproportion", re.IGNORECASE)
_PER_CENT_OF_ALL = 100
# so many counts that end in 0 or 5 may have been rounded before they were published
_ENOUGH = 4
# of so few a count that was rounded to 5 or 10 would move its share by points
_FEW, _SHOWN = 100, 2
# a region's total stands above six areas or more; a table of grades has fewer rows
_SMALLEST_ROUNDED, _LARGE, _AREAS = 100, 1_000, 6
_HUNDRED = re.compile(r"100(?:\.0+)?")


@attrs.frozen
class _Line(Record):
    """One row of a column: its label, its count and its percentage, as far as they are there."""

    label: str
    count: str
    percentage: str


def tables_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Shares of every table that ends in a row of totals, which stand beside 100%."""
    for at, passage in enumerate(passages):
        if passage.kind is PassageKind.TABLE and len(passage.rows) >= 4:  # noqa: PLR2004  header, two rows, total
            is_sum = not says_no_sum(passages, at)
            found = _table(with_one_header(passage))
            yield from (attrs.evolve(each, is_sure=each.is_sure and is_sum) for each in found)


def says_no_sum(passages: Sequence[Passage], at: int) -> bool:
    """Whether what stands around a table says that its rows overlap, or that somebody stands in none of them.

    Examples:
        >>> says_no_sum([Passage(kind=PassageKind.TABLE), Passage(text="One child is recorded as neither.")], 0)
        True
    """
    around = passages[max(at - NEAR, 0) : at + NEAR + 1]
    return any(NO_SUM.search(each.text) or _IN_NO_ROW.search(each.text) for each in around)


def with_one_header(table: Passage) -> Passage:
    """A table whose upper rows, which head its columns by words or years, are made one header, which is not repeated.

    Examples:
        >>> rows = (("", "2016", ""), ("Grade", "Number", "%"), ("Good", "39", "28"))
        >>> with_one_header(Passage(kind=PassageKind.TABLE, rows=rows)).rows[0]
        ('Grade', '2016 Number', '%')
    """
    rows = [row for at, row in enumerate(table.rows) if at == 0 or row != table.rows[0]]
    while len(rows) > 2 and len(rows[0]) == len(rows[1]) and (_is_of_header(rows[1]) or _is_title(rows[1:3])):  # noqa: PLR2004
        rows[:2] = [tuple(" ".join(filter(None, cells)) for cells in zip(*rows[:2], strict=True))]
    return attrs.evolve(table, rows=tuple(rows))


def _is_title(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a row says something of the whole table, whose headings stand in the next row."""
    return not any(cell.strip() for cell in rows[0][1:]) and _is_of_header(rows[1])


def _is_of_header(row: Sequence[str]) -> bool:
    """Whether a row heads columns: it holds words or years, and neither figures nor signs that stand for one."""
    cells = [cell.strip() for cell in row[1:] if cell.strip()]
    words = [cell for cell in cells if not _YEAR.fullmatch(cell)]
    return not any(_figure_in(cell) or _WITHHELD.fullmatch(cell) for cell in words) and bool(
        cells or not "".join(row[:1]).strip()
    )


def _figure_in(cell: str) -> bool:
    return any(pattern.fullmatch(cell) for pattern in (COUNT_CELL, SHARE_CELL, BOTH_CELL))


def begins_elsewhere(table: Passage) -> bool:
    """Whether the first row already holds figures, years aside: then it is the rest of a table above, and has no sum.

    Examples:
        >>> [begins_elsewhere(Passage(kind=PassageKind.TABLE, rows=(row,))) for row in (("Grade", "2016"), ("Good", "39"))]
        [False, True]
    """
    cells = [cell.strip() for cell in table.rows[0][1:]] if table.rows else []
    filled = [cell for cell in cells if cell]
    counts = [cell for cell in filled if _figure_in(cell)]
    return 2 * len(counts) > len(filled) and not all(_YEAR.fullmatch(cell) for cell in counts)


def _table(table: Passage) -> Iterator[FoundClaim]:
    if begins_elsewhere(table):
        return
    header, *rows = table.rows
    *parts, last = [row for row in rows if any(cell.strip() for cell in row)]
    if (
        not last
        or len(parts) < 2  # noqa: PLR2004  one part is its own total
        or not is_a_total(last[0])
        or any(WITHIN.search(" ".join(row)) or MEASURE.search(row[0]) for row in parts)
    ):
        return
    if len({len(row) for row in table.rows}) != 1:
        return
    columns = [lines for at in range(1, len(header)) if (lines := _lines(header, [*parts, last], at)) is not None]
    # where no column makes its total, the row is a total of something else
    sums = [sum(_as_int(line.count) for line in lines[:-1]) == _as_int(lines[-1].count) for lines in columns]
    is_other = len(sums) > 1 and not any(sums)
    for lines in columns:
        yield from (attrs.evolve(each, is_sure=each.is_sure and not is_other) for each in _column(table, lines))


def _lines(header: Sequence[str], rows: Sequence[Sequence[str]], column: int) -> list[_Line] | None:
    """A column of counts, with the percentages that stand in the same cells or in the next column; or None."""
    both = _matches(BOTH_CELL, rows, column)
    if both is not None:
        return [_Line(row[0], each["count"], each["percentage"]) for row, each in zip(rows, both, strict=True)]
    counts = _matches(COUNT_CELL, rows, column)
    if counts is None or PER_CENT.search(header[column]):
        return None
    shares = _percentages(header, rows, column + 1)
    return [_Line(row[0], each["count"], share) for row, each, share in zip(rows, counts, shares, strict=True)]


def _matches(pattern: re.Pattern[str], rows: Sequence[Sequence[str]], column: int) -> list[re.Match[str]] | None:
    """What each cell of a column holds; None where one of them is something else."""
    found = [match for row in rows if (match := pattern.fullmatch(row[column].strip()))]
    return found if len(found) == len(rows) else None


def _percentages(header: Sequence[str], rows: Sequence[Sequence[str]], column: int) -> list[str]:
    """The percentages in a column, or nothing for each row where it holds none."""
    shares = _matches(SHARE_CELL, rows, column) if column < len(header) else None
    if shares and (PER_CENT.search(header[column]) or all(share["sign"] for share in shares)):
        return [share["percentage"] for share in shares]
    return [""] * len(rows)


def _column(table: Passage, lines: Sequence[_Line]) -> Iterator[FoundClaim]:
    *parts, total = lines
    # figures that may have been rounded are not taken for rounded: they only leave doubt of what rounding could explain
    is_exact = not may_be_rounded(_as_int(line.count) for line in lines)
    whole = Stated(total.count)
    if not _HUNDRED.fullmatch(total.percentage):
        return
    are_shares = _are_shares_of_the_total(parts, total)
    is_exact = is_exact or _show_that_they_were_not_rounded(parts, total)
    for line in parts:
        if line.percentage and _as_int(line.count) <= _as_int(total.count):
            share = ShareClaim(
                count=Stated(line.count), base=whole, percentage=f"{line.percentage}%", where=str(table.place)
            )
            yield FoundClaim(
                claim=share,
                place=table.place,
                quote=fragment(f"{line.label}: {line.count}, {line.percentage}%"),
                taken=(
                    f"{line.count} as the count",
                    f"{total.count} as the base, from the row of totals",
                    f"{line.percentage}% as the percentage",
                ),
                is_sure=are_shares and (is_exact or is_wrong_even_if_rounded(share)),
            )


def _are_shares_of_the_total(parts: Sequence[_Line], total: _Line) -> bool:
    """Whether percentages beside counts are the counts' shares, one or two slips aside, and no rates of their own."""
    whole, stated = _as_int(total.count), [line for line in parts if line.percentage]
    if not whole:
        return False
    near = [abs(Fraction(_as_int(line.count) * 100, whole) - Fraction(line.percentage)) <= 1 for line in stated]
    return 2 * sum(near) > len(near)


def _show_that_they_were_not_rounded(parts: Sequence[_Line], total: _Line) -> bool:
    """Whether shares of few follow from the printed counts but for one: of rounded counts hardly two would."""
    whole, stated = _as_int(total.count), [line for line in parts if line.percentage]
    follow = [
        check(ShareClaim(count=line.count, base=total.count, percentage=f"{line.percentage}%"), CHARITABLE)
        for line in stated
    ]
    right = sum(verdict.is_consistent and not verdict.is_unusual for verdict in follow)
    return whole <= _FEW and right >= _SHOWN and right == len(stated) - 1


def may_be_rounded(counts: Iterable[int]) -> bool:
    """Whether several counts all end in 0 or 5, as published figures do that were rounded.

    Examples:
        >>> may_be_rounded([30, 45, 25, 105]), may_be_rounded([30, 45, 26, 105])
        (True, False)
    """
    several = list(counts)
    return len(several) >= _ENOUGH and any(several) and all(count % 5 == 0 for count in several)


def is_rounded_sum(parts: Sequence[int], total: int) -> bool:
    """Whether a total is its parts' sum rounded to 10, as totals are published above parts that are not rounded.

    Examples:
        >>> is_rounded_sum([12_485, 20_000], 32_490), is_rounded_sum([65, 39, 35], 140), is_rounded_sum([52, 80], 142)
        (True, False, False)
    """
    is_published_so = total >= _LARGE or (total >= _SMALLEST_ROUNDED and len(parts) >= _AREAS)
    return is_published_so and total % 10 == 0 and total == (sum(parts) + 5) // 10 * 10


def is_a_total(label: str) -> bool:
    """Whether a row or a column is called a total, in any of the usual ways.

    Examples:
        >>> [is_a_total(each) for each in ("Total number of CPP", "Q1 total", "All ages", "Total target", "Totally new")]
        [True, True, True, False, False]
    """
    plain = label.strip().rstrip(":")
    return TOTAL_LABEL.fullmatch(plain) is not None and not MEASURE.search(plain)


def _as_int(digits: str) -> int:
    return int(digits.replace(",", ""))
