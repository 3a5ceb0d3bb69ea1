"""Invented questions and waves that several tests use."""

from datetime import date
from decimal import Decimal

import pytest

from safeguarding.dates.ranges import DateRange
from safeguarding.surveys.questions import Option, Question
from safeguarding.surveys.waves import Wave
from safeguarding.surveys.words import Coding, Mode


@pytest.fixture
def scale() -> Question:
    return Question(
        identifier="q1",
        wording="How happy are you where you live?",
        theme="placement",
        options=[
            Option(code="5", label="Very happy", coding=Coding.FAVOURABLE, score=Decimal(5)),
            Option(code="4", label="Happy", coding=Coding.FAVOURABLE, score=Decimal(4)),
            Option(code="3", label="Neither", coding=Coding.NEUTRAL, score=Decimal(3)),
            Option(code="2", label="Unhappy", coding=Coding.UNFAVOURABLE, score=Decimal(2)),
            Option(code="1", label="Very unhappy", coding=Coding.UNFAVOURABLE, score=Decimal(1)),
            Option(code="9", label="Does not apply", coding=Coding.NOT_IN_BASE),
        ],
    )


@pytest.fixture
def yes_or_no() -> Question:
    return Question(
        identifier="q2",
        wording="Do you have someone to talk to?",
        theme="placement",
        options=[
            Option(code="Y", label="Yes", coding=Coding.FAVOURABLE),
            Option(code="N", label="No", coding=Coding.UNFAVOURABLE),
        ],
    )


@pytest.fixture
def waves() -> list[Wave]:
    return [
        Wave(
            name=str(year),
            fieldwork=DateRange(date(year, 3, 1), date(year, 3, 31)),
            population=200,
            invited=200,
            complete=100,
            mode=Mode.ONLINE,
        )
        for year in (2013, 2015, 2017)
    ]
