from safeguarding.recruitment.answers import CheckAnswer as CheckAnswer
from safeguarding.recruitment.catalogue import recruitment_rules as recruitment_rules
from safeguarding.recruitment.checks import (
    CheckerName as CheckerName,
    PreAppointmentCheck as PreAppointmentCheck,
    RecruitmentRecord as RecruitmentRecord,
)
from safeguarding.recruitment.derived import is_recent_post as is_recent_post
from safeguarding.recruitment.editions import KCSIE_EDITIONS as KCSIE_EDITIONS
from safeguarding.recruitment.facts import FACT_WORDS as FACT_WORDS, Role as Role
from safeguarding.recruitment.households import (
    HOUSEHOLD_AGES as HOUSEHOLD_AGES,
    HouseholdAge as HouseholdAge,
    HouseholdAnswer as HouseholdAnswer,
    household_check as household_check,
)
from safeguarding.recruitment.record_completeness import Completeness as Completeness, completeness as completeness
from safeguarding.recruitment.requirements import (
    RequiredCheck as RequiredCheck,
    register_items as register_items,
    required_checks as required_checks,
)
from safeguarding.recruitment.right_to_work import (
    METHOD_DAYS as METHOD_DAYS,
    MethodDays as MethodDays,
    RightToWorkMethod as RightToWorkMethod,
    counts_as_right_to_work as counts_as_right_to_work,
    last_day_of_evidence as last_day_of_evidence,
)
from safeguarding.recruitment.rules import (
    Condition as Condition,
    DueAnchor as DueAnchor,
    DueBy as DueBy,
    RecruitmentRule as RecruitmentRule,
)
from safeguarding.recruitment.validity import (
    CERTIFICATE_VALIDITIES as CERTIFICATE_VALIDITIES,
    NO_INTERVAL_IN_ENGLAND as NO_INTERVAL_IN_ENGLAND,
    CertificateValidity as CertificateValidity,
    ValidityAnswer as ValidityAnswer,
    certificate_validity as certificate_validity,
)
from safeguarding.recruitment.words import (
    CheckKind as CheckKind,
    CheckOutcome as CheckOutcome,
    Force as Force,
    Requirement as Requirement,
    RoleKind as RoleKind,
    RuleDay as RuleDay,
    Setting as Setting,
)
