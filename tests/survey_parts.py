"""Invented questions, a wave and answers that several tests of surveys use."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import attrs

from safeguarding.dates.ranges import DateRange
from safeguarding.readers.surveys.choices import choices_of
from safeguarding.surveys.answers import AnswerCounts
from safeguarding.surveys.questions import Option, Question
from safeguarding.surveys.responses import Responses, answer_column
from safeguarding.surveys.waves import Wave
from safeguarding.surveys.words import Coding, Mode

TALK = Question(
    identifier="talk",
    wording="Do you have someone to talk to?",
    theme="life",
    options=[
        Option(code="Y", label="Yes", coding=Coding.FAVOURABLE),
        Option(code="N", label="No", coding=Coding.UNFAVOURABLE),
    ],
)
HOME = Question(
    identifier="home",
    wording="How happy are you where you live?",
    theme="life",
    options=[
        Option(code=str(score), label=label, coding=coding, score=Decimal(score))
        for score, label, coding in (
            (3, "Happy", Coding.FAVOURABLE),
            (2, "Neither", Coding.NEUTRAL),
            (1, "Unhappy", Coding.UNFAVOURABLE),
        )
    ],
)
WAVE = Wave(
    name="2017",
    fieldwork=DateRange(date(2017, 3, 1), date(2017, 3, 31)),
    population=50,
    invited=50,
    complete=4,
    mode=Mode.PAPER,
)


def counted(
    question: Question, *, blank: int = 0, unreadable: int = 0, not_asked: int = 0, **counts: int
) -> AnswerCounts:
    chosen = {code.removeprefix("c"): count for code, count in counts.items()}
    return AnswerCounts(question=question, chosen=chosen, blank=blank, unreadable=unreadable, not_asked=not_asked)


def people(question: Question, codes: Sequence[str | None], weights: Sequence[int] | None = None) -> Responses:
    return Responses(
        wave="2017",
        size=len(codes),
        answers={question.identifier: answer_column(question, codes)},
        weights=None if weights is None else tuple(map(Decimal, weights)),
    )


EXPORTED_WAVE = attrs.evolve(WAVE, mode=Mode.ONLINE)
"""The wave of the exports in ``tests/tables/surveys``, and below it what they answer."""


def _question(identifier: str, wording: str, *options: tuple[str, str, Coding]) -> Question:
    made = [
        Option(code=code, label=label, coding=coding, aliases=["aye"] if label == "Yes" else [])
        for code, label, coding in options
    ]
    return Question(identifier=identifier, wording=wording, theme="life", options=made)


EXPORTED = [
    _question("safe", "Do you feel safe?", ("Y", "Yes", Coding.FAVOURABLE), ("N", "No", Coding.UNFAVOURABLE)),
    _question(
        "home",
        "Your home",
        ("3", "Happy", Coding.FAVOURABLE),
        ("2", "Neither", Coding.NEUTRAL),
        ("1", "Unhappy", Coding.UNFAVOURABLE),
    ),
    *choices_of(
        _question(
            "worries",
            "Which of these worry you?",
            ("s", "School", Coding.NEUTRAL),
            ("f", "Friends", Coding.NEUTRAL),
            ("w", "Money, bills and rent", Coding.NEUTRAL),
        )
    ),
]
