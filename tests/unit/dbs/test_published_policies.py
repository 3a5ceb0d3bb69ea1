"""The published policies: the dates that their documents state."""

from datetime import date

import pytest

from safeguarding.dates.periods import Period
from safeguarding.dbs.checks import Certificate, StatusCheck, StatusCheckResult
from safeguarding.dbs.people import Person
from safeguarding.dbs.policies import RecheckPolicy
from safeguarding.dbs.published_policies import (
    NO_RECHECK,
    PUBLISHED_POLICIES,
    THREE_YEARLY_WITH_STATUS_CHECKS,
    YORK_2017,
)
from safeguarding.dbs.statuses import recheck_status


@pytest.mark.parametrize("policy", PUBLISHED_POLICIES, ids=str)
def test_each_version_has_a_source_and_gives_up_applications(policy: RecheckPolicy) -> None:
    for entry in policy.versions.entries:
        assert entry.source.title
        assert entry.value.application_lapses_after is not None


@pytest.mark.parametrize(
    ("policy", "certificate_due", "due_after_a_status_check"),
    [
        # a pass in the third year: York does not take it, many councils go on for a year, nobody asks again
        (YORK_2017, date(2017, 9, 19), date(2017, 9, 19)),
        (THREE_YEARLY_WITH_STATUS_CHECKS, date(2017, 9, 19), date(2018, 3, 1)),
        (NO_RECHECK, None, None),
    ],
    ids=str,
)
def test_when_the_recheck_is_due(
    policy: RecheckPolicy, certificate_due: date | None, due_after_a_status_check: date | None
) -> None:
    look = StatusCheck(checked_on=date(2017, 3, 1), result=StatusCheckResult.BLANK_NO_NEW_INFO)
    for looks, due_on in (((), certificate_due), ((look,), due_after_a_status_check)):
        someone = Person(reference="S1", certificates=[Certificate(issued_on=date(2014, 9, 19))], status_checks=looks)
        assert recheck_status(someone, policy, on=date(2017, 4, 1)).due_on == due_on


def test_warnings_of_the_policy_with_status_checks() -> None:
    """The policy that asks the Update Service between rechecks warns 90, 60 and 30 days ahead."""
    for entry in THREE_YEARLY_WITH_STATUS_CHECKS.versions.entries:
        assert entry.value.alert_leads == (Period(days=90), Period(days=60), Period(days=30))
