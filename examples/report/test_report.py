"""The whole report can be right, and the tests of its figures would notice if it were not."""

import shutil
import subprocess
import sys
from pathlib import Path

import safeguarding as sg

FOLDER = Path(__file__).parent


def test_nothing_in_the_report_contradicts_itself():
    """Every sentence and every table of the PDF, read as it is."""
    checked = sg.check_report(FOLDER / "report.pdf")
    assert [str(each) for each in checked.inconsistent] == []
    assert checked.figures


def test_a_figure_typed_by_hand_is_found(tmp_path):
    """Somebody types last year's share into a sentence: the figures' tests fail, and say where."""
    copy = shutil.copytree(FOLDER, tmp_path / "report", ignore=shutil.ignore_patterns("test_*", "__pycache__", "*.pdf"))
    template = copy / "report.typ"
    text = template.read_text(encoding="utf-8")
    template.write_text(text.replace("(#figures.in_time_share) were", "(78%) were"), encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-c", "/dev/null", "--rootdir", ".", "--confcutdir", "."],
        cwd=copy,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "1 failed" in ran.stdout
    assert "It says '137 (78%) were within 45 working days'" in ran.stdout
