"""One certificate on several people, and one reference used for several people: both are wrong somewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import attrs

from safeguarding.dbs.certificate_numbers import CertificateNumber
from safeguarding.dbs.people import Person
from safeguarding.records import Record


@attrs.frozen(kw_only=True)
class SharedCertificate(Record):
    """A certificate number that stands against more than one person.

    Attributes:
        number: The number, all but its last four digits hidden.
        references: The staff references, in the register's order.
    """

    number: str
    references: tuple[str, ...]

    def __str__(self) -> str:
        return f"certificate {self.number} stands against {', '.join(self.references)}"


def shared_certificates(people: Iterable[Person]) -> tuple[SharedCertificate, ...]:
    """The certificate numbers held by more than one person. The same number twice on one person is no conflict.

    Examples:
        >>> from safeguarding.dbs.checks import Certificate
        >>> number = CertificateNumber("001234567890")
        >>> twice = [Person(reference=each, certificates=[Certificate(number=number)]) for each in ("S1", "S2")]
        >>> print(*shared_certificates(twice))
        certificate ********7890 stands against S1, S2
    """
    holders: dict[CertificateNumber, dict[str, None]] = {}
    for person in people:
        for certificate in person.certificates:
            if certificate.number is not None:
                holders.setdefault(certificate.number, {})[person.reference] = None
    return tuple(
        SharedCertificate(number=str(number), references=tuple(references))
        for number, references in holders.items()
        if len(references) > 1
    )


def repeated_references(people: Iterable[Person]) -> tuple[str, ...]:
    """Staff references that stand for more than one person of the register, in its order.

    Examples:
        >>> repeated_references([Person(reference="S1"), Person(reference="S2"), Person(reference="S1")])
        ('S1',)
    """
    counts = Counter(person.reference for person in people)
    return tuple(reference for reference, count in counts.items() if count > 1)
