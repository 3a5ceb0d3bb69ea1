"""What the rules require, on both sides of each day and of each edition."""

from datetime import date

import pytest

from safeguarding.recruitment.facts import Role
from safeguarding.recruitment.requirements import register_items, required_checks
from safeguarding.recruitment.words import CheckKind, Force, Requirement, RoleKind, Setting

K, R, S = CheckKind, Requirement, Setting

TEACHER = Role(regulated_activity=True, teaching_work=True)

GOVERNOR = Role(kind=RoleKind.GOVERNOR)

HELPER = Role(kind=RoleKind.VOLUNTEER, supervised=True)

SCHOOLS = [S.SCHOOL, S.MAINTAINED_SCHOOL, S.ACADEMY, S.INDEPENDENT_SCHOOL, S.NON_MAINTAINED_SPECIAL_SCHOOL]

NONE = "no rule"


def said(role: Role, setting: Setting, kind: CheckKind, on: date, **known: bool) -> Requirement | str:
    found = {each.kind: each for each in required_checks(role, setting, on=on, known=known)}
    return found[kind].requirement if kind in found else NONE


@pytest.mark.parametrize(
    ("role", "setting", "kind", "day", "before", "since"),
    [
        # the guidance by edition: the text that was read is of September 2016; what held before is not known
        (TEACHER, S.ACADEMY, K.REFERENCES, date(2021, 9, 1), R.CONDITIONAL, R.REQUIRED),
        (TEACHER, S.SCHOOL, K.IDENTITY, date(2016, 9, 5), R.CONDITIONAL, R.REQUIRED),
        (TEACHER, S.ACADEMY, K.IDENTITY, date(2015, 1, 5), R.CONDITIONAL, R.REQUIRED),
        (TEACHER, S.MAINTAINED_SCHOOL, K.ONLINE_SEARCH, date(2022, 9, 1), NONE, R.CONSIDERED),
        (TEACHER, S.MAINTAINED_SCHOOL, K.PROHIBITION_FROM_TEACHING, date(2013, 9, 2), NONE, R.REQUIRED),
        (TEACHER, S.MAINTAINED_SCHOOL, K.ENHANCED_DBS, date(2006, 5, 12), R.CONDITIONAL, R.REQUIRED),
        (TEACHER, S.SIXTEEN_TO_NINETEEN, K.CHILDRENS_BARRED_LIST, date(2021, 9, 1), R.CONDITIONAL, R.REQUIRED),
        (GOVERNOR, S.MAINTAINED_SCHOOL, K.SECTION_128, date(2014, 9, 1), NONE, R.CONSIDERED),
        (GOVERNOR, S.MAINTAINED_SCHOOL, K.SECTION_128, date(2019, 9, 2), R.CONSIDERED, R.REQUIRED),
        (HELPER, S.ACADEMY, K.CHILDRENS_BARRED_LIST, date(2012, 9, 10), R.CONDITIONAL, R.FORBIDDEN),
        (HELPER, S.ACADEMY, K.CHILDRENS_BARRED_LIST, date(2026, 9, 1), R.FORBIDDEN, R.CONDITIONAL),
        (Role(eligible=True), S.CHILDRENS_HOME, K.ENHANCED_DBS, date(2015, 4, 1), R.CONDITIONAL, R.REQUIRED),
        (Role(eligible=False), S.CHILDRENS_HOME, K.STANDARD_DBS, date(2015, 4, 1), R.CONDITIONAL, R.REQUIRED),
        (Role(), S.SUPPORTED_ACCOMMODATION, K.REFERENCES, date(2023, 4, 28), NONE, R.REQUIRED),
        (Role(), S.FOSTERING_SERVICE, K.REFERENCES, date(2011, 4, 1), R.CONDITIONAL, R.REQUIRED),
        (Role(childcare=True), S.EARLY_YEARS, K.CHILDCARE_DISQUALIFICATION, date(2018, 8, 31), R.REQUIRED, R.REQUIRED),
    ],
)
def test_the_first_day_of_a_rule(  # noqa: PLR0917 - a table
    role: Role, setting: Setting, kind: CheckKind, day: date, before: Requirement | str, since: Requirement
) -> None:
    """A rule holds from its first day on, and not on the day before."""
    assert said(role, setting, kind, date.fromordinal(day.toordinal() - 1)) == before
    assert said(role, setting, kind, day) == since


CONTRACTOR, VOLUNTEER = RoleKind.CONTRACTOR, RoleKind.VOLUNTEER


@pytest.mark.parametrize(
    ("role", "setting", "kind", "expected"),
    [
        (Role(kind=CONTRACTOR, regulated_activity=True), S.ACADEMY, K.CHILDRENS_BARRED_LIST, R.REQUIRED),
        (Role(kind=CONTRACTOR, regulated_activity=False, contact=True), S.ACADEMY, K.ENHANCED_DBS, R.REQUIRED),
        (
            Role(kind=CONTRACTOR, regulated_activity=False, contact=True),
            S.ACADEMY,
            K.CHILDRENS_BARRED_LIST,
            R.FORBIDDEN,
        ),
        (Role(kind=CONTRACTOR, contact=False), S.ACADEMY, K.BASIC_DBS, R.CONSIDERED),
        (Role(kind=VOLUNTEER, regulated_activity=True, supervised=False), S.COLLEGE, K.ENHANCED_DBS, R.REQUIRED),
        (Role(kind=VOLUNTEER, supervised=True), S.COLLEGE, K.ENHANCED_DBS, R.CONSIDERED),
        (Role(kind=VOLUNTEER), S.ACADEMY, K.RIGHT_TO_WORK, R.NOT_REQUIRED),
        (Role(kind=RoleKind.GOVERNOR), S.MAINTAINED_SCHOOL, K.RIGHT_TO_WORK, NONE),
        (
            Role(kind=RoleKind.GOVERNOR, regulated_activity=False),
            S.MAINTAINED_SCHOOL,
            K.CHILDRENS_BARRED_LIST,
            R.FORBIDDEN,
        ),
        (Role(kind=RoleKind.PROPRIETOR), S.ACADEMY, K.RIGHT_TO_WORK, R.REQUIRED),
        (Role(kind=RoleKind.PROPRIETOR), S.ACADEMY, K.SECTION_128, R.REQUIRED),
        (Role(kind=RoleKind.AGENCY), S.ACADEMY, K.WRITTEN_CONFIRMATION, R.REQUIRED),
        (Role(kind=RoleKind.AGENCY), S.ACADEMY, K.IDENTITY_ON_ARRIVAL, R.REQUIRED),
        (Role(kind=RoleKind.SALARIED_TRAINEE), S.ACADEMY, K.IDENTITY, R.REQUIRED),
        (Role(kind=RoleKind.TRAINEE), S.ACADEMY, K.IDENTITY, NONE),
        (Role(kind=RoleKind.TRAINEE), S.ACADEMY, K.WRITTEN_CONFIRMATION, R.REQUIRED),
        (Role(boarders=True), S.INDEPENDENT_SCHOOL, K.BOARDING_STANDARD, R.REQUIRED),
        (Role(boarders=True), S.MAINTAINED_SCHOOL, K.BOARDING_STANDARD, NONE),
        (Role(teaching_work=True), S.COLLEGE, K.PROHIBITION_FROM_TEACHING, R.REQUIRED),
        (Role(), S.EARLY_YEARS, K.ENHANCED_DBS, R.REQUIRED),
        (Role(eligible=True), S.RESIDENTIAL_FAMILY_CENTRE, K.CHILDRENS_BARRED_LIST, R.REQUIRED),
        (Role(regulated_activity=False), S.CHILDRENS_HOME, K.CHILDRENS_BARRED_LIST, R.FORBIDDEN),
        (Role(kind=RoleKind.FOSTER_PARENT), S.FOSTERING_SERVICE, K.ENHANCED_DBS, R.REQUIRED),
        (Role(kind=RoleKind.ADOPTER), S.ADOPTION_AGENCY, K.ENHANCED_DBS, R.REQUIRED),
        (Role(kind=RoleKind.HOUSEHOLD_MEMBER), S.ADOPTION_AGENCY, K.ENHANCED_DBS, R.REQUIRED),
        (Role(kind=RoleKind.HOUSEHOLD_MEMBER), S.CHILDMINDER, K.CHILDCARE_DISQUALIFICATION, R.REQUIRED),
        (Role(), S.WELSH_REGULATED_SERVICE, K.ENHANCED_DBS, R.REQUIRED),
    ],
)
def test_who_needs_what(role: Role, setting: Setting, kind: CheckKind, expected: Requirement | str) -> None:
    """The setting decides, and what somebody does; the title does not."""
    assert said(role, setting, kind, date(2024, 9, 2)) == expected


def test_maintained_schools_and_relevant_activity() -> None:
    """Until 28 June 2015 every new member of staff of a maintained school; from then those with regular contact."""
    found = [
        said(Role(contact=False), S.MAINTAINED_SCHOOL, K.ENHANCED_DBS, day)
        for day in (date(2015, 6, 28), date(2015, 6, 29))
    ]
    assert found[0] == R.REQUIRED
    assert found[1] != R.REQUIRED


def test_the_rule_on_adopters_moved_in_2013() -> None:
    """Its clause is cited by date: regulation 23 until 30 June 2013, then 25."""
    clauses = []
    for day in (date(2013, 6, 30), date(2013, 7, 1)):
        (found,) = required_checks(Role(kind=RoleKind.ADOPTER), S.ADOPTION_AGENCY, on=day)
        clauses.append(found.rule.source.clause)
    assert clauses == ["reg 23 as made", "reg 25, named in reg 22(b)"]


@pytest.mark.parametrize("setting", [*SCHOOLS, S.COLLEGE])
def test_eea_sanctions(setting: Setting) -> None:
    """Due from 18 January 2016 to 31 December 2020; what is asked for later is not required."""
    days = [date(2016, 1, 17), date(2016, 1, 18), date(2020, 12, 31), date(2021, 1, 1)]
    found = [said(TEACHER, setting, K.EEA_SANCTIONS, day, lived_in_eea=True) for day in days]
    assert found == [NONE, R.REQUIRED, R.REQUIRED, R.NOT_REQUIRED]


def test_childcare_disqualification_by_association_ended_on_31_august_2018() -> None:
    """Not on 1 September: the regulations took effect on 31 August."""
    role, found = Role(childcare=True), []
    for day in (date(2018, 8, 30), date(2018, 8, 31)):
        (each,) = (
            each for each in required_checks(role, S.ACADEMY, on=day) if each.kind is K.CHILDCARE_DISQUALIFICATION
        )
        found.append(each.rule.rule_id)
    assert found == ["disqualification-association", "disqualification"]


class TestSection128:
    """Independent schools and academies check managers; a maintained school's staff never; an unstated kind of school is open."""

    ON = date(2024, 9, 2)

    @pytest.mark.parametrize(
        ("setting", "management", "expected"),
        [
            (S.ACADEMY, True, R.REQUIRED),
            (S.INDEPENDENT_SCHOOL, True, R.REQUIRED),
            (S.ACADEMY, False, R.NOT_REQUIRED),
            (S.ACADEMY, None, R.CONDITIONAL),
            (S.MAINTAINED_SCHOOL, True, R.NOT_REQUIRED),
            (S.SCHOOL, True, R.CONDITIONAL),
            (S.COLLEGE, True, NONE),
        ],
    )
    def test_staff(self, setting: Setting, management: bool | None, expected: Requirement | str) -> None:  # noqa: FBT001
        assert said(Role(management=management), setting, K.SECTION_128, self.ON) == expected

    def test_the_question_is_named(self) -> None:
        (found,) = (
            each for each in required_checks(Role(management=True), S.SCHOOL, on=self.ON) if each.kind is K.SECTION_128
        )
        assert found.open_questions == ("the school is an academy, a free school or another independent school",)


class TestBarredList:
    """The list is for regulated activity alone: otherwise it must not be requested."""

    ON = date(2024, 9, 2)

    @pytest.mark.parametrize("setting", [*SCHOOLS, S.COLLEGE])
    def test_by_regulated_activity(self, setting: Setting) -> None:
        for regulated, expected in ((True, R.REQUIRED), (False, R.FORBIDDEN), (None, R.CONDITIONAL)):
            assert said(Role(regulated_activity=regulated), setting, K.CHILDRENS_BARRED_LIST, self.ON) == expected

    def test_alone(self) -> None:
        """By itself only while the certificate is awaited, or where it rests on a recent post."""
        for known, expected in (
            ({"before_certificate": True, "certificate_held": False}, R.REQUIRED),
            ({"rests_on_recent_post": True, "certificate_held": False}, R.REQUIRED),
            ({"certificate_held": True}, R.FORBIDDEN),
            ({}, R.CONDITIONAL),
        ):
            assert said(TEACHER, S.ACADEMY, K.BARRED_LIST_ALONE, self.ON, **known) == expected
        assert said(TEACHER, S.SIXTEEN_TO_NINETEEN, K.BARRED_LIST_ALONE, self.ON) == R.FORBIDDEN

    def test_volunteers_from_september_2026(self) -> None:
        """Frequent supervised volunteers come within; others stay without."""
        day = date(2026, 9, 1)
        for frequent, expected in ((True, R.REQUIRED), (False, R.FORBIDDEN), (None, R.CONDITIONAL)):
            role = Role(kind=RoleKind.VOLUNTEER, supervised=True, frequent=frequent)
            assert said(role, S.ACADEMY, K.CHILDRENS_BARRED_LIST, day) == expected


def test_the_exemption_drops_the_certificate_and_not_the_list() -> None:
    """In 2016 it dropped checks of events abroad too; no later text says so."""
    for day, overseas in ((date(2021, 8, 31), R.EXEMPT), (date(2021, 9, 1), R.REQUIRED)):
        known = {"recent_contact_post": True, "lived_abroad": True}
        assert said(TEACHER, S.MAINTAINED_SCHOOL, K.ENHANCED_DBS, day, **known) == R.EXEMPT
        assert said(TEACHER, S.MAINTAINED_SCHOOL, K.OVERSEAS, day, **known) == overseas
        assert said(TEACHER, S.MAINTAINED_SCHOOL, K.CHILDRENS_BARRED_LIST, day, **known) == R.REQUIRED


def test_what_must_and_what_should_be_are_apart() -> None:
    """The risk assessment of an early start is usual practice, in no paragraph on early starts."""
    known = {"before_certificate": True}
    found = {each.kind: each for each in required_checks(TEACHER, S.ACADEMY, on=date(2024, 9, 2), known=known)}
    forces = [found[kind].rule.force for kind in (K.BARRED_LIST_ALONE, K.SUPERVISION, K.RISK_ASSESSMENT)]
    assert forces == [Force.MUST, Force.SHOULD, Force.PRACTICE]


class TestRegister:
    """The single central record: statutory items and free extras are apart."""

    def items(self, role: Role, setting: Setting, on: date = date(2024, 9, 2)) -> dict[CheckKind, Requirement]:
        found = register_items(role, setting, on=on, known={"lived_abroad": False, "lived_in_eea": True})
        return {each.kind: each.requirement for each in found}

    def test_independent_schools_add_section_128(self) -> None:
        manager = Role(regulated_activity=True, management=True)
        assert self.items(manager, S.ACADEMY)[K.SECTION_128] is R.REQUIRED
        assert K.SECTION_128 not in self.items(manager, S.MAINTAINED_SCHOOL)

    def test_colleges_omit_prohibition(self) -> None:
        assert K.PROHIBITION_FROM_TEACHING in self.items(TEACHER, S.ACADEMY)
        assert K.PROHIBITION_FROM_TEACHING not in self.items(TEACHER, S.COLLEGE)

    def test_childcare_disqualification_is_free(self) -> None:
        assert self.items(TEACHER, S.ACADEMY)[K.CHILDCARE_DISQUALIFICATION] is R.CONSIDERED

    def test_supply_in_independent_schools_has_the_certificates_day_too(self) -> None:
        agency = Role(kind=RoleKind.AGENCY)
        assert set(self.items(agency, S.ACADEMY)) == {K.WRITTEN_CONFIRMATION, K.ENHANCED_DBS}
        assert K.ENHANCED_DBS not in self.items(agency, S.MAINTAINED_SCHOOL)

    def test_eea_entries_until_17_january_2021(self) -> None:
        for day, is_item in ((date(2021, 1, 17), True), (date(2021, 1, 18), False)):
            assert (K.EEA_SANCTIONS in self.items(TEACHER, S.ACADEMY, day)) is is_item


@pytest.mark.parametrize(("lived_abroad", "expected"), [(None, R.CONDITIONAL), (True, R.REQUIRED), (False, NONE)])
def test_what_the_caller_knows_decides_what_the_register_must_hold(
    lived_abroad: bool | None,  # noqa: FBT001 - a table's column
    expected: Requirement | str,
) -> None:
    """A check of somebody who has lived abroad is an item of the register only of those who have."""
    known = None if lived_abroad is None else {"lived_abroad": lived_abroad}
    for ask in (register_items, required_checks):
        found = {
            each.kind: each.requirement for each in ask(TEACHER, S.MAINTAINED_SCHOOL, on=date(2024, 9, 2), known=known)
        }
        assert found.get(K.OVERSEAS, NONE) == expected
