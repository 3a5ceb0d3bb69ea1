"""The conformance kit: the boundary cases of every rule, with the answers that the law asks for.

It is a file, ``kit.json`` beside this module, made by ``tools/make_conformance_kit.py`` and read in a diff. Every answer in it
is worked out a second time in the tests by a model that shares no code with the library.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs

from safeguarding.dbs.standings import Standing
from safeguarding.labels import Labelled
from safeguarding.records import Record, Several, how_many
from safeguarding.recruitment.words import Requirement
from safeguarding.serialization.documents import from_data
from safeguarding.sources import Source
from safeguarding.timescales.words import TimescaleOutcome, TotalOutcome

_FOLDER = Path(__file__).parent


@attrs.frozen(kw_only=True)
class KitAnswer(Record):
    """An answer to a case.

    Attributes:
        due: The last day in time, or time, as ISO text; for a total, the day on which it was passed or reached. Empty where
            there is none.
        opens: The first day of a window; empty where there is none.
        outcome: How the case stands, as a code: ``in_time``.
    """

    due: str = ""
    opens: str = ""
    outcome: str = ""


class KitOutcome(Labelled):
    """How a check of a person stands, where it is neither a timescale's outcome nor a standing of a recheck."""

    VALID = "valid"
    NOT_VALID = "no longer valid"
    RECENT = "not more than three months ago"
    NOT_RECENT = "more than three months ago"
    NO_RULE = "no rule speaks of it"


OUTCOMES: dict[str, str] = {
    each.name.lower(): each.label
    for kind in (Requirement, TimescaleOutcome, TotalOutcome, Standing, KitOutcome)
    for each in kind
}
"""Every outcome that a case may have, by its code, in words."""


@attrs.frozen(kw_only=True)
class KitCase(Record):
    """A case of the kit.

    Attributes:
        name: Its name, which stays from one kit to the next.
        rule_id: The rule.
        area: The rule's area.
        requirement: What must be done, or must not last longer.
        what: What it tries, in words.
        expected: What the law asks for.
        otherwise: By the name of another way of counting that somebody uses: what it gives.
        source: Where the law stands, and how surely it is known.
    """

    name: str
    rule_id: str
    area: str
    requirement: str = ""
    what: str
    expected: KitAnswer
    otherwise: dict[str, KitAnswer]
    source: Source


@attrs.frozen(kw_only=True)
class Kit(Record):
    """The cases of every rule.

    Attributes:
        version: The kit's version: another one has other cases or answers.
        law: The edition of the rules.
        cases: The cases.

    Examples:
        >>> kit = conformance_kit()
        >>> case = next(each for each in kit.cases if each.rule_id == "iha")
        >>> case.name, case.expected.due, case.expected.outcome, case.source.clause
        ('iha/2011-04-01/done-on-the-last-day', '2011-05-05', 'in_time', 'reg 7(1)-(2)')
    """

    version: str
    law: str
    cases: tuple[KitCase, ...] = attrs.field(converter=Several[KitCase], repr=how_many)


def kit_text() -> str:
    """The kit as it is kept: JSON, in the form of ``kit_schema_text``."""
    return (_FOLDER / "kit.json").read_text(encoding="utf-8")


def kit_schema_text() -> str:
    """The JSON Schema of the kit, and under ``$defs/answers`` that of a file of answers."""
    return (_FOLDER / "kit.schema.json").read_text(encoding="utf-8")


@functools.cache
def conformance_kit() -> Kit:
    """The kit that ships."""
    data = json.loads(kit_text())
    return Kit(version=data["kit"], law=data["law"], cases=list(_cases(data)))


def _cases(data: Any) -> Iterator[KitCase]:  # noqa: ANN401 - JSON data
    for rule in data["rules"]:
        for law in rule["law"]:
            source = from_data(law["source"], Source, name="kit.json")
            for case in law["cases"]:
                yield KitCase(
                    name=case["case"],
                    rule_id=rule["rule"],
                    area=rule["area"],
                    requirement=rule["requirement"],
                    what=case["what"],
                    expected=KitAnswer(due=case["due"] or "", opens=case.get("opens") or "", outcome=case["outcome"]),
                    otherwise={
                        name: KitAnswer(due=due or "", outcome=outcome)
                        for name, (due, outcome) in case.get("otherwise", {}).items()
                    },
                    source=source,
                )
