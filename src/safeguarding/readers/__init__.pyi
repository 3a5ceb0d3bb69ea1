from safeguarding.readers.childrens_files.annex_a import (
    AnnexA as AnnexA,
    ListedChild as ListedChild,
    annex_a_cases as annex_a_cases,
    read_annex_a as read_annex_a,
)
from safeguarding.readers.childrens_files.annex_due import (
    ListedDuties as ListedDuties,
    ListedDuty as ListedDuty,
    annex_a_duties as annex_a_duties,
)
from safeguarding.readers.childrens_files.asked_children import (
    AskedChildren as AskedChildren,
    answers_in as answers_in,
)
from safeguarding.readers.childrens_files.care_periods import (
    CareEpisode as CareEpisode,
    CarePeriod as CarePeriod,
    CarePeriods as CarePeriods,
    NewEpisode as NewEpisode,
    care_periods as care_periods,
)
from safeguarding.readers.childrens_files.child_files import read_children as read_children
from safeguarding.readers.childrens_files.child_lists import (
    ChildLists as ChildLists,
    read_child_list as read_child_list,
)
from safeguarding.readers.childrens_files.cin import read_cin as read_cin
from safeguarding.readers.childrens_files.cin_cases import (
    CasesOfCensus as CasesOfCensus,
    assessment_cases as assessment_cases,
    conference_cases as conference_cases,
    plan_review_cases as plan_review_cases,
)
from safeguarding.readers.childrens_files.event_columns import (
    EventCase as EventCase,
    EventCases as EventCases,
    EventColumns as EventColumns,
    read_event_cases as read_event_cases,
)
from safeguarding.readers.childrens_files.need_episodes import (
    AssessmentOrPlan as AssessmentOrPlan,
    Enquiry as Enquiry,
    NeedCensus as NeedCensus,
    NeedEpisode as NeedEpisode,
)
from safeguarding.readers.childrens_files.return_cases import (
    CasesOfReturn as CasesOfReturn,
    review_cases as review_cases,
)
from safeguarding.readers.childrens_files.ssd import (
    SsdRow as SsdRow,
    SsdTables as SsdTables,
    read_ssd as read_ssd,
)
from safeguarding.readers.childrens_files.ssd_cases import ssd_cases as ssd_cases
from safeguarding.readers.childrens_files.ssda903 import (
    LookedAfterReturn as LookedAfterReturn,
    read_ssda903 as read_ssda903,
)
from safeguarding.readers.dbs.calendars import due_calendar as due_calendar
from safeguarding.readers.dbs.due_lists import due_list as due_list, problem_list as problem_list
from safeguarding.readers.dbs.registers import DbsRegister as DbsRegister, read_register as read_register
from safeguarding.readers.dbs.several import read_registers as read_registers
from safeguarding.readers.dbs.written_registers import register_table as register_table
from safeguarding.readers.indicators.cells import PublishedNumber as PublishedNumber, WhyMissing as WhyMissing
from safeguarding.readers.indicators.events import read_events as read_events
from safeguarding.readers.indicators.facts import (
    BesideFacts as BesideFacts,
    BreakFacts as BreakFacts,
    ChartFacts as ChartFacts,
    ColourFacts as ColourFacts,
    ConventionFacts as ConventionFacts,
    GoodWay as GoodWay,
    IndicatorFacts as IndicatorFacts,
    ProtectionFacts as ProtectionFacts,
    ScorecardFacts as ScorecardFacts,
    StandardFacts as StandardFacts,
    TargetFacts as TargetFacts,
)
from safeguarding.readers.indicators.folders import (
    FolderIndicator as FolderIndicator,
    IndicatorFolder as IndicatorFolder,
    read_indicator_folder as read_indicator_folder,
)
from safeguarding.readers.indicators.grouped import GroupedRate as GroupedRate, GroupedTable as GroupedTable
from safeguarding.readers.indicators.long_tables import (
    AreaLevel as AreaLevel,
    PublishedPeriod as PublishedPeriod,
    PublishedRow as PublishedRow,
    PublishedTable as PublishedTable,
    read_published_table as read_published_table,
)
from safeguarding.readers.indicators.measures import (
    PublishedFigure as PublishedFigure,
    PublishedMeasure as PublishedMeasure,
    published_figures as published_figures,
)
from safeguarding.readers.indicators.observed import ObservedTable as ObservedTable, RatioFacts as RatioFacts
from safeguarding.readers.indicators.periods import FigurePeriod as FigurePeriod, PeriodLength as PeriodLength
from safeguarding.readers.indicators.recomputing import (
    Following as Following,
    RecomputedFigure as RecomputedFigure,
    recomputed as recomputed,
)
from safeguarding.readers.indicators.values import (
    FigureTable as FigureTable,
    PeriodFigure as PeriodFigure,
    read_figures as read_figures,
)
from safeguarding.readers.inspections.outcomes import read_inspections as read_inspections
from safeguarding.readers.inspections.tables import InspectionTable as InspectionTable
from safeguarding.readers.recommendations.monthly_columns import monthly_snapshots as monthly_snapshots
from safeguarding.readers.recommendations.readings import Tracker as Tracker
from safeguarding.readers.recommendations.snapshots import (
    SnapshotLog as SnapshotLog,
    log_from_snapshots as log_from_snapshots,
)
from safeguarding.readers.recommendations.trackers import read_tracker as read_tracker
from safeguarding.readers.recruitment.central_records import (
    CentralRecord as CentralRecord,
    read_central_record as read_central_record,
    read_central_records as read_central_records,
)
from safeguarding.readers.recruitment.certificates import checks_of_certificate as checks_of_certificate
from safeguarding.readers.surveys.codebooks import (
    ComparisonFacts as ComparisonFacts,
    DisclosureFacts as DisclosureFacts,
    QuestionFacts as QuestionFacts,
    ScaleFacts as ScaleFacts,
    StatedGrowth as StatedGrowth,
    StatedPercentage as StatedPercentage,
    SurveyFacts as SurveyFacts,
    WaveFacts as WaveFacts,
)
from safeguarding.readers.surveys.counts import CountedTable as CountedTable, read_answer_counts as read_answer_counts
from safeguarding.readers.surveys.folders import SurveyFolder as SurveyFolder, read_survey_folder as read_survey_folder
from safeguarding.readers.surveys.responses import ResponseTable as ResponseTable, read_responses as read_responses
from safeguarding.tables.grids import Row as Row
from safeguarding.tables.spreadsheet_dates import DateSystem as DateSystem
from safeguarding.tables.typed_tables import Shade as Shade, TypedTable as TypedTable
from safeguarding.tables.writing import write_sheets as write_sheets, write_table as write_table
