from safeguarding.numbers.polarities import Polarity as Polarity
from safeguarding.recommendations.burn_ups import (
    BurnUp as BurnUp,
    BurnUpPoint as BurnUpPoint,
    burn_up as burn_up,
)
from safeguarding.recommendations.checks import (
    between_plans_faults as between_plans_faults,
    checked_plan as checked_plan,
    plan_faults as plan_faults,
    plans_faults as plans_faults,
)
from safeguarding.recommendations.earlier_recommendations import (
    EarlierRecommendation as EarlierRecommendation,
    RecommendationMadeBefore as RecommendationMadeBefore,
    recommendations_made_before as recommendations_made_before,
)
from safeguarding.recommendations.impact_judgements import (
    ImpactAnswer as ImpactAnswer,
    impact_answer as impact_answer,
    impacts_on as impacts_on,
)
from safeguarding.recommendations.impact_measures import ImpactMeasure as ImpactMeasure, Reading as Reading
from safeguarding.recommendations.lineages import (
    Ancestor as Ancestor,
    carried_forward as carried_forward,
    first_target_on as first_target_on,
    lineage as lineage,
    not_carried_forward as not_carried_forward,
)
from safeguarding.recommendations.numbered_lists import Numbering as Numbering, numbering as numbering
from safeguarding.recommendations.owners import Owner as Owner
from safeguarding.recommendations.plan_changes import (
    Change as Change,
    ChangeKind as ChangeKind,
    changes_between as changes_between,
)
from safeguarding.recommendations.plan_loads import (
    OwnerLoad as OwnerLoad,
    actions_without_owner as actions_without_owner,
    actions_without_target as actions_without_target,
    load_by_owner as load_by_owner,
)
from safeguarding.recommendations.progress_measures import (
    Progress as Progress,
    actions_without_recommendations as actions_without_recommendations,
    closing_next as closing_next,
    overdue_actions as overdue_actions,
    progress as progress,
    progress_by_theme as progress_by_theme,
    recommendations_without_actions as recommendations_without_actions,
)
from safeguarding.recommendations.published_rating_rules import (
    COUNCIL_EXAMPLE as COUNCIL_EXAMPLE,
    ISSUES_AND_RISKS as ISSUES_AND_RISKS,
    MONTHS_BEHIND as MONTHS_BEHIND,
    PUBLISHED_RATING_RULES as PUBLISHED_RATING_RULES,
)
from safeguarding.recommendations.quarters import (
    QuarterProgress as QuarterProgress,
    progress_by_quarter as progress_by_quarter,
    quarter_of as quarter_of,
)
from safeguarding.recommendations.rating_histories import (
    CheckedRating as CheckedRating,
    OwnerRatings as OwnerRatings,
    checked_ratings as checked_ratings,
    direction_of_travel as direction_of_travel,
    ratings_by_owner as ratings_by_owner,
)
from safeguarding.recommendations.rating_lines import (
    Applies as Applies,
    RatingLine as RatingLine,
    line_applies as line_applies,
)
from safeguarding.recommendations.ratings import (
    PastTarget as PastTarget,
    RatingAnswer as RatingAnswer,
    RatingBand as RatingBand,
    RatingCheck as RatingCheck,
    RatingRule as RatingRule,
    RatingVerdict as RatingVerdict,
    rating_by as rating_by,
    rating_check as rating_check,
)
from safeguarding.recommendations.recommendation_lineages import (
    ContinuedRecommendation as ContinuedRecommendation,
    Recommended as Recommended,
    continued_recommendations as continued_recommendations,
    recommendation_lineage as recommendation_lineage,
)
from safeguarding.recommendations.recommendation_states import (
    ActionImpact as ActionImpact,
    Answered as Answered,
    RecommendationState as RecommendationState,
    recommendation_states_on as recommendation_states_on,
)
from safeguarding.recommendations.records import (
    Action as Action,
    CarriedFrom as CarriedFrom,
    ContinuedFrom as ContinuedFrom,
    Element as Element,
    Plan as Plan,
    Recommendation as Recommendation,
)
from safeguarding.recommendations.repeated_recommendations import Repeat as Repeat, repeats as repeats
from safeguarding.recommendations.slipped_actions import Slippage as Slippage, slippage as slippage
from safeguarding.recommendations.stated import PlanFacts as PlanFacts, StatedCounts as StatedCounts
from safeguarding.recommendations.statements import (
    StatementAnswer as StatementAnswer,
    StatementContents as StatementContents,
    statement_answer as statement_answer,
    statement_contents as statement_contents,
)
from safeguarding.recommendations.states import (
    ActionEvidence as ActionEvidence,
    ActionState as ActionState,
    standing as standing,
    state_on as state_on,
    states_on as states_on,
)
from safeguarding.recommendations.updates import Update as Update
from safeguarding.recommendations.visit_findings import (
    FindingAnswer as FindingAnswer,
    FindingVerdict as FindingVerdict,
    Visit as Visit,
    VisitFinding as VisitFinding,
    VisitProgress as VisitProgress,
    findings_against_plan as findings_against_plan,
)
from safeguarding.recommendations.words import (
    ActionStanding as ActionStanding,
    Continuation as Continuation,
    Delivery as Delivery,
    Impact as Impact,
    Rating as Rating,
    RecommendationKind as RecommendationKind,
    Reported as Reported,
    Response as Response,
    SignOff as SignOff,
    Target as Target,
    Travel as Travel,
    travel_between as travel_between,
)
