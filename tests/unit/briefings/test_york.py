import re
import shutil
from pathlib import Path

import pytest
from tests.published import ROOT, VECTORS

from safeguarding.authorities.england import english_authorities
from safeguarding.briefings.assembly import SECTION_READERS, read_briefing
from safeguarding.briefings.folders import UPDATE_FILE, SectionReader, UpdateFolder
from safeguarding.dates.statutory_calendars import england_and_wales
from safeguarding.errors import FaultyInputError, InvalidRecordError, UnreadableFileError
from safeguarding.pages.renderers.markdown import page_markdown
from safeguarding.pages.sections import Page, Section, what_conflicts
from safeguarding.pages.tables import Table

YORK = ROOT / "examples" / "york-2017"


def brief(folder: Path) -> Page:
    return read_briefing(folder, register=english_authorities(), calendar=england_and_wales())


def section(briefing: Page, title: str) -> Section:
    (found,) = [each for each in briefing.sections if each.title == title]
    return found


def table(briefing: Page, title: str, caption: str) -> Table:
    (found,) = [each for each in section(briefing, title).tables if each.caption == caption]
    return found


@pytest.fixture
def york(tmp_path: Path) -> Path:
    """A copy of the example that a test may spoil."""
    return Path(shutil.copytree(YORK, tmp_path / "york"))


def test_the_impossible_dates_are_found() -> None:
    """The inspection cannot end on 8 December 2017: that is after its report's publication and after the update."""
    (conflict,) = section(brief(YORK), "Inspection").conflicts
    assert "8 December 2017" in what_conflicts(conflict)
    assert "7 February 2017" in what_conflicts(conflict)
    assert "19 September 2017" in what_conflicts(conflict)
    assert "8 December 2016 would be possible" in conflict.remedy
    assert "25 days" in conflict.remedy


def test_the_profile_stands_beside_the_updates_figures() -> None:
    """[V] Ofsted's 127 stands beside the update's own 139, which no way of counting gives: the nearest is 136 reports."""
    profile = table(brief(YORK), "National profile", "Counts by grade, with the share of the base")
    bases = {row[0]: row[1:6] for row in profile.words}
    assert bases["as the update states it"] == ("139", "2 (1%)", "39 (28%)", "63 (45%)", "35 (25%)")
    stated = "inspected by 31 March 2017, published by 30 April 2017"
    ofsted = bases[f"authorities, each at its latest inspection; {stated}"]
    assert ofsted == ("127", "2 (2%)", "35 (28%)", "60 (47%)", "30 (24%)")
    assert bases["every report; published by then"][0] == "129"
    assert bases["every report; inspected by then, whenever published"][0] == "136"
    notes = " ".join(section(brief(YORK), "National profile").notes)
    assert "No way of counting here gives the update's 139; the nearest is 136 (every report" in notes
    assert "Not the whole nation" not in notes


def test_england_its_region_and_its_neighbours_side_by_side() -> None:
    """Percentages of England, the region and the statistical neighbours, and the authority's place among each."""
    caption = "Authorities at their latest inspection, inspected by 31 March 2017, published by 30 April 2017"
    compared = table(brief(YORK), "National profile", caption)
    assert [row[0] for row in compared.words] == [
        "England",
        "authorities of North East, Yorkshire and the Humber",
        "statistical neighbours",
    ]
    assert compared.words[0][-2] == "37 (29%)"
    notes = " ".join(section(brief(YORK), "National profile").notes)
    assert "York stands 1st of 6, a place that 5 share" in notes
    assert "those of 2025" in notes


@pytest.mark.parametrize(
    ("before", "after", "path"),
    [
        ('region = "North East', 'region = "North Est', "$.region"),
        ("with_statistical_neighbours = true", 'neighbours = ["Yrok"]', "$.neighbours[0]"),
    ],
)
def test_a_group_that_is_not_known_has_its_place(york: Path, before: str, after: str, path: str) -> None:
    """A region or a neighbour that nobody knows is a fault at its place, never an empty group."""
    facts = (york / "profile.toml").read_text(encoding="utf-8")
    (york / "profile.toml").write_text(facts.replace(before, after), encoding="utf-8")
    with pytest.raises(FaultyInputError, match=re.escape(path)):
        brief(york)


def test_a_profile_need_not_be_claimed(york: Path) -> None:
    """Without stated figures the profile is shown by itself, and nothing is held against it."""
    facts = 'as_at = 2017-04-30\nframework = "SIF"\n'
    (york / "profile.toml").write_text(facts, encoding="utf-8")
    shown = section(brief(york), "National profile")
    assert "as the update states it" not in {row[0] for row in shown.tables[0].words}
    assert not [each for each in shown.notes if "No way of counting" in each]


def test_the_reports_that_are_missing_are_named(york: Path) -> None:
    """Left out, the reports of the five authorities abolished since are missed, and the profile is not the nation's."""
    facts = (york / "profile.toml").read_text(encoding="utf-8")
    (york / "profile.toml").write_text(facts.replace("with_abolished_authorities = true", ""), encoding="utf-8")
    notes = " ".join(section(brief(york), "National profile").notes)
    assert "Not the whole nation: 5 authorities" in notes
    for name in ("Bournemouth", "Poole", "Cumbria", "Dorset", "Northamptonshire"):
        assert name in notes
    assert "all of them have since been abolished" in notes
    assert "Open Government Licence" in notes


@pytest.mark.parametrize(("as_at", "is_open"), [("2017-10-31", True), ("2018-12-31", False)])
def test_a_report_of_which_only_its_publication_is_known(york: Path, as_at: str, is_open: bool) -> None:  # noqa: FBT001
    """Of what was inspected by then, whenever published, it is not counted where it came later, and that is said once."""
    facts = f'as_at = {as_at}\nframework = "SIF"\nwith_abolished_authorities = true\n'
    (york / "profile.toml").write_text(facts, encoding="utf-8")
    notes = " ".join(section(brief(york), "National profile").notes)
    assert notes.count("Of a report on Cumbria, Poole only the day of publication is known") == is_open


def test_where_every_authority_has_a_report_none_is_missed(york: Path) -> None:
    """By March 2025 each of the 153 had been inspected under the framework; by December 2018 many had not."""
    shutil.copy(VECTORS / "ilacs_outcomes_official_2018_to_2025-03-31.csv", york / "outcomes.csv")
    for as_at, is_missed in (("2025-03-31", False), ("2018-12-31", True)):
        (york / "profile.toml").write_text(f'as_at = {as_at}\nframework = "ILACS"\n', encoding="utf-8")
        notes = " ".join(section(brief(york), "National profile").notes)
        assert ("no report here that counts" in notes) is is_missed


def test_what_the_update_leaves_out_is_shown() -> None:
    """The update tells of the overall grade alone; the published areas stand beside it."""
    grades = table(brief(YORK), "Inspection", "Grades in the update and as published")
    assert ("Overall effectiveness", "Good", "Good") in grades.words
    assert ("Children who need help and protection", "left out", "Requires improvement to be good") in grades.words
    notes = " ".join(section(brief(YORK), "Inspection").notes)
    assert "leaves out 6 graded areas" in notes
    assert "agreement cannot be measured" in notes


def test_deadlines_say_what_they_are_counted_from() -> None:
    """Receipt is not stated, so publication is counted from, and the briefing says so."""
    deadlines = table(brief(YORK), "Inspection", "Deadlines")
    assert [row[2] for row in deadlines.words] == ["21 March 2017", "19 May 2017"]
    assert "receipt is not stated" in deadlines.notes[0]


def test_a_deadline_past_the_known_holidays_is_a_note(york: Path) -> None:
    """Where working days are not known yet, that is said, and the rest of the section stands."""
    text = (york / "inspection.toml").read_text(encoding="utf-8")
    received = text.replace("published_on = 2017-02-07", "published_on = 2017-02-07\nreceived_on = 2028-12-01")
    (york / "inspection.toml").write_text(received, encoding="utf-8")
    found = section(brief(york), "Inspection")
    assert "Deadlines" not in [each.caption for each in found.tables]
    assert any("Deadlines cannot be counted" in note and "2028-12-31" in note for note in found.notes)


def test_a_grade_other_than_the_published_one_is_a_conflict(york: Path) -> None:
    """Where the update gives an area another grade than the published outcome, both are named."""
    facts = (york / "inspection.toml").read_text(encoding="utf-8")
    (york / "inspection.toml").write_text(facts.replace('grade = "Good"', 'grade = "Outstanding"'), encoding="utf-8")
    conflicts = section(brief(york), "Inspection").conflicts
    assert any("as Outstanding; the published outcome is Good" in what_conflicts(each) for each in conflicts)


def test_own_grades_stand_beside_the_inspectors(york: Path) -> None:
    """A self-evaluation with grades is held against the published outcome, with its measures of agreement."""
    with (york / "inspection.toml").open("a", encoding="utf-8") as file:
        file.write('\n[self_evaluation]\nauthority = "York"\n')
        for area, grade in (("help and protection", "Good"), ("leadership management and governance", "Good")):
            file.write(f'[[self_evaluation.judgements]]\narea = "{area}"\ngrade = "{grade}"\n')
    own = table(brief(york), "Inspection", "The authority's own grades beside the inspectors'")
    assert own.notes[0] == "The same grade in 1 of 2 areas (50%)."
    assert "too few for a kappa" in own.notes[-1]
    assert own.notes[2].startswith("Graded by one side only: overall effectiveness")


def test_own_grades_without_published_outcomes_stand_beside_the_stated_ones(york: Path) -> None:
    """Where no outcomes are in the folder, own grades are held against the grades that the update states."""
    (york / "outcomes.csv").unlink()
    (york / "profile.toml").unlink()
    with (york / "inspection.toml").open("a", encoding="utf-8") as file:
        file.write('\n[self_evaluation]\nauthority = "Leeds"\n')
        file.write('[[self_evaluation.judgements]]\narea = "overall effectiveness"\ngrade = "Outstanding"\n')
    own = table(brief(york), "Inspection", "The authority's own grades beside the inspectors'")
    assert own.words == (("Overall effectiveness", "Outstanding", "Good"),)
    assert "The self-evaluation is Leeds's; the inspection is of York." in section(brief(york), "Inspection").notes
    with pytest.raises(FaultyInputError, match=r"self_evaluation\.authority: unknown local authority 'Leds'"):
        changed(york, "inspection.toml", "Leeds", "Leds")


def test_nothing_in_conflict(york: Path) -> None:
    """With the end put right nothing is in conflict."""
    facts = (york / "inspection.toml").read_text(encoding="utf-8")
    (york / "inspection.toml").write_text(facts.replace("December 2017", "December 2016"), encoding="utf-8")
    (york / "report.figures.toml").unlink()
    assert brief(york).conflicts == ()


def changed(york: Path, file: str, old: str, new: str) -> Page:
    text = (york / file).read_text(encoding="utf-8")
    assert old in text
    (york / file).write_text(text.replace(old, new), encoding="utf-8")
    return brief(york)


class TestInspectionBesideThePublishedOutcome:
    """The stated inspection is held against the published one of the same authority and framework."""

    def test_another_day_of_publication(self, york: Path) -> None:
        conflicts = section(changed(york, "inspection.toml", "2017-02-07", "2017-02-17"), "Inspection").conflicts
        assert [what_conflicts(each) for each in conflicts][-1] == (
            "The update gives the day of publication as 17 February 2017; the published outcome has 7 February 2017."
        )

    def test_a_day_of_publication_within_a_week_is_told_and_no_conflict(self, york: Path) -> None:
        """A report's own date may lie up to a week before the day on which it stood on Ofsted's site."""
        said = section(
            changed(york, "inspection.toml", "published_on = 2017-02-07", "published_on = 2017-01-31"), "Inspection"
        )
        assert not any("day of publication" in what_conflicts(each) for each in said.conflicts)
        assert any("on 7 February 2017 and the update on 31 January 2017" in note for note in said.notes)
        said = section(
            changed(york, "inspection.toml", "published_on = 2017-01-31", "published_on = 2017-01-30"), "Inspection"
        )
        assert any("day of publication" in what_conflicts(each) for each in said.conflicts)

    def test_another_last_day(self, york: Path) -> None:
        """A last day that is possible and still another than the published one."""
        (conflict,) = section(
            changed(york, "inspection.toml", "8th December 2017", "9th December 2016"), "Inspection"
        ).conflicts
        assert "14 November – 9 December 2016; the published outcome has 14 November – 8 December" in what_conflicts(
            conflict
        )

    def test_another_first_day(self, york: Path) -> None:
        """It is the inspection of that publication all the same, and the difference is reported with both days."""
        (impossible, other_day) = section(
            changed(york, "inspection.toml", "14th November 2016", "15th November 2016"), "Inspection"
        ).conflicts
        assert "8 December 2017" in what_conflicts(impossible)
        assert "the published outcome has 14 November – 8 December 2016" in what_conflicts(other_day)

    def test_another_authority(self, york: Path) -> None:
        notes = section(
            changed(york, "inspection.toml", 'authority = "York"', 'authority = "Leeds"'), "Inspection"
        ).notes
        assert "This is the inspection of Leeds; the update is York's." in notes

    def test_an_unknown_authority(self, york: Path) -> None:
        with pytest.raises(
            FaultyInputError, match=r"inspection\.toml \$\.inspection\.authority: .*did you mean 'York'"
        ):
            changed(york, "inspection.toml", 'authority = "York"', 'authority = "Yrok"')


class TestStatedProfile:
    """The update's profile is held against its own base."""

    def test_more_than_the_base(self, york: Path) -> None:
        (conflict,) = section(changed(york, "profile.toml", "count = 39", "count = 390"), "National profile").conflicts
        assert (
            what_conflicts(conflict)
            == "The counts stated by grade sum to 490, above the base of 139 stated beside them."
        )

    def test_less_than_the_base(self, york: Path) -> None:
        (conflict,) = section(changed(york, "profile.toml", "count = 39", "count = 38"), "National profile").conflicts
        assert "sum to 138, not to the base of 139" in what_conflicts(conflict)

    def test_grades_that_are_left_out_may_be_the_rest(self, york: Path) -> None:
        facts = (york / "profile.toml").read_text(encoding="utf-8").rpartition("[[stated]]")[0]
        (york / "profile.toml").write_text(facts, encoding="utf-8")
        assert section(brief(york), "National profile").conflicts == ()

    def test_a_grade_that_is_not_stated_is_not_none(self, york: Path) -> None:
        """A count that the update does not state is never shown as 0, nor is a sum that needs it."""
        facts = (york / "profile.toml").read_text(encoding="utf-8").split("[[stated]]")
        del facts[4], facts[1]  # inadequate, outstanding
        (york / "profile.toml").write_text("[[stated]]".join(facts), encoding="utf-8")
        stated = table(brief(york), "National profile", "Counts by grade, with the share of the base").words[0]
        assert stated[1:] == ("139", "not stated", "39 (28%)", "63 (45%)", "not stated", "not stated")

    @pytest.mark.parametrize(
        ("old", "new", "place"),
        [
            ("count = 39", "count = -39", r"\$\.stated\[1\]: a count is a whole number, 0 or more, not -39"),
            ("stated_base = 139", "stated_base = -1", r"\$: a base is a whole number, 0 or more, not -1"),
            ('grade = "Good"', 'grade = "Outstanding"', r"\$: Outstanding is stated twice"),
            ('grade = "Good"', 'grade = "sccif: Good"', r"\$: Good is a grade of another scale"),
        ],
    )
    def test_what_cannot_be_counted(self, york: Path, old: str, new: str, place: str) -> None:
        with pytest.raises(FaultyInputError, match=place):
            changed(york, "profile.toml", old, new)

    def test_an_outcome_of_an_unknown_authority(self, york: Path) -> None:
        """It is left out of the counts, and told of with its row; the briefing is made."""
        notes = " ".join(section(changed(york, "outcomes.csv", ",leeds,", ",leads,"), "National profile").notes)
        assert "1 report of an authority that is not known is in none of the counts." in notes
        assert "not a local authority of England then, found 'leads'; did you mean 'Leeds'" in notes


class TestBadFolders:
    """What is wrong with a folder is said for all its files at once."""

    def test_a_file_that_two_sections_read_is_reported_once(self, york: Path) -> None:
        (york / "outcomes.csv").write_text("", encoding="utf-8")
        with pytest.raises(FaultyInputError) as refused:
            brief(york)
        (fault,) = refused.value.faults
        assert (str(fault.place), fault.problem) == ("outcomes.csv", "the file is empty")
        assert fault.remedy == "expected a table with a header row"

    def test_a_file_that_is_empty_is_named_once(self, york: Path) -> None:
        """What is wrong, in which file and what to do come from the error's facts."""

        def read(_: UpdateFolder) -> Section:
            raise UnreadableFileError("the file is empty", file="report.figures.toml")

        reader = SectionReader(files=("report.figures.toml",), read=read)
        with pytest.raises(FaultyInputError) as refused:
            read_briefing(york, register=english_authorities(), calendar=england_and_wales(), readers=[reader])
        assert str(refused.value.faults[0]) == (
            "report.figures.toml: the file is empty; mend the file, or take it out of the folder"
        )

    def test_an_unknown_authority(self, york: Path) -> None:
        """The update's own authority is reported with its place, together with the faults of the other files."""
        (york / "profile.toml").write_text("", encoding="utf-8")
        with pytest.raises(FaultyInputError) as refused:
            changed(york, "update.toml", "York", "Yrok")
        assert str(refused.value.faults[0]) == (
            "update.toml $.authority: unknown local authority 'Yrok'; did you mean 'York'?"
        )
        assert len(refused.value.faults) > 1

    @pytest.mark.parametrize("name", ["x" * 300, "a\0b"])
    def test_a_name_that_no_folder_has(self, tmp_path: Path, name: str) -> None:
        with pytest.raises(UnreadableFileError, match="not a folder"):
            brief(tmp_path / name)

    def test_the_folder_one_stands_in(self, york: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(york)
        (york / "profile.toml").write_text("", encoding="utf-8")
        with pytest.raises(FaultyInputError, match=r"^\. has"):
            brief(Path())

    def test_faults_of_every_file_come_together(self, york: Path) -> None:
        (york / "profile.toml").write_text("as_at = 2017-04-30\nframewrk = 'SIF'\n", encoding="utf-8")
        facts = (york / "inspection.toml").read_text(encoding="utf-8")
        (york / "inspection.toml").write_text(facts.replace('grade = "Good"', 'grade = "Godo"'), encoding="utf-8")
        with pytest.raises(FaultyInputError) as refused:
            brief(york)
        message = str(refused.value)
        assert "inspection.toml $.inspection.judgements[0].grade" in message
        assert "profile.toml $.framewrk: an unknown key; did you mean 'framework'?" in message
        assert "profile.toml $: the key 'framework' is missing" in message

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
        (york / "inspecton.toml").touch()
        with pytest.raises(
            UnreadableFileError, match=r"\(what is there is read by none: inspecton\.toml\); add one of"
        ):
            brief(york)
        (york / UPDATE_FILE).unlink()
        with pytest.raises(UnreadableFileError, match=r"update\.toml: cannot be opened"):
            brief(york)

    def test_files_that_nothing_reads_are_named(self, york: Path) -> None:
        (york / "inspections.toml").write_text("", encoding="utf-8")
        assert brief(york).files_not_read == ("inspections.toml",)
        assert "inspections.toml" in page_markdown(brief(york))


def test_a_table_is_rectangular() -> None:
    """Each row has a cell for each column."""
    with pytest.raises(InvalidRecordError, match="has not 2 cells"):
        Table(caption="made up", columns=("a", "b"), rows=[("only one",)])


def test_markdown_is_not_broken_by_what_it_tells() -> None:
    """Signs that Markdown reads as markup are shown as they are."""
    made_up = Page(
        title="A *starred* title",
        about="York",
        as_at=brief(YORK).as_at,
        sections=[Section(title="t", tables=[Table(caption="c", columns=("a|b",), rows=[("x\ny | z",)])])],
    )
    text = page_markdown(made_up)
    assert "# A \\*starred\\* title" in text
    assert "| x y \\| z |" in text


def test_neighbours_that_the_council_names_stand_beside_it(york: Path) -> None:
    """A council may take neighbours of its own: they are compared, and nothing is said of the statistical ones."""
    facts = (york / "profile.toml").read_text(encoding="utf-8")
    named = facts.replace("with_statistical_neighbours = true", 'neighbours = ["Leeds", "Hull"]')
    (york / "profile.toml").write_text(named, encoding="utf-8")
    found = section(brief(york), "National profile")
    compared = next(each for each in found.tables if each.words[-1][0] == "named neighbours")
    assert compared.words[-1][1] == "2"
    assert "those of 2025" not in " ".join(found.notes)


def test_what_waits_for_a_value_and_what_a_register_holds_is_told(york: Path) -> None:
    """A claim whose figure the team's code supplies is not checked here, and a doubtful register says so."""
    claims = york / "report.figures.toml"
    text = claims.read_text(encoding="utf-8")
    waiting = '[[claims]]\nkind = "share"\ncount = "@waiting"\nbase = "139"\npercentage = "24%"\n'
    table = "[figures.waiting]\nsupplied = true\n"
    claims.write_text(f"{text}\n{waiting}\n{table}", encoding="utf-8")
    staff = york / "staff.csv"
    staff.write_text(
        staff.read_text(encoding="utf-8") + "X1,Invented Person,Cook,Enhanced,1,31/02/2014\n", encoding="utf-8"
    )
    briefing = brief(york)
    assert "not checked, since no code supplies waiting" in " ".join(section(briefing, "Figures").notes)
    assert re.search(
        r"The register has [0-9]+ problems", " ".join(note for each in briefing.sections for note in each.notes)
    )
