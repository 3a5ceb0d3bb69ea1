"""How an inspection is written by hand: visits as printed, areas in the framework's own words."""

from datetime import date

import pytest

from safeguarding.dates.ranges import DateRange
from safeguarding.errors import FaultyInputError
from safeguarding.faults import Fault
from safeguarding.inspections.areas import JudgementArea
from safeguarding.inspections.records import Inspection
from safeguarding.serialization.documents import from_data, from_toml


def stated(*, area: str = "care leavers", **more: object) -> dict[str, object]:
    inspection: dict[str, object] = {
        "authority": "York",
        "framework": "ILACS",
        "kind": "ILACS Standard Inspection",
        "visits": ["7 to 18 March 2022"],
        "judgements": [{"area": area, "grade": "Good"}],
    }
    return inspection | more


def only_fault(data: dict[str, object]) -> Fault:
    with pytest.raises(FaultyInputError) as refused:
        from_data(data, Inspection)
    (fault,) = refused.value.faults
    return fault


class TestAreas:
    @pytest.mark.parametrize(
        ("framework", "visits", "written", "suggested", "not_named"),
        [
            ("ILACS", "6 to 17 March 2023", "leaders", "'impact_of_leaders'", "adoption_performance"),
            ("ILACS", "6 to 17 March 2023", "childen in care", "'children_in_care'", "children_in_care_and_care_leavers"),
            ("ILACS", "12 to 23 December 2022", "childen in care", "care_leavers", "children_in_care,"),
            ("SIF", "14 November – 8 December 2016", "looked after", "'looked_after_and_permanence'", "impact_of_leaders"),
            ("SIF", "14 November – 8 December 2016", "leadership", "'leadership_management_and_governance'", "sccif"),
        ],
    )  # fmt: skip
    def test_only_areas_of_the_version_are_suggested(
        self, framework: str, visits: str, written: str, suggested: str, not_named: str
    ) -> None:
        """What is named for an unknown area is an area that the framework's version grades, never another one's."""
        fault = only_fault(stated(framework=framework, visits=[visits], area=written))
        assert fault.place.path == ("judgements", 0, "area")
        assert suggested in fault.remedy
        assert not_named not in fault.remedy

    def test_without_a_day_every_version_is_possible(self) -> None:
        """Where the days cannot be read, the areas of all versions of the framework are named, and no other one's."""
        with pytest.raises(FaultyInputError) as refused:
            from_data(stated(visits=["in spring"], area="care"), Inspection)
        remedy = next(each.remedy for each in refused.value.faults if (each.place.path or ())[:1] == ("judgements",))
        assert "children_in_care_and_care_leavers" in remedy
        assert "children_in_care," in remedy
        assert "leadership_management_and_governance" not in remedy

    @pytest.mark.parametrize(
        ("printed", "area"),
        [
            ("The experiences and progress of care leavers", JudgementArea.CARE_LEAVERS),
            ("The impact of leaders on social work practice with children and families", JudgementArea.IMPACT_OF_LEADERS),
            (
                "The experiences and progress of children looked after and achieving permanence",
                JudgementArea.LOOKED_AFTER_AND_PERMANENCE,
            ),
        ],
    )  # fmt: skip
    def test_headings_as_printed(self, printed: str, area: JudgementArea) -> None:
        """A report's own heading in full is read as its area."""
        assert from_data(stated(area=printed), Inspection).judgements[0].area is area


class TestVisits:
    @pytest.mark.parametrize(
        ("written", "visits"),
        [
            ("[2023-03-06]", [(6, 6)]),
            ("[2023-03-06, 2023-03-07]", [(6, 7)]),
            ('["6 March 2023", 2023-03-14]', [(6, 6), None]),
            ('["6 and 7 March 2023"]', [(6, 7)]),
            ('["6 and 7 March 2023, and 14 March 2023"]', [(6, 7), (14, 14)]),
            ("[{ starts_on = 2023-03-06, ends_on = 2023-03-17 }]", [(6, 17)]),
        ],
    )
    def test_bare_dates_and_lists_of_days(self, written: str, visits: list[tuple[int, int] | None]) -> None:
        """One bare date is a visit of a day, days in a row are one visit, and a text may hold several visits."""
        text = f'authority = "York"\nframework = "ILACS"\nkind = "focused visit"\nvisits = {written}\n'
        if None in visits:
            with pytest.raises(FaultyInputError, match=r"visits\[1\]"):
                from_toml(text, Inspection)
            return
        expected = [DateRange(date(2023, 3, each[0]), date(2023, 3, each[1])) for each in visits if each]
        assert list(from_toml(text, Inspection).visits) == expected

    def test_two_days_apart_are_asked_about(self) -> None:
        """Two bare dates may be two visits, or the first and the last day of one: neither is assumed."""
        with pytest.raises(FaultyInputError) as refused:
            from_data(stated(visits=[date(2016, 11, 14), date(2016, 12, 8)]), Inspection)
        places = [each.place.path for each in refused.value.faults]
        assert places == [("visits", 0), ("visits", 1)]
        assert all("datetime" not in str(each) for each in refused.value.faults)
