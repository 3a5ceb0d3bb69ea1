"""A conflict: something in an inspection's record that cannot be true, as a value that explains itself."""

from __future__ import annotations

import attrs

from safeguarding.faults import Fault, Place
from safeguarding.records import NoTruthValue, Record
from safeguarding.sources import Source


@attrs.frozen(kw_only=True)
class Conflict(NoTruthValue, Record):
    """One thing in a record that cannot be true, or that no published case has shown.

    Attributes:
        rule: The rule in a few words, the same for every conflict with it.
        explanation: One sentence with the values concerned.
        remedy: What would be right, or what to check.
        source: Where the rule comes from and how surely it is known.

    Examples:
        >>> from safeguarding.sources import Certainty
        >>> conflict = Conflict(
        ...     rule="a report follows its inspection",
        ...     explanation="The report came first.",
        ...     remedy="Check both dates.",
        ...     source=Source(title="An example", certainty=Certainty.UNVERIFIED),
        ... )
        >>> print(conflict)
        The report came first. Check both dates.
    """

    _instead = "explanation"

    rule: str
    explanation: str
    remedy: str
    source: Source

    @property
    def fault(self) -> Fault:
        """The conflict as a fault, to stand beside those of other kinds."""
        return Fault(place=Place(), problem=self.explanation, remedy=self.remedy, source=self.source)

    def __str__(self) -> str:
        return f"{self.explanation} {self.remedy}"
