"""``safeguarding check``, run as a user runs it. All reports are made up, but for York's facts."""

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import docx
import pytest
from tests.published import ROOT
from tests.unit.cli.commands.test_brief import run
from typer.testing import CliRunner

from safeguarding.cli.application import application
from safeguarding.documents.checking import CheckedReport
from safeguarding.serialization.documents import from_data

YORK = ROOT / "examples" / "york-2017" / "report.figures.toml"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.md"
    path.write_text(
        "# Late plans\n\n35 of the 139 (24%) were late.\n\n39 of the 139 (28%) were not.\n", encoding="utf-8"
    )
    return path


class TestExitStatus:
    """0 where nothing is inconsistent, 1 where something is, 2 where a file cannot be read."""

    def test_inconsistent(self, report: Path) -> None:
        result = run("check", report)
        assert result.returncode == 1
        assert "2 compared, 1 inconsistent, 1 consistent" in result.stdout
        assert "line 3" in result.stdout
        assert "35 as the count" in result.stdout
        assert result.stderr == ""

    def test_consistent(self, report: Path) -> None:
        report.write_text("35 of the 139 (25%) were late.", encoding="utf-8")
        assert run("check", report).returncode == 0

    def test_unusual_is_no_accusation_unless_strict(self, report: Path) -> None:
        """26% of 35 of 139 is the ceiling: pointed out by default, an error when strict."""
        report.write_text("35 of the 139 (26%) were late.", encoding="utf-8")
        result = run("check", report)
        assert result.returncode == 0
        assert "unusual" in result.stdout
        assert run("check", report, "--strict").returncode == 1

    @pytest.mark.parametrize("name", ["none.md", "none.toml", "none.pdf", "none.xyz"])
    def test_unreadable(self, name: str) -> None:
        result = run("check", name)
        assert result.returncode == 2
        assert "Traceback" not in result.stderr

    def test_one_unreadable_file_does_not_cost_the_others(self, report: Path) -> None:
        """The readable files are answered, the other one is named, and the exit status says that one was not read."""
        result = run("check", "none.md", report)
        assert result.returncode == 2
        assert "none.md" in result.stderr
        assert "33 or 34 would give 24%" in " ".join(result.stdout.split())

    def test_only_wrong(self, report: Path) -> None:
        """What is not wrong is left out of the table; the summary still counts it."""
        printed = run("check", report, "--only-wrong", "-f", "markdown").stdout
        assert "1 consistent" in printed
        assert "39 of 139" not in printed
        assert 'In: "»35 of the 139 (24%)« were late."' in printed

    def test_three_words_for_three_things(self, report: Path) -> None:
        """A bare share is possible, and nothing was compared with it; a count without its percentage is no claim."""
        report.write_text("97% of those asked agreed. 58 of 166 cases were late.", encoding="utf-8")
        printed = run("check", report, "-f", "markdown").stdout
        assert "0 compared; 1 possible." in printed
        assert "of 166" not in printed

    def test_nothing_to_check(self, report: Path) -> None:
        report.write_text("No figures here.", encoding="utf-8")
        result = run("check", report)
        assert result.returncode == 0
        assert "Nothing was found that can be checked" in result.stdout


class TestFormats:
    def test_json(self, report: Path) -> None:
        result = run("check", report, YORK, "--format", "json")
        assert result.returncode == 1
        reports = [from_data(each, CheckedReport) for each in json.loads(result.stdout)["reports"]]
        assert [each.name for each in reports] == ["report.md", "report.figures.toml"]
        assert [len(each.inconsistent) for each in reports] == [1, 4]

    def test_markdown(self, report: Path) -> None:
        printed = run("check", report, "-f", "markdown").stdout
        assert printed.startswith("## report.md\n")
        assert "- **In conflict:** line 3: 35 of 139 is 25.18%" in printed

    def test_junit(self, report: Path) -> None:
        printed = run("check", report, YORK, "-f", "junit").stdout
        suites = ET.fromstring(printed)  # noqa: S314  our own output
        assert [suite.get("failures") for suite in suites] == ["1", "4"]
        assert [suite.get("skipped") for suite in suites] == ["0", "3"]
        assert len(list(suites.iter("failure"))) == 5
        assert "33 or 34 would give 24%" in (next(suites.iter("failure")).get("message") or "")

    @pytest.mark.parametrize("form", ["junit", "sarif", "github", "json"])
    def test_a_faulty_claim_is_told_in_every_format(self, tmp_path: Path, form: str) -> None:
        """What is left out of a file of claims is not left out of the answer; the others are answered."""
        path = tmp_path / "report.figures.toml"
        claim = '[[claims]]\nkind = "share"\n{} = "35"\nbase = "139"\npercentage = "24%"\n'
        path.write_text(f'title = "A report"\n{claim.format("cuont")}{claim.format("count")}', encoding="utf-8")
        result = run("check", path, "-f", form)
        assert result.returncode == 2
        assert "cuont" in result.stdout
        assert "33 or 34 would give 24%" in result.stdout

    @pytest.mark.parametrize("form", ["junit", "json"])
    def test_only_wrong(self, report: Path, form: str) -> None:
        printed = run("check", report, "--only-wrong", "-f", form).stdout
        assert "33 or 34 would give 24%" in printed
        assert "39 of 139" not in run("check", report, "--only-wrong", "-f", form).stdout
        assert "39 of" in run("check", report, "-f", form).stdout


class TestFolders:
    @pytest.fixture
    def folder(self, report: Path) -> Path:
        (report.parent / "deeper").mkdir()
        (report.parent / "deeper" / "right.txt").write_text("35 of the 139 (25%) were late.", encoding="utf-8")
        (report.parent / "picture.png").write_bytes(b"x")
        return report.parent

    def test_a_summary_by_file(self, folder: Path) -> None:
        """Every file has its line; those in which nothing is wrong are not shown any further, unless all are asked for."""
        result = run("check", folder, "-f", "markdown")
        assert result.returncode == 1
        assert "2 files: 1 with figures that cannot be right, 1 without." in result.stdout
        assert "| deeper/right.txt | 1 | 0 | 0 | 0 |" in result.stdout
        assert "1 .png" in result.stdout
        assert "## deeper/right.txt" not in result.stdout
        assert result.stderr == ""
        assert "## deeper/right.txt" in run("check", folder, "-f", "markdown", "--all").stdout

    def test_an_unreadable_file(self, folder: Path) -> None:
        """It is named beside the answers for the others, and the exit status says so."""
        (folder / "bad.pdf").write_bytes(b"x")
        result = run("check", folder, "--processes", "2", "-f", "markdown")
        assert result.returncode == 2
        assert "bad.pdf" in result.stderr
        assert "| bad.pdf | not read |" in result.stdout
        assert "33 or 34 would give 24%" in result.stdout


class TestOnePage:
    def test_what_is_wrong_comes_first(self, tmp_path: Path) -> None:
        """What is wrong is quoted, with what would be right; then, briefly, what was not compared, by place."""
        path = tmp_path / "draft.md"
        lines = [f"{number}% of those asked agreed.\n" for number in range(50, 80)]
        path.write_text("\n".join(["35 of the 139 (24%) were late.\n", *lines]), encoding="utf-8")
        printed = run("check", path).stdout
        assert len(printed.splitlines()) < 40
        assert printed.index("35 of 139 is 25.18%") < printed.index("Not compared with anything: 30")
        assert "22 more places are not shown" in printed
        assert "52%" in run("check", path, "--all").stdout

    def test_a_base_that_would_be_right(self, report: Path) -> None:
        assert "A base of 143–148 would be right too" in run("check", report, "--only-wrong").stdout


class TestReviewersCopy:
    def test_a_marked_page(self, report: Path, tmp_path: Path) -> None:
        """The page shows the whole report, what is wrong marked and explained; the report is left as it is."""
        before = report.read_bytes()
        out = tmp_path / "copy.html"
        assert run("check", report, "--annotate", out).returncode == 1
        page = out.read_text(encoding="utf-8")
        assert '<mark class="wrong" id="figure-1"' in page
        assert "35 of the 139 (24%)</mark> were late." in page
        assert "or base 143–148" in page
        assert '<mark id="figure-2"' in page
        assert report.read_bytes() == before

    def test_each_that_cannot_be_right_has_its_note(self, report: Path, tmp_path: Path) -> None:
        """Also the second of two in one cell; and of two that overlap the one that cannot be right is marked."""
        report.write_text(
            "| Aim | What was found |\n|---|---|\n| Visits | Of the 139 seen, 35 (24%) were late and 40 (35%) were not. |\n"
        )
        run("check", report, "--annotate", tmp_path / "copy.html")
        page = (tmp_path / "copy.html").read_text(encoding="utf-8")
        links = re.findall('href="#(note-[0-9]+)"', page)
        assert len(links) == 2
        assert all(f'<aside id="{link}">' in page for link in links)

    def test_a_marked_cell(self, report: Path, tmp_path: Path) -> None:
        report.write_text(
            "| Grade | Number |\n|---|---|\n| Good | 39 |\n| Poor | 61 |\n| Total | 101 |\n", encoding="utf-8"
        )
        run("check", report, "--annotate", tmp_path / "copy.html")
        assert ">101</mark></td>" in (tmp_path / "copy.html").read_text(encoding="utf-8")

    def test_comments(self, tmp_path: Path) -> None:
        document = docx.Document()
        document.add_paragraph("35 of the 139 (24%) were late.")
        document.save(str(tmp_path / "draft.docx"))
        assert run("check", tmp_path / "draft.docx", "--annotate", tmp_path / "copy.docx").returncode == 1
        assert len(list(docx.Document(str(tmp_path / "copy.docx")).comments)) == 1

    @pytest.mark.parametrize("name", ["report.md", "copy.docx", "copy.txt", "./report.md"])
    def test_no_such_copy(self, report: Path, name: str) -> None:
        """The report itself is never written over, and a form that it cannot have is refused."""
        before = report.read_bytes()
        result = run("check", report, "--annotate", report.parent / name)
        assert result.returncode == 2
        assert report.read_bytes() == before

    def test_several_reports(self, report: Path) -> None:
        assert run("check", report, report, "--annotate", report.parent / "copy.html").returncode == 2
        assert run("check", report.parent, "--annotate", report.parent / "copy.html").returncode == 2


class TestForGit:
    """Formats for those who keep reports in git: errors come first, each with its place and what would be right."""

    def test_sarif(self, report: Path) -> None:
        (run_of,) = json.loads(run("check", report, "none.md", "-f", "sarif").stdout)["runs"]
        (result,) = run_of["results"]
        (location,) = result["locations"]
        assert (result["level"], result["ruleId"]) == ("error", "share")
        assert location["physicalLocation"]["region"] == {"startLine": 3}
        assert location["physicalLocation"]["artifactLocation"]["uri"] == report.as_posix()
        assert "33 or 34 would give 24%" in result["message"]["text"]
        (unread,) = run_of["invocations"][0]["toolExecutionNotifications"]
        assert "none.md" in unread["message"]["text"]

    def test_github(self, report: Path) -> None:
        """A workflow shows each at its line; signs that mean something to it are written out."""
        report.write_text("26 of the 100 (20%) a.\n\n35 of the 139 (26%) b.\n", encoding="utf-8")
        first, second = run("check", report, "-f", "github").stdout.splitlines()
        assert first.startswith(f"::error file={report.as_posix()},line=1,title=share%2C line 1::26 of 100 is 26.00%25")
        assert second.startswith("::warning ")
        assert run("check", report, "--only-wrong", "-f", "github").stdout

    def test_junit_counts_what_was_not_read(self, report: Path) -> None:
        suites = ET.fromstring(run("check", report, "none.md", "-f", "junit").stdout)  # noqa: S314  our own output
        assert [suite.get("errors") for suite in suites] == ["0", "1"]


def test_json_says_where_each_figure_stands(report: Path) -> None:
    """Character offsets: the text from start to end is the figure, and its offset is that of the text in its passage."""
    text = "It was so. 35 of the 139 (24%) were late."
    report.write_text(text, encoding="utf-8")
    (only,) = json.loads(run("check", report, "none.md", "-f", "json").stdout)["reports"]
    marked = only["figures"][0]["marked"]
    start = marked["offset"] + marked["start"]
    assert text[start : start + marked["end"] - marked["start"]] == "35 of the 139 (24%)"
    assert only["figures"][0]["at"] == {"unit": "line", "number": 1}


def test_every_fault_on_a_line(tmp_path: Path) -> None:
    """A file of claims with faults tells all of them."""
    path = tmp_path / "bad.toml"
    path.write_text(YORK.read_text(encoding="utf-8").replace("percentage", "percentge"), encoding="utf-8")
    result = run("check", path)
    assert result.returncode == 2
    # four misspelt keys, and one share that has nothing else to be checked by
    assert sum("did you mean 'percentage'?" in line for line in result.stderr.splitlines()) == 4


def test_help() -> None:
    """The help shows examples and the exit statuses."""
    printed = run("check", "--help").stdout
    assert "safeguarding check report.docx" in printed
    assert "Exit status: 0" in printed


def test_the_report_itself_is_left_as_it_is(tmp_path: Path) -> None:
    """A copy is written beside the report, never over it, also by another name for it."""
    report = tmp_path / "report.html"
    report.write_text("<p>35 of the 139 (24%) were late.</p>", encoding="utf-8")
    (tmp_path / "link.html").symlink_to(report)
    for out in (report, tmp_path / "link.html"):
        found = CliRunner().invoke(application, ["check", str(report), "--annotate", str(out)])
        assert (found.exit_code, "left as it is" in " ".join(found.output.split())) == (2, True)
    assert report.read_text(encoding="utf-8").startswith("<p>35")
