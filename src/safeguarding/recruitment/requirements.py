"""What the rules require of somebody: each kind of check once, by the rule that binds most."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

import attrs

from safeguarding.records import Record, Several, how_many
from safeguarding.recruitment.catalogue import recruitment_rules
from safeguarding.recruitment.facts import Known, Role, checked_facts, with_implied
from safeguarding.recruitment.rules import DueAnchor, RecruitmentRule
from safeguarding.recruitment.words import CheckKind, Force, Requirement, RoleKind, RuleDay, Setting

_INDEPENDENT = {
    Setting.ACADEMY: True,
    Setting.INDEPENDENT_SCHOOL: True,
    Setting.MAINTAINED_SCHOOL: False,
    Setting.NON_MAINTAINED_SPECIAL_SCHOOL: False,
    Setting.COLLEGE: False,
}

WHAT_HELD = "what held on that day"
"""What is asked where every fact is known, and the rule is not known to hold on the day."""

Weighed = tuple[RecruitmentRule, bool | None]
"""A rule, and whether it applies; None where that is not known."""


@attrs.frozen(kw_only=True)
class RequiredCheck(Record):
    """What the rules say of one kind of check for one person.

    Attributes:
        kind: The kind of check.
        requirement: What they say of it.
        rule: The rule that says so: of several the one that binds most.
        open_questions: What would have to be known, where the requirement depends on it.
        others: Further rules that say the same, or may.

    Examples:
        >>> found = required_checks(Role(regulated_activity=True), Setting.ACADEMY, on=date(2024, 9, 2))
        >>> print(next(each for each in found if each.kind is CheckKind.OVERSEAS))
        overseas checks: depends on what is not known (the person has lived or worked outside the United Kingdom)
    """

    kind: CheckKind
    requirement: Requirement
    rule: RecruitmentRule
    open_questions: tuple[str, ...] = attrs.field(default=(), converter=Several[str])
    others: tuple[RecruitmentRule, ...] = attrs.field(default=(), converter=Several[RecruitmentRule], repr=how_many)

    def __str__(self) -> str:
        questions = f" ({'; '.join(self.open_questions)})" if self.open_questions else ""
        return f"{self.kind}: {self.requirement}{questions}"


def setting_facts(setting: Setting) -> Known:
    """What the setting alone says.

    Examples:
        >>> setting_facts(Setting.ACADEMY), setting_facts(Setting.SCHOOL)
        ({'independent': True}, {'independent': None})
    """
    return {"independent": _INDEPENDENT.get(setting)}


def joined_facts(*several: Known) -> dict[str, bool | None]:
    """Facts from several places, with what follows from them; the first that knows one counts."""
    joined: dict[str, bool | None] = {}
    for facts in several:
        for name, fact in facts.items():
            if joined.get(name) is None:
                joined[name] = fact
    return with_implied(joined)


def rules_for(
    kind: RoleKind, setting: Setting, rules: Sequence[RecruitmentRule] | None, *, register_only: bool = False
) -> list[RecruitmentRule]:
    """The rules that hold for a kind of role in a setting, on whatever day."""
    every = recruitment_rules() if rules is None else rules
    return [
        rule
        for rule in every
        if setting in rule.settings and kind in rule.roles and rule.register_only is register_only
    ]


def weighed(
    rules: Iterable[RecruitmentRule], known: Known, day_of: Callable[[RecruitmentRule], date | None]
) -> list[Weighed]:
    """The rules that apply, or may: those that do not are left out."""
    found: list[Weighed] = []
    for rule in rules:
        holds, applies = rule.holds_on(day_of(rule)), rule.applies(known)
        if holds is not False and applies is not False:
            found.append((rule, holds and applies))
    return found


_FORCES = {force: rank for rank, force in enumerate(Force)}
_ANCHORS = {anchor: rank for rank, anchor in enumerate(DueAnchor)}


def _binding(rule: RecruitmentRule) -> tuple[int, int, bool]:
    """The order of rules that say the same: what must be before what should, the earlier day before the later one."""
    anchor = len(_ANCHORS) if rule.due is None else _ANCHORS[rule.due.anchor]
    return _FORCES[rule.force], anchor, not rule.meanwhile


def requirement_of(several: Sequence[Weighed], known: Known) -> RequiredCheck | None:
    """What rules of one kind say together; None where none applies or may apply.

    What must not be requested goes before everything; an exemption counts only where it is shown; and what may be
    required is not taken as needless because another rule does not require it.
    """
    sure: dict[Requirement, list[RecruitmentRule]] = {}
    open_: dict[Requirement, list[RecruitmentRule]] = {}
    for rule, applies in several:
        (sure if applies else open_).setdefault(rule.requirement, []).append(rule)
    required, may_be = sure.get(Requirement.REQUIRED, []), open_.get(Requirement.REQUIRED, [])
    exempt = sure.get(Requirement.EXEMPT, []) if required or may_be else []
    # the first of these that anything is said of
    steps = (
        (Requirement.FORBIDDEN, sure.get(Requirement.FORBIDDEN)),
        (Requirement.EXEMPT, exempt),
        (Requirement.REQUIRED, required),
        (Requirement.CONDITIONAL, may_be),
        (Requirement.CONSIDERED, sure.get(Requirement.CONSIDERED)),
        (Requirement.NOT_REQUIRED, sure.get(Requirement.NOT_REQUIRED)),
        (Requirement.CONDITIONAL, open_.get(Requirement.FORBIDDEN)),
        (Requirement.CONSIDERED, open_.get(Requirement.CONSIDERED)),
    )
    said = next(((requirement, rules) for requirement, rules in steps if rules), None)
    return None if said is None or not said[1] else _said(said[0], said[1], known, may_be)


def _said(
    requirement: Requirement, rules: Sequence[RecruitmentRule], known: Known, may_be: Sequence[RecruitmentRule]
) -> RequiredCheck:
    first, *others = sorted(rules, key=_binding)
    questions: tuple[str, ...] = ()
    if requirement is Requirement.CONDITIONAL:
        questions = tuple(dict.fromkeys(first.open_questions(known))) or (WHAT_HELD,)
    return RequiredCheck(
        kind=first.check,
        requirement=requirement,
        rule=first,
        open_questions=questions,
        others=[*others, *(rule for rule in may_be if rule not in rules)],
    )


def required_checks(
    role: Role,
    setting: Setting,
    *,
    on: date,
    known: Mapping[str, bool] | None = None,
    rules: Sequence[RecruitmentRule] | None = None,
) -> tuple[RequiredCheck, ...]:
    """What the rules say of every kind of check for a role in a setting, each with its rule and source.

    A rule holds by the day of appointment, of supply, of the check, or today (``rule.chosen_by`` says which); here one
    day stands for all of them.

    Args:
        role: What somebody does.
        setting: Where.
        on: The day.
        known: Further facts, by their names: ``{"lived_abroad": False}``.
        rules: Other rules than those that ship.

    Raises:
        InvalidRecordError: for a fact that no rule turns on.

    Examples:
        >>> helper = Role(kind=RoleKind.VOLUNTEER, supervised=True, frequent=True)
        >>> for day in (date(2026, 8, 31), date(2026, 9, 1)):
        ...     found = {each.kind: each for each in required_checks(helper, Setting.ACADEMY, on=day)}
        ...     print(found[CheckKind.CHILDRENS_BARRED_LIST])
        children's barred list: must not be requested
        children's barred list: required
    """
    facts = joined_facts(checked_facts(known or {}), role.facts, setting_facts(setting))
    by_kind: dict[CheckKind, list[Weighed]] = {}
    for rule, applies in weighed(rules_for(role.kind, setting, rules), facts, lambda _: on):
        by_kind.setdefault(rule.check, []).append((rule, applies))
    found = (requirement_of(by_kind[kind], facts) for kind in CheckKind if kind in by_kind)
    return tuple(each for each in found if each is not None)


def register_items(
    role: Role,
    setting: Setting,
    *,
    on: date,
    known: Mapping[str, bool] | None = None,
    rules: Sequence[RecruitmentRule] | None = None,
) -> tuple[RequiredCheck, ...]:
    """What the single central record must hold of somebody, with the day of each; free extras are ``CONSIDERED``.

    Examples:
        >>> teacher = Role(regulated_activity=True, teaching_work=True, qualification=True, management=False)
        >>> items = register_items(teacher, Setting.MAINTAINED_SCHOOL, on=date(2024, 9, 2), known={"lived_abroad": False})
        >>> [item.kind.value for item in items if item.requirement is Requirement.REQUIRED]
        ['identity', 'right to work', 'enhanced DBS certificate', "children's barred list", 'prohibition from teaching', 'qualifications']
    """
    facts = joined_facts(checked_facts(known or {}), role.facts, setting_facts(setting))
    by_kind: dict[CheckKind, list[Weighed]] = {}
    for rule, applies in weighed(rules_for(role.kind, setting, rules, register_only=True), facts, lambda _: on):
        by_kind.setdefault(rule.check, []).append((rule, applies))
    found = (requirement_of(by_kind[kind], facts) for kind in CheckKind if kind in by_kind)
    return tuple(each for each in found if each is not None)


def chosen_days(
    *, appointed_on: date | None, supplied_on: date | None, starts_on: date | None, on: date
) -> dict[RuleDay, date | None]:
    """The day of each kind by which rules are chosen; the start stands for a day before it that is not recorded.

    Examples:
        >>> days = chosen_days(appointed_on=None, supplied_on=None, starts_on=date(2024, 9, 2), on=date(2025, 1, 6))
        >>> print(days[RuleDay.APPOINTMENT], days[RuleDay.TODAY])
        2024-09-02 2025-01-06
    """
    return {
        RuleDay.APPOINTMENT: starts_on if appointed_on is None else appointed_on,
        RuleDay.SUPPLY: starts_on if supplied_on is None else supplied_on,
        RuleDay.TODAY: on,
        RuleDay.CHECK: on,
    }
