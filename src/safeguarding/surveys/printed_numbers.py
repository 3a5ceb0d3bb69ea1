"""What an edition printed and hid, number by number: a small file that the next edition reads.

Two editions over the same people are read side by side. What the first hid the second must not show; what the first
showed hides nothing any more; and a number that has changed by little says what the few answered who came in between.
The file holds nothing that the edition did not print.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import attrs

from safeguarding.disclosure.protection import ProtectedNumber
from safeguarding.disclosure.rules import DisclosureRule
from safeguarding.errors import InvalidRecordError
from safeguarding.records import Record, Several

NUMBERS_FORMAT = "safeguarding.survey-numbers/1"
"""The format of the file and its version, the first thing in it."""


@attrs.frozen
class NumberPlace(Record):
    """Where an edition prints a number.

    Attributes:
        wave: The wave's name.
        question: The question's identifier; nothing where people are counted, whatever they answered.
        entry: What is counted: an option, a sum of options, the base.
        grouping: The way in which people are divided; nothing for everybody.
        group: The group.
    """

    wave: str
    question: str
    entry: str
    grouping: str = ""
    group: str = ""


@attrs.frozen(kw_only=True)
class PrintedNumber(Record):
    """A number of an edition.

    Attributes:
        at: Where it stands.
        printed: What was printed; None where it was hidden.
    """

    at: NumberPlace
    printed: int | None


@attrs.frozen(kw_only=True)
class PrintedNumbers(Record):
    """Every number that an edition printed or hid, and those of the editions before it.

    Attributes:
        format: The format and its version.
        title: The survey's title.
        rounded_to: The multiple to which the rule rounded them; None for exact numbers.
        numbers: The numbers.

    Raises:
        InvalidRecordError: for another format, or a number twice.

    Examples:
        >>> base = NumberPlace("2017", "safe", "base")
        >>> before = PrintedNumbers(format=NUMBERS_FORMAT, title="A survey", numbers=[PrintedNumber(at=base, printed=97)])
        >>> before.shown, before.hidden
        ({NumberPlace(wave='2017', question='safe', entry='base', grouping='', group=''): 97}, frozenset())
    """

    format: str
    title: str
    rounded_to: int | None = None
    numbers: tuple[PrintedNumber, ...] = attrs.field(converter=Several[PrintedNumber], repr=False)

    def _check(self) -> None:
        if self.format != NUMBERS_FORMAT:
            raise InvalidRecordError(f"a file of the format {self.format!r}, not {NUMBERS_FORMAT!r}")
        if len({each.at for each in self.numbers}) != len(self.numbers):
            raise InvalidRecordError(f"{self.title}: a number stands twice")

    @property
    def shown(self) -> Mapping[NumberPlace, int]:
        """The numbers that were printed."""
        return {each.at: each.printed for each in self.numbers if each.printed is not None}

    @property
    def hidden(self) -> frozenset[NumberPlace]:
        """Where a number was hidden."""
        return frozenset(each.at for each in self.numbers if each.printed is None)

    def groupings_of(self, wave: str) -> frozenset[str]:
        """The groupings by which a wave's numbers were printed."""
        return frozenset(each.at.grouping for each in self.numbers if each.at.wave == wave and each.at.grouping)

    def of(self, wave: str, question: str, grouping: str = "") -> Iterator[PrintedNumber]:
        """The numbers of one table."""
        return (
            each
            for each in self.numbers
            if (each.at.wave, each.at.question, each.at.grouping) == (wave, question, grouping)
        )


def no_numbers(title: str) -> PrintedNumbers:
    """What a first edition has before it."""
    return PrintedNumbers(format=NUMBERS_FORMAT, title=title, numbers=())


def points_at_few(before: Mapping[NumberPlace, int], now: Mapping[NumberPlace, int], rule: DisclosureRule) -> bool:
    """Whether numbers have changed by so little that the change points at few people.

    A change is a number too: of those who came in between, or left. Where numbers are rounded, any change counts.

    Examples:
        >>> from safeguarding.disclosure.schemes import FEWER_THAN_FIVE
        >>> base = NumberPlace("2017", "safe", "base")
        >>> [points_at_few({base: 97}, {base: number}, FEWER_THAN_FIVE) for number in (97, 98, 106, 107)]
        [False, True, True, False]
    """
    changes = {place: now.get(place, number) - number for place, number in before.items()}
    if rule.rounding_base is not None:
        return any(changes.values())
    base = max(map(abs, changes.values()), default=0)
    few = rule.whole_groups.smallest_shown
    return any(rule.is_small(abs(change)) for change in changes.values()) or (0 < base < few)


def joined_numbers(
    before: PrintedNumbers, title: str, numbers: Iterable[tuple[NumberPlace, ProtectedNumber]], rule: DisclosureRule
) -> PrintedNumbers:
    """What an edition printed and hid, with what those before it did. What has been shown once stays shown."""
    now = {place: int(number.value) if number.value is not None else None for place, number in numbers}
    earlier = {each.at: each.printed for each in before.numbers}
    both = {
        place: now[place] if now.get(place) is not None else earlier.get(place)
        for place in dict.fromkeys((*earlier, *now))
    }
    return PrintedNumbers(
        format=NUMBERS_FORMAT,
        title=title,
        rounded_to=rule.rounding_base,
        numbers=[PrintedNumber(at=place, printed=printed) for place, printed in both.items()],
    )
