"""A plan with its log as a TOML file, so that a council moves from its spreadsheet once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from safeguarding.recommendations.stated import PlanFacts
from safeguarding.serialization.documents import to_data
from safeguarding.serialization.toml_texts import toml_text
from safeguarding.tables.writing import write_text

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


def plan_toml(facts: PlanFacts) -> str:
    """A plan, its log and what is said of it, as TOML that ``read_toml`` reads back to the same records.

    Owners stand in it in clear, since they are part of the plan: the file is to be kept as the tracker was.

    Examples:
        >>> from safeguarding.recommendations import Action, Plan, Update
        >>> entry = Update(action="a1", on=date(2017, 9, 1), percent=40)
        >>> plan = Plan(ref="2017", actions=[Action(ref="a1", target_on=date(2017, 9, 30))], updates=[entry])
        >>> print(plan_toml(PlanFacts(plan=plan)))
        [plan]
        ref = "2017"
        <BLANKLINE>
        [[plan.actions]]
        ref = "a1"
        target_on = 2017-09-30
        <BLANKLINE>
        [[plan.updates]]
        action = "a1"
        on = 2017-09-01
        percent = 40
        <BLANKLINE>
    """
    return toml_text(_with_dates(to_data(facts)))


def write_plan(facts: PlanFacts, path: Path) -> None:
    """Write a plan as a TOML file, whole or not at all.

    Raises:
        UnreadableFileError: for a place that cannot be written to.
    """
    write_text(plan_toml(facts), path)


def _with_dates(data: Any) -> Any:
    """Days as TOML's own dates, which editors check. They stand under keys that end in "on"; a text that looks like one stays."""
    if isinstance(data, Mapping):
        return {
            key: _day(value) if key == "on" or key.endswith("_on") else _with_dates(value)
            for key, value in data.items()
        }
    return [_with_dates(each) for each in data] if isinstance(data, list | tuple) else data


def _day(value: Any) -> Any:
    return date.fromisoformat(value) if isinstance(value, str) and _DATE.fullmatch(value) else _with_dates(value)
