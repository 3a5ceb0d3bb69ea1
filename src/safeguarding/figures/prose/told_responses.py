"""Response rates over a sentence or two: "emailed to all 84 workers. Sixty-one responded (73%)", "a 40% response rate: 96 of 240 took part".

Each of the three figures is known by its own words: how many were asked, how many answered, and the rate. Where two figures
could be one of them, nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from safeguarding.figures.kinds.fractions_in_words import FractionClaim
from safeguarding.figures.kinds.shares import ShareClaim
from safeguarding.figures.prose.found import FoundClaim, fragment, marked
from safeguarding.figures.prose.fraction_phrases import FRACTION
from safeguarding.figures.prose.main_figures import sentence_spans
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.quantities import Quantity, quantities_in
from safeguarding.figures.prose.things import counts_things, names_another_thing, stems_in
from safeguarding.records import Record

_SENT = (
    r"(?:sent|issued|distributed|invited|given|posted|e-?mailed|mailed|asked|handed|contacted|surveyed|approached|offered|circulated|texted|"
    r"shared with|eligible|due to take part|written to|wrote to|went(?: out)? to|consulted|invitations|requests)"
)
_BACK = (
    r"(?:returned|completed|repl(?:ied|ies)|respon(?:ded|ses|dents)|received|answered|took part|came back|filled (?:it |one )?in|submitted|returns|back|participated|"
    r"sent (?:it|them|theirs|one) back|took (?:one |it )?up|did so|sent one in)"
)
_RATE_WORD = r"(?:response|return|completion|reply|participation|uptake|take-up)"
_ASKED_AFTER = re.compile(
    rf"[^.;:%0-9()]{{0,60}}\b(?:was|were|had been|people|staff|forms|letters)?[^.;:%0-9()]{{0,20}}\b{_SENT}\b",
    re.IGNORECASE,
)
_ASKED_BEFORE = re.compile(
    rf"\b{_SENT}(?: out| forms| letters| it| questionnaires| surveys)*(?: to| by [a-z ]{{3,16}} to)?(?: each of)?(?: all)?(?: of)?(?: the| our| those| a total of| some)*(?: (?!and\b|but\b|with\b|of\b)[a-z]+)? \Z",
    re.IGNORECASE,
)
# 96 children out of 240, replies from 260 parents, 72 replies to 240 invitations
_BASE = re.compile(
    r"[0-9a-z](?: [a-z’'-]{2,20}){0,4} (?:(?:out )?of|from|to)(?: the| our| all| a possible| those)*(?: [a-z]+)? \Z",
    re.IGNORECASE,
)
_ANSWERED_AFTER = re.compile(rf"[^.;:%0-9()]{{0,60}}?\b{_BACK}\b", re.IGNORECASE)
_ANSWERED_BEFORE = re.compile(r"\b(?:received|had|got)(?: back)?(?: from)?(?: only| just)? \Z", re.IGNORECASE)
_RATE_BEFORE = re.compile(
    rf"\b{_RATE_WORD} rate,? (?:of|was|is|being|stood at|stands at|at)?(?: (?:just|only|therefore|[a-z-]+ \())*? ?\(?\Z",
    re.IGNORECASE,
)
_RATED = re.compile(rf"\b{_RATE_WORD} rate\b", re.IGNORECASE)
_OPENING = re.compile(r"(?:\A|[.;] )(?:Out of|Of) (?:the |all |our )*\Z")
_RATE_AFTER = re.compile(rf" {_RATE_WORD}(?: rate)?\b", re.IGNORECASE)
_OF_THEM = re.compile(r"[^.;:%0-9(]{0,80}\((?:or )?", re.IGNORECASE)
_OF_WHOM = re.compile(r"\bof (?:which|whom)\b", re.IGNORECASE)
_IN_WORDS = re.compile(rf"\b(?:exactly |almost |nearly |about )?(?P<words>{FRACTION})(?=,)", re.IGNORECASE)
_OTHERWISE = re.compile(
    r"\b(?:last year|previous\w*|average|exclud\w+|ineligible|undelivered|declined|bounced|of whom|reminders?|target|expected|hoped|per(?! ?cent)|each|weighted|"
    r"another|further|about|around|nearly|almost|(?<!and )over|approximately|roughly|at least|more than|fewer than|less than|but only after)\b",
    re.IGNORECASE,
)
_ANSWERS = frozenset(
    [
        "response",
        "reply",
        "return",
        "form",
        "survey",
        "questionnaire",
        "back",
        "answer",
        "consultation",
        "people",
        "person",
    ]
)
_LONGEST = 400
_IS_ASKED = re.compile(rf"\b{_SENT}\b|\b{_RATE_WORD} rate\b", re.IGNORECASE)
_BASE_NEXT = re.compile(
    r"(?: [a-z’'-]{2,20}){0,4} (?:(?:out )?of|from|to)(?: the| our| all| a possible| those)*(?: [a-z]+)? [0-9]",
    re.IGNORECASE,
)


@attrs.frozen
class _Roles(Record):
    """The figures of a few sentences that were asked, that answered, that are the rate, and that count something else."""

    asked: tuple[Quantity, ...]
    answered: tuple[Quantity, ...]
    rates: tuple[Quantity, ...]
    others: tuple[Quantity, ...]


def told_responses_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every response rate whose three figures stand in a sentence, or in two.

    Examples:
        >>> text = "The form was emailed to all 84 workers. Sixty-one responded (83%)."
        >>> [each.taken for each in told_responses_in([Passage(text=text)])]
        [('61 as the count', '84 as the base', '83% as the percentage')]
    """
    for passage in passages:
        if passage.kind is PassageKind.TABLE or not _IS_ASKED.search(passage.text):
            continue
        spans = [*sentence_spans(passage.text, longest=_LONGEST)]
        for at, span in enumerate(spans):
            for first in (at, at - 1, at - 2):
                found = _in_window(passage, (spans[first][0], span[1])) if first >= 0 else None
                if found is not None:
                    yield found
                    break


def _in_window(passage: Passage, span: tuple[int, int]) -> FoundClaim | None:
    window = passage.text[slice(*span)]
    roles = _roles(window)
    if len(roles.asked) != 1 or len(roles.answered) != 1 or len(roles.rates) > 1:
        return None
    base, count = roles.asked[0], roles.answered[0]
    ends = sorted((each.start, each.end) for each in (base, count, *roles.rates))
    inner = window[ends[0][0] : ends[-1][1]]
    words = None if roles.rates else _IN_WORDS.search(window)
    if any(ends[0][0] < each.start < ends[-1][1] for each in roles.others):
        return None
    if _OTHERWISE.search(inner) or count.value > base.value or (words is None and not roles.rates):
        return None
    named = stems_in(window[: count.start]) | _ANSWERS
    if count.start > base.start and names_another_thing(window[count.end : count.end + 60], named):
        return None
    place = passage.place_of(span[0] + ends[0][0])
    said = roles.rates[0].text if roles.rates else words["words"] if words is not None else ""
    claim = (
        ShareClaim(count=count.text, base=base.text, percentage=said, where=str(place))
        if roles.rates
        else FractionClaim(words=said.casefold(), count=count.text, base=base.text, where=str(place))
    )
    return FoundClaim(
        claim=claim,
        place=place,
        quote=fragment(inner),
        taken=(f"{count.text} as the count", f"{base.text} as the base", f"{said} as the percentage"),
        sentence=marked(passage.text, (span[0] + ends[0][0], span[0] + ends[-1][1])),
    )


def _roles(window: str) -> _Roles:
    """What each figure of a few sentences is; a percentage in brackets ends them, since what follows is compared with it."""
    found: dict[str, list[Quantity]] = {"asked": [], "answered": [], "rate": [], "other": []}
    in_words = [each.span() for each in _IN_WORDS.finditer(window)]
    is_rated = _RATED.search(window) is not None
    for each in quantities_in(window):
        if any(first <= each.start < last for first, last in in_words):
            continue
        last = found["answered"][-1].end if found["answered"] else None
        if each.unit == "%":
            between = window[last or 0 : each.start]
            is_bracketed = last is not None and _OF_THEM.fullmatch(between) and not _OF_WHOM.search(between)
            if is_bracketed or _RATE_BEFORE.search(window[: each.start][-80:]) or _RATE_AFTER.match(window[each.end :]):
                found["rate"].append(each)
            if is_bracketed:
                break
        elif (
            not each.unit
            and "." not in each.text
            and counts_things(f"x {window[each.start :]}", 2, 2 + each.end - each.start)
        ):
            found[_role(window, each, last, is_rated=is_rated)].append(each)
    return _Roles(*map(tuple, found.values()))


def _role(window: str, each: Quantity, last: int | None, *, is_rated: bool) -> str:
    """Whether a count says how many were asked, or how many answered."""
    before, after = window[max(each.start - 80, 0) : each.start], window[each.end : each.end + 90]
    if _ASKED_BEFORE.search(before) or (is_rated and _OPENING.search(before)):
        return "asked"
    if last is not None and last > each.start - 70 and _BASE.search(before):
        return "asked"
    if _BASE_NEXT.match(after) or _ANSWERED_BEFORE.search(before):
        return "answered"
    back, sent = _ANSWERED_AFTER.match(after), _ASKED_AFTER.match(after)
    if sent is not None and (back is None or sent.end() < back.end()):
        return "asked"
    return "other" if back is None else "answered"
