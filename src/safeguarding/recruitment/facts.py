"""The facts on which rules turn: what somebody does, and what is known of them. Each is yes, no, or not known."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from safeguarding.errors import InvalidRecordError
from safeguarding.records import Record
from safeguarding.recruitment.words import RoleKind

FACT_WORDS = {
    "regulated_activity": "the post is regulated activity with children",
    "teaching_work": "the person does teaching work, not under a teacher's direction",
    "management": "the position is one of management",
    "contact": "the work gives an opportunity for regular contact with children",
    "childcare": "the person provides or manages childcare that the disqualification rules cover",
    "qualification": "the post needs a qualification",
    "boarders": "the person cares for boarders",
    "eligible": "the position is one for which an enhanced certificate may be asked",
    "care_role": "the work is mainly or solely providing care",
    "supervised": "a volunteer is supervised",
    "frequent": "the volunteering is frequent, on more than 3 days in 30, or overnight",
    "independent": "the school is an academy, a free school or another independent school",
    "lived_abroad": "the person has lived or worked outside the United Kingdom",
    "lived_in_eea": "the person has lived or worked in the EEA as a teacher",
    "worked_with_children": "the person has worked with children or vulnerable adults before",
    "taught_before_april_2012": "the person may be under a sanction made before April 2012",
    "recent_contact_post": "a contact post in a school or college ended not more than three months before",
    "rests_on_recent_post": "such a post stands in for the certificate",
    "before_certificate": "the start came before the certificate",
    "certificate_held": "the certificate was there already",
    "outstanding_heads": "references, history, qualifications or a reason for leaving were outstanding at the start",
    "old_certificate": "the certificate was more than three months old on the first day of supply",
    "unchecked": "no DBS check of any level was made",
}
"""What each fact says, by its name in the rules."""

Known = Mapping[str, bool | None]


@attrs.frozen(kw_only=True)
class Role(Record):
    """What somebody does. None stands for "not known", which makes no check needless and accuses nobody.

    Attributes:
        kind: In which capacity.
        regulated_activity: Whether the post is regulated activity with children.
        teaching_work: Whether it is teaching work that no teacher directs: planning, delivering, assessing, reporting.
        management: Whether it is a management position.
        contact: Whether it gives an opportunity for regular contact with children.
        childcare: Whether it is childcare that the disqualification rules cover, or manages it.
        qualification: Whether the post needs a qualification.
        boarders: Whether the person cares for boarders.
        eligible: Whether an enhanced certificate may be asked for it (SI 2002/233 reg 5A).
        care_role: Whether it is mainly or solely providing care.
        supervised: Whether a volunteer is supervised.
        frequent: Whether volunteering is frequent, on more than 3 days in 30, or overnight.

    Examples:
        >>> Role(kind=RoleKind.STAFF, regulated_activity=True, teaching_work=True).management is None
        True
    """

    kind: RoleKind = RoleKind.STAFF
    regulated_activity: bool | None = None
    teaching_work: bool | None = None
    management: bool | None = None
    contact: bool | None = None
    childcare: bool | None = None
    qualification: bool | None = None
    boarders: bool | None = None
    eligible: bool | None = None
    care_role: bool | None = None
    supervised: bool | None = None
    frequent: bool | None = None

    @property
    def facts(self) -> Known:
        """The facts by their names in the rules."""
        return attrs.asdict(self, filter=lambda field, _: field.name != "kind")


def with_implied(known: Known) -> dict[str, bool | None]:
    """Facts, with what follows from them where it is not stated itself.

    Work in regulated activity gives an opportunity for contact, and is a position for which an enhanced certificate may
    be asked. Who taught in the EEA has lived abroad, and who never lived abroad did not.

    Examples:
        >>> with_implied({"regulated_activity": True, "contact": None})
        {'regulated_activity': True, 'contact': True, 'eligible': True}
        >>> with_implied({"lived_abroad": False})
        {'lived_abroad': False, 'lived_in_eea': False}
    """
    implied = dict(known)
    for fact, answer, follows, other in _IMPLIED:
        if implied.get(fact) is answer and implied.get(follows) is None:
            implied[follows] = other
    return implied


_IMPLIED = (
    ("regulated_activity", True, "contact", True),
    ("regulated_activity", True, "eligible", True),
    ("lived_in_eea", True, "lived_abroad", True),
    ("lived_abroad", False, "lived_in_eea", False),
)


def checked_facts(known: Known) -> Known:
    """The facts as given, each of a known name.

    Raises:
        InvalidRecordError: for a name that no rule knows.

    Examples:
        >>> checked_facts({"lived_abroad": True})
        {'lived_abroad': True}
    """
    strange = sorted(set(known) - set(FACT_WORDS))
    if strange:
        raise InvalidRecordError(f"no rule turns on {strange[0]!r}; the facts are {', '.join(FACT_WORDS)}")
    return known
