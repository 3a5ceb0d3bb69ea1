"""Rates per 1,000, 10,000 and 100,000, beside their count and their population, or beside the other rates of a place.

A sentence that holds all three is judged strictly. Where the population stands elsewhere in a report, it may be of
another year: then only what is far off is called wrong, and only where the other rates of the report show whose it is.
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
from safeguarding.figures.prose.found import FoundClaim, fragment, marked
from safeguarding.figures.prose.main_figures import has_figure
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.share_bases import main_count, sentence_start
from safeguarding.figures.prose.things import counts_things
from safeguarding.figures.prose.tokens import COUNT
from safeguarding.figures.stated import Stated
from safeguarding.records import Record

_RATE = r"(?P<rate>[0-9]{1,4}(?:\.[0-9]{1,2})?) per (?P<per>1,?000|10,?000|100,?000)\b"
_SOME = r"[^.;%0-9]{0,60}?"
_OF_PEOPLE = r"(?:children|young people|under[- ]18s|live births|births|pupils|people aged|residents aged|0[-–]17)"
# 412 children in care and a child population of 64,300, the rate is 64 per 10,000
_COUNT_FIRST = re.compile(
    rf"(?P<count>{COUNT}){_SOME}\b(?:(?:child|pupil|0[-–]17|under[- ]18) population of (?:about |around |approximately )?|(?:in|among|of|for) (?:the |some |its )?)(?P<population>{COUNT})"
    rf"(?P<whom> {_OF_PEOPLE}\b)?{_SOME}(?P<before>[ (]){_RATE}",
    re.IGNORECASE,
)
# 350 children, a rate of 60 per 10,000 of the 58,400 children
_POPULATION_LAST = re.compile(
    rf"(?P<count>{COUNT}){_SOME}(?P<before>[ (]){_RATE} (?:of|in|among|for) (?:the |its |our )?(?:population of )?(?P<population>{COUNT})(?P<whom> {_OF_PEOPLE}\b)",
    re.IGNORECASE,
)
# the borough has 52,000 children; 364 are looked after (a rate of 70 per 10,000)
_POPULATION_FIRST = re.compile(
    rf"(?P<population>{COUNT})(?P<whom> {_OF_PEOPLE}\b){_SOME}[;,] (?:and |of whom )?(?:the )?(?P<count>{COUNT}){_SOME}(?P<before>[ (]){_RATE}",
    re.IGNORECASE,
)
# 281 children (a rate of 39.8 per 10,000)
_IN_BRACKETS = re.compile(
    rf"(?P<count>{COUNT})(?P<what>[^.;%()0-9]{{0,100}}?) \((?:a rate of |rate of |at a rate of |equivalent to )?{_RATE}(?P<of> children| of the child population| population)?[^()0-9]{{0,30}}\)"
)
_LIVE_HERE = re.compile(
    rf"(?P<population>{COUNT})(?: children and young people| children| young people)(?: under| aged| aged under)?[^.;%()]{{0,60}}? (?:live|living|reside|resident) in\b"
)
_YEARS = re.compile(
    r"\b(?:between (?:19|20)[0-9]{2} and|(?:19|20)[0-9]{2}[-–](?:19|20)?[0-9]{2} to|a year|per year|each year|years|months|quarter|without|nights|annual\w*|average|forecast|target|England|national\w*|region\w*|neighbours?)\b"
)
# the rate of children in care: whose rate it is, it says itself
_ITS_OWN = re.compile(r"\brates? (?:of|for|in) (?!about\b|around\b)[a-z]")
_SMALLEST_AREA = 3_000
_FAR, _FAR_FROM_OTHERS = Fraction(12, 100), Fraction(15, 100)
_FEWEST_OTHERS = 2


@attrs.frozen
class _Rate(Record):
    """A count with its rate, where the population is not said beside them."""

    passage: Passage
    match: re.Match[str]

    @property
    def per(self) -> int:
        return int(self.match["per"].replace(",", ""))

    @property
    def population(self) -> Fraction:
        """The population that the two imply."""
        return Fraction(int(self.match["count"].replace(",", "")) * self.per) / Fraction(self.match["rate"])


def rates_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every rate with its count and its population.

    Examples:
        >>> text = "With 412 children in care and a child population of 64,300, the rate is 46 per 10,000."
        >>> [each.taken for each in rates_in([Passage(text=text)])]
        [('412 as the count', '64,300 as the population', '46 per 10,000 as the rate')]
    """
    loose: list[_Rate] = []
    populations: set[int] = set()
    for passage in passages:
        if passage.kind is PassageKind.TABLE or not re.search(r"\bper 1|live in|living in", passage.text):
            continue
        read: list[tuple[int, int]] = []
        for pattern in (_POPULATION_LAST, _POPULATION_FIRST, _COUNT_FIRST):
            for match in pattern.finditer(passage.text):
                if not any(match.start() < end and start < match.end() for start, end in read):
                    read.append(match.span())
                    yield from _beside(passage, match)
        loose.extend(
            _Rate(passage, match)
            for match in _IN_BRACKETS.finditer(passage.text)
            if not any(match.start() < end and start < match.end() for start, end in read) and _is_plain(passage, match)
        )
        populations.update(int(match["population"].replace(",", "")) for match in _LIVE_HERE.finditer(passage.text))
    populations = {population for population in populations if population >= _SMALLEST_AREA}
    yield from _together(loose, populations)


def _is_plain(passage: Passage, match: re.Match[str]) -> bool:
    start = sentence_start(passage.text, match.start())
    if _YEARS.search(passage.text[start : match.end() + 40].partition(". ")[0]) or not float(match["rate"]):
        return False
    return (
        counts_things(passage.text, *match.span("count"))
        or main_count(passage.text[start : match.end("count")]) is not None
    )


def _beside(passage: Passage, match: re.Match[str]) -> Iterator[FoundClaim]:
    population = match["population"]
    if not match["whom"] and "population" not in match[0]:
        return
    if _ITS_OWN.search(match[0]) or passage.text[: match.start("population")].endswith("per "):
        return
    start = sentence_start(passage.text, match.start())
    if has_figure(passage.text[start : match.start()]):
        return  # the rate may be of what was counted before
    if int(population.replace(",", "")) <= int(match["count"].replace(",", "")) or not _is_plain(passage, match):
        return
    yield _found(passage, match, _rounded(population), population)


def _rounded(population: str) -> Stated:
    """A population, which may have been rounded as far as it ends in 0."""
    value = int(population.replace(",", ""))
    nearest = next((each for each in (1_000, 100, 10) if value % each == 0), None)
    return Stated(population) if nearest is None or value < nearest * 10 else Stated(population, to_nearest=nearest)


def _together(loose: Sequence[_Rate], populations: set[int]) -> Iterator[FoundClaim]:
    """Rates whose population stands elsewhere: what it is, they and it have to show."""
    of_children = [each for each in loose if each.per == 10_000]  # noqa: PLR2004  as children's services state them
    known: Fraction | int | None = next(iter(populations)) if len(populations) == 1 else None
    for each in of_children:
        others = [other.population for other in of_children if other is not each]
        whose: Fraction | int | None = known
        if whose is None and len(others) >= _FEWEST_OTHERS:
            middle = median_low(others)
            alike = all(abs(other - middle) <= middle * _FAR / 2 for other in others)
            whose = round(middle, -2) if alike else None
        if not whose:
            continue
        found = _found(each.passage, each.match, Stated(f"{int(whose):,}"), f"{int(whose):,}")
        gap = abs(each.population - whose) / whose
        verdict = check(found.claim, CHARITABLE)
        if (verdict.is_consistent and not verdict.is_unusual) or gap > (_FAR if known else _FAR_FROM_OTHERS):
            yield found


def _found(passage: Passage, match: re.Match[str], population: Stated, text: str) -> FoundClaim:
    place = passage.place_of(match.start())
    per = int(match["per"].replace(",", ""))
    return FoundClaim(
        claim=RateClaim(count=match["count"], population=population, per=per, rate=match["rate"], where=str(place)),
        place=place,
        quote=fragment(match[0]),
        taken=(
            f"{match['count']} as the count",
            f"{text} as the population",
            f"{match['rate']} per {per:,} as the rate",
        ),
        sentence=marked(passage.text, match.span()),
    )
