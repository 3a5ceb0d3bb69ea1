from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given, strategies as st
from tests.published import ilacs, ilacs_latest, sif

from safeguarding.dates.ranges import DateRange
from safeguarding.dates.reading import parse_date_ranges
from safeguarding.inspections.areas import JudgementArea
from safeguarding.inspections.checks import inspection_conflicts
from safeguarding.inspections.chronology import chronology_conflicts
from safeguarding.inspections.coverage import areas_left_out
from safeguarding.inspections.frameworks import Framework, framework_version
from safeguarding.inspections.records import Inspection, InspectionKind, Judgement
from safeguarding.inspections.scales import SccifGrade, SocialCareGrade
from safeguarding.sources import Certainty
from safeguarding.testing.strategies.inspections import possible_inspections, stated_inspections

A, G = JudgementArea, SocialCareGrade
EVERY_PUBLISHED = (*sif().inspections, *ilacs().inspections)


def york(visits: str = "14 November – 8 December 2016", **changes: object) -> Inspection:
    stated = Inspection(
        authority="York",
        framework=Framework.SIF,
        kind=InspectionKind.FULL,
        visits=parse_date_ranges(visits),
        published_on=date(2017, 2, 7),
    )
    return attrs.evolve(stated, **changes)  # type: ignore[arg-type]


def graded(framework: Framework, starts_on: date, **grades: SocialCareGrade) -> Inspection:
    return Inspection(
        authority="York",
        framework=framework,
        kind=InspectionKind.FULL,
        visits=[DateRange(starts_on, starts_on)],
        judgements=[Judgement(A[name], grade) for name, grade in grades.items()],
    )


def rules(inspection: Inspection, *, known_by: date | None = None) -> list[str]:
    return [conflict.rule for conflict in inspection_conflicts(inspection, known_by=known_by)]


class TestPublishedOutcomes:
    """[E] Over all published rows there is no false conflict, and each rule holds in every one of them."""

    def test_there_are_167_sif_and_271_ilacs_rows(self) -> None:
        assert len(sif().inspections) == 167
        assert len(ilacs().inspections) == 271
        assert len(ilacs_latest().inspections) == 153

    def test_no_published_inspection_is_accused(self) -> None:
        for each in (*EVERY_PUBLISHED, *ilacs_latest().inspections):
            assert inspection_conflicts(each, known_by=date(2025, 9, 25)) == (), each

    def test_sif_any_key_judgement_inadequate_exactly_where_overall_is(self) -> None:
        """[E] SIF: any key judgement inadequate if and only if overall inadequate, 167 of 167."""
        key = framework_version(Framework.SIF, on=date(2016, 1, 1)).value.key_areas
        agreeing = sum(
            (each.grade_of(A.OVERALL_EFFECTIVENESS) is G.INADEQUATE)
            == any(each.grade_of(a) is G.INADEQUATE for a in key)
            for each in sif().inspections
        )
        assert agreeing == 167

    def test_sif_inadequate_sub_judgement_holds_looked_after_down(self) -> None:
        """[E] SIF: an inadequate sub-judgement never goes with looked-after better than requires improvement, 24 of 24."""
        held_down = [
            each.grade_of(A.LOOKED_AFTER_AND_PERMANENCE)
            for each in sif().inspections
            if G.INADEQUATE in (each.grade_of(A.ADOPTION_PERFORMANCE), each.grade_of(A.CARE_LEAVERS))
        ]
        assert len(held_down) == 24
        assert set(held_down) <= {G.REQUIRES_IMPROVEMENT, G.INADEQUATE}

    def test_ilacs_an_inadequate_practice_area_makes_overall_inadequate(self) -> None:
        """[E] ILACS: any practice area inadequate, overall inadequate; leaders alone does not force it but has gone with it."""
        leaders_alone = []
        for each in ilacs().inspections:
            assert each.starts_on is not None
            practice = framework_version(Framework.ILACS, on=each.starts_on).value.limiting_areas
            overall = each.grade_of(A.OVERALL_EFFECTIVENESS)
            if any(each.grade_of(area) is G.INADEQUATE for area in practice):
                assert overall is G.INADEQUATE
            elif each.grade_of(A.IMPACT_OF_LEADERS) is G.INADEQUATE:
                leaders_alone.append(overall)
        assert set(leaders_alone) == {G.REQUIRES_IMPROVEMENT, G.INADEQUATE}

    def test_overall_lies_between_its_worst_and_best_key_judgement(self) -> None:
        """[E] In all 438 inspections the overall lies between the worst and the best key judgement."""
        for each in EVERY_PUBLISHED:
            assert each.starts_on is not None
            version = framework_version(each.framework, on=each.starts_on).value
            parts = [grade for area in version.key_areas if (grade := each.grade_of(area))]
            overall = each.grade_of(A.OVERALL_EFFECTIVENESS)
            assert overall is not None
            assert min(parts) <= overall <= max(parts)

    def test_overall_cannot_be_derived_from_its_parts(self) -> None:
        """[E] Equal key judgements have had different overalls, so the overall is never derived."""
        overalls: dict[tuple[object, ...], set[object]] = {}
        for each in EVERY_PUBLISHED:
            assert each.starts_on is not None
            version = framework_version(each.framework, on=each.starts_on).value
            parts = (version.name, *(each.grade_of(area) for area in version.key_areas))
            overalls.setdefault(parts, set()).add(each.grade_of(A.OVERALL_EFFECTIVENESS))
        assert any(len(each) > 1 for each in overalls.values())


class TestOrderOfDates:
    """A visit ends before the report is received and published, and before the document that tells of it."""

    def test_the_updates_own_slip(self) -> None:
        """8 December 2017 is after publication and after the update itself; the same day of 2016 would be 25 days."""
        (conflict,) = inspection_conflicts(york("14 November 2016 – 8 December 2017"), known_by=date(2017, 9, 19))
        assert "after the report was published (7 February 2017)" in conflict.explanation
        assert "after the document that states it was written (19 September 2017)" in conflict.explanation
        assert "8 December 2016 would be possible" in conflict.remedy
        assert "25 days" in conflict.remedy
        assert conflict.source.certainty is Certainty.ESTABLISHED

    @pytest.mark.parametrize(("published_on", "count"), [(date(2016, 12, 8), 0), (date(2016, 12, 7), 1)])
    def test_published_on_the_last_day_and_the_day_before(self, published_on: date, count: int) -> None:
        assert len(inspection_conflicts(york(published_on=published_on))) == count

    @pytest.mark.parametrize(("received_on", "count"), [(date(2016, 12, 8), 0), (date(2016, 12, 7), 1)])
    def test_received_on_the_last_day_and_the_day_before(self, received_on: date, count: int) -> None:
        assert len(inspection_conflicts(york(received_on=received_on))) == count

    @pytest.mark.parametrize(("known_by", "count"), [(date(2017, 2, 7), 0), (date(2017, 2, 6), 1)])
    def test_nothing_lies_after_the_document_that_tells_of_it(self, known_by: date, count: int) -> None:
        assert len(inspection_conflicts(york(), known_by=known_by)) == count

    @pytest.mark.parametrize(
        ("visit", "remedy"),
        [
            ("14 – 16 March 2017", "14 – 16 March 2016 would be possible: the same days of an earlier year."),
            ("28 December 2017 – 9 January 2018", "28 December 2016 – 9 January 2017 would be possible"),
            ("7 – 8 February 2017", "An end on or before 7 February 2017 would be possible."),
            ("1 January – 8 February 2017", "An end on or before 7 February 2017 would be possible."),
            ("29 February – 1 March 2020", "An inspection that ends on or before 7 February 2017 would be possible."),
        ],
    )
    def test_what_is_proposed_instead_is_itself_possible(self, visit: str, remedy: str) -> None:
        """A visit that starts too late is moved as a whole: no end would make it possible."""
        (conflict,) = chronology_conflicts(york(visit))
        assert conflict.remedy.startswith(remedy)

    @pytest.mark.parametrize(("second", "count"), [("11 – 13 December 2013", 1), ("12 – 13 December 2013", 0)])
    def test_visits_do_not_overlap(self, second: str, count: int) -> None:
        visits = f"19 November – 11 December 2013 and {second}"
        assert len(inspection_conflicts(york(visits))) == count


class TestAreasInForce:
    """Only the areas of the version in force at the start are graded."""

    def test_care_leavers_before_and_from_2023(self) -> None:
        assert rules(graded(Framework.ILACS, date(2022, 12, 31), CARE_LEAVERS=G.GOOD)) == [
            "only the areas of the framework's version are graded"
        ]
        assert rules(graded(Framework.ILACS, date(2023, 1, 1), CARE_LEAVERS=G.GOOD)) == []

    def test_overall_effectiveness_before_and_after_its_abolition(self) -> None:
        assert rules(graded(Framework.ILACS, date(2026, 3, 31), OVERALL_EFFECTIVENESS=G.GOOD)) == []
        (conflict,) = inspection_conflicts(graded(Framework.ILACS, date(2026, 4, 1), OVERALL_EFFECTIVENESS=G.GOOD))
        assert "ILACS 2026" in conflict.explanation
        assert conflict.source.certainty is Certainty.SECONDARY

    def test_a_framework_not_in_force(self) -> None:
        assert rules(graded(Framework.ILACS, date(2017, 12, 31))) == [
            "the framework is in force when the inspection starts"
        ]

    def test_a_narrative_visit_gives_no_grades(self) -> None:
        visit = attrs.evolve(
            graded(Framework.ILACS, date(2022, 1, 10), HELP_AND_PROTECTION=G.GOOD), kind=InspectionKind.FOCUSED_VISIT
        )
        assert rules(visit) == ["narrative visits give no grades"]

    def test_a_framework_without_grades(self) -> None:
        """A joint inspection is narrative, whatever kind it is said to be."""
        stated = attrs.evolve(
            graded(Framework.JTAI, date(2018, 1, 8), HELP_AND_PROTECTION=G.GOOD), kind=InspectionKind.FULL
        )
        (conflict,) = inspection_conflicts(stated)
        assert conflict.rule == "narrative visits give no grades"
        assert "Joint targeted area inspection" in conflict.explanation

    def test_what_a_record_leaves_out_is_told_but_no_conflict(self) -> None:
        stated = york(judgements=[Judgement(A.OVERALL_EFFECTIVENESS, G.GOOD)])
        assert inspection_conflicts(stated) == ()
        assert areas_left_out(stated) == (
            A.HELP_AND_PROTECTION,
            A.LOOKED_AFTER_AND_PERMANENCE,
            A.LEADERSHIP_MANAGEMENT_AND_GOVERNANCE,
            A.ADOPTION_PERFORMANCE,
            A.CARE_LEAVERS,
            A.LSCB_EFFECTIVENESS,
        )


class TestLimitingJudgements:
    """An inadequate limiting judgement makes the overall inadequate, and only stated grades are checked."""

    def sif(self, **grades: SocialCareGrade) -> Inspection:
        good = dict.fromkeys(
            ("HELP_AND_PROTECTION", "LOOKED_AFTER_AND_PERMANENCE", "LEADERSHIP_MANAGEMENT_AND_GOVERNANCE"), G.GOOD
        )
        return graded(Framework.SIF, date(2016, 1, 4), **(good | grades))

    def test_sif_every_key_judgement_limits(self) -> None:
        for name in ("HELP_AND_PROTECTION", "LOOKED_AFTER_AND_PERMANENCE", "LEADERSHIP_MANAGEMENT_AND_GOVERNANCE"):
            grades = {name: G.INADEQUATE, "OVERALL_EFFECTIVENESS": G.REQUIRES_IMPROVEMENT}
            assert rules(self.sif(**grades)) == ["an inadequate limiting judgement makes the overall inadequate"]

    def test_sif_overall_inadequate_rests_on_a_key_judgement(self) -> None:
        assert "an inadequate overall rests on an inadequate key judgement" in rules(
            self.sif(OVERALL_EFFECTIVENESS=G.INADEQUATE)
        )

    @pytest.mark.parametrize(("looked_after", "count"), [(G.GOOD, 1), (G.REQUIRES_IMPROVEMENT, 0)])
    def test_sif_an_inadequate_sub_judgement(self, looked_after: SocialCareGrade, count: int) -> None:
        stated = self.sif(LOOKED_AFTER_AND_PERMANENCE=looked_after, ADOPTION_PERFORMANCE=G.INADEQUATE)
        assert len(inspection_conflicts(stated)) == count

    def test_ilacs_leaders_alone_does_not_limit(self) -> None:
        grades = {
            "IMPACT_OF_LEADERS": G.INADEQUATE,
            "HELP_AND_PROTECTION": G.REQUIRES_IMPROVEMENT,
            "CHILDREN_IN_CARE": G.REQUIRES_IMPROVEMENT,
            "CARE_LEAVERS": G.REQUIRES_IMPROVEMENT,
        }
        for overall in (G.REQUIRES_IMPROVEMENT, G.INADEQUATE):
            assert rules(graded(Framework.ILACS, date(2023, 5, 1), **grades, OVERALL_EFFECTIVENESS=overall)) == []
        grades["CARE_LEAVERS"] = G.INADEQUATE
        stated = graded(Framework.ILACS, date(2023, 5, 1), **grades, OVERALL_EFFECTIVENESS=G.REQUIRES_IMPROVEMENT)
        assert rules(stated) == ["an inadequate limiting judgement makes the overall inadequate"]

    def test_sccif_helped_and_protected_limits(self) -> None:
        stated = Inspection(
            authority="a made-up home",
            framework=Framework.SCCIF,
            kind=InspectionKind.FULL,
            visits=[DateRange(date(2020, 1, 7), date(2020, 1, 8))],
            judgements=[
                Judgement(A.SCCIF_OVERALL_EXPERIENCES, SccifGrade.REQUIRES_IMPROVEMENT),
                Judgement(A.SCCIF_HELPED_AND_PROTECTED, SccifGrade.INADEQUATE),
                Judgement(A.SCCIF_LEADERS_AND_MANAGERS, SccifGrade.REQUIRES_IMPROVEMENT),
            ],
        )
        (conflict,) = inspection_conflicts(stated)
        assert conflict.source.certainty is Certainty.VERIFIED

    @pytest.mark.parametrize(
        ("overall", "count"),
        [(G.OUTSTANDING, 1), (G.GOOD, 0), (G.REQUIRES_IMPROVEMENT, 0), (G.INADEQUATE, 2)],
    )
    def test_the_overall_lies_within_its_parts(self, overall: SocialCareGrade, count: int) -> None:
        stated = self.sif(HELP_AND_PROTECTION=G.REQUIRES_IMPROVEMENT, OVERALL_EFFECTIVENESS=overall)
        assert len(inspection_conflicts(stated)) == count

    @pytest.mark.parametrize("overall", list(G))
    @pytest.mark.parametrize("part", [G.GOOD, G.REQUIRES_IMPROVEMENT])
    def test_parts_that_are_not_stated_may_have_any_grade(
        self, overall: SocialCareGrade, part: SocialCareGrade
    ) -> None:
        """York in 2016: good overall, help and protection requires improvement. Stating these two is no conflict."""
        stated = graded(Framework.SIF, date(2016, 11, 14), OVERALL_EFFECTIVENESS=overall, HELP_AND_PROTECTION=part)
        assert inspection_conflicts(stated) == ()

    def test_the_lscb_review_never_feeds_the_overall(self) -> None:
        assert rules(self.sif(OVERALL_EFFECTIVENESS=G.GOOD, LSCB_EFFECTIVENESS=G.INADEQUATE)) == []


@given(possible_inspections())
def test_what_could_have_happened_is_never_accused(inspection: Inspection) -> None:
    """No conflict is found in an inspection that obeys every rule."""
    assert inspection_conflicts(inspection, known_by=date(2030, 1, 1)) == ()


@given(possible_inspections(), st.integers(min_value=1, max_value=400))
def test_a_visit_that_ends_after_publication_is_always_found(inspection: Inspection, days: int) -> None:
    """Moving the end past publication breaks the order of dates, and the proposal, where there is one, is possible."""
    assert inspection.published_on is not None
    assert inspection.starts_on is not None
    visit = DateRange(inspection.starts_on, inspection.published_on + timedelta(days=days))
    found = inspection_conflicts(attrs.evolve(inspection, visits=[visit]))
    assert "an inspection ends before its report is published" in [conflict.rule for conflict in found]


@given(stated_inspections(), st.none() | st.dates())
def test_any_record_can_be_checked(inspection: Inspection, known_by: date | None) -> None:
    """Whatever a record states, the outcome is conflicts that explain themselves, never an exception."""
    for conflict in inspection_conflicts(inspection, known_by=known_by):
        assert conflict.explanation.endswith(".")
        assert conflict.remedy.endswith(".")
        assert conflict.source.title
