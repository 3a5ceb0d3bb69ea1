"""The editions of *Keeping children safe in education*: paragraph numbers move with every one of them.

A paragraph is cited with its edition, never alone.
"""

from __future__ import annotations

from datetime import date

from safeguarding.sources import Certainty, Source
from safeguarding.timelines import DatedValue, Timeline

KCSIE = "Keeping children safe in education"

_REGISTER_OF_EDITIONS = (
    (date(2014, 4, 3), "April 2014", Certainty.SECONDARY, "the first edition"),
    (date(2015, 3, 26), "March 2015", Certainty.FROM_MEMORY, ""),
    (date(2015, 7, 1), "July 2015", Certainty.FROM_MEMORY, "the day is approximate"),
    (date(2016, 9, 5), "September 2016", Certainty.SECONDARY, "published for information in May 2016"),
    (date(2018, 9, 3), "September 2018", Certainty.SECONDARY, "issued again once in that month"),
    (date(2019, 9, 2), "September 2019", Certainty.SECONDARY, ""),
    (date(2020, 9, 1), "September 2020", Certainty.SECONDARY, ""),
    (date(2021, 1, 18), "January 2021", Certainty.SECONDARY, "amended within the year, after the exit from the EU"),
    (date(2021, 9, 1), "September 2021", Certainty.SECONDARY, "part three rewritten, in four sections"),
    (date(2022, 9, 1), "September 2022", Certainty.SECONDARY, "online searches"),
    (date(2023, 9, 1), "September 2023", Certainty.SECONDARY, "candidates are told of online searches"),
    (date(2024, 9, 2), "September 2024", Certainty.FROM_MEMORY, "the press says 1 September"),
    (date(2025, 9, 1), "September 2025", Certainty.SECONDARY, "technical changes only"),
    (date(2026, 9, 1), "September 2026", Certainty.UNVERIFIED, "its final text and its day were not found"),
)

KCSIE_EDITIONS: Timeline[str] = Timeline(
    name=f"editions of {KCSIE}",
    entries=[
        DatedValue(day, edition, Source(title=KCSIE, clause=edition, certainty=certainty, note=note))
        for day, edition, certainty, note in _REGISTER_OF_EDITIONS
    ],
)
"""The edition in force since when.

Examples:
    >>> KCSIE_EDITIONS.value_on(date(2021, 8, 31)), KCSIE_EDITIONS.value_on(date(2021, 9, 1))
    ('January 2021', 'September 2021')
"""
