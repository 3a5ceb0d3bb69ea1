"""Disclosure rules that publishers have printed, each with its source and how surely it is known.

They are examples to choose from. Which one a council's committee paper must follow is the council's decision.
"""

from __future__ import annotations

from datetime import date

import attrs

from safeguarding.disclosure.rules import DisclosureRule, Symbols
from safeguarding.records import Catalogue
from safeguarding.sources import Certainty, Source

FEWER_THAN_FIVE = DisclosureRule(
    name="counts of 1 to 4 hidden, others exact",
    threshold=5,
    source=Source(
        title="A common convention for tables of children in England; no single instrument sets it",
        certainty=Certainty.UNVERIFIED,
    ),
)
"""The plain convention: 1 to 4 hidden, everything else exact, with secondary suppression."""

_DFE = Source(
    title="Children looked after in England, methodology: rounding and suppression",
    published_at="explore-education-statistics.service.gov.uk",
    certainty=Certainty.VERIFIED,
    checked_on=date(2026, 11, 23),
    note=(
        "The symbols, 'secondary suppression may be required', national and regional figures to the nearest 10 and "
        "authorities' figures unrounded are stated there. The threshold is not: 6 is from memory and is not verified."
    ),
)

DFE_LOOKED_AFTER_AUTHORITY = DisclosureRule(
    name="DfE children looked after, local authority tables: counts of 1 to 5 hidden, others exact",
    threshold=6,
    source=attrs.evolve(_DFE, clause="the threshold for authorities' tables", certainty=Certainty.FROM_MEMORY),
)
"""Local-authority tables of the Department for Education's looked-after statistics; the threshold is not verified."""

DFE_LOOKED_AFTER_NATIONAL = DisclosureRule(
    name="DfE children looked after, national and regional tables: to the nearest 10",
    threshold=1,
    rounding_base=10,
    source=_DFE,
)
"""National and regional tables of the same: rounded to the nearest 10, ``k`` for what would round to 0."""

OFQUAL = DisclosureRule(
    name="Ofqual: to the nearest 5, 1 to 4 printed as 'fewer than 5'",
    threshold=5,
    rounding_base=5,
    tells_small_apart=True,
    symbols=Symbols(suppressed="fewer than 5"),
    source=Source(
        title="Ofqual's statistics policies and procedures: rounding policy",
        published_at="gov.uk/government/publications/ofquals-statistics-policies-and-procedures",
        certainty=Certainty.SECONDARY,
    ),
)
"""Ofqual's rounding: 0 stays 0, 1 to 4 become words, all else goes to the nearest 5."""

NHS_HES = DisclosureRule(
    name="NHS hospital episode statistics below national level: 1 to 7 hidden, others to the nearest 5",
    threshold=8,
    rounding_base=5,
    tells_small_apart=True,
    symbols=Symbols(suppressed="*"),
    source=Source(
        title="Disclosure control methodology for Hospital Episode Statistics and the Emergency Care Data Set",
        published_at="digital.nhs.uk",
        certainty=Certainty.SECONDARY,
        note="In force from September 2018 for tables below national level.",
    ),
)
"""The National Health Service's rule for hospital statistics from September 2018, below national level."""

PUBLISHED_SCHEMES = Catalogue(
    (
        FEWER_THAN_FIVE,
        DFE_LOOKED_AFTER_AUTHORITY,
        DFE_LOOKED_AFTER_NATIONAL,
        OFQUAL,
        NHS_HES,
    )
)
"""Every scheme above, for listing them."""
