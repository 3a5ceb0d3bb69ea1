"""A million responses to 50 questions counted, beside polars; one Wilson interval; tables protected."""

from __future__ import annotations

import math
from collections.abc import Iterator
from decimal import Decimal
from time import perf_counter

import numpy as np
import polars as pl
from statsmodels.stats.proportion import proportion_confint

from benchmarks.measuring import Line, Part, medians, within
from safeguarding.disclosure.schemes import FEWER_THAN_FIVE
from safeguarding.disclosure.suppression import suppression_pattern
from safeguarding.disclosure.tables import Axis, CountTable
from safeguarding.statistics.intervals import proportion_interval
from safeguarding.surveys.bulk import counted_in_bulk
from safeguarding.surveys.questions import Option, Question
from safeguarding.surveys.responses import Responses, counted_answers
from safeguarding.surveys.words import Coding

PEOPLE, QUESTIONS = 1_000_000, 50
LABELS = ("Very happy", "Happy", "Neither", "Unhappy", "Very unhappy")


def question(number: int) -> Question:
    return Question(
        identifier=f"q{number}",
        wording="An invented question?",
        theme="t",
        options=[
            Option(code=str(5 - k), label=label, coding=Coding.NEUTRAL, score=Decimal(5 - k))
            for k, label in enumerate(LABELS)
        ],
    )


def tabulation() -> Iterator[Line]:
    """Every answer counted."""
    random = np.random.default_rng(20261123)
    codes = [random.integers(0, len(LABELS), PEOPLE, dtype=np.uint8) for _ in range(QUESTIONS)]
    questions = [question(number) for number in range(QUESTIONS)]
    answers = {each.identifier: column.tobytes() for each, column in zip(questions, codes, strict=True)}
    responses = Responses(wave="2017", size=PEOPLE, answers=answers)
    labels = pl.Series(LABELS, dtype=pl.Enum(LABELS))
    frame = pl.DataFrame(
        {each.identifier: labels.gather(column) for each, column in zip(questions, codes, strict=True)}
    )

    def polars_groups() -> object:
        return [frame.group_by(each.identifier).len() for each in questions]

    def polars_value_counts() -> object:
        return [frame[each.identifier].value_counts() for each in questions]

    first = dict(frame.group_by("q0").len().iter_rows())
    ours = counted_in_bulk(responses, questions)["q0"]
    assert ours == counted_answers(responses, questions[0])  # noqa: S101 - a benchmark of different answers would be none
    assert [first[label] for label in LABELS] == [ours.count(str(5 - k)) for k in range(5)]  # noqa: S101

    peer = "polars group_by on an Enum"
    took = medians(
        {
            peer: polars_groups,
            "polars value_counts on an Enum": polars_value_counts,
            "counted_in_bulk (numpy)": lambda: counted_in_bulk(responses, questions),
            "counted_answers (no library)": lambda: [counted_answers(responses, each) for each in questions],
        },
        clock=perf_counter,
    )
    for what in list(took)[1:]:
        yield Line(what=what, value=took[what], unit="ms", peer=peer, peer_value=took[peer])


def scalars() -> Iterator[Line]:
    """One Wilson interval."""
    peers = "statsmodels proportion_confint"
    took = medians(
        {
            "proportion_interval, with its record": lambda: proportion_interval(97, 100),
            "the arithmetic alone": lambda: wilson(97, 100),
            peers: lambda: proportion_confint(97, 100, method="wilson"),
        },
        unit="µs",
        rounds=9,
        times=500,
    )
    what, bare, _ = took
    yield Line(
        what=what, value=took[what], unit="µs", peer="the arithmetic alone", peer_value=took[bare], goal=within(1.5)
    )
    yield Line(what=what, value=took[what], unit="µs", peer=peers, peer_value=took[peers])


def wilson(count: int, base: int, z: float = 1.959963984540054) -> tuple[float, float]:
    """Wilson's interval with nothing around it."""
    share, square = count / base, z * z
    middle = (share + square / (2 * base)) / (1 + square / base)
    half = z / (1 + square / base) * math.sqrt(share * (1 - share) / base + square / (4 * base * base))
    return middle - half, middle + half


def suppression() -> Iterator[Line]:
    """Tables whose small cells are protected."""
    random = np.random.default_rng(7)
    for shape in ((6, 5), (12, 8), (20, 10), (4, 4, 3), (5, 5, 5), (6, 6, 6)):
        axes = [Axis(name=str(k), labels=[f"{k}.{j}" for j in range(size)]) for k, size in enumerate(shape)]
        small = random.random(shape) < 0.2
        counts = np.where(small, random.integers(1, 5, shape), random.integers(5, 40, shape))
        table = CountTable(
            axes,
            {tuple(f"{k}.{j}" for k, j in enumerate(place)): int(count) for place, count in np.ndenumerate(counts)},
        )
        pattern = suppression_pattern(table, FEWER_THAN_FIVE)
        took = medians({"it": lambda table=table: suppression_pattern(table, FEWER_THAN_FIVE)}, rounds=1)  # type: ignore[misc]
        proven = "the least" if pattern.is_least else "not proven least"
        hidden = f"{len(pattern.secondary)} cells hidden to protect, {proven}"
        yield Line(what=f"suppression, {' by '.join(map(str, shape))}", value=took["it"], unit="ms", note=hidden)


def lines() -> Iterator[Line]:
    """All three."""
    yield from tabulation()
    yield from scalars()
    yield from suppression()


PART = Part(
    title="Surveys and statistics",
    about=f"{PEOPLE:,} people, {QUESTIONS} questions; one interval; tables of which one cell in five is small.",
    lines=lines,
    needs=("numpy", "polars", "statsmodels"),
)
