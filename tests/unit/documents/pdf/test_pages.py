"""Pages of PDFs, drawn by hand: what tags and places say. All reports are made up."""

import base64
import io
import zlib
from collections.abc import Sequence
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from hypothesis import given, settings, strategies as st
from tests.unit.documents.pdf.drawn import element, parts_of, pdf, word, written

from safeguarding.documents.pdf import reading
from safeguarding.documents.reports import read_document
from safeguarding.documents.texts import before_the_next_line, entry_passage
from safeguarding.errors import UnreadableFileError
from safeguarding.figures.claims import extent
from safeguarding.figures.prose.passages import Passage, PassageKind, TextPlace
from safeguarding.figures.prose.reading import examine_document
from safeguarding.figures.words import Extent

TABLE = (("Grade", "Number", "%"), ("Good", "39", "39"), ("Poor", "61", "62"), ("Total", "100", "100"))


def passages(tmp_path: Path, contents: bytes) -> tuple[Passage, ...]:
    path = tmp_path / "report.pdf"
    path.write_bytes(contents)
    return read_document(path).passages


def texts(tmp_path: Path, contents: bytes) -> list[str]:
    return [passage.text for passage in passages(tmp_path, contents)]


def rows_drawn(table: Sequence[Sequence[str]], *, by_column: bool = False) -> list[str]:
    """A table drawn at its places, row by row or column by column, its figures right-aligned."""
    cells = [
        word(cell, 50 if not column else 300 + 90 * column - 6.7 * len(cell), 700 - 16 * row)
        for row, line in enumerate(table)
        for column, cell in enumerate(line)
    ]
    width = len(table[0])
    return [each for column in range(width) for each in cells[column::width]] if by_column else cells


class TestPlaces:
    """On a page without tags the places of the words show lines, columns and tables."""

    @pytest.mark.parametrize("by_column", [False, True])
    def test_a_table(self, tmp_path: Path, *, by_column: bool) -> None:
        """A table is one whichever way its cells were drawn, and its shares are judged."""
        page = [
            word("Grades of plans in the year", 50, 740),
            *rows_drawn(TABLE, by_column=by_column),
            word("That is all.", 50, 600),
        ]
        found = passages(tmp_path, pdf([page]))
        assert [passage.kind for passage in found] == [PassageKind.PARAGRAPH, PassageKind.TABLE, PassageKind.PARAGRAPH]
        assert found[1].rows == TABLE
        examined = examine_document(read_document(tmp_path / "report.pdf"))
        assert [each.found.quote for each in examined if each.verdict.is_inconsistent] == ["Poor: 61, 62%"]

    def test_a_label_over_two_lines(self, tmp_path: Path) -> None:
        """A label that runs over lines is one, and hides neither the header nor the row."""
        rows = (*TABLE[:1], ("Good or", "", ""), ("better", "39", "39"), *TABLE[2:])
        found = passages(tmp_path, pdf([[each for each in rows_drawn(rows) if "()" not in each]]))
        assert found[0].rows == (TABLE[0], ("Good or better", "39", "39"), *TABLE[2:])

    def test_columns_are_not_interleaved(self, tmp_path: Path) -> None:
        """Two columns of prose are read in the file's own order, not line by line across the page."""
        left = ["Of the 139 plans that were seen", "in the year, 35 were found to be", "late by more than a month."]
        right = ["A second column says that 40", "carers of the 60 who answered", "were content with their review."]
        page = [
            word(text, x, 700 - 14 * k) for x, column in ((50, left), (320, right)) for k, text in enumerate(column)
        ]
        assert texts(tmp_path, pdf([page])) == [" ".join(left), " ".join(right)]

    def test_the_mark_of_a_footnote_is_no_digit(self, tmp_path: Path) -> None:
        """A small raised figure leads to a note, and is no part of the figure before it."""
        page = [
            word("Of the 139", 50, 700),
            word("9", 50 + 57.4, 705, size=7),
            word(" seen, 35 (24%) were late.", 112, 700),
        ]
        assert texts(tmp_path, pdf([page])) == ["Of the 139 seen, 35 (24%) were late."]

    @pytest.mark.parametrize("code", ["200B", "2060", "FEFF"])
    def test_a_sign_that_is_not_seen_parts_no_number(self, tmp_path: Path, code: str) -> None:
        """A font may draw nothing at a place where a line might have been broken."""
        parts = parts_of([[word("Of the 1@39, 35 (24%) were late.", 50, 700)]])
        signs = f"2 beginbfrange <20> <3F> <0020> <41> <7E> <0041> endbfrange 1 beginbfchar <40> <{code}> endbfchar"
        font = f"begincmap 1 begincodespacerange <00> <FF> endcodespacerange {signs} endcmap"
        parts[2] = parts[2].replace(" >>", f" /ToUnicode {len(parts) + 1} 0 R >>")
        parts.append(f"<< /Length {len(font)} >>\nstream\n{font}\nendstream")
        assert texts(tmp_path, written(parts)) == ["Of the 139, 35 (24%) were late."]

    def test_a_hyphen_at_the_end_of_a_line(self, tmp_path: Path) -> None:
        page = [
            word("Most were 19- to 21-year-", 50, 700),
            word("olds, and of 16-", 50, 686),
            word("to 17-year-olds none.", 50, 672),
        ]
        assert texts(tmp_path, pdf([page])) == ["Most were 19- to 21-year-olds, and of 16- to 17-year-olds none."]

    def test_turned_words(self, tmp_path: Path) -> None:
        """What stands on its side, such as the label of an axis, is left out."""
        turned = "BT /F1 12 Tf 0 1 -1 0 500 300 Tm (139 seen) Tj ET"
        assert texts(tmp_path, pdf([[word("A report.", 50, 700), turned]])) == ["A report."]

    @pytest.mark.parametrize(
        ("rotate", "matrix"),
        [(90, "0 1 -1 0 {y} {x}"), (270, "0 -1 1 0 {y} -{x}"), (180, "-1 0 0 -1 -{x} {y}"), (0, "0 1 -1 0 {y} {x}")],
    )
    def test_a_page_on_its_side(self, tmp_path: Path, rotate: int, matrix: str) -> None:
        """A page of which nearly all is turned, such as a wide table, is read as it is held."""
        sign = -1 if rotate == 270 else 1
        drawn = []
        for row, line in enumerate(TABLE):
            for column, text in enumerate(line):
                places = matrix.format(x=50 + 100 * column, y=sign * (100 + 16 * row)).replace("--", "")
                drawn.append(f"BT /F1 12 Tf {places} Tm ({text}) Tj ET")
        page = pdf([drawn]).replace(b"/MediaBox", b"/Rotate %d /MediaBox" % rotate)
        path = tmp_path / "report.pdf"
        path.write_bytes(page)
        assert [passage.rows for passage in read_document(path).passages] == [TABLE]

    def test_split_digits_are_no_new_number(self, tmp_path: Path) -> None:
        """Where a gap stands inside a number it is not known what it is, and nobody is accused."""
        page = [word("3", 50, 700), word("4 of the 139 (24%) were late.", 61, 700)]
        (only,) = passages(tmp_path, pdf([page]))
        assert only.text.startswith("3 4 of")
        examined = examine_document(read_document(tmp_path / "report.pdf"))
        assert not [each for each in examined if extent(each.found.claim, each.verdict) is Extent.CHECKED]

    def test_a_stray_figure_silences_a_sum(self, tmp_path: Path) -> None:
        table = [*TABLE[:2], ("Note", "", "7"), *TABLE[2:]]
        page = [each for each in rows_drawn(table) if "()" not in each]
        passages(tmp_path, pdf([page]))
        examined = examine_document(read_document(tmp_path / "report.pdf"))
        assert not [each for each in examined if each.verdict.is_inconsistent]

    def test_the_rest_of_a_table_has_no_sum(self, tmp_path: Path) -> None:
        """A table whose first row already holds figures began elsewhere: its rows need not make its total."""
        table = [("Fair", "30", "31"), ("Good", "39", "39"), ("Poor", "60", "61"), ("Total", "100", "100")]
        passages(tmp_path, pdf([rows_drawn(table)]))
        examined = examine_document(read_document(tmp_path / "report.pdf"))
        assert not [each for each in examined if each.verdict.is_inconsistent]


class TestTags:
    """The file's own tags come first."""

    def test_paragraphs_lists_and_artifacts(self, tmp_path: Path) -> None:
        """Paragraphs are whole, entries keep their numbers, and running heads are left out."""
        page = [
            word("A running head", 50, 780),
            word("Of these, 139", 50, 700, tag=0),
            word("were seen.", 50, 686, tag=1),
            word("7.", 50, 660, tag=2),
            word("35 (24%) were late.", 70, 660, tag=3),
        ]
        entry = element("LI", element("Lbl", 2), element("LBody", 3))
        tree = [element("P", 0, 1), element("L", entry)]
        found = passages(tmp_path, pdf([page], tree=tree))
        assert [(each.kind.name, each.number, each.text) for each in found] == [
            ("PARAGRAPH", "", "Of these, 139 were seen."),
            ("LIST_ENTRY", "7.", "35 (24%) were late."),
        ]

    def test_a_footnote_parts_no_sentences(self, tmp_path: Path) -> None:
        """The sentence around a note goes on, and so does the next paragraph; the note comes after its page."""
        page = [
            word("There were 240", 50, 700, tag=0),
            word("We saw 40 homes.", 50, 100, tag=1),
            word("referrals.", 150, 700, tag=2),
            word("Of these, 60 (25%) were late.", 50, 660, tag=3),
        ]
        tree = [element("P", 0, element("Note", element("P", 1)), 2), element("P", 3)]
        assert [text for text in texts(tmp_path, pdf([page], tree=tree)) if text] == [
            "There were 240 referrals.",
            "Of these, 60 (25%) were late.",
            "We saw 40 homes.",
        ]

    def table(self, *, spanned: bool) -> bytes:
        rows = (("", "2016"), *TABLE) if spanned else TABLE
        drawn, cells, tag = [], [], 0
        for row, line in enumerate(rows):
            tags = []
            for column, text in enumerate(line):
                drawn.append(word(text, 50 + 100 * column, 700 - 16 * row, tag=tag))
                more = "/A <</O /Table /ColSpan 2>>" if text == "2016" else ""
                tags.append(element("TD", tag, more=more))
                tag += 1
            cells.append(element("TR", *tags))
        return pdf([drawn], tree=[element("Table", element("TBody", *cells))])

    @pytest.mark.parametrize("spanned", [False, True])
    def test_a_table(self, tmp_path: Path, *, spanned: bool) -> None:
        """A table comes out row by row, and a cell over several columns stands once."""
        (table,) = passages(tmp_path, self.table(spanned=spanned))
        assert table.rows == ((("", "2016", ""), *TABLE) if spanned else TABLE)
        examined = examine_document(read_document(tmp_path / "report.pdf"))
        assert [each.found.quote for each in examined if each.verdict.is_inconsistent] == ["Poor: 61, 62%"]

    def test_what_is_only_laid_out_as_a_table(self, tmp_path: Path) -> None:
        """Boxes and grades are paragraphs, not tables."""
        page = [word("Overall", 50, 700, tag=0), word("Good", 200, 700, tag=1)]
        tree = [element("Table", element("TR", element("TD", element("P", 0)), element("TD", element("P", 1))))]
        assert texts(tmp_path, pdf([page], tree=tree)) == ["Overall", "Good"]

    def test_a_tree_that_turns_in_circles(self, tmp_path: Path) -> None:
        """Each element is visited once."""
        page = [word("35 of the 139 (24%) were late.", 50, 700, tag=0)]
        tree = ["<< /S /P /Pg {page} /K [0 {self} {self}] >>"]
        assert texts(tmp_path, pdf([page], tree=tree)) == ["35 of the 139 (24%) were late."]

    def test_damaged_tags_are_as_good_as_none(self, tmp_path: Path) -> None:
        page = [word("35 of the 139 (24%) were late.", 50, 700, tag=0)]
        for tree in (["<< /S /P /K [/x (y) 99 -3 1.5] >>"], ["null"], ["<< /S /P /Pg 99 0 R /K 0 >>"]):
            assert texts(tmp_path, pdf([page], tree=tree)) == ["35 of the 139 (24%) were late."]

    def test_a_page_that_the_tags_leave_out(self, tmp_path: Path) -> None:
        """A page with tags and one without are each read as they can be."""
        page = [word("Tagged words stand here.", 50, 700, tag=0)]
        found = passages(tmp_path, pdf([page, [word("No tag stands here.", 50, 700)]], tree=[element("P", 0)]))
        assert [(str(each.place), each.text) for each in found] == [
            ("page 1", "Tagged words stand here."),
            ("page 2", "No tag stands here."),
        ]


# "35 of the 139 (24%) were late.", encrypted with AES-256 and an empty password by pypdf with cryptography; packed
AES_256 = (
    r"c-oCr%WEV>7#Cp?3h}fec(D+3Q@h>|7=n4stdA@iGHV2v9P05^(reNkdOGVy_YcrNLp=zh1O)#9k(IsZq6d$@J&6Y|9<{n>k_^lq?CBn=e)anv"
    r"^{elzmGS221^OaKE5H2u?e~acf@^;Z4F;&Vae556*l?{otoKndcKa~JEE9In>MDXNc0{&h(DP97S{bMKCgvR<@1bI&KB-zv7fks>O}ju1Wa=zZ"
    r"aUEjm*6Taj7s)?G2sZiaJyvZdPO+FVcVJqdG$AM1c^u`{*??ksp7iXU#}^Cnx1ic@53=WOecCqQj?l+v*S`DxspoFIdhL_lx2|sedA9NSZ+|?0"
    r"RlWbg>4VQ6JoA%!^xl;x9((fBf4*A3`{p-SnlJBtee=h?v-j?A{X8Zg9v%Gs!@H0Cd+Y8?A3goW+kZX&?ENn8-1R&IxuigsH7X`2zU`+SNKvuw"
    r"rqJ)Fco`0FLt6%iieVM%SXTSEc%!V=s%d!+ENoFN1lYwgYlPLsW|_?6F&4}Ut2DDLYgHb$(BNXyx+=ORqGB5ltPO$z6Ff5`m(hC@KqbYUvJ6N_"
    r"KwV_UG8q_&!E2!tclqB37C8scm0^Y_p&WBwi728>*@F-O+DE>Mir4WVIiMgy6x4Cge2830X`C?81#O8<UZ$9h0u5k^&(V@%S_4ZVr6hb1k|ZIN"
    r"QJ|zIIZZ9BU^Iwq%#_YiHb#9xOxidft(~+7!`of46`OU~K8C6zUB|`RaI(uUgyL*oIN9`Qgl7)ANpm^b9^wI)91`a?q^N=bnViv5Yb9B<+L>rr"
    r"mVl&Wk_~}t=|dKPD59J;+S1esk=;<LiSaQh1wIfRB(+&7%e@Pc%8sa%^(s)vp@J7oC1y2MMk<;#bb5}VIm&GSI*TV_V$yo8Q$8vxZ9WOlxQ*25"
    r"#csIMKtcp-L@pkjPk>9D@C8P5#r7-JC8op@Mj2nin50V>H_MpN<`QcgR~|ys*YBi!2XcDFPF?4FWY+SpZ02iWpp7$3dr&G_aDjm*kz4MJcRmC#"
    r"tN(|x*LPHNdfZ}leqBsk*R;Jbl<<5-t_-(F=s(!yb`<"
)


class TestLockedAndFalse:
    """A file that anybody may open is read, whatever else it forbids; nothing more is needed for that."""

    def test_an_old_lock(self, tmp_path: Path) -> None:
        writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf([[word("35 of the 139 (24%) were late.", 50, 700)]])))
        writer.encrypt(user_password="", owner_password="another", algorithm="RC4-128")  # noqa: S106  made up
        out = io.BytesIO()
        writer.write(out)
        assert texts(tmp_path, out.getvalue()) == ["35 of the 139 (24%) were late."]

    def test_a_new_lock(self, tmp_path: Path) -> None:
        contents = zlib.decompress(base64.b85decode(AES_256))
        assert texts(tmp_path, contents) == ["35 of the 139 (24%) were late."]

    def test_a_web_page_by_another_name(self, tmp_path: Path) -> None:
        with pytest.raises(UnreadableFileError, match="a saved web page"):
            passages(tmp_path, b"<!DOCTYPE html><html><body>Not found</body></html>")

    @pytest.mark.parametrize(("kind", "is_refused"), [("/Form", True), ("/Image", False)])
    def test_a_form_that_unpacks_without_end(self, tmp_path: Path, *, kind: str, is_refused: bool) -> None:
        """What a page draws from elsewhere is measured like the page itself; a picture holds no instructions."""
        document = pypdfium2.PdfDocument.new()
        document.new_page(100, 100)
        out = io.BytesIO()
        document.save(out)
        writer = pypdf.PdfWriter(clone_from=io.BytesIO(out.getvalue()))
        form = pypdf.generic.StreamObject()
        form.update({pypdf.generic.NameObject("/Subtype"): pypdf.generic.NameObject(kind)})
        form.set_data(b"q Q " * 1_000_000)
        resources = pypdf.generic.DictionaryObject(
            {
                pypdf.generic.NameObject("/XObject"): pypdf.generic.DictionaryObject(
                    {pypdf.generic.NameObject("/F"): writer._add_object(form)}
                )
            }
        )
        writer.pages[0][pypdf.generic.NameObject("/Resources")] = resources
        out = io.BytesIO()
        writer.write(out)
        with pytest.raises(UnreadableFileError, match="far too long" if is_refused else "no page holds text"):
            passages(tmp_path, out.getvalue())


@st.composite
def true_tables(draw: st.DrawFn) -> tuple[tuple[str, ...], ...]:
    """Counts of made-up grades with their total and their shares of it."""
    counts = draw(st.lists(st.integers(0, 400), min_size=2, max_size=6).filter(any))
    total = sum(counts)
    shares = [f"{(200 * count + total) // (2 * total)}%" for count in counts]
    rows = [
        (f"Grade {chr(65 + k)}", str(count), share) for k, (count, share) in enumerate(zip(counts, shares, strict=True))
    ]
    return (("Grade", "Number", "Share"), *rows, ("Total", str(total), "100%"))


class TestLaws:
    """What is true is accused on no form of page, and a table comes out as it is."""

    @given(
        table=true_tables(),
        size=st.sampled_from([8, 10, 12]),
        by_column=st.booleans(),
        wide=st.integers(60, 150),
        beside=st.booleans(),
    )
    @settings(max_examples=40, deadline=None)
    def test_true_tables(
        self,
        tmp_path_factory: pytest.TempPathFactory,
        table: tuple[tuple[str, ...], ...],
        *,
        size: int,
        by_column: bool,
        wide: int,
        beside: bool,
    ) -> None:
        cells = [
            word(
                cell,
                x + (150 + wide * column - size * len(cell) / 2 if column else 0),
                700 - size * 1.4 * row,
                size=size,
            )
            for x in ((20, 20 + 170 + 3 * wide) if beside else (20,))
            for row, line in enumerate(table)
            for column, cell in enumerate(line)
        ]
        if by_column and not beside:
            cells = [each for column in range(3) for each in cells[column::3]]
        path = tmp_path_factory.mktemp("law") / "report.pdf"
        path.write_bytes(pdf([[word("Of the plans, these were seen:", 20, 760), *cells]]))
        examined = examine_document(read_document(path))
        assert [each.verdict.sentence for each in examined if each.verdict.is_inconsistent] == []
        if not beside:
            assert any(passage.rows == table for passage in read_document(path).passages)


@pytest.mark.parametrize("limit", ["_MOST_PAGES", "_MOST_CHARACTERS"])
def test_what_is_no_report_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str) -> None:
    """More pages, or more signs, than any report has."""
    contents = pdf([[word("Of the 139 seen, 35 (24%) were late.", 50, 700)]] * 2)
    assert texts(tmp_path, contents)
    monkeypatch.setattr(reading, limit, 1)
    with pytest.raises(UnreadableFileError):
        texts(tmp_path, contents)


@pytest.mark.parametrize(
    ("drawn", "found"),
    [
        # a headline above a line, and a line far below
        ([("Plans", 700, 30.0), ("35 of 139 were late.", 680, 12.0)], ["Plans", "35 of 139 were late."]),
        ([("Of the 139 seen,", 700, 12.0), ("35 were late.", 600, 12.0)], ["Of the 139 seen,", "35 were late."]),
        ([("Of the 139 seen,", 700, 12.0), ("35 were late.", 686, 12.0)], ["Of the 139 seen, 35 were late."]),
    ],
)
def test_lines_of_one_paragraph(tmp_path: Path, drawn: list[tuple[str, float, float]], found: list[str]) -> None:
    """A line in a far larger hand, or far below, begins another paragraph."""
    assert texts(tmp_path, pdf([[word(text, 50, y, size=size) for text, y, size in drawn]])) == found


def test_a_paragraph_between_rows_ends_their_table(tmp_path: Path) -> None:
    """A line that runs over the columns of figures is no label of a row: what stands below it is another table."""
    rows = [("Good", "39"), ("Poor", "61"), ("Total", "100")]
    wide = "The grades of the second year were given by other inspectors, and are not like the first."
    upper, lower = (
        [word(cell, (50, 300)[at], y - 16 * row) for row, line in enumerate(rows) for at, cell in enumerate(line)]
        for y in (700, 630)
    )
    found = passages(tmp_path, pdf([[*upper, word(wide, 50, 652), *lower]]))
    assert [len(each.rows) for each in found if each.kind is PassageKind.TABLE] == [3, 3]
    assert wide in [each.text for each in found]


def test_a_hyphen_that_was_only_meant_for_the_break_goes() -> None:
    """The sign that a break inside a word leaves behind is no part of the word."""
    assert before_the_next_line("safe\xad", "guarding") == "safe"
    entry = entry_passage(Passage(text="7.Train staff", place=TextPlace("page", 1)), "")
    assert (entry.number, entry.text) == ("7.", "Train staff")
