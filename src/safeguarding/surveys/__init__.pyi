from safeguarding.surveys.answers import AnswerCounts as AnswerCounts, pooled_answers as pooled_answers
from safeguarding.surveys.bulk import (
    counted_by_group_in_bulk as counted_by_group_in_bulk,
    counted_in_bulk as counted_in_bulk,
)
from safeguarding.surveys.codebooks import (
    GroupingRule as GroupingRule,
    NamedBand as NamedBand,
    ResponseLayout as ResponseLayout,
)
from safeguarding.surveys.comparable_waves import Comparability as Comparability, comparability as comparability
from safeguarding.surveys.comparisons import (
    ChangeVerdict as ChangeVerdict,
    Comparison as Comparison,
    ComparisonPolicy as ComparisonPolicy,
    WaveResult as WaveResult,
    compared_questions as compared_questions,
    compared_waves as compared_waves,
)
from safeguarding.surveys.composites import (
    composite_mean as composite_mean,
    composite_share as composite_share,
    weighted_share as weighted_share,
)
from safeguarding.surveys.editions import published_wave as published_wave
from safeguarding.surveys.growth_claims import (
    Growth as Growth,
    growth as growth,
    growth_of_questions as growth_of_questions,
)
from safeguarding.surveys.measures import (
    Measure as Measure,
    MeasureKind as MeasureKind,
    mean_measure as mean_measure,
    rounded_estimate as rounded_estimate,
    rounded_interval as rounded_interval,
    share_measure as share_measure,
)
from safeguarding.surveys.nonresponse import (
    sampling_note as sampling_note,
    share_if_all_had_answered as share_if_all_had_answered,
)
from safeguarding.surveys.panels import paired_counts as paired_counts
from safeguarding.surveys.printed_numbers import (
    NUMBERS_FORMAT as NUMBERS_FORMAT,
    NumberPlace as NumberPlace,
    PrintedNumber as PrintedNumber,
    PrintedNumbers as PrintedNumbers,
)
from safeguarding.surveys.publication import (
    PublishedQuestion as PublishedQuestion,
    Withheld as Withheld,
    published_beside as published_beside,
    published_by_group as published_by_group,
    published_question as published_question,
)
from safeguarding.surveys.published_waves import PublishedWave as PublishedWave
from safeguarding.surveys.question_measures import (
    bottom_box as bottom_box,
    coded_share as coded_share,
    item_non_response as item_non_response,
    mean_score as mean_score,
    net_balance as net_balance,
    option_share as option_share,
    top_box as top_box,
)
from safeguarding.surveys.questions import Option as Option, Question as Question
from safeguarding.surveys.representativeness import (
    GroupRepresentation as GroupRepresentation,
    representation as representation,
    representation_note as representation_note,
)
from safeguarding.surveys.response_rates import (
    Dispositions as Dispositions,
    ResponseRate as ResponseRate,
    response_rate as response_rate,
    wave_dispositions as wave_dispositions,
)
from safeguarding.surveys.responses import (
    Grouping as Grouping,
    Responses as Responses,
    answer_column as answer_column,
    counted_answers as counted_answers,
    counted_by_group as counted_by_group,
)
from safeguarding.surveys.sampling import (
    needed_responses as needed_responses,
    smallest_detectable_change as smallest_detectable_change,
)
from safeguarding.surveys.stated import PossibleBase as PossibleBase, possible_bases as possible_bases
from safeguarding.surveys.waves import Survey as Survey, Theme as Theme, Wave as Wave
from safeguarding.surveys.weighting import design_effect as design_effect, margin_weights as margin_weights
from safeguarding.surveys.words import (
    BasePolicy as BasePolicy,
    Coding as Coding,
    Mode as Mode,
    RepeatRule as RepeatRule,
)
