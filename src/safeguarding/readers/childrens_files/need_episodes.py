"""Episodes of need as the census of children in need holds them: from referral to closure, with what was done."""

from __future__ import annotations

from datetime import date

import attrs

from safeguarding.faults import Fault, Place, Severity
from safeguarding.records import Record, Several, how_many
from safeguarding.secrets import BirthDate, as_birth_date

_APRIL = 4


@attrs.frozen(kw_only=True)
class AssessmentOrPlan(Record):
    """Something with a first day and, once it is over, a last: an assessment, a plan.

    Attributes:
        began_on: The day it began.
        ended_on: The day it ended: an assessment's authorisation; None while it goes on.
        reviews: A protection plan's review conferences.
        place: Where it stands.
    """

    began_on: date
    ended_on: date | None = None
    reviews: tuple[date, ...] = attrs.field(default=(), converter=Several[date])
    place: Place = attrs.field(factory=Place)


@attrs.frozen(kw_only=True)
class Enquiry(Record):
    """An enquiry under section 47.

    Attributes:
        began_on: The day of the strategy discussion that started it.
        conference_on: The day of the initial conference that it led to; None where none stands with it.
        needs_no_conference: Whether none was required; None where the file does not say.
        target_on: The day that the council itself worked out; it is kept beside our own, and never in its place.
        place: Where it stands.
    """

    began_on: date
    conference_on: date | None = None
    needs_no_conference: bool | None = None
    target_on: date | None = None
    place: Place = attrs.field(factory=Place)


@attrs.frozen(kw_only=True)
class NeedEpisode(Record):
    """An episode of need, from referral to closure.

    Attributes:
        child: The child's number in the council; kept out of the repr.
        referred_on: The day the referral was received.
        closed_on: The day the case was closed; None while it is open.
        born_on: The child's birthday; None where it is not known, and for an unborn child.
        conference_on: An initial conference that stands with the episode and with no enquiry, as of a transfer in.
        took_no_action: Whether the referral led to nothing further; None where the file does not say.
        assessments: Its assessments, by the day they began.
        enquiries: Its enquiries.
        plans: Its child protection plans, with their reviews.
        need_plans: Its child in need plans.
        unread: The modules of which a part could not be used: no case is made that rests on all of them being known.
        place: Where it stands.
    """

    child: str = attrs.field(repr=False)
    referred_on: date
    closed_on: date | None = None
    born_on: BirthDate | None = attrs.field(default=None, converter=as_birth_date, repr=False)
    conference_on: date | None = None
    took_no_action: bool | None = None
    assessments: tuple[AssessmentOrPlan, ...] = attrs.field(default=(), converter=Several[AssessmentOrPlan])
    enquiries: tuple[Enquiry, ...] = attrs.field(default=(), converter=Several[Enquiry])
    plans: tuple[AssessmentOrPlan, ...] = attrs.field(default=(), converter=Several[AssessmentOrPlan])
    need_plans: tuple[AssessmentOrPlan, ...] = attrs.field(default=(), converter=Several[AssessmentOrPlan])
    unread: frozenset[str] = frozenset()
    place: Place = attrs.field(factory=Place)

    @property
    def without_places(self) -> NeedEpisode:
        """The same without where it stands, to be compared with another."""

        def plain(several: tuple[AssessmentOrPlan, ...]) -> tuple[AssessmentOrPlan, ...]:
            return tuple(attrs.evolve(each, place=Place()) for each in several)

        return attrs.evolve(
            self,
            assessments=plain(self.assessments),
            plans=plain(self.plans),
            need_plans=plain(self.need_plans),
            enquiries=tuple(attrs.evolve(each, place=Place()) for each in self.enquiries),
            place=Place(),
        )


@attrs.frozen(kw_only=True)
class NeedCensus(Record):
    """What a census file holds.

    Attributes:
        name: The file's name.
        year_ends_on: The 31 March that ends the census year; None where the file does not tell it.
        episodes: The episodes of need, in the file's order.
        modules: How many of each module the file has, read or not.
        faults: Everything that could not be read, or is not read here.
    """

    name: str
    year_ends_on: date | None
    episodes: tuple[NeedEpisode, ...] = attrs.field(converter=Several[NeedEpisode], repr=how_many)
    modules: tuple[tuple[str, int], ...] = ()
    faults: tuple[Fault, ...] = attrs.field(default=(), converter=Several[Fault], repr=how_many)

    @property
    def year_begins_on(self) -> date | None:
        """The 1 April with which the census year begins."""
        return None if self.year_ends_on is None else date(self.year_ends_on.year - 1, _APRIL, 1)

    @property
    def has_serious_faults(self) -> bool:
        """Whether something that stands in the file could not be used."""
        return any(fault.severity is Severity.ERROR for fault in self.faults)
