"""What a small group tells by answering alike: where all gave one answer, or none gave it, each member's is known.

"0% (n 5)" points at nobody by its count, and yet says what each of the five answered. Counts below a threshold are one
rule; this is another. It is called attribute, group or class disclosure.
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator

import attrs

from safeguarding.disclosure.tables import CellPlace, CountTable
from safeguarding.numbers.shares import checked_count
from safeguarding.records import Record
from safeguarding.sources import Certainty, Source

CLASS_DISCLOSURE = Source(
    title="Office for National Statistics, Secure Research Service: output checking guidance",
    clause="6.2, class disclosure; 6.1, the rule of ten",
    certainty=Certainty.SECONDARY,
    note="That the rule of ten also says which groups are small enough for class disclosure is this library's choice.",
)


@attrs.frozen(kw_only=True)
class WholeGroupRule(Record):
    """That a small group's number is hidden where everybody in it gave one answer, or nobody did.

    Attributes:
        smallest_shown: From this many people on such a number is shown; 1 shows every one.
        source: Who says so.

    Examples:
        >>> rule = WholeGroupRule()
        >>> [rule.tells_all(*each) for each in ((0, 5), (5, 5), (3, 5), (0, 10))]
        [True, True, False, False]
    """

    smallest_shown: int = 10
    source: Source = CLASS_DISCLOSURE

    def _check(self) -> None:
        checked_count(self.smallest_shown, "smallest group shown")

    def tells_all(self, count: int, base: int) -> bool:
        """Whether "``count`` of ``base``" tells each member's answer."""
        return 0 < base < self.smallest_shown and count in (0, base)


def whole_group_places(table: CountTable, rule: WholeGroupRule, answers: Collection[str]) -> Iterator[CellPlace]:
    """The places at which a small group tells each member's answer.

    Args:
        table: The true counts, by the groups and, last, by the answer.
        rule: Which groups are small.
        answers: The entries of the last axis that count as an answer; one that holds every label tells nothing.

    Examples:
        >>> from safeguarding.disclosure.tables import Axis
        >>> axes = Axis(name="Home", labels=("Foster", "Kinship")), Axis(name="Answer", labels=("Yes", "No"))
        >>> table = CountTable(axes, {("Foster", "Yes"): 30, ("Foster", "No"): 12, ("Kinship", "Yes"): 6})
        >>> list(whole_group_places(table, WholeGroupRule(), ("Yes", "No")))
        [('Kinship', 'Yes'), ('Kinship', 'No')]
    """
    *groups, last = table.axes
    telling = [each for each in answers if len(last.parts(each)) < len(last.labels)]
    for group in itertools.product(*(axis.entries for axis in groups)):
        base = table.count(*group, None)
        for answer in telling:
            if rule.tells_all(table.count(*group, answer), base):
                yield (*group, answer)
