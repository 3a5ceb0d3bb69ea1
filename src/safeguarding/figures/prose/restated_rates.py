"""One rate said twice: "4.5% (45 per 1,000)", "0.10 per cent, equivalent to 10 per 10,000", "4.5% (1 in 22)", so many per day.

Both are of one base where they stand side by side; a share of another whole, a step or another place, and nothing is said. Two
totals and what each makes per day must be of about as many days.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from safeguarding.figures.claims import Claim
from safeguarding.figures.kinds.fractions_in_words import FractionClaim, parse_fraction_in_words
from safeguarding.figures.kinds.ratios import RateClaim, RatioClaim
from safeguarding.figures.prose.beside_wordings import INEXACT
from safeguarding.figures.prose.found import FoundClaim, fragment, marked
from safeguarding.figures.prose.fraction_phrases import FRACTION
from safeguarding.figures.prose.masks import LONGEST_PASSAGE
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.share_bases import sentence_start
from safeguarding.figures.prose.things import stems_in
from safeguarding.figures.prose.tokens import COUNT, PERCENTAGE
from safeguarding.figures.stated import Stated
from safeguarding.figures.words import Precision

_RATE = r"(?<![\w.,/])(?P<rate>[0-9]{1,3}(?:,[0-9]{3})*(?:\.[0-9]{1,2})?)(?P<noun>(?: [a-z]+){0,3}?) (?:per|in every|for every|in each) (?P<per>1,?000|10,?000|100,?000)(?P<of>(?: (?!in\b|and\b|of\b|to\b|is\b|was\b|were\b|have\b)[a-z]+){0,2})"
_ABOUT = r"(?P<about>(?:about|around|approximately|roughly|nearly|almost|over|some) )?"
_SHARE = rf"(?P<percentage>{PERCENTAGE})"
# 4.5% of children (45 per 1,000); 0.10 per cent of pupils, which is equivalent to around 10 pupils per 10,000
_RATES = (
    re.compile(
        rf"{_SHARE}(?P<whose>(?: of(?: (?!and\b|but\b|while\b|all\b|those\b|these\b)[a-z]+){{1,4}})?)(?: \((?:or |that is,? |equivalent to )?|,? (?:or |which is (?:equivalent to |the same as )?|equivalent to |that is,? ))(?:a rate of )?{_ABOUT}{_RATE}(?=[),.;]|\Z| (?:have|had|has|were|was|are|is)\b)",
        re.IGNORECASE,
    ),
    re.compile(rf"{_ABOUT}{_RATE} \((?:or |that is,? )?{_SHARE}(?P<whose>)\)", re.IGNORECASE),
)
_PEOPLE = stems_in("population people children child births live pupils residents persons")
_ONE_IN = re.compile(
    rf"{_SHARE}(?: \((?:or )?|, or )(?P<words>(?:(?:about|around|nearly|almost|over|more than|just over|just under) )?(?:1|one) in [a-z0-9]+)(?=\)|[.,;]|\Z)",
    re.IGNORECASE,
)
# they account for more than half, 53.8 per cent of all
_OF_THE_WHOLE = re.compile(
    rf"(?<![\w-])(?<!the )(?<!other )(?P<words>{FRACTION})(?:, | \(){_SHARE}(?:[,)] of\b| of(?: (?!in\b|at\b)[a-z]{{2,20}}){{1,5}}(?=[.,;]| and\b|\Z))",
    re.IGNORECASE,
)
_ACCOUNT = re.compile(r"\b(?:accounts?|accounted|accounting|makes?|made|making) (?:for|up)\b", re.IGNORECASE)
_OF_THEM = re.compile(r"\bof (?:those|these|them|whom|which)\b", re.IGNORECASE)
_PLACE = r"(?P<place>(?-i:[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}))"
_FRACTION = re.compile(
    rf"(?:\A|(?<=[.+] ))(?P<words>{FRACTION})(?P<what> [^.;:0-9%]{{4,120}}? in {_PLACE})\b", re.IGNORECASE
)
_PREVALENCE = re.compile(
    rf"(?:Prevalence|Proportion|The (?:prevalence|proportion|percentage)) of (?P<what>[^.;:0-9%()]{{3,60}}?) (?:was|is) (?:[a-z]+ ){{0,3}}in {_PLACE} \({_SHARE}\)"
)
_DOUBT = re.compile(
    r"\b(?:by|up|down|rise|rose|grew|grown|growth|lower|higher|above|below|increased? (?:of|by)|decrease|fall|fell|reduction|difference|of all|of those|of these|of whom|of them|accounts?|accounted|makes?|made|share of|not|if|target|England|national\w*)\b",
    re.IGNORECASE,
)
_DAILY = re.compile(
    rf"(?:(?:from (?P<early>{COUNT}) in [0-9/–-]{{4,9}} to (?P<late>{COUNT})(?: in [0-9/–-]{{4,9}})?|to (?P<late2>{COUNT})(?: -|,| –) up from (?P<early2>{COUNT})(?: in [0-9/–-]{{4,9}})?|(?P<early3>{COUNT}) (?P<things>[a-z]+) in [0-9/–-]{{4,9}} and (?P<late3>{COUNT}) in [0-9/–-]{{4,9}}))\. "
    r"(?:This|That) (?:corresponds to|works out (?:to|at)|is|was|means|equates to|is equivalent to) (?:around |about |an average of )?(?P<now>[0-9][0-9,.]*)(?: [a-z-]+){0,4} (?:per|a|each) (?:school )?day(?: in [0-9/–-]{4,9})?(?:,| -| –) (?:up from|down from|compared (?:with|to)) (?:an? )?(?:average of )?(?P<then>[0-9][0-9,.]*)(?: [a-z-]+){0,4} (?:per|a|each) (?:school )?day\b"
)
_ROOM, _ROOM_OF_DAYS, _ROUGHLY = Fraction(15, 100), Fraction(6, 100), Fraction(3, 2)


def restated_rates_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every rate that is said a second time in other words, beside the first.

    Examples:
        >>> text = "A rate of 4.5% of children (54 per 1,000) have a plan."
        >>> [each.taken for each in restated_rates_in([Passage(text=text)])]
        [('4.5% as the share', '54 per 1,000 as the same')]
    """
    before: re.Match[str] | None = None
    for passage in passages:
        text = passage.text
        if passage.kind is PassageKind.TABLE or len(text) >= LONGEST_PASSAGE:
            before = None
            continue
        for pattern in _RATES:
            for match in pattern.finditer(text):
                yield from _rate(passage, match)
        for match in _ONE_IN.finditer(text):
            if not _is_rough(text, match):
                yield from _fraction(passage, match, match)
        for match in _OF_THE_WHOLE.finditer(text):
            said = text[sentence_start(text, match.start()) : match.end()]
            if _ACCOUNT.search(said) and not _OF_THEM.search(said):
                yield from _fraction(passage, match, match)
        for match in _DAILY.finditer(text):
            yield from _daily(passage, match)
        told = [*_FRACTION.finditer(text)]
        before = told[0] if len(told) == 1 else None if told else before
        yield from _prevalence(passage, before)
        before = before if told else None


def _is_plain(text: str, match: re.Match[str]) -> bool:
    lead = text[sentence_start(text, match.start()) : match.end()]
    return not _DOUBT.search(lead.replace("increased from", ""))


def _is_rough(text: str, match: re.Match[str]) -> bool:
    """Whether the share itself is no exact one: over 4%, nearly 5%."""
    start = match.start("percentage")
    return INEXACT.search(text[max(start - 30, 0) : start]) is not None


def _rate(passage: Passage, match: re.Match[str]) -> Iterator[FoundClaim]:
    """A share and the same per so many."""
    whose, per_whom = stems_in(match["whose"].removeprefix(" of")), stems_in(match["of"])
    if (
        not _is_plain(passage.text, match)
        or (per_whom - _PEOPLE - whose)
        # of a place: a share of what it holds may be counted on others than its people
        or (whose and not whose & (per_whom or _PEOPLE))
    ):
        return
    share, rate = re.sub(r"\s?(?:%|per ?cent)", "", match["percentage"], flags=re.IGNORECASE), match["rate"]
    per = int(match["per"].replace(",", ""))
    meant = Fraction(share) * per / 100
    stated = Fraction(rate.replace(",", ""))
    is_rough = _is_rough(passage.text, match) and meant <= _ROUGHLY * stated and stated <= _ROUGHLY * meant
    if is_rough or (match["about"] and abs(stated - meant) <= _ROOM * meant):
        return
    claim = RateClaim(
        count=Stated(share, precision=Precision.ROUNDED), population="100", per=per, rate=rate, where=str(passage.place)
    )
    yield _found(passage, match, claim, (f"{match['percentage']} as the share", f"{rate} per {per:,} as the same"))


def _fraction(passage: Passage, words: re.Match[str], share: re.Match[str]) -> Iterator[FoundClaim]:
    """A fraction in words and its percentage."""
    said = " ".join(words["words"].casefold().split())
    try:
        parse_fraction_in_words(said)
    except ValueError:
        return
    claim = FractionClaim(words=said, percentage=share["percentage"], where=str(passage.place_of(share.start())))
    yield _found(passage, share, claim, (f"{said} as the fraction", f"{share['percentage']} as what it stands for"))


def _prevalence(passage: Passage, before: re.Match[str] | None) -> Iterator[FoundClaim]:
    """A fraction of a place's people, and the next sentence's percentage of the same there."""
    for match in _PREVALENCE.finditer(passage.text):
        if (
            before is None
            or match["place"] != before["place"]
            or len(re.findall(FRACTION, before.string, re.IGNORECASE)) > 1
        ):
            continue
        if not stems_in(match["what"]) - stems_in(before["what"]) - stems_in("being a the"):
            yield from _fraction(passage, before, match)


def _daily(passage: Passage, match: re.Match[str]) -> Iterator[FoundClaim]:
    """Two totals, and what each is per day: of about as many days."""
    said = match.groupdict()
    early, late = (next(said[f"{name}{n}"] for n in ("", "2", "3") if said[f"{name}{n}"]) for name in ("early", "late"))
    totals = [Fraction(each.replace(",", "")) for each in (early, late)]
    daily = [Fraction(said[name].strip(".,").replace(",", "")) for name in ("then", "now")]
    if not all((*totals, *daily)):
        return
    then, now = (total / each for total, each in zip(totals, daily, strict=True))
    if abs(then - now) <= _ROOM_OF_DAYS * max(then, now) + 1:
        return
    days = f"{float(then):.1f}"
    claim = RatioClaim(value=late, of=said["now"].strip(".,"), ratio=days, where=str(passage.place_of(match.start())))
    yield _found(
        passage,
        match,
        claim,
        (
            f"{late} as the count",
            f"{said['now']} as the count per day",
            f"{days} days, as {early} and {said['then']} per day make",
        ),
    )


def _found(passage: Passage, match: re.Match[str], claim: Claim, taken: tuple[str, ...]) -> FoundClaim:
    return FoundClaim(
        claim=claim,
        place=passage.place_of(match.start()),
        quote=fragment(match[0]),
        taken=taken,
        sentence=marked(passage.text, match.span()),
    )
