"""How a right to work may be checked, and since when: a check that was lawful on its day stays lawful.

Until 5 April 2022 a residence card could be checked by hand; from the next day the online service alone counts for its
holders. Checks by video, allowed from 30 March 2020, ended on 30 September 2022.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import attrs

from safeguarding.labels import Labelled
from safeguarding.records import Record
from safeguarding.sources import Certainty, Source


class RightToWorkMethod(Labelled):
    """How a right to work was checked."""

    DOCUMENT = "document", "an original document, by hand"
    CARD_BY_HAND = "card by hand", "a biometric residence card or permit, by hand"
    VIDEO = "video", "an adjusted check, by video or scan"
    ONLINE = "online", "the Home Office's online service"
    IDENTITY_PROVIDER = "identity provider", "a certified identity provider"


@attrs.frozen(kw_only=True)
class MethodDays(Record):
    """The days on which a method counts.

    Attributes:
        starts_on: The first day; None where it counted before any day that was found.
        is_start_known: Whether it did not count before. Otherwise what held before is not known.
        ends_on: The last day; None where it counts still.
        source: Where that is from.
    """

    starts_on: date | None = None
    is_start_known: bool = True
    ends_on: date | None = None
    source: Source

    def counts_on(self, on: date) -> bool | None:
        """Whether a check of that day counts; None where that is not known."""
        if self.ends_on is not None and on > self.ends_on:
            return False
        if self.starts_on is not None and on < self.starts_on:
            return False if self.is_start_known else None
        return True


def _told(method: RightToWorkMethod, published_at: str, note: str = "") -> Source:
    return Source(
        title="Home Office guidance for employers on right to work checks",
        clause=method.label,
        published_at=published_at,
        certainty=Certainty.SECONDARY,
        note=note,
    )


METHOD_DAYS: Mapping[RightToWorkMethod, MethodDays] = {
    RightToWorkMethod.DOCUMENT: MethodDays(source=_told(RightToWorkMethod.DOCUMENT, "ereslegalservices.com")),
    RightToWorkMethod.CARD_BY_HAND: MethodDays(
        ends_on=date(2022, 4, 5),
        source=_told(
            RightToWorkMethod.CARD_BY_HAND, "trowers.com; capitallaw.co.uk", "checks made rightly before stand"
        ),
    ),
    RightToWorkMethod.VIDEO: MethodDays(
        starts_on=date(2020, 3, 30),
        ends_on=date(2022, 9, 30),
        source=_told(
            RightToWorkMethod.VIDEO, "instituteoflicensing.org", "no check afterwards in its place is required"
        ),
    ),
    RightToWorkMethod.ONLINE: MethodDays(
        starts_on=date(2022, 4, 6),
        is_start_known=False,
        source=_told(RightToWorkMethod.ONLINE, "trowers.com", "older, since when was not found"),
    ),
    RightToWorkMethod.IDENTITY_PROVIDER: MethodDays(
        starts_on=date(2022, 4, 6),
        source=_told(
            RightToWorkMethod.IDENTITY_PROVIDER, "trowers.com", "British and Irish passports and passport cards"
        ),
    ),
}
"""The days on which each method counts."""

LAST_DAY_OF_CARDS = date(2024, 12, 31)
"""The day that no card outlasts: whoever was checked by a card is checked again by then at the latest."""


def counts_as_right_to_work(method: RightToWorkMethod | None, *, on: date) -> bool | None:
    """Whether a check made by a method on a day counts; one of no recorded method does.

    Examples:
        >>> days = (date(2022, 4, 5), date(2022, 4, 6))
        >>> [counts_as_right_to_work(RightToWorkMethod.CARD_BY_HAND, on=day) for day in days]
        [True, False]
    """
    return True if method is None else METHOD_DAYS[method].counts_on(on)


def last_day_of_evidence(method: RightToWorkMethod | None, expires_on: date | None) -> date | None:
    """The last day on which the evidence holds: a card's at the latest on the last day of all cards.

    Examples:
        >>> print(last_day_of_evidence(RightToWorkMethod.CARD_BY_HAND, None))
        2024-12-31
    """
    if method is not RightToWorkMethod.CARD_BY_HAND:
        return expires_on
    return LAST_DAY_OF_CARDS if expires_on is None else min(expires_on, LAST_DAY_OF_CARDS)
