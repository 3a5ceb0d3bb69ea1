"""Invented questions and answers, which the examples of this package use."""

from __future__ import annotations

from decimal import Decimal

from safeguarding.surveys.answers import AnswerCounts
from safeguarding.surveys.questions import Option, Question
from safeguarding.surveys.words import Coding

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
