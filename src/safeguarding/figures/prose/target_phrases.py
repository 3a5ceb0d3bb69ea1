"""Figures beside their targets: below, above, exceeded, met; and so many more or fewer than the target.

Whether a target was met depends on whether large is good. That is only taken as known where the words say it: "low is
good", a ceiling, a limit, or something that is plainly wanted, such as being on time.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

import attrs

from safeguarding.figures.kinds.differences import DifferenceClaim
from safeguarding.figures.prose.found import FoundClaim, fragment, marked
from safeguarding.figures.prose.main_figures import main_figure, without_asides
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.share_wordings import digits_of
from safeguarding.figures.prose.tokens import NUMBER_WORD
from safeguarding.figures.stated import Stated
from safeguarding.figures.words import Direction
from safeguarding.records import Record

_FIG = r"(?<![\w.,/£$€+−–-])(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,6})(?:\.[0-9]{1,2})?(?:\s?%| per ?cent\b)?(?![\w/]|[.,][0-9]|-[a-z])"
_NAMES = r"(?:target|ceiling|limit|threshold|goal|benchmark|maximum|minimum)"
_TARGET = (
    rf"(?:(?P<t1>{_FIG}) {_NAMES}\b|{_NAMES}(?: (?:figure|rate|level|set|agreed|number|for (?:the year|[0-9]{{4}}[/–-][0-9]{{2,4}}|[a-z -]{{3,40}}?)))?"
    rf"(?:,? (?:of|at|was|is|being)| ?\((?:of )?) ?(?:just |only )?(?P<t2>{_FIG})\)?)"
)
_WORDS = r"(?: [a-z’']{1,14}){0,5}?"
_BELOW = r"below|under|short of|lower than|less than|fewer than|behind|beneath"
_ABOVE = r"above|over|exceed(?:s|ed|ing)?|in excess of|higher than|greater than|more than|surpass(?:es|ed|ing)?|ahead of|beyond"
_MET = r"meets?|met|meeting|achiev(?:es?|ed|ing)|hit|reach(?:es|ed)|attained"
_MISSED = r"miss(?:es|ed|ing)?|fail(?:s|ed|ing)? to (?:meet|reach|achieve|hit)"
_RELATION = re.compile(
    rf"\b(?:(?P<below>{_BELOW})|(?P<above>{_ABOVE})|(?P<met>{_MET})|(?P<missed>{_MISSED})){_WORDS} {_TARGET}",
    re.IGNORECASE,
)
# the target of 90% was achieved
_TURNED = re.compile(
    rf"{_TARGET},? (?:(?:was|were|is|has been|had been|have been) )(?:just |easily |comfortably )?(?:(?P<below>undershot)|(?P<above>exceeded|surpassed)|(?P<met>met|achieved|hit|reached)|(?P<missed>missed))\b",
    re.IGNORECASE,
)
# 78% against a target of 85%, so the target was missed
_AGAINST = re.compile(
    rf"\bagainst (?:an?|the|our|its)(?: [a-z]{{3,12}})? {_TARGET},? (?:(?:and )?so |which means |meaning )?(?:that )?(?:the|this|our|its) target (?:was|has been|is|were) "
    r"(?:just |easily |comfortably |narrowly |therefore |again )?(?:(?P<below>undershot)|(?P<above>exceeded|surpassed)|(?P<met>met|achieved|hit|reached)|(?P<missed>missed))\b",
    re.IGNORECASE,
)
_STEP = re.compile(
    rf"(?P<step>{_FIG}|\b(?:{NUMBER_WORD})\b)(?: (?:percentage|per ?cent))?(?: points?)? (?:(?P<up>more|above|over|higher|better)|(?P<down>fewer|less|below|under|lower|short))(?: (?:than|of))?{_WORDS} {_TARGET}",
    re.IGNORECASE,
)
# 26% is better than the average of 21% (low is good)
_BETTER = re.compile(
    rf"(?P<later>{_FIG})[^.;0-9]{{0,40}}? (?P<word>better|worse) than(?: [A-Za-z’']{{1,14}}){{0,5}}? (?:of |at |\()?(?P<earlier>{_FIG})",
    re.IGNORECASE,
)
_APART = re.compile(
    rf"\btarget:? (?P<target>{_FIG})[;,.] (?:the )?(?:outturn|actual|result|performance|achieved):? (?:was |is )?(?P<actual>{_FIG})",
    re.IGNORECASE,
)
_COMMENT = re.compile(
    r"\b(?:outturn|performance|result|it|this|we|service|indicator)(?: (?:was|is|has|remains|had|were|are|been)){0,2} "
    r"(?:(?P<above>above|ahead of|exceed(?:s|ed|ing)|better than)|(?P<below>below|short of|behind|worse than)|(?P<met>met|achieved|hit)|(?P<missed>missed)) (?:the |its |our )?target(?=[.,;]|\Z| and\b)",
    re.IGNORECASE,
)
LOW_IS_GOOD = re.compile(r"\b(?:low(?:er)?|small(?:er)?|less|fewer) (?:is|are) (?:good|better)\b", re.IGNORECASE)
HIGH_IS_GOOD = re.compile(r"\b(?:high(?:er)?|big(?:ger)?|large[r]?|more) (?:is|are) (?:good|better)\b", re.IGNORECASE)
WANTED = re.compile(
    r"\btimel\w+|\btimescales?\b|\bwithin (?:[a-z0-9]+ ){0,3}(?:timescales?|time|days|weeks|months)\b|\bon[- ]time\b|\bin time\b|\bcomplet\w+|\bup[- ]to[- ]date\b|\bhealth assess\w+|"
    r"\bsuitable\b|\battend\w+|\bimmunis\w+|\bqualified\b|\brecruit\w+|\bapproved\b|\bsatisf\w+|\bin place\b",
    re.IGNORECASE,
)
UNWANTED = re.compile(
    r"\bre-?referr\w+|\brepeat\b|\babsen\w+|\bexclu\w+|\bvacan\w+|\bturnover\b|\bagency\b|\bsickness\b|\bNEET\b|\bmoves\b|\bmissed (?!the|our|its|that|this|a)|\bmissing\b|\boverdue\b|\bdelay\w*|\blate\b|"
    r"\bbreakdown\w*|\bunsuitable\b|\bcaseloads?\b|\bcosts?\b|\bnot (?:in|seen|on|up)\b|\bthree or more\b",
    re.IGNORECASE,
)
_CEILING = re.compile(r"\b(?:ceiling|limit|maximum|no more than)\b", re.IGNORECASE)
_DOUBT = re.compile(
    r"\bno (?:more|fewer|less|later)\b|\b(?:not|never|without|would|if|should|could|will|expect\w*|forecast|project\w+|aim\w*|next year|previous\w*|last year|range|between|(?:rose|fell|increas\w+|decreas\w+|improv\w+)(?! to [0-9]| (?:below|short|under|behind|above))|"
    r"from|compared|whereas|although|though|unless|until|both|either|respectively|stretch|interim|first half)\b|n't\b|n’t\b",
    re.IGNORECASE,
)
_POINTING = re.compile(r"\b(?:this|it|which|that)\b", re.IGNORECASE)
_FIGURE = re.compile(_FIG)
_BRACKETS, _ALONE = re.compile(r"\([^()]{0,120}\)"), re.compile(rf"\(\s?{_FIG}\)")
_SENTENCE = re.compile(r"(?<=[a-z0-9)%”’][.!?]) (?=[A-Z0-9])")
_LONGEST, _HALF = 400, 2
Sides = tuple[Direction, bool]
"""Which side of a target is stated, and whether the target itself belongs to it."""


@attrs.frozen
class _Sentence(Record):
    """A sentence, where it starts, and the one before."""

    text: str
    start: int
    before: str


def targets_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every figure that is said to lie above or below a target, or to meet it.

    Examples:
        >>> [each.taken for each in targets_in([Passage(text="Timeliness of conferences was below the 80% target at 84%.")])]
        [('84% as the figure', '80% as its target', '“below” between them')]
    """
    for passage in passages:
        if passage.kind is PassageKind.TABLE or not re.search(
            _NAMES + r"|\bis (?:good|better)\b", passage.text, re.IGNORECASE
        ):
            continue
        starts = [0, *(match.end() for match in _SENTENCE.finditer(passage.text)), len(passage.text)]
        before = ""
        for start, end in itertools.pairwise(starts):
            sentence = _Sentence(passage.text[start:end], start, before)
            if len(sentence.text) <= _LONGEST:
                yield from _in_sentence(passage, sentence)
            before = sentence.text
        yield from _apart(passage)


def _in_sentence(passage: Passage, sentence: _Sentence) -> Iterator[FoundClaim]:
    text = sentence.text
    better = _BETTER.search(text)
    if better is not None:
        yield from _better(passage, sentence, better)
        return
    against = _AGAINST.search(text)
    step = None if against else _STEP.search(text)
    match = against or step or _RELATION.search(text) or _TURNED.search(text)
    rest = text if against is None else f"{text[: against.start()]}{text[against.end() :]}"
    if match is None or len(re.findall(_NAMES, rest, re.IGNORECASE)) > (against is None) or _DOUBT.search(text):
        return
    target = match["t1"] or match["t2"]
    actual = _actual(sentence, match)
    if actual is None or ("%" in _plain(actual)) != ("%" in _plain(target)):
        return
    if step is not None:
        way, difference = Direction.UP if step["up"] else Direction.DOWN, digits_of(step["step"]).split()[0].rstrip("%")
        yield from _claim(
            passage,
            sentence,
            match,
            (actual, target),
            way,
            said=f"{step['step']} {step['up'] or step['down']}",
            difference=difference,
        )
        return
    sides = _sides(match, text + sentence.before)
    if sides is not None:
        said = next(match[name] for name in ("below", "above", "met", "missed") if match[name])
        yield from _claim(passage, sentence, match, (actual, target), sides[0], said=said, may_equal=sides[1])


def _plain(figure: str) -> str:
    """A figure with its per cent sign."""
    return re.sub(r" ?per ?cent| ?%", "%", figure)


def _actual(sentence: _Sentence, match: re.Match[str]) -> str | None:
    """The one other figure of the sentence that has the target's unit; or of the one before, if this one points back."""
    # in brackets stands a figure of something else, unless it is the figure of what comes before: "reviews (78%) exceeded"
    before = _BRACKETS.sub(
        lambda each: each[0] if _ALONE.fullmatch(each[0]) else " " * len(each[0]), sentence.text[: match.start()]
    )
    rest = f"{before}{' ' * len(match[0])}{_BRACKETS.sub(' ', sentence.text[match.end() :])}"
    plain = without_asides(rest) if rest.count("%") != 1 else rest
    target = "%" in _plain(match["t1"] or match["t2"])
    figures = [each[0] for each in _FIGURE.finditer(plain) if ("%" in _plain(each[0])) == target]
    if len(figures) == 1 and (target or not re.search(r"%|per ?cent", rest)):
        return figures[0]
    if (
        figures
        or not sentence.before
        or not _POINTING.search(sentence.text[: match.start()])
        or _DOUBT.search(sentence.before)
    ):
        return None
    shares = [each[0] for each in _FIGURE.finditer(sentence.before) if "%" in _plain(each[0])]
    if target or shares:
        return shares[0] if target and len(shares) == 1 else None
    main = main_figure(sentence.before)
    return None if main is None else main.text


def _sides(match: re.Match[str], words: str) -> Sides | None:
    """On which side of its target a figure is said to lie; None where it depends on what is good, and that is not said."""
    if match["below"] and match["below"].casefold() != "behind":
        return Direction.DOWN, False
    good = _good(words)
    # where small is good, a target is exceeded from below too
    is_wide = (
        bool(match["above"])
        and re.match(r"exceed|surpass", match["above"], re.IGNORECASE)
        and not _CEILING.search(match[0])
    )
    if match["above"] and match["above"].casefold() != "ahead of":
        return None if is_wide and good is not Direction.UP else (Direction.UP, False)
    if good is None:
        return None
    is_well = bool(match["met"] or match["above"])
    return (good if is_well else _other(good)), bool(match["met"])


def _good(words: str) -> Direction | None:
    """Which way is good, where the words say so."""
    if LOW_IS_GOOD.search(words) or _CEILING.search(words):
        return None if HIGH_IS_GOOD.search(words) else Direction.DOWN
    if HIGH_IS_GOOD.search(words):
        return Direction.UP
    return Direction.UP if WANTED.search(words) and not UNWANTED.search(words) else None


def _other(way: Direction) -> Direction:
    return Direction.DOWN if way is Direction.UP else Direction.UP


def _better(passage: Passage, sentence: _Sentence, match: re.Match[str]) -> Iterator[FoundClaim]:
    low, high = LOW_IS_GOOD.search(sentence.text), HIGH_IS_GOOD.search(sentence.text)
    if (
        (low is None) == (high is None)
        or _DOUBT.search(match[0])
        or ("%" in _plain(match["later"])) != ("%" in _plain(match["earlier"]))
    ):
        return
    good = Direction.DOWN if low else Direction.UP
    way = good if match["word"].casefold() == "better" else _other(good)
    yield from _claim(passage, sentence, match, (match["later"], match["earlier"]), way, said=f"{match['word']} than")


def _apart(passage: Passage) -> Iterator[FoundClaim]:
    """Target 98%; outturn 94%. Commentary: the outturn is ahead of target."""
    figures, comments = [*_APART.finditer(passage.text)], [*_COMMENT.finditer(passage.text)]
    if len(figures) != 1 or len(comments) != 1 or not 0 <= comments[0].start() - figures[0].end() <= _LONGEST:
        return
    if _DOUBT.search(passage.text[figures[0].end() : comments[0].end() + 60]):
        return
    good = _good(passage.text)
    comment, whole = comments[0], _Sentence(passage.text, 0, "")
    if good is not None:
        way = good if comment["above"] or comment["met"] else _other(good)
        said = next(comment[name] for name in ("above", "below", "met", "missed") if comment[name])
        yield from _claim(
            passage,
            whole,
            comment,
            (figures[0]["actual"], figures[0]["target"]),
            way,
            said=said,
            may_equal=bool(comment["met"]),
        )


def _claim(
    passage: Passage,
    sentence: _Sentence,
    match: re.Match[str],
    pair: tuple[str, str],
    way: Direction,
    *,
    said: str,
    difference: str = "",
    may_equal: bool = False,
) -> Iterator[FoundClaim]:
    figure, goal = (Stated(_plain(each)) for each in pair)
    gap = abs(figure.value - goal.value)
    unit = 1 / (_HALF * 10 ** min(figure.places, goal.places))
    is_count = not figure.is_percentage and not figure.places and not goal.places
    if (may_equal and not gap) or (not difference and (not gap or (gap <= unit and not is_count))):
        return  # as printed, they may be on either side
    span = (sentence.start + match.start(), sentence.start + match.end())
    place = passage.place_of(span[0])
    digits = difference or f"{float(gap):.3f}".rstrip("0").rstrip(".")
    yield FoundClaim(
        claim=DifferenceClaim(earlier=goal, later=figure, difference=digits, direction=way, where=str(place)),
        place=place,
        quote=fragment(match[0]),
        taken=(f"{figure} as the figure", f"{goal} as its target", f"“{said}” between them"),
        sentence=marked(passage.text, span),
    )
