"""The conformance kit: every answer is worked out a second time, its form is as its schema says, and it is up to date."""

import json
from collections import Counter
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from tests import conformance_model
from tests.published import ROOT
from tools import make_conformance_kit

from safeguarding.readers.conformance.kits import KitOutcome, conformance_kit, kit_schema_text, kit_text
from safeguarding.recruitment.words import Requirement
from safeguarding.timescales.catalogue import EDITION, RULES
from safeguarding.timescales.limits import Limit
from safeguarding.timescales.words import TimescaleOutcome, TotalOutcome

KIT: dict[str, Any] = json.loads(kit_text())
CASES = [(rule["rule"], case) for rule in KIT["rules"] for law in rule["law"] for case in law["cases"]]
# whoever changes a case or an answer gives the kit another version, and the digest of its cases
VERSION = {"kit": "4", "law": "2026-11-26.3", "digest": "7760e5ed6cdb146b"}


class TestAnswers:
    """No answer is the library's word alone: a model that knows none of its code, and no number of it, gives the same."""

    @pytest.mark.parametrize("rule", [rule["rule"] for rule in KIT["rules"]])
    def test_by_the_model(self, rule: str) -> None:
        of_rule = [case for each, case in CASES if each == rule]
        assert of_rule
        for case in of_rule:
            expected = (case["due"], case.get("opens"), case["outcome"])
            assert conformance_model.answer(rule, case["given"]) == expected, case["case"]

    def test_the_model_imports_nothing_of_the_library(self) -> None:
        text = (ROOT / "tests" / "conformance_model.py").read_text(encoding="utf-8")
        imported = [line for line in text.splitlines() if line.startswith(("import ", "from "))]
        assert imported
        assert not [line for line in imported if "safeguarding" in line]

    @pytest.mark.parametrize(
        ("name", "due", "outcome"),
        [
            # Friday 29 April 2011 was the royal wedding, 2 May the bank holiday, Good Friday and Easter Monday before them
            ("iha/2011-04-01/done-on-the-last-day", "2011-05-05", "in_time"),
            # twenty working days of 23 April 2020 pass 8 May, moved from the 4th, and 25 May
            ("cla_review_first/2020-04-23/done-on-the-last-day", "2020-05-22", "in_time"),
            # 72 real hours over the end of summer time
            (
                "police_protection/2017-10-27T2230/done-+0-minutes-from-72-hours-on-the-clock",
                "2017-10-30T21:30",
                "late",
            ),
            # no 29 February in 2019: the last day of the month, and a month of grace after it
            ("dbs_recheck/2016-02-29/36-months-and-30-days-of-grace-30-days-after", "2019-02-28", "due"),
            ("dbs_recheck/2014-09-19/36-months-a-day-after", "2017-09-19", "overdue"),
        ],
    )
    def test_by_hand(self, name: str, due: str, outcome: str) -> None:
        """Counted on a printed calendar."""
        (case,) = (case for _, case in CASES if case["case"] == name)
        assert (case["due"], case["outcome"]) == (due, outcome)


class TestCases:
    """Every entry of every rule's law is tried, in every shape and on both sides of its last day."""

    def test_every_entry(self) -> None:
        entries = {(rule.rule_id, entry.starts_on.isoformat()) for rule in RULES for entry in rule.limits.entries}
        tried = {(rule["rule"], law["from"]) for rule in KIT["rules"] for law in rule["law"] if law["cases"]}
        assert tried - {each for each in tried if each[0] in conformance_model.OF_PEOPLE} == entries
        assert {rule for rule, _ in tried - entries} == set(conformance_model.OF_PEOPLE)

    def test_every_shape(self) -> None:
        shapes = {type(entry.value) for rule in RULES for entry in rule.limits.entries}
        assert {each.__name__ for each in Limit.__args__} - {each.__name__ for each in shapes} == {"DateSpanLimit"}
        # the shape that no law has: how one check of dates counts
        assert any("903 rule 361" in case.get("otherwise", {}) for _, case in CASES)

    def test_every_outcome(self) -> None:
        of_time = {each.name.lower() for kind in (TimescaleOutcome, TotalOutcome) for each in kind}
        of_people = {each.name.lower() for kind in (KitOutcome, Requirement) for each in kind}
        of_people |= {"in_date", "due_soon", "due"}
        assert {case["outcome"] for _, case in CASES} == of_time | of_people

    @pytest.mark.parametrize("rule", [*(rule.rule_id for rule in RULES), *conformance_model.OF_PEOPLE])
    def test_both_sides(self, rule: str) -> None:
        outcomes = {case["outcome"] for each, case in CASES if each == rule}
        assert len(outcomes) > 1

    def test_names(self) -> None:
        (most,) = Counter(case["case"] for _, case in CASES).most_common(1)
        assert most[1] == 1


class TestForm:
    """The kit is a file that a reviewer reads: of the form of its schema, of a version, and no older than the rules."""

    def test_schema(self) -> None:
        schema = json.loads(kit_schema_text())
        Draft202012Validator.check_schema(schema)
        assert not list(Draft202012Validator(schema).iter_errors(KIT))

    @pytest.mark.parametrize("spoilt", [{"due": 5}, {"outcome": "fine"}, {"given": {}}, {"unknown": 1}])
    def test_the_schema_refuses(self, spoilt: dict[str, Any]) -> None:
        schema = json.loads(kit_schema_text())
        of_a_case = Draft202012Validator({"$defs": schema["$defs"], "$ref": "#/$defs/case"})
        case = CASES[0][1]
        assert of_a_case.is_valid(case)
        assert not of_a_case.is_valid(case | spoilt)

    def test_it_is_what_the_tool_writes(self) -> None:
        """Written again by ``python tools/make_conformance_kit.py``."""
        assert make_conformance_kit.kit_text() == kit_text()

    def test_versions(self) -> None:
        assert {name: KIT[name] for name in VERSION} == VERSION
        assert KIT["law"] == EDITION

    def test_read(self) -> None:
        kit = conformance_kit()
        assert len(kit.cases) == len(CASES)
        assert kit.version == KIT["kit"]
