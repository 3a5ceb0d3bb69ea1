"""RAG and BRAG ratings by a rule given as data, and stated ratings held against the stated rule.

No statute defines the colours. Councils write their own rules, and apply them unevenly; a rule is therefore a value.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import attrs

from safeguarding.errors import InvalidRecordError
from safeguarding.labels import Labelled
from safeguarding.recommendations.rating_lines import Applies, RatingLine, line_applies
from safeguarding.recommendations.states import ActionState, standing
from safeguarding.recommendations.words import ActionStanding, Delivery, Impact, Rating, Target
from safeguarding.records import NoTruthValue, Record, Several
from safeguarding.sources import Source

_WHOLE = 100


@attrs.frozen(kw_only=True)
class RatingBand(Record):
    """A range of progress, in per cent, and its colour. Bounds that are None are open.

    Attributes:
        rating: The colour.
        at_least: The lowest value in it.
        above: A value that all of it lies above.
        at_most: The highest value in it.

    Examples:
        >>> [RatingBand(rating=Rating.AMBER, above=25, at_most=75).covers(Fraction(each)) for each in (25, 26, 75, 76)]
        [False, True, True, False]
    """

    rating: Rating
    at_least: int | None = None
    above: int | None = None
    at_most: int | None = None

    @property
    def words(self) -> str:
        """The band in words.

        Examples:
            >>> RatingBand(rating=Rating.AMBER, at_least=26, at_most=75).words
            '26% or more, up to 75%'
        """
        parts = [] if self.at_least is None else [f"{self.at_least}% or more"]
        parts += [] if self.above is None else [f"over {self.above}%"]
        parts += [] if self.at_most is None else [f"up to {self.at_most}%"]
        return ", ".join(parts) or "any progress"

    def covers(self, percent: Fraction) -> bool:
        """Whether a value lies in the band."""
        return (
            (self.at_least is None or percent >= self.at_least)
            and (self.above is None or percent > self.above)
            and (self.at_most is None or percent <= self.at_most)
        )


@attrs.frozen(kw_only=True)
class PastTarget(Record):
    """The colour of an action that is past its target with less than some progress.

    Examples:
        >>> rule = PastTarget(rating=Rating.RED, below=50, target=Target.ORIGINAL)
        >>> f"{rule.rating.label}: under {rule.below}% and past {rule.target.label}"
        'red: under 50% and past the original target'
    """

    rating: Rating
    below: int
    target: Target = Target.CURRENT


@attrs.frozen(kw_only=True)
class RatingRule(Record):
    """How the state of an action becomes a colour.

    Attributes:
        name: What the rule is called.
        lines: The lines of its key, looked at first and in order; the first that applies counts.
        bands: Ranges of progress; no whole per cent lies in two of them. A value in none has no colour.
        past_target: The colours past the target, looked at first; the first that applies counts.
        when_done: The colour of work that is done; None where it is rated by its progress.
        source: Who published the rule.

    Raises:
        InvalidRecordError: for neither lines nor bands, or bands that overlap.

    Examples:
        >>> from safeguarding.sources import Certainty
        >>> source = Source(title="An invented rule", certainty=Certainty.UNVERIFIED)
        >>> bands = [RatingBand(rating=Rating.RED, at_most=50), RatingBand(rating=Rating.GREEN, at_least=50)]
        >>> RatingRule(name="an invented rule", bands=bands, source=source)
        Traceback (most recent call last):
        ...
        safeguarding.errors.InvalidRecordError: an invented rule: two bands cover 50%
    """

    _words = "{0.name}"

    name: str
    bands: tuple[RatingBand, ...] = attrs.field(default=(), converter=Several[RatingBand])
    past_target: tuple[PastTarget, ...] = attrs.field(default=(), converter=Several[PastTarget])
    when_done: Rating | None = None
    source: Source
    lines: tuple[RatingLine, ...] = attrs.field(default=(), converter=Several[RatingLine])

    def _check(self) -> None:
        if not self.bands and not self.lines:
            raise InvalidRecordError(f"{self.name}: a rating rule has at least one band, or a line")
        # halves too: bands of whole numbers that overlap do so on one of these
        for doubled in range(2 * _WHOLE + 1):
            if sum(band.covers(Fraction(doubled, 2)) for band in self.bands) > 1:
                raise InvalidRecordError(f"{self.name}: two bands cover {doubled / 2:g}%")


@attrs.frozen(kw_only=True)
class RatingAnswer(NoTruthValue, Record):
    """The colour that a rule gives, and why.

    Attributes:
        rating: The colour; None where the rule gives none, or leaves more than one.
        reason: Why.
        line: The rule's line that gave it, in the rule's words; empty where there is none.
        possible: The colours that the rule leaves open, where it leaves more than one: something is not known of the
            action, or a person decides.
    """

    _instead = "rating"

    rating: Rating | None
    reason: str
    line: str = ""
    possible: tuple[Rating, ...] = attrs.field(default=(), converter=Several[Rating])

    def __str__(self) -> str:
        return f"{self.rating or 'no rating'}: {self.reason}"


def rating_by(rule: RatingRule, state: ActionState, *, impact: Impact = Impact.NOT_MEASURED) -> RatingAnswer:
    """The colour of an action by a rule, on the day of its state.

    Args:
        rule: The rule.
        state: The action's state.
        impact: What its measures say, for rules that ask whether the work is embedded.

    Examples:
        >>> from safeguarding.recommendations import COUNCIL_EXAMPLE, Action, Plan, Update, state_on
        >>> plan = Plan(
        ...     actions=[Action(ref="a1", target_on=date(2017, 9, 30))],
        ...     updates=[Update(action="a1", on=date(2017, 9, 1), percent=40)],
        ... )
        >>> for day in (date(2017, 9, 30), date(2017, 10, 1)):
        ...     answer = rating_by(COUNCIL_EXAMPLE, state_on(plan, "a1", on=day))
        ...     print(answer.rating.label, "-", answer.reason)
        amber - 40% complete
        red - 40% complete, under 50%, and past the latest target
    """
    open_to: list[RatingLine] = []
    for line in rule.lines:
        applies = line_applies(line, state, impact=impact)
        if applies is Applies.NO:
            continue
        open_to.append(line)
        if applies is Applies.YES:
            return _of_lines(open_to)
    after = _by_progress(rule, state)
    if not open_to:
        return after
    colours = dict.fromkeys(line.rating for line in open_to)
    others = [after.rating] if after.rating is not None else [each.rating for each in rule.bands]
    texts = " / ".join(str(line) for line in open_to)
    return RatingAnswer(
        rating=None,
        reason=f"not known, or for a person to judge: {texts}",
        # of work in a state that is not known, any colour may be right
        possible=() if state.delivery is Delivery.NOT_KNOWN else tuple(dict.fromkeys((*colours, *others))),
    )


def _of_lines(lines: list[RatingLine]) -> RatingAnswer:
    """The answer of the last line, which applies, and of those before it, which may."""
    colours = tuple(dict.fromkeys(line.rating for line in lines))
    if len(colours) == 1:
        return RatingAnswer(rating=colours[0], reason=lines[-1].text, line=str(lines[-1]))
    texts = " / ".join(map(str, lines))
    return RatingAnswer(rating=None, reason=f"not known, or for a person to judge: {texts}", possible=colours)


def _by_progress(rule: RatingRule, state: ActionState) -> RatingAnswer:
    """The colour by what is stated of progress."""
    if not rule.bands:
        return RatingAnswer(rating=None, reason=f"no line of the rule is about work that is {state.delivery.label}")
    if state.delivery.is_done:
        if rule.when_done is not None:
            return RatingAnswer(rating=rule.when_done, reason="done", line=f"{rule.when_done.label}: done")
        return _by_bands(rule, Fraction(_WHOLE), "done, so 100% complete")
    if not state.delivery.is_open and state.delivery is not Delivery.NOT_KNOWN:
        return RatingAnswer(rating=None, reason=f"not rated: {state.delivery.label}")
    if state.percent is None:
        return RatingAnswer(rating=None, reason="no progress is stated")
    by_time = _past_target(rule, state, state.percent)
    return by_time if by_time is not None else _by_bands(rule, Fraction(state.percent), f"{state.percent}% complete")


def _past_target(rule: RatingRule, state: ActionState, percent: int) -> RatingAnswer | None:
    """The colour past a target, where one applies."""
    for each in rule.past_target:
        if standing(state, target=each.target) is ActionStanding.OVERDUE and percent < each.below:
            told = f"under {each.below}%, and past {each.target.label}"
            return RatingAnswer(
                rating=each.rating, reason=f"{percent}% complete, {told}", line=f"{each.rating.label}: {told}"
            )
    return None


def _by_bands(rule: RatingRule, percent: Fraction, reason: str) -> RatingAnswer:
    for band in rule.bands:
        if band.covers(percent):
            return RatingAnswer(rating=band.rating, reason=reason, line=f"{band.rating.label}: {band.words}")
    return RatingAnswer(rating=None, reason=f"{reason}, which lies in no band of the rule")


class RatingVerdict(NoTruthValue, Labelled):
    """What a stated rating is, held against the rule."""

    CONSISTENT = "consistent"
    INCONSISTENT = "inconsistent"
    UNVERIFIABLE = "unverifiable"


@attrs.frozen(kw_only=True)
class RatingCheck(NoTruthValue, Record):
    """A stated rating beside the one that the rule gives.

    Attributes:
        action: The action's key.
        on: The day.
        stated: The colour that the plan states; None where it states none.
        computed: The colour by the rule, with its reason.
        rule: The rule.

    Examples:
        >>> from safeguarding.recommendations.published_rating_rules import COUNCIL_EXAMPLE
        >>> by_rule = RatingAnswer(rating=Rating.AMBER, reason="26% complete")
        >>> told = RatingCheck(action="a1", on=date(2017, 9, 30), stated=None, computed=by_rule, rule=COUNCIL_EXAMPLE)
        >>> told.verdict.label
        'unverifiable'
    """

    _instead = "verdict"

    action: str
    on: date
    stated: Rating | None
    computed: RatingAnswer
    rule: RatingRule

    @property
    def verdict(self) -> RatingVerdict:
        """Consistent or not; unverifiable where there is nothing stated, or no one colour by the rule.

        Where the rule leaves several colours open, a stated one that is none of them is inconsistent.
        """
        if self.stated is None:
            return RatingVerdict.UNVERIFIABLE
        if self.computed.rating is None:
            is_excluded = bool(self.computed.possible) and self.stated not in self.computed.possible
            return RatingVerdict.INCONSISTENT if is_excluded else RatingVerdict.UNVERIFIABLE
        same = self.stated is self.computed.rating
        return RatingVerdict.CONSISTENT if same else RatingVerdict.INCONSISTENT

    @property
    def explanation(self) -> str:
        """The check in a sentence."""
        stated = f"stated {self.stated.label}" if self.stated else "no rating stated"
        rating = self.computed.rating
        possible = " or ".join(each.label for each in self.computed.possible)
        by_rule = f"{rating.label if rating else possible or 'none'} by {self.rule.name}"
        return f"{self.action}: {stated}, {by_rule} ({self.computed.reason}): {self.verdict.label}"


def rating_check(rule: RatingRule, state: ActionState, *, impact: Impact = Impact.NOT_MEASURED) -> RatingCheck:
    """Hold the rating that a plan states of an action against a rule, on the day of the state.

    Args:
        rule: The rule.
        state: The action's state.
        impact: What its measures say, for rules that ask whether the work is embedded.

    Examples:
        >>> from datetime import date
        >>> from safeguarding.recommendations import COUNCIL_EXAMPLE, Action, Plan, Update, state_on
        >>> entry = Update(action="a1", on=date(2017, 9, 1), percent=26, rating=Rating.RED)
        >>> plan = Plan(actions=[Action(ref="a1", target_on=date(2017, 9, 30))], updates=[entry])
        >>> print(rating_check(COUNCIL_EXAMPLE, state_on(plan, "a1", on=date(2017, 9, 30))).explanation)
        a1: stated red, amber by one council's published rule (26% complete): inconsistent
    """
    return RatingCheck(
        action=state.action.ref,
        on=state.on,
        stated=state.rating,
        computed=rating_by(rule, state, impact=impact),
        rule=rule,
    )
