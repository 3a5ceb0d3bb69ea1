"""The rules that ship."""

import csv
from datetime import date
from pathlib import Path

import attrs
import pytest

from safeguarding.errors import InvalidRecordError, OutOfCoverageError, UnknownNameError
from safeguarding.sources import Certainty
from safeguarding.timelines import Timeline
from safeguarding.timescales.catalogue import RULES, rule_named
from safeguarding.timescales.episodes import Episode
from safeguarding.timescales.following import obligations
from safeguarding.timescales.limits import (
    AverageTarget,
    BirthdayWindow,
    CumulativeTotal,
    EachPeriod,
    HourLimit,
    Limit,
    RollingTotal,
    ShareTarget,
)
from safeguarding.timescales.rules import Rule, counted_as
from safeguarding.timescales.schedules import Schedule, Step

TABLES = (Path(__file__).parents[2] / "vectors" / "timescales").glob("*.csv")
ROWS = {
    row["rule_id"]: row for table in TABLES for row in csv.DictReader(table.read_text(encoding="utf-8").splitlines())
}

# a mark that differs from the table's, and what was read (23 November 2026)
MARKS_CHANGED = {
    "care_proceedings": ("M", "V", "section 32 of the Children Act 1989, as amended, on legislation.gov.uk"),
    "child_assessment_order": ("S", "V", "section 43(5)(b), as enacted, on legislation.gov.uk"),
    "ehcp": ("M", "V", "regulation 13(2) of SI 2014/1530 on legislation.gov.uk"),
    "return_home_interview": ("M", "S", "a charity's report, which quotes the guidance"),
    **dict.fromkeys(["epo", "complaint_stage1", "complaint_stage2"], ("M", "V", "a copy of legislation.gov.uk")),
    **dict.fromkeys(
        ["pathway_review", "pa_contact", "private_fostering_first_visit"], ("M", "V", "a copy of legislation.gov.uk")
    ),
    **dict.fromkeys(
        [
            *(
                "ofsted_action_statement",
                "police_protection",
                "epo_after_police_protection",
                "cla_visit_long_term_foster",
            ),
            *("emergency_foster_placement", "parent_placement_assessment", "iha", "rha_under5", "rha_5plus"),
            *("complaint_panel_report", "complaint_la_response", "complaint_request_next_stage"),
        ],
        ("S", "V", "a copy of legislation.gov.uk"),
    ),
}


def _steps(limit: Limit) -> list[Step]:
    if isinstance(limit, ShareTarget):
        limit = limit.schedule
    assert isinstance(limit, Schedule)
    return list(limit.steps)


def _number(limit: Limit, place: int) -> tuple[int, str]:
    others = {
        HourLimit: ("hours", "hour"),
        RollingTotal: ("most_days", "day"),
        AverageTarget: ("most_days", "average"),
    }
    match limit:
        case HourLimit() | RollingTotal() | AverageTarget():
            name, unit = others[type(limit)]
            return getattr(limit, name), unit
        case CumulativeTotal():
            return limit.total.weeks, "week"
        case BirthdayWindow() | EachPeriod():
            return (1, limit.kind.value) if isinstance(limit, EachPeriod) else (0, "window")
        case _:
            step = _steps(limit)[place]
            for unit in ("working_day", "day", "week", "month"):
                if count := getattr(step.interval, unit + "s"):
                    return count, unit
    raise AssertionError(limit)


class TestAgainstTheTable:
    """Each row of the table, 52 and those added since, is a rule, with the row's number, unit, area and mark."""

    def test_the_rules_are_those_of_the_table(self) -> None:
        assert len(ROWS) >= 52
        assert sorted(rule.rule_id for rule in RULES) == sorted(ROWS)

    @pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule_id)
    def test_number_and_unit(self, rule: Rule) -> None:
        row = ROWS[rule.rule_id]
        # of the adviser's visits the table gives the interval that lasts
        place = 1 if rule.rule_id == "pa_contact" else 0
        assert _number(rule.limits.entries[-1].value, place) == (int(row["n"] or 0), row["unit"])

    @pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule_id)
    def test_area(self, rule: Rule) -> None:
        assert rule.area.value == ROWS[rule.rule_id]["area"]

    @pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule_id)
    def test_mark(self, rule: Rule) -> None:
        """A mark differs only where a text was read that the table's maker had not seen."""
        was, now, _ = MARKS_CHANGED.get(rule.rule_id, (ROWS[rule.rule_id]["status"],) * 2 + ("",))
        assert ROWS[rule.rule_id]["status"] == was
        assert rule.limits.entries[-1].source.certainty.value == now

    @pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule_id)
    def test_recurrence(self, rule: Rule) -> None:
        """A row that recurs has a last step without an end, or one that ends on a day; a row that does not has neither."""
        limit = rule.limits.entries[-1].value
        recurrence = ROWS[rule.rule_id]["recurrence"]
        if not isinstance(limit, Schedule):
            return
        recurs = any(str(step).startswith("every") for step in limit.steps)
        assert recurs == recurrence.startswith(("recurring", "weekly", "then")) or rule.rule_id == "pa_contact"


class TestSources:
    """Every limit says where it stands and how surely it is known."""

    @pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule_id)
    def test_a_rule_from_memory_says_so(self, rule: Rule) -> None:
        for entry in rule.limits.entries:
            words = str(entry.source)
            assert ("from memory, to be verified" in words) == (entry.source.certainty is Certainty.FROM_MEMORY)

    @pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule_id)
    def test_a_verified_rule_says_where(self, rule: Rule) -> None:
        for entry in rule.limits.entries:
            if entry.source.certainty is Certainty.VERIFIED:
                assert entry.source.published_at

    def test_nothing_is_known_before_the_first_day(self) -> None:
        with pytest.raises(OutOfCoverageError, match="ehcp: nothing is known on 2014-08-31"):
            rule_named("ehcp").limits.value_on(date(2014, 8, 31))
        assert str(rule_named("ehcp").limits.value_on(date(2014, 9, 1))) == "within 20 weeks"


class TestOtherCounts:
    """Where public tools count differently, both are there and named."""

    def test_a_rule_counted_otherwise_carries_the_name(self) -> None:
        rule = counted_as(rule_named("single_assessment"), "holidays ignored")
        assert rule.counted_as == "holidays ignored"
        assert rule.rule_id == "single_assessment"
        assert rule.limits.entries[0].source.certainty is Certainty.UNVERIFIED

    def test_an_unknown_count_names_what_was_meant(self) -> None:
        with pytest.raises(UnknownNameError, match="did you mean 'holidays ignored'"):
            counted_as(rule_named("single_assessment"), "holidays ignore")

    def test_an_unknown_rule_names_what_was_meant(self) -> None:
        with pytest.raises(UnknownNameError, match="did you mean 'epo'"):
            rule_named("EPOO")


class TestRecords:
    @pytest.mark.parametrize("rule_id", ["", "Ab", "has space", "x" * 61, "é_rule"])
    def test_identifiers(self, rule_id: str) -> None:
        rule = rule_named("iha")
        with pytest.raises(InvalidRecordError):
            Rule(rule_id=rule_id, area=rule.area, requirement="r", trigger="t", limits=rule.limits)

    def test_two_counts_of_one_name(self) -> None:
        rule = rule_named("iha")
        with pytest.raises(InvalidRecordError, match="one name"):
            Rule(
                rule_id="iha",
                area=rule.area,
                requirement="r",
                trigger="t",
                limits=rule.limits,
                other_counts=[rule.other_counts[0], rule.other_counts[0]],
            )


def test_a_count_that_is_no_schedule_is_not_relaxed_with_the_rule() -> None:
    """What an instrument did to the days of a rule, it did not do to another count of it, which knows no such words."""
    limits = next(
        rule.limits
        for rule in RULES
        if any(isinstance(each.value, Schedule) and each.value.steps[0].relaxed for each in rule.limits.entries)
    )
    counted = counted_as(attrs.evolve(rule_named("police_protection"), limits=limits), "903 rule 361")
    assert {str(entry.value) for entry in counted.limits.entries} == {"last date at most 3 days after the first"}


@pytest.mark.parametrize(
    ("rule_id", "count", "begin"),
    [
        ("single_assessment", "holidays ignored", [date(2013, 4, 15)]),
        ("ofsted_action_statement", "holidays ignored", [date(2007, 4, 1), date(2020, 4, 24), date(2020, 9, 26)]),
    ],
)
def test_another_count_changes_where_the_rule_was_relaxed(rule_id: str, count: str, begin: list[date]) -> None:
    """What the rule's later editions say of other things leaves the count as it is; what relaxed it for a time does not."""
    rule = rule_named(rule_id)
    (way,) = (each for each in rule.other_counts if each.name == count)
    assert [each.starts_on for each in counted_as(rule, way.name).limits.entries] == begin


def test_another_count_begins_with_its_own_day_and_names_what_changed_it_since() -> None:
    """Of a rule that was relaxed on the very day on which a count came in, the count is relaxed from its first day."""
    rule = rule_named("cla_visit_permanent")
    since = date(2020, 4, 24)
    (usual,) = (each for each in rule.other_counts if each.name == "not intended to last to 18")
    entries = counted_as(rule, usual.name).limits.entries
    assert [(each.starts_on, bool(each.changed)) for each in entries] == [
        (date(2011, 4, 1), False),
        (since, True),
        (date(2020, 9, 26), True),
    ]
    later = attrs.evolve(rule, other_counts=[attrs.evolve(usual, since=since)])
    entries = counted_as(later, usual.name).limits.entries
    assert [(each.starts_on, bool(_steps(each.value)[0].relaxed)) for each in entries] == [
        (since, True),
        (date(2020, 9, 26), False),
    ]


@pytest.mark.parametrize(
    ("rule_id", "count", "last"),
    [
        ("care_proceedings", "day of issue as day 0", date(2017, 10, 2)),
        ("epo", "day of the order counted", date(2017, 4, 10)),
        ("epo", "903 rule 362", date(2017, 4, 24)),
        ("child_assessment_order", "903 rule 363", date(2017, 4, 10)),
        ("cla_review_first", "28 days", date(2017, 5, 1)),
        ("iha", "28 days", date(2017, 5, 1)),
        ("short_break_single", "first and last day both counted", date(2017, 4, 19)),
        ("cla_visit_permanent", "not intended to last to 18", date(2017, 5, 15)),
        ("cla_visit_permanent", "long-term foster placement, child agrees", date(2017, 10, 3)),
        ("pa_contact", "a visit by day 28 too", date(2017, 4, 10)),
        ("pa_contact", "8 weeks", date(2017, 5, 29)),
    ],
)
def test_each_other_count_from_monday_3_april_2017(rule_id: str, count: str, last: date) -> None:
    """26 weeks, eight days with the first, 21, seven and 28 days, 17 with the first, six weeks, six months, eight weeks."""
    case = Episode(started_on=date(2017, 4, 3), born_on=date(2010, 1, 1))
    assert obligations([counted_as(rule_named(rule_id), count)], case, as_at=case.started_on)[0].due_on == last


def test_every_other_count_has_its_example() -> None:
    """Those of hours and totals, and the slips that working days invite, have theirs elsewhere."""
    elsewhere = {"event day as day 1", "holidays ignored", "903 rule 361", "903 rule 367"}
    (marked,) = test_each_other_count_from_monday_3_april_2017.pytestmark  # type: ignore[attr-defined]
    shown = {(rule_id, count) for rule_id, count, _ in marked.args[1]}
    assert shown == {
        (rule.rule_id, each.name) for rule in RULES for each in rule.other_counts if each.name not in elsewhere
    }
    extended = counted_as(rule_named("epo"), "day of the order counted").limits.entries[0].value
    assert str(extended) == "within 8 days (may be extended to 15 days)"
    checked = [
        counted_as(rule_named("police_protection"), "903 rule 361"),
        counted_as(rule_named("short_break_year"), "903 rule 367"),
    ]
    assert [str(each.limits.entries[-1].value) for each in checked] == [
        "last date at most 3 days after the first",
        "at most 75 days in the 12 months from each 1 April",
    ]


def test_a_rule_keeps_its_shape() -> None:
    """Days for a case and a total of days are other questions: a rule that was one and is now the other is two rules."""
    of_days, of_hours = rule_named("iha").limits.entries[0], rule_named("police_protection").limits.entries[0]
    for first, second in ((of_days, of_hours), (of_hours, of_days)):
        entries = [attrs.evolve(first, starts_on=date(2010, 1, 1)), attrs.evolve(second, starts_on=date(2020, 1, 1))]
        limits = Timeline[Limit](name="iha", entries=entries)
        with pytest.raises(InvalidRecordError, match="iha: its limit is counted in days for a case at one time"):
            attrs.evolve(rule_named("iha"), limits=limits)
    # a share of cases asks of each case whether its days were kept
    shares = attrs.evolve(rule_named("lado_80").limits.entries[0], starts_on=date(2020, 1, 1))
    entries = [attrs.evolve(of_days, starts_on=date(2010, 1, 1)), shares]
    assert (
        attrs.evolve(rule_named("iha"), limits=Timeline[Limit](name="iha", entries=entries)).limits.entries[1] is shares
    )
