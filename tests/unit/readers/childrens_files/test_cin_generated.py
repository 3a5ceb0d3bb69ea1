"""A made-up census of 300 children, seeded: every answer is worked out here by itself, day by day."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

from safeguarding.readers.childrens_files.cin import read_cin
from safeguarding.readers.childrens_files.cin_cases import assessment_cases, conference_cases
from safeguarding.timescales.catalogue import rule_named
from safeguarding.timescales.following import obligations
from safeguarding.timescales.words import TimescaleOutcome

ENDS = date(2019, 3, 31)
# the bank holidays of England and Wales from April 2018 to June 2019, as the government's list has them
HOLIDAYS = {
    *(date(2018, 4, 2), date(2018, 5, 7), date(2018, 5, 28), date(2018, 8, 27), date(2018, 12, 25), date(2018, 12, 26)),
    *(date(2019, 1, 1), date(2019, 4, 19), date(2019, 4, 22), date(2019, 5, 6), date(2019, 5, 27)),
}
A_DAY = timedelta(days=1)


def last_day(start: date, working_days: int) -> date:
    """The day that many working days after another."""
    day = start
    while working_days:
        day += A_DAY
        working_days -= day.weekday() < 5 and day not in HOLIDAYS
    return day


def expected(start: date, done: date | None, closed: date | None, working_days: int) -> TimescaleOutcome:
    """The outcome at the end of the census year, by the words of the guidance."""
    due = last_day(start, working_days)
    if done is not None:
        return TimescaleOutcome.IN_TIME if done <= due else TimescaleOutcome.LATE
    if closed is not None:
        return TimescaleOutcome.LAPSED if closed <= due else TimescaleOutcome.MISSED
    return TimescaleOutcome.NOT_YET_DUE if due >= ENDS else TimescaleOutcome.OVERDUE


def element(name: str, day: date | None) -> str:
    """A day as the census writes it; nothing where there is none."""
    return "" if day is None else f"<{name}>{day.isoformat()}</{name}>"


def maybe(chance: random.Random, start: date, most: int) -> date | None:
    """A day within the year after another, or none."""
    day = start + timedelta(days=chance.randrange(most))
    return day if chance.random() < 0.8 and day <= ENDS else None


def test_every_case_of_a_made_up_census(tmp_path: Path) -> None:
    """One clock for each episode of need and for each enquiry, each judged as the arithmetic of this test judges it."""
    chance = random.Random(2019)  # noqa: S311 - made-up children, not secrets
    children, assessments, conferences = [], [], []
    for number in range(300):
        details = []
        for start in sorted(
            {date(2018, 4, 3) + timedelta(days=chance.randrange(360)) for _ in range(chance.choice((1, 1, 2)))}
        ):
            done, held = maybe(chance, start, 90), maybe(chance, start, 40)
            last = max(filter(None, (start, done, held)))
            closed = maybe(chance, last, 200) if chance.random() < 0.5 else None
            assessments.append(expected(start, done, closed, 45))
            conferences.append(expected(start, held, closed, 15))
            details.append(
                f"<CINdetails>{element('CINreferralDate', start)}{element('CINclosureDate', closed)}"
                f"<ReferralNFA>{chance.choice(('0', 'false'))}</ReferralNFA><Assessments>"
                f"{element('AssessmentActualStartDate', start)}{element('AssessmentAuthorisationDate', done)}</Assessments>"
                f"<Section47>{element('S47ActualStartDate', start)}{element('DateOfInitialCPC', held)}"
                f"<ICPCnotRequired>{chance.choice(('0', 'false'))}</ICPCnotRequired></Section47></CINdetails>"
            )
        children.append(
            f"<Child><ChildIdentifiers><LAchildID>{number:05}</LAchildID></ChildIdentifiers>{''.join(details)}</Child>"
        )
    path = tmp_path / "cin.xml"
    path.write_text(
        "<Message><Header><CollectionDetails><Year>2019</Year></CollectionDetails></Header>"
        f"<Children>{''.join(children)}</Children></Message>",
        encoding="utf-8",
    )
    census = read_cin(path)
    assert census.faults == ()
    for rule, found, wanted in (
        ("single_assessment", assessment_cases(census), assessments),
        ("icpc", conference_cases(census), conferences),
    ):
        assert found.refused == ()
        judged = [each.outcome for case in found.cases for each in obligations([rule_named(rule)], case, as_at=ENDS)]
        assert judged == wanted
        assert len(set(wanted)) >= 4
