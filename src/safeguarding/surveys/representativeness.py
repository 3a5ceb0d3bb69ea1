"""Whether those who answered are like those who could have: each group's share among both, and its response rate.

Of a census this is what can be known about non-response without asking again. It speaks only of the groups that are
counted: people may be alike in age and placement, and unlike in what they think.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import attrs

from safeguarding.errors import InvalidRecordError, UnknownNameError
from safeguarding.numbers.shares import Share, checked_count
from safeguarding.records import Record


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
    if answered == 0 or people == 0:
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
