"""What closes next as an iCalendar file, read back by the library that calendars are read with."""

from datetime import date

import icalendar

from safeguarding.dates.periods import Period
from safeguarding.pages.plans.calendars import plan_calendar
from safeguarding.recommendations.records import Action, Plan, Recommendation
from safeguarding.recommendations.updates import Update
from safeguarding.recommendations.words import Delivery

ON = date(2024, 9, 1)
PLAN = Plan(
    ref="2024",
    recommendations=[Recommendation(ref="r8", number=8)],
    actions=[
        Action(
            ref="a1", serves=["r8"], text="agree a form; then, train", owner="Jo Example", target_on=date(2024, 9, 30)
        ),
        Action(ref="a2", target_on=date(2024, 8, 31)),
        Action(ref="a3", target_on=date(2025, 3, 31)),
        Action(ref="a4"),
    ],
    updates=[Update(action="a2", on=date(2024, 8, 1), delivery=Delivery.IN_PROGRESS)],
)


def events(plan: Plan = PLAN, on: date = ON, within: Period | None = None) -> list[object]:
    return list(icalendar.Calendar.from_ical(plan_calendar(plan, on=on, within=within)).walk("VEVENT"))


class TestCalendar:
    """One event of a whole day for each action that closes next; known again by its UID."""

    def test_what_closes_next(self) -> None:
        first, second = events()
        assert (str(first["summary"]), first.decoded("dtstart"), first.decoded("dtend")) == (  # type: ignore[index,attr-defined]
            "agree a form; then, train",
            date(2024, 9, 30),
            date(2024, 10, 1),
        )
        assert second.decoded("dtstart") == date(2025, 3, 31)  # type: ignore[attr-defined]
        assert "Recommendation 8" in str(first["description"])  # type: ignore[index]

    def test_within(self) -> None:
        assert len(events(within=Period(months=1))) == 1

    def test_a_revised_target_moves_the_same_event(self) -> None:
        moved = Update(action="a1", on=date(2024, 9, 2), target_on=date(2024, 12, 31))
        later = Plan(ref="2024", recommendations=PLAN.recommendations, actions=PLAN.actions, updates=[moved])
        before, after = events()[0], events(later, date(2024, 9, 3))[0]
        assert before["uid"] == after["uid"]  # type: ignore[index]
        assert int(after["sequence"]) > int(before["sequence"])  # type: ignore[index]

    def test_all_are_different(self) -> None:
        other = Plan(ref="2021", actions=PLAN.actions)
        uids = {each["uid"] for plan in (PLAN, other) for each in events(plan)}  # type: ignore[index]
        assert len(uids) == len(events(PLAN)) + len(events(other))

    def test_two_trackers_are_two_plans(self) -> None:
        """A tracker's plan has no key of its own, so its file's name counts."""
        one, other = (Plan(ref="tracker", title=title, actions=PLAN.actions[2:3]) for title in ("a.csv", "b.csv"))
        assert events(one)[0]["uid"] != events(other)[0]["uid"]  # type: ignore[index]

    def test_the_same_question_gives_the_same_file(self) -> None:
        assert plan_calendar(PLAN, on=ON) == plan_calendar(PLAN, on=ON)

    def test_nobody_is_named(self) -> None:
        assert "Jo" not in plan_calendar(PLAN, on=ON)

    def test_the_last_day_of_the_calendar(self) -> None:
        (event,) = events(Plan(actions=[Action(ref="a1", target_on=date.max)]))
        assert event.decoded("dtstart") == date.max  # type: ignore[attr-defined]
