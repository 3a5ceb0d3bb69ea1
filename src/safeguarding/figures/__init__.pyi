from safeguarding.figures.bands import (
    EDUCATION_SCOTLAND_BANDS as EDUCATION_SCOTLAND_BANDS,
    OFSTED_BANDS as OFSTED_BANDS,
    BandTable as BandTable,
    WordBand as WordBand,
)
from safeguarding.figures.bases import (
    PossibleBases as PossibleBases,
    possible_bases as possible_bases,
    possible_counts as possible_counts,
)
from safeguarding.figures.claims import (
    CLAIM_KINDS as CLAIM_KINDS,
    CheckedClaim as CheckedClaim,
    Claim as Claim,
    check as check,
    check_all as check_all,
    demand as demand,
    extent as extent,
    kind_name as kind_name,
)
from safeguarding.figures.kinds.ages import AgeClaim as AgeClaim
from safeguarding.figures.kinds.binaries import BinaryClaim as BinaryClaim, is_possible_binary as is_possible_binary
from safeguarding.figures.kinds.calendar_dates import CalendarDateClaim as CalendarDateClaim
from safeguarding.figures.kinds.date_orders import DatedEvent as DatedEvent, DateOrderClaim as DateOrderClaim
from safeguarding.figures.kinds.deadlines import DeadlineClaim as DeadlineClaim
from safeguarding.figures.kinds.deviations import (
    DeviationClaim as DeviationClaim,
    DeviationFormula as DeviationFormula,
    is_possible_deviation as is_possible_deviation,
)
from safeguarding.figures.kinds.differences import ChangeClaim as ChangeClaim, DifferenceClaim as DifferenceClaim
from safeguarding.figures.kinds.durations import DurationClaim as DurationClaim
from safeguarding.figures.kinds.fractions_in_words import (
    FractionClaim as FractionClaim,
    FractionInWords as FractionInWords,
    Qualifier as Qualifier,
    parse_fraction_in_words as parse_fraction_in_words,
)
from safeguarding.figures.kinds.lists import ListClaim as ListClaim
from safeguarding.figures.kinds.means import MeanClaim as MeanClaim, possible_sums as possible_sums
from safeguarding.figures.kinds.proportions import ProportionClaim as ProportionClaim
from safeguarding.figures.kinds.ratios import RateClaim as RateClaim, RatioClaim as RatioClaim
from safeguarding.figures.kinds.repeats import RepeatClaim as RepeatClaim
from safeguarding.figures.kinds.sequences import (
    SequenceClaim as SequenceClaim,
    SequenceFindings as SequenceFindings,
    sequence_findings as sequence_findings,
)
from safeguarding.figures.kinds.shares import ShareClaim as ShareClaim
from safeguarding.figures.kinds.suppressions import SuppressionClaim as SuppressionClaim
from safeguarding.figures.kinds.totals import TotalClaim as TotalClaim
from safeguarding.figures.kinds.trends import TrendClaim as TrendClaim
from safeguarding.figures.policies import CHARITABLE as CHARITABLE, STRICT as STRICT, CheckingPolicy as CheckingPolicy
from safeguarding.figures.prose.found import ExaminedClaim as ExaminedClaim, FoundClaim as FoundClaim
from safeguarding.figures.prose.passages import (
    Document as Document,
    Passage as Passage,
    PassageKind as PassageKind,
    TextPlace as TextPlace,
)
from safeguarding.figures.prose.reading import examine_document as examine_document
from safeguarding.figures.runs import Run as Run
from safeguarding.figures.stated import Stated as Stated
from safeguarding.figures.verdicts import Remedy as Remedy, Verdict as Verdict
from safeguarding.figures.words import (
    ClaimOutcome as ClaimOutcome,
    Direction as Direction,
    Extent as Extent,
    Precision as Precision,
)
