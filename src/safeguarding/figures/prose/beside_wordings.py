"""The words between a figure and that of others: of comparison, of who is compared, and of doubt."""

from __future__ import annotations

import re

WORD = re.compile(
    r"\b(?:(?P<up>(?:higher|greater) than|(?P<above>above|in excess of)|(?P<still>(?:still|continues? to) exceeds?))|(?P<down>lower than|(?P<below>below))|(?P<longer>(?:slower|longer) than)|(?P<shorter>(?:quicker|faster|shorter) than)"
    r"|(?P<better>better than|compares? (?:favourably|well) (?:with|to))|(?P<worse>worse than|compares? (?:unfavourably|poorly) (?:with|to))|(?P<same>(?<!almost )(?<!nearly )(?<!about )(?<!roughly )(?<!broadly )(?<!much )(?<!virtually )(?<!effectively )(?<!practically )(?<!essentially )(?<!less )(?:the same as|matches|identical to))|(?P<within>within)|(?P<like>similar to|in line with|comparable to))\b",
    re.IGNORECASE,
)
_NAMES = r"(?:averages?|comparators?[’']?|neighbours?[’']?|nationally|national|England|English|regional|London|SNs?|peers|all (?:[A-Z][a-z]+ )?(?:children|pupils)|authorit(?:y|ies)[’']?|target|threshold|benchmark|year[’']?s?)"
_WORD = r"(?:(?!(?:and|or|but|by|from|when|while|with|which|who|had|has|have|because|as|since|(?<!looked )after|before|if|than|due|despite|although|though|so|where|whose|up|down|above|below|better|worse|higher|lower)\b)[A-Za-z’'-]{1,20} )"
_YEAR = r"(?:19|20)[0-9]{2}(?: ?[-–/−] ?[0-9]{2,4})?"
_AT = rf"(?:{_WORD}{{1,5}}(?=\()|(?:{_WORD}{{0,6}}?(?:{_YEAR},? )?{_WORD}{{0,4}}?(?:of |at |was |is |figure |level )|(?:{_WORD}{{0,7}}?{_YEAR},? )?(?:which (?:is|was) )?)\(?)"
_IN = r" nationally| regionally| (?:in|for|across) (?:the )?(?:England|London|comparable|similar|statistical|other|region|country)(?: [a-z]+){0,2}?"
# levels of 58% in England and 74% in comparable authorities
TO_LEVELS = re.compile(
    rf" (?:the )?(?:{_YEAR} )?(?:[a-z]+ )?(?:levels?|figures?|rates?|averages?|percentages?|proportions?) of ",
    re.IGNORECASE,
)
IN_OTHERS = re.compile(rf"(?:{_IN})\b", re.IGNORECASE)
# the England average of 17%; comparators and the England average at 17%; statistical neighbours (15%)
TO_REFERENCE = re.compile(
    rf" (?:(?:the {_YEAR} )?{_WORD}{{0,7}}?{_NAMES},? (?:and {_WORD}{{0,4}}?{_NAMES},? )?{_AT}|{_YEAR} when {_WORD}{{0,5}}?{_NAMES} (?:was|is) also )",
    re.IGNORECASE,
)
TO_ANOTHER = re.compile(rf"(?:{_IN})?\)?,? and (?:{_WORD}{{0,7}}?{_NAMES},? {_AT})?", re.IGNORECASE)
# falls below the 73% for all of them
TO_NAMED = re.compile(r" the ", re.IGNORECASE)
OF_ALL = re.compile(r" (?:for|of) all\b| nationally\b| in England\b| (?:national|England) average\b")
TO_LIMIT = re.compile(r" (?:the|its|their|our) (?:[a-z’'-]+ ){0,3}", re.IGNORECASE)
NAMED_AFTER = re.compile(r"(?: [a-z’'-]+){0,2} (?:target|threshold|limit|standard|benchmark)\b", re.IGNORECASE)
AVERAGED = re.compile(r"[ -]?(?:rolling )?average\b", re.IGNORECASE)
NO_LEVEL = re.compile(
    r"(?:[-–][0-9a-z]|\)? (?:percentage )?points?\b| (?:out of|of the(?= [0-9x])|(?:per|a|each|every) (?:day|week|month|quarter|year|child|worker|team)|times\b|or (?:more|fewer|over|under|less)|and (?:over|under|above)(?=[.,;)]|\Z| (?:were|was|is|are|who|in|at|of|for|have|had)\b)|hundred|thousand)\b|[-– ](?:to|or) [0-9])",
    re.IGNORECASE,
)
INEXACT = re.compile(
    r"\b(?:about|around|nearly|almost|over|under|more than|less than|fewer than|at least|up to|roughly|approximately|some|just|below|above|between|by|target of|threshold of|average of|within|of the|out of|(?:the|a|an|their|its))\s?(?:the )?\Z",
    re.IGNORECASE,
)
FROM_TO = re.compile(
    r"(?: \([^()]{0,30}\)|[^.;:0-9]{0,40}(?:(?:19|20)[0-9]{2}(?:[-–/−] ?[0-9]{2,4})?)?)? to (?:just |only )?",
    re.IGNORECASE,
)
_GENERIC = r"(?:now|still|also|both|much|far|well|just|currently|already|again|slightly|significantly|markedly|considerably|substantially|notably|marginally|very|therefore|even|consistently|only|a|an|the|significant|slight|marked|good|strong|and|quicker|better|lower|higher|compares? favourably|favourable|figure|level|proportion|rate|falls?|fell|percentage)"
_IS = r"(?:is|was|are|were|remains?|remained|represents|stands|compares|being)"
_THIS = r"(?:this|it|that|these|which|performance|the figure|the rate|the average|this (?:latest )?(?:performance|figure|rate|proportion|percentage|timescale|average|timeliness|number|time))"
_LEAD = rf"(?:(?:and |but |while |although )?{_THIS} )?(?:{_IS} )?(?:{_GENERIC} )*"
UP_TO, FROM_BEFORE = re.compile(r" ?(?:to|–|-) ?"), re.compile(r"\bfrom (?:[a-z]+ )?\Z")
# "12% lower than": a step, and no figure of ours
STEP = re.compile(rf" (?:{_GENERIC} )*", re.IGNORECASE)
# within the 608 day target and quicker than; below England (14%) but higher than
CONTINUED = re.compile(
    rf"\)?(?: (?:target|threshold|limit|standard))?,? (?:and|but) (?:{_IS} )?(?:{_GENERIC} )*", re.IGNORECASE
)
AT, RESPECTIVELY = re.compile(r"\)?(?: nationally| in England)?,? at (?:only |just )?"), re.compile(r",? respectively")
NO_LEAD = re.compile(r",|\b(?:more|fewer|most|some|many|few|all|number|none|no)\b", re.IGNORECASE)
POINTING = re.compile(
    rf"(?:And |But |However |While |Although |Though )?{_THIS} (?:{_IS} )?(?:{_GENERIC} )*", re.IGNORECASE
)
WHICH = re.compile(r"\bwhich (?:is|was)\b")
# this has increased, and was below
OPENS = re.compile(r"(?:this|it|that) (?:is|was|has|compares)\b", re.IGNORECASE)
# 238 days, which is very good performance and much lower
BETWEEN = re.compile(
    rf"(?: \([^()]{{0,40}}\))?(?P<of>(?:[^.;:,()]|, employment){{0,120}}?)(?:,? {_LEAD}|, which (?:is|was) (?:[a-z]+ ){{0,4}}and (?:{_GENERIC} )*|,? and {_IS} (?:{_GENERIC} )*|,? (?:and|but) |(?P<at>,(?: [a-zA-Z’'-]{{1,20}}){{1,10}}) {_IS} (?:{_GENERIC} )*)",
    re.IGNORECASE,
)
# 50% of schools have an attendance that is higher: the share counts those who have it
THEIRS = re.compile(
    r"(?! (?:is|was|in|at|for|by|during|on|and|but|compares?|remains?|it|this) )[^,;:()–]{6,}(?<!compares)(?<!compare) ?\Z"
)
DOUBT = re.compile(
    r"\b(?:not(?! in\b| yet\b| known\b)|never|nor|n[’']t|if|would|should|could|(?-i:may)|might|will|provisional\w*|unvalidated|excluding|except\w*|adjust\w*|revis\w+|forecast\w*|expected|predicted|projected|estimated|ranging|range|rank\w*|quartile|unless|until|aim\w*|plan to|plans to|new (?:target|threshold)|(?:target|threshold) (?:has|had|was|is) (?:changed|reduced|raised|lowered|increased)|(?:half|third|quarter|quarters|thirds|double|twice) (?:of )?the|points?|each|respective|whereas)\b",
    re.IGNORECASE,
)
DOUBT_AFTER = re.compile(
    r"\)?[^.;0-9]{0,40}\b(?:provisional|excluding|adjusted|for (?:boys|girls)|by then|by 20)", re.IGNORECASE
)
# of the children who ceased to be looked after: they are those that the figure is of
WHO = re.compile(r"\A of (?:[a-z]+ ){1,3}who\b")
# between a figure and what is said of it, these bring in others
OTHERS = re.compile(
    r"\b(?:but|while|whilst|whereas|though|although|yet|others?|most|rest|remain\w*|some|many|few|another|national\w*|England|compared|against|if|where|when|who|whose)\b|\band\b(?=[^,]*\Z)",
    re.IGNORECASE,
)
# rose to 36 in 2014-15, to 61% in the last month: a time, and no part of them
AT_A_TIME = re.compile(
    r"(?: (?P<thing>[a-z]+))?(?:[.;,)]|\Z| (?:(?:in|by|at|on|during|for|as at) (?:[A-Z0-9]|the (?:last|next|following|same|second|third|fourth|year|end|time|past|latest|current|quarter|month)\b|this\b|last\b|mid\b)|today|now|this year|last year|(?:a|one) year later))"
)
NOT_LAST = re.compile(
    r"[^.;]{0,60}\b(?:peak|before|at one point|then|earlier|previous\w*|among\w*|if|when|where)\b", re.IGNORECASE
)
YEAR = re.compile(r"(?<![0-9,.])(?:19|20)[0-9]{2}(?![0-9])")
# what stood there before, and not now: "when 9% were adopted, this is lower than"
EARLIER = re.compile(
    r"\b(?:when|previous\w*|last|earlier|compared|(?<!more )than|against|although|target|threshold|England|national\w*|region\w*|neighbours?)\b[^.;]{0,40}\Z",
    re.IGNORECASE,
)
RANGE = re.compile(r"(?<!from )(?<![–-] )(?<![–-])\b[0-9][0-9.]{0,5}%? ?(?:to|or|–|-) ?\Z")
GOAL = re.compile(r"\b(?:target|threshold|benchmark)\b", re.IGNORECASE)
LENGTH, PERFORMS = re.compile(r"\b(?:length|duration)\b", re.IGNORECASE), re.compile(r"\bperform", re.IGNORECASE)
PERFORMANCE = re.compile(
    r"\bperform(?:s|ed|ing|ance (?:is|was|has|remains?|against|in|of|on|at|for|stood|stands))\b", re.IGNORECASE
)
