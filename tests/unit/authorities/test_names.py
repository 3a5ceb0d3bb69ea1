"""How the name of an authority is compared."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from safeguarding.authorities.names import folded, styles_of, without_style


class TestFolding:
    """Capitals, spaces, punctuation, accents, "&", "the" and "council" do not tell one name from another."""

    @pytest.mark.parametrize(
        "text",
        [
            "Telford and Wrekin",
            "TELFORD & WREKIN",
            "  telford\u00a0and \t wrekin\n",
            "Telford+Wrekin",
            "Telford & the Wrekin Council",
            "\ufeffTelford & Wre\u00adkin",
            "Télford and Wrekin",
            "Telford_and_Wrekin (UA)",
        ],
    )
    def test_these_are_one_name(self, text: str) -> None:
        assert folded(text) == "telford and wrekin"

    @pytest.mark.parametrize("text", ["", " ", "&,.-", "The Council", "\u200b"])
    def test_no_words_leave_nothing_or_only_and(self, text: str) -> None:
        assert folded(text) in {"", "and"}

    def test_other_letters_still_count(self) -> None:
        assert folded("York Йорк") != folded("York")

    def test_a_text_too_long_for_a_name_is_none(self) -> None:
        assert folded("x" * 120) == "x" * 120
        assert folded("x" * 121) == ""
        assert folded("york" + " " * 1_000_000) == "york"

    @given(st.text())
    def test_folding_twice_changes_nothing(self, text: str) -> None:
        assert folded(folded(text)) == folded(text)


class TestStyles:
    """The council's style is taken from both ends of a name, and the words taken are told."""

    @pytest.mark.parametrize(
        ("key", "core", "style"),
        [
            ("city of york", "york", {"city"}),
            ("bristol city of", "bristol", {"city"}),
            ("city of bradford metropolitan district", "bradford", {"city", "metropolitan", "district"}),
            ("royal borough of kingston upon thames", "kingston upon thames", {"royal", "borough"}),
            ("isle of wight", "isle of wight", set()),
            ("city of london", "", {"city", "london"}),
            ("", "", set()),
        ],
    )
    def test_examples(self, key: str, core: str, style: set[str]) -> None:
        assert without_style(key) == (core, frozenset(style))

    def test_whoever_was_a_county_is_called_nothing_else(self) -> None:
        assert "county" in styles_of(["E10000023", "E06000065"])
        assert "city" not in styles_of(["E10000023", "E06000065"])
        assert "county" not in styles_of(["E06000016"])
        assert "london" in styles_of(["E09000007"])
        assert "london" not in styles_of(["E08000003"])
