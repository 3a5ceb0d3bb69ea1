"""A fraction in words of those on a level that the sentence before has counted: "12 good, 8 poor … Most of the plans were good"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from safeguarding.figures.kinds.fractions_in_words import FractionClaim, parse_fraction_in_words
from safeguarding.figures.prose.found import FoundClaim, found_in
from safeguarding.figures.prose.fraction_phrases import FRACTION, MAJORITY
from safeguarding.figures.prose.main_figures import sentence_spans
from safeguarding.figures.prose.masks import masked
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.share_ties import ANY_NUMBER, value_of
from safeguarding.figures.prose.things import counts_things, stem, stems_in

# Most of the plans were therefore good.
_SAID = re.compile(
    rf"(?P<words>{FRACTION}|{MAJORITY}|most)(?: of(?: (?:the|these|those|all|all the))?)?(?P<thing> [a-z]{{3,20}}s| them)? (?:were|was|are) (?:(?:therefore|thus|also|still|judged|rated|graded|found to be) ){{0,2}}(?P<level>[a-z-]{{2,20}}(?: [a-z-]{{2,20}}){{0,2}})[.;]",
    re.IGNORECASE,
)
_LEAD = re.compile(r"\A(?: of (?:them|these)|,| (?:were|was|are|being|judged|rated|graded))+")
_REQUIRES = re.compile(r"\brequir\w+")
_JOINT = re.compile(r",? and\Z|[,;.]\Z| \Z")
_A_SIDE = re.compile(r"\b(?:most|majority|minority|more than|less than|fewer than)\b")
_LONGEST, _FEWEST, _FAR = 420, 3, Fraction(1, 10)


def majorities_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every fraction of those on a level, where the counts of all levels make the count of them all.

    Examples:
        >>> text = "Of the 40 plans, 12 were good, 8 poor and 20 fair. Most of the plans were good."
        >>> [each.taken for each in majorities_in([Passage(text=text)])]
        [('most as the fraction', '12 of 40 as what it stands for')]
    """
    for passage in passages:
        if passage.kind is PassageKind.TABLE:
            continue
        plain, before = masked(passage.text), (0, 0)
        for span in sentence_spans(plain, longest=_LONGEST):
            match = _SAID.fullmatch(plain, *span)
            if match is not None and before[1]:
                yield from _found(passage, match, plain[slice(*before)])
            before = span if match is None else before


def _found(passage: Passage, match: re.Match[str], listed: str) -> Iterator[FoundClaim]:
    numbers = [*ANY_NUMBER.finditer(listed)]
    values = [value_of(each[0]) for each in numbers]
    if len(values) < _FEWEST or values[0] != sum(values[1:]) or not counts_things(listed, *numbers[0].span()):
        return
    ends = [*(each.start() for each in numbers[1:]), len(listed)]
    base, *names = [listed[each.end() : end] for each, end in zip(numbers, ends, strict=True)]
    thing = (match["thing"] or " them").strip()
    if thing != "them" and stem(thing) not in stems_in(base):
        return
    level = _named(match["level"])
    on_level = [value for value, name in zip(values[1:], names, strict=True) if _named(name) == level]
    words = " ".join(match["words"].casefold().replace("-", " ").split())
    try:
        fraction = parse_fraction_in_words(words).fraction
    except ValueError:
        return
    if not _A_SIDE.search(words):  # what is about a half is no slip
        on_level = [count for count in on_level if abs(Fraction(count, values[0]) - fraction) >= _FAR]
    for count in itertools.islice(on_level, 2 - len(on_level)):
        taken = f"{words} as the fraction", f"{count} of {values[0]} as what it stands for"
        claim = FractionClaim(words=words, count=str(count), base=str(values[0]))
        yield from found_in(passage, match.span(), claim, *taken, quote=match[0])


def _named(name: str) -> str:
    """A level as it is called, without its verb: "good", "require improvement"."""
    plain = _JOINT.sub("", _JOINT.sub("", name.casefold()))
    return _REQUIRES.sub("require", _LEAD.sub("", plain)).strip()
