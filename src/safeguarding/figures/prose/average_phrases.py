"""Averages beside what they are of: so many in so many months, so many workers with so many cases, or counts with their names."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from safeguarding.figures.kinds.ratios import RatioClaim
from safeguarding.figures.prose.found import FoundClaim, fragment, marked
from safeguarding.figures.prose.main_figures import without_asides
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.share_wordings import NUMBER, digits_of
from safeguarding.figures.prose.things import counts_things, stem
from safeguarding.figures.prose.tokens import NUMBER_WORD
from safeguarding.figures.stated import Stated

_MEAN = r"(?P<mean>[0-9]{1,3}(?:,[0-9]{3})*(?:\.[0-9]{1,2})?)(?![\w%]|[.,][0-9]|-)"
_ADJECTIVES = r"(?:(?:overall|monthly|weekly|quarterly|yearly|annual|simple) )?"
# an average caseload of 18; a mean of 12 a month; on average 18 each; averaging 16
_AVERAGE = re.compile(
    rf"\b(?:(?:an?|the|with|their|this) {_ADJECTIVES}(?:average|mean)(?: (?:[a-z]{{3,12}} ){{0,3}}(?:of|is|was)|,?) |on average,? |(?:which )?averag(?:ing|es|ed)(?: (?:at|out at))? |{_ADJECTIVES}(?:average|mean) of |(?:average|mean) (?:is|was) )"
    rf"{_MEAN}(?P<unit>(?: (?!(?:per|each|an?|every|apiece|for)\b)[a-z-]{{2,14}})? ?(?:\b(?:an?|per|each|every|for each|to each) (?:calendar |social |full )?(?P<per>[a-z]{{2,12}})|each\b|apiece\b|a head\b)?)",
    re.IGNORECASE,
)
_SPANS = re.compile(
    r" (?:(?:calendar|last|past|consecutive|full|whole|financial|previous) )*(?P<span>month|quarter|week|year|term|day)s?\b"
)
_PERIODS = frozenset(["month", "quarter", "week", "year", "term", "day"])
# averages of other things than of all that is counted, or counts that are not whole
_ELSE = re.compile(
    r"%|per ?cent|\b(?:weighted|full[- ]time equivalent|fte|wte|excluding|except|respectively|of (?:whom|which|these|those|them)|average(?:s|d)? (?:age|cost|length|stay|wait|duration)|"
    r"median|target|ceiling|england|national\w*|region\w*|about|around|some|over(?= [0-9])|nearly|almost|approximately|more than|at least|up to|last year|"
    r"from [0-9]+ to|compared|previous\w*|range[ds]?|ranging|part[- ]time|newly|but)\b",
    re.IGNORECASE,
)
# what makes so many and so many belong together
_SHARED = re.compile(
    r"\b(?:between them|hold(?:s|ing)?|held|responsible for|carry|carried|carrying|had|have|has|supported?|supporting|managed?|managing|worked with|work with|"
    r"allocated|oversaw|oversee|chaired|completed|made|carried out|ran|run|with|for|shared by|among(?:st)?|across|per|received|undertook|saw|see|delivered|handled)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"\b(?:in|during|over|across|for) (?:the|this|last) (?:whole |full |financial |reporting )?year\b|\b(?:in|during|over|across) (?:the year )?(?:19|20)[0-9]{2}(?:[/–-][0-9]{2,4})?",
    re.IGNORECASE,
)
_IN_A_YEAR = {"month": 12, "quarter": 4, "week": 52}
# averages of what each of them has, not of how many they are
_OF_ELSE = re.compile(
    r"\b(?:ages?|cost|length|wait\w*|stay|time|duration|scores?|distance|rate|marks?|size|speed|minutes|hours|days|weeks|months|years|pounds|points|miles)\b",
    re.IGNORECASE,
)
_ENDS = re.compile(r"(?<!\s)\s*+(?:[.;:,)–](?![0-9])|\Z)")
_LAST = re.compile(
    rf"\b(?:last|past|previous) (?P<by>[0-9]{{1,2}}|{NUMBER_WORD}) (?P<span>month|quarter|week|year|term|day)s\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(NUMBER, re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[a-z0-9)”’][.!?]) (?=[A-Z0-9])|; (?!the (?:average|mean)|an average|a mean)")
# or 22 each on average
_EACH = re.compile(
    rf"\b(?:or|that is|which is|i\.e\.) {_MEAN}(?P<unit>(?: [a-z-]{{2,14}})? (?P<per>each|apiece|a head),? on average)",
    re.IGNORECASE,
)
_LIST_GAP = re.compile(r"(?:(?: [A-Za-z-]{2,14}){0,4}, | (?:[A-Za-z-]{2,14} ){0,4}and |, and )", re.ASCII)
_WEEKS = 52
_REACH, _PAIR, _MOST, _FAR, _TAIL = 300, 2, 13, 3, 60


def averages_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every average in whose sentence there is what it was made of, and nothing else.

    Examples:
        >>> text = "There were 144 interviews in the 12 months of 2023, an average of 18 a month."
        >>> [each.taken for each in averages_in([Passage(text=text)])]
        [('144 as what there was', '12 as how many share it', '18 as the average')]
    """
    for passage in passages:
        if passage.kind is PassageKind.TABLE:
            continue
        for match in (*_AVERAGE.finditer(passage.text), *_EACH.finditer(passage.text)):
            found = _average(passage, match)
            if found is not None:
                yield found


def _average(passage: Passage, match: re.Match[str]) -> FoundClaim | None:
    text, low = passage.text, max(match.start() - _REACH, 0)
    ends = [each.end() for each in _SENTENCE.finditer(text, low, match.start())]
    start = ends[-1] if ends else low
    before, unit = text[start : match.start()], match["unit"].casefold()
    after = text[match.end() : match.end() + 40]
    is_inside = before.count("(") != before.count(")") or _OF_ELSE.search(match[0].replace(match["per"] or "-", "", 1))
    if is_inside or _ELSE.search(before) or _ELSE.search(unit) or not _ENDS.match(after):
        return None
    plain = without_asides(before)
    counts = [each for each in _NUMBER.finditer(plain) if not re.fullmatch("one", each[0], re.IGNORECASE)]
    if not 1 <= len(counts) <= _MOST or re.search(r"[0-9]", _NUMBER.sub("", plain)):
        return None
    noun = re.match(r" (?!per\b|each\b)(?P<noun>[a-z]{3,14}s|children|people)\b", match["unit"], re.IGNORECASE)
    if noun is not None and stem(noun["noun"]) not in {stem(word) for word in re.findall(r"[A-Za-z]+", plain)}:
        return None  # of something else than what was counted
    made = _made_of(before, plain, counts, match)
    if made is None:
        return None
    whole, by = made
    claim = RatioClaim(value=whole, of=by, ratio=match["mean"], where=str(passage.place_of(match.start())))
    return FoundClaim(
        claim=claim,
        place=passage.place_of(match.start()),
        quote=fragment(f"{before[counts[0].start() :]}{match[0]}"),
        taken=(f"{whole} as what there was", f"{by} as how many share it", f"{match['mean']} as the average"),
        is_sure=_is_near(claim),
        sentence=marked(text, match.span("mean")),
    )


def _made_of(
    before: str, plain: str, counts: Sequence[re.Match[str]], match: re.Match[str]
) -> tuple[Stated, str] | None:
    """What an average is of, and how many share it."""
    if len(counts) == 1:
        return _in_a_span(before, plain, counts[0], (match["per"] or "").casefold())
    pair = _pair(plain, counts, match["per"]) if len(counts) == _PAIR else None
    return pair or _listed(plain, counts, match)


def _in_a_span(before: str, plain: str, count: re.Match[str], per: str) -> tuple[Stated, str] | None:
    """The one count of a sentence that speaks of one year, or of the last so many months."""
    years, last = [*_YEAR.finditer(before)], [*_LAST.finditer(before)]
    by = str(_IN_A_YEAR[per]) if per in _IN_A_YEAR and len(years) == 1 and not last else None
    if len(last) == 1 and last[0]["span"].casefold() == per and not years:
        by = digits_of(last[0]["by"])
    return (Stated(digits_of(count[0])), by) if by is not None and counts_things(plain, *count.span()) else None


def _is_near(claim: RatioClaim) -> bool:
    """Whether an average is near enough to be meant as that of these counts, which are not rounded ones."""
    value, stated = claim.value.value / claim.of.value, claim.ratio.value
    if claim.of.value == _WEEKS and abs(value - stated) * 50 < value:
        return False  # a year has a day or two more than 52 weeks
    return stated <= _FAR * value <= _FAR * _FAR * stated


def _pair(plain: str, counts: Sequence[re.Match[str]], per: str | None) -> tuple[Stated, str] | None:
    """What was counted and in how many months, or over how many people it was spread."""
    spans = [_SPANS.match(plain[each.end() : each.end() + 40]) for each in counts]
    timed = [at for at, each in enumerate(spans) if each is not None]
    if per is not None and per.casefold() in _PERIODS:
        return _in_a_span_of(plain, counts, timed, spans[timed[0]] if timed else None, per.casefold())
    owned = [at for at, each in enumerate(counts) if per is not None and _names(plain, each, per)]
    if (
        len(owned) == 1
        and counts_things(plain, *counts[owned[0]].span())
        and counts_things(plain, *counts[1 - owned[0]].span())
    ):
        return Stated(digits_of(counts[1 - owned[0]][0])), digits_of(counts[owned[0]][0])
    between = plain[counts[0].end() : counts[1].start()]
    apart = timed or not all(counts_things(plain, *each.span()) for each in counts) or not _SHARED.search(between)
    if apart or re.search(r"[.;]|\band\b|, (?!with|who|holding|each)", between):
        return None
    sizes = sorted((digits_of(each[0]) for each in counts), key=lambda each: int(each.replace(",", "")))
    if not 1 < int(sizes[0].replace(",", "")) < int(sizes[1].replace(",", "")):
        return None
    return Stated(sizes[1]), sizes[0]


def _in_a_span_of(
    plain: str, counts: Sequence[re.Match[str]], timed: Sequence[int], span: re.Match[str] | None, per: str
) -> tuple[Stated, str] | None:
    """So many in so many months, where the average is of a month."""
    if len(timed) != 1 or span is None or span["span"] != per:
        return None
    other = counts[1 - timed[0]]
    return (
        (Stated(digits_of(other[0])), digits_of(counts[timed[0]][0])) if counts_things(plain, *other.span()) else None
    )


def _names(plain: str, count: re.Match[str], per: str) -> bool:
    """Whether a count is of the things that an average is per: "12 panels … 16 cases a panel"."""
    words = re.match(r"(?: [A-Za-z-]{2,20}){1,3}", plain[count.end() :])
    return words is not None and per.casefold() in {stem(word) for word in words[0].split()}


def _listed(plain: str, counts: Sequence[re.Match[str]], match: re.Match[str]) -> tuple[Stated, str] | None:
    """Counts in a list, the sum of them and how many they are; a span before them must have as many parts."""
    first = _SPANS.match(plain[counts[0].end() : counts[0].end() + 30])
    if first is not None:
        parts = list(counts[1:])
        if len(parts) < _PAIR or digits_of(counts[0][0]) != str(len(parts)):
            return None
    else:
        parts = list(counts)
        words = re.match(
            r"(?: [a-z]+)? (?:teams|areas|offices|localities|homes|quarters|months|years|workers|schools|panels|districts|hubs|units|terms|weeks|wards|boards)\b",
            plain[parts[0].end() :],
        )
        if words is not None and digits_of(parts[0][0]) == str(len(parts) - 1):
            parts = parts[1:]
    gaps = [plain[one.end() : other.start()] for one, other in itertools.pairwise(parts)]
    if len(parts) < _PAIR + 1 or not all(_LIST_GAP.fullmatch(gap) for gap in gaps) or " and " not in f" {gaps[-1]}":
        return None
    if not all(counts_things(plain, *each.span()) or _is_bare(plain, each) for each in parts):
        return None
    tail = plain[parts[-1].end() :]
    values = [Fraction(digits_of(each[0]).replace(",", "")) for each in parts]
    if (
        len(tail) > _TAIL
        or re.search(r"[.;](?!\s*\Z)", tail)
        or not min(values) / _FAR <= Fraction(match["mean"].replace(",", ""))
    ):
        return None
    return Stated(str(sum(values))), str(len(parts))


def _is_bare(plain: str, count: re.Match[str]) -> bool:
    """Whether only a comma follows a number of a list."""
    return re.match(r"(?:,| and )", plain[count.end() :]) is not None
