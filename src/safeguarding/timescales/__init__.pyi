from safeguarding.timescales.ages import AgeRange as AgeRange
from safeguarding.timescales.answers import (
    Conventions as Conventions,
    DueAnswer as DueAnswer,
    due_answers as due_answers,
)
from safeguarding.timescales.applied_rules import (
    APPLIED as APPLIED,
    CHILD_EVENTS as CHILD_EVENTS,
    AppliedRule as AppliedRule,
    event_named as event_named,
)
from safeguarding.timescales.birthdays import WindowAnswer as WindowAnswer, window_answers as window_answers
from safeguarding.timescales.bulk import (
    OUTCOMES as OUTCOMES,
    DueTable as DueTable,
    due_days as due_days,
    due_table as due_table,
    outcome_codes as outcome_codes,
)
from safeguarding.timescales.bulk_outcomes import case_codes as case_codes
from safeguarding.timescales.catalogue import (
    EDITION as EDITION,
    RULES as RULES,
    edition_of as edition_of,
    rule_named as rule_named,
    unchecked_since as unchecked_since,
)
from safeguarding.timescales.children import (
    ChildAnswers as ChildAnswers,
    ChildEvents as ChildEvents,
    case_answers as case_answers,
    child_answers as child_answers,
)
from safeguarding.timescales.counting import (
    BEGINNING_WITH_THE_DAY as BEGINNING_WITH_THE_DAY,
    FROM_THE_DAY_AFTER as FROM_THE_DAY_AFTER,
    SI_2006_1738 as SI_2006_1738,
    Counting as Counting,
    WorkingDays as WorkingDays,
    calendar_of as calendar_of,
    complaints_calendar as complaints_calendar,
    end_of as end_of,
)
from safeguarding.timescales.courses import (
    COURSES as COURSES,
    HEALTH_ASSESSMENTS as HEALTH_ASSESSMENTS,
    LOOKED_AFTER_REVIEWS as LOOKED_AFTER_REVIEWS,
    PERMANENT_PLACEMENT_VISITS as PERMANENT_PLACEMENT_VISITS,
    PLACEMENT_VISITS as PLACEMENT_VISITS,
    PRIVATE_FOSTERING_VISITS as PRIVATE_FOSTERING_VISITS,
    REVIEW_CONFERENCES as REVIEW_CONFERENCES,
    course_named as course_named,
)
from safeguarding.timescales.day_counts import CountedDay as CountedDay, counted_days as counted_days
from safeguarding.timescales.duties import LawChange as LawChange, Obligation as Obligation
from safeguarding.timescales.each_period import period_outcomes as period_outcomes
from safeguarding.timescales.episodes import Episode as Episode, Milestone as Milestone
from safeguarding.timescales.events import (
    Events as Events,
    day_of as day_of,
    episode_of as episode_of,
    last_moment as last_moment,
)
from safeguarding.timescales.following import obligations as obligations
from safeguarding.timescales.hours import (
    date_span_outcome as date_span_outcome,
    ends_at as ends_at,
    hours_outcome as hours_outcome,
)
from safeguarding.timescales.law.entries import (
    entry as entry,
    rule_over_time as rule_over_time,
    rule_since as rule_since,
)
from safeguarding.timescales.law.events import LAW_EVENTS as LAW_EVENTS, LawEvent as LawEvent
from safeguarding.timescales.limits import (
    AverageTarget as AverageTarget,
    BirthdayWindow as BirthdayWindow,
    CumulativeTotal as CumulativeTotal,
    DateSpanLimit as DateSpanLimit,
    EachPeriod as EachPeriod,
    HourLimit as HourLimit,
    Limit as Limit,
    PeriodKind as PeriodKind,
    RollingTotal as RollingTotal,
    ShareTarget as ShareTarget,
)
from safeguarding.timescales.moved import (
    MovedDeadline as MovedDeadline,
    OpenCase as OpenCase,
    moved_deadlines as moved_deadlines,
)
from safeguarding.timescales.rules import OtherCount as OtherCount, Rule as Rule, counted_as as counted_as
from safeguarding.timescales.schedules import (
    Anniversary as Anniversary,
    Birthday as Birthday,
    Reached as Reached,
    Relaxed as Relaxed,
    Schedule as Schedule,
    Step as Step,
    Times as Times,
    Until as Until,
)
from safeguarding.timescales.timeliness_measures import (
    Cohort as Cohort,
    Timeliness as Timeliness,
    average_outcome as average_outcome,
    target_outcome as target_outcome,
    timeliness as timeliness,
    timeliness_by_month as timeliness_by_month,
)
from safeguarding.timescales.totals import (
    RollingAnswer as RollingAnswer,
    eligible_on as eligible_on,
    rolling_answer as rolling_answer,
)
from safeguarding.timescales.words import (
    Area as Area,
    Expects as Expects,
    RelaxedBy as RelaxedBy,
    StepChange as StepChange,
    TimescaleOutcome as TimescaleOutcome,
    TotalOutcome as TotalOutcome,
)
