"""Whether those who answered are like those who could have: each group's share among both, and its response rate.

Of a census this is what can be known about non-response without asking again. It speaks only of the groups that are
counted: people may be alike in age and placement, and unlike in what they think.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

import attrs

from safeguarding.errors import InvalidRecordError, UnknownNameError
from safeguarding.numbers.nouns import counted
from safeguarding.numbers.shares import Share, checked_count
from safeguarding.records import Record
from safeguarding.statistics.distributions import printed_p_value
from safeguarding.statistics.several_shares import chi_squared


@attrs.frozen(kw_only=True)
class GroupRepresentation(Record):
    """How a group stands among those who answered.

    Attributes:
        group: Its name.
        of_population: Its share of the population.
        of_responses: Its share of the responses.
        response_rate: How many of it answered; None for a group of nobody.

    Examples:
        >>> heard = GroupRepresentation(
        ...     group="Residential", of_population=Share(40, 160), of_responses=Share(4, 64), response_rate=Share(4, 40)
        ... )
        >>> heard.difference
        Fraction(-3, 16)
    """

    group: str
    of_population: Share
    of_responses: Share
    response_rate: Share | None

    @property
    def difference(self) -> Fraction:
        """Its share of the responses minus its share of the population: above 0 where it is heard more than its part."""
        return self.of_responses.fraction - self.of_population.fraction


def representation(responses: Mapping[str, int], population: Mapping[str, int]) -> tuple[GroupRepresentation, ...]:
    """Each group's share of the responses beside its share of the population, in the population's order.

    Args:
        responses: How many of each group answered; a group that is left out counts 0.
        population: How many each group has. Groups do not overlap.

    Raises:
        UnknownNameError: for a group that the population does not have.
        InvalidRecordError: for more responses than people, or nobody in either.

    Examples:
        >>> found = representation({"Foster care": 60, "Residential": 4}, {"Foster care": 120, "Residential": 40})
        >>> [(each.group, str(each.response_rate), str(each.difference)) for each in found]
        [('Foster care', '60 of 120', '3/16'), ('Residential', '4 of 40', '-3/16')]
    """
    for group, count in responses.items():
        if group not in population:
            raise UnknownNameError.among("group", group, population)
        if checked_count(count, "count of responses") > checked_count(population[group], "population"):
            raise InvalidRecordError(f"{group}: {count} responses are more than its {population[group]} people")
    answered, people = sum(responses.values()), sum(population.values())
    if answered == 0:
        raise InvalidRecordError("nobody answered, so nobody is represented")
    return tuple(
        GroupRepresentation(
            group=group,
            of_population=Share(size, people),
            of_responses=Share(responses.get(group, 0), answered),
            response_rate=Share(responses.get(group, 0), size) if size else None,
        )
        for group, size in population.items()
    )


def representation_note(groups: Sequence[GroupRepresentation], *, confidence: float = 0.95) -> str:
    """Whether some groups answered more readily than others, in a sentence: Pearson's test of their response rates.

    Args:
        groups: Groups that do not overlap.
        confidence: Between 0 and 1.

    Examples:
        >>> print(representation_note(representation({"Foster": 60, "Residential": 10}, {"Foster": 120, "Residential": 40})))
        Some groups answered more readily than others: more than chance would make (chi-squared 7.6 on 1 degree of freedom, p = 0.0058).
        >>> print(representation_note(representation({"Foster": 60, "Residential": 2}, {"Foster": 120, "Residential": 3})))
        Whether some groups answered more readily than others cannot be said: too few are expected in a group.
    """
    rates = [each.response_rate for each in groups if each.response_rate is not None]
    if len(rates) < 2:  # noqa: PLR2004  # to compare
        return "There is one group only, so nothing to compare."
    found = chi_squared(rates)
    if found is None:
        return "Everybody answered, so every group is heard in its part."
    if not found.is_reliable:
        return "Whether some groups answered more readily than others cannot be said: too few are expected in a group."
    said = f"chi-squared {found.statistic:.1f} on {counted(found.degrees, 'degree')} of freedom, {printed_p_value(found.p_value)}"
    if found.p_value < 1 - confidence:
        return f"Some groups answered more readily than others: more than chance would make ({said})."
    return (
        f"No group clearly answered more readily than another: chance alone would often make such differences ({said})."
    )
