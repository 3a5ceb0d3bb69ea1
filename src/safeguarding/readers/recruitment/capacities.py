"""In which capacity somebody works, as central records word it: in a column, in a heading, or as the name of a post."""

from __future__ import annotations

import re

from safeguarding.recruitment.words import RoleKind
from safeguarding.tables.words import plain_words
from safeguarding.texts import by_phrase

CAPACITIES = by_phrase(
    {
        RoleKind.STAFF: (
            "staff | employee | employed | member of staff | teacher | teaching | teaching staff | support"
            " | support staff | teaching assistant | permanent | fixed term | worker | care staff"
            " | residential worker"
        ),
        RoleKind.PROVIDER: "provider | registered provider | registered manager",
        RoleKind.AGENCY: "agency | supply | agency staff | supply staff | supply teacher | agency worker",
        RoleKind.CONTRACTOR: "contractor | contractors",
        RoleKind.VOLUNTEER: "volunteer | volunteers",
        RoleKind.GOVERNOR: "governor | governors | maintained governor",
        RoleKind.PROPRIETOR: "trustee | director | proprietor | academy trustee | trust member | member of the trust",
        RoleKind.SALARIED_TRAINEE: "salaried trainee | school direct salaried | apprentice teacher",
        RoleKind.TRAINEE: "fee funded trainee | student teacher | pgce student",
        RoleKind.FOSTER_PARENT: "foster parent | foster carer",
        RoleKind.ADOPTER: "adopter | prospective adopter",
        RoleKind.HOUSEHOLD_MEMBER: "household member | household",
    }
)
"""In which capacity somebody works, as records word it. A job title is none, but for those of :func:`capacity_in_post`."""


def capacity_named(words: str) -> RoleKind | None:
    """The capacity that a cell or a heading names, of one or of several people.

    Examples:
        >>> str(capacity_named("Governors")), capacity_named("Kitchen")
        ('governor of a maintained school', None)
    """
    plain = plain_words(words)
    return CAPACITIES.get(plain) or CAPACITIES.get(plain.removesuffix("s"))


_OF_POSTS = frozenset(
    {RoleKind.AGENCY, RoleKind.CONTRACTOR, RoleKind.VOLUNTEER, RoleKind.GOVERNOR, RoleKind.PROPRIETOR, RoleKind.TRAINEE}
)
_IN_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")
# "Clerk to the governors" is none of them, and "Director" is the title of many posts
_LAST = re.compile(r"(?<!\bto )(?<!\bto the )(?<!\bfor )(?<!\bfor the )(?:volunteer|governor|trustee)s?$")
_FIRST = re.compile(r"(?:agency|supply)\b(?!.*\b(?:manager|coordinator|co ordinator|lead|officer|administrator)$)")


def capacity_in_post(post: str) -> RoleKind | None:
    """The capacity of somebody of whom no other column says one, where the post is called by it; None for a job title.

    Examples:
        >>> str(capacity_in_post("Parent governor")), str(capacity_in_post("Volunteer (supervised)"))
        ('governor of a maintained school', 'volunteer')
        >>> capacity_in_post("Clerk to the governors"), capacity_in_post("Volunteer coordinator"), capacity_in_post("Teacher")
        (None, None, None)
    """
    plain = plain_words(_IN_BRACKETS.sub(" ", post))
    if plain == "director":
        return None
    named = capacity_named(plain)
    if named is None and (last := _LAST.search(plain)):
        named = capacity_named(last[0])
    if named is None and _FIRST.match(plain):
        return RoleKind.AGENCY
    return named if named in _OF_POSTS else None
