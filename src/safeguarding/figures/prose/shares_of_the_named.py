"""Shares of what the text has counted by the name that it is called again: "400 referrals … 300 assessments (85% of referrals)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from safeguarding.figures.claims import check
from safeguarding.figures.kinds.shares import ShareClaim
from safeguarding.figures.policies import CHARITABLE
from safeguarding.figures.prose.found import FoundClaim, found_in
from safeguarding.figures.prose.masks import masked
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.share_ties import OTHER, value_of, values_in
from safeguarding.figures.prose.things import counts_things, stem
from safeguarding.figures.prose.tokens import COUNT, PERCENTAGE

# 300 assessments (85% of referrals)
_OF_NAMED = re.compile(
    rf"(?P<count>{COUNT})(?P<said>[^.;:()0-9%]{{0,60}}?) \((?P<share>{PERCENTAGE}) of (?:the |all |all the |these |those )?(?P<named>[a-z]{{3,20}}s)\)"
)
# 400 referrals; 300 led to an assessment
_COUNTED = re.compile(
    rf"(?P<count>{COUNT})(?: (?:of (?:these|those|them) )?(?:led|went on|moved on|came|proceeded|progressed)? ?to an?)?(?: [a-z-]{{2,20}}){{0,1}}? (?P<thing>[a-z-]{{3,20}})\b"
)
_PLACE = re.compile(r"\b[IiAa][nt] (?:(?:the )?(?:north|south|east|west)|(?:the )?[A-Z])")
_REACH, _MOST = 400, 16


def shares_of_the_named_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every count with its share of things that are named, and that were counted once before.

    Examples:
        >>> text = "400 referrals were received and 300 assessments were completed (85% of referrals)."
        >>> [each.taken for each in shares_of_the_named_in([Passage(text=text)])]
        [('300 as the count', '400 as the base', '85% as the percentage')]
    """
    for passage in passages:
        if passage.kind is PassageKind.TABLE or "% of" not in passage.text:
            continue
        plain = masked(passage.text)
        for match in _OF_NAMED.finditer(plain):
            base = _base(plain, match)
            if base is not None:
                yield from _found(passage, plain, match, base)


def _base(plain: str, match: re.Match[str]) -> int | None:
    """How many of the named things the text has counted before; None where it says two numbers of them, or none."""
    before = plain[max(match.start() - _REACH, 0) : match.start()]
    name = stem(match["named"])
    counted = {
        value_of(each["count"])
        for each in _COUNTED.finditer(before)
        if stem(each["thing"]) == name and counts_things(before, *each.span("count"))
    }
    is_clear = len(counted) == 1 and not OTHER.search(f"{before} {match['said']}") and not _PLACE.search(before)
    is_counted = counts_things(f"x {match[0]}", 2, 2 + len(match["count"]))
    return counted.pop() if is_clear and is_counted else None


def _found(passage: Passage, plain: str, match: re.Match[str], base: int) -> Iterator[FoundClaim]:
    count = value_of(match["count"])
    claim = ShareClaim(count=str(count), base=str(base), percentage=match["share"])
    near = {*values_in(plain[max(match.start() - _REACH, 0) : match.end() + _REACH])} - {base, count, 1}
    others = (ShareClaim(count=str(count), base=str(each), percentage=match["share"]) for each in near if each > count)
    # another number that makes it right may be what is meant
    if count < base and len(near) <= _MOST and not any(not check(each, CHARITABLE).is_inconsistent for each in others):
        taken = f"{count} as the count", f"{base} as the base", f"{match['share']} as the percentage"
        yield from found_in(passage, match.span(), claim, *taken)
