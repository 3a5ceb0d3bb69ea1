"""Every rule that ships, in one list, and a rule by its name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from safeguarding.errors import UnknownNameError
from safeguarding.timescales.law.child_protection import CHILD_PROTECTION_RULES
from safeguarding.timescales.law.complaints import COMPLAINT_RULES
from safeguarding.timescales.law.emergency import EMERGENCY_RULES
from safeguarding.timescales.law.health_and_education import HEALTH_AND_EDUCATION_RULES
from safeguarding.timescales.law.inspection import INSPECTION_RULES
from safeguarding.timescales.law.leaving_care import LEAVING_CARE_RULES
from safeguarding.timescales.law.looked_after import LOOKED_AFTER_RULES
from safeguarding.timescales.law.other_children import OTHER_CHILDREN_RULES
from safeguarding.timescales.law.placements import PLACEMENT_RULES
from safeguarding.timescales.law.send import SEND_RULES
from safeguarding.timescales.law.visits import VISIT_RULES
from safeguarding.timescales.rules import Rule


class _Catalogue(tuple[Rule, ...]):
    """Rules whose repr is short, so that the signatures in which they are a default stay readable."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<{len(self)} rules>"


RULES: Sequence[Rule] = _Catalogue(
    (
        *INSPECTION_RULES,
        *CHILD_PROTECTION_RULES,
        *EMERGENCY_RULES,
        *LOOKED_AFTER_RULES,
        *VISIT_RULES,
        *PLACEMENT_RULES,
        *HEALTH_AND_EDUCATION_RULES,
        *LEAVING_CARE_RULES,
        *OTHER_CHILDREN_RULES,
        *SEND_RULES,
        *COMPLAINT_RULES,
    )
)
"""The rules as published. A council that has its own passes its own list wherever one is taken."""


EDITION = "2026-11-26.2"
"""The edition of the catalogue. It changes with every change of a rule, of its law or of its marks."""


def edition_of(rules: Sequence[Rule] = RULES) -> str:
    """What to pin and to log: the edition, or for rules that are not the published ones that they are not.

    Examples:
        >>> edition_of(), edition_of(RULES[:1])
        ('2026-11-26.2', 'not the published catalogue 2026-11-26.2 but other rules')
    """
    return EDITION if tuple(rules) == tuple(RULES) else f"not the published catalogue {EDITION} but other rules"


def unchecked_since(day: date, rules: Sequence[Rule] = RULES) -> tuple[Rule, ...]:
    """The rules in force that nobody is known to have compared with a text on a day or after it.

    Examples:
        >>> len(unchecked_since(date(2099, 1, 1))) == len([rule for rule in RULES if rule.limits.ends_on is None])
        True
    """
    return tuple(
        rule
        for rule in rules
        if rule.limits.ends_on is None
        and ((checked := rule.limits.entries[-1].source.checked_on) is None or checked < day)
    )


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace("_", " ").replace("-", " ").split())


def rules_called(name: str, rules: Sequence[Rule] = RULES) -> tuple[Rule, ...]:
    """The rules that go by a name: one by its own, or all that are called so in practice; none for a name that none has.

    Examples:
        >>> [rule.rule_id for rule in rules_called("iha")], rules_called("icpcs")
        (['iha'], ())
    """
    wanted = _plain(name)
    own = tuple(rule for rule in rules if rule.rule_id == name)
    return own or tuple(rule for rule in rules if wanted in map(_plain, (rule.rule_id, *rule.aliases)))


def rule_named(rule_id: str, rules: Sequence[Rule] = RULES) -> Rule:
    """The rule of that name, or of a name by which it goes in practice.

    Raises:
        UnknownNameError: for a name that none has, or that several go by; it says which may have been meant.

    Examples:
        >>> rule_named("iha").requirement
        'the initial health assessment is made, with a health plan for the first review'
        >>> rule_named("icpcs")
        Traceback (most recent call last):
        ...
        safeguarding.errors.UnknownNameError: unknown rule 'icpcs'; did you mean 'icpc' or 'RCPC'?
    """
    called = rules_called(rule_id, rules)
    if called and (len(called) == 1 or called[0].rule_id == rule_id):
        return called[0]
    if called:
        names = ", ".join(rule.rule_id for rule in called)
        raise UnknownNameError(f"{rule_id!r} may be one of several rules", remedy=f"name one: {names}", name=rule_id)
    raise UnknownNameError.among("rule", rule_id, [name for rule in rules for name in (rule.rule_id, *rule.aliases)])
