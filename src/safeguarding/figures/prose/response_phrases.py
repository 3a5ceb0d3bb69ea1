"""Response rates: so many were asked, so many answered, "a response rate of 35%"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from safeguarding.figures.kinds.shares import ShareClaim
from safeguarding.figures.prose.found import FoundClaim, fragment, marked
from safeguarding.figures.prose.passages import Passage
from safeguarding.figures.prose.things import counts_things
from safeguarding.figures.prose.tokens import COUNT, PERCENTAGE

_SENT = (
    r"(?:sent|issued|distributed|invited|given|posted|emailed|mailed|asked|handed|contacted|surveyed|approached|wrote)"
)
_BACK = r"(?:returned|completed|replied|responded|received|answered|took part|came back|filled in|submitted|responses|replies|returns)"
_RATE = rf"(?:response|return|completion|reply) rate (?:of|was|is|being) (?:just |only )?(?P<rate>{PERCENTAGE})"
_SOME = r"[^.;%0-9]{0,50}?"
# 260 questionnaires were sent out and 91 were returned, a response rate of 35%
_ASKED_FIRST = re.compile(
    rf"(?:(?P<base>{COUNT}){_SOME}\b{_SENT}\b|\b{_SENT}\b(?: out)? to (?:all )?(?:the )?(?P<base2>{COUNT})){_SOME}(?P<count>{COUNT})"
    rf"{_SOME}\b{_BACK}\b{_SOME}{_RATE}",
    re.IGNORECASE,
)
# 91 of the 260 parents replied, a response rate of 35%; we had 91 replies from 260 parents (a response rate of 35%)
_ANSWERS_FIRST = re.compile(
    rf"(?P<count>{COUNT})(?: [a-z-]{{2,20}}){{0,4}} (?:from|(?:out )?of|to) (?:the |our |all )?(?P<base>{COUNT}){_SOME}{_RATE}",
    re.IGNORECASE,
)


def responses_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every response rate with the number that was asked and the number that answered.

    Examples:
        >>> text = "260 questionnaires were sent out and 91 were returned, a response rate of 45%."
        >>> [each.taken for each in responses_in([Passage(text=text)])]
        [('91 as the count', '260 as the base', '45% as the percentage')]
    """
    for passage in passages:
        if "rate" not in passage.text:
            continue
        ends = -1
        for match in sorted(
            (each for pattern in (_ASKED_FIRST, _ANSWERS_FIRST) for each in pattern.finditer(passage.text)),
            key=lambda each: each.start(),
        ):
            found = _response(passage, match) if match.start() >= ends else None
            if found is not None:
                ends = match.end()
                yield found


def _response(passage: Passage, match: re.Match[str]) -> FoundClaim | None:
    groups, text = match.groupdict(), passage.text
    base = "base" if groups.get("base") else "base2"
    if not all(counts_things(text, *match.span(name)) for name in ("count", base)):
        return None
    count, whole = groups["count"], groups[base]
    if int(count.replace(",", "")) > int(whole.replace(",", "")):
        return None
    place = passage.place_of(match.start())
    return FoundClaim(
        claim=ShareClaim(count=count, base=whole, percentage=groups["rate"], where=str(place)),
        place=place,
        quote=fragment(match[0]),
        taken=(f"{count} as the count", f"{whole} as the base", f"{groups['rate']} as the percentage"),
        sentence=marked(text, match.span()),
    )
