"""Rates per 1,000, 10,000 and 100,000 in any wording, where a sentence or two hold just one count, population and rate.

The rate is known by its "per 10,000", the population by its words ("population of", "among the … residents"), and what is
left must be the one count. A figure more, or one of another time or place, and nothing is said. Where the population stands
elsewhere in a report, it may be of another year: then only what is far off is called wrong, and only where the other rates
of the report show whose it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from statistics import median_low

import attrs

from safeguarding.figures.claims import check
from safeguarding.figures.kinds.ratios import RateClaim
from safeguarding.figures.policies import CHARITABLE
from safeguarding.figures.prose.found import FoundClaim, found_in
from safeguarding.figures.prose.main_figures import sentence_spans
from safeguarding.figures.prose.masks import masked
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.share_bases import main_count, sentence_start
from safeguarding.figures.prose.share_wordings import digits_of
from safeguarding.figures.prose.things import counts_things, stem, stems_in
from safeguarding.figures.prose.tokens import COUNT
from safeguarding.figures.stated import SHORT_NUMBER_WORDS, Stated
from safeguarding.records import Record

_LONGEST = 400
_TEENS = "|".join(word for word, number in SHORT_NUMBER_WORDS.items() if number >= 4)  # noqa: PLR2004  "one of", "two or three" count nothing
_PER = r"(?:100,?000|10,?000|1,?000|100)\b"
_DIGITS = r"(?<![\w.,/£$€+−–-])(?:[0-9]{1,3}(?:,[0-9]{3}){1,3}|[0-9]{1,7})(?:\.[0-9]{1,2})?(?![\w%]|[.,/][0-9]| [0-9])"
# 65 per 10,000; 27.4 children per 10,000
_RATE = re.compile(
    rf"(?P<rate>{_DIGITS})(?: [a-z]+){{0,2}} (?:per|for every|in every|in each|for each|to every) (?P<per>{_PER})"
)
# a rate per 10,000 of 65; rate per 10,000: 65; per 1,000 of the population (24,000) came to 0.85
_RATE_AFTER = re.compile(
    rf"\b(?:per|for every|in every|for each) (?P<per>{_PER})(?:[^.;%0-9]{{0,60}}(?:\({_DIGITS}[^.;%0-9()]{{0,30}}\))?[^.;%0-9]{{0,20}}?)(?: of| was| is| stands at| stood at| being| at| came to| comes to| works out at|:| =) ?(?P<rate>{_DIGITS})"
)
# four per thousand; sixty in each thousand
_THOUSAND = re.compile(r"(?<=per |ery |ach )(?:hundred |ten )?thousand\b", re.IGNORECASE)
_IN_DIGITS = {"thousand": "1,000", "ten thousand": "10,000", "hundred thousand": "100,000"}
_PER_ALONE = re.compile(rf"\b(?:per|for every|in every|in each|for each|to every) {_PER}")
_PEOPLE = re.compile(
    r"\b(?:population|children|child|young|under[- ]xx|xx|x-xx|births?|pupils?|people|residents?|girls|boys|youths?|youngsters|teenagers|adolescents|aged|live|living)\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(
    rf"{_DIGITS}|\b(?:{_TEENS})\b(?! (?:per|out of|in (?:a|an|every|each|three|four|five|ten|twenty)\b))", re.IGNORECASE
)
# set against another place or time: what follows has figures of its own
_AGAINST = re.compile(
    r"(?:,|;|\(| –| -)? ?\b(?:against|compared (?:with|to)|in comparison|up from|down from|versus|above|below|(?:just |well )?short of|higher than|lower than|more than (?=the)|whereas|while|whilst|similar to|which compares|"
    r"an? (?:increase|decrease|rise|fall|reduction) (?:from|of|on))\b",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(
    r"\b(?:England|national\w*|region\w*|neighbours?|average|annuali[sz]ed|quarter|forecast|target|would|could|if|expected|"
    r"a year|per year|each year|annually|an annual|yearly|between x|rounded|standardi[sz]ed|adjusted|weighted|three-year|rolling|projected|estimate[ds]? rate|excluding|except)\b",
    re.IGNORECASE,
)
_INEXACT = re.compile(
    r"\b(?:about|around|nearly|almost|over|under|approximately|some|roughly|at least|up to|more than|fewer than|less than|below|above|between|another|further|rank\w*|of) (?:the |an? )?\Z",
    re.IGNORECASE,
)
# 65 per 10,000 of the 64,200 children: of them exactly
_OF = re.compile(r"\bof (?:the |all |our |its )?\Z")
_TOLD_OF = re.compile(r"\b(?:told|notified|informed|heard|aware) of \Z")
_RATIO = re.compile(
    r"[0-9] (?:in|out of|to) (?:every )?[0-9]|[0-9]\s?%|\bper ?cent\b|£|\b(?:of whom|of which|one in)\b"
)


# grown people are counted in the rates of other services
_GROWN = re.compile(r" (?:people|residents|women|men|adults|households)\b(?! (?:who )?(?:are )?(?:aged|under))")
_YOUNG = re.compile(r"\b(?:child|pupil|youth|young|birth|aged?|under|x-xx|xx-xx|x–xx|xx–xx)", re.IGNORECASE)
# "which makes a rate of": then the sentence itself says that its figures belong together
_SAYS_SO = re.compile(
    r"\b(?:which|that|this|it) (?:makes|gives|is|equals|equates|represents|amounts|corresponds|works out)\b|\b(?:giving|making|equating|equivalent|producing|yielding|equals)\b",
    re.IGNORECASE,
)
# what stands before an article is another word's
_WHOSE = re.compile(
    r"(?P<words>(?<![A-Za-z’'-])(?:(?!(?:an?|the|our|its|this) )[A-Za-z-]++(?:[’']s)? ){1,3})(?:rate|prevalence|incidence)\b"
)
_NO_NAMES = frozenset(
    """a an the this that our its crude overall giving gives making makes resulting equivalent is was of at to with which and as in being
    or local annual area county borough city council's it produces yielding producing represents means equates equal equals total""".split()  # noqa: SIM905
)
_OF_ITS_OWN = re.compile(r"\brates? (?:of|for|in) (?!about\b|around\b)[a-z]", re.IGNORECASE)
# 281 children (a rate of 39.8 per 10,000), the population standing elsewhere
_IN_BRACKETS = (
    re.compile(
        rf"(?P<count>{COUNT})[^.;%()0-9]{{0,100}}? \((?:a rate of |rate of |at a rate of |equivalent to )?(?P<rate>[0-9]{{1,4}}(?:\.[0-9]{{1,2}})?) per (?P<per>10,?000)(?: children| of the child population| population)?[^()0-9]{{0,30}}\)"
    ),
    # 36 per 10,000 (209)
    re.compile(rf"(?P<rate>{_DIGITS})(?: [a-z]+){{0,4}} per (?P<per>10,?000)(?: [a-z]+){{0,2}} \((?P<count>{COUNT})\)"),
)
_LIVE_HERE = re.compile(
    rf"(?P<population>{COUNT})(?: children and young people| children| young people)(?: under| aged| aged under)?[^.;%()]{{0,60}}? (?:live|living|reside|resident) in\b"
)
_SPANS_OF_TIME = re.compile(
    r"\b(?:between (?:19|20)[0-9]{2} and|(?:19|20)[0-9]{2}[-–](?:19|20)?[0-9]{2} to|years|months|without|nights|annual\w*)\b"
)
_SMALLEST, _TIMES_AS_MANY, _SMALLEST_AREA = 500, 5, 3_000
_FAR, _FAR_FROM_OTHERS = Fraction(12, 100), Fraction(15, 100)
_FEWEST_OTHERS, _MOST_OF_A_REPORT = 2, 200
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
    loose: list[tuple[Passage, re.Match[str]]] = []
    populations: set[int] = set()
    for passage in passages:
        if passage.kind is PassageKind.TABLE or not re.search(
            r"(?:per|every|each) (?:1|[a-z ]{0,20}thousand)|(?:live|reside|living|resident) in", passage.text
        ):
            continue
        read = [*_rates_of(passage)]
        for first, _, rate in read:
            yield from _beside(passage, rate, first)
        loose.extend(
            (passage, match)
            for pattern in _IN_BRACKETS
            for match in pattern.finditer(passage.text)
            if not any(start <= match.start() < end for start, end, _ in read) and _is_plain(passage.text, match)
        )
        populations.update(int(match["population"].replace(",", "")) for match in _LIVE_HERE.finditer(passage.text))
    yield from _of_one_place(loose[:_MOST_OF_A_REPORT], {each for each in populations if each >= _SMALLEST_AREA})


def _rates_of(passage: Passage) -> Iterator[tuple[int, int, _Rate]]:
    """Each sentence, or two, in which a rate stands beside its count and its population."""
    plain = _THOUSAND.sub(lambda match: f"{_IN_DIGITS[match[0].casefold()]:{len(match[0])}}", masked(passage.text))
    spans = [*sentence_spans(plain, longest=_LONGEST)]
    for at, (start, end) in enumerate(spans):
        if _PER_ALONE.search(plain, start, end) is None:
            continue
        starts = [start, *(spans[at - 1][:1] if at and spans[at - 1][1] + 2 >= start else ())]
        for first in starts:
            read = _read(plain[first:end])
            if read is not None:
                is_apart = first < start and ";" not in plain[first:start] and not _SAYS_SO.search(plain, start, end)
                yield first, end, attrs.evolve(read, is_near_only=read.is_near_only or is_apart)
                break


def _read(window: str) -> _Rate | None:
    against = next((match for match in _AGAINST.finditer(window) if match.start() > 0), None)
    window = window[: against.start()] if against is not None else window
    rate = _RATE.search(window) or _RATE_AFTER.search(window)
    if rate is None or _OTHERWISE.search(window) or _RATIO.search(window):
        return None
    blank = _PER_ALONE.sub(lambda match: " " * len(match[0]), window)
    at = rate.span("rate")
    others = [match.span() for match in _FIGURE.finditer(blank) if match.span() != at]
    if len(others) != 2 or re.search(r"[0-9]", _FIGURE.sub("", blank)):  # noqa: PLR2004  a count and a population
        return None
    # of a count and its population, the population is the larger
    count, population = sorted(others, key=lambda span: _number(window, span))
    if not _PEOPLE.search(blank[max(population[0] - 50, 0) : population[1] + 40]) or _number(window, count) < 1:
        return None
    if not _is_count(blank, count) or _is_about(window, at) or _is_of_others(window, at, population, count):
        return None
    per = int(rate["per"].replace(",", ""))
    stated, computed = _number(window, at), _number(window, count) * per / _number(window, population)
    low, high = _ALL_OR_CHILDREN
    if not _YOUNG.search(window[max(population[0] - 50, 0) : population[1] + 30]) and low < stated / computed < high:
        return None
    is_about = _INEXACT.search(_OF.sub("", window[max(population[0] - 24, 0) : population[0]])) is not None
    return _Rate(at, population, count, per, is_about)


def _is_of_others(window: str, rate: tuple[int, int], population: tuple[int, int], count: tuple[int, int]) -> bool:
    """Whether the rate names whose it is after the count, or the population is of grown people, or no larger."""
    own = _OF_ITS_OWN.search(window)
    is_its_own = own is not None and count[0] < own.start() < rate[0]
    for whose in _WHOSE.finditer(window):
        named = stems_in(window[: whose.start()]) | stems_in(window[whose.end() :])
        is_its_own = is_its_own or any(
            word.casefold() not in _NO_NAMES and stem(word) not in named
            for word in re.sub(r"[’']s\b", "", whose["words"]).split()
        )
    is_grown = _GROWN.match(window, population[1]) is not None
    is_small = _number(window, population) < max(_SMALLEST, _TIMES_AS_MANY * _number(window, count))
    return is_its_own or is_grown or is_small


def _is_count(blank: str, span: tuple[int, int]) -> bool:
    if "." in blank[slice(*span)] or not _number(blank, span):
        return False
    before = _TOLD_OF.sub("", blank[max(span[0] - 24, 0) : span[0]])
    return _INEXACT.search(before) is None and (
        counts_things(blank, *span) or re.match(r" (?:last year|in the year)", blank[span[1] :]) is not None
    )


def _is_about(window: str, span: tuple[int, int]) -> bool:
    before = re.sub(r"\b(?:rate|rates) of \Z", "", window[: span[0]])
    return _INEXACT.search(before[-24:]) is not None and not before.endswith(" of ")


def _number(text: str, span: tuple[int, int]) -> float:
    return float(digits_of(text[slice(*span)]).replace(",", ""))


def _beside(passage: Passage, read: _Rate, start: int) -> Iterator[FoundClaim]:
    text = passage.text
    rate, population, said = (text[start + a : start + b] for a, b in (read.rate, read.population, read.count))
    if not float(rate.replace(",", "")):
        return
    ends = sorted([*read.rate, *read.population, *read.count])
    whole = Fraction(population.replace(",", ""))
    is_near = abs(_implied(digits_of(said), rate, read.per) - whole) <= whole * _FAR
    for found in _found(
        passage, (start + ends[0], start + ends[-1]), said, (_rounded(population), population), (rate, read.per)
    ):
        if not (read.is_near_only and is_near and check(found.claim, CHARITABLE).is_inconsistent):
            yield found


def _implied(count: str, rate: str, per: int) -> Fraction:
    """The population that a count and its rate imply."""
    return Fraction(count.replace(",", "")) * per / Fraction(rate.replace(",", ""))


def _is_plain(text: str, match: re.Match[str]) -> bool:
    start = sentence_start(text, match.start())
    sentence = text[start : match.end() + 40].partition(". ")[0]
    if _SPANS_OF_TIME.search(sentence) or _OTHERWISE.search(sentence) or not float(match["rate"].replace(",", "")):
        return False
    at, end = match.span("count")
    if text[at - 1] == "(":
        return counts_things(f"x {text[at : end + 60]}", 2, 2 + end - at)
    return counts_things(text, at, end) or main_count(text[start:end]) is not None


def _of_one_place(loose: Sequence[tuple[Passage, re.Match[str]]], populations: set[int]) -> Iterator[FoundClaim]:
    """Rates per 10,000 children whose population stands elsewhere: what it is, they and it have to show."""
    known: Fraction | int | None = next(iter(populations)) if len(populations) == 1 else None
    implied = [_implied(match["count"], match["rate"], 10_000) for _, match in loose]
    for at, (passage, match) in enumerate(loose):
        others = [*implied[:at], *implied[at + 1 :]]
        whose = known
        if whose is None and len(others) >= _FEWEST_OTHERS:
            middle = median_low(others)
            alike = all(abs(other - middle) <= middle * _FAR / 2 for other in others)
            whose = round(middle, -2) if alike else None
        if not whose:
            continue
        text = f"{int(whose):,}"
        gap = abs(implied[at] - whose) / whose
        for found in _found(passage, match.span(), match["count"], (Stated(text), text), (match["rate"], 10_000)):
            verdict = check(found.claim, CHARITABLE)
            if (verdict.is_consistent and not verdict.is_unusual) or gap > (_FAR if known else _FAR_FROM_OTHERS):
                yield found


def _found(
    passage: Passage, span: tuple[int, int], count: str, population: tuple[Stated, str], rate: tuple[str, int]
) -> Iterator[FoundClaim]:
    stated, per = rate
    taken = f"{count} as the count", f"{population[1]} as the population", f"{stated} per {per:,} as the rate"
    claim = RateClaim(count=digits_of(count), population=population[0], per=per, rate=_rate(stated, per))
    return found_in(passage, span, claim, *taken)


def _rate(rate: str, per: int) -> Stated:
    """A rate; a large one per 100,000 that ends in 0 may be one that was rounded to tens."""
    return Stated(rate, to_nearest=10) if per >= 100_000 and re.fullmatch(r"[0-9,]{2,}0", rate) else Stated(rate)  # noqa: PLR2004


def _rounded(population: str) -> Stated:
    """A population, which may have been rounded as far as it ends in 0."""
    value = float(population.replace(",", ""))
    nearest = next((each for each in (1_000, 100, 10) if value % each == 0), None)
    return Stated(population) if nearest is None or value < nearest * 10 else Stated(population, to_nearest=nearest)
