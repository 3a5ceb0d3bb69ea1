"""The inspection that an update states, held against its published outcome."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from safeguarding.briefings.folders import OUTCOMES_FILE
from safeguarding.dates.words import printed_date
from safeguarding.faults import Fault
from safeguarding.inspections.records import Inspection
from safeguarding.pages.sections import conflict
from safeguarding.sources import Certainty, Source

MOST_DAYS_BEFORE_THE_SITE = 7
"""A report may be dated some days before the day it stands on Ofsted's site: 1 to 7 days in 5 of 151 SIF reports."""

PUBLISHED_OUTCOME = Source(
    title="The published outcomes in the folder",
    published_at=OUTCOMES_FILE,
    certainty=Certainty.SECONDARY,
    note="extracted from published reports; the report itself decides",
)


_COMPARE = "compare both with the inspection report"


def conflicts_with_outcome(stated: Inspection, published: Inspection) -> Iterator[Fault]:
    """Where the update's grade of an area, or its day of publication, is another than the published one."""
    for judgement in stated.judgements:
        outcome = published.grade_of(judgement.area)
        if judgement.grade is not None and outcome is not None and judgement.grade is not outcome:
            yield conflict(
                f"The update gives {judgement.area.label} as {judgement.grade.label}; "
                f"the published outcome is {outcome.label}",
                remedy=_COMPARE,
                source=PUBLISHED_OUTCOME,
            )
    if days_between_publications(stated, published) > MOST_DAYS_BEFORE_THE_SITE:
        yield conflict(
            f"The update gives the day of publication as {printed_day(stated.published_on)}; "
            f"the published outcome has {printed_day(published.published_on)}",
            remedy=_COMPARE,
            source=PUBLISHED_OUTCOME,
        )


def days_between_publications(stated: Inspection, published: Inspection) -> int:
    """How many days lie between the two days of publication; 0 where one is not known."""
    if stated.published_on is None or published.published_on is None:
        return 0
    return abs((stated.published_on - published.published_on).days)


def conflicts_of_visits(stated: Inspection, published: Inspection) -> Iterator[Fault]:
    """Where days on site that are possible are others than the published ones."""
    if stated.ends_on and published.ends_on and sorted(stated.visits) != sorted(published.visits):
        yield conflict(
            f"The update has the inspection run {printed_visits(stated)}; "
            f"the published outcome has {printed_visits(published)}",
            remedy=_COMPARE,
            source=PUBLISHED_OUTCOME,
        )


def printed_day(on: date | None) -> str:
    """The day in words, also where there is none."""
    return printed_date(on) if on else "no known day"


def printed_visits(inspection: Inspection) -> str:
    """The days on site in words."""
    return " and ".join(str(visit) for visit in inspection.visits)
