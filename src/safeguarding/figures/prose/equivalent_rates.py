"""A percentage said again per so many: "0.10 per cent, which is equivalent to around 10 pupils per 10,000"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from safeguarding.figures.kinds.shares import ShareClaim
from safeguarding.figures.prose.change_wordings import SIGN
from safeguarding.figures.prose.found import FoundClaim, fragment, marked
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.share_wordings import NUMBER, digits_of

_EQUALS = r"(?:equivalent to|equates to|equating to|equals|amounts to|corresponds to|corresponding to|that is|i\.e\.)"
_RATE = rf"(?:just |about |around |approximately |roughly |some |nearly )?(?P<rate>{NUMBER}(?:\.[0-9]{{1,2}})?)(?: [a-z]+){{0,3}}? (?:per|in every|for every|out of every) (?P<per>1,?000|10,?000|100,?000|100)\b"
_PEOPLE = r"(?:pupils?|pupil enrolments|enrolments|children|people|population|students|households|births|girls|boys)"
_BY, _MORE = re.compile(r"\b(?:by|of) (?:an? )?\Z"), re.compile(r"(?: [a-z]+)? (?:more|fewer|less|higher|lower)\b")
_AGAIN = re.compile(
    rf"(?<![\w.,/£-])(?P<share>[0-9]{{1,3}}(?:\.[0-9]{{1,3}})?){SIGN}(?: (?:of (?:[a-z]+ ){{0,4}}?{_PEOPLE}(?: [a-z]+)?|(?:are|were|is|was) [a-z]+(?: [a-z]+)?|in (?:19|20)[0-9/–-]+))*,? (?:\(|– |- |or |which |this |and )?(?:(?:is|was) )?(?:{_EQUALS} ){_RATE}",
    re.IGNORECASE,
)


def equivalent_rates_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every percentage whose rate per so many stands beside it.

    Examples:
        >>> text = "It rose to 0.10 per cent of pupils, which is equivalent to around 10 pupils per 10,000."
        >>> [each.taken for each in equivalent_rates_in([Passage(text=text)])]
        [('0.10% as the share', '10 per 10,000 as the same')]
    """
    for passage in passages:
        if passage.kind is PassageKind.TABLE:
            continue
        for match in _AGAIN.finditer(passage.text):
            place, share = passage.place_of(match.start()), f"{match['share']}%"
            rate, per = digits_of(match["rate"]), match["per"].replace(",", "")
            is_step = _BY.search(passage.text[: match.start()][-12:]) or _MORE.match(passage.text, match.end())
            if is_step or "." in rate or int(rate.replace(",", "")) > int(per):
                continue
            yield FoundClaim(
                claim=ShareClaim(count=rate, base=per, percentage=share, where=str(place)),
                place=place,
                quote=fragment(match[0]),
                taken=(f"{share} as the share", f"{match['rate']} per {match['per']} as the same"),
                sentence=marked(passage.text, match.span()),
            )
