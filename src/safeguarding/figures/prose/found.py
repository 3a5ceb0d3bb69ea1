"""A claim found in a document, with what each of its numbers was taken for."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from safeguarding.figures.claims import Claim, check
from safeguarding.figures.policies import CheckingPolicy
from safeguarding.figures.prose.passages import Passage, TextPlace
from safeguarding.figures.verdicts import Verdict
from safeguarding.records import NoTruthValue, Record


@attrs.frozen(kw_only=True)
class FoundClaim(Record):
    """A claim as it was read out of a document.

    Attributes:
        claim: The claim.
        place: The line or page that it stands on.
        quote: The few words that hold it, never a whole sentence.
        taken: What each number was taken for.
        is_sure: Whether the words leave no doubt; a claim that is not sure is never called inconsistent.
        sentence: The sentence that holds it, the figure marked; empty where it stands in a table.

    Examples:
        >>> from safeguarding.figures.kinds.shares import ShareClaim
        >>> claim = ShareClaim(count="35", base="139", percentage="24%")
        >>> found = FoundClaim(claim=claim, place=TextPlace("line", 1), quote="35 of the 139 (24%)", taken=("35: count", "139: base"))
        >>> found.is_sure
        True
    """

    claim: Claim
    place: TextPlace
    quote: str
    taken: tuple[str, ...]
    is_sure: bool = True
    sentence: str = attrs.field(default="", repr=False)


@attrs.frozen(kw_only=True)
class ExaminedClaim(NoTruthValue, Record):
    """A claim found in a document, and what became of it."""

    _instead = "verdict"
    _words = "{0.verdict}"

    found: FoundClaim
    verdict: Verdict


def examine(found: FoundClaim, policy: CheckingPolicy) -> ExaminedClaim | None:
    """Judge a claim that was found; None where it would be accused without its words being sure.

    Examples:
        >>> from safeguarding.figures.policies import CHARITABLE
        >>> from safeguarding.figures.kinds.shares import ShareClaim
        >>> claim = ShareClaim(count="35", base="139", percentage="24%")
        >>> doubtful = FoundClaim(claim=claim, place=TextPlace("line", 1), quote="35 (24%)", taken=(), is_sure=False)
        >>> examine(doubtful, CHARITABLE) is None
        True
    """
    verdict = check(found.claim, policy)
    if verdict.is_inconsistent and not found.is_sure:
        return None
    return ExaminedClaim(found=found, verdict=verdict)


def found_in(
    passage: Passage,
    span: tuple[int, int] | None,
    claim: Claim | None,
    *taken: str,
    quote: str | None = None,
    place: TextPlace | None = None,
    is_sure: bool = True,
) -> Iterator[FoundClaim]:
    """A claim that some words of a passage make, said to stand where they begin; nothing where they make none.

    Args:
        passage: What it was read in.
        span: Where its words stand; None for what is of a whole table or list, which has no sentence.
        claim: What they claim, of no place yet.
        *taken: What each number was taken for.
        quote: What is quoted, where it is not those words.
        place: Where it stands, where that is not their first line or page.
        is_sure: Whether the words leave no doubt.

    Examples:
        >>> from safeguarding.figures.kinds.shares import ShareClaim
        >>> passage = Passage(text="Of 139, 35 (24%) were.", place=TextPlace("line", 1))
        >>> (found,) = found_in(passage, (8, 16), ShareClaim(count="35", base="139", percentage="24%"), "35 as the count")
        >>> found.claim.where, found.quote, found.sentence
        ('line 1', '35 (24%)', 'Of 139, »35 (24%)« were.')
        >>> [*found_in(passage, (8, 16), None)]
        []
    """
    if claim is None:
        return
    first = passage.place if span is None else passage.place_of(span[0])
    place = first if place is None else place
    words = "" if span is None else passage.text[slice(*span)]
    yield FoundClaim(
        claim=attrs.evolve(claim, where=str(place)),
        place=place,
        quote=fragment(words if quote is None else quote),
        taken=taken,
        is_sure=is_sure,
        sentence="" if span is None else marked(passage.text, span),
    )


def fragment(text: str, limit: int = 90) -> str:
    """The words of a match on one line, cut to a length.

    Examples:
        >>> fragment("35   (24%)")
        '35 (24%)'
    """
    plain = " ".join(text[: 4 * limit].split())
    return plain if len(plain) <= limit else plain[: limit - 1] + "…"


_SENTENCE_END = re.compile(r"(?<=[\w)%\]”’][.!?]) (?=[A-Z0-9“‘(])")
_REACH = 300


def marked(text: str, span: tuple[int, int]) -> str:
    """The sentence around a figure, the figure between » and «.

    Examples:
        >>> marked("It was late. Of 139, 35 (24%) were. Then it ended.", (21, 29))
        'Of 139, »35 (24%)« were.'
    """
    first, last = max(span[0] - _REACH, 0), min(span[1] + _REACH, len(text))
    starts = [match.end() for match in _SENTENCE_END.finditer(text, first, span[0] + 1)]
    end = _SENTENCE_END.search(text, span[1] - 1, last)
    start, stop = starts[-1] if starts else first, end.start() if end else last
    before = ("…" if start == first > 0 else "") + text[start : span[0]]
    after = text[span[1] : stop] + ("…" if stop == last < len(text) else "")
    return f"{before}»{text[span[0] : span[1]]}«{after}"
