"""One certificate, a list of them and a column of them: the same answers, whatever library holds the column."""

from datetime import date
from typing import ClassVar

import attrs
import pandas as pd
import polars as pl
import pytest
from hypothesis import given, settings, strategies as st
from tests.engines import KEY, Columns, Plain, column_of, every_engine, frame_of, rows_of

from safeguarding.dates.periods import Period
from safeguarding.dbs import bulk, due_dates
from safeguarding.dbs.bulk import is_in_order
from safeguarding.dbs.policies import Extension, IntervalOverride, RecheckPolicy, RecheckRule, steady_policy
from safeguarding.dbs.published_policies import YORK_2017
from safeguarding.dbs.standings import Standing
from safeguarding.errors import FaultyInputError, InvalidRecordError, OutOfCoverageError
from safeguarding.frames import STANDINGS, recheck_due_dates, recheck_standings, standing_counts, standing_runs
from safeguarding.testing.strategies.dbs import INVENTED, ROLES, days, periods, policies

ON = date(2017, 9, 19)
THREE = Period(years=3)
NAMES: list[str | None] = [*ROLES, f" {ROLES[0].upper()} ", "somebody else", "", None]
ODD_DAYS = [date.min, date(1900, 2, 28), date(2016, 2, 29), date(2014, 8, 31), date(2014, 2, 28), date.max]
issued = st.lists(st.none() | days() | st.sampled_from(ODD_DAYS), max_size=12)


def due_one_by_one(column: list[date | None], policy: RecheckPolicy, roles: list[str | None]) -> list[date | None]:
    return [
        None if day is None else bulk.recheck_due_dates([day], policy, role=role or "")[0]
        for day, role in zip(column, roles, strict=True)
    ]


def standing_one_by_one(
    column: list[date | None], policy: RecheckPolicy, roles: list[str | None], on: date, window: Period | None
) -> list[str]:
    return [
        bulk.recheck_standings([day], policy, on=on, window=window, role=role or "")[0].label
        for day, role in zip(column, roles, strict=True)
    ]


@every_engine
@settings(max_examples=5)
@given(issued, policies(most_versions=3), st.tuples(days(), st.none() | periods()), st.data())
def test_every_library_answers_as_the_rule_for_one(
    engine: str,
    column: list[date | None],
    policy: RecheckPolicy,
    days_asked: tuple[date, Period | None],
    data: st.DataObject,
) -> None:
    """For any register, policy and day: scalar = column, of every library that is installed, status and due date."""
    on, window = days_asked
    roles = data.draw(st.lists(st.sampled_from(NAMES), min_size=len(column), max_size=len(column)))
    frame = frame_of(engine, {"issued": column, "role": roles}, days=["issued"])
    stood = recheck_standings(frame, policy, issued_on="issued", on=on, window=window, role="role")
    assert column_of(stood, "standing") == standing_one_by_one(column, policy, roles, on, window)
    assert column_of(recheck_due_dates(frame, policy, issued_on="issued", role="role"), "due_on") == due_one_by_one(
        column, policy, roles
    )
    none: list[str | None] = [None] * len(column)
    bare = recheck_standings(frame, policy, issued_on="issued", on=on, window=window, as_codes=True)
    assert [STANDINGS[code].label for code in column_of(bare, "standing")] == standing_one_by_one(
        column, policy, none, on, window
    )
    assert column_of(recheck_due_dates(frame, policy, issued_on="issued"), "due_on") == due_one_by_one(
        column, policy, none
    )


@given(policies(most_versions=3), days(), st.none() | periods(), st.lists(days(), max_size=20))
def test_runs_are_those_of_the_rule(policy: RecheckPolicy, on: date, window: Period | None, column: list[date]) -> None:
    """Each day lies in the run of its own standing, and no two neighbours stand alike."""
    runs = standing_runs(policy, on=on, window=window)
    assert (runs is None) is not is_in_order(policy)
    if runs is None:
        return
    assert len(runs.standings) == len(runs.bounds) + 1
    assert all(one is not other for one, other in zip(runs.standings, runs.standings[1:], strict=False))
    found = [runs.standings[sum(bound <= day for bound in runs.bounds)] for day in column]
    assert found == bulk.recheck_standings(column, policy, on=on, window=window)


class TestARuleThatBreaks:
    """No rule is written twice: where the rule for one is broken, every library answers otherwise."""

    @pytest.fixture
    def _a_day_later(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """As if the rule for one certificate gave a day more."""
        usual = due_dates._counted

        def counted(*about: Plain) -> date | None:
            due = usual(*about)
            return None if due is None else date.fromordinal(due.toordinal() + 1)

        monkeypatch.setattr(due_dates, "_counted", counted)

    @every_engine
    @pytest.mark.usefixtures("_a_day_later")
    def test_the_change_is_seen(self, engine: str) -> None:
        frame = frame_of(engine, {"issued": [date(2014, 9, 18), date(2014, 9, 17)]}, days=["issued"])
        assert column_of(recheck_standings(frame, YORK_2017, issued_on="issued", on=ON), "standing") == [
            "due",
            "overdue",
        ]
        assert column_of(recheck_due_dates(frame, YORK_2017, issued_on="issued"), "due_on")[0] == date(2017, 9, 19)


class TestWhereThePolicyBreaksTheOrder:
    """An extension puts some due dates behind later ones; the days are then judged one by one."""

    POLICY = attrs.evolve(
        steady_policy("three-yearly", RecheckRule(certificate_interval=THREE), source=INVENTED),
        extensions=[
            Extension(due_from=date(2017, 3, 1), due_to=date(2017, 6, 30), by=Period(months=6), source=INVENTED)
        ],
    )

    @every_engine
    def test_a_cohort_with_more_time(self, engine: str) -> None:
        assert not is_in_order(self.POLICY)
        column = [date(2014, 2, 28), date(2014, 3, 1), date(2014, 3, 19), date(2014, 6, 30), date(2014, 7, 1), None]
        frame = frame_of(engine, {"issued": column}, days=["issued"])
        found = column_of(recheck_standings(frame, self.POLICY, issued_on="issued", on=ON), "standing")
        assert found == ["overdue", "overdue", "due", "in date", "overdue", "date unknown"]


class TestTheFrameComesBack:
    """The same kind of frame, with one column more; what was given is left as it was."""

    COLUMNS: ClassVar[Columns] = {"issued": [date(2014, 9, 19), None], "role": ["Cook", None]}

    @every_engine
    def test_of_the_same_kind(self, engine: str) -> None:
        frame = frame_of(engine, self.COLUMNS, days=["issued"])
        before = list(frame.columns) if not isinstance(frame, pl.LazyFrame) else frame.collect_schema().names()
        for found, new in (
            (recheck_standings(frame, YORK_2017, issued_on="issued", on=ON, key=KEY), "standing"),
            (recheck_due_dates(frame, YORK_2017, issued_on="issued", role="role", into="next"), "next"),
        ):
            assert type(found) is type(frame)
            schema = found.collect_schema().names() if isinstance(found, pl.LazyFrame) else list(found.columns)
            assert [str(getattr(each, "_name", each)) for each in schema][-1].endswith(new) or engine == "pyarrow"
            assert len(schema) == len(before) + 1
        assert (frame.collect_schema().names() if isinstance(frame, pl.LazyFrame) else list(frame.columns)) == before

    def test_the_index_of_pandas_is_kept(self) -> None:
        frame = pd.DataFrame({"issued": pd.to_datetime(["2014-09-19", None, "2017-01-01"])}, index=["c", "a", "b"])
        found = recheck_standings(frame, YORK_2017, issued_on="issued", on=ON)
        assert found["standing"].to_dict() == {"c": "due", "a": "date unknown", "b": "in date"}
        due = recheck_due_dates(frame, YORK_2017, issued_on="issued")["due_on"]
        assert list(due.index) == ["c", "a", "b"]
        assert due["b"] == pd.Timestamp(2020, 1, 1)

    def test_a_lazy_frame_of_polars_is_asked_for_nothing(self) -> None:
        """Neither standings nor due dates, by role or not, run any of it."""

        def fail(_: pl.DataFrame) -> pl.DataFrame:
            raise AssertionError("the frame was run")

        lazy = pl.LazyFrame(self.COLUMNS, schema={"issued": pl.Date, "role": pl.String})
        lazy = lazy.map_batches(fail, schema={"issued": pl.Date, "role": pl.String})
        for role in (None, "role"):
            recheck_standings(lazy, YORK_2017, issued_on="issued", on=ON, role=role)
            recheck_due_dates(lazy, YORK_2017, issued_on="issued", role=role)

    def test_a_time_counts_as_its_day(self) -> None:
        for unit in ("s", "ms", "us", "ns"):
            times = ["2014-09-18 23:59:59", "2014-09-19 00:00:00", "1969-12-31 23:00:00"]
            frame = pd.DataFrame({"issued": pd.Series(times).astype(f"datetime64[{unit}]")})
            found = recheck_standings(frame, YORK_2017, issued_on="issued", on=ON)["standing"].tolist()
            assert found == ["overdue", "due", "overdue"]
            due = recheck_due_dates(frame, YORK_2017, issued_on="issued")["due_on"]
            assert due.dt.date.tolist() == [date(2017, 9, 18), date(2017, 9, 19), date(1972, 12, 31)]

    def test_words_are_a_category_of_all_standings(self) -> None:
        """Which parts there are does not hang on who is in them."""
        labels = [standing.label for standing in Standing]
        eager = recheck_standings(
            pl.DataFrame(self.COLUMNS, schema={"issued": pl.Date, "role": pl.String}),
            YORK_2017,
            issued_on="issued",
            on=ON,
        )
        assert eager.schema["standing"] == pl.Enum(labels)
        kept = recheck_standings(
            pd.DataFrame({"issued": [None, date(2014, 9, 19)]}), YORK_2017, issued_on="issued", on=ON
        )
        assert list(kept["standing"].cat.categories) == labels

    def test_nobody_at_all(self) -> None:
        for frame in (
            pd.DataFrame({"issued": pd.Series(dtype="datetime64[s]")}),
            pl.DataFrame(schema={"issued": pl.Date}),
        ):
            assert len(recheck_standings(frame, YORK_2017, issued_on="issued", on=ON)) == 0
            assert len(recheck_due_dates(frame, YORK_2017, issued_on="issued")) == 0

    def test_nothing_but_missing_dates(self) -> None:
        for frame in (pd.DataFrame({"issued": [None, None]}), pl.DataFrame({"issued": [None, None]})):
            assert (
                list(recheck_standings(frame, YORK_2017, issued_on="issued", on=ON)["standing"]) == ["date unknown"] * 2
            )
            assert list(map(str, recheck_due_dates(frame, YORK_2017, issued_on="issued")["due_on"])) in (
                ["NaT"] * 2,
                ["None"] * 2,
            )


def test_overrides_by_role_are_those_of_the_rule() -> None:
    """Capitals and spaces of a role do not matter; a missing role falls under the usual interval."""
    yearly = IntervalOverride(roles=["Driver"], certificate_interval=Period(years=1))
    policy = steady_policy(
        "yearly for drivers", RecheckRule(certificate_interval=THREE, overrides=[yearly]), source=INVENTED
    )
    roles = ["Driver", " DRIVER ", "drivers", None]
    frame = pl.DataFrame({"issued": [date(2016, 9, 18)] * 4, "role": roles})
    for role in (frame, frame.with_columns(pl.col("role").cast(pl.Categorical))):
        found = recheck_standings(role, policy, issued_on="issued", on=ON, role="role")["standing"].to_list()
        assert found == ["overdue", "overdue", "in date", "in date"]


class TestCounts:
    """The counts are those of the list, all parts of the partition, and sum to the frame."""

    COLUMNS: ClassVar[Columns] = {
        "issued": [date(2014, 9, 18), date(2014, 9, 19), date(2014, 10, 1), date(2017, 1, 1), date(2018, 1, 1), None],
        "team": ["A", "A", "B", "B", None, None],
    }

    @every_engine
    def test_of_all(self, engine: str) -> None:
        frame = frame_of(engine, self.COLUMNS, days=["issued"])
        found = standing_counts(frame, YORK_2017, issued_on="issued", on=ON, window=Period(days=30))
        (row,) = rows_of(found)
        stood = bulk.recheck_standings(self.COLUMNS["issued"], YORK_2017, on=ON, window=Period(days=30))
        assert row == {standing.name.lower(): stood.count(standing) for standing in Standing} | {"total": 6, "base": 6}

    @every_engine
    def test_by_group(self, engine: str) -> None:
        frame = frame_of(engine, self.COLUMNS, days=["issued"])
        found = rows_of(standing_counts(frame, YORK_2017, issued_on="issued", on=ON, by=["team"]))
        assert {
            row["team"]: (row["overdue"], row["in_date"], row["no_check"], row["unknown_date"]) for row in found
        } == {
            "A": (1, 0, 0, 0),
            "B": (0, 2, 0, 0),
            None: (0, 0, 1, 1),
        }

    def test_a_group_that_has_the_name_of_a_count(self) -> None:
        with pytest.raises(FaultyInputError, match="would be overwritten"):
            standing_counts(pl.DataFrame({"i": [ON], "due": ["x"]}), YORK_2017, issued_on="i", on=ON, by=["due"])


class TestRefusals:
    """A column that is wrong is named, with what was found and what was expected, before anything is worked out."""

    def test_every_wrong_column_at_once(self) -> None:
        frame = pl.DataFrame({"issued": ["2014-09-19"], "role": [3.5], "standing": ["in date"]})
        with pytest.raises(FaultyInputError) as found:
            recheck_standings(frame, YORK_2017, issued_on="issued", on=ON, role="role", key="reference")
        assert [(fault.place.column, fault.found) for fault in found.value.faults] == [
            ("issued", "String"),
            ("role", "Float64"),
            ("reference", ""),
            ("standing", ""),
        ]
        assert "parse_date" in found.value.faults[0].remedy

    def test_a_column_that_is_not_there(self) -> None:
        with pytest.raises(FaultyInputError, match="did you mean 'issued_on'"):
            recheck_due_dates(pl.LazyFrame({"issued_on": []}), YORK_2017, issued_on="isued_on")

    def test_a_time_zone_is_named(self) -> None:
        times = pd.Series(pd.to_datetime(["2014-09-19"])).dt.tz_localize("Europe/London")
        for frame in (pd.DataFrame({"issued": times}), pl.DataFrame({"issued": list(times)})):
            with pytest.raises(FaultyInputError, match="holds times of the time zone Europe/London"):
                recheck_standings(frame, YORK_2017, issued_on="issued", on=ON)

    def test_objects_are_looked_at_one_by_one(self) -> None:
        frame = pd.DataFrame({"issued": pd.Series([date(2014, 9, 19), 7], dtype=object)})
        with pytest.raises(InvalidRecordError, match="column 'issued' holds a int"):
            recheck_standings(frame, YORK_2017, issued_on="issued", on=ON)

    def test_what_is_no_dataframe(self) -> None:
        with pytest.raises(InvalidRecordError, match="a dict is no dataframe"):
            recheck_standings({"issued": []}, YORK_2017, issued_on="issued", on=ON)

    def test_two_columns_of_one_name(self) -> None:
        once = pd.DataFrame({"issued": [ON]})
        with pytest.raises(InvalidRecordError, match="two columns of the dataframe have one name"):
            recheck_standings(pd.concat([once, once], axis=1), YORK_2017, issued_on="issued", on=ON)

    def test_a_day_without_a_rule(self) -> None:
        with pytest.raises(OutOfCoverageError):
            recheck_standings(pl.DataFrame({"i": [ON]}), YORK_2017, issued_on="i", on=date(1999, 1, 1))


def test_one_column_is_not_two_things() -> None:
    """Days are no roles: a column that is named for both is a slip, whatever it holds."""
    with pytest.raises(InvalidRecordError, match="named for the days and for the roles"):
        recheck_standings(pl.DataFrame({"a": ["2017"]}), YORK_2017, issued_on="a", role="a", on=date(2017, 9, 19))
