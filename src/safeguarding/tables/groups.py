"""Titles under the headings of groups: "Number" under "DBS", "Start date" under "Maternity leave".

A heading stands over its first column and is empty over the others. A title that is known by itself may mean something
else under a heading: "Issue date" under "Passport" is no issue date of a check. It is then called by both, which nothing
takes for the other, and reported.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set as AbstractSet

from safeguarding.tables.titles import folded, readings

_LONGEST_HEADING, _TITLES = 5, 2
_NO_HEADING = re.compile(r":|[0-9]{3}|\b(?:as at|updated|printed)\b", re.IGNORECASE)
# what says no more than whose table it is
_PLAIN_WORDS = (
    "staff employee person people personal personnel individual worker member post role job hr employment details detail"
    " information info data record records general basic core main current latest dates date dbs crb check checks vetting"
    " disclosure disclosures certificate certificates safer recruitment register scr single central section part the of"
    " and for about action actions plan local authority inspection outcome outcomes judgement judgements grade grades"
    " timescale timescales timeline timing progress monitoring improvement priority delivery target targets task tasks"
    " review status update updates evidence completion objective theme area project planning planned schedule owner lead"
    " question questions respondent respondents response responses answer answers survey"
)
_PLAIN = frozenset(_PLAIN_WORDS.split())
# what may be left out of a heading: "Number" under "DBS check" is a DBS number
_FILLING = re.compile(r"\b(?:checks?|details?|information|info|data|records?|section)\b", re.IGNORECASE)
# what says when, but not what of
_ONLY_WHEN = re.compile(
    r"(?:dates? )?(?:start(?:s|ed)?|begins?|began|end(?:s|ed)?|finish(?:ed)?|from|to|left|leaving|joined)(?: (?:date|on))?"
)


def with_groups(
    above: Sequence[Sequence[str]], below: Sequence[str], names: Mapping[str, AbstractSet[str]]
) -> tuple[str, ...]:
    """The titles of a row, each with the headings over it where that makes it one that is known, or another one.

    Args:
        above: The rows of headings, the uppermost first.
        below: The row of titles.
        names: The names of each column that is looked for.

    A row in which no word of any title stands has none, and is left as it is.

    Examples:
        >>> names = {"reference": {"ref"}, "number": {"dbs number"}, "issued": {"issue date"}}
        >>> with_groups([("Staff", "DBS", "", "Passport")], ("Ref", "Number", "Issue date", "Issue date"), names)
        ('Ref', 'DBS Number', 'Issue date', 'Passport Issue date')
    """
    known = frozenset[str]().union(*names.values())
    words = frozenset(word for each in known for word in each.split())
    if not any(_is_of(words, cell) for cell in below):
        return tuple(below)
    width = max(len(below), *map(len, above))
    cells = [_padded(row, width) for row in (*above, below)]
    levels = list(_headings(cells[:-1], width))
    headings = [tuple(filter(None, each)) for each in levels]
    said = list(_telling(cells[:-1]))
    telling = [tuple(filter(None, itertools.compress(each, said))) for each in levels]
    found = [_known_title(cells, k, headings[k], known) if _is_of(words, cells[-1][k]) else None for k in range(width)]
    repeated = Counter(folded(title) for title in cells[-1] if title)
    are_groups = any(title is not None for title in found) or any(count > 1 for count in repeated.values())
    titles = []
    for k, title in enumerate(cells[-1]):
        if (best := found[k]) is not None:
            titles.append(best)
        elif title and _is_foreign(title, telling[k], names, are_groups=are_groups):
            titles.append(" ".join((*telling[k], title)))
        elif not title and said[-1] and k < len(below) and _is_heading(cells[-2][k]):
            # one that stands over nothing is the column's own, known or not
            titles.append(cells[-2][k])
        else:
            titles.append(below[k] if k < len(below) else title)
    # what stands above beyond the last title is no title
    return tuple(titles[: max((k for k, title in enumerate(titles, start=1) if title.strip()), default=0)] or below)


def _telling(above: Sequence[Sequence[str]]) -> Iterator[bool]:
    """Which rows hold headings of groups. A cell alone at the left is a title; high above, two may be as well."""
    for level, row in enumerate(above):
        filled = [k for k, cell in enumerate(row) if cell]
        yield (level == len(above) - 1 and filled != [0]) or len(filled) > _TITLES


def _is_of(words: frozenset[str], title: str) -> bool:
    """Whether a title, its format and its capitals aside, has no other words; so has an empty one."""
    return any(words.issuperset(each.split()) for each in readings(title))


def _padded(row: Sequence[str], width: int) -> list[str]:
    return [row[k].strip() if k < len(row) else "" for k in range(width)]


def _headings(above: Sequence[Sequence[str]], width: int) -> Iterator[tuple[str, ...]]:
    """The heading over each column in each row, or nothing; one ends where one above it begins."""
    over = [""] * len(above)
    for k in range(width):
        for level, row in enumerate(above):
            if row[k]:
                over[level:] = [row[k], *[""] * (len(over) - level - 1)]
        yield tuple(over)


def _known_title(
    cells: Sequence[Sequence[str]], k: int, headings: Sequence[str], known: AbstractSet[str]
) -> str | None:
    """A title with its headings by which a column is known; None where it is not, or is so without them."""
    title = cells[-1][k]
    own = [row[k] for row in reversed(cells[:-1]) if row[k]]
    # without a title of its own, a column may have one that stands above, over two rows
    candidates = _together(headings, title) if title else own
    return next((each for each in candidates if not known.isdisjoint(readings(each))), None)


def _together(headings: Sequence[str], title: str) -> Iterator[str]:
    """A title with its headings, the most of them first: "Original" under "Dates" is an original date."""
    for start in range(len(headings)):
        yield " ".join((*headings[start:], title))
    for heading in reversed(headings):
        yield f"{heading} {title}"
        yield f"{_FILLING.sub('', heading)} {title}"
        yield f"{title} {heading}"
        yield f"{title} {heading.removesuffix('s')}"


def _is_foreign(
    title: str, headings: Sequence[str], names: Mapping[str, AbstractSet[str]], *, are_groups: bool
) -> bool:
    """Whether a title that is known by itself stands under headings that speak of something else."""
    own = [each for each in names.values() if not each.isdisjoint(readings(title))]
    if not own or not (are_groups or _ONLY_WHEN.fullmatch(folded(title))):
        return False
    words = {word for heading in headings if _is_heading(heading) for word in folded(heading).split()}
    plain = _PLAIN | {word for each in own[0] for word in each.split()}
    return any(not word.isdigit() and word not in plain and word.removesuffix("s") not in plain for word in words)


def _is_heading(text: str) -> bool:
    return len(text.split()) <= _LONGEST_HEADING and _NO_HEADING.search(text) is None
