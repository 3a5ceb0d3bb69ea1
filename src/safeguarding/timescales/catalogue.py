"""Every rule that ships, in one list, and a rule by its name."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence
from datetime import date

from safeguarding.errors import UnknownNameError
from safeguarding.records import Catalogue
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

RULES: Sequence[Rule] = Catalogue(
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


EDITION = "2026-11-26.3"
"""The edition of the catalogue. It changes with every change of a rule, of its law or of its marks."""


def edition_of(rules: Sequence[Rule] = RULES) -> str:
    """What to pin and to log: the edition, or for rules that are not the published ones that they are not.

    Examples:
        >>> edition_of(), edition_of(RULES[:1])
        ('2026-11-26.3', 'not the published catalogue 2026-11-26.3 but other rules')
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


_SIGNS = re.compile(r"[._-]+")
_NUMBERED = re.compile(r"\b(reg|s|stage) ([0-9]+)")
_SAME_WORDS = {
    "&": "and",
    "regulation": "reg",
    "section": "s",
    "children": "child",
    "worker": "work",
    "1st": "first",
    "2nd": "second",
    "one": "1",
    "two": "2",
    "three": "3",
}
_SHORTEST_PLURAL = 4
_OF_THE_COUNCIL = frozenset(
    {"cin visit", "cp visit", "child in need visit", "child protection visit", "s47", "s47 enquiry", "s47 outcome"}
)


@functools.lru_cache(maxsize=1_024)
def plain_name(name: str) -> str:
    """A name as it is compared: whatever its capitals and signs, in one or several, "Reg. 44 visits" as "reg44 visit".

    Examples:
        >>> plain_name("IHAs"), plain_name("Regulation 44"), plain_name("2nd LAC-Review"), plain_name("C&F")
        ('iha', 'reg44', 'second lac review', 'c and f')
    """
    words = _SIGNS.sub(" ", name.casefold().replace("&", " & ")).split()
    singular = [each[:-1] if _is_plural(each) else each for each in words]
    return _NUMBERED.sub(r"\1\2", " ".join(_SAME_WORDS.get(each, each) for each in singular))


def _is_plural(word: str) -> bool:
    return len(word) >= _SHORTEST_PLURAL and word.endswith("s") and not word.endswith("ss")


def names_of(rule: Rule) -> set[str]:
    """Every name by which a rule goes, as it is compared."""
    return set(map(plain_name, (rule.rule_id, *rule.aliases)))


def rule_named(rule_id: str, rules: Sequence[Rule] = RULES, *, others: Iterable[str] = ()) -> Rule:
    """The rule of that name, or of a name by which it goes in practice.

    Args:
        rule_id: The name.
        rules: Those to look among.
        others: Other names that may have been meant, for the message where there is no such rule.

    Raises:
        UnknownNameError: for a name that none has, or that several go by; it says which may have been meant.

    Examples:
        >>> rule_named("iha").requirement
        'the initial health assessment is made, with a health plan for the first review'
        >>> rule_named("ICPCs").rule_id, rule_named("Reg. 44 visits").rule_id
        ('icpc', 'childrens_home_visit')
        >>> rule_named("icpx")
        Traceback (most recent call last):
        ...
        safeguarding.errors.UnknownNameError: unknown rule 'icpx'; did you mean 'icpc'?
    """
    wanted = plain_name(rule_id)
    own = [rule for rule in rules if rule.rule_id == rule_id]
    called = own or [rule for rule in rules if wanted in names_of(rule)]
    if len(called) == 1:
        return called[0]
    if called:
        which = ", ".join(rule.rule_id for rule in called)
        raise UnknownNameError(f"{rule_id!r} may be one of several rules", remedy=f"name one: {which}", name=rule_id)
    if wanted in _OF_THE_COUNCIL:
        remedy = "write your council's own as a rule, and name its file with --rules"
        raise UnknownNameError(f"no law sets a time for {rule_id!r}", remedy=remedy, name=rule_id)
    names = [name for rule in rules for name in (rule.rule_id, *rule.aliases)]
    raise UnknownNameError.among("rule", rule_id, [*names, *others])
