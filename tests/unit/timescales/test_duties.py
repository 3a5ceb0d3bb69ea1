"""How an obligation stands by its days, and what is said of it."""

from datetime import date
from typing import Any

import attrs
import pytest

from safeguarding.timescales.catalogue import rule_named
from safeguarding.timescales.duties import Obligation, by_days, open_obligation
from safeguarding.timescales.episodes import Episode
from safeguarding.timescales.following import obligations
from safeguarding.timescales.schedules import Relaxed
from safeguarding.timescales.words import RelaxedBy, StepChange, TimescaleOutcome

O = TimescaleOutcome  # noqa: E741 - the outcomes of a table
DUE, BEFORE, AFTER = date(2017, 5, 4), date(2017, 5, 3), date(2017, 5, 5)
LATER = date(2017, 6, 1)
SOON = Relaxed(by=RelaxedBy.REPLACED, words="as soon as may be")
WHERE = Relaxed(by=RelaxedBy.WHERE_PRACTICABLE, words="where practicable")


@pytest.mark.parametrize(
    ("done_on", "closed_on", "as_at", "outcome", "days_late"),
    [
        (DUE, None, LATER, O.IN_TIME, 0),
        (AFTER, None, LATER, O.LATE, 1),
        # what was done is not asked when it was closed
        (AFTER, BEFORE, LATER, O.LATE, 1),
        (None, DUE, LATER, O.LAPSED, 0),
        (None, AFTER, LATER, O.MISSED, 1),
        (None, None, DUE, O.NOT_YET_DUE, 0),
        (None, None, AFTER, O.OVERDUE, 1),
        (None, None, LATER, O.OVERDUE, 28),
    ],
)
def test_on_its_due_day_it_is_in_time(
    done_on: date | None, closed_on: date | None, as_at: date, outcome: TimescaleOutcome, days_late: int
) -> None:
    """Done, closed, or still to be done; late from the day after."""
    assert by_days(DUE, done_on=done_on, closed_on=closed_on, as_at=as_at) is outcome
    found = obligation(done_on=done_on, closed_on=closed_on, as_at=as_at)
    assert (found.outcome, found.days_late) == (outcome, days_late)
    assert found.is_open is (done_on is None and closed_on is None)


def obligation(**changes: Any) -> Obligation:  # noqa: ANN401 - whatever an obligation has
    """An initial health assessment, due on 4 May 2017."""
    (found,) = obligations([rule_named("iha")], Episode(started_on=date(2017, 4, 3)), as_at=LATER)
    assert found.due_on == DUE
    return attrs.evolve(found, **changes)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"done_on": DUE}, "ended on 4 May 2017 (the first day not counted; bank holidays in England and Wales); done on 4 May 2017, in time"),
        ({"done_on": AFTER}, "done on 5 May 2017, 1 day late"),
        ({"closed_on": AFTER}, "not done: never done; the case moved on after it fell due, on 5 May 2017"),
        ({"as_at": BEFORE}, "ends on 4 May 2017 (the first day not counted; bank holidays in England and Wales); not done by 3 May 2017: not yet due"),
        ({"as_at": DUE}, "ends on 4 May 2017 (the first day not counted; bank holidays in England and Wales); not done by 4 May 2017: not yet due"),
        ({"as_at": AFTER}, "ended on 4 May 2017 (the first day not counted; bank holidays in England and Wales); not done by 5 May 2017: overdue, 1 day late"),
        ({"as_at": date(2017, 5, 6)}, "not done by 6 May 2017: overdue, 2 days late"),
        ({"is_extended": True}, "20 working days (extended) from 3 April 2017"),
        ({"counted_as": "28 days"}, ", counted as '28 days'. Rule:"),
        ({"due_on": None, "cannot_tell": "a reason"}, "counted from 3 April 2017; cannot be told from what is known, because a reason"),
        ({"found": O.CANNOT_TELL, "cannot_tell": "a reason", "done_on": AFTER}, "cannot be told from what is known, because a reason; done on 5 May 2017"),
        ({"notes": ("one", "two")}, "Note: one; two"),
        ({"relaxed": SOON, "due_on": None, "found": O.NO_FIXED_TIME, "done_on": AFTER}, "counted from 3 April 2017; as soon as may be in place of 20 working days: no fixed time; done on 5 May 2017"),
        ({"relaxed": WHERE, "found": O.NO_FIXED_TIME}, "20 working days from 3 April 2017 ended on 4 May 2017 (the first day not counted; bank holidays in England and Wales, where practicable); "),
        ({"step_change": StepChange.BY_LAST_TIME, "other_intervals": ((StepChange.BY_DUE_DAY, AFTER), (StepChange.BY_DAY_ASKED, LATER))}, "another day would follow from the interval in force on the day that would be due and the interval in force on the day of the question or of its being done."),
    ],
)  # fmt: skip
def test_in_words(changes: dict[str, Any], says: str) -> None:
    assert says in obligation(**changes).explanation


def test_of_what_cannot_be_told_nothing_is_late() -> None:
    assert obligation(due_on=None).days_late is None
    assert obligation(found=O.LAW_CHANGED).days_late is None
    assert obligation(due_on=None).outcome is O.CANNOT_TELL


def test_the_first_that_is_open() -> None:
    """None where everything is done or closed."""
    done, closed, still = obligation(done_on=DUE), obligation(closed_on=DUE), obligation()
    assert open_obligation([done, closed, still]) is still
    assert open_obligation([done, closed]) is None
