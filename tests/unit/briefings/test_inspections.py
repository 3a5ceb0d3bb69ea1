"""The briefings of the two examples of inspections, and what a briefing says of an inspection stated a little wrongly."""

import csv
import shutil
from datetime import date
from pathlib import Path

import attrs
import pytest
from tests.published import ROOT, VECTORS, ilacs

from safeguarding.authorities.england import english_authorities
from safeguarding.briefings.assembly import read_briefing
from safeguarding.briefings.new_folders import _check_new, _inspection, write_new_update
from safeguarding.briefings.sections.national_profile import _how_many, _left_out
from safeguarding.dates.statutory_calendars import england_and_wales
from safeguarding.errors import FaultyInputError, UnknownNameError, UnreadableFileError
from safeguarding.pages.renderers.markdown import page_markdown
from safeguarding.pages.sections import Section, what_conflicts
from safeguarding.tables.typed_tables import TypedTable
from safeguarding.tables.writing import write_sheets

REGISTER = english_authorities()
OUTCOMES = VECTORS / "ilacs_outcomes_official_2018_to_2025-03-31.csv"


@pytest.fixture
def stockton(tmp_path: Path) -> Path:
    """A copy of the example that a test may spoil."""
    return Path(shutil.copytree(ROOT / "examples" / "stockton-2023", tmp_path / "stockton"))


@pytest.fixture
def visit(tmp_path: Path) -> Path:
    """A copy of the example of a monitoring visit."""
    return Path(shutil.copytree(ROOT / "examples" / "monitoring-visit-2024", tmp_path / "visit"))


def inspection(folder: Path) -> Section:
    return read_briefing(folder, register=REGISTER, calendar=england_and_wales()).sections[0]


def change(folder: Path, before: str, after: str) -> Section:
    file = folder / "inspection.toml"
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")
    return inspection(folder)


class TestAFullInspection:
    """A standard inspection of 2023, stated with the week off site before it."""

    def test_the_week_off_site_is_reported_and_accuses_nobody(self, stockton: Path) -> None:
        shown = inspection(stockton)
        assert shown.conflicts == ()
        notes = " ".join(shown.notes)
        assert "run 27 February – 17 March 2023, outcomes.csv from 6 March 2023: the week before" in notes
        assert "leaves out 1 graded area: experiences and progress of care leavers" in notes

    def test_a_stated_deadline_stands_beside_the_counted_one(self, stockton: Path) -> None:
        """[V] Counted by hand: 16 August 2023; the printed 6 September is 14 working days later, 28 August being none."""
        shown = inspection(stockton)
        (table,) = [each for each in shown.tables if each.caption == "Deadlines"]
        assert [row[2:4] for row in table.words] == [
            ("21 June 2023", "not stated"),
            ("16 August 2023", "6 September 2023"),
        ]
        assert "14 working days later than the 16 August 2023 counted here" in " ".join(shown.notes)

    def test_a_stated_deadline_that_is_the_counted_one_needs_no_note(self, stockton: Path) -> None:
        shown = change(stockton, "2023-09-06", "2023-08-16")
        assert "counted here" not in " ".join(shown.notes)

    def test_a_deadline_that_is_not_counted_is_said(self, stockton: Path) -> None:
        shown = change(stockton, 'task = "statement"', 'task = "draft plan"')
        assert "none is counted here" in " ".join(shown.notes)

    @pytest.mark.parametrize(
        ("visits", "days"),
        [
            ("6 March 2023 – 17 March 2023", ""),
            # of two visits nobody can say which week was off site
            ("27 February 2023 – 3 March 2023 and 13 – 17 March 2023", ""),
            ("6 March 2023 – 16 March 2023", "11 days are stated"),
            ("27 February 2023 – 24 March 2023", "19 days are stated"),
        ],
    )
    def test_an_unusual_length_is_reported(self, stockton: Path, visits: str, days: str) -> None:
        """Where the table prints no last day, a length that is not the usual one is said, the week off site aside."""
        notes = " ".join(change(stockton, "27 February 2023 – 17 March 2023", visits).notes)
        assert ("days are stated" in notes) is bool(days)
        assert days in notes

    def test_history_and_what_to_expect(self, stockton: Path) -> None:
        shown = inspection(stockton)
        (table,) = [each for each in shown.tables if each.caption.startswith("Inspections so far")]
        assert [row[-1] for row in table.words] == ["the first here", "the same"]
        assert "a standard inspection that starts within 6 September 2025 – 6 September 2026" in " ".join(shown.notes)

    @pytest.mark.parametrize(
        ("before", "after", "said"),
        [
            ('grade = "Requires improvement to be good"', 'grade = "Good"', "overall effectiveness as Good"),
            ('kind = "standard inspection"', 'kind = "short inspection"', "the kind as short inspection"),
            ("27 February 2023 – 17", "28 February 2023 – 17", "run 28 February – 17 March 2023"),
            ("27 February 2023 – 17", "13 March 2023 – 17", "the published outcome has from 6 March 2023"),
            ("published_on = 2023-05-09", "published_on = 2023-05-19", "day of publication as 19 May 2023"),
        ],
    )
    def test_every_difference_is_reported(self, stockton: Path, before: str, after: str, said: str) -> None:
        """A wrong grade, kind, first day or publication is found, though the first day is another than the published."""
        shown = change(stockton, before, after)
        assert said in " ".join(map(what_conflicts, shown.conflicts))

    def test_a_first_day_that_is_wrong_hides_no_wrong_grade(self, stockton: Path) -> None:
        """Both are reported: it is never said that nothing was found in conflict."""
        change(stockton, "27 February 2023 – 17", "1 March 2023 – 17")
        shown = change(stockton, 'grade = "Requires improvement to be good"', 'grade = "Good"')
        assert len(shown.conflicts) == 2

    def test_what_is_too_far_away_is_not_the_inspection(self, stockton: Path) -> None:
        """Without a day of publication and five weeks off, no outcome is taken for it; those that are there are named."""
        change(stockton, "published_on = 2023-05-09", "")
        shown = change(stockton, "27 February 2023 – 17 March 2023", "30 January 2023 – 10 February 2023")
        notes = " ".join(shown.notes)
        assert "is not in outcomes.csv" in notes
        assert "Stockton-on-Tees's inspection from 6 March 2023 instead" in notes


def test_a_revised_outcome_is_told_with_its_day(stockton: Path) -> None:
    """What was published and replaced has its place: [[inspection.revisions]]."""
    revision = (
        '[[inspection.revisions]]\narea = "overall effectiveness"\nwas = "Inadequate"\n'
        'revised_on = 2023-06-01\nreason = "an invented one"\n'
    )
    file = stockton / "inspection.toml"
    file.write_text(file.read_text(encoding="utf-8") + revision, encoding="utf-8")
    said = "An outcome was revised: overall effectiveness: Inadequate until 1 June 2023 (an invented one)."
    assert said in inspection(stockton).notes


class TestAVisit:
    """A monitoring visit has a theme, days and a letter; nothing is graded, left out, or due."""

    def test_nothing_is_said_that_is_not_so(self, visit: Path) -> None:
        shown = inspection(visit)
        said = " ".join((*shown.paragraphs, *shown.notes))
        assert shown.conflicts == ()
        assert "monitoring visit, on care leavers" in said
        assert "letter published 14 November 2024" in said
        assert "Nothing is due after a monitoring visit." in said
        for untrue in ("leaves out", "own self-evaluation", "instead", "Deadlines cannot"):
            assert untrue not in said
        assert {each.caption for each in shown.tables} == {"Inspections so far, with overall effectiveness"}

    def test_a_focused_visit_with_an_area_for_priority_action(self, visit: Path) -> None:
        """[S] A plan is due: within 20 and 70 working days, 12 December 2024 and 25 February 2025 by hand."""
        finding = '[[inspection.findings]]\nkind = "area for priority action"\ntext = "the front door"\n'
        file = visit / "inspection.toml"
        file.write_text(file.read_text(encoding="utf-8") + finding, encoding="utf-8")
        shown = change(visit, "monitoring visit", "focused visit")
        (table,) = [each for each in shown.tables if each.caption == "Deadlines"]
        assert [row[2] for row in table.words] == ["12 December 2024", "25 February 2025"]
        (found,) = [each for each in shown.tables if each.caption == "Findings by area"]
        assert found.columns == ("Area", "Areas for priority action")
        assert found.words == (("under no area", "the front door"),)

    def test_its_place_in_a_series(self, visit: Path) -> None:
        shown = change(visit, 'theme = "care leavers"', "series_number = 3")
        assert "monitoring visit, number 3 of its series" in shown.paragraphs[0]


class TestANewUpdate:
    """A folder to fill in, from which a briefing can be made at once, and which never writes over anything."""

    def test_with_the_published_outcome_nothing_is_in_conflict(self, tmp_path: Path) -> None:
        folder = tmp_path / "ours"
        names = write_new_update(
            folder, authority="stockton", on=date(2023, 9, 20), outcomes=OUTCOMES, register=REGISTER
        )
        assert names == ("update.toml", "inspection.toml", "profile.toml", "outcomes.csv")
        briefing = read_briefing(folder, register=REGISTER, calendar=england_and_wales())
        assert briefing.conflicts == ()
        assert briefing.about == "Stockton-on-Tees"
        assert "report published 9 May 2023" in page_markdown(briefing)

    def test_what_was_not_published_by_then_is_not_filled_in(self, tmp_path: Path) -> None:
        """On 8 May 2023 the report of 9 May was not known; that of 2019 was."""
        folder = tmp_path / "ours"
        write_new_update(folder, authority="Stockton", on=date(2023, 5, 8), outcomes=OUTCOMES, register=REGISTER)
        assert "published_on = 2019-07-01" in (folder / "inspection.toml").read_text(encoding="utf-8")

    def test_what_the_table_does_not_tell_is_said(self, tmp_path: Path) -> None:
        """A grade that cannot be read, and an authority of which the table holds nothing, are said in the file to fill in."""
        table = tmp_path / "table.csv"
        text = OUTCOMES.read_text(encoding="utf-8-sig").splitlines()
        (own,) = (line for line in text if "Stockton" in line and "2023-05-09" in line)
        spoilt = own.replace("Requires improvement to be good", "Middling", 1)
        table.write_text(f"{text[0]}\n{spoilt}\n", encoding="utf-8")
        for authority, said in (
            ("Stockton", "# overall effectiveness: unreadable in the table"),
            ("York", "outcomes.csv holds no outcome of it that was published by 2023-09-20"),
        ):
            folder = tmp_path / authority
            write_new_update(folder, authority=authority, on=date(2023, 9, 20), outcomes=table, register=REGISTER)
            assert said in (folder / "inspection.toml").read_text(encoding="utf-8")

    def test_a_folder_that_holds_something_is_left_alone(self, tmp_path: Path) -> None:
        (tmp_path / "notes.txt").write_text("ours", encoding="utf-8")
        with pytest.raises(UnreadableFileError, match="is not empty"):
            write_new_update(tmp_path, authority="York", on=date(2023, 9, 20), register=REGISTER)
        assert [each.name for each in tmp_path.iterdir()] == ["notes.txt"]

    def test_what_cannot_be_written_makes_no_folder(self, tmp_path: Path) -> None:
        folder = tmp_path / "ours"
        with pytest.raises(UnknownNameError):
            write_new_update(folder, authority="Yrok", on=date(2023, 9, 20), register=REGISTER)
        for name in ("a.doc", "a.ods"):
            with pytest.raises(UnreadableFileError):
                write_new_update(folder, authority="York", on=date(2023, 9, 20), outcomes=Path(name), register=REGISTER)
        assert not folder.exists()

    def test_outcomes_from_one_sheet_of_several(self, tmp_path: Path) -> None:
        """Which sheet is meant is asked for once, and written down for the briefing."""
        with OUTCOMES.open(encoding="utf-8-sig", newline="") as file:
            header, *rows = csv.reader(file)
        published = [
            TypedTable(name=name, columns=header, rows=list(map(tuple, rows[:many])))
            for name, many in (("A", 1), ("B", 400))
        ]
        workbook, folder = tmp_path / "published.xlsx", tmp_path / "ours"
        write_sheets(published, workbook)
        asked = {"authority": "stockton", "on": date(2023, 9, 20), "outcomes": workbook, "register": REGISTER}
        with pytest.raises(FaultyInputError, match="2 sheets could be meant: 'A' and 'B'"):
            write_new_update(folder, **asked)  # type: ignore[arg-type]
        assert "outcomes.xlsx" in write_new_update(folder, **asked, sheet="B")  # type: ignore[arg-type]
        briefing = read_briefing(folder, register=REGISTER, calendar=england_and_wales())
        assert "report published 9 May 2023" in page_markdown(briefing)
        assert briefing.files_not_read == ()

    def test_one_file_of_each_name(self, tmp_path: Path) -> None:
        """Two tables under one name are not chosen between."""
        folder = tmp_path / "ours"
        write_new_update(folder, authority="stockton", on=date(2023, 9, 20), outcomes=OUTCOMES, register=REGISTER)
        (folder / "outcomes.xlsx").write_bytes(b"")
        with pytest.raises(FaultyInputError, match=r"outcomes\.csv: stands in the folder beside outcomes.xlsx"):
            read_briefing(folder, register=REGISTER, calendar=england_and_wales())


def test_a_table_of_outcomes_that_was_not_read_whole(stockton: Path) -> None:
    """A row that could not be read may be the one that contradicts the update: the briefing says so, and is not clean."""
    outcomes = stockton / "outcomes.csv"
    rows = outcomes.read_text(encoding="utf-8")
    outcomes.write_text(rows + rows.splitlines()[-1].replace("2023-03-06", "tbc") + "\n", encoding="utf-8")
    (fault,) = read_briefing(stockton, register=REGISTER, calendar=england_and_wales()).conflicts
    assert fault.problem.startswith("1 serious fault of outcomes.csv")


def test_a_tracker_in_the_folder(tmp_path: Path) -> None:
    """A tracker of any kind of file becomes a section of its own, as at the day of the update."""
    (tmp_path / "update.toml").write_text(
        'title = "An update"\nauthority = "York"\nreported_on = 2017-09-19\n', encoding="utf-8"
    )
    rows = [("Agree a form", "2017-08-30", "Complete"), ("Train staff", "2017-09-01", "In progress")]
    columns = ("Action", "Target date", "Status")
    write_sheets([TypedTable(name="Plan", columns=columns, rows=rows)], tmp_path / "tracker.xlsx")
    briefing = read_briefing(tmp_path, register=REGISTER, calendar=england_and_wales())
    assert [each.title for each in briefing.sections] == ["Action plan: tracker.xlsx"]
    assert "Train staff" in page_markdown(briefing)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('kind = "standard inspection"', 'kind = "ILACS Standard Inspection"'),
        (
            'area = "impact of leaders"',
            'area = "The impact of leaders on social work practice with children and families"',
        ),
        ('area = "children in care"', 'area = "The experiences and progress of children in care"'),
        (
            'area = "help and protection"',
            'area = "The experiences and progress of children who need help and protection"',
        ),
    ],
)
def test_words_as_printed(stockton: Path, before: str, after: str) -> None:
    """Headings in full and kinds as tables print them are read, with the same answer."""
    plain = inspection(stockton)
    assert change(stockton, before, after) == plain


def test_an_intervention_stands_in_the_briefing(stockton: Path) -> None:
    """With its authority looked up; one that nobody knows is a fault at its place."""
    file = stockton / "inspection.toml"
    text = file.read_text(encoding="utf-8")
    stated = '\n[[interventions]]\nauthority = "{}"\nkind = "improvement notice"\nbegan_on = 2023-06-01\n'
    file.write_text(text + stated.format("Stockton-on-Tees"), encoding="utf-8")
    assert any("improvement notice" in str(row) for table in inspection(stockton).tables for row in table.words)
    file.write_text(text + stated.format("Stokton"), encoding="utf-8")
    with pytest.raises(FaultyInputError, match=r"interventions\[0\]"):
        inspection(stockton)


@pytest.mark.parametrize(("count", "words"), [(0, []), (1, ["1 report"]), (2, ["2 reports"])])
def test_reports_of_nobody_known_are_counted(count: int, words: list[str]) -> None:
    """They are in none of the counts, and it is told how many they are."""
    assert [" ".join(each.split()[:2]) for each in _left_out(count)] == words


def test_some_of_several_are_named() -> None:
    """Some of them by name; all of them, or the only one, without."""
    one, other = (REGISTER.find(name) for name in ("York", "Leeds"))
    said = [_how_many(some, [one, other]) for some in ([one], [one, other])]
    assert said == ["1 of them (York) has", "all of them have"]
    assert _how_many([one], [one]) == "it has"


def test_a_folder_that_cannot_be_is_refused() -> None:
    """A name longer than any folder has is refused before anything is read."""
    with pytest.raises(UnreadableFileError, match="cannot be made"):
        _check_new(Path("a" * 5_000))


def test_what_the_table_does_not_print_is_not_filled_in() -> None:
    """An outcome without its days, or without its day of publication, leaves that line out and keeps the other."""
    latest = next(each for each in ilacs().inspections if each.visits and each.published_on)
    ours = english_authorities().find(latest.authority, on=latest.visits[0].ends_on)
    made = (latest, attrs.evolve(latest, visits=[]), attrs.evolve(latest, published_on=None))
    texts = ["".join(_inspection(ours, each, None, date(2025, 3, 31))) for each in made]
    assert ["\nvisits = [" in text for text in texts] == [True, False, True]
    assert ["\npublished_on = " in text for text in texts] == [True, True, False]
