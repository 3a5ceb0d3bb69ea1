"""Agency staff: what an employer knows of their check is a written confirmation, not the certificate."""

from __future__ import annotations

from datetime import date

import attrs

from safeguarding.dbs.levels import Level
from safeguarding.errors import InvalidRecordError
from safeguarding.records import Record
from safeguarding.secrets import Secret, as_secret
from safeguarding.sources import Certainty, Source

AGENCY_CONFIRMATION = Source(
    title="Keeping children safe in education, part three",
    clause="2021 edition, paragraphs 252 and 270",
    published_at="gov.uk, Department for Education",
    certainty=Certainty.SECONDARY,
    note="the agency confirms in writing that it has made the checks that the school would have made; asked of schools "
    "and colleges, taken here for every employer",
)


@attrs.frozen(kw_only=True)
class WrittenConfirmation(Record):
    """An agency's or another employer's written confirmation of a check.

    It counts as a certificate of the level and the day of issue that it states, and as no more: where it does not state
    the one or the other, that is not known, and nothing is counted from the day of the confirmation itself.

    Attributes:
        seen_on: The day on which the employer saw it.
        seen_by: Who saw it, best by role: "Office manager"; empty where that is not recorded. It comes out by ``reveal()``, since it
            may be a name.
        level: The level that it states; None where it states none.
        issued_on: The day of issue that it states; None where it states none.
        agency: Whose confirmation it is, if recorded.

    Raises:
        InvalidRecordError: for one seen before the certificate was issued.

    Examples:
        >>> WrittenConfirmation(seen_on=date(2017, 9, 1), seen_by="Office manager").issued_on is None
        True
    """

    seen_on: date
    seen_by: Secret = attrs.field(default=Secret(""), converter=as_secret)
    level: Level | None = None
    issued_on: date | None = None
    agency: str = ""

    def _check(self) -> None:
        if self.issued_on is not None and self.seen_on < self.issued_on:
            raise InvalidRecordError(
                f"a confirmation of a certificate issued on {self.issued_on} cannot have been seen on {self.seen_on}"
            )
