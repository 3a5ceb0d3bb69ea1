"""Snapshots of one tracker become its log; whatever could be either of two actions is placed with neither."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given, strategies as st

from safeguarding.errors import InvalidRecordError, OutOfCoverageError
from safeguarding.faults import Severity
from safeguarding.readers.recommendations.readings import Tracker
from safeguarding.readers.recommendations.snapshots import log_from_snapshots
from safeguarding.readers.recommendations.trackers import tracker_of
from safeguarding.recommendations.states import standing, state_on, states_on
from safeguarding.recommendations.words import Target
from safeguarding.tables.grids import Grid, Row

HEADER = ("Ref", "Action", "Target date", "Status", "Evidence")
JUNE, JULY, AUGUST = date(2024, 6, 30), date(2024, 7, 31), date(2024, 8, 31)


def snapshot(on: date, *rows: Sequence[str], header: Sequence[str] = HEADER) -> Tracker:
    lines = [Row(number, tuple(cells)) for number, cells in enumerate((header, *rows), start=1)]
    return tracker_of(Grid(name="plan.csv", rows=lines), as_at=on)


TRAIN = ("1.1", "Train staff", "30/06/2024", "In progress", "rota")
AUDIT = ("1.2", "Audit cases", "31/08/2024", "Not started", "")
GUIDE = ("1.3", "Write the guide", "31/05/2024", "Complete", "")


def test_the_log_answers_for_each_day() -> None:
    """On each day the plan stands as its latest snapshot showed it, whatever order the snapshots are given in."""
    july = snapshot(JULY, ("1.1", "Train staff", "31/08/2024", "In progress", "rota"), AUDIT, GUIDE)
    august = snapshot(AUGUST, ("1.1", "Train staff", "31/08/2024", "Complete", "register"), AUDIT, GUIDE)
    log = log_from_snapshots([august, snapshot(JUNE, TRAIN, AUDIT, GUIDE), july])
    assert (log.faults, log.unplaced) == ((), ())
    seen = [
        (on, state_on(log.plan, "1.1", on=on).delivery.label, str(state_on(log.plan, "1.1", on=on).target_on()))
        for on in (JUNE, JULY, AUGUST)
    ]
    assert seen == [
        (JUNE, "in progress", "2024-06-30"),
        (JULY, "in progress", "2024-08-31"),
        (AUGUST, "complete, awaiting sign-off", "2024-08-31"),
    ]
    state = state_on(log.plan, "1.1", on=AUGUST)
    assert (str(state.target_on(Target.ORIGINAL)), state.evidence) == ("2024-06-30", ("rota", "register"))


def test_an_open_action_that_is_gone_is_not_known_from_then_on() -> None:
    """It may have been done or dropped: it is neither overdue nor done. One that was closed stays so."""
    log = log_from_snapshots([snapshot(JUNE, TRAIN, AUDIT, GUIDE), snapshot(AUGUST, TRAIN)])
    before = {each.action.ref: each.delivery.label for each in states_on(log.plan, on=JULY)}
    after = {each.action.ref: standing(each).label for each in states_on(log.plan, on=AUGUST)}
    assert before["1.2"] == "not started"
    assert (after["1.2"], after["1.3"]) == ("not known", "done, but the day or the target is not known")
    assert [fault.problem for fault in log.faults] == [
        "an action that the snapshot before had is gone: 1.2",
        "an action that the snapshot before had is gone: 1.3",
    ]


def test_a_new_action_joins_the_plan() -> None:
    log = log_from_snapshots([snapshot(JUNE, TRAIN), snapshot(JULY, TRAIN, AUDIT)])
    assert [each.ref for each in log.plan.actions] == ["1.1", "1.2"]
    assert [each.ref for each in log.plan.actions_on(JUNE)] == ["1.1"]
    with pytest.raises(OutOfCoverageError, match="joined the plan"):
        state_on(log.plan, "1.2", on=JUNE)
    assert state_on(log.plan, "1.2", on=JULY).delivery.label == "not started"
    assert [(fault.place.row, fault.problem) for fault in log.faults] == [
        (3, "an action that no snapshot before had; added to the plan")
    ]


def test_an_action_without_a_number_is_known_by_its_words() -> None:
    """The row in which it stands is no number: rows are inserted and sorted."""
    header = HEADER[1:]
    log = log_from_snapshots(
        [snapshot(JUNE, TRAIN[1:], AUDIT[1:], header=header), snapshot(JULY, AUDIT[1:], TRAIN[1:], header=header)]
    )
    assert (len(log.plan.actions), log.faults) == (2, ())


def test_what_could_be_either_of_two_is_placed_with_neither() -> None:
    """Two actions of the same words without numbers; and a number of one action with the words of another."""
    header = HEADER[1:]
    twice = log_from_snapshots(
        [
            snapshot(JUNE, TRAIN[1:], TRAIN[1:], header=header),
            snapshot(JULY, ("Train staff", "30/06/2024", "Complete", ""), header=header),
        ]
    )
    mixed = log_from_snapshots(
        [snapshot(JUNE, TRAIN, AUDIT), snapshot(JULY, ("1.1", "Audit cases", "30/06/2024", "Complete", ""), AUDIT)]
    )
    for log in (twice, mixed):
        assert [(on, action.text) for on, action in log.unplaced] in ([(JULY, "Train staff")], [(JULY, "Audit cases")])
        assert any(fault.severity is Severity.ERROR for fault in log.faults)
        assert not any(each.delivery.is_done for each in states_on(log.plan, on=JULY))


def test_a_new_number_and_new_words_are_reported() -> None:
    log = log_from_snapshots(
        [
            snapshot(JUNE, TRAIN, AUDIT),
            snapshot(JULY, ("2.1", *TRAIN[1:]), ("1.2", "Audit twelve cases", *AUDIT[2:])),
        ]
    )
    assert [fault.problem for fault in log.faults] == [
        "an action under another number than before: 1.1",
        "other words than before under the number 1.2",
    ]
    assert len(log.plan.actions) == 2


def test_snapshots_without_a_day_of_their_own_are_refused() -> None:
    with pytest.raises(InvalidRecordError, match="two snapshots"):
        log_from_snapshots([snapshot(JUNE, TRAIN), snapshot(JUNE, AUDIT)])
    with pytest.raises(InvalidRecordError, match="no snapshot"):
        log_from_snapshots([])


STATES = st.sampled_from(["Not started", "In progress", "Complete", "Signed off", "Cancelled", "huh"])
TARGETS = st.sampled_from(["30/06/2024", "31/08/2024", "31/12/2024"])


@given(rows=st.lists(st.lists(st.tuples(TARGETS, STATES), min_size=3, max_size=3), min_size=1, max_size=4))
def test_the_log_says_on_each_day_what_its_snapshot_says(rows: list[list[tuple[str, str]]]) -> None:
    """For actions that are in every snapshot, the state and the target of each day are those of that day's snapshot."""
    days = [JUNE, JULY, AUGUST, date(2024, 9, 30)][: len(rows)]
    snapshots = [
        snapshot(on, *((f"1.{k}", f"Action {k}", target, state, "") for k, (target, state) in enumerate(each)))
        for on, each in zip(days, rows, strict=True)
    ]
    log = log_from_snapshots(snapshots)
    for on, each in zip(days, snapshots, strict=True):
        for alone in states_on(each.plan, on=on):
            in_log = state_on(log.plan, alone.action.ref, on=on)
            assert (in_log.delivery, in_log.target_on()) == (alone.delivery, alone.target_on())


def test_a_second_row_of_an_action_is_not_in_the_log() -> None:
    """One row has the action's number and new words, another its words without a number: the second is placed nowhere."""
    july = snapshot(
        JULY,
        ("1.1", "Train all staff", "30/06/2024", "In progress", "rota"),
        ("", "Train staff", "31/08/2024", "Complete", "register"),
    )
    log = log_from_snapshots([snapshot(JUNE, TRAIN), july])
    assert [(on, action.text) for on, action in log.unplaced] == [(JULY, "Train staff")]
    assert any("the same action as another row of the snapshot" in each.problem for each in log.faults)
    assert state_on(log.plan, "1.1", on=JULY).delivery.label == "in progress"


@pytest.mark.parametrize(
    ("target", "owner", "entries"),
    [("30/06/2024", "Invented One", 0), ("30/06/2024", "Invented Two", 1), ("31/08/2024", "Invented One", 1)],
)
def test_an_owner_or_a_target_alone_is_an_entry(target: str, owner: str, entries: int) -> None:
    """A tracker without a status still says who has an action, and by when; what stays the same is no entry."""
    header = ("Ref", "Action", "Target date", "Owner")
    june, july = (
        snapshot(on, ("1.1", "Train staff", *cells), header=header)
        for on, cells in ((JUNE, ("30/06/2024", "Invented One")), (JULY, (target, owner)))
    )
    log = log_from_snapshots([june, july])
    assert len([each for each in log.plan.updates if each.on == JULY]) == entries
    state = state_on(log.plan, "1.1", on=JULY)
    assert (state.owner.reveal(), f"{state.target_on():%d/%m/%Y}") == (owner, target)


@pytest.mark.parametrize(("evidence", "entries"), [("rota", 0), ("register", 1)])
def test_evidence_alone_is_an_entry_where_it_is_new(evidence: str, entries: int) -> None:
    """A tracker of evidence alone that says on the second day what it said on the first says nothing new."""
    june, july = (
        snapshot(on, ("1.1", "Train staff", said), header=("Ref", "Action", "Evidence"))
        for on, said in ((JUNE, "rota"), (JULY, evidence))
    )
    log = log_from_snapshots([june, july])
    assert [each.evidence for each in log.plan.updates if each.on == JULY] == ["register"] * entries
    assert state_on(log.plan, "1.1", on=JULY).evidence == ("rota", "register")[: entries + 1]
