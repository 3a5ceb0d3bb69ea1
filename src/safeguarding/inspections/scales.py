"""The scales that grades are given on. Each scale is a type of its own; grades of two scales have no order.

Members stand best first. A scale prints words, not numbers: other public code numbers the same words in both
directions, so no number is offered here and none is accepted.
"""

from __future__ import annotations

from typing import Self

from safeguarding.errors import ScaleMismatchError
from safeguarding.labels import Labelled


class Grade(Labelled):
    """A grade of some scale, ordered within its scale: ``GOOD > INADEQUATE``.

    Raises:
        ScaleMismatchError: where grades of two scales are put in order. ``==`` between scales is False.

    Examples:
        >>> good = SocialCareGrade.GOOD
        >>> good.label, f"{good}", good > SocialCareGrade.INADEQUATE, good == SccifGrade.GOOD
        ('Good', 'Good', True, False)
    """

    def __lt__(self, other: Self) -> bool:
        return self.steps_above(other) < 0

    def __le__(self, other: Self) -> bool:
        return self.steps_above(other) <= 0

    def __gt__(self, other: Self) -> bool:
        return self.steps_above(other) > 0

    def __ge__(self, other: Self) -> bool:
        return self.steps_above(other) >= 0

    def steps_above(self, other: Self) -> int:
        """How many grades this one is better than another of its scale; negative where it is worse.

        Examples:
            >>> SocialCareGrade.GOOD.steps_above(SocialCareGrade.INADEQUATE)
            2
            >>> SocialCareGrade.GOOD > SccifGrade.GOOD
            Traceback (most recent call last):
            ...
            safeguarding.errors.ScaleMismatchError: Good (SocialCareGrade) and Good (SccifGrade) are grades of different scales and have no order
        """
        if type(other) is not type(self):
            theirs = f"{other.label} ({type(other).__name__})" if isinstance(other, Grade) else repr(other)
            raise ScaleMismatchError(
                f"{self.label} ({type(self).__name__}) and {theirs} are grades of different scales and have no order"
            )
        order = list(type(self))
        return order.index(other) - order.index(self)


class SocialCareGrade(Grade):
    """Judgements of local authorities' children's services under the SIF and ILACS.

    Examples:
        >>> SocialCareGrade.GOOD > SocialCareGrade.REQUIRES_IMPROVEMENT
        True
    """

    OUTSTANDING = "Outstanding"
    GOOD = "Good"
    REQUIRES_IMPROVEMENT = "Requires improvement to be good"
    INADEQUATE = "Inadequate"


class Pre2013Grade(Grade):
    """Judgements of children's services before November 2013, printed as Grade 1 to Grade 4.

    Examples:
        >>> Pre2013Grade.GOOD > Pre2013Grade.ADEQUATE
        True
    """

    OUTSTANDING = "Outstanding"
    GOOD = "Good"
    ADEQUATE = "Adequate"
    INADEQUATE = "Inadequate"


class SccifGrade(Grade):
    """Judgements of children's homes, fostering and other providers under the SCCIF.

    Examples:
        >>> max(SccifGrade.GOOD, SccifGrade.INADEQUATE).label
        'Good'
    """

    OUTSTANDING = "Outstanding"
    GOOD = "Good"
    REQUIRES_IMPROVEMENT = "Requires improvement to be good"
    INADEQUATE = "Inadequate"


class AreaSendOutcome(Grade):
    """The three narrative outcomes of area SEND inspections since January 2023.

    Examples:
        >>> AreaSendOutcome.TYPICALLY_POSITIVE > AreaSendOutcome.INCONSISTENT
        True
    """

    TYPICALLY_POSITIVE = "Typically positive experiences and outcomes"
    INCONSISTENT = "Inconsistent experiences and outcomes"
    WIDESPREAD_FAILINGS = "Widespread and/or systemic failings"


class WrittenStatementOfAction(Grade):
    """Whether an area SEND inspection of 2016 to 2022 asked for a written statement of action.

    Examples:
        >>> WrittenStatementOfAction.NOT_REQUIRED > WrittenStatementOfAction.REQUIRED
        True
    """

    NOT_REQUIRED = "Written statement of action not required"
    REQUIRED = "Written statement of action required"


class ReportCardGrade(Grade):
    """Grades of the education inspection report card since November 2025.

    Examples:
        >>> ReportCardGrade.STRONG_STANDARD.steps_above(ReportCardGrade.NEEDS_ATTENTION)
        2
    """

    EXCEPTIONAL = "Exceptional"
    STRONG_STANDARD = "Strong standard"
    EXPECTED_STANDARD = "Expected standard"
    NEEDS_ATTENTION = "Needs attention"
    URGENT_IMPROVEMENT = "Urgent improvement"


class SafeguardingStandard(Grade):
    """Safeguarding on the education report card: met or not met.

    Examples:
        >>> SafeguardingStandard.NOT_MET.label
        'Not met'
    """

    MET = "Met"
    NOT_MET = "Not met"
