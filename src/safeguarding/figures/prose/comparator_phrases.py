"""A place among those it is compared with, in all years: "below its comparators for all years except 2014/15", "the highest of them".

The sentences that follow give its figure and theirs, at one time or at two; each must lie as was said, but at the times left
out. Several that lie on one side of an average, "at 2.4% and 2.9% respectively", are read here too.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

import attrs

from safeguarding.figures.prose.beside_wordings import TO_REFERENCE
from safeguarding.figures.prose.direction_phrases import direction_claim
from safeguarding.figures.prose.found import FoundClaim, found_in
from safeguarding.figures.prose.main_figures import sentence_spans
from safeguarding.figures.prose.masks import LONGEST_PASSAGE, masked
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.quantities import Quantity, quantities_in
from safeguarding.figures.prose.rank_wordings import is_exact
from safeguarding.figures.words import Direction
from safeguarding.records import Record

_LONGEST, _LATEST = 600, "latest"
_YEAR = r"(?:19|20)[0-9]{2}(?:[/–-][0-9]{2,4})?"
_SIDE = r"(?:(?P<up>above|higher than)|(?P<down>below|lower than)) (?:both )?(?:of )?(?:its|their|the) comparators"
_FIRST = r"the (?:(?P<highest>highest)|(?P<lowest>lowest))(?: [a-z]+)? (?:of|among|amongst) (?:all )?(?:its|their|the) comparators"
# has been below its comparators for all years except 2014/15 and 2018/19
_ALWAYS = re.compile(
    rf"(?P<but>\bApart from (?P<years>{_YEAR}(?: and {_YEAR})?), )?(?P<through>\b[Tt]hroughout the (?:period|years)(?: shown)?,? )?[^.;:0-9,]{{2,60}}? (?:has|have|had|was|were)(?: been| had)?(?: (?P<steadily>consistently|always))? (?:{_SIDE}|{_FIRST})"
    rf"(?P<all> (?:for|in|across) (?:all|every|each)(?: of)?(?: the)? (?:years?|periods?|quarters?)(?: shown)?| throughout(?: the [a-z]+)?)?(?: (?:except|apart from|but)(?: for| in| from)? (?P<years2>{_YEAR}(?: and {_YEAR})?))?(?P<some> in [0-9]+ of the [0-9]+ (?:years|periods)(?: shown)? \((?P<only>{_YEAR}(?:(?:, | and ){_YEAR}){{0,11}})\))?(?P<next>[^.;]{{0,12}})"
)
_FROM_FIRST_TO_LAST = re.compile(
    r"going from the (?P<start>highest|lowest) (?:of|among|amongst) (?:its|their|the) comparators to the (?P<end>highest|lowest)"
)
_UNTIL = re.compile(
    r"[^.;]*\b(?:except|apart|bar|with the|but (?:for|in|the last|one)|until|up to|before|since|first|most|some|nearly|almost|mostly|generally)\b"
)
# from 96.1% in 2016/17 to 93%; 92.4% to 91.7% for; 85% in 2017/18 to 91%
_TO = re.compile(rf" ?(?:in {_YEAR} )?(?:to|and) (?:(?:just|only) )?")
_PAIRED = re.compile(r"\b(?:gone|went|going|goes) from \Z")
# 6.1% compared with 6% for the national average and 4.3% for; 3.9% for Kent, 4.5% for the average and 5.4% for
_NOW = re.compile(rf"(?:In (?P<year>{_YEAR})|(?P<latest>The latest)|[Ii]n the latest)\b")
_JOINT = re.compile(
    r"(?: (?:for|in|of|at) [A-Z][a-z]+(?: [A-Z][a-z]+)?| for the (?:town|county|borough|city|district|area))?,? (?:compared (?:with|to) )?|(?: for| in)? (?:the )?(?:[A-Za-z’']+ ){1,5}and "
)
_OTHERS = re.compile(
    r"\b(?:boys|girls|males?|females?|aged|least|most deprived|quintile|sickness|gap|difference|target|not|points?|however|since then)\b",
    re.IGNORECASE,
)
# lower than the national average of 4.7%, at 2.4% and 9.2% respectively
_THAN = re.compile(r"\b(?:(?P<up>(?:higher|greater) than|above)|(?P<down>lower than|below)) (?=the )", re.IGNORECASE)
_AT, _AND = re.compile(r"\)?,? at "), re.compile(r" and ")
_CLOSED = re.compile(r",? respectively\b|(?=[.;]|\Z)")
_LEVEL_DOUBT = re.compile(
    r"(?:\A|[.,;] )(?:more|fewer|most|many|some|several|few)\b|\b(?:not|never|if|would|could|may|might|target|threshold|perform\w*)\b",
    re.IGNORECASE,
)


@attrs.frozen
class _Standing(Record):
    """How a place stands among the others: on which side, and at which times; none named for all of them."""

    way: Direction
    start: int
    end: int
    only: frozenset[str] = frozenset()
    but: frozenset[str] = frozenset()

    def holds_at(self, year: str) -> bool:
        """Whether it is said of a time; of one that is not known only where it is said of all."""
        if self.only or self.but:
            return bool(year) and (year in self.only if self.only else year not in self.but)
        return True


def comparators_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every figure that is said to lie on one side of those of its comparators, or of an average.

    Examples:
        >>> text = "Rates in Alder and Birch were above the England average of 12%, at 14% and 10% respectively."
        >>> [each.taken for each in comparators_in([Passage(text=text)])]
        [('14% as the figure', '12% as what it is set beside'), ('10% as the figure', '12% as what it is set beside')]
    """
    for passage in passages:
        text = passage.text
        if passage.kind is PassageKind.TABLE or len(text) >= LONGEST_PASSAGE:
            continue
        if "comparators" in text:
            yield from _among_comparators(passage)
        if re.search(r"\bat [0-9]", text):
            yield from _beside_average(passage)


def _among_comparators(passage: Passage) -> Iterator[FoundClaim]:
    text = passage.text
    standings, ends = [*_standings(text)], [*_ends(text)]
    if len(standings) + len(ends) != 1:
        return
    quantities, years = [*quantities_in(text)], sorted(re.findall(_YEAR, text)) or [""]
    after = (standings or [ends[0][0]])[0].end
    for span in sentence_spans(text, longest=_LONGEST):
        if span[1] <= after or _OTHERS.search(text, max(span[0], after), span[1]):
            continue
        inside = [each for each in quantities if max(span[0], after) <= each.start < span[1]]
        for year, figures in _at_times(text, span, inside):
            first, last = years[:1], [_LATEST, *(years[-1:] if years[0] != years[-1] else ())]
            said = standings or [each for each, when in zip(ends[0], (first, last), strict=True) if year in when]
            if said and said[0].holds_at(years[-1] if year == _LATEST else year):
                for other in figures[1:]:
                    yield from _found(passage, figures[0], other, said[0].way)


def _standings(text: str) -> Iterator[_Standing]:
    for match in _ALWAYS.finditer(text):
        said = match.groupdict()
        is_always = said["all"] or said["through"] or said["steadily"] or said["some"]
        if not is_always or _UNTIL.match(said["next"]):
            continue
        way = Direction.UP if said["up"] or said["highest"] else Direction.DOWN
        years = [
            frozenset(re.findall(_YEAR, each or "")) for each in (said["only"], f"{said['years']} {said['years2']}")
        ]
        yield _Standing(way, *match.span(), only=years[0], but=years[1])


def _ends(text: str) -> Iterator[tuple[_Standing, _Standing]]:
    for match in _FROM_FIRST_TO_LAST.finditer(text):
        ways = [Direction.UP if match[name] == "highest" else Direction.DOWN for name in ("start", "end")]
        yield _Standing(ways[0], *match.span()), _Standing(ways[1], *match.span())


def _at_times(text: str, span: tuple[int, int], inside: Sequence[Quantity]) -> Iterator[tuple[str, Sequence[Quantity]]]:
    """Our figure and those of the others, at each time that a sentence gives; the latest is the last that is named."""
    if len({each.unit for each in inside}) != 1 or not inside[0].unit:
        return
    lead = text[max(span[0], inside[0].start - 20) : inside[0].start]
    pairs = [*zip(inside[::2], inside[1::2], strict=False)]
    if _PAIRED.search(lead) and len(inside) in (4, 6):
        if all(_TO.fullmatch(text, one.end, other.start) and is_exact(text, other) for one, other in pairs):
            years = re.findall(_YEAR, text[inside[0].start : inside[2].start])
            yield (years[0] if years else ""), [each[0] for each in pairs]
            yield (
                (years[1] if len(years) > 1 else max(re.findall(_YEAR, text), default="")),
                [each[1] for each in pairs],
            )
        return
    now = _NOW.match(text, span[0])
    joints = (_JOINT.fullmatch(text, one.end, other.start) for one, other in itertools.pairwise(inside))
    if now is not None and len(inside) in (2, 3) and all(joints) and all(is_exact(text, each) for each in inside):
        own = re.findall(_YEAR, text[span[0] : inside[0].start])
        yield (own[0] if own else _LATEST), inside


def _beside_average(passage: Passage) -> Iterator[FoundClaim]:
    text = passage.text
    plain, quantities = masked(text), [*quantities_in(text)]
    for word in _THAN.finditer(plain):
        after = [each for each in quantities if each.start >= word.end()][:3]
        if len(after) < 2 or not TO_REFERENCE.fullmatch(text, word.end() - 1, after[0].start):  # noqa: PLR2004
            continue
        ours = [after[1]] if _AT.fullmatch(text, after[0].end, after[1].start) else []
        if ours and len(after) > 2 and _AND.fullmatch(text, after[1].end, after[2].start):  # noqa: PLR2004
            ours.append(after[2])
        lead = text[max(word.start() - 160, 0) : word.start()].rsplit(". ", 1)[-1]
        is_plain = ours and _CLOSED.match(text, ours[-1].end) and not _LEVEL_DOUBT.search(lead)
        if (
            is_plain
            and len({each.unit for each in (after[0], *ours)}) == 1
            and all(is_exact(text, each) for each in ours)
        ):
            for each in ours:
                yield from _found(passage, each, after[0], Direction.UP if word["up"] else Direction.DOWN)


def _found(passage: Passage, ours: Quantity, other: Quantity, way: Direction) -> Iterator[FoundClaim]:
    span = min(ours.start, other.start), max(ours.end, other.end)
    claim = None if ours.value == other.value else direction_claim(other.stated, ours.stated, way)
    yield from found_in(passage, span, claim, f"{ours.text} as the figure", f"{other.text} as what it is set beside")
