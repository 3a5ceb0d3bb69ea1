"""A register without what names people."""

from datetime import date

from hypothesis import given

from safeguarding.dbs.audits import audit
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
