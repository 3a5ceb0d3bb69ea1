"""Invented questions and answers, which the examples of this package use."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from safeguarding.dates.ranges import DateRange
from safeguarding.surveys.answers import AnswerCounts
from safeguarding.surveys.comparisons import WaveResult
from safeguarding.surveys.questions import Option, Question
from safeguarding.surveys.waves import Wave
from safeguarding.surveys.words import Coding, Mode

_YES_OR_NO = (
    Option(code="Y", label="Yes", coding=Coding.FAVOURABLE),
    Option(code="N", label="No", coding=Coding.UNFAVOURABLE),
)
SAFE = Question(identifier="safe", wording="Do you feel safe?", theme="life", options=_YES_OR_NO)
TALK = Question(identifier="talk", wording="Have you someone to talk to?", theme="life", options=_YES_OR_NO)
_HOME = Question(
    identifier="home",
    wording="How is home?",
    theme="life",
    options=[
        Option(code="3", label="Happy", coding=Coding.FAVOURABLE, score=Decimal(3)),
        Option(code="2", label="Neither", coding=Coding.NEUTRAL, score=Decimal(2)),
        Option(code="1", label="Unhappy", coding=Coding.UNFAVOURABLE, score=Decimal(1)),
    ],
)
HOME_ANSWERS = AnswerCounts(question=_HOME, chosen={"3": 60, "2": 20, "1": 10}, blank=10)
"""60 are happy, 20 neither, 10 unhappy, and 10 gave no answer."""

SAFE_BY_WAVE = tuple(
    WaveResult(
        wave=Wave(
            name=str(year),
            fieldwork=DateRange(date(year, 3, 1), date(year, 4, 30)),
            population=190,
            invited=190,
            complete=100,
            mode=Mode.PAPER,
        ),
        answers=AnswerCounts(question=SAFE, chosen={"Y": count, "N": 100 - count}),
    )
    for year, count in ((2013, 50), (2015, 65), (2017, 80))
)
"""Of 100 answers in each of three waves, 50, then 65, then 80 say that they feel safe."""
