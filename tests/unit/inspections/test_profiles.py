import csv
from collections import Counter
from datetime import date
from fractions import Fraction

import attrs
import pytest
from hypothesis import given, strategies as st
from tests.published import VECTORS, ilacs, ilacs_latest, sif

from safeguarding.authorities.england import english_authorities
from safeguarding.dates.ranges import DateRange
from safeguarding.errors import InvalidRecordError
from safeguarding.inspections.absences import Absence
from safeguarding.inspections.areas import JudgementArea
from safeguarding.inspections.frameworks import Framework
from safeguarding.inspections.histories import (
    CutOff,
    Movement,
    days_since_last_full_inspection,
    graded_history,
    latest_inspections,
    movement,
    movements,
    publication_lag,
)
from safeguarding.inspections.profiles import Profile, ProfileUnit, inspection_profile
from safeguarding.inspections.records import Finding, FindingKind, Inspection, InspectionKind, Judgement
from safeguarding.inspections.scales import AreaSendOutcome, SocialCareGrade
from safeguarding.numbers.shares import Share
from safeguarding.testing.strategies.inspections import possible_inspections

A, G = JudgementArea, SocialCareGrade
REGISTER = english_authorities()
END_OF_MARCH_2025 = CutOff(inspected_by=date(2025, 3, 31))
END_OF_APRIL_2017 = CutOff(inspected_by=date(2017, 4, 30), published_by=date(2017, 4, 30))


def official_profile(area: JudgementArea, *before: JudgementArea) -> Profile:
    return inspection_profile(
        ilacs().inspections,
        register=REGISTER,
        area=area,
        unit=ProfileUnit.AUTHORITY_AT_LATEST,
        cut_off=END_OF_MARCH_2025,
        same_area_before=before,
    )


class TestOfficialTable:
    """[V] The official table of 31 March 2025 is reproduced exactly from the official history."""

    def test_overall_is_36_67_31_19_of_153(self) -> None:
        profile = official_profile(A.OVERALL_EFFECTIVENESS)
        assert list(profile.counts.values()) == [36, 67, 31, 19]
        assert profile.base == 153
        assert str(profile.good_or_outstanding) == "103 of 153"
        assert profile.not_inspected == ()
        assert set(profile.abolished) == {"Bournemouth", "Cumbria", "Northamptonshire"}

    @pytest.mark.parametrize(
        ("column", "area", "before"),
        [
            ("Overall effectiveness", A.OVERALL_EFFECTIVENESS, ()),
            (
                "The impact of leaders on social work practice with children and families",
                A.IMPACT_OF_LEADERS,
                (),
            ),
            ("The experiences and progress of children who need help and protection", A.HELP_AND_PROTECTION, ()),
            (
                "The experiences and progress of children in care",
                A.CHILDREN_IN_CARE,
                (A.CHILDREN_IN_CARE_AND_CARE_LEAVERS,),
            ),
            ("The experiences and progress of care leavers", A.CARE_LEAVERS, ()),
        ],
    )
    def test_every_area_agrees(self, column: str, area: JudgementArea, before: tuple[JudgementArea, ...]) -> None:
        path = VECTORS / "ilacs_latest_official_as_at_2025-03-31.csv"
        with path.open(encoding="utf-8-sig", newline="") as file:
            published = Counter(row[column] for row in csv.DictReader(file))
        profile = official_profile(area, *before)
        assert {grade.label: count for grade, count in profile.counts.items()} == {
            grade.label: published[grade.label] for grade in G
        }
        assert sum(profile.ungraded.values()) == published[""]
        if area is A.CARE_LEAVERS:
            assert profile.ungraded == {Absence.NOT_IN_FORCE: 50}

    def test_authority_by_authority(self) -> None:
        """Each authority's latest inspection is the row that the official table prints for it."""
        latest = latest_inspections(ilacs().inspections, register=REGISTER, cut_off=END_OF_MARCH_2025)
        for row in ilacs_latest().inspections:
            ours = latest[REGISTER.find(row.authority, on=date(2025, 3, 31))]
            assert (ours.starts_on, ours.published_on, ours.judgements) == (
                row.starts_on,
                row.published_on,
                row.judgements,
            )


class TestApril2017:
    """What is counted, and both cut-off dates, change the profile; it says which it is and whom it lacks."""

    def profile(self, unit: ProfileUnit, cut_off: CutOff) -> Profile:
        return inspection_profile(
            sif().inspections, register=REGISTER, area=A.OVERALL_EFFECTIVENESS, unit=unit, cut_off=cut_off
        )

    def test_by_authority_and_by_report(self) -> None:
        """Counted again by plain means over the same table: 123 authorities in 125 reports published by then."""
        with (VECTORS.parents[2] / "examples/york-2017/outcomes.csv").open(encoding="utf-8", newline="") as file:
            rows = [row for row in csv.DictReader(file) if row["published_on_site"] <= "2017-04-30"]
        reports = Counter(row["overall_effectiveness"] for row in rows)
        latest = {row["local_authority"]: row for row in sorted(rows, key=lambda row: row["inspection_start"])}
        authorities = Counter(row["overall_effectiveness"] for row in latest.values())
        words = ["outstanding", "good", "requires improvement", "inadequate"]
        by_report = self.profile(ProfileUnit.EVERY_REPORT, END_OF_APRIL_2017)
        by_authority = self.profile(ProfileUnit.AUTHORITY_AT_LATEST, END_OF_APRIL_2017)
        assert list(by_report.counts.values()) == [reports[word] for word in words] == [2, 35, 57, 31]
        assert list(by_authority.counts.values()) == [authorities[word] for word in words] == [2, 35, 57, 29]

    def test_inspected_but_not_yet_published(self) -> None:
        """Seven inspections had ended by 30 April 2017 and were published later."""
        inspected = self.profile(ProfileUnit.EVERY_REPORT, CutOff(inspected_by=date(2017, 4, 30)))
        assert inspected.base == 132

    def test_authorities_without_a_report_are_named(self) -> None:
        """152 authorities existed; 123 have a report here by then, and the other 29 are named, five of them absent."""
        profile = self.profile(ProfileUnit.AUTHORITY_AT_LATEST, END_OF_APRIL_2017)
        assert len(profile.not_inspected) == 152 - 123
        assert {"Bournemouth", "Poole", "Dorset", "Cumbria", "Northamptonshire"} <= set(profile.not_inspected)

    def test_only_some_authorities(self) -> None:
        """A region or statistical neighbours are counted by handing them in."""
        some = [REGISTER.find(name, on=date(2017, 4, 30)) for name in ("York", "Leeds", "Hull", "Poole")]
        profile = inspection_profile(
            sif().inspections,
            register=REGISTER,
            area=A.OVERALL_EFFECTIVENESS,
            unit=ProfileUnit.AUTHORITY_AT_LATEST,
            cut_off=END_OF_APRIL_2017,
            among=some,
        )
        assert profile.base == 3
        assert profile.not_inspected == ("Poole",)


def inspected(authority: str, starts_on: date, grade: SocialCareGrade, **changes: object) -> Inspection:
    made_up = Inspection(
        authority=authority,
        framework=Framework.ILACS,
        kind=InspectionKind.STANDARD,
        visits=[DateRange(starts_on, starts_on)],
        published_on=starts_on,
        judgements=[Judgement(A.OVERALL_EFFECTIVENESS, grade)],
    )
    return attrs.evolve(made_up, **changes)  # type: ignore[arg-type]


class TestSuccession:
    """An abolished authority's outcome is not handed to its successor, whose services were never inspected."""

    def test_before_and_after_the_reorganisation(self) -> None:
        cumbria = inspected("Cumbria", date(2022, 9, 20), G.REQUIRES_IMPROVEMENT)

        def profile(on: date) -> Profile:
            return inspection_profile(
                [cumbria],
                register=REGISTER,
                area=A.OVERALL_EFFECTIVENESS,
                unit=ProfileUnit.AUTHORITY_AT_LATEST,
                cut_off=CutOff(inspected_by=on),
            )

        assert profile(date(2023, 3, 31)).base == 1
        after = profile(date(2023, 4, 1))
        assert after.base == 0
        assert after.abolished == ("Cumbria",)
        assert {"Cumberland", "Westmorland and Furness"} <= set(after.not_inspected)

    def test_an_empty_profile_has_no_shares(self) -> None:
        profile = inspection_profile(
            [],
            register=REGISTER,
            area=A.OVERALL_EFFECTIVENESS,
            unit=ProfileUnit.EVERY_REPORT,
            cut_off=END_OF_MARCH_2025,
        )
        with pytest.raises(InvalidRecordError, match="base is 0"):
            _ = profile.good_or_outstanding

    def test_no_share_is_good_on_a_scale_without_good(self) -> None:
        """Area SEND outcomes have no grade "good": there is no share to state, rather than none of them."""
        profile = Profile(
            area=A.AREA_SEND_PARTNERSHIP,
            unit=ProfileUnit.EVERY_REPORT,
            cut_off=END_OF_MARCH_2025,
            frameworks=(Framework.AREA_SEND,),
            counts={AreaSendOutcome.INCONSISTENT: 3},
        )
        with pytest.raises(InvalidRecordError, match="no grades Good and Outstanding"):
            _ = profile.good_or_outstanding

    def test_an_area_that_is_not_graded_any_more(self) -> None:
        """Since April 2026 there is no overall grade: abolished, not "not in force yet"."""
        after = inspected("York", date(2026, 5, 11), G.GOOD)
        after = attrs.evolve(after, judgements=[Judgement(A.HELP_AND_PROTECTION, G.GOOD)])
        before = attrs.evolve(after, visits=[DateRange(date(2022, 5, 9), date(2022, 5, 9))])

        def ungraded(inspection: Inspection, area: JudgementArea) -> object:
            return inspection_profile(
                [inspection],
                register=REGISTER,
                area=area,
                unit=ProfileUnit.EVERY_REPORT,
                cut_off=CutOff(inspected_by=date(2026, 12, 31)),
            ).ungraded

        assert ungraded(after, A.OVERALL_EFFECTIVENESS) == {Absence.ABOLISHED: 1}
        assert ungraded(before, A.CARE_LEAVERS) == {Absence.NOT_IN_FORCE: 1}
        assert ungraded(before, A.OVERALL_EFFECTIVENESS) == {Absence.NOT_INSPECTED: 1}

    def test_narrative_visits_do_not_count(self) -> None:
        visit = inspected("York", date(2024, 1, 8), G.GOOD, kind=InspectionKind.FOCUSED_VISIT, judgements=())
        full = inspected("York", date(2022, 3, 7), G.GOOD)
        latest = latest_inspections([visit, full], register=REGISTER, cut_off=END_OF_MARCH_2025)
        assert list(latest.values()) == [full]


class TestGoodOrOutstanding:
    """Good or outstanding is computed from counts: rounded parts must not be added."""

    def test_where_rounded_parts_add_to_something_else(self) -> None:
        profile = Profile(
            area=A.OVERALL_EFFECTIVENESS,
            unit=ProfileUnit.AUTHORITY_AT_LATEST,
            cut_off=END_OF_APRIL_2017,
            frameworks=(Framework.SIF,),
            counts={G.OUTSTANDING: 2, G.GOOD: 35, G.REQUIRES_IMPROVEMENT: 60, G.INADEQUATE: 30},
        )
        parts = profile.percentages()
        assert parts[G.OUTSTANDING] + parts[G.GOOD] == 30
        assert profile.good_or_outstanding.fraction == Fraction(37, 127)
        assert round(profile.good_or_outstanding.fraction * 100) == 29


class TestMovement:
    """A grade moves between two inspections of one framework; across frameworks it is not comparable."""

    @pytest.mark.parametrize(
        ("before", "after", "moved"),
        [
            (G.REQUIRES_IMPROVEMENT, G.GOOD, Movement.IMPROVED),
            (G.GOOD, G.GOOD, Movement.SAME),
            (G.GOOD, G.INADEQUATE, Movement.DECLINED),
        ],
    )
    def test_directions(self, before: SocialCareGrade, after: SocialCareGrade, moved: Movement) -> None:
        one, other = inspected("York", date(2019, 1, 7), before), inspected("York", date(2022, 3, 7), after)
        assert movement(one, other, area=A.OVERALL_EFFECTIVENESS) is moved

    def test_not_comparable(self) -> None:
        one = inspected("York", date(2016, 11, 14), G.GOOD, framework=Framework.SIF)
        other = inspected("York", date(2022, 3, 7), G.OUTSTANDING)
        assert movement(one, other, area=A.OVERALL_EFFECTIVENESS) is Movement.NOT_COMPARABLE
        assert movement(other, other, area=A.CARE_LEAVERS) is Movement.NOT_COMPARABLE

    def test_movements_add_up_to_the_authorities(self) -> None:
        """Every authority of the official history moved one way or was inspected once; counted again by plain means."""
        histories = graded_history(ilacs().inspections, register=REGISTER, cut_off=END_OF_MARCH_2025)
        moved = movements(histories, area=A.OVERALL_EFFECTIVENESS)
        assert sum(moved.counts.values()) + moved.inspected_once == len(histories) == 156
        words = {"Outstanding": 4, "Good": 3, "Requires improvement to be good": 2, "Inadequate": 1}
        with (VECTORS / "ilacs_outcomes_official_2018_to_2025-03-31.csv").open(
            encoding="utf-8-sig", newline=""
        ) as file:
            rows = sorted(csv.DictReader(file), key=lambda row: row["Inspection date"])
        grades: dict[str, list[int]] = {}
        for row in rows:
            grades.setdefault(row["Local authority area code"], []).append(words[row["Overall effectiveness"]])
        pairs = [each[-2:] for each in grades.values() if len(each) > 1]
        assert moved.counts[Movement.IMPROVED] == sum(before < after for before, after in pairs)
        assert moved.counts[Movement.DECLINED] == sum(before > after for before, after in pairs)
        assert moved.counts[Movement.SAME] == sum(before == after for before, after in pairs)


class TestTimesBetween:
    """Days since the last full inspection, and from its end to publication."""

    def test_york(self) -> None:
        york = REGISTER.find("York")
        on = date(2017, 9, 19)
        days = days_since_last_full_inspection(sif().inspections, authority=york, register=REGISTER, on=on)
        assert days == 285
        (inspection,) = graded_history(sif().inspections, register=REGISTER, cut_off=CutOff(inspected_by=on))[york]
        assert publication_lag(inspection) == 61

    def test_never_inspected(self) -> None:
        on = date(2017, 9, 19)
        poole = REGISTER.find("Poole", on=on)
        assert days_since_last_full_inspection(sif().inspections, authority=poole, register=REGISTER, on=on) is None
        assert publication_lag(inspected("York", on, G.GOOD, published_on=None)) is None


@given(st.lists(possible_inspections(), max_size=8), st.dates(date(2014, 1, 1), date(2027, 1, 1)), st.booleans())
def test_a_profile_accounts_for_every_authority(several: list[Inspection], on: date, published: bool) -> None:  # noqa: FBT001
    """At the latest inspection, graded + ungraded + not inspected are exactly the authorities that exist on the day."""
    cut_off = CutOff(inspected_by=on, published_by=on if published else None)
    profile = inspection_profile(
        several,
        register=REGISTER,
        area=A.HELP_AND_PROTECTION,
        unit=ProfileUnit.AUTHORITY_AT_LATEST,
        cut_off=cut_off,
    )
    accounted = profile.base + sum(profile.ungraded.values()) + len(profile.not_inspected)
    assert accounted == len(REGISTER.existing_on(on))
    every_report = inspection_profile(
        several, register=REGISTER, area=A.HELP_AND_PROTECTION, unit=ProfileUnit.EVERY_REPORT, cut_off=cut_off
    )
    assert every_report.base == sum(cut_off.includes(each) for each in several)
    assert every_report.base >= profile.base


def test_the_cut_off_days_count() -> None:
    """An inspection that ends, and is published, on the days of the cut-off counts; a day later neither does."""
    day = date(2022, 3, 18)
    on_the_day = inspected("York", day, G.GOOD)
    assert CutOff(inspected_by=day, published_by=day).includes(on_the_day)
    for later in (
        attrs.evolve(on_the_day, visits=[DateRange(day, date(2022, 3, 19))]),
        attrs.evolve(on_the_day, published_on=date(2022, 3, 19)),
        attrs.evolve(on_the_day, published_on=None),
    ):
        assert not CutOff(inspected_by=day, published_by=day).includes(later)


def test_an_area_begins_a_line_with_a_capital() -> None:
    """The heading is the label with its first letter raised."""
    for area in JudgementArea:
        assert area.heading[0] == area.label[0].upper()
        assert area.heading[1:] == area.label[1:]


def test_findings_of_one_area_and_of_all() -> None:
    """Findings are picked by kind, and by area where one is named."""
    care = Finding(kind=FindingKind.STRENGTH, area=A.CARE_LEAVERS, text="made up")
    help_ = Finding(kind=FindingKind.STRENGTH, area=A.HELP_AND_PROTECTION, text="made up")
    gap = Finding(kind=FindingKind.AREA_FOR_DEVELOPMENT, area=A.CARE_LEAVERS, text="made up")
    record = inspected("York", date(2022, 3, 18), G.GOOD, findings=(care, help_, gap))
    assert record.findings_of(FindingKind.STRENGTH) == (care, help_)
    assert record.findings_of(FindingKind.STRENGTH, A.CARE_LEAVERS) == (care,)


@pytest.mark.parametrize(
    ("judgements", "ungraded"),
    [
        ([], Absence.NOT_IN_FORCE),
        ([Judgement(A.CARE_LEAVERS, absence=Absence.UNREADABLE)], Absence.UNREADABLE),
        ([Judgement(A.CHILDREN_IN_CARE_AND_CARE_LEAVERS, absence=Absence.UNREADABLE)], Absence.UNREADABLE),
    ],
)
def test_why_there_is_no_grade(judgements: list[Judgement], ungraded: Absence) -> None:
    """The reason that is stated of either area, else that of the area which is asked about: from 2023 on it is graded."""
    found = inspection_profile(
        [attrs.evolve(inspected("York", date(2022, 5, 9), G.GOOD), judgements=judgements)],
        register=REGISTER,
        area=A.CARE_LEAVERS,
        unit=ProfileUnit.EVERY_REPORT,
        cut_off=END_OF_MARCH_2025,
        same_area_before=[A.CHILDREN_IN_CARE_AND_CARE_LEAVERS],
    )
    assert found.ungraded == {ungraded: 1}


def test_a_grade_that_is_not_counted_is_held_by_nobody() -> None:
    """Such as one of another scale."""
    found = Profile(
        area=A.OVERALL_EFFECTIVENESS,
        unit=ProfileUnit.EVERY_REPORT,
        cut_off=END_OF_MARCH_2025,
        frameworks=(Framework.ILACS,),
        counts={G.GOOD: 3},
    )
    assert found.share_of(G.GOOD, G.OUTSTANDING, AreaSendOutcome.INCONSISTENT) == Share(3, 3)
