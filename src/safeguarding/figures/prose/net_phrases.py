"""What came and what went beside their difference: "30 joined and 24 left, a net gain of 6".

The two flows stand in the words before, in the sentence before, or in those after that explain it, and nothing else is counted
there. A word that brings in another time, another group or a plan means silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from safeguarding.figures.kinds.totals import TotalClaim
from safeguarding.figures.prose.found import FoundClaim, found_in
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.share_bases import sentence_start
from safeguarding.figures.prose.share_wordings import NUMBER, digits_of
from safeguarding.figures.prose.stock_phrases import OTHER_FLOWS, flow_figures, flow_signs
from safeguarding.figures.prose.things import names_another_thing, stems_in

_WAYS = r"(?P<{}>loss|decrease|reduction|fall)|gain|increase|rise|growth|addition"
# a net gain of 6; the net increase in foster homes was 11; so that there were 7 fewer at its end
_NET = re.compile(
    rf"\bnet (?:{_WAYS.format('down')})(?: in (?:the number of )?(?P<of>[a-z]+(?: [a-z]+){{0,2}}))?(?:,? over the year,?)? (?:of|was|is|being) (?:just |only |therefore )?(?P<net>{NUMBER})(?! ?%|[.,][0-9]| per ?cent)"
    rf"|\b(?:so that|so|therefore|which means|meaning|leaving)(?: that)?(?: (?:there|we|it|they|the [a-z]+) (?:are|were|had|has|have|was|is))?(?: now)? (?P<net2>{NUMBER}) (?:(?P<down2>fewer|less)|more)(?= (?:at (?:the|its|their) (?:year )?end|than at the (?:start|beginning|outset)|overall|by the end)\b|[.;]|\Z)",
    re.IGNORECASE,
)
# the sentence of its own: "That leaves a net loss"
_POINTING = re.compile(
    r"(?:(?:this|that|it|which|there|the|overall|in|all|total|therefore|so|is|was|were|gives?|gave|leaves?|left|makes?|made|means?|meant|represents?|equates|amounts|to|a|an|result|for|year|over),? )*+",
    re.IGNORECASE,
)
# a net gain of 6: 30 joined and 24 left; a net loss of 5, with 41 leaving and 36 joining
_EXPLAINED = re.compile(r"(?: [a-z-]+){0,5}(?:: | [–-] |,? (?:with|as|because|since) )", re.IGNORECASE)
_ENDS = re.compile(r"[.;](?![0-9])")
_OF_OTHERS = re.compile(
    r"\b(?:last|previous\w*|before|earlier|since|compared|against|than|plan\w*|expected|forecast|target\w*|budget\w*|cumulative\w*|to date|so far|once|(?<!looked )after|among|for (?!the (?:whole )?year)|whole|full|"
    r"north|south|east|west|nationally|on top|but|while|whereas|allowing|including|excluding|when|if|would|should|had been|further)\b|(?:19|20)[0-9]{2}|[0-9]|%",
    re.IGNORECASE,
)
_PARTS_OF_A_YEAR = re.compile(
    r"\b(?:quarter|months?|half|term|weeks?|January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_YEAR = re.compile(r"\byear\b|(?:19|20)[0-9]{2}")
_THINGS = re.compile(r"[0-9] (?:[a-z]+ )?(?:[a-z]{3,20}s|children|people)\b")
_AT_THE_END = re.compile(r"\A (?:at|by|than at) (?:the|its|their) (?:end|start|beginning|outset)\b[^,]*")
_FLOWS = 2


def nets_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every net change that stands beside what came and what went.

    Examples:
        >>> text = "We approved 14 carers and 15 resigned, a net loss of one."
        >>> [each.taken for each in nets_in([Passage(text=text)])]
        [('14, -15 as what came and went', '-1 as the net change')]
    """
    for passage in passages:
        if passage.kind is PassageKind.TABLE:
            continue
        for match in _NET.finditer(passage.text):
            yield from [*_before(passage, match)] or _after(passage, match)


def _before(passage: Passage, match: re.Match[str]) -> Iterator[FoundClaim]:
    """The flows of the same sentence or, where that only points, of the one or two before."""
    text, end = passage.text, match.start()
    start = sentence_start(text, end)
    is_pointing = start and _POINTING.fullmatch(text, start, end)
    for _ in range(_FLOWS if is_pointing else 0):
        if _flows(text[start:end]) is None and start:
            start = sentence_start(text, start - 1)
    flows = _flows(text[start:end])
    if flows is None:
        return
    parts, last = flows
    after = _AT_THE_END.sub("", _ENDS.split(text[match.end() :])[0])
    yield from _found(passage, match, parts, (start, match.end()), (text[start + last : end], after, text[start:end]))


def _after(passage: Passage, match: re.Match[str]) -> Iterator[FoundClaim]:
    """The flows that explain a net change in the words behind it."""
    text = passage.text
    joint = _EXPLAINED.match(text, match.end())
    end = _ENDS.search(text, match.end())
    if joint is None or match["net"] is None or (end is not None and end.start() < joint.end()):
        return
    stop = len(text) if end is None else end.start()
    flows = _flows(text[joint.end() : stop])
    before = text[sentence_start(text, match.start()) : match.start()]
    if flows is None:
        return
    words = before, text[match.end() : joint.end()], text[joint.end() : stop]
    yield from _found(passage, match, flows[0], (match.start(), stop), words)


def _flows(window: str) -> tuple[tuple[str, ...], int] | None:
    """What came and what went in some words, and where the last of them ends; None where that is not clear."""
    figures = flow_figures(window)
    signs = flow_signs(window, figures)
    if len(figures) != _FLOWS or {*signs} != {"+", "-"} or OTHER_FLOWS.search(window):
        return None
    parts = (f"-{each}" if sign == "-" else each for (_, each), sign in zip(figures, signs, strict=True))
    return tuple(parts), figures[-1][0][1]


def _found(
    passage: Passage, match: re.Match[str], parts: tuple[str, ...], span: tuple[int, int], words: tuple[str, str, str]
) -> Iterator[FoundClaim]:
    """The claim, unless the words before and after a net change bring in another time or another group than the flows."""
    before, after, flows = words
    is_of_a_part = _PARTS_OF_A_YEAR.search(flows) and _YEAR.search(f"{match[0]} {before} {after}")
    # "a net gain in beds, with 28 homes approved": where nothing is named with the flows, they are of it
    of = match["of"] if match["of"] and _THINGS.search(flows) else ""
    is_another = any(names_another_thing(f" {said.strip()}", stems_in(flows)) for said in (of, after))
    if _OF_OTHERS.search(f"{before} | {after}") or is_of_a_part or is_another:
        return
    net = digits_of(match["net"] or match["net2"])
    total = f"-{net}" if match["down"] or match["down2"] else net
    taken = f"{', '.join(parts)} as what came and went", f"{total} as the net change"
    yield from found_in(passage, span, TotalClaim(parts=parts, total=total), *taken)
