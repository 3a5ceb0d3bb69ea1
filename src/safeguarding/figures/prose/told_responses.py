"""Response rates over a sentence or two: "emailed to all 84 workers. Sixty-one responded (73%)", "a 40% response rate: 96 of 240 took part".

Each of the three figures is known by its own words: how many were asked, how many answered, and the rate.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from safeguarding.figures.kinds.shares import ShareClaim
from safeguarding.figures.prose.found import FoundClaim, fragment, marked
from safeguarding.figures.prose.masks import masked
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.share_wordings import NUMBER, digits_of
from safeguarding.figures.prose.things import counts_things, names_another_thing, stems_in
from safeguarding.figures.prose.tokens import COUNT, PERCENTAGE

_SENT = (
    r"(?:sent|issued|distributed|invited|given|posted|e-?mailed|mailed|asked|handed|contacted|surveyed|approached|offered|circulated|texted|"
    r"shared with|eligible|due to take part|written to|wrote to|went(?: out)? to|consulted)"
)
_BACK = (
    r"(?:returned|completed|repl(?:ied|ies)|respon(?:ded|ses)|received|answered|took part|came back|filled in|submitted|returns|back|participated|"
    r"sent (?:it|them|theirs) back|took up)"
)
_GAP = r"[^;:%0-9]{0,90}?"
_NEAR = r"[^.;:%0-9]{0,60}?"
_RATE_WORD = r"(?:response|return|completion|reply|participation|uptake|take-up)"
_RATE = rf"(?:{_RATE_WORD} rate (?:of|was|is|being|stood at|stands at|at) (?:just |only )?(?P<rate>{PERCENTAGE})|(?P<rate2>{PERCENTAGE}) {_RATE_WORD}(?: rate)?\b)"
_ASKED = rf"(?:\b{_SENT}(?: out)?(?: to)?(?: each of)?(?: all)?(?: of)?(?: the| our)?(?: [a-z]+)? (?P<base>{COUNT})|(?P<base2>{COUNT}){_NEAR}\b{_SENT}\b)"
_ANSWERED = rf"(?P<count>{NUMBER})(?P<who>[^.;:%0-9(]{{0,60}}?)\b{_BACK}\b|\b(?:received|had|got)(?: back)?(?: from)? (?P<count2>{NUMBER})\b"
_PATTERNS = (
    # sent 1,250 forms and received 412 back – a return rate of 33%; emailed to all 84 workers. Sixty-one responded (73%)
    re.compile(
        rf"{_ASKED}(?P<gap>{_GAP})(?:{_ANSWERED})(?:{_NEAR}\b{_RATE}|(?P<aside>[^.;:%0-9(]{{0,30}}?) ?\((?P<rate3>{PERCENTAGE})\))",
        re.IGNORECASE,
    ),
    # a 40% response rate: 96 children out of 240 eligible took part; the response rate was 57% (114 responses from 200 schools)
    re.compile(
        rf"{_RATE}(?:[^.;%0-9]{{0,60}}?)[ (](?P<count>{NUMBER})(?P<who>[^.;:%0-9()]{{0,40}}?)(?P<gap> (?:out )?of| from| to)(?: the| our| all| a possible| those)*(?: [a-z]+)? (?P<base>{COUNT})(?=[^%0-9]{{0,60}})",
        re.IGNORECASE,
    ),
    # 91 of the 260 parents replied, a response rate of 35%; 91 replies from 260 parents (a response rate of 35%)
    re.compile(
        rf"(?P<count>{NUMBER})(?P<who>(?: [a-z-]{{2,20}}){{0,4}}) (?P<gap>from|(?:out )?of|to) (?:the |our |all )*(?P<base>{COUNT}){_NEAR}\b{_RATE}",
        re.IGNORECASE,
    ),
    # the response rate was 57%: of 200 schools asked, 114 replied
    re.compile(
        rf"{_RATE}(?P<lead>[^.;%0-9]{{0,60}}?)(?:,|:| \(| –| -|;|, with) ?(?:out )?(?:of )?(?:the |our |all )*(?P<base>{COUNT}){_NEAR}\b{_SENT}\b(?P<gap>{_NEAR})(?P<count>{NUMBER})(?P<who>[^.;:%0-9(]{{0,60}}?)\b{_BACK}\b",
        re.IGNORECASE,
    ),
)
_OTHERWISE = re.compile(
    r"\b(?:last year|previous\w*|average|exclud\w+|ineligible|undelivered|declined|bounced|of whom|reminders?|target|expected|hoped|per(?! ?cent)|each|weighted|"
    r"another|further|about|around|nearly|almost|over|approximately|roughly|at least|more than|fewer than|less than|but only after)\b",
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
_MOST = 2_000


def told_responses_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every response rate whose three figures stand in a sentence, or in two.

    Examples:
        >>> text = "The form was emailed to all 84 workers. Sixty-one responded (83%)."
        >>> [each.taken for each in told_responses_in([Passage(text=text)])]
        [('Sixty-one as the count', '84 as the base', '83% as the percentage')]
    """
    for passage in passages:
        if passage.kind is PassageKind.TABLE or not re.search(r"%|per ?cent", passage.text):
            continue
        plain = masked(passage.text)
        for pattern in _PATTERNS:
            for match in itertools.islice(pattern.finditer(plain), _MOST):
                yield from _found(passage, plain, match)


def _found(passage: Passage, plain: str, match: re.Match[str]) -> Iterator[FoundClaim]:
    groups = match.groupdict()
    base_name, count_name = (
        next(each for each in names if groups.get(each)) for names in (("base", "base2"), ("count", "count2"))
    )
    rate = next(groups[each] for each in ("rate", "rate2", "rate3") if groups.get(each))
    base, said = digits_of(groups[base_name]), groups[count_name]
    count = digits_of(said)
    if not all(_is_counted(plain, match, name) for name in (base_name, count_name)):
        return
    inner = plain[match.start() : match.end()]
    if _OTHERWISE.search(inner) or re.match(
        r" ?(?:points?|of (?!them|those|these)|more|higher|lower)", plain[match.end() : match.end() + 12]
    ):
        return
    named = stems_in(plain[match.start() : match.start(count_name)]) | _ANSWERS
    is_said_after = match.start(base_name) > match.start(count_name)  # "96 children out of 240"
    if not is_said_after and names_another_thing(plain[match.end(count_name) : match.end(count_name) + 60], named):
        return
    if int(count.replace(",", "")) > int(base.replace(",", "")):
        return
    place = passage.place_of(match.start())
    text = passage.text
    yield FoundClaim(
        claim=ShareClaim(count=count, base=base, percentage=rate, where=str(place)),
        place=place,
        quote=fragment(text[slice(*match.span())]),
        taken=(f"{said} as the count", f"{base} as the base", f"{rate} as the percentage"),
        sentence=marked(text, match.span()),
    )


def _is_counted(plain: str, match: re.Match[str], name: str) -> bool:
    """Whether a number counts things; "offered to 415" and "rate: 96" show by what stands before that it is no measure."""
    start, end = match.span(name)
    is_said = (name == "base" and match.re is _PATTERNS[0]) or re.search(
        r"(?:[:(–-]|from) ?\Z", plain[max(start - 6, 0) : start]
    )
    return counts_things(plain[start:], 0, end - start) if is_said else counts_things(plain, start, end)
