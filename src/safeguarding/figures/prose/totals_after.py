"""Sums told after their parts: "214 in primary, 187 in secondary and 33 in special schools: 434 pupils in all".

All figures of the sentence before are the parts, or, after "So" and "Together", those of the entries or sentences before.
Where some of them alone make the total, or one is of another thing, nothing is said.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from safeguarding.figures.claims import check
from safeguarding.figures.kinds.totals import TotalClaim
from safeguarding.figures.policies import CHARITABLE
from safeguarding.figures.prose.footings import PERIOD
from safeguarding.figures.prose.found import FoundClaim, fragment, marked
from safeguarding.figures.prose.main_figures import sentence_spans
from safeguarding.figures.prose.partitions import exclude_each_other, is_a_slip, may_overlap
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.quantities import Quantity, quantities_in
from safeguarding.figures.prose.stock_phrases import is_near
from safeguarding.figures.prose.tables import NO_SUM, PEOPLE
from safeguarding.figures.prose.things import counts_things, stems_in

_FIGURE = r"(?P<total>£?[0-9][0-9,]*(?:\.[0-9]+)?(?: ?(?:million|m|k|bn)\b)?)"
_THINGS = r"(?P<things>(?: (?!of\b|with\b|more\b|fewer\b|less\b|from\b|per\b|new\b|other\b|above\b|below\b|up\b|so\b)[a-z’-]{2,20}){0,4}?)"
_ALL = r"(?P<all> (?:in all|in total|altogether|all told|combined|between them))?"
# , making 117 visits altogether; : 443 pupils in all; , a combined total of 265 cases
_AFTER = re.compile(
    rf"(?:[,;:]| [–—-]) (?:and |or |so )?(?P<said>(?:making|giving|totalling|(?:which|that) (?:makes|comes to|adds up to|totals|gives)|a (?:combined |grand |joint )?total of) (?:a (?:combined |grand |joint )?total of )?)?{_FIGURE}{_THINGS}{_ALL}[.;]?\Z"
)
# Together they saw 460 families; That makes 130 referrals in the quarter; So, 3,680 in total
_POINTS = re.compile(
    rf"(?:(?P<so>So,?)|Together,?(?: they| these| the (?:two|three|four|five|six)(?: [a-z]+)?)?|Between them,?(?: they)?|Added together,?(?: they| these)?|(?:That|This) (?:makes|gives|comes to))(?: (?!not\b)[a-z]{{2,14}}){{0,2}}? (?:a total of )?{_FIGURE}{_THINGS}{_ALL}(?: (?:in|for|over) the (?:year|quarter|term|month|period|half-year))?[.;]?\Z"
)
# parts of parts, parts that are not all, and figures that were before
_ELSE = re.compile(
    r"%|per ?cent|\b(?:of (?:whom|which|these|those|them|the [0-9])|includ\w+|plus|some|several|a few|many|various|at least|up to|more than|fewer than|less than|(?:about|around|over|nearly|almost|approximately)(?= £?[0-9])|"
    r"each|both|also|per|every|another|further|average|target|compared|than|up from|down from|rose|fell|from £?[0-9]|previous\w*|before|last|earlier|out of|unless|except\w*|but|against|capacity|one|twice|again|shared|remaining|rest|others?)\b|\(",
    re.IGNORECASE,
)
_NOUN = re.compile(r"[a-z’-]{3,30}(?<!s)s\b|\b(?:children|people|staff)\b")
_LONGEST, _FEWEST, _MOST, _MOST_SENTENCES, _FAR, _SLIGHT = 400, 2, 8, 4, 4, 10


def totals_after_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every sum that is told after all its parts.

    Examples:
        >>> text = "The team made 62 first visits and 45 later visits, making 117 visits altogether."
        >>> [each.taken for each in totals_after_in([Passage(text=text)])]
        [('62, 45 as the parts', '117 as the total')]
    """
    for at, passage in enumerate(passages):
        if passage.kind is PassageKind.TABLE or NO_SUM.search(passage.text):
            continue
        spans = [*sentence_spans(passage.text, longest=_LONGEST)]
        for k, (start, end) in enumerate(spans):
            text = passage.text[start:end]
            points, after = _POINTS.match(text), _AFTER.search(text)
            if points is not None and (points["all"] or not points["so"]):
                before = _told_before(passages, at, spans[max(k - _MOST_SENTENCES, 0) : k])
                yield from _told(passage, before, points, start)
            elif after is not None and (after["said"] or after["all"]):
                beside = passage.text[slice(*spans[k - 1])] if k else ""
                yield from _told(passage, [text[: after.start()]], after, start, beside=beside)


def _told_before(passages: Sequence[Passage], at: int, spans: Sequence[tuple[int, int]]) -> list[str]:
    """The sentences before one, or, at the head of a paragraph, the entries of the list before it."""
    if spans:
        return [passages[at].text[slice(*span)] for span in spans]
    entries = itertools.takewhile(lambda each: each.kind is PassageKind.LIST_ENTRY, reversed(passages[:at]))
    return [each.text for each in itertools.islice(entries, _MOST + 1)][::-1]


def _told(
    passage: Passage, texts: Sequence[str], match: re.Match[str], start: int, *, beside: str = ""
) -> Iterator[FoundClaim]:
    figures = [[*quantities_in(text)] for text in texts]
    parts = [*itertools.chain.from_iterable(figures)]
    totals = [each for each in quantities_in(match.string) if each.start == match.start("total")]
    if not _FEWEST <= len(parts) <= _MOST or not totals or any(map(_ELSE.search, texts)):
        return
    (total,) = totals
    counted = all(
        each.unit or counts_things(text, each.start, each.end)
        for text, several in zip(texts, figures, strict=True)
        for each in several
    )
    if not counted or {each.unit for each in parts} != {total.unit} or total.unit not in ("", "£", "£m", "£k", "£bn"):
        return
    names = [name for text, several in zip(texts, figures, strict=True) for name in _names(text, several)]
    claim = TotalClaim(parts=tuple(each.text for each in parts), total=total.text, where=str(passage.place))
    others = [each.value for each in (*parts, *quantities_in(beside))][: 2 * _MOST]
    is_wrong = not check(claim, CHARITABLE).is_consistent
    if is_wrong and (_makes(others, total) or not _is_sure(names, parts, total, match)):
        return
    span = (start + match.start(), start + match.end())
    figures_said = ", ".join(each.text for each in parts)
    yield FoundClaim(
        claim=claim,
        place=passage.place_of(start + match.start("total")),
        quote=fragment(match[0]),
        taken=(f"{figures_said} as the parts", f"{total.text} as the total"),
        sentence=marked(passage.text, span),
    )


def _names(text: str, figures: Sequence[Quantity]) -> list[str]:
    """What is said of each figure: the words up to the next one."""
    ends = [*(each.start for each in figures[1:]), len(text)]
    return [re.sub(r",? and \Z|, \Z", "", text[each.end : end]) for each, end in zip(figures, ends, strict=False)]


def _makes(others: Sequence[Fraction], total: Quantity) -> bool:
    """Whether one of the figures, or some of them together, are the total: then it is of them."""
    return any(
        sum(some) == total.value for many in range(1, len(others) + 1) for some in itertools.combinations(others, many)
    )


def _is_sure(names: Sequence[str], parts: Sequence[Quantity], total: Quantity, match: re.Match[str]) -> bool:
    """Whether parts that do not make their total are all of it, and nobody is in two of them."""
    made, digits = sum(each.value for each in parts), total.text.replace(",", "")
    right = f"{float(made):.{len(digits.partition('.')[2])}f}"
    is_far = abs(made - total.value) * _FAR > max(made, total.value) and sorted(right) != sorted(digits)
    if is_far or total.value in {each.value for each in parts}:
        return False
    said = " ".join(names)
    nouns = [set(_NOUN.findall(name)) for name in names]
    if match.re is _POINTS and not _are_alike(nouns, set(_NOUN.findall(match["things"]))):
        return False
    is_over = made > total.value
    if (
        is_over
        and PEOPLE.search(f"{said} {match['things']}")
        and (PERIOD.search(said) or not exclude_each_other(names))
    ):
        return False
    if is_near(right, digits):
        return not is_over or not any(map(may_overlap, names)) or exclude_each_other(names)
    if match.re is _POINTS or total.unit:
        return match.re is _AFTER and abs(made - total.value) * _SLIGHT <= total.value
    return is_a_slip([int(each.value) for each in parts], int(total.value), names, is_said=True)


def _are_alike(nouns: Sequence[set[str]], told: set[str]) -> bool:
    """Whether figures of several sentences count the same: one noun is said of the first, of the total if of any, and no other of a part."""
    same = set.intersection(*(each or nouns[0] for each in nouns)) if nouns else set()
    return bool(same) and (not told or bool(stems_in(" ".join(told)) & stems_in(" ".join(same))))
