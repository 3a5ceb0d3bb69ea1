from safeguarding.dbs.alert_ledgers import (
    AlertLedger as AlertLedger,
    AlertRun as AlertRun,
    SentAlert as SentAlert,
    WithdrawnAlert as WithdrawnAlert,
)
from safeguarding.dbs.alert_reasons import AlertKey as AlertKey
from safeguarding.dbs.alert_runs import alerts_due as alerts_due
from safeguarding.dbs.alerting import Alert as Alert, AlertKind as AlertKind, alerts as alerts, all_alerts as all_alerts
from safeguarding.dbs.audit_counts import (
    AuditCounts as AuditCounts,
    StatusKinds as StatusKinds,
    audit_in_pieces as audit_in_pieces,
)
from safeguarding.dbs.audit_measures import (
    AuditMeasure as AuditMeasure,
    DaysOverdue as DaysOverdue,
    days_overdue as days_overdue,
    measures as measures,
)
from safeguarding.dbs.audits import Audit as Audit, CountedAudit as CountedAudit, audit as audit
from safeguarding.dbs.breaches import (
    Breach as Breach,
    BreachKind as BreachKind,
    BreachReport as BreachReport,
    breach_report as breach_report,
)
from safeguarding.dbs.bulk import (
    CutOffs as CutOffs,
    cut_offs as cut_offs,
    recheck_due_dates as recheck_due_dates,
    recheck_standings as recheck_standings,
)
from safeguarding.dbs.candidates import WhyNot as WhyNot
from safeguarding.dbs.certificate_numbers import (
    CertificateNumber as CertificateNumber,
    masked_or_none as masked_or_none,
    parse_certificate_number as parse_certificate_number,
)
from safeguarding.dbs.checks import (
    Application as Application,
    Certificate as Certificate,
    Moment as Moment,
    StatusCheck as StatusCheck,
    StatusCheckResult as StatusCheckResult,
    Subscription as Subscription,
    subscription_join_by as subscription_join_by,
    subscription_renew_by as subscription_renew_by,
)
from safeguarding.dbs.confirmations import WrittenConfirmation as WrittenConfirmation
from safeguarding.dbs.discounting import DiscountedCheck as DiscountedCheck, discounted_checks as discounted_checks
from safeguarding.dbs.due_dates import (
    DueDateCache as DueDateCache,
    RecheckDue as RecheckDue,
    recheck_due_on as recheck_due_on,
)
from safeguarding.dbs.due_lists import DueRow as DueRow, due_rows as due_rows
from safeguarding.dbs.duplicates import (
    SharedCertificate as SharedCertificate,
    repeated_references as repeated_references,
    shared_certificates as shared_certificates,
)
from safeguarding.dbs.employers_policies import EMPLOYERS_POLICIES as EMPLOYERS_POLICIES
from safeguarding.dbs.entry_checks import EntryCheck as EntryCheck, entry_check as entry_check
from safeguarding.dbs.evidence import Evidence as Evidence
from safeguarding.dbs.explanations import (
    DueExplanation as DueExplanation,
    explained_recheck_due as explained_recheck_due,
)
from safeguarding.dbs.forecasts import Forecast as Forecast, forecast as forecast
from safeguarding.dbs.joint_publication import PublishedCount as PublishedCount, published_audit as published_audit
from safeguarding.dbs.levels import (
    BarredList as BarredList,
    Level as Level,
    Tier as Tier,
    Workforce as Workforce,
    covers as covers,
    exceeds as exceeds,
    may_cover as may_cover,
    parse_level as parse_level,
    workforce_covers as workforce_covers,
)
from safeguarding.dbs.overrides import unmatched_overrides as unmatched_overrides
from safeguarding.dbs.people import LongAbsence as LongAbsence, Person as Person, PersonName as PersonName, Post as Post
from safeguarding.dbs.plain_dates import parse_policy as parse_policy, recheck_standing as recheck_standing
from safeguarding.dbs.plausibility import (
    BareCount as BareCount,
    LookAheadReading as LookAheadReading,
    explained_count as explained_count,
)
from safeguarding.dbs.policies import (
    AbsenceTreatment as AbsenceTreatment,
    BreakRule as BreakRule,
    DecidingCheck as DecidingCheck,
    EvidenceKind as EvidenceKind,
    Extension as Extension,
    IntervalOverride as IntervalOverride,
    NewInformation as NewInformation,
    OpenAbsence as OpenAbsence,
    RecheckPolicy as RecheckPolicy,
    RecheckRule as RecheckRule,
    steady_policy as steady_policy,
)
from safeguarding.dbs.publication import published_standings as published_standings
from safeguarding.dbs.published_policies import (
    NO_RECHECK as NO_RECHECK,
    PUBLISHED_POLICIES as PUBLISHED_POLICIES,
    THREE_YEARLY_WITH_STATUS_CHECKS as THREE_YEARLY_WITH_STATUS_CHECKS,
    YORK_2017 as YORK_2017,
)
from safeguarding.dbs.recheck_cycles import Cycle as Cycle, cycles as cycles
from safeguarding.dbs.redaction import redacted as redacted
from safeguarding.dbs.standings import CheckFinding as CheckFinding, Standing as Standing
from safeguarding.dbs.statuses import (
    RecheckStatus as RecheckStatus,
    number_behind as number_behind,
    post_statuses as post_statuses,
    recheck_status as recheck_status,
)
