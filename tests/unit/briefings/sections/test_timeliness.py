"""The section on timeliness of a briefing: several duties beside one another, from lists and returns in its folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.published import ROOT

from safeguarding.authorities.england import english_authorities
from safeguarding.briefings.assembly import read_briefing
from safeguarding.dates.statutory_calendars import england_and_wales
from safeguarding.errors import FaultyInputError
from safeguarding.pages.sections import Page

UPDATE = 'title = "An invented update"\nauthority = "York"\nreported_on = 2019-03-31\n'
MEASURES = """
[[measures]]
rule = "iha"
title = "Initial health assessments"
files = ["cases.csv"]
columns = { started = "Care began", done = "Assessed", group = "Team" }
since = 2018-04-01
by = "group"

[[measures]]
rule = "LAC review"
files = ["903"]
kind = "ssda903"
since = 2018-04-01
"""
# twenty working days after 1 May 2018, without 7 and 28 May, is the 31st
CASES = "Care began,Assessed,Team\n01/05/2018,31/05/2018,North\n13/06/2018,20/08/2018,South\n"


def folder(path: Path, measures: str = MEASURES, cases: str = CASES) -> Path:
    (path / "903").mkdir()
    (path / "update.toml").write_text(UPDATE, encoding="utf-8")
    (path / "timeliness.toml").write_text(measures, encoding="utf-8")
    (path / "cases.csv").write_text(cases, encoding="utf-8")
    episodes = "CHILD,DECOM,RNE,LS,DEC,REC\n7,01/05/2018,S,C2,,\n"
    (path / "903" / "episodes.csv").write_text(episodes, encoding="utf-8")
    (path / "903" / "reviews.csv").write_text("CHILD,REVIEW,REVIEW_CODE\n7,31/05/2018,PN1\n", encoding="utf-8")
    return path


def briefing(path: Path) -> Page:
    return read_briefing(path, register=english_authorities(), calendar=england_and_wales())


def test_each_duty_has_a_line(tmp_path: Path) -> None:
    """The review after 31 May was due by 31 August, and none was held: overdue."""
    page = briefing(folder(tmp_path))
    (section,) = page.sections
    assert (section.title, page.files_not_read) == ("Timeliness", ())
    rows = [[str(cell) for cell in row] for row in section.tables[0].rows]
    assert [row[:5] for row in rows] == [
        ["Initial health assessments, 1 April 2018 – 31 March 2019", "2", "1 (50.0%)", "1 (50.0%)", "0"],
        ["LAC review, 1 April 2018 – 31 March 2019", "2", "1 (50.0%)", "1 (100.0%)", "1"],
    ]
    assert [[str(cell) for cell in row][:3] for row in section.tables[1].rows] == [
        ["North", "1", "1 (100.0%)"],
        ["South", "1", "0 (0.0%)"],
    ]


def test_the_councils_own_rules_are_a_file_that_is_read(tmp_path: Path) -> None:
    """A file of rules that the measures name is not among those that nothing reads."""
    (tmp_path / "own.toml").write_bytes((ROOT / "examples" / "council-rules.toml").read_bytes())
    page = briefing(folder(tmp_path, f'rules = "own.toml"\n{MEASURES}'))
    assert (len(page.sections), page.files_not_read) == (1, ())


def test_what_cannot_be_read_is_in_conflict(tmp_path: Path) -> None:
    """The numbers do not rest on all of the file, and the briefing does not end with 0."""
    (section,) = briefing(folder(tmp_path, cases=f"{CASES}01/05/2018,soon,North\n")).sections
    (conflict,) = section.conflicts
    assert "of the files: the answers here do not rest on all of it" in conflict.problem
    assert any("'soon'" in note for note in section.notes)


def test_the_faults_of_all_measures_are_told_at_once(tmp_path: Path) -> None:
    """Each with the file and the column, or the measure, that it stands in."""
    wrong = MEASURES.replace("Assessed", "Assesed").replace("LAC review", "lac reviw")
    with pytest.raises(FaultyInputError) as caught:
        briefing(folder(tmp_path, wrong))
    first, second = caught.value.faults
    assert (first.place.file, "declare it: done=Assessed" in first.remedy) == ("cases.csv", True)
    assert (second.place.file, second.place.path) == ("timeliness.toml", ("measures", 1))


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('columns = { started = "Care began", done = "Assessed", group = "Team" }', "", "or the columns of a list"),
        ('kind = "ssda903"', 'kind = "ssda904"', "ssda904"),
        ('rule = "iha"', 'rule = "ihaa"', "ihaa"),
        ('"cases.csv"', '"nowhere.csv"', "nowhere.csv"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, old: str, new: str, problem: str) -> None:
    with pytest.raises(FaultyInputError, match=problem):
        briefing(folder(tmp_path, MEASURES.replace(old, new)))
