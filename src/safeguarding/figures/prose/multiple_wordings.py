"""The words of a multiple beside two figures: twice as likely, three times the rate, half that of; and what makes it doubtful."""

from __future__ import annotations

import re

from safeguarding.figures.prose.things import stems_in

_MORE = r"(?P<more>(?:about|around|nearly|almost|over|more than|less than|just over|just under|roughly|approximately|at least|some) )?"
_AS = r"as (?:likely|many|much|high|large|great|big|common|prevalent)\b"
_THE = r"(?:the (?:(?:national|England|regional|London|average|overall) ){0,3}(?:rate|level|number|proportion|percentage|average|figure|share|prevalence)\b|that\b)"
_LIKELIER = r"(?:less likely|more (?:likely|common|prevalent)|higher|greater|larger)\b"
# "half" is the same as "halved": the larger is twice the smaller
TIMES = re.compile(
    rf"(?<![\w-]){_MORE}(?P<said>(?:(?P<factor>twice|double|treble|triple)|(?P<word>(?<!than )half)|(?P<many>one and a half|1[.]5|two|three|four|five|six|seven|eight|nine|ten|[2-9]|1[0-9]|20) times)(?= (?:{_AS}|{_THE}|{_LIKELIER})))",
    re.IGNORECASE,
)
_SOME = r"(?:(?!(?:and|but|while|whilst|whereas|who|where|when|because|after|make|makes|made|though|although)\b)[^\s.;:()0-9]{1,25} )"
_AT = r"(?:\((?:at )?|at |of |(?<=, ))"
# as girls (24%; higher for some compared to others, at 7.6%; as many boys (42)
TO_BOTH = re.compile(rf" {_SOME}{{1,20}}?{_AT}(?:a rate of )?", re.IGNORECASE)
_COMPARED = r"\(?(?:compared (?:with|to)|against|versus|vs\.?) "
# (24% compared with 12%); at 7.6% and 4.0% respectively; (24%) as girls (12%); at 24%, as among girls, at 12%
BETWEEN = re.compile(
    rf"(?: of {_SOME}{{1,4}}?| |\),? |, )(?:(?:{_COMPARED}|and )(?:(?:just |only |at ){{0,3}}|{_SOME}{{1,6}}?{_AT})|(?:{_COMPARED}|as |than ){_SOME}{{1,6}}?{_AT})",
    re.IGNORECASE,
)
FROM_FIGURE = re.compile(
    rf"(?: of {_SOME}{{1,5}}?| |\),? |, )(?:{_SOME}{{1,6}}?(?:is |was |are |were )|which (?:is|was) |(?:is|was) |were {_SOME}{{1,4}}?(?<=, ))?(?:now |still )?",
    re.IGNORECASE,
)
TO_OTHER = re.compile(rf" {_SOME}{{1,14}}?{_AT}", re.IGNORECASE)
ENDS = re.compile(
    r"\)?(?: (?:respectively|of (?:girls|boys|all|other|others)\b[^.;,]{0,30}|were [a-z]{3,12}))?[).,;]?(?=[.;]|\Z)"
)
POINTING = re.compile(
    r"(?:This|That|It)(?: (?:rate|figure|proportion|percentage))? (?:is|was|represents)(?: (?:now|still|also)){0,3} ",
    re.IGNORECASE,
)
COMPARED = re.compile(rf" (?:of )?{_SOME}{{1,8}}?(?:compared (?:with|to)|against) (?:only |just )?", re.IGNORECASE)
DOUBT = re.compile(
    r"\b(?:not|never|n[’']t|if|would|should|could|may|might|hop\w+|aim\w*|plan(?:s|ned)? to|target|odds|adjust\w*|allow\w+ for|controlling|account of|provisional\w*|forecast\w*|population|all (?:children|pupils|replies)|xxxx[^.;]*xxxx)\b",
    re.IGNORECASE,
)
GENERIC = stems_in(
    "the a an of in on at to for from with was were is are be been being compared just only and as by this that these those some rate who had have has"
)
