"""What words such as "most" mean: band tables as data, each with where it was published and how surely it is known."""

from __future__ import annotations

import itertools
from datetime import date

import attrs

from safeguarding.errors import InvalidRecordError, UnknownNameError
from safeguarding.records import Record, Several
from safeguarding.sources import Certainty, Source


@attrs.frozen
class WordBand(Record):
    """Whole percentages, first and last included, and the words that mean them.

    Examples:
        >>> print(WordBand(97, 100, ("vast majority", "almost all")))
        97–100%
    """

    lowest: int
    highest: int
    words: tuple[str, ...] = attrs.field(converter=Several[str])

    def _check(self) -> None:
        if not 0 <= self.lowest <= self.highest <= 100:  # noqa: PLR2004  per cent
            raise InvalidRecordError(f"a band lies within 0 to 100 per cent, not {self.lowest} to {self.highest}")

    def __str__(self) -> str:
        return f"{self.lowest}–{self.highest}%"


@attrs.frozen(kw_only=True)
class BandTable(Record):
    """The words for proportions that one body uses.

    Attributes:
        name: Whose words they are.
        bands: The bands, highest first; they do not overlap.
        source: Where they are published, and how surely they are known.

    Raises:
        InvalidRecordError: for no bands, bands that overlap or are out of order, or a word with two meanings.

    Examples:
        >>> print(OFSTED_BANDS.band("vast majority"))
        97–100%
    """

    name: str
    bands: tuple[WordBand, ...] = attrs.field(converter=Several[WordBand])
    source: Source

    def _check(self) -> None:
        if not self.bands:
            raise InvalidRecordError(f"{self.name}: a band table needs bands")
        for higher, lower in itertools.pairwise(self.bands):
            if lower.highest >= higher.lowest:
                raise InvalidRecordError(f"{self.name}: {lower} overlaps {higher} or is out of order")
        words = [word for band in self.bands for word in band.words]
        if len(set(words)) != len(words):
            raise InvalidRecordError(f"{self.name}: a word has two meanings")

    def band(self, words: str) -> WordBand:
        """The band that words stand for; "the", "a" and capitals do not matter.

        Raises:
            UnknownNameError: for words that the table does not hold.
        """
        plain = plain_words(words)
        for band in self.bands:
            if plain in band.words:
                return band
        raise UnknownNameError.among(f"proportion of {self.name}", words, self.words)

    @property
    def words(self) -> tuple[str, ...]:
        """Every word of the table, the highest proportion first."""
        return tuple(word for band in self.bands for word in band.words)


def plain_words(words: str) -> str:
    """Words without capitals, doubled spaces and a leading article.

    Examples:
        >>> plain_words("The  Vast Majority")
        'vast majority'
    """
    plain = " ".join(words[:200].casefold().split())
    for article in ("the ", "a ", "an "):
        plain = plain.removeprefix(article)
    return plain


OFSTED_BANDS = BandTable(
    name="Ofsted",
    bands=(
        WordBand(97, 100, ("vast majority", "overwhelming majority", "almost all", "nearly all")),
        WordBand(80, 96, ("very large majority", "most")),
        WordBand(65, 79, ("large majority",)),
        WordBand(51, 64, ("majority",)),
        WordBand(35, 49, ("minority",)),
        WordBand(20, 34, ("small minority",)),
        WordBand(0, 19, ("very small minority", "few")),
    ),
    source=Source(
        title="Ofsted inspection handbooks of the 2010s, table of proportions",
        certainty=Certainty.FROM_MEMORY,
        note='"nearly all" is not in the table; it is read here as "almost all"',
    ),
)

EDUCATION_SCOTLAND_BANDS = BandTable(
    name="Education Scotland",
    bands=(
        WordBand(91, 100, ("almost all",)),
        WordBand(75, 90, ("most",)),
        WordBand(50, 74, ("majority",)),
        WordBand(15, 49, ("less than half",)),
        WordBand(0, 14, ("few",)),
    ),
    source=Source(
        title="Education Scotland, Terms we use in the inspection process",
        published_at="education.gov.scot",
        certainty=Certainty.VERIFIED,
        checked_on=date(2026, 11, 23),
        note='printed as "over 90%" and "up to 15%"; 15 per cent itself is in two bands there and read as the higher',
    ),
)
