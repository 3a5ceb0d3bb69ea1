"""What a file of claims quotes of the report. All reports are made up."""

from pathlib import Path

import docx
import pytest

from safeguarding.documents.checking import check_report
from safeguarding.documents.claim_files import read_claims
from safeguarding.documents.quotes import figures_typed
from safeguarding.errors import FaultyInputError

HEAD = 'title = "A made-up report"\nreport = "report.md"\n'
REPORT = (
    "Of the 139 authorities that we saw,\n35 (24.0%) were ‘late’ – four of them twice. In all, 1,135 children "
    "– 12 per cent – were heard.\n\n| Grade | Number |\n|---|---|\n| Good | 39 |\n| Poor | 61 |\n"
)


def sentences(folder: Path, claim: str, head: str = HEAD) -> list[str]:
    """What is said of the quotes that do not stand."""
    (folder / "report.md").write_text(REPORT, encoding="utf-8")
    path = folder / "made-up.figures.toml"
    path.write_text(head + claim, encoding="utf-8")
    return [each.verdict.sentence for each in read_claims(path).quotes if each.verdict.is_inconsistent]


def share(quote: str, count: str = "35", percentage: str = "24.0%") -> str:
    return (
        f'[[claims]]\nkind = "share"\ncount = "{count}"\nbase = "139"\npercentage = "{percentage}"\nquote = {quote}\n'
    )


class TestThatTheReportSaysSo:
    @pytest.mark.parametrize(
        "phrase",
        [
            "Of the 139 authorities that we saw, 35 (24.0%) were",
            "of  the 139 authorities that we saw, 35 (24.0%) were 'late' - four",
            "of the 139 authorities that we saw, 35 (24.0%) were ‘late’ – four",
        ],
    )
    def test_spaces_and_typed_signs_do_not_matter(self, tmp_path: Path, phrase: str) -> None:
        assert sentences(tmp_path, share(f'"{phrase}"')) == []

    def test_words_that_do_not_stand_there(self, tmp_path: Path) -> None:
        """The figures that stand in these words instead are told."""
        told = sentences(tmp_path, share('"139 authorities that we saw, 36 (24.0%) were"', count="36"))
        assert told == [
            "report.md does not say '139 authorities that we saw, 36 (24.0%) were'. It says '139 authorities that we saw, 35 (24.0%) were'."
        ]
        assert sentences(tmp_path, share('"nothing of the kind"')) == ["report.md does not say 'nothing of the kind'."]

    @pytest.mark.parametrize("phrase", ["135 children", "9 authorities that", "35 (24.0%) we", "of the 13"])
    def test_no_words_begin_or_end_inside_a_number(self, tmp_path: Path, phrase: str) -> None:
        """135 does not stand in 1,135, and 13 not in 139."""
        (told,) = sentences(tmp_path, f'[[claims]]\nkind = "list"\nstated = "four"\nlisted = 4\nquote = "{phrase}"\n')
        assert told.startswith("report.md does not say")

    def test_a_row_of_a_table(self, tmp_path: Path) -> None:
        claim = '[[claims]]\nkind = "repeat"\nfigures = ["61", "61"]\nquote = "Poor 61"\n'
        assert sentences(tmp_path, claim) == []

    def test_a_figure_of_its_own(self, tmp_path: Path) -> None:
        """A figure of [figures] may quote the report; its name stands beside its line."""
        figures = '[figures]\nseen = { value = "140", quote = "Of the 139 authorities" }\n'
        claim = '[[claims]]\nkind = "share"\ncount = "35"\nbase = "@seen"\npercentage = "25%"\n'
        assert sentences(tmp_path, figures + claim) == [
            "140 is typed here, and does not stand in what report.md says: 'Of the 139 authorities'."
        ]
        (quote,) = read_claims(tmp_path / "made-up.figures.toml").quotes
        assert (quote.line, quote.about) == (4, "seen")

    def test_a_word_report(self, tmp_path: Path) -> None:
        document = docx.Document()
        document.add_paragraph("35 of the 139 (24%) were late.")
        document.save(str(tmp_path / "update.docx"))
        quote = '{ file = "update.docx", phrase = "35 of the 139 (24%)" }'
        assert sentences(tmp_path, share(quote, percentage="24%")) == []


class TestThatTheFiguresStandInIt:
    @pytest.mark.parametrize(
        ("claim", "missing"),
        [
            (share('"139 authorities that we saw, 35 (24.0%)"', percentage="24%"), "24%"),
            (share('"35 (24.0%) were"'), "139"),
            ('[[claims]]\nkind = "list"\nstated = "four"\nlisted = 4\nquote = "four of them twice"\n', ""),
            ('[[claims]]\nkind = "list"\nstated = "4"\nlisted = 4\nquote = "four of them twice"\n', ""),
            ('[[claims]]\nkind = "list"\nstated = "five"\nlisted = 5\nquote = "four of them twice"\n', "five"),
            ('[[claims]]\nkind = "share"\npercentage = "12%"\nquote = "12 per cent"\n', ""),
            (
                '[[claims]]\nkind = "total"\nparts = ["1,000", "135"]\ntotal = "1135"\nquote = "1,135 children"\n',
                "1,000 and 135",
            ),
        ],
    )
    def test_each_figure_that_is_typed(self, tmp_path: Path, claim: str, missing: str) -> None:
        """With its decimal places and its sign; a number in words and its digits are one figure."""
        told = sentences(tmp_path, claim)
        assert [each.partition(" is typed")[0] for each in told] == ([missing] if missing else [])

    def test_a_figure_by_name_is_not_typed(self, tmp_path: Path) -> None:
        claim = '[figures]\nseen = "139"\n' + share('"35 (24.0%) were"').replace('"139"', '"@seen"')
        assert sentences(tmp_path, claim) == []


class TestFaults:
    @pytest.mark.parametrize(
        ("quote", "fault"),
        [
            ("3", "$.claims[0].quote: cannot read '3'"),
            ('""', "$.claims[0].quote: cannot read ''"),
            ('{ phrase = "x", fil = "y" }', "$.claims[0].quote.fil: an unknown key; did you mean 'file'?"),
            ('{ phrase = "x", file = "none.docx" }', "$.claims[0].quote: none.docx: cannot be opened"),
            ('{ phrase = "x", file = "../x.md" }', "$.claims[0].quote: ../x.md: outside the folder"),
        ],
    )
    def test_a_quote_that_cannot_be_looked_for(self, tmp_path: Path, quote: str, fault: str) -> None:
        with pytest.raises(FaultyInputError) as caught:
            sentences(tmp_path, share(quote))
        assert [str(each).startswith(fault) for each in caught.value.faults] == [True], caught.value

    def test_no_report_is_named(self, tmp_path: Path) -> None:
        with pytest.raises(FaultyInputError, match="the quote names no report"):
            sentences(tmp_path, share('"35"'), head='title = "x"\n')

    def test_the_sound_claims_are_checked_all_the_same(self, tmp_path: Path) -> None:
        """A faulty claim, and a figure that is wrong, cost the others nothing."""
        (tmp_path / "report.md").write_text(REPORT, encoding="utf-8")
        figures = '[figures]\nbad = "a hundred"\nseen = "139"\n'
        claims = (
            share('"35 (24.0%) were"'),
            share('"x"').replace("kind", "kin"),
            '[[claims]]\nkind = "share"\ncount = "35"\nbase = "@bad"\n',
            '[[claims]]\nkind = "share"\ncount = "35"\nbase = "@seen"\npercentage = "24%"\n',
        )
        path = tmp_path / "made-up.figures.toml"
        path.write_text(HEAD + figures + "".join(claims), encoding="utf-8")
        report = check_report(path)
        assert [(each.place, each.kind, each.verdict.is_inconsistent) for each in report.figures] == [
            ("line 6", "share", True),
            ("line 6", "quote", True),
            ("line 12", "quote", True),
            ("line 22", "share", True),
        ]
        assert [str(fault).partition(":")[0] for fault in report.faults] == ["$.claims[1]", "$.figures.bad"]


def test_a_figure_in_a_table_of_its_own_is_typed_too() -> None:
    """Its text is the figure; words that are no figure are none, wherever they stand."""
    data = {"kind": "share", "count": {"text": "35", "precision": "rounded"}, "base": {"text": "many"}, "about": "24%"}
    assert [str(each) for each in figures_typed(data)] == ["35"]


def test_what_is_wrong_with_the_quote_of_a_figure_is_told_by_its_name(tmp_path: Path) -> None:
    """A quote that is no text names the figure that states it, and ends nothing else."""
    (tmp_path / "report.md").write_text(REPORT, encoding="utf-8")
    path = tmp_path / "made-up.figures.toml"
    path.write_text(HEAD + '[figures]\nbase = { value = "139", quote = 5 }\n', encoding="utf-8")
    with pytest.raises(FaultyInputError) as caught:
        read_claims(path)
    assert sum("figures.base" in str(each) for each in caught.value.faults) == 1
