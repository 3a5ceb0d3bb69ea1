"""Which published inspection is meant."""

from collections.abc import Iterable
from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given, strategies as st
from tests.published import ilacs, sif

from safeguarding.authorities.england import english_authorities
from safeguarding.dates.ranges import DateRange
from safeguarding.inspections.frameworks import Framework
from safeguarding.inspections.matching import matching_inspection
from safeguarding.inspections.records import Finding, Inspection, InspectionKind

REGISTER = english_authorities()


def inspection(
    kind: InspectionKind, framework: Framework = Framework.ILACS, findings: Iterable[Finding] = ()
) -> Inspection:
    return Inspection(
        authority="York",
        framework=framework,
        kind=kind,
        visits=[DateRange(date(2022, 3, 7), date(2022, 3, 18))],
        published_on=date(2022, 5, 4),
        findings=tuple(findings),
    )


class TestMatching:
    """The outcome that is meant: the same start, else the same publication, else the nearest start within weeks."""

    PUBLISHED = ilacs().inspections
    YORK = next(each for each in PUBLISHED if each.authority == "York" and each.published_on == date(2022, 5, 4))

    def found(self, stated: Inspection) -> Inspection | None:
        return matching_inspection(stated, self.PUBLISHED, register=REGISTER, on=date(2025, 9, 1))

    @pytest.mark.parametrize(
        ("days", "is_found"), [(-28, True), (-7, True), (0, True), (28, True), (29, False), (-29, False)]
    )
    def test_a_start_some_weeks_away(self, days: int, is_found: bool) -> None:  # noqa: FBT001
        first = date(2022, 3, 7) + timedelta(days=days)
        stated = attrs.evolve(inspection(InspectionKind.STANDARD), visits=[DateRange(first, first)], published_on=None)
        assert self.found(stated) == (self.YORK if is_found else None)

    @pytest.mark.parametrize(("days", "is_found"), [(0, True), (7, True), (-7, True), (8, False)])
    def test_publication_alone(self, days: int, is_found: bool) -> None:  # noqa: FBT001
        stated = attrs.evolve(
            inspection(InspectionKind.STANDARD), visits=(), published_on=date(2022, 5, 4) + timedelta(days=days)
        )
        assert self.found(stated) == (self.YORK if is_found else None)

    def test_framework_and_kind_do_not_decide(self) -> None:
        """With a wrong kind or framework beside it the same inspection is found, so that the difference is seen."""
        assert self.found(inspection(InspectionKind.SHORT)) == self.YORK
        assert self.found(inspection(InspectionKind.FULL, Framework.SIF)) == self.YORK

    def test_a_visit_near_an_inspection_is_not_it(self) -> None:
        """A monitoring visit two weeks before an inspection is no inspection; on its very day, the kind is wrong."""
        first = date(2022, 2, 21)
        visit = attrs.evolve(
            inspection(InspectionKind.MONITORING_VISIT), visits=[DateRange(first, first)], published_on=None
        )
        assert self.found(visit) is None
        assert self.found(inspection(InspectionKind.MONITORING_VISIT)) == self.YORK

    def test_another_authority_is_never_taken(self) -> None:
        assert self.found(attrs.evolve(inspection(InspectionKind.STANDARD), authority="Hull")) is None

    @given(st.sampled_from([*sif().inspections, *ilacs().inspections]), st.integers(-14, 14))
    def test_every_published_one_is_found_though_its_days_are_shifted(self, meant: Inspection, days: int) -> None:
        """Stated up to two weeks off, without publication, each of 438 published inspections is matched with itself."""
        visits = [
            DateRange(visit.starts_on + timedelta(days=days), visit.ends_on + timedelta(days=days))
            for visit in meant.visits
        ]
        on = meant.published_on or meant.over_by
        found = matching_inspection(
            attrs.evolve(meant, visits=visits, published_on=None, judgements=()),
            (*sif().inspections, *ilacs().inspections),
            register=REGISTER,
            on=on,
        )
        assert found == meant


def test_the_same_start_goes_before_the_same_publication() -> None:
    """And where neither states its days on site, they are no same start."""
    stated = inspection(InspectionKind.STANDARD)
    started = attrs.evolve(stated, published_on=date(2022, 6, 1))
    published = attrs.evolve(stated, visits=[DateRange(date(2022, 2, 28), date(2022, 3, 4))])
    found = matching_inspection(stated, [published, started], register=REGISTER, on=date(2025, 9, 1))
    assert found is started
    silent, other = (attrs.evolve(stated, visits=(), published_on=date(year, 5, 4)) for year in (2022, 2019))
    assert matching_inspection(silent, [other], register=REGISTER, on=date(2025, 9, 1)) is None


def test_of_two_that_fit_the_one_of_the_stated_kind_is_meant() -> None:
    """Whichever stands first; of two of other kinds the first."""
    short, standard = (inspection(kind) for kind in (InspectionKind.SHORT, InspectionKind.STANDARD))
    for several in ((short, standard), (standard, short)):
        for stated in several:
            assert matching_inspection(stated, several, register=REGISTER, on=date(2025, 9, 1)) == stated
    visit = inspection(InspectionKind.FOCUSED_VISIT)
    assert matching_inspection(visit, (standard, short), register=REGISTER, on=date(2025, 9, 1)) == standard
