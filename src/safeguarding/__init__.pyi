from safeguarding import (
    authorities as authorities,
    briefings as briefings,
    charts as charts,
    dates as dates,
    dbs as dbs,
    disclosure as disclosure,
    documents as documents,
    figures as figures,
    frames as frames,
    indicators as indicators,
    inspections as inspections,
    numbers as numbers,
    pages as pages,
    readers as readers,
    recommendations as recommendations,
    recruitment as recruitment,
    statistics as statistics,
    surveys as surveys,
    timescales as timescales,
)
from safeguarding.authorities import (
    Authority as Authority,
    AuthorityRegister as AuthorityRegister,
    english_authorities as english_authorities,
)
from safeguarding.briefings import read_briefing as read_briefing
from safeguarding.dates import (
    DateRange as DateRange,
    DayOff as DayOff,
    Deadline as Deadline,
    EventDay as EventDay,
    MonthEnd as MonthEnd,
    Period as Period,
    WorkingDayCalendar as WorkingDayCalendar,
    due_on as due_on,
    england_and_wales as england_and_wales,
    parse_date as parse_date,
    parse_date_range as parse_date_range,
    parse_date_ranges as parse_date_ranges,
    parse_period as parse_period,
)
from safeguarding.dbs import (
    AlertLedger as AlertLedger,
    Certificate as Certificate,
    CertificateNumber as CertificateNumber,
    Person as Person,
    Post as Post,
    RecheckPolicy as RecheckPolicy,
    RecheckRule as RecheckRule,
    RecheckStatus as RecheckStatus,
    StatusCheck as StatusCheck,
    alerts_due as alerts_due,
    parse_certificate_number as parse_certificate_number,
    parse_policy as parse_policy,
    recheck_due_on as recheck_due_on,
    recheck_standing as recheck_standing,
    recheck_status as recheck_status,
    steady_policy as steady_policy,
)
from safeguarding.dbs.plain_dates import due_dates as due_dates
from safeguarding.disclosure import (
    DisclosureRule as DisclosureRule,
    ProtectedTable as ProtectedTable,
    protected_table as protected_table,
)
from safeguarding.documents import check_report as check_report
from safeguarding.errors import (
    DemandError as DemandError,
    FaultyInputError as FaultyInputError,
    InvalidRecordError as InvalidRecordError,
    MissingExtraError as MissingExtraError,
    NoTruthValueError as NoTruthValueError,
    OutOfCoverageError as OutOfCoverageError,
    ParseError as ParseError,
    SafeguardingError as SafeguardingError,
    ScaleMismatchError as ScaleMismatchError,
    UnknownNameError as UnknownNameError,
    UnreadableFileError as UnreadableFileError,
)
from safeguarding.faults import Fault as Fault, Place as Place, Severity as Severity
from safeguarding.figures import (
    CheckingPolicy as CheckingPolicy,
    ShareClaim as ShareClaim,
    Verdict as Verdict,
    check as check,
    check_all as check_all,
    demand as demand,
)
from safeguarding.inspections import (
    CutOff as CutOff,
    Framework as Framework,
    Inspection as Inspection,
    InspectionKind as InspectionKind,
    Judgement as Judgement,
    JudgementArea as JudgementArea,
    Profile as Profile,
    ProfileUnit as ProfileUnit,
    SelfEvaluation as SelfEvaluation,
    SocialCareGrade as SocialCareGrade,
    expected_inspection as expected_inspection,
    graded_history as graded_history,
    inspection_conflicts as inspection_conflicts,
    inspection_profile as inspection_profile,
    latest_inspections as latest_inspections,
    parse_grade as parse_grade,
    publication_deadline as publication_deadline,
    statement_deadline as statement_deadline,
)
from safeguarding.numbers import (
    PrintedFigure as PrintedFigure,
    Rounding as Rounding,
    Share as Share,
    largest_remainder as largest_remainder,
    parse_printed_figure as parse_printed_figure,
    percentage as percentage,
    rounded as rounded,
)
from safeguarding.pages import rows as rows
from safeguarding.readers import (
    read_central_record as read_central_record,
    read_inspections as read_inspections,
    read_register as read_register,
    read_survey_folder as read_survey_folder,
    read_tracker as read_tracker,
)
from safeguarding.recommendations import (
    Action as Action,
    Plan as Plan,
    Recommendation as Recommendation,
    overdue_actions as overdue_actions,
    progress_by_theme as progress_by_theme,
    state_on as state_on,
    states_on as states_on,
)
from safeguarding.recruitment import (
    PreAppointmentCheck as PreAppointmentCheck,
    RecruitmentRecord as RecruitmentRecord,
    required_checks as required_checks,
)
from safeguarding.retirement import RetiredNameWarning as RetiredNameWarning
from safeguarding.secrets import BirthDate as BirthDate, Secret as Secret
from safeguarding.serialization.alert_ledgers import (
    alert_run as alert_run,
    read_ledger as read_ledger,
    write_ledger as write_ledger,
)
from safeguarding.serialization.documents import (
    from_data as from_data,
    from_json as from_json,
    from_toml as from_toml,
    read_json as read_json,
    read_toml as read_toml,
    to_data as to_data,
    to_json as to_json,
)
from safeguarding.serialization.fastapi_answers import hide_input as hide_input
from safeguarding.serialization.json_schemas import json_schema as json_schema
from safeguarding.serialization.json_streams import (
    read_json_records as read_json_records,
    write_json_lines as write_json_lines,
)
from safeguarding.serialization.policy_files import policy_toml as policy_toml, read_policy as read_policy
from safeguarding.serialization.shown_errors import (
    HIDDEN_INPUT as HIDDEN_INPUT,
    errors_without_input as errors_without_input,
)
from safeguarding.sources import Certainty as Certainty, Source as Source
from safeguarding.statistics import (
    ConfidenceInterval as ConfidenceInterval,
    proportion_interval as proportion_interval,
    unpaired_difference_interval as unpaired_difference_interval,
)
from safeguarding.surveys import AnswerCounts as AnswerCounts, Survey as Survey, Wave as Wave
from safeguarding.timelines import DatedValue as DatedValue, Running as Running, Timeline as Timeline
from safeguarding.timescales import Episode as Episode, obligations as obligations, rule_named as rule_named
from safeguarding.versions import __version__ as __version__
