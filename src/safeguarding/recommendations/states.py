"""The state of an action on a day, read from the plan and its log up to that day, and how it stands in time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

import attrs

from safeguarding.errors import OutOfCoverageError
from safeguarding.recommendations.owners import NOBODY, Owner
from safeguarding.recommendations.records import Action, Plan
from safeguarding.recommendations.updates import Update
from safeguarding.recommendations.words import ActionStanding, Delivery, Rating, SignOff, Target, Travel
from safeguarding.records import NoTruthValue, Record

_WHOLE = 100


@attrs.frozen(kw_only=True)
class ActionEvidence(Record):
    """What shows how far an action is.

    Attributes:
        text: What it is.
        recorded_on: The day on which it was recorded.
        on: The day that it is of; the day it was recorded, where no other is stated.
    """

    _words = "{0.text}"

    text: str
    recorded_on: date
    on: date


@attrs.frozen(kw_only=True)
class ActionState(NoTruthValue, Record):
    """An action as the record stood at the end of a day.

    Attributes:
        action: The action as it was agreed.
        on: The day.
        owner: Who answers for it now.
        targets: The original target and each different one since, in the order they were set.
        delivery: How far it is; not known where nothing that was recorded says so.
        percent: The last progress stated; None where none was.
        completed_on: The day the work was done, as recorded.
        signed_off_on: The day it was accepted, as recorded.
        rating: The last colour stated.
        evidence: All evidence recorded and not withdrawn, in order, in its words.
        updated_on: The day of the last entry; None where there was none.
        evidences: The same evidence with its days.
        travel: The direction of travel stated with the last colour; None where none was.

    Examples:
        >>> from safeguarding.recommendations.words import Target
        >>> targets = (date(2017, 9, 30), date(2017, 12, 31))
        >>> state = ActionState(
        ...     action=Action(ref="a1"), on=date(2017, 10, 1), targets=targets, delivery=Delivery.IN_PROGRESS
        ... )
        >>> str(state.target_on(Target.ORIGINAL)), str(state.target_on(Target.CURRENT))
        ('2017-09-30', '2017-12-31')
        >>> standing(state).label, standing(state, target=Target.ORIGINAL).label
        ('not yet due', 'overdue')
    """

    _instead = "delivery, or standing(state)"

    action: Action
    on: date
    owner: Owner = attrs.field(default=NOBODY, repr=False)
    targets: tuple[date, ...] = ()
    delivery: Delivery = Delivery.NOT_KNOWN
    percent: int | None = None
    completed_on: date | None = None
    signed_off_on: date | None = None
    rating: Rating | None = None
    evidence: tuple[str, ...] = ()
    updated_on: date | None = None
    evidences: tuple[ActionEvidence, ...] = ()
    travel: Travel | None = None

    def target_on(self, target: Target = Target.CURRENT) -> date | None:
        """The original or the latest target."""
        if not self.targets:
            return None
        return self.targets[0 if target is Target.ORIGINAL else -1]

    @property
    def sign_off(self) -> SignOff:
        """Whether the work was accepted.

        Examples:
            >>> state = ActionState(
            ...     action=Action(ref="a1"), on=date(2017, 10, 1), delivery=Delivery.COMPLETE_AWAITING_SIGN_OFF
            ... )
            >>> state.sign_off.label
            'done, sign-off awaited'
        """
        return _SIGN_OFFS.get(self.delivery, SignOff.NOT_NEEDED)


_SIGN_OFFS = {
    Delivery.NOT_STARTED: SignOff.NOT_YET,
    Delivery.IN_PROGRESS: SignOff.NOT_YET,
    Delivery.COMPLETE_AWAITING_SIGN_OFF: SignOff.AWAITED,
    Delivery.IMPLEMENTED: SignOff.SIGNED_OFF,
    Delivery.NOT_KNOWN: SignOff.NOT_KNOWN,
}


def state_on(plan: Plan, ref: str, *, on: date) -> ActionState:
    """The state of one action at the end of a day. Entries recorded later are not looked at.

    Args:
        plan: The plan.
        ref: The action's key.
        on: The day.

    Raises:
        UnknownNameError: for a key that no action has.
        OutOfCoverageError: for a day before the action joined the plan.

    Examples:
        >>> plan = Plan(
        ...     actions=[Action(ref="a1", target_on=date(2017, 9, 30))],
        ...     updates=[Update(action="a1", on=date(2017, 9, 1), target_on=date(2017, 12, 31), percent=40)],
        ... )
        >>> state_on(plan, "a1", on=date(2017, 8, 31)).target_on()
        datetime.date(2017, 9, 30)
        >>> state_on(plan, "a1", on=date(2017, 9, 1)).target_on()
        datetime.date(2017, 12, 31)
    """
    action = plan.action(ref)
    if action.added_on is not None and action.added_on > on:
        raise OutOfCoverageError(
            f"action {ref!r} joined the plan on {action.added_on}; it has no state on {on}",
            on=on,
            covers_from=action.added_on,
        )
    return state_from(action, (each for each in plan.updates if each.action == ref), on=on)


def states_on(plan: Plan, *, on: date) -> tuple[ActionState, ...]:
    """The state of every action that is in the plan at the end of a day, in the plan's order.

    Examples:
        >>> plan = Plan(
        ...     actions=[
        ...         Action(ref="a1", target_on=date(2017, 9, 30)),
        ...         Action(ref="a2", target_on=date(2017, 8, 31)),
        ...         Action(ref="a3", target_on=date(2017, 8, 31)),
        ...     ],
        ...     updates=[Update(action=ref, on=date(2017, 7, 1), percent=10) for ref in ("a1", "a2")],
        ... )
        >>> [(each.action.ref, standing(each).label) for each in states_on(plan, on=date(2017, 9, 19))]
        [('a1', 'not yet due'), ('a2', 'overdue'), ('a3', 'not known')]
    """
    entries = entries_by_action(plan)
    return tuple(state_from(action, entries.get(action.ref, ()), on=on) for action in plan.actions_on(on))


def entries_by_action(plan: Plan) -> dict[str, list[Update]]:
    """The log's entries of each action that has any, in the order of the log."""
    entries: defaultdict[str, list[Update]] = defaultdict(list)
    for update in plan.updates:
        entries[update.action].append(update)
    return dict(entries)


def state_from(action: Action, entries: Iterable[Update], *, on: date) -> ActionState:
    """The state of an action at the end of a day, from its own entries."""
    state = ActionState(
        action=action, on=on, owner=action.owner, targets=() if action.target_on is None else (action.target_on,)
    )
    # a stable sort: entries of one day stay in the order of the log
    for update in sorted((each for each in entries if each.on <= on), key=_recorded_on):
        state = _applied(state, _known(update, state.delivery, on))
    return state


def _known(update: Update, before: Delivery, on: date) -> Update:
    """What an entry says that can be known on a day: nothing has happened that lies after it."""
    completed, signed_off = (_past(day, on) for day in (update.completed_on, update.signed_off_on))
    will_be_done = completed is not update.completed_on
    if will_be_done:
        signed_off = None
    delivery = update.delivery
    if delivery is not None and delivery.is_done and will_be_done:
        # it says "done", and that this lies ahead
        delivery = Delivery.NOT_KNOWN
    elif delivery is Delivery.IMPLEMENTED and signed_off is not update.signed_off_on:
        is_done = completed is not None or before.is_done
        delivery = Delivery.COMPLETE_AWAITING_SIGN_OFF if is_done else Delivery.NOT_KNOWN
    is_shown = _past(update.evidence_on, on) is update.evidence_on
    if is_shown and not will_be_done and signed_off is update.signed_off_on:
        return update
    return attrs.evolve(
        update,
        completed_on=completed,
        signed_off_on=signed_off,
        delivery=delivery,
        evidence=update.evidence if is_shown else "",
    )


def _past(day: date | None, on: date) -> date | None:
    return day if day is None or day <= on else None


def _recorded_on(update: Update) -> date:
    return update.on


def _applied(state: ActionState, update: Update) -> ActionState:
    """The state after an entry."""
    delivery = _delivery_after(state, update)
    is_reopened = delivery.is_open and (state.completed_on, state.signed_off_on) != (None, None)
    before = attrs.evolve(state, completed_on=None, signed_off_on=None) if is_reopened else state
    moved = update.target_on is not None and update.target_on != before.target_on()
    evidences = _evidences_after(before, update)
    return attrs.evolve(
        before,
        owner=update.owner or before.owner,
        targets=(*before.targets, update.target_on) if moved and update.target_on else before.targets,
        delivery=delivery,
        percent=before.percent if update.percent is None else update.percent,
        completed_on=update.completed_on or before.completed_on,
        signed_off_on=update.signed_off_on or before.signed_off_on,
        rating=update.rating or before.rating,
        evidence=tuple(each.text for each in evidences),
        evidences=evidences,
        # an arrow belongs to the colour that it was stated with
        travel=before.travel if update.travel is None and update.rating is None else update.travel,
        updated_on=update.on,
    )


def _evidences_after(state: ActionState, update: Update) -> tuple[ActionEvidence, ...]:
    withdrawn = folded_evidence(update.evidence_withdrawn)
    kept = tuple(each for each in state.evidences if not withdrawn or folded_evidence(each.text) != withdrawn)
    if not update.evidence:
        return kept
    return (*kept, ActionEvidence(text=update.evidence, recorded_on=update.on, on=update.evidence_on or update.on))


def folded_evidence(text: str) -> str:
    """The words of some evidence, by which what is withdrawn is found again."""
    return " ".join(text.casefold().split())


def _delivery_after(state: ActionState, update: Update) -> Delivery:
    """What an entry says of delivery, or what follows from its dates and its progress."""
    if update.delivery is not None:
        return update.delivery
    if update.signed_off_on is not None:
        return Delivery.IMPLEMENTED
    if update.completed_on is not None:
        return state.delivery if state.delivery is Delivery.IMPLEMENTED else Delivery.COMPLETE_AWAITING_SIGN_OFF
    return _delivery_by_progress(state.delivery, update.percent)


def _delivery_by_progress(delivery: Delivery, percent: int | None) -> Delivery:
    """What progress says where nothing else does. All of it may be done work or not; ``plan_faults`` asks."""
    if percent is None or delivery not in (Delivery.NOT_KNOWN, Delivery.NOT_STARTED):
        return delivery
    if delivery is Delivery.NOT_KNOWN and percent == _WHOLE:
        return delivery
    return Delivery.IN_PROGRESS if percent else Delivery.NOT_STARTED


def standing(state: ActionState, *, target: Target = Target.CURRENT) -> ActionStanding:
    """How an action stands against one of its targets on the day of the state. On the target's day it is in time.

    Where it is not known how far the work is, it is not known either whether it is late.

    Examples:
        >>> action = Action(ref="a1", target_on=date(2017, 9, 30))
        >>> begun = Update(action="a1", on=date(2017, 9, 1), delivery=Delivery.IN_PROGRESS)
        >>> for day in (date(2017, 8, 31), date(2017, 9, 30), date(2017, 10, 1)):
        ...     print(standing(state_on(Plan(actions=[action], updates=[begun]), "a1", on=day)).label)
        not known
        not yet due
        overdue
    """
    due = state.target_on(target)
    if state.delivery is Delivery.NOT_KNOWN:
        return ActionStanding.NOT_KNOWN
    if state.delivery.is_open:
        if due is None:
            return ActionStanding.NO_TARGET
        return ActionStanding.OVERDUE if due < state.on else ActionStanding.NOT_YET_DUE
    if not state.delivery.is_done:
        return ActionStanding.CLOSED_OTHERWISE
    if due is None or state.completed_on is None:
        return ActionStanding.DONE_UNDATED
    return ActionStanding.DONE_IN_TIME if state.completed_on <= due else ActionStanding.DONE_LATE
