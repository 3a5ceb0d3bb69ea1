"""What came of one check, with the rule behind it and the day that chose the rule."""

from __future__ import annotations

from datetime import date

import attrs

from safeguarding.dates.words import printed_date
from safeguarding.records import NoTruthValue, Record
from safeguarding.recruitment.words import CheckKind, CheckOutcome, Force, Requirement, RuleDay
from safeguarding.sources import Source


@attrs.frozen(kw_only=True)
class CheckAnswer(NoTruthValue, Record):
    """What came of one kind of check for one person.

    Attributes:
        kind: The kind of check.
        outcome: What came of it.
        requirement: What the rules say of it.
        why: The reason, in words.
        force: How binding the rule is; None where no rule speaks.
        rule_id: The rule; empty where none speaks.
        source: Its text, and how surely it is known.
        chosen_by: Which day chose the rule.
        chosen_on: That day; None where it is not known.
        is_start_instead: Whether the start stood for a day of appointment or supply that is not recorded.
        edition: The edition of the guidance in force on that day, where the rule is of it.
        due_on: The last day in time, where one follows from the rule.
        done_on: The first day on which it was done, as known on the day of the question.
        expires_on: The last day on which the evidence holds.

    Examples:
        >>> answer = CheckAnswer(
        ...     kind=CheckKind.IDENTITY, outcome=CheckOutcome.MISSING, requirement=Requirement.REQUIRED, why="nothing recorded"
        ... )
        >>> print(answer)
        identity: missing (nothing recorded)
    """

    _instead = "outcome"

    kind: CheckKind
    outcome: CheckOutcome
    requirement: Requirement
    why: str = ""
    force: Force | None = None
    rule_id: str = ""
    source: Source | None = None
    chosen_by: RuleDay | None = None
    chosen_on: date | None = None
    is_start_instead: bool = False
    edition: str = ""
    due_on: date | None = None
    done_on: date | None = None
    expires_on: date | None = None

    @property
    def is_breach(self) -> bool:
        """Whether something that *must* be so is not."""
        return self.outcome.is_finding and self.force is Force.MUST

    @property
    def is_shortfall(self) -> bool:
        """Whether something that *should* be so, by guidance or by practice, is not."""
        return self.outcome.is_finding and not self.is_breach

    @property
    def choice(self) -> str:
        """Which day chose the rule, in words; empty where no rule speaks.

        Examples:
            >>> answer = CheckAnswer(
            ...     kind=CheckKind.IDENTITY,
            ...     outcome=CheckOutcome.DONE,
            ...     requirement=Requirement.REQUIRED,
            ...     chosen_by=RuleDay.APPOINTMENT,
            ...     chosen_on=date(2024, 9, 2),
            ...     edition="September 2024",
            ... )
            >>> answer.choice
            'by the day of appointment, 2 September 2024; edition of September 2024'
        """
        if self.chosen_by is None:
            return ""
        day = "which is not recorded" if self.chosen_on is None else printed_date(self.chosen_on)
        instead = " (the start, since that day is not recorded)" if self.is_start_instead else ""
        edition = f"; edition of {self.edition}" if self.edition else ""
        return f"by {self.chosen_by}, {day}{instead}{edition}"

    def __str__(self) -> str:
        return f"{self.kind}: {self.outcome}" + (f" ({self.why})" if self.why else "")
