"""The inspection that an update states, held against its published outcome."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from safeguarding.dates.words import printed_date
from safeguarding.faults import Fault
from safeguarding.inspections.absences import Absence
from safeguarding.inspections.matching import MOST_DAYS_BEFORE_THE_SITE
from safeguarding.inspections.records import Inspection
from safeguarding.pages.inspections import PUBLISHED_OUTCOME, printed_visits
from safeguarding.pages.sections import conflict

_WEEK = 7
_COMPARE = "compare both with the inspection report"


def conflicts_with_outcome(stated: Inspection, published: Inspection) -> Iterator[Fault]:
    """Where the update's framework, kind, grade of an area, or day of publication is another than the published one."""
    if stated.framework is not published.framework:
        yield _differs("framework", stated.framework.label, published.framework.label)
    if stated.kind is not published.kind:
        yield _differs("kind", stated.kind.label, published.kind.label)
    for judgement in stated.judgements:
        outcome = published.judgement_of(judgement.area)
        if judgement.grade is None or outcome is None or outcome.grade is judgement.grade:
            continue
        if outcome.grade is not None:
            was = outcome.grade.label
        elif outcome.absence in (Absence.UNREADABLE, Absence.NOT_KNOWN):
            # what could not be read contradicts nothing
            continue
        else:
            was = f"no grade ({outcome.absence})"
        yield conflict(
            f"The update gives {judgement.area.label} as {judgement.grade.label}; the published outcome is {was}",
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


def _differs(what: str, stated: str, published: str) -> Fault:
    return conflict(
        f"The update gives the {what} as {stated}; the published outcome has {published}",
        remedy=_COMPARE,
        source=PUBLISHED_OUTCOME,
    )


def conflicts_of_visits(stated: Inspection, published: Inspection, *, ends_are_possible: bool) -> Iterator[Fault]:
    """Where days on site are others than the published ones, but for a week off site counted with them.

    Args:
        stated: As the update has it.
        published: The outcome; it may print the first day alone.
        ends_are_possible: Whether no check has found the stated days impossible; a second word on them would say less.
    """
    if not stated.visits or not published.visits or week_off_site(stated, published):
        return
    both_end = stated.ends_on is not None and published.ends_on is not None
    if stated.starts_on == published.starts_on and not (
        both_end and ends_are_possible and sorted(stated.visits) != sorted(published.visits)
    ):
        return
    yield conflict(
        f"The update has the inspection run {printed_visits(stated)}; the published outcome has {printed_visits(published)}",
        remedy=_COMPARE,
        source=PUBLISHED_OUTCOME,
    )


def week_off_site(stated: Inspection, published: Inspection) -> bool:
    """Whether the update begins exactly a week before the published first day, and ends as published where that is known.

    Councils count the week in which inspectors work off site: a difference to be reported, not an error.
    """
    if stated.starts_on is None or published.starts_on is None:
        return False
    same_end = published.ends_on is None or stated.ends_on in (None, published.ends_on)
    return (published.starts_on - stated.starts_on).days == _WEEK and same_end


def printed_day(on: date | None) -> str:
    """The day in words, also where there is none."""
    return printed_date(on) if on else "no known day"
