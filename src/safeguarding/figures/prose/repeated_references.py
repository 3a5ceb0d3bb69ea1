"""Figures that are spoken of again: "347 referrals were received in 2023/24 … The 374 referrals received in 2023/24 …".

Whoever writes "the 374 referrals", "of the 374" or "all 374 referrals" speaks of something that has been counted already. It
is the same count where every word that describes it was said of the first one too, no other time is named, and this number
has not been said before. Anything that makes the one or the other narrower, and anything that may be made of the figures in
between, is silence.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

import attrs

from safeguarding.figures.kinds.repeats import RepeatClaim
from safeguarding.figures.prose.found import FoundClaim, found_in
from safeguarding.figures.prose.main_figures import sentence_spans
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.quantities import Quantity, quantities_in
from safeguarding.figures.prose.repeated_figures import is_mistyped
from safeguarding.figures.prose.share_bases import main_count, sentence_start
from safeguarding.figures.prose.share_wordings import NUMBER
from safeguarding.figures.prose.things import stem
from safeguarding.figures.prose.tokens import COUNT
from safeguarding.records import Record

_REFERS = re.compile(
    r"(?:\b(?:of (?:the|these|those|our|all)|the|these|those|all|our)(?: the)? |\bthe (?P<sum>[a-z]{4,16}) of )£?\Z|\ball (?:of (?:the|our) )?\Z",
    re.IGNORECASE,
)
_INTRODUCES = re.compile(r"\b(?P<sum>[a-z]{4,16}) of £?\Z", re.IGNORECASE)
# where what is said of the things begins
_VERB = re.compile(
    r"[.,;:()–]| - |\b(?:was|were|is|are|be|been|had|has|have|did|do|does|will|can|may|represents?|includ\w+|compris\w+|came|comes?|covers?|relat\w+|account\w*|took|takes?|"
    r"went|means?|shows?|reflects?|forms?|remain\w*|compares?|led|gave|made up|and|but|while|with|as|than|from(?= [0-9])|so|because)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Za-z][A-Za-z’'-]*|[0-9]+(?:[/–-][0-9]+)*")
_TIME = re.compile(
    r"\b(?:[0-9]{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December)\b(?: (?:19|20)[0-9]{2})?|"
    r"\b(?:19|20)[0-9]{2}(?:[/–-][0-9]{2,4})?(?![0-9]|,[0-9])|\b(?:quarter|Q)[- ]?(?:[1-4]|one|two|three|four)\b|\b(?:first|second|last|final|this|previous|same) (?:half|quarter|month|year|term)\b"
)
# words that narrow what was counted, or count it only nearly, or before it was final
_NARROWS = re.compile(
    r"\b(?:about|around|nearly|almost|over(?= [0-9])|approximately|more than|fewer than|less than|at least|up to|target|forecast|planned|expected|estimated|provisional|revised|draft|"
    r"further|another|additional|extra|others?|previous|first|second|last|next|new|remaining|rest|same|each|every|per|only|not|if|would|excluding|including|except|compared|"
    r"half|third|quarter(?! (?:[1-4]|one|two|three|four)\b)|majority|most|some|increas\w+|decreas\w+|rose|fell|from [0-9]+ to|stood at)\b|n['’]t\b|%|per ?cent",
    re.IGNORECASE,
)
# of whom something was counted: it is said of both, or they are not the same
_WHERE = frozenset(
    [
        "north",
        "south",
        "east",
        "west",
        "northern",
        "southern",
        "eastern",
        "western",
        "team",
        "district",
        "locality",
        "area",
        "school",
        "police",
        "home",
    ]
)
# of these, 940 are in schools
_OF_THESE = re.compile(r"\bof (?:these|those) \Z", re.IGNORECASE)
_PARTS = re.compile(
    r"%|per ?cent|\b(?:half|thirds?|quarters?(?! (?:[1-4]|one|two|three|four)\b)|fifths?|tenths?|majority|minority|most|in (?:two|three|four|five|six|ten)|of (?:whom|which))\b",
    re.IGNORECASE,
)
_THESE = re.compile(r"\b(?:these|those) \Z", re.IGNORECASE)
_PART_OF = re.compile(
    r"\b(?:most|some|half|all|each|majority|third|quarter|quarters|thirds|none|many) \Z", re.IGNORECASE
)
_LABEL = re.compile(
    r"\b(?:stage|level|tier|phase|part|section|paragraph|key stage|recommendation|year|standard) \Z", re.IGNORECASE
)
_OF_THEM = re.compile(r"\A of (?:the|these|those)\b")
_OF_SO_MANY = re.compile(r" of (?:the |these |those |our |all )?[0-9]")
_NUMBER_OF = re.compile(r": £?\Z|\bnumber of [^.;:,]{3,80} (?:was|is|stood at|stands at) \Z", re.IGNORECASE)
_PLURAL = re.compile(r"[a-z’'-]{3,30}(?<!s)s")
_EMPTY = frozenset(
    """
    there were was is are be been being the a an in at of to by for on as and or with had has have we our its it this that these those who which
    total number altogether all overall whole reported recorded made received held between them year period report date completed issued granted
    given open during over whom up
    """.split()  # noqa: SIM905  a list of words reads as one
)
# whoever counts is no part of what is counted
_WHOEVER = frozenset(
    """
    council authority service board partnership lado mash panel department agency front door hub borough county he she they virtual team made
    summary headline key figure message fact heard told note hear told iro
    employ receiv handl consider process dealt took saw seen support run hold ask look cover examin
    """.split()  # noqa: SIM905  a list of words reads as one
)
# 13 adopters were approved and eight of the 31 are at stage one
_OF_THE_SAME = re.compile(
    rf"(?P<part>{NUMBER}) of the (?P<again>{COUNT})(?= (?:are|were|have|had|remain)\b)", re.IGNORECASE
)
_LONGEST, _FAR, _HEAD, _MOST, _SHORT = 400, 12, 5, 3_000, 3


@attrs.frozen
class _Count(Record):
    """A figure, the words that describe what it counts, all words of its sentence, its times, and where it stands."""

    figure: Quantity
    passage: int
    sentence: int
    span: tuple[int, int]
    head: frozenset[str]
    described: frozenset[str]
    words: frozenset[str]
    times: frozenset[str]
    subject: frozenset[str]
    refers: bool
    is_partial: bool
    is_these: bool
    has_parts: bool
    is_narrow: bool


def references_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every figure that is spoken of as one that was stated, and stated with another number.

    Examples:
        >>> text = "In 2023/24 the panel heard 62 cases. Of the 26 cases heard in 2023/24, most were approved."
        >>> [each.taken for each in references_in([Passage(text=text)])]
        [('26, and before that 62, as the same figure',)]
    """
    counts: list[_Count] = []
    for at, passage in enumerate(passages):
        if passage.kind is not PassageKind.TABLE:
            counts += itertools.chain.from_iterable(
                _counts(passage.text, span, at) for span in sentence_spans(passage.text, longest=_LONGEST)
            )
        if len(counts) > _MOST:
            return
    yield from _of_the_same(passages)
    for at, later in enumerate(counts):
        if later.refers:
            earlier = _referred_to(counts[max(at - 4 * _FAR, 0) : at], counts[at + 1 : at + _FAR], later)
            if earlier is not None:
                yield from _found(passages, *sorted((earlier, later), key=lambda each: (each.passage, each.span)))


def _counts(text: str, span: tuple[int, int], at: int) -> Iterator[_Count]:
    sentence = text[slice(*span)]
    figures = [
        each
        for each in quantities_in(sentence)
        if each.unit in ("", "£", "£m", "£k") and not _LABEL.search(sentence[: each.start])
    ]
    for figure in figures:
        before, after = sentence[: figure.start], sentence[figure.end : figure.end + 120]
        refers, sum_of = _REFERS.search(before), _INTRODUCES.search(before)
        is_partial = _OF_THEM.match(after) is not None or _OF_SO_MANY.match(after) is not None
        after = _OF_THEM.sub("", after, count=1)
        end = _VERB.search(after)
        phrase = after[: end.start()] if end is not None else after
        named = sum_of["sum"] if figure.unit and sum_of is not None else ""
        head = frozenset([stem(named)]) if named else _head(phrase) or _labelled(before, after)
        described = frozenset() if named else _words(phrase) - {""}
        yield _Count(
            figure,
            at,
            span[0],
            (span[0] + figure.start, span[0] + figure.end),
            head,
            described,
            _words(f"{before} {sentence[figure.end :]}"),
            frozenset(each[0].casefold() for each in _TIME.finditer(sentence)),
            _words(before),
            refers is not None
            and bool(refers["sum"]) is bool(figure.unit)
            # the 10 authorities with the highest rates: they are some of them
            and not (end is not None and (end[0] == "with" or (_OF_THESE.search(before) and end[0] != ","))),
            is_partial,
            _THESE.search(before) is not None,
            _PARTS.search(sentence) is not None,
            _NARROWS.search(f"{_near(before, refers)} {phrase}") is not None,
        )


def _near(before: str, refers: re.Match[str] | None) -> str:
    """The words before a figure that may narrow it: all of them, or the last where it is only spoken of again."""
    return before if refers is None else _PART_OF.sub("", before[: refers.start()])[-16:]


def _head(phrase: str) -> frozenset[str]:
    """The noun that is counted: the first plural, or people, of the words behind a number."""
    for word in _WORD.findall(phrase)[:_HEAD]:
        plain = word.casefold()
        if plain in ("of", "in", "who", "that", "which", "for", "by", "to", "at", "on"):
            break
        if plain in ("staff", "people", "children") or _PLURAL.fullmatch(plain):
            return frozenset([_stem(plain)])
    return frozenset()


def _labelled(before: str, after: str) -> frozenset[str]:
    """The nouns of a label whose figure stands last: "Number of children adopted in 2023/24: 31"."""
    return _words(before) if re.match(r"\.?\s*\Z", after) and _NUMBER_OF.search(before) else frozenset()


def _stem(word: str) -> str:
    plain = stem(word)
    for ending in ("ing", "ed"):
        if plain.endswith(ending) and len(plain) > len(ending) + _SHORT:
            plain = plain.removesuffix(ending)
    return plain


def _words(text: str) -> frozenset[str]:
    return frozenset(
        _stem(word) for word in _WORD.findall(text.replace("’s", "").replace("'s", "")) if word.casefold() not in _EMPTY
    )


def _referred_to(before: Sequence[_Count], after: Sequence[_Count], later: _Count) -> _Count | None:
    """The count that another one speaks of again: the nearest of the same things, where nothing leaves doubt."""
    if later.is_narrow or later.figure.value in {each.figure.value for each in before}:
        return None
    near = [
        each
        for each in before
        if later.passage - each.passage <= _FAR and each.head & later.head and not each.is_partial
    ]
    # a foreword may speak of what is counted below
    earlier = near[-1] if near else next((each for each in after if each.head & later.head and not each.refers), None)
    if earlier is None or earlier.is_narrow or earlier.figure.unit != later.figure.unit:
        return None
    if len({each.figure.value for each in near}) > 1 or _is_made_of([*before, *after], later):
        return None
    is_part = earlier.has_parts and later.figure.value < earlier.figure.value
    if is_part and not is_mistyped(earlier.figure.text, later.figure.text):
        return None
    fewer = earlier.described - later.words - _WHOEVER
    # what is described by fewer words, shortly after, may be more, and never less
    is_less = bool(near) and earlier.passage == later.passage and later.figure.value < earlier.figure.value
    is_told = later.described <= earlier.words and (not fewer or is_less or later.is_these)
    whose = earlier.subject - later.words - earlier.described - _WHOEVER - _digits(earlier.subject)
    is_own = (earlier.subject | earlier.described) & _WHERE <= later.words and (bool(later.figure.unit) or not whose)
    is_timed = later.times <= earlier.times and (bool(later.times) or earlier.passage == later.passage)
    is_apart = (earlier.passage, earlier.sentence) != (later.passage, later.sentence)
    return earlier if is_told and is_own and is_timed and is_apart else None


def _digits(words: frozenset[str]) -> frozenset[str]:
    """Numbers and months, which say when, or what section it is."""
    return frozenset(each for each in words if each[:1].isdigit() or _TIME.fullmatch(each.title()))


def _is_made_of(others: Sequence[_Count], later: _Count) -> bool:
    """Whether a number may be a sum or a difference of two others that were stated."""
    near = (each for each in others if abs(each.passage - later.passage) <= 1)
    values = {each.figure.value for each in near if not each.head or each.head & later.head}
    return any(
        abs(one - other) == later.figure.value or one + other == later.figure.value
        for one, other in itertools.combinations(values, 2)
    )


def _of_the_same(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """The one count of a sentence that is spoken of again in it, mistyped: the other number is said nowhere else."""
    for passage in passages:
        for again in _OF_THE_SAME.finditer(passage.text) if passage.kind is not PassageKind.TABLE else ():
            counted = main_count(passage.text[sentence_start(passage.text, again.start()) : again.start()])
            times = sum(each.text.count(again["again"]) for each in passages)
            if counted is not None and is_mistyped(counted, again["again"]) and times == 1:
                yield from _again(passage, again.span("again"), again["again"], counted)


def _found(passages: Sequence[Passage], first: _Count, second: _Count) -> Iterator[FoundClaim]:
    return _again(passages[second.passage], second.span, second.figure.text, first.figure.text)


def _again(passage: Passage, span: tuple[int, int], said: str, before: str) -> Iterator[FoundClaim]:
    taken = f"{said}, and before that {before}, as the same figure"
    quote = passage.text[max(span[0] - 8, 0) : span[1] + 50]
    return found_in(passage, span, RepeatClaim(figures=(before, said)), taken, quote=quote)
