"""Shares whose count, base and percentage stand further apart: "62% of the 96 plans (69)", "69 were late, which is 72% of the total".

As `share_phrases`, on a text whose dates, ages and footnote marks are out of the way. A base is one only where the words
say so ("of the 96", "of the total"), or where the other shares of the sentence show it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

import attrs

from safeguarding.figures.kinds.shares import ShareClaim
from safeguarding.figures.prose.found import FoundClaim, fragment, marked
from safeguarding.figures.prose.masks import masked
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.share_bases import sentence_start
from safeguarding.figures.prose.share_doubts import is_of_another_time, is_plain
from safeguarding.figures.prose.share_wordings import NUMBER, digits_of
from safeguarding.figures.prose.tokens import COUNT, PERCENTAGE
from safeguarding.figures.stated import as_stated

_WORDS = r"(?: [a-zA-Z’'/–-]{1,30})"
_THE = r"(?:the |these |those |our |all |all the |all of the |all of our |its |their )"
_TOTAL = r"of (?:the (?:total|whole|cohort|sample|group)(?=[,.;)]|\Z)|all(?: (?:of them|cases|of these))?(?=[,.;)]|\Z)|them\b|these(?=[,.;)]|\Z)|the total number\b)"
_WHICH = r"(?:,? which (?:is|was|represents|represented|equates to|makes)|,? or|,| [–—-]|,? (?:representing|equating to|equivalent to|making up|being|making))"
_PATTERNS = (
    # 62% of the 96 plans issued (69)
    re.compile(
        rf"(?P<percentage>{PERCENTAGE}) of {_THE}(?P<base>{COUNT})(?P<between>{_WORDS}{{0,8}}) [(\[](?:n ?= ?)?(?P<count>{COUNT})(?P<own>{_WORDS}{{0,2}})[)\]]",
        re.IGNORECASE,
    ),
    # 62% of the 96 plans issued, 69 in all,
    re.compile(
        rf"(?P<percentage>{PERCENTAGE}) of {_THE}(?P<base>{COUNT})(?P<between>{_WORDS}{{0,8}}),(?: or)? (?P<count>{COUNT})(?P<own>(?: in all| in total| altogether| of them| children| cases)?),",
        re.IGNORECASE,
    ),
    # 62% (69) of the 96 plans
    re.compile(
        rf"(?P<percentage>{PERCENTAGE}) [(\[](?:n ?= ?)?(?P<count>{COUNT})(?P<own>{_WORDS}{{0,2}})[)\]](?P<between>) of {_THE}(?P<base>{COUNT})(?![^.;,:0-9]{{0,60}}?[(\[] ?[0-9])",
        re.IGNORECASE,
    ),
    # 69 of the 96 plans that ended by 31 March 2024 (62%)
    re.compile(
        rf"(?P<count>{NUMBER})(?P<own>{_WORDS}{{0,4}}?) (?:out )?of {_THE}(?P<base>{COUNT})(?P<between>{_WORDS}{{3,16}}?)(?: [(\[](?:or |i\.e\. )?(?P<percentage>{PERCENTAGE})(?=[)\],])(?!, [a-z-]+ed\b)|(?:{_WHICH}|,? \(?or) (?P<last>{PERCENTAGE})(?: {_TOTAL})?(?=[.;,)]|\Z))",
        re.IGNORECASE,
    ),
    # 69 took part, 62% of the 96 invited
    re.compile(
        rf"(?P<count>{NUMBER})(?P<own>{_WORDS}{{1,10}}?)(?:{_WHICH}| \((?:or |i\.e\. )?) ?(?P<percentage>{PERCENTAGE}) of {_THE}(?P<base>{COUNT})(?P<between>)(?! (?:in|at|of) x{{4}})",
        re.IGNORECASE,
    ),
)
_MOST_OF_A_PASSAGE = 2_000


def told_shares_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every share whose figures a sentence holds apart from each other.

    Examples:
        >>> text = "62% of the 96 plans issued (69) were on time."
        >>> [each.taken for each in told_shares_in([Passage(text=text)])]
        [('69 as the count', '96 as the base', '62% as the percentage')]
    """
    for passage in passages:
        if passage.kind is PassageKind.TABLE or not re.search(r"%|per ?cent", passage.text):
            continue
        plain = attrs.evolve(passage, text=masked(passage.text))
        yield from _apart(passage, plain)


def _apart(passage: Passage, plain: Passage) -> Iterator[FoundClaim]:
    for pattern in _PATTERNS:
        for match in itertools.islice(pattern.finditer(plain.text), _MOST_OF_A_PASSAGE):
            start = sentence_start(plain.text, match.start())
            if not is_plain(plain.text, match, match.span("count"), match.span("base")):
                continue
            if is_of_another_time(plain.text, start, match) or _is_above(match):
                continue
            stated = next(match[name] for name in ("percentage", "last") if match.groupdict().get(name))
            yield _found(passage, match, match["base"], stated)


def _is_above(match: re.Match[str]) -> bool:
    return as_stated(digits_of(match["count"])).value > as_stated(digits_of(match["base"])).value


def _found(passage: Passage, match: re.Match[str], base: str, percentage: str) -> FoundClaim:
    text = passage.text
    place = passage.place_of(match.start())
    count, whole = digits_of(match["count"]), digits_of(base)
    return FoundClaim(
        claim=ShareClaim(count=count, base=whole, percentage=percentage, where=str(place)),
        place=place,
        quote=fragment(text[slice(*match.span())]),
        taken=(f"{match['count']} as the count", f"{base} as the base", f"{percentage} as the percentage"),
        sentence=marked(text, match.span()),
    )
