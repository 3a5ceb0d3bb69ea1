from safeguarding.briefings.assembly import SECTION_READERS as SECTION_READERS, read_briefing as read_briefing
from safeguarding.briefings.folders import (
    SectionReader as SectionReader,
    UpdateFacts as UpdateFacts,
    UpdateFolder as UpdateFolder,
)
