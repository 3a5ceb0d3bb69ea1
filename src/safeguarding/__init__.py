"""Children's-services assurance in England as typed values with calculation functions.

The everyday names, ready to import. Each is loaded when it is first asked for, so that importing the package costs
little; the modules inside are the full library.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from safeguarding.authorities.england import english_authorities as english_authorities
    from safeguarding.authorities.records import Authority as Authority
    from safeguarding.authorities.registers import AuthorityRegister as AuthorityRegister
    from safeguarding.dates.calendars import DayOff as DayOff
    from safeguarding.dates.calendars import WorkingDayCalendar as WorkingDayCalendar
    from safeguarding.dates.deadlines import Deadline as Deadline
    from safeguarding.dates.due import EventDay as EventDay
    from safeguarding.dates.due import MonthEnd as MonthEnd
    from safeguarding.dates.due import due_on as due_on
    from safeguarding.dates.periods import Period as Period
    from safeguarding.dates.periods import parse_period as parse_period
    from safeguarding.dates.ranges import DateRange as DateRange
    from safeguarding.dates.reading import parse_date as parse_date
    from safeguarding.dates.reading import parse_date_range as parse_date_range
    from safeguarding.dates.reading import parse_date_ranges as parse_date_ranges
    from safeguarding.dates.statutory_calendars import england_and_wales as england_and_wales
    from safeguarding.dbs.alerts import alerts as alerts
    from safeguarding.dbs.audits import Audit as Audit
    from safeguarding.dbs.audits import audit as audit
    from safeguarding.dbs.certificate_numbers import CertificateNumber as CertificateNumber
    from safeguarding.dbs.certificate_numbers import parse_certificate_number as parse_certificate_number
    from safeguarding.dbs.checks import Certificate as Certificate
    from safeguarding.dbs.due_dates import recheck_due_on as recheck_due_on
    from safeguarding.dbs.people import Person as Person
    from safeguarding.dbs.policies import RecheckPolicy as RecheckPolicy
    from safeguarding.dbs.policies import RecheckRule as RecheckRule
    from safeguarding.dbs.policies import steady_policy as steady_policy
    from safeguarding.dbs.statuses import RecheckStatus as RecheckStatus
    from safeguarding.dbs.statuses import recheck_status as recheck_status
    from safeguarding.disclosure.protection import protected_table as protected_table
    from safeguarding.disclosure.rules import DisclosureRule as DisclosureRule
    from safeguarding.errors import FaultyInputError as FaultyInputError
    from safeguarding.errors import InvalidRecordError as InvalidRecordError
    from safeguarding.errors import MissingExtraError as MissingExtraError
    from safeguarding.errors import OutOfCoverageError as OutOfCoverageError
    from safeguarding.errors import ParseError as ParseError
    from safeguarding.errors import SafeguardingError as SafeguardingError
    from safeguarding.errors import ScaleMismatchError as ScaleMismatchError
    from safeguarding.errors import UnknownNameError as UnknownNameError
    from safeguarding.errors import UnreadableFileError as UnreadableFileError
    from safeguarding.faults import Fault as Fault
    from safeguarding.figures.claims import check as check
    from safeguarding.figures.claims import check_all as check_all
    from safeguarding.figures.kinds.shares import ShareClaim as ShareClaim
    from safeguarding.figures.policies import CheckingPolicy as CheckingPolicy
    from safeguarding.inspections.absences import Absence as Absence
    from safeguarding.inspections.areas import JudgementArea as JudgementArea
    from safeguarding.inspections.checks import inspection_conflicts as inspection_conflicts
    from safeguarding.inspections.conflicts import Conflict as Conflict
    from safeguarding.inspections.deadlines import publication_deadline as publication_deadline
    from safeguarding.inspections.deadlines import statement_deadline as statement_deadline
    from safeguarding.inspections.frameworks import Framework as Framework
    from safeguarding.inspections.grading import parse_grade as parse_grade
    from safeguarding.inspections.histories import CutOff as CutOff
    from safeguarding.inspections.histories import Movement as Movement
    from safeguarding.inspections.histories import graded_history as graded_history
    from safeguarding.inspections.histories import latest_inspections as latest_inspections
    from safeguarding.inspections.histories import movement as movement
    from safeguarding.inspections.profiles import Profile as Profile
    from safeguarding.inspections.profiles import ProfileUnit as ProfileUnit
    from safeguarding.inspections.profiles import inspection_profile as inspection_profile
    from safeguarding.inspections.records import Finding as Finding
    from safeguarding.inspections.records import FindingKind as FindingKind
    from safeguarding.inspections.records import Inspection as Inspection
    from safeguarding.inspections.records import InspectionKind as InspectionKind
    from safeguarding.inspections.records import Judgement as Judgement
    from safeguarding.inspections.scales import SocialCareGrade as SocialCareGrade
    from safeguarding.inspections.schedules import expected_inspection as expected_inspection
    from safeguarding.inspections.self_evaluations import SelfEvaluation as SelfEvaluation
    from safeguarding.inspections.self_evaluations import agreement as agreement
    from safeguarding.numbers.apportionment import largest_remainder as largest_remainder
    from safeguarding.numbers.printed import PrintedFigure as PrintedFigure
    from safeguarding.numbers.printed import parse_printed_figure as parse_printed_figure
    from safeguarding.numbers.rounding import Rounding as Rounding
    from safeguarding.numbers.rounding import rounded as rounded
    from safeguarding.numbers.shares import Share as Share
    from safeguarding.numbers.shares import percentage as percentage
    from safeguarding.numbers.shares import pooled as pooled
    from safeguarding.recommendations.progress import overdue_actions as overdue_actions
    from safeguarding.recommendations.progress import progress_by_theme as progress_by_theme
    from safeguarding.recommendations.records import Action as Action
    from safeguarding.recommendations.records import Plan as Plan
    from safeguarding.recommendations.records import Recommendation as Recommendation
    from safeguarding.recommendations.states import state_on as state_on
    from safeguarding.recommendations.states import states_on as states_on
    from safeguarding.sources import Certainty as Certainty
    from safeguarding.sources import Source as Source
    from safeguarding.statistics.differences import unpaired_difference_interval as unpaired_difference_interval
    from safeguarding.statistics.intervals import ConfidenceInterval as ConfidenceInterval
    from safeguarding.statistics.intervals import proportion_interval as proportion_interval
    from safeguarding.surveys.answers import AnswerCounts as AnswerCounts
    from safeguarding.surveys.waves import Survey as Survey
    from safeguarding.surveys.waves import Wave as Wave
    from safeguarding.timelines import DatedValue as DatedValue
    from safeguarding.timelines import Timeline as Timeline
    from safeguarding.timescales.catalogue import rule_named as rule_named
    from safeguarding.timescales.episodes import Episode as Episode
    from safeguarding.timescales.following import obligations as obligations

_MODULES = {
    "authorities.england": ("english_authorities",),
    "authorities.records": ("Authority",),
    "authorities.registers": ("AuthorityRegister",),
    "dates.calendars": ("DayOff", "WorkingDayCalendar"),
    "dates.deadlines": ("Deadline",),
    "dates.due": ("EventDay", "MonthEnd", "due_on"),
    "dates.periods": ("Period", "parse_period"),
    "dates.ranges": ("DateRange",),
    "dates.reading": ("parse_date", "parse_date_range", "parse_date_ranges"),
    "dates.statutory_calendars": ("england_and_wales",),
    "dbs.alerts": ("alerts",),
    "dbs.audits": ("Audit", "audit"),
    "dbs.certificate_numbers": ("CertificateNumber", "parse_certificate_number"),
    "dbs.checks": ("Certificate",),
    "dbs.due_dates": ("recheck_due_on",),
    "dbs.people": ("Person",),
    "dbs.policies": ("RecheckPolicy", "RecheckRule", "steady_policy"),
    "dbs.statuses": ("RecheckStatus", "recheck_status"),
    "disclosure.protection": ("protected_table",),
    "disclosure.rules": ("DisclosureRule",),
    "errors": (
        "FaultyInputError",
        "InvalidRecordError",
        "MissingExtraError",
        "OutOfCoverageError",
        "ParseError",
        "SafeguardingError",
        "ScaleMismatchError",
        "UnknownNameError",
        "UnreadableFileError",
    ),
    "faults": ("Fault",),
    "figures.claims": ("check", "check_all"),
    "figures.policies": ("CheckingPolicy",),
    "figures.kinds.shares": ("ShareClaim",),
    "inspections.absences": ("Absence",),
    "inspections.areas": ("JudgementArea",),
    "inspections.checks": ("inspection_conflicts",),
    "inspections.conflicts": ("Conflict",),
    "inspections.deadlines": ("publication_deadline", "statement_deadline"),
    "inspections.frameworks": ("Framework",),
    "inspections.grading": ("parse_grade",),
    "inspections.histories": ("CutOff", "Movement", "graded_history", "latest_inspections", "movement"),
    "inspections.profiles": ("Profile", "ProfileUnit", "inspection_profile"),
    "inspections.records": ("Finding", "FindingKind", "Inspection", "InspectionKind", "Judgement"),
    "inspections.scales": ("SocialCareGrade",),
    "inspections.schedules": ("expected_inspection",),
    "inspections.self_evaluations": ("SelfEvaluation", "agreement"),
    "numbers.apportionment": ("largest_remainder",),
    "numbers.printed": ("PrintedFigure", "parse_printed_figure"),
    "numbers.rounding": ("Rounding", "rounded"),
    "numbers.shares": ("Share", "percentage", "pooled"),
    "recommendations.progress": ("overdue_actions", "progress_by_theme"),
    "recommendations.records": ("Action", "Plan", "Recommendation"),
    "recommendations.states": ("state_on", "states_on"),
    "sources": ("Certainty", "Source"),
    "statistics.differences": ("unpaired_difference_interval",),
    "statistics.intervals": ("ConfidenceInterval", "proportion_interval"),
    "surveys.answers": ("AnswerCounts",),
    "surveys.waves": ("Survey", "Wave"),
    "timelines": ("DatedValue", "Timeline"),
    "timescales.catalogue": ("rule_named",),
    "timescales.episodes": ("Episode",),
    "timescales.following": ("obligations",),
}
_HOMES = {name: module for module, names in _MODULES.items() for name in names}

__all__ = list(_HOMES)


def __getattr__(name: str) -> object:
    """Load an everyday name when it is first asked for."""
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    value: object = getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return [*globals(), *__all__]
