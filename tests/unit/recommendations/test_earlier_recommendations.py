"""How often a recommendation was made before."""

from datetime import date

import attrs
import pytest

from safeguarding.errors import InvalidRecordError
from safeguarding.recommendations.earlier_recommendations import recommendations_made_before
from safeguarding.recommendations.records import ContinuedFrom, Plan, Recommendation
from safeguarding.recommendations.words import Continuation


def origin(plan: str, ref: str, how: Continuation = Continuation.CARRIED_FORWARD) -> ContinuedFrom:
    return ContinuedFrom(plan=plan, recommendation=ref, how=how)


def said(year: int, *texts: str) -> Plan:
    return Plan(
        ref=str(year),
        published_on=date(year, 2, 7),
        recommendations=[Recommendation(ref=f"r{k}", text=text) for k, text in enumerate(texts)],
    )


class TestSaidAgain:
    """Is this the third time inspectors say it? The words compared are shown; a person says whether it is the same."""

    def test_the_third_time(self) -> None:
        plans = [
            said(2022, "Supervision of social workers must be regular", "Find more foster homes"),
            said(2013, "Make supervision regular for social workers"),
            said(2017, "Ensure that social workers have regular supervision", "Audit cases"),
        ]
        (found,) = recommendations_made_before(plans)
        assert found.times == 3
        (latest, first) = found.earlier
        assert (latest.said.plan.ref, first.said.plan.ref) == ("2017", "2013")
        assert latest.likeness is not None
        assert latest.likeness.shared == ("regular", "social", "supervision", "workers")
        assert (latest.likeness.only_earlier, latest.likeness.only_later) == ((), ())

    def test_by_way_of_the_one_between(self) -> None:
        """The words drift: the last is like the second, the second like the first."""
        plans = [
            said(2013, "visits plans records"),
            said(2017, "visits plans reviews"),
            said(2022, "reviews plans advocates"),
        ]
        assert recommendations_made_before(plans)[0].times == 3
        assert recommendations_made_before(plans[::2]) == ()

    def test_what_the_plans_state_needs_no_words(self) -> None:
        later = Plan(
            ref="2022",
            published_on=date(2022, 2, 7),
            recommendations=[Recommendation(ref="t1", text="Other words", continues=[origin("2017", "r0")])],
        )
        for plans in ([said(2017, "Audit cases"), later], [said(2013, "Find homes"), said(2017, "Audit cases"), later]):
            (found,) = recommendations_made_before(plans)
            (earlier,) = found.earlier
            assert (earlier.said.plan.ref, earlier.is_stated, earlier.likeness) == ("2017", True, None)

    def test_those_made_most_often_come_first(self) -> None:
        plans = [
            said(2013, "Audit cases"),
            said(2017, "Find homes", "Audit cases"),
            said(2022, "Find homes", "Audit cases"),
        ]
        found = recommendations_made_before(plans)
        assert [(each.said.recommendation.text, each.times) for each in found] == [
            ("Audit cases", 3),
            ("Find homes", 2),
        ]

    def test_inspections_that_cannot_be_put_in_order(self) -> None:
        with pytest.raises(InvalidRecordError, match="does not state when"):
            recommendations_made_before([Plan(ref="a"), said(2017)])
        with pytest.raises(InvalidRecordError, match="of one day"):
            recommendations_made_before([said(2017), Plan(ref="b", published_on=date(2017, 2, 7))])
        assert recommendations_made_before([]) == ()


def test_two_plans_of_one_key_are_not_compared() -> None:
    """Nobody could say which of them a recommendation stands in."""
    one, other = said(2017, "Audit cases"), attrs.evolve(said(2022, "Audit cases"), ref="2017")
    with pytest.raises(InvalidRecordError, match="two plans have one key"):
        recommendations_made_before([one, other])


def test_of_several_that_it_is_like_the_likest_is_shown() -> None:
    """The first said what the second said word for word, and the last only in part."""
    plans = [
        said(2013, "visits plans records reviews"),
        said(2017, "visits plans records reviews"),
        said(2022, "visits plans records advocates"),
    ]
    (found,) = recommendations_made_before(plans)
    first = found.earlier[-1]
    assert first.said.plan.ref == "2013"
    assert first.likeness is not None
    assert first.likeness.shared == ("plans", "records", "reviews", "visits")
