"""Records in and out of FastAPI routes, and nothing that was put in comes back or into a log."""

import asyncio
import json
import logging
import re
import textwrap
from typing import Annotated, Any

import pytest

pytest.importorskip("fastapi", reason="in the long stage, whose environment has FastAPI")
pytest.importorskip("httpx", reason="in the long stage, whose environment has httpx")

import httpx
from fastapi import Body, FastAPI
from pydantic import BaseModel
from tests.published import ROOT

import safeguarding as sg

PLANTED = "Zebedee Planted"


class Checked(BaseModel):
    model_config = sg.HIDDEN_INPUT

    share: sg.Share
    person: sg.Person | None = None


def application(*, is_hidden: bool = True) -> FastAPI:
    app = FastAPI()
    if is_hidden:
        sg.hide_input(app)

    @app.post("/share")
    def of_a_share(share: Annotated[sg.Share, Body()]) -> sg.Share:
        return share

    @app.post("/checked")
    def of_a_model(checked: Checked) -> Checked:
        return checked

    @app.get("/days")
    def of_a_number(days: int) -> int:
        return days

    @app.get("/wrong", response_model=sg.Share)
    def wrong() -> Any:  # noqa: ANN401 - what does not fit, on purpose
        return {"count": PLANTED, "base": [PLANTED]}

    return app


def asked(app: FastAPI, method: str, route: str, **given: Any) -> httpx.Response:  # noqa: ANN401 - of httpx
    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://service") as client:
            return await client.request(method, route, **given)

    return asyncio.run(ask())


def test_in_and_out() -> None:
    """A route takes and returns a record as it stands in a file, and OpenAPI holds its schema."""
    app = application()
    assert asked(app, "POST", "/share", json={"count": 35, "base": 139}).json() == {"count": 35, "base": 139}
    given = {"share": {"count": 1, "base": 2}, "person": {"reference": "S1"}}
    assert asked(app, "POST", "/checked", json=given).json() == given
    described = json.dumps(asked(app, "GET", "/openapi.json").json())
    assert '"required": ["count", "base"]' in described


REFUSED: list[tuple[str, Any]] = [
    ("/share", {"count": PLANTED, "base": 139}),
    ("/share", {PLANTED: 1}),
    ("/share", PLANTED),
    ("/share", [PLANTED]),
    ("/share", {"count": 140, "base": 139, PLANTED: {PLANTED: PLANTED}}),
    ("/checked", {"person": {"reference": "S1", "name": PLANTED}}),
    ("/checked", {"share": {"count": 1, "base": 2}, "person": {"reference": [PLANTED]}}),
    ("/checked", {"share": PLANTED, "person": PLANTED}),
]


@pytest.mark.parametrize(("route", "given"), REFUSED)
def test_a_refusal_repeats_nothing(route: str, given: Any, caplog: pytest.LogCaptureFixture) -> None:  # noqa: ANN401 - JSON
    """Planted in values, keys and lists: 422 says type, place and message, and no log holds it."""
    caplog.set_level(logging.DEBUG)
    answer = asked(application(), "POST", route, json=given)
    assert answer.status_code == 422
    assert answer.json()["detail"]
    for shown in (answer.text, caplog.text):
        assert "zebedee" not in shown.casefold()


def test_of_a_query() -> None:
    answer = asked(application(), "GET", "/days", params={"days": PLANTED})
    assert answer.status_code == 422
    assert "zebedee" not in answer.text.casefold()


def test_text_that_is_no_json() -> None:
    answer = asked(application(), "POST", "/share", content=f'{{"count": {PLANTED}'.encode())
    assert answer.status_code == 422
    assert "zebedee" not in answer.text.casefold()


def test_an_answer_that_does_not_fit(caplog: pytest.LogCaptureFixture) -> None:
    """It is a fault of the service: 500, and neither the answer nor the log says what was in it."""
    answer = asked(application(), "GET", "/wrong")
    assert answer.status_code == 500
    assert "zebedee" not in f"{answer.text} {caplog.text}".casefold()


def test_without_it_fastapi_repeats_what_was_put_in() -> None:
    """So that this test is not one of nothing."""
    given = {"person": {"reference": "S1", "name": PLANTED}}
    assert PLANTED in asked(application(is_hidden=False), "POST", "/checked", json=given).text


def test_the_page() -> None:
    """The application that the page shows, as it stands there."""
    page = (ROOT / "docs" / "reference" / "json.md").read_text(encoding="utf-8")
    (shown,) = re.findall(r"^    from typing import Annotated\n(?:    .*\n|\n)*", page, re.MULTILINE)
    names: dict[str, Any] = {}
    exec(textwrap.dedent(shown), names)  # noqa: S102 - our own page
    right = {"count": 35, "base": 139}
    assert asked(names["app"], "POST", "/shares", json=right).json() == right
    refused = asked(names["app"], "POST", "/shares", json={**right, "count": PLANTED})
    assert refused.status_code == 422
    assert PLANTED not in refused.text
