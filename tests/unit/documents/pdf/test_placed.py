"""Pages without tags: what stands beside, above and under one another. All words are made up."""

from collections.abc import Iterator

from safeguarding.documents.pdf.glyphs import Glyph
from safeguarding.documents.pdf.placed import placed_passages
from safeguarding.figures.prose.passages import Passage, PassageKind


def drawn(text: str, left: float, base: float) -> Iterator[Glyph]:
    """Words with a sign every five points."""
    for at, sign in enumerate(text):
        if sign != " ":
            lead = " " if at and text[at - 1] == " " else ""
            yield Glyph(sign, -1, left + 5 * at, left + 5 * at + 5, base, 10, lead)


def page_of(*words: tuple[str, float, float]) -> list[Passage]:
    return list(placed_passages([glyph for each in words for glyph in drawn(*each)], 1))


def table_of(passages: list[Passage]) -> list[tuple[tuple[str, ...], ...]]:
    return [each.rows for each in passages if each.kind is PassageKind.TABLE]


GOOD = (("Good", 50.0, 700.0), ("39", 150.0, 700.0))
POOR = (("Poor", 50.0, 688.0), ("61", 150.0, 688.0))
BOTH = (("Good", "39"), ("Poor", "61"))


def test_a_page_without_a_sign_has_no_passage() -> None:
    """Nor has one that holds nothing but spaces."""
    assert page_of() == []
    assert list(placed_passages([Glyph(" ", -1, 0, 5, 700, 10, "")], 1)) == []


def test_a_table_whose_rows_the_file_parts_is_one() -> None:
    """A file may draw a line of prose between two rows: the table stands where it begins, once."""
    passages = page_of(*GOOD, ("Nobody else was seen.", 50, 500), *POOR)
    assert table_of(passages) == [BOTH]
    assert [each.text for each in passages if each.kind is not PassageKind.TABLE] == ["Nobody else was seen."]


def test_two_cells_that_fall_into_one_column_make_no_table() -> None:
    """Which figure belongs to which heading is then not known, and the lines are read as words."""
    wide = ("123456789012", 150.0, 712.0)
    passages = page_of(("All", 50.0, 712.0), wide, ("Good", 50.0, 700.0), ("3", 150.0, 700.0), ("4", 190.0, 700.0))
    assert table_of(passages) == []
    assert "3" in " ".join(each.text for each in passages)


def test_a_line_far_below_ends_a_table_and_a_label_alone_does_not() -> None:
    """A label without figures may stand between two rows."""
    label = ("of whom", 50.0, 694.0)
    assert table_of(page_of(*GOOD, label, ("Poor", 50.0, 688.0), ("61", 150.0, 688.0)))
    assert table_of(page_of(*GOOD, ("Poor", 50.0, 588.0), ("61", 150.0, 588.0))) == []
