"""A table as it may be published: numbers where they are shown, symbols where they are not.

A protected table holds no hidden count, so that nothing printed, written or logged from it can give one away.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set as AbstractSet
from decimal import Decimal
from fractions import Fraction

import attrs

from safeguarding.disclosure.rules import DisclosureRule
from safeguarding.disclosure.suppression import WORK, suppression_pattern
from safeguarding.disclosure.tables import Axis, CellPlace, CountTable
from safeguarding.disclosure.watching import Watching
from safeguarding.errors import InvalidRecordError, UnknownNameError
from safeguarding.numbers.rounding import Rounding, rounded
from safeguarding.numbers.shares import Share
from safeguarding.records import Record, how_many


@attrs.frozen
class ProtectedNumber(Record):
    """A number that may be published, or the symbol in its place.

    Attributes:
        value: The number as published, rounded where the rule rounds; None where it is hidden.
        symbol: What is printed in its place; empty where the number is shown.

    Examples:
        >>> print(ProtectedNumber(12), ProtectedNumber(symbol="c"))
        12 c
    """

    value: int | Decimal | None = None
    symbol: str = attrs.field(default="", kw_only=True)

    def _check(self) -> None:
        if (self.value is None) != bool(self.symbol):
            raise InvalidRecordError("a protected number is either a value or a symbol")

    @property
    def is_hidden(self) -> bool:
        """Whether a symbol stands in its place."""
        return self.value is None

    def __str__(self) -> str:
        return self.symbol or f"{self.value}"


@attrs.frozen(kw_only=True)
class ProtectedTable(Record):
    """A table of counts that may be published under a rule.

    Attributes:
        axes: The ways in which it is divided.
        cells: Every printed place: cells, groups and totals.
        rule: The rule that protected it.
        exposed: Places whose range stays narrow because the rule's own symbol tells too much, or because an earlier
            publication printed them; otherwise empty.
        is_least: Whether it is proven that hiding fewer numbers would not do; None where nobody has said.

    Examples:
        >>> from safeguarding.disclosure import FEWER_THAN_FIVE, one_way_table
        >>> table = protected_table(one_way_table("Answer", {"yes": 30, "no": 12, "other": 2}), FEWER_THAN_FIVE)
        >>> print(table.at("yes"), table.at("other"), table.notes[1])
        30 c c: a small number, or one that would give it away.
        >>> print(table)
        yes    30
        no     c
        other  c
        Total  44
        Disclosure control: counts of 1 to 4 hidden, others exact.
        c: a small number, or one that would give it away.
        Fewer hidden numbers would not do: that is proven.
    """

    axes: Sequence[Axis]
    cells: Mapping[CellPlace, ProtectedNumber] = attrs.field(hash=False, repr=how_many)
    rule: DisclosureRule
    exposed: tuple[CellPlace, ...] = ()
    is_least: bool | None = None

    def at(self, *place: str | None) -> ProtectedNumber:
        """What is published at a place.

        Raises:
            UnknownNameError: for a place that the table does not print.
        """
        try:
            return self.cells[place]
        except KeyError:
            raise UnknownNameError(f"the table prints nothing at {place}", name=str(place)) from None

    @property
    def hidden(self) -> frozenset[CellPlace]:
        """The places at which nothing is shown."""
        return frozenset(place for place, number in self.cells.items() if number.is_hidden)

    @property
    def notes(self) -> tuple[str, ...]:
        """What must be printed under the table for its symbols and rounding to be understood."""
        return tuple(table_notes([self]))

    def __str__(self) -> str:
        return _printed(self)


def table_notes(tables: Iterable[ProtectedTable]) -> Iterator[str]:
    """What must be printed under several tables that are shown as one, each sentence once.

    Examples:
        >>> from safeguarding.disclosure import FEWER_THAN_FIVE, one_way_table
        >>> [note] = table_notes([protected_table(one_way_table("Answer", {"yes": 30, "no": 12}), FEWER_THAN_FIVE)])
        >>> note
        'Disclosure control: counts of 1 to 4 hidden, others exact.'
    """
    several = list(tables)
    yield from dict.fromkeys(note for table in several for note in _notes(table))
    known = [table.is_least for table in several if table.hidden]
    if known and all(known):
        yield "Fewer hidden numbers would not do: that is proven."
    elif False in known:
        yield "What is hidden is enough; that fewer hidden numbers would not do is not proven."


def _notes(table: ProtectedTable) -> Iterator[str]:
    rule, symbols = table.rule, table.rule.symbols
    yield f"Disclosure control: {rule.name}."
    if any(number.symbol == symbols.suppressed for number in table.cells.values()):
        meaning = "a small number" if rule.tells_small_apart else "a small number, or one that would give it away"
        yield f"{symbols.suppressed}: {meaning}."
    if any(number.symbol == symbols.rounds_to_zero for number in table.cells.values()):
        yield f"{symbols.rounds_to_zero}: not 0, but rounds to it."
    if rule.rounding_base is not None:
        yield f"Numbers are rounded to the nearest {rule.rounding_base}; totals may not be sums."


def _printed(table: ProtectedTable) -> str:
    """A table as a text: a line for each entry of all axes but the last, which stands across; one axis stands down."""
    *down, across = table.axes
    if down:
        rows = [("", *map(_entry, across.printed_entries))]
        for place in itertools.product(*(axis.printed_entries for axis in down)):
            cells = (str(table.at(*place, entry)) for entry in across.printed_entries)
            rows.append((", ".join(map(_entry, place)), *cells))
    else:
        rows = [(_entry(entry), str(table.at(entry))) for entry in across.printed_entries]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(map(str.ljust, row, widths)).rstrip() for row in rows]
    return "\n".join([*lines, *table.notes])


def _entry(entry: str | None) -> str:
    return "Total" if entry is None else entry


def protected_table(
    table: CountTable,
    rule: DisclosureRule,
    *,
    hidden_already: AbstractSet[CellPlace] = frozenset(),
    shown_already: AbstractSet[CellPlace] = frozenset(),
    telling: AbstractSet[CellPlace] = frozenset(),
    work: int = WORK,
    watching: Watching | None = None,
) -> ProtectedTable:
    """The table as it may be published: small numbers hidden, and as few others as protect them.

    Args:
        table: The true counts.
        rule: What counts as small, and how numbers are rounded and printed.
        hidden_already: Places that must stay hidden, for instance because an earlier publication hid them.
        shown_already: Places that an earlier publication printed, which a reader knows whatever is hidden now.
        telling: Places that must not be known although they are not small, as ``whole_group_places`` finds them.
        work: How much the search for the least may work before a quick one takes over, as in ``suppression_pattern``.
        watching: Told how much has been worked, and how much may be.

    Examples:
        >>> from safeguarding.disclosure import FEWER_THAN_FIVE, one_way_table
        >>> audit = one_way_table("Status", {"in date": 460, "due": 29, "overdue": 2})
        >>> protected = protected_table(audit, FEWER_THAN_FIVE)
        >>> [str(protected.at(label)) for label in ("in date", "due", "overdue", None)]
        ['460', 'c', 'c', '491']
    """
    pattern = suppression_pattern(
        table,
        rule,
        hidden_already=hidden_already,
        shown_already=shown_already,
        telling=telling,
        work=work,
        watching=watching,
    )
    return ProtectedTable(
        axes=table.axes,
        cells={
            place: hidden_number(rule) if place in pattern.hidden else shown_number(table.count(*place), rule)
            for place in table.printed_places()
        },
        rule=rule,
        exposed=pattern.exposed,
        is_least=pattern.is_least,
    )


def hidden_number(rule: DisclosureRule) -> ProtectedNumber:
    """The rule's symbol in place of a number.

    Examples:
        >>> from safeguarding.disclosure.schemes import OFQUAL
        >>> print(hidden_number(OFQUAL))
        fewer than 5
    """
    return ProtectedNumber(symbol=rule.symbols.suppressed)


def shown_number(count: int, rule: DisclosureRule) -> ProtectedNumber:
    """A count that may be shown, rounded as the rule rounds, or the symbol for what would round to 0.

    Examples:
        >>> from safeguarding.disclosure.schemes import DFE_LOOKED_AFTER_NATIONAL
        >>> [str(shown_number(count, DFE_LOOKED_AFTER_NATIONAL)) for count in (0, 4, 15)]
        ['0', 'k', '20']
    """
    printed = rule.printed(count)
    if printed == 0 and count > 0:
        return ProtectedNumber(symbol=rule.symbols.rounds_to_zero)
    return ProtectedNumber(printed)


def protected_percentage(
    table: ProtectedTable,
    place: CellPlace,
    *,
    base: CellPlace,
    places: int = 0,
    rounding: Rounding = Rounding.HALF_UP,
) -> ProtectedNumber:
    """The percentage of one published number in another; hidden where either of them is.

    It is worked out from the published numbers, so it tells no more than they do. Where a rule rounds counts, the
    percentage is therefore that of the rounded ones.

    Examples:
        >>> from safeguarding.disclosure import FEWER_THAN_FIVE, one_way_table
        >>> table = protected_table(one_way_table("Answer", {"yes": 30, "no": 12, "other": 2}), FEWER_THAN_FIVE)
        >>> [str(protected_percentage(table, (label,), base=(None,))) for label in ("yes", "no", "other")]
        ['68', 'c', 'c']
    """
    return _percentage(table.at(*place), table.at(*base), table.rule, places, rounding)


def _percentage(
    part: ProtectedNumber, whole: ProtectedNumber, rule: DisclosureRule, places: int, rounding: Rounding
) -> ProtectedNumber:
    if part.value is None or whole.value is None:
        return ProtectedNumber(symbol=part.symbol or whole.symbol)
    if whole.value == 0:
        return ProtectedNumber(symbol=rule.symbols.not_applicable)
    return ProtectedNumber(rounded(Fraction(part.value) / Fraction(whole.value) * 100, places, rounding))


def protected_share(
    share: Share,
    rule: DisclosureRule,
    *,
    places: int = 0,
    rounding: Rounding = Rounding.HALF_UP,
) -> ProtectedNumber:
    """A percentage that is published by itself: hidden where its count, the rest, or its base is small.

    A reader who knows the base can turn a percentage back into its count, so it is protected like one.

    Examples:
        >>> from safeguarding.disclosure.schemes import FEWER_THAN_FIVE
        >>> print(protected_share(Share(28, 29), FEWER_THAN_FIVE), protected_share(Share(20, 29), FEWER_THAN_FIVE))
        c 69
    """
    if rule.is_small_share(share.count, share.base):
        return hidden_number(rule)
    return _percentage(shown_number(share.count, rule), shown_number(share.base, rule), rule, places, rounding)


def protected_difference(earlier: ProtectedNumber, later: ProtectedNumber) -> ProtectedNumber:
    """The change between two published numbers; hidden where either is.

    A change beside one of its two numbers gives the other away, so it may be shown only where both are.

    Examples:
        >>> print(protected_difference(ProtectedNumber(12), ProtectedNumber(15)))
        3
        >>> print(protected_difference(ProtectedNumber(12), ProtectedNumber(symbol="c")))
        c
    """
    if earlier.value is None or later.value is None:
        return ProtectedNumber(symbol=later.symbol or earlier.symbol)
    difference = Decimal(later.value) - Decimal(earlier.value)
    both_whole = isinstance(earlier.value, int) and isinstance(later.value, int)
    return ProtectedNumber(int(difference) if both_whole else difference)
