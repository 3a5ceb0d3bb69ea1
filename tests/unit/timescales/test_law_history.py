"""The law of each rule over time, and what an answer says where it changed."""

import csv
import re
from datetime import date, timedelta
from pathlib import Path

import attrs
import numpy as np
import pytest
from hypothesis import given, strategies as st
from tests.unit.timescales.made_up import judged

from safeguarding.dates.periods import Period
from safeguarding.sources import Certainty
from safeguarding.testing.strategies.timescales import intervals
from safeguarding.timelines import DatedValue, Running
from safeguarding.timescales.bulk import OUTCOMES, due_days
from safeguarding.timescales.bulk_outcomes import case_codes
from safeguarding.timescales.catalogue import RULES, rule_named
from safeguarding.timescales.courses import LOOKED_AFTER_REVIEWS, PERMANENT_PLACEMENT_VISITS
from safeguarding.timescales.episodes import Episode
from safeguarding.timescales.following import obligations
from safeguarding.timescales.law.entries import FROM_LOCAL_TOOLS, entry, rule_over_time
from safeguarding.timescales.limits import Limit
from safeguarding.timescales.rules import Rule
from safeguarding.timescales.schedules import Relaxed, Schedule, every, once, relaxed_as
from safeguarding.timescales.words import Area, RelaxedBy, TimescaleOutcome

IN_TIME, LATE = TimescaleOutcome.IN_TIME, TimescaleOutcome.LATE

NO_FIXED_TIME, LAW_CHANGED = TimescaleOutcome.NO_FIXED_TIME, TimescaleOutcome.LAW_CHANGED

CANNOT_TELL, OVERDUE = TimescaleOutcome.CANNOT_TELL, TimescaleOutcome.OVERDUE


class TestHistoryOfACase:
    """A start before what is known of the law, or of the case, leaves the later answers as they are."""

    def test_in_care_since_2009(self) -> None:
        """Reviewed on 4 March 2024, due on 4 September 2024, in the course and under the rule alone."""
        child = Episode(started_on=date(2009, 6, 1), done_on=[date(2024, 3, 4)])
        for rules in (LOOKED_AFTER_REVIEWS, [rule_named("cla_review_subsequent")]):
            asked = obligations(rules, child, as_at=date(2024, 5, 1))
            assert [each.outcome for each in asked] == [CANNOT_TELL, TimescaleOutcome.NOT_YET_DUE]
            assert asked[-1].due_on == date(2024, 9, 4)

    def test_placed_before_the_regulations(self) -> None:
        child = Episode(started_on=date(2010, 1, 4), done_on=[date(2012, 5, 1)])
        asked = obligations(PERMANENT_PLACEMENT_VISITS, child, as_at=date(2012, 5, 2))
        assert (asked[-1].rule_id, asked[-1].due_on) == ("cla_visit_permanent", date(2012, 8, 1))

    def test_a_file_that_leaves_out_what_came_before(self) -> None:
        """A year's file of reviews: the first is not judged, the next is counted as a later one."""
        child = Episode(
            started_on=date(2018, 3, 1), done_on=[date(2023, 6, 1), date(2023, 11, 30)], known_from=date(2023, 4, 1)
        )
        asked = obligations(LOOKED_AFTER_REVIEWS, child, as_at=date(2024, 3, 31))
        assert [(each.outcome, each.due_on) for each in asked[1:]] == [
            (IN_TIME, date(2023, 12, 1)),
            (TimescaleOutcome.NOT_YET_DUE, date(2024, 5, 30)),
        ]
        assert asked[0].outcome is CANNOT_TELL
        assert "not known" in asked[0].explanation

    @pytest.mark.parametrize("day", ["2010-03-01", "2016-05-04", "2018-02-25", "2018-02-26"])
    def test_education_plans_long_before_2018(self, day: str) -> None:
        assert judged("pep_initiate", date.fromisoformat(day), None, as_at=date.fromisoformat(day)).due_on is not None


TABLES = Path(__file__).parents[2] / "vectors" / "timescales"
RECORD = [
    row
    for row in csv.DictReader((TABLES / "record" / "law_history.csv").read_text(encoding="utf-8").splitlines())
    if row["in_force_from"] and row["rule_id"] in {rule.rule_id for rule in RULES}
]
GIVEN = [
    row
    for name in ("statutory_timescales.csv", "rules_of_november_2026.csv")
    for row in csv.DictReader((TABLES / name).read_text(encoding="utf-8").splitlines())
]
SECOND = list(csv.DictReader((TABLES / "record" / "second_numbers.csv").read_text(encoding="utf-8").splitlines()))
TOLD_BY_NOBODY = {("epo_after_police_protection", "1991-10-14"), ("temporary_approval", "2020-04-24")}
KNOWN_LATER = {
    # from memory alone, and of another regulation
    ("cla_review_first", "1991-10-14"): date(2011, 4, 1),
    ("cla_review_subsequent", "1991-10-14"): date(2011, 4, 1),
    # the day of an edition that was read, where the record has its month or its statute
    ("sdq", "2009-04-01"): date(2011, 4, 1),
    ("pep_initiate", "2018-02-01"): date(2018, 2, 26),
    ("local_practice_review", "2018-06-29"): date(2018, 7, 4),
    ("select_committee_response", "1978-01-01"): date(1995, 1, 1),
}
OF_ALL = {
    # SI 2020/445 in force and ended, SI 2020/471 in force, and the end of what SI 2021/261 had prolonged
    *(date(2020, 4, 24), date(2020, 9, 26), date(2020, 5, 1), date(2021, 10, 1)),
    # the guidance on the education of children looked after, and the editions of Working Together
    date(2018, 2, 26),
    *(date(2010, 4, 1), date(2013, 4, 15), date(2015, 3, 26), date(2018, 7, 4), date(2020, 12, 9), date(2023, 12, 15)),
}
ADDED_SINCE = {
    "epo_after_police_protection": date(1991, 10, 14),
    "ehc_amended_plan": date(2014, 9, 1),
    "ehc_reassessed_plan": date(2014, 9, 1),
    "pep_review_termly": date(2010, 3, 1),
    **dict.fromkeys(
        ["placement_end_notice", "respite_375", "respite_376", "respite_379", "dental_check"], date(2011, 4, 1)
    ),
    **dict.fromkeys(["adoption_scorecard_a10", "adoption_scorecard_a2"], date(2013, 4, 1)),
    **dict.fromkeys(["lado_80", "lado_90", "lado_all"], date(2014, 4, 1)),
}
"""Rules that the record does not have, by the day from which the source that is cited for each was in force."""


def numbers_in(words: str) -> list[str]:
    """Every "20 working day" of some words, without its plural."""
    return re.findall(r"(\d+ (?:working day|day|week|month|hour|year))", words)


class TestTheRecordOfTheLaw:
    """The record of the law, compiled from instruments and accounts of them before this code, has the same days and numbers."""

    @pytest.mark.parametrize("row", RECORD, ids=lambda row: f"{row['rule_id']}-{row['in_force_from']}")
    def test_from_its_first_day_to_its_last(self, row: dict[str, str]) -> None:
        """A row with a number is that number on both; one without has other words in its place."""
        limits = rule_named(row["rule_id"]).limits
        first = KNOWN_LATER.get((row["rule_id"], row["in_force_from"]), date.fromisoformat(row["in_force_from"]))
        assert first in {entry.starts_on for entry in limits.entries}
        last = date.fromisoformat(row["in_force_to"]) if row["in_force_to"] else date(2026, 11, 26)
        for day in (first, last) if last > first else ():
            assert numbers_in(row["period"])[:1] == numbers_in(str(limits.value_on(day)))[:1] or not numbers_in(
                row["period"]
            )

    @pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule_id)
    def test_no_rule_has_another_day_or_number(self, rule: Rule) -> None:
        """Each day is one of the record, of an instrument for all, or of what was added; each number stands in a table."""
        rows = [row for row in RECORD if row["rule_id"] == rule.rule_id]
        days = {date.fromisoformat(row["in_force_from"]) for row in rows} | OF_ALL
        days |= {day for (name, _), day in KNOWN_LATER.items() if name == rule.rule_id}
        assert {entry.starts_on for entry in rule.limits.entries} <= days | {ADDED_SINCE.get(rule.rule_id, date.max)}
        numbers = {f"{row['n']} {row['unit'].replace('_', ' ')}" for row in GIVEN if row["rule_id"] == rule.rule_id}
        numbers |= {number.replace("average", "day") for number in numbers}
        numbers |= {number for row in rows for number in numbers_in(row["period"])}
        # what may be extended, or ends after a time, names that number second
        assert {number for entry in rule.limits.entries for number in numbers_in(str(entry.value))[:1]} <= numbers


class TestSecondNumbers:
    """What an extension comes to, or after what a rule goes on otherwise, is what the tables tell for its days."""

    @pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule_id)
    def test_each_entry_has_the_second_number_of_its_day(self, rule: Rule) -> None:
        for each in rule.limits.entries:
            told = [
                f"{row['n']} {row['unit']}"
                for row in SECOND
                if row["rule_id"] == rule.rule_id
                and row["in_force_from"] <= str(each.starts_on) <= (row["in_force_to"] or "9999")
            ]
            assert numbers_in(str(each.value))[1:] == told

    @pytest.mark.parametrize("row", SECOND, ids=lambda row: f"{row['rule_id']}-{row['in_force_from']}")
    def test_it_is_told_by_a_table(self, row: dict[str, str]) -> None:
        """The words that each was written from stand in a table that was there before; what is added up is the sum."""
        known = [each for each in (*RECORD, *GIVEN) if each["rule_id"] == row["rule_id"]]
        assert any(row["told_as"] in cell for each in known for cell in each.values())
        assert bool(row["told_as"]) is ((row["rule_id"], row["in_force_from"]) not in TOLD_BY_NOBODY)


def test_the_edition_of_2010_had_the_numbers_of_six_rules() -> None:
    """So say the record's notes of three and of the first review; the core group and later reviews are in the facts beside it."""
    noted = {row["rule_id"] for row in RECORD if re.search(r"same (?:in 2006 and 2010|since 1999)", row["note"])}
    found = {rule.rule_id for rule in RULES if any(each.starts_on == date(2010, 4, 1) for each in rule.limits.entries)}
    assert found == noted | {"core_group", "rcpc_subsequent"}
    assert len(found) == 6


def invented(*entries: DatedValue[Limit]) -> Rule:
    return rule_over_time(
        rule_id="invented", area=Area.HEALTH, requirement="it is done", trigger="the start", entries=entries
    )


class TestTheLawOfADay:
    """The law of a day that is named counts throughout, whatever changed."""

    def test_in_place_of_that_of_the_start(self) -> None:
        case = Episode(started_on=date(2020, 5, 11), done_on=[date(2020, 5, 26)])
        rule = rule_named("private_fostering_first_visit")
        (usual,) = obligations([rule], case, as_at=date(2020, 6, 1), law_on=date(2019, 1, 1))
        assert (usual.due_on, usual.outcome) == (date(2020, 5, 20), LATE)
        (relaxed,) = obligations([rule], case, as_at=date(2020, 6, 1), law_on=date(2020, 6, 1))
        assert relaxed.outcome is NO_FIXED_TIME

    def test_before_the_first_entry(self) -> None:
        case = Episode(started_on=date(2009, 5, 11))
        (owed,) = obligations([rule_named("care_plan")], case, as_at=date(2009, 6, 1), law_on=date(2012, 1, 1))
        assert owed.due_on == date(2009, 5, 26)


class TestSavings:
    """Where it was read what a change does to what had begun, that decides."""

    SIX, TWELVE = every(Period(weeks=6)), every(Period(weeks=12))

    @pytest.mark.parametrize(
        ("running", "outcome"),
        [(Running.OLD_RUNS_ON, LATE), (Running.NEW_APPLIES, IN_TIME), (Running.NOT_READ, LAW_CHANGED)],
    )
    def test_a_longer_interval(self, running: Running, outcome: TimescaleOutcome) -> None:
        rule = invented(
            entry(date(2015, 1, 1), self.SIX, FROM_LOCAL_TOOLS),
            entry(date(2016, 1, 1), self.TWELVE, FROM_LOCAL_TOOLS, changed="longer", running=running),
        )
        owed = judged(rule, date(2015, 12, 1), date(2016, 2, 1))
        assert owed.outcome is outcome
        assert [change.on for change in owed.changes] == [date(2016, 1, 1)]

    def test_done_before_the_change_it_is_not_touched(self) -> None:
        rule = invented(
            entry(date(2015, 1, 1), self.SIX, FROM_LOCAL_TOOLS),
            entry(date(2016, 1, 1), self.TWELVE, FROM_LOCAL_TOOLS, changed="longer"),
        )
        assert judged(rule, date(2015, 12, 1), date(2015, 12, 31)).outcome is IN_TIME
        assert judged(rule, date(2015, 11, 1), date(2015, 12, 31)).outcome is LATE

    def test_another_edition_of_one_number_is_no_change(self) -> None:
        owed = judged("icpc", date(2018, 6, 20), date(2018, 7, 20))
        assert (owed.outcome, owed.changes) == (LATE, ())

    def test_a_change_that_lies_ahead_is_named(self) -> None:
        owed = judged("cla_review_subsequent", date(2020, 1, 1), None, as_at=date(2020, 2, 1))
        assert owed.outcome is TimescaleOutcome.NOT_YET_DUE
        assert [change.on for change in owed.changes] == [date(2020, 4, 24)]


RELAXED = [Relaxed(by=by, words="as soon as it is practicable") for by in RelaxedBy]


@st.composite
def dated_rules(draw: st.DrawFn) -> Rule:
    """Invented rules of up to four entries: two intervals, each at times relaxed in one of the ways."""
    recurs = draw(st.booleans())
    plain = [every(draw(intervals())) if recurs else once(draw(intervals())) for _ in range(2)]
    days = sorted(draw(st.sets(st.dates(date(2015, 1, 1), date(2019, 12, 31)), min_size=1, max_size=4)))
    entries = []
    for day in days:
        limit, relaxed = draw(st.sampled_from(plain)), draw(st.none() | st.sampled_from(RELAXED))
        running = draw(st.sampled_from([Running.NOT_READ, Running.OLD_RUNS_ON]))
        value = relaxed_as(limit, relaxed) if relaxed else limit
        entries.append(entry(day, value, FROM_LOCAL_TOOLS, changed="changed", running=running))
    return invented(*entries)


@st.composite
def cases(draw: st.DrawFn) -> Episode:
    started_on = draw(st.dates(date(2014, 6, 1), date(2020, 6, 30)))
    done = st.integers(0, 900).map(lambda k: started_on + timedelta(days=k))
    return Episode(started_on=started_on, done_on=draw(st.lists(done, max_size=3)))


class TestLaws:
    """What holds for every history of a rule."""

    @given(dated_rules(), cases(), st.integers(0, 1200))
    def test_later_events_never_change_what_stood(self, rule: Rule, case: Episode, elapsed: int) -> None:
        as_at = case.started_on + timedelta(days=elapsed)
        known = attrs.evolve(case, done_on=[day for day in case.done_on if day <= as_at])
        assert obligations([rule], case, as_at=as_at) == obligations([rule], known, as_at=as_at)

    @given(dated_rules(), cases(), st.integers(0, 1200))
    def test_a_breach_is_one_under_plain_law(self, rule: Rule, case: Episode, elapsed: int) -> None:
        """Nothing is late whose only law while it ran was relaxed, and nothing without a due day."""
        for each in obligations([rule], case, as_at=case.started_on + timedelta(days=elapsed)):
            until = each.done_on or each.as_at
            laws = [
                one.value
                for one in rule.limits.entries
                if one.starts_on <= until and (rule.limits.last_day_of(one) or until) >= each.counted_from
            ]
            if each.outcome.is_breach:
                assert any(isinstance(law, Schedule) and law.steps[0].relaxed is None for law in laws)
            if each.due_on is None:
                assert each.outcome in (NO_FIXED_TIME, LAW_CHANGED, CANNOT_TELL, IN_TIME, LATE, OVERDUE)
            assert each.explanation

    @given(dated_rules(), st.lists(cases(), min_size=1, max_size=8), st.integers(0, 1200))
    def test_in_bulk_the_same(self, rule: Rule, several: list[Episode], elapsed: int) -> None:
        as_at = max(case.started_on for case in several) + timedelta(days=elapsed)
        starts = np.array([case.started_on for case in several], dtype="datetime64[D]")
        done = np.array([case.done_on[0] if case.done_on else None for case in several], dtype="datetime64[D]")
        ordinary = [obligations([rule], case, as_at=as_at)[0] for case in several]
        codes = case_codes(rule, starts, done, as_at=as_at)
        assert [OUTCOMES[code] for code in codes] == [each.outcome for each in ordinary]
        assert due_days(rule, starts).tolist() == [each.due_on for each in ordinary]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule_id)
def test_the_usual_slips_are_of_the_rules_own_number(rule: Rule) -> None:
    """Who counts from the event day, or through holidays, counts as many days."""
    for other in rule.other_counts:
        if other.name in ("event day as day 1", "holidays ignored"):
            assert numbers_in(str(other.limit)) == numbers_in(str(rule.limits.entries[-1].value))


@pytest.mark.parametrize(
    "row", [row for row in RECORD if "2006 and 2010" in row["note"]], ids=lambda row: row["rule_id"]
)
def test_what_the_edition_of_2010_had_too_is_known_from_then(row: dict[str, str]) -> None:
    """As the record says of it; from memory, and so marked."""
    first = rule_named(row["rule_id"]).limits.entries[0]
    assert (first.starts_on, first.source.certainty) == (date(2010, 4, 1), Certainty.FROM_MEMORY)
