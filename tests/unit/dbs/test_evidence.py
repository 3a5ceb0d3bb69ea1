"""Where nothing counts, why: what is undated, overtaken, or of too low a level."""

from datetime import date

import attrs
import pytest

from safeguarding.dbs.candidates import Candidate, WhyNot
from safeguarding.dbs.checks import Certificate
from safeguarding.dbs.due_dates import DueDateCache
from safeguarding.dbs.evidence import Evidence, deciding_evidence, is_enough
from safeguarding.dbs.levels import Level, parse_level
from safeguarding.dbs.people import Person, Post
from safeguarding.dbs.policies import DecidingCheck, EvidenceKind
from safeguarding.dbs.published_policies import YORK_2017
from safeguarding.dbs.standings import Standing

ON = date(2017, 9, 19)
ENHANCED, STANDARD = parse_level("enhanced"), parse_level("standard")


def candidate(day: date | None = ON, *, level: Level | None = ENHANCED, why: WhyNot | None = None) -> Candidate:
    return Candidate(
        kind=EvidenceKind.CERTIFICATE, anchor=day, done_on=day, certificate=Certificate(), level=level, why_void=why
    )


OVERTAKEN = candidate(why=WhyNot.NEW_INFORMATION)
UNDATED = candidate(None)
UNDATED_AND_OVERTAKEN = candidate(None, why=WhyNot.NEW_INFORMATION)
TOO_LOW = candidate(level=STANDARD)
NO_LEVEL = candidate(level=None)


@pytest.mark.parametrize(
    ("known", "standing"),
    [
        ([], Standing.NO_CHECK),
        ([OVERTAKEN], Standing.NEW_CERTIFICATE_REQUIRED),
        ([UNDATED_AND_OVERTAKEN], Standing.NEW_CERTIFICATE_REQUIRED),
        ([UNDATED], Standing.UNKNOWN_DATE),
        ([UNDATED, OVERTAKEN], Standing.UNKNOWN_DATE),
        ([TOO_LOW], Standing.WRONG_LEVEL),
        ([NO_LEVEL], Standing.UNKNOWN_LEVEL),
        ([TOO_LOW, NO_LEVEL], Standing.UNKNOWN_LEVEL),
        ([TOO_LOW, OVERTAKEN], Standing.NEW_CERTIFICATE_REQUIRED),
        ([candidate(level=STANDARD, why=WhyNot.NEW_INFORMATION)], Standing.NEW_CERTIFICATE_REQUIRED),
    ],
)
def test_why_nothing_counts(known: list[Candidate], standing: Standing) -> None:
    """What may yet prove enough is unknown; only what is known to be too little is wrong."""
    rule = YORK_2017.versions.entries[0].value
    cache, post = DueDateCache(YORK_2017), Post(required=ENHANCED)
    found = deciding_evidence(Person(reference="S1"), post, rule, cache, on=ON, known=known)
    assert found is standing


@pytest.mark.parametrize(("held", "enough"), [(ENHANCED, True), (STANDARD, False), (None, False)])
def test_a_level_that_is_not_recorded_is_enough_for_no_level_that_is_required(
    held: Level | None, *, enough: bool
) -> None:
    """A post that requires none takes any; one whose requirement is not known takes none."""
    assert is_enough(held, Post(required=ENHANCED)) is enough
    assert is_enough(held, Post())
    assert not is_enough(held, Post(is_requirement_known=False))


@pytest.mark.parametrize("by", DecidingCheck)
@pytest.mark.parametrize("is_first", [True, False])
def test_of_two_records_of_one_day_the_one_made_first_counts(by: DecidingCheck, *, is_first: bool) -> None:
    """A certificate that is told of again later has one due date, and was no recheck when it was told of again."""
    early = candidate(date(2015, 1, 5))
    late = attrs.evolve(early, done_on=date(2017, 3, 1), certificate=Certificate(seen_on=date(2017, 3, 1)))
    rule = attrs.evolve(YORK_2017.versions.entries[0].value, deciding_check=by)
    known = [early, late] if is_first else [late, early]
    found = deciding_evidence(
        Person(reference="S1"), Post(required=ENHANCED), rule, DueDateCache(YORK_2017), on=ON, known=known
    )
    assert isinstance(found, Evidence)
    assert found.done_on == date(2015, 1, 5)
