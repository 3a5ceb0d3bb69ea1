"""The ``--format`` option, which the commands share."""

import runpy
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from tests.published import ROOT
from typer.testing import CliRunner

from safeguarding.cli.application import _json_escapes, application
from safeguarding.cli.formats import PageFormat, illustrated, print_sections
from safeguarding.documents.reports import read_document
from safeguarding.errors import MissingExtraError, UnreadableFileError
from safeguarding.pages.sections import Section

YORK = ROOT / "examples" / "york-2017"
COMMANDS = (
    ("brief", YORK),
    ("check", YORK / "report.figures.toml"),
    ("dbs", YORK / "staff.csv", "--as-at", "2017-09-19"),
    ("due", "iha", "--from", "2017-04-03", "--on", "2017-04-03"),
    ("indicators", ROOT / "examples" / "westmarch-indicators", "--on", "2026-04-30"),
    ("plan", YORK / "plan.toml", "--on", "2017-09-19"),
    ("rules", "--area", "health"),
    ("survey", ROOT / "examples" / "three-wave-survey"),
)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_capitals_do_not_matter(command: tuple[object, ...]) -> None:
    """``--format JSON`` prints what ``--format json`` prints, with every command."""
    written, shouted = (
        CliRunner().invoke(application, [*map(str, command), "--format", each]) for each in ("json", "JSON")
    )
    assert shouted.output == written.output
    assert shouted.exit_code == written.exit_code
    assert written.output.lstrip()[0] in "[{"


class TestPages:
    """Every page is written as a web page or a Word document, to a file or down a pipe."""

    @pytest.mark.parametrize("form", ["table", "markdown", "html", "json"])
    def test_a_file_holds_what_would_be_printed(self, tmp_path: Path, form: str) -> None:
        command = ["plan", str(YORK / "plan.toml"), "--on", "2017-09-19", "--format", form]
        printed = CliRunner().invoke(application, command).stdout
        written = CliRunner().invoke(application, [*command, "--output", str(tmp_path / "page")])
        assert written.stdout == ""
        assert (tmp_path / "page").read_text(encoding="utf-8") == printed

    def test_word_goes_down_a_pipe(self) -> None:
        command = ["brief", str(YORK), "--format", "docx"]
        assert CliRunner().invoke(application, command).stdout_bytes[:2] == b"PK"

    def test_a_template_is_not_written_over(self, tmp_path: Path) -> None:
        template = tmp_path / "council.docx"
        template.write_bytes(b"kept")
        command = ["brief", str(YORK), "--format", "docx", "--template", str(template), "--output", str(template)]
        assert isinstance(CliRunner().invoke(application, command).exception, UnreadableFileError)
        assert template.read_bytes() == b"kept"

    def test_a_page_that_cannot_be_written_leaves_nothing(self, tmp_path: Path) -> None:
        command = ["brief", str(YORK), "--format", "html", "--output", str(tmp_path / "none" / "page.html")]
        assert isinstance(CliRunner().invoke(application, command).exception, UnreadableFileError)
        assert not list(tmp_path.iterdir())

    @pytest.mark.parametrize("form", ["table", "markdown", "html", "json", "sarif", "github", "junit"])
    def test_checks_go_to_a_file_too(self, tmp_path: Path, form: str) -> None:
        """What ``check`` prints in any form stands in the file instead, and the exit status is the same."""
        command = ["check", str(YORK / "report.figures.toml"), "--format", form]
        printed = CliRunner().invoke(application, command)
        written = CliRunner().invoke(application, [*command, "--output", str(tmp_path / "page")])
        assert (written.stdout, written.exit_code) == ("", printed.exit_code)
        assert (tmp_path / "page").read_text(encoding="utf-8") == printed.stdout

    @pytest.mark.parametrize("form", ["table", "markdown", "html", "docx", "json"])
    def test_rules_in_every_form(self, tmp_path: Path, form: str) -> None:
        """No form prints nothing."""
        command = ["rules", "--area", "health", "--format", form]
        assert CliRunner().invoke(application, [*command, "--output", str(tmp_path / "rules")]).exit_code == 0
        assert (tmp_path / "rules").stat().st_size > 1_000
        assert CliRunner().invoke(application, command).stdout_bytes


def test_without_the_extra_a_page_says_that_it_has_no_pictures() -> None:
    """The page is whole without them; a form that shows none does not ask for them."""

    def draw() -> list[object]:
        raise MissingExtraError("pictures need matplotlib", extra="charts")

    found = {form: illustrated(Section(title="T"), form, draw).notes for form in (PageFormat.HTML, PageFormat.MARKDOWN)}  # type: ignore[arg-type]
    assert (len(found[PageFormat.HTML]), found[PageFormat.MARKDOWN]) == (1, ())
    assert found[PageFormat.HTML][0].startswith("No pictures are shown: ")


def test_a_stream_that_lacks_a_sign_shows_its_number() -> None:
    """As JSON writes it, of a sign above U+FFFF both halves; what cannot be read is no sign that is lacking."""
    assert "é \N{GRINNING FACE}".encode("ascii", errors="json_escapes") == rb"\u00e9 \ud83d\ude00"
    with pytest.raises(UnicodeDecodeError):
        b"\xff".decode("ascii", errors="json_escapes")
    assert _json_escapes is not None


def test_several_sections_as_one_word_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They stand one after the other under one title; a document is not printed on a terminal."""
    sections = [Section(title=title, paragraphs=(f"{title} it is.",)) for title in ("Here", "There")]
    path = tmp_path / "both.docx"
    print_sections("Both", sections, PageFormat.DOCX, to=path, template=None)
    said = [each.text for each in read_document(path).passages]
    assert [words in said for words in ("Here it is.", "There it is.")] == [True, True]
    terminal: Any = SimpleNamespace(isatty=lambda: True)
    monkeypatch.setattr(sys, "stdout", terminal)
    with pytest.raises(UnreadableFileError, match="not for a terminal"):
        print_sections("Both", sections, PageFormat.DOCX, to=None, template=None)


def test_the_module_is_the_command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """``python -m safeguarding`` does what ``safeguarding`` does."""
    monkeypatch.setattr(sys, "argv", ["safeguarding", "--help"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(str(ROOT / "src" / "safeguarding" / "__main__.py"), run_name="__main__")
    assert ended.value.code == 0
    assert "brief" in capsys.readouterr().out
