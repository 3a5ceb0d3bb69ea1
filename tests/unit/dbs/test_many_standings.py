"""Many people are judged in groups, and every one of them stands where the rule for one person puts them."""

from __future__ import annotations

import pickle
from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import given, strategies as st

from safeguarding.dates.periods import Period
from safeguarding.dates.ranges import DateRange
from safeguarding.dbs import many_standings
from safeguarding.dbs.audits import Audit, audit
from safeguarding.dbs.certificate_numbers import CertificateNumber
from safeguarding.dbs.checks import (
    UPDATE_SERVICE_OPENED,
    Application,
    Certificate,
    Moment,
    StatusCheck,
    StatusCheckResult,
    Subscription,
)
from safeguarding.dbs.due_dates import DueDateCache
from safeguarding.dbs.duplicates import repeated_references, shared_certificates
from safeguarding.dbs.entry_checks import entry_check
from safeguarding.dbs.levels import Tier, parse_level
from safeguarding.dbs.many_standings import _CANNOT_BE, StandingBook, _latest_look
from safeguarding.dbs.people import LongAbsence, Person, Post
from safeguarding.dbs.policies import (
    AbsenceTreatment,
    BreakRule,
    DecidingCheck,
    Extension,
    IntervalOverride,
    RecheckPolicy,
    RecheckRule,
    steady_policy,
)
from safeguarding.dbs.positions import positions
from safeguarding.dbs.published_policies import PUBLISHED_POLICIES, THREE_YEARLY_WITH_STATUS_CHECKS, YORK_2017
from safeguarding.dbs.standings import Standing
from safeguarding.dbs.statuses import RecheckStatus, recheck_status
from safeguarding.errors import OutOfCoverageError
from safeguarding.testing.strategies.dbs import (
    INVENTED,
    ROLES,
    certificate_numbers,
    days,
    levels,
    periods,
    policies,
    registers,
)
from safeguarding.timelines import DatedValue, Timeline

windows = st.none() | periods()
NUMBER = certificate_numbers()


@st.composite
def nearly_plain(draw: st.DrawFn) -> Person:
    """Somebody as most are: one post, certificates of one level, looks that passed; perhaps with one thing besides."""
    level = draw(st.none() | levels())
    issued = draw(st.lists(days(), min_size=1, max_size=2))
    numbers = draw(st.lists(st.none() | NUMBER, min_size=2, max_size=2))
    certificates = [
        Certificate(issued_on=each, level=level, number=number, submitted_on=draw(st.none() | st.just(each)))
        for each, number in zip(issued, numbers, strict=False)
    ]
    looks = [
        StatusCheck(
            checked_on=issued[0] + timedelta(days=draw(st.sampled_from([0, 1, 365, 800]) | st.integers(-10, 3000))),
            result=draw(st.sampled_from([*[StatusCheckResult.BLANK_NO_NEW_INFO] * 6, *StatusCheckResult])),
            number=draw(st.sampled_from([None, *numbers])),
        )
        for _ in range(draw(st.integers(0, 2)))
    ]
    person = Person(
        reference="S1",
        posts=[Post(role=draw(st.sampled_from(ROLES)), required=draw(st.sampled_from([None, level])))],
        certificates=certificates,
        status_checks=looks,
    )
    besides: dict[str, Any] = draw(
        st.fixed_dictionaries(
            {},
            optional={
                "starts_on": days(),
                "subscriptions": st.builds(lambda day: [Subscription(starts_on=day)], st.none() | days()),
                "applications": st.builds(lambda day: [Application(submitted_on=day)], days()),
                "absences": st.builds(lambda day: [LongAbsence(starts_on=day)], days()),
            },
        )
        if draw(st.integers(0, 2)) == 0
        else st.just({})
    )
    return attrs.evolve(person, **besides)


@given(st.lists(nearly_plain(), max_size=12) | registers(), policies(most_versions=3), days(), windows)
def test_an_audit_gives_everybody_the_status_of_one_person(
    register: list[Person], policy: RecheckPolicy, on: date, window: Period | None
) -> None:
    """Standings, statuses, entry checks and duplicates are those of the rules for one, under any policy, on any day."""
    one_by_one = [recheck_status(person, policy, on=on, window=window) for person in register]
    found = audit(register, policy, as_at=on, window=window)
    assert list(found.standings) == [status.standing for status in one_by_one]
    whole = Audit(
        as_at=on,
        policy_name=policy.name,
        window=window,
        statuses=tuple(one_by_one),
        entry_checks=tuple(entry_check(person, as_at=on) for person in register),
        shared_certificates=shared_certificates(register),
        repeated_references=repeated_references(register),
    )
    assert (found.counts, found.base, found.is_clear) == (whole.counts, whole.base, whole.is_clear)
    assert found.due_list() == whole.due_list()
    assert found == whole


@given(st.lists(nearly_plain(), max_size=12), st.sampled_from(PUBLISHED_POLICIES), days(), windows)
def test_people_alike_under_published_policies(
    register: list[Person], policy: RecheckPolicy, on: date, window: Period | None
) -> None:
    """The same under policies that have cut-offs."""
    one_by_one = [recheck_status(person, policy, on=on, window=window).standing for person in register]
    assert StandingBook(DueDateCache(policy), on=on, window=window).standings(register) == one_by_one


ISSUED, PASSED = date(2014, 9, 19), StatusCheckResult.BLANK_NO_NEW_INFO
ENHANCED, BARRED, BASIC = map(parse_level, ("enhanced", "enhanced with children's barred list", "basic"))
NUMBERS = CertificateNumber("001234567890"), CertificateNumber("001234567891")


def _certificate(days: int = 0, **fields: Any) -> Certificate:  # noqa: ANN401 - any field

    return attrs.evolve(Certificate(issued_on=ISSUED + timedelta(days=days), level=ENHANCED), **fields)


def _look(days: int, result: StatusCheckResult = PASSED, number: CertificateNumber | None = None) -> StatusCheck:
    return StatusCheck(checked_on=ISSUED + timedelta(days=days), result=result, number=number)


PLAIN = Person(reference="S1", posts=[Post(role="Cook", required=ENHANCED)], certificates=[_certificate()])
LOOKED_UP: dict[str, Any] = {"status_checks": [_look(700)]}
NUMBERED: dict[str, Any] = {"certificates": [_certificate(number=NUMBERS[0])]}
OLD = [_certificate(-600)]
EVERY_DIFFERENCE: tuple[dict[str, Any], ...] = (
    {},
    *({"certificates": [_certificate(days)]} for days in (-1, 1, 60, 800, 2000, -4000)),
    {"certificates": []},
    {"certificates": [Certificate(issued_on=None)]},
    {"certificates": [Certificate(issued_on=None, level=ENHANCED)] * 2},
    {"certificates": [_certificate(), Certificate(issued_on=None, level=ENHANCED)]},
    {"certificates": [_certificate(level=None)]},
    {"certificates": [_certificate(level=None, is_level_known=False)]},
    {"certificates": [_certificate(level=BASIC)]},
    {"certificates": [_certificate(), _certificate(900)]},
    {"certificates": [_certificate(), _certificate(900, level=BASIC)]},
    {"certificates": [_certificate(level=None), _certificate(900, level=None, is_level_known=False)]},
    {"certificates": [_certificate(), _certificate(1200, submitted_on=ISSUED + timedelta(days=1000))]},
    {"certificates": [_certificate(seen_on=ISSUED + timedelta(days=40), submitted_on=ISSUED - timedelta(days=40))]},
    {"posts": [Post(role="Cook", required=BARRED)]},
    {"posts": [Post(role="Driver", required=ENHANCED)]},
    {"posts": [Post(role="Cook", required=BASIC)]},
    {"posts": [Post(role="Cook", is_requirement_known=False)]},
    {"posts": [Post(role="Cook")], "certificates": [_certificate(level=None)]},
    {"posts": [Post(role="Cook", is_requirement_known=False)], "certificates": [_certificate(level=None)]},
    {"posts": [Post(role="Cook", required=ENHANCED, requires_check=False)]},
    {"posts": [Post(role="Cook", required=ENHANCED, ends_on=date(2017, 8, 1))]},
    {"posts": [Post(role="Cook", required=ENHANCED, starts_on=date(2017, 8, 1))]},
    {"posts": [Post(role="Cook", required=ENHANCED), Post(role="Driver", required=BARRED)]},
    {"starts_on": date(2017, 8, 1)},
    {"left_on": date(2017, 8, 1)},
    {"applications": [Application(submitted_on=date(2017, 8, 1))]},
    {"absences": [LongAbsence(starts_on=date(2017, 8, 1))]},
    {"breaks": [DateRange(date(2016, 1, 1), date(2017, 1, 1))]},
    LOOKED_UP,
    *({"status_checks": [_look(days)]} for days in (-1, 0, 600, 1095, 3000)),
    {"status_checks": [_look(0)], "certificates": [_certificate(seen_on=ISSUED)]},
    {"status_checks": [_look(300), _look(900)]},
    {"status_checks": [_look(600), _look(900)]},
    {"status_checks": [_look(900)]},
    {"status_checks": [_look(400), _look(900)]},
    {"certificates": [_certificate(900)]},
    {"certificates": [_certificate(400), _certificate(900)]},
    {"status_checks": [_look(700), _look(800, StatusCheckResult.NEW_INFO)]},
    {"status_checks": [_look(700), _look(800, StatusCheckResult.NO_MATCH_FOUND)]},
    {**LOOKED_UP, "subscriptions": [Subscription()]},
    {**LOOKED_UP, "subscriptions": [Subscription(starts_on=ISSUED + timedelta(days=200))]},
    {**NUMBERED, "status_checks": [_look(700, number=NUMBERS[0])]},
    {**NUMBERED, "status_checks": [_look(700, number=NUMBERS[1])]},
    {"status_checks": [_look(-400)], "certificates": OLD},
    {"status_checks": [_look(700)], "certificates": OLD},
    {"status_checks": [_look(700), _look(800, StatusCheckResult.NEW_INFO)], "certificates": OLD},
    {"status_checks": [_look(2000, StatusCheckResult.NEW_INFO)]},
    {"status_checks": [_look(700)], "certificates": [*OLD, _certificate()]},
    {"status_checks": [_look(-500)], "certificates": [_certificate(), *OLD]},
    {"status_checks": [_look(-500), _look(900)], "certificates": [*OLD, _certificate()]},
    {"certificates": [_certificate(), *OLD]},
    {"certificates": OLD},
    {"status_checks": [_look(700)], "certificates": [_certificate(level=BASIC)]},
    {"status_checks": [_look(700)], "certificates": [_certificate(), _certificate(900, level=ENHANCED)]},
)
YEARS = {years: Period(years=years) for years in (1, 2, 3, 5)}


def _one_rule(**settings: Any) -> RecheckPolicy:  # noqa: ANN401 - any setting

    return steady_policy("invented", attrs.evolve(LOOKS_COUNT, **settings), source=INVENTED)


def _two_rules(first: RecheckRule, second: RecheckRule, *extensions: Extension) -> RecheckPolicy:
    entries = [DatedValue(date(2002, 3, 1), first, INVENTED), DatedValue(date(2016, 4, 1), second, INVENTED)]
    return RecheckPolicy(name="invented", versions=Timeline(name="invented", entries=entries), extensions=extensions)


LOOKS_COUNT = RecheckRule(certificate_interval=YEARS[3], status_check_interval=YEARS[1])
NO_LOOKS, FIVE = RecheckRule(certificate_interval=YEARS[3]), RecheckRule(certificate_interval=YEARS[5])
LONG, SHORT = (RecheckRule(certificate_interval=each, status_check_interval=each) for each in (YEARS[5], YEARS[1]))
DRIVERS = IntervalOverride(roles=["Driver"], certificate_interval=YEARS[1], status_check_interval=YEARS[2])
COHORT = Extension(due_from=date(2017, 9, 1), due_to=date(2017, 9, 19), by=Period(months=6), source=INVENTED)
EVERY_POLICY = {
    "looks count": _one_rule(),
    "they do not": _one_rule(status_check_interval=None),
    "the latest counts": _one_rule(deciding_check=DecidingCheck.LATEST),
    "longer looks": _one_rule(status_check_interval=YEARS[5]),
    "grace": _one_rule(grace=Period(days=14)),
    "by role": _one_rule(overrides=[DRIVERS]),
    "by tier": _one_rule(overrides=[IntervalOverride(tier=Tier.BASIC, certificate_interval=YEARS[1])]),
    "absences left out": _one_rule(absence=AbsenceTreatment.LEFT_OUT),
    "absences deferred": _one_rule(absence=AbsenceTreatment.DEFERRED),
    "breaks": _one_rule(break_rule=BreakRule(length=Period(weeks=12), or_more=True)),
    "submitted": _one_rule(done_when=Moment.SUBMITTED),
    "seen": _one_rule(done_when=Moment.SEEN),
    "from the application": _one_rule(anchor=Moment.SUBMITTED),
    "no recheck": _one_rule(certificate_interval=None),
    "from five years to three": _two_rules(FIVE, NO_LOOKS),
    "with a transition": _two_rules(FIVE, attrs.evolve(NO_LOOKS, compliance_on=date(2017, 9, 1))),
    "for newer checks": _two_rules(LOOKS_COUNT, attrs.evolve(FIVE, applies_to_held=False)),
    "for newer checks, shorter": _two_rules(LONG, attrs.evolve(SHORT, applies_to_held=False)),
    "looks for newer checks, shorter": _two_rules(
        attrs.evolve(LONG, certificate_interval=YEARS[1]), attrs.evolve(SHORT, applies_to_held=False)
    ),
    "looks count no more": _two_rules(LOOKS_COUNT, NO_LOOKS),
    "looks count from now": _two_rules(NO_LOOKS, LOOKS_COUNT),
    "two graces": _two_rules(attrs.evolve(LOOKS_COUNT, grace=Period(months=6)), LOOKS_COUNT),
    "extension": _two_rules(LOOKS_COUNT, LOOKS_COUNT, COHORT),
}
THE_DAY = date(2017, 9, 19)


@pytest.mark.parametrize("policy", EVERY_POLICY.values(), ids=list(EVERY_POLICY))
def test_one_difference_from_the_plain(policy: RecheckPolicy) -> None:
    """Whoever differs from a plain person in one thing stands where they stand alone, whoever was judged first."""
    people = [attrs.evolve(PLAIN, **each) for each in EVERY_DIFFERENCE]
    cache = DueDateCache(policy)
    for on in (THE_DAY + timedelta(days=later) for later in (-400, -30, -1, 0, 1, 20, 400)):
        for window in (None, Period(days=60)):
            alone = [recheck_status(each, policy, on=on, window=window, cache=cache).standing for each in people]
            for register, expected in ((people, alone), (people[::-1], alone[::-1])):
                assert StandingBook(cache, on=on, window=window).standings(register) == expected


class TestGroups:
    """The rule for one person is asked a few times, not once for each of many."""

    def test_how_often_the_rule_is_asked(self, monkeypatch: pytest.MonkeyPatch) -> None:
        asked: list[str] = []

        def counted(person: Person, *args: object, **fields: object) -> object:
            asked.append(person.reference)
            return positions(person, *args, **fields)  # type: ignore[arg-type]

        monkeypatch.setattr(many_standings, "positions", counted)
        first, passed = date(2014, 1, 1), StatusCheckResult.BLANK_NO_NEW_INFO
        register = [
            Person(
                reference=f"S{k}",
                # neither the post nor its level is the same object
                posts=[Post(role="Driver", required=parse_level("enhanced"))],
                # a third of them had one before
                certificates=[
                    Certificate(issued_on=first + timedelta(days=days), level=held)
                    for days in (k, -90)[: 1 + (k % 3 == 0)]
                ],
                status_checks=[StatusCheck(checked_on=first + timedelta(days=k + 100), result=passed)] if k % 2 else (),
            )
            for k in range(1200)
            for held in [parse_level("enhanced")]
        ]
        book = StandingBook(DueDateCache(THREE_YEARLY_WITH_STATUS_CHECKS), on=date(2017, 9, 19), window=Period(days=60))
        assert len(book.standings(register)) == len(register)
        assert len(asked) < 20

    def test_how_many_groups_are_found_by_the_objects_they_share(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Some, and no more: a register whose levels are all objects of their own keeps no list of them."""
        monkeypatch.setattr(many_standings, "_REMEMBERED", 3)
        held = [attrs.evolve(ENHANCED) for _ in range(9)]
        people = [attrs.evolve(PLAIN, certificates=[_certificate(level=each)]) for each in held]
        book = StandingBook(DueDateCache(YORK_2017), on=THE_DAY)
        assert book.standings(people) == [Standing.DUE] * 9
        assert len(book._groups) == 3

    def test_more_groups_than_are_remembered(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A register of endless kinds of post is judged like any other; only its first groups are found again at once."""
        register = [
            Person(reference=f"S{k}", posts=[Post(role=f"Role {k % 3}")], certificates=[Certificate(issued_on=issued)])
            for k, issued in enumerate([date(2014, 9, 18), date(2014, 9, 19), date(2014, 9, 20)] * 2)
        ]
        monkeypatch.setattr(many_standings, "_REMEMBERED", 1)
        book = StandingBook(DueDateCache(YORK_2017), on=date(2017, 9, 19), window=Period())
        assert [*book.standings(register)] == [Standing.OVERDUE, Standing.DUE, Standing.IN_DATE] * 2

    def test_a_certificate_under_way_beside_one_in_date(self) -> None:
        """Somebody whose next certificate has been applied for is in progress, though the one held is plain."""
        held = Certificate(issued_on=date(2014, 9, 1))
        to_come = Certificate(issued_on=date(2017, 9, 30), submitted_on=date(2017, 9, 1))
        register = [
            Person(reference="S1", certificates=[held, held]),
            Person(reference="S2", certificates=[held, to_come]),
        ]
        assert audit(register, YORK_2017, as_at=date(2017, 9, 19)).standings == (Standing.OVERDUE, Standing.IN_PROGRESS)


REGISTER = [Person(reference=f"S{k}", certificates=[Certificate(issued_on=date(2014, 9, k))]) for k in (18, 19, 20)]


class TestMadeWhenAskedFor:
    """An audit's statuses are made when they are first asked for, and nobody can tell but by the time it takes."""

    def test_counting_makes_no_status(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def refused(*_: object, **__: object) -> RecheckStatus:
            raise AssertionError("a status was made")

        monkeypatch.setattr("safeguarding.dbs.audits.recheck_status", refused)
        found = audit(REGISTER, YORK_2017, as_at=date(2017, 9, 19))
        assert (found.counts[Standing.OVERDUE], found.base, str(found)) == (
            1,
            3,
            "3 on the register as at 19 September 2017: 1 in date, 1 due, 1 overdue",
        )

    def test_only_those_asked_for_are_made(self, monkeypatch: pytest.MonkeyPatch) -> None:
        made: list[str] = []

        def noted(person: Person, *args: object, **fields: object) -> RecheckStatus:
            made.append(person.reference)
            return recheck_status(person, *args, **fields)  # type: ignore[arg-type]

        monkeypatch.setattr("safeguarding.dbs.audits.recheck_status", noted)
        found = audit(REGISTER, YORK_2017, as_at=date(2017, 9, 19))
        assert [each.reference for each in found.having(Standing.DUE)] == ["S19"] == made
        assert [row.reference for row in found.due_list()] == ["S18", "S19"]
        assert made == ["S19", "S18", "S19"]

    def test_copies_compare_equal(self) -> None:
        found = audit(REGISTER, YORK_2017, as_at=date(2017, 9, 19))
        assert pickle.loads(pickle.dumps(found)) == found == attrs.evolve(found)  # noqa: S301 - our own
        assert hash(found) == hash(attrs.evolve(found))
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            found.statuses = ()  # type: ignore[misc]

    def test_what_an_audit_has_not(self) -> None:
        with pytest.raises(AttributeError, match="people"):
            getattr(audit(REGISTER, YORK_2017, as_at=date(2017, 9, 19)), "people")  # noqa: B009 - a name it has not

    def test_progress_ends_with_the_register(self) -> None:
        told: list[int] = []
        audit(REGISTER * 700, YORK_2017, as_at=date(2017, 9, 19), on_progress=told.append)
        assert told == [1000, 2000, 2100]

    def test_a_day_without_a_rule(self) -> None:
        with pytest.raises(OutOfCoverageError):
            audit(REGISTER, YORK_2017, as_at=date(2001, 1, 1))


@pytest.mark.parametrize(("days", "plain"), [(-1, False), (0, True)])
def test_a_certificate_of_the_day_on_which_the_update_service_opened_can_be_looked_up(days: int, plain: bool) -> None:  # noqa: FBT001 - a table's column
    """One of the day before cannot, and a look at it counts for nothing."""
    issued = Certificate(issued_on=UPDATE_SERVICE_OPENED + timedelta(days=days))
    looked = StatusCheck(checked_on=date(2017, 1, 10), result=StatusCheckResult.BLANK_NO_NEW_INFO)
    found = _latest_look(Person(reference="S1", certificates=[issued], status_checks=[looked]), date(2017, 9, 19))
    assert found == (date(2017, 1, 10) if plain else _CANNOT_BE)
