"""Due dates, standings, statutory timescales and checks of figures over HTTP.

Staff are references: no name is asked for, and none is given. A refused request is answered with what is wrong and
where, never with what was sent.
"""

import re
from datetime import date
from pathlib import Path
from typing import Annotated

from fastapi import Body, FastAPI, Query, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

import safeguarding as sg

POLICY = sg.read_policy(Path(__file__).with_name("policy.toml"))

app = FastAPI(
    title="Safeguarding answers",
    version="1.0.0",
    description="What is due when, by which rule; and whether a figure can be right.",
)
# FastAPI's own answer to a refused request repeats what was sent: now it does not
sg.hide_input(app)


def _iso_day(value: object) -> object:
    """Nothing but ISO text is a day: pydantic would take 0 for 1 January 1970."""
    if value is not None and not (isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value, re.ASCII)):
        raise ValueError("a day is written 2024-09-19")
    return value


Day = Annotated[date, BeforeValidator(_iso_day)]


class Model(BaseModel):
    """What a request or an answer holds: known keys and no others, and no input in an error."""

    model_config = ConfigDict(**sg.HIDDEN_INPUT, extra="forbid")


class Refusal(Model):
    """Why a question has no answer."""

    detail: list[dict[str, object]]


class Unreadable(Model):
    """That a question could not be read at all."""

    detail: str


class Issued(Model):
    """The days on which certificates were issued; null where a day is not known."""

    issued_on: Annotated[list[Day | None], Field(max_length=10_000)]


class DueDates(Model):
    """The day on which each falls due, in the order of the question; null where no day was given."""

    due_on: list[date | None]


class Member(Model):
    """One member of staff, by reference, with every certificate on record."""

    reference: Annotated[str, Field(min_length=1, max_length=50)]
    certificates: Annotated[list[sg.Certificate], Field(max_length=50)] = []
    post: sg.Post = sg.Post()


class Obligation(Model):
    """One thing that a rule requires in a case, as at a day."""

    due_on: date | None
    outcome: str
    explanation: str
    rests_on: str


class Checked(Model):
    """Whether a figure can be right, in a word and in a sentence, and what would be right."""

    outcome: str
    sentence: str
    would_be_right: list[str]


REFUSALS = {422: {"model": Refusal, "description": "Something in the question is wrong"}}
UNKNOWN_NAME = {404: {"model": Refusal, "description": "No rule of that name"}}
NOT_JSON = {400: {"model": Unreadable, "description": "The body is no JSON"}}


@app.exception_handler(sg.SafeguardingError)
def no_answer(_: Request, error: sg.SafeguardingError) -> JSONResponse:
    """A question that is well put, and has no answer: a name that no list knows, a day outside a calendar."""
    status = 404 if isinstance(error, sg.UnknownNameError) else 422
    return JSONResponse({"detail": [{"type": type(error).__name__, "msg": str(error)}]}, status_code=status)


@app.post("/due-dates", responses=REFUSALS | NOT_JSON)
def due_dates(question: Issued) -> DueDates:
    """The due date of each certificate under the employer's policy."""
    return DueDates(due_on=sg.due_dates(question.issued_on, POLICY))


@app.post("/standing", responses=REFUSALS | NOT_JSON)
def standing(member: Member, on: Annotated[Day, Query(description="The day asked about")]) -> sg.RecheckStatus:
    """Where somebody stands on a day, and what that rests on. What is not known is unknown, and never in date."""
    person = sg.Person(reference=member.reference, posts=[member.post], certificates=member.certificates)
    return sg.recheck_status(person, POLICY, on=on)


@app.get("/timescales/{rule}", responses=REFUSALS | UNKNOWN_NAME)
def timescale(
    rule: str,
    started_on: Annotated[Day, Query(description="The day from which the rule counts")],
    as_at: Annotated[Day, Query(description="The day of the question")],
    done_on: Annotated[list[Day], Query(max_length=100, description="The days on which it was done")] = [],  # noqa: B006 - FastAPI copies it
) -> list[Obligation]:
    """What a statutory timescale requires in one case, by the rule's name or one that is used in practice."""
    case = sg.Episode(started_on=started_on, done_on=sorted(done_on))
    return [
        Obligation(
            due_on=each.due_on,
            outcome=each.outcome.name.lower(),
            explanation=each.explanation,
            rests_on=str(each.source),
        )
        for each in sg.obligations([sg.rule_named(rule)], case, as_at=as_at)
    ]


@app.post("/figures/share", responses=REFUSALS | NOT_JSON)
def share(claim: Annotated[sg.ShareClaim, Body()]) -> Checked:
    """Whether a stated count, base and percentage can be true together, under any rounding.

    A record that is the whole body is marked ``Body()``: FastAPI takes what is no model of pydantic's own for a query.
    """
    verdict = sg.check(claim)
    return Checked(
        outcome=verdict.outcome.name.lower(),
        sentence=verdict.sentence,
        would_be_right=[str(each) for each in verdict.remedies],
    )
