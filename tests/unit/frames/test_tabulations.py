"""Answers, indicators and printed shares by column: as the rules for one, whatever library holds the columns."""

from collections import defaultdict
from typing import ClassVar

import pandas as pd
import polars as pl
import pytest
from hypothesis import given, settings, strategies as st
from tests.engines import Columns, column_of, every_engine, frame_of

from safeguarding.errors import FaultyInputError, InvalidRecordError
from safeguarding.figures.claims import check
from safeguarding.figures.kinds.shares import ShareClaim
from safeguarding.figures.policies import CHARITABLE, CheckingPolicy
from safeguarding.figures.words import ClaimOutcome
from safeguarding.frames import counted_answers, counted_by_group, indicator_figures, share_outcomes
from safeguarding.indicators.catalogue import indicator_named
from safeguarding.indicators.rates import Rate
from safeguarding.numbers.rounding import Rounding
from safeguarding.numbers.shares import Share
from safeguarding.surveys.answer_texts import answer_text_reader
from safeguarding.surveys.questions import Option, Question
from safeguarding.surveys.responses import BLANK, counted_column
from safeguarding.surveys.words import Coding

YES = Option(code="1", label="Yes", coding=Coding.FAVOURABLE, aliases=["ja"])
NO = Option(code="2", label="No", coding=Coding.UNFAVOURABLE)
TALK = Question(identifier="talk", wording="Have you someone to talk to?", theme="life", options=[YES, NO])
ANSWERS = [None, "1", "yes ", "JA", "No", "2", "-", "not asked", "", "maybe", "1 = Yes"]
SHARES = [(None, None), ("39", "139"), ("35", "139"), ("140", "139"), ("0", "0"), ("many", "139"), ("12", None)]
PRINTED = [None, "28%", "24", "25.2", "100", "", "half"]


class TestAnswers:
    """Each answer is read as the reader of survey files reads it, and the counts are those of the column of bytes."""

    @every_engine
    @settings(max_examples=5)
    @given(st.lists(st.tuples(st.sampled_from(ANSWERS), st.sampled_from(["A", "B", None])), min_size=1, max_size=12))
    def test_counts(self, engine: str, people: list[tuple[str | None, str | None]]) -> None:
        frame = frame_of(engine, {"talk": [each for each, _ in people], "area": [area for _, area in people]}, days=[])
        read = answer_text_reader(TALK)
        column: dict[str | None, bytes] = defaultdict(bytes)
        for answer, area in people:
            column[area] += bytes([BLANK if answer is None else read(answer)])
        assert counted_answers(frame, TALK, column="talk") == counted_column(TALK, b"".join(column.values()))
        assert counted_by_group(frame, TALK, column="talk", by=["area"]) == {
            (area,): counted_column(TALK, answers) for area, answers in column.items()
        }

    def test_codes_that_pandas_made_floats(self) -> None:
        """A missing answer makes pandas keep codes as floats; 1.0 is the code 1, and 1.5 is none."""
        found = counted_answers(pd.DataFrame({"talk": [1, 2, None, 1.5]}), TALK, column="talk")
        assert (dict(found.chosen), found.blank, found.unreadable) == ({"1": 1, "2": 1}, 1, 1)

    def test_by_the_answers_themselves(self) -> None:
        """Each answer is a group of its own; a list or a record names none."""
        found = counted_by_group(pl.DataFrame({"talk": ["1", "2", "1"]}), TALK, column="talk", by=["talk"])
        assert {group: dict(counts.chosen) for group, counts in found.items()} == {
            ("1",): {"1": 2, "2": 0},
            ("2",): {"1": 0, "2": 1},
        }
        for nested in ([[1], []], [{"a": 1}, None]):
            with pytest.raises(FaultyInputError, match="is of another type"):
                counted_by_group(pl.DataFrame({"talk": nested, "area": "A"}), TALK, column="talk", by=["area"])

    def test_nobody(self) -> None:
        assert counted_answers(pl.LazyFrame({"talk": []}), TALK, column="talk").respondents == 0


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf"), 0.5])
def test_what_is_no_count(value: float) -> None:
    with pytest.raises(InvalidRecordError, match="a count is a whole number"):
        indicator_figures(
            pl.DataFrame({"n": [1.0, value], "of": [9, 9]}), indicator_named("icpc_15wd"), count="n", base="of"
        )


class TestIndicators:
    """Counts are added up before they are divided; what a missing count would make of a group is not known."""

    AGAIN, RATE = indicator_named("rereferral_12m"), indicator_named("referral_rate")
    FRAME = pl.DataFrame(
        {"area": ["A", "A", "B", "C", "D"], "count": [12, 9, 3, None, 0], "base": [50, 60, 4, 10, 0]},
    )

    @pytest.mark.parametrize("frame", [FRAME, FRAME.lazy(), pd.DataFrame(FRAME.to_dict(as_series=False))], ids=str)
    def test_by_group(self, frame: object) -> None:
        found = indicator_figures(frame, self.AGAIN, count="count", base="base", by=["area"])
        assert found == {("A",): Share(21, 110), ("B",): Share(3, 4), ("C",): None, ("D",): None}

    @every_engine
    @settings(max_examples=5)
    @given(
        st.lists(
            st.tuples(st.sampled_from(["A", "B", None]), st.none() | st.integers(0, 9), st.none() | st.integers(9, 99)),
            min_size=1,
            max_size=9,
        )
    )
    def test_every_library(self, engine: str, parts: list[tuple[str | None, int | None, int | None]]) -> None:
        """The figure of a group is that of its counts added up; one part that is not known makes it unknown."""
        columns: Columns = dict(zip(("area", "count", "base"), map(list, zip(*parts, strict=True)), strict=True))
        found = indicator_figures(
            frame_of(engine, columns, days=[]), self.AGAIN, count="count", base="base", by=["area"]
        )
        for area in {each for each, _, _ in parts}:
            known = [(count, base) for each, count, base in parts if each == area and None not in (count, base)]
            is_whole = len(known) == sum(each == area for each, _, _ in parts)
            added = (
                Share(sum(count or 0 for count, _ in known), sum(base or 0 for _, base in known)) if is_whole else None
            )
            assert found[area,] == added
        assert len(found) == len({each for each, _, _ in parts})

    def test_a_rate_of_all(self) -> None:
        found = indicator_figures(self.FRAME.drop_nulls(), self.RATE, count="count", base="base")
        assert found == {(): Rate(24, 114, per=10_000)}

    def test_refusals(self) -> None:
        with pytest.raises(FaultyInputError, match="expected numbers"):
            indicator_figures(self.FRAME, self.AGAIN, count="area", base="base")
        with pytest.raises(InvalidRecordError, match="a count is a whole number"):
            indicator_figures(pl.DataFrame({"n": [0.5], "of": [3]}), self.AGAIN, count="n", base="of")


@every_engine
@settings(max_examples=5)
@given(
    st.lists(st.tuples(st.sampled_from(SHARES), st.sampled_from(PRINTED)), min_size=1, max_size=12),
    st.sampled_from([CHARITABLE, CheckingPolicy(usual=(Rounding.HALF_UP,), unusual=())]),
)
def test_printed_shares_are_checked_as_claims(
    engine: str, rows: list[tuple[tuple[str | None, str | None], str | None]], policy: CheckingPolicy
) -> None:
    """A row's verdict is that of its claim; without a claim there is none, and what cannot be read is unverifiable."""
    columns: Columns = {
        "n": [share[0] for share, _ in rows],
        "of": [share[1] for share, _ in rows],
        "printed": [printed for _, printed in rows],
    }
    found = share_outcomes(frame_of(engine, columns, days=[]), policy, count="n", base="of", percentage="printed")
    assert column_of(found, "verdict") == [one_by_one(*share, printed, policy) for share, printed in rows]


def one_by_one(count: str | None, base: str | None, printed: str | None, policy: CheckingPolicy) -> str | None:
    printed = printed or None
    if printed is None and None in (count, base):
        return None
    try:
        claim = ShareClaim(count=count, base=base, percentage=printed)
    except ValueError:
        return ClaimOutcome.UNVERIFIABLE.label
    return check(claim, policy).outcome.label


class TestPrintedShares:
    """Whole numbers and decimals are figures as they are; a float is none, since its places are lost."""

    COLUMNS: ClassVar[Columns] = {"n": [39, 35], "of": [139, 139]}

    def test_whole_numbers(self) -> None:
        for frame in (pl.DataFrame(self.COLUMNS), pd.DataFrame(self.COLUMNS)):
            stated = frame.assign(p="28%") if isinstance(frame, pd.DataFrame) else frame.with_columns(p=pl.lit("28%"))
            found = share_outcomes(stated, count="n", base="of", percentage="p")["verdict"]
            assert list(found) == ["consistent", "inconsistent"]

    def test_floats_are_refused(self) -> None:
        with pytest.raises(FaultyInputError, match="a float has lost the figure as it was printed"):
            share_outcomes(pl.DataFrame({**self.COLUMNS, "p": [28.0, 24.0]}), count="n", base="of", percentage="p")


def test_a_mean_needs_its_values() -> None:
    """Counts and bases give shares and rates; of a mean they say nothing."""
    with pytest.raises(InvalidRecordError, match="needs its values"):
        indicator_figures(TestIndicators.FRAME, indicator_named("sw_caseload"), count="count", base="base")
