"""Everything that applies to the children of a file, of whichever kind: answered as at a day of which the file tells."""

from datetime import date
from pathlib import Path

import attrs
import pytest

from safeguarding.errors import FaultyInputError, SafeguardingError
from safeguarding.readers.childrens_files.asked_children import AskedChildren, answers_in
from safeguarding.readers.childrens_files.cin import read_cin
from safeguarding.readers.childrens_files.cin_cases import cases_of_censuses
from safeguarding.readers.childrens_files.given_cases import ChildrensFile, GivenCases, cases_of_files
from safeguarding.timescales.words import TimescaleOutcome

EPISODES = "CHILD,DECOM,RNE,LS,DEC,REC\n"


def return_of(folder: Path, year: int, reviews: list[str] | None, *episodes: str) -> Path:
    """A year's return, by the year in which it ends."""
    made = folder / str(year)
    made.mkdir(parents=True)
    (made / "episodes.csv").write_text(EPISODES + "".join(f"{each}\n" for each in episodes), encoding="utf-8")
    if reviews is not None:
        rows = "".join(f"7,{day},PN1\n" for day in reviews)
        (made / "reviews.csv").write_text(f"CHILD,REVIEW,REVIEW_CODE\n{rows}", encoding="utf-8")
    return made


def census(folder: Path, year: int, *details: str) -> Path:
    path = folder / f"cin-{year}.xml"
    episodes = "".join(f"<CINdetails>{each}</CINdetails>" for each in details)
    path.write_text(
        f"<Message><Header><CollectionDetails><Year>{year}</Year></CollectionDetails></Header><Children><Child>"
        f"<ChildIdentifiers><LAchildID>7</LAchildID></ChildIdentifiers>{episodes}</Child></Children></Message>",
        encoding="utf-8",
    )
    return path


def told(asked: AskedChildren) -> list[tuple[str, str]]:
    return [(each.rule_id, each.outcome.name.lower()) for child in asked.answers for each in child.answers]


class TestReturns:
    """A return tells of its year: neither of the days after it, nor of a year that is not given."""

    OPEN = "7,01/05/2017,S,C2,,"

    def test_as_at_its_end(self, tmp_path: Path) -> None:
        """A second review due on 30 August 2017 was held; the next, due on 28 February 2018, in a later file if at all."""
        folder = return_of(tmp_path, 2018, ["26/05/2017", "25/08/2017"], self.OPEN)
        asked = answers_in(folder, on=date(2026, 1, 1))
        assert asked.on == date(2018, 3, 31)
        assert told(asked)[-1] == ("cla_review_subsequent", "overdue")
        early = return_of(tmp_path / "other", 2018, ["26/05/2017", "25/08/2017", "20/02/2018"], self.OPEN)
        assert told(answers_in(early, on=date(2026, 1, 1)))[-1] == ("cla_review_subsequent", "not_yet_due")
        assert told(answers_in(early, on=date(2017, 6, 1)))[-1] == ("cla_review_second", "not_yet_due")

    def test_years_with_a_gap_are_not_joined(self, tmp_path: Path) -> None:
        """The reviews of the year between are not in the files: no later one is late for them."""
        return_of(tmp_path, 2018, ["26/05/2017", "25/08/2017", "20/02/2018"], self.OPEN)
        return_of(tmp_path, 2020, ["10/05/2019"], self.OPEN)
        asked = answers_in(tmp_path, on=date(2019, 6, 1))
        assert "no review of the year to 31 March 2019" in "".join(map(str, asked.faults))
        assert told(asked) == [("cla_review_first", "cannot_tell"), ("cla_review_subsequent", "not_yet_due")]
        return_of(tmp_path, 2019, ["15/08/2018", "12/02/2019"], self.OPEN)
        assert {outcome for _, outcome in told(answers_in(tmp_path, on=date(2019, 6, 1)))} == {"in_time", "not_yet_due"}

    def test_open_care_that_is_not_in_the_next_return_is_refused(self, tmp_path: Path) -> None:
        return_of(tmp_path, 2018, ["26/05/2017", "25/08/2017", "20/02/2018"], self.OPEN)
        return_of(tmp_path, 2019, ["10/05/2018"], "8,02/04/2018,S,C2,,")
        asked = answers_in(tmp_path, on=date(2019, 3, 31))
        assert "7" not in [child.child.reference for child in asked.answers]
        assert "not in the latest return" in "".join(map(str, asked.faults))

    @pytest.mark.parametrize("reviews", [None, []], ids=["no table", "no rows"])
    def test_without_reviews_nobody_is_overdue(self, tmp_path: Path, reviews: list[str] | None) -> None:
        folder = return_of(tmp_path, 2018, reviews, self.OPEN)
        with pytest.raises(SafeguardingError, match="no review stands in the return"):
            cases_of_files(ChildrensFile.SSDA903, [folder], "looked_after_reviews", since=date(2017, 4, 1))
        asked = answers_in(folder, on=date(2018, 3, 31))
        assert not asked.answers
        assert "no review stands in the return" in "".join(map(str, asked.faults))


class TestCensuses:
    """What goes on from a year to the next is one case, as the later census has it."""

    REFERRED = "<CINreferralDate>2018-03-01</CINreferralDate><ReferralNFA>0</ReferralNFA>"
    BEGUN = "<Assessments><AssessmentActualStartDate>2018-03-02</AssessmentActualStartDate>"
    DONE = f"{BEGUN}<AssessmentAuthorisationDate>2018-04-20</AssessmentAuthorisationDate></Assessments>"

    ENQUIRY = (
        "<Section47><S47ActualStartDate>2018-01-08</S47ActualStartDate><ICPCnotRequired>0</ICPCnotRequired></Section47>"
    )

    def test_a_case_of_two_years_counts_once(self, tmp_path: Path) -> None:
        first = census(tmp_path, 2018, self.REFERRED + self.BEGUN + "</Assessments>")
        second = census(tmp_path, 2019, self.REFERRED + self.DONE)
        for order in ([first, second], [second, first]):
            found = cases_of_censuses([read_cin(each) for each in order], "single_assessment")
            assert [(case.done_on, case.known_from) for case in found.cases] == [((date(2018, 4, 20),), None)]
        assert told(answers_in(tmp_path, on=date(2019, 3, 31))) == [("single_assessment", "in_time")]

    def test_a_case_that_is_not_in_the_next_is_refused(self, tmp_path: Path) -> None:
        census(tmp_path, 2018, self.REFERRED + self.BEGUN + "</Assessments>")
        census(
            tmp_path, 2019, self.REFERRED.replace("2018-03-01", "2018-06-01") + self.DONE.replace("-04-20", "-07-02")
        )
        asked = answers_in(tmp_path, on=date(2019, 3, 31))
        assert told(asked) == [("single_assessment", "in_time")]
        assert "open at the end of this census" in "".join(map(str, asked.faults))

    def test_a_conference_that_a_census_without_its_year_holds(self, tmp_path: Path) -> None:
        """Which of the two is the later is not told: a conference that either has was held, in whichever order they come."""
        referred = self.REFERRED.replace("2018-03-01", "2018-01-05")
        held = self.ENQUIRY.replace("</Section47>", "<DateOfInitialCPC>2018-01-26</DateOfInitialCPC></Section47>")
        both = [read_cin(census(tmp_path, 2018 + k, referred + each)) for k, each in enumerate((self.ENQUIRY, held))]
        for without in (both[:1], both[1:], both):
            read = [attrs.evolve(each, year_ends_on=None) if each in without else each for each in both]
            for order in (read, read[::-1]):
                (case,) = cases_of_censuses(order, "icpc").cases
                assert (case.started_on, case.done_on) == (date(2018, 1, 8), (date(2018, 1, 26),))

    def test_a_closure_that_a_census_without_its_year_holds(self, tmp_path: Path) -> None:
        """A case that either of the two has as closed is closed, in whichever order they come."""
        closed = f"<CINclosureDate>2018-01-20</CINclosureDate>{self.REFERRED.replace('2018-03-01', '2018-01-05')}"
        still_open = self.REFERRED.replace("2018-03-01", "2018-01-05")
        both = [
            read_cin(census(tmp_path, 2018 + k, each + self.ENQUIRY)) for k, each in enumerate((still_open, closed))
        ]
        read = [attrs.evolve(each, year_ends_on=None) for each in both]
        for order in (read, read[::-1]):
            (case,) = cases_of_censuses(order, "icpc").cases
            assert (case.ended_on, case.done_on) == (date(2018, 1, 20), ())

    def test_reviews_of_a_plan_go_on(self, tmp_path: Path) -> None:
        plan = (
            "<ChildProtectionPlans><CPPstartDate>2017-12-01</CPPstartDate><Reviews>{}</Reviews></ChildProtectionPlans>"
        )
        days = "<CPPreviewDate>2018-02-27</CPPreviewDate>", "<CPPreviewDate>2018-08-20</CPPreviewDate>"
        census(tmp_path, 2018, self.REFERRED + plan.format(days[0]))
        census(tmp_path, 2019, self.REFERRED + plan.format(days[1]))
        asked = answers_in(tmp_path, on=date(2018, 9, 30))
        assert [each for each in told(asked) if each[0].startswith("rcpc")] == [
            ("rcpc_first", "in_time"),
            ("rcpc_subsequent", "in_time"),
            ("rcpc_subsequent", "not_yet_due"),
        ]

    def test_asked_later_it_is_told_as_at_its_end(self, tmp_path: Path) -> None:
        """Referred on 1 March 2018, due on 9 May: the census ends before."""
        path = census(tmp_path, 2018, self.REFERRED + self.BEGUN + "</Assessments>")
        asked = answers_in(path, on=date(2019, 3, 31))
        assert (asked.on, told(asked)) == (date(2018, 3, 31), [("single_assessment", "not_yet_due")])

    @pytest.mark.parametrize(
        ("details", "rule"),
        [
            # a plan began, so a conference was held; its day is not told
            (
                [ENQUIRY + "<ChildProtectionPlans><CPPstartDate>2018-01-24</CPPstartDate></ChildProtectionPlans>"],
                "icpc",
            ),
            # a review was held, without its day
            (
                [
                    "<ChildProtectionPlans><CPPstartDate>2017-10-24</CPPstartDate><Reviews><CPPreviewDate/></Reviews></ChildProtectionPlans>"
                ],
                "rcpc_first",
            ),
            # one referral, of which two parts say something else
            ([BEGUN + "</Assessments>", "<CINclosureDate>2018-03-05</CINclosureDate>"], "single_assessment"),
        ],
        ids=["conference", "review", "referral"],
    )
    def test_what_is_held_in_part_makes_nobody_overdue(self, tmp_path: Path, details: list[str], rule: str) -> None:
        referred = self.REFERRED.replace("2018-03-01", "2017-12-01")
        asked = answers_in(census(tmp_path, 2018, *(referred + each for each in details)), on=date(2018, 3, 31))
        assert rule not in [each for each, _ in told(asked)]
        assert asked.faults

    def test_other_files_of_the_folder_are_named(self, tmp_path: Path) -> None:
        census(tmp_path, 2018, self.REFERRED + self.DONE)
        (tmp_path / "notes.docx").write_bytes(b"")
        assert [each.place.file for each in answers_in(tmp_path, on=date(2018, 3, 31)).faults][-1] == "notes.docx"


def test_lists_and_files_of_a_folder_are_told_together(tmp_path: Path) -> None:
    """A child of two months' lists is one child."""
    (tmp_path / "april.csv").write_text("Child,Step,Date\n7,care began,03/04/2017\n7,IHA,none\n", encoding="utf-8")
    (tmp_path / "may.csv").write_text("Child,Step,Date\n7,IHA,02/05/2017\n", encoding="utf-8")
    (tmp_path / "other.toml").write_text('[events]\n"care began" = 2017-04-03\nIHA = []\n', encoding="utf-8")
    asked = answers_in(tmp_path, on=date(2017, 5, 20))
    found = {
        child.child.reference: [each.outcome for each in child.answers if each.rule_id == "iha"]
        for child in asked.answers
    }
    assert found == {"other": [TimescaleOutcome.OVERDUE], "7": [TimescaleOutcome.IN_TIME]}


@pytest.mark.parametrize(
    ("on", "as_at"), [(date(2018, 3, 31), date(2018, 3, 31)), (date(2018, 4, 1), date(2018, 3, 31))]
)
def test_the_last_day_of_which_files_tell(on: date, as_at: date) -> None:
    given = GivenCases(cases=[], faults=[], unused=0, known_until=date(2018, 3, 31))
    told_on, why = given.told_on(on)
    assert (told_on, bool(why)) == (as_at, on != as_at)


class TestDatasets:
    """The tables of the standard dataset are asked rule by rule, from the day on which they hold everything."""

    TABLES = (
        (
            "episodes",
            "cine_referral_id,cine_person_id,cine_referral_date,cine_close_date,cine_referral_nfa",
            "1,P1,2018-05-01,,N",
        ),
        (
            "assessments",
            "cina_referral_id,cina_person_id,cina_assessment_start_date,cina_assessment_auth_date",
            "1,P1,2018-05-02,2018-07-06",
        ),
        (
            "plans",
            "cinp_cin_plan_id,cinp_person_id,cinp_cin_plan_start_date,cinp_cin_plan_end_date",
            "5,P1,2018-07-01,",
        ),
        ("visits", "cinv_person_id,cinv_cin_plan_id,cinv_cin_visit_date", "P1,5,2018-07-20"),
    )

    def folder(self, path: Path) -> Path:
        for name, header, row in self.TABLES:
            (path / f"{name}.csv").write_text(f"{header}\n{row}\n", encoding="utf-8")
        return path

    def test_what_they_tell_and_what_they_do_not(self, tmp_path: Path) -> None:
        """One working day after the 45th, 5 July; of rules whose tables are not there nothing is said, by name."""
        asked = answers_in(self.folder(tmp_path), on=date(2018, 8, 1))
        assert ("single_assessment", "late") in told(asked)
        assert any("nothing is said of looked_after_reviews" in each.problem for each in asked.faults)
        given = cases_of_files(ChildrensFile.SSD, [tmp_path], "single_assessment", since=date(2018, 4, 1))
        assert [each.case.reference for each in given.cases] == ["P1"]

    def test_a_council_s_own_visits_are_asked_about_where_its_rule_is_given(self, tmp_path: Path) -> None:
        """How often a child in need is seen no law says: without the council's rule it is not asked."""
        asked = answers_in(self.folder(tmp_path), on=date(2018, 8, 1))
        assert not [rule for rule, _ in told(asked) if rule == "cin_visit"]
        assert not any("cin_visit" in each.problem for each in asked.faults)

    def test_a_file_of_none_of_the_kinds_is_refused_whole(self, tmp_path: Path) -> None:
        (tmp_path / "other.csv").write_text("Colour,Shape\nred,round\n", encoding="utf-8")
        with pytest.raises(FaultyInputError):
            answers_in(tmp_path, on=date(2018, 8, 1))
