"""Tables of words for proportions."""

import pytest

from safeguarding.errors import InvalidRecordError, UnknownNameError
from safeguarding.figures.bands import EDUCATION_SCOTLAND_BANDS, OFSTED_BANDS, BandTable, WordBand, plain_words


def test_band_tables_check_themselves() -> None:
    source = OFSTED_BANDS.source
    for bands in (
        (),
        (WordBand(0, 50, ("a",)), WordBand(40, 100, ("b",))),
        (WordBand(51, 100, ("a",)), WordBand(0, 50, ("a",))),
    ):
        with pytest.raises(InvalidRecordError):
            BandTable(name="made up", bands=bands, source=source)
    with pytest.raises(InvalidRecordError):
        WordBand(50, 40, ("a",))


@pytest.mark.parametrize(
    ("lowest", "highest", "can_be"), [(0, 100, True), (50, 50, True), (-1, 50, False), (50, 101, False)]
)
def test_a_band_lies_within_a_hundred_per_cent(lowest: int, highest: int, can_be: bool) -> None:  # noqa: FBT001
    if can_be:
        assert str(WordBand(lowest, highest, ("some",))) == f"{lowest}–{highest}%"
    else:
        with pytest.raises(InvalidRecordError, match="0 to 100 per cent"):
            WordBand(lowest, highest, ("some",))


@pytest.mark.parametrize("table", [OFSTED_BANDS, EDUCATION_SCOTLAND_BANDS], ids=lambda table: table.name)
def test_every_whole_percentage_has_a_word_but_a_half(table: BandTable) -> None:
    """Of Ofsted's words none means exactly half; the others leave no gap, and each word leads back to its band."""
    meant = {percentage for band in table.bands for percentage in range(band.lowest, band.highest + 1)}
    assert set(range(101)) - meant == ({50} if table is OFSTED_BANDS else set())
    assert all(table.band(f"The {word.upper()}") in table.bands for word in table.words)
    with pytest.raises(UnknownNameError):
        table.band("some")


@pytest.mark.parametrize(
    ("words", "plain"),
    [("The  Vast Majority", "vast majority"), ("a few", "few"), ("an", "an"), ("thermal", "thermal"), ("", "")],
)
def test_plain_words(words: str, plain: str) -> None:
    """Without capitals, doubled spaces and a leading article, which is a word of its own."""
    assert plain_words(words) == plain
