"""Everything that applies to a child follows from what happened; what nobody speaks of accuses nobody."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from safeguarding.errors import InvalidRecordError
from safeguarding.timescales.catalogue import rule_named
from safeguarding.timescales.children import ChildAnswers, ChildEvents, case_answers, child_answers
from safeguarding.timescales.episodes import Episode
from safeguarding.timescales.events import Moment
from safeguarding.timescales.words import TimescaleOutcome, TotalOutcome

ON = date(2017, 9, 19)
Found = list[tuple[str, object, TimescaleOutcome | TotalOutcome]]


def asked(
    on: date = ON, *, born: date | None = None, lasting: bool | None = None, **moments: list[Moment]
) -> ChildAnswers:
    """What applies to an invented child."""
    named = {kind.replace("_", " "): several for kind, several in moments.items()}
    return child_answers(ChildEvents(moments=named, born_on=born, is_lasting=lasting), on=on)


def of(found: ChildAnswers, *rules: str) -> Found:
    """The answers of some rules."""
    return [(each.rule_id, each.due, each.outcome) for each in found.answers if each.rule_id in rules]


class TestWhatApplies:
    """A rule applies where the event happened from which it is counted, and nowhere else."""

    def test_nothing_applies_where_nothing_happened(self) -> None:
        assert asked(visit=[]).answers == ()

    def test_reviews_of_a_period_of_care(self) -> None:
        found = asked(care_began=[date(2017, 4, 3)], review=[date(2017, 5, 5), date(2017, 8, 4)])
        assert of(found, "cla_review_first", "cla_review_second", "cla_review_subsequent") == [
            ("cla_review_first", date(2017, 5, 4), TimescaleOutcome.LATE),
            ("cla_review_second", date(2017, 8, 5), TimescaleOutcome.IN_TIME),
            ("cla_review_subsequent", date(2018, 2, 4), TimescaleOutcome.NOT_YET_DUE),
        ]

    def test_two_periods_of_care_have_a_clock_each(self) -> None:
        found = asked(
            date(2018, 6, 1),
            care_began=[date(2017, 4, 3), date(2018, 5, 14)],
            care_ended=[date(2017, 4, 20)],
            review=[date(2018, 5, 30)],
        )
        assert of(found, "cla_review_first") == [
            ("cla_review_first", date(2017, 5, 4), TimescaleOutcome.LAPSED),
            ("cla_review_first", date(2018, 6, 12), TimescaleOutcome.IN_TIME),
        ]

    def test_a_conference_belongs_to_the_enquiry_before_it(self) -> None:
        found = asked(
            strategy_discussion=[date(2017, 4, 3), date(2017, 7, 3)],
            initial_conference=[date(2017, 7, 24)],
            no_conference_needed=[date(2017, 4, 5)],
        )
        assert of(found, "icpc") == [
            ("icpc", date(2017, 4, 26), TimescaleOutcome.LAPSED),
            ("icpc", date(2017, 7, 24), TimescaleOutcome.IN_TIME),
        ]

    def test_a_move_starts_visits_afresh(self) -> None:
        found = asked(
            date(2017, 9, 19),
            lasting=False,
            care_began=[date(2017, 4, 3)],
            placement=[date(2017, 4, 3), date(2017, 9, 12)],
            visit=[date(2017, 4, 10), date(2017, 5, 22), date(2017, 7, 3), date(2017, 8, 14)],
        )
        assert of(found, "cla_visit_first")[-1] == ("cla_visit_first", ON, TimescaleOutcome.NOT_YET_DUE)

    def test_hours_are_counted_from_the_time(self) -> None:
        back, held = datetime.fromisoformat("2017-09-01T12:00"), datetime.fromisoformat("2017-09-04T12:01")
        found = asked(returned=[back], return_interview=[held])
        ((_, due, outcome),) = of(found, "return_home_interview")
        assert isinstance(due, datetime)
        assert (due.isoformat()[:16], outcome) == ("2017-09-04T12:00", TimescaleOutcome.LATE)

    @pytest.mark.parametrize(("lasting", "untold"), [(None, 1), (True, 0), (False, 0)])
    def test_whether_a_placement_lasts_is_asked_for(self, *, lasting: bool | None, untold: int) -> None:
        found = asked(lasting=lasting, care_began=[date(2017, 4, 3)], placement=[date(2017, 4, 3)], visit=[])
        assert len(found.untold) == untold
        assert len(of(found, "cla_visit_first")) == 1


class TestWhatIsNotKnown:
    """What the file does not speak of is unknown; an empty list says that nothing was done."""

    def test_silence_is_not_overdue(self) -> None:
        found = asked(care_began=[date(2017, 4, 3)])
        assert of(found, "iha") == [("iha", date(2017, 5, 4), TimescaleOutcome.CANNOT_TELL)]

    def test_an_empty_list_is(self) -> None:
        found = asked(care_began=[date(2017, 4, 3)], health_assessment=[])
        assert of(found, "iha") == [("iha", date(2017, 5, 4), TimescaleOutcome.OVERDUE)]

    @pytest.mark.parametrize(
        ("on", "outcome"),
        [(date(2017, 5, 4), TimescaleOutcome.NOT_YET_DUE), (date(2017, 5, 5), TimescaleOutcome.OVERDUE)],
    )
    def test_the_due_day_and_the_day_after(self, on: date, outcome: TimescaleOutcome) -> None:
        assert of(asked(on, care_began=[date(2017, 4, 3)], health_assessment=[]), "iha")[0][2] is outcome

    @pytest.mark.parametrize(
        ("ended", "known_from", "outcome"),
        [
            ([date(2017, 4, 2)], None, TimescaleOutcome.CANNOT_TELL),
            # a time in care before the one that is known
            ([date(2017, 4, 2)], date(2017, 4, 1), TimescaleOutcome.OVERDUE),
            ([date(2017, 4, 3)], None, TimescaleOutcome.LAPSED),
            ([], None, TimescaleOutcome.OVERDUE),
        ],
    )
    def test_an_end_before_the_beginning_leaves_open_whether_anything_was_required(
        self, ended: list[Moment], known_from: date | None, outcome: TimescaleOutcome
    ) -> None:
        moments: dict[str, list[Moment]] = {"care began": [date(2017, 4, 3)], "care ended": ended, "review": []}
        found = child_answers(ChildEvents(moments=moments, known_from=known_from), on=ON)
        assert of(found, "cla_review_first")[0][2] is outcome

    def test_an_event_that_no_rule_has_used_is_named(self) -> None:
        found = asked(care_began=[date(2017, 4, 3)], review=[date(2017, 3, 1), date(2017, 5, 4)])
        assert found.unused == (("review", 1),)

    def test_nothing_after_the_day_is_looked_at(self) -> None:
        before = asked(care_began=[date(2017, 4, 3)], review=[date(2017, 5, 4)])
        after = asked(care_began=[date(2017, 4, 3), date(2018, 1, 1)], review=[date(2017, 5, 4), date(2017, 9, 20)])
        assert before.answers == after.answers

    def test_what_was_done_before_all_is_known_is_not_called_late(self) -> None:
        child = ChildEvents(
            moments={"care began": [date(2015, 4, 6)], "review": [date(2017, 8, 1)]}, known_from=date(2017, 4, 1)
        )
        found = child_answers(child, on=ON)
        assert not any(each.is_breach for each in found.answers if each.rule_id.startswith("cla_review"))

    @pytest.mark.parametrize(("born_on", "counts"), [(date(2017, 4, 3), True), (date(2017, 4, 4), False)])
    def test_who_is_born_on_the_day_the_clock_starts_has_an_age(self, born_on: date, counts: bool) -> None:  # noqa: FBT001
        """Born after it, the child is not the one whose clock it is: no age is made up."""
        moments: dict[str, list[Moment]] = {"care began": [date(2017, 4, 3)], "health assessment": [date(2017, 4, 20)]}
        found = child_answers(ChildEvents(moments=moments, born_on=born_on), on=date(2017, 9, 19))
        outcomes = {each[2] for each in of(found, "rha_under5")}
        assert (TimescaleOutcome.NOT_YET_DUE in outcomes) is counts

    def test_the_repr_tells_no_child(self) -> None:
        child = ChildEvents(reference="SECRET", worker="Somebody", born_on=date(2012, 2, 29), moments={})
        assert not any(each in repr(child) for each in ("SECRET", "Somebody", "2012"))


def test_a_child_born_after_care_began_is_not_overdue() -> None:
    """One of the two days is wrong: what was due is not known, whichever it is."""
    found = asked(born=date(2017, 6, 1), care_began=[date(2017, 4, 3)], review=[], health_assessment=[])
    assert {outcome for _, _, outcome in of(found, "cla_review_first", "iha")} == {TimescaleOutcome.CANNOT_TELL}
    # before birth a referral may well begin
    unborn = asked(born=date(2017, 9, 1), referral=[date(2017, 4, 3)], referral_decision=[])
    assert TimescaleOutcome.OVERDUE in {each.outcome for each in unborn.answers}


def test_of_several_ends_of_one_beginning_the_others_are_told() -> None:
    ends: list[Moment] = [date(2017, 4, 20), date(2017, 8, 1)]
    found = asked(care_began=[date(2017, 4, 3)], review=[], care_ended=ends)
    assert (found.unused, found.untold) == ((("care ended", 1),), ())
    assert of(found, "cla_review_first") == [("cla_review_first", date(2017, 5, 4), TimescaleOutcome.LAPSED)]
    assert asked(care_began=[date(2017, 4, 3)], review=[], care_ended=ends[:1]).unused == ()


def test_moments_are_given_by_kind() -> None:
    """Days without the kind of event are refused, and the field is named."""
    with pytest.raises(InvalidRecordError, match="moments"):
        ChildEvents(moments=[date(2017, 4, 3)])  # type: ignore[arg-type]


def test_what_cannot_be_judged_for_one_child_is_told_and_the_rest_is_judged() -> None:
    """Of days before a rule is known nothing is said; the other rules of the child still have their answers."""
    found = asked(strategy_discussion=[date(1990, 1, 1)], care_began=[date(2017, 4, 3)], review=[])
    assert [each.partition(":")[0] for each in found.untold] == ["icpc"]
    assert of(found, "cla_review_first") == [("cla_review_first", date(2017, 5, 4), TimescaleOutcome.OVERDUE)]


def test_a_day_that_could_not_be_read_leaves_open_only_what_had_begun() -> None:
    """A review with an unreadable day says nothing of reviews of care that never began, nor of the rest."""
    began: list[Moment] = [date(2017, 4, 3)]
    for moments, untold in (({"care began": began}, True), ({"care began": []}, False)):
        found = child_answers(ChildEvents(moments=moments, unread=frozenset({"review"})), on=ON)
        assert any(each.startswith("cla_review_first") for each in found.untold) is untold
        assert of(found, "cla_review_first") == []
    # visits come after reviews among what applies
    moments = {"care began": began, "placement": began, "visit": []}
    found = child_answers(ChildEvents(moments=moments, unread=frozenset({"review"})), on=ON)
    assert of(found, "cla_visit_first") == [("cla_visit_first", date(2017, 4, 10), TimescaleOutcome.OVERDUE)]


@pytest.mark.parametrize(
    ("event", "rules"), [("strategy discussion", "icpc"), ("plan began", "rcpc_first, rcpc_subsequent")]
)
def test_a_rule_that_cannot_be_told_is_named_once(event: str, rules: str) -> None:
    """Also where the problem names it by itself, as one before the rule's first source does."""
    found = child_answers(ChildEvents(moments={event: [date(1980, 1, 2)]}), on=ON)
    said = [each for each in found.untold if each.startswith(rules)]
    assert said == [f"{rules}: nothing is known on 1980-01-02; the first value starts on 2010-04-01"]


def test_a_longer_time_is_agreed_once() -> None:
    """What is agreed again of one complaint gives no third time."""
    extended: list[Moment] = [date(2017, 9, 7), date(2017, 9, 14)]
    found = asked(
        date(2017, 10, 1), complaint=[date(2017, 9, 1)], complaint_time_extended=extended, complaint_answered=[]
    )
    assert of(found, "complaint_stage1") == [("complaint_stage1", date(2017, 9, 29), TimescaleOutcome.OVERDUE)]


def test_what_happens_on_the_day_of_the_question_is_known() -> None:
    """A period of care that begins on it has its answers, and a review that is held on it was held."""
    began = asked(care_began=[ON], review=[])
    assert of(began, "cla_review_first") == [("cla_review_first", date(2017, 10, 17), TimescaleOutcome.NOT_YET_DUE)]
    held = asked(care_began=[date(2017, 8, 21)], review=[ON])
    assert of(held, "cla_review_first") == [("cla_review_first", ON, TimescaleOutcome.IN_TIME)]


def test_the_care_plan_is_asked_of_the_first_placement() -> None:
    """Ten working days from it, however often the child was moved since."""
    placed: list[Moment] = [date(2017, 4, 3), date(2017, 4, 10)]
    found = asked(care_began=[date(2017, 4, 3)], placement=placed, care_plan=[date(2017, 4, 20)])
    assert of(found, "care_plan") == [("care_plan", date(2017, 4, 19), TimescaleOutcome.LATE)]


def test_each_placement_has_its_plan() -> None:
    """Also where the child had been in care before without a placement that is known of."""
    found = asked(
        care_began=[date(2017, 1, 9), date(2017, 4, 3)],
        care_ended=[date(2017, 1, 16)],
        placement=[date(2017, 4, 3), date(2017, 8, 7)],
        placement_plan=[date(2017, 4, 10)],
    )
    assert of(found, "placement_plan") == [
        ("placement_plan", date(2017, 4, 10), TimescaleOutcome.IN_TIME),
        ("placement_plan", date(2017, 8, 14), TimescaleOutcome.OVERDUE),
    ]


@pytest.mark.parametrize(
    ("began", "ended", "done", "rule"),
    [
        ("care began", "care ended", "review", "cla_review_first"),
        ("plan began", "plan ended", "core group", "core_group"),
    ],
)
def test_an_end_that_lies_before_every_beginning_is_named(began: str, ended: str, done: str, rule: str) -> None:
    """One that ends the first of two periods lies before no beginning of its own: of the second all is known."""

    def answer(*ends: date) -> tuple[TimescaleOutcome | TotalOutcome, str]:
        moments: dict[str, list[Moment]] = {began: [date(2017, 3, 6), date(2017, 6, 5)], ended: [*ends], done: []}
        found = child_answers(ChildEvents(moments=moments), on=ON)
        return [(each.outcome, " ".join(each.notes)) for each in found.answers if each.rule_id == rule][-1]

    assert answer(date(2017, 3, 10))[0] is TimescaleOutcome.OVERDUE
    outcome, notes = answer(date(2017, 3, 5))
    assert outcome is TimescaleOutcome.CANNOT_TELL
    assert f"'{ended}' lies before '{began}': whether it went on is not known" in notes


@pytest.mark.parametrize(
    ("born", "outcome"),
    [(date(2017, 4, 3), TimescaleOutcome.OVERDUE), (date(2017, 4, 4), TimescaleOutcome.CANNOT_TELL)],
)
def test_a_child_in_care_from_birth(born: date, outcome: TimescaleOutcome) -> None:
    """Born on the day on which care began, as many are: both days may be right. Born the day after, one is wrong."""
    found = asked(born=born, care_began=[date(2017, 4, 3)], review=[])
    assert of(found, "cla_review_first") == [("cla_review_first", date(2017, 5, 4), outcome)]


def test_what_happens_on_the_day_of_a_new_beginning_belongs_to_it() -> None:
    """Each of three plans has its own core group; that of the day on which the second began is none of the first's."""
    found = asked(
        plan_began=[date(2017, 4, 3), date(2017, 5, 2), date(2017, 8, 1)],
        core_group=[date(2017, 5, 2), date(2017, 8, 7)],
    )
    assert of(found, "core_group") == [
        ("core_group", date(2017, 4, 19), TimescaleOutcome.OVERDUE),
        ("core_group", date(2017, 5, 16), TimescaleOutcome.IN_TIME),
        ("core_group", date(2017, 8, 15), TimescaleOutcome.IN_TIME),
    ]


def test_a_first_period_that_ended_on_the_day_it_began() -> None:
    """It has its end; whether the second goes on is known."""
    began: list[Moment] = [date(2017, 3, 6), date(2017, 6, 5)]
    found = asked(care_began=began, care_ended=began[:1], review=[])
    assert [outcome for _, _, outcome in of(found, "cla_review_first")] == [
        TimescaleOutcome.LAPSED,
        TimescaleOutcome.OVERDUE,
    ]


@pytest.mark.parametrize(
    ("kind", "day", "outcome"),
    [
        # counted from 3 April, overdue since 5 May, asked on 19 September
        ("review", date(2017, 4, 2), TimescaleOutcome.OVERDUE),
        ("review", date(2017, 4, 3), TimescaleOutcome.CANNOT_TELL),
        ("", date(2017, 6, 1), TimescaleOutcome.CANNOT_TELL),
        ("health assessment", date(2017, 6, 1), TimescaleOutcome.OVERDUE),
        ("review", ON, TimescaleOutcome.CANNOT_TELL),
        ("review", date(2017, 9, 20), TimescaleOutcome.OVERDUE),
    ],
)
def test_a_day_of_which_it_is_not_known_whose_it_was(kind: str, day: date, outcome: TimescaleOutcome) -> None:
    """It may have been the review, from the day care began to that of the question: nobody is accused for it."""
    moments: dict[str, list[Moment]] = {"care began": [date(2017, 4, 3)], "review": []}
    found = child_answers(ChildEvents(moments=moments, uncertain=[(kind, day)]), on=ON)
    (answer,) = (each for each in found.answers if each.rule_id == "cla_review_first")
    assert answer.outcome is outcome
    assert answer.obligation is not None
    assert answer.obligation.outcome is outcome
    assert ("may be about it" in answer.obligation.cannot_tell) is (outcome is TimescaleOutcome.CANNOT_TELL)


@pytest.mark.parametrize(
    ("day", "outcome"),
    [(date(2017, 5, 8), TimescaleOutcome.CANNOT_TELL), (date(2017, 5, 9), TimescaleOutcome.LATE)],
)
def test_what_was_done_late_may_have_been_done_before(day: date, outcome: TimescaleOutcome) -> None:
    """Not after it was done."""
    moments: dict[str, list[Moment]] = {"care began": [date(2017, 4, 3)], "review": [date(2017, 5, 8)]}
    found = child_answers(ChildEvents(moments=moments, uncertain=[("review", day)]), on=ON)
    assert of(found, "cla_review_first")[0][2] is outcome


def test_of_hours_too_nothing_is_said_where_nothing_is_known() -> None:
    """There is no obligation in days to say it."""
    found = asked(returned=[datetime.fromisoformat("2017-09-01T12:00")])
    (answer,) = (each for each in found.answers if each.rule_id == "return_home_interview")
    assert (answer.outcome, answer.obligation) == (TimescaleOutcome.CANNOT_TELL, None)


def test_what_is_counted_from_the_last_time_it_was_done() -> None:
    """Each questionnaire is due within a year of the one before; the first of a file asks for the next."""
    given: list[Moment] = [date(2015, 4, 10), date(2016, 3, 1), date(2017, 4, 3)]
    found = asked(born=date(2007, 1, 1), care_began=[date(2015, 1, 5)], questionnaire=given)
    assert of(found, "sdq") == [
        ("sdq", date(2016, 4, 10), TimescaleOutcome.IN_TIME),
        ("sdq", date(2017, 3, 1), TimescaleOutcome.LATE),
        ("sdq", date(2018, 4, 3), TimescaleOutcome.NOT_YET_DUE),
    ]


@pytest.mark.parametrize("lasting", [True, False])
def test_visits_of_a_placement_that_lasts(lasting: bool) -> None:  # noqa: FBT001
    """After its first year every three months, where it is intended to last; of another the first year's rule goes on."""
    visits: list[Moment] = [date(2016, 4, 8), date(2017, 4, 5)]
    found = asked(lasting=lasting, care_began=[date(2016, 4, 4)], placement=[date(2016, 4, 4)], visit=visits)
    assert bool(of(found, "cla_visit_permanent")) is lasting


def test_the_answers_of_several_cases_stand_in_the_order_of_their_days() -> None:
    cases = [([rule_named("iha")], Episode(started_on=date(2017, month, 3))) for month in (7, 4, 5)]
    due = [each.due for each in case_answers("7", cases, on=ON).answers]
    assert due == [date(2017, 5, 4), date(2017, 6, 1), date(2017, 7, 31)]


def test_what_was_done_in_the_last_period_is_none_of_the_one_before() -> None:
    """The first of two plans had no core group, whatever the second had."""
    found = asked(plan_began=[date(2017, 4, 3), date(2017, 5, 2)], core_group=[date(2017, 5, 8)])
    assert of(found, "core_group") == [
        ("core_group", date(2017, 4, 19), TimescaleOutcome.OVERDUE),
        ("core_group", date(2017, 5, 16), TimescaleOutcome.IN_TIME),
    ]
