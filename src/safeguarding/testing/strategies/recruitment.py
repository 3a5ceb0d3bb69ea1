"""Hypothesis strategies for recruitment records. Records here may lack anything that real ones lack."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from safeguarding.dates.periods import Period
from safeguarding.recruitment.catalogue import recruitment_rules
from safeguarding.recruitment.checks import PreAppointmentCheck, RecruitmentRecord
from safeguarding.recruitment.facts import FACT_WORDS, Role
from safeguarding.recruitment.households import HouseholdAge
from safeguarding.recruitment.right_to_work import RightToWorkMethod
from safeguarding.recruitment.rules import Condition, DueAnchor, DueBy, RecruitmentRule
from safeguarding.recruitment.validity import CertificateValidity
from safeguarding.recruitment.words import CheckKind, RoleKind, Setting
from safeguarding.testing.strategies.records import record_of
from safeguarding.testing.strategies.sources import sources

_FACTS = st.sampled_from([None, True, False])


def days() -> st.SearchStrategy[date]:
    """Days about the editions of the guidance, close enough together to meet."""
    return st.dates(date(2013, 8, 1), date(2027, 3, 31))


@st.composite
def checks(draw: st.DrawFn, *, kind: CheckKind | None = None) -> PreAppointmentCheck:
    """One check: done, asked for, said to be done on no day, not required, or not to be made out."""
    own = draw(st.sampled_from(CheckKind)) if kind is None else kind
    match draw(st.integers(0, 4)):
        case 0:
            return PreAppointmentCheck(kind=own, not_required_because=draw(st.sampled_from(["n/a", "post ended"])))
        case 1:
            return PreAppointmentCheck(kind=own, is_known=False)
        case 2:
            return PreAppointmentCheck(kind=own, applied_on=draw(st.none() | days()))
        case _:
            applied, issued, done = sorted(draw(st.lists(days(), min_size=3, max_size=3)))
            return PreAppointmentCheck(
                kind=own,
                applied_on=draw(st.sampled_from([None, applied])),
                issued_on=draw(st.sampled_from([None, issued])),
                done_on=done,
                expires_on=draw(st.none() | days()),
                method=draw(st.sampled_from([None, *RightToWorkMethod])) if own is CheckKind.RIGHT_TO_WORK else None,
                seen_by=draw(st.sampled_from(["", "IP"])),
                on_update_service=draw(_FACTS),
            )


def roles(*, kind: RoleKind | None = None) -> st.SearchStrategy[Role]:
    """Roles of which some things are known."""
    facts = dict.fromkeys(Role().facts, _FACTS)
    return st.builds(Role, kind=st.sampled_from(RoleKind) if kind is None else st.just(kind), **facts)


@st.composite
def recruitment_records(draw: st.DrawFn, *, reference: str = "S1") -> RecruitmentRecord:
    """Records of any setting and role, with up to eight checks."""
    starts_on = draw(st.none() | days())
    return RecruitmentRecord(
        reference=reference,
        setting=draw(st.sampled_from(Setting)),
        role=draw(roles()),
        appointed_on=draw(st.none() | days()),
        supplied_on=draw(st.none() | days()),
        starts_on=starts_on,
        left_on=None if starts_on is None else draw(st.none() | st.dates(starts_on, date(2028, 12, 31))),
        checks=draw(st.lists(checks(), max_size=8)),
        not_held=draw(st.frozensets(st.sampled_from(CheckKind), max_size=5)),
        contact_post_ended_on=draw(st.none() | days()),
        care_role_since=draw(st.none() | days()),
        diploma_deferred_to=draw(st.none() | days()),
        lived_abroad=draw(_FACTS),
        lived_in_eea=draw(_FACTS),
        worked_with_children=draw(_FACTS),
        taught_before_april_2012=draw(_FACTS),
    )


def conditions() -> st.SearchStrategy[Condition]:
    """Conditions on facts that are known."""
    return st.builds(Condition, fact=st.sampled_from(sorted(FACT_WORDS)), wanted=st.booleans())


def due_days() -> st.SearchStrategy[DueBy]:
    """Last days of every kind."""
    stated = st.builds(DueBy, anchor=st.just(DueAnchor.FIXED), on=days())
    anchors = st.sampled_from([anchor for anchor in DueAnchor if anchor is not DueAnchor.FIXED])
    return stated | st.builds(DueBy, anchor=anchors, period=st.sampled_from([None, Period(days=21), Period(years=2)]))


STRATEGIES: dict[type[object], st.SearchStrategy[object]] = {
    PreAppointmentCheck: checks(),
    Role: roles(),
    RecruitmentRecord: recruitment_records(),
    Condition: conditions(),
    DueBy: due_days(),
    RecruitmentRule: st.sampled_from(recruitment_rules()),
    HouseholdAge: st.builds(HouseholdAge, age=st.sampled_from([16, 18]), source=sources()),
    CertificateValidity: record_of(CertificateValidity, length=st.just(Period(years=3))),
}
"""A strategy for each public record here."""
