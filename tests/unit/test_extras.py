import importlib
import logging
import sys
from pathlib import Path

import pytest

from safeguarding.cli.entry import main
from safeguarding.documents.pdf.reading import read_pdf_document
from safeguarding.errors import MissingExtraError, UnreadableFileError
from safeguarding.extras import optional
from safeguarding.tables import reading

_DOORS = [
    ("safeguarding.charts.indicator_pictures", "matplotlib", "charts"),
    ("safeguarding.charts.plan_timeline", "matplotlib", "charts"),
    ("safeguarding.charts.survey_pictures", "matplotlib", "charts"),
    ("safeguarding.documents.pdf.reading", "pypdf", "documents"),
    ("safeguarding.documents.pdf.glyphs", "pypdfium2", "documents"),
    ("safeguarding.pages.renderers.word", "docx", "documents"),
    ("safeguarding.frames.opening", "narwhals", "frames"),
    ("safeguarding.pages.plans.calendars", "icalendar", "calendars"),
    ("safeguarding.readers.dbs.calendars", "icalendar", "calendars"),
    ("safeguarding.serialization.json_twins", "msgspec", "fast-json"),
    ("safeguarding.tables.frame_bodies", "polars", "polars"),
    ("safeguarding.tables.workbook_writing", "xlsxwriter", "tables"),
    ("safeguarding.tables.workbooks", "python_calamine", "tables"),
    ("safeguarding.testing.strategies.dbs", "hypothesis", "testing"),
    ("safeguarding.timescales.bulk", "numpy", "numpy"),
]


def block(monkeypatch: pytest.MonkeyPatch, library: str) -> None:
    """As if a library were not installed."""
    for name in [library, *(each for each in sys.modules if each.startswith(f"{library}."))]:
        monkeypatch.setitem(sys.modules, name, None)


def forget(monkeypatch: pytest.MonkeyPatch, module: str) -> None:
    """As if a module had not been imported yet, nor the strategies' package, which asks for its library itself."""
    monkeypatch.delitem(sys.modules, module, raising=False)
    if ".strategies." in module:
        monkeypatch.delitem(sys.modules, module.rpartition(".")[0], raising=False)


@pytest.mark.parametrize(("module", "library", "extra"), _DOORS)
def test_a_missing_library_is_an_error_that_names_its_extra(
    monkeypatch: pytest.MonkeyPatch, module: str, library: str, extra: str
) -> None:
    forget(monkeypatch, module)
    block(monkeypatch, library)
    with pytest.raises(MissingExtraError) as found:
        importlib.import_module(module)
    assert found.value.extra == extra
    assert str(found.value).endswith(f"; install it with: pip install 'safeguarding[{extra}]'")


def test_what_else_is_missing_is_not_blamed_on_the_library() -> None:
    with pytest.raises(ModuleNotFoundError) as found, optional("matplotlib", task="a picture"):
        raise ModuleNotFoundError("No module named 'numpy'", name="numpy")
    assert not isinstance(found.value, MissingExtraError)


@pytest.mark.parametrize("library", ["typer", "rich"])
def test_the_command_line_says_what_it_needs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], library: str
) -> None:
    for name in [each for each in sys.modules if each.startswith("safeguarding.cli.") and each != main.__module__]:
        monkeypatch.delitem(sys.modules, name)
    block(monkeypatch, library)
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    needed = "the command line needs"
    assert capsys.readouterr().err.startswith(needed)


def test_long_tables_are_read_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    forget(monkeypatch, "safeguarding.tables.frame_bodies")
    block(monkeypatch, "polars")
    assert reading._frame_reader() is None


def test_the_logger_of_a_library_is_left_as_it_was(tmp_path: Path) -> None:
    damaged = tmp_path / "report.pdf"
    damaged.write_bytes(b"%PDF-1.4 and no more")
    logger = logging.getLogger("pypdf")
    before = logger.level
    with pytest.raises(UnreadableFileError):
        read_pdf_document(damaged)
    assert logger.level == before
