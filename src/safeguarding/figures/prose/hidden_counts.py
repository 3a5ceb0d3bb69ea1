"""Suppressed counts in a sentence that the sentence itself gives away: "Of 44, 29 …, 12 … and fewer than five …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from safeguarding.figures.kinds.suppressions import SuppressionClaim
from safeguarding.figures.prose.found import FoundClaim, found_in
from safeguarding.figures.prose.main_figures import sentence_spans, without_asides
from safeguarding.figures.prose.partitions import exclude_each_other, may_overlap
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.share_wordings import NUMBER, digits_of
from safeguarding.figures.prose.things import counts_things

_HIDDEN = re.compile(
    r"(?:(?<=\s)\*(?=\s)|<\s?(?P<digits>[0-9]{1,2})\b|\b(?:(?:fewer|less) than|(?:a )?number (?:below|under|of under|less than|fewer than)) (?P<number>[0-9]{1,2}|five|six|ten)\b)(?: \((?:fewer|less) than [a-z0-9]{1,5}\))?"
)
_NUMBER = re.compile(NUMBER, re.IGNORECASE)
_ALL = re.compile(r"\b(?:Of|Out of|total of|[Ii]n all|[Aa]ltogether|all)\b|[:–]")
# a count of others, of parts, or of something near
_ELSE = re.compile(
    r"%|per ?cent|\b(?:of (?:whom|which|these|those|them)|another (?=[0-9])|a further|average|previous\w*|compared|about|around|over|nearly|almost|some|"
    r"at least|up to|more than|also|both|each|includ\w+|such as|target|last year)\b",
    re.IGNORECASE,
)
_THE_REST = re.compile(r"\bthe (?:remainder|rest|remaining|others?)\b[ ,(–-]{0,3}\Z", re.IGNORECASE)
_WORDS = {"five": "5", "six": "6", "ten": "10"}
_LONGEST, _FEWEST, _MOST, _LARGEST = 400, 2, 9, 11


def hidden_counts_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every sentence with a total, all its parts, and one of them withheld.

    Examples:
        >>> text = "Of 44 people, 29 lived in the borough, 12 lived nearby and fewer than five lived further away."
        >>> [each.quote for each in hidden_counts_in([Passage(text=text)])]
        ['fewer than five']
    """
    for passage in passages:
        if passage.kind is PassageKind.TABLE or not _HIDDEN.search(passage.text):
            continue
        for start, end in sentence_spans(passage.text, longest=_LONGEST):
            yield from _in_sentence(passage, passage.text[start:end], start)


def _in_sentence(passage: Passage, sentence: str, start: int) -> Iterator[FoundClaim]:
    hidden = [*_HIDDEN.finditer(sentence)]
    if not hidden or _ELSE.search(sentence) or not _ALL.search(sentence):
        return
    plain = without_asides(_HIDDEN.sub(lambda match: " " * len(match[0]), sentence))
    counts = [*_NUMBER.finditer(plain)]
    if not _FEWEST < len(counts) + len(hidden) <= _MOST or len(counts) < _FEWEST or len(hidden) > _FEWEST:
        return
    if not all(counts_things(plain, *each.span()) for each in counts) or hidden[0].start() < counts[0].end():
        return
    names = _names(sentence, [*(each.span() for each in counts[1:]), *(each.span() for each in hidden)])
    is_rest = _THE_REST.search(sentence[: hidden[-1].start()]) is not None
    if not is_rest and not exclude_each_other(names) and any(map(may_overlap, names)):
        return
    total, *parts = (digits_of(each[0]) for each in counts)
    left = int(total.replace(",", "")) - sum(int(part.replace(",", "")) for part in parts)
    signs = [f"<{_below(each)}" for each in hidden]
    below = [int(sign[1:]) for sign in signs]
    # the parts are not of this total; "fewer than 25" hides nobody
    if not len(hidden) <= left < sum(below) or max(below) > _LARGEST:
        return
    taken = "a count that is withheld, with the other counts and the total of its sentence"
    span = start + hidden[0].start(), start + hidden[0].end()
    yield from found_in(passage, span, SuppressionClaim(rows=((*parts, *signs, total),)), taken)


def _names(sentence: str, spans: list[tuple[int, int]]) -> list[str]:
    """What is said of each count: the words up to the next one."""
    ordered = sorted(spans)
    ends = [*(start for start, _ in ordered[1:]), len(sentence)]
    return [re.sub(r",? and \Z|, \Z", "", sentence[stop:end]) for (_, stop), end in zip(ordered, ends, strict=True)]


def _below(match: re.Match[str]) -> str:
    number = (match["digits"] or match["number"] or "five").casefold()
    return _WORDS.get(number, number)
