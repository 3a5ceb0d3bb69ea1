"""A count with its share beside it, in the words that tie them: "97 (24%)", "56% did not (1,405)", "half of them, 35"."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from safeguarding.figures.claims import check
from safeguarding.figures.kinds.fractions_in_words import FractionClaim, parse_fraction_in_words
from safeguarding.figures.kinds.shares import ShareClaim
from safeguarding.figures.policies import CHARITABLE
from safeguarding.figures.prose.fraction_phrases import FRACTION
from safeguarding.figures.prose.share_doubts import is_plain
from safeguarding.figures.prose.share_wordings import NUMBER, digits_of
from safeguarding.figures.prose.tokens import NUMBER_WORD, PERCENTAGE
from safeguarding.figures.stated import Stated
from safeguarding.records import Record

_W = r"(?: [“\"‘]?[a-zA-Z’'/-]{1,30}[”\"]?)"
_SHARE = rf"(?P<about>(?:about|around|approximately|roughly|some|just under|just over|nearly|almost|over|under|more than|less than|fewer than|at least|up to) )?(?:(?P<share>{PERCENTAGE}\.?)|(?P<words>{FRACTION}))"
_OR = r"(?:(?:or|i_e_|that is,?|just(?! over| under)|only|equivalent to|representing|which is|being|equal to) )*"
_BASE = rf"(?: (?:out )?of (?:the |these |those |our |its |all |a total of )?(?:[a-z]+[’']s? )?(?P<base>{NUMBER}))?"
_IS = r"(?:is|was|represents|represented|equates to|makes|is also|is only)"
_THAT_IS = rf"(?:(?:That|This|It) {_IS}|The (?:response|return|completion) rate (?:of|was|is))"
_TIES = (
    # 97 (24%); 250 people (about a third of them)
    re.compile(
        rf"(?P<count>{NUMBER})(?P<said>(?: of (?:them|these|those|whom|which))?{_W}{{0,9}}?) [(\[]{_OR}{_SHARE}(?P<inside>(?: [^()\[\]0-9%]{{1,30}}| response rate[^()]{{0,60}})?)[)\]]",
        re.IGNORECASE,
    ),
    # 56% did not have one (1,405); 10% (28 of them)
    re.compile(
        rf"{_SHARE}(?P<said>{_W}{{0,16}}?) ?[(\[] ?(?:n ?= ?|or |just |only |some )?(?P<count>{NUMBER})(?P<inside>{_W}{{0,3}})[)\]]",
        re.IGNORECASE,
    ),
    # 26 were missed, which is 20%; 26 were missed; that is to say, 20% were missed; 26 were missed. That is half of them.
    re.compile(
        rf"(?P<count>{NUMBER}){_BASE}(?P<said>{_W}{{0,10}}?)(?:[,;]? (?:that is to say|in other words|or|which {_IS}|representing|making|an? (?:[a-z-]+ )?(?:proportion|rate|share) of|an?(?= [0-9.]+% (?:return|response|completion|uptake|take-up)))|[,:]| [–—-](?: an? (?:[a-z-]+ )?(?:proportion|rate|share) of)?|\. {_THAT_IS}),? (?:just |only )?{_SHARE}(?P<inside>)"
        r"(?=[.;,)]|\Z| (?:of (?:the total|the whole)|overall|in all|return|response|completion|uptake|take-up)\b| of (?:them|these|those|all)\.| \((?=[0-9.]+ ?%\))| [–—-] | (?:were|was|had|did)\b(?=[^.;,0-9]{0,40}[.;]))",
        re.IGNORECASE,
    ),
    # the response rate was 31%, with 216 returns; a 40% response rate: 96 children took part
    re.compile(
        rf"\b(?:(?:response|return|completion) rate (?:of|was|is) )?{_SHARE}(?: (?:response|return|completion) rate)?(?:, with|:| from)(?P<said>) (?P<count>{NUMBER})(?P<inside>) (?:returns|replies|responses|returned|replied|responded)\b",
        re.IGNORECASE,
    ),
    # a half of them, 35, were placed; 56% – 52 in all – were
    re.compile(
        rf"{_SHARE}(?P<said>{_W}{{0,8}}?)(?:, | [–—-] )(?:or |just |only )?(?P<count>{NUMBER})(?P<inside>(?: of them| in all| in total| altogether)?)(?=,| [–—-])",
        re.IGNORECASE,
    ),
)
SUMS_UP = re.compile(rf"{_THAT_IS} {_SHARE}(?: of (?:them|these|those|all))?(?=[.,]| (?:is|was)\b)", re.IGNORECASE)
"""A sentence that says what share the one before has counted."""
ANY_NUMBER = re.compile(NUMBER, re.IGNORECASE)
"""A whole number in digits or words."""
OTHER = re.compile(
    r"\b(?:compar\w+|last year|previous\w*|earlier|prior|national\w*|region\w*|england|elsewhere|average\w*|target\w*|expected|weighted|"
    r"where(?! the)|excluding|exclusive|except|other than|whose|valid|eligible|known|per(?! ?cent)|each|every|rest|remain(?:der|ing)|others?|another|further|"
    r"increas\w+|decreas\w+|ris(?:e|en)|rose|fell|fall|up from|down from|than|score\w*|rating|points?|unless|if|would|should|could|both|either|twice|double|plus|hours|budget|spend|cost\w*|£)\b|£",
    re.IGNORECASE,
)
"""Another time or place, another base, or what is left of one."""
# 39 (28%) more; 12 (20%) last year; 14 (30%) of the girls
_AFTER = re.compile(
    r" (?:more|fewer|less|higher|lower|points?|up|down)\b| of (?:those|these) (?:who|known|with|in|aged|that|whose|under|over|not)\b| of (?:the|all|our|its|their|another|[a-z]+s)\b|[^.;,()]{0,40}?\b(?:last|previous|year before|national(?:ly)?|regional(?:ly)?|elsewhere|target|xxxx)\b"
)
_JOINED = re.compile(
    rf"({NUMBER})(?: [a-z’'-]{{1,20}}){{0,6}},? (?:and|plus|with) (?:a further |another )?\Z", re.IGNORECASE
)
_NOT = re.compile(r"\b(?:not|no|never|without|un[a-z]+|failed|declined)\b", re.IGNORECASE)
# a third had brothers (80): as many brothers
_COUNTS_OTHERS = re.compile(
    r" (?:had|have|has|were|was|with|by|of|in|to|for) (?:[a-z]+ ){0,2}(?!(?:days|weeks|months|years)\b)[a-z]+[^su]s\Z"
)
_IS_BASE = re.compile(
    rf"(?:{NUMBER})(?: [a-z]+){{0,3}} (?:out )?of (?:the |these |those |our |its |all )?(?:[a-z]+[’']s? )?\Z",
    re.IGNORECASE,
)
_BY_OTHERS = re.compile(r" (?:by|from|to|with|for) others\b")
_AND = re.compile(
    rf"\b(?:and|but|while) (?:the|an?|those|others?|one|then|also|only|just|were|was|had|all|some|most|[0-9])\b|\b(?!one\b){NUMBER_WORD}\b",
    re.IGNORECASE,
)
_WERE, _MARK = re.compile(r" (?:were|was|had|did)\b"), re.compile(r"(?<!to say)(?<!other words)(?<!that is)[:,–—-] \Z")
_ROUGH = 10


@attrs.frozen
class Tie(Record):
    """A share beside its count, as it was read."""

    match: re.Match[str]
    count: int
    joined: tuple[int, ...] = ()
    is_negated: bool = False

    def claim(self, base: int) -> ShareClaim | FractionClaim:
        """That the count is so large a part of a base."""
        words, percentage = self.match["words"], self.match["share"]
        if words is None:
            return ShareClaim(count=str(self.count), base=str(base), percentage=percentage.rstrip("."))
        said = " ".join(f"{self.match['about'] or ''}{words}".casefold().replace("-", " ").split())
        return FractionClaim(words=said, count=str(self.count), base=str(base))

    def fits(self, base: int) -> bool:
        """Whether a base makes it right, or nearly so where it is only said about."""
        if base < self.count or not base:
            return False
        if self.match["words"] is None and self.match["about"]:
            stated = Stated(self.match["share"].rstrip(".")).value
            return abs(100 * self.count / base - float(stated)) <= _ROUGH
        return not check(self.claim(base), CHARITABLE).is_inconsistent


def ties_in(sentence: str) -> Iterator[Tie]:
    """Each count of a sentence with a share beside it, whose words between bring in nothing else.

    Examples:
        >>> [(each.count, each.match["share"]) for each in ties_in("97 (24%) were new and 56% had none (231).")]
        [(97, '24%'), (231, '56%')]
    """
    read: list[tuple[int, int]] = []
    for pattern in _TIES:
        for match in pattern.finditer(sentence):
            start, end = match.span()
            if any(first < end and start < last for first, last in read):
                continue
            if _IS_BASE.search(sentence[:start]) or (pattern is _TIES[1] and _COUNTS_OTHERS.search(match["said"])):
                continue
            # 63 replied: 57% were content
            is_of_those = _WERE.match(sentence, end) and _MARK.search(sentence[: match.start(_share_of(match))])
            is_said = (
                not is_of_those
                and is_plain(sentence, match, match.span("count"), (-1, -1))
                and not OTHER.search(_BY_OTHERS.sub("", match["said"]))
                and not _AND.search(match["said"])
            )
            if is_said and (match["words"] is None or _is_fraction(match)) and not _AFTER.match(sentence, end):
                read.append((start, end))
                joined = _JOINED.search(sentence[:start])
                is_negated = _NOT.search(f"{match['said']} {match['inside']}{sentence[end : end + 40]}") is not None
                yield Tie(match, value_of(match["count"]), () if joined is None else (value_of(joined[1]),), is_negated)


def _share_of(match: re.Match[str]) -> str:
    return "about" if match["about"] else "share" if match["share"] else "words"


def _is_fraction(match: re.Match[str]) -> bool:
    try:
        parse_fraction_in_words(f"{match['about'] or ''}{match['words']}".casefold().replace("-", " "))
    except ValueError:
        return False
    return True


def values_in(text: str) -> list[int]:
    """Every whole number of a text, in digits or words."""
    return [value_of(match[0]) for match in ANY_NUMBER.finditer(text)]


def value_of(number: str) -> int:
    """A whole number in digits or words."""
    return int(digits_of(number).replace(",", ""))
