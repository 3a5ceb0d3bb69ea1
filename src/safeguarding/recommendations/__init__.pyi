from safeguarding.recommendations.checks import Where as Where
from safeguarding.recommendations.checks import checked_plan as checked_plan
from safeguarding.recommendations.checks import plan_faults as plan_faults
from safeguarding.recommendations.checks import plans_faults as plans_faults
from safeguarding.recommendations.lineages import Ancestor as Ancestor
from safeguarding.recommendations.lineages import carried_forward as carried_forward
from safeguarding.recommendations.lineages import first_target_on as first_target_on
from safeguarding.recommendations.lineages import lineage as lineage
from safeguarding.recommendations.lineages import not_carried_forward as not_carried_forward
from safeguarding.recommendations.numbered_lists import Numbering as Numbering
from safeguarding.recommendations.numbered_lists import numbering as numbering
from safeguarding.recommendations.progress_measures import Progress as Progress
from safeguarding.recommendations.progress_measures import (
    actions_without_recommendations as actions_without_recommendations,
)
from safeguarding.recommendations.progress_measures import closing_next as closing_next
from safeguarding.recommendations.progress_measures import overdue_actions as overdue_actions
from safeguarding.recommendations.progress_measures import progress as progress
from safeguarding.recommendations.progress_measures import progress_by_theme as progress_by_theme
from safeguarding.recommendations.progress_measures import (
    recommendations_without_actions as recommendations_without_actions,
)
from safeguarding.recommendations.ratings import COUNCIL_EXAMPLE as COUNCIL_EXAMPLE
from safeguarding.recommendations.ratings import PastTarget as PastTarget
from safeguarding.recommendations.ratings import RatingAnswer as RatingAnswer
from safeguarding.recommendations.ratings import RatingBand as RatingBand
from safeguarding.recommendations.ratings import RatingCheck as RatingCheck
from safeguarding.recommendations.ratings import RatingRule as RatingRule
from safeguarding.recommendations.ratings import RatingVerdict as RatingVerdict
from safeguarding.recommendations.ratings import rating_by as rating_by
from safeguarding.recommendations.ratings import rating_check as rating_check
from safeguarding.recommendations.records import Action as Action
from safeguarding.recommendations.records import CarriedFrom as CarriedFrom
from safeguarding.recommendations.records import Element as Element
from safeguarding.recommendations.records import Plan as Plan
from safeguarding.recommendations.records import Recommendation as Recommendation
from safeguarding.recommendations.repeated_recommendations import Repeat as Repeat
from safeguarding.recommendations.repeated_recommendations import repeats as repeats
from safeguarding.recommendations.slipped_actions import Slippage as Slippage
from safeguarding.recommendations.slipped_actions import slippage as slippage
from safeguarding.recommendations.stated import PlanFacts as PlanFacts
from safeguarding.recommendations.stated import StatedCounts as StatedCounts
from safeguarding.recommendations.statements import StatementAnswer as StatementAnswer
from safeguarding.recommendations.statements import statement_answer as statement_answer
from safeguarding.recommendations.states import ActionState as ActionState
from safeguarding.recommendations.states import standing as standing
from safeguarding.recommendations.states import state_on as state_on
from safeguarding.recommendations.states import states_on as states_on
from safeguarding.recommendations.updates import Update as Update
from safeguarding.recommendations.words import ActionStanding as ActionStanding
from safeguarding.recommendations.words import Delivery as Delivery
from safeguarding.recommendations.words import Rating as Rating
from safeguarding.recommendations.words import RecommendationKind as RecommendationKind
from safeguarding.recommendations.words import Response as Response
from safeguarding.recommendations.words import Target as Target
