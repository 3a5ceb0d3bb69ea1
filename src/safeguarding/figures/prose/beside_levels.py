"""A figure beside that of others or of a threshold: lower than, matches, within, exceeds, better than.

The words of comparison must be followed by who is compared and by their figure, or their figures one after the other. Ours is
the figure in that unit before those words in the sentence, or, where the sentence only points ("This is lower than"), that
of the sentence before; of "from 675 to 630 days" the later one. Where several may be meant, it is wrong only if each of them
is. Better and worse are read where large or small is plainly good; of two others, ours lies on one side whichever is good.
Another measure or a doubt means silence.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

import attrs

from safeguarding.figures.claims import Claim, check
from safeguarding.figures.kinds.repeats import RepeatClaim
from safeguarding.figures.policies import CHARITABLE
from safeguarding.figures.prose import beside_wordings as wordings
from safeguarding.figures.prose.direction_phrases import direction_claim
from safeguarding.figures.prose.found import FoundClaim, found_in
from safeguarding.figures.prose.fraction_levels import fraction_levels
from safeguarding.figures.prose.good_and_bad import HIGH_IS_GOOD, TIMES, good_way
from safeguarding.figures.prose.main_figures import sentence_spans
from safeguarding.figures.prose.masks import LONGEST_PASSAGE
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.quantities import Quantity, quantities_in
from safeguarding.figures.words import Direction
from safeguarding.records import Record

_LONGEST, _ALIKE = 420, 4
_A_NOUN = re.compile(r" (?!in\b|for\b|and\b|at\b|as\b|but\b|nationally\b)[a-z]")


@attrs.frozen
class _Said(Record):
    """A word of comparison, and the figures that ours is set beside."""

    word: re.Match[str]
    references: Sequence[Quantity]


def beside_levels_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every figure that is said to lie above, below or at that of others.

    Examples:
        >>> text = "Adopted children waited 630 days. This is lower than the England average of 628 days."
        >>> [each.taken for each in beside_levels_in([Passage(text=text)])]
        [('630 as the figure', '628 as what it is set beside', '“lower than” between them')]
    """
    for passage in passages:
        text = passage.text
        if passage.kind is PassageKind.TABLE or len(text) >= LONGEST_PASSAGE or not wordings.WORD.search(text):
            continue
        figures = [*quantities_in(text), *fraction_levels(text)]
        quantities = [each for each in figures if not wordings.AVERAGED.match(text, each.end)]
        quantities.sort(key=lambda each: each.start)
        before: tuple[int, int] | None = None
        for span in sentence_spans(text, longest=_LONGEST):
            yield from _in_sentence(passage, quantities, span, before)
            before = span


def _in_sentence(
    passage: Passage, quantities: Sequence[Quantity], span: tuple[int, int], before: tuple[int, int] | None
) -> Iterator[FoundClaim]:
    """What a sentence says; of what is said on, with "and" or "but", ours is the same figure."""
    text = passage.text
    last: tuple[Sequence[Quantity], int] | None = None
    said_before: _Said | None = None
    for word in wordings.WORD.finditer(text, *span):
        said = _Said(word, _references(text, [each for each in quantities if word.end() <= each.start < span[1]], word))
        said = attrs.evolve(said, references=_as_rates(text, quantities, said, span))
        if not said.references:
            continue
        yield from _between(passage, said_before, said)
        said_before = said
        is_continued = last is not None and wordings.CONTINUED.fullmatch(text, last[1], word.start())
        ours = last[0] if last is not None and is_continued else _ours(text, quantities, said, span, before)
        end = said.references[-1].end
        if not ours:
            for each in _behind(text, quantities, said, span):
                yield from _found(passage, said, [each], words=text[slice(*span)])
        if not ours or ours[0].unit != said.references[0].unit:
            continue
        words = text[span[0] if before is None or span[0] <= ours[0].start else before[0] : end]
        if wordings.DOUBT.search(words) or wordings.DOUBT_AFTER.match(text, end):
            continue
        last = ours, end
        yield from _found(passage, said, ours, words=words)


def _as_rates(text: str, quantities: Sequence[Quantity], said: _Said, span: tuple[int, int]) -> Sequence[Quantity]:
    """The figures of others, in our unit where ours is the only one before, a rate, and they count nothing."""
    before = [each for each in quantities if span[0] <= each.start < said.word.start()]
    if len(before) != 1 or not before[0].unit.startswith("per") or any(each.unit for each in said.references):
        return said.references
    low, high = before[0].value / _ALIKE, before[0].value * _ALIKE
    are_rates = all(low < each.value < high and not _A_NOUN.match(text, each.end) for each in said.references)
    return [attrs.evolve(each, unit=before[0].unit) for each in said.references] if are_rates else said.references


def _between(passage: Passage, one: _Said | None, other: _Said) -> Iterator[FoundClaim]:
    """Below the one but above the other: the one is then the larger, whatever lies between them."""
    if one is None or len(one.references) != 1 or len(other.references) != 1:
        return
    (first,), (second,) = one.references, other.references
    is_joined = wordings.CONTINUED.fullmatch(passage.text, first.end, other.word.start())
    sides = [(bool(each.word["up"]), bool(each.word["down"])) for each in (one, other)]
    if (
        not is_joined
        or first.unit != second.unit
        or sides not in ([(True, False), (False, True)], [(False, True), (True, False)])
    ):
        return
    way = Direction.UP if one.word["down"] else Direction.DOWN
    claim = direction_claim(second.stated, first.stated, way)
    taken = f"{first.text} as the figure of some", f"{second.text} as that of others", "something between them"
    yield from found_in(passage, (one.word.start(), second.end), claim, *taken)


def _references(text: str, after: Sequence[Quantity], word: re.Match[str]) -> list[Quantity]:
    """The figures that follow a word of comparison one after the other, all in one unit."""
    found: list[Quantity] = []
    end = word.end()
    for each in after:
        joint = wordings.TO_ANOTHER if found else wordings.TO_LIMIT if word["within"] else wordings.TO_REFERENCE
        is_single = found and (word["within"] or word["same"])
        is_named = not found and not word["within"] and wordings.TO_NAMED.fullmatch(text, end, each.start)
        if is_named and wordings.OF_ALL.match(text, each.end):
            return [each]
        if (
            not found
            and wordings.TO_LEVELS.fullmatch(text, end, each.start)
            and wordings.IN_OTHERS.match(text, each.end)
        ):
            joint = wordings.TO_LEVELS
        if is_single or not joint.fullmatch(text, end, each.start):
            break
        if word["within"] and not wordings.NAMED_AFTER.match(text, each.end):
            break
        found.append(each)
        end = each.end
    units = {each.unit for each in found if each.unit}
    if len(units) > 1 or any(wordings.NO_LEVEL.match(text, each.end) for each in found):
        return []
    unit = units.pop() if units else ""
    return [attrs.evolve(each, unit=unit) for each in found]


def _ours(
    text: str,
    quantities: Sequence[Quantity],
    said: _Said,
    span: tuple[int, int],
    before: tuple[int, int] | None,
) -> list[Quantity]:
    """The figures that may be compared, in the sentence or in the one before; none where another may be meant."""
    unit, word = said.references[0].unit, said.word
    if not unit:
        return []  # what is counted here and in all England is not set side by side
    lead = text[span[0] : word.start()]
    found = _levels(text, quantities, unit, (span[0], word.start()))
    own = [
        each for each in found if not re.search(r"\bfrom (?:[a-z]+ )?\Z", text[max(each.start - 24, 0) : each.start])
    ]
    theirs = _levels(text, quantities, unit, before) if before is not None else []
    stop = word.start()
    # "27 weeks, which is seven weeks longer than"
    if len(own) > 1 and wordings.STEP.fullmatch(text, own[-1].end, stop):
        stop = own.pop().start
    between = wordings.BETWEEN.fullmatch(text, own[-1].end, stop) if own else None
    if between is not None:
        of = between["of"] + ("," if text.startswith(",", between.end("of")) else "")
        is_step = wordings.STEP.fullmatch(text, own[-1].end, stop)
        is_at = not between["at"] or (re.search(r"\b[Aa]t \Z", text[: own[-1].start]) and not between["of"])
        is_own = own[-1].unit != "%" or re.search(r"\b[Aa]t \Z", text[: own[-1].start]) or said.word[0][:7] == "compare"
        is_theirs = not is_own and wordings.THEIRS.match(text, own[-1].end, stop)
        if not is_at or is_step or is_theirs or wordings.OTHERS.search(wordings.WHO.sub("", of)):
            return []
        if wordings.WHICH.search(text, between.end("of"), between.end()):
            # when only 71.6% were, which was below
            return [each for each in own if each is own[-1] or _is_of_a_range(text, own[-2:], each)]
        # what stood there before: what is there now is said in the sentence before
        is_other = wordings.EARLIER.search(text[span[0] : own[-1].start])
        return own if not is_other else [*theirs, *own] if theirs else []
    # "while it has improved from 245, this is lower than": what this is was said before
    pointer = re.split(r"[,–] ", lead)[-1] if found else lead
    goes_on = not found and wordings.OPENS.match(lead) and f"This {re.split(r'[,–] | (?:but|and) ', lead)[-1]}"
    if own or before is None or not any(map(wordings.POINTING.fullmatch, (pointer, goes_on or pointer))):
        return []
    return theirs


def _behind(text: str, quantities: Sequence[Quantity], said: _Said, span: tuple[int, int]) -> list[Quantity]:
    """The figures of ours that follow that of the others: "lower than the average of 4.7%, at 2.4% and 2.9% respectively"."""
    reference = said.references[-1]
    lead, after = (
        text[span[0] : said.word.start()],
        [each for each in quantities if reference.end <= each.start < span[1]],
    )
    is_doubtful = wordings.DOUBT.search(text[slice(*span)].replace("respectively", "")) or len(said.references) > 1
    if (
        is_doubtful
        or not after
        or _levels(text, quantities, reference.unit, (span[0], said.word.start()))
        or wordings.NO_LEAD.search(lead)
    ):
        return []
    joint = wordings.AT.fullmatch(text, reference.end, after[0].start)
    ours = after[:1] if joint is not None and after[0].unit == reference.unit else []
    if ours and len(after) > 1 and text[after[0].end : after[1].start] == " and ":
        ours = after[:2] if wordings.RESPECTIVELY.match(text, after[1].end) and len(after) == 2 else []  # noqa: PLR2004
    is_all = len(after) == len(ours) and re.match(r"\)?(?:[.;]|,? respectively|\Z)", text[after[-1].end :])
    return ours if is_all else []


def _levels(text: str, quantities: Sequence[Quantity], unit: str, span: tuple[int, int]) -> list[Quantity]:
    """The figures of a unit in a stretch; of "from 675 to 630 days" the later one alone; none where one is inexact."""
    inside = [each for each in quantities if span[0] <= each.start < span[1]]
    for one, other in itertools.pairwise(tuple(inside)):
        if unit and other.unit == unit and not one.unit and wordings.UP_TO.fullmatch(text, one.end, other.start):
            inside[inside.index(one)] = attrs.evolve(one, unit=unit)  # 23 to 24 weeks
    levels = [each for each in inside if each.unit == unit]
    if len(levels) == 2 and wordings.FROM_TO.fullmatch(text, levels[0].end, levels[1].start):  # noqa: PLR2004
        is_from = re.search(r"\bfrom (?:[a-z]+ )?\Z", text[max(levels[0].start - 24, 0) : levels[0].start])
        levels = levels[1:] if is_from else levels
    is_inexact = any(
        wordings.INEXACT.search(text[max(each.start - 30, 0) : each.start])
        or wordings.RANGE.search(text[max(each.start - 14, 0) : each.start])
        or wordings.NO_LEVEL.match(text, each.end)
        for each in levels
        if not _is_of_a_range(text, levels, each)
    )
    return [] if is_inexact else levels


def _is_of_a_range(text: str, levels: Sequence[Quantity], level: Quantity) -> bool:
    """Whether a figure is one end of so many to so many; both ends are then compared."""
    return any(
        wordings.UP_TO.fullmatch(text, one.end, other.start)
        and not wordings.FROM_BEFORE.search(text[max(one.start - 24, 0) : one.start])
        for one, other in itertools.pairwise(levels)
        if level in (one, other)
    )


def _found(passage: Passage, said: _Said, ours: Sequence[Quantity], *, words: str) -> Iterator[FoundClaim]:
    word = said.word
    way = None if word["same"] or word["like"] else _way(word, ours[0].unit, words)
    if way is None and len(ours) == 1 and len(said.references) > 1 and not word["same"] and not word["like"]:
        # whichever is good; one that is printed alike may lie on either side
        way = Direction.UP if ours[0].value > min(each.value for each in said.references) else Direction.DOWN
    for reference in said.references:
        start, end = min(ours[0].start, word.start()), reference.end
        claims = [_claim(word, each, reference, way) for each in ours]
        wrong = [each for each in claims if each is not None and check(each, CHARITABLE).is_inconsistent]
        is_near = len(ours) > 1 and any(each.value == reference.value for each in ours)  # 23 to 24 weeks beside 23
        claim = claims[-1] if len(wrong) in (0, len(ours)) and not is_near else None
        if wrong or len(ours) == 1:
            taken = (
                f"{ours[-1].text} as the figure",
                f"{reference.text} as what it is set beside",
                f"“{word[0]}” between them",
            )
            yield from found_in(passage, (start, end), claim, *taken)


def _claim(word: re.Match[str], later: Quantity, earlier: Quantity, way: Direction | None) -> Claim | None:
    """What a word of comparison says of two figures; None where it says nothing that can be wrong."""
    if word["same"]:
        return RepeatClaim(figures=(later.stated, earlier.stated))
    if way is None or (later.value == earlier.value and word["within"]):
        return None
    return direction_claim(earlier.stated, later.stated, way)


def _way(word: re.Match[str], unit: str, words: str) -> Direction | None:
    """On which side of the other a figure is said to lie; better and worse only where the words say which is good."""
    is_time, is_high = unit in TIMES, unit == "%" and HIGH_IS_GOOD.search(words) is not None
    if word["up"] or word["down"]:
        if not (is_high or word["still"]) and _is_place(word, words, is_time=is_time):
            return None
        return Direction.UP if word["up"] else Direction.DOWN
    if word["within"] or word["longer"] or word["shorter"]:
        way = Direction.UP if word["longer"] else Direction.DOWN
        return way if is_time else None
    return good_way(words, unit, is_better=word["better"] is not None)


def _is_place(word: re.Match[str], words: str, *, is_time: bool) -> bool:
    """Whether above and below may speak of how well one did: performance below a target of 487 days may be 519 days."""
    if is_time and wordings.LENGTH.search(words) and not wordings.PERFORMS.search(words):
        return False
    is_performing = wordings.PERFORMANCE.search(words) is not None
    return bool(wordings.GOAL.search(words) or is_performing or (is_time and (word["above"] or word["below"])))
