"""Where a rule comes from and how surely it is known. Every rule and every dated value carries one of these."""

from __future__ import annotations

from datetime import date

import attrs

from safeguarding.errors import InvalidRecordError
from safeguarding.labels import Labelled
from safeguarding.records import Record


class Certainty(Labelled):
    """How surely a fact is known, from the surest to the least sure, in the words that are printed beside a rule."""

    VERIFIED = "V", "read in an official text or recomputed from published figures"
    ESTABLISHED = "E", "holds in every published case examined"
    SECONDARY = "S", "from a secondary source"
    FROM_MEMORY = "M", "from memory, to be verified"
    UNVERIFIED = "U", "not verified"


@attrs.frozen(kw_only=True)
class Source(Record):
    """The place a rule or a figure comes from.

    Attributes:
        title: The text itself: an instrument, a framework, a dataset.
        certainty: How surely the rule is known from it.
        clause: The section, regulation, paragraph or table, if there is one.
        published_at: Where it is published: an address or a publisher.
        checked_on: The day somebody last compared the rule with the text; None where nobody has.
        version_read: Which version of the text was read: "as made", "as in force on 24 April 2020"; empty where none was.
        note: What a reader should know besides.

    Examples:
        >>> source = Source(
        ...     title="SI 2007/462",
        ...     clause="reg 2",
        ...     certainty=Certainty.VERIFIED,
        ...     checked_on=date(2026, 11, 1),
        ... )
        >>> print(source)
        SI 2007/462, reg 2 (read in an official text or recomputed from published figures; checked 2026-11-01)
    """

    title: str
    certainty: Certainty
    clause: str = ""
    published_at: str = ""
    checked_on: date | None = None
    note: str = ""
    version_read: str = ""

    def _check(self) -> None:
        if not self.title.strip():
            raise InvalidRecordError("a source needs a title")

    def __str__(self) -> str:
        clause = f", {self.clause}" if self.clause else ""
        version = f", {self.version_read}" if self.version_read else ""
        checked = f"; checked {self.checked_on.isoformat()}" if self.checked_on else ""
        return f"{self.title}{clause} ({self.certainty.label}{version}{checked})"
