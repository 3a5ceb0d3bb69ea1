"""Fractions in words whose figures stand elsewhere in the sentence: "the majority of the 66 notifications, 21 in all, …".

Their count and base follow after commas, dashes or in brackets, stand before the fraction, or the base is what the sentence
before has counted. A clause of its own ("that came from the police") in between may have a base of its own, and is silence.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from safeguarding.figures.kinds.fractions_in_words import FractionClaim, parse_fraction_in_words
from safeguarding.figures.prose.found import FoundClaim, found_in
from safeguarding.figures.prose.fraction_phrases import FRACTION, MAJORITY, is_part_of_something
from safeguarding.figures.prose.masks import masked
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.share_bases import main_count, sentence_start
from safeguarding.figures.prose.share_wordings import NUMBER, digits_of
from safeguarding.figures.prose.things import counts_things, is_parted
from safeguarding.figures.prose.tokens import COUNT, NUMBER_WORD, PERCENTAGE

_WORDS = rf"(?<![\w.,/%£-])(?<!the )(?<!other )(?<!one-)(?<!first )(?<!second )(?<!thirds )(?<!last )(?<!final )(?P<words>(?:just |only )?(?:{FRACTION}|{MAJORITY}|most(?= of\b)))(?![\w-])"
_NOUNS = r"(?: (?:of )?[^.;:%0-9(),–]{1,90}?)"
_OF = r"(?: [a-z’'-]{2,20}){0,2}? ?(?:/|(?:(?:out )?of|from|among|amongst) (?:(?:the|our|all|those|an?) |(?:total|cohort|group|sample) of )*) ?"
_THE = r"(?:the|our|all|these|those|all the|all of the|its|their)"
_ALL = r"(?: (?:in all|in total|in number|of them|altogether|(?!of\b|in\b|to\b|from\b|and\b|per\b)[a-z’'-]{2,20}(?: [a-z’'-]{2,20}){0,2}))?"
_PATTERNS = (
    # one in four of the referrals came from schools (88 of 176); more than half of the young people, 19 out of 47, agreed
    re.compile(
        rf"{_WORDS}(?P<between>{_NOUNS})(?: \(|, | – | - |: )(?:or |i_e_ |that is,? |just |only )*(?P<count>{NUMBER}){_OF}(?P<base>{COUNT})(?! per|\s?%)",
        re.IGNORECASE,
    ),
    # a fifth of the 145 assessments (66); the majority of the 66 notifications, 21 in all, …
    re.compile(
        rf"{_WORDS} of (?:{_THE} )?(?P<base>{COUNT})(?P<between> [^.;:%0-9(),–]{{2,60}}?)(?:, | – | - )(?:or |i_e_ |that is,? |just |only )?(?P<count>{NUMBER}){_ALL}(?=,| –| -)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"{_WORDS} of (?:{_THE} )?(?P<base>{COUNT})(?P<between> [^.;:%0-9(),–]{{2,110}}?) \((?:or |just |only )?(?P<count>{COUNT}){_ALL}\)(?= (?:was|were|is|are|had|have|has|did|do|said|told|felt|came|left|took|met|[a-z]+ed)\b)",
        re.IGNORECASE,
    ),
    # 31 of the 93 children – two thirds – had moved; 31 of the 93 (two thirds)
    re.compile(
        rf"(?P<count>{NUMBER}) (?:out )?of (?:{_THE} )?(?P<base>{COUNT})(?P<between>(?: [^.;:%0-9(),–]{{2,60}}?)?)(?:, (?:or )?| – (?:or )?| - (?:or )?| \((?:or )?){_WORDS}(?=[,).;]| –| -)",
        re.IGNORECASE,
    ),
)
# half of the plans were late. Of the 76 concerned, 57 were in that group
_NEXT = (
    re.compile(
        rf"{_WORDS} of (?:{_THE} )?(?P<base>{COUNT})(?P<between> [^.;:%0-9()–]{{2,110}}?)\. (?:These|Those) (?P<count>{NUMBER})(?! (?:of|more|others?)\b)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"{_WORDS}(?P<between> of [^.;:%0-9()–]{{2,110}}?)\. Of the (?P<base>{COUNT})(?: (?:concerned|involved|in question|in all|in total|such [a-z]+))?, (?:just |only )?(?P<count>{NUMBER})(?: [a-z]+)? (?:were in (?:that|this) group|did so|were so|fell into (?:that|this) group)\b",
        re.IGNORECASE,
    ),
    # fewer than one in ten of the 420 reviews were late, with 63 held out of time
    re.compile(
        rf"{_WORDS} of (?:{_THE} )?(?P<base>{COUNT})(?P<between> [^.;:%0-9(),–]{{2,110}}?), with (?:just |only )?(?P<count>{NUMBER}) [a-z]+(?<!more)(?<!others)\b",
        re.IGNORECASE,
    ),
)
# 47% of carers, more than half, agreed; more than half of carers, 47%, agreed
_OF_SHARES = (
    re.compile(
        rf"(?P<percentage>{PERCENTAGE})(?P<between> of [^.;:%0-9(),–]{{2,60}}?)(?:, (?:or )?| – (?:or )?| - (?:or )?| \((?:or )?){_WORDS}(?=[,).;]| –| -)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"{_WORDS}(?P<between> [^.;:%0-9(),–]{{2,60}}?)(?:, | – | - )(?:or |just |only )?(?P<percentage>{PERCENTAGE})(?=[,]| –| -)",
        re.IGNORECASE,
    ),
)
_OF_ELSE = re.compile(r"\b(?:where|whose|from|higher|lower|than|rate|said no)\b(?! (?:secondary|primary|the|schools))")
# eight in ten of the pupils came from one school (81%)
_IN_THE_END = re.compile(
    rf"(?:\A|(?<=[.] )){_WORDS}(?P<between>(?: of (?:the|those|these|our|all))? [a-z][^.;:%0-9(),–]{{2,90}}?) \((?P<percentage>{PERCENTAGE})\.?\)(?=[.;]|\Z)",
    re.IGNORECASE,
)
# there are 260 plans. Fewer than a third, 118, were repeats; of the 64 children, a quarter (16) were placed
_BASE_BEFORE = re.compile(
    rf"{_WORDS}(?P<between>(?: of (?:these|those|them|whom|which)(?: [a-z]+)?)?)(?:, | – | - | \()(?:or |just |only )?(?P<count>{NUMBER}){_ALL}(?=[,)]| –| -)",
    re.IGNORECASE,
)
_COUNT_FIRST = re.compile(
    rf"(?P<count>{NUMBER})(?P<between>(?: of (?:them|these|those))?) \((?:or )?{_WORDS}\)", re.IGNORECASE
)
_OPENING = re.compile(
    rf"(?:\A|[,:] )(?:Out of|Of|Among) {_THE}? ?(?P<base>{COUNT})(?P<thing>[^.;:%0-9()]{{2,80}}?),? (?:[a-z]+ ){{0,2}}\Z",
    re.IGNORECASE,
)
# what stands between has a base, or a time, of its own
_CLAUSE = re.compile(
    r"\b(?:that|who|which|where|whose|whom|when|includ\w+|compar\w+|and|but|or|while|whilst|than|per|year|month|week|day|time|cost|budget|spend\w*|"
    r"about|around|nearly|almost|over|under|more|fewer|less|half|third|thirds|quarters?|fifths?|tenths?|one|two|three|four|five|every|each|not|no|without|"
    r"national\w*|region\w*|england|last|previous\w*|target|with)\b",
    re.IGNORECASE,
)
# a fraction of those who did something, where the count stands with its base; what follows is of the same
_OTHER_CLAUSE = re.compile(
    r"\b(?:includ\w+|compar\w+|but|while|whilst|than|per|cost|budget|spend\w*|half|thirds?|quarters?|fifths?|tenths?|national\w*|region\w*|england|last year|"
    r"previous\w*|target|of (?:whom|which)|whereas|although|and (?:a|an|one|the|two|three|half|most|nearly|almost|over|about)\b)\b",
    re.IGNORECASE,
)
# of the 200 pupils with a plan, 92 in all: with "in all" it is not the pupils with a plan that are 92
_WITH, _IN_ALL = re.compile(r" with\b"), re.compile(r" (?:in all|in total|altogether)\Z")
_A_FRACTION = re.compile(FRACTION, re.IGNORECASE)
_MORE_THAN = re.compile(r"\b(?:less|more|fewer) than\b", re.IGNORECASE)
# no passage without one of these says a fraction; most say none
_MAY_BE = re.compile(
    rf"\b(?:half|thirds?|quarters?|fifths?|tenths?|majority|minority|most|out of|in (?:every )?(?:[0-9]|{NUMBER_WORD}))\b|in [0-9]",
    re.IGNORECASE,
)
_OR_MORE = re.compile(r"\b(?:one|two|three|four|five|six) or more(?: times)?\b", re.IGNORECASE)
_NOT_BEFORE = re.compile(
    r"\b(?:rated|scored|than|increase of|rise of|fall of|reduction of|by|to|from|and a|a further|another|not|without|and|remaining|up|down|grew|fell|rose|whole|nor) (?:a |an )?\Z",
    re.IGNORECASE,
)
_MOST_OF_A_PASSAGE = 2_000


def told_fractions_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every fraction in words whose count and base, or percentage, its sentence or the one before states.

    Examples:
        >>> text = "The majority of the 66 notifications, 21 in all, came from schools."
        >>> [each.taken for each in told_fractions_in([Passage(text=text)])]
        [('the majority as the fraction', '21 of 66 as what it stands for')]
    """
    for passage in passages:
        if (
            passage.kind is PassageKind.TABLE
            or not re.search(r"[0-9]", passage.text)
            or not _MAY_BE.search(passage.text)
        ):
            continue
        plain = _OR_MORE.sub(lambda match: "x" * len(match[0]), masked(passage.text).replace("i.e.", "i_e_"))
        for pattern in (*_PATTERNS, *_OF_SHARES, _IN_THE_END, *_NEXT):
            for match in itertools.islice(pattern.finditer(plain), _MOST_OF_A_PASSAGE):
                if _is_plain(plain, match):
                    yield from _found(passage, match, match.groupdict().get("base"))
        found = (*_BASE_BEFORE.finditer(plain), *_COUNT_FIRST.finditer(plain))
        for match in itertools.islice(found, _MOST_OF_A_PASSAGE):
            base = _base_before(plain, match) if _is_plain(plain, match) else None
            if base is not None:
                yield from _found(passage, match, base)


def _is_plain(plain: str, match: re.Match[str]) -> bool:
    if match.re in (_PATTERNS[0], _OF_SHARES[1], _IN_THE_END) and not is_part_of_something(
        match["words"], match["between"]
    ):
        return False
    if match.re is _IN_THE_END and _OF_ELSE.search(match["between"]):
        return False
    # where a count stands with its base, a clause between is of both
    clause = _CLAUSE if match.re in (_PATTERNS[1], *_OF_SHARES, _BASE_BEFORE) else _OTHER_CLAUSE
    between = _MORE_THAN.sub(" ", match["between"])
    if match.re is _PATTERNS[1] and _IN_ALL.search(match[0]):
        between = _WITH.sub(" ", between, count=1)
    if clause.search(between) or _NOT_BEFORE.search(plain[max(match.start("words") - 24, 0) : match.start("words")]):
        return False
    if match.start("words") != match.start() and _NOT_BEFORE.search(plain[max(match.start() - 24, 0) : match.start()]):
        return False
    names = [name for name in ("count", "base") if match.groupdict().get(name)]
    # "one in ten of all, or one in seven of the 63": what follows is another fraction, and no count
    if "count" in names and _A_FRACTION.match(plain, match.start("count")):
        return False
    # what stands before in brackets or after a comma is no measure
    spans = [(match.start(name), match.end(name) - match.start(name)) for name in names]
    return all(counts_things(f"x {plain[start : start + 60]}", 2, 2 + length) for start, length in spans)


def _base_before(plain: str, match: re.Match[str]) -> str | None:
    """The one count of the sentence's opening, or of the sentence before."""
    start = sentence_start(plain, match.start())
    lead = plain[start : match.start()]
    opening = _OPENING.search(lead)
    if opening is not None:
        clause = _OTHER_CLAUSE if match.re is _COUNT_FIRST else _CLAUSE
        is_counted = counts_things(lead, *opening.span("base")) and not clause.search(opening["thing"])
        return opening["base"] if is_counted else None
    if re.search(r"[0-9]", lead) or len(lead) > 60 or not start:  # noqa: PLR2004  a few words of opening
        return None
    first = sentence_start(plain, start - 1)
    before = plain[first : start - 1]
    base = main_count(before)
    return (
        base
        if base is not None
        and not is_parted(before, before.find(base))
        and int(digits_of(match["count"]).replace(",", "")) <= int(base.replace(",", ""))
        else None
    )


def _found(passage: Passage, match: re.Match[str], base: str | None) -> Iterator[FoundClaim]:
    groups = match.groupdict()
    words = " ".join(match["words"].casefold().replace("-", " ").split())
    words = (
        words.removeprefix("just ").removeprefix("only ")
        if not words.startswith(("just over", "just under"))
        else words
    )
    count = digits_of(groups["count"]) if groups.get("count") else None
    try:
        parse_fraction_in_words(words)
    except ValueError:
        return
    if count is not None and base is not None and int(count.replace(",", "")) > int(base.replace(",", "")):
        return
    evidence = groups.get("percentage") or f"{count} of {base}"
    taken = f"{words} as the fraction", f"{evidence} as what it stands for"
    claim = FractionClaim(words=words, count=count, base=base, percentage=groups.get("percentage"))
    # those "with" whom it goes on may be some of them, and never more
    is_sure = match.re is not _NEXT[-1] or _is_more(words, count, base)
    yield from found_in(passage, match.span(), claim, *taken, is_sure=is_sure)


def _is_more(words: str, count: str | None, base: str | None) -> bool:
    """Whether a count is more than a fraction stands for."""
    share = Fraction(int((count or "0").replace(",", "")), int((base or "1").replace(",", "")))
    return share > parse_fraction_in_words(words).fraction
