"""Shares of the same things that exclude each other and pass 100%: "22% of leavers are NEET … 86% of leavers are in education"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

import attrs

from safeguarding.figures.kinds.totals import TotalClaim
from safeguarding.figures.prose.found import FoundClaim, found_in
from safeguarding.figures.prose.masks import masked
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.things import stems_in
from safeguarding.figures.prose.tokens import COUNT, PERCENTAGE
from safeguarding.figures.stated import Stated
from safeguarding.records import Record

_HERE = r"(?:local authority|council|county|city|borough|town|district|area|boundar(?:y|ies))"
_WHOSE = r"(?:(?:council|authority|county|borough|city)(?:[’']s)? )?"
_EET = r"(?:full-?(?:[- ]time)? (?:or|and) part[- ]time |full[- ]time |part[- ]time )?(?:education|employment|training|EET)\b"
_OPPOSITES = tuple(
    (re.compile(rf"\b(?:{one})", re.IGNORECASE), re.compile(rf"\b(?:{other})", re.IGNORECASE))
    for one, other in (
        (
            rf"(?:within|inside) (?:the |their |our |its )?{_WHOSE}{_HERE}|in (?:the|our|its) (?:local authority|council|county|city|borough)(?: area)?\b",
            rf"(?:outside|out of|beyond) (?:of )?(?:the |their |our |its )?{_WHOSE}{_HERE}|in (?:a |the )?(?:neighbouring|other|another) (?:local )?(?:authorit|borough|count|council)|outside it\b",
        ),
        (
            rf"not in {_EET}(?:, (?:education|employment|training)){{0,1}},? (?:or|and) training\b|NEET\b",
            rf"(?<!not )in {_EET}(?:,? (?:or|and) (?:education|employment|training)|, (?:education|employment|training)){{0,2}}",
        ),
        (
            r"(?<!not )(?:on time|in time|within (?:the )?(?:statutory )?timescales?)\b",
            r"(?:late|overdue|out of time|outside (?:the )?(?:statutory )?timescales?|not (?:completed |held |made |seen )?(?:on time|in time|within (?:the )?timescales?))\b",
        ),
        (r"full[- ]time\b", r"(?<!or )part[- ]time\b"),
        (r"(?:girls?|females?|women)\b", r"(?:boys?|males?|men)\b"),
    )
)
_VERB = r"(?:are|is|were|was|live|lived|remain|remained)"
_SHARE = re.compile(
    rf"(?P<about>\b(?:[Aa]bout|[Aa]round|[Aa]pproximately|[Nn]early|[Aa]lmost|[Ss]ome|[Oo]ver|[Uu]nder|[Mm]ore than|[Ll]ess than) )?(?P<share>{PERCENTAGE})(?: of (?P<who>(?:the |our |all |its )?[A-Za-z’'-]{{2,20}}(?: (?!{_VERB}\b)[A-Za-z’'-]{{2,20}}){{0,4}}))?(?:, [^,.;%]{{3,60}},)? (?P<verb>{_VERB}) (?P<what>[^.;:()0-9%]{{3,80}})"
)
_BASE = re.compile(
    rf"(?:\A|(?<=[.!?] ))(?:Out of|Of) (?:the |these |those |our |all |all the |a total of )?{COUNT} (?P<who>[^.;%0-9]{{3,80}}), \Z"
)
_IN_A_PLACE = re.compile(r"\b[IiAa][nt] (?:the )?[A-Z]")
_PAST = re.compile(r"(?:were|was|lived|remained)\Z")
_LEAD = re.compile(
    r"\A(?:(?:located|placed|living|held|made|completed|seen|visited|done|currently|still|now|either) ){0,2}"
)
_JOINT = re.compile(r"(?:,| and| while| whilst| but| with|\s){1,4}\Z")
_GOES_ON = re.compile(r",? ?(?:and|while|with|but)? ?")
# of another time or place, or counted more than once
_ELSE = re.compile(
    r"\b(?:England|national\w*|region\w*|neighbours|average|target|last year|previous\w*|earlier|now|then|x{4}|since|known|valid|eligible|respon\w+|rose|fell|"
    r"January|February|March|April|May|June|July|August|September|October|November|December|quarter|both|either|aged|if|would|should|will|compar\w+|or (?:late|overdue))\b",
    re.IGNORECASE,
)
_NEAR, _ABOUT, _ROUNDING, _WHOLE = 500, 3, 1, 100


@attrs.frozen
class _Part(Record):
    """A share, whose it is, what is said of them, and where it stands."""

    match: re.Match[str]
    who: frozenset[str]

    @property
    def value(self) -> float:
        """The percentage."""
        return float(Stated(self.text).value)

    @property
    def text(self) -> str:
        """The percentage with its sign."""
        return re.sub(r"\s?(?:%|per ?cent)", "%", self.match["share"])


def opposite_shares_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every two shares of the same things, near each other, of which what is said excludes each other.

    Examples:
        >>> text = "63% of homes are within the county. However, 41% of homes are outside the county."
        >>> [each.taken for each in opposite_shares_in([Passage(text=text)])]
        [('63%, 41% as the parts', '100% as the total')]
    """
    for passage in passages:
        if passage.kind is PassageKind.TABLE:
            continue
        read = [*_parts(masked(passage.text))]
        for one, other in itertools.combinations(read, 2):
            made = one.value + other.value
            about = _ABOUT * sum(each.match["about"] is not None for each in (one, other))
            is_near = other.match.start() - one.match.end() <= _NEAR and one.who == other.who
            is_near = is_near and bool(_PAST.match(one.match["verb"])) is bool(_PAST.match(other.match["verb"]))
            if is_near and made > _WHOLE + _ROUNDING + about and _exclude(one.match["what"], other.match["what"]):
                yield from _found(passage, one, other)


def _parts(plain: str) -> Iterator[_Part]:
    last: _Part | None = None
    for match in _SHARE.finditer(plain):
        opening = _BASE.search(plain[max(match.start() - _NEAR, 0) : match.start()])
        between = plain[last.match.end() : match.start()] if last is not None else None
        who = match["who"] or (opening["who"] if opening is not None else None)
        whose = stems_in(who) if who is not None else None
        if whose is None and last is not None and between is not None and _GOES_ON.fullmatch(between):
            whose = last.who
        lead = re.split(r"[.;:] ", plain[max(match.start() - _NEAR, 0) : match.start()])[-1]
        is_other = _ELSE.search(f"{lead}{match[0]}") is not None or _IN_A_PLACE.search(f"{lead}{match[0]}") is not None
        last = _Part(match, whose) if whose and not is_other else None
        if last is not None:
            yield last


def _exclude(one: str, other: str) -> bool:
    """Whether of what is said of some, the one is the opposite of the other, and each is said alone."""
    one, other = (_JOINT.sub("", each) for each in (one, other))
    return other in ("not", f"not {one}") or any(
        _says_alone(a, first, second) and _says_alone(b, second, first)
        for first, second in _OPPOSITES
        for a, b in ((one, other), (other, one))
    )


def _says_alone(what: str, said: re.Pattern[str], opposite: re.Pattern[str]) -> bool:
    plain = _LEAD.sub("", what, count=1)
    found = said.match(plain)
    return found is not None and " or " not in plain[found.end() :] and opposite.search(what) is None


def _found(passage: Passage, one: _Part, other: _Part) -> Iterator[FoundClaim]:
    span = one.match.start(), other.match.end()
    taken = f"{one.text}, {other.text} as the parts", "100% as the total"
    return found_in(passage, span, TotalClaim(parts=(one.text, other.text), total="100%"), *taken)
