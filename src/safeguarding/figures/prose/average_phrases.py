"""Averages beside what they are of: so many in so many months, so many workers with so many cases, or figures in a list.

The figures that an average was made of stand in its sentence, or in it and the one beside it, and nothing else is counted
there. A mean of a list is its sum over how many they are; and no mean lies outside what it is of, whatever the weights.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

import attrs

from safeguarding.figures.claims import Claim, check
from safeguarding.figures.kinds.differences import DifferenceClaim
from safeguarding.figures.kinds.ratios import RatioClaim
from safeguarding.figures.prose.found import FoundClaim, fragment, marked
from safeguarding.figures.prose.good_and_bad import TIMES
from safeguarding.figures.prose.main_figures import sentence_spans
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.quantities import Quantity, quantities_in
from safeguarding.figures.prose.rounded_counts import USUAL
from safeguarding.figures.prose.share_bases import sentence_start
from safeguarding.figures.prose.things import counts_things, stem
from safeguarding.figures.prose.tokens import ABOUT
from safeguarding.figures.stated import Stated
from safeguarding.figures.words import Direction
from safeguarding.records import Record

_AVERAGE = re.compile(
    r"\b(?:average[ds]?|averaging)\b(?! (?:that|to|for|by|were|are)\b)|\b(?:an?|the|simple|monthly|overall|arithmetic|their|typical \()[ (]?mean\b",
    re.IGNORECASE,
)
# an average caseload of 18; the mean over the whole year, at 26.4; on average 18; averaging out at 16
_LEAD = re.compile(r"[^.;:0-9%]{0,80}", re.IGNORECASE)
_UNIT = re.compile(
    r"(?: (?!(?:per|each|an?|every|apiece|for|on|in)\b)[a-z-]{2,14}){0,2}?,? ?\b(?:(?:an?|per|every|for each|to each|each)(?: (?:calendar|social|full|single))? (?P<per>(?!on\b|of\b)[a-z]{2,14})|(?:for |to )?(?P<each>each|apiece|a head)\b)",
    re.IGNORECASE,
)
# whose average it is, if it is not that of what stands beside it
_WHOSE = re.compile(
    r"\b(?:of(?! an? [a-z]+\b)(?! the (?:two|three|four|five|six|seven|eight|nine|ten|twelve|[0-9]+)\b)|across|among|in|last|when|if)\b",
    re.IGNORECASE,
)
_PERIODS = frozenset(["month", "quarter", "week", "year", "term", "day"])
# averages of other things than of all that is counted, or counts that are not whole
_ELSE = re.compile(
    r"%|per ?cent|\b(?:weighted|full[- ]time|fte|wte|experienced|excluding|except|respectively|of (?:whom|which|these|those|them)|nights|miles|median|target|ceiling|england|national\w*|region\w*|"
    r"(?:about|around|some|over|nearly|almost|approximately|more than|at least|up to|just under|just over)(?= [0-9£])|last year|previous\w*|three-year|from [0-9]+ to|compared|part[- ]time|newly|leave out|but)\b",
    re.IGNORECASE,
)
_RESTRICTED = re.compile(
    r"\b(?:in|for|until|since|once|when|where|whose|with|if|at|by|last|than|but|while|against|because|across|after|before|among|being)\b",
    re.IGNORECASE,
)
_LEFT_OUT = re.compile(
    r"\b(?:exclud\w+|leav(?:e|ing) out|left out|not counting|without|apart from|other than|if|once|because)\b",
    re.IGNORECASE,
)
# 288 visits to the 12 children, an average that no whole number of givers has
_GIVEN_TO = re.compile(
    r"(?<!from )(?<!by )[0-9,]+ [a-z]+ to (?:the |our |all |its |these )?[\w,-]+(?: (?!and\b|or\b|from\b|to\b|by\b)[a-z’'-]+){1,5}, (?:which (?:is|was) )?(?:an|on) average\b"
)
_WHOLE_TIME = re.compile(r" (?:for|in|over|during) the (?:whole )?(?:month|year|quarter|period)\b", re.IGNORECASE)
_ENDS = re.compile(r"(?<!\s)\s*+(?:[.;:,)–](?![0-9])|\Z)")
# what makes so many and so many belong together
_SHARED = re.compile(
    r"\b(?:between them|hold(?:s|ing)?|held|responsible for|carry|carried|carrying|had|have|has|supported?|supporting|managed?|managing|work(?:ed)? with|allocated|oversaw|oversee|chaired|"
    r"completed|finished|gave|gives?|produced|wrote|made|carried out|ran|run|with|for|shared by|among(?:st)?|across|per|over|received|undertook|saw|see|delivered|handled|took|involved|attended|considered|waited|cost|spent|in all|in total)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"\b(?:in|during|over|across|for) (?:the|this|last) (?:whole |full |financial |reporting )?year\b|\b(?:in|during|over|across) (?:the year )?(?:19|20)[0-9]{2}(?:[/–-][0-9]{2,4})?",
    re.IGNORECASE,
)
_IN_A_YEAR = {"month": 12, "quarter": 4, "week": 52}
# averages of what each of them has, which no count of them tells
_OF_ELSE = re.compile(r"\b(?:ages?|length|distance|rate|marks?|size|speed|pounds|points|miles)\b", re.IGNORECASE)
_LINKED = re.compile(
    r"(?:(?:That|This|It|Their|These|They|The (?:[a-z]+ )?(?:mean|average)|Each|On average|In all|In total|With|An average|A total)\b|[^.]*\b(?:in total|in all|therefore|so that)\b)",
    re.IGNORECASE,
)
_OF_THESE = re.compile(
    r"\b(?:of the (?:two|three|four|five|six|seven|eight|nine|ten)|of (?:these|them|all)|these|simple|unweighted|over the|across|whole|overall|for the|in all|between them)\b",
    re.IGNORECASE,
)
_AND_ANOTHER = re.compile(rf",? (?:and )?{ABOUT}£?[0-9]")
_LIST_GAP = re.compile(r"(?: [A-Za-z-]{2,14}){0,4}(?:,|,? and)(?: [A-Za-z-]{2,14}){0,4} ?")
# no group had more than six or fewer than two
_BOUNDS = re.compile(
    r"\b(?:rang(?:ed|es|ing)|var(?:ied|ies|ying)) (?:between|from) |\bno(?:ne| [a-z]+) [a-z ]{2,30}(?:more|fewer|less) than ",
    re.IGNORECASE,
)
# each of the 340; 88 cases over 22 meetings; these came to 714
_ITS_NUMBER = re.compile(r"(?:ach of the|[0-9] [a-z]+s over) \Z")
_CAME_TO, _IN_ALL = re.compile(r"\b(?:came|comes|amount(?:s|ed)) to \Z"), re.compile(r" [a-z]+ in (?:all|total)\b")
_OPEN = re.compile(r"\([^()]*\Z")
_WITH = re.compile(r"\bwith (?:the |our |its )?\Z", re.IGNORECASE)
_ON = re.compile(r"(?: [a-z]+){0,4},? on ")
_STOP, _NAMED = re.compile(r"[.;](?![0-9])"), re.compile(r" [a-z]+ [a-z]+")
_APART = re.compile(r";|\band\b(?! (?:involved|held|had|chaired|completed|made))|, (?!with|who|holding|each)")
_WORDS = re.compile(r"(?: [A-Za-z-]{2,20}){0,3}")
_NOUN = re.compile(r" (?!per\b|each\b|an?\b|every\b|on\b)(?P<noun>[a-z]{3,14}s|children|people)\b")
_SAME = {"people": "child", "young": "child", "pupil": "child", "case": "child", "person": "child"}
_WEEKS, _PAIR, _FAR, _LONGEST = 52, 2, 3, 400


@attrs.frozen
class _Average(Record):
    """An average, the words that it is one by, and what it is said to be per."""

    figure: Quantity
    span: tuple[int, int]
    per: str


def averages_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every average in whose sentence, or beside it, there is what it was made of, and nothing else.

    Examples:
        >>> text = "There were 144 interviews in the 12 months of 2023, an average of 18 a month."
        >>> [each.taken for each in averages_in([Passage(text=text)])]
        [('144 as what there was', '12 as how many share it', '18 as the average')]
    """
    for passage in passages:
        if passage.kind is PassageKind.TABLE or not _AVERAGE.search(passage.text):
            continue
        spans = [*sentence_spans(passage.text, longest=_LONGEST)]
        for at, span in enumerate(spans):
            words = [*_AVERAGE.finditer(passage.text, *span)]
            if len(words) != 1:
                continue
            for first, last in ((at, at), (at - 1, at), (at, at + 1)):
                if (
                    first < 0
                    or last == len(spans)
                    or not (first == last or _LINKED.match(passage.text, spans[last][0]))
                ):
                    continue
                found = _in_window(passage, (spans[first][0], spans[last][1]), words[0])
                yield from () if found is None else (found,)
                # between the least and the most is not yet what it is of
                if found is not None and not isinstance(found.claim, DifferenceClaim):
                    break


def _in_window(passage: Passage, span: tuple[int, int], word: re.Match[str]) -> FoundClaim | None:
    start, end = span
    window = passage.text[start:end]
    # what stands in brackets is said of something else
    figures = [each for each in quantities_in(window) if not _OPEN.search(window[: each.start])]
    average = _average(window, figures, (word.start() - start, word.end() - start))
    if average is None or _ELSE.search(window[: average.span[1]]) or len(window) > 2 * _LONGEST:
        return None
    told = [each for each in figures if each.end <= average.span[0]]
    rest = [each for each in figures if not average.span[0] <= each.start < average.span[1]]
    others = told if len(told) >= _PAIR else rest
    if average.per in ("each", "apiece") and len(others) > _PAIR:  # over how many years does not matter
        others = [each for each in others if each.unit not in _PERIODS]
    if len(others) > _PAIR and not _is_of_these(window, average, others):
        return None
    claim, taken = _claim(window, average, others)
    if claim is None:
        return None
    shown = (start + average.figure.start, start + average.figure.end)
    low = min(start + others[0].start, start + average.span[0])
    return FoundClaim(
        claim=attrs.evolve(claim, where=str(passage.place_of(start + average.span[0]))),
        place=passage.place_of(shown[0]),
        quote=fragment(passage.text[low : max(start + average.span[1], start + others[-1].end)]),
        taken=(*taken, f"{average.figure.text} as the average"),
        is_sure=not isinstance(claim, RatioClaim) or len(others) > _PAIR or _is_near(claim),
        sentence=marked(passage.text, shown),
    )


def _is_of_these(window: str, average: _Average, others: Sequence[Quantity]) -> bool:
    """Whether the average of a list is surely its own: prices, limits and grades have one that is weighted by who has them."""
    start = sentence_start(window, average.span[0])
    # no list of averages
    is_alone = _AND_ANOTHER.match(window, average.figure.end) is None
    return is_alone and (others[-1].start >= start or _OF_THESE.search(window[start:]) is not None)


def _average(window: str, figures: Sequence[Quantity], word: tuple[int, int]) -> _Average | None:
    """The figure that a word makes an average: the next one, or the one before "on average"."""
    after = next(
        (each for each in figures if each.start >= word[1] and not window[: each.start].endswith(" of the ")), None
    )
    before = next((each for each in reversed(figures) if each.end <= word[0]), None)
    gap = window[word[1] : after.start] if after is not None else ""
    figure, end = after, word[1]
    between = window[before.end : word[0]] if before is not None else ""
    if _ON.fullmatch(between) and gap != " " and not (gap == ", " and between.endswith(", on ")):
        figure = before
    elif not _LEAD.fullmatch(gap):
        return None
    if figure is after and _WHOSE.search(gap.removesuffix(" of ")):
        return None
    if figure is None or _OF_ELSE.search(window[word[1] : figure.start]) or figure.unit in ("%", "point"):
        return None
    unit = _UNIT.match(window, figure.end)
    end = max(end, figure.end if unit is None else unit.end())
    if _LEFT_OUT.search(window[end:].partition(". ")[0]):
        return None
    rest = _WHOLE_TIME.sub("", _STOP.split(window[end:])[0], count=1)
    if not _ENDS.match(rest) and _RESTRICTED.search(rest):
        return None
    per = "" if unit is None else (unit["per"] or unit["each"] or "").casefold()
    return _Average(figure, (min(word[0], figure.start), end), per)


def _claim(window: str, average: _Average, others: Sequence[Quantity]) -> tuple[Claim | None, tuple[str, ...]]:
    bounds = _BOUNDS.search(window)
    within = [each for each in others if bounds is not None and each.start > bounds.start()]
    if within or (bounds is not None and len(others) < _PAIR):
        return _bounded(average, within[:_PAIR])
    parts = _list(window, others)
    if parts and average.per in _PERIODS and average.per[:4] not in window[: average.span[0]].casefold():
        return None, ()
    if parts:
        return _of_list(window, average, parts)
    made = _made_of(window, average, others)
    if made is None:
        return None, ()
    whole, by = made
    claim = RatioClaim(value=whole, of=by, ratio=average.figure.text)
    return claim, (f"{whole} as what there was", f"{by} as how many share it")


def _bounded(average: _Average, pair: Sequence[Quantity]) -> tuple[Claim | None, tuple[str, ...]]:
    """A mean between the least and the most that there was."""
    if len({each.unit for each in (*pair, average.figure)}) != 1 or len(pair) < _PAIR:
        return None, ()
    least, most = sorted(pair, key=lambda each: each.value)
    mean = average.figure
    bound, way = (most, Direction.DOWN) if mean.value > most.value else (least, Direction.UP)
    gap = f"{float(abs(mean.value - bound.value)):.3f}".rstrip("0").rstrip(".")
    claim = DifferenceClaim(earlier=bound.text, later=mean.text, difference=gap, direction=way)
    return claim, (f"{least.text} and {most.text} as the least and the most",)


def _list(window: str, others: Sequence[Quantity]) -> list[Quantity]:
    """Figures in a list, with nothing else but how many they are."""
    parts = [*others]
    while len(parts) > _PAIR and not _LIST_GAP.fullmatch(window[parts[0].end : parts[1].start]):
        parts = parts[1:]
    gaps = [window[one.end : other.start] for one, other in itertools.pairwise(parts)]
    if len(parts) <= _PAIR or not all(_LIST_GAP.fullmatch(gap) for gap in gaps) or " and " not in f" {gaps[-1]}":
        return []
    # "the six teams closed 12, 15, …": the first says how many there are
    if parts[0].text == str(len(parts) - 1) and _NAMED.match(window, parts[0].end):
        parts = parts[1:]
    rest = [each for each in others if each not in parts]
    units = {each.unit for each in parts} - {""}
    if len(parts) <= _PAIR or len(units) > 1 or any(each.text != str(len(parts)) for each in rest):
        return []
    return parts if all(_counts(window, each) or window[each.end] in ", " for each in parts) else []


def _of_list(window: str, average: _Average, parts: Sequence[Quantity]) -> tuple[Claim | None, tuple[str, ...]]:
    listed = ", ".join(each.text for each in parts)
    whole = sum(each.value for each in parts)
    values = [each.value for each in parts]
    is_of_times = average.figure.unit in TIMES and not _OF_THESE.search(window)
    if is_of_times or any("." in each.text for each in parts) or average.per not in ("", "each", "apiece", *_PERIODS):
        # averages may be weighted, yet lie within
        if min(values) <= average.figure.value <= max(values):
            return None, ()
        extremes = sorted(parts, key=lambda each: each.value)
        return _bounded(average, (extremes[0], attrs.evolve(extremes[-1], unit=extremes[0].unit)))
    if not min(values) / _FAR <= average.figure.value:
        return None, ()
    claim = RatioClaim(value=Stated(str(whole)), of=str(len(parts)), ratio=average.figure.text)
    return claim, (f"{listed} as the figures, {whole} together", f"{len(parts)} as how many there are")


def _is_near(claim: RatioClaim) -> bool:
    """Whether an average is near enough to be meant as that of these counts, which are not rounded ones."""
    # of nothing there is no average, which the claim itself says
    value, stated = claim.value.value / (claim.of.value or 1), claim.ratio.value
    if claim.of.value == _WEEKS and abs(value - stated) * 50 < value:
        return False  # a year has a day or two more than 52 weeks
    return stated <= _FAR * value <= _FAR * _FAR * stated


def _made_of(window: str, average: _Average, others: Sequence[Quantity]) -> tuple[Stated, str] | None:
    """What an average is of, and how many share it."""
    spans = [each for each in others if each.unit == average.per and each.unit in _PERIODS]
    counts = [each for each in others if each not in spans]
    if average.per in _PERIODS and average.figure.unit != average.per:
        if len(counts) != 1 or len(spans) > 1 or not _counts(window, counts[0]):
            return None
        years = [*_YEAR.finditer(window)]
        by = spans[0].text if spans else str(_IN_A_YEAR.get(average.per, "")) if len(years) == 1 else ""
        return (counts[0].whole, by) if by else None
    if len(others) != _PAIR:
        return None
    wholes = [
        each for each in others if each.unit == average.figure.unit or each.unit[:1] == average.figure.unit == "£"
    ]
    sharing = [each for each in others if not each.unit and _counts(window, each)]
    if average.figure.unit:
        if len(wholes) != 1 or len(sharing) != 1:
            return None
        return wholes[0].whole, sharing[0].text
    return _pair(window, average, sharing)


def _pair(window: str, average: _Average, pair: Sequence[Quantity]) -> tuple[Stated, str] | None:
    """The one of two counts that is shared by the other: which is named, or the larger where words say that they belong together."""
    if len(pair) != _PAIR:
        return None
    small, large = sorted(pair, key=lambda each: each.value)
    noun = _nouns(window, average.figure, first=True)
    if noun and not noun & {name for each in pair for name in _nouns(window, each)}:
        return None  # of something else than what was counted
    named = [each for each in pair if average.per and average.per in _nouns(window, each)]
    if named:
        other = next(each for each in pair if each is not named[0])
        return (other.whole, named[0].text) if len(named) == 1 else None
    if average.per not in ("", "each", "apiece", "a head"):
        return None
    first, second = sorted(pair, key=lambda each: each.start)
    between = window[first.end : second.start].replace(", on average,", "")
    is_joined = _WITH.search(window[: first.start]) or (_SHARED.search(between) and not _APART.search(between))
    if not is_joined and second is small and _GIVEN_TO.match(window, first.start):
        near = int(large.value / (average.figure.value or 1))
        givers = (RatioClaim(value=large.whole, of=str(each), ratio=average.figure.text) for each in (near, near + 1))
        is_joined = not any(check(each, USUAL).is_consistent for each in givers)
    if not is_joined or not 1 < small.value < large.value:
        return None
    return large.whole, small.text


def _nouns(window: str, figure: Quantity, *, first: bool = False) -> set[str]:
    """The words behind a figure, alike where they mean the same."""
    words = _WORDS.match(window[figure.end :])
    names = {stem(word) for word in words[0].split()} if words is not None else set()
    if first:
        named = _NOUN.match(window[figure.end :])
        names = {stem(named["noun"])} if named is not None else set()
    return {_SAME.get(name, name) for name in names}


def _counts(window: str, figure: Quantity) -> bool:
    before, after = window[: figure.start], window[figure.end :]
    is_count = _ITS_NUMBER.search(before) or (_CAME_TO.search(before) and _IN_ALL.match(after))
    return bool(is_count) or bool(figure.unit) or "." in figure.text or counts_things(window, figure.start, figure.end)
