from decimal import Decimal
from fractions import Fraction

import attrs
import pytest
from hypothesis import given, settings, strategies as st
from tests.survey_parts import TALK

from safeguarding.errors import InvalidRecordError, UnknownNameError
from safeguarding.surveys.composites import weighted_share
from safeguarding.surveys.responses import Grouping, Responses, answer_column
from safeguarding.surveys.weighting import design_effect, margin_weights


def people(homes: str, ages: str, answers: str = "") -> Responses:
    """One letter a person: home f, k or r; age o or y."""
    groupings = [
        Grouping(
            name=name, labels=tuple(labels), members=tuple(bytes(each == label for each in column) for label in labels)
        )
        for name, labels, column in (("Home", "fkr", homes), ("Age", "yo", ages))
    ]
    column = answer_column(TALK, answers or "Y" * len(homes))
    return Responses(wave="2017", size=len(homes), answers={"talk": column}, groupings=groupings)


def total(responses: Responses, grouping: int, group: int) -> float:
    assert responses.weights is not None
    members = responses.groupings[grouping].members[group]
    return float(sum(weight for weight, member in zip(responses.weights, members, strict=True) if member))


class TestOneMargin:
    """By one grouping the weighted share is that of each group times its part of the population, summed."""

    def test_by_hand(self) -> None:
        # of foster 6 of 8 said yes, of kinship 1 of 2; of the population half is in each
        answered = people("ffffffffkk", "yyyyyooooo", "YYYYYYNNYN")
        weighted = margin_weights(answered, {"Home": {"f": 50, "k": 50}})
        found = weighted_share(weighted, TALK)
        assert found.estimate is not None
        assert abs(found.estimate - Fraction(5, 8)) < Fraction(1, 10**9)
        # weights 0.625 of eight and 2.5 of two: 10 × (8 × 0.390625 + 2 × 6.25) / 100
        assert weighted.weights is not None
        assert design_effect(weighted.weights) == Fraction(25, 16)
        assert found.method == "Wilson score on an effective base of 6.4"

    def test_somebody_of_no_group_has_no_weight(self) -> None:
        answered = people("ffk-", "yyoo")
        weights = margin_weights(answered, {"Home": {"f": 10, "k": 10}}).weights
        assert weights is not None
        assert weights[3] == 0
        assert sum(weights) == pytest.approx(3)


class TestSeveralMargins:
    """By several groupings every margin is met together."""

    @settings(max_examples=20)
    @given(
        pairs=st.lists(st.tuples(st.sampled_from("fkr"), st.sampled_from("yo")), max_size=40),
        homes=st.lists(st.integers(1, 100), min_size=3, max_size=3),
        young=st.integers(1, 99),
    )
    def test_margins(self, pairs: list[tuple[str, str]], homes: list[int], young: int) -> None:
        everybody = [*pairs, *((home, age) for home in "fkr" for age in "yo")]
        answered = people("".join(home for home, _ in everybody), "".join(age for _, age in everybody))
        population = {"Home": dict(zip("fkr", homes, strict=True)), "Age": {"y": young, "o": 100 - young}}
        weighted = margin_weights(answered, population)
        for k, groups in enumerate(population.values()):
            for j, size in enumerate(groups.values()):
                part = size / sum(groups.values())
                assert total(weighted, k, j) == pytest.approx(part * answered.size, rel=1e-6)

    def test_margins_that_cannot_be_met(self) -> None:
        # all of foster are young and all others old, so one margin fixes the other
        with pytest.raises(InvalidRecordError, match="no weights meet"):
            margin_weights(people("ffkk", "yyoo"), {"Home": {"f": 50, "k": 50}, "Age": {"y": 90, "o": 10}})


class TestRefusals:
    """Groups that nobody stands for, overlap or are not there are no margin."""

    @pytest.mark.parametrize(
        ("population", "problem"),
        [
            ({}, "one grouping at least"),
            ({"Home": {"f": 10, "k": 10, "r": 10}}, "nobody answered of a group"),
            ({"Home": {"f": 0}}, "a population of nobody"),
            ({"Home": {"f": -1}}, "population"),
        ],
    )
    def test_margins(self, population: dict[str, dict[str, int]], problem: str) -> None:
        with pytest.raises(InvalidRecordError, match=problem):
            margin_weights(people("ffkk", "yyoo"), population)

    def test_names_and_overlap(self) -> None:
        with pytest.raises(UnknownNameError, match="group of Home"):
            margin_weights(people("ffkk", "yyoo"), {"Home": {"g": 10}})
        answered = people("ffkk", "yyoo")
        both = Grouping(name="Home", labels=("f", "k"), members=(b"\1\1\1\1", b"\0\0\1\1"))
        with pytest.raises(InvalidRecordError, match="overlap"):
            margin_weights(attrs.evolve(answered, groupings=[both]), {"Home": {"f": 10, "k": 5}})
        with pytest.raises(InvalidRecordError, match="no weight above 0"):
            design_effect([Decimal(0)])


class TestWhoCounts:
    """Weights are for those who are in a group of every margin."""

    def test_two_margins_met_together(self) -> None:
        """Whoever is in a group that the population does not have gets no weight; both margins are met by the others."""
        found = margin_weights(people("ffkkr", "yoyoy"), {"Home": {"f": 50, "k": 50}, "Age": {"y": 30, "o": 70}})
        assert found.weights is not None
        assert found.weights[4] == 0
        parts = [total(found, 0, 0) / 4, total(found, 0, 1) / 4, total(found, 1, 0) / 4, total(found, 1, 1) / 4]
        assert parts == pytest.approx([0.5, 0.5, 0.3, 0.7], abs=1e-5)

    def test_of_nobody_in_every_margin(self) -> None:
        """Each margin has somebody, and no person has both; or one group has nobody among those who have both."""
        with pytest.raises(InvalidRecordError, match="nobody belongs to the groups by which to weight"):
            margin_weights(people("fkr", "..y"), {"Home": {"f": 1, "k": 1}, "Age": {"y": 1}})
        with pytest.raises(InvalidRecordError, match="nobody who has every grouping's groups answered of one of them"):
            margin_weights(people("fk", "y."), {"Home": {"f": 1, "k": 1}, "Age": {"y": 1}})

    def test_weights_of_nothing(self) -> None:
        with pytest.raises(InvalidRecordError, match="no weight above 0"):
            design_effect([Decimal(0)])
        with pytest.raises(InvalidRecordError, match="one grouping at least"):
            margin_weights(people("f", "y"), {})
        with pytest.raises(InvalidRecordError, match="a population of nobody"):
            margin_weights(people("f", "y"), {"Home": {"f": 0}})
