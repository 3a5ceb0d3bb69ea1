"""The rules that a command is asked about: the published ones, those of a file, and the courses that follow one another."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import attrs

from safeguarding.errors import InvalidRecordError, UnknownNameError
from safeguarding.records import Record, Several
from safeguarding.serialization.documents import read_json, read_toml
from safeguarding.timescales.catalogue import RULES, names_of, plain_name, rule_named
from safeguarding.timescales.courses import COURSES, course_named
from safeguarding.timescales.rules import Rule, counted_as


@attrs.frozen(kw_only=True)
class OwnRules(Record):
    """A file of rules: a council's own, each in the form of a published one."""

    rules: tuple[Rule, ...] = attrs.field(converter=Several[Rule])


def published_and_own(file: Path | None) -> Sequence[Rule]:
    """The published rules, with those of a file. A rule of the file under a published name takes its place.

    Raises:
        FaultyInputError: for a file that is not read whole.
        InvalidRecordError: for two rules of one name in the file.
    """
    if file is None:
        return RULES
    own = (read_json if file.suffix.casefold() == ".json" else read_toml)(file, OwnRules).rules
    names = [rule.rule_id for rule in own]
    if len(set(names)) != len(names):
        raise InvalidRecordError(f"{file.name}: two rules have one name")
    return (*(rule for rule in RULES if rule.rule_id not in names), *own)


def names_beginning(incomplete: str) -> list[str]:
    """The rules, and those that follow one another, whose names begin so: what a shell offers for one half typed.

    Examples:
        >>> names_beginning("cla_review")
        ['cla_review_first', 'cla_review_second', 'cla_review_subsequent']
    """
    names = [rule.rule_id for rule in RULES] + list(COURSES)
    return sorted(name for name in names if name.startswith(incomplete))


def named_rules(name: str, count: str, rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """The rules that a name stands for: one, or those of a course; those counted another way that can be.

    Raises:
        UnknownNameError: for a name or a count that there is none of.
    """
    known = {rule.rule_id for rule in rules}
    # a council's own rule of that name may be meant as well as a course of published ones
    own = any(plain_name(name) in names_of(rule) for rule in rules if rule not in RULES)
    course = course_named(name) if name not in known and not own else None
    if course is not None:
        return _course(
            name, count, tuple(rule_named(each.rule_id, rules) if not each.counted_as else each for each in course)
        )
    rule = rule_named(name, rules, others=COURSES)
    return (counted_as(rule, count) if count else rule,)


def _course(name: str, count: str, course: tuple[Rule, ...]) -> tuple[Rule, ...]:
    counts = {rule.rule_id: [other.name for other in rule.other_counts] for rule in course}
    if count and not any(count in names for names in counts.values()):
        raise UnknownNameError.among(f"count of {name}", count, [each for names in counts.values() for each in names])
    return tuple(counted_as(rule, count) if count in counts[rule.rule_id] else rule for rule in course)


def name_in_files(asked: str, rules: Sequence[Rule]) -> str:
    """The name by which the files know a rule, or a course whose steps these are."""
    if len(rules) == 1:
        return rules[0].rule_id
    return next(
        (
            name
            for name, course in COURSES.items()
            if [each.rule_id for each in course] == [each.rule_id for each in rules]
        ),
        asked,
    )
