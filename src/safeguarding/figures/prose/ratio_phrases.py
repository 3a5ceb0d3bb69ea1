"""One group beside another in times: "six times higher than the rate for others (0.06%)", "twice as likely: 10.2% compared with 5.1%".

Two figures in one unit, ours first, stand behind the words, on either side of them, or alone in the next sentence, which may name
nothing new. "Six times" stands for its neighbourhood, since it may be six times more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from safeguarding.figures.claims import check
from safeguarding.figures.policies import CHARITABLE
from safeguarding.figures.prose import moved_wordings, paired_wordings
from safeguarding.figures.prose.found import FoundClaim, fragment, marked
from safeguarding.figures.prose.main_figures import sentence_spans
from safeguarding.figures.prose.masks import LONGEST_PASSAGE, masked
from safeguarding.figures.prose.paired_steps import StatedStep, claim_of_step
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.quantities import Quantity, quantities_in
from safeguarding.figures.prose.things import stems_in
from safeguarding.figures.words import Direction

_COMPARED = r"(?:compared (?:with|to)|against|as against|versus|as opposed to)"
_AND = re.compile(rf"(?: [a-z]+){{0,6}},? (?:{_COMPARED}|(?P<and>and)) (?:just |only )?", re.IGNORECASE)
_RESPECTIVELY = re.compile(r"[^.;0-9]{0,30}\brespectively\b")
# than the rate for pupils without (0.06%)
_THAN = re.compile(r"(?: as)?(?: [a-zA-Z’'-]+){1,14}(?:,? at| \(at| \(|,? of|,? which (?:is|was)|:) ?")
_IS = re.compile(
    r"(?:\)|,| –| -|[^.;,()0-9–]{0,80}(?:,| –| -)?)(?: (?:which|this|and|it))?(?: (?:is|was|or))?(?: [a-z]+ly)? ?",
    re.IGNORECASE,
)
_POINTING = re.compile(r"(?:This|That|It)(?: (?:figure|rate|proportion|number))? (?:is|was)(?: [a-z]+ly)? ?\Z")
_ANOTHER, _PART = (
    re.compile(r"\b(?:and|but|while|who|whose|though)\b"),
    re.compile(r"(?:\A|[,;] )(?:of|in)(?: the| all| our)? \Z", re.IGNORECASE),
)
_DOUBT = re.compile(
    r"\b(?:if|would|should|could|might|will|not|never|expected|forecast|target\w*|since|ago|previous\w*|last|before|earlier|budget\w*|adjust\w*|weighted|between|up to|each|per year|a year|or more)\b|[?“\"]",
    re.IGNORECASE,
)
_LONGEST, _BOTH = 400, 2


def ratios_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every figure that is said to be so many times that of others.

    Examples:
        >>> text = "The rate was 0.53 per cent. This was nine times higher than the rate for others (0.06 per cent)."
        >>> [each.taken for each in ratios_in([Passage(text=text)])]
        [('0.53% as the figure', '0.06% as what it is a multiple of', '“nine times higher” between them')]
    """
    for passage in passages:
        text = passage.text
        if passage.kind is PassageKind.TABLE or len(text) >= LONGEST_PASSAGE or not paired_wordings.TIMES.search(text):
            continue
        plain = masked(text)
        quantities = [*quantities_in(text)]
        spans = [*sentence_spans(plain, longest=_LONGEST)]
        for at, span in enumerate(spans):
            for match in paired_wordings.TIMES.finditer(plain, *span):
                if match["word"]:
                    continue  # "doubled": in time
                before = spans[at - 1] if at else None
                after = spans[at + 1] if at + 1 < len(spans) else None
                pair = _pair(plain, quantities, match, span, (before, after))
                if pair is not None:
                    yield from _found(passage, match, pair)


def _pair(
    plain: str,
    quantities: Sequence[Quantity],
    match: re.Match[str],
    span: tuple[int, int],
    beside: tuple[tuple[int, int] | None, tuple[int, int] | None],
) -> tuple[Quantity, Quantity] | None:
    """Ours and that of the others; None where the words may mean others."""
    own = [
        each for each in quantities if span[0] <= each.start < span[1] and not match.start() <= each.start < match.end()
    ]
    told, rest = (
        [each for each in own if each.end <= match.start()],
        [each for each in own if each.start >= match.end()],
    )
    before, after = beside
    if _DOUBT.search(plain[slice(*span)]):
        return None
    if not told and len(rest) == _BOTH:
        return (rest[0], rest[1]) if _are_told(plain, match, rest) else None
    if not own and after is not None:
        return _of_the_next(plain, quantities, span, after)
    is_part = told and _PART.search(plain[span[0] : told[0].start])
    if is_part or len(rest) != 1 or not _THAN.fullmatch(plain, match.end(), rest[0].start):
        return None
    if not told and before is not None and _POINTING.fullmatch(plain[span[0] : match.start()]):
        told = [each for each in quantities if before[0] <= each.start < before[1]]
    elif not told or not _IS.fullmatch(plain, told[0].end, match.start()):
        return None
    return (told[0], rest[0]) if len(told) == 1 else None


def _are_told(plain: str, match: re.Match[str], pair: Sequence[Quantity]) -> bool:
    """Whether two figures behind the words are of the two groups: compared with one another, or "respectively"."""
    joint = _AND.fullmatch(plain, pair[0].end, pair[1].start)
    is_other = _ANOTHER.search(plain, match.end(), pair[0].start)
    return (
        joint is not None and not is_other and (not joint["and"] or _RESPECTIVELY.match(plain, pair[1].end) is not None)
    )


def _of_the_next(
    plain: str, quantities: Sequence[Quantity], span: tuple[int, int], after: tuple[int, int]
) -> tuple[Quantity, Quantity] | None:
    """The only two figures of the next sentence, where it compares them and names nothing new."""
    theirs = [each for each in quantities if after[0] <= each.start < after[1]]
    words = plain[slice(*after)]
    is_new = stems_in(words) - stems_in(plain[slice(*span)]) - moved_wordings.GENERIC
    if len(theirs) != _BOTH or is_new or _DOUBT.search(words):
        return None
    return (theirs[0], theirs[1]) if re.search(_COMPARED, plain[theirs[0].end : theirs[1].start]) else None


def _found(passage: Passage, match: re.Match[str], pair: tuple[Quantity, Quantity]) -> Iterator[FoundClaim]:
    ours, theirs = pair
    place = passage.place_of(match.start())
    if ours.unit != theirs.unit or ours.unit == "point":
        return
    claim = claim_of_step(StatedStep(*match.span(), Direction.UP, said=match), theirs, ours, where=str(place))
    if claim is not None and check(claim, CHARITABLE).is_inconsistent:
        start, end = min(ours.start, match.start()), max(theirs.end, match.end())
        yield FoundClaim(
            claim=claim,
            place=place,
            quote=fragment(passage.text[start:end]),
            taken=(
                f"{ours.text} as the figure",
                f"{theirs.text} as what it is a multiple of",
                f"“{match[0].strip()}” between them",
            ),
            sentence=marked(passage.text, (start, end)),
        )
