"""The words of shares told in any order: what ties a percentage to its counts, and what brings in other matter."""

from __future__ import annotations

import re

from safeguarding.figures.prose.share_wordings import NUMBER
from safeguarding.figures.prose.tokens import COUNT, PERCENTAGE
from safeguarding.figures.stated import SHORT_NUMBER_WORDS

_SMALL = "|".join(word for word, number in SHORT_NUMBER_WORDS.items() if number <= 10)  # noqa: PLR2004  "two types of", "one of the"
_TENS = r"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?)"
FIGURE = re.compile(
    rf"(?P<percentage>{PERCENTAGE}|\b{_TENS} per ?cent\b)|(?P<count>{COUNT}|(?:(?!(?:{_SMALL})\b(?! of (?:the|these|those|them|whom|which|our)\b| \(| hundred and\b)){NUMBER}))",
    re.IGNORECASE,
)
RESPONSE = re.compile(
    r"\b(?:respon\w+|return\w*|repl(?:y|ies|ied)|questionnaires?|surveys?|surveyed|completion rate|take-up|uptake|participation|turnout|attendance rate|invit\w+|consult\w+|forms?)\b",
    re.IGNORECASE,
)
_THE = r"(?:(?:the|our|all|these|those|their|its|a total of|some|only|just|a possible|as many as) ){0,3}(?:[a-z]+ )?"
OF = re.compile(rf"(?:\b(?:out of|of|from|among|amongst)|/) ?{_THE}\Z", re.IGNORECASE)
SCORED = re.compile(r"\b(?:scale|scores?|scored|marks?|ratings?)\b", re.IGNORECASE)
# what ties a percentage to what stands before it
TIE = re.compile(
    r"(?:[,;:=–—(\[-]|\bor|\bi_e_|\bie|\bthat is(?: to say)?|\bin other words|\bthus|\bso|\b(?:which|that|this|it) (?:is|was|represents|represented|equates to|makes|gives|equals|amounts to|comes to|works out at)|"
    r"\b(?:representing|equating to|equal to|equivalent to|making|giving|being|amounting to|accounting for|meaning)|\ba (?:proportion|share|rate) of)[,( ]{0,2}(?:(?:just|only|a total of) )?\Z",
    re.IGNORECASE,
)
RATE = re.compile(
    r"\b(?:rate|uptake|take-up|turnout|participation|response|return|level|figure|proportion)\b[^.;:%0-9(),]{0,40}?(?: (?:of|was|is|being|at|stood at|stands at|reached|therefore|thus|just|only|to|has been|came to)){1,3} \Z|\b(?:achieved|achieving|secured|giving|with|produced|producing|yielding|reached|was|is|obtained) (?:an? )?(?:[a-z]+ )?\Z",
    re.IGNORECASE,
)
# not what was returned blank, or as undelivered
REPLIED = re.compile(
    r" (?:were |had )?(?:returned|completed|replied|responded|replies|responses|returns)"
    r"(?=[,.;:)(]|\Z| (?:from|giving|making|which|so)\b)"
)
RATE_OF_REPLIES = re.compile(r"(?<!-)\b(?:response|return|reply) rate (?:of|was|is) \Z", re.IGNORECASE)
END = re.compile(
    r"(?=[)\],.;:]|\Z| [–—-])|(?= of (?:(?:the )?(?:total|whole|all)(?=[,.;)]|\Z)|(?:them|whom|which)(?=[,.;)]|\Z)|(?:these|those)(?=[,.;)]|\Z| (?:were|was|had|have|are|did)\b)))|(?= (?:overall|in total|altogether)\b)|(?= \((?:x|[Tt]able|[Ff]igure|see|last|compar|previous|up|down|against|target|national))|(?=(?: [a-z]+)? (?:response|return|completion|reply|participation|uptake|take-up)\b)"
)
OTHER = re.compile(
    r"\b(?:but|while|whilst|whose|where|because|against|compar\w+|than|target\w*|average\w*|vacanc\w+|turnover|sickness|attendance|absence|(?:(?<!take-)(?<!follow-)up|down)(?! (?:in|the|for|with)\b)|rose|fell|nor|whereas|weighted|"
    r"increas\w+|decreas\w+|more|fewer|less|higher|lower|(?:nearly|almost|about|around|over|under|approximately|roughly)(?= [0-9])|at least|at most|"
    r"last year|previous\w*|earlier|prior|national\w*|region\w*|england|elsewhere|neighbours?|year before|per(?! ?cent)|each|every|expected|planned|"
    r"except|excluding|excluded|unless|if|would|could|should|further|another|other|others|remaining|remainder|rest|including|score\w*|rated|points?|plus|also|both|either|double|twice)\b|[£?]|\bof (?:whom|which)\b(?=.*\bof (?:whom|which)\b)",
    re.IGNORECASE,
)
# "and" goes on with the same people, or brings in others
AND = re.compile(
    r"\band (?!(?:were|was|had|have|has|are|is|did|do|so|then|therefore|thus|in|on|by|for|to|at|within|who|of (?:these|those|them|which|whom)|only|just|"
    r"received|got|had|recorded|[a-z]+ed)\b|\(|[0-9]|a further\b|\Z)"
)
# words that are no other matter after all: "children and young people", "over the age of", "taken up by"
IN_PASSING = re.compile(
    r"\b(?:[a-z]+s|children|people|staff)(?P<and> and )(?:[a-z]+ )?(?:children|people|staff|families|carers|parents|siblings|boys|girls|workers|professionals|practitioners|managers|schools)\b|\b(?P<age>over|under)(?= (?:the age of|x))"
    r"|\b(?P<due>fell|fall)(?= due\b)|\b(?:taken|took|followed|signed|picked|set|made|turned|looked|written|drawn|typed|brought|kept|caught|given|backed)(?P<up> up)\b|\b(?P<more>(?:one|two|three|four|five|six|years?|months?|weeks?|days?) or more)\b",
    re.IGNORECASE,
)
OF_OTHERS = re.compile(
    r" of (?!the total|the whole|them\b|those\b|these\b|whom\b|which\b|all\b)(?:the |our |all |its |their )?(?P<thing>[a-z’'-]+)",
    re.IGNORECASE,
)
POINTS_BACK = re.compile(r"\b(?:of (?:these|those|them|which|whom)|these|those|they|thereof)\b", re.IGNORECASE)
ANSWERS = frozenset(
    [
        "response",
        "reply",
        "return",
        "form",
        "survey",
        "questionnaire",
        "answer",
        "consultation",
        "completed",
        "people",
        "person",
        "respondent",
        "back",
    ]
)
# "This is 62% of them": the percentage of the count and base of the clause before
SUMS_UP = re.compile(
    r"(?:That|This|It|In other words|i\.e\.|which|giving|equating|representing)\b,?[^.;:%0-9]{0,40}(?=[0-9])",
    re.IGNORECASE,
)
# after these it is the same share, whatever is said of it then: "that is to say, 76% were in favour"
SAME = re.compile(
    r"(?:\bi_e_|\bthat is to say|\bthat is|\bin other words|\bmeaning that|\bwhich means that)[,:]? \Z", re.IGNORECASE
)
COUNTED_BESIDE = re.compile(r"\b[nN] ?= ?\Z")
# of the 150 forms due (97), …, 97 in all,
IN_ALL = re.compile(rf"[(–]{COUNT}|, {COUNT}(?: in all| in total| altogether)?,")
NEARLY = re.compile(r"\b(?:nearly|almost|about|around|over|under|approximately|roughly|some) \Z", re.IGNORECASE)
DONE = re.compile(r" (?:were|was|had|have|are|did|met|came|[a-z]+ed)\b(?! not\b)")
# where the cohort is said in the sentence after: "The cohort for this indicator was 391 children."
COHORT = re.compile(
    rf"(?:The|This|Our) (?:cohort|denominator|base|sample|full cohort|whole cohort|relevant cohort|eligible (?:cohort|population|group))\b(?! (?:for|of|in) (?:the )?(?:next|other|last|previous|second|first|following))[^.;:%]{{0,120}}? (?:is|was|were|being|stood at|comprised|numbered|consisted of|contained|totalled) (?:all )?(?P<base>{COUNT})(?! (?:years|months|in x))",
    re.IGNORECASE,
)
