"""Everything that applies to one child: the child's events, and which rule counts from which of them.

A rule applies where the event happened from which it is counted, and nowhere else. An event that no rule has used is
named: it may be a slip of the pen, or belong to something that began before what is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date

import attrs

from safeguarding.dates.ranges import DateRange
from safeguarding.errors import SafeguardingError, UnknownNameError
from safeguarding.records import Record, Several, how_many
from safeguarding.secrets import BirthDate, Secret, as_birth_date, as_secret
from safeguarding.timescales.answers import Conventions, DueAnswer, due_answers
from safeguarding.timescales.catalogue import RULES, plain_name, rule_named
from safeguarding.timescales.events import DONE, ENDED, EXTENDED, RESTARTED, Events, Moment, day_of
from safeguarding.timescales.rules import Rule
from safeguarding.timescales.words import TimescaleOutcome


@attrs.frozen(kw_only=True)
class AppliedRule(Record):
    """Which of a child's events start, do, end and restart the clock of a rule.

    Attributes:
        rules: The rule, or those that follow one another.
        starts: The event from which it is counted.
        done: The event that does it.
        ended: The events after which nothing more is required.
        restarts: Whether each further one of the events from which it is counted starts the clock afresh.
        extended: The event with which a longer time was agreed.
        within: The event that begins the time to which all of them belong; that from which it is counted, if none is said.
        lasting: Whether it is for placements that are intended to last, or for the others; None for all.
    """

    rules: tuple[str, ...] = attrs.field(converter=Several[str])
    starts: str
    done: str
    ended: tuple[str, ...] = attrs.field(default=(), converter=Several[str])
    restarts: bool = False
    extended: str = ""
    within: str = ""
    lasting: bool | None = None

    @property
    def events(self) -> tuple[str, ...]:
        """Every event that it looks at."""
        return tuple(filter(None, (self.starts, self.done, *self.ended, self.extended, self.within)))


def _once(rule: str, starts: str, done: str, *ended: str, extended: str = "") -> AppliedRule:
    return AppliedRule(rules=[rule], starts=starts, done=done, ended=ended, extended=extended)


def _in_care(*rules: str, done: str, starts: str = "care began", within: str = "care began") -> AppliedRule:
    return AppliedRule(rules=rules, starts=starts, done=done, ended=["care ended"], within=within)


def _placed(*rules: str, done: str, lasting: bool | None = None) -> AppliedRule:
    return AppliedRule(
        rules=rules,
        starts="placement",
        done=done,
        ended=["care ended"],
        restarts=True,
        within="care began",
        lasting=lasting,
    )


APPLIED: tuple[AppliedRule, ...] = (
    _once("referral_decision", "referral", "referral decision"),
    _once("single_assessment", "referral", "assessment", "case closed"),
    _once("icpc", "strategy discussion", "initial conference", "no conference needed", "case closed"),
    _once("core_group", "plan began", "core group", "plan ended"),
    AppliedRule(
        rules=["rcpc_first", "rcpc_subsequent"], starts="plan began", done="review conference", ended=["plan ended"]
    ),
    _once("police_protection", "police protection", "police protection ended"),
    _once(
        "epo",
        "emergency protection order",
        "emergency protection order ended",
        extended="emergency protection order extended",
    ),
    _once("care_proceedings", "care proceedings issued", "care proceedings ended"),
    _in_care("cla_review_first", "cla_review_second", "cla_review_subsequent", done="review"),
    _in_care("iha", "rha_under5", "rha_5plus", done="health assessment"),
    _in_care("pep_available", done="personal education plan"),
    _in_care("dental_check", starts="dental check", done="dental check"),
    _in_care("sdq", starts="questionnaire", done="questionnaire"),
    _in_care("care_plan", starts="placement", done="care plan"),
    _placed("placement_plan", done="placement plan"),
    _placed("cla_visit_first", "cla_visit_year1", "cla_visit_permanent", done="visit", lasting=True),
    _placed("cla_visit_first", "cla_visit_year1", done="visit", lasting=False),
    _once("pathway_needs_assessment", "became eligible", "needs assessment"),
    AppliedRule(rules=["pathway_review"], starts="pathway plan", done="pathway plan review"),
    _once("return_home_interview", "returned", "return interview"),
    AppliedRule(
        rules=["private_fostering_first_visit", "private_fostering_y1", "private_fostering_y2"],
        starts="private fostering notified",
        done="private fostering visit",
        ended=["private fostering ended"],
    ),
    _once("ehcp", "education, health and care assessment requested", "education, health and care plan"),
    _once("complaint_stage1", "complaint", "complaint answered", extended="complaint time extended"),
)
"""The rules that apply to a child, and the events they look at."""

CHILD_EVENTS: tuple[str, ...] = tuple(dict.fromkeys(event for each in APPLIED for event in each.events))
"""What may have happened to a child, in the words of a child's file."""


# what goes by such a name may be the complaint or its answer
_EITHER = frozenset({"complaint_stage1"})


def event_named(name: str) -> str:
    """The event that goes by a name: its own, in one or several, or that of the rule by which it is done.

    Args:
        name: "review", "LAC reviews", "PEP", "sdq". Of a rule that only waits for an end, such as an order's, it is what began.

    Raises:
        UnknownNameError: for a name of no event, and of a rule that leaves open which event is meant.

    Examples:
        >>> event_named("LAC review"), event_named("PEP"), event_named("SDQ"), event_named("EPO")
        ('review', 'personal education plan', 'questionnaire', 'emergency protection order')
        >>> event_named("rewiev")
        Traceback (most recent call last):
        ...
        safeguarding.errors.UnknownNameError: unknown event 'rewiev'; did you mean 'review'?
    """
    plain = plain_name(name)
    event = next((each for each in CHILD_EVENTS if plain_name(each) == plain), None)
    if event is not None:
        return event
    with suppress(UnknownNameError):
        rule = rule_named(name).rule_id
        events = {
            applied.starts if applied.done.endswith(" ended") else applied.done
            for applied in APPLIED
            if rule in applied.rules and rule not in _EITHER
        }
        if events:
            (event,) = events
            return event
    raise UnknownNameError.among("event", name, CHILD_EVENTS)


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
                untold.append(f"{', '.join(each.rules)}: {error.problem}")
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
                # of several ends of one beginning the first counts, and the others are told
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
    if answer.outcome not in (TimescaleOutcome.OVERDUE, TimescaleOutcome.MISSED):
        return answer
    first = past[applied.within or applied.starts][0]
    before = (kind for kind in applied.ended for each in past.get(kind, ()) if day_of(each) < day_of(first))
    stray = next(before, None) if child.known_from is None else None
    if applied.done not in child.moments:
        why = f"nothing is said of {applied.done!r}: write an empty list where there was none"
    elif stray is not None:
        why = f"{stray!r} lies before {applied.within or applied.starts!r}: whether it went on is not known"
    elif applied.within == "care began" and child.born_on is not None and day_of(first) < child.born_on:
        why = "the child was born after care began: one of the two days is wrong"
    else:
        return answer
    unknown, owed = TimescaleOutcome.CANNOT_TELL, answer.obligation
    told = None if owed is None else attrs.evolve(owed, found=unknown, cannot_tell=why)
    return attrs.evolve(answer, outcome=unknown, obligation=told, notes=(*answer.notes, why))
