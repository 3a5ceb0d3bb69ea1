"""What is known on a day: nothing that has not happened yet, nobody's word about the future."""

from datetime import date, timedelta

import pytest

from safeguarding.dates.inspection_reports import STATEMENT_OF_ACTION
from safeguarding.dates.statutory_calendars import england_and_wales
from safeguarding.errors import OutOfCoverageError
from safeguarding.recommendations.checks import plan_faults
from safeguarding.recommendations.progress_measures import progress
from safeguarding.recommendations.records import Action, Element, Plan, Recommendation
from safeguarding.recommendations.statements import statement_answer, statement_contents
from safeguarding.recommendations.states import standing, state_on, states_on
from safeguarding.recommendations.updates import Update
from safeguarding.recommendations.words import ActionStanding, Delivery, Response, SignOff

ENTERED, ASKED, AHEAD = date(2017, 9, 1), date(2017, 9, 19), date(2018, 2, 1)


def plan_with(**entry: object) -> Plan:
    log = [Update(action="a1", on=ENTERED, **entry)]  # type: ignore[arg-type]
    return Plan(actions=[Action(ref="a1", target_on=date(2017, 9, 30))], updates=log)


class TestWhatLiesAhead:
    """A completion, a sign-off or evidence that is dated after the day asked is not known on it."""

    @pytest.mark.parametrize(
        ("entry", "before", "then"),
        [
            ({"completed_on": AHEAD}, Delivery.NOT_KNOWN, Delivery.COMPLETE_AWAITING_SIGN_OFF),
            ({"completed_on": AHEAD, "percent": 40}, Delivery.IN_PROGRESS, Delivery.COMPLETE_AWAITING_SIGN_OFF),
            ({"completed_on": AHEAD, "delivery": Delivery.IMPLEMENTED}, Delivery.NOT_KNOWN, Delivery.IMPLEMENTED),
            (
                {"completed_on": ENTERED, "signed_off_on": AHEAD},
                Delivery.COMPLETE_AWAITING_SIGN_OFF,
                Delivery.IMPLEMENTED,
            ),
            ({"signed_off_on": AHEAD, "delivery": Delivery.IMPLEMENTED}, Delivery.NOT_KNOWN, Delivery.IMPLEMENTED),
            ({"completed_on": AHEAD, "signed_off_on": ENTERED}, Delivery.NOT_KNOWN, Delivery.IMPLEMENTED),
        ],
    )
    def test_both_sides_of_its_day(self, entry: dict[str, object], before: Delivery, then: Delivery) -> None:
        plan = plan_with(**entry)
        for day in (ASKED, AHEAD - timedelta(days=1)):
            assert state_on(plan, "a1", on=day).delivery is before
        assert state_on(plan, "a1", on=AHEAD).delivery is then

    def test_it_is_not_done_late_today(self) -> None:
        """Asked in September of a completion next February: neither done nor late."""
        plan = plan_with(completed_on=AHEAD, delivery=Delivery.COMPLETE_AWAITING_SIGN_OFF)
        assert standing(state_on(plan, "a1", on=ASKED)) is ActionStanding.NOT_KNOWN
        assert standing(state_on(plan, "a1", on=AHEAD)) is ActionStanding.DONE_LATE
        assert progress(plan, on=ASKED).done.count == 0  # type: ignore[union-attr]
        assert any("recorded before it happened" in fault.problem for fault in plan_faults(plan, on=ASKED))

    def test_an_action_that_is_open_stays_open(self) -> None:
        """What was known before is still known: a completion foretold takes nothing back."""
        begun = Update(action="a1", on=date(2017, 6, 1), delivery=Delivery.IN_PROGRESS)
        plan = plan_with(completed_on=AHEAD)
        plan = Plan(actions=plan.actions, updates=[begun, *plan.updates])
        assert standing(state_on(plan, "a1", on=date(2017, 10, 1))) is ActionStanding.OVERDUE

    def test_evidence_of_a_day_to_come(self) -> None:
        plan = plan_with(evidence="audit of October", evidence_on=date(2017, 10, 31))
        assert state_on(plan, "a1", on=date(2017, 10, 30)).evidence == ()
        (found,) = state_on(plan, "a1", on=date(2017, 10, 31)).evidences
        assert (found.text, found.recorded_on, found.on) == ("audit of October", ENTERED, date(2017, 10, 31))

    @pytest.mark.parametrize(("on", "is_known"), [(date(2017, 2, 6), False), (date(2017, 2, 7), True)])
    def test_a_report_to_come_starts_no_statement(self, on: date, *, is_known: bool) -> None:
        plan = Plan(received_on=date(2017, 2, 7))
        answer = statement_answer(plan, rule=STATEMENT_OF_ACTION, on=on, calendar=england_and_wales())
        assert (answer is not None) is is_known

    def test_publication_counts_until_receipt_is_known(self) -> None:
        plan = Plan(published_on=date(2017, 2, 1), received_on=date(2017, 2, 7))
        for on, is_from_publication in ((date(2017, 2, 6), True), (date(2017, 2, 7), False)):
            answer = statement_answer(plan, rule=STATEMENT_OF_ACTION, on=on, calendar=england_and_wales())
            assert answer is not None
            assert answer.is_from_publication is is_from_publication


class TestJoining:
    """An action that joined the plan later is not in it before."""

    PLAN = Plan(
        recommendations=[Recommendation(ref="r1")],
        actions=[Action(ref="a1", serves=["r1"]), Action(ref="a2", serves=["r1"], added_on=ASKED)],
        updates=[Update(action="a2", on=ENTERED, percent=10)],
    )

    def test_both_sides(self) -> None:
        assert [each.action.ref for each in states_on(self.PLAN, on=ASKED - timedelta(days=1))] == ["a1"]
        assert [each.action.ref for each in states_on(self.PLAN, on=ASKED)] == ["a1", "a2"]
        with pytest.raises(OutOfCoverageError) as raised:
            state_on(self.PLAN, "a2", on=ENTERED)
        assert raised.value.covers_from == ASKED

    def test_entries_before_it_are_a_fault(self) -> None:
        problems = {fault.problem for fault in plan_faults(self.PLAN, on=ASKED)}
        assert "recorded before its action joined the plan" in problems


class TestEvidence:
    """Several pieces of evidence each have their day; one that is withdrawn no longer stands."""

    def test_withdrawn_by_its_words(self) -> None:
        log = [
            Update(action="a1", on=date(2017, 6, 1), evidence="Minutes of  May"),
            Update(action="a1", on=date(2017, 6, 1), evidence="audit"),
            Update(action="a1", on=date(2017, 7, 1), evidence_withdrawn="minutes of May"),
        ]
        plan = Plan(actions=[Action(ref="a1", serves=["r1"])], updates=log, recommendations=[Recommendation(ref="r1")])
        assert state_on(plan, "a1", on=date(2017, 6, 30)).evidence == ("Minutes of  May", "audit")
        assert state_on(plan, "a1", on=date(2017, 7, 1)).evidence == ("audit",)
        assert plan_faults(plan, on=ASKED) == ()

    def test_what_was_never_recorded_cannot_be_withdrawn(self) -> None:
        plan = plan_with(evidence_withdrawn="minutes")
        (fault,) = (each for each in plan_faults(plan, on=ASKED) if "withdrawn" in each.problem)
        assert "minutes" not in str(fault)


def test_done_is_not_signed_off() -> None:
    """Delivery and sign-off are two states; what is closed without being done needs none."""
    expected = {
        Delivery.NOT_STARTED: SignOff.NOT_YET,
        Delivery.IN_PROGRESS: SignOff.NOT_YET,
        Delivery.COMPLETE_AWAITING_SIGN_OFF: SignOff.AWAITED,
        Delivery.IMPLEMENTED: SignOff.SIGNED_OFF,
        Delivery.SUPERSEDED: SignOff.NOT_NEEDED,
        Delivery.NO_LONGER_APPLICABLE: SignOff.NOT_NEEDED,
        Delivery.CLOSED_RISK_ACCEPTED: SignOff.NOT_NEEDED,
        Delivery.NOT_KNOWN: SignOff.NOT_KNOWN,
    }
    assert {each: state_on(plan_with(delivery=each), "a1", on=ASKED).sign_off for each in Delivery} == expected


class TestStatementContents:
    """The statement holds an action for what was asked, and a period for each action, as they were when it was sent."""

    RECOMMENDATIONS = (
        Recommendation(ref="r1"),
        Recommendation(ref="r2", elements=[Element(response=Response.REJECTED)]),
        Recommendation(ref="r3", elements=[Element(response=Response.AGREED)]),
    )
    SENT = date(2017, 5, 17)

    def plan(self, *actions: Action, updates: tuple[Update, ...] = ()) -> Plan:
        return Plan(recommendations=self.RECOMMENDATIONS, actions=actions, updates=updates, submitted_on=self.SENT)

    def test_complete(self) -> None:
        """A recommendation that was rejected needs no action."""
        found = statement_contents(self.plan(Action(ref="a1", serves=["r1", "r3"], target_on=ASKED)), on=ASKED)
        assert found.is_complete
        assert [each.ref for each in found.rejected] == ["r2"]

    def test_what_is_lacking(self) -> None:
        found = statement_contents(self.plan(Action(ref="a1", serves=["r1"])), on=ASKED)
        assert not found.is_complete
        assert ([each.ref for each in found.unanswered], [each.ref for each in found.without_period]) == (
            ["r3"],
            ["a1"],
        )

    def test_a_period_that_was_set_after_it_was_sent_was_not_in_it(self) -> None:
        action = Action(ref="a1", serves=["r1", "r3"])
        for day, is_complete in ((self.SENT, True), (self.SENT + timedelta(days=1), False)):
            plan = self.plan(action, updates=(Update(action="a1", on=day, target_on=ASKED),))
            assert statement_contents(plan, on=ASKED).is_complete is is_complete

    def test_a_plan_of_nothing_is_not_complete(self) -> None:
        assert not statement_contents(Plan(), on=ASKED).is_complete
