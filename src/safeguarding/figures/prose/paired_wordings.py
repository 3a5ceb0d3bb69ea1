"""The words beside two figures of one measure: steps, doubts, times, and what brings in another matter."""

from __future__ import annotations

import re

from safeguarding.figures.prose.change_wordings import DOWN, DOWN_NOUN, UP, UP_NOUN
from safeguarding.figures.prose.things import stems_in

_ABOUT = r"(?:(?:a )?(?:about|around|nearly|almost|over|more than|less than|just over|just under|roughly|approximately|some|at least|little over|little under) )"
_NO_SPAN = r"(?! [0-9.,]+ \((?!x))(?! (?:half|twice|double|one third|a (?:third|quarter))\b)(?! (?:[a-z]+|[0-9x]+) (?:day|week|month|year|hour|mile|time)s?\b)"
WAY = re.compile(
    rf"(?<![\w-])(?:(?P<up>{UP}|{UP_NOUN}|up|upward|(?:higher|greater|(?<!fell )(?<!fallen )(?<!rose )(?<!risen )(?<!reduced )(?<!dropped )(?<!decreased )(?<!declined )more)(?= than\b{_NO_SPAN}))|(?P<down>{DOWN}|{DOWN_NOUN}|down|downward|(?:lower|fewer|less)(?= than\b{_NO_SPAN})))\b",
    re.IGNORECASE,
)
_PARTS = r"(?:a|one) (?:third|quarter|fifth|tenth|half)|half|two[- ]thirds|three[- ]quarters"
# an increase of 15%; fell by 12; up 5%; a difference of 3; dropped by a quarter
_BEFORE = rf"(?:\b(?:(?P<up>{UP_NOUN})|(?P<down>{DOWN_NOUN})|(?:change|difference)) of|\b(?:(?P<up2>{UP})|(?P<down2>{DOWN})|changed|moved) by|(?<!made )(?<!make )(?<!makes )(?<!making )\b(?:(?P<up3>up)|(?P<down3>down))(?: by)?) (?P<about>{_ABOUT})?(?:just |only |an? )?"
STEP_BEFORE = re.compile(rf"{_BEFORE}\Z", re.IGNORECASE)
PART = re.compile(rf"{_BEFORE}(?P<part>{_PARTS})\b(?! of)", re.IGNORECASE)
# a 15% increase; 12 more; three points higher
STEP_AFTER = re.compile(
    rf"\A (?:\([^()]{{0,30}}\) )?(?:(?:net|overall|total|significant|slight|small|sharp|further|annual) )?(?:(?P<up>{UP_NOUN}|more|higher|greater)|(?P<down>{DOWN_NOUN}|fewer|less|lower))\b(?! likely| often| recent| (?:to|in|at) [0-9])",
    re.IGNORECASE,
)
# more than doubled; nearly twice the 40 of 2021; three times as many; fivefold
TIMES = re.compile(
    rf"(?P<more>{_ABOUT})?\b(?:(?P<word>doubled|trebled|tripled|quadrupled|halved)|(?P<factor>double|twice|treble|triple)(?= (?:the|that|what|as|last)\b)|(?P<many>two|three|four|five|six|seven|eight|nine|ten|[2-9]|1[0-9]|20)(?: times (?:as (?:many|much|high|likely|often|large)|the|more|higher|greater|larger|that)\b|[- ]?fold\b))",
    re.IGNORECASE,
)
FACTORS: dict[str, float] = {
    "halved": 2,
    "half": 2,
    "one and a half": 1.5,
    "1.5": 1.5,
    "double": 2,
    "twice": 2,
    "doubled": 2,
    "treble": 3,
    "triple": 3,
    "trebled": 3,
    "tripled": 3,
    "quadrupled": 4,
}
FACTORS |= dict(zip("two three four five six seven eight nine ten".split(), range(2, 11), strict=True))  # noqa: SIM905
# no step is told without one of these
A_STEP = re.compile(
    rf"\b(?:{UP}|{DOWN}|{UP_NOUN}|{DOWN_NOUN}|(?:up|down)(?:ward)?|higher|greater|more|lower|fewer|less|changed?|difference|moved|"
    r"doubled|trebled|tripled|quadrupled|halved|double|twice|treble|triple|times|points?)\b|[\w -]fold\b",
    re.IGNORECASE,
)
ABOUT_BEFORE = re.compile(rf"{_ABOUT}(?:an? )?\Z", re.IGNORECASE)
# what is no level of the measure, or no exact one
INEXACT = re.compile(
    rf"(?:(?:\A|[.;,:] |\b[Oo]ut )[Oo]f (?:the |these |all |our )?\Z|\b(?:{_ABOUT.strip()}|up to|at most|fewer than|below|above|under|between|circa|another|further|by|least|every|target of|rank\w*|position|grade|phase|(?:minimum|maximum|limit|sample|scale|budget) of) ?(?:the |an? )?\Z)",
    re.IGNORECASE,
)
# a time in which something was done, and no length of it
SPAN = re.compile(
    r"\b(?:in|within|over|during|for|after|every|each|next|last|past|first|previous|under|inside|of|these|those) (?:the |its |a |an )?(?:last |past |first |next |previous )?\Z",
    re.IGNORECASE,
)
NO_LEVEL = re.compile(
    r"\A(?:[-–][0-9a-z]| (?:in [0-9]|out of|times\b|or (?:more|fewer|over|under|less)|(?:and|or) [0-9]|st\b|nd\b|rd\b|th\b|hundred|thousand|levels|quarters|terms|(?:week|month|year|dai|quarter)ly\b))",
    re.IGNORECASE,
)
OF_OTHERS = re.compile(r" of (?!the (?:population|children)\b|children\b|them\b|these\b)")
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
# what may make the figures others than those that were compared
DOUBT = re.compile(
    rf"\b(?:{UP}|{DOWN}) (?:[a-z]+ )?(?:more|less|faster|quicker|slower)(?: [a-z]+)? than\b|"
    r"\b(?:trend overall|overall trend|long(?:er)?[- ]term|if|excluding|except\w*|adjust\w*|revis\w+|restat\w+|provisional\w*|hop(?:ed|ing)|weighted|annualised|cumulative\w*|rounded|(?:in|for|over|the) (?:first |last )?(?:two|three|four|six|nine|x) months(?! (?:ago|earlier|before|later))|error|mistake\w*|incorrect\w*|should|had (?:it|they|we|there|(?:the|this) [a-z ]{2,30} (?:been|not))|comparable|corrected|real terms|inflation|respectively|(?:doubled|halved|trebled) (?:in|over) [a-z0-9]+ years)\b|[?]|[\"“][^\"”]{25}",
    re.IGNORECASE,
)
# what brings in another measure or another place, up to where the figures and the step have been said
ANOTHER = re.compile(
    rf"\b(?:target\w*|bottom|top|frequen\w+|efficien\w+|pace|plan to|planned|budget\w*|forecast\w*|capacity|national\w*|region\w*|neighbours?|comparators?|expected|estimated|projected|would|could|might|"
    rf"(?:than|above|below|to|with) (?:(?:the |that (?:of|in|for) )?(?:England|Wales|London)|(?:the )?(?:[a-z]+ )?average)|not(?! yet)|nor|no|other|others|median|rank\w*|quartile|per year|a year(?! (?:ago|earlier|before|later|on))|each|annually|"
    rf"including|range|ranging|between (?!(?:the )?(?:[a-z]+ ){{0,3}}(?:x|{_MONTH}))|net|although|despite|whereas|while|whilst|unlike|instead)\b",
    re.IGNORECASE,
)
# between a step and its figures, these bring in another matter
BREAK = re.compile(
    rf"[;.]|:(?! from )|\([a-z]|,(?! (?:an? |up |down |or |from |to |x))|\b(?:and(?! (?:x|{_MONTH}|is now|was|now)\b)|but|as|with|because|since(?! x)|so|after|following|then|when(?! (?:there|it|compared))|where|who|whose|partly|due|led|owing)\b",
    re.IGNORECASE,
)
EARLIER = re.compile(
    r"\b(?:last (?:year|quarter|month|term|time)|(?:the )?(?:previous|preceding|prior) (?:[a-z]+ )?(?:year|quarter|month|period|term)|(?:year|months?|quarter|years) (?:before|earlier|ago|previously)|previously|formerly)\b",
    re.IGNORECASE,
)
NOW = re.compile(
    r"\b(?:this (?:year|quarter|month|term)|now|currently|today|at present|latest|(?:year|months?|quarter) (?:later|on(?! year\b))|the following (?:year|quarter|month))\b",
    re.IGNORECASE,
)
MONTHS = _MONTH.casefold().split("|")
YEAR = re.compile(
    rf"(?:\b(?P<month>{_MONTH}) )?(?<![0-9,.£])(?<!since )(?P<year>(?:19|20)[0-9]{{2}})(?: ?(?:[-–−/]|to) ?(?:20)?[0-9]{{2}})?(?![0-9]|[,.][0-9])",
    re.IGNORECASE,
)
BESIDE_DIGITS = re.compile(r"\b(?:(?:19|20)[0-9]{2}(?:[-/–−][0-9]{2,4})?|Q[1-4])(?= [0-9])")
# per 10,000; a child under five
NO_FIGURE = re.compile(r"\bper [0-9,]+\Z|\b(?:under|over|aged?|turned) [a-z]+\Z", re.IGNORECASE)
PER = re.compile(r" [a-z]+(?: [a-z]+)? per (?P<per>1,?000|10,?000|100,?000)\b")
COMPARED = re.compile(
    r"(?:\b(?:compared (?:with|to)|in comparison (?:with|to)|compares (?:with|to)|against|as opposed to|versus|(?:up|down|rise|fall|increase|decrease|reduction|drop|growth) (?:from|on)|(?:higher|lower|more|fewer|less|greater) than|over|(?<!year )on)\b(?:(?!xx,? (?:and|but|while)\b)[^.;:0-9]){0,40}|\((?:from|was|compared with|against) )\Z",
    re.IGNORECASE,
)
# a fall from January 2015's 13.4; lower than in 2010/11 (21.7%); double the number who came in 2022 (266)
AGAINST = re.compile(
    r" (?:than|on|from|the|that|what|as|compared (?:with|to))\b(?:(?!xx,? (?:and|but|while)\b)[^.;:0-9]){0,80}"
)
OF_THEM = re.compile(r"\bof (?:whom|which|these|those|them)\b")
TO = re.compile(
    r"(?!.*\b(?:compared|comparison|relation|due|according|owing|equal) to)[^.;:0-9]{0,60}\bto [^.;:0-9]{0,24}"
)
# in the number of family and friends households
NUMBER_OF = re.compile(
    r"\A in (?:the )?(?:(?:total |overall )?number|rate|proportion|percentage) of (?:(?!(?:was|were|is|are|ha[sd]|rose|fell|went|while|but|as|with|which) )[a-z’'-]+,? ){1,8}(?=from |between |since |over |\Z)"
)
# down 3% on last year, whose figure is not given there
ON_LAST_YEAR = re.compile(
    r"[^.;,()0-9]{0,20}? (?:on|from|than|over|since|compared (?:with|to)) (?:the )?(?:last|previous|preceding|prior) (?:year|quarter|month)(?![^.;]{0,40}[0-9])"
)
DATE = re.compile(r"\bx{1,4}(?:st|nd|rd|th)?\b")
# an increase in complaints to social care, with 73 complaints
WITH = re.compile(r" in (?:the number of )?(?P<head>[a-z]+)[^.;:0-9]{0,50}, with (?:a total of )?")
# the number has increased, with 64 received
WITH_SO_MANY = re.compile(r"(?: [a-z]+ly| further| again)?,? with (?:a total of |just |only )?")
NUMBERED = re.compile(
    r"\b(?:[Nn]umber|[Vv]olume)s? of [a-z’' -]{3,50}\b(?:ha[sd]|have)(?: (?:also|further|again|since|been))* \Z"
)
DIRECTLY = re.compile(r"(?: in x+(?:[/-]x+)?)?(?: \(|,)? (?:an? )?")
MONTHS_NAMED = re.compile(rf"\b(?:{_MONTH})\b")
# numbers have since fallen by 10%; doubled in the five years before
ELSEWHEN = re.compile(
    r"\b(?:since (?!x|[0-9]|last|the (?:previous|last|end|start)|then (?:it|they|this) )|subsequently|later (?!than)|peak|until|before (?:that|then)|in the [a-z]+ (?:years|months) before)",
    re.IGNORECASE,
)
BEFORE_THAT = re.compile(r"\b(?:had|having) (?:been |already )?[a-z]+(?:ed|en|wn|se)\b")
FROM = re.compile(r"[^.;:0-9]{0,40} from [^.;0-9]{0,20}")
POINTING = re.compile(r"(?:This|That|It|These|Both|Which)\b(?! year| month| quarter| (?:for|of|in)\b)")
ENDS = re.compile(r"[,;:()]| – | - ")
GENERIC = stems_in(
    "a an show shows reported recorded received rising falling increasing decreasing growing dropping climbing who the of in on at to from continue follow for by with as was were is are be been being has have had this that these those it they which we i e "
    "there their its our compared comparison compares against versus than over since between and during year years month months quarter quarters period when what some all still "
    "last previous preceding prior same end start beginning financial calendar reporting now currently today present overall total number numbers figure figures count "
    "represents represented representing equates equal equals means meaning amounts makes giving resulting showing shows therefore thus so also just only again first then "
    "significant significantly slight slightly small large sharp sharply marked markedly modest substantial considerable notable welcome further about around roughly approximately nearly almost more less "
    "fewer higher lower greater up down point points percentage per cent increase increased increases rise rose risen fall fell fallen decrease decreased reduction reduced drop dropped decline "
    "declined growth grew grown change changed difference gone went came come one two three four five six seven eight nine ten january february march april may june july august september october "
    "november december spring summer autumn winter ago earlier before later following continuing continues trend trends recent upward downward jump jumped climbed steadily annual "
    "stands stood stand doubled double twice times many half third quarter fifth tenth halved trebled tripled much high"
)
ITS_OWN = re.compile(
    r"[^.;:,]{0,60}\b(?:on|from|since|than|over|compared (?:with|to)|against) (?:the )?(?!.{0,50}[0-9x])(?!(?:previous|last|preceding|prior|past|year|quarter|same|period|that|this|number)\b|(?:a|one) year|(?:months?|years?) )[a-z]",
    re.IGNORECASE,
)
