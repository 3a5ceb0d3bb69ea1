"""What changed in a plan between two days: what a committee asks since it last met."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import attrs

from safeguarding.dates.words import printed_date
from safeguarding.errors import InvalidRecordError
from safeguarding.labels import Labelled
from safeguarding.recommendations.records import Plan
from safeguarding.recommendations.states import ActionEvidence, ActionState, folded_evidence, standing, states_on
from safeguarding.recommendations.words import ActionStanding, Delivery
from safeguarding.records import NoTruthValue, Record


class ChangeKind(Labelled):
    """What changed of an action."""

    OPENED = "joined the plan"
    REOPENED = "reopened"
    CLOSED = "done"
    SIGNED_OFF = "signed off"
    CLOSED_OTHERWISE = "closed without being done"
    SLIPPED = "slipped"
    BROUGHT_FORWARD = "brought forward"
    WENT_OVERDUE = "became overdue"
    RERATED = "re-rated"
    OWNER_CHANGED = "changed owner"
    EVIDENCE_ADDED = "evidence added"
    EVIDENCE_LOST = "evidence lost"
    NOT_KNOWN_ANY_MORE = "state no longer known"


@attrs.frozen(kw_only=True)
class Change(NoTruthValue, Record):
    """One change of one action between two days.

    Attributes:
        kind: What changed.
        before: The action's state on the earlier day; None where it was not in the plan yet.
        after: Its state on the later day.
    """

    _instead = "kind"

    kind: ChangeKind
    before: ActionState | None
    after: ActionState

    @property
    def way(self) -> str:
        """The way of the action's dates: original target → revised → done.

        Examples:
            >>> from safeguarding.recommendations.records import Action
            >>> targets = (date(2017, 9, 30), date(2017, 12, 31))
            >>> after = ActionState(
            ...     action=Action(ref="a1"), on=date(2018, 2, 1), targets=targets, completed_on=date(2018, 1, 10)
            ... )
            >>> print(Change(kind=ChangeKind.SLIPPED, before=None, after=after).way)
            30 September 2017 → 31 December 2017 → done 10 January 2018
        """
        steps = [printed_date(day) for day in self.after.targets]
        done = self.after.completed_on
        return " → ".join([*steps, *([] if done is None else [f"done {printed_date(done)}"])])

    @property
    def detail(self) -> str:
        """What changed, beyond the kind: dates, colours, evidence. No owner is named."""
        before, after = self.before, self.after
        match self.kind:
            case ChangeKind.RERATED:
                return f"{_colour(before)} → {_colour(after)}"
            case ChangeKind.EVIDENCE_ADDED | ChangeKind.EVIDENCE_LOST:
                lost = self.kind is ChangeKind.EVIDENCE_LOST
                many = () if before is None else before.evidences
                found = _missing(many, after.evidences) if lost else _missing(after.evidences, many)
                return "; ".join(each.text for each in found)
            case ChangeKind.CLOSED_OTHERWISE | ChangeKind.REOPENED:
                return after.delivery.label
            case ChangeKind.SIGNED_OFF:
                return "" if after.signed_off_on is None else printed_date(after.signed_off_on)
            case ChangeKind.OWNER_CHANGED:
                return "" if after.owner else "nobody is named any more"
            case _:
                return self.way


def _colour(state: ActionState | None) -> str:
    return "no rating" if state is None or state.rating is None else state.rating.label


def changes_between(plan: Plan, *, since: date, on: date) -> tuple[Change, ...]:
    """What changed from the end of one day to the end of another: what the two states differ in.

    What changed and changed back between the two days is no change. The changes stand in the order of their kinds, and
    within one in that of the plan.

    Args:
        plan: The plan.
        since: The earlier day: that of the last meeting.
        on: The later day.

    Raises:
        InvalidRecordError: where the earlier day is not before the later.

    Examples:
        >>> from safeguarding.recommendations import Action, Update
        >>> plan = Plan(
        ...     actions=[Action(ref="a1", target_on=date(2017, 9, 30)), Action(ref="a2", added_on=date(2017, 9, 1))],
        ...     updates=[
        ...         Update(action="a1", on=date(2017, 6, 1), percent=10),
        ...         Update(action="a1", on=date(2017, 9, 1), target_on=date(2017, 12, 31)),
        ...     ],
        ... )
        >>> for each in changes_between(plan, since=date(2017, 7, 1), on=date(2017, 9, 19)):
        ...     print(each.after.action.ref, each.kind, each.detail or "-", sep=" | ")
        a2 | joined the plan | -
        a1 | slipped | 30 September 2017 → 31 December 2017
    """
    if since >= on:
        raise InvalidRecordError(f"{since} is not before {on}; changes are from an earlier day to a later one")
    before = {state.action.ref: state for state in reversed(states_on(plan, on=since))}
    found = [
        Change(kind=kind, before=before.get(after.action.ref), after=after)
        for after in states_on(plan, on=on)
        for kind in _kinds(before.get(after.action.ref), after)
    ]
    order = list(ChangeKind)
    return tuple(sorted(found, key=lambda change: order.index(change.kind)))


def _kinds(before: ActionState | None, after: ActionState) -> Iterator[ChangeKind]:
    if before is None:
        yield ChangeKind.OPENED
        before = ActionState(action=after.action, on=after.on, owner=after.owner, targets=after.targets[:1])
    yield from _of_delivery(before.delivery, after.delivery)
    yield from _of_time(before, after)
    if before.rating is not after.rating:
        yield ChangeKind.RERATED
    if before.owner.key != after.owner.key:
        yield ChangeKind.OWNER_CHANGED
    if _missing(after.evidences, before.evidences):
        yield ChangeKind.EVIDENCE_ADDED
    if _missing(before.evidences, after.evidences):
        yield ChangeKind.EVIDENCE_LOST


def _of_delivery(before: Delivery, after: Delivery) -> Iterator[ChangeKind]:
    was_closed = not before.is_open and before is not Delivery.NOT_KNOWN
    if after.is_done and not before.is_done:
        yield ChangeKind.CLOSED
    if after is Delivery.IMPLEMENTED and before is not Delivery.IMPLEMENTED:
        yield ChangeKind.SIGNED_OFF
    if after.is_open and was_closed:
        yield ChangeKind.REOPENED
    if not (after.is_open or after.is_done or after is Delivery.NOT_KNOWN) and after is not before:
        yield ChangeKind.CLOSED_OTHERWISE
    if after is Delivery.NOT_KNOWN and before is not Delivery.NOT_KNOWN:
        yield ChangeKind.NOT_KNOWN_ANY_MORE


def _of_time(before: ActionState, after: ActionState) -> Iterator[ChangeKind]:
    was, now = before.target_on(), after.target_on()
    moved = 0 if was is None or now is None else (now - was).days
    became = standing(after)
    newly_late = became is ActionStanding.DONE_LATE and standing(before) is not ActionStanding.DONE_LATE
    if moved > 0 or newly_late:
        yield ChangeKind.SLIPPED
    elif moved < 0:
        yield ChangeKind.BROUGHT_FORWARD
    if became is ActionStanding.OVERDUE and standing(before) is not ActionStanding.OVERDUE:
        yield ChangeKind.WENT_OVERDUE


def _missing(evidences: tuple[ActionEvidence, ...], others: tuple[ActionEvidence, ...]) -> tuple[ActionEvidence, ...]:
    """Those of some evidences that are not among the others."""
    known = {folded_evidence(each.text) for each in others}
    return tuple(each for each in evidences if folded_evidence(each.text) not in known)
