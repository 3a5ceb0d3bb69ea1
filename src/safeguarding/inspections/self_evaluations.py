"""An authority's own grades (the SIF's "Annex M") beside the inspectors', and how far the two agree."""

from __future__ import annotations

from fractions import Fraction

import attrs

from safeguarding.errors import InvalidRecordError
from safeguarding.inspections.areas import JudgementArea
from safeguarding.inspections.records import Inspection, Judgement
from safeguarding.inspections.scales import Grade
from safeguarding.numbers.shares import Share
from safeguarding.records import NoTruthValue, Record, Several

SMALL_NUMBER = 20
"""Below so many pairs a kappa says little; a handful of areas is always below it."""


@attrs.frozen(kw_only=True)
class SelfEvaluation(Record):
    """What an authority graded itself, area by area.

    Attributes:
        authority: The authority's name or code.
        judgements: Its own grades.

    Examples:
        >>> from safeguarding.inspections.scales import SocialCareGrade
        >>> own = SelfEvaluation(
        ...     authority="York", judgements=[Judgement(JudgementArea.HELP_AND_PROTECTION, SocialCareGrade.GOOD)]
        ... )
        >>> len(own.judgements)
        1
    """

    _words = "self-evaluation of {0.authority}"

    authority: str
    judgements: tuple[Judgement, ...] = attrs.field(converter=Several[Judgement])


@attrs.frozen
class GradePair(NoTruthValue, Record):
    """One area's two grades: the authority's own, and the inspectors'.

    Examples:
        >>> from safeguarding.inspections.scales import SocialCareGrade
        >>> GradePair(
        ...     JudgementArea.HELP_AND_PROTECTION, SocialCareGrade.GOOD, SocialCareGrade.REQUIRES_IMPROVEMENT
        ... ).steps_above
        1
    """

    _instead = "steps_above"
    _words = "{0.area}: own grade {0.own}, the inspectors' {0.inspectors}"

    area: JudgementArea
    own: Grade
    inspectors: Grade

    @property
    def steps_above(self) -> int:
        """How many grades higher the authority put itself; negative where it put itself lower."""
        return self.own.steps_above(self.inspectors)


@attrs.frozen(kw_only=True)
class Agreement(NoTruthValue, Record):
    """How far two sets of grades agree.

    Attributes:
        pairs: The areas that both graded.
        unpaired: Areas that only one of the two graded; they count nowhere.

    Examples:
        >>> from safeguarding.inspections.scales import SocialCareGrade
        >>> pair = GradePair(
        ...     JudgementArea.HELP_AND_PROTECTION, SocialCareGrade.GOOD, SocialCareGrade.REQUIRES_IMPROVEMENT
        ... )
        >>> both = Agreement(pairs=(pair,), unpaired=())
        >>> print(both.exact, both.own_higher, both.weighted_kappa())
        0 of 1 1 0
    """

    _instead = "exact"

    pairs: tuple[GradePair, ...]
    unpaired: tuple[JudgementArea, ...]

    @property
    def exact(self) -> Share:
        """The share of areas with the same grade.

        Raises:
            InvalidRecordError: where no area is graded by both.
        """
        return Share(sum(pair.steps_above == 0 for pair in self.pairs), len(self.pairs))

    @property
    def own_higher(self) -> int:
        """In how many areas the authority graded itself higher than the inspectors did."""
        return sum(pair.steps_above > 0 for pair in self.pairs)

    @property
    def own_lower(self) -> int:
        """In how many areas the authority graded itself lower than the inspectors did."""
        return sum(pair.steps_above < 0 for pair in self.pairs)

    @property
    def caveat(self) -> str:
        """What to say beside a kappa of so few pairs; empty where there are enough."""
        if len(self.pairs) >= SMALL_NUMBER:
            return ""
        return f"{len(self.pairs)} areas are too few for a kappa to mean much; read the areas one by one"

    def weighted_kappa(self) -> Fraction | None:
        """Cohen's kappa with linear weights: 1 full agreement, 0 what chance alone would give, exactly.

        None where it does not exist: no pairs, or no disagreement possible because each side gave one grade only.
        """
        count = len(self.pairs)
        if count == 0:
            return None
        observed = Fraction(sum(abs(pair.steps_above) for pair in self.pairs), count)
        expected = Fraction(
            sum(abs(mine.own.steps_above(theirs.inspectors)) for mine in self.pairs for theirs in self.pairs),
            count * count,
        )
        return 1 - observed / expected if expected else None

    def __str__(self) -> str:
        return f"{self.exact} areas graded the same" if self.pairs else "no area graded by both"


def agreement(self_evaluation: SelfEvaluation, inspection: Inspection) -> Agreement:
    """Put an authority's own grades beside the inspectors'.

    Raises:
        InvalidRecordError: for a self-evaluation that grades an area twice.

    Examples:
        >>> from datetime import date
        >>> from safeguarding import DateRange, Framework, InspectionKind, SocialCareGrade
        >>> area = JudgementArea.HELP_AND_PROTECTION
        >>> inspection = Inspection(
        ...     authority="York",
        ...     framework=Framework.SIF,
        ...     kind=InspectionKind.FULL,
        ...     visits=[DateRange(date(2016, 11, 14), date(2016, 12, 8))],
        ...     judgements=[Judgement(area, SocialCareGrade.REQUIRES_IMPROVEMENT)],
        ... )
        >>> own = SelfEvaluation(authority="York", judgements=[Judgement(area, SocialCareGrade.GOOD)])
        >>> agreement(own, inspection).own_higher
        1
    """
    own = {each.area: each.grade for each in self_evaluation.judgements if each.grade is not None}
    if len(own) != sum(each.grade is not None for each in self_evaluation.judgements):
        raise InvalidRecordError("a self-evaluation grades each area once")
    theirs = {each.area: each.grade for each in inspection.judgements if each.grade is not None}
    return Agreement(
        pairs=tuple(GradePair(area, own[area], theirs[area]) for area in own if area in theirs),
        unpaired=tuple(area for area in JudgementArea if (area in own) != (area in theirs)),
    )
