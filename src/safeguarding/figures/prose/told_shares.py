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
from safeguarding.figures.prose.main_figures import sentence_spans
from safeguarding.figures.prose.masks import masked
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.share_bases import main_count, sentence_start
from safeguarding.figures.prose.share_doubts import is_of_another_time, is_plain, may_exceed_its_base
from safeguarding.figures.prose.share_wordings import NUMBER, digits_of
from safeguarding.figures.prose.things import counts_things
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
# an audit was completed by 46 of the 41 staff
_TOO_MANY = re.compile(
    rf"(?P<count>{COUNT})(?P<own>)(?: out)? of (?:the|these|those|our|all the|all) (?P<base>{COUNT})(?P<between>)",
    re.IGNORECASE,
)
# 144 young people were contacted, but 151 of them replied
_OF_THEM = re.compile(rf"(?P<count>{COUNT}) of (?:them|these|those|whom|which)\b(?! [0-9])", re.IGNORECASE)
# 112 (or 38%) live elsewhere, of whom 121 live far away
_OF_WHOM = re.compile(
    rf"(?P<all>{COUNT})(?: \([^()]{{1,20}}\))?(?P<counted>(?: [a-z’'-]{{1,20}}){{1,10}}), of (?:whom|which) (?P<count>{COUNT}) (?:live|are|were|had|have|[a-z]+ed)\b"
)
_TWICE = re.compile(
    r"\b(?:twice|duplicat\w*|more than once|repeat\w*|each|several|multiple|planned|target|expected)\b", re.IGNORECASE
)
_PLURAL = re.compile(r"\b(?!(?:was|as|this|its|across|unless|us|plus|thus)\b)[a-z]{3,}s\b")
_MOST_OF_A_PASSAGE, _LONGEST = 2_000, 500


def told_shares_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every share whose figures a sentence holds apart from each other.

    Examples:
        >>> text = "62% of the 96 plans issued (69) were on time."
        >>> [each.taken for each in told_shares_in([Passage(text=text)])]
        [('69 as the count', '96 as the base', '62% as the percentage')]
    """
    for passage in passages:
        if passage.kind is PassageKind.TABLE or not re.search(
            r"%|per ?cent|\bof (?:the|these|those|our|all|them|which|whom)\b", passage.text
        ):
            continue
        plain = attrs.evolve(passage, text=masked(passage.text))
        yield from _apart(passage, plain)
        yield from _too_many(passage, plain)


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


def _too_many(passage: Passage, plain: Passage) -> Iterator[FoundClaim]:
    """More of them than there are, where no percentage is said."""
    for match in itertools.islice(_TOO_MANY.finditer(plain.text), _MOST_OF_A_PASSAGE):
        is_said = is_plain(plain.text, match, match.span("count"), match.span("base"))
        if _is_above(match) and is_said and not may_exceed_its_base(plain.text, match, is_beside=True):
            yield from _more_than_all(passage, plain, match, match["base"], "")
    for match in itertools.islice(_OF_WHOM.finditer(plain.text), _MOST_OF_A_PASSAGE):
        is_said = all(counts_things(plain.text, *match.span(name)) for name in ("all", "count"))
        if is_said and int(match["count"].replace(",", "")) > int(match["all"].replace(",", "")):
            yield from _more_than_all(passage, plain, match, match["all"], f"{match['all']}{match['counted']}")
    spans = [*sentence_spans(plain.text, longest=_LONGEST)]
    for at, (start, end) in enumerate(spans):
        them = _OF_THEM.search(plain.text, start, end)
        if them is None or not counts_things(f"x {plain.text[them.start() :][:60]}", 2, 2 + len(them["count"])):
            continue
        lead = plain.text[start : them.start()]
        if not re.search(r"[0-9]", lead) and at:
            lead = plain.text[slice(*spans[at - 1])].rstrip(".;")
        base = main_count(lead)
        if base is not None and int(them["count"].replace(",", "")) > int(base.replace(",", "")):
            yield from _more_than_all(passage, plain, them, base, lead)


def _more_than_all(
    passage: Passage, plain: Passage, match: re.Match[str], base: str, lead: str
) -> Iterator[FoundClaim]:
    start = sentence_start(plain.text, match.start())
    sentence, after = plain.text[start : match.end() + 120], plain.text[match.end() : match.end() + 60]
    counted = lead.partition(base)[2]
    # "12 schools with many pupils; 150 of them": of the pupils
    others = len(_PLURAL.findall(counted)) > 1 or _PLURAL.search(lead.partition(base)[0]) is not None
    if not others and not _TWICE.search(f"{lead} {sentence}") and not re.search(r"%|per ?cent", after):
        yield _found(passage, match, base, None)


def _found(passage: Passage, match: re.Match[str], base: str, percentage: str | None) -> FoundClaim:
    text = passage.text
    place = passage.place_of(match.start())
    count, whole = digits_of(match["count"]), digits_of(base)
    taken = [f"{match['count']} as the count", f"{base} as the base"]
    if percentage is not None:
        taken.append(f"{percentage} as the percentage")
    return FoundClaim(
        claim=ShareClaim(count=count, base=whole, percentage=percentage, where=str(place)),
        place=place,
        quote=fragment(text[slice(*match.span())]),
        taken=tuple(taken),
        sentence=marked(text, match.span()),
    )
