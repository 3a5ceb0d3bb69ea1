from safeguarding.recommendations.checks import (
    checked_plan as checked_plan,
    plan_faults as plan_faults,
    plans_faults as plans_faults,
)
from safeguarding.recommendations.lineages import (
    Ancestor as Ancestor,
    carried_forward as carried_forward,
    first_target_on as first_target_on,
    lineage as lineage,
    not_carried_forward as not_carried_forward,
)
from safeguarding.recommendations.numbered_lists import Numbering as Numbering, numbering as numbering
from safeguarding.recommendations.progress_measures import (
    Progress as Progress,
    actions_without_recommendations as actions_without_recommendations,
    closing_next as closing_next,
    overdue_actions as overdue_actions,
    progress as progress,
    progress_by_theme as progress_by_theme,
    recommendations_without_actions as recommendations_without_actions,
)
from safeguarding.recommendations.ratings import (
    COUNCIL_EXAMPLE as COUNCIL_EXAMPLE,
    PastTarget as PastTarget,
    RatingAnswer as RatingAnswer,
    RatingBand as RatingBand,
    RatingCheck as RatingCheck,
    RatingRule as RatingRule,
    RatingVerdict as RatingVerdict,
    rating_by as rating_by,
    rating_check as rating_check,
)
from safeguarding.recommendations.records import (
    Action as Action,
    CarriedFrom as CarriedFrom,
    Element as Element,
    Plan as Plan,
    Recommendation as Recommendation,
)
from safeguarding.recommendations.repeated_recommendations import Repeat as Repeat, repeats as repeats
from safeguarding.recommendations.slipped_actions import Slippage as Slippage, slippage as slippage
from safeguarding.recommendations.stated import PlanFacts as PlanFacts, StatedCounts as StatedCounts
from safeguarding.recommendations.statements import (
    StatementAnswer as StatementAnswer,
    statement_answer as statement_answer,
)
from safeguarding.recommendations.states import (
    ActionState as ActionState,
    standing as standing,
    state_on as state_on,
    states_on as states_on,
)
from safeguarding.recommendations.updates import Update as Update
from safeguarding.recommendations.words import (
    ActionStanding as ActionStanding,
    Delivery as Delivery,
    Rating as Rating,
    RecommendationKind as RecommendationKind,
    Response as Response,
    Target as Target,
)
