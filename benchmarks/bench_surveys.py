"""A million responses to 50 questions counted, beside polars; and one Wilson interval, beside statsmodels.

Prints ratios; read those. Run: python benchmarks/bench_surveys.py
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from decimal import Decimal

import numpy as np
import polars as pl
from statsmodels.stats.proportion import proportion_confint

from safeguarding.disclosure.schemes import FEWER_THAN_FIVE
from safeguarding.disclosure.suppression import suppression_pattern
from safeguarding.disclosure.tables import Axis, CountTable
from safeguarding.statistics.intervals import proportion_interval
from safeguarding.surveys.bulk import counted_in_bulk
from safeguarding.surveys.questions import Option, Question
from safeguarding.surveys.responses import Responses, counted_answers
from safeguarding.surveys.words import Coding

PEOPLE, QUESTIONS, RUNS = 1_000_000, 50, 5
LABELS = ("Very happy", "Happy", "Neither", "Unhappy", "Very unhappy")


def milliseconds(work: Callable[[], object], runs: int = RUNS) -> float:
    """The median of several runs."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


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


def tabulation() -> None:
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

    peer = milliseconds(polars_groups)
    rows = [
        ("polars group_by on an Enum", peer),
        ("polars value_counts on an Enum", milliseconds(polars_value_counts)),
        ("counted_in_bulk (numpy)", milliseconds(lambda: counted_in_bulk(responses, questions))),
        (
            "counted_answers (no library)",
            milliseconds(lambda: [counted_answers(responses, each) for each in questions]),
        ),
    ]
    print(f"{PEOPLE:,} people, {QUESTIONS} questions".ljust(44) + f"{'ms':>9} {'of polars':>10}")
    for name, taken in rows:
        print(f"{name:44}{taken:9.1f} {taken / peer:9.2f}x")


def scalars() -> None:
    rounds = 1000
    ours = milliseconds(lambda: [proportion_interval(97, 100) for _ in range(rounds)])
    peer = milliseconds(lambda: [proportion_confint(97, 100, method="wilson") for _ in range(rounds)])
    print(f"\n{'one Wilson interval':44}{'µs':>9} {'of peer':>10}")
    for name, taken in (("statsmodels proportion_confint", peer), ("proportion_interval", ours)):
        print(f"{name:44}{taken / rounds * 1000:9.2f} {taken / peer:9.2f}x")


def suppression() -> None:
    random = np.random.default_rng(7)
    print(f"\n{'suppression, one cell in five small':44}{'ms':>9} {'hidden to protect':>18}")
    for shape in ((6, 5), (12, 8), (20, 10), (4, 4, 3), (5, 5, 5), (6, 6, 6)):
        axes = [Axis(name=str(k), labels=[f"{k}.{j}" for j in range(size)]) for k, size in enumerate(shape)]
        small = random.random(shape) < 0.2
        counts = np.where(small, random.integers(1, 5, shape), random.integers(5, 40, shape))
        table = CountTable(
            axes,
            {tuple(f"{k}.{j}" for k, j in enumerate(place)): int(count) for place, count in np.ndenumerate(counts)},
        )
        pattern = suppression_pattern(table, FEWER_THAN_FIVE)
        taken = milliseconds(lambda table=table: suppression_pattern(table, FEWER_THAN_FIVE), runs=1)
        proven = "the least" if pattern.is_least else "not proven least"
        print(f"{' by '.join(map(str, shape)):44}{taken:9.1f} {len(pattern.secondary):6} ({proven})")


def main() -> None:
    tabulation()
    scalars()
    suppression()


if __name__ == "__main__":
    main()
