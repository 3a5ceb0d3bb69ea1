from datetime import date, timedelta

import attrs
from hypothesis import given, strategies as st
from tests.published import ilacs, ilacs_latest, sif

from safeguarding.dates.ranges import DateRange
from safeguarding.inspections.areas import JudgementArea
from safeguarding.inspections.checks import inspection_conflicts
from safeguarding.inspections.frameworks import Framework, framework_version
from safeguarding.inspections.records import Inspection
from safeguarding.inspections.scales import SocialCareGrade
from safeguarding.testing.strategies.inspections import possible_inspections, stated_inspections

A, G = JudgementArea, SocialCareGrade


EVERY_PUBLISHED = (*sif().inspections, *ilacs().inspections)


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
