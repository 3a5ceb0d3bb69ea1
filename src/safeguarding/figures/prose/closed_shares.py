"""Shares told in any order and any words, where the first three figures of a sentence are a count, its base and a percentage.

The larger count is the base. The percentage has to be tied to the counts: in brackets, after "or" or "which is", before "of
the 96", or as a response rate. A noun that is another thing, a word that brings in other matter, another time or place, or
the share of those that are left, and nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from safeguarding.figures.claims import check
from safeguarding.figures.kinds.shares import ShareClaim
from safeguarding.figures.policies import CHARITABLE
from safeguarding.figures.prose.closed_wordings import (
    AND,
    ANSWERS,
    COHORT,
    COUNTED_BESIDE,
    DONE,
    END,
    FIGURE,
    IN_ALL,
    IN_PASSING,
    NEARLY,
    OF,
    OF_OTHERS,
    OTHER,
    POINTS_BACK,
    RATE,
    RATE_OF_REPLIES,
    REPLIED,
    RESPONSE,
    SAME,
    SCORED,
    SUMS_UP,
    TIE,
)
from safeguarding.figures.prose.found import FoundClaim, found_in
from safeguarding.figures.prose.main_figures import sentence_spans
from safeguarding.figures.prose.masks import masked
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.share_doubts import IN_A_PLACE
from safeguarding.figures.prose.share_wordings import digits_of
from safeguarding.figures.prose.things import (
    counted_in,
    counts_things,
    is_parted,
    is_with_others,
    names_another_thing,
    stem,
)
from safeguarding.figures.prose.tokens import is_step_after
from safeguarding.figures.stated import Stated
from safeguarding.records import Record

_LONGEST, _SPOKEN_BASE, _PAIR = 420, 10, 2


@attrs.frozen
class _Three(Record):
    """Where a count, its base and a percentage stand in a text."""

    count: tuple[int, int]
    base: tuple[int, int]
    percentage: tuple[int, int]

    @property
    def span(self) -> tuple[int, int]:
        """From the first of them to the last."""
        all_three = (self.count, self.base, self.percentage)
        return min(all_three)[0], max(all_three)[1]


def closed_shares_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every share whose three figures are the first of a sentence, or whose base is the one figure of the sentence before.

    Examples:
        >>> text = "In all 96 plans were issued, and of these 69 met the deadline, representing 62%."
        >>> [each.taken for each in closed_shares_in([Passage(text=text)])]
        [('69 as the count', '96 as the base', '62% as the percentage')]
    """
    for passage in passages:
        if passage.kind is PassageKind.TABLE or not re.search(r"%|per ?cent", passage.text):
            continue
        plain = IN_PASSING.sub(_quiet, masked(passage.text).replace("i.e.", "i_e_"))
        spans = [*sentence_spans(plain, longest=_LONGEST)]
        for at, (start, end) in enumerate(spans):
            figures = [*FIGURE.finditer(plain, start, end)][:3]
            if not any(each["percentage"] for each in figures):
                continue
            three, first, is_apart = _roles(plain, figures), start, False
            is_summed_up = at and len(figures) > 0 and figures[0]["percentage"] and SUMS_UP.match(plain, start)
            if three is None and is_summed_up:
                first = spans[at - 1][0]
                three = _roles(plain, [*FIGURE.finditer(plain, first, spans[at - 1][1]), figures[0]])
            elif three is None and at and len(figures) > 1:
                first = spans[at - 1][0]
                before = [*FIGURE.finditer(plain, first, spans[at - 1][1])]
                three, is_apart = _roles(plain, [*before, *figures[:2]]) if len(before) == 1 else None, True
            if three is None and len(figures) == _PAIR and at + 1 < len(spans):
                yield from _of_what_follows(passage, plain, figures, spans[at + 1])
            if three is not None and _is_tied(plain, three, first, start if is_apart else None):
                yield from _found(passage, three)


def _of_what_follows(
    passage: Passage, plain: str, figures: Sequence[re.Match[str]], after: tuple[int, int]
) -> Iterator[FoundClaim]:
    """A count and its percentage in brackets, whose cohort the next sentence says."""
    count, share = figures
    cohort = COHORT.match(plain[slice(*after)])
    if cohort is None or not count["count"] or not share["percentage"] or plain[count.end() : share.start()] != " (":
        return
    base = (after[0] + cohort.start("base"), after[0] + cohort.end("base"))
    three = _Three(count.span(), base, share.span())
    first = plain.rfind(". ", 0, count.start()) + 1
    is_other = OTHER.search(plain[first : after[0]]) is not None or plain[share.end() : share.end() + 1] != ")"
    if (
        not is_other
        and _number(plain, count.span()) < _number(plain, base)
        and _is_counted(plain, count.span(), is_base=False)
    ):
        yield from _found(passage, three)


def _quiet(match: re.Match[str]) -> str:
    """The words with as many letters, but without those that would bring in other matter."""
    at = next(name for name in match.re.groupindex if match[name])
    start, end = (place - match.start() for place in match.span(at))
    inner = "".join(each if each == " " else "x" for each in match[at])
    return match[0][:start] + inner + match[0][end:]


def _roles(plain: str, figures: Sequence[re.Match[str]]) -> _Three | None:
    """Which of three figures is what: of two counts, the larger is the base."""
    counts = [each.span() for each in figures if each["count"]]
    shares = [each.span() for each in figures if each["percentage"]]
    if len(counts) != 2 or len(shares) != 1:  # noqa: PLR2004  a count and its base
        return None
    count, base = sorted(counts, key=lambda span: _number(plain, span))
    is_all = _number(plain, count) == _number(plain, base)  # all of them: where they stand says which is which
    if is_all and OF.search(plain[count[1] : base[0]]) is None:
        count, base = base, count
    return _Three(count, base, shares[0])


def _is_tied(plain: str, three: _Three, first: int, sentence: int | None) -> bool:
    """Whether the three belong together, and to nothing else."""
    (start, end), after = three.span, plain[three.span[1] :][:60]
    inner = plain[start:end]
    is_answered = RESPONSE.search(plain[first : end + 60]) is not None
    if (
        not all(_is_counted(plain, span, is_base=span == three.base) for span in (three.count, three.base))
        or _other(plain[first:start], is_answered=is_answered)
        or _other(inner, is_answered=is_answered)
        # "half of the rise (20) … and 25% (10)": what stands in brackets is a part itself, and (39%; n=14) a share and its count
        or plain[: three.base[0]].endswith("(")
        or (sentence is not None and COUNTED_BESIDE.search(plain[: three.base[0]]))
        or (three.percentage[0] == start and NEARLY.search(plain[first:start]))
    ):
        return False
    if (
        AND.search(inner)
        or (is_step_after(plain, three.percentage[1]) or IN_A_PLACE.match(after))
        or re.match(r" ?(?:more|fewer|of (?:children|cases) not)\b", after)
    ):
        return False
    if not _is_percentage_tied(plain, three, is_answered=is_answered):
        return False
    is_beside = (
        plain[three.count[1] : three.percentage[0]] in (" (", " [") or SCORED.search(plain, first, end + 60) is not None
    )
    if three.base < three.count:
        between = plain[three.base[1] : three.count[0]]
        if is_beside and not (is_answered or POINTS_BACK.search(between)):
            return False  # such a share has a reader of its own
        return _is_of_the_base(plain, three, first, sentence, is_answered=is_answered)
    between = plain[three.count[1] : three.base[0]]
    if three.count < three.percentage < three.base:
        between = plain[three.percentage[1] : three.base[0]]
    is_few = _number(plain, three.base) <= _SPOKEN_BASE and "." not in plain[slice(*three.percentage)]
    is_spoken = is_few or SCORED.search(plain, first, end + 60) is not None
    return OF.search(between) is not None and sentence is None and not is_spoken


def _other(words: str, *, is_answered: bool) -> bool:
    """Whether words bring in other matter; who was asked "every school" and "each parent" is no other."""
    return any(not (is_answered and match[0].casefold() in ("every", "each")) for match in OTHER.finditer(words))


def _is_percentage_tied(plain: str, three: _Three, *, is_answered: bool) -> bool:
    at, start = three.percentage, three.span[0]
    before, after = plain[max(start, at[0] - 50) : at[0]], plain[at[1] : at[1] + 50]
    if at[0] == start:  # the percentage comes first: the counts follow in brackets, after a colon, or as its base
        first, last = sorted((three.count, three.base))
        between = plain[at[1] : first[0]]
        if POINTS_BACK.search(plain[first[1] : last[0]]):
            return False  # a 30% response, with 100 returns, of which 10 were blank
        is_of = re.match(r" of (?:the |these |those |our |all |all the |its )?\Z", between) is not None
        if three.base < three.count and (is_of or not is_answered):
            return is_of and IN_ALL.search(plain, three.count[0] - 2, three.count[1] + 16) is not None
        return re.search(
            r"(?:[:(–—-]|,|\bor|i\.e\.|that is)(?: (?:that is|or|i\.e\.|just|only|with|some|in all|there were|the)){0,6}? ?(?:n ?= ?)?\Z",
            between,
        ) is not None or (is_answered and re.search(r"\brate\b", between) is not None)
    if three.count < at < three.base or three.base < at < three.count:
        if at < three.count:  # of 240 asked, 40% (96) took part
            of_them = re.compile(r"(?: of (?:them|these|those|which|whom))?(?: [a-z]+){0,2} \((?:n ?= ?)?")
            is_in_brackets = plain[three.count[0] - 1] == "("
            return is_in_brackets and of_them.fullmatch(plain[at[1] : three.count[0]]) is not None
        # 96 took part, 40% of the 240
        is_of = OF.fullmatch(plain[at[1] : three.base[0]].lstrip(" )")) is not None
        return is_of and TIE.search(before) is not None
    is_same = SAME.search(before) is not None and DONE.match(after) is not None
    is_tied = is_same or (TIE.search(before) is not None and END.match(after) is not None)
    is_rate = is_answered and RATE.search(before) is not None and END.match(after) is not None
    things = OF_OTHERS.match(after.lstrip(")]"))
    return (is_tied or is_rate) and things is None


def _is_of_the_base(plain: str, three: _Three, first: int, sentence: int | None, *, is_answered: bool) -> bool:
    """Whether a count after its base surely counts some of the same things."""
    between, after = plain[three.base[1] : three.count[0]], plain[three.count[1] :][:60]
    # 12 workers fill 11.4 posts, of which 2 are vacant; a third of the 90 replied, 15 of them late
    if re.search(r"[0-9]|\b(?:half|a third|a quarter|most|some|many)\b", between) or (
        three.base < three.percentage and is_parted(plain, three.base[0])
    ):
        return False
    if POINTS_BACK.search(between) or POINTS_BACK.match(after.lstrip()):
        return True
    named = counted_in(plain[first : three.count[0]], three.base[1] - first)
    named = named | ANSWERS if is_answered else named
    things, behind = OF_OTHERS.match(after), plain[three.percentage[1] :][:60].lstrip(")]")
    if re.match(r" of th[eo]se (?:who|that|with|in|aged|whose|known|due)\b", behind) or any(
        names_another_thing(each, named) for each in (after, behind)
    ):
        return False
    if things is not None and stem(things["thing"]) not in named:
        return False
    # of what was counted in another sentence or clause only where the words go on with it
    return sentence is None or is_answered or re.match(r" (?:were|was|had|have|are|did|[a-z]+ed)\b", after) is not None


def _is_counted(plain: str, span: tuple[int, int], *, is_base: bool) -> bool:
    start, end = span
    if is_base and is_with_others(plain, end):
        return False
    # after a bracket, a colon, "sent to" or "from" stands no measure, nor after "some"
    cut = r"(?:[:(–—=-]|\b(?:from|to|by)|\b(?:to|of|from) (?:all|the|all the|our)) ?\Z"
    is_some = is_base and plain[max(start - 5, 0) : start].casefold() == "some "
    if is_some or re.search(cut, plain[max(start - 14, 0) : start]):
        return counts_things(f"x {plain[start : start + 90]}", 2, 2 + end - start)
    return counts_things(plain, start, end)


def _base(text: str, span: tuple[int, int]) -> Stated:
    """A base; "some 460" may be one that was rounded to tens."""
    digits = digits_of(text[slice(*span)])
    is_some = re.search(r"\b[Ss]ome \Z", text[max(span[0] - 6, 0) : span[0]]) is not None
    return Stated(digits, to_nearest=10) if is_some and digits.endswith("0") else Stated(digits)


def _number(text: str, span: tuple[int, int]) -> int:
    return int(digits_of(text[slice(*span)]).replace(",", ""))


def _found(passage: Passage, three: _Three) -> Iterator[FoundClaim]:
    text = passage.text
    said, base, percentage = (text[slice(*span)] for span in (three.count, three.base, three.percentage))
    count, whole = digits_of(said), digits_of(base)
    in_words = re.match(r"[A-Za-z -]+(?= per)", percentage)
    stated = f"{digits_of(in_words[0])}%" if in_words else percentage
    claim = ShareClaim(count=count, base=_base(text, three.base), percentage=stated)
    left = int(whole.replace(",", "")) - int(count.replace(",", ""))
    of_the_rest = ShareClaim(count=str(left), base=whole, percentage=stated)
    is_of_replies = REPLIED.match(text, three.count[1]) and RATE_OF_REPLIES.search(text[: three.percentage[0]])
    if not is_of_replies and check(of_the_rest, CHARITABLE).is_consistent and check(claim, CHARITABLE).is_inconsistent:
        return  # "12 of 40 were late, so 70% were on time"; a response rate is of those who replied
    taken = f"{said} as the count", f"{base} as the base", f"{percentage} as the percentage"
    yield from found_in(passage, three.span, claim, *taken)
