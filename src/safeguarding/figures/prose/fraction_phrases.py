"""Fractions in words with their figures in brackets: "one in four (31 of 93)", "more than half of the carers (47%)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from safeguarding.figures.kinds.fractions_in_words import FractionClaim, parse_fraction_in_words
from safeguarding.figures.prose.found import FoundClaim, found_in
from safeguarding.figures.prose.passages import Passage
from safeguarding.figures.prose.things import counts_things
from safeguarding.figures.prose.tokens import COUNT, NUMBER_WORD, PERCENTAGE

_QUALIFIER = (
    r"about|around|approximately|roughly|more than|over|just over|slightly over|slightly more than|less than|fewer than|under|"
    r"just under|slightly under|nearly|almost|close to"
)
_ONES = rf"(?:{NUMBER_WORD}|[0-9]{{1,2}})"
FRACTION = rf"(?:(?:{_QUALIFIER}) )?(?:(?:a|one|two|three|four)[ -](?:thirds?|quarters?|fifths?|tenths?)|half|{_ONES} in (?:every )?{_ONES}|{NUMBER_WORD} out of (?:every )?{NUMBER_WORD})"
MAJORITY = (
    r"(?:the |a )?(?:(?:vast|large|great|overwhelming|clear|significant|small|substantial) )?(?:majority|minority)"
)
# who they were that said it: "who answered", "we spoke to"; of those "who replied" the bracket may say how many did
_ASKED = r"(?: who (?:had |have |were |was )?(?:answered|asked|interviewed|surveyed|spoken to)| (?:that |whom |who )?we (?:spoke to|asked|interviewed|surveyed|heard from|met))"
_WHO_SAID = re.compile(rf"{_ASKED}\Z", re.IGNORECASE)
# then a bracket may say how many did answer
_RESPONSE = re.compile(
    r"\b(?:response|return|completion)s? rate|\b(?:sent|invited|contacted|approached|issued|sample\w*|reach\w*|eligible)\b",
    re.IGNORECASE,
)
# what may stand between: "of the children", "of our carers and staff", "young people"
_FRACTION = re.compile(
    rf"(?<![\w.,/%£-])(?<!the )(?<!other )(?<!one-)(?<!first )(?<!second )(?<!thirds )(?P<words>{FRACTION}|{MAJORITY})(?![\w-])"
    rf"(?P<between>(?: of)?(?: (?:the|these|those|all|our|its|their))?(?: [a-z’'-]{{2,20}}){{0,3}}?(?:{_ASKED})?)"
    rf" ?[(\[](?:(?P<percentage>{PERCENTAGE})\.?|(?P<count>{COUNT}) ?(?:/|(?:out )?of (?:the |all )?) ?(?P<base>{COUNT})(?: [a-z]+){{0,3}})[)\]]",
    re.IGNORECASE,
)
# a part of a year, an ordinal, or a share of some of them
_DOUBT = re.compile(
    r"\b(?:year|term|month|week|day|hour|term|game|time|pay|price|past|day|century|who|whom|that|which|with|from|aged|in|and|or|"
    r"than|were|was|had|not|but|as|for|by|child|review|visit|party|stage|up|down|more|less|fewer|outside|inside|living|without|under|over|"
    r"(?!asked|interviewed|surveyed|audited|reviewed|sampled|inspected)[a-z]+ed|cases? of)\b",
    re.IGNORECASE,
)
_NOT_BEFORE = re.compile(
    r"\b(?:rated|scored|than|increase of|rise of|fall of|reduction of|by|to|from|and a|a further|another|not|without) (?:a |an )?\Z",
    re.IGNORECASE,
)


# a quarter of the 212 children (53)
_OF_SO_MANY = re.compile(
    rf"(?<![\w.,/%£-])(?<!the )(?<!other )(?P<words>{FRACTION}) of (?:the|our|all|these|those) (?P<base>{COUNT})(?P<between>(?: [a-z’'-]{{2,20}}){{1,3}}) ?\((?P<count>{COUNT})\)(?P<percentage>)",
    re.IGNORECASE,
)


_SHARE = re.compile(PERCENTAGE, re.IGNORECASE)
_OF_SOMETHING = re.compile(r"\A(?: (?:of|the|these|those|all|our|its|their)\b|\s*\Z)", re.IGNORECASE)
# one in four young people; most carers: these stand before what they count
_BEFORE_A_NOUN = re.compile(r"\b(?:in|out of)\b|\A(?:most|many|few)\b|\b(?:majority|minority)\b", re.IGNORECASE)


def is_part_of_something(words: str, after: str) -> bool:
    """Whether words say how large a part of something is, and do not belong to the next word.

    Examples:
        >>> is_part_of_something("half", " of the children"), is_part_of_something("half", " siblings")
        (True, False)
        >>> is_part_of_something("one in four", " children")
        True
    """
    return _OF_SOMETHING.match(after) is not None or _BEFORE_A_NOUN.search(words) is not None


def fractions_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every fraction in words whose figures stand in brackets behind it.

    Examples:
        >>> [each.quote for each in fractions_in([Passage(text="More than half of the carers (47%) agreed.")])]
        ['More than half of the carers (47%)']
    """
    for passage in passages:
        for match in (*_FRACTION.finditer(passage.text), *_OF_SO_MANY.finditer(passage.text)):
            yield from _fraction(passage, match)


def _fraction(passage: Passage, match: re.Match[str]) -> Iterator[FoundClaim]:
    text, groups = passage.text, match.groupdict()
    before = text[max(match.start() - 30, 0) : match.start()]
    between, answered = _WHO_SAID.subn("", groups["between"])
    is_of_response = answered and (len(_SHARE.findall(text)) > 1 or _RESPONSE.search(text))
    if is_of_response or _DOUBT.search(between.replace("looked after", "")) or _NOT_BEFORE.search(before):
        return
    if match.re is _FRACTION and not is_part_of_something(groups["words"], groups["between"]):
        return
    if groups["count"] and not counts_things(text, *match.span("base")):
        return
    if match.re is _OF_SO_MANY and not _is_near(groups["words"], groups["count"], groups["base"]):
        return
    words = " ".join(groups["words"].casefold().split())
    try:
        parse_fraction_in_words(words)
    except ValueError:
        return
    count, base, percentage = (groups[name] for name in ("count", "base", "percentage"))
    claim = FractionClaim(words=words, count=count, base=base, percentage=percentage or None)
    evidence = percentage or f"{count} of {base}"
    taken = f"{words} as the fraction", f"{evidence} as what it stands for"
    yield from found_in(passage, match.span(), claim, *taken)


def _is_near(words: str, count: str, base: str) -> bool:
    """Whether a number in brackets is so near the fraction that it is surely its count, and no paragraph's number."""
    try:
        fraction = parse_fraction_in_words(" ".join(words.casefold().split())).fraction
    except ValueError:
        return False
    meant = fraction * int(base.replace(",", ""))
    return meant / 2 <= int(count.replace(",", "")) <= meant * 2
