"""Who answers for an action: a role, or, where a plan or a tracker names one, a person."""

from __future__ import annotations

from safeguarding.secrets import Secret


class Owner(Secret):
    """The role, or the person, that answers for an action or recorded an entry; empty where nobody is named.

    A plan should name roles. Trackers often name people, and nothing can tell the two apart, so each is kept as a name
    is: it comes out by ``reveal()``, in the tables that a board asks for by owner, and never in a repr or a message.

    Examples:
        >>> owner = Owner("head of service")
        >>> owner, owner.reveal(), bool(Owner(""))
        (Owner('***'), 'head of service', False)
    """

    __slots__ = ()
    _wanted_as = "a text"
    # most are roles: of the rest of an action, a fault shows what it found
    is_about_a_person = False

    @property
    def key(self) -> Owner:
        """By which two spellings are one owner: capitals and runs of spaces do not matter.

        Examples:
            >>> Owner("Head of  Service").key == Owner("head of service ").key
            True
        """
        return Owner(" ".join(self.reveal().split()).casefold())


NOBODY = Owner("")
"""Where nobody is named."""


def as_owner(owner: str | Owner) -> Owner:
    """The converter of a field that holds an owner."""
    return Owner(owner) if owner.__class__ is str else owner  # type: ignore[return-value]  # the record's check names the rest
