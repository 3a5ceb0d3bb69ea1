"""The words of a move: rose to, a further drop to, improved from, declined with only; and what makes them doubtful."""

from __future__ import annotations

import re

from safeguarding.figures.prose import beside_wordings, paired_wordings
from safeguarding.figures.prose.change_wordings import DOWN, DOWN_NOUN, PER_CENT, SIGN, UP, UP_NOUN
from safeguarding.figures.prose.things import stems_in

_BETTER, _WORSE = r"improv(?:ed|ing|ement)", r"deteriorat(?:ed|ing|ion)|worsened|worsening"
MOVES = re.compile(
    rf"\b(?:(?:days|weeks|months) [a-z]{{4,8}} than|{UP}|{DOWN}|{UP_NOUN}|{DOWN_NOUN}|{_BETTER}|{_WORSE})\b",
    re.IGNORECASE,
)
MOVED = re.compile(
    rf"\b(?:(?P<up>{UP}|{UP_NOUN}(?= (?:to|from|in|of|by|on)\b))|{DOWN}|{DOWN_NOUN}(?= (?:to|from|in|of|by|on)\b))\b",
    re.IGNORECASE,
)
_SIDES = rf"(?P<up>{UP}|{UP_NOUN})|(?P<down>{DOWN}|{DOWN_NOUN})|(?P<better>{_BETTER})|(?P<worse>{_WORSE})"
_SO = (
    r"(?: (?:[a-z]+ly|further|again|even further|since|now|still|also|somewhat|a little|even more|year[- ]on[- ]year))*"
)
_WHEN = r"(?:,? (?:in|over|during|since|by) (?:the )?(?:(?:past|last|same|following|next|current|latest|first|second|third|fourth) )?(?:[a-z]+ ){0,2}?(?:year|quarter|month|months|period|term|x+(?:[-/–]x+)?),?)?"
_JUST = r"(?: (?:just|only|just over|a current figure of|an average of|a total of|the current))?"
# had fallen to; a further drop in the days taken, to; an increase to
TO = re.compile(rf"(?<!by )\b(?:{_SIDES})\b{_SO}(?: in (?:the )?[a-z]+ [a-z]+)?{_WHEN},? to{_JUST} \Z", re.IGNORECASE)
# improved slightly from 679 days to 653
FROM_TO = re.compile(
    rf"\b(?:(?P<up>\Zx)|(?P<down>\Zx)|(?P<better>{_BETTER})|(?P<worse>{_WORSE}))\b{_SO}{_WHEN}(?: on (?:the (?:previous|last) |last )(?:year|quarter|month|inspection),?)? (?P<origin>from [^.;,]{{1,60}}? to){_JUST} \Z",
    re.IGNORECASE,
)
FROM_BEFORE = re.compile(r"\b(?:from|than|against|compared (?:with|to)) (?:[a-z]+ )?\Z", re.IGNORECASE)
# has since declined further, with only
WITH = re.compile(rf"\b(?:{_SIDES})\b{_SO}{_WHEN}, with{_JUST} \Z", re.IGNORECASE)
_PAST = r"(?:(?:[A-Z][a-z]{2,8} )?x+(?:[-/–−]x+)?|last year|the (?:previous|year) (?:year|before))"
# an improvement on the 21% of last year; from 2014-15, when it was; from the 2012-13 figure of
_OLD = r"(?:published|previous|last|latest|reported|earlier|first|three-year|inspection|average|figure|rate|level|report|year|quarter|month|time|x+(?:[-/–−]x+)*(?:[’']s)?|year[’']s)"
FROM = re.compile(
    rf"\b(?:{_SIDES}|(?P<up2>up|(?:higher|greater|more)(?= than in))|(?P<down2>down|(?:lower|fewer|less)(?= than in))){_SO}(?: (?:performance|in [a-z]+))? (?:from|on|since|than in|compared (?:to|with))(?: (?:the|an?|our|its))?(?: (?:figure|rate|level|average) of| {_PAST}(?:[’']s)?,? (?:(?:figure|rate|level|average) of|when(?= )(?: (?:it|this|that|they|the [a-z]+|only|just|there))?(?: (?:was|were|stood at))?(?: (?:only|just|at))?)| (?:only|just)"
    rf"|(?: {_OLD}){{1,4}}(?: of|,? (?:which|when it|when this|when they|where it) (?:was|were|had been|stood)(?: (?:only|just|at)){{0,2}}))? \Z",
    re.IGNORECASE,
)
_POINTS = r"(?: percentage|[- ]percentage)?[ -]points?"
# a 76 per cent drop on 2006/07, when there were; an increase of 6 per cent from the previous year's figure of
SIZED = re.compile(
    rf"(?<!about )(?<!nearly )(?<!almost )(?<!over )(?<!than )(?<!around )(?<!under )(?<!least )(?:\b(?P<size>{PER_CENT})(?P<unit>{SIGN}|{_POINTS}) (?:(?P<up>{UP_NOUN}|higher)|(?P<down>{DOWN_NOUN}|lower))"
    rf"|\b(?:(?P<up2>{UP_NOUN})|(?P<down2>{DOWN_NOUN})) (?:of|by) (?P<size2>{PER_CENT})(?P<unit2>{SIGN}|{_POINTS}))(?P<of>(?: in [^.;:,()0-9%£]{{3,50}}?)? (?:from|on|since|than|compared (?:with|to))\b[^.;:()0-9%£]{{0,70}}? \(?)\Z",
    re.IGNORECASE,
)
# 17 days better than the national target of
GAP = re.compile(
    r"(?<!about )(?<!nearly )(?<!almost )(?<!over )(?<!than )(?<!around )\b(?P<gap>[0-9]{1,3}) (?P<unit>days|weeks|months) (?:better|worse|longer|slower|quicker|faster|shorter|less|more|higher|lower) than (?:the |its |our )?(?:[a-zA-Z’'-]{2,20} ){1,6}?(?:of|at|which (?:is|was)) \Z"
)
AFTER_STEP = re.compile(r"[^.;,()]{0,60}\b(?:from|on|since|than|with|compared to)\b")
AT_A_TIME = re.compile(
    rf"(?:{beside_wordings.AT_A_TIME.pattern})| (?:and (?:is|was|has|stands|stood|currently|now)|which|provid\w+|giv(?:es|ing)|represent\w*|with the|as at)\b"
)
AFTER = re.compile(
    r"(?:[.;,)]|\Z| (?:\(|in\b|at\b|on\b|of (?:re-)?[a-z]+\b|during\b|for\b|the\b|last\b|when\b|were\b|children\b))"
)
NO_LEVEL = beside_wordings.NO_LEVEL
INEXACT = re.compile(
    r"\b(?:about|around|nearly|almost|over|under|more than|less than|fewer than|at least|up to|roughly|approximately|below|above|between|out of) \Z",
    re.IGNORECASE,
)
OF_OTHERS = re.compile(
    r"\b(?:targets?|thresholds?|benchmarks?|averages? for|national\w*|England|English|London|region\w*|neighbours?[’']?|comparators?[’']?|comparable|expected|forecast|standard|other authorities|elsewhere|peers|all (?:children|pupils))\b[^.;,]{0,60}(?:, (?:which (?:is|was) )?(?:at )?)?\Z",
    re.IGNORECASE,
)
OF_OTHERS_AFTER = re.compile(
    r"\)?,? (?:target|threshold|nationally|in England|for England|for statistical|for all|of all|regionally|elsewhere|average|in (?:comparable|other|similar|all)|for (?:comparable|other|similar|the (?:region|country)))\b"
)
JOINED = re.compile(r"\)?,? and (?:\(|at )?|, ")
STEP_BEFORE = re.compile(rf"(?:{paired_wordings.STEP_BEFORE.pattern})|\bby \Z|\bof \([^)]*\Z", re.IGNORECASE)
STEP_AFTER = paired_wordings.STEP_AFTER
POINTING = re.compile(
    r"(?:However, |But |And |In [a-z]+, )?(?:this|it|these|that|which|performance|the (?:figure|rate|number|proportion|percentage|average))(?: (?:figure|number|rate|proportion|percentage|total|average|performance))?(?: (?:has|have|had|is|was|are|then|since|now|also|further|steadily|slightly))*,? ?\Z",
    re.IGNORECASE,
)
JOINT = re.compile(r"(?:, |[–—:(] ?|\b(?:and|but|while|although|though|with) )")
CLAUSE = re.compile(r"[.;,–] ")
MEASURE = re.compile(r"\b(?:number|rate|proportion|percentage|average|score|cost|gap)(?=s?\b)", re.IGNORECASE)
SHARE = re.compile(r"\b(?:rate|proportion|percentage|average)\b", re.IGNORECASE)
DATE = paired_wordings.DATE
YEAR = beside_wordings.YEAR
DOUBT = re.compile(
    r"\b(?:(?<!or )not(?! in\b| yet\b| known\b)|never|nor|n[’']t|if|would|should|could|(?-i:may)|might|will|provisional\w*|excluding|rank\w*|quartile|position|except\w*|adjust\w*|revis\w+|forecast\w*|predicted|projected|estimated|ranging|unless|until|aim\w*|plans? to|(?<!started )(?<!continue )to be|ha(?:s|ve) to|needs?|needed|hop(?:es?|ed|ing)|intend\w*|wants?|peak\w*|previously|formerly|where|(?:of|for|among) those|those (?:who|with|aged|in|of)|half|a third|each|respective|whereas)\b|£",
    re.IGNORECASE,
)
AND_ANOTHER = re.compile(r"%? and [0-9]| (?:planned|budgeted|expected|hoped)\b")
DOUBT_AFTER = beside_wordings.NOT_LAST
GENERIC = paired_wordings.GENERIC | stems_in(
    "reported data latest information result results validated unvalidated recent most local authority authority’s council’s council trust’s trust performance timescale timeliness own "
    "validated published average shown indicates indicate indicated suggests suggesting improvement improved improving deteriorated deterioration worsening worsened inspection time point not yet good "
    "proportion share according in-year but while although where however date longer term account accounts accounted accounting up-to-date having being better worse reducing rolling record records most quarter four"
)
