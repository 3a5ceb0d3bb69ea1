"""What tables are made of: figures, totals, headers, and the words around them that leave doubt of their sums."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import attrs

from safeguarding.figures.claims import Claim
from safeguarding.figures.kinds.differences import DifferenceClaim
from safeguarding.figures.kinds.totals import TotalClaim
from safeguarding.figures.prose.passages import Passage
from safeguarding.figures.stated import Stated

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
    r"\bmay not equal\b|\b(?:counted|appears?|included|shown|listed) (?:[a-z]+ )?once\b|\b(?:only|but) once\b|\bonce in (?:the )?total\b|\bunique\b|\bdistinct\b|"
    r"\bdouble[ -]count|\btop (?:[0-9]+|three|five|ten)\b|\bsuppress|\bexclud|\b(?:leav\w+|left) out\b|\bomit|\bnot (?:all )?(?:shown|listed)\b|\b(?:only|some|largest|biggest|main|most common)\b[^.;]{0,40}\b(?:shown|listed|included)\b|\bdo(?:es)? not count\b",
    re.IGNORECASE,
)
# who stands in no row: "one child whose sex is not known", "two cases have no team"
IN_NO_ROW = re.compile(
    r"\b(?:not|un) ?-?(?:known|recorded|stated|given|available|specified|disclosed|assigned|allocated)\b|\bneither\b|\bnon-?binary\b|\btrans(?:gender)?\b|\bprefer\w*\b|\byet to be\b|\bawait\w*|\bmissing for\b|\bleft blank\b|\b(?:is|are|was|were) not in (?:the|an?|any|these)\b|"
    r"\bdid not (?:supply|provide|return|submit|state|say|give|answer)\b|"
    r"\b(?:has|have|had|with|without) (?:no|an?|any) (?:recorded |known |stated )?(?:team|sex|gender|age|ethnicity|area|ward|district|category|code|reason|"
    r"need|address|school|type|grade|status|data|figures?|values?|records?|sector|setting|source|provider|role)\b|"
    r"\b(?:counted|included|only) (?:only )?in (?:the )?total\b|\bin the total only\b|\btotals? (?:also )?(?:includes?|counts?)\b",
    re.IGNORECASE,
)
# figures of these are no counts: they have no sum
MEASURE = re.compile(
    r"\brates?\b|\bper [0-9]|\baverages?\b|\bmean\b|\bmedian\b|per ?cent|%|\bscores?\b|\bratio|\bindex\b|\brank",
    re.IGNORECASE,
)
# sums of money in thousands were rounded, each by itself
THOUSANDS = re.compile(r"£ ?['’]?(?:000|[km]\b)|\b(?:thousand|million)s?\b|(?<![0-9,])['’]?000s?\b", re.IGNORECASE)
# who is counted in one period may be counted in the next one too, and once in the total
PEOPLE = re.compile(
    r"\b(?:child(?:ren)?|people|persons?|individuals?|families|carers|parents|staff|workers|offenders|pupils|households|attendees|users)\b",
    re.IGNORECASE,
)
NEAR = 3
_AMOUNT = re.compile(r"[(+−–-]?\s?£?\s?[0-9][0-9,]*(?:\.[0-9]+)?\s?(?:[km%]|ppt?s?)?\)?", re.ASCII | re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?:[-/–][0-9]{2,4})?", re.ASCII)
# what stands for a figure that is withheld, not known or none
_WITHHELD = re.compile(r"[-–—*.:~cxzuk]|n/?a|\.\.|\[[a-z]\]|[<≤]\s?[0-9]{1,3}", re.IGNORECASE)
PER_CENT = re.compile(r"%|per ?cent|\bshares?\b|\bproportion", re.IGNORECASE)
# so many counts that end in 0 or 5 may have been rounded before they were published
_ENOUGH = 4
# a region's total stands above six areas or more; a table of grades has fewer rows
_SMALLEST_ROUNDED, _LARGE, _AREAS = 100, 1_000, 6


def says_no_sum(passages: Sequence[Passage], at: int) -> bool:
    """Whether what stands around a table says that its rows overlap, or that somebody stands in none of them.

    Examples:
        >>> from safeguarding.figures.prose.passages import PassageKind
        >>> says_no_sum([Passage(kind=PassageKind.TABLE), Passage(text="One child is recorded as neither.")], 0)
        True
    """
    around = passages[max(at - NEAR, 0) : at + NEAR + 1]
    return any(NO_SUM.search(each.text) or IN_NO_ROW.search(each.text) for each in around)


def with_one_header(table: Passage) -> Passage:
    """A table whose upper rows, which head its columns by words or years, are made one header, which is not repeated.

    Examples:
        >>> from safeguarding.figures.prose.passages import PassageKind
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
    return any(pattern.fullmatch(cell) for pattern in (COUNT_CELL, SHARE_CELL, BOTH_CELL, _AMOUNT))


def begins_elsewhere(table: Passage) -> bool:
    """Whether the first row already holds figures, years aside: then it is the rest of a table above, and has no sum.

    Examples:
        >>> from safeguarding.figures.prose.passages import PassageKind
        >>> [begins_elsewhere(Passage(kind=PassageKind.TABLE, rows=(row,))) for row in (("Grade", "2016"), ("Good", "39"))]
        [False, True]
    """
    cells = [cell.strip() for cell in table.rows[0][1:]] if table.rows else []
    filled = [cell for cell in cells if cell]
    counts = [cell for cell in filled if _figure_in(cell)]
    return 2 * len(counts) > len(filled) and not all(_YEAR.fullmatch(cell) for cell in counts)


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


def may_be_of_rounding(claim: Claim) -> bool:
    """Whether a sum or a difference that does not hold would, had each of its figures been rounded to a whole number.

    Examples:
        >>> from safeguarding.figures.kinds.totals import TotalClaim
        >>> [may_be_of_rounding(TotalClaim(parts=("8", "5", "6"), total=total)) for total in ("20", "21")]
        [True, False]
    """
    if isinstance(claim, DifferenceClaim):
        parts: tuple[Stated, ...] = (claim.later, claim.earlier)
        total = claim.difference
        gap = abs(claim.later.value - claim.earlier.value) - abs(total.value)
    elif isinstance(claim, TotalClaim):
        parts, total = claim.parts, claim.total
        gap = sum(part.value for part in parts) - total.value
    else:
        return False
    # of figures with places their own rounding is known
    return 2 * abs(gap) < len(parts) + 1 and not any("." in each.text for each in (*parts, total))


def is_a_total(label: str) -> bool:
    """Whether a row or a column is called a total, in any of the usual ways.

    Examples:
        >>> [is_a_total(each) for each in ("Total number of CPP", "Q1 total", "All ages", "Total target", "Totally new")]
        [True, True, True, False, False]
    """
    plain = label.strip().rstrip(":")
    return TOTAL_LABEL.fullmatch(plain) is not None and not MEASURE.search(plain)
