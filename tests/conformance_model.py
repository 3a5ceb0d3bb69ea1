"""A small model of every shape of limit, by which the answers of the conformance kit are worked out a second time.

It imports nothing of the library. Its numbers come from ``tests/vectors``, its holidays from the published table there,
and it counts days one by one, so that a slip in the library's arithmetic is not repeated here.
"""

from __future__ import annotations

import calendar
import csv
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

VECTORS = Path(__file__).parent / "vectors"
LONDON = ZoneInfo("Europe/London")
A_DAY = timedelta(days=1)
Given = dict[str, Any]
Answer = tuple[str | None, str | None, str]


def _rows(*parts: str) -> list[dict[str, str]]:
    folder = VECTORS.joinpath(*parts[:-1])
    return [
        row
        for path in sorted(folder.glob(parts[-1]))
        for row in csv.DictReader(
            line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")
        )
    ]


TABLE = {row["rule_id"]: row for row in _rows("timescales", "*.csv")}
IN_2020 = {row["rule_id"]: row for row in _rows("conformance", "law_of_2020.csv")}
HOLIDAYS = {date.fromisoformat(row["on"]) for row in _rows("dates", "bank_holidays_england_1995_2028.csv")}

# as the law has them where the table gives one number: an interval, and what ends it
STEPS: dict[str, list[tuple[int, str, str]]] = {
    "cla_visit_year1": [(6, "week", "first year")],
    "private_fostering_y1": [(6, "week", "first year")],
    "cla_visit_parents_ico": [(1, "week", "first review"), (4, "week", "")],
    "cla_visit_reg19": [(1, "week", "first review"), (6, "week", "")],
    "cla_visit_care_order_parents": [(1, "week", "once"), (6, "week", "")],
    "pa_contact": [(7, "day", "once"), (2, "month", "")],
    "rha_under5": [(6, "month", "fifth birthday")],
}
# "beginning with the day": the day itself is the first
DAY_COUNTS = {"care_proceedings", "child_assessment_order", "epo_after_police_protection"}
# the longer time that may be agreed or ordered, from the same day
LONGER = {
    "epo": (15, "day"),
    "epo_after_police_protection": (15, "day"),
    "temporary_approval": (24, "week"),
    "complaint_stage1": (20, "working_day"),
    "complaint_stage2": (65, "working_day"),
}
SHARES = {"lado_80": Fraction(4, 5), "lado_90": Fraction(9, 10), "lado_all": Fraction(1)}
BREACHES = {"late", "overdue", "missed"}


def answer(rule: str, given: Given) -> Answer | None:  # noqa: PLR0911 - a shape of limit a line
    """The last day in time, the first day of a window, and how the case stands; None where nothing is to be done."""
    if rule in OF_PEOPLE:
        return OF_PEOPLE[rule](given)
    unit, recurrence = TABLE[rule]["unit"], TABLE[rule]["recurrence"]
    if unit == "hour":
        return _hours(int(TABLE[rule]["n"]), given)
    if recurrence.startswith("rolling"):
        return _rolling(int(TABLE[rule]["n"]), given)
    if recurrence == "cumulative":
        return _cumulative(7 * int(TABLE[rule]["n"]), given)
    if unit == "window":
        return _window(given)
    if unit in ("calendar month", "school term"):
        return _period(rule, given)
    if unit == "average":
        return _average(int(TABLE[rule]["n"]), given["days"])
    if "counts" in given:
        return _share(rule, given["counts"])
    return _scheduled(rule, given)


def _recheck(given: Given) -> Answer:
    """An interval of months from the issue, or from a status check where that reaches farther; with days of grace."""
    due = months_later(date.fromisoformat(given["started"]), given["months"])
    if "status_check" in given:
        due = max(due, months_later(date.fromisoformat(given["status_check"]), given["status_months"]))
    on = date.fromisoformat(given["on"])
    if on < due:
        outcome = "due_soon" if (due - on).days <= given["window_days"] else "in_date"
    else:
        outcome = "due" if (on - due).days <= given.get("grace_days", 0) else "overdue"
    return due.isoformat(), None, outcome


def _no_more_than_three_years(given: Given) -> Answer:
    """The words "no more than three years": the anniversary counts. A certificate on the Update Service would stand longer."""
    last = months_later(date.fromisoformat(given["started"]), 36)
    if date.fromisoformat(given["on"]) <= last:
        return last.isoformat(), None, "valid"
    return last.isoformat(), None, "cannot_tell" if given["on_update_service"] is None else "not_valid"


def _less_than_three_years(given: Given) -> Answer:
    """The words "less than three years": the anniversary does not count, and no Update Service is named."""
    anniversary = months_later(date.fromisoformat(given["started"]), 36)
    outcome = "valid" if date.fromisoformat(given["on"]) < anniversary else "not_valid"
    return (anniversary - A_DAY).isoformat(), None, outcome


def _recent_post(given: Given) -> Answer:
    """Not more than three months before the appointment."""
    last = months_later(date.fromisoformat(given["started"]), 3)
    return last.isoformat(), None, "recent" if date.fromisoformat(given["on"]) <= last else "not_recent"


def _asked(row: dict[str, Any]) -> tuple[str, ...]:
    return tuple(str(row[name]) for name in ("setting", "role", "check", "on"))


WHO_NEEDS = {(*_asked(row), row["facts"]): row["outcome"] for row in _rows("conformance", "who_needs_which_check.csv")}


def _needed(given: Given) -> Answer:
    """Read in the texts, line by line."""
    facts = " + ".join(name if so else f"not {name}" for name, so in given["facts"].items())
    return None, None, WHO_NEEDS[*_asked(given), facts]


OF_PEOPLE: dict[str, Callable[[Given], Answer]] = {
    "dbs_recheck": _recheck,
    "certificate_welsh_regulated_service": _no_more_than_three_years,
    "certificate_welsh_independent_health_care": _less_than_three_years,
    "certificate_welsh_adoption_support_agency": _less_than_three_years,
    "recent_post": _recent_post,
    "who_needs_which_check": _needed,
}


def months_later(day: date, months: int) -> date:
    """The corresponding day, or the last day of a month that has none."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def last_day(start: date, n: int, unit: str, *, is_day_one: bool = False) -> date:
    """The last day in time, counted one by one."""
    if unit == "month":
        return months_later(start, n)
    day, counted = start, 1 if is_day_one else 0
    per_unit = 7 if unit == "week" else 1
    while counted < n * per_unit:
        day += A_DAY
        if unit != "working_day" or (day.weekday() not in (calendar.SATURDAY, calendar.SUNDAY) and day not in HOLIDAYS):
            counted += 1
    return day


class Entry(NamedTuple):
    """The law of a rule for a time."""

    starts_on: date
    form: str
    n: int
    unit: str
    longer: int | None = None
    is_saved_before: bool = False


def _law(rule: str, n: int, unit: str) -> list[Entry]:
    """The entries that say different things."""
    plain = Entry(date.min, "number", n, unit)
    if (row := IN_2020.get(rule)) is None:
        return [plain]
    until = date.fromisoformat(row["to"]) + A_DAY
    number = (int(row["n"]), row["unit"]) if row["n"] else (n, unit)
    longer = int(row["longer"]) if row["longer"] else None
    relaxed = Entry(date.fromisoformat(row["from"]), row["form"], *number, longer)
    return [plain, relaxed, plain._replace(starts_on=until, is_saved_before=row["saved"] == "yes")]


def _scheduled(rule: str, given: Given) -> Answer | None:
    clock = date.fromisoformat(given.get("restarted") or given["started"])
    earlier = [_day(each) for each in given.get("earlier", ())]
    counted_from = earlier[-1] if earlier else clock
    if (step := _step(rule, clock, counted_from, len(earlier), given)) is None:
        return None
    case = _Case(rule, counted_from, step, given)
    due, outcome = case.judged()
    outcome = case.by_age(due, outcome)
    if TABLE[rule]["recurrence"].startswith("target"):
        outcome = {"late": "beyond_target", "overdue": "open_beyond_target", "missed": "open_beyond_target"}.get(
            outcome, outcome
        )
    return (due.isoformat() if due else None), None, outcome


def _step(rule: str, clock: date, counted_from: date, before: int, given: Given) -> tuple[int, str] | None:
    for n, unit, until in STEPS.get(rule, [(int(TABLE[rule]["n"]), TABLE[rule]["unit"], "")]):
        has_ended = {
            "": before > 0 and not TABLE[rule]["recurrence"].startswith(("recurring", "weekly", "then")),
            "once": before > 0,
            "first year": counted_from >= months_later(clock, 12),
            "first review": counted_from
            >= date.fromisoformat(given.get("events", {}).get("first review", "9999-12-31")),
            "fifth birthday": "born" in given and counted_from >= months_later(date.fromisoformat(given["born"]), 60),
        }
        if not has_ended[until]:
            return n, unit
    return None


OF_CHILDHOOD = frozenset(
    [
        "referral_decision",
        "single_assessment",
        "icpc",
        "core_group",
        "rcpc_first",
        "rcpc_subsequent",
        "care_proceedings",
        "cla_review_first",
        "cla_review_second",
        "cla_review_subsequent",
        "iha",
        "rha_under5",
        "dental_check",
        "pep_initiate",
        "pep_available",
        "cla_visit_first",
        "cla_visit_year1",
        "cla_visit_permanent",
        "cla_visit_long_term_foster",
        "cla_visit_parents_ico",
        "cla_visit_reg19",
        "cla_visit_care_order_parents",
        "care_plan",
        "placement_plan",
        "placement_notice",
        "out_of_area_notice",
        "temporary_approval",
        "emergency_foster_placement",
        "parent_placement_assessment",
    ]
)
"""What ends with the eighteenth birthday: not done by then it is missed, and due from then on it is not asked for."""
MAY_GO_ON = {
    "private_fostering_first_visit": 16,
    "private_fostering_y1": 16,
    "private_fostering_y2": 16,
    "pathway_review": 21,
}
"""What may go on past an age: of a disabled child, of somebody in education."""


class _Case(NamedTuple):
    rule: str
    counted_from: date
    step: tuple[int, str]
    given: Given

    def judged(self) -> tuple[date | None, str]:
        entries = _law(self.rule, *self.step)
        current = [each for each in entries if each.starts_on <= self.counted_from][-1]
        due = self.due(current, self.counted_from)
        done, ended = self._if_given("done"), self._if_given("ended")
        if done is not None and done < self.counted_from:
            return due, "before_start"
        until = done or ended or _day(self.given["on"])
        # what was saved runs on under what stood before the change
        active = [each for each in entries if self.counted_from < each.starts_on <= until and not each.is_saved_before]
        if self.rule.startswith("epo") and due is not None:
            return self._of_an_order(due, until)
        if not active:
            return due, self.under(current, self.counted_from)
        readings = {self.under(each, self.counted_from) for each in (current, *active)}
        if [current, *active][-2].form != "number" and active[-1].form == "number":
            # the number came back: its time may run from that day
            readings.add(self.under(active[-1], active[-1].starts_on))
        return due, readings.pop() if len(readings) == 1 else "law_changed"

    def due(self, entry: Entry, start: date) -> date | None:
        if entry.form == "replaced":
            return None
        is_day_one = self.rule in DAY_COUNTS
        if self.rule == "epo" and self.given.get("events"):
            start, is_day_one = _day(self.given["events"]["police protection"]), True
        plain = last_day(start, entry.n, entry.unit, is_day_one=is_day_one)
        agreed = self._if_given("extended")
        if agreed is None or agreed > plain or ((entry.n, entry.unit) != self.step and entry.longer is None):
            return plain
        longer = LONGER[self.rule] if entry.longer is None else (entry.longer, entry.unit)
        return last_day(start, *longer, is_day_one=is_day_one)

    def under(self, entry: Entry, start: date) -> str:
        due = self.due(entry, start)
        if due is None:
            return "no_fixed_time"
        outcome = self.by_days(due)
        if outcome not in BREACHES or entry.form == "number":
            return outcome
        return "no_fixed_time" if entry.form == "where_practicable" else "cannot_tell"

    def by_days(self, due: date) -> str:
        done, ended = self._if_given("done"), self._if_given("ended")
        if done is not None:
            return "in_time" if done <= due else "late"
        if ended is not None:
            return "lapsed" if ended <= due else "missed"
        return "not_yet_due" if _day(self.given["on"]) <= due else "overdue"

    def by_age(self, due: date | None, outcome: str) -> str:
        until = 18 if self.rule in OF_CHILDHOOD else {"sdq": 17, "rha_5plus": 18, **MAY_GO_ON}.get(self.rule)
        if until is None or "born" not in self.given:
            return outcome
        born, beyond = _day(self.given["born"]), "cannot_tell" if self.rule in MAY_GO_ON else "not_applicable"
        # the five-year-old's interval counts from the first assessment at that age
        is_too_young = (self.rule == "rha_5plus" and self.counted_from < months_later(born, 60)) or (
            self.rule == "sdq" and due is not None and due < months_later(born, 48)
        )
        if is_too_young:
            return "not_applicable"
        leaves_on = months_later(born, 12 * until)
        if (due or self.counted_from) >= leaves_on:
            return beyond
        is_open = self._if_given("done") is None and self._if_given("ended") is None
        if outcome == "overdue" and is_open and _day(self.given["on"]) >= leaves_on:
            return "cannot_tell" if self.rule in MAY_GO_ON else "missed"
        return outcome

    def _of_an_order(self, due: date, until: date) -> tuple[date, str]:
        """Where the last day is a Sunday or a holiday, the court may have named noon of the first later day that is none."""
        later = due
        while later.weekday() == calendar.SUNDAY or later in HOLIDAYS:
            later += A_DAY
        stated = self._if_given("stated")
        if "extended" in self.given and due != self.due(
            Entry(date.min, "number", *LONGER[self.rule]), self.counted_from
        ):
            stated = None
        if stated is not None and (stated <= due or stated == later):
            return stated, self.by_days(stated)
        is_long = "extended" in self.given and _day(self.given["extended"]) <= last_day(
            self.counted_from, *self.step, is_day_one=self.rule in DAY_COUNTS
        )
        outcome = self.by_days(due)
        if outcome in BREACHES and stated is None and later != due and until <= later and not is_long:
            return due, "cannot_tell"
        return due, outcome

    def _if_given(self, name: str) -> date | None:
        return _day(self.given[name]) if name in self.given else None


def _hours(hours: int, given: Given) -> Answer:
    limit = timedelta(hours=hours)
    if "T" not in given["started"]:
        # any minute of the one day to any minute of the other
        apart = (date.fromisoformat(given["done"]) - date.fromisoformat(given["started"])).days
        least, most = timedelta(days=apart - 1, minutes=1), timedelta(days=apart + 1) - timedelta(minutes=1)
        if most < timedelta():
            return None, None, "before_start"
        return None, None, "in_time" if most <= limit else "late" if least > limit else "cannot_tell"
    started = _moment(given["started"])
    due = (started + limit).astimezone(LONDON).strftime("%Y-%m-%dT%H:%M")
    if "done" in given:
        return due, None, "in_time" if _moment(given["done"]) - started <= limit else "late"
    return due, None, "not_yet_due" if _moment(given["on"]) - started <= limit else "overdue"


def _stays(given: Given) -> list[date]:
    found = set()
    for first, last in given["stays"]:
        day = _day(first)
        while day <= _day(last):
            found.add(day)
            day += A_DAY
    return sorted(found)


def _rolling(most: int, given: Given) -> Answer:
    days = _stays(given)
    for day in days:
        # a day counts until the day before its own day of the next year
        within = [each for each in days if each <= day < _year_later(each)]
        if len(within) > most:
            return day.isoformat(), None, "not_kept"
    return None, None, "kept"


def _year_later(day: date) -> date:
    return date(day.year + 1, 3, 1) if (day.month, day.day) == (2, 29) else day.replace(year=day.year + 1)


def _cumulative(total: int, given: Given) -> Answer:
    born = date.fromisoformat(given["born"])
    counted = 0
    for day in _stays(given):
        counted += day >= months_later(born, 12 * 14)
        if day >= months_later(born, 12 * 16) and counted >= total:
            return day.isoformat(), None, "reached"
    return None, None, "not_reached"


def _window(given: Given) -> Answer:
    birthday = months_later(date.fromisoformat(given["born"]), 12 * given["age"])
    first, last = months_later(birthday, -3), months_later(birthday, 1)
    if "done" in given and first <= date.fromisoformat(given["done"]) <= last:
        outcome = "in_time"
    else:
        outcome = "not_yet_due" if date.fromisoformat(given["on"]) <= last else "overdue"
    return last.isoformat(), first.isoformat(), outcome


def _period(rule: str, given: Given) -> Answer:
    if "terms" in given:
        first, last = map(_day, given["terms"][0])
    else:
        first = date.fromisoformat(given["started"])
        last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    if "done" in given and first <= date.fromisoformat(given["done"]) <= last:
        return last.isoformat(), first.isoformat(), "in_time"
    if date.fromisoformat(given["on"]) <= last:
        return last.isoformat(), first.isoformat(), "not_yet_due"
    form = [each for each in _law(rule, 1, "period") if each.starts_on <= first][-1].form
    return last.isoformat(), first.isoformat(), "no_fixed_time" if form == "where_practicable" else "overdue"


def _average(most: int, days: list[int]) -> Answer:
    if not days:
        return None, None, "cannot_tell"
    return None, None, "in_time" if Fraction(sum(days), len(days)) <= most else "missed"


def _share(rule: str, counts: dict[str, int]) -> Answer:
    in_time, open_ = counts.get("in_time", 0), counts.get("not_yet_due", 0)
    total = sum(counts.values())
    if Fraction(in_time, total) >= SHARES[rule]:
        return None, None, "in_time"
    is_lost = Fraction(in_time + open_, total) < SHARES[rule]
    # which cases are exceptional is a judgement
    return None, None, "missed" if is_lost and rule != "lado_all" else "cannot_tell"


def _day(text: str) -> date:
    return date.fromisoformat(text[:10])


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LONDON).astimezone(UTC)
