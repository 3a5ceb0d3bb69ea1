"""Tables of targets, outturns and whether the target was met, where a row says whether high or low is good."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from safeguarding.figures.kinds.differences import DifferenceClaim
from safeguarding.figures.prose.found import FoundClaim, found_in
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.table_cells import number_in
from safeguarding.figures.prose.tables import with_one_header
from safeguarding.figures.prose.target_wordings import HIGH_IS_GOOD, LOW_IS_GOOD, UNWANTED, WANTED
from safeguarding.figures.words import Direction

_TARGET = re.compile(
    r"(?:(?:annual|year|agreed|[0-9]{4}[/–-][0-9]{2,4}) )?target(?: [0-9]{4}[/–-][0-9]{2,4}| \(?%\)?)?", re.IGNORECASE
)
_ACTUAL = re.compile(
    r"(?:actual|outturn|out-turn|performance|result|achieved|year[- ]end)(?: [0-9]{4}[/–-][0-9]{2,4}| \(?%\)?)?",
    re.IGNORECASE,
)
_MET = re.compile(
    r"(?:target )?(?:met|achieved|hit)\??|on target\??|(?:met|achieved) target\??|(?:target )?status|met or not",
    re.IGNORECASE,
)
_POLARITY = re.compile(
    r"good is|polarity|(?:high or low|low or high) is good|better is|good performance is", re.IGNORECASE
)
_YES, _NO = (
    re.compile(r"yes|y|met|✓|✔|achieved", re.IGNORECASE),
    re.compile(r"no|n|not met|✗|✘|missed|not achieved", re.IGNORECASE),
)


def target_tables_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every row that says whether its target was met.

    Examples:
        >>> rows = (("Measure", "Target", "Actual", "Met?"), ("Plans (high is good)", "65%", "51%", "Yes"))
        >>> [each.quote for each in target_tables_in([Passage(kind=PassageKind.TABLE, rows=rows)])]
        ['Plans (high is good): Yes']
    """
    for passage in passages:
        if passage.kind is not PassageKind.TABLE or not passage.rows:
            continue
        table = with_one_header(passage)
        heads = [cell.strip() for cell in table.rows[0]]
        columns = [
            [at for at, head in enumerate(heads) if pattern.fullmatch(head)] for pattern in (_TARGET, _ACTUAL, _MET)
        ]
        said = [at for at, head in enumerate(heads) if _POLARITY.fullmatch(head)]
        if all(len(each) == 1 for each in columns):
            for row in table.rows[1:]:
                if len(row) == len(heads):
                    ways = " ".join(f"{row[at].strip()} is good" for at in said)
                    yield from _row(passage, (f"{row[0]} {ways}".strip(), *row[1:]), *(each[0] for each in columns))


def _row(passage: Passage, row: Sequence[str], target: int, actual: int, met: int) -> Iterator[FoundClaim]:
    goal, figure, good = number_in(row[target]), number_in(row[actual]), _good(row[0])
    says_yes, says_no = _YES.fullmatch(row[met].strip()), _NO.fullmatch(row[met].strip())
    if goal is None or figure is None or good is None or not (says_yes or says_no) or goal.value == figure.value:
        return
    if goal.is_share is not figure.is_share:
        return
    is_up = (good is Direction.UP) == bool(says_yes)
    gap = f"{float(abs(goal.value - figure.value)):.3f}".rstrip("0").rstrip(".")
    taken = f"{figure.text} as the figure", f"{goal.text} as its target", f"“{row[met].strip()}” as whether it was met"
    claim = DifferenceClaim(
        earlier=goal.text, later=figure.text, difference=gap, direction=Direction.UP if is_up else Direction.DOWN
    )
    quote = f"{row[0].strip()}: {row[met].strip()}"
    # a target and an outturn that differ by less than they are rounded to may be alike
    yield from found_in(passage, None, claim, *taken, quote=quote, is_sure=abs(goal.value - figure.value) >= 1)


def _good(label: str) -> Direction | None:
    """Which way is good: as said, or where what is measured is plainly wanted."""
    low, high = LOW_IS_GOOD.search(label), HIGH_IS_GOOD.search(label)
    if low or high:
        return None if low and high else Direction.DOWN if low else Direction.UP
    return Direction.UP if WANTED.search(label) and not UNWANTED.search(label) else None
