"""Why somebody stands where they do, in a sentence."""

from datetime import date, timedelta

import attrs

from safeguarding.dates.periods import Period
from safeguarding.dbs.certificate_numbers import CertificateNumber
from safeguarding.dbs.checks import (
    Certificate,
    Subscription,
)
from safeguarding.dbs.explanations import DueExplanation, explained_recheck_due
from safeguarding.dbs.levels import BarredList, Level, Tier
from safeguarding.dbs.people import Person, Post
from safeguarding.dbs.policies import (
    RecheckPolicy,
    RecheckRule,
    steady_policy,
)
from safeguarding.dbs.statuses import RecheckStatus, recheck_status
from safeguarding.testing.strategies.dbs import INVENTED

CHILDREN = Level(tier=Tier.ENHANCED, barred_lists=[BarredList.CHILDREN])

ENHANCED = Level(tier=Tier.ENHANCED)

ISSUED = date(2014, 9, 19)

DUE = date(2017, 9, 19)


def policy_of(**settings: object) -> RecheckPolicy:
    rule = RecheckRule(certificate_interval=Period(years=3), status_check_interval=Period(years=1), **settings)  # type: ignore[arg-type]
    return steady_policy("invented three-yearly", rule, source=INVENTED)


class TestExplanations:
    """A status says which evidence, which rule and version, and which dates; it names nobody."""

    def status(self) -> RecheckStatus:
        checks = [Certificate(number=CertificateNumber("001234567890"), issued_on=ISSUED, level=CHILDREN)]
        someone = Person(
            reference="S1",
            name="Invented Person",
            posts=[Post(required=ENHANCED)],
            certificates=checks,
            subscriptions=[Subscription()],
        )
        return recheck_status(someone, policy_of(grace=Period(days=7)), on=DUE + timedelta(days=8))

    def test_in_a_sentence(self) -> None:
        assert self.status().explanation == (
            "overdue: recheck due on 19 September 2017, 8 days ago, with grace until 26 September 2017; "
            "certificate of ********7890 on 19 September 2014 plus 3 years; "
            "policy 'invented three-yearly', version of 1 March 2002; "
            "the check went further than the post allows to ask; "
            "an Update Service subscription without a dated status check is no evidence"
        )

    def test_in_data(self) -> None:
        status = self.status()
        assert (status.evidence_on, status.interval, status.source) == (ISSUED, Period(years=3), INVENTED)
        assert (status.held, status.required) == (CHILDREN, ENHANCED)


def test_nothing_is_overdue_after_the_last_day_of_all() -> None:
    """The day after a due date on which the calendar ends is none."""
    found = explained_recheck_due(date(2014, 9, 19), Period(years=3))
    assert isinstance(found, DueExplanation)
    assert attrs.evolve(found, due_on=date.max).overdue_from is None
    assert attrs.evolve(found, due_on=date(9999, 12, 30)).overdue_from == date.max


def test_the_month_that_has_no_such_day_is_named() -> None:
    """A month after 31 January ends with February, and four months after 31 October with February of the next year."""
    for issued_on, months in ((date(2017, 1, 31), 1), (date(2017, 10, 31), 4)):
        found = explained_recheck_due(issued_on, Period(months=months)).sentence
        assert found.endswith("(February of that year has no day 31: last day of the month)")
