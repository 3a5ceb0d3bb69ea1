"""Registers the strategies with hypothesis, so that ``st.from_type(Inspection)`` and ``st.builds`` find them.

Importing this module is enough; do so in a ``conftest.py``.
"""

from __future__ import annotations

from hypothesis import strategies as st

from safeguarding.authorities.records import Authority
from safeguarding.dates.calendars import WorkingDayCalendar
from safeguarding.dates.deadlines import Deadline, DeadlineRule
from safeguarding.dates.periods import Period
from safeguarding.dates.ranges import DateRange
from safeguarding.faults import Fault
from safeguarding.inspections.conflicts import Conflict
from safeguarding.inspections.histories import CutOff, Movements
from safeguarding.inspections.profiles import Profile
from safeguarding.inspections.records import Finding, Inspection, Judgement
from safeguarding.inspections.schedules import ExpectedInspection, InspectionCycle
from safeguarding.inspections.self_evaluations import Agreement, SelfEvaluation
from safeguarding.numbers.intervals import Interval
from safeguarding.numbers.printed import PrintedFigure
from safeguarding.numbers.shares import Share
from safeguarding.sources import Source
from safeguarding.testing.strategies import authorities, dates, inspections, numbers, sources

STRATEGIES: dict[type[object], st.SearchStrategy[object]] = {
    Source: sources.sources(),
    Fault: sources.faults(),
    Period: dates.periods(),
    DateRange: dates.date_ranges(),
    WorkingDayCalendar: dates.working_day_calendars(),
    DeadlineRule: dates.deadline_rules(),
    Deadline: dates.deadlines(),
    Share: numbers.shares(),
    Interval: numbers.intervals(),
    PrintedFigure: numbers.printed_figures(),
    Authority: authorities.authorities(),
    Judgement: inspections.judgements(),
    Finding: inspections.findings(),
    Inspection: inspections.stated_inspections(),
    SelfEvaluation: inspections.self_evaluations(),
    Agreement: inspections.agreements(),
    Conflict: inspections.conflicts(),
    CutOff: inspections.cut_offs(),
    Profile: inspections.profiles(),
    Movements: inspections.movements_counted(),
    InspectionCycle: inspections.inspection_cycles(),
    ExpectedInspection: inspections.expected_inspections(),
}
"""A strategy for each public record."""

for _record, _strategy in STRATEGIES.items():
    st.register_type_strategy(_record, _strategy)
