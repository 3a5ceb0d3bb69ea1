"""The wordings of a share: how a count, its base and a percentage stand together."""

from __future__ import annotations

import re

from safeguarding.figures.prose.tokens import ANY_NUMBER_WORD, COUNT, NUMBER_WORD, PERCENTAGE
from safeguarding.numbers.words import number_in_words

_TENS = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
_UNITS = r"(?:one|two|three|four|five|six|seven|eight|nine)"
_TO_99 = rf"(?:{_TENS}(?:[ -]{_UNITS})?|{NUMBER_WORD})"
_BELOW_99 = rf"(?<!hundred and )(?<!thousand and ){_TO_99}"
# the last words of a hundred are no number of their own
_IN_WORDS = rf"(?<![\w-])(?:{_UNITS} hundred(?: and (?:{_TENS}(?:[ -]{_UNITS})?|{ANY_NUMBER_WORD})|(?! and (?:{_TENS}|{ANY_NUMBER_WORD})| (?:thousand|million)))|{_BELOW_99})(?![\w-])"
NUMBER = rf"(?:{COUNT}|{_IN_WORDS})"
"""A count in digits or in words."""

ARTICLE = r"(?:the |these |those |all |all the |our |its |a total of |all of the |some of the )?"
_WORDS = r"(?: [a-zA-Z’'-]{1,30})"
_OR = r"(?:or |i\.e\. )?"

# 35 of the 139 authorities (24%); 35 out of 139, or 24%; 58 of 166 cases were late, 45%; 35 of 139 = 25%
COUNT_OF_BASE = re.compile(
    rf"(?P<count>{NUMBER})(?P<own>{_WORDS}{{0,2}}?) (?:out )?of {ARTICLE}(?P<base>{NUMBER})"
    rf"(?:(?P<between>{_WORDS}{{0,8}})(?: ?[(\[]{_OR}(?P<percentage>{PERCENTAGE})[)\]]|,? or (?P<or>{PERCENTAGE})(?! (?:of|if|when|once|where)\b)"
    rf"|,? which (?:is|was|makes|represents) (?P<is>{PERCENTAGE})(?=[.;,)]|\Z)"
    rf"| ?(?:=|:(?= ?[0-9.]{{1,5}} ?%(?:[.;,)]|\Z| [(–-]))) ?(?P<equals>{PERCENTAGE})|(?:,| [–—-]) (?P<last>{PERCENTAGE})(?=[.;)]|\Z)))?",
    re.IGNORECASE,
)
# 35 (24%), 35 (24%) of the 139, 35 cases (24%), 35 of them (24%)
COUNT_AND_SHARE = re.compile(
    rf"(?P<count>{NUMBER})(?P<own>(?: of (?:them|these|those|whom|which))?{_WORDS}{{0,3}})(?: ?[(\[]{_OR}(?P<percentage>{PERCENTAGE})[)\]]|,? or (?P<or>{PERCENTAGE})(?=,))"
    rf"(?: of {ARTICLE}(?P<base>{NUMBER}))?",
    re.IGNORECASE,
)
# 24% (35), 24% (35 of 139), 24% (35/139), 24% (n=35)
SHARE_AND_COUNT = re.compile(
    rf"(?P<percentage>{PERCENTAGE}){_WORDS}{{0,4}} ?[(\[](?:n ?= ?|i\.?e\.? )?(?P<count>[0-9,]{{1,9}})"
    rf"{_WORDS}{{0,2}}(?: ?(?:/|(?:out )?of (?:the |all )?) ?(?P<base>[0-9,]{{1,9}})){_WORDS}{{0,3}}[)\]]"
    rf"|(?P<percentage2>{PERCENTAGE}) ?[(\[](?:n ?= ?)?(?P<count2>[0-9,]{{1,9}})[)\]]"
)
# 35/139 (24%), 35/139 = 24%, 35/139, 24%
FRACTION_AND_SHARE = re.compile(
    rf"(?<![\w/.,-])(?<![0-9] )(?P<count>[0-9]{{1,6}}) ?/ ?(?P<base>[0-9]{{1,6}})(?![/\w.,][0-9])(?:{_WORDS}{{0,4}} ?[(\[](?P<percentage>{PERCENTAGE})[)\]]"
    rf"| ?[=:] ?(?P<equals>{PERCENTAGE})|,? or (?P<or>{PERCENTAGE}))"
)
# between a base and its percentage, these bring in something else
OTHER_MATTER = re.compile(
    r"\b(?:and|but|while|whilst|whose(?! [a-z]+ (?:was|were|had been) [a-z]+ ?\Z)|where|because|against|compared|than|from|target|average|rate|vacanc\w+|sickness|"
    r"turnover|attendance|up|down|rose|fell|nor|with|whereas|weighted|increas\w+|decreas\w+|more|fewer|less|by(?= ?\Z)|nearly|almost|"
    r"about|around|over|under|approximately|roughly)\b",
    re.IGNORECASE,
)


def digits_of(number: str) -> str:
    """A count in digits, which may have been in words.

    Examples:
        >>> digits_of("Eleven"), digits_of("twenty-three"), digits_of("1,035"), digits_of("One hundred and twelve")
        ('11', '23', '1,035', '112')
    """
    said = number_in_words(number)
    return number if said is None else str(said)
