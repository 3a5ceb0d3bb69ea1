"""What the elements of a tagged file become, drawn by hand. All words are made up."""

from pathlib import Path

import pytest
from tests.unit.documents.pdf.drawn import element, pdf, word
from tests.unit.documents.pdf.test_pages import passages, texts

PAGE = [
    word("Of the 139 seen,", 50, 700, tag=0),
    word("35 (24%)", 50, 680, tag=1),
    word("were late.", 50, 660, tag=2),
]
WHOLE = "Of the 139 seen, 35 (24%) were late."


@pytest.mark.parametrize(
    ("tree", "found"),
    [
        # what stands within a line does not part it, however deep; what holds paragraphs does
        ([element("P", 0, element("Span", element("Em", 1)), 2)], [WHOLE]),
        ([element("Div", 0, element("Link", element("P", 1)), 2)], ["Of the 139 seen,", "35 (24%)", "were late."]),
        # marks that are decoration, or a picture's, are left out
        ([element("Sect", element("P", 0, 1, 2), element("Artifact", 1), element("Figure", 0))], [WHOLE]),
        # marked content under its longer name; that of another stream is not here
        (["<< /S /P /Pg {page} /K [<</Type /MCR /MCID 0>> <</Type /MCR /Pg {page} /MCID 1>> 2] >>"], [WHOLE]),
        (["<< /S /P /Pg {page} /K [0 1 2 <</Type /MCR /MCID 1 /Stm 5 0 R>> <</Type /OBJR /Obj 5 0 R>>] >>"], [WHOLE]),
    ],
)
def test_what_parts_a_paragraph(tmp_path: Path, tree: list[str], found: list[str]) -> None:
    assert texts(tmp_path, pdf([PAGE], tree=tree)) == found


@pytest.mark.parametrize(("left", "found"), [(50 + 2 * 6.672, "235 of the 139"), (52 + 2 * 6.672, "23 5 of the 139")])
def test_what_touches_on_a_line_is_one_word(tmp_path: Path, left: float, found: str) -> None:
    """A mark within a word, drawn in another order than it is read in, parts it only where a gap stands between."""
    page = [word("5 of the 139", left, 700, tag=0), word("23", 50, 700, tag=1)]
    assert texts(tmp_path, pdf([page], tree=[element("P", element("Span", 1), 0)])) == [found]


def test_a_further_paragraph_of_an_entry_is_none(tmp_path: Path) -> None:
    """The first is the entry; what follows in it, a list of its own too, stands for itself."""
    page = [
        word(text, 50, 700 - 20 * tag, tag=tag)
        for tag, text in enumerate(["1.", "Train staff.", "By May.", "a)", "Audit."])
    ]
    inner = element("L", element("LI", element("Lbl", 3), element("LBody", 4)))
    entry = element("LI", element("Lbl", 0), element("LBody", element("P", 1), element("P", 2), inner))
    found = passages(tmp_path, pdf([page], tree=[element("L", entry)]))
    assert [(each.kind.name, each.number, each.text) for each in found] == [
        ("LIST_ENTRY", "1.", "Train staff."),
        ("PARAGRAPH", "", "By May."),
        ("LIST_ENTRY", "a)", "Audit."),
    ]


@pytest.mark.parametrize("is_of_figures", [True, False])
@pytest.mark.parametrize(("role", "is_read"), [("Caption", True), ("Artifact", False)])
def test_the_caption_of_a_table_is_read(tmp_path: Path, *, role: str, is_read: bool, is_of_figures: bool) -> None:
    """What stands in a table besides its rows is a paragraph before it, also where the table is none of figures."""
    caption = "Table 1: 35 of the 139 seen (24%) were late."
    rows = (("Grade", "Number"), ("Good", "39"), ("Poor", "61")) if is_of_figures else (("Overall", "Good"),)
    cells = [text for row in rows for text in row]
    drawn = [word(text, 50, 700 - 20 * tag, tag=tag) for tag, text in enumerate([*cells, caption])]
    lines = [element("TR", element("TD", 2 * at), element("TD", 2 * at + 1)) for at in range(len(rows))]
    tree = element("Table", element("TBody", *lines), element(role, len(cells)))
    found = passages(tmp_path, pdf([drawn], tree=[tree]))
    assert [each.text for each in found] == [*[caption] * is_read, *([""] if is_of_figures else cells)]


TABLE = (("", "2016"), ("Grade", "Number", "%"), ("Good", "39", "39"), ("Poor", "61", "61"), ("Total", "100", "100"))


def table(root: str, more: str) -> bytes:
    """A table whose first row has a cell over two columns, by an attribute of its own or by its class."""
    drawn, rows, tag = [], [], 0
    for row, line in enumerate(TABLE):
        cells = []
        for column, text in enumerate(line):
            drawn.append(word(text, 50 + 100 * column, 700 - 16 * row, tag=tag))
            cells.append(element("TD", tag, more=more if text == "2016" else ""))
            tag += 1
        rows.append(element("TR", *cells))
    made = pdf([drawn], tree=[element("Grid", *rows)])
    # the places in the file's own table are told anew by the reader
    return made.replace(b"/Type /StructTreeRoot ", b"/Type /StructTreeRoot " + root.encode())


@pytest.mark.parametrize(
    "more",
    ["/A <</O /Table /ColSpan 2>>", "/A [<</O /Layout>> <</O /Table /ColSpan 2>>]", "/C /Wide", "/C [/Plain /Wide 3]"],
)
def test_roles_and_classes_of_the_files_own(tmp_path: Path, more: str) -> None:
    """A role may stand for another, and that for a third; a class may say how many columns a cell has."""
    root = "/RoleMap <</Grid /Raster /Raster /Table>> /ClassMap <</Wide <</O /Table /ColSpan 2>> /Plain [<</O /Layout>>]>> "
    (found,) = passages(tmp_path, table(root, more))
    assert found.rows == (("", "2016", ""), *TABLE[1:])
