"""The service answers, refuses without repeating what was sent, and keeps to its OpenAPI file."""

import json
from pathlib import Path

import pytest
import schemathesis
from app import app
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

OPENAPI = Path(__file__).with_name("openapi.json")
client = TestClient(app, raise_server_exceptions=False)
schema = schemathesis.openapi.from_asgi("/openapi.json", app)


def test_the_openapi_file_is_the_service_s() -> None:
    """What others program against is a file in a diff; ``python write_openapi.py`` writes it."""
    assert json.loads(OPENAPI.read_text(encoding="utf-8")) == app.openapi()


def test_due_dates() -> None:
    """Three years from the day of issue; 29 February ends on the 28th; no day gives no day."""
    asked = {"issued_on": ["2023-09-19", None, "2024-02-29"]}
    assert client.post("/due-dates", json=asked).json() == {"due_on": ["2026-09-19", None, "2027-02-28"]}


def test_a_standing() -> None:
    """Within the grace it is due, after it overdue."""
    member = {"reference": "S1", "certificates": [{"issued_on": "2022-09-19"}]}
    found = {
        day: client.post(f"/standing?on={day}", json=member).json()["standing"] for day in ("2025-10-03", "2025-10-04")
    }
    assert found == {"2025-10-03": "due", "2025-10-04": "overdue"}


def test_nothing_known_is_not_in_date() -> None:
    """A certificate without its day is unknown."""
    answer = client.post("/standing?on=2025-10-04", json={"reference": "S1", "certificates": [{}]})
    assert answer.json()["standing"] == "unknown_date"


def test_a_timescale() -> None:
    """70 working days from 7 February 2017, counted with bank holidays, end on 19 May."""
    asked = {"started_on": "2017-02-07", "as_at": "2017-05-22", "done_on": ["2017-05-17"]}
    [answer] = client.get("/timescales/ofsted_action_statement", params=asked).json()
    assert (answer["due_on"], answer["outcome"]) == ("2017-05-19", "in_time")


def test_a_rule_that_nobody_knows() -> None:
    """404, with what may have been meant."""
    answer = client.get("/timescales/action_statment", params={"started_on": "2017-02-07", "as_at": "2017-05-17"})
    assert answer.status_code == 404


def test_a_figure() -> None:
    """24% of 139 is no whole number of authorities that 35 could be."""
    answer = client.post("/figures/share", json={"count": "35", "base": "139", "percentage": "24%"}).json()
    assert answer["outcome"] == "inconsistent"
    assert "percentage 25" in answer["would_be_right"]


PLANTED = "Invented Person 000000123456"


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/due-dates", {"issued_on": [PLANTED]}),
        ("/due-dates", PLANTED),
        ("/standing?on=2025-10-04", {"reference": "S1", "name": PLANTED}),
        ("/standing?on=2025-10-04", {"reference": ["S1", PLANTED]}),
        ("/standing?on=2025-10-04", {"reference": "S1", "certificates": [{"issued_on": PLANTED}]}),
        ("/standing?on=2025-10-04", {"reference": "S1", "certificates": [{"number": PLANTED}]}),
        ("/standing?on=2025-10-04", {"reference": "S1", "certificates": [{PLANTED: "x"}]}),
        (f"/standing?on={PLANTED}", {"reference": "S1"}),
        ("/figures/share", {"count": PLANTED, "base": "139"}),
    ],
)
def test_what_was_sent_is_never_repeated(path: str, body: object) -> None:
    """A refusal says what is wrong and where, not what was sent: it ends in logs and in other people's screens."""
    answer = client.post(path, json=body)
    assert answer.status_code == 422
    assert "Invented" not in answer.text
    assert "000000123456" not in answer.text


@schema.parametrize()
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
def test_no_question_breaks_it(case: schemathesis.Case) -> None:
    """Whatever fits the OpenAPI file, and whatever does not, is answered as the file says."""
    # what is well formed may still be impossible, as a count above its base is: no schema can say that
    case.call_and_validate(excluded_checks=[positive_data_acceptance])
