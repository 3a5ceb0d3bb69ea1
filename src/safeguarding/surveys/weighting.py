"""Answers weighted so that those who answered have the population's groups: one margin or several.

Weights mend that a group is heard less than its part. They do not mend that those who answered may think otherwise than
those of the same group who did not, and they cost certainty: the design effect says how much.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

import attrs

from safeguarding.errors import InvalidRecordError, UnknownNameError
from safeguarding.numbers.shares import checked_count
from safeguarding.sources import Certainty, Source
from safeguarding.surveys.responses import Grouping, Responses

KISH = Source(
    title="Kish (1965), Survey Sampling: the loss from unequal weights, 1 + cv² of the weights",
    certainty=Certainty.SECONDARY,
)
RAKING = Source(
    title="Deming and Stephan (1940), On a least squares adjustment of a sampled frequency table when the expected "
    "marginal totals are known, Annals of Mathematical Statistics 11: 427–444",
    certainty=Certainty.SECONDARY,
)
WEIGHTING_SOURCES = (RAKING, KISH)
"""What weights to margins and their design effect rest on."""

_PLACES = Decimal(10) ** -12
_ROUNDS, _NEAR = 500, 1e-10


def margin_weights(responses: Responses, population: Mapping[str, Mapping[str, int]]) -> Responses:
    r"""The responses with weights by which their groups have the population's proportions, by raking over the groupings.

    Somebody who belongs to no group of one of these groupings has no weight. The weights of all others are 1 on average.

    Args:
        responses: Everybody's answers, with the groupings. Weights that they have are replaced.
        population: For each grouping by which to weight, how many people each of its groups has.

    Raises:
        UnknownNameError: for a grouping or group that the responses do not have.
        InvalidRecordError: for no grouping, groups that overlap, a group of people of whom nobody answered, or margins
            that no weights meet.

    Examples:
        >>> homes = Grouping(name="Home", labels=("Foster", "Kinship"), members=(b"\1\1\1\0", b"\0\0\0\1"))
        >>> four = Responses(wave="2017", size=4, answers={}, groupings=(homes,))
        >>> weighted = margin_weights(four, {"Home": {"Foster": 60, "Kinship": 60}})
        >>> [f"{weight:.2f}" for weight in weighted.weights]
        ['0.67', '0.67', '0.67', '2.00']
        >>> f"{float(design_effect(weighted.weights)):.2f}"
        '1.33'
    """
    if not population:
        raise InvalidRecordError("weights need the population of one grouping at least")
    margins = [_Margin.of(responses.grouping(name), groups) for name, groups in population.items()]
    everybody = [k for k in range(responses.size) if all(k in margin.group_of for margin in margins)]
    if not everybody:
        raise InvalidRecordError("nobody belongs to the groups by which to weight")
    weights: dict[int, Fraction | float] = dict.fromkeys(everybody, Fraction(1))
    for _ in range(_ROUNDS):
        if max([_adjust(weights, margin) for margin in margins]) < _NEAR:
            break
    else:
        raise InvalidRecordError("no weights meet the population's margins together: too few answered in some groups")
    mean = sum(weights.values()) / len(everybody)
    exact = [Decimal(0)] * responses.size
    for k, weight in weights.items():
        share = Fraction(weight / mean)
        exact[k] = (Decimal(share.numerator) / Decimal(share.denominator)).quantize(_PLACES)
    return attrs.evolve(responses, weights=tuple(exact))


def design_effect(weights: Sequence[Decimal]) -> Fraction:
    """By how much unequal weights enlarge the variance (Kish): n times the sum of squares over the square of the sum.

    Raises:
        InvalidRecordError: for weights of which none is above 0.

    Examples:
        >>> design_effect([Decimal(1), Decimal(1), Decimal(4)])
        Fraction(3, 2)
    """
    counted = [Fraction(weight) for weight in weights if weight > 0]
    if not counted:
        raise InvalidRecordError("there is no weight above 0")
    return len(counted) * sum((weight * weight for weight in counted), Fraction(0)) / sum(counted, Fraction(0)) ** 2


@attrs.define
class _Margin:
    """The group of each person who is in one, and the population's share of each group."""

    group_of: Mapping[int, str]
    shares: Mapping[str, Fraction]

    @classmethod
    def of(cls, grouping: Grouping, population: Mapping[str, int]) -> _Margin:
        for group, people in population.items():
            if group not in grouping.labels:
                raise UnknownNameError.among(f"group of {grouping.name}", group, grouping.labels)
            checked_count(people, "population")
        if grouping.overlaps:
            raise InvalidRecordError(f"{grouping.name}: groups that overlap are no margin to weight by")
        members = dict(zip(grouping.labels, grouping.members, strict=True))
        wanted = {group: people for group, people in population.items() if people}
        for group in wanted:
            if 1 not in members[group]:
                raise InvalidRecordError(
                    f"{grouping.name}: nobody answered of a group of the population, so nobody stands for it"
                )
        total = sum(wanted.values())
        if total == 0:
            raise InvalidRecordError(f"{grouping.name}: a population of nobody")
        return cls(
            group_of={k: group for group in wanted for k, is_member in enumerate(members[group]) if is_member},
            shares={group: Fraction(people, total) for group, people in wanted.items()},
        )


def _adjust(weights: dict[int, Fraction | float], margin: _Margin) -> float:
    """Give each group of a margin its part; how far the furthest was from it."""
    sums: dict[str, Fraction | float] = dict.fromkeys(margin.shares, Fraction(0))
    for k, weight in weights.items():
        sums[margin.group_of[k]] += weight
    total = sum(sums.values())
    if not all(sums.values()):
        raise InvalidRecordError(
            "nobody who has every grouping's groups answered of one of them, so nobody stands for it"
        )
    factors = {group: share * total / sums[group] for group, share in margin.shares.items()}
    for k, weight in list(weights.items()):
        weights[k] = weight * factors[margin.group_of[k]]
    return max(abs(float(factor) - 1) for factor in factors.values())
