"""Hypothesis strategies for DBS records: invented people, small registers, any policy.

Every strategy is keyword-only and small by default. Days lie in 2003–2030, so that certificates may exist.
"""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from safeguarding.dates.due import EventDay, MonthEnd
from safeguarding.dates.periods import Period
from safeguarding.dates.ranges import DateRange
from safeguarding.dbs.alert_ledgers import AlertLedger, SentAlert
from safeguarding.dbs.audits import Audit
from safeguarding.dbs.candidates import Candidate
from safeguarding.dbs.certificate_numbers import CertificateNumber
from safeguarding.dbs.checks import Application, Certificate, Moment, StatusCheck, StatusCheckResult, Subscription
from safeguarding.dbs.confirmations import WrittenConfirmation
from safeguarding.dbs.entry_checks import EntryCheck
from safeguarding.dbs.levels import BarredList, Level, Tier, Workforce
from safeguarding.dbs.people import LongAbsence, Person, Post
from safeguarding.dbs.policies import (
    AbsenceTreatment,
    BreakRule,
    DecidingCheck,
    Extension,
    IntervalOverride,
    NewInformation,
    OpenAbsence,
    RecheckPolicy,
    RecheckRule,
)
from safeguarding.dbs.positions import Position
from safeguarding.dbs.recheck_cycles import PositionPeriod
from safeguarding.dbs.statuses import RecheckStatus
from safeguarding.sources import Certainty, Source
from safeguarding.testing.strategies.records import record_of
from safeguarding.testing.strategies.sources import sources
from safeguarding.timelines import DatedValue, Timeline

INVENTED = Source(title="Invented for a test", certainty=Certainty.UNVERIFIED)
FIRST, LAST = date(2003, 1, 1), date(2030, 12, 31)
ROLES = ("Social worker", "Foster carer support", "Driver")


def days(*, first: date = FIRST, last: date = LAST) -> st.SearchStrategy[date]:
    """Days on which things happen; month ends and leap days come up more often than by chance."""
    awkward = [
        day
        for year in range(first.year, last.year + 1)
        for day in (date(year, 2, 28), date(year, 3, 1), date(year, 8, 31), date(year, 12, 31))
        if first <= day <= last
    ]
    return st.one_of(st.dates(first, last), st.sampled_from(awkward)) if awkward else st.dates(first, last)


def periods() -> st.SearchStrategy[Period]:
    """Lengths that policies use."""
    return st.one_of(
        st.builds(Period, years=st.integers(1, 5)),
        st.builds(Period, months=st.integers(1, 40)),
        st.builds(Period, weeks=st.integers(1, 30)),
        st.builds(Period, days=st.integers(1, 120)),
    )


def certificate_numbers(*, small: bool = True) -> st.SearchStrategy[CertificateNumber]:
    """Twelve digits; with ``small`` a handful of them, so that people come to share one."""
    digits = st.integers(0, 30 if small else 10**12 - 1).map(lambda number: f"{number:012}")
    return digits.map(CertificateNumber)


@st.composite
def levels(draw: st.DrawFn) -> Level:
    """Any level."""
    tier = draw(st.sampled_from(Tier))
    lists = draw(st.frozensets(st.sampled_from(BarredList))) if tier is Tier.ENHANCED else frozenset[BarredList]()
    workforce = None if tier is Tier.BASIC else draw(st.none() | st.sampled_from(Workforce))
    return Level(tier=tier, barred_lists=lists, workforce=workforce)


@st.composite
def certificates(draw: st.DrawFn, *, dated: bool = False, level: Level | None = None) -> Certificate:
    """Any certificate; with ``dated`` one whose issue date is known."""
    issued_on = draw(days() if dated else st.none() | days())
    around = issued_on or draw(days())
    held = level or draw(st.none() | levels())
    return Certificate(
        number=draw(st.none() | certificate_numbers()),
        level=held,
        is_level_known=held is not None or dated or draw(st.booleans()),
        issued_on=issued_on,
        submitted_on=draw(st.none() | st.dates(date(2002, 3, 1), around)),
        seen_on=draw(st.none() | st.dates(around, date(2031, 6, 30))),
    )


@st.composite
def confirmations(draw: st.DrawFn) -> WrittenConfirmation:
    """Any written confirmation of a check."""
    issued_on = draw(st.none() | days())
    return WrittenConfirmation(
        seen_on=draw(st.dates(issued_on or FIRST, date(2031, 6, 30))),
        seen_by=draw(st.sampled_from(["Office manager", "Head teacher"])),
        level=draw(st.none() | levels()),
        issued_on=issued_on,
        agency=draw(st.sampled_from(["", "Invented Agency"])),
    )


def status_checks() -> st.SearchStrategy[StatusCheck]:
    """Any look at the Update Service."""
    return st.builds(
        StatusCheck,
        checked_on=days(),
        result=st.sampled_from(StatusCheckResult),
        number=st.none() | certificate_numbers(),
    )


@st.composite
def applications(draw: st.DrawFn) -> Application:
    """Any application."""
    submitted_on = draw(days())
    return Application(
        submitted_on=submitted_on,
        level=draw(st.none() | levels()),
        withdrawn_on=draw(st.none() | st.dates(submitted_on, date(2031, 6, 30))),
    )


@st.composite
def _spans(draw: st.DrawFn) -> tuple[date, date]:
    starts_on = draw(days())
    return starts_on, draw(st.dates(starts_on, date(2032, 1, 1)))


@st.composite
def posts(draw: st.DrawFn, *, dated: bool = True) -> Post:
    """Any post; without ``dated`` one that is always held and needs a check."""
    starts_on, ends_on = draw(st.just((None, None)) | _spans()) if dated else (None, None)
    required = draw(st.none() | levels())
    return Post(
        role=draw(st.sampled_from(ROLES)),
        required=required,
        is_requirement_known=required is not None or not dated or draw(st.booleans()),
        requires_check=draw(st.booleans()) if dated else True,
        starts_on=starts_on,
        ends_on=ends_on,
    )


@st.composite
def subscriptions(draw: st.DrawFn) -> Subscription:
    """Any Update Service subscription."""
    starts_on, ends_on = draw(_spans() | st.just((None, None)))
    return Subscription(starts_on=starts_on, ends_on=ends_on, number=draw(st.none() | certificate_numbers()))


@st.composite
def absences(draw: st.DrawFn) -> LongAbsence:
    """Any absence, the return known or not."""
    starts_on, ends_on = draw(_spans())
    return LongAbsence(starts_on=starts_on, ends_on=draw(st.sampled_from([ends_on, None])))


@st.composite
def people(draw: st.DrawFn, *, reference: str | None = None, most: int = 3) -> Person:
    """Any person, invented, with at most ``most`` of each kind of record."""
    starts_on, ends_on = draw(st.just((None, None)) | _spans())
    left_on = draw(st.sampled_from([ends_on, None]))
    return Person(
        reference=reference or f"S{draw(st.integers(1, 9999)):04}",
        name=draw(st.sampled_from(["", "Invented Person", "Another Invention"])),
        posts=draw(st.lists(posts(), min_size=1, max_size=2)),
        certificates=draw(st.lists(certificates() | st.builds(Certificate.confirmed, confirmations()), max_size=most)),
        status_checks=draw(st.lists(status_checks(), max_size=most)),
        subscriptions=draw(st.lists(subscriptions(), max_size=1)),
        applications=draw(st.lists(applications(), max_size=1)),
        starts_on=starts_on,
        left_on=left_on,
        absences=draw(st.lists(absences(), max_size=1)),
        breaks=[DateRange(*span) for span in draw(st.lists(_spans(), max_size=1))],
        risk_assessed_on=draw(st.none() | days()),
        is_leaver=left_on is None and draw(st.integers(0, 9)) == 0,
    )


def registers(*, most: int = 6) -> st.SearchStrategy[list[Person]]:
    """A register of a few people."""
    return st.lists(people(most=2), max_size=most)


def overrides() -> st.SearchStrategy[IntervalOverride]:
    """Other intervals for drivers, perhaps of one tier only."""
    return st.builds(
        IntervalOverride,
        certificate_interval=st.none() | periods(),
        status_check_interval=st.none() | periods(),
        roles=st.just(frozenset({"driver"})),
        tier=st.none() | st.sampled_from(Tier),
    )


def break_rules() -> st.SearchStrategy[BreakRule]:
    """How long a break in service may be."""
    return st.builds(BreakRule, length=periods(), or_more=st.booleans())


@st.composite
def rules(draw: st.DrawFn) -> RecheckRule:
    """Any rule of a policy."""
    return RecheckRule(
        certificate_interval=draw(st.none() | periods()),
        status_check_interval=draw(st.none() | periods()),
        anchor=draw(st.sampled_from(Moment)),
        done_when=draw(st.sampled_from(Moment)),
        grace=draw(st.just(Period()) | periods()),
        alert_leads=draw(st.lists(periods(), max_size=3)),
        month_end=draw(st.sampled_from(MonthEnd)),
        event_day=draw(st.sampled_from(EventDay)),
        absence=draw(st.sampled_from(AbsenceTreatment)),
        break_rule=draw(st.none() | break_rules()),
        deciding_check=draw(st.sampled_from(DecidingCheck)),
        overrides=draw(st.lists(overrides(), max_size=1)),
        applies_to_held=draw(st.booleans()),
        application_lapses_after=draw(st.none() | periods()),
        open_absence=draw(st.sampled_from(OpenAbsence)),
        new_information=draw(st.sampled_from(NewInformation)),
    )


@st.composite
def policies(draw: st.DrawFn, *, most_versions: int = 2) -> RecheckPolicy:
    """Any policy: its rules begin in March 2002, so that every day has one."""
    changes = draw(st.lists(days(), max_size=most_versions - 1, unique=True))
    starts = [date(2002, 3, 1), *sorted(changes)]
    extension = st.builds(
        lambda span, by: Extension(due_from=span[0], due_to=span[1], by=by, source=INVENTED), _spans(), periods()
    )
    versions = Timeline(
        name="an invented policy", entries=[DatedValue(starts_on, draw(rules()), INVENTED) for starts_on in starts]
    )
    return RecheckPolicy(name="an invented policy", versions=versions, extensions=draw(st.lists(extension, max_size=1)))


def _extension(due_from: date, length: int, by: Period, source: Source) -> Extension:
    return Extension(due_from=due_from, due_to=due_from + timedelta(days=length), by=by, source=source)


def _audits(people: int) -> st.SearchStrategy[Audit]:
    """Audits of so many people, of one register or of several."""
    checks = st.lists(st.sampled_from(EntryCheck), min_size=people, max_size=people).map(tuple)
    statuses = st.lists(record_of(RecheckStatus), min_size=people, max_size=people).map(tuple)
    names = st.lists(st.sampled_from(("North", "South")), min_size=people, max_size=people).map(tuple)
    return record_of(Audit, statuses=statuses, entry_checks=checks, registers=st.just(()) | names)


STRATEGIES: dict[type[object], st.SearchStrategy[object]] = {
    CertificateNumber: certificate_numbers(small=False),
    Level: levels(),
    Certificate: certificates(),
    StatusCheck: status_checks(),
    Subscription: subscriptions(),
    WrittenConfirmation: confirmations(),
    Application: applications(),
    Post: posts(),
    LongAbsence: absences(),
    Person: people(),
    RecheckRule: rules(),
    RecheckPolicy: policies(),
    AlertLedger: st.builds(
        AlertLedger,
        run_on=st.none() | days(),
        runs=st.integers(0, 99),
        sent=st.lists(record_of(SentAlert), max_size=3, unique_by=lambda each: each.key),
        withdrawing=st.lists(record_of(SentAlert), max_size=1),
    ),
    Audit: st.integers(0, 3).flatmap(_audits),
    PositionPeriod: record_of(PositionPeriod),
    Candidate: record_of(Candidate),
    Position: record_of(Position),
    BreakRule: break_rules(),
    IntervalOverride: overrides(),
    Extension: st.builds(_extension, days(), st.integers(0, 90), periods(), sources()),
}
"""A strategy for each record that goes in; results follow from these."""
