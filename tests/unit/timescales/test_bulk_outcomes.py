"""How many cases stood, with the history of the law, ages and targets: the same as one by one."""

from datetime import date, timedelta

import attrs
import numpy as np
import pytest
from hypothesis import given, settings, strategies as st
from tests.unit.timescales.test_bulk import PLAIN

from safeguarding.errors import InvalidRecordError
from safeguarding.testing.strategies.timescales import days
from safeguarding.timelines import Running, Timeline
from safeguarding.timescales.ages import AgeRange
from safeguarding.timescales.bulk import OUTCOMES, due_days
from safeguarding.timescales.bulk_outcomes import case_codes
from safeguarding.timescales.catalogue import RULES, rule_named
from safeguarding.timescales.episodes import Episode
from safeguarding.timescales.following import obligations
from safeguarding.timescales.limits import ShareTarget
from safeguarding.timescales.rules import Rule
from safeguarding.timescales.words import TimescaleOutcome

FIRST = date(2018, 7, 1)


@st.composite
def cases(draw: st.DrawFn) -> Episode:
    started_on = draw(days(first=FIRST, last=date(2026, 1, 1)) | days(first=date(2019, 9, 1), last=date(2021, 1, 31)))
    later = st.integers(0, 120).map(lambda k: started_on + timedelta(days=k))
    return Episode(
        started_on=started_on,
        done_on=draw(st.lists(st.integers(-20, 400).map(lambda k: started_on + timedelta(days=k)), max_size=1)),
        ended_on=draw(st.none() | later),
        born_on=draw(st.none() | st.integers(0, 6700).map(lambda k: started_on - timedelta(days=k))),
    )


TARGETS = [rule for rule in RULES if isinstance(rule.limits.entries[0].value, ShareTarget)]


@settings(deadline=None)
@given(st.sampled_from([*PLAIN, *TARGETS]), st.lists(cases(), min_size=1, max_size=20), st.integers(0, 900))
def test_outcomes_as_in_the_ordinary_form(rule: Rule, several: list[Episode], elapsed: int) -> None:
    """A case's code is the outcome of its first obligation, as at the same day, through every change of the law."""
    as_at = max(case.started_on for case in several) + timedelta(days=elapsed)
    starts = np.array([case.started_on for case in several], dtype="datetime64[D]")
    done = np.array([case.done_on[0] if case.done_on else None for case in several], dtype="datetime64[D]")
    ended = np.array([case.ended_on for case in several], dtype="datetime64[D]")
    born = np.array([case.born_on for case in several], dtype="datetime64[D]")
    codes = case_codes(rule, starts, done, ended_on=ended, born_on=born, as_at=as_at)
    ordinary = [obligations([rule], case, as_at=as_at)[0].outcome for case in several]
    assert [OUTCOMES[code] for code in codes] == ordinary


@pytest.mark.parametrize("rule_id", [rule.rule_id for rule in PLAIN if rule.ages is not None])
def test_ages_on_the_birthday_and_beside_it(rule_id: str) -> None:
    """Each birthday on the due day, a day before it and a day after: the same as one by one."""
    rule, started, as_at = rule_named(rule_id), date(2017, 3, 1), date(2018, 6, 1)
    due = due_days(rule, np.array([started], dtype="datetime64[D]")).tolist()[0]
    births = [
        date(anchor.year - age, anchor.month, anchor.day) + timedelta(days=by)
        for anchor in (due, started, as_at)
        for age in (1, 4, 5, 15, 16, 17, 18, 21)
        for by in (-1, 0, 1)
    ]
    births = [each for each in births if each <= started]
    starts, nothing = (np.array([day] * len(births), dtype="datetime64[D]") for day in (started, None))
    codes = case_codes(rule, starts, nothing, born_on=np.array(births, dtype="datetime64[D]"), as_at=as_at)
    ordinary = [
        obligations([rule], Episode(started_on=started, born_on=born), as_at=as_at)[0].outcome for born in births
    ]
    assert [OUTCOMES[code] for code in codes] == ordinary


def test_a_youngest_age_alone() -> None:
    """From the sixteenth birthday and without an oldest age: due on 14 January 2017, born that day of 2001 or the day after."""
    rule = attrs.evolve(rule_named("care_plan"), ages=AgeRange(from_age=16))
    started, as_at = date(2017, 1, 3), date(2017, 3, 1)
    (due,) = due_days(rule, np.array([started], dtype="datetime64[D]")).tolist()
    births = [due.replace(year=due.year - 16) + timedelta(days=by) for by in (0, 1)]
    starts, nothing = (np.array([day] * 2, dtype="datetime64[D]") for day in (started, None))
    codes = case_codes(rule, starts, nothing, born_on=np.array(births, dtype="datetime64[D]"), as_at=as_at)
    assert [OUTCOMES[code] for code in codes] == [TimescaleOutcome.OVERDUE, TimescaleOutcome.NOT_APPLICABLE]
    cases = [Episode(started_on=started, born_on=born) for born in births]
    assert [OUTCOMES[code] for code in codes] == [obligations([rule], case, as_at=as_at)[0].outcome for case in cases]


def test_a_change_that_applies_to_what_had_begun_is_asked_case_by_case() -> None:
    first, *later = rule_named("care_plan").limits.entries
    applies = [attrs.evolve(first, running=Running.NEW_APPLIES), *later]
    rule = attrs.evolve(rule_named("care_plan"), limits=Timeline(name="care_plan", entries=applies))
    with pytest.raises(InvalidRecordError, match="ask case by case"):
        case_codes(rule, *[np.array(["2017-04-03"], dtype="datetime64[D]")] * 2, as_at=date(2018, 1, 1))


def codes_of(rule: str, *cases: tuple[str, str, str], as_at: str = "2024-01-01") -> None:
    """Each case: its start, when it was done, and how it stood, by the days counted by hand for one case at a time."""
    starts, done = (np.array([case[k] for case in cases], dtype="datetime64[D]") for k in (0, 1))
    codes = case_codes(rule_named(rule), starts, done, as_at=date.fromisoformat(as_at))
    assert [OUTCOMES[code].name for code in codes] == [case[2] for case in cases]


def test_what_the_regulations_of_2020_relaxed() -> None:
    """Private fostering, complaints, placement plans and education plans, on each side of the days that changed them."""
    codes_of(
        "private_fostering_first_visit",
        ("2020-04-08", "2020-04-21", "IN_TIME"),
        ("2020-04-08", "2020-04-22", "LATE"),
        ("2020-04-15", "2020-04-24", "IN_TIME"),
        ("2020-04-15", "2020-04-27", "LAW_CHANGED"),
        ("2020-04-24", "2020-05-26", "NO_FIXED_TIME"),
        ("2020-09-25", "2020-10-20", "NO_FIXED_TIME"),
        ("2020-09-26", "2020-10-06", "IN_TIME"),
        ("2020-09-26", "2020-10-07", "LATE"),
        ("NaT", "2020-10-07", "CANNOT_TELL"),
    )
    codes_of(
        "complaint_panel",
        ("2020-04-01", "2020-06-01", "LAW_CHANGED"),
        ("2020-04-24", "2020-06-10", "NO_FIXED_TIME"),
        ("2020-09-01", "2020-10-30", "LAW_CHANGED"),
        ("2020-09-28", "2020-11-10", "LATE"),
    )
    codes_of(
        "placement_plan",
        ("2020-04-15", "2020-04-23", "LATE"),
        ("2020-04-20", "2020-05-04", "LAW_CHANGED"),
        ("2020-04-24", "2020-06-30", "NO_FIXED_TIME"),
        ("2020-09-26", "2020-10-05", "LATE"),
    )
    codes_of(
        "ehcp",
        ("2019-11-11", "2020-03-31", "LATE"),
        ("2020-01-06", "2020-06-01", "LAW_CHANGED"),
        ("2020-05-01", "2020-09-19", "CANNOT_TELL"),
        ("2020-09-26", "2021-02-14", "LATE"),
    )
    # five working days over Easter, and five more, end the day before the law changed, or on the day
    codes_of(
        "complaint_panel_report", ("2020-04-07", "2021-05-04", "LATE"), ("2020-04-08", "2021-05-04", "LAW_CHANGED")
    )
    # twice six months after the law of before came back, no saving is for so long
    for as_at, outcome in (("2021-09-26", "LAW_CHANGED"), ("2021-09-27", "OVERDUE")):
        codes_of("cla_review_subsequent", ("2020-01-22", "NaT", outcome), as_at=as_at)
    codes_of("cla_review_subsequent", ("2019-01-01", "2020-06-01", "LATE"), ("2020-05-01", "2021-01-15", "LAW_CHANGED"))


def test_conditions_besides_the_days() -> None:
    """An order that ends on a holiday may end at noon of the next day; a target for a share accuses no single case."""
    codes_of(
        "epo",
        ("2017-04-08", "2017-04-16", "IN_TIME"),
        ("2017-04-08", "2017-04-18", "CANNOT_TELL"),
        ("2017-04-08", "2017-04-19", "LATE"),
        ("2017-05-01", "2017-05-10", "LATE"),
    )
    codes_of(
        "lado_80",
        ("2017-05-01", "2017-06-01", "IN_TIME"),
        ("2017-05-01", "2017-06-02", "BEYOND_TARGET"),
        ("2017-05-01", "NaT", "OPEN_BEYOND_TARGET"),
        ("2017-05-01", "2017-04-30", "BEFORE_START"),
    )


def test_two_numbers_after_one_another() -> None:
    """16 weeks, then 24 from 24 April 2020 on: late by both, or by one of which nobody read whether it holds."""
    codes_of(
        "temporary_approval",
        ("2020-03-01", "2020-06-21", "IN_TIME"),
        ("2020-03-01", "2020-06-22", "LAW_CHANGED"),
        ("2020-03-01", "2020-08-16", "LAW_CHANGED"),
        ("2020-03-01", "2020-08-17", "LATE"),
    )


@pytest.mark.parametrize(
    ("done", "ended", "outcome"),
    [
        # counted from 1 March 2019, due on 1 June; asked on 1 August
        ("2019-06-01", "2019-05-31", "LAPSED"),
        ("2019-06-02", "2019-06-02", "LATE"),
        ("2019-06-03", "2019-06-02", "MISSED"),
        ("2019-08-02", "2019-08-02", "OVERDUE"),
        ("NaT", "2019-08-01", "MISSED"),
    ],
)
def test_what_is_done_after_the_end_is_not_looked_at(done: str, ended: str, outcome: str) -> None:
    """Done on the day of the end it was done; what lies after the day of the question is not known."""
    days = [np.array([day], dtype="datetime64[D]") for day in ("2019-03-01", done, ended)]
    codes = case_codes(rule_named("rcpc_first"), days[0], days[1], ended_on=days[2], as_at=date(2019, 8, 1))
    assert [OUTCOMES[code].name for code in codes] == [outcome]
