"""Several snapshots of one tracker made into the log of one plan: what was recorded of each action, and when.

An action is the same where its number is, or its words are. What could be either of two actions is placed with neither. An
open action that is gone from a later snapshot is not known from then on: it may have been done, or dropped.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

import attrs

from safeguarding.errors import InvalidRecordError
from safeguarding.faults import Fault, Place, Severity
from safeguarding.readers.recommendations.readings import Tracker
from safeguarding.recommendations.records import Action, Plan
from safeguarding.recommendations.states import ActionState, state_on
from safeguarding.recommendations.updates import Update
from safeguarding.recommendations.words import Delivery
from safeguarding.records import Record
from safeguarding.tables.words import plain_words


@attrs.frozen(kw_only=True)
class SnapshotLog(Record):
    """What several snapshots of a tracker say together.

    Attributes:
        plan: The plan as the earliest snapshots agreed it, with the log of what each snapshot says that is new.
        unplaced: Actions of later snapshots, with the day, that could be either of two known ones; nothing of them is in
            the log.
        faults: Whatever could not be placed, what is gone, what changed its number or its words; not the faults of each
            snapshot, which stand with it.
    """

    plan: Plan
    unplaced: tuple[tuple[date, Action], ...] = ()
    faults: tuple[Fault, ...] = ()


def log_from_snapshots(snapshots: Iterable[Tracker]) -> SnapshotLog:
    """The plan and its log, from readings of one tracker on several days, in any order.

    The first target of an action is its original one; a later snapshot with another moves it. What a snapshot says again is
    not recorded again.

    Args:
        snapshots: The readings, each with the day that it shows.

    Raises:
        InvalidRecordError: for no snapshot, or two of one day.

    Examples:
        >>> from safeguarding.readers.recommendations.trackers import tracker_of
        >>> from safeguarding.tables.grids import Grid, Row
        >>> def snapshot(on: date, target: str, status: str) -> Tracker:
        ...     rows = (Row(1, ("Action", "Target date", "Status")), Row(2, ("Train staff", target, status)))
        ...     return tracker_of(Grid(name="plan.csv", rows=rows), as_at=on)
        >>> june, july = date(2024, 6, 30), date(2024, 7, 31)
        >>> log = log_from_snapshots([snapshot(june, "30/06/2024", "Not started"), snapshot(july, "31/08/2024", "Done")])
        >>> (action,) = log.plan.actions
        >>> [(str(each.on), str(each.target_on), each.delivery.label) for each in log.plan.updates]
        [('2024-06-30', 'None', 'not started'), ('2024-07-31', '2024-08-31', 'complete, awaiting sign-off')]
        >>> str(action.target_on)
        '2024-06-30'
    """
    in_order = sorted(snapshots, key=_day)
    days = [each.as_at for each in in_order]
    if not days:
        raise InvalidRecordError("no snapshot of a tracker")
    for on in days:
        if days.count(on) > 1:
            raise InvalidRecordError(f"two snapshots of {on}: which of them is the later?")
    first, *later = in_order
    log = _Log(plan=first.plan, last_seen=dict.fromkeys((each.ref for each in first.plan.actions), first.as_at))
    for snapshot in later:
        log.add(snapshot)
    return SnapshotLog(plan=log.plan, unplaced=tuple(log.unplaced), faults=tuple(log.faults))


def _day(tracker: Tracker) -> date:
    return tracker.as_at


@attrs.define(kw_only=True)
class _Log:
    """The plan and what was recorded so far."""

    plan: Plan
    last_seen: dict[str, date]
    unplaced: list[tuple[date, Action]] = attrs.field(factory=list)
    faults: list[Fault] = attrs.field(factory=list)

    def add(self, snapshot: Tracker) -> None:
        """Take up a later snapshot."""
        on, known = snapshot.as_at, self.plan
        found: dict[str, str] = {}
        new: list[Action] = []
        places = {action.ref: row for action, row in zip(snapshot.plan.actions, snapshot.action_rows, strict=False)}
        texts = Counter(_words(each) for each in snapshot.plan.actions)
        for action in snapshot.plan.actions:
            where = attrs.evolve(_place(snapshot), row=places.get(action.ref))
            matched = _matched(known, action, is_single=texts[_words(action)] == 1)
            if matched is None:
                self.unplaced.append((on, action))
                problem = "could be either of two actions of the snapshots before; not in the log"
                self._report(where, problem, "give each action a number of its own", Severity.ERROR)
            elif matched in found.values():
                self.unplaced.append((on, action))
                problem = "the same action as another row of the snapshot; not in the log"
                self._report(where, problem, "leave one of them out, or give each a number", Severity.ERROR)
            else:
                found[action.ref] = matched or self._new_ref(action, on)
                if not matched:
                    new.append(attrs.evolve(action, ref=found[action.ref], added_on=on))
                    problem = "an action that no snapshot before had; added to the plan"
                    self._report(where, problem, "taken to have joined it on the snapshot's day")
                else:
                    self._report_changes(where, known.action(matched), action)
        self._add_new(snapshot, new)
        entries = [
            attrs.evolve(each, action=found[each.action]) for each in snapshot.plan.updates if each.action in found
        ]
        said: list[Update] = []
        joined = {each.ref for each in new}
        for action in snapshot.plan.actions:
            if action.ref in found:
                ref = found[action.ref]
                own = [each for each in entries if each.action == ref]
                if ref in joined:
                    said += own
                else:
                    said += _new_entries(state_on(self.plan, ref, on=on - timedelta(days=1)), action, own, on)
        gone = [ref for ref in self.last_seen if ref not in found.values()]
        said += self._gone(gone, snapshot)
        self.plan = attrs.evolve(self.plan, updates=(*self.plan.updates, *said))
        self.last_seen |= dict.fromkeys(found.values(), on)

    def _new_ref(self, action: Action, on: date) -> str:
        taken = {each.ref for each in self.plan.actions}
        return action.ref if action.ref not in taken else f"{action.ref}, {on}"

    def _add_new(self, snapshot: Tracker, new: list[Action]) -> None:
        served = {ref for action in new for ref in action.serves}
        known = {each.ref for each in self.plan.recommendations}
        recommendations = [
            each for each in snapshot.plan.recommendations if each.ref in served and each.ref not in known
        ]
        self.plan = attrs.evolve(
            self.plan,
            actions=(*self.plan.actions, *new),
            recommendations=(*self.plan.recommendations, *recommendations),
        )

    def _gone(self, refs: Iterable[str], snapshot: Tracker) -> Iterator[Update]:
        """Actions that a snapshot does not have any more."""
        on = snapshot.as_at
        before = [ref for ref in refs if self.last_seen[ref] == max(self.last_seen.values())]
        for ref in before:
            state = state_on(self.plan, ref, on=on)
            is_open = state.delivery.is_open
            problem = f"an action that the snapshot before had is gone: {ref}"
            remedy = "not known from then on: it may have been done, or dropped" if is_open else "its state was closed"
            self._report(_place(snapshot), problem, remedy)
            if is_open:
                yield Update(action=ref, on=on, delivery=Delivery.NOT_KNOWN, note="gone from the tracker")

    def _report_changes(self, where: Place, known: Action, action: Action) -> None:
        if _has_number(action) and _has_number(known) and known.ref != action.ref:
            self._report(where, f"an action under another number than before: {known.ref}", "placed by its words")
        if _words(action) and _words(known) and _words(action) != _words(known):
            self._report(where, f"other words than before under the number {known.ref}", "placed by its number")

    def _report(self, place: Place, problem: str, remedy: str, severity: Severity = Severity.WARNING) -> None:
        self.faults.append(Fault(place=place, problem=problem, remedy=remedy, severity=severity))


def _place(snapshot: Tracker) -> Place:
    return Place(file=snapshot.plan.title, part=f"as at {snapshot.as_at}")


def _words(action: Action) -> str:
    return plain_words(action.text)


def _has_number(action: Action) -> bool:
    """Whether an action's key is its own, and not the row in which it happened to stand."""
    return not action.ref.startswith("row ")


def _matched(plan: Plan, action: Action, *, is_single: bool) -> str | None:
    """The key of the known action that one is; empty for a new one, and None where it could be either of two."""
    by_number = [each for each in plan.actions if _has_number(action) and each.ref == action.ref]
    by_words = [each for each in plan.actions if _words(action) and _words(each) == _words(action)]
    same = [each for each in by_words if each.serves == action.serves] if len(by_words) > 1 else by_words
    if by_number and (by_number[0] in by_words or not by_words):
        return by_number[0].ref
    if by_number:
        # the number of one action and the words of another
        return None
    if len(same) == 1 and is_single:
        return same[0].ref
    return None if by_words else ""


def _new_entries(state: ActionState, action: Action, entries: Sequence[Update], on: date) -> Iterator[Update]:
    """What a snapshot says of an action that was not said before."""
    ref = state.action.ref
    targets = [target for target in (action.target_on, *(each.target_on for each in entries)) if target is not None]
    moved = [target for target in targets[:-1] if target not in state.targets]
    if targets and targets[-1] != state.target_on():
        moved.append(targets[-1])
    owner = action.owner if action.owner != state.owner else ""
    yield from (Update(action=ref, on=on, target_on=target) for target in moved[:-1])
    change = Update(action=ref, on=on, target_on=moved[-1] if moved else None, owner=owner)
    for each in entries:
        evidence = "" if each.evidence in state.evidence else each.evidence
        new = attrs.evolve(each, target_on=None, evidence=evidence)
        if new != Update(action=each.action, on=each.on):
            yield attrs.evolve(new, target_on=change.target_on, owner=change.owner)
            change = Update(action=ref, on=on)
    if change != Update(action=ref, on=on):
        yield change
