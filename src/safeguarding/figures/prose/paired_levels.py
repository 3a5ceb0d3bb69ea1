"""One measure at two times, over one to three sentences: its two figures, and the step or the direction that is said of them.

A window of sentences holds exactly two figures in one unit that are no steps themselves. Which came first is said by the years
beside them or by words ("compared with", "last year"); where nothing says so, nothing is said here. What a step is of must
have been named with the figures; a word that brings in another measure, another place or a doubt means silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from safeguarding.figures.prose import paired_wordings as wordings
from safeguarding.figures.prose.change_phrases import NOT_AFTER
from safeguarding.figures.prose.change_wordings import OF_A_RANK
from safeguarding.figures.prose.direction_phrases import DID
from safeguarding.figures.prose.found import FoundClaim, found_in
from safeguarding.figures.prose.good_and_bad import TIMES
from safeguarding.figures.prose.main_figures import sentence_spans
from safeguarding.figures.prose.masks import LONGEST_PASSAGE, masked
from safeguarding.figures.prose.paired_steps import StatedStep, claim_of_step, sized_step, unsized_steps, way_of
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.quantities import Quantity, quantities_in
from safeguarding.figures.prose.things import names_another_thing, stem, stems_in
from safeguarding.records import Record

_LONGEST, _BOTH = 420, 2


@attrs.frozen
class _Pair(Record):
    """Two figures of one unit, the earlier one first."""

    one: Quantity
    other: Quantity
    window: tuple[int, int]


@attrs.frozen
class _Seen(Record):
    """A text, the same without dates and ages, its figures, and those of them that are the size of no step."""

    text: str = attrs.field(repr=False)
    plain: str = attrs.field(repr=False)
    quantities: Sequence[Quantity]
    levels: Sequence[Quantity]


def paired_levels_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every step that is said of the only two figures of its sentences.

    Examples:
        >>> text = "There has been a 16% decrease in plans. In June 2016 there were 2,000 plans compared to 2,210 in March 2016."
        >>> [each.taken for each in paired_levels_in([Passage(text=text)])]
        [('2,210 as the earlier figure', '2,000 as the later figure', '16% decrease as the step')]
    """
    for passage in passages:
        is_read = passage.kind is not PassageKind.TABLE and len(passage.text) < LONGEST_PASSAGE
        if is_read and wordings.A_STEP.search(passage.text):
            yield from _in_passage(passage)


def _in_passage(passage: Passage) -> Iterator[FoundClaim]:
    plain = masked(passage.text)
    quantities = _quantities(passage.text, plain)
    if len(quantities) < _BOTH:
        return
    spans = [*sentence_spans(plain, longest=_LONGEST)]
    sized = [step for each in quantities if (step := sized_step(plain, each)) is not None]
    taken = {step.size.start for step in sized if step.size}
    steps = [*sized, *unsized_steps(plain, sized)]
    seen = _Seen(passage.text, plain, quantities, [each for each in quantities if each.start not in taken])
    for at, span in enumerate(spans):
        own = [step for step in steps if span[0] <= step.start < span[1]]
        for step in own:
            pair = _pair_near(seen, spans, at, step)
            if pair is not None and _is_of(seen, step, pair, span, own):
                yield from _found(passage, step, pair)


def _quantities(text: str, plain: str) -> list[Quantity]:
    """The figures of a text; the first of "14.1 to 17.7 months" is in months, and "eight pupils per 10,000" a rate."""
    found = [*quantities_in(wordings.BESIDE_DIGITS.sub(lambda match: "x" * len(match[0]), text))]
    for at, each in enumerate(found):
        per = wordings.PER.match(plain, each.end)
        if per is not None and not each.unit:
            found[at] = attrs.evolve(each, unit=f"per{per['per'].replace(',', '')}")
        elif at + 1 < len(found) and plain[each.end : found[at + 1].start] == " to " and not each.unit:
            said = f"{each.text}%" if found[at + 1].unit == "%" else each.text
            found[at] = attrs.evolve(each, text=said, unit=found[at + 1].unit)
    return [
        each
        for each in found
        if not wordings.NO_FIGURE.search(
            f"{plain[max(each.start - 8, 0) : each.start]}{plain[each.start : each.end].split(' ', maxsplit=1)[0]}"
        )
    ]


def _is_level(plain: str, quantity: Quantity, step: StatedStep) -> bool:
    before, after = plain[max(quantity.start - 40, 0) : quantity.start], plain[quantity.end : quantity.end + 24]
    if after.startswith(" from "):
        before = before.removesuffix("up to ")  # "up to 581 days from 551"
    is_span = quantity.unit not in TIMES or wordings.SPAN.search(before)
    return not (
        wordings.INEXACT.search(before)
        or wordings.NO_LEVEL.match(after)
        or (plain[quantity.start] == "x" and (is_span or not step.size))
        or (quantity.unit != "%" and wordings.OF_OTHERS.match(after))
    )


def _pair_near(seen: _Seen, spans: Sequence[tuple[int, int]], at: int, step: StatedStep) -> _Pair | None:
    """The only two figures in one unit of the smallest stretch of sentences around a step that holds two."""
    is_pointing = wordings.POINTING.match(seen.plain, spans[at][0]) is not None
    for before, after in ((0, 0), (1, 0), (2, 0)) if is_pointing else ((0, 0), (1, 0), (0, 1), (2, 0)):
        if at - before < 0 or at + after >= len(spans):
            continue
        window = spans[at - before][0], spans[at + after][1]
        inside = [
            each
            for each in seen.levels
            if window[0] <= each.start < window[1] and (each.unit == "%" or not step.size or step.size.unit != "point")
        ]
        units = [[each for each in inside if each.unit == unit] for unit in {each.unit for each in inside}]
        largest = max((len(several) for several in units), default=0)
        if largest < _BOTH:
            continue
        pairs = [several for several in units if len(several) == _BOTH]
        if is_pointing and not before and not _is_from_to(seen.plain, pairs):
            continue
        if largest > _BOTH or len(pairs) > 1 or not all(_is_level(seen.plain, each, step) for each in pairs[0]):
            return None
        return _ordered(seen, pairs[0], window, step)
    return None


def _is_from_to(plain: str, pairs: Sequence[Sequence[Quantity]]) -> bool:
    """Whether "this" has both its figures in its own sentence."""
    return any(wordings.TO.fullmatch(plain, one.end, other.start) for one, other in pairs)


def _ordered(seen: _Seen, pair: Sequence[Quantity], window: tuple[int, int], step: StatedStep) -> _Pair | None:
    """Two figures, the earlier one first; None where the words do not say which it is, or leave a doubt."""
    plain, (one, other) = seen.plain, pair
    is_rank = OF_A_RANK.search(plain[window[0] : one.start].removesuffix("from "))
    of_others = one.unit != "%" and wordings.OF_THEM.search(plain[slice(*window)])
    said = plain[window[0] : max(other.end, step.end)]
    is_doubtful = wordings.DOUBT.search(plain[slice(*window)]) or wordings.ANOTHER.search(said)
    if is_rank or of_others or is_doubtful or re.search("[0-9]", _without(seen, window)):
        return None  # a figure that is not understood, too
    order = _order(seen, one, other, window, step)
    known = stems_in(f"{plain[max(window[0] - _LONGEST, 0) : other.start]} previous")
    first, second = (_things_after(plain, each) for each in (one, other))
    after = re.split(r"[.,;(]|\b(?:when|ago)\b", plain[other.end : other.end + 80])[0]
    own = re.split(r"(?<=[.;]) ", plain[one.end : other.start])
    is_apart = len(own) > 1 and not wordings.POINTING.match(own[-1])
    is_told = is_apart or (step.start < other.start and not wordings.TO.fullmatch(plain[one.end : other.start]))
    new = _named(f"{own[-1] if is_apart else ''} {after if is_told else ''}") - known
    is_other = names_another_thing(plain[other.end : other.end + 60], known) or (first and second - first)
    if order is None or is_other or new - _named(plain[step.start : step.end + 60]):
        return None
    return _Pair(one, other, window) if order else _Pair(other, one, window)


def _things_after(plain: str, quantity: Quantity) -> frozenset[str]:
    """What a figure counts, by the plural nouns directly behind it."""
    phrase = re.match(
        r"(?: (?!of\b|in\b|on\b|at\b|for\b|to\b|by\b|was\b|this\b|as\b)[a-z’'-]+){0,4}",
        plain[quantity.end :],
        re.IGNORECASE,
    )
    words = phrase[0].split() if phrase else []
    return (
        frozenset(stem(word) for word in words if re.search(r"[a-rt-z]s\Z|\A(?:children|people)\Z", word))
        - wordings.GENERIC
    )


def _without(seen: _Seen, window: tuple[int, int]) -> str:
    """A stretch of the text without the figures that were read."""
    inside = [each for each in seen.quantities if window[0] <= each.start < window[1]]
    cuts = [window[0], *(at for each in inside for at in (each.start, each.end)), window[1]]
    rest = " ".join(seen.plain[one:other] for one, other in zip(cuts[::2], cuts[1::2], strict=True))
    return re.sub(r"\bper (?:1,?000|10,?000|100,?000)\b", "", rest)


def _order(seen: _Seen, one: Quantity, other: Quantity, window: tuple[int, int], step: StatedStep) -> bool | None:
    """Whether the figure that is named first came first; None where the words do not say."""
    plain, between = seen.plain, seen.plain[one.end : other.start]
    before = plain[max(one.start - 40, 0) : one.start]
    is_from = wordings.TO.fullmatch(between) and re.search(r"(?:\bfrom |\()[^.;:0-9]{0,20}\Z", before)
    if is_from or (before.endswith(" to ") and wordings.FROM.fullmatch(between)):
        return bool(is_from)
    start = max([window[0], *(match.end() for match in re.finditer(r"[.;] ", plain[: one.start]))])
    areas = (start, one.end + _reach(between)), (one.end + _reach(between), window[1])
    times = [{_time(match) for match in wordings.YEAR.finditer(seen.text, *area)} for area in areas]
    if len(times[0]) == len(times[1]) == 1:
        (first,), (second,) = times
        if first[0] != second[0] or (first[1] != second[1] and first[1] and second[1]):
            return first < second
    is_set = (
        one.end <= step.start and step.end <= other.start and wordings.AGAINST.fullmatch(plain[step.end : other.start])
    )
    # "20 ended early, 15% more than last year": the step's own time
    told = areas[0], (areas[1][0], step.start if step.start >= other.end else areas[1][1])
    early, now = ([bool(pattern.search(plain, *area)) for area in told] for pattern in (wordings.EARLIER, wordings.NOW))
    if any(one and two for one, two in zip(early, now, strict=True)):
        return None
    by_words = early[0] if early[0] is not early[1] else now[1] if now[0] is not now[1] else None
    if early[0] and now[1]:
        return True  # both are said
    if wordings.COMPARED.search(between) or is_set:
        return None if by_words else False
    return by_words


def _time(match: re.Match[str]) -> tuple[int, int]:
    return int(match["year"]), wordings.MONTHS.index(match["month"].casefold()) + 1 if match["month"] else 0


def _reach(between: str) -> int:
    """How far of the words between two figures is said of the first: to the end of its clause."""
    match = re.match(
        r"(?:[^.,;()]|\((?=[^)]*\)))*?(?:[.;](?= )|[,)]|\b(?:and|but|compared|against|to(?! x)|from|than|up|down)\b|\Z)",
        between,
    )
    return match.end() if match else 0


def _is_of(seen: _Seen, step: StatedStep, pair: _Pair, span: tuple[int, int], others: Sequence[StatedStep]) -> bool:
    """Whether a step is surely of the two figures: of their unit, of what they count, of their times."""
    plain, unit = seen.plain, pair.one.unit
    first, second = sorted((pair.one, pair.other), key=lambda each: each.start)
    between = plain[step.end : first.start] or plain[second.end : step.start]
    alike = [each for each in others if each.size and step.size and each.size.unit == step.size.unit]
    if len(alike) > 1 and not wordings.DIRECTLY.fullmatch(between):
        return False
    if step.size and (step.size.unit not in ("%", "point", unit) or (step.size.unit == "point" and unit != "%")):
        return False
    is_set = bool(
        first.end <= step.start
        and step.end <= second.start
        and wordings.AGAINST.fullmatch(plain[step.end : second.start])
    )
    start, end = _clause(plain, step, span, first, second)
    if _is_of_another_time(seen, step, pair, (start, span[1]), is_set=is_set):
        return False
    is_near = span[0] <= first.start and second.end <= span[1]
    if is_near and _is_tight(plain, step, first, second, between):
        return True
    end = step.end if is_set else end  # what follows is the other figure's
    named = _named(plain[start:end])
    beside = f"{plain[pair.window[0] : start]} {plain[end : pair.window[1]]}"
    starts = (match.end() for match in re.finditer(r"[.;] ", plain[slice(*pair.window)]))
    is_pointing = any(wordings.POINTING.match(plain, pair.window[0] + start) for start in (0, *starts))
    # those from schools are not all that the sentence before speaks of
    rest = f"{plain[pair.window[0] : start]} {plain[end : max(second.end, end)]}"
    is_whole = is_near or is_pointing or not _named(rest) - named
    # the number has fallen by 19%; the next sentence says from what to what
    is_pointed_at = pair.window[0] == span[0] < span[1] <= first.start and is_pointing
    return is_pointed_at or (not named - stems_in(beside) and is_whole)


def _named(text: str) -> frozenset[str]:
    """The words of a text that say what is counted."""
    return stems_in(wordings.DATE.sub(" ", text)) - wordings.GENERIC


def _is_tight(plain: str, step: StatedStep, first: Quantity, second: Quantity, between: str) -> bool:
    """Whether no word between a step and the two figures of its own sentence brings in another matter."""
    inside = plain[first.end : second.start]
    head = wordings.WITH.fullmatch(between)
    between = "" if head and stem(head["head"]) in _things_after(plain, first) else wordings.NUMBER_OF.sub(" ", between)
    is_number = wordings.NUMBERED.search(plain[max(step.start - 80, 0) : step.start])
    if (
        is_number
        and wordings.WITH_SO_MANY.fullmatch(between)
        and not _things_after(plain, first) - stems_in(plain[: step.start])
    ):
        between, inside = "", inside.replace("compared with", "")
    known = stems_in(f"{plain[max(step.start - _LONGEST, 0) : step.start]} {inside} previous")
    is_own = step.start > second.start and names_another_thing(plain[step.end : step.end + 60], known)
    return not is_own and not DID.search(between) and not wordings.BREAK.search(f"{between} {inside}")


def _is_of_another_time(seen: _Seen, step: StatedStep, pair: _Pair, clause: tuple[int, int], *, is_set: bool) -> bool:
    """Whether a step is said of other times than those of the two figures, or other steps are told beside it."""
    plain, start = seen.plain, clause[0]
    rest = f"{plain[pair.window[0] : step.start]} | {plain[step.end : pair.window[1]]}"
    if not is_set and step.way and any(way_of(match) is not step.way for match in wordings.WAY.finditer(rest)):
        return True
    own, others = seen.text[start : step.end + 60].partition(". ")[0], seen.text[pair.window[0] : start]
    is_behind = start > max(pair.one.end, pair.other.end)
    had = plain[pair.window[0] : start] + (plain[start : step.end] if is_behind else "")
    months = {match[0].casefold() for match in wordings.MONTHS_NAMED.finditer(own)}
    given = {
        match[0].casefold()
        for match in wordings.MONTHS_NAMED.finditer(f"{others} {seen.text[step.end + 60 : pair.window[1]]}")
    }
    return bool(
        len({*re.findall(r"(?<![0-9,.£])(?:19|20)[0-9]{2}(?![0-9])", seen.text[slice(*pair.window)])}) > _BOTH
        or (months and given and months - given)
        or wordings.ITS_OWN.match(plain[step.end : clause[1]])
        or (is_behind and NOT_AFTER.match(plain[step.end : step.end + 40]))
        or wordings.ELSEWHEN.search(own)
        or wordings.BEFORE_THAT.search(had)
        or _is_on_another_year(seen, step, pair)
        or (wordings.EARLIER.search(plain, start, step.start) and wordings.BEFORE_THAT.search(plain[start : step.end]))
    )


def _is_on_another_year(seen: _Seen, step: StatedStep, pair: _Pair) -> bool:
    """Whether a step "on last year" stands beside a figure of some other year."""
    years = sorted({int(match["year"]) for match in wordings.YEAR.finditer(seen.text, *pair.window)})
    is_next = len(years) == _BOTH and years[1] - years[0] == 1
    return bool(years) and not is_next and wordings.ON_LAST_YEAR.match(seen.plain, step.end) is not None


def _clause(plain: str, step: StatedStep, span: tuple[int, int], first: Quantity, second: Quantity) -> tuple[int, int]:
    """The words around a step, up to the figures or the marks on either side."""
    marks = [match.span() for match in wordings.ENDS.finditer(plain, *span)]
    marks += [(each.start, each.end) for each in (first, second)]
    starts = sorted({span[0], *(end for _, end in marks if end <= step.start)})
    is_relative = len(starts) > 1 and re.match(r" ?(?:which|who|that)\b", plain[starts[-1] :])
    start = starts[-2] if is_relative else starts[-1]
    return start, min([span[1], *(begin for begin, _ in marks if begin >= step.end)])


def _found(passage: Passage, step: StatedStep, pair: _Pair) -> Iterator[FoundClaim]:
    text = passage.text
    claim = claim_of_step(step, pair.one, pair.other)
    earlier, later, said = (text[each.start : each.end] for each in (pair.one, pair.other, step))
    span = min(pair.one.start, pair.other.start, step.start), max(pair.one.end, pair.other.end, step.end)
    taken = f"{earlier} as the earlier figure", f"{later} as the later figure", f"{said} as the step"
    yield from found_in(passage, span, claim, *taken, quote=said, place=passage.place_of(step.start))
