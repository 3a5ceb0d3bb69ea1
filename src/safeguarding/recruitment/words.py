"""The words of safer recruitment: kinds of check, settings, kinds of role, and what may come of a check.

The setting decides more than the job, and what somebody does decides more than a title.
"""

from __future__ import annotations

from safeguarding.labels import Labelled
from safeguarding.records import NoTruthValue


class CheckKind(Labelled):
    """The kinds of pre-appointment check, and what stands in for one.

    The children's barred list is a check of its own with a date of its own, also where it came on the certificate.

    Examples:
        >>> str(CheckKind.SECTION_128), CheckKind("right to work") is CheckKind.RIGHT_TO_WORK
        ('section 128 direction', True)
    """

    IDENTITY = "identity"
    IDENTITY_ON_ARRIVAL = "identity on arrival"
    RIGHT_TO_WORK = "right to work"
    ENHANCED_DBS = "enhanced DBS certificate"
    STANDARD_DBS = "standard DBS certificate"
    BASIC_DBS = "basic DBS certificate"
    CHILDRENS_BARRED_LIST = "children's barred list"
    BARRED_LIST_ALONE = "barred list alone", "children's barred list, asked for by itself"
    UPDATE_SERVICE = "update service", "Update Service status"
    PROHIBITION_FROM_TEACHING = "prohibition from teaching"
    SECTION_128 = "section 128", "section 128 direction"
    SECTION_142 = "section 142", "section 142 direction"
    GTCE_SANCTIONS = "GTCE sanctions", "sanctions of the General Teaching Council for England"
    EEA_SANCTIONS = "EEA sanctions", "sanctions of teaching regulators in the EEA"
    OVERSEAS = "overseas checks"
    PROFESSIONAL_STANDING = "professional standing", "letter of professional standing"
    QUALIFICATIONS = "qualifications"
    LEVEL_3_DIPLOMA = "level 3 diploma", "Level 3 Diploma for Residential Childcare"
    MEDICAL_FITNESS = "medical fitness", "mental and physical fitness"
    REFERENCES = "references"
    EMPLOYMENT_HISTORY = "employment history", "full employment history, gaps explained"
    REASON_FOR_LEAVING = "reason for leaving", "reason for leaving work with children"
    CHILDCARE_DISQUALIFICATION = "childcare disqualification"
    ONLINE_SEARCH = "online search"
    SELF_DECLARATION = "self-declaration"
    BOARDING_STANDARD = "boarding standard", "boarding standard on recruitment"
    WRITTEN_CONFIRMATION = "written confirmation", "written confirmation by the agency or employer"
    SUPERVISION = "supervision"
    RISK_ASSESSMENT = "risk assessment"


class Setting(Labelled):
    """Where somebody is to work. A kind of school that is not stated leaves open what only some kinds need."""

    SCHOOL = "school", "school of a kind not stated"
    MAINTAINED_SCHOOL = "maintained school"
    ACADEMY = "academy", "academy or free school"
    INDEPENDENT_SCHOOL = "independent school"
    NON_MAINTAINED_SPECIAL_SCHOOL = "non-maintained special school"
    COLLEGE = "college", "further education or sixth-form college"
    SIXTEEN_TO_NINETEEN = "16 to 19", "16 to 19 academy, special post-16 institution or training provider"
    EARLY_YEARS = "early years", "nursery or other early years group provider"
    CHILDMINDER = "childminder", "childminder's home"
    CHILDRENS_HOME = "children's home"
    SUPPORTED_ACCOMMODATION = "supported accommodation"
    FOSTERING_SERVICE = "fostering service"
    ADOPTION_AGENCY = "adoption agency"
    ADOPTION_SUPPORT_AGENCY = "adoption support agency"
    RESIDENTIAL_FAMILY_CENTRE = "residential family centre"
    HEALTH_OR_CARE_PROVIDER = "health or care provider", "provider registered with the Care Quality Commission"
    WELSH_REGULATED_SERVICE = "Welsh regulated service"
    WELSH_INDEPENDENT_HEALTH_CARE = "Welsh independent health care"
    WELSH_ADOPTION_SUPPORT_AGENCY = "Welsh adoption support agency"
    WELSH_FOSTERING_SERVICE = "Welsh fostering service"

    @property
    def wordings(self) -> tuple[str, ...]:
        """What it is called besides."""
        return (self.value,)


class RoleKind(Labelled):
    """In which capacity somebody works, or lives, in a setting."""

    STAFF = "staff", "member of staff"
    PROVIDER = "provider", "registered provider or manager"
    AGENCY = "agency", "supplied by an agency"
    CONTRACTOR = "contractor"
    VOLUNTEER = "volunteer"
    GOVERNOR = "governor", "governor of a maintained school"
    PROPRIETOR = "proprietor", "member of the proprietor body, or trustee"
    SALARIED_TRAINEE = "salaried trainee"
    TRAINEE = "trainee", "trainee whose provider makes the checks"
    FOSTER_PARENT = "foster parent", "prospective foster parent"
    ADOPTER = "adopter", "prospective adopter"
    HOUSEHOLD_MEMBER = "household member"

    @property
    def wordings(self) -> tuple[str, ...]:
        """What it is called besides."""
        return (self.value,)


class Force(Labelled):
    """How binding a rule is. The two severities of a finding, *must* and *should*, are never mixed."""

    MUST = "must", "law, or what guidance says must be done"
    SHOULD = "should", "guidance, to be followed unless there is good reason not to"
    PRACTICE = "practice", "usual practice, in no text that was read"


class Requirement(NoTruthValue, Labelled):
    """What the rules say of one check for one person."""

    REQUIRED = "required"
    CONDITIONAL = "conditional", "depends on what is not known"
    CONSIDERED = "considered", "may be asked for, or is to be considered"
    EXEMPT = "exempt"
    NOT_REQUIRED = "not required"
    FORBIDDEN = "forbidden", "must not be requested"


class RuleDay(Labelled):
    """The day that chooses which rule holds."""

    APPOINTMENT = "appointment", "the day of appointment"
    SUPPLY = "supply", "the day of supply"
    CHECK = "check", "the day of the check"
    TODAY = "today", "the day of the question"


class CheckOutcome(NoTruthValue, Labelled):
    """What came of one check. The outcomes are a partition: each answer has exactly one.

    *Must not be requested* is an outcome of its own: a breach in which nothing is missing.

    Examples:
        >>> [outcome.label for outcome in CheckOutcome if outcome.is_finding]
        ['missing', 'late', 'done after the start', 'expired', 'must not be requested']
    """

    MISSING = "missing"
    LATE = "late"
    AFTER_START = "done after the start"
    EXPIRED = "expired"
    MUST_NOT_REQUEST = "must not be requested"
    UNKNOWN = "unknown"
    OUTSTANDING = "outstanding", "outstanding, and the start was allowed without it"
    NOT_YET_DUE = "not yet due"
    DONE = "done"
    EXEMPT = "exempt"
    NOT_REQUIRED = "not required"

    @property
    def is_finding(self) -> bool:
        """Whether it says that something is wrong; what is unknown accuses nobody."""
        return self in _FINDINGS


_FINDINGS = frozenset(
    {
        CheckOutcome.MISSING,
        CheckOutcome.LATE,
        CheckOutcome.AFTER_START,
        CheckOutcome.EXPIRED,
        CheckOutcome.MUST_NOT_REQUEST,
    }
)
