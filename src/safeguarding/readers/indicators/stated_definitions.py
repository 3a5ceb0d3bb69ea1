"""The definition of a figure of a folder: one that ships, by its key, or the council's own."""

from __future__ import annotations

import attrs

from safeguarding.errors import InvalidRecordError
from safeguarding.indicators.catalogue import indicator_named
from safeguarding.indicators.definitions import Indicator, MeasuredOver
from safeguarding.readers.indicators.facts import IndicatorFacts
from safeguarding.sources import Certainty, Source


def definition_of(facts: IndicatorFacts) -> Indicator:
    """The definition of a figure: one that ships, or the council's own.

    Raises:
        UnknownNameError: for a key that does not ship.
        InvalidRecordError: for one that is both, or neither.

    Examples:
        >>> definition_of(IndicatorFacts(use="icpc_15wd")).name
        'Initial conferences within 15 working days'
    """
    own = (facts.key, facts.name, facts.numerator, facts.denominator, facts.source)
    if facts.use:
        if any(own) or facts.kind is not None or facts.per is not None or facts.measured is not None:
            raise InvalidRecordError(
                f"{facts.use}: a definition that ships is used as it is",
                remedy="take its own words out, or 'use' for a figure of another definition",
            )
        shipped = indicator_named(facts.use)
        return shipped if facts.polarity is None else attrs.evolve(shipped, polarity=facts.polarity.polarity)
    if facts.kind is None or facts.polarity is None:
        raise InvalidRecordError(
            "a council's own figure needs its kind, and which way is good",
            remedy='write kind = "share", "rate" or "mean", and polarity = "higher is better", "lower is better" or "neither"',
        )
    return Indicator(
        key=facts.key or facts.name,
        name=facts.name or facts.key,
        numerator=facts.numerator,
        denominator=facts.denominator,
        kind=facts.kind,
        per=facts.per,
        polarity=facts.polarity.polarity,
        measured=facts.measured or MeasuredOver.OTHER,
        source=Source(title=facts.source or "The council's own definition", certainty=Certainty.UNVERIFIED),
    )
