from safeguarding.frames.explaining import status_of_row as status_of_row
from safeguarding.frames.rechecks import (
    recheck_due_dates as recheck_due_dates,
    recheck_standings as recheck_standings,
    standing_counts as standing_counts,
)
from safeguarding.frames.runs import (
    STANDINGS as STANDINGS,
    StandingRuns as StandingRuns,
    standing_runs as standing_runs,
)
from safeguarding.frames.shares import share_outcomes as share_outcomes
from safeguarding.frames.tabulations import (
    counted_answers as counted_answers,
    counted_by_group as counted_by_group,
    indicator_figures as indicator_figures,
)
from safeguarding.frames.timeliness import (
    CaseColumns as CaseColumns,
    case_outcomes as case_outcomes,
    timeliness_counts as timeliness_counts,
)
