"""Lists of where children live, each in one place: "36 live in homes, of whom 10 live out of the area", under how many there are.

Nobody lives in two of the places, so that together they hold no more than there are; and who lives away is away from one of
them, so that those who do so are not fewer than the entries say, nor more than they leave room for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

import attrs

from safeguarding.figures.kinds.shares import ShareClaim
from safeguarding.figures.prose.found import FoundClaim, found_in
from safeguarding.figures.prose.passages import Passage
from safeguarding.figures.prose.share_bases import introduced_base
from safeguarding.figures.prose.share_ties import value_of
from safeguarding.figures.prose.share_wordings import NUMBER
from safeguarding.figures.prose.tokens import PERCENTAGE
from safeguarding.figures.stated import Stated
from safeguarding.records import Record

_LIVE = r"(?:lives?|lived|resides?|(?:is|are|was|were) (?:living|placed|accommodated))"
_AWAY = r"(?:outside|out of|beyond)(?: of)? (?:the |this |their |our |its )?(?:[a-z]+ ){0,3}(?:area|borough|county|city|boundar(?:y|ies)|authority|council)\b"
_ENTRY = re.compile(
    rf"\A\W{{0,3}}(?P<count>{NUMBER})(?: \([^()]{{1,20}}\))?(?: children| young people)? {_LIVE} (?P<where>{_AWAY}|(?:in|with|at) (?:[a-z’'-]+ ){{0,4}}(?:homes?|schools?|famil(?:y|ies)|parents?|carers?|accommodation|adopters|units?|hospitals?|relatives|friends|lodgings)\b)(?P<rest>.*)",
    re.IGNORECASE,
)
# of whom 10 live out of the area; Of these 50, 26 live …; that is out of the area
_OF_WHOM = re.compile(
    rf"\bof (?:whom|which|these|them)(?: {NUMBER},)?,? (?:only |just |a further )?(?:(?P<share>{PERCENTAGE})|(?P<count>{NUMBER}))(?: \([^()]{{1,20}}\))?(?: children| young people)? (?:also )?{_LIVE} {_AWAY}",
    re.IGNORECASE,
)
_ALL_AWAY = re.compile(rf"\A (?:that|which) (?:is|are) {_AWAY}|\A,? (?:all )?{_AWAY}", re.IGNORECASE)
_AWAY_FROM = re.compile(_AWAY)
_INEXACT = re.compile(
    r"\b(?:more than one|also live|several placements|part of the week|as well as|term|weekends?|short breaks?|respite|holidays?|at times|both)\b",
    re.IGNORECASE,
)
_IN_CARE = re.compile(r"\b(?:look(?:s|ed|ing) after|in (?:our |its )?care|care leavers)\b")
_PEOPLE = frozenset(["child", "people", "person", "leaver", "young"])
_FEWEST, _HALF = 2, Fraction(1, 100)


@attrs.frozen
class _Place(Record):
    """How many live in a kind of place, and how many of them, at least and at most, live away."""

    passage: Passage
    count: int
    least: int
    most: int


def placement_lists_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every list of places that together hold more than there are, or more, or fewer, away than the list says.

    Examples:
        >>> from safeguarding.figures.prose.passages import PassageKind
        >>> lead = Passage(text="The council looks after 50 children. Of this number:")
        >>> said = ("9 live outside the county", "20 live in homes, of whom 12 live outside the county", "24 live with carers")
        >>> entries = [Passage(kind=PassageKind.LIST_ENTRY, text=each) for each in said]
        >>> [each.taken for each in placement_lists_in([lead, *entries])]
        [('12 together as the count', '9 as the base')]
    """
    at = 0
    while at < len(passages):
        end = at
        while end < len(passages) and passages[end].is_of_list(passages[at]):
            end += 1
        if end > at:
            base = introduced_base(passages[at - 1], passages[at - 2] if at > 1 else None) if at else None
            is_of_people = base is not None and base.is_said and not _PEOPLE.isdisjoint(base.named)
            is_of_people = is_of_people and any(_IN_CARE.search(each.text) for each in passages[max(at - 2, 0) : at])
            yield from _of_list(passages[at:end], value_of(base.base) if base is not None and is_of_people else None)
        at = max(end, at + 1)


def _of_list(entries: Sequence[Passage], base: int | None) -> Iterator[FoundClaim]:
    if any(_INEXACT.search(each.text) for each in entries):
        return
    read = [(entry, match) for entry in entries if (match := _ENTRY.match(entry.text)) is not None]
    away = [(entry, value_of(match["count"])) for entry, match in read if _AWAY_FROM.match(match["where"])]
    places = [_place(entry, match) for entry, match in read if not _AWAY_FROM.match(match["where"])]
    areas = {each.split()[-1] for entry in entries for each in _AWAY_FROM.findall(entry.text.casefold())}
    if len(places) < _FEWEST or len(areas) > 1:
        return
    held = sum(each.count for each in places)
    if base is not None and held > base:
        yield from _found(places[-1].passage, held, base)
        return
    for entry, count in away[:1] if len(away) == 1 else ():
        least = sum(each.least for each in places)
        room = sum(each.most for each in places) + max((base or 0) - held, 0)
        if least > count:
            yield from _found(entry, least, count)
        elif base is not None and count > room:
            yield from _found(entry, count, room)


def _place(entry: Passage, match: re.Match[str]) -> _Place:
    count, of_whom = value_of(match["count"]), _OF_WHOM.search(match["rest"])
    if of_whom is None:
        is_all = _ALL_AWAY.match(match["rest"]) is not None
        return _Place(entry, count, count if is_all else 0, count)
    if of_whom["count"]:
        return _Place(entry, count, value_of(of_whom["count"]), value_of(of_whom["count"]))
    # a percentage may have been rounded, or cut
    share = Fraction(Stated(of_whom["share"]).value) / 100
    least, most = (max(min(count * each, Fraction(count)), Fraction(0)) for each in (share - _HALF, share + _HALF))
    return _Place(entry, count, -int(-least // 1), int(most))


def _found(entry: Passage, count: int, base: int) -> Iterator[FoundClaim]:
    taken = f"{count} together as the count", f"{base} as the base"
    claim = ShareClaim(count=str(count), base=str(base))
    return found_in(entry, (0, len(entry.text)), claim, *taken, quote=entry.text, place=entry.place)
