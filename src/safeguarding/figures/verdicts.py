"""A verdict: what a check found, said in one sentence and in data."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import attrs

from safeguarding.dates.words import printed_date
from safeguarding.figures.runs import Run, listed
from safeguarding.figures.words import ClaimOutcome
from safeguarding.numbers.intervals import Interval
from safeguarding.numbers.rounding import Rounding
from safeguarding.records import NoTruthValue, Record


@attrs.frozen(kw_only=True)
class Remedy(Record):
    """What would be right in place of one stated figure, all others unchanged.

    Attributes:
        field: Which figure of the claim: ``"percentage"``, ``"count"``, ``"base"``.
        runs: The figures that would be right; empty where dates are asked for, or where nothing would be right.
        dates: The dates that would be right.

    Examples:
        >>> print(Remedy(field="count", runs=(Run(first=33, last=34),)))
        count 33–34
    """

    field: str
    runs: tuple[Run, ...] = ()
    dates: tuple[date, ...] = ()

    def __str__(self) -> str:
        values = listed(self.runs) if self.runs else ", ".join(printed_date(each) for each in self.dates)
        return f"{self.field} {values or 'none'}"


@attrs.frozen(kw_only=True)
class Verdict(NoTruthValue, Record):
    """What became of one claim.

    Attributes:
        outcome: Consistent, inconsistent, or unverifiable.
        sentence: Why, in one sentence for somebody who was not there.
        rules: The rounding rules under which the claim holds; empty where rounding plays no part.
        is_unusual: Whether it holds only under a rule that a reader would not expect. Said apart, never an accusation.
        exact: The exact value of what is stated, where the claim's other figures give one.
        interval: The values that are consistent with the claim's other figures, or that the stated figure stands for.
        remedies: What would be right, one entry for each figure that could be the wrong one.
        remarks: What is worth knowing besides.

    Examples:
        >>> print(Verdict(outcome=ClaimOutcome.CONSISTENT, sentence="It holds, cut off.", is_unusual=True))
        consistent (only under an unusual rule): It holds, cut off.
    """

    _instead = "is_consistent, or demand(claim)"

    outcome: ClaimOutcome
    sentence: str
    rules: tuple[Rounding, ...] = ()
    is_unusual: bool = False
    exact: Fraction | None = None
    interval: Interval | None = None
    remedies: tuple[Remedy, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The outcome in words, with the unusual rule said apart."""
        return f"{self.outcome.label} (only under an unusual rule)" if self.is_unusual else self.outcome.label

    @property
    def is_consistent(self) -> bool:
        """Whether the claim can be right."""
        return self.outcome is ClaimOutcome.CONSISTENT

    @property
    def is_inconsistent(self) -> bool:
        """Whether the claim cannot be right."""
        return self.outcome is ClaimOutcome.INCONSISTENT

    def remedy(self, field: str) -> Remedy | None:
        """What would be right in place of one figure, or None where the verdict does not say."""
        return next((each for each in self.remedies if each.field == field), None)

    def __str__(self) -> str:
        return f"{self.label}: {self.sentence}"


def sentence_case(text: str) -> str:
    """The text with a capital at its start, and otherwise as it is.

    Examples:
        >>> sentence_case("the LADO's figure")
        "The LADO's figure"
    """
    return text[:1].upper() + text[1:]


def unverifiable(sentence: str, *, remedies: tuple[Remedy, ...] = (), interval: Interval | None = None) -> Verdict:
    """The verdict on a claim that no calculation could contradict.

    Examples:
        >>> print(unverifiable("97% is stated without its base."))
        unverifiable: 97% is stated without its base.
    """
    return Verdict(outcome=ClaimOutcome.UNVERIFIABLE, sentence=sentence, remedies=remedies, interval=interval)
