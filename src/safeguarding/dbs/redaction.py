"""People without what names them: a form of a register that may be passed on."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from safeguarding.dbs.certificate_numbers import LENGTH, CertificateNumber
from safeguarding.dbs.checks import Certificate, StatusCheck, Subscription
from safeguarding.dbs.people import Person, PersonName


def redacted(people: Iterable[Person]) -> tuple[Person, ...]:
    """The people without their names or anybody's who saw a confirmation, and with counting numbers for certificates.

    One number becomes one other throughout, so every status is as it was, and a certificate that stands against two
    people still does. Staff references and roles stay: a reference that is a name has to be replaced by the employer.

    Examples:
        >>> number = CertificateNumber("001234567890")
        >>> (person,) = redacted([Person(reference="S1", name="Invented Person", certificates=[Certificate(number=number)])])
        >>> person.name.reveal(), person.certificates[0].number.reveal()
        ('', '000000000001')
    """
    known: dict[CertificateNumber, CertificateNumber] = {}

    def other(number: CertificateNumber | None) -> CertificateNumber | None:
        if number is None:
            return None
        return known.setdefault(number, CertificateNumber(f"{len(known) + 1:0{LENGTH}}"))

    def certificate(each: Certificate) -> Certificate:
        told = each.confirmation
        told = None if told is None else attrs.evolve(told, seen_by="")
        return attrs.evolve(each, number=other(each.number), confirmation=told)

    def status_check(each: StatusCheck) -> StatusCheck:
        return attrs.evolve(each, number=other(each.number))

    def subscription(each: Subscription) -> Subscription:
        return attrs.evolve(each, number=other(each.number))

    return tuple(
        attrs.evolve(
            person,
            name=PersonName(""),
            certificates=map(certificate, person.certificates),
            status_checks=map(status_check, person.status_checks),
            subscriptions=map(subscription, person.subscriptions),
        )
        for person in people
    )
