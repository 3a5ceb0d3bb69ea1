"""Timescales by column: what the rule says of one case, it says of a column of them, whatever library holds it."""

from collections import Counter
from datetime import date, timedelta
from typing import ClassVar

import numpy as np
import pandas as pd
import polars as pl
import pytest
from hypothesis import given, settings, strategies as st
from tests.engines import Columns, column_of, every_engine, frame_of, rows_of

from safeguarding.dates.ranges import DateRange
from safeguarding.errors import FaultyInputError, InvalidRecordError
from safeguarding.frames import CaseColumns, case_outcomes, timeliness_counts
from safeguarding.testing.strategies.timescales import days
from safeguarding.timescales import bulk_counting, bulk_outcomes
from safeguarding.timescales.catalogue import RULES, rule_named
from safeguarding.timescales.episodes import Episode
from safeguarding.timescales.following import obligations
from safeguarding.timescales.limits import ShareTarget
from safeguarding.timescales.rules import Rule
from safeguarding.timescales.schedules import Schedule, Times
from safeguarding.timescales.timeliness_measures import Cohort, timeliness

IHA = rule_named("iha")
ALL = CaseColumns(started_on="began", done_on="done", ended_on="ended", born_on="born")
SOME = CaseColumns(started_on="began", done_on="done")
DAYS = ["began", "done", "ended", "born"]


def is_plain(rule: Rule) -> bool:
    limit = rule.limits.entries[0].value
    schedule = limit.schedule if isinstance(limit, ShareTarget) else limit
    return isinstance(schedule, Schedule) and (
        schedule.steps[0].until is None or isinstance(schedule.steps[0].until, Times)
    )


PLAIN = [rule for rule in RULES if is_plain(rule)]


@st.composite
def episodes(draw: st.DrawFn) -> Episode:
    started_on = draw(days(first=date(2018, 7, 1), last=date(2026, 1, 1)) | st.just(date(2020, 2, 29)))
    later = st.integers(0, 120).map(lambda k: started_on + timedelta(days=k))
    return Episode(
        started_on=started_on,
        done_on=draw(st.lists(st.integers(-20, 400).map(lambda k: started_on + timedelta(days=k)), max_size=1)),
        ended_on=draw(st.none() | later),
        born_on=draw(st.none() | st.integers(0, 6700).map(lambda k: started_on - timedelta(days=k))),
    )


@every_engine
@settings(max_examples=5)
@given(st.sampled_from(PLAIN), st.lists(episodes(), min_size=1, max_size=12), st.integers(-200, 900))
def test_every_library_answers_as_the_rule_for_one(
    engine: str, rule: Rule, several: list[Episode], elapsed: int
) -> None:
    """For any rule, cases and day: the outcome and the due day are those of each case's first obligation."""
    as_at = max(case.started_on for case in several) + timedelta(days=elapsed)
    columns: Columns = {
        "began": [case.started_on for case in several],
        "done": [case.done_on[0] if case.done_on else None for case in several],
        "ended": [case.ended_on for case in several],
        "born": [case.born_on for case in several],
    }
    found = case_outcomes(frame_of(engine, columns, days=DAYS), rule, columns=ALL, as_at=as_at, due_into="due_on")
    asked = [obligations([rule], case, as_at=as_at) for case in several]
    assert column_of(found, "outcome") == [each[0].outcome.label if each else None for each in asked]
    begun = [(due, each[0].due_on) for due, each in zip(column_of(found, "due_on"), asked, strict=True) if each]
    assert [due for due, _ in begun if due is not None] == [due for _, due in begun if due is not None]


class TestCounts:
    """The counts of a cohort are those of its obligations, one by one."""

    COLUMNS: ClassVar[Columns] = {
        "began": [*[date(2017, 4, 3)] * 4, date(2017, 4, 10), date(2017, 6, 5), None, date(2018, 1, 1)],
        "done": [date(2017, 5, 4), date(2017, 5, 5), None, date(2017, 4, 3), None, None, None, None],
        "area": ["A", "A", "A", "B", "B", "B", "B", None],
    }
    AS_AT = date(2017, 6, 30)

    @every_engine
    @pytest.mark.parametrize("cohort", [None, *Cohort])
    def test_of_all(self, engine: str, cohort: Cohort | None) -> None:
        frame = frame_of(engine, self.COLUMNS, days=["began", "done"])
        period = None if cohort is None else DateRange(date(2017, 5, 1), date(2017, 5, 31))
        found = timeliness_counts(frame, IHA, columns=SOME, as_at=self.AS_AT, cohort=cohort, period=period)
        (row,) = rows_of(found)
        pairs = zip(self.COLUMNS["began"], self.COLUMNS["done"], strict=True)
        cases = [Episode(started_on=began, done_on=[done] if done else []) for began, done in pairs if began]
        asked = [each for case in cases for each in obligations([IHA], case, as_at=self.AS_AT)]
        if cohort is None or period is None:
            expected = Counter(each.outcome for each in asked)
            # a case without a start stands under all that there are
            assert row["cannot_tell"] == 1
            assert row["total"] == sum(expected.values()) + 1
            assert (row["in_time"], row["late"], row["open"], row["settled"]) == (2, 1, 3, 5)
            assert row["in_time_of_settled"] == 2 / 5
            return
        measure = timeliness(asked, cohort=cohort, period=period, as_at=self.AS_AT)
        assert row["total"] == measure.total
        assert {name: row[name.name.lower()] for name, _ in measure.counts} == dict(measure.counts)
        shares = (measure.of_settled, measure.of_completed)
        assert [
            None if share is None else (row["in_time"], row[base])
            for share, base in zip(shares, ("settled", "completed"), strict=True)
        ] == [None if share is None else (share.count, share.base) for share in shares]

    @every_engine
    def test_by_group(self, engine: str) -> None:
        """A missing group is a group of its own; the groups sum to all."""
        frame = frame_of(engine, self.COLUMNS, days=["began", "done"])
        found = timeliness_counts(frame, IHA, columns=SOME, as_at=date(2018, 6, 30), by=["area"])
        rows = {row["area"] if isinstance(row["area"], str) else None: row for row in rows_of(found)}
        assert {area: (row["in_time"], row["overdue"], row["total"]) for area, row in rows.items()} == {
            "A": (1, 1, 3),
            "B": (1, 2, 4),
            None: (0, 1, 1),
        }


def test_the_due_day_is_given_where_it_is_asked_for() -> None:
    """Without a name for its column a frame gains the outcome alone."""
    frame = pd.DataFrame({"began": pd.to_datetime(["2017-04-03"]), "done": pd.to_datetime(["2017-05-05"])})
    for due_into, more in ((None, {}), ("due", {"due": [pd.Timestamp("2017-05-04")]})):
        found = case_outcomes(frame, IHA, columns=SOME, as_at=date(2017, 6, 1), due_into=due_into)
        assert found.drop(columns=["began", "done"]).to_dict("list") == {"outcome": ["late"], **more}


def test_a_rule_that_breaks_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """No rule is written twice: a day more in the counting of bulk cases is a day more in every frame."""
    usual = bulk_counting.ends_of
    monkeypatch.setattr(bulk_outcomes, "ends_of", lambda *about, **how: usual(*about, **how) + np.timedelta64(1, "D"))
    frame = pl.DataFrame({"began": [date(2017, 4, 3)], "done": [date(2017, 5, 5)]})
    found = case_outcomes(frame, IHA, columns=SOME, as_at=date(2017, 6, 1))
    assert found["outcome"].to_list() == ["in time"]


class TestRefusals:
    """What cannot be answered is refused before anything is worked out."""

    LAZY = pl.LazyFrame({"began": [], "done": []}, schema={"began": pl.Date, "done": pl.Date})

    def test_a_rule_that_asks_for_more(self) -> None:
        with pytest.raises(InvalidRecordError, match="depends on more than its start day"):
            case_outcomes(self.LAZY, rule_named("rha_under5"), columns=SOME, as_at=date(2020, 1, 1))

    def test_columns(self) -> None:
        with pytest.raises(FaultyInputError) as found:
            case_outcomes(self.LAZY, IHA, columns=ALL, as_at=date(2020, 1, 1), due_into="done")
        assert [fault.place.column for fault in found.value.faults] == ["ended", "born", "done"]

    def test_a_cohort_without_a_period(self) -> None:
        with pytest.raises(InvalidRecordError, match="give both, or neither"):
            timeliness_counts(self.LAZY, IHA, columns=SOME, as_at=date(2020, 1, 1), cohort=Cohort.STARTED)
