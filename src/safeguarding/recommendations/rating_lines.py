"""The lines of a rating rule, as keys print them: a colour and what an action must be like to have it.

A line applies, does not apply, or cannot be told: what is not known of an action, and what only a person can judge,
rules no colour out.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from safeguarding.dates.due import due_on
from safeguarding.dates.periods import Period
from safeguarding.errors import InvalidRecordError
from safeguarding.labels import Labelled
from safeguarding.recommendations.states import ActionState
from safeguarding.recommendations.words import Delivery, Impact, Rating, Target
from safeguarding.records import NoTruthValue, Record, Several

OPEN = (Delivery.NOT_STARTED, Delivery.IN_PROGRESS)
"""Work that is not done yet."""


@attrs.frozen(kw_only=True)
class RatingLine(Record):
    """One line of a key: a colour, and all that must hold for it. What is None, or empty, is not asked.

    Attributes:
        rating: The colour.
        text: What the key says, in a few words.
        deliveries: The states of work that it is about; by default work that is open.
        at_least: The lowest progress in it, in per cent.
        above: A progress that all of it lies above.
        at_most: The highest progress in it.
        below: A progress that all of it lies below.
        target: The target that its time is counted from.
        is_past_target: Whether the target must be past. Done work is past it where it was done after it.
        past_more_than: It is past the target by more than this.
        past_at_most: It is past the target, and by no more than this.
        due_within: It is not past the target, which lies within this.
        is_revised: Whether the target must have been revised.
        impacts: What its measures must say. One that is not measured, or cannot be told, may be anything.
        by_judgement: Whether a person decides besides: "at risk", "may slip".

    Raises:
        InvalidRecordError: for a time in working days, which needs a calendar.

    Examples:
        >>> from datetime import date
        >>> from safeguarding.recommendations.records import Action
        >>> line = RatingLine(rating=Rating.AMBER, text="up to a month behind", past_at_most=Period(months=1))
        >>> action, targets = Action(ref="a1"), (date(2017, 9, 30),)
        >>> for day in (date(2017, 9, 30), date(2017, 10, 1), date(2017, 10, 30), date(2017, 10, 31)):
        ...     state = ActionState(action=action, on=day, targets=targets, delivery=Delivery.IN_PROGRESS)
        ...     print(line_applies(line, state).label)
        no
        yes
        yes
        no
    """

    _words = "{0.rating}: {0.text}"

    rating: Rating
    text: str
    deliveries: tuple[Delivery, ...] = attrs.field(default=OPEN, converter=Several[Delivery])
    at_least: int | None = None
    above: int | None = None
    at_most: int | None = None
    below: int | None = None
    target: Target = Target.CURRENT
    is_past_target: bool | None = None
    past_more_than: Period | None = attrs.field(default=None)
    past_at_most: Period | None = attrs.field(default=None)
    due_within: Period | None = attrs.field(default=None)
    is_revised: bool | None = None
    impacts: tuple[Impact, ...] = attrs.field(default=(), converter=Several[Impact])
    by_judgement: bool = False

    def _check(self) -> None:
        for period in (self.past_more_than, self.past_at_most, self.due_within):
            if period is not None and period.working_days:
                raise InvalidRecordError(
                    f"{self.text}: time in a line is counted in days, weeks or months, not working days"
                )


class Applies(NoTruthValue, Labelled):
    """Whether a line applies to an action."""

    YES = "yes"
    NO = "no"
    CANNOT_SAY = "cannot say"


def line_applies(line: RatingLine, state: ActionState, *, impact: Impact = Impact.NOT_MEASURED) -> Applies:
    """Whether a line applies to an action, on the day of its state.

    Args:
        line: The line.
        state: The action's state.
        impact: What its measures say.

    Examples:
        >>> from datetime import date
        >>> from safeguarding.recommendations.records import Action
        >>> embedded = RatingLine(
        ...     rating=Rating.BLUE, text="embedded", deliveries=[Delivery.IMPLEMENTED], impacts=[Impact.MOVED]
        ... )
        >>> state = ActionState(action=Action(ref="a1"), on=date(2017, 9, 30), delivery=Delivery.IMPLEMENTED)
        >>> for impact in (Impact.MOVED, Impact.NO_SIGN_OF_CHANGE, Impact.NOT_MEASURED):
        ...     print(line_applies(embedded, state, impact=impact).label)
        yes
        no
        cannot say
    """
    answers = set(_answers(line, state, impact))
    if False in answers:
        return Applies.NO
    return Applies.CANNOT_SAY if None in answers or line.by_judgement else Applies.YES


def _answers(line: RatingLine, state: ActionState, impact: Impact) -> Iterator[bool | None]:
    """What each condition says: true, false, or None where that is not known."""
    yield None if state.delivery is Delivery.NOT_KNOWN else state.delivery in line.deliveries
    yield from _by_progress(line, state)
    yield from _by_time(line, state)
    if line.is_revised is not None:
        yield line.is_revised is (len(state.targets) > 1)
    if line.impacts:
        yield None if impact in (Impact.NOT_MEASURED, Impact.CANNOT_SAY) else impact in line.impacts


def _by_progress(line: RatingLine, state: ActionState) -> Iterator[bool | None]:
    percent = state.percent
    bounds = (line.at_least, line.above, line.at_most, line.below)
    if percent is None:
        yield from (None for bound in bounds if bound is not None)
        return
    yield line.at_least is None or percent >= line.at_least
    yield line.above is None or percent > line.above
    yield line.at_most is None or percent <= line.at_most
    yield line.below is None or percent < line.below


def _by_time(line: RatingLine, state: ActionState) -> Iterator[bool | None]:
    asked = (line.is_past_target, line.past_more_than, line.past_at_most, line.due_within)
    if asked == (None, None, None, None):
        return
    target = state.target_on(line.target)
    day = state.completed_on if state.delivery.is_done else state.on
    if target is None or day is None:
        yield None
        return
    if line.is_past_target is not None:
        yield line.is_past_target is (day > target)
    if line.past_more_than is not None:
        yield day > target and day > due_on(target, line.past_more_than)
    if line.past_at_most is not None:
        yield target < day <= due_on(target, line.past_at_most)
    if line.due_within is not None:
        yield day <= target <= due_on(day, line.due_within)
