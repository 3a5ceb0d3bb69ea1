"""The words of ranks: the highest, the lowest, who follows them, and what makes two of them no ranks of one list."""

from __future__ import annotations

import re

from safeguarding.figures.prose.beside_wordings import INEXACT, NO_LEVEL
from safeguarding.figures.prose.quantities import Quantity
from safeguarding.figures.prose.things import stems_in

EXTREME = re.compile(
    r"(?<![\w-])(?:the )?(?P<second>(?:second|2nd)[ -])?(?P<extreme>(?P<high>highest|largest|biggest|greatest|longest|most (?:common|frequent|prevalent))|lowest|smallest|shortest|least (?:common|frequent|prevalent))(?![\w-])",
    re.IGNORECASE,
)
# a name of up to seven words, none of which opens another clause
_NO_NAME = r"but|while|whilst|whereas|which|who|whose|where|when|if|than|with|was|were|is|are|has|had|have|then|from|to|by|followed|a|an|his|her|overall|by|after|before|since|during|excluding|except|lowest|highest"
_NAME = rf"(?:(?!(?:{_NO_NAME}|in|for|among|at|on)\b)[A-Za-z’'&/-]{{1,25}},? )"
_WHO = rf"(?:(?:the|in|for|among|amongst|at|on|of) )?{_NAME}{{1,7}}?(?:(?:in|of|on) (?:the )?{_NAME}{{1,3}}?)?"
_AT = r"(?:\((?:at )?|at |with (?:a rate of )?|on |of |, (?:at |with )?)"
# highest in the North (14.1%); the highest rate, at 14.1%; the highest rate of 14.1%; the highest rate was 14.1%
TO_FIGURE = re.compile(
    r"(?:,? (?!but\b|while\b|whilst\b|whereas\b|which\b|who\b|where\b|when\b|if\b|than\b|followed\b|because\b|fell\b|rose\b|placed\b)[A-Za-z’'&/-]{1,25}){0,16}?,? (?:\((?:at )?|at |with (?:a rate of )?|of |was |is |were |on )",
    re.IGNORECASE,
)
# North (14.1%) had the highest rate; North, at 14.1%, was highest
TO_WORD = re.compile(
    r"\)?,? (?:has|had|was|is|are|were|have|having|recorded|shows|showed|reported|remains|remained|saw|as)(?: the)? ?",
    re.IGNORECASE,
)
FOLLOWED = re.compile(
    rf"\)?[,;]? (?:(?:closely|and|then|next|was|is|are|were|which was|with) ){{0,4}}(?:followed (?:closely )?by |(?:then )?the next (?:highest|lowest|largest|smallest|most common|biggest)(?: (?:rates?|percentages?|proportions?|figures?|group|category))?(?: (?:was|were|is|are|being))? (?:in |for |those of )?)(?:that (?:of|in) )?{_WHO}{_AT}",
    re.IGNORECASE,
)
# North (14.1%) had the highest rate of them all, followed by
FOLLOWED_AT_LAST = re.compile(
    rf"(?:,? (?!but\b|while\b|whilst\b|whereas\b|which\b|who\b|where\b|when\b|in\b|for\b|at\b)[A-Za-z’'&/-]{{1,25}}){{0,7}}?{FOLLOWED.pattern}",
    re.IGNORECASE,
)
AND_THEN = re.compile(
    rf"\)?,? (?:and |then |and then |and by |(?:and |then ){{0,2}}followed by )?{_WHO}{_AT}", re.IGNORECASE
)
_GENERIC = r"(?:rates?|percentages?|proportions?|prevalence|levels?|figures?|values?|numbers?|shares?|ones?|scores?)"
TO_OTHER = re.compile(
    rf"\)?,? ?(?:and |while |whilst |whereas |with |but |compared (?:with|to) )?(?P<name>{_NAME}{{0,5}}?)(?:(?:had|has|have|was|were|is|are|saw|recorded|showed|reported) )?(?:the )?",
    re.IGNORECASE,
)
OF_THE_OTHER = re.compile(
    rf"(?: {_GENERIC})?(?:,? (?:was|is|were|are|being))?(?: (?:seen|found|recorded|reported|observed|that))?(?P<who> {_WHO})?,? ?(?:\((?:at )?|at |with |of )?",
    re.IGNORECASE,
)
# the measure of an extreme, where it is named again
MEASURE = re.compile(
    r"(?: (?!(?:was|were|is|are|at|seen|found|being)\b)[A-Za-z’'-]{1,25}){0,8}?(?= (?:(?:was|were|is|are|at|seen|found|being|in|for|too)\b|[0-9])| \()"
)
MEASURES = stems_in("rate percentage proportion prevalence level figure value number share score")
# "North had the highest (14.1%) and South the lowest": then who it is stands before
HAD = re.compile(r"\b(?:has|had|have|having|recorded|saw|showed|shows|reported) (?:the )?\Z", re.IGNORECASE)
WAS = re.compile(r"\b(?:is|was) (?:the )?\Z", re.IGNORECASE)
# the highest rate for boys was 12%: of boys alone
NARROWED = re.compile(r" (?:for|among|amongst|in|at) [^()]{0,80} (?:was|is|were|of) \Z", re.IGNORECASE)
STEP = re.compile(
    r"\b(?:increases?|decreases?|rises?|falls?|reductions?|changes?|growth|drops?|gaps?|differences?|improvements?|declines?)\b",
    re.IGNORECASE,
)
# the largest numbers were in North (12 per 1,000): rates that are ordered by their counts
NUMBER_OF = re.compile(r" (?:total )?(?:numbers?|population|count)s?\b")
# "highest in 2015 (9%), followed by 2016": in time
A_YEAR = re.compile(r"\bxxxx\b")
# the second highest of all groups, after North (15%)
AFTER = re.compile(
    rf" [^.;:()0-9]{{0,80}}?,? ?(?:after|behind|next to|just behind|second only to) (?:only )?{_WHO}{_AT}",
    re.IGNORECASE,
)
AGAINST = re.compile(r"\b(?:compared|against|while|whereas|than|up from|down from)\b", re.IGNORECASE)
POINTING = re.compile(
    r"[.;] (?:This|That|It) (?:is|was|represents|makes)[^.;]{0,40}\Z|[,–] (?:which (?:is|was) )?(?:the )?\Z"
)
DOUBT = re.compile(
    r"\b(?:not|never|n[’']t|if|would|should|could|may|might|provisional\w*|excluding|except\w*|apart from|adjust\w*|forecast\w*|predicted|projected|rank\w*|placed|quartile|decile|overall|respectively)\b",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"(?:\)|[,.;](?![0-9])|\Z| (?:and|then|followed|while|whilst|whereas|but|is|was|has|had)\b| – )")


def is_exact(plain: str, quantity: Quantity) -> bool:
    """Whether a figure stands for itself alone: no "about", no span, no "14 or more"."""
    before = re.sub(r"\b(?:the|an?|of|at) \Z", "", plain[max(quantity.start - 30, 0) : quantity.start])
    return INEXACT.search(before) is None and not NO_LEVEL.match(plain, quantity.end)


def is_level(plain: str, quantity: Quantity) -> bool:
    """Whether a figure is exact, with nothing of its own behind it."""
    return is_exact(plain, quantity) and _CLOSED.match(plain, quantity.end) is not None
