"""Today's figure beside that of long ago: "lower now than in 2012 (4.3%)", "longer term, a decrease, down from 43% in 2011/12".

"Longer term, a decrease, down from 43% in 2011/12" speaks of what the sentence before has the latest figures of; "lower now
than in 2006/07", when its rate was 0.12, of the figures that an earlier sentence gives of the same in the same words. Where
an earlier sentence has several figures, it is wrong only if none of them would do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from safeguarding.figures.claims import check
from safeguarding.figures.policies import CHARITABLE
from safeguarding.figures.prose.change_wordings import DOWN_NOUN, UP_NOUN
from safeguarding.figures.prose.direction_phrases import direction_claim
from safeguarding.figures.prose.found import FoundClaim, found_in
from safeguarding.figures.prose.main_figures import sentence_spans
from safeguarding.figures.prose.masks import LONGEST_PASSAGE
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.quantities import Quantity, quantities_in
from safeguarding.figures.prose.things import stems_in
from safeguarding.figures.prose.tokens import PERCENTAGE
from safeguarding.figures.stated import as_figure
from safeguarding.figures.words import Direction
from safeguarding.records import Record

_LONGEST, _FAR_BACK = 420, 4
_YEAR = r"(?:19|20)[0-9]{2}(?:[/–-][0-9]{2,4})?"
# longer term, there has been a decrease in … – down from 34.3 per cent in 2011/12
_LONG_TERM = re.compile(
    rf"\A(?:(?:Over the )?[Ll]ong(?:er)?(?:[ -]term)?,? |Over (?:a|the) long(?:er)? (?:period|time),? )[^.;0-9]{{0,30}}\b(?:(?P<up>{UP_NOUN})|(?P<down>{DOWN_NOUN})) in (?P<what>[^.;0-9]{{5,140}}?)(?: –| -|,) (?:up|down) from (?P<figure>{PERCENTAGE}) in (?P<year>{_YEAR})[.]?\Z"
)
# from 2006/07 when the rate was 0.12 per cent … lower now than in 2006/07
_SINCE = re.compile(
    rf"\bfrom (?P<year>{_YEAR}),? when (?:the|its|their) (?:rate|figure|proportion|percentage) (?:was|stood at) (?P<figure>{PERCENTAGE})[^;]{{0,160}}?\b(?:rates|it|they|the (?:rate|figure|proportion|percentage)|this) (?:are|is|remains?)(?: still| now){{0,2}} (?:(?P<up>higher)|(?P<down>lower)) (?:now )?than in (?P=year)"
)
_SUBJECT = re.compile(
    r"\A(?:[A-Z][a-z ,-]{3,50}, )?(?P<what>[Tt]he (?:rate|proportion|percentage) of [^.;:0-9]{5,140}?) (?:has|have|had|was|is|rose|fell|followed|increased|decreased|also)\b"
)
# the rate is 5.1%, lower now than in 2012 (4.3%)
_NOW = re.compile(
    rf"(?P<now>{PERCENTAGE}),? (?:which is )?(?:still |now )?(?:(?P<up>higher)|(?P<down>lower)) (?:now )?than (?:it was )?in (?P<year>{_YEAR}) \((?P<figure>{PERCENTAGE})\)"
)
_DOUBT = re.compile(
    r"\b(?:not|never|if|would|could|may|might|target|further|another|forecast|more than|over|exclud\w+ (?:from|those))\b",
    re.IGNORECASE,
)
# of accounted and account alike
_ROOT = 5
_GENERIC = stems_in(
    "the a an of in that who which have has had is are was were been proportion percentage share rate number for by to and on at"
)


@attrs.frozen
class _Sentence(Record):
    """A sentence, where it stands, and its figures."""

    passage: Passage
    span: tuple[int, int]
    quantities: Sequence[Quantity]

    @property
    def text(self) -> str:
        """Its words."""
        return self.passage.text[slice(*self.span)]


def long_comparisons_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every figure of today that is said to lie above or below that of long ago.

    Examples:
        >>> text = "The rate is 5.1%, lower now than in 2012 (4.3%)."
        >>> [each.taken for each in long_comparisons_in([Passage(text=text)])]
        [('5.1% as the figure of now', '4.3% as that of 2012')]
    """
    before: list[_Sentence] = []
    for passage in passages:
        if passage.kind is PassageKind.TABLE or len(passage.text) >= LONGEST_PASSAGE:
            before = []
            continue
        quantities = [*quantities_in(passage.text)]
        for start, end in sentence_spans(passage.text, longest=_LONGEST):
            inside = [each for each in quantities if start <= each.start < end]
            sentence = _Sentence(passage, (start, end), inside)
            if len(inside) > 0:
                yield from _in_sentence(sentence, before)
            before = [*before[-3 * _FAR_BACK :], sentence]


def _in_sentence(sentence: _Sentence, before: Sequence[_Sentence]) -> Iterator[FoundClaim]:
    text = sentence.text
    for match in _NOW.finditer(text):
        yield from _found(sentence, match, [match["now"]])
    long_term = _LONG_TERM.match(text)
    if long_term is not None and before:
        last = before[-1]
        known = {each[:_ROOT] for each in stems_in(last.text)}
        is_same = all(each[:_ROOT] in known for each in stems_in(long_term["what"]) - _GENERIC)
        years = re.findall(_YEAR, last.text)
        if is_same and years and min(years) > long_term["year"] and last.passage == sentence.passage:
            yield from _found(sentence, long_term, [each.text for each in last.quantities if each.unit == "%"])
    since, subject = _SINCE.search(text), _SUBJECT.match(text)
    if since is not None and subject is not None:
        alike = [
            each
            for each in before
            if (own := _SUBJECT.match(each.text)) and own["what"].casefold() == subject["what"].casefold()
        ]
        if alike:
            yield from _found(sentence, since, [each.text for each in alike[-1].quantities if each.unit == "%"])


def _found(sentence: _Sentence, match: re.Match[str], now: Sequence[str]) -> Iterator[FoundClaim]:
    """Today's figure against that of long ago; of several that may be today's, wrong only if each of them is."""
    way = Direction.UP if match["up"] else Direction.DOWN
    earlier = as_figure(match["figure"])
    claims = [direction_claim(earlier, as_figure(each), way) for each in now]
    wrong = [each is not None and check(each, CHARITABLE).is_inconsistent for each in claims]
    claim = claims[0] if claims and (all(wrong) or not any(wrong)) else None
    if claim is not None and not _DOUBT.search(match[0][1:]):
        span = sentence.span[0] + match.start(), sentence.span[0] + match.end()
        taken = f"{now[0]} as the figure of now", f"{match['figure']} as that of {match['year']}"
        yield from found_in(sentence.passage, span, claim, *taken)
