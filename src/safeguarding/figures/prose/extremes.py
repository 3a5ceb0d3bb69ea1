"""The largest and those that follow it, the longest and the limit that it kept or broke.

"Neglect is the largest group (52%), followed by emotional abuse (37%)": what follows the largest is no larger. "Fourteen have
exceeded the limit of 16 weeks, the worst taking nine months": the worst of those that broke a limit broke it too.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from safeguarding.figures.prose.change_wordings import FIGURE, figure_of, kind_of
from safeguarding.figures.prose.direction_phrases import direction_claim
from safeguarding.figures.prose.found import FoundClaim, fragment, marked
from safeguarding.figures.prose.main_figures import sentence_spans
from safeguarding.figures.prose.masks import LONGEST_PASSAGE, masked
from safeguarding.figures.prose.paired_wordings import GENERIC
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.quantities import Quantity, quantities_in
from safeguarding.figures.prose.share_bases import sentence_start
from safeguarding.figures.prose.things import stems_in
from safeguarding.figures.words import Direction

_MOST, _LEAST = (
    r"largest|biggest|highest|greatest|most (?:common(?:ly)?|frequent(?:ly)?|usual|prevalent|numerous)|commonest|main|single largest",
    r"lowest|smallest|fewest|least (?:common(?:ly)?|frequent(?:ly)?|usual)|rarest",
)
_WORDS = r"[^.;:()0-9%£]"
_FIRST, _SECOND, _THIRD, _FOURTH = (
    rf"(?: \((?:at )?|,? (?:at|with|was|is|of|being)(?: only| just)? |[,–-] )(?P<{name}>{FIGURE})(?: [a-z]+)?\)?"
    for name in ("first", "second", "third", "fourth")
)
_SUP = rf"(?<!second )(?<!third )(?<!next )(?<!one of the )(?<!among the )(?<!of the )\b(?:(?P<most>{_MOST})|(?P<least>{_LEAST}))\b"
# neglect is the largest group (52%), followed by emotional abuse (37%)
_FOLLOWED = re.compile(
    rf"{_SUP}{_WORDS}{{2,90}}? ?{_FIRST},? (?:and )?(?:(?:closely )?followed by|ahead of|and then|then) {_WORDS}{{2,70}}? ?{_SECOND}(?:,? (?:and then|then|and finally|followed by) {_WORDS}{{2,50}}? ?{_THIRD})?",
    re.IGNORECASE,
)
# the largest group (52%), with increasing numbers because of emotional abuse (37%)
_BESIDE = re.compile(
    rf"{_SUP} (?:[a-z]+ )?(?:group|category|source|reason|share|proportion|type|form|cohort) \((?P<first>{FIGURE})\),? (?:with|and|while) {_WORDS}{{2,100}}?\((?P<second>{FIGURE})\)",
    re.IGNORECASE,
)
# are the largest, followed by Mixed (20.6% and 11.3% respectively)
_BOTH = re.compile(
    rf"{_SUP}{_WORDS}{{2,110}}?,? (?:closely )?followed by {_WORDS}{{2,60}}? ?\(?(?P<first>{FIGURE}) and (?P<second>{FIGURE}),? respectively",
    re.IGNORECASE,
)
# the highest was in the north (7.2%), whilst the lowest was in the south (4.3%)
_HIGH, _LOW = r"\b(?:highest|largest|biggest|greatest|most)\b", r"\b(?:lowest|smallest|fewest|least)\b"
_ENDS = re.compile(
    rf"{_HIGH}{_WORDS}{{2,110}}?{_FIRST}{_WORDS}{{0,40}}?,? (?:whilst|while|and|but|whereas|to) {_WORDS}{{0,30}}?(?P<most>{_LOW}){_WORDS}{{2,90}}?{_SECOND}"
    rf"|{_LOW}{_WORDS}{{2,110}}?{_THIRD}{_WORDS}{{0,40}}?,? (?:whilst|while|and|but|whereas|to) {_WORDS}{{0,30}}?(?P<least>{_HIGH}){_WORDS}{{2,90}}?{_FOURTH}",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?: (?!(?:was|were|is|are|at|seen|found|being)\b)[A-Za-z’'-]{1,20}){0,8}?(?= (?:was|were|is|are|at|seen|found|being|in|for|too)\b| \()"
)
# 76% did. This was the second highest of all, after others (81%)
_AFTER = re.compile(
    rf"(?P<second>{FIGURE}) (?:(?!\b(?:second|highest|lowest)\b)[^;:()0-9%£]){{2,140}}?(?:\(?{FIGURE}\)?(?:(?!\b(?:second|highest|lowest)\b)[^;:()0-9%£]){{2,60}}?)?\b(?:this|that|which|it) (?:is|was) the (?:second|next) (?:(?P<most>{_MOST})|(?P<least>{_LEAST})){_WORDS}{{2,60}}?,? (?:only )?(?:after|behind) {_WORDS}{{2,40}}?\((?P<first>{FIGURE})\)",
    re.IGNORECASE,
)
_DOUBT = re.compile(
    r"\b(?:after|behind|except\w*|apart|besides|other than|excluding|not|no longer|never|second|used to|was once|expected|if|would|rank\w*|increase\w*|rise|fall|growth|reduction|change\w*)\b",
    re.IGNORECASE,
)
# those that broke a limit, and the worst of them
_BROKEN = re.compile(
    r"\b(?:exceed(?:s|ed|ing)?|over|beyond|outside|longer than|more than|past|in excess of|breach(?:ed|ing)?|missed)(?: (?:the|this|that|its|their|a|an|statutory|required|national|local|expected|target|limit|timescale|deadline|standard|of|maximum)){0,5} \Z",
    re.IGNORECASE,
)
_BROKEN_THIS = re.compile(
    r"\b(?:exceed(?:s|ed|ing)?|over|beyond|outside|breach(?:ed|ing)?|missed) (?:this|that) (?:timescale|limit|target|standard|deadline|period|time)\b",
    re.IGNORECASE,
)
_KEPT = re.compile(
    r"(?<!nearly )(?<!almost )(?<!not )(?<!virtually )\b(?:all(?! but)|each|every(?:one)?|none|no(?: one| [a-z]+)?)\b[^.;:0-9]{0,60}?\b(?P<how>within|in (?:less|under|fewer) than|under|inside|longer than|more than|over|beyond)(?: (?:the|a|statutory|required|limit|target|timescale|of)){0,4} \Z",
    re.IGNORECASE,
)
_WORST = re.compile(
    r"\b(?:the|its|their|our) (?:(?:single )?(?:worst|longest|slowest|latest|oldest))(?: (?:case|example|one|wait|delay|assessment|time|being|child|family|had|of (?:them|these|those|which|all))){0,3}(?:,? (?:being|was|is|took|taking|takes|waited|waiting|lasted|lasting|at|of|had taken|had waited|has taken|open for|stood at)){1,2}(?: (?:as long as|some|just|only|for|at)){0,2} \Z",
    re.IGNORECASE,
)
_WORST_WORD = re.compile(r"\b(?:worst|longest|slowest|latest|oldest)\b", re.IGNORECASE)
_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365, "hour": Fraction(1, 24)}
_LONGEST = 400


def extremes_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every largest figure with those that follow it, and every longest time with its limit.

    Examples:
        >>> text = "Neglect is the largest group (52%), followed by emotional abuse (37%)."
        >>> [each.taken for each in extremes_in([Passage(text=text)])]
        [('52% as the largest', '37% as what follows it')]
    """
    for passage in passages:
        if passage.kind is PassageKind.TABLE or len(passage.text) >= LONGEST_PASSAGE:
            continue
        plain = masked(passage.text)
        for pattern in (_FOLLOWED, _BESIDE, _BOTH, _ENDS, _AFTER):
            for match in pattern.finditer(plain):
                yield from _followed(passage, plain, match)
        yield from _worst(passage)


def _followed(passage: Passage, plain: str, match: re.Match[str]) -> Iterator[FoundClaim]:
    names = [name for name in ("first", "second", "third", "fourth") if match.groupdict().get(name)]
    figures = [passage.text[slice(*match.span(name))] for name in names]
    before = plain[max(sentence_start(plain, match.start()), match.start() - 60) : match.start()]
    if len({kind_of(each) for each in figures}) > 1 or (
        match.re is not _AFTER and _DOUBT.search(f"{before} {match[0]}")
    ):
        return
    if match.re is _ENDS and _is_of_another(match):
        return
    way, word = (Direction.DOWN, "largest") if match["most"] else (Direction.UP, "smallest")
    for one, other in itertools.pairwise(figures):
        place = passage.place_of(match.start())
        if figure_of(one).value == figure_of(other).value:
            continue
        claim = direction_claim(figure_of(one), figure_of(other), way, str(place))
        if claim is not None:
            yield FoundClaim(
                claim=claim,
                place=place,
                quote=fragment(passage.text[slice(*match.span())]),
                taken=(f"{one} as the {word}", f"{other} as what follows it"),
                sentence=marked(passage.text, match.span()),
            )


def _is_of_another(match: re.Match[str]) -> bool:
    """Whether the lowest is of another measure than the highest: "the highest absence … and the lowest attendance"."""
    at = match.start("most" if match["most"] else "least")
    named = _NAMED.match(match.string, match.end("most" if match["most"] else "least"))
    return bool(stems_in(named[0] if named else "") - stems_in(match.string[match.start() : at]) - GENERIC)


def _worst(passage: Passage) -> Iterator[FoundClaim]:
    """The longest time of a sentence, beside the limit there that it is said to have broken or kept."""
    text = passage.text
    if _WORST_WORD.search(text) is None:
        return
    times = [each for each in quantities_in(text) if each.unit in _DAYS]
    before: tuple[int, int] | None = None
    for span in sentence_spans(text, longest=_LONGEST):
        own = [each for each in times if span[0] <= each.start < span[1]]
        worst = [each for each in own if _WORST.search(text, span[0], each.start)]
        limits = [each for each in own if each not in worst]
        earlier = [each for each in times if before is not None and before[0] <= each.start < before[1]]
        lead = "" if before is None else text[before[0] : before[1]]
        before = span
        if len(worst) != 1:
            continue
        if not limits and len(earlier) == 1 and _BROKEN_THIS.search(text, *span):
            yield from _limited(passage, earlier[0], worst[0], Direction.UP)
        elif not limits and len(earlier) == 1 and lead.endswith(";"):
            way = _way(text[span[0] - len(lead) - 1 : earlier[0].start])
            yield from _limited(passage, earlier[0], worst[0], way) if way else ()
        elif len(limits) == 1 and limits[0].end <= worst[0].start:
            way = _way(text[span[0] : limits[0].start])
            yield from _limited(passage, limits[0], worst[0], way) if way else ()


def _way(lead: str) -> Direction | None:
    """On which side of a limit the longest must lie: beyond it where some broke it, within it where all kept it."""
    if re.search(r"\b(?:should|must|would|will|aim\w*|target is|required to be|need\w*|expected)\b", lead):
        return None
    kept = _KEPT.search(lead)
    if kept is not None:
        is_none = re.match(r"no", kept[0], re.IGNORECASE)
        is_within = re.match(r"within|in |under|inside", kept["how"], re.IGNORECASE)
        return Direction.DOWN if bool(is_none) is not bool(is_within) else None
    return Direction.UP if _BROKEN.search(lead) and not re.search(r"\b(?:no|none|not)\b", lead) else None


def _limited(passage: Passage, limit: Quantity, worst: Quantity, way: Direction) -> Iterator[FoundClaim]:
    text, place = passage.text, passage.place_of(worst.start)
    is_working = ["working" in text[each.start : each.end] for each in (limit, worst)]
    one, other = (each.value * _DAYS[each.unit] for each in (limit, worst))
    is_alike = limit.unit == worst.unit
    if is_working[0] is not is_working[1] and not (is_working[0] and way is Direction.UP):
        return
    # a month has 28 to 31 days
    is_wrong = (other < one) if way is Direction.UP else (other > one)
    if not is_wrong or (not is_alike and abs(one - other) * 10 < one):
        return
    figures = (
        [each.stated for each in (limit, worst)] if is_alike else [figure_of(str(int(each))) for each in (one, other)]
    )
    claim = direction_claim(figures[0], figures[1], way, str(place))
    if claim is not None:
        span = min(limit.start, worst.start), max(limit.end, worst.end)
        yield FoundClaim(
            claim=claim,
            place=place,
            quote=fragment(text[slice(*span)]),
            taken=(f"{text[limit.start : limit.end]} as the limit", f"{text[worst.start : worst.end]} as the longest"),
            sentence=marked(text, span),
        )
