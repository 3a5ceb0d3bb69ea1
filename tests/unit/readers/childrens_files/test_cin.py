"""The census of children in need, read whole: every part is read or reported, and no message tells a child."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from safeguarding.errors import FaultyInputError, UnreadableFileError
from safeguarding.faults import Severity
from safeguarding.readers.childrens_files.census_xml import read_elements
from safeguarding.readers.childrens_files.cin import read_cin
from safeguarding.readers.childrens_files.need_episodes import NeedCensus

HEADER = (
    "<Header><CollectionDetails><Collection>CIN</Collection><Year>2019</Year>"
    "<ReferenceDate>2019-03-31</ReferenceDate></CollectionDetails></Header>"
)
BORN = "<PersonBirthDate>2012-02-29</PersonBirthDate>"


def census(folder: Path, *details: str, header: str = HEADER, number: str = "A0042", extra: str = "") -> NeedCensus:
    """The census of one invented child with these episodes of need."""
    inside = "".join(f"<CINdetails>{each}</CINdetails>" for each in details)
    path = folder / "census.xml"
    path.write_text(
        f"<Message>{header}<Children><Child><ChildIdentifiers><LAchildID>{number}</LAchildID>{BORN}{extra}"
        f"</ChildIdentifiers>{inside}</Child></Children></Message>",
        encoding="utf-8",
    )
    return read_cin(path)


def referral(*parts: str, on: str = "2018-05-01", nfa: str = "false") -> str:
    """An episode of need that begins on a day."""
    return f"<CINreferralDate>{on}</CINreferralDate><ReferralNFA>{nfa}</ReferralNFA>{''.join(parts)}"


def errors(read: NeedCensus) -> list[str]:
    """What is seriously wrong."""
    return [fault.problem for fault in read.faults if fault.severity is Severity.ERROR]


class TestEveryPart:
    """One clock for each CINdetails, with its assessments, enquiries, plans and reviews."""

    def test_an_episode_with_all_of_it(self, tmp_path: Path) -> None:
        read = census(
            tmp_path,
            referral(
                "<CINclosureDate>2019-01-31</CINclosureDate><DateOfInitialCPC>2018-06-01</DateOfInitialCPC>",
                "<Assessments><AssessmentActualStartDate>2018-05-02</AssessmentActualStartDate>"
                "<AssessmentAuthorisationDate>2018-07-05</AssessmentAuthorisationDate></Assessments>",
                "<Section47><S47ActualStartDate>2018-05-10</S47ActualStartDate><InitialCPCtarget>2018-06-01"
                "</InitialCPCtarget><DateOfInitialCPC>2018-06-02</DateOfInitialCPC><ICPCnotRequired>0</ICPCnotRequired>"
                "</Section47>",
                "<ChildProtectionPlans><CPPstartDate>2018-06-02</CPPstartDate><CPPendDate>2019-01-30</CPPendDate>"
                "<Reviews><CPPreviewDate>2018-08-30</CPPreviewDate><CPPreviewDate>2019-01-30</CPPreviewDate></Reviews>"
                "</ChildProtectionPlans>",
                "<CINPlanDates><CINPlanStartDate>2018-05-20</CINPlanStartDate></CINPlanDates>",
            ),
        )
        (need,) = read.episodes
        assert (need.referred_on, need.closed_on) == (date(2018, 5, 1), date(2019, 1, 31))
        assert need.took_no_action is False
        assert need.conference_on == date(2018, 6, 1)
        assert need.assessments[0].ended_on == date(2018, 7, 5)
        assert (need.enquiries[0].conference_on, need.enquiries[0].target_on) == (date(2018, 6, 2), date(2018, 6, 1))
        assert need.enquiries[0].needs_no_conference is False
        assert need.plans[0].reviews == (date(2018, 8, 30), date(2019, 1, 30))
        assert need.need_plans[0].began_on == date(2018, 5, 20)
        assert read.faults == ()

    def test_reviews_in_one_group_or_in_many_are_the_same(self, tmp_path: Path) -> None:
        one = "<Reviews><CPPreviewDate>2018-08-30</CPPreviewDate><CPPreviewDate>2018-12-03</CPPreviewDate></Reviews>"
        many = "".join(
            f"<Reviews><CPPreviewDate>{day}</CPPreviewDate></Reviews>" for day in ("2018-12-03", "2018-08-30")
        )
        plans = [
            census(
                tmp_path,
                referral(
                    f"<ChildProtectionPlans><CPPstartDate>2018-06-02</CPPstartDate>{reviews}</ChildProtectionPlans>"
                ),
            )
            .episodes[0]
            .plans[0]
            .reviews
            for reviews in (one, many)
        ]
        assert plans[0] == plans[1] == (date(2018, 8, 30), date(2018, 12, 3))

    def test_two_episodes_of_one_child_are_two(self, tmp_path: Path) -> None:
        read = census(tmp_path, referral(), referral(on="2018-11-05"))
        assert [each.referred_on for each in read.episodes] == [date(2018, 5, 1), date(2018, 11, 5)]

    def test_the_very_same_episode_counts_once_and_is_reported(self, tmp_path: Path) -> None:
        read = census(tmp_path, referral(), referral())
        assert len(read.episodes) == 1
        assert [fault.problem for fault in read.faults] == ["the same episode again; it counts once"]

    @pytest.mark.parametrize(
        ("written", "means"), [("true", True), ("1", True), ("false", False), ("0", False), ("TRUE", True), ("", None)]
    )
    def test_a_flag_is_a_word_or_a_number(self, tmp_path: Path, written: str, *, means: bool | None) -> None:
        assert census(tmp_path, referral(nfa=written)).episodes[0].took_no_action is means

    def test_a_flag_of_another_word_is_unknown_and_reported(self, tmp_path: Path) -> None:
        read = census(tmp_path, referral(nfa="yes?"))
        assert read.episodes[0].took_no_action is None
        assert errors(read) == ["neither yes nor no"]

    def test_names_may_have_a_prefix(self, tmp_path: Path) -> None:
        path = tmp_path / "census.xml"
        path.write_text(
            '<c:Message xmlns:c="urn:x"><c:Children><c:Child><c:ChildIdentifiers><c:LAchildID>7</c:LAchildID>'
            "</c:ChildIdentifiers><c:CINdetails><c:CINreferralDate>2018-05-01</c:CINreferralDate></c:CINdetails>"
            "</c:Child></c:Children></c:Message>",
            encoding="utf-16",
        )
        assert read_cin(path).episodes[0].referred_on == date(2018, 5, 1)


class TestWhatCannotBeUsed:
    """What cannot be read is unknown and reported; it is neither done nor undone."""

    @pytest.mark.parametrize("day", ["2018-13-01", "soon", "01/05/2018", "2018-05"])
    def test_a_referral_without_a_day_is_not_used(self, tmp_path: Path, day: str) -> None:
        read = census(tmp_path, referral(on=day), referral(on="2018-11-05"))
        assert [each.referred_on for each in read.episodes] == [date(2018, 11, 5)]
        assert errors(read) == ["not a day"]

    def test_an_authorisation_that_cannot_be_read_leaves_the_module_unread(self, tmp_path: Path) -> None:
        assessment = (
            "<Assessments><AssessmentActualStartDate>2018-05-02</AssessmentActualStartDate>"
            "<AssessmentAuthorisationDate>5 July</AssessmentAuthorisationDate></Assessments>"
        )
        (need,) = census(tmp_path, referral(assessment)).episodes
        assert (need.assessments, need.unread) == ((), frozenset({"Assessments"}))

    def test_a_date_under_a_name_that_no_layout_has_leaves_the_module_unread(self, tmp_path: Path) -> None:
        assessment = (
            "<Assessments><AssessmentActualStartDate>2018-05-02</AssessmentActualStartDate>"
            "<AssessmentAuthorizationDate>2018-07-05</AssessmentAuthorizationDate></Assessments>"
        )
        read = census(tmp_path, referral(assessment))
        assert read.episodes[0].unread == {"Assessments"}
        assert errors(read) == ["a date under a name that no layout has"]

    def test_another_element_that_no_layout_has_is_named_and_stops_nothing(self, tmp_path: Path) -> None:
        read = census(tmp_path, referral("<Shoe>7</Shoe>"))
        assert len(read.episodes) == 1
        assert ["CINdetails/Shoe" in fault.problem for fault in read.faults] == [True]

    def test_two_values_of_one_day_are_none(self, tmp_path: Path) -> None:
        read = census(tmp_path, referral("<CINreferralDate>2018-05-02</CINreferralDate>"))
        assert read.episodes == ()
        assert errors(read) == ["stands twice, with two values"]

    def test_a_child_without_a_number_is_reported_with_its_line(self, tmp_path: Path) -> None:
        read = census(tmp_path, referral(), number="")
        assert read.episodes == ()
        assert [(fault.place.line, fault.place.part) for fault in read.faults] == [(1, "LAchildID")]

    def test_no_message_and_no_repr_tells_the_child(self, tmp_path: Path) -> None:
        read = census(
            tmp_path,
            referral(on="never"),
            referral(),
            number="SECRET77",
            extra="<PersonBirthDate>1.2.13</PersonBirthDate>",
        )
        said = repr(read) + "".join(map(str, read.faults)) + "".join(map(repr, read.episodes))
        assert read.faults
        for secret in ("SECRET77", "2012-02-29", "1.2.13"):
            assert secret not in said

    def test_a_header_without_a_year_stops_nothing_but_the_year_is_unknown(self, tmp_path: Path) -> None:
        read = census(tmp_path, referral(), header="<Header/>")
        assert (read.year_ends_on, len(read.episodes)) == (None, 1)
        assert errors(read) == ["the census year is not told"]

    def test_a_child_without_an_episode_is_told_of(self, tmp_path: Path) -> None:
        path = tmp_path / "census.xml"
        child = "<Child><ChildIdentifiers><LAchildID>{}</LAchildID></ChildIdentifiers>{}</Child>"
        children = child.format("7", "") + child.format("8", f"<CINdetails>{referral()}</CINdetails>")
        path.write_text(f"<Message>{HEADER}<Children>{children}</Children></Message>", encoding="utf-8")
        assert [fault.problem for fault in read_cin(path).faults] == ["a child without an episode of need"]

    @pytest.mark.parametrize(
        ("closed", "is_used"), [("2018-05-01", True), ("2018-04-30", False), ("", True), ("spring", False)]
    )
    def test_an_episode_is_not_closed_before_its_referral(self, tmp_path: Path, closed: str, *, is_used: bool) -> None:
        read = census(tmp_path, referral(f"<CINclosureDate>{closed}</CINclosureDate>"), referral(on="2018-11-05"))
        assert (len(read.episodes) == 2) is is_used
        assert bool(errors(read)) is not is_used

    @pytest.mark.parametrize(
        ("module", "unread", "said"),
        [
            (
                (
                    "<Assessments><AssessmentActualStartDate>2018-05-02</AssessmentActualStartDate>"
                    "<AssessmentAuthorisationDate>2018-05-01</AssessmentAuthorisationDate></Assessments>"
                ),
                "Assessments",
                "ended before it began; it is not used",
            ),
            (
                "<Assessments><AssessmentAuthorisationDate>2018-05-01</AssessmentAuthorisationDate></Assessments>",
                "Assessments",
                "missing; what it belongs to is not used",
            ),
            ("<Section47><ICPCnotRequired>1</ICPCnotRequired></Section47>", "Section47", "missing; what it belongs to"),
            (
                (
                    "<ChildProtectionPlans><CPPstartDate>2018-06-02</CPPstartDate><Reviews><CPPreviewDate>soon"
                    "</CPPreviewDate></Reviews></ChildProtectionPlans>"
                ),
                "ChildProtectionPlans",
                "not a day",
            ),
        ],
    )
    def test_a_part_that_cannot_be_read_leaves_its_module_unread(
        self, tmp_path: Path, module: str, unread: str, said: str
    ) -> None:
        """The episode is used all the same; of the module nothing is concluded."""
        read = census(tmp_path, referral(module))
        assert [each.unread for each in read.episodes] == [{unread}]
        assert [said in problem for problem in errors(read)] == [True]

    @pytest.mark.parametrize(("day", "is_told"), [("2019-03-31", False), ("2019-04-01", True)])
    def test_a_day_after_the_census_is_told_of_and_kept(self, tmp_path: Path, day: str, *, is_told: bool) -> None:
        read = census(tmp_path, referral(f"<CINclosureDate>{day}</CINclosureDate>"))
        assert read.episodes[0].closed_on == date.fromisoformat(day)
        told = ["lies after 2019-03-31, with which the census ends"]
        assert [fault.problem for fault in read.faults] == told * is_told

    @pytest.mark.parametrize(
        ("year", "reference", "ends_on", "said"),
        [
            ("", "2019-03-31", date(2019, 3, 31), []),
            ("", "2019-03-30", None, ["the census year is not told"]),
            (
                "2019",
                "2018-03-31",
                date(2019, 3, 31),
                ["the reference date is not the 31 March that ends 2019; the year was used"],
            ),
            ("1999", "", None, ["the census year is not told"]),
        ],
    )
    def test_the_census_year(
        self, tmp_path: Path, year: str, reference: str, ends_on: date | None, said: list[str]
    ) -> None:
        """The year's own field goes before the reference date, which must be a 31 March to tell it."""
        header = f"<Header><CollectionDetails><Year>{year}</Year><ReferenceDate>{reference}</ReferenceDate>"
        read = census(tmp_path, referral(), header=f"{header}</CollectionDetails></Header>")
        assert read.year_ends_on == ends_on
        assert [fault.problem for fault in read.faults] == said

    def test_what_no_timescale_is_counted_from_is_named(self, tmp_path: Path) -> None:
        read = census(tmp_path, referral("<PrimaryNeedCode>N1</PrimaryNeedCode>"), extra="<Ethnicity>WBRI</Ethnicity>")
        (fault,) = read.faults
        assert "not read, since no timescale is counted from it" in fault.problem
        assert "PrimaryNeedCode (1)" in fault.problem


class TestUnsafeFiles:
    """A census has no document type and no entities; a file that has is refused before any is looked at."""

    @pytest.mark.parametrize(
        "start",
        [
            '<!DOCTYPE Message [<!ENTITY a "aaaa">]>',
            '<!DOCTYPE Message SYSTEM "file:///etc/passwd">',
            '<!DOCTYPE Message [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        ],
    )
    def test_a_document_type_is_refused(self, tmp_path: Path, start: str) -> None:
        path = tmp_path / "census.xml"
        path.write_text(f"{start}<Message/>", encoding="utf-8")
        with pytest.raises(UnreadableFileError, match="document type or entities"):
            read_cin(path)

    def test_a_file_too_large_is_refused_unread(self, tmp_path: Path) -> None:
        path = tmp_path / "census.xml"
        path.write_text("<Message/>", encoding="utf-8")
        with pytest.raises(UnreadableFileError, match="above"):
            read_cin(path, most_bytes=9)

    def test_elements_nested_without_end_are_refused(self, tmp_path: Path) -> None:
        path = tmp_path / "census.xml"
        path.write_text("<a>" * 5000, encoding="utf-8")
        with pytest.raises(UnreadableFileError, match="stand in one another"):
            read_cin(path)

    @pytest.mark.parametrize(
        "text", ["", "<Message>", "Child;Referral\n7;2018-05-01\n", "<Message>&undeclared;</Message>"]
    )
    def test_what_is_no_whole_xml_is_refused(self, tmp_path: Path, text: str) -> None:
        path = tmp_path / "census.xml"
        path.write_text(text, encoding="utf-8")
        with pytest.raises(UnreadableFileError):
            read_cin(path)

    def test_another_xml_file_is_no_census(self, tmp_path: Path) -> None:
        path = tmp_path / "census.xml"
        path.write_text("<EXPSSDA903><CHILD/></EXPSSDA903>", encoding="utf-8")
        with pytest.raises(FaultyInputError, match="no episode of need"):
            read_cin(path)

    def test_a_file_that_is_not_there(self, tmp_path: Path) -> None:
        with pytest.raises(UnreadableFileError, match="cannot be opened"):
            read_cin(tmp_path / "none.xml")


@pytest.mark.parametrize(("on", "is_serious"), [("2018-05-01", False), ("2018-02-31", True)])
def test_whether_something_could_not_be_used(tmp_path: Path, on: str, is_serious: bool) -> None:  # noqa: FBT001 - a case
    """A day that no calendar has is serious; a sound file is not."""
    assert census(tmp_path, referral(on=on)).has_serious_faults is is_serious


@pytest.mark.parametrize(
    ("contents", "problem"),
    [
        (b'<?xml version="1.0" encoding="x-invented"?><Message/>', "encoding is not known"),
        (b"", "no whole XML"),
    ],
)
def test_what_is_no_xml_that_can_be_read(tmp_path: Path, contents: bytes, problem: str) -> None:
    """Refused with what is wrong, and no text of the file."""
    (tmp_path / "census.xml").write_bytes(contents)
    with pytest.raises(UnreadableFileError, match=problem):
        read_cin(tmp_path / "census.xml")


def test_a_census_of_one_child_alone_is_read(tmp_path: Path) -> None:
    """The element itself may be the whole file: nothing stands around it."""
    found: list[object] = []
    (tmp_path / "one.xml").write_text("<Child><Id> 7 </Id></Child>", encoding="utf-8")
    root = read_elements(tmp_path / "one.xml", {"Child": found.append})
    assert (root.name, found) == ("Child", [root])
