"""What is said to be left of a whole, in its sentence or over two or three: "the remaining 18%", "the other 12", "the balance of £24,000"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from safeguarding.figures.claims import check
from safeguarding.figures.kinds.fractions_in_words import FractionClaim
from safeguarding.figures.kinds.totals import TotalClaim
from safeguarding.figures.policies import CHARITABLE
from safeguarding.figures.prose.found import FoundClaim, found_in
from safeguarding.figures.prose.fraction_phrases import FRACTION
from safeguarding.figures.prose.main_figures import sentence_spans
from safeguarding.figures.prose.masks import blank, masked
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.share_wordings import NUMBER, digits_of
from safeguarding.figures.prose.stock_phrases import CAME, SPAN
from safeguarding.figures.prose.things import counts_things, names_another_thing, stems_in
from safeguarding.figures.prose.tokens import PERCENTAGE
from safeguarding.figures.stated import Stated

_MONEY = r"£[0-9]{1,3}(?:,[0-9]{3})*(?:\.[0-9]{1,3})?(?: ?(?:million|m|k|bn)\b)?"
_FIGURE = re.compile(rf"(?P<share>{PERCENTAGE})|(?P<money>{_MONEY})|(?P<count>{NUMBER})", re.IGNORECASE)
_LEFT = re.compile(
    r"(?<!of )\b(?:the (?:remaining|other|final|last|balance of|remainder of|rest,|remainder,)|(?:that|which|this) (?:leaves|left)|leaving(?: just| only)?|those left over,|what (?:is left|remains),) (?=[0-9£a-z])"
    r"|\bthe (?=(?:[0-9,]{1,7}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) others\b)"
    r"|\b(?:so(?: that)?|meaning(?: that)?|which means(?: that)?) (?=[0-9,]{1,7} (?:[a-z]+ )?(?:did|had|were|have|are) not\b)"
    r"|\bso (?=[0-9,]{1,7} were (?:late|overdue|outstanding|missed|unmet)\b)"
    r"|\bthe (?=(?:[0-9,]{1,7}|two|three|four|five|six|seven|eight|nine|ten)(?: (?:children|families|carers|cases|plans|homes|young people|[a-z]+s))? (?:who|that|which) (?:did|do|had|have|were|was|are|could) not\b)",
    re.IGNORECASE,
)
_LATE = re.compile(r" were (?:late|overdue|outstanding|missed|unmet)\b")
_ON_TIME = re.compile(r"\b(?:on time|in time|within|timely|met|held)\b")
_LEAVES = re.compile(r"leav|left", re.IGNORECASE)
# counts of some that may be counted again, or that are not exact, or of another time
_ELSE = re.compile(
    r"\b(?:includ\w+|plus|at least|up to|more than|(?:about|around|over|nearly|almost|approximately)(?= [0-9£])|each|both|also|per(?! ?cent)|"
    r"all but|another|a (?:small |large )?number (?=[a-z])|a few|the same|similar|as many|equal\w*|compared|last year|previous\w*|up from|(?<!stepping )(?<!stepped )down from|twice|overlap\w*|either|average\w*|target|in (?:two|three|four|five|ten) of|some of|several|many|various|than)\b"
    r"|\b[a-z]\) ",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\([^()]{0,120}\)")
# half of them (50%); most of them (54%): a part that only its bracket gives in figures
_TOLD = re.compile(
    rf"(?:\A|(?<=[.,;:] )|(?<=\band )|(?<=\bwhile ))(?P<words>{FRACTION}|most|some|many|others?|a few|(?:the |a )(?:[a-z]+ )?(?:majority|minority))\b(?P<between>[^.,;:%0-9()]{{0,90}}?) \((?P<share>{PERCENTAGE})\)",
    re.IGNORECASE,
)
_IN_WORDS = re.compile(rf"\b{FRACTION}\b", re.IGNORECASE)
_CLAUSE = re.compile(r"\b(?:who|that|which|whose|whom|where)\b", re.IGNORECASE)
# the rest (32%); the remaining families (32%)
_REST = re.compile(
    rf"\bthe (?:rest|remainder|others|remaining(?: [a-z’'-]+){{1,4}})(?: of (?:them|these|those))? \((?P<share>{PERCENTAGE})\)",
    re.IGNORECASE,
)
_SENT_TO = re.compile(
    r"\b(?:sent|went|given|issued|wrote|written|offered|posted|emailed)(?: out)? to (?:all )?(?:the |our )?\Z"
)
_SOME_SHARE = re.compile(r"\b[Ss]ome (?=[0-9])")
_OF_THE = re.compile(r"\b(?:of|out of) (?:the |these |those |our |all |all the |its )?\Z", re.IGNORECASE)
# and two have left: more of the parts
_AND_MORE = re.compile(
    rf"(?:,|;|\band|\bwhile|\bwith) (?:a further |another )?{NUMBER}(?! (?:of|in|to|to be)\b)(?= [a-z])", re.IGNORECASE
)
# the whole stands in a sentence or a clause of its own
_INTRODUCED = re.compile(
    r"[.;:] |\b(?:of (?:whom|which|these|them)|made up of|with|(?:were|was) (?:asked|invited|contacted|approached|offered|sent|reviewed|audited|due|seen))\b",
    re.IGNORECASE,
)
_PLURAL = re.compile(r" [a-z’-]{2,20}s\b")
_LONGEST, _REACH, _MOST, _WHOLE = 500, 3, 8, 100
_FAR = Fraction(2, 5)


def remainders_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every figure that is said to be what is left, beside the whole and its other parts.

    Examples:
        >>> text = "Of the 34 cases, 22 were closed. The other 14 were not."
        >>> [each.taken for each in remainders_in([Passage(text=text)])]
        [('22, 14 as the parts', '34 as the total')]
    """
    for passage in passages:
        if passage.kind is PassageKind.TABLE or not (_LEFT.search(passage.text) or _REST.search(passage.text)):
            continue
        plain = _BRACKETS.sub(blank, _TOLD.sub(_in_figures, _REST.sub(_after_a_comma, masked(passage.text))))
        spans = [*sentence_spans(plain, longest=_LONGEST)]
        for at, (start, end) in enumerate(spans):
            for left in _LEFT.finditer(plain, start, end):
                last = _FIGURE.match(plain, left.end(), end)
                if last is not None and _is_left(
                    plain[spans[max(at - _REACH + 1, 0)][0] : left.start()], last, plain[last.end() : end]
                ):
                    starts = [first for first, _ in spans[max(at - _REACH + 1, 0) : at + 1]]
                    yield from _left_of(
                        passage, plain, last, [first for first in reversed(starts) if start - first <= _LONGEST]
                    )


def _in_figures(told: re.Match[str]) -> str:
    """A part in the figures of its bracket alone; unchanged where the bracket may be of something else."""
    words = " ".join(told["words"].casefold().replace("-", " ").split())
    try:
        claim = FractionClaim(words=words, percentage=told["share"])
        is_theirs = not check(claim, CHARITABLE).is_inconsistent
    except ValueError:
        is_theirs = _CLAUSE.search(told["between"]) is None
    return f"{' ' * len(words)}{told['between']}  {told['share']} " if is_theirs else told[0]


def _after_a_comma(rest: re.Match[str]) -> str:
    """What is left with its share behind a comma, not longer than it was."""
    return f"{'the rest, ':>{rest.start('share') - rest.start()}}{rest['share']} "


def _is_left(before: str, last: re.Match[str], after: str) -> bool:
    """Whether a figure is of what was counted before it, and no further ones follow."""
    if last["share"]:
        return True
    is_last = re.search(r"(?:last|final) \Z", last.string[max(last.start() - 6, 0) : last.start()], re.IGNORECASE)
    if (is_last and not re.search(r"\band (?:the )?\Z", before, re.IGNORECASE)) or re.search(
        r"\bother\b(?!s\b)", after
    ):
        return False
    if re.match(
        r"(?: [a-z-]+)? (?:(?:in|of|on|from|at) (?:the|our|another|[A-Z])|with |whose |(?:that |which )?(?:we|they) )",
        after,
    ):
        return False  # the others of a larger place
    is_told = (
        re.search(
            r"\b(?:so(?: that)?|means?|meaning)(?: that)? \Z", last.string[max(last.start() - 20, 0) : last.start()]
        )
        is not None
    )
    if is_told and _LATE.match(after) and not _ON_TIME.search(before):
        return False
    if re.search(r"\byet to be\b", after):
        return False  # of 36 that were inspected, those that are not are none
    named = stems_in(before)
    is_other = last["count"] is not None and not is_told and names_another_thing(after.removeprefix(" others"), named)
    return not is_other and _AND_MORE.search(after) is None


def _left_of(passage: Passage, plain: str, last: re.Match[str], starts: Sequence[int]) -> Iterator[FoundClaim]:
    """What is left, from as few sentences as hold a whole and a part beside it."""
    sort = str(last.lastgroup)
    tried: list[FoundClaim] = []
    for start in starts:
        before = _SOME_SHARE.sub(blank, plain[start : last.start()])
        figures = [match for match in _FIGURE.finditer(before) if not _is_no_figure(before, match)]
        if len(figures) < 1 + (sort != "share"):
            continue
        is_in_words = sort == "share" and _IN_WORDS.search(before)
        if any(match.lastgroup != sort for match in figures) or _ELSE.search(before) or is_in_words:
            break
        if len(figures) > _MOST:
            break
        if sort == "count" and not all(
            counts_things(before, *match.span()) or _SENT_TO.search(before[: match.start()]) for match in figures
        ):
            break
        read = _whole_and_parts(before, figures, sort)
        if read is None or (_LEAVES.search(before[-24:]) and CAME.search(before)):
            continue
        whole, parts = read
        if sort == "count" and _count_others(before, figures, whole, plain[last.end() :]):
            continue
        parts = [*parts, last[0]]
        # what stands in brackets is no part here, but may be what is left of
        asides = re.findall(PERCENTAGE, passage.text[start : last.start()])[:_MOST] if sort == "share" else []
        if _some_make(parts, whole) or _some_make([*asides, last[0]], whole):
            return
        if _value(last[0]) < _value(whole):
            tried += _found(passage, (start, last.end()), parts, whole)
    # of several wholes it is the one that they make, or come nearest to
    yield from sorted(tried, key=_gap)[:1]


def _count_others(text: str, figures: Sequence[re.Match[str]], whole: str, after: str) -> bool:
    """Whether what is left is called by the noun of the whole, and a part by another: four gases, two sensors, the other three gases."""
    noun = _PLURAL.match(after)
    behind = {match[0]: text[match.end() :] for match in figures}
    of_whole = stems_in(" ".join(behind[whole].split()[:3]))
    named = of_whole if noun is None else stems_in(noun[0])
    is_of_whole = bool(named & of_whole)
    return is_of_whole and any(
        _PLURAL.match(words) and names_another_thing(words, named)
        for figure, words in behind.items()
        if figure != whole
    )


def _gap(found: FoundClaim) -> float:
    claim = found.claim
    assert isinstance(claim, TotalClaim)  # noqa: S101  no other is made here
    return abs(float(sum(part.value for part in claim.parts) / claim.total.value) - 1)


def _is_no_figure(text: str, match: re.Match[str]) -> bool:
    """Whether a word is part of a way of speaking, or a span of time: "one of them", "one in five", "three months"."""
    after = text[match.end() :]
    is_one = match[0].casefold() == "one" and re.match(r" (?:of|in|to|or)\b", after) is not None
    return is_one or (match["count"] is not None and SPAN.match(after) is not None)


def _whole_and_parts(text: str, figures: Sequence[re.Match[str]], sort: str) -> tuple[str, list[str]] | None:
    said = [match[0] for match in figures]
    if sort == "share":
        return "100%", said
    largest = max(figures, key=lambda match: _value(match[0]))
    # the whole comes first, or as "22 of the 34"
    if largest is not figures[0] and not (largest is figures[1] and _OF_THE.search(text[: largest.start()])):
        return None
    parts = [match for match in figures if match is not largest]
    if not re.match(r" [a-z’'-]+", text[largest.end() :], re.IGNORECASE) and sort == "count":
        return None
    between = text[: largest.start()] if largest is not figures[0] else text[largest.end() : parts[0].start()]
    if not (_OF_THE.search(text[: largest.start()]) or _INTRODUCED.search(between)):
        return None
    return largest[0], [match[0] for match in parts]


def _value(figure: str) -> Fraction:
    plain = re.sub(r"[£,]| ?(?:million|m|k|bn)\Z", "", digits_of(figure), flags=re.IGNORECASE)
    return Fraction(Stated(plain).value)


def _some_make(parts: Sequence[str], whole: str) -> bool:
    """Whether the last figure follows from some of the others: then it is left of a part, or the rest is of something else."""
    *others, last = map(_value, parts)
    figures = [_value(whole), *others]
    # left of one part, or of the whole with what came since: any way to it but by all parts at once
    by_all = (1, *(-1 for _ in others))
    for way in itertools.product((-1, 0, 1), repeat=len(figures)):
        come, gone = ([each for sign, each in zip(way, figures, strict=True) if sign == of] for of in (1, -1))
        is_left = gone and (way[0] > 0 or len(come) == 1)
        is_other = is_left and way != by_all and not {*come} & {*gone}
        if is_other and sum(come) - sum(gone) == last:
            return True
    return False


def _found(passage: Passage, span: tuple[int, int], parts: Sequence[str], whole: str) -> Iterator[FoundClaim]:
    plain = [re.sub(r"£| ?(?:million|m|k|bn)\Z", "", digits_of(each), flags=re.IGNORECASE) for each in (*parts, whole)]
    made, total = sum(_value(each) for each in parts), _value(whole)
    taken = f"{', '.join(parts)} as the parts", f"{whole} as the total"
    is_sure = abs(made - total) <= _FAR * total and len({_unit(each) for each in (*parts, whole)}) == 1
    return found_in(passage, span, TotalClaim(parts=tuple(plain[:-1]), total=plain[-1]), *taken, is_sure=is_sure)


def _unit(figure: str) -> str:
    unit = re.search(r"(?:million|m|k|bn)\Z", figure, re.IGNORECASE) if figure.startswith("£") else None
    return unit[0] if unit else ""
