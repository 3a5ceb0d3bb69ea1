"""Rates per 1,000, 10,000 and 100,000 in any wording, where a sentence or two hold just one count, population and rate.

The rate is known by its "per 10,000", the population by its words ("population of", "among the … residents"), and what is
left must be the one count. A figure more, or one of another time or place, and nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

import attrs

from safeguarding.figures.claims import check
from safeguarding.figures.kinds.ratios import RateClaim
from safeguarding.figures.policies import CHARITABLE
from safeguarding.figures.prose.found import FoundClaim, fragment, marked
from safeguarding.figures.prose.main_figures import sentence_spans
from safeguarding.figures.prose.masks import masked
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.things import counts_things
from safeguarding.figures.stated import Stated
from safeguarding.records import Record

_LONGEST = 400
_PER = r"(?P<per>1,?000|10,?000|100,?000)\b"
_DIGITS = r"(?<![\w.,/£$€+−–-])(?:[0-9]{1,3}(?:,[0-9]{3}){1,3}|[0-9]{1,7})(?:\.[0-9]{1,2})?(?![\w%]|[.,/][0-9]| [0-9])"
# 65 per 10,000; a rate per 10,000 of 65
_RATE = re.compile(
    rf"(?P<rate>{_DIGITS}) (?:(?:children|people|births|residents|young people) )?(?:per|for every|in every) {_PER}"
    rf"|\b(?:per|for every) (?P<per2>1,?000|10,?000|100,?000)\b(?: (?:children|people|residents|young people|population|of (?:the )?(?:child )?population)){{0,2}} (?:of|was|is|stands at|being|at) (?P<rate2>{_DIGITS})"
)
_PER_ALONE = re.compile(r"\b(?:per|for every|in every) (?:1,?000|10,?000|100,?000)\b")
_PEOPLE = r"(?:children|young people|young women|young men|under[- ]xx|live births|births|pupils|people|residents|women|girls|boys|men|adults|households)"
_POPULATION = re.compile(
    rf"\bpopulation(?: of)?(?: [a-z-]{{2,12}}){{0,5}}?(?: of| is| was|:|=| at|,| stands at| being)? ?(?:about |around |approximately |some |roughly )?(?P<population>{_DIGITS})"
    rf"|\b(?:among|amongst|in|for|of|from|has|have|had|with|is home to) (?:the |its |our |all |an estimated |about |around |approximately |some )*(?P<population2>{_DIGITS}) (?:[a-z]+ )?{_PEOPLE}\b"
    rf"|(?P<population3>{_DIGITS}) (?:[a-z]+ )?{_PEOPLE}\b[^.;:%0-9]{{0,30}}? (?:live|living|reside|resident)\b"
    rf"|(?P<population4>{_DIGITS})(?: [a-z-]{{2,12}})? population\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(_DIGITS)
# set against another place or time: what follows has figures of its own
_AGAINST = re.compile(
    r"(?:,|;|\(| –| -)? ?\b(?:against|compared (?:with|to)|in comparison|up from|down from|versus|above|below|higher than|lower than|more than (?=the)|whereas|while|whilst|similar to|which compares|"
    r"an? (?:increase|decrease|rise|fall|reduction) (?:from|of|on))\b",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(
    r"\b(?:England|national\w*|region\w*|neighbours?|average|annuali[sz]ed|quarter|months?|forecast|target|would|could|if|expected|"
    r"a year|per year|each year|between x|rounded|standardi[sz]ed|adjusted|crude|weighted|mid-year|three-year|rolling|projected|estimate[ds]? rate|excluding|except)\b",
    re.IGNORECASE,
)
_INEXACT = re.compile(
    r"\b(?:about|around|nearly|almost|over|under|approximately|some|roughly|at least|up to|more than|fewer than|less than|below|above|between|another|further|rank\w*|of) (?:the |an? )?\Z",
    re.IGNORECASE,
)
_RATIO = re.compile(
    r"[0-9] (?:in|out of|to) (?:every )?[0-9]|[0-9]\s?%|\bper ?cent\b|£|\b(?:of whom|of which|one in)\b"
)


# grown people are counted in the rates of other services
_GROWN = re.compile(r" (?:people|residents|women|men|adults|households)\b(?! (?:aged|under))")
_YOUNG = re.compile(r"\b(?:child|pupil|youth|young|birth|aged?|under|x-xx|xx-xx|x–xx|xx–xx)", re.IGNORECASE)
_OF_ITS_OWN = re.compile(r"\brates? (?:of|for|in) (?!about\b|around\b)[a-z]", re.IGNORECASE)
_FAR = Fraction(12, 100)
# a rate of all people is so many times smaller than one of children
_ALL_OR_CHILDREN = (3, 7)


@attrs.frozen
class _Rate(Record):
    """Where a rate, its population and its count stand in a text, and per how many the rate is.

    Where the population is not exact, or stands in another sentence, only what is far off is called wrong.
    """

    rate: tuple[int, int]
    population: tuple[int, int]
    count: tuple[int, int]
    per: int
    is_near_only: bool = False


def population_rates_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every rate of a sentence, or of two, that hold nothing but its count and its population beside it.

    Examples:
        >>> text = "In 2023 the town had 940 referrals. The under-18 population is 20,000, giving a rate of 740 per 10,000."
        >>> [each.taken for each in population_rates_in([Passage(text=text)])]
        [('940 as the count', '20,000 as the population', '740 per 10,000 as the rate')]
    """
    for passage in passages:
        if passage.kind is PassageKind.TABLE or not re.search(r"(?:per|every) 1", passage.text):
            continue
        plain = masked(passage.text)
        spans = [*sentence_spans(plain, longest=_LONGEST)]
        for at, (start, end) in enumerate(spans):
            if _PER_ALONE.search(plain, start, end) is None:
                continue
            starts = [start, *(spans[at - 1][:1] if at and spans[at - 1][1] + 2 >= start else ())]
            for first in starts:
                read = _read(plain[first:end])
                if read is not None:
                    yield from _found(
                        passage, attrs.evolve(read, is_near_only=read.is_near_only or first < start), first
                    )
                    break


def _read(window: str) -> _Rate | None:
    rate = _RATE.search(window)
    if rate is None:
        return None
    against = next((match for match in _AGAINST.finditer(window) if match.start() > 0), None)
    window = window[: against.start()] if against is not None else window
    blank = _PER_ALONE.sub(lambda match: " " * len(match[0]), window)
    at = rate.span("rate" if rate["rate"] else "rate2")
    others = [match.span() for match in _FIGURE.finditer(blank) if match.span() != at]
    populations = _populations(blank, others)
    is_all = len(others) == 2 and not re.search(r"[0-9]", _FIGURE.sub("", blank))  # noqa: PLR2004  a count and a population
    if (
        _OTHERWISE.search(window)
        or _RATIO.search(window)
        or rate.end() > len(window)
        or not is_all
        or len(populations) != 1
    ):
        return None
    population = populations[0]
    count = next(span for span in others if span != population)
    if not _is_count(blank, count) or _is_about(window, at) or _is_of_others(window, at, population, count):
        return None
    per = int((rate["per"] or rate["per2"]).replace(",", ""))
    stated, computed = _number(window, at), _number(window, count) * per / _number(window, population)
    low, high = _ALL_OR_CHILDREN
    if not _YOUNG.search(window[max(population[0] - 50, 0) : population[1] + 30]) and low < stated / computed < high:
        return None
    is_about = _INEXACT.search(window[max(population[0] - 24, 0) : population[0]].removesuffix("of ")) is not None
    return _Rate(at, population, count, per, is_about)


def _is_of_others(window: str, rate: tuple[int, int], population: tuple[int, int], count: tuple[int, int]) -> bool:
    """Whether the rate names whose it is after the count, or the population is of grown people, or too small."""
    own = _OF_ITS_OWN.search(window)
    is_its_own = own is not None and count[0] < own.start() < rate[0]
    is_grown = _GROWN.match(window, population[1]) is not None
    return is_its_own or is_grown or _number(window, population) <= _number(window, count)


def _populations(blank: str, others: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Which of two figures is said to be a population; of two, the one whose words say "population", or that is far larger."""
    spans = [match.span(name) for match in _POPULATION.finditer(blank) for name in match.re.groupindex if match[name]]
    said = [span for span in others if span in spans]
    if len(said) == 2:  # noqa: PLR2004  "of 312 children" and "48,000 children"
        first, second = sorted(said, key=lambda span: _number(blank, span))
        return [second] if _number(blank, second) >= 10 * _number(blank, first) else []
    return said


def _is_count(blank: str, span: tuple[int, int]) -> bool:
    if "." in blank[slice(*span)] or not _number(blank, span):
        return False
    return _INEXACT.search(blank[max(span[0] - 24, 0) : span[0]]) is None and (
        counts_things(blank, *span) or re.match(r" (?:last year|in the year)", blank[span[1] :]) is not None
    )


def _is_about(window: str, span: tuple[int, int]) -> bool:
    before = re.sub(r"\b(?:rate|rates) of \Z", "", window[: span[0]])
    return _INEXACT.search(before[-24:]) is not None and not before.endswith(" of ")


def _number(text: str, span: tuple[int, int]) -> float:
    return float(text[slice(*span)].replace(",", ""))


def _found(passage: Passage, read: _Rate, start: int) -> Iterator[FoundClaim]:
    text = passage.text
    rate, population, count = (text[start + a : start + b] for a, b in (read.rate, read.population, read.count))
    if not float(rate.replace(",", "")):
        return
    ends = sorted([*read.rate, *read.population, *read.count])
    span = (start + ends[0], start + ends[-1])
    place = passage.place_of(span[0])
    claim = RateClaim(
        count=count,
        population=_rounded(population, least=10),
        per=read.per,
        rate=_rate(rate, read.per),
        where=str(place),
    )
    implied = Fraction(count.replace(",", "")) * read.per / Fraction(rate.replace(",", ""))
    whole = Fraction(population.replace(",", ""))
    if read.is_near_only and abs(implied - whole) <= whole * _FAR and check(claim, CHARITABLE).is_inconsistent:
        return
    yield FoundClaim(
        claim=claim,
        place=place,
        quote=fragment(text[slice(*span)]),
        taken=(f"{count} as the count", f"{population} as the population", f"{rate} per {read.per:,} as the rate"),
        sentence=marked(text, span),
    )


def _rate(rate: str, per: int) -> Stated:
    """A rate; a large one per 100,000 that ends in 0 may be one that was rounded to tens."""
    return Stated(rate, to_nearest=10) if per >= 100_000 and re.fullmatch(r"[0-9,]{2,}0", rate) else Stated(rate)  # noqa: PLR2004


def _rounded(population: str, *, least: int) -> Stated:
    """A population, which may have been rounded as far as it ends in 0."""
    value = float(population.replace(",", ""))
    nearest = next((each for each in (1_000, 100, 10) if value % each == 0), None)
    return Stated(population) if nearest is None or value < nearest * least else Stated(population, to_nearest=nearest)
