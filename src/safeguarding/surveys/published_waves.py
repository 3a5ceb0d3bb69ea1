"""What may be published of a wave, and why a table of it is not made."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from safeguarding.disclosure.protection import ProtectedNumber
from safeguarding.records import Record
from safeguarding.surveys.printed_numbers import NumberPlace
from safeguarding.surveys.publication import PublishedQuestion, Withheld

CHANGED_A_LITTLE = (
    "An earlier edition printed numbers that have changed a little since; the change would point at few: no table."
)
OTHER_GROUPS = "An earlier edition printed numbers by other groups, which nobody can audit beside these: no table."
NO_COVER = "A small number could not be protected beside the other tables: no table."
TELLS_OF_FEW = "Beside a table by other groups it would tell of a few who are in a group of each: no table."
NONE_IS_FAVOURABLE = "None of its options counts as favourable: no table."
NOBODY_ANSWERED = "Nobody gave an answer that counts: no table."
TOTAL_IS_HIDDEN = "A total is hidden, and a second table would narrow it: no table."


@attrs.frozen(kw_only=True)
class PublishedWave(Record):
    """What may be published of a wave.

    Attributes:
        wave: The wave's name.
        questions: Each question's table.
        by_group: Each question's favourable answers by groups, by the grouping's name and the question's identifier.
        people: How many of each group took part, by the grouping's name; only where the population by group is given.
        numbers: Every number of these, and where it stands.
        exposed: Where an earlier edition printed what would be hidden now: it cannot be taken back.
        is_least: Whether it is proven that hiding fewer numbers by groups would not do.
    """

    wave: str
    questions: Mapping[str, PublishedQuestion | Withheld] = attrs.field(repr=False)
    by_group: Mapping[tuple[str, str], PublishedQuestion | Withheld] = attrs.field(factory=dict, repr=False)
    people: Mapping[str, Mapping[str, ProtectedNumber]] = attrs.field(factory=dict, repr=False)
    numbers: Mapping[NumberPlace, ProtectedNumber] = attrs.field(factory=dict, repr=False)
    exposed: tuple[NumberPlace, ...] = ()
    is_least: bool = True
