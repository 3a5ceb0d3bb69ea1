"""Every rule that ships, in one list, and a rule by its name."""

from __future__ import annotations

from collections.abc import Sequence

from safeguarding.errors import UnknownNameError
from safeguarding.timescales.law.child_protection import CHILD_PROTECTION_RULES
from safeguarding.timescales.law.complaints import COMPLAINT_RULES
from safeguarding.timescales.law.emergency import EMERGENCY_RULES
from safeguarding.timescales.law.health_and_education import HEALTH_AND_EDUCATION_RULES
from safeguarding.timescales.law.inspection import INSPECTION_RULES
from safeguarding.timescales.law.leaving_care import LEAVING_CARE_RULES
from safeguarding.timescales.law.looked_after import LOOKED_AFTER_RULES
from safeguarding.timescales.law.other_children import OTHER_CHILDREN_RULES
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
        *HEALTH_AND_EDUCATION_RULES,
        *LEAVING_CARE_RULES,
        *OTHER_CHILDREN_RULES,
        *COMPLAINT_RULES,
    )
)
"""The rules as published. A council that has its own passes its own list wherever one is taken."""


def rule_named(rule_id: str, rules: Sequence[Rule] = RULES) -> Rule:
    """The rule of that name.

    Raises:
        UnknownNameError: for a name that none has; it says which may have been meant.

    Examples:
        >>> rule_named("iha").requirement
        'the initial health assessment is made, with a health plan for the first review'
        >>> rule_named("icpcs")
        Traceback (most recent call last):
        ...
        safeguarding.errors.UnknownNameError: unknown rule 'icpcs'; did you mean 'icpc'?
    """
    for rule in rules:
        if rule.rule_id == rule_id:
            return rule
    raise UnknownNameError.among("rule", rule_id, [rule.rule_id for rule in rules])
