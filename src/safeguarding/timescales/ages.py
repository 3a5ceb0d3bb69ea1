"""For whom a rule is, where that goes by age."""

from __future__ import annotations

import attrs

from safeguarding.errors import InvalidRecordError
from safeguarding.records import Record

_LAST_YEAR_OF_CHILDHOOD = 17


@attrs.frozen(kw_only=True)
class AgeRange(Record):
    """The ages for which a rule is, in completed years, both included.

    Attributes:
        from_age: The youngest; None where there is none.
        to_age: The oldest; None where there is none.
        at_last_time: Whether the youngest age must be reached on the day that decides which interval holds (a health
            assessment from the fifth birthday), rather than on the day that would be due.
        beyond: On what it hangs whether the rule goes on past the oldest age; empty where it ends with it.

    Raises:
        InvalidRecordError: for no age at all, ages below 0, or ages that run downward.

    Examples:
        >>> print(AgeRange(from_age=4, to_age=16)), print(AgeRange(from_age=5))
        aged 4 to 16
        aged 5 or more
        (None, None)
    """

    from_age: int | None = None
    to_age: int | None = None
    at_last_time: bool = False
    beyond: str = ""

    @property
    def needs_birthday(self) -> bool:
        """Whether nothing can be said without one. Whoever is in care or on a plan is a child, as far as is known."""
        goes_on = bool(self.beyond) or (self.to_age is not None and self.to_age >= _LAST_YEAR_OF_CHILDHOOD)
        return self.from_age is not None or not goes_on

    def _check(self) -> None:
        given = [age for age in (self.from_age, self.to_age) if age is not None]
        if not given or given[0] < 0 or given != sorted(given):
            raise InvalidRecordError("a range of ages names a youngest or an oldest age of 0 or more, and runs upward")

    def __str__(self) -> str:
        if self.to_age is None:
            return f"aged {self.from_age} or more"
        return f"aged {self.from_age} to {self.to_age}" if self.from_age is not None else f"aged {self.to_age} or less"


CHILDHOOD = AgeRange(to_age=_LAST_YEAR_OF_CHILDHOOD)
"""Until the eighteenth birthday, with which care, protection plans and what is owed under them end."""
