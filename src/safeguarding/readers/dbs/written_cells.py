"""What is written of a record into a register's cell, where that is not an attribute alone."""

from __future__ import annotations

from collections.abc import Callable

from safeguarding.dbs.checks import Certificate
from safeguarding.dbs.people import Person, Post
from safeguarding.readers.dbs.words import UNKNOWN
from safeguarding.secrets import Secret
from safeguarding.tables.typed_tables import Value


def required_written(post: Post) -> Value:
    """The level that a post requires, or that it is not known."""
    if not post.is_requirement_known:
        return UNKNOWN
    return None if post.required is None else str(post.required)


def level_written(certificate: Certificate) -> Value:
    """The level of a certificate, or that it is not known."""
    if not certificate.is_level_known:
        return UNKNOWN
    return None if certificate.level is None else str(certificate.level)


def issue_written(certificate: Certificate) -> Value:
    """The day of issue, or that it is not known."""
    return certificate.issued_on or UNKNOWN


def seen_written(certificate: Certificate) -> Value:
    """The day on which the certificate itself was seen."""
    return certificate.seen_on if certificate.confirmation is None else None


def yes_written(_: object) -> Value:
    """That there is one."""
    return "yes"


def confirmation_written(attribute: str) -> Callable[[Certificate], Value]:
    """What is written of a certificate's written confirmation."""

    def written(certificate: Certificate) -> Value:
        found = getattr(certificate.confirmation, attribute, None)
        return (found.reveal() if isinstance(found, Secret) else found) or None

    return written


def leaver_written(person: Person) -> Value:
    """That somebody has left, and not when."""
    return "yes" if person.is_leaver else None
