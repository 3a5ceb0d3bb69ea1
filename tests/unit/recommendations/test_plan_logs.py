"""A plan's log grown entry by entry, beside a model of its own: what was so on a past day stays so.

The model keeps no state: for a day it looks each thing up in the entries by itself, in another way than the rules do.
"""

from collections import Counter
from datetime import date, timedelta
from typing import Any

from hypothesis import settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from safeguarding.recommendations.plan_changes import ChangeKind, changes_between
from safeguarding.recommendations.plan_loads import load_by_owner
from safeguarding.recommendations.progress_measures import progress
from safeguarding.recommendations.published_rating_rules import COUNCIL_EXAMPLE, MONTHS_BEHIND
from safeguarding.recommendations.quarters import progress_by_quarter
from safeguarding.recommendations.ratings import rating_by
from safeguarding.recommendations.records import Action, Plan
from safeguarding.recommendations.slipped_actions import slippage
from safeguarding.recommendations.states import ActionState, standing, states_on
from safeguarding.recommendations.updates import Update
from safeguarding.recommendations.words import Delivery, Rating

FIRST = date(2024, 1, 1)
ACTIONS = [
    Action(ref="a1", owner="head of service", target_on=date(2024, 2, 10)),
    Action(ref="a2", owner="Head of  Service", target_on=date(2024, 3, 31)),
    Action(ref="a3"),
    Action(ref="a4", target_on=date(2024, 1, 31), added_on=date(2024, 1, 20)),
]
DONE = ("complete, awaiting sign-off", "implemented")
OPEN = ("not started", "in progress")

TARGETS = [date(2024, 2, 10), date(2024, 2, 29), date(2024, 3, 31), date(2024, 4, 30)]

few_days = st.integers(0, 40).map(lambda n: FIRST + timedelta(days=n))
entries = st.fixed_dictionaries(
    {"action": st.sampled_from([each.ref for each in ACTIONS])},
    optional={
        "target_on": st.sampled_from(TARGETS),
        "percent": st.sampled_from([0, 25, 26, 49, 50, 75, 76, 100]),
        "delivery": st.sampled_from(Delivery),
        "completed_on": few_days,
        "signed_off_on": few_days,
        "owner": st.sampled_from(["team manager", "TEAM MANAGER"]),
        "rating": st.sampled_from(Rating),
        "evidence": st.sampled_from(["minutes", "audit"]),
        "evidence_withdrawn": st.sampled_from(["minutes", "Audit"]),
    },
)


class Model:
    """What an action's entries say on a day, each thing for itself."""

    def __init__(self, action: Action, log: list[dict[str, Any]], on: date) -> None:
        self.on = on
        self.known = [each for each in log if each["action"] == action.ref and each["on"] <= on]
        self.action = action

    def last(self, key: str) -> Any:  # noqa: ANN401 - whatever an entry holds
        return next((each[key] for each in reversed(self.known) if key in each), None)

    @property
    def targets(self) -> list[date]:
        found = [] if self.action.target_on is None else [self.action.target_on]
        for each in self.known:
            if "target_on" in each and found[-1:] != [each["target_on"]]:
                found.append(each["target_on"])
        return found

    @property
    def delivery(self) -> str:
        return self.history()[0]

    @property
    def completed(self) -> date | None:
        return self.history()[1]

    def history(self) -> tuple[str, date | None]:
        """The word for the work, and its day, as the last entries that say something of them leave it."""
        word, done = "not known", None
        for each in self.known:
            ahead = each.get("completed_on", FIRST) > self.on
            accepted = "signed_off_on" in each and each["signed_off_on"] <= self.on and not ahead
            finished = "completed_on" in each and not ahead
            said = each["delivery"].label if "delivery" in each else None
            if said in DONE and ahead:
                said = "not known"
            elif said == "implemented" and "signed_off_on" in each and not accepted:
                said = "complete, awaiting sign-off" if finished or word in DONE else "not known"
            if said is None:
                said = self.implied(word, each.get("percent"), accepted=accepted, finished=finished)
            word = said
            if word in OPEN:
                done = None
            if finished:
                done = each["completed_on"]
        return word, done

    @staticmethod
    def implied(word: str, percent: int | None, *, accepted: bool, finished: bool) -> str:
        if accepted or (finished and word == "implemented"):
            return "implemented"
        if finished:
            return "complete, awaiting sign-off"
        if percent is None or word not in ("not known", "not started") or (word == "not known" and percent == 100):
            return word
        return "in progress" if percent > 0 else "not started"

    @property
    def standing(self) -> str:
        word, done = self.history()
        due = self.targets[-1] if self.targets else None
        if word == "not known":
            return "not known"
        if word in OPEN:
            return "open, without a target" if due is None else "overdue" if self.on > due else "not yet due"
        if word not in DONE:
            return "closed without being done"
        if done is None or due is None:
            return "done, but the day or the target is not known"
        return "done late" if done > due else "done in time"

    @property
    def slipped(self) -> tuple[int, int, int | None] | None:
        """Days from the original target to the latest, in all, and past the latest."""
        word, done = self.history()
        if not self.targets or word not in OPEN + DONE:
            return None
        first, latest = self.targets[0], self.targets[-1]
        end = done if word in DONE else self.on if self.on > latest else None
        return (latest - first).days, ((end or latest) - first).days, None if end is None else (end - latest).days

    @property
    def by_progress(self) -> str | None:
        """A quarter red, three quarters amber; under half past the target red; done is all of it."""
        percent = 100 if self.delivery in DONE else self.last("percent")
        if percent is None or self.delivery not in (*OPEN, *DONE, "not known"):
            return None
        if self.standing == "overdue" and percent < 50:
            return "red"
        return "red" if percent <= 25 else "green" if percent >= 76 else "amber"

    @property
    def by_months(self) -> str | None:
        """Only open work with a target has a colour by months behind. No two targets here are months long."""
        if self.delivery not in OPEN or not self.targets:
            return None
        due = self.targets[-1]
        month_on = date(due.year, due.month % 12 + 1, 1)
        last_of_it = date(month_on.year, month_on.month % 12 + 1, 1) - timedelta(days=1)
        one_month_on = min(month_on + timedelta(days=due.day - 1), last_of_it)
        return "green" if self.on <= due else "amber" if self.on <= one_month_on else "red"

    @property
    def evidence(self) -> list[str]:
        found: list[str] = []
        for each in self.known:
            found = [text for text in found if text != each.get("evidence_withdrawn", "").casefold()]
            found += [each["evidence"]] if "evidence" in each else []
        return found


class GrowingLog(RuleBasedStateMachine):
    """Entries are added day after day; every earlier day is asked again and again."""

    def __init__(self) -> None:
        super().__init__()
        self.today = FIRST
        self.log: list[dict[str, Any]] = []
        self.remembered: dict[date, tuple[ActionState, ...]] = {}

    @property
    def plan(self) -> Plan:
        return Plan(actions=ACTIONS, updates=[Update(**each) for each in self.log])

    def models(self, on: date) -> list[Model]:
        return [Model(each, self.log, on) for each in ACTIONS if each.added_on is None or each.added_on <= on]

    @rule(entry=entries)
    def record(self, entry: dict[str, Any]) -> None:
        self.log.append({**entry, "on": self.today})

    @rule(days=st.integers(1, 15))
    def wait(self, days: int) -> None:
        self.go_to(self.today + timedelta(days=days))

    @rule(due=st.sampled_from(TARGETS), days=st.sampled_from([0, 1, 29, 30, 31]))
    def wait_for_a_boundary(self, due: date, days: int) -> None:
        """To the day of a target, the day after, or about a month later, where that is still to come."""
        self.go_to(max(self.today, due + timedelta(days=days)))

    def go_to(self, day: date) -> None:
        if day > self.today:
            self.remembered[self.today] = states_on(self.plan, on=self.today)
            self.today = day

    @invariant()
    def the_past_stays(self) -> None:
        """The state on a past day never changes by a later entry."""
        for day, states in self.remembered.items():
            assert states_on(self.plan, on=day) == states

    @invariant()
    def each_state_is_the_model_s(self) -> None:
        models = self.models(self.today)
        states = states_on(self.plan, on=self.today)
        for model, state in zip(models, states, strict=True):
            assert (state.delivery.label, state.completed_on) == model.history()
            assert list(state.targets) == model.targets
            assert (state.rating, state.percent) == (model.last("rating"), model.last("percent"))
            assert list(state.evidence) == model.evidence
            assert state.owner.reveal() == (model.last("owner") or model.action.owner.reveal())
            assert standing(state).label == model.standing

    @invariant()
    def slippage_and_ratings_are_the_model_s(self) -> None:
        for model, state in zip(self.models(self.today), states_on(self.plan, on=self.today), strict=True):
            slipped = slippage(state)
            found = None if slipped is None else (slipped.days_revised, slipped.days_in_all, slipped.days_past_target)
            assert found == model.slipped
            for by, expected in ((COUNCIL_EXAMPLE, model.by_progress), (MONTHS_BEHIND, model.by_months)):
                rating = rating_by(by, state).rating
                assert (None if rating is None else rating.label) == expected

    @invariant()
    def partitions_sum(self) -> None:
        """Whole plan, owners and quarters count every action once, and agree with the model's counts."""
        models = self.models(self.today)
        whole = progress(self.plan, on=self.today)
        assert {each.label: count for each, count in whole.by_delivery} == Counter(each.delivery for each in models)
        assert {each.label: count for each, count in whole.by_standing} == Counter(each.standing for each in models)
        loads = load_by_owner(self.plan, on=self.today)
        assert sum(each.total for each in loads) == len(models)
        assert all(each.open + each.done + each.unknown + each.closed_otherwise == each.total for each in loads)
        assert sum(each.overdue for each in loads) == whole.overdue
        quarters = progress_by_quarter(self.plan, on=self.today)
        assert sum(each.first_due for each in quarters) == len(models)
        assert sum(each.done_in for each in quarters) == sum(
            each.delivery in DONE and each.completed is not None for each in models
        )

    @precondition(lambda self: self.remembered)
    @invariant()
    def changes_are_the_difference_of_two_days(self) -> None:
        since = min(self.remembered)
        before = {each.action.ref: each for each in self.models(since)}
        changes = changes_between(self.plan, since=since, on=self.today)
        found = {kind: [each.after.action.ref for each in changes if each.kind is kind] for kind in ChangeKind}
        for model in self.models(self.today):
            ref, was = model.action.ref, before.get(model.action.ref)
            assert (ref in found[ChangeKind.OPENED]) == (was is None)
            done_before = was is not None and was.delivery in DONE
            assert (ref in found[ChangeKind.CLOSED]) == (model.delivery in DONE and not done_before)
            assert (ref in found[ChangeKind.RERATED]) == (model.last("rating") is not (was and was.last("rating")))


TestGrowingLog = GrowingLog.TestCase
TestGrowingLog.settings = settings(max_examples=30, stateful_step_count=20, deadline=None)


def test_the_model_alone() -> None:
    """The model by itself, counted by hand: due on 10 February, moved to 1 March, done on 5 March, entered on the 7th."""
    log = [
        {"action": "a1", "on": date(2024, 2, 1), "percent": 40, "rating": Rating.GREEN},
        {"action": "a1", "on": date(2024, 2, 12), "target_on": date(2024, 3, 1)},
        {"action": "a1", "on": date(2024, 3, 7), "completed_on": date(2024, 3, 5)},
    ]
    days = (date(2024, 1, 31), date(2024, 2, 11), date(2024, 2, 12), date(2024, 3, 6), date(2024, 3, 7))
    models = [Model(ACTIONS[0], log, day) for day in days]
    assert [each.standing for each in models] == ["not known", "overdue", "not yet due", "overdue", "done late"]
    assert [each.slipped for each in models] == [None, (0, 1, 1), (20, 20, None), (20, 25, 5), (20, 24, 4)]
    assert [each.by_progress for each in models] == [None, "red", "amber", "red", "green"]
