"""What a file of claims quotes of the report: that the report says so, and that the figures typed stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs

from safeguarding.documents.reports import read_document
from safeguarding.errors import ParseError, SafeguardingError, UnreadableFileError
from safeguarding.figures.prose.passages import Document
from safeguarding.figures.stated import SHORT_NUMBER_WORDS, Stated
from safeguarding.figures.verdicts import Verdict
from safeguarding.figures.words import ClaimOutcome
from safeguarding.opened_files import is_inside
from safeguarding.records import NoTruthValue, Record
from safeguarding.serialization.documents import from_data
from safeguarding.texts import phrases, shortened

_NUMBER = re.compile(
    r"(?<![\w.,])(?P<digits>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,15})(?P<places>\.[0-9]{1,9})?(?P<sign>\s?(?:%|per ?cent\b))?"
)
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)?")
# signs that a word processor sets otherwise than they are typed
_TYPED = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "−": "-", "‑": "-", "\xa0": " "})
_LONGEST, _MOST_NUMBERS = 2_000, 100
# nothing of a number is given back, so that several in a row are looked for in one way only
_ANY_NUMBER = r"[0-9]++(?:[.,][0-9]++)*+(?:\s?%)?+"
# fewer signs around the figures of a phrase say nothing of where it stands
_FEWEST_SIGNS = 4


@attrs.frozen(kw_only=True)
class Quote(Record):
    """Words of a report.

    Attributes:
        phrase: The words, as the report has them; spaces and the forms of dashes and quotation marks do not matter.
        file: The report, beside the file of claims; empty for the one that the file names.
    """

    phrase: str
    file: str = ""


@attrs.frozen(kw_only=True)
class CheckedQuote(NoTruthValue, Record):
    """A quote and whether the report says so.

    Attributes:
        line: The line of the claim or the figure that quotes.
        about: What it is: the claim's own words, or the figure's name.
        verdict: Consistent where the report says so with the figures that were typed, inconsistent where it does not.
    """

    _instead = "verdict"

    line: int
    about: str
    verdict: Verdict


def quote_of(data: Any) -> Quote:  # noqa: ANN401  whatever the file holds
    """The quote that a file states, as a text or as a table of the file and the phrase.

    Raises:
        FaultyInputError: for a table that is none.
        ParseError: for an empty or overlong phrase, and for what is neither.

    Examples:
        >>> quote_of("35 of the 139"), quote_of({"file": "update.docx", "phrase": "35 of the 139"}).file
        (Quote(phrase='35 of the 139', file=''), 'update.docx')
    """
    quote = (
        Quote(phrase=data) if isinstance(data, str) else from_data(data, Quote) if isinstance(data, Mapping) else None
    )
    if quote is None or not 0 < len(quote.phrase.strip()) <= _LONGEST:
        raise ParseError.of(data, 'words of the report: quote = "…", or quote = { file = "…", phrase = "…" }')
    return quote


class QuotedReports:
    """The reports that a file of claims quotes, each read once.

    Args:
        folder: Where the file of claims is; reports are looked for here and nowhere else.
        report: The report that is meant where a quote names none.
    """

    def __init__(self, folder: Path, report: str = "") -> None:
        self._folder, self._report = folder, report
        self._texts: dict[str, str | SafeguardingError] = {}

    def check(self, quote: Quote, figures: Iterable[Stated]) -> Verdict:
        """Whether the report says so, and the figures stand in what it says.

        Raises:
            UnreadableFileError: for a report that cannot be read, and where none is named.
        """
        name = quote.file or self._report
        text = self._text(name)
        if _found(text, re.escape(_plain(quote.phrase))) is None:
            return _misquoted(name, quote.phrase, text)
        missing = [figure for figure in figures if not _stands_in(figure, _plain(quote.phrase))]
        if missing:
            texts = " and ".join(map(str, missing))
            return _wrong(f"{texts} is typed here, and does not stand in what {name} says: {quote.phrase!r}.")
        return Verdict(outcome=ClaimOutcome.CONSISTENT, sentence=f"{name} says: {quote.phrase!r}.")

    def _text(self, name: str) -> str:
        if not name:
            raise UnreadableFileError(
                "the quote names no report",
                file="the claims",
                remedy='add report = "…" at the top, or quote = { file = "…", phrase = "…" }',
            )
        if name not in self._texts:
            path = self._folder / name
            try:
                if not is_inside(path, self._folder):
                    raise UnreadableFileError("outside the folder of the file of claims", file=name)
                self._texts[name] = _plain(" ".join(_words(read_document(path))))
            except SafeguardingError as error:
                self._texts[name] = error
        text = self._texts[name]
        if isinstance(text, SafeguardingError):
            raise text
        return text


def _words(document: Document) -> Iterator[str]:
    for passage in document.passages:
        yield passage.text
        yield from (" ".join(row) for row in passage.rows)


def _plain(text: str) -> str:
    return " ".join(text.translate(_TYPED).split()).casefold()


def _found(text: str, pattern: str) -> str | None:
    """The words that a pattern finds; none that begin or end inside a word or a number."""
    match = re.search(rf"(?<!\w)(?<![0-9][.,]){pattern}(?!\w)(?![.,][0-9])", text)
    return match[0] if match else None


def _misquoted(name: str, phrase: str, text: str) -> Verdict:
    # the same words with other figures: then the report has changed, or was typed wrongly
    pieces = [re.escape(piece) for piece in _NUMBER.split(_plain(phrase))[:: _NUMBER.groups + 1]]
    is_telling = 1 < len(pieces) <= _MOST_NUMBERS and len("".join(pieces)) >= _FEWEST_SIGNS
    likely = _found(text, _ANY_NUMBER.join(pieces)) if is_telling else None
    instead = f" It says {shortened(likely)!r}." if likely else ""
    return _wrong(f"{name} does not say {shortened(phrase)!r}.{instead}")


def _wrong(sentence: str) -> Verdict:
    return Verdict(outcome=ClaimOutcome.INCONSISTENT, sentence=sentence)


def _stands_in(figure: Stated, phrase: str) -> bool:
    """Whether a figure stands in a phrase with the decimal places that were typed."""
    for match in _NUMBER.finditer(phrase):
        printed = Stated(f"{match['digits']}{match['places'] or ''}")
        is_alike = (printed.value, printed.places) == (abs(figure.value), figure.places)
        if is_alike and (match["sign"] or not figure.is_percentage):
            return True
    return any(SHORT_NUMBER_WORDS.get(word) == figure.value for word in _WORD.findall(phrase))


def figures_typed(data: Any) -> Iterator[Stated]:  # noqa: ANN401  whatever the file holds
    """The figures that a claim's table states itself: not those that it takes by name, and no dates or words.

    Examples:
        >>> [str(each) for each in figures_typed({"kind": "share", "count": "35", "base": "@seen", "percentage": "24%"})]
        ['35', '24%']
    """
    if isinstance(data, Mapping):
        if "text" in data:
            data = data["text"]
        else:
            for key, value in data.items():
                if key not in _WORDS_OF_A_CLAIM:
                    yield from figures_typed(value)
            return
    if isinstance(data, list):
        for each in data:
            yield from figures_typed(each)
    elif isinstance(data, str) and not data.startswith("@"):
        try:
            yield Stated(data)
        except SafeguardingError:
            return


_WORDS_OF_A_CLAIM = frozenset(
    phrases(
        "kind | about | where | words | quote | direction | formula | precision | name | period | length | event_day"
        " | to_nearest"
    )
)
