"""A verdict: what a check found, said in one sentence and in data."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

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


_SAID = ("sentence", "rules", "exact", "interval", "remedies", "remarks")


class _SaidLater:
    """A base for a verdict whose words are found when the first of them is read: most who check many read few."""

    __slots__ = ("_say",)
    # a tuple of a function and its arguments: it costs a third of a function that holds on to them
    _say: tuple[Any, ...]

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> object:
            """Fill all that is left open when one of it is asked for."""
            if name not in _SAID:
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}", name=name, obj=self)
            say, *given = self._say
            whole = say(*given)
            for field in _SAID:
                object.__setattr__(self, field, getattr(whole, field))
            return getattr(whole, name)


@attrs.frozen(kw_only=True)
class Verdict(_SaidLater, NoTruthValue, Record):
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


def said_later(outcome: ClaimOutcome, say: Callable[[], Verdict], *, is_unusual: bool = False) -> Verdict:
    """A verdict whose outcome is known; why, and what would be right, is worked out when it is read.

    Args:
        outcome: The outcome.
        say: Gives the whole verdict, with the same outcome.
        is_unusual: Whether the claim holds only under a rule that a reader would not expect.
    """
    found = Verdict.__new__(Verdict)
    fill = object.__setattr__
    fill(found, "outcome", outcome)
    fill(found, "is_unusual", is_unusual)
    fill(found, "_say", (say,))
    return found


def say_by(verdict: Verdict, say: Callable[..., Verdict], *given: object) -> Verdict:
    """The verdict; what is not said of it yet is worked out anew when it is read, so that it holds on to no step so far."""
    if hasattr(verdict, "_say"):
        object.__setattr__(verdict, "_say", (say, *given))
    return verdict


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
