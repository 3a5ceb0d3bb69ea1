"""Answers and indicators by column: counts of a survey's question, and an indicator's figure of each group.

What comes back are the records of the domains, since the results are few: every measure takes them on. So these run
the frame, a lazy one too; only counts leave it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from safeguarding.errors import InvalidRecordError
from safeguarding.extras import optional
from safeguarding.frames.arrays import Frame
from safeguarding.frames.opening import ColumnKind, Family, Opened, opened
from safeguarding.indicators.definitions import FigureKind, Indicator
from safeguarding.indicators.figures import Figure
from safeguarding.indicators.rates import Rate
from safeguarding.numbers.shares import Share
from safeguarding.surveys.answer_texts import NOT_ASKED_SIGNS, answer_text_reader
from safeguarding.surveys.answers import AnswerCounts
from safeguarding.surveys.questions import Question
from safeguarding.surveys.responses import BLANK, NOT_ASKED, UNREADABLE

with optional("narwhals", task="a rule over a dataframe"):
    import narwhals.stable.v2 as nw

_Group = tuple[Any, ...]
_ROWS = "_safeguarding_rows"
_COUNT, _BASE, _UNKNOWN = "_safeguarding_count", "_safeguarding_base", "_safeguarding_unknown"


def counted_answers(
    frame: Frame, question: Question, *, column: str, not_asked: Iterable[str] = NOT_ASKED_SIGNS
) -> AnswerCounts:
    """How many gave each answer to a question, from a column of answers: codes, labels or aliases of its options.

    Each distinct answer is read once, as the reader of survey files reads it; what is none of the options is unreadable.

    Args:
        frame: A dataframe, as for :func:`~safeguarding.frames.recheck_standings`; one row a person.
        question: The question.
        column: The column of answers; a missing one is a blank.
        not_asked: What stands for a question that was not put to this person.

    Raises:
        FaultyInputError: where there is no such column.

    Examples:
        >>> import polars as pl
        >>> from safeguarding.surveys import Coding, Option
        >>> yes, no = (Option(code=each[0], label=each, coding=Coding.NEUTRAL) for each in ("Yes", "No"))
        >>> talk = Question(identifier="talk", wording="Have you someone to talk to?", theme="life", options=[yes, no])
        >>> counts = counted_answers(pl.DataFrame({"talk": ["Y", "yes", "N", None]}), talk, column="talk")
        >>> counts.count("Y"), counts.count("N"), counts.blank
        (2, 1, 1)
    """
    found = counted_by_group(frame, question, column=column, by=(), not_asked=not_asked)
    return found.get((), AnswerCounts(question=question, chosen={}))


def counted_by_group(
    frame: Frame, question: Question, *, column: str, by: Sequence[str], not_asked: Iterable[str] = NOT_ASKED_SIGNS
) -> dict[_Group, AnswerCounts]:
    """The answers of each group, by the group's values; a missing value is a group of its own, None.

    Arguments as for :func:`counted_answers`, and ``by``, the columns that make groups. Small groups can point at a
    child: what is published goes through disclosure control.

    Examples:
        >>> import polars as pl
        >>> from safeguarding.surveys import Coding, Option
        >>> yes, no = (Option(code=each[0], label=each, coding=Coding.NEUTRAL) for each in ("Yes", "No"))
        >>> talk = Question(identifier="talk", wording="Have you someone to talk to?", theme="life", options=[yes, no])
        >>> frame = pl.DataFrame({"talk": ["Y", "N", "Y"], "home": ["kinship", "kinship", "foster"]})
        >>> for group, counts in sorted(counted_by_group(frame, talk, column="talk", by=["home"]).items()):
        ...     print(*group, counts.count("Y"), counts.count("N"))
        foster 1 0
        kinship 1 1
    """
    looked_at = opened(frame, dict.fromkeys((*by, column), ColumnKind.GROUPS))
    read = answer_text_reader(question, not_asked)
    counted: dict[_Group, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for (*group, answer), rows in _tallies(looked_at, [*by, column], {_ROWS: nw.lit(1)}).items():
        counted[tuple(group)][BLANK if answer is None else read(_text(answer))] += int(rows[0])
    return {group: _answers(question, counts) for group, counts in counted.items()}


def _answers(question: Question, counts: Mapping[int, int]) -> AnswerCounts:
    return AnswerCounts(
        question=question,
        chosen={option.code: counts.get(k, 0) for k, option in enumerate(question.options)},
        blank=counts.get(BLANK, 0),
        unreadable=counts.get(UNREADABLE, 0),
        not_asked=counts.get(NOT_ASKED, 0),
    )


def _text(answer: object) -> str:
    """An answer as it would stand in a file: a code 4 that pandas made 4.0, since one was missing, is 4."""
    return str(int(answer)) if isinstance(answer, float) and answer.is_integer() else str(answer)


def indicator_figures(
    frame: Frame, indicator: Indicator, *, count: str, base: str, by: Sequence[str] = ()
) -> dict[_Group, Figure | None]:
    """The figure of an indicator for each group, from columns of its numerator and denominator.

    The counts are added up and divided once: the mean of percentages would be another figure.

    Args:
        frame: A dataframe; one row for each part that is counted.
        indicator: A share or a rate.
        count: The column of numerators.
        base: The column of denominators.
        by: The columns that make groups; without any, all rows are one, under an empty key.

    Returns:
        For each group its share or rate; None where the base is 0, or a count or base of the group is missing.

    Raises:
        FaultyInputError: for columns that are missing or hold no numbers.
        InvalidRecordError: for an indicator that is a mean, or counts that are no whole numbers or above their base.

    Examples:
        >>> import polars as pl
        >>> from safeguarding.indicators.catalogue import indicator_named
        >>> frame = pl.DataFrame({"area": ["A", "A", "B"], "again": [12, 9, 3], "referrals": [50, 60, None]})
        >>> found = indicator_figures(frame, indicator_named("rereferral_12m"), count="again", base="referrals", by=["area"])
        >>> print(found[("A",)], found[("B",)])
        21 of 110 None
    """
    if indicator.kind is FigureKind.MEAN:
        raise InvalidRecordError(f"{indicator.key} is a mean, which needs its values", remedy="mean_of(values) has it")
    kinds = dict.fromkeys(by, ColumnKind.GROUPS) | dict.fromkeys((count, base), ColumnKind.NUMBERS)
    looked_at = opened(frame, kinds)
    unknown = nw.col(count).is_null() | nw.col(base).is_null()
    parts = {_COUNT: nw.col(count), _BASE: nw.col(base), _UNKNOWN: unknown.cast(nw.Int64)}
    return {
        group: _figure(indicator, *(_whole(each) for each in found))
        for group, found in _tallies(looked_at, by, parts).items()
    }


def _figure(indicator: Indicator, count: int, base: int, unknown: int) -> Figure | None:
    if unknown or not base:
        return None
    return Share(count, base) if indicator.per is None else Rate(count, base, per=indicator.per)


def _whole(value: object) -> int:
    text = str(value or 0)
    if text in ("nan", "inf", "-inf") or (number := Fraction(text)).denominator != 1:
        raise InvalidRecordError("a count is a whole number", remedy="give counts, not percentages or rates")
    return number.numerator


def _tallies(frame: Opened, by: Sequence[str], parts: Mapping[str, nw.Expr]) -> dict[_Group, tuple[Any, ...]]:
    """What is added up of each group. Partitions are added up one by one, so that only sums are put together."""

    def of_part(part: Frame) -> Frame:
        whole: Frame = nw.from_native(part)
        whole = whole.with_columns(*(each.alias(name) for name, each in parts.items()))
        sums = [nw.col(name).sum() for name in parts]
        return (whole.group_by(*dict.fromkeys(by)).agg(*sums) if by else whole.select(*sums)).to_native()

    native = frame.native
    if frame.family is Family.PARTITIONS:
        held: Frame = nw.from_native(native.map_partitions(of_part, meta=of_part(native._meta)).compute())  # noqa: SLF001 - its documented place
    else:
        held = nw.from_native(of_part(native))
        held = held.collect() if isinstance(held, nw.LazyFrame) else held
    found: dict[_Group, tuple[Any, ...]] = {}
    for row in held.iter_rows(named=True):
        group = tuple(_plain(row[name]) for name in by)
        values = tuple(row[name] or 0 for name in parts)
        found[group] = tuple(map(sum, zip(found[group], values, strict=True))) if group in found else values
    return found


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever names a group
    """The name of a group as Python has it: every library's missing value is None."""
    is_missing = type(value).__name__ in ("NaTType", "NAType") or (isinstance(value, float) and value != value)  # noqa: PLR0124 - NaN alone
    return None if is_missing else value
