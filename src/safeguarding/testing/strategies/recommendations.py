"""Hypothesis strategies for recommendations and plans. Plans here may be faulty in the ways that real ones are."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from safeguarding.numbers.polarities import Polarity
from safeguarding.numbers.shares import Share
from safeguarding.recommendations.burn_ups import BurnUp, BurnUpPoint
from safeguarding.recommendations.earlier_recommendations import EarlierRecommendation, RecommendationMadeBefore
from safeguarding.recommendations.impact_judgements import ImpactAnswer
from safeguarding.recommendations.impact_measures import ImpactMeasure, Reading
from safeguarding.recommendations.owners import Owner
from safeguarding.recommendations.plan_changes import Change
from safeguarding.recommendations.plan_loads import OwnerLoad
from safeguarding.recommendations.quarters import QuarterProgress
from safeguarding.recommendations.rating_histories import CheckedRating, OwnerRatings
from safeguarding.recommendations.rating_lines import RatingLine
from safeguarding.recommendations.ratings import PastTarget, RatingBand, RatingRule
from safeguarding.recommendations.recommendation_lineages import ContinuedRecommendation, Recommended
from safeguarding.recommendations.recommendation_states import ActionImpact, RecommendationState
from safeguarding.recommendations.records import Action, CarriedFrom, ContinuedFrom, Element, Plan, Recommendation
from safeguarding.recommendations.statements import StatementContents
from safeguarding.recommendations.states import ActionEvidence
from safeguarding.recommendations.updates import Update
from safeguarding.recommendations.visit_findings import FindingAnswer, Visit, VisitFinding
from safeguarding.recommendations.words import (
    Continuation,
    Delivery,
    Rating,
    RecommendationKind,
    Reported,
    Response,
    Target,
    Travel,
)
from safeguarding.testing.strategies.dates import calendar_periods
from safeguarding.testing.strategies.records import record_of
from safeguarding.testing.strategies.sources import INVENTED_RULE
from safeguarding.testing.strategies.texts import words

_THEMES = ("Help and protection", "Looked after children", "Care leavers")
_WORDS = st.text("abcdefghij é’\n", max_size=12)


def days() -> st.SearchStrategy[date]:
    """Days of a few years, close enough together to meet."""
    return st.dates(date(2016, 1, 1), date(2018, 12, 31))


def recommendations(*, ref: str = "r1") -> st.SearchStrategy[Recommendation]:
    """One recommendation of a given key."""
    return st.builds(
        Recommendation,
        ref=st.just(ref),
        number=st.none() | st.integers(1, 12),
        kind=st.sampled_from(RecommendationKind),
        theme=st.sampled_from(("", *_THEMES)),
        topic=_WORDS,
        text=_WORDS,
        priority=st.sampled_from(["", "high"]),
        paragraph=st.sampled_from(["", "paragraph 12"]),
        elements=st.lists(st.builds(Element, text=_WORDS, response=st.sampled_from(Response)), max_size=2),
    )


def updates(*, actions: tuple[str, ...] = ("a1", "a2")) -> st.SearchStrategy[Update]:
    """Entries for some actions."""
    return st.builds(
        Update,
        action=st.sampled_from(actions),
        on=days(),
        by=st.sampled_from(["", "programme office"]),
        target_on=st.none() | days(),
        percent=st.none() | st.integers(0, 100),
        delivery=st.none() | st.sampled_from(Delivery),
        completed_on=st.none() | days(),
        signed_off_on=st.none() | days(),
        owner=st.sampled_from(["", "head of service"]),
        rating=st.none() | st.sampled_from(Rating),
        evidence=_WORDS,
        note=_WORDS,
        evidence_on=st.none() | days(),
        evidence_withdrawn=_WORDS,
        travel=st.none() | st.sampled_from(Travel),
    )


def actions(*, ref: str = "a1", may_join_later: bool = False) -> st.SearchStrategy[Action]:
    """One action of a given key, which may serve recommendations that are not there, and may have joined later."""
    return st.builds(
        Action,
        ref=st.just(ref),
        serves=st.lists(st.sampled_from(["r1", "r2", "r3"]), max_size=3, unique=True),
        text=_WORDS,
        owner=st.sampled_from(["", "team manager"]),
        starts_on=st.none() | days(),
        target_on=st.none() | days(),
        measure=_WORDS,
        carried_from=st.none() | st.builds(CarriedFrom, plan=st.sampled_from(["p1", "p2"]), action=st.just("a1")),
        added_on=st.none() | days() if may_join_later else st.none(),
    )


def readings(*, on: date, of_shares: bool) -> st.SearchStrategy[Reading]:
    """A value of a measure, of a given day."""
    counts = st.integers(1, 80).flatmap(lambda base: st.builds(Share, st.integers(0, base), st.just(base)))
    numbers = st.decimals(0, 200, places=1)
    return st.builds(
        Reading,
        on=st.just(on),
        share=counts if of_shares else st.none(),
        number=st.none() if of_shares else numbers,
        recorded_on=st.none() | st.integers(0, 60).map(lambda late: on + timedelta(days=late)),
    )


@st.composite
def measures(draw: st.DrawFn, *, ref: str = "m1") -> ImpactMeasure:
    """Measures of shares or of numbers, with a baseline or without one."""
    of_shares = draw(st.booleans())
    on = draw(st.lists(days(), max_size=9, unique=True))
    several = [draw(readings(on=day, of_shares=of_shares)) for day in on]
    has_baseline = draw(st.booleans()) and several
    return ImpactMeasure(
        ref=ref,
        name="a measure",
        actions=draw(st.lists(st.sampled_from(["a1", "a2"]), max_size=2, unique=True)),
        polarity=draw(st.sampled_from(Polarity)),
        baseline=several[0] if has_baseline else None,
        target=draw(st.none() | st.decimals(0, 100, places=1)),
        readings=several[1:] if has_baseline else several,
    )


@st.composite
def plans(draw: st.DrawFn, *, ref: str = "p1", max_updates: int = 6, may_join_later: bool = False) -> Plan:
    """Plans of up to three recommendations and three actions, sound or faulty; some actions may have joined later."""
    recommended = [draw(recommendations(ref=f"r{k}")) for k in range(1, draw(st.integers(0, 3)) + 1)]
    joins = may_join_later
    acting = [draw(actions(ref=f"a{k}", may_join_later=joins)) for k in range(1, draw(st.integers(0, 3)) + 1)]
    refs = tuple(each.ref for each in acting) or ("a1",)
    return Plan(
        ref=ref,
        title=draw(_WORDS),
        body=draw(_WORDS),
        inspection=draw(_WORDS),
        published_on=draw(st.none() | days()),
        received_on=draw(st.none() | days()),
        submitted_on=draw(st.none() | days()),
        themes=draw(st.sampled_from([(), _THEMES, _THEMES[:1]])),
        recommendations=recommended,
        actions=acting,
        updates=draw(st.lists(updates(actions=refs), max_size=max_updates)),
        carries_forward=draw(st.sampled_from([(), ("p1",), ("p2",)])),
        answers=draw(st.sampled_from(Reported)),
        measures=[draw(measures())] if draw(st.booleans()) else [],
    )


@st.composite
def rating_rules(draw: st.DrawFn) -> RatingRule:
    """Rules of three bands with their bounds anywhere, some with a colour for work that is done."""
    low, high = sorted(draw(st.lists(st.integers(1, 98), min_size=2, max_size=2, unique=True)))
    return RatingRule(
        name="an invented rule",
        bands=[
            RatingBand(rating=Rating.RED, at_most=low),
            RatingBand(rating=Rating.AMBER, above=low, at_most=high),
            RatingBand(rating=Rating.GREEN, above=high),
        ],
        past_target=draw(
            st.lists(
                st.builds(
                    PastTarget,
                    rating=st.just(Rating.RED),
                    below=st.integers(1, 100),
                    target=st.sampled_from(Target),
                ),
                max_size=1,
            )
        ),
        when_done=draw(st.sampled_from([None, Rating.BLUE])),
        source=INVENTED_RULE,
    )


STRATEGIES: dict[type[object], st.SearchStrategy[object]] = {
    Owner: st.sampled_from(["", "head of service", "Head of  Service"]).map(Owner),
    Recommendation: recommendations(),
    Action: actions(may_join_later=True),
    Update: updates(),
    Plan: plans(may_join_later=True),
    RatingRule: rating_rules(),
    ImpactMeasure: measures(),
    Reading: st.booleans().flatmap(lambda of_shares: days().flatmap(lambda on: readings(on=on, of_shares=of_shares))),
    ContinuedFrom: st.builds(
        ContinuedFrom,
        plan=st.just("p1"),
        recommendation=st.just("r1"),
        how=st.sampled_from([Continuation.CARRIED_FORWARD, Continuation.SUPERSEDED]),
    ),
    **{
        kind: record_of(kind)
        for kind in (
            *(ImpactAnswer, Change, OwnerLoad, QuarterProgress, CheckedRating, OwnerRatings),
            *(
                Recommended,
                ContinuedRecommendation,
                ActionImpact,
                RecommendationState,
                EarlierRecommendation,
                RecommendationMadeBefore,
            ),
            *(BurnUp, BurnUpPoint, StatementContents, ActionEvidence, Visit, FindingAnswer),
        )
    },
    RatingLine: record_of(
        RatingLine,
        **dict.fromkeys(("past_more_than", "past_at_most", "due_within"), st.none() | calendar_periods()),
    ),
    VisitFinding: record_of(VisitFinding, ref=words()),
}
"""A strategy for each public record here."""
