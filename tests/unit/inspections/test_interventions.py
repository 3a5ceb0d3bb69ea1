"""Intervention is dated, what lifts it is kept, and monitoring visits are told in their series."""

from datetime import date, timedelta
from typing import Any

import pytest

from safeguarding.authorities.england import english_authorities
from safeguarding.dates.ranges import DateRange
from safeguarding.errors import InvalidRecordError, NoTruthValueError
from safeguarding.inspections.areas import JudgementArea
from safeguarding.inspections.frameworks import Framework
from safeguarding.inspections.interventions import (
    Intervention,
    InterventionKind,
    InterventionState,
    MonitoringSeries,
    intervention_state,
    monitoring_series,
)
from safeguarding.inspections.records import Inspection, InspectionKind, Judgement
from safeguarding.inspections.scales import SocialCareGrade

REGISTER = english_authorities()
NOTICE = Intervention(
    authority="Barnsley",
    kind=InterventionKind.IMPROVEMENT_NOTICE,
    began_on=date(2021, 3, 1),
    lifted_on=date(2023, 6, 1),
    lifts_when="an inspection finds the services no longer inadequate",
)


def inspected(grade: SocialCareGrade, on: date = date(2021, 1, 11)) -> Inspection:
    """An invented outcome."""
    return Inspection(
        authority="Barnsley",
        framework=Framework.ILACS,
        kind=InspectionKind.STANDARD,
        visits=[DateRange(on, on)],
        published_on=date(on.year, on.month + 1, 20),
        judgements=[Judgement(JudgementArea.OVERALL_EFFECTIVENESS, grade)],
    )


def visit(on: date, number: int | None = None, *, authority: str = "Barnsley") -> Inspection:
    return Inspection(
        authority=authority,
        framework=Framework.ILACS,
        kind=InspectionKind.MONITORING_VISIT,
        visits=[DateRange(on, on)],
        published_on=on,
        series_number=number,
    )


def series(*known: Inspection, on: date = date(2023, 1, 1)) -> MonitoringSeries | None:
    return monitoring_series(known, authority=REGISTER.find("Barnsley"), register=REGISTER, on=on)


class TestStates:
    @pytest.mark.parametrize(
        ("on", "state"),
        [
            (date(2021, 2, 28), InterventionState.NOT_BEGUN),
            (date(2021, 3, 1), InterventionState.IN_FORCE),
            (date(2023, 5, 31), InterventionState.IN_FORCE),
            (date(2023, 6, 1), InterventionState.LIFTED),
        ],
    )
    def test_both_sides_of_each_day(self, on: date, state: InterventionState) -> None:
        """In force from the day it began to the eve of the day it was lifted; a later lifting is not known yet."""
        assert intervention_state(NOTICE, on=on) is state

    def test_without_a_day_of_lifting_it_holds(self) -> None:
        """Nothing known of its end leaves it in force."""
        standing = Intervention(authority="Barnsley", kind=InterventionKind.TRUST, began_on=date(2015, 1, 1))
        assert intervention_state(standing, on=date(2030, 1, 1)) is InterventionState.IN_FORCE

    def test_a_state_is_no_yes_or_no(self) -> None:
        """Even a state that has not begun would pass for true."""
        with pytest.raises(NoTruthValueError):
            bool(intervention_state(NOTICE, on=date(2020, 1, 1)))

    def test_it_cannot_be_lifted_before_it_began(self) -> None:
        with pytest.raises(InvalidRecordError, match="cannot be lifted"):
            Intervention(
                authority="Barnsley",
                kind=InterventionKind.DIRECTION,
                began_on=date(2023, 6, 1),
                lifted_on=date(2023, 5, 31),
            )

    def test_each_kind_says_what_it_rests_on(self) -> None:
        """A notice has no statutory force; directions, commissioners and trusts rest on the Education Act 1996."""
        for kind in InterventionKind:
            assert kind.is_statutory is kind.source.title.startswith("Education Act 1996")


class TestMonitoring:
    def test_visits_since_an_inadequate_outcome(self) -> None:
        """Monitoring visits of the authority after its latest outcome, earliest first; numbered as they are known."""
        first, second = visit(date(2021, 9, 1)), visit(date(2022, 1, 10))
        found = series(inspected(SocialCareGrade.INADEQUATE), second, first, visit(date(2021, 5, 1), authority="York"))
        assert found is not None
        assert found.visits == (first, second)
        assert [found.number_of(each) for each in found.visits] == [1, 2]
        assert found.missing == ()

    def test_numbers_of_the_letters_win_and_tell_what_is_missing(self) -> None:
        """A letter that calls itself the third shows that two others exist, though only one is here."""
        found = series(inspected(SocialCareGrade.INADEQUATE), visit(date(2021, 9, 1), 1), visit(date(2022, 6, 1), 3))
        assert found is not None
        assert [found.number_of(each) for each in found.visits] == [1, 3]
        assert found.missing == (2,)
        third = series(inspected(SocialCareGrade.INADEQUATE), visit(date(2022, 6, 1), 3))
        assert third is not None
        assert third.missing == (1, 2)

    def test_a_visit_not_yet_published_is_not_known(self) -> None:
        """What is published after the day asked about is not known on it."""
        later = visit(date(2022, 1, 10))
        outcome = inspected(SocialCareGrade.INADEQUATE)
        assert (found := series(outcome, later, on=date(2022, 1, 9))) is not None
        assert found.visits == ()
        assert (found := series(outcome, later, on=date(2022, 1, 10))) is not None
        assert found.visits == (later,)

    @pytest.mark.parametrize("grade", [each for each in SocialCareGrade if each is not SocialCareGrade.INADEQUATE])
    def test_no_series_after_another_outcome(self, grade: SocialCareGrade) -> None:
        """A series belongs to an inadequate outcome; a later, better one ends it."""
        better = inspected(grade, on=date(2022, 8, 1))
        assert series(inspected(SocialCareGrade.INADEQUATE), visit(date(2021, 9, 1)), better) is None

    def test_nothing_known_is_no_series(self) -> None:
        assert series() is None


@pytest.mark.parametrize(
    ("visits", "says"), [(0, "no monitoring visits"), (1, "1 monitoring visit"), (2, "2 monitoring visits")]
)
def test_how_many_visits_are_known(visits: int, says: str) -> None:
    found = series(inspected(SocialCareGrade.INADEQUATE), *(visit(date(2022, 1 + k, 1)) for k in range(visits)))
    assert str(found).startswith(f"{says} since the inspection begun on ")


def test_an_intervention_is_in_an_authority() -> None:
    """Without a name or a code it is nobody's."""
    with pytest.raises(InvalidRecordError, match="its name or code is missing"):
        Intervention(authority=" ", kind=InterventionKind.IMPROVEMENT_NOTICE, began_on=date(2021, 3, 1))


def test_a_visit_of_another_series_has_no_number_in_it() -> None:
    """Only a visit of the series has a place in it."""
    first = visit(date(2021, 7, 1))
    found = series(inspected(SocialCareGrade.INADEQUATE), first)
    assert found is not None
    assert (found.number_of(first), found.number_of(visit(date(2021, 9, 1)))) == (1, None)


def test_only_visits_after_the_latest_inspection() -> None:
    """Neither one of the same day, nor one that followed an earlier inspection."""
    first, latest = inspected(SocialCareGrade.GOOD, date(2018, 1, 8)), inspected(SocialCareGrade.INADEQUATE)
    found = series(first, visit(date(2019, 5, 1)), latest, visit(date(2021, 1, 11)), visit(date(2021, 5, 4)))
    assert found is not None
    assert found.since == latest
    assert [each.over_by for each in found.visits] == [date(2021, 5, 4)]


@pytest.mark.parametrize(("days", "is_refused"), [(-1, True), (0, False)])
def test_an_intervention_may_be_lifted_on_the_day_it_began_and_not_before(days: int, *, is_refused: bool) -> None:
    """A notice that was withdrawn at once held on no day."""
    fields: dict[str, Any] = {
        "authority": "Barnsley",
        "kind": InterventionKind.IMPROVEMENT_NOTICE,
        "began_on": date(2021, 3, 1),
    }
    lifted_on = date(2021, 3, 1) + timedelta(days=days)
    if is_refused:
        with pytest.raises(InvalidRecordError):
            Intervention(**fields, lifted_on=lifted_on)
    else:
        assert intervention_state(Intervention(**fields, lifted_on=lifted_on), on=lifted_on) is InterventionState.LIFTED
