"""The one figure that a sentence states, its dates, years and brackets left aside."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from safeguarding.figures.prose.masks import blank
from safeguarding.figures.prose.tokens import NUMBER_WORD
from safeguarding.records import Record

_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_ASIDE = re.compile(
    rf"\b[0-9]{{1,2}}(?:st|nd|rd|th)? {_MONTH}\b(?:,? (?:19|20)[0-9]{{2}})?|\b{_MONTH} [0-9]{{1,2}},? (?:19|20)[0-9]{{2}}"
    r"|\b(?:19|20)[0-9]{2}(?:[-/–−] ?[0-9]{2,4})?\b|\([^()]{0,120}\)|\b(?:Q|[Qq]uarter )(?:one|two|three|four|[1-4])\b"
    r"|\b(?:[Ii]n|[Ff]or|[Oo]ver|[Dd]uring) the (?:last|past|previous) (?:[a-z]+|[0-9]{1,2}) (?:months|years|weeks)\b"
    rf"|\b(?:[0-9]{{1,2}}|{NUMBER_WORD}) (?:or more|miles)\b|\bone (?:of|in)\b|\b[0-9]{{1,2}}(?: to |–|-)[0-9]{{1,2}}-?(?: year)?"
)
_NUMBER = re.compile(
    rf"(?<![\w.,/£$€-])(?:[0-9]{{1,3}}(?:,[0-9]{{3}})+|[0-9]{{1,7}})(?:\.[0-9]{{1,3}})?(?P<unit>\s?%| per ?cent\b| (?:days|weeks|months)\b| per (?:1,?000|10,?000|100,?000))?"
    rf"|\b(?:{NUMBER_WORD})\b(?!-)",
    re.IGNORECASE,
)


def has_figure(text: str) -> bool:
    """Whether a text states a figure, its dates, years and brackets left aside.

    Examples:
        >>> has_figure("At 31 March 2017, with"), has_figure("350 plans for")
        (False, True)
    """
    return _NUMBER.search(_ASIDE.sub(blank, text)) is not None


def without_asides(text: str) -> str:
    """A text of the same length in which dates, years, brackets and ages are blank.

    Examples:
        >>> without_asides("On 1 April 2023 (a Saturday) 118").split()
        ['On', '118']
    """
    return _ASIDE.sub(blank, text)


_END = re.compile(r"(?<!\bi\.e)(?<!\be\.g)[.;!?](?=\s|\Z)")


def sentence_spans(text: str, *, longest: int) -> Iterator[tuple[int, int]]:
    """Where each sentence or clause begins and ends, its last mark included; longer ones are left out.

    Examples:
        >>> text = "It was 4.5%. Of these; many"
        >>> [text[start:end] for start, end in sentence_spans(text, longest=40)]
        ['It was 4.5%.', 'Of these;', 'many']
    """
    start = 0
    for end in (*(match.end() for match in _END.finditer(text)), len(text)):
        while start < end and text[start].isspace():
            start += 1
        if 0 < end - start <= longest:
            yield start, end
        start = end


@attrs.frozen
class MainFigure(Record):
    """A figure, its unit, and where it starts.

    Attributes:
        text: The figure, with its per cent sign.
        unit: "%", "day", "per 10000", or nothing.
        start: Where it stands in the sentence.
    """

    text: str
    unit: str
    start: int


def main_figure(sentence: str) -> MainFigure | None:
    """The one figure of a sentence; None where there is none, or a second one.

    Examples:
        >>> main_figure("At 1 March 2016, 229 children had a plan (a rate of 42 per 10,000)").text
        '229'
        >>> main_figure("The duration of assessment is currently 272 days").unit, main_figure("12 boys and 13 girls")
        ('day', None)
    """
    plain = _ASIDE.sub(blank, sentence)
    found = [*_NUMBER.finditer(plain)]
    if len(found) != 1 or re.search(r"[0-9]", plain[: found[0].start()] + plain[found[0].end() :]):
        return None
    match = found[0]
    unit = (match["unit"] or "").strip()
    if unit.casefold() in ("%", "per cent", "percent"):
        return MainFigure(f"{match[0][: match.start('unit') - match.start()]}%", "%", match.start())
    text = match[0].removesuffix(match["unit"] or "")
    return MainFigure(text.casefold(), unit.replace(",", "").rstrip("s"), match.start())
