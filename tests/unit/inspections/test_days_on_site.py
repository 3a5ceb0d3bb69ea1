"""How long inspectors are on site."""

from collections.abc import Iterable
from datetime import date, timedelta

import attrs
import pytest

from safeguarding.dates.ranges import DateRange
from safeguarding.inspections.days_on_site import unusual_length
from safeguarding.inspections.frameworks import Framework
from safeguarding.inspections.records import Finding, Inspection, InspectionKind


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


class TestDaysOnSite:
    """[E] A short inspection lasts 5 days, a standard one 12; anything else is unusual, and may be right."""

    @pytest.mark.parametrize(
        ("kind", "days", "words"),
        [
            (InspectionKind.STANDARD, 12, None),
            (InspectionKind.STANDARD, 11, "11 days are stated"),
            (InspectionKind.STANDARD, 19, "on site it would then be 14 – 25 March 2022"),
            (InspectionKind.SHORT, 5, None),
            (InspectionKind.SHORT, 1, "1 day is stated"),
            (InspectionKind.SHORT, 12, "97 of 98"),
            (InspectionKind.FOCUSED_VISIT, 3, None),
        ],
    )
    def test_both_sides(self, kind: InspectionKind, days: int, words: str | None) -> None:
        first = date(2022, 3, 7)
        stated = attrs.evolve(inspection(kind), visits=[DateRange(first, first + timedelta(days=days - 1))])
        found = unusual_length(stated)
        assert (found is None) if words is None else (found is not None and words in found.explanation)

    def test_too_little_is_known(self) -> None:
        """Where the last day is not printed, there are two visits or none, or the framework is another, nothing is said."""
        odd = attrs.evolve(inspection(InspectionKind.SHORT))
        assert unusual_length(odd) is not None
        assert unusual_length(attrs.evolve(odd, end_is_stated=False)) is None
        assert unusual_length(attrs.evolve(odd, visits=())) is None
        assert unusual_length(attrs.evolve(odd, framework=Framework.SIF)) is None
        assert (
            unusual_length(attrs.evolve(odd, visits=[*odd.visits, DateRange(date(2022, 4, 4), date(2022, 4, 5))]))
            is None
        )
