"""What each kind of claim is called in a file of claims and in a table of verdicts."""

from __future__ import annotations

from safeguarding.figures.binaries import BinaryClaim
from safeguarding.figures.claims import Claim
from safeguarding.figures.date_orders import DateOrderClaim
from safeguarding.figures.deadlines import DeadlineClaim
from safeguarding.figures.deviations import DeviationClaim
from safeguarding.figures.differences import ChangeClaim, DifferenceClaim
from safeguarding.figures.durations import DurationClaim
from safeguarding.figures.fractions_in_words import FractionClaim
from safeguarding.figures.lists import ListClaim
from safeguarding.figures.means import MeanClaim
from safeguarding.figures.proportions import ProportionClaim
from safeguarding.figures.ratios import RateClaim, RatioClaim
from safeguarding.figures.repeats import RepeatClaim
from safeguarding.figures.sequences import SequenceClaim
from safeguarding.figures.shares import ShareClaim
from safeguarding.figures.totals import TotalClaim
from safeguarding.figures.trends import TrendClaim

CLAIM_KINDS: dict[str, type[Claim]] = {
    "share": ShareClaim,
    "total": TotalClaim,
    "difference": DifferenceClaim,
    "change": ChangeClaim,
    "ratio": RatioClaim,
    "rate": RateClaim,
    "mean": MeanClaim,
    "deviation": DeviationClaim,
    "binary": BinaryClaim,
    "repeat": RepeatClaim,
    "list": ListClaim,
    "sequence": SequenceClaim,
    "date order": DateOrderClaim,
    "duration": DurationClaim,
    "deadline": DeadlineClaim,
    "fraction": FractionClaim,
    "proportion": ProportionClaim,
    "trend": TrendClaim,
}
"""Every kind by its name."""

_NAMES = {kind: name for name, kind in CLAIM_KINDS.items()}


def kind_name(claim: Claim) -> str:
    """What the kind of a claim is called.

    Examples:
        >>> kind_name(ShareClaim(percentage="97%"))
        'share'
    """
    return _NAMES[type(claim)]
