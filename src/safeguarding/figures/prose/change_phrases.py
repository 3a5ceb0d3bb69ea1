"""Steps whose figures and size stand at any distance: "there were 318 contacts this year compared with 265 last year. This is a 20% increase".

Two figures are a pair only where the words between say which of them came first. The size belongs to them where it is the
next figure, or the last one before; dates, ages and footnote marks are no figures here. Anything else in between is silence.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

import attrs

from safeguarding.figures.prose.change_claims import claim_of
from safeguarding.figures.prose.change_wordings import (
    AFTER,
    AND_THEN,
    BEFORE,
    BETWEEN,
    COMPARED,
    FEWER_THAN,
    FROM_TO,
    GAP_AFTER,
    LEFT_OUT,
    NOW,
    OF_A_RANK,
    ONE_FIGURE,
    PART_AFTER,
    PER_CENT_OF_GAP,
    POINTS_BESIDE,
    SINCE,
    SIZE_BETWEEN,
    SIZE_NEXT,
    SIZE_THEN_BOTH,
    SO_MANY,
    STEPS,
    TIMES_BEFORE,
    WENT_BEFORE,
    WENT_TO,
    figure_of,
    kind_of,
)
from safeguarding.figures.prose.found import FoundClaim, found_in
from safeguarding.figures.prose.main_figures import sentence_spans
from safeguarding.figures.prose.masks import MASKED_AGE, masked
from safeguarding.figures.prose.paired_wordings import GENERIC
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.share_bases import sentence_start
from safeguarding.figures.prose.things import names_another_thing, stems_in
from safeguarding.figures.prose.tokens import ABOUT
from safeguarding.records import Record

# after the step these make it one of something else, a yearly one, or a planned one
NOT_AFTER = re.compile(
    r"\)?,? (?:for|among|in (?!(?:19|20)[0-9]{2}|total\b|all\b|just\b|one\b|a year\b|the (?:year|number|total)\b)|of (?!(?:the )?(?:previous|last|year|preceding)\b)|(?:on|against) (?:the |its |their )?(?:plan|target|budget|forecast)|"
    r"a (?:year|month|week)(?! (?:earlier|before|ago|later))|per |each|every|annual(?:ly)?|yearly|year on year|above|below|more|since)\b",
    re.IGNORECASE,
)
_MONTH = r" (?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
_NO_COUNT = re.compile(
    rf"{_MONTH}| (?:in|out of) (?!(?:19|20)[0-9]{{2}}\b)[0-9]| (?:st|nd|rd|th)\b| (?:levels|prices|hundred|thousand|k\b|bn|billion|and over)",
    re.IGNORECASE,
)
_UNITS = re.compile(
    r" ?(?:quarters?|terms?|decades?|weekly|monthly|daily|yearly|weeks?|days?|months?|years?|hours?|minutes?|times)\b"
)
# what the words between bring in else
_BREAK = re.compile(
    r"\b(?:and|but|while|whilst|whereas|although|though|despite|because|target\w*|planned|(?:against|than|above|below) (?:the )?plan|budget|forecast|capacity|national\w*|region\w*|england|"
    r"neighbours?|average\w*|mean|median|expected|estimated|rates?|went|sent|moved|transferr\w+|percentage of|proportion of|if|would|could|should|not|nor|other|others|after|following|followed|then|led)\b|[?!]",
    re.IGNORECASE,
)
# what stands before the figures tells of another thing's change: "up 20%, plans rose from 40 to 55"
_ANOTHER = re.compile(
    r"\b(?:as|with)\b|[\"“”]|\b(?!(?:which|it|this|that|they|these|numbers?|figures?|total)\b)[a-z]+ "
    r"(?:rose|fell|grew|went|came|dropped|climbed|declined|increased|decreased|doubled|halved|trebled|tripled|up|down)\b",
    re.IGNORECASE,
)
_ALSO = re.compile(
    r"(?: [a-z]+){0,3} in (?P<when>x{4}\S*)(?P<more> and [^.;:%0-9£]{0,20}(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,7}) in (?P<other>x{4}\S*))(?=\. (?:This|That))"
)
_ITS_OWN_BASE = re.compile(
    r" (?:on|compared (?:with|to)|from|since|over|than) (?!(?:the )?(?:previous|last|preceding|prior|past|year|quarter|same)|(?:the )?x|that year|a year)",
    re.IGNORECASE,
)
_INEXACT = re.compile(
    r"\b(?:about|around|nearly|almost|over|under|approximately|some|roughly|at least|up to|at most|more than|fewer than|less than|below|above|circa|by|between|another|further) (?:the |an? )?\Z",
    re.IGNORECASE,
)
_MEASURED = re.compile(
    r"\b(?:gap|difference|frequenc\w+|rank\w*|position|place[ds]|grades?|age|ages|quartile|decile|band|every|ratio|phase|minimum|maximum|limit|threshold|target|speed|"
    r"if|would|could|might|(?-i:may)|should|not|planned?|expected|forecast|projected|(?:in|for|by) each|(?:each|every) (?:year|month|quarter|week)|annual\w*|yearly|weekly|monthly|per (?:year|month|week|day)|average\w*|weighted|adjusted|cumulative\w*)\b",
    re.IGNORECASE,
)
# from 16% the year before, and 22% last year
_AND_FROM = re.compile(r"[^.;:%0-9£]{0,60} and [0-9]")
# over three years, an annual increase of 5%
_YEARLY = re.compile(
    r"\b(?:annual|an average|(?:each|every) (?:year|month|quarter)|yearly|years?,? (?:a |an |or )?year[- ]on[- ]year)\b"
)
_ITS_OWN_TIME = re.compile(
    r",? (?:in )?(?:(?:the )?(?:year|month|quarter) (?:before|earlier)|last year|(?:the )?(?:previous|prior|preceding)|a year (?:ago|earlier))\b",
    re.IGNORECASE,
)
_PLANNED = re.compile(r"\b(?:target|average|England|national|planned|budget|forecast|expected)")
_RATIO = re.compile(r" (?:in|out of) [0-9]| (?:percentage )?points?\b")
_OF_OTHERS = re.compile(
    r" of (?!them\b|these\b|those\b|last\b|(?:the )?(?:previous|last|same|year|preceding|x))", re.IGNORECASE
)
_ANY = re.compile(ONE_FIGURE)
_EARLIER = re.compile(
    r"\b(?:last (?:year|quarter|month|term)|(?:the )?(?:previous|preceding|prior) (?:year|quarter|month)|(?:year|months|quarter) (?:before|earlier|ago|previously))\b",
    re.IGNORECASE,
)
_LONGEST = 300
_SHARES = re.compile(r"[%£]|\bper ?cent\b", re.IGNORECASE)
# what had gone before is no step of now: "up again to 88, having risen from 70 to 81"
_BEFORE_THAT = re.compile(
    r"\b(?:having|after|following|had (?:been|cut|[a-z]+(?:ed|en|ne|wn)))\b[^,;]*\Z", re.IGNORECASE
)
_ITS_YEAR = re.compile(
    r"(?: [a-z-]{2,20}){0,4}? \(?(?:in|for|during|at|on) [A-Za-z0-9 ]{0,16}?(?P<year>(?:19|20)[0-9]{2})(?![0-9])"
)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_PER = re.compile(r"(?<= per )(?:1,?000|10,?000|100,?000)\b")
_PER_SO_MANY = re.compile(r" per (?:1,?000|10,?000|100,?000)\b")
_MOST = 2_000


@attrs.frozen
class _Pair(Record):
    """An earlier and a later figure, where the words that hold them stand, and whether these leave room for nothing else."""

    earlier: tuple[int, int]
    later: tuple[int, int]
    span: tuple[int, int]
    is_said: bool = False


def changes_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every step whose two figures a sentence pairs, and whose size stands before or after them.

    Examples:
        >>> text = "There were 318 contacts this year compared with 265 last year. This is a 27% increase."
        >>> [each.taken for each in changes_in([Passage(text=text)])]
        [('265 as the earlier figure', '318 as the later figure', '27% increase as the step')]
    """
    for passage in passages:
        if not _may_hold_a_step(passage):
            continue
        plain = _PER.sub(lambda match: "x" * len(match[0]), masked(passage.text).replace("i.e.", "i_e_"))
        for said in _pairs(plain):
            pair = _by_year(passage.text, said)
            if _is_plain(passage.text, plain, pair):
                yield from _steps(passage, plain, pair)
        for pair in _across(passage.text, plain):
            if _is_plain(passage.text, plain, pair):
                yield from _steps(passage, plain, pair)
        yield from _told(passage, plain)


def _told(passage: Passage, plain: str) -> Iterator[FoundClaim]:
    """Steps whose words name both figures, or the time that the earlier one was given for."""
    for pattern in (SIZE_BETWEEN, SIZE_NEXT, SIZE_THEN_BOTH, SO_MANY, FEWER_THAN, WENT_TO, *POINTS_BESIDE):
        for match in itertools.islice(pattern.finditer(plain), _MOST):
            one, other = ("earlier", "later") if match["earlier"] else ("earlier2", "later2")
            pair = _Pair(match.span(one), match.span(other), match.span(), is_said=True)
            if match.re is WENT_TO and _AND_FROM.match(plain, match.end()):
                continue
            if _is_plain(passage.text, plain, pair) and not _BREAK.search(_told_of(match)):
                yield from _found(passage, pair, match)
    for match in itertools.islice(SINCE.finditer(passage.text), _MOST):
        said = _said_of_then(passage.text, plain, match)
        if said is not None and _is_plain(passage.text, plain, said):
            yield from _found(passage, said, match)


def _told_of(match: re.Match[str]) -> str:
    """The words in which another matter counts: not those that say whose figure it lies so many points below."""
    end = match.start("noun") if match.re in POINTS_BESIDE else match.end()
    return match.string[match.start() : end].partition(" ")[2]


def _said_of_then(text: str, plain: str, match: re.Match[str]) -> _Pair | None:
    """The one figure that an earlier sentence gives for the time that a step is counted from, of the same things."""
    start = sentence_start(plain, match.start())
    for first, end in reversed([*sentence_spans(plain[:start], longest=_LONGEST)]):
        figures = [*_ANY.finditer(plain, first, end)]
        if match["when"] not in text[first:end]:
            continue
        told = re.sub(
            r"\b(?:[A-Z][a-z]+|x+|council|authority)\b", " ", f"{plain[first].casefold()}{plain[first + 1 : end]}"
        )
        is_narrower = stems_in(told) - stems_in(text[start : match.end()]) - GENERIC
        is_other = is_narrower or names_another_thing(match["of"], stems_in(plain[first:end]))
        if len(figures) != 1 or is_other or len({*_YEAR.findall(text[first:end])}) > 1:
            return None
        return _Pair(figures[0].span(), match.span("later"), (match.start("later"), match.end()), is_said=True)
    return None


def _may_hold_a_step(passage: Passage) -> bool:
    """Whether there are a pair of figures and a word of a step; most passages have neither."""
    is_pair = len(re.findall(r"[0-9]+", passage.text)) >= 2  # noqa: PLR2004
    return passage.kind is not PassageKind.TABLE and is_pair and STEPS.search(passage.text) is not None


def _pairs(plain: str) -> Iterator[_Pair]:
    for pattern in (FROM_TO, COMPARED, NOW, BETWEEN, AND_THEN):
        for match in itertools.islice(pattern.finditer(plain), _MOST):
            name = next(each for each in ("earlier", "earlier2", "earlier3") if match.groupdict().get(each))
            yield _Pair(match.span(name), match.span("later"), match.span(), pattern in (BETWEEN, NOW, AND_THEN))


def _by_year(text: str, pair: _Pair) -> _Pair:
    """The pair in the order of the years beside its figures, whichever the words name first."""
    earlier, later = (_ITS_YEAR.match(text, end) for _, end in (pair.earlier, pair.later))
    if earlier is None or later is None or earlier["year"] < later["year"]:
        return pair
    return attrs.evolve(pair, earlier=pair.later, later=pair.earlier)


def _across(text: str, plain: str) -> Iterator[_Pair]:
    """The one figure of a sentence and the first of the next, where words or years say which came first."""
    spans = [*sentence_spans(plain, longest=_LONGEST)]
    for (first, end), (start, stop) in itertools.pairwise(spans):
        before = [*_ANY.finditer(plain, first, end)]
        now = _ANY.search(plain, start, stop)
        if (
            len(before) != 1
            or now is None
            or names_another_thing(plain[now.end() : now.end() + 60], stems_in(plain[first:end]))
        ):
            continue
        # what follows a comma is the step: "318, up 20% on the previous year"
        one, other = (
            plain[first:end],
            plain[start : now.end()] + re.split(r"[.,;(–]", plain[now.end() : now.end() + 40])[0],
        )
        one_year, other_year = (_YEAR.search(text, *span) for span in ((first, end), (start, stop)))
        span = (before[0].start(), now.end())
        if _EARLIER.search(other) and not _EARLIER.search(one):
            yield _Pair(now.span(), before[0].span(), span, is_said=True)
        elif (_EARLIER.search(one) and not _EARLIER.search(other)) or (
            one_year is not None
            and other_year is not None
            and one_year[0] < other_year[0]
            and not _EARLIER.search(one + other)
        ):
            yield _Pair(before[0].span(), now.span(), span, is_said=True)


def _is_plain(text: str, plain: str, pair: _Pair) -> bool:
    """Whether both figures are surely of the same measure, exact, and not what is planned or ranked."""
    earlier, later = text[slice(*pair.earlier)], text[slice(*pair.later)]
    if (
        kind_of(earlier) != kind_of(later)
        or not figure_of(earlier).value
        or "%" in text[pair.earlier[1] : pair.earlier[1] + 2]
    ):
        return False
    if len({each[0] for span in (pair.earlier, pair.later) if (each := _PER_SO_MANY.match(text, span[1]))}) > 1:
        return False
    start = sentence_start(plain, pair.span[0])
    before, after = plain[start : pair.span[0]], plain[pair.span[1] : pair.span[1] + 80].partition(". ")[0]
    first, second = sorted((pair.earlier, pair.later))
    between = plain[first[1] : second[0]]
    if (
        _MEASURED.search(MASKED_AGE.sub("", f"{before} | {between}"))
        or LEFT_OUT.search(after)
        or _BEFORE_THAT.search(before)
        or OF_A_RANK.search(before)
        or (pair.later < pair.earlier and re.match(rf" to {ABOUT}[0-9£]", plain[pair.earlier[1] :]))
        or (not pair.is_said and _BREAK.search(between))
        or _PLANNED.search(plain[pair.earlier[1] : pair.earlier[1] + 30])
        or not all(_is_exact(plain, span, is_said=pair.is_said and span == pair.earlier) for span in (first, second))
    ):
        return False
    # a share of the later figure that was said before it: what follows may be of that share
    return not _SHARES.search(before) or kind_of(earlier) != "" or BEFORE.search(before) is not None


def _is_exact(plain: str, span: tuple[int, int], *, is_said: bool) -> bool:
    """Whether a figure counts all that it is said of, and is neither a length of time nor about so many."""
    start, end = span
    after = plain[end : end + 24]
    if _OF_OTHERS.match(after) or _NO_COUNT.match(after[:16]) or _UNITS.match(after[:12]) or _RATIO.match(after):
        return False
    return is_said or _INEXACT.search(plain[max(start - 24, 0) : start]) is None


def _steps(passage: Passage, plain: str, pair: _Pair) -> Iterator[FoundClaim]:
    start = sentence_start(plain, pair.span[0])
    before = plain[max(start, pair.span[0] - 160) : pair.span[0]]
    also = _ALSO.match(plain, pair.span[1])
    end = pair.span[1]
    if also is not None and _is_later(passage.text, also):
        end = also.end()
    after = plain[end : end + 160]
    for pattern in (AFTER, GAP_AFTER, PART_AFTER):
        match = pattern.match(after)
        if (
            match is not None
            and not _BREAK.search(match["fill"])
            and not _YEARLY.search(match[0])
            and not _is_of_more(after, match, stems_in(plain[start:end]))
        ):
            yield from _found(passage, pair, match, end)
            gap = next((match[name] for name in ("gap", "gap2") if match.groupdict().get(name)), None)
            of_gap = PER_CENT_OF_GAP.match(after, match.end()) if gap else None
            if of_gap is not None:
                yield from _found(passage, pair, of_gap, end)
    went = WENT_BEFORE.search(before)
    if went is not None and plain[slice(*pair.span)].startswith("from"):
        yield from _found(passage, pair, went)
    for pattern in (BEFORE, TIMES_BEFORE):
        match = pattern.search(before)
        if match is not None and not _BREAK.search(match["fill"]) and not _ANOTHER.search(match["fill"]):
            yield from _found(passage, pair, match)


def _is_later(text: str, also: re.Match[str]) -> bool:
    """Whether the first of two earlier times is the later of them, and so the one that "the previous year" means."""
    first, second = (text[slice(*also.span(name))][:4] for name in ("when", "other"))
    return bool(_YEAR.fullmatch(first) and _YEAR.fullmatch(second)) and first > second


def _is_of_more(context: str, match: re.Match[str], named: frozenset[str]) -> bool:
    """Whether what follows a size makes it one of something else, a yearly one, or one on another figure."""
    after = context[match.end() : match.end() + 40]
    if re.search(r"\b(?:more|fewer|less)\Z", match[0]) and names_another_thing(after, named):
        return True
    return bool(NOT_AFTER.match(after) or _ITS_OWN_BASE.match(after) or _ITS_OWN_TIME.match(after))


def _found(passage: Passage, pair: _Pair, match: re.Match[str], after: int | None = None) -> Iterator[FoundClaim]:
    text, groups = passage.text, match.groupdict()
    earlier, later = text[slice(*pair.earlier)], text[slice(*pair.later)]
    place = passage.place_of(min(pair.span[0], pair.later[0]))
    claim, said = claim_of(groups, earlier, later)
    span = pair.span if after is None else (pair.span[0], after + match.end())
    taken = f"{earlier} as the earlier figure", f"{later} as the later figure", f"{said} as the step"
    yield from found_in(passage, span, claim, *taken, place=place)
