from safeguarding.briefings.assembly import SECTION_READERS as SECTION_READERS
from safeguarding.briefings.assembly import read_briefing as read_briefing
from safeguarding.briefings.folders import SectionReader as SectionReader
from safeguarding.briefings.folders import UpdateFacts as UpdateFacts
from safeguarding.briefings.folders import UpdateFolder as UpdateFolder
