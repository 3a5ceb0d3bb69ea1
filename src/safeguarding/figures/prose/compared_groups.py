"""Two groups or places, each with its figure, of which one is said to have more: "boys (14%) were more likely than girls (12%)".

Each figure stands with its name, or both stand at the end, "14% compared with 12%". An average said to lie within a range is
read here too. Another measure, another time or a doubt between them, and nothing is said.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from safeguarding.figures.prose.direction_phrases import direction_claim
from safeguarding.figures.prose.found import FoundClaim, found_in
from safeguarding.figures.prose.main_figures import sentence_spans
from safeguarding.figures.prose.masks import LONGEST_PASSAGE, masked
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.quantities import Quantity, quantities_in
from safeguarding.figures.prose.rank_wordings import is_exact
from safeguarding.figures.words import Direction

_LONGEST = 420
_STOP = r"and|likely|more|less|fewer|higher|lower|but|while|whilst|whereas|who|which|where|when|because|than|last|previous\w*|fell|rose|not|target|expected|xxxx"
_NAME = rf"(?:(?!(?:{_STOP})\b)[A-Za-z][A-Za-z’'-]{{0,24}} )"
_WAY = r"(?:(?P<up>more|higher|greater|larger|above)|(?P<down>fewer|lower|smaller|less|below))"
# boys (14%) were more likely than girls (12%); Alder, at 14%, is above both Birch (12%) and England (13%)
_BETWEEN = re.compile(
    rf"\)?,? (?:(?:the (?:rate|figure) )?(?:is|was|are|were) )(?:slightly |much |significantly |considerably |notably )?(?:{_WAY} likely (?:to (?:{_NAME}|and ){{1,12}}?)?than |(?:(?P<up2>higher than|above)|(?P<down2>lower than|below)) (?:both )?(?:(?:that|those) (?:of|in|for) |in )?)(?:the )?{_NAME}{{1,5}}\(",
    re.IGNORECASE,
)
_AND = re.compile(rf"\) and (?:the |in )?{_NAME}{{1,5}}\(", re.IGNORECASE)
# at 14%, the rate is higher than that of Birch (12%)
_AT_FIRST = re.compile(r"(?:\A|[.;] )At \Z")
# boys were more likely to be excluded than girls (14% compared with 12%)
_LIKELIER = re.compile(
    rf"\b(?:was|is|were|are) (?:slightly |much |significantly |considerably |also )?{_WAY} likely to {_NAME}{{1,9}}?than {_NAME}{{0,12}}?(?:[a-z]+: |[a-z]+,? at |\()\Z",
    re.IGNORECASE,
)
_COMPARED = re.compile(r" (?:compared (?:with|to)|against|versus|and) ")
_CLOSED = re.compile(
    r"\)(?:[.,;]| [+] | (?:and|but|to|were|was|are|is|had|have|has|passed|pupils|replied|or)\b|\Z)|[.](?: |\Z)|\Z| respectively\b"
)
_DOUBT = re.compile(
    r"\b(?:not|n[’']t|never|if|would|should|could|may|might|expected|hop\w+|target|than (?:it|they) (?:was|were)|last year|average pupil|(?:rise|increase|fall|change|gap|difference|drop)s?|timel\w+|cost|numbers?|counts?)\b",
    re.IGNORECASE,
)
_AVERAGE = re.compile(r"\b(?:average|mean|median)(?: [a-z]+){0,4} (?:is|was|of) \Z", re.IGNORECASE)
_RANGING = re.compile(r",? (?:and |with )?(?:ranging|ranged|ranges|varying|a range) from ")
_TO = re.compile(r"(?: (?:in|for|at) [A-Z][A-Za-z]+)? to ")
_STEP = re.compile(r"\b(?:rise|increase|fall|change|gap|difference|drop|reduction|decrease|growth)s?\b", re.IGNORECASE)
_RANGE_ENDS = re.compile(r"(?: (?:in|for|at) [A-Z][A-Za-z]+)?[.;](?: |\Z)|\Z")


def compared_groups_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every pair of groups or places whose figures are said to lie one above the other.

    Examples:
        >>> text = "Boys (14%) were more likely than girls (12%) to be excluded."
        >>> [each.taken for each in compared_groups_in([Passage(text=text)])]
        [('14% as the larger', '12% as the smaller')]
    """
    for passage in passages:
        text = passage.text
        if passage.kind is PassageKind.TABLE or len(text) >= LONGEST_PASSAGE:
            continue
        quantities = [*quantities_in(text)]
        plain = masked(text) if len(quantities) > 1 else ""
        for start, end in sentence_spans(plain, longest=_LONGEST):
            inside = [each for each in quantities if start <= each.start < end]
            if len(inside) > 1 and not _DOUBT.search(plain, start, end):
                yield from _pairs(passage, plain, (start, end), inside)
            yield from _average(passage, plain, start, inside)


def _pairs(passage: Passage, plain: str, span: tuple[int, int], inside: Sequence[Quantity]) -> Iterator[FoundClaim]:
    for at, (one, other) in enumerate(itertools.pairwise(inside)):
        way = _way(plain, span[0], one, other)
        if way is None or one.unit != other.unit or not (is_exact(plain, one) and is_exact(plain, other)):
            continue
        others = [other]
        if at + 2 < len(inside) and _AND.fullmatch(plain, other.end, inside[at + 2].start):
            others.append(inside[at + 2])
        if _CLOSED.match(plain, others[-1].end) and len({each.unit for each in others}) == 1:
            for each in others:
                yield from _found(passage, (one, each), way)


def _way(plain: str, start: int, one: Quantity, other: Quantity) -> Direction | None:
    """On which side of another a figure is said to lie; None where the words do not plainly compare them."""
    lead, between = plain[start : one.start], plain[one.end : other.start]
    match = _BETWEEN.fullmatch(between)
    if match is not None and (lead.endswith(("(", ", at ")) or _AT_FIRST.search(lead)):
        return Direction.UP if match["up"] or match["up2"] else Direction.DOWN
    both = _LIKELIER.search(lead) if _COMPARED.fullmatch(between) else None
    return None if both is None else Direction.UP if both["up"] else Direction.DOWN


def _average(passage: Passage, plain: str, start: int, inside: Sequence[Quantity]) -> Iterator[FoundClaim]:
    """An average and the range that it must lie within."""
    for average, low, high in zip(inside, inside[1:], inside[2:], strict=False):
        lead = plain[start : average.start]
        is_range = _RANGING.fullmatch(plain, average.end, low.start) and _TO.fullmatch(plain, low.end, high.start)
        if not is_range or not _AVERAGE.search(lead) or _STEP.search(lead) or not _RANGE_ENDS.match(plain, high.end):
            continue
        ends = sorted((low, high), key=lambda each: each.value)
        if len({each.unit for each in (average, low, high)}) == 1:
            yield from _found(passage, (average, ends[0]), Direction.UP)
            yield from _found(passage, (average, ends[1]), Direction.DOWN)


def _found(passage: Passage, pair: tuple[Quantity, Quantity], way: Direction) -> Iterator[FoundClaim]:
    ours, other = pair
    span = min(ours.start, other.start), max(ours.end, other.end)
    claim = None if ours.value == other.value else direction_claim(other.stated, ours.stated, way)
    names = ("larger", "smaller") if way is Direction.UP else ("smaller", "larger")
    yield from found_in(passage, span, claim, f"{ours.text} as the {names[0]}", f"{other.text} as the {names[1]}")
