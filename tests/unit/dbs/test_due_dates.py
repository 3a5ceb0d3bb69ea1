"""Due dates of rechecks: the plain rule, and policies that changed."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import assume, given, strategies as st

from safeguarding.dates.due import CORRESPONDING_DATE_RULE, EventDay, MonthEnd, due_on
from safeguarding.dates.periods import Period
from safeguarding.dbs import due_dates
from safeguarding.dbs.certificate_numbers import CertificateNumber
from safeguarding.dbs.checks import Certificate
from safeguarding.dbs.due_dates import DueDateCache, evidence_due, first_warning_on, recheck_due_on
from safeguarding.dbs.explanations import explained_recheck_due
from safeguarding.dbs.levels import Tier
from safeguarding.dbs.people import Person
from safeguarding.dbs.policies import (
    EvidenceKind,
    Extension,
    IntervalOverride,
    RecheckPolicy,
    RecheckRule,
    steady_policy,
)
from safeguarding.dbs.published_policies import YORK_2017
from safeguarding.dbs.statuses import recheck_status
from safeguarding.errors import InvalidRecordError, OutOfCoverageError
from safeguarding.testing.strategies.dbs import INVENTED, days, periods, policies
from safeguarding.timelines import DatedValue, Timeline

CERTIFICATE, STATUS_CHECK = EvidenceKind.CERTIFICATE, EvidenceKind.STATUS_CHECK


def changing(*versions: tuple[date, RecheckRule], extensions: tuple[Extension, ...] = ()) -> RecheckPolicy:
    entries = [DatedValue(starts_on, rule, INVENTED) for starts_on, rule in versions]
    return RecheckPolicy(name="invented", versions=Timeline(name="invented", entries=entries), extensions=extensions)


def due(anchor: date, policy: RecheckPolicy, kind: EvidenceKind = CERTIFICATE) -> date | None:
    answer = evidence_due(anchor, kind, policy)
    assert answer is not None
    return answer.on


FIVE = RecheckRule(certificate_interval=Period(years=5))
THREE = RecheckRule(certificate_interval=Period(years=3))
BEGINNING, CHANGE = date(2002, 3, 1), date(2016, 4, 1)


class TestThePlainRule:
    """The corresponding date from the anchor; 3 years are not 1,095 days."""

    @pytest.mark.parametrize(
        ("issued_on", "interval", "expected"),
        [
            (date(2014, 9, 19), Period(years=3), date(2017, 9, 19)),
            (date(2016, 2, 29), Period(years=3), date(2019, 2, 28)),
            (date(2017, 8, 31), Period(months=6), date(2018, 2, 28)),
        ],
    )
    def test_published_examples(self, issued_on: date, interval: Period, expected: date) -> None:
        assert recheck_due_on(issued_on, interval) == expected

    def test_29_february_may_roll_to_1_march(self) -> None:
        rolled = recheck_due_on(date(2016, 2, 29), Period(years=3), month_end=MonthEnd.ROLL)
        assert rolled == date(2019, 3, 1)

    def test_counting_the_first_day_ends_the_day_before(self) -> None:
        eve = recheck_due_on(date(2014, 9, 19), Period(years=3), event_day=EventDay.DAY_ONE)
        assert eve == date(2017, 9, 18)

    def test_three_years_are_not_1095_days(self) -> None:
        assert recheck_due_on(date(2014, 9, 19), Period(years=3)) != date(2014, 9, 19) + timedelta(days=1095)


class TestTheExplanation:
    """The same date, with the day it is counted from, the rule, and what became of a missing day."""

    @pytest.mark.parametrize(
        ("issued_on", "interval", "settings", "expected"),
        [
            (
                date(2017, 8, 31),
                Period(months=6),
                {},
                (
                    "31 August 2017 plus 6 months: due on 28 February 2018, overdue from 1 March 2018 "
                    "(February of that year has no day 31: last day of the month)"
                ),
            ),
            (
                date(2016, 2, 29),
                Period(years=3),
                {"month_end": MonthEnd.ROLL},
                (
                    "29 February 2016 plus 3 years: due on 1 March 2019, overdue from 2 March 2019 "
                    "(February of that year has no day 29: first day of the next month)"
                ),
            ),
            (
                date(2014, 9, 19),
                Period(years=3),
                {"event_day": EventDay.DAY_ONE},
                (
                    "19 September 2014 plus 3 years, the first day counted: due on 18 September 2017, "
                    "overdue from 19 September 2017"
                ),
            ),
            (
                date(2017, 8, 31),
                Period(weeks=2),
                {},
                "31 August 2017 plus 2 weeks: due on 14 September 2017, overdue from 15 September 2017",
            ),
        ],
    )
    def test_in_a_sentence(self, issued_on: date, interval: Period, settings: dict[str, Any], expected: str) -> None:
        found = explained_recheck_due(issued_on, interval, **settings)
        assert found.sentence == expected
        assert found.due_on == recheck_due_on(issued_on, interval, **settings)
        assert found.source is CORRESPONDING_DATE_RULE


class TestAChangeOfPolicy:
    """A shorter interval takes over checks already held, but makes none due before the compliance date."""

    def test_held_checks_are_due_by_the_compliance_date(self) -> None:
        policy = changing((BEGINNING, FIVE), (CHANGE, _three_by(date(2017, 4, 1))))
        assert due(date(2013, 1, 10), policy) == date(2017, 4, 1)  # three years would be 2016-01-10
        assert due(date(2015, 1, 10), policy) == date(2018, 1, 10)  # three years end after compliance
        assert due(date(2011, 6, 1), policy) == date(2016, 6, 1)  # the old date comes first

    def test_without_one_the_rules_first_day_is_the_earliest(self) -> None:
        assert due(date(2012, 1, 10), changing((BEGINNING, FIVE), (CHANGE, THREE))) == CHANGE

    def test_what_fell_due_before_the_change_stays_due_then(self) -> None:
        policy = changing((BEGINNING, THREE), (CHANGE, FIVE))
        assert due(date(2013, 3, 31), policy) == date(2016, 3, 31)
        assert due(date(2013, 4, 1), policy) == date(2018, 4, 1)

    def test_a_rule_for_newer_checks_leaves_held_ones_alone(self) -> None:
        newer_only = RecheckRule(certificate_interval=Period(years=3), applies_to_held=False)
        policy = changing((BEGINNING, FIVE), (CHANGE, newer_only))
        assert due(date(2016, 3, 31), policy) == date(2021, 3, 31)
        assert due(date(2016, 4, 1), policy) == date(2019, 4, 1)

    def test_rechecks_that_begin_make_none_due_before_they_begin(self) -> None:
        policy = changing((BEGINNING, RecheckRule(certificate_interval=None)), (CHANGE, THREE))
        assert due(date(2005, 1, 1), policy) == CHANGE
        assert due(date(2014, 1, 1), policy) == date(2017, 1, 1)

    def test_rechecks_that_end_are_due_no_more(self) -> None:
        policy = changing((BEGINNING, THREE), (CHANGE, RecheckRule(certificate_interval=None)))
        assert due(date(2014, 1, 1), policy) is None

    def test_the_answer_says_which_version_set_the_date(self) -> None:
        policy = changing((BEGINNING, FIVE), (CHANGE, THREE))
        old, new = evidence_due(date(2011, 1, 1), CERTIFICATE, policy), evidence_due(CHANGE, CERTIFICATE, policy)
        assert old is not None
        assert new is not None
        assert (old.version_starts_on, old.interval) == (BEGINNING, Period(years=5))
        assert (new.version_starts_on, new.interval) == (CHANGE, Period(years=3))

    def test_a_version_with_the_same_interval_brings_its_own_grace(self) -> None:
        """A later version that counts the same date takes the check over, and its grace is the one that holds."""
        generous = RecheckRule(certificate_interval=Period(years=3), grace=Period(days=30))
        found = evidence_due(date(2015, 1, 10), CERTIFICATE, changing((BEGINNING, generous), (CHANGE, THREE)))
        assert found is not None
        assert found.grace_ends_on == found.on == date(2018, 1, 10)
        assert found.version_starts_on == CHANGE

    def test_a_compliance_date_before_the_rule_is_refused(self) -> None:
        with pytest.raises(InvalidRecordError):
            changing((CHANGE, _three_by(CHANGE - timedelta(days=1))))

    def test_a_day_before_the_policy_has_no_answer(self) -> None:
        with pytest.raises(OutOfCoverageError):
            changing((CHANGE, THREE)).version_on(CHANGE - timedelta(days=1))


def _three_by(compliance_on: date) -> RecheckRule:
    return RecheckRule(certificate_interval=Period(years=3), compliance_on=compliance_on)


class TestAnExtension:
    """A cohort of due dates is given more time; those on either side of it are not."""

    POLICY = changing(
        (BEGINNING, THREE),
        extensions=(
            Extension(due_from=date(2020, 3, 23), due_to=date(2020, 9, 30), by=Period(months=6), source=INVENTED),
        ),
    )

    @pytest.mark.parametrize(
        ("anchor", "expected"),
        [
            (date(2017, 3, 22), date(2020, 3, 22)),
            (date(2017, 3, 23), date(2020, 9, 23)),
            (date(2017, 9, 30), date(2021, 3, 30)),
            (date(2017, 10, 1), date(2020, 10, 1)),
        ],
    )
    def test_both_ends(self, anchor: date, expected: date) -> None:
        assert due(anchor, self.POLICY) == expected

    def test_it_is_said(self) -> None:
        answer = evidence_due(date(2017, 3, 23), CERTIFICATE, self.POLICY)
        assert answer is not None
        assert answer.adjustments == ("2020-03-23 extended by 6 months (Invented for a test)",)


class TestIntervalsByEvidenceRoleAndLevel:
    """Each kind of evidence has its interval; roles and tiers may have their own."""

    RULE = RecheckRule(
        certificate_interval=Period(years=3),
        status_check_interval=Period(months=12),
        overrides=(
            IntervalOverride(roles=["Driver"], tier=Tier.ENHANCED, certificate_interval=Period(years=1)),
            IntervalOverride(tier=Tier.BASIC, certificate_interval=None),
        ),
    )
    POLICY = steady_policy("invented", RULE, source=INVENTED)

    def test_kinds_differ(self) -> None:
        assert due(date(2016, 5, 1), self.POLICY) == date(2019, 5, 1)
        assert due(date(2016, 5, 1), self.POLICY, STATUS_CHECK) == date(2017, 5, 1)

    @pytest.mark.parametrize(
        ("role", "tier", "expected"),
        [
            (" driver ", Tier.ENHANCED, date(2017, 5, 1)),
            ("Driver", Tier.STANDARD, date(2019, 5, 1)),
            ("Cook", Tier.BASIC, None),
        ],
    )
    def test_overrides(self, role: str, tier: Tier, expected: date | None) -> None:
        answer = evidence_due(date(2016, 5, 1), CERTIFICATE, self.POLICY, role=role, tier=tier)
        assert answer is not None
        assert answer.on == expected

    def test_a_policy_may_not_take_status_checks_as_rechecks(self) -> None:
        policy = steady_policy("invented", THREE, source=INVENTED)
        assert evidence_due(date(2016, 5, 1), STATUS_CHECK, policy) is None


class TestLaws:
    """What holds for every policy."""

    @given(days(), st.sampled_from(EvidenceKind), policies())
    def test_a_book_remembers_the_rules_own_answer(
        self, anchor: date, kind: EvidenceKind, policy: RecheckPolicy
    ) -> None:
        cache = DueDateCache(policy)
        for _ in range(2):
            assert cache.evidence_due(anchor, kind, role="Driver") == evidence_due(anchor, kind, policy, role="Driver")

    @given(days(), policies())
    def test_no_due_date_lies_before_its_anchor(self, anchor: date, policy: RecheckPolicy) -> None:
        answer = evidence_due(anchor, CERTIFICATE, policy)
        assert answer is not None
        assert answer.on is None or answer.on >= anchor

    @given(days(), periods())
    def test_the_first_warning_day_is_the_first_whose_lead_reaches_the_due_date(
        self, due_day: date, lead: Period
    ) -> None:
        first = first_warning_on(due_day, lead)
        assert due_on(first, lead) >= due_day
        assert due_on(first - timedelta(days=1), lead) < due_day

    @given(days(), periods(), st.sampled_from(MonthEnd))
    def test_a_later_anchor_is_never_due_earlier(self, anchor: date, interval: Period, month_end: MonthEnd) -> None:
        next_day = anchor + timedelta(days=1)
        assume(next_day.year < 2031)
        earlier = recheck_due_on(anchor, interval, month_end=month_end)
        assert recheck_due_on(next_day, interval, month_end=month_end) >= earlier


class TestRememberedDueDates:
    """What is remembered is bounded, holds days and no person, and gives the plain rule's answers to many threads."""

    def test_no_more_than_some(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(due_dates, "MOST_REMEMBERED", 10)
        cache = DueDateCache(YORK_2017)
        asked, most = [date(2014, 1, 1) + timedelta(days=k) for k in range(100)], [0, 0]
        for day in asked * 2:
            found = cache.evidence_due(day, EvidenceKind.CERTIFICATE)
            assert found == evidence_due(day, EvidenceKind.CERTIFICATE, YORK_2017)
            assert cache.version_on(day) == YORK_2017.version_on(day)
            most = [max(pair) for pair in zip(most, (len(cache._known), len(cache._versions)), strict=True)]
        # as many as may be, and no more
        assert most == [10, 10]

    def test_many_threads(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(due_dates, "MOST_REMEMBERED", 10)
        cache = DueDateCache(YORK_2017)
        asked = [date(2014, 1, 1) + timedelta(days=k % 97) for k in range(2_000)]
        with ThreadPoolExecutor(8) as pool:
            found = list(pool.map(lambda day: cache.evidence_due(day, EvidenceKind.CERTIFICATE), asked))
        assert found == [evidence_due(day, EvidenceKind.CERTIFICATE, YORK_2017) for day in asked]

    def test_nobody(self) -> None:
        """After a status nothing of the person is left with what was remembered."""
        cache = DueDateCache(YORK_2017)
        certificate = Certificate(number=CertificateNumber("001234567890"), issued_on=date(2014, 9, 19))
        person = Person(reference="S0042", name="Invented Person", certificates=[certificate])
        recheck_status(person, YORK_2017, on=date(2017, 9, 19), cache=cache)
        held = repr([getattr(cache, field.name) for field in attrs.fields(DueDateCache) if field.name != "policy"])
        assert "S0042" not in held
        assert "7890" not in held


def test_another_window_from_the_same_day_ends_on_another() -> None:
    """What was remembered of one question answers no other."""
    cache, on, windows = DueDateCache(YORK_2017), date(2017, 9, 19), (Period(days=30), Period(days=60))
    assert [cache.window_end(on, each) for each in (*windows, windows[0])] == [
        date(2017, 10, 19),
        date(2017, 11, 18),
        date(2017, 10, 19),
    ]


def test_another_day_with_the_same_window_ends_on_another() -> None:
    """What was remembered of one day answers no other."""
    cache, window = DueDateCache(YORK_2017), Period(days=30)
    days = date(2017, 9, 19), date(2017, 9, 20)
    assert [cache.window_end(on, window) for on in (*days, days[0])] == [
        date(2017, 10, 19),
        date(2017, 10, 20),
        date(2017, 10, 19),
    ]


class TestALaterVersionThatDoesNotTakeOver:
    """A version that leaves a check alone does not keep a still later one from taking it over."""

    LAST = date(2017, 4, 1)

    def test_one_for_newer_checks(self) -> None:
        newer_only = RecheckRule(certificate_interval=Period(years=2), applies_to_held=False)
        policy = changing((BEGINNING, FIVE), (CHANGE, newer_only), (self.LAST, THREE))
        assert due(date(2015, 1, 10), policy) == date(2018, 1, 10)
        assert due(date(2015, 1, 10), changing((BEGINNING, FIVE), (CHANGE, newer_only))) == date(2020, 1, 10)

    def test_one_that_accepts_no_status_checks(self) -> None:
        looks = attrs.evolve(FIVE, status_check_interval=Period(years=3))
        shorter = attrs.evolve(FIVE, status_check_interval=Period(years=2))
        policy = changing((BEGINNING, looks), (CHANGE, FIVE), (self.LAST, shorter))
        assert due(date(2016, 1, 10), policy, STATUS_CHECK) == date(2018, 1, 10)
        assert due(date(2016, 1, 10), changing((BEGINNING, looks), (CHANGE, FIVE)), STATUS_CHECK) == date(2019, 1, 10)


def test_a_transition_that_moved_a_date_is_told() -> None:
    """A date that the shorter interval gave by itself is told of no transition."""
    policy = changing((BEGINNING, FIVE), (CHANGE, _three_by(date(2017, 4, 1))))
    told = [evidence_due(anchor, CERTIFICATE, policy) for anchor in (date(2013, 1, 10), date(2015, 1, 10), CHANGE)]
    assert [each.adjustments for each in told if each is not None] == [
        ("not before 2017-04-01, by the policy's transition",),
        (),
        (),
    ]


def test_where_no_recheck_is_asked_for_neither_grace_nor_an_extension_makes_a_date() -> None:
    """There is no day to extend, and none on which a grace would end."""
    rule = RecheckRule(certificate_interval=None, grace=Period(days=14))
    longer = Extension(due_from=date(2020, 3, 23), due_to=date(2020, 9, 30), by=Period(months=6), source=INVENTED)
    found = evidence_due(date(2017, 3, 23), CERTIFICATE, changing((BEGINNING, rule), extensions=(longer,)))
    assert found is not None
    assert (found.on, found.grace_ends_on, found.adjustments) == (None, None, ())
