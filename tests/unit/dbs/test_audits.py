"""The audit, its measures, its forecast and what a bare count can mean."""

import math
import re
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

from safeguarding.dates.periods import Period
from safeguarding.dates.ranges import DateRange
from safeguarding.dbs.audit_measures import DaysOverdue, days_overdue, measures
from safeguarding.dbs.audits import Audit, audit
from safeguarding.dbs.certificate_numbers import CertificateNumber
from safeguarding.dbs.checks import Application, Certificate
from safeguarding.dbs.due_dates import recheck_due_on
from safeguarding.dbs.duplicates import repeated_references, shared_certificates
from safeguarding.dbs.entry_checks import EntryCheck, entry_check
from safeguarding.dbs.forecasts import forecast
from safeguarding.dbs.levels import Level, Tier
from safeguarding.dbs.people import Person, Post
from safeguarding.dbs.plausibility import DAYS_IN_A_MONTH, explained_count
from safeguarding.dbs.policies import RecheckPolicy
from safeguarding.dbs.published_policies import YORK_2017
from safeguarding.dbs.standings import CheckFinding, Standing
from safeguarding.errors import FaultyInputError, InvalidRecordError, OutOfCoverageError
from safeguarding.serialization.documents import from_data, to_data
from safeguarding.testing.strategies.dbs import days, policies, registers

AS_AT = date(2017, 9, 19)


def person(reference: str, *issued: date | None, **fields: object) -> Person:
    return Person(
        reference=reference,
        certificates=[Certificate(issued_on=each) for each in issued],
        **fields,  # type: ignore[arg-type]
    )


REGISTER = (
    person("in-date", date(2016, 1, 1), starts_on=date(2016, 1, 4)),
    person("soon", date(2014, 10, 1), starts_on=date(2014, 10, 1)),
    person("today", date(2014, 9, 19), starts_on=date(2014, 9, 1), risk_assessed_on=date(2014, 8, 31)),
    person("late", date(2014, 9, 18), starts_on=date(2014, 9, 1), risk_assessed_on=date(2014, 9, 2)),
    person("later", date(2014, 8, 1), applications=[Application(submitted_on=date(2017, 9, 1))]),
    person("none", starts_on=date(2017, 1, 1)),
    person("undated", None, starts_on=date(2017, 1, 1)),
    person("left", date(2010, 1, 1), left_on=date(2016, 1, 1)),
)


def audited(**settings: object) -> Audit:
    return audit(REGISTER, YORK_2017, as_at=AS_AT, **settings)  # type: ignore[arg-type]


class TestThePartition:
    """Everybody in exactly one part; the base is the required population."""

    def test_by_hand(self) -> None:
        found = audited(window=Period(days=30))
        assert {standing: count for standing, count in found.counts.items() if count} == {
            Standing.IN_DATE: 1,
            Standing.DUE_SOON: 1,
            Standing.DUE: 1,
            Standing.OVERDUE: 1,
            Standing.IN_PROGRESS: 1,
            Standing.NO_CHECK: 1,
            Standing.UNKNOWN_DATE: 1,
            Standing.LEFT: 1,
        }
        assert found.base == 7

    def test_parts_and_findings_can_be_listed(self) -> None:
        found = audited()
        assert [each.reference for each in found.having(Standing.DUE, Standing.OVERDUE)] == ["today", "late"]
        assert [each.reference for each in found.with_finding(CheckFinding.OVERDUE_IN_PROGRESS)] == ["later"]

    def test_progress_is_told(self) -> None:
        told: list[int] = []
        audit([REGISTER[0]] * 2500, YORK_2017, as_at=AS_AT, on_progress=told.append)
        assert told == [1000, 2000, 2500]


class TestMeasures:
    """Each measure is a count of a base and says who is left out."""

    def test_by_hand(self) -> None:
        period = DateRange(date(2017, 1, 1), AS_AT)
        found = {each.name: (each.count, each.base) for each in measures(audited(breach_period=period))}
        assert found["a check in place and not past its date"] == (3, 7)
        assert found["recheck due within 30 days"] == (2, 7)
        assert found["recheck overdue, in progress or not"] == (2, 7)
        assert found["recheck overdue 1 to 30 days"] == (1, 7)
        assert found["recheck overdue 31 to 90 days"] == (1, 7)
        assert found["recheck overdue with an application under way"] == (1, 7)
        assert found["no check on record"] == (1, 7)
        assert found["date unknown"] == (1, 7)
        assert found["rechecks made on time, 1 January – 19 September 2017"] == (0, 0)

    @pytest.mark.parametrize(
        ("days_late", "band"),
        [
            (1, "1 to 30 days"),
            (30, "1 to 30 days"),
            (31, "31 to 90 days"),
            (90, "31 to 90 days"),
            (91, "91 to 365 days"),
            (365, "91 to 365 days"),
            (366, "366 days or more"),
        ],
    )
    def test_each_band_includes_both_its_ends(self, days_late: int, band: str) -> None:
        due = recheck_due_on(date(2013, 3, 1), Period(years=3))
        found = audit([person("S1", date(2013, 3, 1))], YORK_2017, as_at=due + timedelta(days=days_late))
        bands = [each.name for each in measures(found) if each.name.startswith("recheck overdue ") and each.count]
        assert bands == [f"recheck overdue {band}"]

    def test_of_nobody_there_is_no_share(self) -> None:
        assert all(each.share is None for each in measures(audit([], YORK_2017, as_at=AS_AT)))

    def test_days_overdue_are_of_the_overdue_only(self) -> None:
        assert days_overdue(audited()) == DaysOverdue(count=2, shortest=1, median=Fraction(50, 2), longest=49)
        assert days_overdue(audit([], YORK_2017, as_at=AS_AT)) is None

    @given(registers(), policies(), days())
    def test_overdue_bands_sum_to_the_overdue(self, register: list[Person], policy: RecheckPolicy, as_at: date) -> None:
        found = measures(audit(register, policy, as_at=as_at))
        overdue = next(each.count for each in found if each.name == "recheck overdue, in progress or not")
        bands = [each.count for each in found if re.match(r"recheck overdue [0-9]", each.name)]
        assert bands
        assert sum(bands) == overdue


class TestEntryChecks:
    """Before, on or after the start, with or without a risk assessment; the oldest check is the evidence."""

    @pytest.mark.parametrize(
        ("issued", "expected"),
        [
            ((date(2014, 8, 31),), EntryCheck.BEFORE_START),
            ((date(2014, 9, 1),), EntryCheck.ON_START_DAY),
            ((date(2014, 9, 2),), EntryCheck.AFTER_START),
            ((date(2017, 1, 1), date(2014, 8, 1)), EntryCheck.BEFORE_START),
            ((date(2014, 9, 2), None), EntryCheck.UNKNOWN),
            ((date(2014, 8, 31), None), EntryCheck.BEFORE_START),
            ((None,), EntryCheck.UNKNOWN),
            ((), EntryCheck.NONE_ON_RECORD),
            ((date(2017, 9, 20),), EntryCheck.NONE_ON_RECORD),
        ],
    )
    def test_by_date(self, issued: tuple[date | None, ...], expected: EntryCheck) -> None:
        assert entry_check(person("S1", *issued, starts_on=date(2014, 9, 1)), as_at=AS_AT) is expected

    @pytest.mark.parametrize(
        ("assessed_on", "expected"),
        [(date(2014, 9, 1), EntryCheck.AFTER_START_ASSESSED), (date(2014, 9, 2), EntryCheck.AFTER_START)],
    )
    def test_a_risk_assessment_made_by_the_start(self, assessed_on: date, expected: EntryCheck) -> None:
        someone = person("S1", date(2014, 10, 1), starts_on=date(2014, 9, 1), risk_assessed_on=assessed_on)
        assert entry_check(someone, as_at=AS_AT) is expected

    def test_without_a_start_nothing_is_known(self) -> None:
        assert entry_check(person("S1", date(2014, 10, 1)), as_at=AS_AT) is EntryCheck.UNKNOWN


class TestDuplicates:
    """One certificate on two people is a finding; twice on one person is not."""

    def test_across_people_only(self) -> None:
        number = CertificateNumber("001234567890")
        one = Person(reference="S1", certificates=[Certificate(number=number), Certificate(number=number)])
        assert shared_certificates([one]) == ()
        other = Person(reference="S2", certificates=[Certificate(number=number)])
        assert [each.references for each in shared_certificates([one, other])] == [("S1", "S2")]

    def test_references(self) -> None:
        assert repeated_references([person("S1"), person("S2"), person("S1")]) == ("S1",)


class TestForecast:
    """Due dates by calendar month, beside the backlog; together they are everybody with a due date."""

    def test_by_hand(self) -> None:
        found = forecast(audited(), months=2)
        assert [str(each) for each in found.months] == ["19 – 30 September 2017", "1 – 31 October 2017"]
        assert (found.backlog, found.counts, found.later, found.undated) == (2, (1, 1), 1, 2)

    @given(registers(), policies(), days(), st.integers(1, 120))
    def test_it_sums_to_the_base(self, register: list[Person], policy: RecheckPolicy, as_at: date, months: int) -> None:
        found = audit(register, policy, as_at=as_at)
        ahead = forecast(found, months=months)
        assert ahead.backlog + sum(ahead.counts) + ahead.later + ahead.undated == found.base
        assert len(ahead.counts) == len(ahead.months) == months

    @pytest.mark.parametrize("months", [0, -1, 121, 10**9])
    def test_too_few_and_too_many_months(self, months: int) -> None:
        with pytest.raises(InvalidRecordError):
            forecast(audited(), months=months)


def exact_tails(count: int, base: int, chance: Fraction) -> tuple[Fraction, Fraction]:
    """The binomial tails by whole numbers: the independent answer."""
    mass = [math.comb(base, k) * chance**k * (1 - chance) ** (base - k) for k in range(base + 1)]
    return sum(mass[: count + 1], Fraction()), sum(mass[count:], Fraction())


class TestABareCount:
    """31 of 491 under a three-yearly policy is about two and a quarter months' worth: a look-ahead or a backlog."""

    def test_the_reports_figure(self) -> None:
        found = explained_count(31, 491, Period(years=3))
        assert found.per_month == Fraction(491, 36)
        assert found.months_worth == Fraction(31 * 36, 491)
        assert [each.is_plausible for each in found.look_aheads] == [False, True, True]
        assert found.is_possible_backlog
        assert found.explanation == (
            "31 of 491 is 6.31%; with rechecks every 3 years, spread evenly, 13.6 fall due a month, so this is 2.27 "
            "months' worth; as a look-ahead it fits 60 days or 90 days; as a backlog it is 2.3 months of rechecks "
            "not made; the count alone does not say which"
        )

    @given(st.integers(1, 60), st.data(), st.sampled_from([Period(days=30), Period(months=2), Period(years=3)]))
    def test_plausible_is_the_exact_middle_95_per_cent(self, base: int, data: st.DataObject, window: Period) -> None:
        count = data.draw(st.integers(0, base))
        (reading,) = explained_count(count, base, Period(years=3), windows=[window]).look_aheads
        months = window.total_months + window.total_days / DAYS_IN_A_MONTH
        chance = min(months / 36, Fraction(1))
        assert reading.expected == base * chance
        tails = exact_tails(count, base, chance)
        if abs(min(tails) - Fraction(25, 1000)) > Fraction(1, 10**9):
            assert reading.is_plausible is (min(tails) >= Fraction(25, 1000))

    def test_too_few_are_as_implausible_as_too_many(self) -> None:
        few = explained_count(3, 491, Period(years=3), windows=[Period(days=30), Period(days=90), Period(years=3)])
        assert [each.is_plausible for each in few.look_aheads] == [False, False, False]
        everybody = explained_count(491, 491, Period(years=3), windows=[Period(days=90), Period(years=3)])
        assert [each.is_plausible for each in everybody.look_aheads] == [False, True]

    def test_nothing_due_is_no_backlog(self) -> None:
        assert not explained_count(0, 491, Period(years=3)).is_possible_backlog

    def test_a_base_beyond_any_register_is_refused(self) -> None:
        with pytest.raises(InvalidRecordError):
            explained_count(31, 10**9, Period(years=3))

    @pytest.mark.parametrize("interval", [Period(), Period(working_days=30)])
    def test_an_interval_is_calendar_time(self, interval: Period) -> None:
        with pytest.raises(InvalidRecordError):
            explained_count(31, 491, interval)


def test_a_day_near_the_end_of_the_calendar() -> None:
    """Measures look ahead to the calendar's last day and no further; a forecast past it is refused by name."""
    found = audit(
        [Person(reference="S1", certificates=[Certificate(issued_on=AS_AT)])], YORK_2017, as_at=date(9999, 12, 15)
    )
    assert {measure.base for measure in measures(found)} == {1}
    with pytest.raises(OutOfCoverageError, match="9999"):
        forecast(found)


@pytest.mark.parametrize(
    ("held", "required", "name"),
    [
        (Level(tier=Tier.ENHANCED), Level(tier=Tier.STANDARD), "check above the level that the post allows"),
        (Level(tier=Tier.BASIC), Level(tier=Tier.STANDARD), "wrong level"),
        (None, Level(tier=Tier.STANDARD), "level unknown"),
    ],
)
def test_over_under_and_unknown_level_are_measured(held: Level | None, required: Level, name: str) -> None:
    """A check above, below or of no known level for its post is each a measure of its own."""
    several = [
        Person(reference=f"S{k}", posts=[Post(required=each)], certificates=[Certificate(issued_on=AS_AT, level=level)])
        for k, (level, each) in enumerate([(held, required), (required, required)])
    ]
    counted = {measure.name: measure.count for measure in measures(audit(several, YORK_2017, as_at=AS_AT))}
    levels = ("check above the level that the post allows", "wrong level", "level unknown")
    assert {each: counted[each] for each in levels} == {each: int(each == name) for each in levels}


def test_a_window_of_no_length_is_no_look_ahead() -> None:
    """A person due tomorrow is in date where no window is asked for."""
    tomorrow = person("S1", AS_AT.replace(year=2014) + timedelta(days=1))
    assert audit([tomorrow], YORK_2017, as_at=AS_AT).counts[Standing.IN_DATE] == 1


class TestAnAuditPutTogether:
    """What a file says of each person is said of everybody, or the audit is refused."""

    @pytest.mark.parametrize(
        "other", [{"entry_checks": ()}, {"registers": ("North",)}, {"registers": ("North", "South", "North")}]
    )
    def test_other_lengths_are_refused(self, other: dict[str, tuple[str, ...]]) -> None:
        people = [Person(reference=each) for each in ("a", "b")]
        data = to_data(audit(people, YORK_2017, as_at=AS_AT))
        assert from_data({**data, "registers": ["North", "South"]}, Audit).entry_counts
        with pytest.raises(FaultyInputError, match="are not of one length"):
            from_data({**data, **{field: [*each] for field, each in other.items()}}, Audit)
