"""The words of a target: that a figure is one, that another met it or missed it, and which way is good."""

from __future__ import annotations

import re

NAMES = r"(?:targets?|ceiling|limit|threshold|goal|benchmark|maximum|minimum|standard|aim|ambition|objective|tolerance)"
_WORD = r"(?: (?!but\b|and\b|or\b|against\b|with\b|from\b|while\b|so\b|which\b)[a-z’'-]{1,16})"
_FIGURE = r"[0-9][0-9.,]*(?:%| ?per ?cent|[- ](?:working |calendar )?(?:days?|weeks?|months?))?"
_ADVERB = r"(?:(?:[a-z]+ly|just|again|therefore|thus|also|now|been) )*"
NAME = re.compile(rf"\b(?:{NAMES}|planned|hoped|wanted|set out|schedule)\b", re.IGNORECASE)
# 85% target, the 426-day national threshold
_LINKS = (
    r"is|was|were|are|above|below|over|under|against|of|the|an?|its|our|to|short|more|fewer|less|than|points?|percentage|better|worse|ahead|behind|"
    r"and|but|by|on|met|missed|exceed\w*|within|outside|inside|higher|lower|with|for|this"
)
BEFORE_ITS_NAME = re.compile(rf"\A(?:-[a-z]+)?(?: (?!(?:{_LINKS})\b)[a-z’'-]{{1,16}}){{0,2}}? {NAMES}\b", re.IGNORECASE)
# a target for the year of 85%; the standard is 90%; set out to recruit 20
AFTER_ITS_NAME = re.compile(
    rf"(?:(?:(?<!against )(?<!below )(?<!above )(?<!on )\b{NAMES}(?:{_WORD}| (?:19|20)[0-9]{{2}}(?:[/–-][0-9]{{2,4}})?){{0,9}}?(?: of| was| is| being| for| stands at| to be| to(?: [a-z]{{3,12}})?)|\b{NAMES}(?:,? at|,? being)?|\b{NAMES}[^.;:0-9]{{0,80}}:)"
    r"|\b(?:(?:set out|aim(?:ed|s|ing)?|planned|intended|hoped|sought|committed|pledged|undertook|wanted) to|aim(?:ed|ing)? for|wanted)(?: [a-z]+){0,3}?)"
    r" ?\(?(?:(?:of|just|only|at least|at most|no more than|no fewer than|no less than|have|be|a maximum of|a minimum of|an? average of|under|over|below|fewer than|less than) )*£?\Z",
    re.IGNORECASE,
)
# "over ten weeks" is how long, and no side of a target
_MORE = r"above|over(?! (?:the )?(?:last |past |next )?(?:[a-z0-9]{1,9} )?(?:minutes?|hours?|days?|weeks?|months?|years?|quarters?|terms?|period)\b)|higher than|greater than|more than|in excess of|beyond|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|topp(?:ed|ing)"
_LESS = r"below|under|lower than|less than|fewer than|short of|f(?:e|a)ll(?:s|ing|en)? short|beneath|undershot|undershooting"
_DONE = r"meets?|met|meeting|achiev(?:es?|ed|ing)|hit(?:s|ting)?|reach(?:es|ed|ing)?|attain(?:ed|s)?"
_NOT = rf"(?:(?:do|does|did|was|were|is|has|have|had)(?: not|n['’]t)|fail(?:s|ed|ing)? to)(?: (?:yet|been|quite|be|again|fully))*? (?:{_DONE})"
VERDICT = re.compile(
    rf"\b(?:(?P<missed>{_NOT}|miss(?:es|ed|ing)?|worse than|behind|outside|breach(?:es|ed|ing)?)|(?P<met>{_DONE}|on (?=target)|better than|ahead of|beat(?:s|en|ing)?|outperform(?:s|ed|ing)?|within|inside)"
    rf"|(?<!no )(?:(?P<above>{_MORE})|(?P<below>{_LESS})))\b",
    re.IGNORECASE,
)
# above the 85% target, above target; the target of 85% has therefore been met
TO_A_NAME = re.compile(
    rf"\A{_WORD}{{0,5}}(?: £?{_FIGURE}(?: [a-z’'-]{{1,16}}){{0,2}}?)? ?(?<=[ ])(?:{NAMES}|plan(?:ned)?|schedule|where we)\b|\A (?:it|this|that)(?=[.,;)]|\Z)",
    re.IGNORECASE,
)
FROM_A_NAME = re.compile(
    rf"\b(?:status|outcome):? ?\Z|\b{NAMES}(?: (?:figure|level|rate|for [a-z]+ [a-z]+))?(?:(?:,? (?:of|at) |,? \()£?{_FIGURE}(?: for [a-z]+(?: [a-z]+)?)?\)?)?(?:(?:,? (?:that|which))?,? (?:was|were|is|has|had|have) {_ADVERB}| {_ADVERB})\Z",
    re.IGNORECASE,
)
LOW_IS_GOOD = re.compile(
    r"\b(?:low(?:er)?|small(?:er)?|less|fewer)(?: [a-z]+)? (?:is|are) (?:good|better)\b", re.IGNORECASE
)
HIGH_IS_GOOD = re.compile(
    r"\b(?:high(?:er)?|big(?:ger)?|large[r]?|more)(?: [a-z]+)? (?:is|are) (?:good|better)\b", re.IGNORECASE
)
WANTED = re.compile(
    r"\btimel\w+|\btimescales?\b|\b(?:with)?in(?:side)? (?:[a-z0-9]+ ){0,3}(?:timescales?|time|days|weeks|months|hours)\b|\bon[- ]time\b|\bin time\b|\bcomplet\w+|\bup[- ]to[- ]date\b|\bhealth assess\w+|"
    r"\bsuitable\b|\battend\w+|\bimmunis\w+|\bqualified\b|\brecruit\w+|\bapproved\b|\b(?:held|offered|reviewed|seen|made|interviews?|dental|pathway plans?)\b|\bsatisf\w+|\bin place\b",
    re.IGNORECASE,
)
UNWANTED = re.compile(
    r"\bre-?referr\w+|\brepeat\b|\babsen\w+|\bexclu\w+|\bvacan\w+|\bturnover\b|\bagency\b|\bsickness\b|\bNEET\b|\bmoves\b|\bmissed (?!the|our|its|that|this|a)|\bmissing\b|\boverdue\b|\bdelay\w*|\blate\b|"
    r"\bbreakdown\w*|\bunsuitable\b|\bcaseloads?\b|\bcosts?\b|\bnot (?:in|seen|on|up)\b|\bthree or more\b",
    re.IGNORECASE,
)
CEILING = re.compile(r"\b(?:ceiling|limit|maximum|no more than|at most|tolerance)\b", re.IGNORECASE)
FLOOR = re.compile(r"\b(?:at least|minimum|no fewer than|no less than|or more)\b", re.IGNORECASE)
WAIT = re.compile(
    r"\b(?:wait\w*|took|taken|timeliness|times? (?:between|to|from|taken)|average time|response times?|proceedings|threshold)\b",
    re.IGNORECASE,
)
# what is said of a target without being said of this figure
DOUBT = re.compile(
    r"\bno (?:more|fewer|less|later)\b(?! than £?[0-9])|\b(?:not|never|without|would|if|should|could|expect\w*|forecast|project\w+|next year|previous\w*|last year|range|between(?! a child)|(?:rose|fell|increas\w+|decreas\w+|improv\w+)(?! to [0-9]| (?:below|short|under|behind|above))|"
    r"from(?= [0-9£])|compared|whereas|(?<!\A)though|(?<![.] )(?<!\A)although|unless|until|both|either|respectively|stretch|interim|first half)\b|n't\b|n’t\b",
    re.IGNORECASE,
)
YET_TO_COME = re.compile(
    r"\b(?:will|aim(?:s|ed|ing)? (?:to|for)(?! (?:[a-z]+ ){0,4}[0-9])|plan(?:s|ned|ning)? to|hop(?:e|es|ed|ing) to)\b",
    re.IGNORECASE,
)
# "this is below the target": what this is was said before
POINTING = re.compile(
    r"\b(?:this|it|which|that (?=is|was|figure|rate|number|total|proportion)|these|they|we|performance|outturn|result|figure|the (?:service|council|team|authority|board|panel|partnership))\b",
    re.IGNORECASE,
)
# 26% is better than the average of 21% (low is good)
COMPARED = re.compile(r"\b(?P<word>better|worse) than(?: [A-Za-z’']{1,14}){0,5}? (?:of |at |\()?\Z", re.IGNORECASE)
# met by three teams, met in nine of the months: not by this figure
BY_SOME = re.compile(
    r"\A (?:by (?![0-9.]+(?:%| per| point)|the (?:service|council|team)\b)|(?:in|for) (?:all|most|some|only|each|every|[0-9]{1,2} |two|three|four|five|six|seven|eight|nine|ten)\b)",
    re.IGNORECASE,
)
# the other side, of another figure: "and one was above it"
OTHER_SIDE = re.compile(
    rf"\b(?:{_MORE}|{_LESS}|{_DONE}|miss(?:es|ed|ing)?)(?: (?:it|this|that|them)\b|[.,;]|\Z)", re.IGNORECASE
)
