"""The words of a change: that something rose or fell, which figure came first, and how large the step is."""

from __future__ import annotations

import re

from safeguarding.figures.prose.tokens import ANY_NUMBER_WORD, COUNT
from safeguarding.figures.stated import Stated

UP = r"rose|risen|rises|rising|increased|increases|increasing|grew|grown|growing|climbed|went up|gone up|came up|jumped|soared|surged|edged up|crept up"
DOWN = r"fell|fallen|falls|falling|decreased|decreases|decreasing|dropped|drops|declined|reduced|reducing|went down|gone down|came down|brought down|declining|dropping|slipped|dipped|shrank|shrunk|slumped|plunged|tumbled|edged down|lowered"
UP_NOUN, DOWN_NOUN = (
    r"increase|rise|raise|growth|uplift|jump|surge|upturn",
    r"fall|decrease|reduction|drop|decline|dip|downturn|contraction",
)
NOUN = rf"(?:{UP_NOUN}|{DOWN_NOUN})"
FIGURE = r"£?(?:[0-9]{1,3}(?:,[0-9]{3}){1,3}|[0-9]{1,7})(?:\.[0-9]{1,3})?(?:m\b| million\b|%| per cent\b)?(?![\w/:]|[.,-][0-9]|-[a-z]| [0-9])"
PER_CENT = rf"(?:(?<![\w.,/])(?:[0-9]{{1,3}}|[0-9],[0-9]{{3}})(?:\.[0-9]{{1,3}})?|\b{ANY_NUMBER_WORD}(?= (?:percentage )?points?\b| per ?cent))"
SIGN = r"\s?(?:%|per ?cent\b)"

# with others left in, the figures would be others
LEFT_OUT = re.compile(
    r"\b(?:if|unless|excluding|except|left out|leaving out|not counting|allowing|adjusted|in the (?:plan|forecast|budget)|had (?:(?:the|this|that) [a-z ]{2,30}|it|we|they|there) (?:been|not))\b"
)

# we rose from 12 to 8: a council has a rank
OF_A_RANK = re.compile(
    rf"\b(?:[Ww]e|[Tt]he (?:council|authority|borough|county|city|district|trust|partnership)|[Oo]ur council)(?: ha(?:s|ve|d))? (?:{UP}|{DOWN}|improved|moved)(?: [a-z]+ly)? (?:up |down )?\Z"
)
ONE_FIGURE = rf"(?<![\w.,/£-]){FIGURE}"
_SOME = r"[^.;:%0-9£]{0,110}?"
_NEAR = r"[^.;:%0-9£]{0,40}?"
_FEW = r"(?:(?:the|a total of|just|only|a figure of|that of) ){0,2}"
# from 184 to 231; rose to 231 from 184
FROM_TO = re.compile(
    rf"\b(?:from|when (?:there|it|they) (?:were|was|numbered|stood at)) {_FEW}(?P<earlier>{ONE_FIGURE}){_SOME}[ ,]to {_FEW}(?P<later>{ONE_FIGURE})",
    re.IGNORECASE,
)
# 318 this year compared with 265; 38, down from 57; 736 as against 640; 318 (265 in 2022/23)
COMPARED = re.compile(
    rf"(?P<later>{ONE_FIGURE}){_SOME}(?:(?P<how>(?:when )?compared (?:with|to)|in comparison (?:with|to)|as against|against|as opposed to|versus|up from|down from|(?:an? )?(?:increase|rise|decrease|fall|reduction|drop) from|where last year there were|having (?:previously |earlier )?been|when (?:it|there) (?:was|were)|where it (?:was|had been)) "
    rf"{_FEW}(?P<earlier>{ONE_FIGURE})|\((?:compared with |against |last year:? |from |previous year:? |up from |down from )(?P<earlier2>{ONE_FIGURE})(?![ ,][^)]*[0-9%])[^.;:%0-9£)]{{0,40}}\)|\((?P<earlier3>{ONE_FIGURE}) (?:in x|last year|the year before|the previous year|a year (?:ago|earlier|before))[^.;:%0-9£)]{{0,20}}\))",
    re.IGNORECASE,
)
# 318 contacts, a 20% increase on the 265 of last year: the size stands between
SIZE_BETWEEN = re.compile(
    rf"(?P<later>{ONE_FIGURE}){_SOME}(?:,|\(| –| -|,? which (?:is|was)|,? (?:is|was|are|were)) ?(?:an? |some |now )?(?:[a-z]+ )?(?:(?P<size>{PER_CENT})(?P<unit>{SIGN}|(?: percentage|[ -]percentage)?[ -]points?) (?P<noun>{UP_NOUN}|{DOWN_NOUN}|higher|lower|more|fewer|less|up|down)"
    rf"|(?P<noun2>{UP_NOUN}|{DOWN_NOUN}|improvement|deterioration|change|up|down)(?: of| by)? (?:(?P<size2>{PER_CENT})(?P<unit2>{SIGN}| percentage points?)|(?P<gap>{COUNT})(?: [a-z-]{{3,20}}){{0,2}}?)) (?:on|than|from|over|compared (?:with|to)|against) (?:(?:the|last year’s|last year's|a total of|in) )*?[^.,;:%0-9£]{{0,40}}?\(?(?P<earlier>{ONE_FIGURE})",
    re.IGNORECASE,
)
# at 62%, take-up is 9 percentage points below the 71% that we hope for
_POINTS_BELOW = (
    rf" ?(?:still |now |therefore |only )?(?P<size>{PER_CENT})(?P<unit>(?: percentage|[ -]percentage)?[ -]points?) (?P<noun>below|above|behind|ahead of|short of)"
    rf" (?:the|our|its|their|last year[’']s|(?:the |our |its |their )?(?:(?!where\b|when\b|which\b|who\b|in\b|among\b)[A-Za-z’'-]{{2,20}} ){{1,4}}?(?:of|at)) (?P<earlier>{ONE_FIGURE})(?! of (?!last|the (?:year|previous)))"
)
_STANDS = r"(?:is|was|are|were|stands|stood|lies)"
POINTS_BESIDE = (
    re.compile(rf"\b(?-i:At) (?P<later>{ONE_FIGURE}),? [^.,;:%0-9£]{{1,110}}? {_STANDS}{_POINTS_BELOW}", re.IGNORECASE),
    re.compile(rf"(?P<later>{ONE_FIGURE})(?:,|,? which {_STANDS}|, {_STANDS}){_POINTS_BELOW}", re.IGNORECASE),
)
# 11,149 applications. This represents a 15% increase on the same period of the year before, when there were 10,620
SIZE_NEXT = re.compile(
    rf"(?P<later>{ONE_FIGURE}){_SOME}[.,] (?:This|That|It|The)(?: figure| number| total)? (?:is|was|represents|represented) (?:an? )?(?:[a-z]+ )?(?P<size>{PER_CENT})(?P<unit>{SIGN}) "
    rf"(?P<noun>{UP_NOUN}|{DOWN_NOUN}|higher|lower|more|fewer|up|down)\b[^.;:%0-9£]{{0,90}}?,? (?:when|where) (?:there (?:were|was) |it was )?{_FEW}(?P<earlier>{ONE_FIGURE})"
    rf"|(?P<later2>{ONE_FIGURE}){_SOME}\. An? (?P<noun2>{UP_NOUN}|{DOWN_NOUN}) of (?P<size2>{PER_CENT})(?P<unit2>{SIGN}) (?:on|from|compared (?:with|to)) {_FEW}(?P<earlier2>{ONE_FIGURE})",
    re.IGNORECASE,
)
# between January (n = 640) and December (n = 691)
BETWEEN = re.compile(
    rf"\bbetween [^.;:%0-9£()]{{2,40}}\((?:n ?= ?)?(?P<earlier>{FIGURE})\) and [^.;:%0-9£()]{{2,40}}\((?:n ?= ?)?(?P<later>{FIGURE})\)",
    re.IGNORECASE,
)
# when there were 7; there are now 12
NOW = re.compile(
    rf"\bwhen (?:(?:there (?:were|was)|it (?:was|stood at)|they numbered) )?{_FEW}(?P<earlier>{ONE_FIGURE})[^.:%0-9£]{{0,90}}?\b(?:(?:there|it) (?:are|is) now|there (?:were|was)|now|today)[^.;:%0-9£]{{0,20}}?(?P<later>{ONE_FIGURE})",
    re.IGNORECASE,
)
# there were 55 in April and 41 by the following March
AND_THEN = re.compile(
    rf"(?P<earlier>{ONE_FIGURE}){_SOME}\b(?:in|at|on|by) [^.;:%0-9£,]{{2,30}}? and {_FEW}(?P<later>{ONE_FIGURE}) [^.;:%0-9£]{{0,30}}?\b(?:(?:the following|the next) [A-Za-z]{{3,10}}|a year later|this year|now|(?:January|February|March|April|May|June|July|August|September|October|November|December)(?= ?[,.(]))",
    re.IGNORECASE,
)
# 147 requests, 21 more than the 126 of the year before
SO_MANY = re.compile(
    rf"(?P<later>{ONE_FIGURE}){_SOME}(?:,| –| -|,? which (?:is|was)|\() ?(?:some )?(?P<gap>{COUNT}) (?P<noun>more|fewer|less) than (?:in )?{_FEW}(?:[a-z]+ ){{0,3}}?(?P<earlier>{ONE_FIGURE})",
    re.IGNORECASE,
)
UPWARDS, DOWNWARDS = rf"{UP}|climbing|up", rf"{DOWN}|cut|down"
_NOUN = rf"(?:{UP_NOUN}|{DOWN_NOUN}|improvement|change|uplift|jump|dip|deterioration)"
_POINTS = r"(?:[ -]percentage)?[ -]points?| pp\b|pp\b"
_BARE = rf"(?P<noun>{_NOUN}) of (?P<size>{PER_CENT})(?P<unit>{SIGN}|{_POINTS})|(?P<size2>{PER_CENT})(?P<unit2>{SIGN}(?:{_POINTS})?|{_POINTS}) (?P<noun2>{_NOUN}|higher|lower|more|fewer|(?:up|down)(?=[.,;)]|\Z))|(?P<noun3>up|down)(?: by)? (?P<size3>{PER_CENT})(?P<unit3>{SIGN}|{_POINTS})"
_PART = r"(?:(?P<about>about|around|nearly|almost|over|more than|just over|just under) )?(?P<part>(?:a|one) (?:third|quarter|fifth|tenth|half)|half|two[- ]thirds|three[- ]quarters)"
_JOINT = r"(?:,|;| \(| –| -|\.)? ?(?:and |or |thus |this |that |it |which |i_e_ )?(?:(?:is|was|represents|represented|represent|representing|equates to|equal to|amounts to|equals|means|giving|makes|being) )?(?:the equivalent of )?"
_ADJECTIVE = r"(?:an? |some )?(?:(?:overall|total|net|significant|small|slight|large|sharp|marked|modest|notable|substantial|considerable|welcome|steep) )?"
_VERB = rf"(?P<verb>{UPWARDS}|{DOWNWARDS}|improved|improving|changed|moved)"
# so the number has risen by 25%
_HAS = r"(?:so |that |thus |which means )*(?:it|they|this|which|the (?:number|figure|total)|numbers) (?:has |have |had )?(?:therefore )?"
AFTER = re.compile(
    rf"\A(?P<fill>[^.;:%0-9£]{{0,60}}?){_JOINT}(?:{_ADJECTIVE}(?:{_BARE})|{_HAS}{_VERB} by (?P<vsize>{PER_CENT})(?P<vunit>{SIGN}|{_POINTS}))",
    re.IGNORECASE,
)
PART_AFTER = re.compile(
    rf"\A(?P<fill>[^.;:%0-9£]{{0,60}}?)(?:,|;| \(| –| -)? ?(?:or )?an? (?P<noun>{UP_NOUN}|{DOWN_NOUN}) of {_PART}\b",
    re.IGNORECASE,
)
GAP_AFTER = re.compile(
    rf"\A(?P<fill>[^.;:%0-9£]{{0,60}}?){_JOINT}{_ADJECTIVE}(?:(?P<noun>{_NOUN}) of (?P<gap>{COUNT})(?! ?(?:%|per\b|percent|points?\b))|(?P<gap2>{COUNT}) (?P<noun2>more|fewer|less)\b(?! than [^.;:0-9]*[0-9]))",
    re.IGNORECASE,
)
PER_CENT_OF_GAP = re.compile(
    rf"[^.;:%0-9£(]{{0,20}}(?:\((?:an? (?P<noun>{_NOUN}) of |or |up |down )?(?P<size>{PER_CENT})(?P<unit>{SIGN})\)|, or (?P<size2>{PER_CENT})(?P<unit2>{SIGN})(?=[,.;]|\Z))",
    re.IGNORECASE,
)
BEFORE = re.compile(
    rf"(?:{_VERB} (?:by )?(?:(?:just|only) )?(?P<vsize>{PER_CENT})(?P<vunit>{SIGN}|{_POINTS})|\ban? (?:{_BARE}))(?P<fill>[^.;:%0-9£]{{0,60}}?) ?\(?\Z",
    re.IGNORECASE,
)
_WENT = rf"{UP}|{DOWN}|come down|go(?:ne|es)? up|lengthened|shortened|widened|narrowed|shrank|shrunk|swollen|swelled|climbed|expanded|dipped|slipped|crept up"
STEPS = re.compile(
    rf"\b(?:{_WENT}|{NOUN}|up|down|cut|climbing|higher|lower|more|fewer|less|points?|pp|improv\w+|deteriorat\w+|chang\w+|moved|doubl\w+|halv\w+|trebl\w+|tripl\w+|quadrupl\w+)\b",
    re.IGNORECASE,
)
"""No passage without one of these words says a step; most passages have none."""
# come down from £3.75m to £4.20m
WENT_BEFORE = re.compile(
    rf"\b(?P<went>{_WENT})(?: (?:slightly|sharply|further|steadily|again|markedly|significantly|marginally))? ?\(?\Z",
    re.IGNORECASE,
)
# 22 fewer children with a plan at year end (318) than at its start (357)
FEWER_THAN = re.compile(
    rf"\b(?P<gap>{COUNT}) (?P<noun>more|fewer|less) [^.;:%0-9£()]{{3,80}}\((?P<later>{FIGURE})\)[^.;:%0-9£()]{{0,30}}\bthan [^.;:%0-9£()]{{2,60}}\((?P<earlier>{FIGURE})\)",
    re.IGNORECASE,
)
WENT_TO = re.compile(
    rf"\b(?P<went>{_WENT}) to {_FEW}(?P<later>{ONE_FIGURE}){_NEAR},? from {_FEW}(?P<earlier>{ONE_FIGURE})",
    re.IGNORECASE,
)
# fell by 17.8% – down from 197,700 to 162,600; increased by 5.4%, to 581 days from 551 days
_TIME_UNIT = r"(?: (?:days|weeks|months|hours))?"
SIZE_THEN_BOTH = re.compile(
    rf"\b(?P<verb>{UPWARDS}|{DOWNWARDS}) by (?P<vsize>{PER_CENT})(?P<vunit>{SIGN})(?: (?:from|since|on|in) x+(?:[.–/-]x+)?)?(?:,| –| -)? (?:(?:up|down) )?(?:to {_FEW}(?P<later>{ONE_FIGURE}){_TIME_UNIT}(?:,| –| -)? (?:(?:up|down) )?from {_FEW}(?P<earlier>{ONE_FIGURE})|from {_FEW}(?P<earlier2>{ONE_FIGURE}){_TIME_UNIT} to {_FEW}(?P<later2>{ONE_FIGURE}))",
    re.IGNORECASE,
)
# there were 388 children looked after, a reduction of 3% since March 2015
SINCE = re.compile(
    rf"(?P<later>{ONE_FIGURE})(?P<of>[^.;:%0-9£,()]{{3,60}}),? (?:which (?:is|was|represents) )?an? (?:[a-z]+ )?(?:(?P<noun>{UP_NOUN}|{DOWN_NOUN}) of (?:(?P<size>{PER_CENT})(?P<unit>{SIGN})|(?P<gap>{COUNT})(?: (?!since|from|on)[a-z]+)?)|(?P<size2>{PER_CENT})(?P<unit2>{SIGN}) (?P<noun2>{UP_NOUN}|{DOWN_NOUN})) (?:since|from|on) (?:[0-9x]{{1,2}} |the end of )?(?P<when>(?:[A-Z][a-z]{{2,8}} )?(?:19|20)[0-9]{{2}})",
    re.IGNORECASE,
)
TIMES_BEFORE = re.compile(
    r"(?P<more>more than |less than |nearly |almost |just over |just under )?(?P<times>doubled|halved|trebled|tripled|quadrupled)(?P<fill>[^.;:%0-9£]{0,60}?),? ?\(?\Z",
    re.IGNORECASE,
)

_ROUND = 1_000


def kind_of(figure: str) -> str:
    """What a figure is of, by its signs: "%", "£", "£m"; empty for a plain number.

    Examples:
        >>> kind_of("£1.2 million"), kind_of("45 per cent"), kind_of("1,200")
        ('£m', '%', '')
    """
    return re.sub(r"[0-9.,]", "", figure).strip().replace("per cent", "%").replace("million", "m").replace(" ", "")


def figure_of(text: str) -> Stated:
    """A figure; thousands that end in 00 may have been rounded to hundreds."""
    plain = text.replace("£", "").replace(" million", "").rstrip("m").replace(" per cent", "%").strip()
    digits = plain.replace(",", "")
    if digits.isdigit() and int(digits) >= _ROUND and digits.endswith("00"):
        return Stated(plain, to_nearest=100)
    return Stated(plain)
