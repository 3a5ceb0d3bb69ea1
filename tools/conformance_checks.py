"""Cases of the conformance kit on checks of people: rechecks by an employer's policy, and what recruitment counts in months."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tools.conformance_answers import Draft, Given

from safeguarding.dates.due import CORRESPONDING_DATE_RULE
from safeguarding.dates.periods import Period
from safeguarding.dbs.checks import Certificate, StatusCheck, StatusCheckResult
from safeguarding.dbs.people import Person
from safeguarding.dbs.policies import RecheckRule, steady_policy
from safeguarding.dbs.statuses import recheck_status
from safeguarding.pages.recruitment_reasons import rule_in_words
from safeguarding.recruitment.catalogue import recruitment_rules
from safeguarding.recruitment.derived import is_recent_post
from safeguarding.recruitment.facts import Role
from safeguarding.recruitment.requirements import required_checks
from safeguarding.recruitment.validity import CERTIFICATE_VALIDITIES, certificate_validity
from safeguarding.recruitment.words import RoleKind, Setting
from safeguarding.serialization.documents import to_data

A_DAY = timedelta(days=1)
# a leap day, the ends of long and short months, a plain day
ISSUED = tuple(map(date.fromisoformat, ("2014-09-19", "2016-02-29", "2019-02-28", "2020-08-31", "2023-01-30")))
WINDOW = 60
WHO_NEEDS = Path(__file__).parent.parent / "tests" / "vectors" / "conformance" / "who_needs_which_check.csv"
"""The cases of who needs which check; its column of outcomes is the tests' alone."""
_RECENT = next(each for each in recruitment_rules() if each.rule_id == "school-list-alone-recent-post")

Line = tuple[Draft, str | None, str, dict[str, list[str | None]]]
Law = tuple[dict[str, Any], list[Line]]


def checks_of_people() -> Iterator[tuple[dict[str, Any], list[Law]]]:
    """Each rule with its law, and the cases with their answers."""
    about = {"rule": "dbs_recheck", "area": "dbs checks", "requirement": "a DBS check is made again"}
    law = _law(date(2002, 3, 1), None, "by the employer's interval", CORRESPONDING_DATE_RULE)
    yield about | {"trigger": "the issue of the certificate"}, [(law, list(_rechecks()))]
    for setting, validity in CERTIFICATE_VALIDITIES.items():
        about = {
            "rule": f"certificate_{setting.name.lower()}",
            "area": "recruitment",
            "requirement": f"a certificate is valid: {setting.label}",
            "trigger": "the issue of the certificate",
        }
        law = _law(validity.starts_on, validity.ends_on, f"{validity.length}", validity.source)
        last = {day: validity.last_day(day) for day in ISSUED}
        held = [day for day in ISSUED if validity.starts_on <= last[day] < (validity.ends_on or date.max)]
        yield about, [(law, [line for issued in held for line in _valid(setting, issued)])]
    about = {
        "rule": "recent_post",
        "area": "recruitment",
        "requirement": "a post with children ended not more than three months before an appointment",
        "trigger": "the end of the post",
    }
    yield about, [(_law(date(2021, 9, 1), None, "3 months", _RECENT.source), list(_recent()))]
    about = {
        "rule": "who_needs_which_check",
        "area": "recruitment",
        "requirement": "a check is needed, may be asked for, or must not be requested",
        "trigger": "the day of the question",
    }
    yield about, list(_needed())


def _law(first: date, last: date | None, limit: str, source: Any) -> dict[str, Any]:  # noqa: ANN401 - a source
    return {
        "from": first.isoformat(),
        "to": None if last is None else last.isoformat(),
        "limit": limit,
        "source": to_data(source),
    }


def _rechecks() -> Iterator[Line]:
    for issued in ISSUED:
        for months in (12, 36, 60):
            yield from _about(issued, {"months": months}, (-WINDOW - 1, -WINDOW, -1, 0, 1))
    yield from _about(ISSUED[1], {"months": 36, "grace_days": 30}, (0, 1, 30, 31))
    checked = {"months": 36, "status_check": "2017-06-30", "status_months": 12}
    yield from _about(ISSUED[0], checked, (-1, 0, 1))
    overtaken = {"months": 60, "status_check": "2017-06-30", "status_months": 12}
    yield from _about(ISSUED[0], overtaken, (-1, 0, 1))


def _about(issued: date, policy: Given, days: tuple[int, ...]) -> Iterator[Line]:
    given: Given = {"started": issued.isoformat(), **policy, "window_days": WINDOW}
    due, _ = _status(given | {"on": issued.isoformat() if "status_check" not in policy else policy["status_check"]})
    assert due is not None  # noqa: S101 - every such policy asks for a recheck
    for number in days:
        on = due + timedelta(days=number)
        asked = given | {"on": on.isoformat()}
        found, standing = _status(asked)
        slip = issued + timedelta(days=365 * policy["months"] // 12)
        others: dict[str, list[str | None]] = {}
        if slip != due and "status_check" not in policy and not policy.get("grace_days"):
            others["a year as 365 days"] = [slip.isoformat(), _standing(slip, on)]
        words = {-1: "a day before", 0: "on the day", 1: "a day after"}.get(
            number, f"{abs(number)} days {'before' if number < 0 else 'after'}"
        )
        yield Draft(f"{_policy(policy)}, {words}", asked), found.isoformat() if found else None, standing, others


def _policy(policy: Given) -> str:
    grace = f" and {policy['grace_days']} days of grace" if policy.get("grace_days") else ""
    return f"{policy['months']} months{grace}" + (" with a status check" if "status_check" in policy else "")


def _standing(due: date, on: date) -> str:
    if on > due:
        return "overdue"
    return "due" if on == due else "due_soon" if due <= on + timedelta(days=WINDOW) else "in_date"


def _status(given: Given) -> tuple[date | None, str]:
    rule = RecheckRule(
        certificate_interval=Period(months=given["months"]),
        status_check_interval=Period(months=given["status_months"]) if "status_months" in given else None,
        grace=Period(days=given.get("grace_days", 0)),
    )
    checks = []
    if "status_check" in given:
        day = date.fromisoformat(given["status_check"])
        checks.append(StatusCheck(checked_on=day, result=StatusCheckResult.BLANK_NO_NEW_INFO))
    person = Person(
        reference="S1",
        certificates=[Certificate(issued_on=date.fromisoformat(given["started"]))],
        status_checks=checks,
    )
    policy = steady_policy("as given", rule, source=CORRESPONDING_DATE_RULE)
    window = Period(days=given["window_days"])
    found = recheck_status(person, policy, on=date.fromisoformat(given["on"]), window=window)
    return found.due_on, found.standing.name.lower()


def _valid(setting: Any, issued: date) -> Iterator[Line]:  # noqa: ANN401 - a setting
    last = CERTIFICATE_VALIDITIES[setting].last_day(issued)
    for words, on, on_update_service in (
        ("on its last day", last, False),
        ("a day after", last + A_DAY, False),
        ("a day after, not known whether on the Update Service", last + A_DAY, None),
    ):
        answer = certificate_validity(setting, issued_on=issued, on=on, on_update_service=on_update_service)
        given = {"started": issued.isoformat(), "on_update_service": on_update_service, "on": on.isoformat()}
        outcome = "cannot_tell" if answer.is_valid is None else "valid" if answer.is_valid else "not_valid"
        yield Draft(words, given), last.isoformat(), outcome, {}


def _needed() -> Iterator[Law]:
    """Who needs which check, under the rule whose boundary a line of the table tries."""
    with WHO_NEEDS.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
    rules = {each.rule_id: each for each in recruitment_rules()}
    for rule_id in dict.fromkeys(row["rule_id"] for row in rows):
        rule = rules[rule_id]
        assert rule.starts_on is not None  # noqa: S101 - only such rules stand in the table
        law = _law(rule.starts_on, rule.ends_on, rule_in_words(rule), rule.source)
        yield law, [_need(row) for row in rows if row["rule_id"] == rule_id]


def _need(row: dict[str, str]) -> Line:
    facts = {each.removeprefix("not "): not each.startswith("not ") for each in row["facts"].split(" + ") if each}
    asked = {name: row[name] for name in ("setting", "role", "check", "on")}
    role, setting, on = Role(kind=RoleKind(row["role"])), Setting(row["setting"]), date.fromisoformat(row["on"])
    found = {each.kind.value: each.requirement.name for each in required_checks(role, setting, on=on, known=facts)}
    return Draft(row["what"], asked | {"facts": facts}), None, found.get(row["check"], "NO_RULE").lower(), {}


def _recent() -> Iterator[Line]:
    for ended, last in (
        (date(2024, 6, 2), date(2024, 9, 2)),
        (date(2024, 11, 30), date(2025, 2, 28)),
        (date(2023, 11, 30), date(2024, 2, 29)),
        (date(2022, 5, 31), date(2022, 8, 31)),
    ):
        for words, on in (("appointed on the last day", last), ("appointed a day later", last + A_DAY)):
            outcome = "recent" if is_recent_post(ended, appointed_on=on) else "not_recent"
            given = {"started": ended.isoformat(), "on": on.isoformat()}
            yield Draft(words, given), last.isoformat(), outcome, {}
