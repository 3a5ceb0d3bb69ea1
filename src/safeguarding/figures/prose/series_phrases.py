"""Three or more figures of one measure, one after the other, that are said to have gone one way: "rising year on year".

They stand in a list, each with its year or none with one, in the order of their years. Where every step is said to go one way
("every year", "steadily"), each must; otherwise the last is set against the first. Another move or a doubt means silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from safeguarding.figures.claims import check
from safeguarding.figures.kinds.trends import TrendClaim
from safeguarding.figures.policies import CHARITABLE
from safeguarding.figures.prose import moved_wordings
from safeguarding.figures.prose.change_wordings import DOWN, DOWN_NOUN, LEFT_OUT, UP, UP_NOUN
from safeguarding.figures.prose.direction_phrases import DID, TURNED
from safeguarding.figures.prose.found import FoundClaim, found_in
from safeguarding.figures.prose.main_figures import sentence_spans
from safeguarding.figures.prose.masks import LONGEST_PASSAGE, masked
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.quantities import Quantity, quantities_in
from safeguarding.figures.words import Direction
from safeguarding.records import Record

_MOVES = re.compile(rf"\b(?:(?P<up>{UP}|{UP_NOUN}|upward)|(?P<down>{DOWN}|{DOWN_NOUN}|downward))\b", re.IGNORECASE)
_SPAN = r"(?:quarter|month|year|term|week)"
_STEADY = re.compile(
    rf"\b(?:every (?:single )?{_SPAN}|each {_SPAN}|(?:each|every one) of the (?:last|past) [a-z0-9]+ {_SPAN}s|successive|consecutive|for the [a-z0-9]+ {_SPAN} (?:running|in a row)|{_SPAN}[- ]on[- ]{_SPAN}|stead(?:y|ily)|continu(?:ous|al)(?:ly)?|at every step|without a break|consistent(?:ly)?)\b",
    re.IGNORECASE,
)
_YEAR = r"(?:(?:[A-Z][a-z]{2,8} )?(?:19|20)[0-9]{2}(?: ?[-/–−] ?[0-9]{2,4})?|Q[1-4]|quarter [1-4]|(?:January|February|March|April|May|June|July|August|September|October|November|December))"
_LABEL = rf"(?:,? ?\(?(?:in|for|at|by|during|to)? ?(?:the )?(?:(?:year|end) (?:to|of) )?(?P<label>{_YEAR})\)?)"
_NOUN = r"(?: (?!(?:from|of|were|was|in|who|for|at|by|to|and|or|with|had|are|is|boys|girls|per)\b)[a-z-]{3,20}){1,3}?"
_GAP = re.compile(
    rf"(?P<noun>{_NOUN})?{_LABEL}?(?:,? and(?: then)?|,? then|,|;| to|,? followed by)(?: (?:to|by|and|then|now|finally|just|only|in (?:{_YEAR}),?))* "
)
_AFTER = re.compile(rf"(?P<noun>{_NOUN})?{_LABEL}?")
# "three-year" and the like count no cases
_DOUBT = re.compile(
    r"\b(?:but|although|though|except|apart|overall|however|while|whilst|whereas|peak\w*|dip\w*|fluctuat\w*|varied|vary|mixed|all but|then|until|before|(?<!looked )after|slow\w*|(?:rate|pace) of|likel\w+|more|fewer|less|of (?:whom|which|these|those|them)|respectively of|half|average)\b",
    re.IGNORECASE,
)
_TREND = re.compile(
    r"[^.;:0-9,]{0,40},? (?:showing|which shows|indicating|reflecting|which is|which was|an?) (?:an? )?(?:[a-z]+ )?(?:upward|downward|rising|falling|increasing|decreasing|declining|rise|fall|decline|increase|decrease|reduction|growth|drop)(?: trend)?[.;]?\Z",
    re.IGNORECASE,
)
_FEWEST, _LONGEST = 3, 400


@attrs.frozen
class _Series(Record):
    """Figures in a list, in the order of their years, and where they stand."""

    figures: Sequence[Quantity]
    start: int
    end: int


def series_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every list of figures that is said to have risen or fallen.

    Examples:
        >>> text = "Contacts have gone up in every quarter of the year (118, 124, 121 and 130)."
        >>> [each.taken for each in series_in([Passage(text=text)])]
        [('118, 124, 121, 130 as the figures, one after the other',)]
    """
    for passage in passages:
        if passage.kind is PassageKind.TABLE or len(passage.text) >= LONGEST_PASSAGE or not _MOVES.search(passage.text):
            continue
        quantities = [*quantities_in(passage.text)]
        if len(quantities) < _FEWEST:
            continue
        plain = masked(passage.text)
        for span in sentence_spans(plain, longest=_LONGEST):
            series = _series(passage.text, [each for each in quantities if span[0] <= each.start < span[1]])
            yield from _found(passage, plain, series, span) if series is not None else ()


def _series(text: str, inside: Sequence[Quantity]) -> _Series | None:
    """The one list of a sentence: three or more figures in one unit with nothing else between them."""
    runs: list[list[Quantity]] = []
    gaps: list[re.Match[str]] = []
    labels: list[list[str | None]] = []
    for each in inside:
        last = runs[-1][-1] if runs else None
        gap = _GAP.fullmatch(text, last.end, each.start) if last is not None else None
        if gap is None or last is None or (last.unit != each.unit and last.unit):
            runs.append([each])
            labels.append([])
            gaps = []
            continue
        runs[-1].append(each)
        labels[-1].append(gap["label"])
        gaps.append(gap)
        nouns = {(one["noun"] or "").strip() for one in gaps} - {""}
        if len(nouns) > 1:
            return None
    long = [at for at, run in enumerate(runs) if len(run) >= _FEWEST]
    if len(long) != 1:
        return None
    run, named = runs[long[0]], labels[long[0]]
    after = _AFTER.match(text, run[-1].end)
    named = [*named, after["label"] if after is not None else None]
    if any(named) and not all(named):
        return None
    years = [re.search(r"(?:19|20)[0-9]{2}", each or "") for each in named]
    if all(years) and len({each[0] for each in years if each}) == len(run):
        order = sorted(range(len(run)), key=lambda at: (years[at] or [""])[0])
        run = [run[at] for at in order]
    ends = [each.end for each in run]
    return _Series(run, min(each.start for each in run), max(ends))


def _found(passage: Passage, plain: str, series: _Series, span: tuple[int, int]) -> Iterator[FoundClaim]:
    lead, after = plain[span[0] : series.start], plain[series.end : span[1]]
    words = f"{lead} | {after}"
    moves = [*_MOVES.finditer(words)]
    ways = {bool(each["up"]) for each in moves}
    steady = _STEADY.search(words)
    is_lead = _MOVES.search(lead)
    between = lead[is_lead.end() :] if is_lead else ""
    plain_words = words.replace(steady[0], " ") if steady is not None else words
    if len(ways) != 1 or _DOUBT.search(plain_words) or TURNED.search(plain_words) or LEFT_OUT.search(words):
        return
    if (
        moved_wordings.STEP_BEFORE.search(lead)
        # rose 12% in 2020, 9% in 2021: so much each time
        or (is_lead is not None and between == " ")
        or DID.search(between.replace("as a result", " "))
        or re.search(r"[0-9]", f"{between}{after}")
        or (steady is None and not (is_lead or _TREND.match(after)))
    ):
        return
    # a rise that is told before, "rose from 5 to 12", is read elsewhere
    values = [each.stated for each in series.figures]
    way = Direction.UP if ways.pop() else Direction.DOWN
    is_dated = re.search(r"x{4}", plain[series.start : series.end + 16]) is not None
    claims = [
        TrendClaim(direction=way, values=tuple(order), at_every_step=steady is not None)
        for order in (values, values[::-1])
    ]
    is_sure = is_dated or check(claims[1], CHARITABLE).is_inconsistent
    taken = f"{', '.join(each.text for each in series.figures)} as the figures, one after the other"
    yield from found_in(passage, (series.start, series.end), claims[0], taken, is_sure=is_sure)
