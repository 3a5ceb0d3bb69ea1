"""Recommendations, the actions that answer them, and the plan that holds both.

A plan is kept as it was: its faults are found and reported by ``plan_faults``, never corrected. What changes afterwards
stands in its updates, so the state on any past day can be asked.
"""

from __future__ import annotations

from datetime import date

import attrs

from safeguarding.errors import InvalidRecordError, UnknownNameError
from safeguarding.recommendations.impact_measures import ImpactMeasure
from safeguarding.recommendations.owners import NOBODY, Owner, as_owner
from safeguarding.recommendations.updates import Update
from safeguarding.recommendations.words import Continuation, RecommendationKind, Reported, Response
from safeguarding.records import Record, Several, how_many


@attrs.frozen(kw_only=True)
class Element(Record):
    """A part of a recommendation with its own response.

    Attributes:
        text: What the part asks for; empty where the response is to the whole.
        response: The body's answer.

    Examples:
        >>> Element(text="train every social worker", response=Response.AGREED).response.label
        'agreed'
        >>> Element().response.label
        'pending'
    """

    text: str = ""
    response: Response = Response.PENDING


@attrs.frozen(kw_only=True)
class ContinuedFrom(Record):
    """Where a recommendation came from: one of an earlier plan.

    Attributes:
        plan: The earlier plan's key.
        recommendation: The recommendation's key in it.
        how: Whether it goes on as it was, or another stands in its place.

    Examples:
        >>> origin = ContinuedFrom(plan="2017", recommendation="r8")
        >>> Recommendation(ref="r2", continues=[origin]).continues[0].how.label
        'carried forward'
    """

    plan: str
    recommendation: str
    how: Continuation = Continuation.CARRIED_FORWARD

    def _check(self) -> None:
        if self.how not in (Continuation.CARRIED_FORWARD, Continuation.SUPERSEDED):
            raise InvalidRecordError(
                "merged and split follow from what continues what; state carried forward or superseded"
            )


@attrs.frozen(kw_only=True)
class Recommendation(Record):
    """One thing that an inspection asks for.

    Attributes:
        ref: The plan's own key for it; a number may be missing, a key may not.
        number: Its printed number; None where it has none.
        kind: What the inspection calls it.
        theme: The plan's theme, or the area of the inspection.
        topic: What it is about, in a word or two.
        text: What it asks for.
        priority: Its priority as printed.
        paragraph: Where it stands in the source.
        elements: Its parts with their responses; one part without text is a response to the whole.
        continues: The recommendations of earlier plans that it goes on with.

    Raises:
        InvalidRecordError: for no key, or a number below 1.

    Examples:
        >>> Recommendation(ref="r8", number=8, topic="health passports").name
        '8 health passports'
        >>> Recommendation(ref="r7").name
        '(r7)'
    """

    _words = "{0.name}"

    ref: str
    number: int | None = None
    kind: RecommendationKind = RecommendationKind.RECOMMENDATION
    theme: str = ""
    topic: str = ""
    text: str = ""
    priority: str = ""
    paragraph: str = ""
    elements: tuple[Element, ...] = attrs.field(default=(), converter=Several[Element])
    continues: tuple[ContinuedFrom, ...] = attrs.field(default=(), converter=Several[ContinuedFrom])

    def _check(self) -> None:
        _check_ref(self.ref, "recommendation")
        if self.number is not None and self.number < 1:
            raise InvalidRecordError(f"a recommendation's number is a whole number from 1 on, not {self.number!r}")

    @property
    def response(self) -> Response:
        """The response to the whole: partly agreed where its parts differ, pending while one of them is.

        Examples:
            >>> agreed, rejected = Element(text="train", response=Response.AGREED), Element(response=Response.REJECTED)
            >>> Recommendation(ref="r1", elements=[agreed, rejected]).response.label
            'partly agreed'
        """
        responses = {each.response for each in self.elements}
        if not responses or Response.PENDING in responses:
            return Response.PENDING
        return responses.pop() if len(responses) == 1 else Response.PARTLY_AGREED

    @property
    def name(self) -> str:
        """How it is called in a table: its number and topic, or its key."""
        number = str(self.number) if self.number is not None else f"({self.ref})"
        return f"{number} {self.topic}".strip()


@attrs.frozen(kw_only=True)
class CarriedFrom(Record):
    """Where an action came from: an action of an earlier plan.

    Examples:
        >>> origin = CarriedFrom(plan="2017", action="a1")
        >>> Action(ref="b4", carried_from=origin).carried_from.plan
        '2017'
    """

    plan: str
    action: str


@attrs.frozen(kw_only=True)
class Action(Record):
    """One thing that the plan says will be done, as it was first agreed.

    Attributes:
        ref: The plan's own key for it.
        serves: The keys of the recommendations that it answers; it may be several.
        text: What will be done.
        owner: Who answers for it; a role, not a name. Kept as a name is, since it may be one.
        starts_on: When it was to start.
        target_on: The original target. Later targets stand in updates.
        measure: How its effect will be seen.
        carried_from: The action of an earlier plan that this one carries on.
        added_on: The day on which it joined the plan; None where it was in it from the start.

    Raises:
        InvalidRecordError: for no key, or a time of day for a date.

    Examples:
        >>> Action(ref="a1", serves=["r8", "r9"], owner="head of service", target_on=date(2017, 9, 30)).serves
        ('r8', 'r9')
    """

    ref: str
    serves: tuple[str, ...] = attrs.field(default=(), converter=Several[str])
    text: str = ""
    owner: Owner = attrs.field(default=NOBODY, converter=as_owner, repr=False)
    starts_on: date | None = None
    target_on: date | None = None
    measure: str = ""
    carried_from: CarriedFrom | None = None
    added_on: date | None = None

    def _check(self) -> None:
        _check_ref(self.ref, "action")


@attrs.frozen(kw_only=True)
class Plan(Record):
    """An action plan with everything that was recorded of it since.

    Attributes:
        ref: A key for the plan, among several.
        title: What it is.
        body: The authority or board that keeps it.
        inspection: The inspection that it answers, as the plan names it.
        answers: What kind of report it answers.
        published_on: The day the report was published.
        received_on: The day the body received it, which starts the statutory periods; None where it is not stated.
        submitted_on: The day the plan was sent; None where it was not, or not yet.
        themes: The themes it is arranged by, in its order. Where it names none, any theme may stand in it.
        recommendations: What it answers, in its order.
        actions: What it will do, in its order.
        updates: What was recorded since, in any order.
        carries_forward: The keys of earlier plans whose open actions it takes over.
        measures: What would show that its actions have an effect, each with what was measured.

    Examples:
        >>> plan = Plan(
        ...     recommendations=[Recommendation(ref="r8", number=8, theme="Care leavers")],
        ...     actions=[Action(ref="a1", serves=["r8"], text="give everybody a health passport")],
        ... )
        >>> [action.text for action in plan.actions_for(plan.recommendations[0])]
        ['give everybody a health passport']
    """

    ref: str = "plan"
    title: str = ""
    body: str = ""
    inspection: str = ""
    published_on: date | None = None
    received_on: date | None = None
    submitted_on: date | None = None
    themes: tuple[str, ...] = attrs.field(default=(), converter=Several[str])
    recommendations: tuple[Recommendation, ...] = attrs.field(
        default=(), converter=Several[Recommendation], repr=how_many
    )
    actions: tuple[Action, ...] = attrs.field(default=(), converter=Several[Action], repr=how_many)
    updates: tuple[Update, ...] = attrs.field(default=(), converter=Several[Update], repr=how_many)
    carries_forward: tuple[str, ...] = attrs.field(default=(), converter=Several[str])
    answers: Reported = Reported.INSPECTION
    measures: tuple[ImpactMeasure, ...] = attrs.field(default=(), converter=Several[ImpactMeasure], repr=how_many)

    def _check(self) -> None:
        _check_ref(self.ref, "plan")

    def action(self, ref: str) -> Action:
        """The action of that key; the first, where a faulty plan has two.

        Raises:
            UnknownNameError: for a key that no action has.
        """
        for each in self.actions:
            if each.ref == ref:
                return each
        raise UnknownNameError.among("action", ref, [each.ref for each in self.actions])

    def actions_for(self, recommendation: Recommendation) -> tuple[Action, ...]:
        """The actions that answer a recommendation, in the plan's order."""
        return tuple(each for each in self.actions if recommendation.ref in each.serves)

    def actions_on(self, on: date) -> tuple[Action, ...]:
        """The actions that were in the plan on a day, in its order: one that joined it later is not yet known."""
        return tuple(each for each in self.actions if each.added_on is None or each.added_on <= on)


def _check_ref(ref: str, what: str) -> None:
    if not ref.strip():
        raise InvalidRecordError(f"a {what} needs a key")
