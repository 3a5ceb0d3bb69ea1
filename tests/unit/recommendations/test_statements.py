from datetime import date

from safeguarding.dates.inspection_reports import STATEMENT_OF_ACTION
from safeguarding.dates.statutory_calendars import england_and_wales, weekends_only
from safeguarding.recommendations.records import Plan
from safeguarding.recommendations.statements import statement_answer
from safeguarding.recommendations.words import ActionStanding
from safeguarding.timescales.catalogue import rule_named
from safeguarding.timescales.schedules import Schedule

ASKED = date(2017, 9, 19)


class TestStatement:
    """The statement is due 70 working days after the report was received; receipt is not publication."""

    def asked(self, on: date = ASKED, **fields: date) -> tuple[ActionStanding, int, date]:
        answer = statement_answer(
            Plan(**fields),  # type: ignore[arg-type]
            rule=STATEMENT_OF_ACTION,
            on=on,
            calendar=england_and_wales(),
        )
        assert answer is not None
        return answer.standing, answer.day_number, answer.deadline.due_on

    def test_yorks(self) -> None:
        """Received 7 February 2017, sent on 17 May: working day 68 of 70, due on the 19th."""
        sent = self.asked(received_on=date(2017, 2, 7), submitted_on=date(2017, 5, 17))
        assert sent == (ActionStanding.DONE_IN_TIME, 68, date(2017, 5, 19))

    def test_the_last_day_and_the_next(self) -> None:
        received = date(2017, 2, 7)
        assert self.asked(received_on=received, submitted_on=date(2017, 5, 19))[0] is ActionStanding.DONE_IN_TIME
        assert self.asked(received_on=received, submitted_on=date(2017, 5, 22))[0] is ActionStanding.DONE_LATE
        assert self.asked(on=date(2017, 5, 19), received_on=received)[0] is ActionStanding.NOT_YET_DUE
        assert self.asked(on=date(2017, 5, 20), received_on=received)[0] is ActionStanding.OVERDUE

    def test_a_submission_after_the_question_is_not_known(self) -> None:
        on = date(2017, 5, 20)
        assert (
            self.asked(on=on, received_on=date(2017, 2, 7), submitted_on=date(2017, 5, 22))[0] is ActionStanding.OVERDUE
        )

    def test_without_bank_holidays_it_looks_late(self) -> None:
        plan = Plan(received_on=date(2017, 2, 7), submitted_on=date(2017, 5, 17))
        answer = statement_answer(plan, rule=STATEMENT_OF_ACTION, on=ASKED, calendar=weekends_only())
        assert answer is not None
        assert (answer.standing, answer.day_number) == (ActionStanding.DONE_LATE, 71)

    def test_publication_stands_in_for_receipt_and_says_so(self) -> None:
        plan = Plan(published_on=date(2017, 2, 7), submitted_on=date(2017, 5, 17))
        answer = statement_answer(plan, rule=STATEMENT_OF_ACTION, on=ASKED, calendar=england_and_wales())
        assert answer is not None
        assert "the day of receipt is not stated" in answer.explanation

    def test_without_either_there_is_no_answer(self) -> None:
        assert statement_answer(Plan(), rule=STATEMENT_OF_ACTION, on=ASKED, calendar=england_and_wales()) is None

    def test_the_two_domains_agree(self) -> None:
        """The period stands in two domains, which never import one another; it is one number."""
        limit = rule_named("ofsted_action_statement").limits.entries[0].value
        assert isinstance(limit, Schedule)
        assert limit.steps[0].interval == STATEMENT_OF_ACTION.period

    def test_a_submission_on_the_day_of_the_question_is_known(self) -> None:
        sent = date(2017, 5, 17)
        assert self.asked(on=sent, received_on=date(2017, 2, 7), submitted_on=sent)[0] is ActionStanding.DONE_IN_TIME
