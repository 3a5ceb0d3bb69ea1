"""The gap between two shares: "61% of girls and 45% of boys, a gap of 16 percentage points".

The two are the only percentages of the gap's sentence or, where that has none and names nothing new, of the sentence before.
What is said of the gap may name no other time, place or group than theirs, and no step, target or reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from safeguarding.figures.kinds.differences import DifferenceClaim
from safeguarding.figures.prose import moved_wordings
from safeguarding.figures.prose.found import FoundClaim, found_in
from safeguarding.figures.prose.main_figures import sentence_spans
from safeguarding.figures.prose.masks import LONGEST_PASSAGE, masked
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.quantities import Quantity, quantities_in
from safeguarding.figures.prose.things import stems_in

_NOUN = r"(?:gap|difference|differential|disparity|discrepancy|gulf)"
_GAP = re.compile(rf"\b{_NOUN}\b", re.IGNORECASE)
# a gap of; the gap between girls (61%) and boys (45%) is
_BEFORE = re.compile(
    rf"\b{_NOUN}(?P<between> (?:between|in) [^.;:,]{{3,160}}?)?(?: (?:of|is|was|at|stands at|stood at|being|amounts to|amounted to)){{1,2}} (?:only |just |therefore )?\Z",
    re.IGNORECASE,
)
_AFTER = re.compile(rf"(?: [a-z-]+)? {_NOUN}\b", re.IGNORECASE)
# the gap has reduced from 28% in 2012 to 23%
_MOVED = re.compile(
    rf"\b{_NOUN} (?:has |had |have )?(?:since |now |been |also |further )*(?:narrowed|widened|reduced|closed|grown|grew|increased|decreased|fallen|fell|risen|rose|shrunk|shrank|stayed|changed|moved|remained)(?: [a-z]+ly)?(?: from [0-9.]+(?:%| (?:percentage )?points)?(?: (?:in|at) [A-Za-z ]{{0,12}}x[/x–-]*)?)? (?:to|at) \Z",
    re.IGNORECASE,
)
_DOUBT = re.compile(
    r"\b(?:target\w*|narrow\w*|wide(?:n\w*|r|st)|peak|smaller|larger|bigger|clos(?:ed|ing)|grew|grown|grow\w*|reduc\w+|increas\w+|decreas\w+|fell|fallen|rose|risen|up from|down from|than|before|once|last|previous\w*|average\w*|median|"
    r"about|around|some|nearly|almost|over|under|less|more|up to|if|would|should|could|not|expected|explain\w*|because|remain\w*|surveys?|the plan|planned|say|says|said|think\w*|thought|believe\w*|felt|that an?|adjust\w*|respectively|each|short|of the gap|and a gap)\b|[\"“?]",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![0-9,.£])(?:19|20)[0-9]{2}(?![0-9])")
_JOINT = re.compile(r"[,;:–—(] ?| - |\b(?:and|but|while|whereas|though|although)\b(?! (?:their|its|his|her)\b)")
_OWN_WORDS = stems_in(
    "gap difference leaving leave has have to must close closed needs still there is remain large wide significant stark marked between the them these two both groups group other represents this that gives"
)
# whose gap it is need not be said where all others are named
_PEERS = re.compile(r"\b(?:peers|all|others|other|national\w*|England|compared|against|non-disadvantaged)\b")
_PAIR, _LONGEST = 2, 400


def gaps_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every gap in points that stands beside the only two shares it can be between.

    Examples:
        >>> text = "Of girls 61% reached the standard and of boys 45%, a gap of 16 percentage points."
        >>> [each.taken for each in gaps_in([Passage(text=text)])]
        [('45% and 61% as the two shares', '16 as the gap between them')]
    """
    for passage in passages:
        text = passage.text
        if passage.kind is PassageKind.TABLE or len(text) >= LONGEST_PASSAGE or not _GAP.search(text):
            continue
        quantities = [*quantities_in(text)]
        plain = masked(text)
        before: tuple[int, int] | None = None
        for span in sentence_spans(text, longest=_LONGEST):
            for gap in quantities:
                if span[0] <= gap.start < span[1] and gap.unit in ("point", "%"):
                    yield from _found(passage, plain, quantities, gap, (before, span))
            before = span


def _found(
    passage: Passage,
    plain: str,
    quantities: Sequence[Quantity],
    gap: Quantity,
    spans: tuple[tuple[int, int] | None, tuple[int, int]],
) -> Iterator[FoundClaim]:
    before, span = spans
    moved = _MOVED.search(plain, span[0], gap.start)
    said = moved or _BEFORE.search(plain, span[0], gap.start)
    if said is None and (gap.unit == "%" or not _AFTER.match(plain, gap.end)):
        return
    first = said.start() if said is not None else gap.start
    pair, start = _shares(quantities, span, first if moved else gap.start, gap.end), span[0]
    if not pair and before is not None:
        pair, start = _shares(quantities, before, before[1], before[1]), before[0]
    if len(pair) != _PAIR or not all(_is_level(plain, each) for each in pair):
        return
    if _is_of_others(passage.text, plain, gap, said, window=(start, *span), pair=pair):
        return
    low, high = sorted(pair, key=lambda each: each.value)
    size = gap.text.rstrip("%")
    taken = f"{low.text} and {high.text} as the two shares", f"{size} as the gap between them"
    claim = DifferenceClaim(earlier=low.stated, later=high.stated, difference=f"{size}%")
    quote = passage.text[min(first, pair[0].start) : max(gap.end, pair[1].end)]
    yield from found_in(passage, (gap.start, gap.end), claim, *taken, quote=quote)


def _is_of_others(
    text: str,
    plain: str,
    gap: Quantity,
    said: re.Match[str] | None,
    *,
    window: tuple[int, int, int],
    pair: Sequence[Quantity],
) -> bool:
    """Whether the words of a gap name another time, place or group than those of the two shares, or leave a doubt."""
    start, opens, end = window
    first = said.start() if said is not None else gap.start
    is_moved = said is not None and said.re is _MOVED
    clause = _clause(plain, (opens, end), (first, gap.end), pair)
    known = (f"{plain[start:first]} {plain[gap.end : end]}" if start == opens else plain[start:opens]).replace(
        plain[slice(*clause)], ""
    )
    is_inside = said is not None and said.start() <= pair[0].start < gap.start  # between girls (61%) and boys (45%)
    between = "" if said is None or is_inside or is_moved else said["between"] or ""
    of = plain[clause[0] : first] + between + plain[gap.end : clause[1]]
    rest = f"{plain[start:first]} {plain[gap.end : end]}" if is_moved else plain[start:end]
    years = [
        {*_YEAR.findall(part)}
        for part in ((text[start:first], text[gap.end : end]) if is_moved else (text[start:end],))
    ]
    is_another_year = len(years[0]) > 1 or years[-1] - years[0]
    known += " attainment" * bool(_PEERS.search(known))
    own = stems_in(moved_wordings.DATE.sub(" ", of)) - _OWN_WORDS - moved_wordings.GENERIC - stems_in(known)
    return bool(own or is_another_year or _DOUBT.search(rest.replace(plain[slice(*clause)], of)))


def _shares(quantities: Sequence[Quantity], span: tuple[int, int], start: int, end: int) -> list[Quantity]:
    """The percentages of a sentence but those of the gap itself."""
    inside = [each for each in quantities if span[0] <= each.start < span[1] and each.unit == "%"]
    return [each for each in inside if not start <= each.start < end]


def _is_level(plain: str, share: Quantity) -> bool:
    before, after = plain[max(share.start - 40, 0) : share.start], plain[share.end : share.end + 24]
    return not (moved_wordings.STEP_BEFORE.search(before) or moved_wordings.STEP_AFTER.match(after))


def _clause(plain: str, span: tuple[int, int], gap: tuple[int, int], pair: Sequence[Quantity]) -> tuple[int, int]:
    """The words of the gap alone: back and on to the next mark, conjunction or share."""
    marks = [match.span() for match in _JOINT.finditer(plain, *span)] + [(each.start, each.end) for each in pair]
    start = max([span[0], *(stop for _, stop in marks if stop <= gap[0])])
    return start, min([span[1], *(begin for begin, _ in marks if begin >= gap[1])])
