"""Recommendations that come again: the same matter in two inspections of one body.

Likeness is counted in words, exactly; whether it is the same matter is for a person to say, so both texts are shown.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

import attrs

from safeguarding.recommendations.records import Recommendation
from safeguarding.records import Record

A_THIRD = Fraction(1, 3)
"""A likeness from which two recommendations are worth reading side by side; a rule of thumb, not a finding."""

_WORD = re.compile(r"[^\W\d_]{2,}")
_SMALL = """
a all an and are as at be both but by can do each for from has have if in into is it its more must not of on or other
our own same should so such than that the their them then there these they this those to up was were when where which
who will with ensure improve strengthen further develop continue local authority council
"""
_SMALL_WORDS = frozenset(_SMALL.split())
_MOST_WORDS = 400


@attrs.frozen(kw_only=True)
class Repeat(Record):
    """Two recommendations that look alike.

    Attributes:
        earlier: The one of the earlier inspection.
        later: The one of the later inspection.
        likeness: The words that both use, as a share of the words that either uses: 0 to 1.
        shared: The words that both use, in order.
        is_same_topic: Whether both name the same topic.
        only_earlier: The words compared that only the earlier one uses, in order.
        only_later: Those that only the later one uses.
    """

    earlier: Recommendation
    later: Recommendation
    likeness: Fraction
    shared: tuple[str, ...]
    is_same_topic: bool
    only_earlier: tuple[str, ...] = ()
    only_later: tuple[str, ...] = ()


def repeats(
    earlier: Sequence[Recommendation], later: Sequence[Recommendation], *, at_least: Fraction = A_THIRD
) -> tuple[Repeat, ...]:
    """The pairs from two inspections that name one topic, or share enough of their words; most alike first.

    Args:
        earlier: The recommendations of the earlier inspection.
        later: Those of the later one.
        at_least: The smallest likeness of a pair that does not name one topic.

    Examples:
        >>> before = [Recommendation(ref="r1", text="Ensure that health assessments are timely for children in care")]
        >>> after = [
        ...     Recommendation(ref="r1", text="Improve the quality of supervision"),
        ...     Recommendation(ref="r2", text="Ensure children in care have timely initial health assessments"),
        ... ]
        >>> [(each.later.ref, str(each.likeness), each.shared) for each in repeats(before, after)]
        [('r2', '5/6', ('assessments', 'care', 'children', 'health', 'timely'))]
    """
    words_before = [_words(each) for each in earlier]
    words_after = [_words(each) for each in later]
    found = []
    for one, its_words in zip(earlier, words_before, strict=True):
        for other, other_words in zip(later, words_after, strict=True):
            pair = _pair(one, its_words, other, other_words)
            if pair.is_same_topic or (pair.likeness and pair.likeness >= at_least):
                found.append(pair)
    return tuple(sorted(found, key=_likeness, reverse=True))


def _likeness(pair: Repeat) -> Fraction:
    return pair.likeness


def _pair(one: Recommendation, its_words: frozenset[str], other: Recommendation, other_words: frozenset[str]) -> Repeat:
    shared, either = its_words & other_words, its_words | other_words
    return Repeat(
        earlier=one,
        later=other,
        likeness=Fraction(len(shared), len(either)) if either else Fraction(0),
        shared=tuple(sorted(shared)),
        is_same_topic=bool(_folded(one.topic)) and _folded(one.topic) == _folded(other.topic),
        only_earlier=tuple(sorted(its_words - other_words)),
        only_later=tuple(sorted(other_words - its_words)),
    )


def _words(recommendation: Recommendation) -> frozenset[str]:
    """The words that carry meaning, a few hundred at most."""
    found = _WORD.findall(f"{recommendation.topic} {recommendation.text}".casefold())[:_MOST_WORDS]
    return frozenset(found) - _SMALL_WORDS


def _folded(topic: str) -> str:
    return " ".join(topic.casefold().split())
