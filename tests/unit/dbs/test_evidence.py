"""Where nothing counts, why: what is undated, overtaken, or of too low a level."""

from datetime import date

import pytest

from safeguarding.dates.periods import Period
from safeguarding.dbs.candidates import Candidate, WhyNot
from safeguarding.dbs.checks import Certificate, StatusCheck, StatusCheckResult
from safeguarding.dbs.due_dates import DueDateCache
from safeguarding.dbs.evidence import deciding_evidence, is_enough
from safeguarding.dbs.levels import Level, parse_level
from safeguarding.dbs.people import Person, Post
from safeguarding.dbs.policies import DecidingCheck, EvidenceKind, RecheckRule, steady_policy
from safeguarding.dbs.published_policies import YORK_2017
from safeguarding.dbs.standings import Standing
from safeguarding.dbs.statuses import recheck_status
from safeguarding.testing.strategies.dbs import INVENTED

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


def test_of_two_checks_of_the_latest_day_the_one_that_lasts_longer_counts() -> None:
    """Where the policy goes by the latest and a certificate was looked up on its own day, in whatever order they are recorded."""
    issued = date(2016, 9, 19)
    look = StatusCheck(checked_on=issued, result=StatusCheckResult.BLANK_NO_NEW_INFO)
    someone = Person(reference="S1", certificates=[Certificate(issued_on=issued)], status_checks=[look])
    for years, kind in (((3, 1), EvidenceKind.CERTIFICATE), ((1, 3), EvidenceKind.STATUS_CHECK)):
        of_certificates, of_looks = (Period(years=each) for each in years)
        rule = RecheckRule(
            certificate_interval=of_certificates, status_check_interval=of_looks, deciding_check=DecidingCheck.LATEST
        )
        found = recheck_status(someone, steady_policy("invented", rule, source=INVENTED), on=date(2016, 10, 1))
        assert (found.evidence_kind, found.due_on) == (kind, date(2019, 9, 19))
