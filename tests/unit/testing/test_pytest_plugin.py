"""The pytest plugin, run by pytest as a team would run it. All figures are made up."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.published import ROOT

pytest_plugins = ["pytester"]

CLAIMS = """\
title = "A made-up report"

[figures]
seen = "139"
late = { supplied = true }
good = { csv = "plans.csv", matching = [{ column = "Grade", text = "good" }] }
hours = { csv = "plans.csv", sum_of = "Hours" }

[[claims]]
kind = "share"
about = "right"
count = "39"
base = "@seen"
percentage = "28%"

[[claims]]
kind = "share"
about = "wrong"
count = "35"
base = "@seen"
percentage = "24%"

[[claims]]
kind = "share"
about = "from code"
count = "@late"
base = "@seen"
percentage = "25%"

[[claims]]
kind = "repeat"
about = "from a table"
figures = ["2", "@good"]

[[claims]]
kind = "repeat"
about = "added up"
figures = ["11", "@hours"]

[[claims]]
kind = "share"
about = "no base"
percentage = "97%"
"""
PLANS = "Grade,Hours\ngood,3.5\nGood ,4\npoor,3\n"
CONFTEST = "def pytest_safeguarding_figures(path):\n    return {'late': 30 + 5}\n"


@pytest.fixture
def folder(pytester: pytest.Pytester) -> Path:
    for name, text in (("made-up.figures.toml", CLAIMS), ("plans.csv", PLANS), ("conftest.py", CONFTEST)):
        (pytester.path / name).write_text(text, encoding="utf-8")
    return pytester.path


@pytest.fixture
def run(pytester: pytest.Pytester) -> Callable[[], str]:
    """Run pytest in the folder, within this process."""

    def run() -> str:
        return str(pytester.runpytest_inprocess("--figures", "-p", "no:cacheprovider", "-v", "-rs").stdout)

    return run


@pytest.mark.usefixtures("folder")
def test_one_test_a_claim(run: Callable[[], str]) -> None:
    """Right passes, wrong fails with its explanation and line, unverifiable is skipped."""
    printed = run()
    assert "1 failed, 4 passed, 1 skipped" in printed
    assert "share: wrong (line 16) FAILED" in printed
    assert "made-up.figures.toml:16: 35 of 139 is 25.18%" in printed
    assert "would be right: count 33–34" in printed
    assert "Traceback" not in printed
    assert "29–39, 58–79, 86+" in printed


def test_the_data_has_changed(folder: Path, run: Callable[[], str]) -> None:
    """A report's number is checked against the data that it was made from, not only against itself."""
    (folder / "plans.csv").write_text(PLANS + "good,5\n", encoding="utf-8")
    printed = run()
    assert "3 failed, 2 passed, 1 skipped" in printed
    assert "2 and 3 (the data) cannot be the same figure" in printed


def test_values_that_nobody_supplies(folder: Path, run: Callable[[], str]) -> None:
    """A claim that waits for the team's code is skipped, not passed."""
    (folder / "conftest.py").unlink()
    printed = run()
    assert "1 failed, 3 passed, 2 skipped" in printed
    assert "waiting for late (line 23)" in printed


def test_a_faulty_claim_fails_its_own_test(folder: Path, run: Callable[[], str]) -> None:
    """The others are tested all the same, and everything that is wrong with it is told at once."""
    text = CLAIMS.replace('percentage = "25%"', 'percentge = "25%"\nbase = "@sen"', 1).replace(
        'base = "@seen"\npercentge', "percentge"
    )
    (folder / "made-up.figures.toml").write_text(text, encoding="utf-8")
    printed = run()
    assert "2 failed, 3 passed, 1 skipped" in printed
    assert "a faulty claim (line 23) FAILED" in printed
    assert "$.claims[2].percentge: an unknown key; did you mean 'percentage'?" in printed
    assert "$.claims[2].base: no figure has this name, found '@sen'; did you mean '@seen'?" in printed


def test_a_fault_of_the_file_itself(folder: Path, run: Callable[[], str]) -> None:
    """It fails a test of its own; a file that is no TOML cannot be collected."""
    path = folder / "made-up.figures.toml"
    path.write_text(CLAIMS.replace("title", "titel"), encoding="utf-8")
    printed = run()
    assert "2 failed, 4 passed, 1 skipped" in printed
    assert "the file itself FAILED" in printed
    assert "$: the key 'title' is missing" in printed
    path.write_text("title = ", encoding="utf-8")
    assert "1 error" in run()


def test_what_the_report_says(folder: Path, run: Callable[[], str]) -> None:
    """A quote of the report is a test: it fails where the report does not say so."""
    (folder / "report.md").write_text("Of the 139 seen, 36 (24%) were late.", encoding="utf-8")
    quotes = 'report = "report.md"\n' + CLAIMS.replace('"139"', '{ value = "139", quote = "Of the 139 seen" }').replace(
        'about = "wrong"', 'about = "wrong"\nquote = "35 (24%) were late"'
    )
    (folder / "made-up.figures.toml").write_text(quotes, encoding="utf-8")
    printed = run()
    assert "quote: seen (line 5) PASSED" in printed
    assert "quote: wrong (line 17) FAILED" in printed
    assert "report.md does not say '35 (24%) were late'. It says '36 (24%) were late'." in printed


def test_the_how_to(pytester: pytest.Pytester) -> None:
    """What the page shows of the team's own code and of the data runs as it stands, one after the other."""
    page = (ROOT / "docs" / "how-to" / "keep-figures-under-test.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```(toml|python)\n(.*?)```", page, re.DOTALL)
    (code,) = (text for _, text in blocks if "def pytest_safeguarding_figures" in text)
    (supplied,) = (text for _, text in blocks if "supplied = true" in text)
    (counted,) = (text for _, text in blocks if "matching = " in text)
    # of the tables, this one is shipped; the others are a reader's own
    counted = "\n".join(line for line in counted.splitlines() if " file = " not in line or "outcomes.csv" in line)
    shutil.copy(ROOT / "examples" / "york-2017" / "outcomes.csv", pytester.path)
    (pytester.path / "conftest.py").write_text(code, encoding="utf-8")
    file = pytester.path / "report.figures.toml"
    run = ("--figures", "-p", "no:cacheprovider")
    file.write_text(f'title = "Made up"\n{supplied}', encoding="utf-8")
    pytester.runpytest_inprocess(*run).assert_outcomes(passed=2)
    (pytester.path / "conftest.py").unlink()
    file.write_text(f'title = "Made up"\n{counted}', encoding="utf-8")
    printed = pytester.runpytest_inprocess(*run)
    # the table holds inspections, several of some authorities: that is what a figure against the data finds
    printed.stdout.fnmatch_lines(["*35 and 39 (the data) cannot be the same figure*"])
    printed.assert_outcomes(failed=2)
