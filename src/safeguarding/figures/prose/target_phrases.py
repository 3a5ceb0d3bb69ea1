"""Figures beside their targets: below, above, met, missed, within; and so many more, fewer or better than the target.

A sentence says one thing of one target. The target is the figure that its words make one, there or in the sentences before;
what is set against it is the only other figure there in the same unit. Whether a target was met depends on whether large is
good, and that is only taken as known where the words say it: "low is good", a ceiling, "at least", a wait, or something that
is plainly wanted, such as being on time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from safeguarding.figures.kinds.differences import DifferenceClaim
from safeguarding.figures.prose.change_claims import step_claim
from safeguarding.figures.prose.found import FoundClaim, found_in
from safeguarding.figures.prose.main_figures import sentence_spans
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.quantities import Quantity, quantities_in
from safeguarding.figures.prose.target_wordings import (
    AFTER_ITS_NAME,
    BEFORE_ITS_NAME,
    BY_SOME,
    CEILING,
    COMPARED,
    DOUBT,
    FLOOR,
    FROM_A_NAME,
    HIGH_IS_GOOD,
    LOW_IS_GOOD,
    NAME,
    NAMES,
    OTHER_SIDE,
    POINTING,
    TO_A_NAME,
    UNWANTED,
    VERDICT,
    WAIT,
    WANTED,
    YET_TO_COME,
)
from safeguarding.figures.prose.things import stem, stems_in
from safeguarding.figures.words import Direction
from safeguarding.records import Record

_LONGEST, _BACK, _HALF = 400, 3, 2
_TIMES = frozenset(["day", "week", "month", "hour", "year"])
_BRACKETS = re.compile(r"\([^()]{0,120}\)")
_OF_WHAT = re.compile(r"\A (?P<thing>[a-z]{3,20}s|children|people)\b")
_SHORT = re.compile(r"f[ae]ll(?:s|ing|en)? short", re.IGNORECASE)
# 30 weeks for some, while most are within the limit
_OTHERS = re.compile(
    r"\b(?:others?|most|the rest|remaining|some|many|few|another)\b(?! of (?:it|this|that)\b)", re.IGNORECASE
)
_THEIRS = re.compile(r" of (?!the (?:target|plan)\b)(?:(?!\b(?:we|it|this|which)\b)[^,;:()–])+", re.IGNORECASE)
_BESIDE_ELSE = re.compile(
    rf" (?:late|overdue)\b| (?:longer|shorter|quicker|slower|faster|higher|lower|more|fewer|less|greater|better|worse) than (?:the |our |its )?(?!(?:[a-z]+ ){{0,3}}{NAMES}\b)[a-z]",
    re.IGNORECASE,
)
_BY = re.compile(r"\A,? by (?:just |only |some |about )?\Z", re.IGNORECASE)


@attrs.frozen
class _Sentence(Record):
    """A sentence, where it starts, and its figures: those that are targets, and all others."""

    text: str
    start: int
    targets: tuple[Quantity, ...]
    others: tuple[Quantity, ...]


@attrs.frozen
class _Said(Record):
    """What a sentence says of a target, and how far its words reach."""

    verdict: re.Match[str]
    end: int


def targets_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every figure that is said to lie above or below a target, or to meet it.

    Examples:
        >>> [each.taken for each in targets_in([Passage(text="Timeliness of conferences was below the 80% target at 84%.")])]
        [('84% as the figure', '80% as its target', '“below” between them')]
    """
    for passage in passages:
        text = passage.text
        if passage.kind is PassageKind.TABLE or not (
            NAME.search(text) or re.search(r"\b(?:better|worse) than\b", text)
        ):
            continue
        before: list[_Sentence] = []
        for start, end in sentence_spans(text, longest=_LONGEST):
            sentence = _read(text[start:end], start)
            yield from _compared(passage, sentence)
            yield from _of_target(passage, sentence, before)
            before.insert(0, sentence)
            del before[_BACK:]


def _read(text: str, start: int) -> _Sentence:
    """A sentence with its figures parted; those in brackets only where a bracket holds nothing else."""
    targets, others = [], []
    asides = [each.span() for each in _BRACKETS.finditer(text)]
    named = 0  # the end of the last name that has its figure
    for each in quantities_in(text):
        inside = next((span for span in asides if span[0] < each.start < span[1]), None)
        name = BEFORE_ITS_NAME.match(text[each.end : each.end + 60])
        low = max(named, each.start - 120)
        if name is not None or AFTER_ITS_NAME.search(text[low : each.start]):
            targets.append(each)
            named = each.end + (name.end() if name is not None else 0)
        elif _BESIDE_ELSE.match(text, each.end):
            continue  # "and seven weeks longer than the national average"
        elif inside is None or inside == (each.start - 1, each.end + 1) or NAME.search(text[slice(*inside)]):
            others.append(each)
    return _Sentence(text, start, tuple(targets), tuple(others))


def _said_in(sentence: _Sentence) -> _Said | None:
    """The one thing that a sentence says of a target."""
    said = []
    for verdict in VERDICT.finditer(sentence.text):
        named = TO_A_NAME.match(sentence.text[verdict.end() :]) or (sentence.targets and _SHORT.fullmatch(verdict[0]))
        if named:
            said.append(_Said(verdict, verdict.end() + (0 if named.re is _SHORT else named.end())))
        elif FROM_A_NAME.search(sentence.text[: verdict.start()][-90:]):
            said.append(_Said(verdict, verdict.end()))
    return said[0] if len(said) == 1 else None


def _of_target(passage: Passage, sentence: _Sentence, before: Sequence[_Sentence]) -> Iterator[FoundClaim]:
    """What a sentence says of a target, both figures taken from it and from as few sentences before as hold them."""
    said = _said_in(sentence)
    if said is None:
        return
    step = _step(sentence, said)
    rest = f"{sentence.text[: said.verdict.start()]}below{sentence.text[said.verdict.end() :]}"
    if (
        YET_TO_COME.search(rest)
        or OTHER_SIDE.search(sentence.text, said.end)
        or (step is None and BY_SOME.match(sentence.text[said.end :]))
    ):
        return
    # "the target was missed", "at 84% it missed the target": the rest was said before
    is_short = not sentence.targets and len([each for each in sentence.others if each != step]) <= 1
    for reach in range(len(before) + 1):
        window = (sentence, *before[:reach])
        words = " ".join((rest, *(each.text for each in before[:reach])))
        targets = [each for one in window for each in one.targets]
        others = [
            each for one in window for each in one.others if targets and each.unit == targets[0].unit and each != step
        ]
        # two sentences back, what stands in brackets is the share of a count there
        is_aside = any(
            each in others and one.text[each.start - 1 : each.start] == "(" for one in window[2:] for each in one.others
        ) or any(each in others and one.text[: each.start].endswith(" by ") for one in window for each in one.others)
        if len(targets) > 1 or len(others) > 1 or is_aside or DOUBT.search(words):
            return
        if targets and others:
            named = words if reach < _BACK - 1 else " ".join((words, *(each.text for each in before)))
            yield from _judged(passage, sentence, said, (others[0], targets[0]), words=named, step=step)
            return
        if not others and not POINTING.search(sentence.text) and not is_short:
            return


def _judged(
    passage: Passage,
    sentence: _Sentence,
    said: _Said,
    pair: tuple[Quantity, Quantity],
    *,
    words: str,
    step: Quantity | None,
) -> Iterator[FoundClaim]:
    figure, target = pair
    if _is_another_between(sentence, said, figure, step):
        return
    if not target.unit and (re.search(r"%|per ?cent", words) or _is_of_another(sentence, target, words)):
        return
    sides = _sides(said.verdict, target, words)
    if sides is None and step is None:
        return
    way, may_equal = sides or (None, False)
    yield from _claim(
        passage,
        (sentence.start + said.verdict.start(), sentence.start + said.end),
        pair,
        way,
        said=said.verdict[0],
        step=step,
        may_equal=may_equal,
    )


def _is_another_between(sentence: _Sentence, said: _Said, figure: Quantity, step: Quantity | None) -> bool:
    """Whether something else is counted between a figure and what is said: "31 days, and 12% waited beyond the limit"."""
    if figure not in sentence.others:
        return False
    first, last = sorted(((figure.start, figure.end), said.verdict.span()))
    between = sentence.text[first[1] : last[0]]
    # "of wards 12% are above": the share counts those who are
    is_theirs = first[0] == figure.start and figure.unit == "%" and _THEIRS.fullmatch(between) is not None
    if _OTHERS.search(between) or is_theirs:
        return True
    return any(
        first[1] <= each.start < last[0]
        for each in sentence.others
        if each not in (figure, step) and each.unit not in _TIMES
    )


def _is_of_another(sentence: _Sentence, target: Quantity, words: str) -> bool:
    """Whether a target counts things that nothing else there counts: 12 families, and a target of 40 visits."""
    thing = _OF_WHAT.match(sentence.text[target.end : target.end + 24])
    return thing is not None and stem(thing["thing"]) not in stems_in(words.replace(thing["thing"], "", 1))


def _step(sentence: _Sentence, said: _Said) -> Quantity | None:
    """How far from the target a figure is said to lie: three short of it, exceeded by two points."""
    for each in sentence.others:
        between = sentence.text[each.end : said.verdict.start()]
        by = _BY.match(sentence.text[said.end : each.start] or "-")
        if between == " " or (by is not None and re.match(r"[.,;)]|\Z", sentence.text[each.end :])):
            return each
    return None


def _sides(verdict: re.Match[str], target: Quantity, words: str) -> tuple[Direction, bool] | None:
    """On which side of its target a figure is said to lie, and whether the target is on that side.

    None where it depends on what is good, and that is not said.
    """
    good = _good(target, words)
    if verdict["below"]:
        # performance below a target of 487 days may be 519 days
        is_either = target.unit in _TIMES and re.search(r"\b(?:perform|timeliness)", words)
        return None if is_either else (Direction.DOWN, False)
    if verdict["above"]:
        # where small is good, a target is exceeded from below too; a ceiling is not
        is_wide = re.match(r"exceed|surpass|beyond|topp", verdict["above"], re.IGNORECASE) and not CEILING.search(words)
        return None if is_wide and good is not Direction.UP else (Direction.UP, False)
    if good is None or (re.match(r"within|inside|outside|breach", verdict[0], re.IGNORECASE) and good is Direction.UP):
        return None
    return (good, True) if verdict["met"] else (_other(good), False)


def _good(target: Quantity, words: str) -> Direction | None:
    """Which way is good, where the words say so."""
    is_low = LOW_IS_GOOD.search(words) or CEILING.search(words) or (target.unit in _TIMES and WAIT.search(words))
    is_high = HIGH_IS_GOOD.search(words) or FLOOR.search(words)
    if is_low or is_high:
        return None if is_low and is_high else Direction.DOWN if is_low else Direction.UP
    return Direction.UP if WANTED.search(words) and not UNWANTED.search(words) else None


def _other(way: Direction) -> Direction:
    return Direction.DOWN if way is Direction.UP else Direction.UP


def _compared(passage: Passage, sentence: _Sentence) -> Iterator[FoundClaim]:
    """One figure that is called better or worse than another, where the sentence says which way is good."""
    low, high = LOW_IS_GOOD.search(sentence.text), HIGH_IS_GOOD.search(sentence.text)
    figures = [*sentence.others, *sentence.targets]
    if (
        (low is None) == (high is None)
        or len(figures) != _HALF
        or sentence.targets
        or figures[0].unit != figures[1].unit
    ):
        return
    said = COMPARED.search(sentence.text[: figures[1].start])
    if said is None or DOUBT.search(sentence.text[figures[0].start : figures[1].end]):
        return
    good = Direction.DOWN if low else Direction.UP
    way = good if said["word"].casefold() == "better" else _other(good)
    span = (sentence.start + figures[0].start, sentence.start + figures[1].end)
    yield from _claim(passage, span, (figures[0], figures[1]), way, said=f"{said['word']} than")


def _claim(
    passage: Passage,
    span: tuple[int, int],
    pair: tuple[Quantity, Quantity],
    way: Direction | None,
    *,
    said: str,
    step: Quantity | None = None,
    may_equal: bool = False,
) -> Iterator[FoundClaim]:
    figure, goal = (each.stated for each in pair)
    gap = abs(figure.value - goal.value)
    nearest = 1 / (_HALF * 10 ** min(figure.places, goal.places))
    is_count = not pair[0].unit and not figure.places and not goal.places
    if (may_equal and not gap) or (step is None and (not gap or (gap <= nearest and not is_count))):
        return  # as printed, they may be on either side
    unit = {"%": "%", "point": " points"}.get(step.unit, "") if step is not None else ""
    size = f"{float(gap):.3f}".rstrip("0").rstrip(".") if step is None else step.text.rstrip("%")
    claim = (
        step_claim(goal, figure, size=size, unit=unit, way=way)
        if unit
        else DifferenceClaim(earlier=goal, later=figure, difference=size, direction=way)
    )
    taken = f"{figure} as the figure", f"{goal} as its target", f"“{said}” between them"
    yield from found_in(passage, span, claim, *taken)
