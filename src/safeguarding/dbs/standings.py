"""Where a person stands on a day: exactly one of these, so that they sum to the register."""

from __future__ import annotations

from safeguarding.dbs.checks import UPDATE_SERVICE
from safeguarding.dbs.confirmations import AGENCY_CONFIRMATION
from safeguarding.dbs.levels import LEVELS
from safeguarding.labels import Labelled
from safeguarding.records import NoTruthValue
from safeguarding.sources import Source


class Standing(NoTruthValue, Labelled):
    """The parts of the partition. Nobody is "expired": a certificate has no expiry date, a recheck falls due.

    Examples:
        >>> [standing.label for standing in Standing if standing.is_wrong]
        ['new certificate required', 'no check on record', 'date unknown', 'level unknown', 'wrong level']
        >>> Standing.DUE.is_compliant, Standing.OVERDUE.is_compliant, Standing.UNKNOWN_DATE.is_compliant
        (True, False, False)
    """

    IN_DATE = "in date"
    DUE_SOON = "due within the window"
    DUE = "due"
    OVERDUE = "overdue"
    NEW_CERTIFICATE_REQUIRED = "new certificate required"
    IN_PROGRESS = "in progress"
    NO_CHECK = "no check on record"
    UNKNOWN_DATE = "date unknown"
    UNKNOWN_LEVEL = "level unknown"
    WRONG_LEVEL = "wrong level"
    ABSENT = "absent"
    NOT_REQUIRED = "not required"
    NOT_STARTED = "not started"
    LEFT = "left"

    @property
    def is_wrong(self) -> bool:
        """Whether no check is known to count: there is none, or none that is known to be enough."""
        return self in _WRONG

    @property
    def needs_action(self) -> bool:
        """Whether a check has to be made, renewed or cleared up: everybody required but those in date."""
        return self not in _WITHOUT_ACTION

    @property
    def is_required(self) -> bool:
        """Whether the person belongs to the required population, the base of the measures."""
        return self not in _NOT_REQUIRED

    @property
    def is_compliant(self) -> bool:
        """Whether a check that counts is in place and not past its date. Unknown is never compliant."""
        return self in (Standing.IN_DATE, Standing.DUE_SOON, Standing.DUE)


_WRONG_GRAVEST_FIRST = (
    *(Standing.NO_CHECK, Standing.NEW_CERTIFICATE_REQUIRED, Standing.WRONG_LEVEL, Standing.UNKNOWN_LEVEL),
    Standing.UNKNOWN_DATE,
)
_WRONG = frozenset(_WRONG_GRAVEST_FIRST)
_NOT_REQUIRED = frozenset((Standing.ABSENT, Standing.NOT_REQUIRED, Standing.NOT_STARTED, Standing.LEFT))
_WITHOUT_ACTION = _NOT_REQUIRED | {Standing.IN_DATE}

IN_ORDER_OF_TIME = (Standing.IN_DATE, Standing.DUE_SOON, Standing.DUE, Standing.OVERDUE)
"""The only way in which a standing moves while nothing but time changes."""


GRAVEST_FIRST = (
    *_WRONG_GRAVEST_FIRST,
    *(Standing.OVERDUE, Standing.IN_PROGRESS, Standing.DUE, Standing.DUE_SOON),
    *(Standing.IN_DATE, Standing.ABSENT, Standing.NOT_REQUIRED, Standing.NOT_STARTED, Standing.LEFT),
)
"""Of somebody with several posts, the standing that counts is the first of these. Nothing hides what is overdue."""


class CheckFinding(Labelled):
    """Something to look at besides where the person stands."""

    OVER_LEVEL = "the check went further than the post allows to ask"
    SUBSCRIPTION_ALONE = "an Update Service subscription without a dated status check is no evidence"
    CERTIFICATE_NOT_ON_RECORD = "the certificate that the status check confirmed is not on record"
    BY_CONFIRMATION = "the check that counts is known by a written confirmation, not by its certificate"
    NO_MATCH_FOUND = "the latest status check found no match: neither a pass nor proof of a lapse"
    UNDATED_CERTIFICATE = "a certificate on record has no readable date"
    DATED_AHEAD = "a check on record is dated after the day asked about"
    LEFT_UNDATED = "said to have left, on a day that is not recorded"
    OVERDUE_IN_PROGRESS = "the recheck is past its date while an application is under way"

    @property
    def source(self) -> Source | None:
        """What it rests on besides the employer's policy and the register itself."""
        return _SOURCES.get(self)


_SOURCES = {
    CheckFinding.OVER_LEVEL: LEVELS,
    CheckFinding.SUBSCRIPTION_ALONE: UPDATE_SERVICE,
    CheckFinding.CERTIFICATE_NOT_ON_RECORD: UPDATE_SERVICE,
    CheckFinding.BY_CONFIRMATION: AGENCY_CONFIRMATION,
    CheckFinding.NO_MATCH_FOUND: UPDATE_SERVICE,
}
