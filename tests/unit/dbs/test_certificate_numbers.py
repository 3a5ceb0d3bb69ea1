"""Certificate numbers: twelve digits as text, never shown whole."""

import pytest
from hypothesis import given, strategies as st

from safeguarding.dbs.certificate_numbers import (
    CertificateNumber,
    is_rounded_by_spreadsheet,
    masked,
    parse_certificate_number,
)
from safeguarding.errors import InvalidRecordError, ParseError
from safeguarding.testing.strategies.dbs import certificate_numbers


class TestTwelveDigitsAsText:
    """A certificate number has 12 digits, leading zeros are real, so it is text and never an integer."""

    @pytest.mark.parametrize("text", ["001234567890", "0012 3456 7890", " 0012-3456-7890 ", "'001234567890"])
    def test_it_is_read_with_its_zeros(self, text: str) -> None:
        assert parse_certificate_number(text).reveal() == "001234567890"

    @pytest.mark.parametrize(
        "text", ["1234567890", "0012345678901", "1.23457E+11", "N/A", "", "٠٠١٢٣٤٥٦٧٨٩٠", "00123456789O"]
    )
    def test_anything_else_is_refused(self, text: str) -> None:
        with pytest.raises(ParseError):
            parse_certificate_number(text)

    @pytest.mark.parametrize("digits", [1234567890, 123456789012, None, "12345678901", "123456789o12"])
    def test_the_record_checks_itself(self, digits: object) -> None:
        with pytest.raises(InvalidRecordError):
            CertificateNumber(digits)  # type: ignore[arg-type]

    def test_two_numbers_are_equal_by_all_twelve_digits(self) -> None:
        assert CertificateNumber("001234567890") != CertificateNumber("991234567890")


class TestNeverShownWhole:
    """Every way of printing a number shows its last four digits only."""

    @given(certificate_numbers(small=False))
    def test_repr_str_and_format(self, number: CertificateNumber) -> None:
        for text in (repr(number), str(number), f"{number}", f"{number!r}", f"{number:>20}", f"{number!s}"):
            assert number.reveal()[:9] not in text
            assert number.last_four in text

    @given(st.from_regex(r"[0-9]{5,11}|[0-9]{13}", fullmatch=True))
    def test_refusals_do_not_repeat_it(self, text: str) -> None:
        with pytest.raises(ParseError) as caught:
            parse_certificate_number(text)
        assert text not in f"{caught.value} {caught.value!r} {caught.value.found}"

    @given(st.text())
    def test_masking_leaves_four_digits_at_most(self, text: str) -> None:
        assert sum(each.isdigit() for each in masked(text)) <= 4
        assert len(masked(text)) == len(text)


def test_a_spreadsheets_scientific_notation_is_recognised() -> None:
    """1.23E+11 is a number whose digits are lost."""
    assert is_rounded_by_spreadsheet("1.23E+11")
    assert is_rounded_by_spreadsheet("1E+11")
    assert not is_rounded_by_spreadsheet("123456789012")


@pytest.mark.parametrize(
    ("text", "shown"), [("", ""), ("123", "***"), ("1234", "****"), ("12345", "*2345"), ("12 34 56", "** 34 56")]
)
def test_four_digits_alone_are_hidden_too(text: str, shown: str) -> None:
    """The last four are shown only where others are hidden."""
    assert masked(text) == shown


def test_of_a_long_text_forty_signs_are_shown_and_sixty_looked_at() -> None:
    """The last four digits of them; a sign at the sixtieth place still tells that a text is no number."""
    with pytest.raises(ParseError) as caught:
        parse_certificate_number("1" * 36 + "2345" + "9" * 20)
    assert f"'{'*' * 36}2345'" in str(caught.value)
    assert not is_rounded_by_spreadsheet("1.23457E+11" + " " * 48 + "x")
    assert is_rounded_by_spreadsheet("1.23457E+11" + " " * 49)


@pytest.mark.parametrize("text", ["1" * 41, "1.23457E+11".ljust(41)])
def test_no_more_than_forty_signs_are_repeated(text: str) -> None:
    """However long the text is; of what is repeated the digits are hidden."""
    with pytest.raises(ParseError) as refused:
        parse_certificate_number(text)
    assert refused.value.found == masked(text[:-1])
