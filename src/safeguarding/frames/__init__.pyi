from safeguarding.frames.rechecks import (
    recheck_due_dates as recheck_due_dates,
    recheck_standings as recheck_standings,
)
from safeguarding.frames.runs import (
    STANDINGS as STANDINGS,
    StandingRuns as StandingRuns,
    standing_runs as standing_runs,
)
