"""The same figure twice: in the summary and in the body, or in a sentence and in a table.

Two statements are of the same figure only where every word that carries meaning is the same, among them a year. Even
then one may stand under the heading of one team and the other under another's; so they are only called different where
one is the other with a digit mistyped, or two of them turned round.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from safeguarding.figures.kinds.repeats import RepeatClaim
from safeguarding.figures.prose.found import FoundClaim, fragment, marked
from safeguarding.figures.prose.main_figures import main_figure, sentence_spans
from safeguarding.figures.prose.passages import Passage, PassageKind, TextPlace
from safeguarding.figures.prose.table_cells import number_table
from safeguarding.figures.prose.things import stem
from safeguarding.records import Record

_LONGEST = 220
_WORD = re.compile(r"[A-Za-z][A-Za-z’'-]*|[0-9]+(?:[/–-][0-9]+)*")
_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}(?:\b|[/–-])")
_EMPTY = frozenset(
    """
    there were was are is be been being the a an in at during of to by on for as and or with from had has have we our its it
    this that total number altogether all overall service year yr authority council borough county area who which reported
    recorded made received held
    """.split()  # noqa: SIM905  a list of words reads as one
)
_UNSURE = re.compile(
    r"\b(?:about|around|over|nearly|almost|approximately|more than|at least|up to|rose|fell|increas\w+|decreas\w+|compared|target|forecast|"
    r"plan(?:ned)?|expect\w*|england|national\w*|region\w*|so far|to date|provisional|revised|average)\b",
    re.IGNORECASE,
)
_FEWEST_WORDS, _FEWEST_DIGITS = 2, 3
_TURNED = 2
_MOST = 4_000


@attrs.frozen
class _Statement(Record):
    """A figure, the words that say what it is, and where it stands."""

    words: frozenset[str]
    figure: str
    place: TextPlace
    quote: str
    sentence: str


def repeats_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every figure that a report states twice, of the same thing and time.

    Examples:
        >>> twice = [Passage(text="During 2016/17 there were 412 referrals."), Passage(text="In 2016/17 there were 421 referrals.")]
        >>> [each.taken for each in repeats_in(twice)]
        [('421, and before that 412, as the same figure',)]
    """
    seen: dict[frozenset[str], _Statement] = {}
    for statement in _statements(passages):
        earlier = seen.setdefault(statement.words, statement)
        if len(seen) > _MOST:
            return
        if earlier is statement or not (
            earlier.figure == statement.figure or _is_mistyped(earlier.figure, statement.figure)
        ):
            continue
        yield FoundClaim(
            claim=RepeatClaim(figures=(earlier.figure, statement.figure), where=str(statement.place)),
            place=statement.place,
            quote=statement.quote,
            taken=(f"{statement.figure}, and before that {earlier.figure}{_at(earlier.place)}, as the same figure",),
            sentence=statement.sentence,
        )


def _at(place: TextPlace) -> str:
    return f" ({place})" if str(place) else ""


def _is_mistyped(one: str, other: str) -> bool:
    """Whether two figures of three digits or more differ in one digit, or in the order of two neighbours."""
    first, second = one.replace(",", ""), other.replace(",", "")
    if len(first) != len(second) or sum(each.isdigit() for each in first) < _FEWEST_DIGITS:
        return False
    apart = [at for at in range(len(first)) if first[at] != second[at]]
    if len(apart) == 1:
        return True
    turned = [second[at + 1 : at - 1 if at else None : -1] for at in apart[:1]]
    return len(apart) == _TURNED and [first[apart[0] : apart[0] + _TURNED]] == turned and apart[1] == apart[0] + 1


def _statements(passages: Sequence[Passage]) -> Iterator[_Statement]:
    for passage in passages:
        if passage.kind is PassageKind.TABLE:
            yield from _of_table(passage)
            continue
        for start, end in sentence_spans(passage.text, longest=_LONGEST):
            sentence = passage.text[start:end]
            if not _YEAR.search(sentence) or _UNSURE.search(sentence) or "(" in sentence:
                continue
            figure = main_figure(sentence)
            if figure is None or not figure.text[:1].isdigit():
                continue
            stop = figure.start + len(figure.text)
            words = _words(f"{sentence[: figure.start]} {sentence[stop:]}")
            span = start + figure.start, start + stop
            if len(words) >= _FEWEST_WORDS:
                yield _Statement(
                    words, figure.text, passage.place_of(span[0]), fragment(sentence), marked(passage.text, span)
                )


def _of_table(passage: Passage) -> Iterator[_Statement]:
    table = number_table(passage)
    if table is None:
        return
    for label, row in zip(table.labels, table.rows, strict=True):
        for heading, cell in zip(table.headings, row, strict=True):
            words = _words(f"{label} {heading}")
            if cell is not None and _YEAR.search(heading) and len(words) >= _FEWEST_WORDS:
                yield _Statement(words, cell.text, passage.place, fragment(f"{label}: {cell.text}"), "")


def _words(text: str) -> frozenset[str]:
    """The words that carry meaning, without their plurals."""
    return frozenset(stem(word) for word in _WORD.findall(text)) - _EMPTY
