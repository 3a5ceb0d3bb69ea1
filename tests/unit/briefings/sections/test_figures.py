"""The figures section of the briefing."""

import shutil
from pathlib import Path

import pytest
from tests.published import ROOT

from safeguarding.authorities.england import english_authorities
from safeguarding.briefings.assembly import read_briefing
from safeguarding.dates.statutory_calendars import england_and_wales
from safeguarding.errors import FaultyInputError
from safeguarding.pages.sections import Section, what_conflicts

YORK = ROOT / "examples" / "york-2017"


def figures(folder: Path) -> Section:
    briefing = read_briefing(folder, register=english_authorities(), calendar=england_and_wales())
    (section,) = [each for each in briefing.sections if each.title == "Figures"]
    return section


def test_what_cannot_be_right() -> None:
    """The 24%, the four weeks, the end after publication, and the missing recommendation."""
    wrong = [what_conflicts(conflict) for conflict in figures(YORK).conflicts]
    assert len(wrong) == 4
    for words in ("33 or 34 would give 24%", "8 December 2016 would fit", "before the inspection", "7 is missing"):
        assert sum(words in each for each in wrong) == 1


def test_everything_is_in_the_table() -> None:
    """Every claim has a row with its verdict, the consistent and the unverifiable ones too."""
    (table,) = figures(YORK).tables
    assert [row[2] for row in table.words].count("unverifiable") == 3
    assert len(table.words) == 13


def test_faults_come_with_the_files_name(tmp_path: Path) -> None:
    """A faulty file of claims is reported as the other files are."""
    york = Path(shutil.copytree(YORK, tmp_path / "york"))
    text = (york / "report.figures.toml").read_text(encoding="utf-8")
    (york / "report.figures.toml").write_text(text.replace("@inspected", "@inspcted"), encoding="utf-8")
    with pytest.raises(FaultyInputError) as caught:
        figures(york)
    assert len(caught.value.faults) == 4
    assert all("'@inspected'" in fault.remedy for fault in caught.value.faults)
