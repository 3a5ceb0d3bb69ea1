from fractions import Fraction

import pytest
from hypothesis import given

from safeguarding.recommendations.records import Plan, Recommendation
from safeguarding.recommendations.repeated_recommendations import repeats
from safeguarding.testing.strategies.recommendations import plans


class TestRepeats:
    """The same matter in two inspections: one topic, or enough words in common."""

    BEFORE = (
        Recommendation(ref="r1", topic="Health passports", text="Give every care leaver a health passport"),
        Recommendation(
            ref="r2", topic="Supervision", text="Train managers in reflective supervision of social workers"
        ),
    )
    AFTER = (
        Recommendation(ref="n1", topic="supervision", text="Records should show that staff reflect"),
        Recommendation(ref="n2", text="Reflective supervision of social workers and managers is uneven"),
        Recommendation(ref="n3", text="Placements are too far away"),
    )

    def test_by_topic_and_by_words(self) -> None:
        found = repeats(self.BEFORE, self.AFTER)
        assert {(each.earlier.ref, each.later.ref, each.is_same_topic) for each in found} == {
            ("r2", "n1", True),
            ("r2", "n2", False),
        }
        by_words = next(each for each in found if each.later.ref == "n2")
        assert by_words.shared == ("managers", "reflective", "social", "supervision", "workers")
        assert by_words.likeness == Fraction(5, 7)

    def test_empty_texts_are_not_alike(self) -> None:
        assert repeats([Recommendation(ref="a")], [Recommendation(ref="b")]) == ()
        assert repeats([Recommendation(ref="a")], [Recommendation(ref="b")], at_least=Fraction(0)) == ()

    @given(plans(), plans())
    def test_likeness_is_symmetric(self, one: Plan, other: Plan) -> None:
        forward = {
            (a.earlier.ref, a.later.ref, a.likeness) for a in repeats(one.recommendations, other.recommendations)
        }
        back = {(a.later.ref, a.earlier.ref, a.likeness) for a in repeats(other.recommendations, one.recommendations)}
        assert forward == back
        assert all(0 <= likeness <= 1 for _, _, likeness in forward)

    @pytest.mark.parametrize(("at_least", "count"), [(Fraction(5, 7), 2), (Fraction(5, 7) + Fraction(1, 1000), 1)])
    def test_just_so_alike_is_alike(self, at_least: Fraction, count: int) -> None:
        assert len(repeats(self.BEFORE, self.AFTER, at_least=at_least)) == count


def test_of_one_topic_without_words_nothing_is_alike() -> None:
    one, other = (Recommendation(ref=ref, topic="of the") for ref in ("r1", "r2"))
    (found,) = repeats([one], [other])
    assert found.is_same_topic
    assert found.likeness == Fraction(0)
    assert not found.shared
