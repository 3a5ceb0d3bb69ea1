"""Everything that applies to one child: the child's events, and which rule counts from which of them.

A rule applies where the event happened from which it is counted, and nowhere else. An event that no rule has used is
named: it may be a slip of the pen, or belong to something that began before what is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

import attrs

from safeguarding.dates.ranges import DateRange
from safeguarding.dates.words import printed_date
from safeguarding.errors import SafeguardingError
from safeguarding.records import Record, Several, how_many
from safeguarding.secrets import BirthDate, Secret, as_birth_date, as_secret
from safeguarding.timescales.answers import Conventions, DueAnswer, answer_of, due_answers
from safeguarding.timescales.applied_rules import APPLIED, AppliedRule
from safeguarding.timescales.catalogue import RULES, rule_named
from safeguarding.timescales.episodes import Episode
from safeguarding.timescales.events import DONE, ENDED, EXTENDED, RESTARTED, Events, Moment, day_of
from safeguarding.timescales.following import obligations
from safeguarding.timescales.rules import Rule
from safeguarding.timescales.words import TimescaleOutcome


def _of_each_kind(several: Mapping[str, Iterable[Moment]]) -> Mapping[str, tuple[Moment, ...]]:
    if not isinstance(several, Mapping):
        # left as it is, for the check of the record to name the field
        return several
    return {kind: Several[Moment](each) for kind, each in several.items()}


@attrs.frozen(kw_only=True)
class ChildEvents(Record):
    """What is known of one child.

    Attributes:
        reference: The caller's own key; kept out of the repr.
        born_on: The birthday; None where it is not known.
        worker: Who works with the child, from a text; it comes out by ``reveal()``.
        team: The team.
        moments: The days of each kind of event, or the times where they are known.
        is_lasting: Whether the placement is intended to last until the child is 18; None where nobody says.
        known_from: The first day from which everything that happened is known; None where all is.
        unread: The events of which a day could not be read: no rule that looks at one is judged.
        uncertain: Days of events of which the kind is not known (then it is empty), or of which it is not known whether
            they are this child's: what was not done about such a day cannot be told.

    Examples:
        >>> ChildEvents(moments={"care began": [date(2017, 4, 3)]}).moments["care began"]
        (datetime.date(2017, 4, 3),)
    """

    reference: str = attrs.field(default="", repr=False)
    born_on: BirthDate | None = attrs.field(default=None, converter=as_birth_date, repr=False)
    worker: Secret = attrs.field(default=Secret(""), converter=as_secret, repr=False)
    team: str = ""
    moments: Mapping[str, tuple[Moment, ...]] = attrs.field(converter=_of_each_kind)
    is_lasting: bool | None = None
    known_from: date | None = None
    unread: frozenset[str] = frozenset()
    uncertain: tuple[tuple[str, date], ...] = attrs.field(
        default=(), converter=Several[tuple[str, date]], repr=how_many
    )


@attrs.frozen(kw_only=True)
class ChildAnswers(Record):
    """Everything that applies to a child, as it stands on a day.

    Attributes:
        child: The child.
        on: The day.
        answers: The answers, by the day they were or are due.
        unused: The events that no rule has used, with how many.
        untold: What cannot be told, and why.
    """

    child: ChildEvents
    on: date
    answers: tuple[DueAnswer, ...] = attrs.field(converter=Several[DueAnswer], repr=how_many)
    unused: tuple[tuple[str, int], ...] = ()
    untold: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class _Clock(Record):
    started: Moment
    events: Events
    used: tuple[tuple[str, Moment], ...]


def child_answers(child: ChildEvents, *, on: date, rules: Sequence[Rule] = RULES) -> ChildAnswers:
    """Everything that applies to a child: what was late, what is overdue, what is due next.

    Args:
        child: What is known of the child. Nothing after the day is looked at.
        on: The day.
        rules: The rules, by whose names the shipped ones are found.

    Examples:
        >>> moments = {"care began": [date(2017, 4, 3)], "review": [date(2017, 5, 5)], "health assessment": []}
        >>> child = ChildEvents(moments=moments)
        >>> for each in child_answers(child, on=date(2017, 6, 1)).answers:
        ...     print(each.rule_id, each.due, each.outcome)
        cla_review_first 2017-05-04 late
        iha 2017-05-04 overdue
        pep_available 2017-05-04 cannot be told from what is known
        cla_review_second 2017-08-05 not yet due
    """
    past = _until(child, on)
    answers: list[DueAnswer] = []
    untold: list[str] = []
    used: set[tuple[str, Moment]] = set()
    for each in APPLIED:
        named = [rule_named(name, rules) for name in each.rules]
        if each.lasting is not None and each.lasting is not (child.is_lasting is True):
            continue
        if unread := child.unread.intersection(each.events):
            used.update((kind, moment) for kind in each.events for moment in past.get(kind, ()))
            if past.get(each.starts) or each.starts in unread:
                kinds = ", ".join(map(repr, sorted(unread)))
                untold.append(f"{', '.join(each.rules)}: a day of {kinds} could not be read")
            continue
        for clock in _clocks(each, past):
            used.update(clock.used)
            try:
                found = due_answers(
                    named,
                    started=clock.started,
                    events=clock.events,
                    born_on=_born(child, clock.started),
                    on=on,
                    conventions=Conventions(known_from=child.known_from),
                )
                answers += [_as_known(answer, each, child, past) for answer in found]
            except SafeguardingError as error:
                untold.append(_untold(each, error.problem))
        if each.lasting is False and child.is_lasting is None and past.get("placement"):
            untold.append("visits after the first year of a placement: whether it is intended to last is not said")
    left = {kind: sum((kind, moment) not in used for moment in several) for kind, several in past.items()}
    return ChildAnswers(
        child=child,
        on=on,
        answers=sorted(answers, key=lambda each: _last_day(each) or date.max),
        unused=tuple((kind, number) for kind, number in left.items() if number),
        untold=tuple(untold),
    )


def case_answers(
    reference: str, cases: Iterable[tuple[Sequence[Rule], Episode]], *, on: date, untold: Iterable[str] = ()
) -> ChildAnswers:
    """The same for a child of whom a file gives cases, each with the rules that it is under.

    Args:
        reference: The child.
        cases: The cases.
        on: The day.
        untold: What the file cannot tell of the child.

    Examples:
        >>> case = Episode(started_on=date(2017, 4, 3))
        >>> [str(each.outcome) for each in case_answers("7", [([rule_named("iha")], case)], on=date(2017, 5, 5)).answers]
        ['overdue']
    """
    answers = [
        answer_of(each, rule)
        for rules, case in cases
        for each in obligations(rules, case, as_at=on)
        for rule in rules
        if rule.rule_id == each.rule_id
    ]
    return ChildAnswers(
        child=ChildEvents(reference=reference, moments={}),
        on=on,
        answers=sorted(answers, key=lambda each: _last_day(each) or date.max),
        untold=tuple(untold),
    )


def _untold(applied: AppliedRule, problem: str) -> str:
    """A problem with the rules that it keeps from being judged; one of them may be named in it already."""
    for name in applied.rules:
        problem = problem.removeprefix(f"{name}: ")
    return f"{', '.join(applied.rules)}: {problem}"


def _until(child: ChildEvents, on: date) -> dict[str, tuple[Moment, ...]]:
    """The events up to a day, in order."""
    return {
        kind: tuple(sorted((each for each in several if day_of(each) <= on), key=_in_order))
        for kind, several in child.moments.items()
    }


def _in_order(moment: Moment) -> tuple[date, str]:
    return day_of(moment), moment.isoformat()


def _clocks(applied: AppliedRule, past: Mapping[str, tuple[Moment, ...]]) -> Iterator[_Clock]:
    """A clock for each time that something began, with what happened until it began again."""
    begins = past.get(applied.within or applied.starts, ())
    for number, begun in enumerate(begins):
        until = begins[number + 1] if number + 1 < len(begins) else None

        def inside(kind: str, first: Moment = begun, last: Moment | None = until) -> list[Moment]:
            return [
                each
                for each in past.get(kind, ())
                if day_of(first) <= day_of(each) and (last is None or day_of(each) < day_of(last))
            ]

        starts = inside(applied.starts)
        if not starts:
            continue
        ended = sorted((each for kind in applied.ended for each in inside(kind)), key=_in_order)[:1]
        done = [each for each in inside(applied.done) if applied.done != applied.starts or each != starts[0]]
        kinds = {
            DONE: done,
            ENDED: [] if applied.done in applied.ended else ended,
            RESTARTED: starts[1:] if applied.restarts else [],
            EXTENDED: inside(applied.extended)[:1] if applied.extended else [],
        }
        yield _Clock(
            started=starts[0],
            events=Events(moments={kind: tuple(several) for kind, several in kinds.items() if several}),
            used=tuple(
                (kind, each)
                for kind in applied.events
                # of several ends of one beginning the first counts, and the others are reported
                for each in (inside(kind)[:1] if kind in applied.ended else inside(kind))
            ),
        )


def _born(child: ChildEvents, started: Moment) -> date | None:
    return child.born_on if child.born_on is not None and child.born_on <= day_of(started) else None


def _last_day(answer: DueAnswer) -> date | None:
    if isinstance(answer.due, DateRange):
        return answer.due.ends_on
    return None if answer.due is None else day_of(answer.due)


def _as_known(
    answer: DueAnswer, applied: AppliedRule, child: ChildEvents, past: Mapping[str, tuple[Moment, ...]]
) -> DueAnswer:
    """The answer, which accuses nobody of what the file does not speak of, or contradicts.

    An empty list says that nothing was done. An end before everything of which it could be the end has a wrong day, or a
    beginning that is not given: whether anything was still required is then not known.
    """
    if not answer.outcome.is_breach:
        return answer
    first = past[applied.within or applied.starts][0]
    before = (kind for kind in applied.ended for each in past.get(kind, ()) if day_of(each) < day_of(first))
    stray = next(before, None) if child.known_from is None else None
    is_undone = answer.outcome in (TimescaleOutcome.OVERDUE, TimescaleOutcome.MISSED)
    if is_undone and applied.done not in child.moments:
        why = f"nothing is said of {applied.done!r}: write an empty list where there was none"
    elif is_undone and stray is not None:
        why = f"{stray!r} lies before {applied.within or applied.starts!r}: whether it went on is not known"
    elif is_undone and applied.within == "care began" and child.born_on is not None and day_of(first) < child.born_on:
        why = "the child was born after care began: one of the two days is wrong"
    elif (day := _uncertain_day(answer, applied, child)) is not None:
        why = f"something of {printed_date(day)} may be about it: what it was, or whose, is not known"
    else:
        return answer
    unknown, owed = TimescaleOutcome.CANNOT_TELL, answer.obligation
    told = None if owed is None else attrs.evolve(owed, found=unknown, cannot_tell=why)
    return attrs.evolve(answer, outcome=unknown, obligation=told, notes=(*answer.notes, why))


def _uncertain_day(answer: DueAnswer, applied: AppliedRule, child: ChildEvents) -> date | None:
    """A day on which it may have been done, or the clock started afresh; None where there is none."""
    owed = answer.obligation
    done = None if owed is None else owed.done_on
    until = done or day_of(answer.as_at)
    days = (day for kind, day in child.uncertain if not kind or kind in applied.events)
    return next((day for day in sorted(days) if day_of(answer.counted_from) <= day <= until), None)
