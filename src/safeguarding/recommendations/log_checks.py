"""What is wrong with a plan's log: dates and states of one action that cannot follow one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

import attrs

from safeguarding.faults import Fault, Place, Severity
from safeguarding.recommendations.records import Action, Plan
from safeguarding.recommendations.states import ActionState, folded_evidence, state_from
from safeguarding.recommendations.updates import Update
from safeguarding.recommendations.words import Delivery, Travel, travel_between
from safeguarding.records import Record

_WHOLE = 100


def log_faults(plan: Plan, *, on: date) -> Iterator[Fault]:
    """The faults of each action's history, at the last entry of the log that brought them about.

    Args:
        plan: The plan.
        on: The day; entries of the log dated later are not looked at.

    Examples:
        >>> from datetime import date
        >>> from safeguarding.recommendations.updates import Update
        >>> done = Update(action="a1", on=date(2017, 7, 1), completed_on=date(2017, 6, 20), signed_off_on=date(2017, 6, 1))
        >>> for fault in log_faults(Plan(actions=[Action(ref="a1")], updates=[done]), on=date(2017, 9, 19)):
        ...     print(fault)
        $.updates[0].signed_off_on: signed off before completed, found '2017-06-01'; a day from 2017-06-20 on
    """
    entries: defaultdict[str, list[tuple[int, Update]]] = defaultdict(list)
    for number, each in enumerate(plan.updates):
        if each.on <= on:
            entries[each.action].append((number, each))
    seen: set[str] = set()
    for position, action in enumerate(plan.actions):
        # of two actions with one key, which is a fault told elsewhere, the log is of the first
        if action.ref not in seen and entries[action.ref]:
            seen.add(action.ref)
            yield from _history_faults(position, action, entries[action.ref], on)
            yield from _evidence_faults(entries[action.ref])
            yield from _travel_faults(entries[action.ref])


def _travel_faults(entries: list[tuple[int, Update]]) -> Iterator[Fault]:
    """A stated direction of travel is the way from the colour before to the colour now."""
    before = now = None
    for number, each in sorted(entries, key=lambda entry: entry[1].on):
        before, now = now, each.rating or now
        way = travel_between(before, now)
        if each.travel is not None and Travel.CANNOT_SAY not in (way, each.travel) and each.travel is not way:
            yield Fault(
                place=Place(path=f"$.updates[{number}].travel"),
                problem=f"another direction of travel than from {before} to {now}",
                found=each.travel.label,
                remedy=f"state {way.label}, or mend the rating",
                severity=Severity.WARNING,
            )


def _evidence_faults(entries: list[tuple[int, Update]]) -> Iterator[Fault]:
    """Evidence that is withdrawn was recorded before."""
    recorded: set[str] = set()
    for number, each in sorted(entries, key=lambda entry: entry[1].on):
        if each.evidence_withdrawn and folded_evidence(each.evidence_withdrawn) not in recorded:
            yield Fault(
                place=Place(path=f"$.updates[{number}].evidence_withdrawn"),
                problem="evidence withdrawn that was never recorded",
                remedy="write it in the words it was recorded in",
                severity=Severity.WARNING,
            )
        recorded.add(folded_evidence(each.evidence))


def _history_faults(position: int, action: Action, entries: list[tuple[int, Update]], on: date) -> Iterator[Fault]:
    state = state_from(action, (each for _, each in entries), on=on)
    history = _History(
        action=action,
        state=state,
        completed_at=_last_place([number for number, each in entries if each.completed_on is not None]),
        signed_off_at=_last_place([number for number, each in entries if each.signed_off_on is not None]),
        at=f"$.actions[{position}]",
    )
    yield from _order_faults(history)
    yield from _state_faults(history)


def _last_place(numbers: list[int]) -> str:
    return f"$.updates[{numbers[-1]}]" if numbers else ""


@attrs.frozen(kw_only=True)
class _History(Record):
    action: Action
    state: ActionState
    completed_at: str
    signed_off_at: str
    at: str


def _order_faults(history: _History) -> Iterator[Fault]:
    """Start, completion and sign-off come in that order."""
    starts, completed, signed = (
        history.action.starts_on,
        history.state.completed_on,
        history.state.signed_off_on,
    )
    if completed is not None and starts is not None and completed < starts:
        yield Fault(
            place=Place(path=f"{history.completed_at}.completed_on"),
            problem="completed before the start",
            found=str(completed),
            remedy=f"a day from {starts} on",
        )
    if signed is not None and completed is not None and signed < completed:
        yield Fault(
            place=Place(path=f"{history.signed_off_at}.signed_off_on"),
            problem="signed off before completed",
            found=str(signed),
            remedy=f"a day from {completed} on",
        )
    if signed is not None and completed is None:
        yield Fault(
            place=Place(path=f"{history.signed_off_at}.signed_off_on"),
            problem="signed off, but never completed",
            found=str(signed),
            remedy="say when the work was completed",
        )


def _state_faults(history: _History) -> Iterator[Fault]:
    """Progress and delivery agree."""
    state = history.state
    if state.delivery is Delivery.IMPLEMENTED and state.signed_off_on is None:
        yield _doubt(history.at, "implemented, without a day of sign-off", "say when it was signed off")
    if state.delivery.is_done and state.percent is not None and state.percent < _WHOLE:
        yield _doubt(history.at, f"done, at {state.percent}% progress", "check the progress, or whether it is done")
    if (state.delivery.is_open or state.delivery is Delivery.NOT_KNOWN) and state.percent == _WHOLE:
        yield _doubt(history.at, "100% progress, but not completed", "say when it was completed")


def _doubt(place: str, problem: str, remedy: str) -> Fault:
    return Fault(place=Place(path=place), problem=problem, remedy=remedy, severity=Severity.WARNING)
