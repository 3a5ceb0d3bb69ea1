"""Values that change over time: each one dated, each with its source.

A rule is asked for its value *on a date*, so that an answer given for 2017 stays right after the law has changed.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Generic, TypeVar

import attrs

from safeguarding.errors import InvalidRecordError, OutOfCoverageError
from safeguarding.labels import Labelled
from safeguarding.records import Record, how_many
from safeguarding.sources import Source

T_co = TypeVar("T_co", covariant=True)
_A_DAY = timedelta(days=1)


class Running(Labelled):
    """What a new value does to what had begun under the one before it: what the savings of an instrument say."""

    NOT_READ = "what the change does to what had begun was not read"
    OLD_RUNS_ON = "what had begun runs on under the value before"
    NEW_APPLIES = "the new value applies to what had begun too"


@attrs.frozen
class DatedValue(Record, Generic[T_co]):
    """A value, the first day on which it held, and the source that says so.

    Attributes:
        starts_on: The first day.
        value: The value.
        source: The source.
        changed: What is different from the value before, in words; empty for the first, or where nobody wrote it down.
        running: What the change does to what had begun before it.

    Examples:
        >>> from safeguarding.sources import Certainty, Source
        >>> years = DatedValue(date(2016, 4, 1), 3, Source(title="An example", certainty=Certainty.UNVERIFIED))
        >>> years.value, str(years.starts_on)
        (3, '2016-04-01')
    """

    starts_on: date
    value: T_co
    source: Source
    changed: str = ""
    running: Running = Running.NOT_READ


def _starts_on(entry: DatedValue[object]) -> date:
    return entry.starts_on


@attrs.frozen(kw_only=True)
class Timeline(Record, Generic[T_co]):
    """Dated values in order; each holds until the day before the next one starts.

    Attributes:
        name: What the values are, for messages: ``"graded areas of an ILACS inspection"``.
        entries: The dated values, earliest first, no two starting on one day.
        ends_on: The last day that is covered, or None where the last value still holds.

    Raises:
        InvalidRecordError: for no entries, entries out of order, or an end before the last start.

    Examples:
        >>> from safeguarding.sources import Certainty, Source
        >>> told = Source(title="An example", certainty=Certainty.UNVERIFIED)
        >>> interval = Timeline(
        ...     name="recheck interval in years",
        ...     entries=[DatedValue(date(2010, 4, 1), 5, told), DatedValue(date(2016, 4, 1), 3, told)],
        ... )
        >>> interval.value_on(date(2016, 3, 31)), interval.value_on(date(2016, 4, 1))
        (5, 3)
        >>> interval.value_on(date(2009, 1, 1))
        Traceback (most recent call last):
        ...
        safeguarding.errors.OutOfCoverageError: recheck interval in years: nothing is known on 2009-01-01; the first value starts on 2010-04-01
    """

    name: str
    entries: Sequence[DatedValue[T_co]] = attrs.field(repr=how_many)
    ends_on: date | None = None

    def _check(self) -> None:
        # not an attrs converter: type checkers lose the element's type through one
        object.__setattr__(self, "entries", tuple(self.entries))
        if not self.entries:
            raise InvalidRecordError(f"{self.name}: a timeline needs at least one dated value")
        for earlier, later in itertools.pairwise(self.entries):
            if later.starts_on <= earlier.starts_on:
                raise InvalidRecordError(
                    f"{self.name}: the value of {later.starts_on} must start after that of {earlier.starts_on}"
                )
        if self.ends_on is not None and self.ends_on < self.entries[-1].starts_on:
            raise InvalidRecordError(f"{self.name}: coverage ends on {self.ends_on}, before the last value starts")

    def entry_on(self, on: date) -> DatedValue[T_co]:
        """The dated value in force on a day: the last one that starts at or before it.

        Raises:
            OutOfCoverageError: before the first value, or after the end of coverage.
        """
        first = self.entries[0].starts_on
        if on < first:
            raise OutOfCoverageError(
                f"{self.name}: nothing is known on {on}; the first value starts on {first}",
                on=on,
                covers_from=first,
                covers_to=self.ends_on,
            )
        if self.ends_on is not None and on > self.ends_on:
            raise OutOfCoverageError(
                f"{self.name}: nothing is known on {on}; coverage ends on {self.ends_on}",
                on=on,
                covers_from=first,
                covers_to=self.ends_on,
            )
        return self.entries[bisect_right(self.entries, on, key=_starts_on) - 1]

    def last_day_of(self, entry: DatedValue[T_co]) -> date | None:
        """The last day on which one of the entries held; None where it still does.

        Raises:
            InvalidRecordError: for an entry of another timeline.
        """
        for earlier, later in itertools.pairwise(self.entries):
            if earlier is entry or earlier == entry:
                return later.starts_on - _A_DAY
        if self.entries[-1] is not entry and self.entries[-1] != entry:
            raise InvalidRecordError(f"{self.name}: that entry is none of its own")
        return self.ends_on

    def value_on(self, on: date) -> T_co:
        """The value in force on a day.

        Raises:
            OutOfCoverageError: before the first value, or after the end of coverage.
        """
        return self.entry_on(on).value
