"""What a figure is said to have moved to, or from: "had fallen to 54%", "a further drop to 491 days", "improved from 145".

Where it set out from is every figure in that unit of the words before: of the same sentence or, where those words only
point or name nothing new, of the sentence before. Figures of others and targets are none. It is wrong only where each of
them, whichever is meant, lies on the wrong side; another move between, another order of time or a doubt means silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

import attrs

from safeguarding.figures.claims import Claim, check
from safeguarding.figures.kinds.differences import DifferenceClaim
from safeguarding.figures.policies import CHARITABLE
from safeguarding.figures.prose import moved_wordings as wordings, paired_wordings
from safeguarding.figures.prose.change_claims import step_claim
from safeguarding.figures.prose.change_wordings import figure_of
from safeguarding.figures.prose.direction_phrases import direction_claim
from safeguarding.figures.prose.found import FoundClaim, found_in
from safeguarding.figures.prose.fraction_levels import fraction_levels
from safeguarding.figures.prose.good_and_bad import TIMES, good_way
from safeguarding.figures.prose.main_figures import sentence_spans
from safeguarding.figures.prose.masks import LONGEST_PASSAGE, masked
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.quantities import Quantity, quantities_in
from safeguarding.figures.prose.share_wordings import digits_of
from safeguarding.figures.prose.things import stems_in
from safeguarding.figures.stated import as_stated
from safeguarding.figures.words import Direction
from safeguarding.records import Record

_FROM = re.compile(r"\bfrom (?:[a-z]+ )?\Z")
_LONGEST, _REACH, _TIMES, _NEAR = 420, 150, 6, Fraction(3, 2)
_PATTERNS = (
    (wordings.TO, wordings.AT_A_TIME),
    (wordings.FROM_TO, None),
    (wordings.WITH, None),
    (wordings.SIZED, None),
    (wordings.FROM, wordings.AFTER),
    (wordings.GAP, None),
)


@attrs.frozen
class _Seen(Record):
    """A text, the same without dates and ages, and its figures."""

    text: str = attrs.field(repr=False)
    plain: str = attrs.field(repr=False)
    quantities: Sequence[Quantity]


@attrs.frozen
class _Move(Record):
    """A word of moving, where it stands, and the figure that it moved to or, "from", set out from."""

    said: re.Match[str]
    start: int
    figure: Quantity
    span: tuple[int, int]


def moved_levels_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every figure that something is said to have moved to or from, beside those that it was or is.

    Examples:
        >>> text = "It was 264 days in 2014–15. The latest information shows a slight improvement, reducing to 350 days."
        >>> [each.taken for each in moved_levels_in([Passage(text=text)])]
        [('350 as the later figure', '264 as the earlier figure', '“reducing to” between them')]
    """
    for passage in passages:
        text = passage.text
        if passage.kind is PassageKind.TABLE or len(text) >= LONGEST_PASSAGE or not wordings.MOVES.search(text):
            continue
        fractions, plain = [*fraction_levels(text)], masked(text)
        for each in fractions:  # a half that is a figure is no doubt
            plain = f"{plain[: each.start]}{'q' * (each.end - each.start)}{plain[each.end :]}"
        figures = [*quantities_in(paired_wordings.BESIDE_DIGITS.sub(_crossed, text)), *fractions]
        seen = _Seen(text, plain, sorted(figures, key=lambda each: each.start))
        before: tuple[int, int] | None = None
        for span in sentence_spans(text, longest=_LONGEST):
            for each in seen.quantities:
                move = _move(seen, each, span) if span[0] <= each.start < span[1] else None
                if move is not None:
                    yield from _found(passage, seen, move, before)
            before = span


def _crossed(match: re.Match[str]) -> str:
    return "x" * len(match[0])


def _move(seen: _Seen, figure: Quantity, span: tuple[int, int]) -> _Move | None:
    """The word that says that something moved to, or from, a figure."""
    start = max(span[0], figure.start - _REACH)
    lead = seen.plain[start : figure.start]
    for pattern, after in _PATTERNS:
        said = pattern.search(lead if pattern is not wordings.GAP else seen.text[start : figure.start])
        if said is not None and (after is None or after.match(seen.text, figure.end)):
            return _Move(said, start + said.start(), figure, span)
    return None


def _found(passage: Passage, seen: _Seen, move: _Move, before: tuple[int, int] | None) -> Iterator[FoundClaim]:
    others = _others(seen, move, before)
    is_sized = move.said.re in (wordings.GAP, wordings.SIZED)
    if not others or not all(is_sized or _are_alike(move.figure, each) for each in others):
        return
    figure, is_from = move.figure, move.said.re in (wordings.FROM, wordings.SIZED, wordings.GAP)
    first = min(each.start for each in others)
    clause = max([0, *(match.end() for match in wordings.CLAUSE.finditer(seen.plain, 0, first))])
    whole = move.span[0] if before is None else before[0]
    told = max(seen.plain.rfind(". ", 0, first), whole)
    unit = figure.unit or others[0].unit
    after = wordings.JOINT.search(seen.plain, figure.end, move.span[1])  # what comes then may be another matter
    end = move.span[1] if after is None else after.start()
    # "improved from … to …" is told by what it stands with, and not by what was said before of another matter
    is_first = unit in TIMES and not (
        any(move.span[0] <= each.start < move.start for each in seen.quantities)
        or wordings.MOVED.search(seen.plain, move.span[0], move.start)
    )
    own = (_clause(seen, move), move.span[0]) if is_first else (_clause(seen, move),)
    starts = own if move.said.groupdict().get("origin") else (clause, told, whole)
    way = next((way for start in starts if (way := _way(move, unit, seen.plain[start:end]))), None)
    pairs = [(figure, each) if is_from else (each, figure) for each in others]
    if (way is None and move.said.re is not wordings.GAP) or _is_doubtful(seen, move, others, way):
        return
    made = [_claim(move, one, other, way) for one, other in pairs]
    claims = [claim for claim in made if claim is not None]
    is_wrong = all(check(claim, CHARITABLE).is_inconsistent for claim in claims)
    claim = claims[-1] if claims and (is_wrong or len(made) == 1) else None
    names = ("earlier", "later") if is_from else ("later", "earlier")
    taken = (
        f"{figure.text} as the {names[0]} figure",
        f"{others[-1].text} as the {names[1]} figure",
        f"“{' '.join(move.said[0].split())}” between them",
    )
    quote, place = seen.text[move.start : figure.end], passage.place_of(move.start)
    yield from found_in(passage, (first, figure.end), claim, *taken, quote=quote, place=place)


def _claim(move: _Move, earlier: Quantity, later: Quantity, way: Direction | None) -> Claim | None:
    """What a move says of two figures: how large it is where that is said, and otherwise which way it went."""
    said = move.said.groupdict()
    if move.said.re is wordings.GAP:
        return DifferenceClaim(earlier=earlier.stated, later=later.stated, difference=digits_of(said["gap"]))
    if way is None or move.said.re is not wordings.SIZED:
        return None if way is None else direction_claim(earlier.stated, later.stated, way)
    size, unit = said["size"] or said["size2"], said["unit"] or said["unit2"]
    step = as_stated(digits_of(size)).value * (1 if way is Direction.UP else -1)
    is_points = "point" in unit or (earlier.unit == "%" and later.unit == "%")
    expected = earlier.value + step if is_points else earlier.value * (100 + step) / 100
    low, high = sorted((expected, later.value))
    if high > _NEAR * low or " and " in said["of"]:
        return None  # another thing's
    return step_claim(figure_of(earlier.text), figure_of(later.text), size=size, unit=unit, way=way)


def _way(move: _Move, unit: str, words: str) -> Direction | None:
    """Which way something is said to have moved."""
    said = {name for name, value in move.said.groupdict().items() if value}
    if move.said.re is wordings.GAP:
        return None
    if said & {"up", "up2", "down", "down2"}:
        return Direction.UP if said & {"up", "up2"} else Direction.DOWN
    return good_way(words, unit, is_better="better" in said)


def _others(seen: _Seen, move: _Move, before: tuple[int, int] | None) -> list[Quantity]:
    """The figures before that something may have been, or be now; none where the words bring in another matter."""
    if move.said.groupdict().get("origin"):
        inside = [each for each in seen.quantities if move.start <= each.start < move.figure.start]
        return inside if len(inside) == 1 and move.figure.unit in (inside[0].unit, "") else []
    if move.said.re is wordings.GAP and not move.figure.unit:  # "17 days better than the target of 547": of days
        move = attrs.evolve(move, figure=attrs.evolve(move.figure, unit=move.said["unit"].rstrip("s")))
    own = _levels(seen, move.figure.unit, (move.span[0], move.start))
    inside = [each for each in seen.quantities if move.span[0] <= each.start and each.end <= move.start]
    levels = [each for each in inside if each.unit == move.figure.unit and not _is_step(seen, each)]
    nearest = [each for each in levels if not _FROM.search(seen.plain[: each.start][-24:])][-1:]
    if own and move.said.re is wordings.FROM and nearest and nearest[0] not in own:
        return []  # "8.2% for the average of others (up from 7.7%)"
    found = own or (_levels(seen, move.figure.unit, before) if before is not None else [])
    subject = _clause(seen, move)
    said = seen.plain[subject : move.start]
    known = seen.plain[move.span[0] if before is None else before[0] : subject]
    is_pointing = wordings.POINTING.match(said) is not None
    if not own and before is not None and not is_pointing:  # "Compliments rose too, a 10% increase": of other things
        said, known = seen.plain[move.span[0] : move.start], seen.plain[slice(*before)]
    if move.said.re is wordings.GAP and not own and not is_pointing:
        return []
    if move.said.re is wordings.SIZED and _is_new(move.said[0], known):
        return []
    is_rate = not move.figure.unit and wordings.SHARE.search(said)  # of counts before
    return found if (is_pointing or not _is_new(said, known)) and not is_rate else []


def _clause(seen: _Seen, move: _Move) -> int:
    """Where the clause of a move begins."""
    joints = wordings.JOINT.finditer(seen.plain, move.span[0], move.start)
    return max([move.span[0], *(match.end() for match in joints)])


def _is_new(words: str, known: str) -> bool:
    """Whether words name what has not been named before, or another measure of it."""
    measures = [{each[0].casefold() for each in wordings.MEASURE.finditer(part)} for part in (words, known)]
    is_other = bool(measures[0] and measures[1] and not measures[0] & measures[1])
    plain = re.sub(r"[’']s\b", "", wordings.DATE.sub(" ", words))
    return is_other or bool(stems_in(plain) - stems_in(known) - wordings.GENERIC)


def _levels(seen: _Seen, unit: str, span: tuple[int, int]) -> list[Quantity]:
    """The figures of a unit in a stretch that are no steps, no targets and not those of others; none where one is inexact."""
    inside = [each for each in seen.quantities if span[0] <= each.start < span[1]]
    found: list[Quantity] = []
    is_other, is_step, end = False, False, span[0]
    for each in inside:
        lead, after = seen.plain[max(end, each.start - 80) : each.start], seen.plain[each.end : each.end + 40]
        is_joined = is_other and wordings.JOINED.fullmatch(seen.plain, end, each.start) is not None
        is_other = is_joined or bool(wordings.OF_OTHERS.search(lead) or wordings.OF_OTHERS_AFTER.match(after))
        end = each.end
        is_after_step = is_step and wordings.AFTER_STEP.match(lead)
        is_past = is_after_step or wordings.FROM.search(lead) or wordings.FROM_BEFORE.search(lead)
        is_step = _is_step(seen, each)
        if each.unit != unit or is_other or is_past or is_step:
            continue
        if wordings.INEXACT.search(lead) or wordings.NO_LEVEL.match(after):
            return []
        found.append(each)
    return found


def _is_step(seen: _Seen, figure: Quantity) -> bool:
    lead, after = seen.plain[max(0, figure.start - 80) : figure.start], seen.plain[figure.end : figure.end + 40]
    return bool(wordings.STEP_BEFORE.search(lead) or wordings.STEP_AFTER.match(after))


def _are_alike(one: Quantity, other: Quantity) -> bool:
    """Whether two figures may be of one measure: of two numbers without a unit, neither is a fraction nor many times the other."""
    low, high = sorted((one.value, other.value))
    return bool(one.unit) or (high <= _TIMES * low and ("." in one.text) is ("." in other.text))


def _is_doubtful(seen: _Seen, move: _Move, others: Sequence[Quantity], way: Direction | None) -> bool:
    """Whether something moved the other way between, came first, or is not surely meant."""
    is_from = move.said.re in (wordings.FROM, wordings.SIZED, wordings.GAP)
    first, last = min(each.start for each in others), max(move.figure.end, move.start)
    between = seen.plain[first : move.start]
    moves = {Direction.UP if match["up"] else Direction.DOWN for match in wordings.MOVED.finditer(between)}
    said = [seen.text[others[-1].end : move.start], seen.text[move.start : last + 40].split(". ")[0]]
    years = [[int(each[0]) for each in wordings.YEAR.finditer(part)] for part in said]
    ours, theirs = years if is_from else years[::-1]
    own = [int(each[0]) for each in wordings.YEAR.finditer(seen.text, _clause(seen, move), move.start)]
    lead = [int(each[0]) for each in wordings.YEAR.finditer(seen.text, max(first - 60, 0), first)]
    return bool(
        (moves - {way} and not is_from)
        or wordings.DOUBT.search(seen.plain[min(first, move.span[0]) : last])
        or (not is_from and wordings.DOUBT_AFTER.match(seen.plain, last))
        or (ours and theirs and max(ours) < max(theirs))
        or (is_from and own and lead and max(own) < max(lead))
        or wordings.AND_ANOTHER.match(seen.plain, last)
    )
