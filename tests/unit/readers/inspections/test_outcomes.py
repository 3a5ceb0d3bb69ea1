import csv
import io
import random
import re
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings, strategies as st
from tests.published import ROOT, VECTORS, ilacs, ilacs_latest, sif

from safeguarding.authorities.england import english_authorities
from safeguarding.errors import FaultyInputError, SafeguardingError, UnreadableFileError
from safeguarding.faults import Severity
from safeguarding.inspections.absences import Absence
from safeguarding.inspections.areas import JudgementArea
from safeguarding.inspections.records import InspectionKind
from safeguarding.inspections.scales import SocialCareGrade
from safeguarding.readers.inspections.outcomes import read_inspections
from safeguarding.readers.inspections.tables import InspectionTable

A = JudgementArea
SIF_TABLE = ROOT / "examples" / "york-2017" / "outcomes.csv"
ILACS_TABLE = VECTORS / "ilacs_outcomes_official_2018_to_2025-03-31.csv"
ILACS_HEADER = (
    "Local authority area code,Local authority name,Inspection date,Publication date,Inspection type,"
    "Overall effectiveness,The impact of leaders on social work practice with children and families,"
    "The experiences and progress of children who need help and protection,"
    "The experiences and progress of children in care,The experiences and progress of care leavers"
)


def read(tmp_path: Path, *lines: str, header: str = ILACS_HEADER) -> InspectionTable:
    path = tmp_path / "table.csv"
    path.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
    return read_inspections(path, register=english_authorities())


def rows_out(table: InspectionTable) -> int:
    return len(table.inspections) + len(table.not_inspected) + len(table.unread)


class TestPublishedTables:
    """The three published tables are read whole and without a fault."""

    @pytest.mark.parametrize(("table", "rows"), [(sif, 167), (ilacs, 271), (ilacs_latest, 153)])
    def test_every_row_becomes_an_inspection(self, table: object, rows: int) -> None:
        read_table = table()  # type: ignore[operator]
        assert len(read_table.inspections) == rows
        assert read_table.faults == ()
        assert read_table.unread == ()
        assert read_table.not_inspected == ()

    def test_cells_are_kept_as_published(self) -> None:
        (york,) = [each for each in sif().inspections if each.authority == "york"]
        assert york.starts_on == date(2016, 11, 14)
        assert york.ends_on == date(2016, 12, 8)
        assert york.published_on == date(2017, 2, 7)
        assert york.grade_of(A.HELP_AND_PROTECTION) is SocialCareGrade.REQUIRES_IMPROVEMENT
        assert york.grade_of(A.LSCB_EFFECTIVENESS) is SocialCareGrade.OUTSTANDING
        (city,) = [each for each in sif().inspections if each.authority == "london corporation"]
        judgement = city.judgement_of(A.ADOPTION_PERFORMANCE)
        assert judgement is not None
        assert judgement.absence is Absence.NOT_JUDGED

    def test_two_visits(self) -> None:
        (sheffield,) = [each for each in sif().inspections if each.authority == "sheffield"]
        assert [str(visit) for visit in sheffield.visits] == ["19 November – 11 December 2013", "28 – 30 January 2014"]

    def test_an_end_that_is_not_printed_is_not_invented(self) -> None:
        assert {each.ends_on for each in ilacs().inspections} == {None}

    def test_kinds(self) -> None:
        kinds = [each.kind for each in ilacs().inspections]
        assert kinds.count(InspectionKind.STANDARD) == 171
        assert kinds.count(InspectionKind.SHORT) == 100
        assert [each.kind for each in sif().inspections].count(InspectionKind.REINSPECTION) == 15

    @pytest.mark.parametrize("table", [SIF_TABLE, ILACS_TABLE], ids=["SIF", "ILACS"])
    def test_columns_may_stand_in_any_order(self, table: Path, tmp_path: Path) -> None:
        with table.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        order = list(range(len(rows[0])))
        random.Random(7).shuffle(order)  # noqa: S311 - a shuffle, not a secret
        text = io.StringIO()
        csv.writer(text, delimiter=";").writerows([[row[k] for k in order] for row in rows])
        (tmp_path / "shuffled.csv").write_text("Title above the table\n\n" + text.getvalue(), encoding="utf-16")
        assert read_inspections(tmp_path / "shuffled.csv").inspections == read_inspections(table).inspections


class TestWorkbooks:
    """A workbook is read as the same table saved as CSV, whether its dates are dates or texts."""

    @pytest.mark.parametrize("as_dates", [False, True])
    def test_the_same_as_csv(self, tmp_path: Path, *, as_dates: bool) -> None:
        with ILACS_TABLE.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))[:40]
        path = tmp_path / "outcomes.xlsx"
        with xlsxwriter.Workbook(path) as workbook:
            workbook.add_worksheet("Read me").write(0, 0, "See the next sheet")
            sheet = workbook.add_worksheet("Outcomes")
            day = workbook.add_format({"num_format": "dd/mm/yyyy"})
            for number, row in enumerate(rows):
                for k, cell in enumerate(row):
                    if as_dates and re.fullmatch(r"\d{4}-\d\d-\d\d", cell):
                        sheet.write_datetime(number, k, date.fromisoformat(cell), day)
                    else:
                        sheet.write_string(number, k, cell)
        found = read_inspections(path, sheet="Outcomes")
        assert found.inspections == read_inspections(ILACS_TABLE).inspections[:39]
        assert found.faults == ()
        alone = read_inspections(path)
        assert alone.inspections == found.inspections
        assert [each.problem for each in alone.faults] == ["only the sheet 'Outcomes' was read, not 'Read me'"]

    def test_columns_that_are_not_read(self) -> None:
        """A table's columns are read, or the table says which are not."""
        assert read_inspections(SIF_TABLE).columns_unread == ()
        assert ilacs().columns_unread == ("Local authority status", "Ofsted region")


class TestDirt:
    """Every cell that cannot be read is reported with row, column and value, and kept; no row is dropped."""

    def test_an_unreadable_grade(self, tmp_path: Path) -> None:
        table = read(tmp_path, "E06000014,York,2022-03-07,2022-04-27,ILACS short inspection,Godo,Good,Good,2,")
        (inspection,) = table.inspections
        judgement = inspection.judgement_of(A.OVERALL_EFFECTIVENESS)
        assert judgement is not None
        assert judgement.absence is Absence.UNREADABLE
        first, second = table.faults
        assert str(first.place) == "table.csv, row 2, column 'Overall effectiveness'"
        assert first.found == "Godo"
        assert "Outstanding, Good" in first.remedy
        assert second.found == "2"

    def test_an_unreadable_date_of_inspection(self, tmp_path: Path) -> None:
        table = read(tmp_path, "E06000014,York,31/02/2022,2022-04-27,ILACS short inspection,Good,Good,Good,Good,")
        assert table.inspections == ()
        assert [row.number for row in table.unread] == [2]
        assert table.unread[0].cells[1] == "York"
        assert str(table.faults[0].place) == "table.csv, row 2, column 'Inspection date'"
        assert table.faults[0].found == "31/02/2022"

    def test_an_unreadable_date_of_publication(self, tmp_path: Path) -> None:
        table = read(tmp_path, "E06000014,York,07/03/2022,soon,ILACS short inspection,Good,Good,Good,Good,")
        assert table.inspections[0].published_on is None
        assert table.inspections[0].starts_on == date(2022, 3, 7)
        assert table.faults[0].found == "soon"

    def test_sentinels_have_their_reason(self, tmp_path: Path) -> None:
        table = read(
            tmp_path,
            "E06000014,York,2022-03-07 00:00:00,01/01/1900,ILACS short inspection,Good,None,nan,Not judged,",
            "E06000014,York,2026-05-11,2026-06-30,ILACS short inspection,not_reported_post_reform,Good,Good,Good,Good",
            "E06000014,York,2019-03-04,,ILACS short inspection,Good,Good,Good,Good,inspection_pre_dates_judgement",
        )
        assert table.faults == ()
        first, second, third = table.inspections
        absences = [judgement.absence for judgement in first.judgements]
        assert absences == [
            None,
            Absence.NOT_KNOWN,
            Absence.NOT_KNOWN,
            Absence.NOT_JUDGED,
            Absence.NOT_IN_FORCE,
        ]
        assert first.published_on is None
        assert second.judgements[0].absence is Absence.ABOLISHED
        assert third.judgements[-1].absence is Absence.NOT_IN_FORCE

    def test_where_nothing_is_graded_nothing_was_inspected(self, tmp_path: Path) -> None:
        """A blank beside grades was inspected, and its grade is not known; without any grade it was not inspected."""
        table = read(
            tmp_path,
            "E06000014,York,2022-03-07,,ILACS short inspection,,Good,Good,Good,",
            "E06000014,York,2023-03-07,,ILACS focused visit,,,,,",
        )
        graded, visit = (each.judgements[0].absence for each in table.inspections)
        assert (graded, visit) == (Absence.NOT_KNOWN, Absence.NOT_INSPECTED)
        assert table.faults == ()

    @pytest.mark.parametrize("kind", ["ILACS focused visit", "LA monitoring visit"])
    def test_grades_beside_a_kind_that_has_none(self, tmp_path: Path, kind: str) -> None:
        """A visit has no grades: what stands there counts for nobody, and is reported."""
        table = read(tmp_path, f"E06000014,York,2022-03-07,,{kind},Inadequate,Good,Good,Good,")
        assert [(each.place.column, each.severity) for each in table.faults] == [("Inspection type", Severity.ERROR)]

    def test_a_table_without_rows(self, tmp_path: Path) -> None:
        """An export that went wrong must not pass for a nation that was not inspected."""
        (fault,) = read(tmp_path).faults
        assert (fault.problem, fault.severity) == ("no inspection below the header", Severity.ERROR)

    def test_an_authority_that_was_not_inspected(self, tmp_path: Path) -> None:
        table = read(tmp_path, "E06000063,Cumberland,,,,,,,,", "E06000064,Westmorland and Furness,nan,nan,,,nan,,None,")
        assert table.not_inspected == ("Cumberland", "Westmorland and Furness")
        assert table.faults == ()

    @pytest.mark.parametrize(
        ("row", "column", "remedy"),
        [
            ("E06000014,Yrok,2022-03-07,,ILACS standard inspection,Good,Good,Good,Good,", "Local authority name", "did you mean 'York'?"),
            ("E06000015,York,2022-03-07,,ILACS standard inspection,Good,Good,Good,Good,", "Local authority area code", "write E06000014"),
            ("80563,York,2022-03-07,,ILACS standard inspection,Good,Good,Good,Good,", "Local authority area code", "write E06000014"),
            ("E06000063,Cumberland,2022-03-07,,ILACS standard inspection,Good,Good,Good,Good,", "Local authority name", "did you mean 'Cumbria'?"),
            ("E06000014,York,2017-03-07,,ILACS standard inspection,Good,Good,Good,Good,", "Inspection date", "check the date"),
        ],
    )  # fmt: skip
    def test_what_is_doubtful_is_reported_and_kept(self, tmp_path: Path, row: str, column: str, remedy: str) -> None:
        table = read(tmp_path, row)
        assert len(table.inspections) == 1
        (fault,) = table.faults
        assert str(fault.place) == f"table.csv, row 2, column {column!r}"
        assert remedy in fault.remedy

    def test_a_row_without_an_authority(self, tmp_path: Path) -> None:
        table = read(tmp_path, ",,2022-03-07,,ILACS standard inspection,Good,Good,Good,Good,")
        assert len(table.unread) == 1
        assert table.faults[0].problem == "no authority is named"

    def test_short_and_blank_rows(self, tmp_path: Path) -> None:
        """A row that breaks off is reported: its missing cells are unreadable, not blank."""
        table = read(
            tmp_path,
            "E06000014,York,2022-03-07,,ILACS standard inspection",
            "",
            ",,,,",
            "E06000014,York,2019-03-04,,ILACS standard inspection,Good,Good,Good,Good",
        )
        assert len(table.inspections) == 2
        assert {judgement.absence for judgement in table.inspections[0].judgements} == {Absence.UNREADABLE}
        assert table.inspections[1].judgements[-1].absence is Absence.UNREADABLE
        assert [str(fault.place) for fault in table.faults] == ["table.csv, row 2", "table.csv, row 5"]
        assert table.faults[0].problem == "5 cells, where the header has 10"

    def test_a_row_that_breaks_off_before_its_kind(self, tmp_path: Path) -> None:
        """It may be of any inspection or visit, and is not read."""
        table = read(tmp_path, "E06000014,York,2022-03-07")
        assert (table.inspections, len(table.unread)) == ((), 1)
        assert "no kind is named; the row is not read" in [fault.problem for fault in table.faults]

    def test_long_rows(self, tmp_path: Path) -> None:
        """Cells beyond the header are reported, unless they are blank."""
        row = "E06000014,York,2022-03-07,,ILACS standard inspection,Good,Good,Good,Good,"
        table = read(tmp_path, f"{row},,", f"{row},Good".replace("2022", "2019"))
        assert len(table.inspections) == 2
        (fault,) = table.faults
        assert str(fault.place) == "table.csv, row 3"
        assert fault.found == "Good"
        # its grades may have shifted
        assert {judgement.absence for judgement in table.inspections[1].judgements} == {Absence.UNREADABLE}

    @pytest.mark.parametrize("cell", ["01/01/1900", "1900-01-01", "1900-01-01 00:00:00", "01/01/1900 00:00", "nan"])
    def test_the_date_that_stands_for_no_date(self, tmp_path: Path, cell: str) -> None:
        """1 January 1900 is no date, however it is written: never an inspection of that day."""
        table = read(tmp_path, f"E06000014,York,2022-03-07,{cell},ILACS standard inspection,Good,Good,Good,Good,")
        assert table.inspections[0].published_on is None
        assert table.faults == ()
        table = read(tmp_path, f"E06000014,York,{cell},2022-04-27,ILACS standard inspection,Good,Good,Good,Good,")
        assert len(table.unread) == 1
        assert table.faults[0].problem == "no date of inspection"
        table = read(tmp_path, f"E06000014,York,{cell},{cell},{cell},,,,,")
        assert table.not_inspected == ("York",)

    def test_not_inspected_in_words(self, tmp_path: Path) -> None:
        """A table may say in words that an authority was not inspected."""
        table = read(tmp_path, "E06000063,Cumberland,Not yet inspected,,,Not inspected,,,,")
        assert table.not_inspected == ("Cumberland",)
        assert table.faults == ()

    def test_a_note_below_the_table_is_no_authority(self, tmp_path: Path) -> None:
        """A footnote in the authority's column is kept, and reported."""
        table = read(tmp_path, ",Source: Ofsted,,,,,,,,")
        assert table.not_inspected == ("Source: Ofsted",)
        assert table.faults[0].problem == "not a local authority"

    def test_an_inspection_listed_twice(self, tmp_path: Path) -> None:
        """Both rows are kept, and the second is reported: it would be counted twice."""
        row = "E06000014,York,2022-03-07,,ILACS standard inspection,Good,Good,Good,Good,"
        table = read(tmp_path, row, "E06000063,Cumberland,,,,,,,,", row.replace("York", "City of York"))
        assert len(table.inspections) == 2
        (fault,) = table.faults
        assert fault.severity is Severity.WARNING
        assert str(fault.place) == "table.csv, row 4, column 'Inspection date'"
        assert "row 2" in fault.problem

    def test_an_area_abolished_since(self, tmp_path: Path) -> None:
        """A blank overall grade since April 2026 says that there is none any more."""
        table = read(tmp_path, "E06000014,York,2026-05-11,2026-06-30,ILACS standard inspection,,Good,Good,Good,Good")
        assert table.inspections[0].judgements[0].absence is Absence.ABOLISHED

    @pytest.mark.parametrize(
        ("day", "grades", "faults"),
        [
            ("2023-01-01", {}, ["a grade of an area that was not judged then; not read"]),
            ("2022-12-31", {A.CHILDREN_IN_CARE_AND_CARE_LEAVERS: SocialCareGrade.OUTSTANDING}, []),
        ],
    )
    def test_one_column_of_children_in_care_and_care_leavers(
        self, tmp_path: Path, day: str, grades: dict[JudgementArea, SocialCareGrade], faults: list[str]
    ) -> None:
        """Until the version of 2023 the two were one judgement; since then, a grade of both is none of children in care."""
        header = ILACS_HEADER.replace("children in care,", "children in care and care leavers,").rpartition(",")[0]
        table = read(
            tmp_path, f"E06000014,York,{day},2023-04-24,Standard inspection,Good,Good,Good,Outstanding", header=header
        )
        (inspection,) = table.inspections
        of_care = A.CHILDREN_IN_CARE_AND_CARE_LEAVERS, A.CHILDREN_IN_CARE, A.CARE_LEAVERS
        assert {area: grade for area in of_care if (grade := inspection.grade_of(area)) is not None} == grades
        assert [each.problem for each in table.faults] == faults

    def test_missing_and_doubled_columns(self, tmp_path: Path) -> None:
        with pytest.raises(FaultyInputError) as refused:
            read(tmp_path, "x", header=ILACS_HEADER.replace("Inspection date", "Inspectoin date").rpartition(",")[0])
        assert "no column 'inspection date'" in str(refused.value)
        assert "is 'Inspectoin date' meant for it?" in str(refused.value)
        assert len(refused.value.faults) == 1
        with pytest.raises(FaultyInputError) as refused:
            read(tmp_path, "x", header="Local authority name,Impact of leaders")
        assert len(refused.value.faults) == 3
        doubled = read(
            tmp_path,
            "E06000014,York,2022-03-07,,ILACS standard inspection,Good,Good,Good,Good,,x",
            header=ILACS_HEADER + ",LA code",
        )
        assert doubled.faults[0].severity is Severity.WARNING
        assert "a second column" in doubled.faults[0].problem


class TestFiles:
    """A file that cannot be read at all says why and what to do."""

    @pytest.mark.parametrize(
        ("contents", "problem"),
        [
            (b"", "the file is empty"),
            (b"  \n\n", "the file is empty"),
            (b"\x50\x4b\x03\x04\x00\x00", "not a workbook that can be read"),
            (b"a,b\n\x00,1", "a binary file"),
            (b"a,b\n\x81\x8d,\xe9", "neither UTF-8 nor Windows-1252"),
            (b'a,b\n"' + b"x" * 200_000, "not readable as CSV"),
            (b'a,b\n1,"x\n2,y\n3,z\n', "line 2: a quotation mark is opened and never closed"),
        ],
    )
    def test_unreadable(self, tmp_path: Path, contents: bytes, problem: str) -> None:
        (tmp_path / "table.csv").write_bytes(contents)
        with pytest.raises(UnreadableFileError, match=problem):
            read_inspections(tmp_path / "table.csv")

    @pytest.mark.parametrize("name", ["table.csv", "x" * 300, "a\0b"])
    def test_missing(self, tmp_path: Path, name: str) -> None:
        with pytest.raises(UnreadableFileError, match="cannot be opened"):
            read_inspections(tmp_path / name)

    @pytest.mark.parametrize("delimiter", [";", "\t", "|"])
    def test_other_delimiters(self, tmp_path: Path, delimiter: str) -> None:
        """What separates the cells is found out, also below a title with commas in it."""
        row = "E06000014,York,2022-03-07,,ILACS standard inspection,Good,Good,Good,Good,"
        text = "Outcomes, as at 31 March 2025, by authority\n" + f"{ILACS_HEADER}\n{row}\n".replace(",", delimiter)
        (tmp_path / "table.csv").write_text(text, encoding="utf-16")
        table = read_inspections(tmp_path / "table.csv")
        assert len(table.inspections) == 1
        assert table.faults == ()

    def test_windows_1252_is_read_and_reported(self, tmp_path: Path) -> None:
        text = ILACS_HEADER + "\nE06000014,York,7 – 18 March 2022,,ILACS standard inspection,Good,Good,Good,Good,\n"
        (tmp_path / "table.csv").write_bytes(text.encode("cp1252"))
        table = read_inspections(tmp_path / "table.csv")
        assert str(table.inspections[0].visits[0]) == "7 – 18 March 2022"
        (fault,) = table.faults
        assert fault.severity is Severity.WARNING
        assert str(fault.place) == "table.csv, line 2"
        assert "read as Windows-1252" in fault.problem


cells = st.sampled_from(
    [
        "York",
        "Good",
        "godo",
        "",
        "nan",
        "2022-03-07",
        "31/02/2022",
        "7 to 18 March 2022",
        "E06000014",
        "Not judged",
        "–",
    ]
) | st.text(st.characters(codec="utf-8", min_codepoint=1), max_size=12)


@settings(max_examples=60)
@given(rows=st.lists(st.lists(cells, min_size=1, max_size=11), max_size=8))
def test_rows_in_are_rows_out(rows: list[list[str]], tmp_path_factory: pytest.TempPathFactory) -> None:
    """Inspections, authorities not inspected and unread rows together are the rows that are not blank."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(ILACS_HEADER.split(","))
    writer.writerows(rows)
    path = tmp_path_factory.mktemp("tables") / "table.csv"
    path.write_text(text.getvalue(), encoding="utf-8", newline="", errors="replace")
    table = read_inspections(path, register=english_authorities())
    written = path.read_text(encoding="utf-8").encode()
    parsed = list(csv.reader(io.StringIO(written.decode(), newline="")))[1:]
    assert rows_out(table) == sum(any(cell.strip() for cell in row) for row in parsed)


@settings(max_examples=60)
@given(contents=st.binary(max_size=300) | st.text(st.characters(codec="utf-8"), max_size=300).map(str.encode))
def test_junk_never_escapes_as_another_exception(contents: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Whatever bytes a file holds, the outcome is a table or this library's own error."""
    path = tmp_path_factory.mktemp("junk") / "table.csv"
    path.write_bytes(contents)
    with pytest.raises(SafeguardingError):
        read_inspections(path)
