import shutil
from pathlib import Path

import pytest
from tests.published import ROOT

from safeguarding.authorities.england import english_authorities
from safeguarding.briefings.assembly import SECTION_READERS, read_briefing
from safeguarding.briefings.folders import UPDATE_FILE
from safeguarding.briefings.markdown import markdown
from safeguarding.briefings.records import Briefing, Section, Table
from safeguarding.dates.statutory_calendars import england_and_wales
from safeguarding.errors import FaultyInputError, InvalidRecordError, UnreadableFileError

YORK = ROOT / "examples" / "york-2017"


def brief(folder: Path) -> Briefing:
    return read_briefing(folder, register=english_authorities(), calendar=england_and_wales())


def section(briefing: Briefing, title: str) -> Section:
    (found,) = [each for each in briefing.sections if each.title == title]
    return found


def table(briefing: Briefing, title: str, caption: str) -> Table:
    (found,) = [each for each in section(briefing, title).tables if each.caption == caption]
    return found


@pytest.fixture
def york(tmp_path: Path) -> Path:
    """A copy of the example that a test may spoil."""
    return Path(shutil.copytree(YORK, tmp_path / "york"))


def test_the_impossible_dates_are_found() -> None:
    """The inspection cannot end on 8 December 2017: that is after its report's publication and after the update."""
    (conflict,) = section(brief(YORK), "Inspection").conflicts
    assert "8 December 2017" in conflict.explanation
    assert "7 February 2017" in conflict.explanation
    assert "19 September 2017" in conflict.explanation
    assert "8 December 2016 would be possible" in conflict.remedy
    assert "25 days" in conflict.remedy


def test_the_profile_stands_beside_the_updates_figures() -> None:
    """By authority and by report, by both cut-offs, beside the update's own 139."""
    profile = table(brief(YORK), "National profile", "Counts by grade, with the share of the base")
    bases = {row[0]: row[1:6] for row in profile.rows}
    assert bases["as the update states it"] == ("139", "2 (1%)", "39 (28%)", "63 (45%)", "35 (25%)")
    assert bases["authorities, each at its latest inspection; published by then"][0] == "123"
    assert bases["every report; published by then"][0] == "125"
    assert bases["every report; inspected by then, whenever published"][0] == "132"


def test_the_reports_that_are_missing_are_named() -> None:
    """The reports of five authorities abolished since are not in the data, and the profile is not the nation's."""
    notes = " ".join(section(brief(YORK), "National profile").notes)
    assert "Not the whole nation: 5 authorities" in notes
    for name in ("Bournemouth", "Poole", "Cumbria", "Dorset", "Northamptonshire"):
        assert name in notes
    assert "all of them have since been abolished" in notes
    assert "Open Government Licence" in notes


def test_what_the_update_leaves_out_is_shown() -> None:
    """The update tells of the overall grade alone; the published areas stand beside it."""
    grades = table(brief(YORK), "Inspection", "Grades in the update and as published")
    assert ("Overall effectiveness", "Good", "Good") in grades.rows
    assert ("Children who need help and protection", "left out", "Requires improvement to be good") in grades.rows
    notes = " ".join(section(brief(YORK), "Inspection").notes)
    assert "leaves out 6 graded areas" in notes
    assert "agreement cannot be measured" in notes


def test_deadlines_say_what_they_are_counted_from() -> None:
    """Receipt is not stated, so publication is counted from, and the briefing says so."""
    deadlines = table(brief(YORK), "Inspection", "Deadlines")
    assert [row[2] for row in deadlines.rows] == ["21 March 2017", "19 May 2017"]
    assert "receipt is not stated" in deadlines.notes[0]


def test_a_grade_other_than_the_published_one_is_a_conflict(york: Path) -> None:
    """Where the update gives an area another grade than the published outcome, both are named."""
    facts = (york / "inspection.toml").read_text(encoding="utf-8")
    (york / "inspection.toml").write_text(facts.replace('grade = "Good"', 'grade = "Outstanding"'), encoding="utf-8")
    conflicts = section(brief(york), "Inspection").conflicts
    assert any("as Outstanding; the published outcome is Good" in each.explanation for each in conflicts)


def test_own_grades_stand_beside_the_inspectors(york: Path) -> None:
    """A self-evaluation with grades is held against the published outcome, with its measures of agreement."""
    with (york / "inspection.toml").open("a", encoding="utf-8") as file:
        file.write('\n[self_evaluation]\nauthority = "York"\n')
        for area, grade in (("help and protection", "Good"), ("leadership management and governance", "Good")):
            file.write(f'[[self_evaluation.judgements]]\narea = "{area}"\ngrade = "{grade}"\n')
    own = table(brief(york), "Inspection", "The authority's own grades beside the inspectors'")
    assert own.notes[0] == "The same grade in 1 of 2 areas (50%)."
    assert "too few for a kappa" in own.notes[2]


def test_nothing_in_conflict(york: Path) -> None:
    """With the end put right nothing is in conflict."""
    facts = (york / "inspection.toml").read_text(encoding="utf-8")
    (york / "inspection.toml").write_text(facts.replace("December 2017", "December 2016"), encoding="utf-8")
    assert brief(york).conflicts == ()


class TestBadFolders:
    """What is wrong with a folder is said for all its files at once."""

    def test_faults_of_every_file_come_together(self, york: Path) -> None:
        (york / "profile.toml").write_text("as_at = 2017-04-30\nframewrk = 'SIF'\n", encoding="utf-8")
        facts = (york / "inspection.toml").read_text(encoding="utf-8")
        (york / "inspection.toml").write_text(facts.replace('grade = "Good"', 'grade = "Godo"'), encoding="utf-8")
        with pytest.raises(FaultyInputError) as refused:
            brief(york)
        message = str(refused.value)
        assert "inspection.toml $.inspection.judgements[0].grade" in message
        assert "profile.toml $.framewrk: an unknown key; did you mean 'framework'?" in message
        assert "profile.toml $: the key 'stated' is missing" in message

    def test_a_missing_file_of_a_section(self, york: Path) -> None:
        (york / "outcomes.csv").unlink()
        with pytest.raises(FaultyInputError, match=r"outcomes\.csv: cannot be opened"):
            brief(york)

    def test_no_folder_no_update_no_section(self, york: Path, tmp_path: Path) -> None:
        with pytest.raises(UnreadableFileError, match="not a folder"):
            brief(tmp_path / "nowhere")
        for reader in SECTION_READERS:
            (york / reader.files[0]).unlink(missing_ok=True)
        with pytest.raises(UnreadableFileError, match=r"no section can be made; add one of inspection\.toml"):
            brief(york)
        (york / UPDATE_FILE).unlink()
        with pytest.raises(UnreadableFileError, match=r"update\.toml: cannot be opened"):
            brief(york)

    def test_files_that_nothing_reads_are_named(self, york: Path) -> None:
        (york / "inspections.toml").write_text("", encoding="utf-8")
        assert brief(york).files_not_read == ("inspections.toml",)
        assert "inspections.toml" in markdown(brief(york))


def test_a_table_is_rectangular() -> None:
    """Each row has a cell for each column."""
    with pytest.raises(InvalidRecordError, match="has not 2 cells"):
        Table(caption="made up", columns=("a", "b"), rows=[("only one",)])


def test_markdown_is_not_broken_by_what_it_tells() -> None:
    """Signs that Markdown reads as markup are shown as they are."""
    made_up = Briefing(
        title="A *starred* title",
        authority="York",
        reported_on=brief(YORK).reported_on,
        sections=[Section(title="t", tables=[Table(caption="c", columns=("a|b",), rows=[("x\ny | z",)])])],
    )
    text = markdown(made_up)
    assert "# A \\*starred\\* title" in text
    assert "| x y \\| z |" in text
