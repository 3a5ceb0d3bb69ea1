"""A register without what names people."""

from datetime import date

from hypothesis import given

from safeguarding.dbs.audits import audit
from safeguarding.dbs.certificate_numbers import CertificateNumber
from safeguarding.dbs.checks import Certificate, StatusCheck, StatusCheckResult, Subscription
from safeguarding.dbs.people import Person
from safeguarding.dbs.policies import RecheckPolicy
from safeguarding.dbs.redaction import redacted
from safeguarding.serialization.documents import to_json
from safeguarding.testing.strategies.dbs import days, policies, registers


@given(registers(), policies(), days())
def test_a_redacted_register_has_the_same_statuses(register: list[Person], policy: RecheckPolicy, on: date) -> None:
    """Without names and numbers everybody stands where they stood, and what is shared is still shared."""
    passed_on = redacted(register)
    before, after = audit(register, policy, as_at=on), audit(passed_on, policy, as_at=on)
    assert [(each.standing, each.due_on) for each in before.statuses] == [
        (each.standing, each.due_on) for each in after.statuses
    ]
    assert [each.references for each in before.shared_certificates] == [
        each.references for each in after.shared_certificates
    ]
    assert "Invented P" not in to_json(passed_on)
    assert all(name not in to_json(passed_on) for name in ("Office manager", "Head teacher"))


def test_a_number_is_one_other_wherever_it_stands() -> None:
    """The certificate, the status check of it and its subscription keep one number, which is another; none stays none."""
    number = CertificateNumber("001234567890")
    register = Person(
        reference="S1",
        certificates=[Certificate(number=number), Certificate(issued_on=date(2014, 9, 19))],
        status_checks=[
            StatusCheck(number=number, checked_on=date(2015, 9, 19), result=StatusCheckResult.BLANK_NO_NEW_INFO)
        ],
        subscriptions=[Subscription(number=number, starts_on=date(2014, 9, 19))],
    )
    (found,) = redacted([register])
    places = (found.certificates[0], found.status_checks[0], found.subscriptions[0])
    assert [each.number and each.number.reveal() for each in places] == ["000000000001"] * 3
    assert found.certificates[1].number is None
