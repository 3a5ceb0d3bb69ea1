"""Steps of which only what is left, the step and its percentage are said: "37,600 childminders, down by 10,300 (22%)".

The figure from which it started follows from the two others. What publishers round is read as rounded, and a percentage of
what is left is let pass: only what no reading gives is a contradiction.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from safeguarding.figures.claims import check
from safeguarding.figures.kinds.differences import ChangeClaim
from safeguarding.figures.kinds.shares import ShareClaim
from safeguarding.figures.policies import CHARITABLE
from safeguarding.figures.prose.change_wordings import DOWN_NOUN, PER_CENT, SIGN, UP_NOUN, figure_of
from safeguarding.figures.prose.found import FoundClaim, found_in
from safeguarding.figures.prose.main_figures import main_figure
from safeguarding.figures.prose.masks import masked
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.share_bases import sentence_start
from safeguarding.figures.prose.tokens import COUNT
from safeguarding.figures.stated import Stated
from safeguarding.figures.words import Direction

# an increase of 439 (7%) on the year; down by 10,300 (22%) since; this was down 752 (2%)
_STEP = re.compile(
    rf"(?:\b(?:an? )(?:[a-z]+ )?(?P<noun>{UP_NOUN}|{DOWN_NOUN}) of|\b(?P<way>up|down)(?: by)?) (?P<gap>{COUNT})(?: [a-z]{{3,20}}){{0,2}} [(\[](?:or )?(?P<size>{PER_CENT})(?P<unit>{SIGN})[)\]]",
    re.IGNORECASE,
)
# …, and by 8,200 (17%) since
_AND = re.compile(
    rf"[^.;:%0-9()]{{0,40}}(?:x[^.;:%0-9()]{{0,20}})?,? and (?:by )?(?P<gap>{COUNT}) [(\[](?P<size>{PER_CENT})(?P<unit>{SIGN})[)\]](?= (?:since|on|compared|over)\b)",
    re.IGNORECASE,
)
# the number was 602,400: down 11.1% from 677,300; down 17.7% from 731,600
_ENTRY = re.compile(
    rf"(?:(?:in|for|on|over|during) [a-z0-9x/–, -]{{2,50}}?)?,? ?(?:(?:this|it|that) )?(?:(?:is|was|were) )?(?:(?P<up>up|(?:an? )?(?:increase|rise) of|increased by)|(?P<down>down|(?:an? )?(?:decrease|fall|reduction|drop) of|decreased by)) (?:by )?(?P<size>{PER_CENT})(?P<unit>{SIGN}) (?:from|on|compared (?:with|to)) (?:the )?(?P<earlier>{COUNT})(?![,.]?[0-9%])[^0-9%£]{{0,60}}\Z",
    re.IGNORECASE,
)
_THIS = re.compile(
    r"\A(?:This|That|It|Which)\b(?: figure| number| total)? (?:is|was|represents|represented) (?:just )?\Z"
)
_DOUBT = re.compile(
    r"\A(?:Out o|O)f\b|\b(?:about|around|nearly|almost|over|under|approximately|some|roughly|at least|more than|fewer than|less than|between|target|average|mean|median|planned|expected|forecast|would|could|if|per)\b|£",
    re.IGNORECASE,
)
_ROUNDED_TO = 100
_LONGEST, _MOST_OF_A_PASSAGE = 220, 2_000


def steps_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every step that stands with its percentage after the figure that it led to.

    Examples:
        >>> text = "There were 376 childminders on 31 December 2019, down by 103 (32%) since 31 August 2015."
        >>> [each.taken for each in steps_in([Passage(text=text)])]
        [('103 as the step', '479 as the figure before it, from 376', '32% as the percentage')]
    """
    lead: str | None = None
    for passage in passages:
        if passage.kind is not PassageKind.LIST_ENTRY:
            lead = _main_of_the_last(passage)
        if passage.kind is PassageKind.TABLE or not re.search(r"%|per ?cent", passage.text):
            continue
        plain = masked(passage.text)
        yield from _entry(passage, plain, lead)
        for match in itertools.islice(_STEP.finditer(plain), _MOST_OF_A_PASSAGE):
            later = _led_to(plain, match)
            if later is not None:
                up = bool(re.fullmatch(rf"up|{UP_NOUN}", (match["way"] or match["noun"]).casefold()))
                further = _AND.match(plain, match.end())
                for each in filter(None, (match, further)):
                    yield from _found(passage, each, later, up=up)


def _main_of_the_last(passage: Passage) -> str | None:
    """The one figure of a sentence that opens a list: "The number was 602,400:"."""
    if not passage.text.rstrip().endswith(":") or passage.kind is PassageKind.TABLE:
        return None
    opening = passage.text[sentence_start(passage.text, len(passage.text) - 2) :]
    main = None if len(opening) > _LONGEST or _DOUBT.search(opening) else main_figure(opening.rstrip(" :"))
    return None if main is None or main.unit or not main.text[0].isdigit() or "." in main.text else main.text


def _entry(passage: Passage, plain: str, later: str | None) -> Iterator[FoundClaim]:
    """A step from a figure of its own to the one that opened the list."""
    match = _ENTRY.fullmatch(plain) if later is not None and passage.kind is PassageKind.LIST_ENTRY else None
    if match is None or later is None or _DOUBT.search(match[0]):
        return
    way = Direction.UP if match["up"] else Direction.DOWN
    taken = f"{match['earlier']} as the earlier figure", f"{later} as the later figure", f"{match['size']}% as the step"
    claim = ChangeClaim(
        earlier=figure_of(match["earlier"]), later=figure_of(later), change=f"{match['size']}%", direction=way
    )
    yield from found_in(passage, match.span("size"), claim, *taken, quote=passage.text, place=passage.place_of(0))


def _led_to(plain: str, match: re.Match[str]) -> str | None:
    """The one figure of the words before a step, or of the sentence before a step that says "this"."""
    start = sentence_start(plain, match.start())
    before = plain[start : match.start()]
    if _THIS.match(before) and start:
        before = plain[sentence_start(plain, start - 1) : start - 1]
    if len(before) > _LONGEST or _DOUBT.search(before):
        return None
    main = main_figure(before.rstrip(" ,.;–-("))
    return None if main is None or main.unit or not main.text[0].isdigit() or "." in main.text else main.text


def _found(passage: Passage, match: re.Match[str], later: str, *, up: bool) -> Iterator[FoundClaim]:
    gap, now = figure_of(match["gap"]), figure_of(later)
    is_rounded = gap.to_nearest is not None or now.to_nearest is not None
    whole = int(now.value) - int(gap.value) if up else int(now.value) + int(gap.value)
    slack = (0, -_ROUNDED_TO, _ROUNDED_TO) if is_rounded else (0,)
    bases = [each for each in (*(whole + more for more in slack), int(now.value)) if each > 0] or [int(now.value)]
    claims = [ShareClaim(count=gap, base=Stated(str(base)), percentage=f"{match['size']}%") for base in bases]
    claim = next((each for each in claims if check(each, CHARITABLE).is_consistent), claims[0])
    taken = (
        f"{match['gap']} as the step",
        f"{claim.base} as the figure before it, from {later}",
        f"{match['size']}{match['unit']} as the percentage",
    )
    return found_in(passage, match.span(), claim, *taken)
