"""Registers read row by row: the rows of one person belong together."""

from datetime import date
from pathlib import Path

import pytest
from tests.dbs_registers import read, reported, row

from safeguarding.dbs.published_policies import YORK_2017
from safeguarding.dbs.standings import Standing
from safeguarding.dbs.statuses import recheck_status
from safeguarding.readers.dbs.registers import read_register


class TestSeveralRowsAPerson:
    """Posts and checks of several rows belong to one person; all checks are kept."""

    def test_checks_and_posts(self, tmp_path: Path) -> None:
        found = read(
            tmp_path,
            row("S1", Issue_Date="01/02/2011", DBS_Number="001111111111", Job_Title="Driver"),
            row("S2"),
            row("S1", Issue_Date="01/02/2014", DBS_Number="002222222222", Job_Title="Cook"),
        )
        first = found.people[0]
        assert [each.issued_on for each in first.certificates] == [date(2011, 2, 1), date(2014, 2, 1)]
        assert [each.role for each in first.posts] == ["Driver", "Cook"]
        assert found.rows == ((2, 4), (3,))

    @pytest.mark.parametrize(("reference", "people"), [("n/a", 3), ("TBC", 3), ("unknown", 3), ("S9", 2)])
    def test_a_reference_that_is_nobodys(self, tmp_path: Path, reference: str, people: int) -> None:
        """Without a name, one person's check must not count for another because neither has a reference yet."""
        file = tmp_path / "staff.csv"
        file.write_text(
            "Staff ref,Certificate number,Issue date\n"
            f"{reference},123456789012,19/09/2014\n{reference},123456789013,19/09/2017\nS1,123456789014,19/09/2017\n",
            encoding="utf-8",
        )
        found = read_register(file)
        assert (len(found.people), len(found.problems)) == (people, people - 2)

    def test_a_guarded_reference_is_the_same_reference(self, tmp_path: Path) -> None:
        """The apostrophe that keeps a spreadsheet from running a cell is no part of the reference."""
        file = tmp_path / "staff.csv"
        file.write_text(
            "Staff ref,Name,Certificate number,Issue date\n"
            "=S7,Invented One,123456789012,19/09/2014\n'=S7,Invented One,123456789013,19/09/2017\n",
            encoding="utf-8",
        )
        (person,) = read_register(file).people
        assert (person.reference, len(person.certificates)) == ("=S7", 2)

    def test_one_reference_with_two_names_is_two_people(self, tmp_path: Path) -> None:
        found = read(tmp_path, row("S1", Name="Invented Person"), row("S1", Name="Another Invention"))
        assert len(found.people) == 2
        assert reported(found) == [("Employee No", "one reference, two names", "read as another person")]

    def test_a_namesake_of_the_reference_has_rows_of_their_own(self, tmp_path: Path) -> None:
        """Each later row of the second name is that person's, and is asked about once."""
        other = row("S1", Name="Another Invention", Issue_Date="19/09/2017")
        found = read(tmp_path, row("S1"), other, [*other[:5], "19/09/2020", ""])
        assert [len(person.certificates) for person in found.people] == [1, 2]
        assert reported(found) == [("Employee No", "one reference, two names", "read as another person")]

    def test_a_row_without_a_name_belongs_to_the_reference(self, tmp_path: Path) -> None:
        found = read(tmp_path, row("S1"), row("S1", Name="", Issue_Date="01/02/2011"))
        assert len(found.people) == 1
        assert len(found.people[0].certificates) == 2

    @pytest.mark.parametrize("days", [("01/09/2014", "02/09/2014"), ("02/09/2014", "01/09/2014")])
    def test_of_dates_that_differ_the_careful_one_is_kept_and_reported(
        self, tmp_path: Path, days: tuple[str, str]
    ) -> None:
        """Of dates that differ the one is kept that makes nobody safer: the earlier start, the later leaving date."""
        header = ("Staff ID", "Issue Date", "Start Date", "Leaving Date", "Risk assessment date")
        found = read(tmp_path, *(("S1", "19/09/2013", day, day, day) for day in days), header=header)
        (person,) = found.people
        assert person.starts_on == date(2014, 9, 1)
        assert person.left_on == person.risk_assessed_on == date(2014, 9, 2)
        differs = "differs from an earlier row of the person"
        assert reported(found) == [
            ("Start Date", differs, "the earlier was kept"),
            ("Leaving Date", differs, "the later was kept"),
            ("Risk assessment date", differs, "the later was kept"),
        ]

    @pytest.mark.parametrize("is_first", [True, False])
    def test_who_has_a_post_without_a_leaving_date_has_not_left(self, tmp_path: Path, *, is_first: bool) -> None:
        """A leaving date in the row of one post, beside a row of another without one, ends the post and not the employment."""
        header = ("Staff ID", "Job title", "DBS number", "Issue date", "End date")
        rows = [("S1", "Driver", "001234567890", "01/02/2010", "31/03/2015"), ("S1", "Cook", "", "", "")]
        found = read(tmp_path, *(rows if is_first else reversed(rows)), header=header)
        (person,) = found.people
        assert person.left_on is None
        assert {post.role: post.ends_on for post in person.posts} == {"Driver": date(2015, 3, 31), "Cook": None}
        assert recheck_status(person, YORK_2017, on=date(2017, 9, 19)).standing is Standing.OVERDUE
        assert reported(found) == [
            ("", "another row of the person has a leaving date, this one has none", "taken as still here")
        ]
        assert found.problems[0].place.row == (3 if is_first else 2)

    def test_a_row_that_only_adds_a_check_says_nothing_about_leaving(self, tmp_path: Path) -> None:
        """A further row with a check and no post leaves the leaving date as it is."""
        header = ("Staff ID", "Job title", "DBS number", "Issue date", "End date")
        rows = [("S1", "Driver", "001234567890", "01/02/2010", "31/03/2015"), ("S1", "", "", "01/02/2013", "")]
        (person,) = read(tmp_path, *rows, header=header).people
        assert person.left_on == date(2015, 3, 31)


def test_a_reference_without_a_name_takes_the_name_of_a_later_row(tmp_path: Path) -> None:
    """Rows without a name belong to whoever has the reference; a second name is then somebody else's."""
    found = read(tmp_path, row("S1", Name=""), row("S1", Name="Invented Person"), row("S1", Name="Another Invention"))
    assert [person.name.reveal() for person in found.people] == ["Invented Person", "Another Invention"]
    assert [problem for _, problem, _ in reported(found)] == ["one reference, two names"]


@pytest.mark.parametrize(("starts", "ends"), [("19/09/2017", date(2017, 9, 19)), ("20/09/2017", None)])
def test_of_one_who_is_still_here_only_a_post_that_had_begun_is_ended(
    tmp_path: Path, starts: str, ends: date | None
) -> None:
    """A leaving date beside a post that began after it ends no post."""
    found = read(
        tmp_path,
        ["S1", "Driver", starts, "19/09/2017", "19/09/2014"],
        ["S1", "Cook", "01/09/2014", "", "19/09/2014"],
        header=["Employee No", "Job Title", "Post start date", "Leaving date", "Issue Date"],
    )
    (person,) = found.people
    assert person.left_on is None
    assert [post.ends_on for post in person.posts] == [ends, None]
