"""A text in which the figures that count nothing are out of the way: dates, ages, spans, references, footnote marks."""

from __future__ import annotations

import functools
import re
import string

_MONTH = r"(?-i:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
_YEAR = r"(?:19|20)[0-9]{2}(?: ?[-/–−] ?(?:19|20)?[0-9]{2}|(?<= 20[0-9]{2})\.[0-9]{2}(?= [–-] )| to (?:19|20)[0-9]{2})?(?![0-9,.]?[0-9])"
_TIME = r"(?:days?|weeks?|months?|years?|hours?|minutes?|nights?|miles?|terms?|half[- ]terms?)\b"
_REFERENCE = (
    r"(?:pages?|sections?|appendi(?:x|ces)|annex(?:es)?|chapters?|paragraphs?|para|questions?|regulations?|schedules?|key stages?|"
    r"(?-i:Tables?|Figures?|Parts?|Years?|Stages?|Tiers?|Levels?|Phases?|Notes?|Articles?|Standards?|Charts?))"
)
_COUNTS_NOTHING = re.compile(
    rf"(?<![\w.,/£$€-])[0-9]{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}\b(?:,? {_YEAR})?"
    rf"|\b{_MONTH}(?:,? {_YEAR}| (?:3[01]|[12]?[0-9])(?:st|nd|rd|th)?(?![0-9,.%]))(?:,? {_YEAR})?"
    rf"|(?<![\w.,/£$€-]){_YEAR}(?!%| ?per ?cent)"
    r"|\b(?:Q(?:uarter )?|quarter )[1-4]\b"
    # ages
    r"|\bage[ds]? (?:of )?(?:(?:between|under|over|from|up to) )?[0-9]{1,2}(?:(?: to | and | or |[-–])(?:under )?[0-9]{1,2})?\b(?:\+| (?:plus|and over|and under|or over|or under))?"
    rf"|(?<![\w.,/£$€-])(?:[0-9]{{1,2}}, ){{0,3}}[0-9]{{1,2}} ?(?:[-–/]| to | and | or |- to |- and ) ?[0-9]{{1,2}}(?: ?[-–]| )(?:years?|months?|population|s\b|age|group)"
    r"|(?<![\w.,/£$€-])[0-9]{1,2}[-–][0-9]{1,2}(?![\w%.,]*[0-9]|\s?%)"
    r"|\b(?:under|over)[- ][0-9]{1,2}(?:s|’s|'s)\b|\b(?:under|over)-[0-9]{1,2}\b|\bunder (?:5|1[0-9]|2[015])\b(?![%,]| ?per ?cent|\.[0-9])"
    r"|(?<![\w.,/£$€-])[0-9]{1,2}(?:\+|s\b|[- ]year[- ]olds?)"
    # spans of time, distances
    rf"|(?<![\w.,/£$€-])[0-9]{{1,3}}[- ](?:(?:working|calendar|school|consecutive|full|or more|rolling) )?{_TIME}"
    rf"|\b{_REFERENCE} [0-9]{{1,3}}(?:\.[0-9]{{1,2}})*(?:[-–][0-9]{{1,3}}| of [0-9]{{1,3}})?(?![\w,]*[0-9]|\s?%)"
    # 3 A grades, 5 or more GCSEs: what each has
    r"|(?<![\w.,/£$€-])[0-9](?= (?:or more )?(?:good )?(?:A\*? grades|A[ -]levels|GCSEs|A\*-[A-G])\b)"
    r"|\A[0-9]{1,2}(?:\.[0-9]{1,2}){1,2}(?= )"
    r"|[0-9]{2}% (?:confidence intervals?|CI)\b:?(?: of)? ?[(\[]?[0-9.]{1,5}%?(?: ?[-–] ?| to )[0-9.]{1,5}%?"
    r"|(?<=[a-z.,)])[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,2}",
    re.IGNORECASE,
)
MASKED_AGE = re.compile(r"\bage[ds]? [x+ ]+(?:(?:to|and|or|–|-) ?x+)?", re.IGNORECASE)
"""An age as it stands in a text of this kind, for who looks for words of time or measure."""
LONGEST_PASSAGE = 20_000
"""No paragraph of a report is longer; what comes after is not looked at."""
# names that hold a comma or an "and" are one thing
_NAMES = re.compile(
    r"\b(?:education, health and (?:social )?care|health and social care|special educational needs and disabilit(?:y|ies))\b",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"[0-9¹²³⁴⁵⁶⁷⁸⁹⁰%]|(?<=x)[.](?=[0-9])")


# each reader asks again for each passage
@functools.lru_cache(maxsize=1_000)
def masked(text: str) -> str:
    """The text, as long as it was or cut to a passage's length, with letters for the digits of what counts nothing.

    Examples:
        >>> masked("At 31 March 2024 there were 287, 61 of them aged 15 to 17, against 240¹ in 2022/23.")
        'At xx March xxxx there were 287, 61 of them aged xx to xx, against 240¹ in xxxx/xx.'
        >>> masked("The 0-17 population, see page 14 of 62")
        'The x-xx population, see page xx of xx'
    """
    return _NAMES.sub(_in_one, _COUNTS_NOTHING.sub(_without_digits, text[:LONGEST_PASSAGE]))


def blank(match: re.Match[str]) -> str:
    """As many spaces as there were characters, so that places stay what they were.

    Examples:
        >>> re.sub("[(].*[)]", blank, "30 (all) left")
        '30       left'
    """
    return " " * len(match[0])


def _without_digits(aside: re.Match[str]) -> str:
    return _DIGITS.sub("x", aside[0])


def _in_one(name: re.Match[str]) -> str:
    # up to the last letter
    end = max(name[0].rfind(letter) for letter in string.ascii_lowercase)
    return name[0][: max(end, 0)].replace(" ", "x").replace(",", "x") + name[0][max(end, 0) :]
