"""The rules that ship, read from a table: one line a rule, with its dates, its source and how surely it is known.

``rules.csv`` names settings and roles by their values, or by a group; joined by " + ". A condition is a fact, with
"not" before it where it must not be so. "known 2016-09-05" means that the text read is that old, not that the duty
began then. ``instruments.csv`` holds each text's title once.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from datetime import date

from safeguarding.dates.periods import Period, parse_period
from safeguarding.errors import ParseError
from safeguarding.records import Catalogue
from safeguarding.recruitment.rules import Condition, DueAnchor, DueBy, RecruitmentRule
from safeguarding.recruitment.words import CheckKind, Force, Requirement, RoleKind, RuleDay, Setting
from safeguarding.shipped import shipped_rows
from safeguarding.sources import Certainty, Source

READ_ON = date(2026, 11, 26)
"""The day on which the rules that are marked as read were compared with the published text."""

_SCHOOLS = (
    Setting.SCHOOL,
    Setting.MAINTAINED_SCHOOL,
    Setting.ACADEMY,
    Setting.INDEPENDENT_SCHOOL,
    Setting.NON_MAINTAINED_SPECIAL_SCHOOL,
)
_GROUPS = {"schools": _SCHOOLS, "colleges": (Setting.COLLEGE, Setting.SIXTEEN_TO_NINETEEN)}
_SAID_OF_RECORDS = {"recorded": Requirement.REQUIRED, "free to record": Requirement.CONSIDERED}
_ALL_OTHERS = "all others"
_DUE = re.compile(r"(?:(?P<period>.+) after )?(?P<anchor>appointment|supply|start|practicable|(?P<on>\d{4}-\d\d-\d\d))")
_TO_APPLY = " to apply"


@functools.cache
def recruitment_rules() -> tuple[RecruitmentRule, ...]:
    """Every rule that ships. Whoever has others passes them wherever rules are taken.

    Examples:
        >>> rules = recruitment_rules()
        >>> print(next(rule for rule in rules if rule.rule_id == "home-references").source)
        Children's Homes (England) Regulations 2015, SI 2015/541, reg 32(3)(d), Sch 2 para 3 (read in an official text or recomputed from published figures; checked 2026-11-26)
    """
    instruments = {row["instrument"]: row for row in shipped_rows("recruitment", "instruments.csv")}
    return Catalogue(_rule(row, instruments[row["instrument"]]) for row in shipped_rows("recruitment", "rules.csv"))


def _rule(row: Mapping[str, str], instrument: Mapping[str, str]) -> RecruitmentRule:
    said, meanwhile = row["requirement"], _parts(row["meanwhile"])
    since = row["starts_on"].removeprefix("known ")
    return RecruitmentRule(
        rule_id=row["rule_id"],
        settings=frozenset(each for name in _parts(row["settings"]) for each in _GROUPS.get(name) or (Setting(name),)),
        roles=frozenset(map(RoleKind, _parts(row["roles"]))),
        check=CheckKind(row["check"]),
        requirement=_SAID_OF_RECORDS[said] if said in _SAID_OF_RECORDS else Requirement(said),
        conditions=[_condition(text) for text in row["conditions"].split(", ") if text],
        due=due_by(row["due"].removesuffix(_TO_APPLY)) if row["due"] else None,
        is_met_by_application=row["due"].endswith(_TO_APPLY),
        meanwhile=[CheckKind(each) for each in meanwhile if each != _ALL_OTHERS],
        needs_all_others=_ALL_OTHERS in meanwhile,
        force=Force(row["force"]),
        starts_on=date.fromisoformat(since) if since else None,
        is_start_of_duty=since == row["starts_on"],
        ends_on=date.fromisoformat(row["ends_on"]) if row["ends_on"] else None,
        chosen_by=RuleDay(row["chosen_by"]),
        register_only=said in _SAID_OF_RECORDS,
        source=_source(row, instrument),
        note=row["note"],
    )


def _source(row: Mapping[str, str], instrument: Mapping[str, str]) -> Source:
    certainty = Certainty(row["certainty"])
    return Source(
        title=instrument["title"],
        clause=row["clause"],
        published_at=instrument["published_at"],
        certainty=certainty,
        checked_on=READ_ON if certainty is Certainty.VERIFIED else None,
        note=row["version"],
    )


def _parts(text: str) -> list[str]:
    return text.split(" + ") if text else []


def _condition(text: str) -> Condition:
    fact = text.removeprefix("not ")
    return Condition(fact=fact, wanted=fact == text)


def due_by(text: str) -> DueBy:
    """The last day for a check as the table words it.

    Raises:
        ParseError: for anything else.

    Examples:
        >>> print(due_by("2 years after start"), "|", due_by("2016-09-01"))
        within 2 years after the start | by 1 September 2016
    """
    found = _DUE.fullmatch(text)
    if found is None:
        raise ParseError.of(text, "a last day such as 'start' or '21 days after appointment'")
    if found["on"]:
        return DueBy(anchor=DueAnchor.FIXED, on=date.fromisoformat(found["on"]))
    period: Period | None = parse_period(found["period"]) if found["period"] else None
    return DueBy(anchor=DueAnchor(found["anchor"]), period=period)
