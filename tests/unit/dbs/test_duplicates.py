"""One certificate on several people, and one reference for several people."""

from safeguarding.dbs.certificate_numbers import CertificateNumber
from safeguarding.dbs.checks import Certificate
from safeguarding.dbs.duplicates import repeated_references, shared_certificates
from safeguarding.dbs.people import Person


def person(reference: str, *numbers: str | None) -> Person:
    held = [Certificate(number=None if each is None else CertificateNumber(each)) for each in numbers]
    return Person(reference=reference, certificates=held)


ONE, OTHER, THIRD = "001234567890", "001234567891", "001234567892"


def test_a_number_against_more_than_one_person() -> None:
    """Twice on one person is no conflict, nor are two certificates without a number."""
    people = [person("S1", ONE, ONE, None), person("S2", OTHER, None), person("S3", THIRD, OTHER), person("S4", OTHER)]
    assert [(each.number[-4:], each.references) for each in shared_certificates(people)] == [
        ("7891", ("S2", "S3", "S4"))
    ]
    assert OTHER not in f"{shared_certificates(people)}"


def test_a_reference_of_more_than_one_person() -> None:
    """In the register's order, each once."""
    people = [person(each) for each in ("S2", "S1", "S3", "S1", "S2", "S2")]
    assert repeated_references(people) == ("S2", "S1")
    assert repeated_references(people[:3]) == ()
