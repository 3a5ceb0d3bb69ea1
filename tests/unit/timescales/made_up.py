"""Cases that are made up, and how a rule that ships judges them."""

from datetime import date, timedelta

from safeguarding.timescales.answers import Conventions, DueAnswer, due_answers
from safeguarding.timescales.catalogue import rule_named
from safeguarding.timescales.duties import Obligation
from safeguarding.timescales.episodes import Episode
from safeguarding.timescales.events import Events, Moment
from safeguarding.timescales.following import obligations
from safeguarding.timescales.rules import Rule
from safeguarding.timescales.words import TimescaleOutcome


def judged(
    rule: Rule | str, start: date, done: date | None, *, as_at: date | None = None, born_on: date | None = None
) -> Obligation:
    """The first that is owed in a case that began on a day, by default long after it."""
    asked = rule_named(rule) if isinstance(rule, str) else rule
    case = Episode(started_on=start, done_on=[done] if done else [], born_on=born_on)
    return obligations([asked], case, as_at=as_at or (done or start) + timedelta(days=1000))[0]


def answers(
    rule: str,
    start: Moment,
    *,
    on: date,
    conventions: Conventions | None = None,
    born_on: date | None = None,
    **kinds: Moment,
) -> tuple[DueAnswer, ...]:
    """What is answered of a case in which each kind of event happened once."""
    events = Events(moments={kind: (day,) for kind, day in kinds.items()})
    how = conventions or Conventions()
    return due_answers([rule_named(rule)], started=start, events=events, born_on=born_on, on=on, conventions=how)


def ends_on(rule: str, start: str, last: str, *, born_on: str | None = None) -> None:
    """Done on the last day is in time, and on the day after late; the days are counted on a calendar by hand."""
    began, due = date.fromisoformat(start), date.fromisoformat(last)
    born = date.fromisoformat(born_on) if born_on else None
    assert judged(rule, began, due, born_on=born).outcome is TimescaleOutcome.IN_TIME
    assert judged(rule, began, due + timedelta(days=1), born_on=born).outcome is TimescaleOutcome.LATE
