from safeguarding.inspections.abolished import (
    ABOLISHED_AUTHORITIES_SOURCE as ABOLISHED_AUTHORITIES_SOURCE,
    outcomes_of_abolished_authorities as outcomes_of_abolished_authorities,
)
from safeguarding.inspections.absences import Absence as Absence
from safeguarding.inspections.areas import JudgementArea as JudgementArea
from safeguarding.inspections.checks import inspection_conflicts as inspection_conflicts
from safeguarding.inspections.chronology import chronology_conflicts as chronology_conflicts
from safeguarding.inspections.conflicts import Conflict as Conflict
from safeguarding.inspections.coverage import areas_left_out as areas_left_out, coverage_conflicts as coverage_conflicts
from safeguarding.inspections.days_on_site import (
    USUAL_LENGTHS as USUAL_LENGTHS,
    UnusualLength as UnusualLength,
    UsualLength as UsualLength,
    unusual_length as unusual_length,
)
from safeguarding.inspections.deadlines import (
    publication_deadline as publication_deadline,
    statement_deadline as statement_deadline,
)
from safeguarding.inspections.duties import DueTask as DueTask, Duties as Duties, duties_after as duties_after
from safeguarding.inspections.frameworks import (
    FRAMEWORK_VERSIONS as FRAMEWORK_VERSIONS,
    ILACS_2018 as ILACS_2018,
    ILACS_2023 as ILACS_2023,
    ILACS_2026 as ILACS_2026,
    SIF as SIF,
    Framework as Framework,
    FrameworkVersion as FrameworkVersion,
    framework_version as framework_version,
    reason_without_grade as reason_without_grade,
    version_of_report as version_of_report,
)
from safeguarding.inspections.grade_places import GradePlace as GradePlace, place_among as place_among
from safeguarding.inspections.grading import parse_grade as parse_grade, parse_outcome as parse_outcome
from safeguarding.inspections.histories import (
    CutOff as CutOff,
    Movement as Movement,
    Movements as Movements,
    days_since_last_full_inspection as days_since_last_full_inspection,
    graded_history as graded_history,
    inspections_of as inspections_of,
    latest_inspections as latest_inspections,
    movement as movement,
    movements as movements,
    of_framework as of_framework,
    publication_lag as publication_lag,
)
from safeguarding.inspections.interventions import (
    DIRECTIONS as DIRECTIONS,
    FUNCTIONS_BY_OTHERS as FUNCTIONS_BY_OTHERS,
    NOTICES as NOTICES,
    Intervention as Intervention,
    InterventionKind as InterventionKind,
    InterventionList as InterventionList,
    InterventionState as InterventionState,
    MonitoringSeries as MonitoringSeries,
    intervention_state as intervention_state,
    monitoring_series as monitoring_series,
)
from safeguarding.inspections.limits import limit_conflicts as limit_conflicts
from safeguarding.inspections.matching import matching_inspection as matching_inspection
from safeguarding.inspections.profiles import (
    Profile as Profile,
    ProfileUnit as ProfileUnit,
    inspection_profile as inspection_profile,
)
from safeguarding.inspections.records import (
    Finding as Finding,
    FindingKind as FindingKind,
    Inspection as Inspection,
    InspectionKind as InspectionKind,
    Judgement as Judgement,
    Revision as Revision,
)
from safeguarding.inspections.repeats import without_repeats as without_repeats
from safeguarding.inspections.scales import (
    AreaSendOutcome as AreaSendOutcome,
    Grade as Grade,
    Pre2013Grade as Pre2013Grade,
    ReportCardGrade as ReportCardGrade,
    SafeguardingStandard as SafeguardingStandard,
    SccifGrade as SccifGrade,
    SocialCareGrade as SocialCareGrade,
    WrittenStatementOfAction as WrittenStatementOfAction,
)
from safeguarding.inspections.schedules import (
    ILACS_CYCLE as ILACS_CYCLE,
    ExpectedInspection as ExpectedInspection,
    InspectionCycle as InspectionCycle,
    expected_inspection as expected_inspection,
)
from safeguarding.inspections.self_evaluations import (
    Agreement as Agreement,
    GradePair as GradePair,
    SelfEvaluation as SelfEvaluation,
    agreement as agreement,
)
from safeguarding.inspections.stated import (
    InspectionFacts as InspectionFacts,
    ProfileFacts as ProfileFacts,
    StatedCount as StatedCount,
    StatedDeadline as StatedDeadline,
)
