"""The plan section, from ``plan.toml``."""

from __future__ import annotations

from safeguarding.briefings.folders import SectionReader, UpdateFolder
from safeguarding.pages.plans.section import plan_section
from safeguarding.pages.sections import Section
from safeguarding.recommendations.stated import PlanFacts
from safeguarding.serialization.documents import read_toml

FACTS_FILE = "plan.toml"


def _read(folder: UpdateFolder) -> Section:
    facts = read_toml(folder.path / FACTS_FILE, PlanFacts)
    return plan_section(facts, on=folder.update.reported_on, calendar=folder.calendar)


READER = SectionReader(files=(FACTS_FILE,), read=_read)
