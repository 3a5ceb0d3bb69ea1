"""One place beside its comparators, from one time to another: "above both in all years: from 96% to 93%, compared with 92% to 91% for …".

The figures stand in one sentence: ours at the first and the last time, then those of each of the others. What is said of them
is that ours lay on one side all along, came from the highest or the lowest, or moved by more or less than the others did.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from safeguarding.figures.claims import check
from safeguarding.figures.policies import CHARITABLE
from safeguarding.figures.prose.direction_phrases import direction_claim
from safeguarding.figures.prose.found import FoundClaim, fragment, marked
from safeguarding.figures.prose.main_figures import sentence_spans
from safeguarding.figures.prose.masks import LONGEST_PASSAGE
from safeguarding.figures.prose.moved_wordings import GENERIC
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.quantities import Quantity, quantities_in
from safeguarding.figures.prose.things import stems_in
from safeguarding.figures.stated import Stated
from safeguarding.figures.words import Direction
from safeguarding.records import Record

_OTHERS = r"(?:(?:both|all|each) (?:of )?)?(?:its|the|their|our) (?:comparators|others|peers|neighbours)"
_PLACE = r"(?P<place>[A-Z][a-z]+|[Oo]ur)(?:[’']s)?(?: (?!and\b|but\b)[a-z]+){0,6}?"
# has been above its comparators for all years
_ALL_ALONG = re.compile(
    rf"{_PLACE} (?:is|are|has been|have been|was|were)(?: consistently)? (?P<side>above|below|higher than|lower than) {_OTHERS} (?:for|in|across|throughout|over) (?:all|every|each|the whole|the entire)(?: of)?(?: the)?(?: [0-9]+)? (?:years?|periods?|time)\b(?P<rest>[^.;]*)"
)
# going from the highest amongst its comparators to the lowest
_FROM_RANK = re.compile(
    rf"{_PLACE} [^.;]{{0,80}}?(?:going|moving|has gone|has moved) from the (?P<first>highest|lowest) (?:amongst|among|of) {_OTHERS}(?: to the (?P<last>highest|lowest))?"
)
# the increase is less than the others, going from 71% to 72% compared to 67% to 70% for …
_STEP = re.compile(
    r"\b(?:increase|decrease|rise|fall|reduction|drop|change|growth) (?:is|was|has been) (?:(?P<more>more|greater|larger|bigger|higher)|less|smaller|lower) than (?:the others?|(?:its|their|our|both|all) (?:others|comparators))\b"
)
_EXCEPT = re.compile(r"\b(?:except\w*|apart|but for|until|since|other than|excluding|bar)\b")
_TO, _COMPARED = re.compile(r"\bto\b"), re.compile(r"\b(?:compared (?:with|to)|against|versus)\b")
_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}(?=\b)")
_LATEST = re.compile(r"\b(?:latest|most recent|current)\b")
_OWNERS = GENERIC | stems_in(
    "average similar authorities authority england national value region statistical neighbours comparators local all"
)
_LONGEST, _TWICE, _FEWEST = 600, 2, 4


@attrs.frozen
class _Times(Record):
    """Figures of ours at the first and the last time, and those of each of the others; where they stand."""

    own: tuple[Quantity, ...]
    others: Sequence[tuple[Quantity, ...]]
    span: tuple[int, int]


def standings_over_time_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every claim of how a place stood among others from one time to another, beside their figures.

    Examples:
        >>> text = "Ash has been above its comparators for all years. Ash has gone from 9% in 2016 to 6%, compared with 5% to 7% for others."
        >>> [each.taken for each in standings_over_time_in([Passage(text=text)])]
        [('6% as ours', '7% as that of others', '“above” all along')]
    """
    for passage in passages:
        text = passage.text
        if passage.kind is PassageKind.TABLE or len(text) >= LONGEST_PASSAGE or not _COMPARED.search(text):
            continue
        quantities = [*quantities_in(text)]
        spans = [*sentence_spans(text, longest=_LONGEST)]
        for at, (start, end) in enumerate(spans):
            along, rank, step = (each.search(text, start, end) for each in (_ALL_ALONG, _FROM_RANK, _STEP))
            if along is not None and (not _EXCEPT.search(along["rest"]) or _YEAR.search(along["rest"])):
                times = _first_times(text, quantities, spans[at:], along["place"])
                yield from () if times is None else _all_along(passage, times, along)
            elif step is not None:
                times = _times(text, quantities, (step.end(), end))
                yield from () if times is None else _steps(passage, times, step)
            elif rank is not None:
                yield from _ranks(passage, quantities, spans[at + 1 :], rank)


def _times(text: str, quantities: Sequence[Quantity], span: tuple[int, int]) -> _Times | None:
    """So much to so much, compared with so much to so much for one and so much and so much for another."""
    inside = [each for each in quantities if span[0] <= each.start < span[1]]
    if len(inside) < _FEWEST or len(inside) % _TWICE or len({each.unit for each in inside}) != 1:
        return None
    pairs = [*zip(inside[::2], inside[1::2], strict=True)]
    between = [text[one.end : other.start] for one, other in pairs]
    apart = text[inside[1].end : inside[2].start]
    is_told = _TO.search(between[0]) and _COMPARED.search(apart) and not any(_COMPARED.search(each) for each in between)
    return _Times(pairs[0], pairs[1:], (inside[0].start, inside[-1].end)) if is_told else None


def _first_times(
    text: str, quantities: Sequence[Quantity], spans: Sequence[tuple[int, int]], place: str
) -> _Times | None:
    """Those of the first of some sentences that tells them of a place."""
    for start, end in spans:
        if re.match(rf"(?:{place})\b[^.;0-9]{{0,80}} (?:from|at) ", text[start:end]):
            return None if _is_of_another(text, start, end) else _times(text, quantities, (start, end))
    return None


def _is_of_another(text: str, start: int, end: int) -> bool:
    """Whether a sentence of figures names what had not been named: they are of something else."""
    told = re.sub(r"[’']s\b", "", text[start].casefold() + text[start + 1 : end])
    return bool(stems_in(re.sub(r"\b[A-Z][a-z]+", " ", told)) - stems_in(text[:start]) - _OWNERS)


def _all_along(passage: Passage, times: _Times, said: re.Match[str]) -> Iterator[FoundClaim]:
    way = Direction.UP if said["side"] in ("above", "higher than") else Direction.DOWN
    # "for all years except 2014/15": not those, and not what has no year
    left_out = {*_YEAR.findall(said["rest"])} if _EXCEPT.search(said["rest"]) else set()
    for other in times.others:
        for ours, theirs in zip(times.own, other, strict=True):
            year = re.match(r"[^.;0-9]{0,12}(?P<year>(?:19|20)[0-9]{2})", passage.text[ours.end :])
            if left_out and (year is None or year["year"] in left_out):
                continue
            yield from _found(passage, times.span, (ours, theirs), way, f"“{said['side']}” all along")


def _steps(passage: Passage, times: _Times, said: re.Match[str]) -> Iterator[FoundClaim]:
    """Moved by less than the others: each step is larger than ours by more than the rounding of both."""
    own = abs(times.own[1].value - times.own[0].value)
    nearest = 10 ** -max(each.stated.places for each in times.own)
    place = passage.place_of(said.start())
    for one, other in times.others:
        step = abs(other.value - one.value)
        is_wrong = own - step > _TWICE * nearest if not said["more"] else step - own > _TWICE * nearest
        way = Direction.UP if said["more"] else Direction.DOWN
        figures = [Stated(f"{float(each):.2f}".rstrip("0").rstrip(".")) for each in (step, own)]
        claim = direction_claim(figures[0], figures[1], way, str(place))
        if is_wrong and claim is not None:
            yield FoundClaim(
                claim=claim,
                place=place,
                quote=fragment(said[0]),
                taken=(f"{figures[1]} as our step", f"{figures[0]} as that of others"),
                sentence=marked(passage.text, (said.start(), times.span[1])),
            )


def _ranks(
    passage: Passage, quantities: Sequence[Quantity], spans: Sequence[tuple[int, int]], said: re.Match[str]
) -> Iterator[FoundClaim]:
    """The highest at first, in the sentence of that year; the lowest at last, in that of the latest figures."""
    for start, end in spans:
        text = passage.text[start:end]
        inside = [each for each in quantities if start <= each.start < end]
        is_last = _LATEST.search(text) is not None
        rank = said["last"] if is_last else said["first"] if re.match(r"In (?:19|20)[0-9]{2}", text) else None
        owner = re.search(rf"\b(?:{said['place']})\b", text)
        if (
            rank is None
            or owner is None
            or _is_of_another(passage.text, start, end)
            or len(inside) != _FEWEST - 1
            or len({each.unit for each in inside}) != 1
        ):
            continue
        is_first = start + owner.start() < inside[0].start or re.match(
            rf" (?:for|in) {said['place']}\b", passage.text[inside[0].end :]
        )
        way = Direction.UP if rank == "highest" else Direction.DOWN
        for theirs in inside[1:] if is_first else ():
            yield from _found(passage, (start, end), (inside[0], theirs), way, f"“{rank}” of them all")


def _found(
    passage: Passage, span: tuple[int, int], pair: tuple[Quantity, Quantity], way: Direction, said: str
) -> Iterator[FoundClaim]:
    ours, theirs = pair
    place = passage.place_of(ours.start)
    claim = None if ours.value == theirs.value else direction_claim(theirs.stated, ours.stated, way, str(place))
    if claim is not None and check(claim, CHARITABLE).is_inconsistent:
        yield FoundClaim(
            claim=claim,
            place=place,
            quote=fragment(passage.text[slice(*span)]),
            taken=(f"{ours.text} as ours", f"{theirs.text} as that of others", said),
            sentence=marked(passage.text, span),
        )
