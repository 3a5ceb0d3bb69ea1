"""The plan section, from ``plan.toml``, or from a tracker."""

from __future__ import annotations

import attrs

from safeguarding.briefings.folders import SectionReader, UpdateFolder
from safeguarding.pages.plans.section import plan_section
from safeguarding.pages.sections import Section
from safeguarding.readers.recommendations.trackers import read_tracker
from safeguarding.recommendations.stated import PlanFacts
from safeguarding.serialization.documents import read_toml

FACTS_FILE = "plan.toml"
TRACKER_FILE = "tracker.csv"


def _read(folder: UpdateFolder) -> Section:
    facts = read_toml(folder.path / FACTS_FILE, PlanFacts)
    return plan_section(facts, on=folder.update.reported_on, calendar=folder.calendar)


def _read_tracker(folder: UpdateFolder) -> Section:
    on = folder.update.reported_on
    tracker = read_tracker(folder.file(TRACKER_FILE), as_at=on, sheet=folder.sheet(TRACKER_FILE))
    section = plan_section(PlanFacts(plan=tracker.plan), on=on, calendar=folder.calendar, faults=tracker.faults)
    return attrs.evolve(section, title=f"Action plan: {tracker.plan.title}")


READER = SectionReader(files=(FACTS_FILE,), read=_read)
TRACKER_READER = SectionReader(files=(TRACKER_FILE,), read=_read_tracker)
