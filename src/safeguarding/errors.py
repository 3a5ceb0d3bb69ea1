"""Every exception this library raises: one root, and each child is also the builtin a stranger would catch.

An error is for a question that has no answer. An outcome (overdue, not judged, unverifiable) is a returned value.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from datetime import date

from safeguarding.faults import Fault, shortened


class SafeguardingError(Exception):
    """The root: ``except SafeguardingError`` catches whatever this library raises on purpose.

    Examples:
        >>> isinstance(InvalidRecordError("a base of 0"), SafeguardingError)
        True
    """


class ParseError(SafeguardingError, ValueError):
    """A text cannot be read as what it should be.

    Attributes:
        found: The text, as it was given.
        expected: What would have been read.

    Examples:
        >>> print(ParseError.of("soon", "a date"))
        cannot read 'soon'; expected a date
    """

    def __init__(self, message: str, *, found: str = "", expected: str = "") -> None:
        super().__init__(message)
        self.found = found
        self.expected = expected

    @classmethod
    def of(cls, found: object, expected: str) -> ParseError:
        """The error for ``found``, which should have been ``expected``."""
        text = found if isinstance(found, str) else repr(found)
        return cls(f"cannot read {shortened(text)!r}; expected {expected}", found=text, expected=expected)


class UnknownNameError(SafeguardingError, LookupError):
    """A name that no list knows.

    Attributes:
        name: The name, as it was given.
        suggestions: Known names close to it, best first; empty where none is close.

    Examples:
        >>> print(UnknownNameError.among("scale", "scif", ["sccif", "report card"]))
        unknown scale 'scif'; did you mean 'sccif'?
    """

    def __init__(self, message: str, *, name: str = "", suggestions: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.name = name
        self.suggestions = suggestions

    @classmethod
    def among(cls, kind: str, name: str, known: Iterable[str]) -> UnknownNameError:
        """The error for a ``name`` that is not ``known``, with what may have been meant."""
        suggestions = closest_names(name, known)
        hint = f"; did you mean {' or '.join(repr(each) for each in suggestions)}?" if suggestions else ""
        return cls(f"unknown {kind} {shortened(name)!r}{hint}", name=name, suggestions=suggestions)


class InvalidRecordError(SafeguardingError, ValueError):
    """A record's fields cannot be true together, or one of them cannot be true at all.

    Examples:
        >>> from safeguarding.numbers.shares import Share
        >>> Share(140, 139)
        Traceback (most recent call last):
        ...
        safeguarding.errors.InvalidRecordError: a count of 140 is above its base of 139
    """


class OutOfCoverageError(SafeguardingError, LookupError):
    """A dated value was asked for on a day for which none is known.

    Attributes:
        on: The day asked about.
        covers_from: The first day known, or None where there is no bound.
        covers_to: The last day known, or None where there is no bound.

    Examples:
        >>> from safeguarding.dates.statutory_calendars import england_and_wales
        >>> try:
        ...     england_and_wales().is_working_day(date(1900, 1, 1))
        ... except OutOfCoverageError as error:
        ...     print(error.on, error.covers_from)
        1900-01-01 1995-01-01
    """

    def __init__(
        self,
        message: str,
        *,
        on: date | None = None,
        covers_from: date | None = None,
        covers_to: date | None = None,
    ) -> None:
        super().__init__(message)
        self.on = on
        self.covers_from = covers_from
        self.covers_to = covers_to


class ScaleMismatchError(SafeguardingError, TypeError):
    """Grades of two different scales were put in order; they have no order between them.

    Examples:
        >>> from safeguarding.inspections.scales import ReportCardGrade, SocialCareGrade
        >>> SocialCareGrade.GOOD < ReportCardGrade.EXPECTED_STANDARD
        Traceback (most recent call last):
        ...
        safeguarding.errors.ScaleMismatchError: Good (SocialCareGrade) and Expected standard (ReportCardGrade) are grades of different scales and have no order
    """


class UnreadableFileError(SafeguardingError, OSError):
    """A file that cannot be read at all (missing, empty, binary, in an unknown encoding), or not be written.

    Examples:
        >>> from pathlib import Path
        >>> from safeguarding.documents.reports import read_document
        >>> read_document(Path("no-such-report.txt"))
        Traceback (most recent call last):
        ...
        safeguarding.errors.UnreadableFileError: no-such-report.txt: cannot be opened (No such file or directory); check the path
    """


class FaultyInputError(SafeguardingError, ValueError):
    """An input has faults; all of them are here, not only the first.

    Attributes:
        faults: Every fault found, in the order of the input.
        name: What the input is: a file's name.

    Examples:
        >>> print(FaultyInputError.of("plan.toml", [Fault(place="$.title", problem="missing", remedy="name the plan")]))
        plan.toml has 1 fault:
          $.title: missing; name the plan
    """

    def __init__(self, message: str, *, faults: Sequence[Fault] = (), name: str = "") -> None:
        super().__init__(message)
        self.faults = tuple(faults)
        self.name = name

    @classmethod
    def of(cls, what: str, faults: Sequence[Fault]) -> FaultyInputError:
        """The error for ``what`` (a file's name, a record's name) with all its faults in the message."""
        count = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
        lines = "".join(f"\n  {fault}" for fault in faults)
        return cls(f"{what} has {count}:{lines}", faults=faults, name=what)


class MissingExtraError(SafeguardingError, ImportError):
    """An optional library is not installed; the message names the extra that brings it."""


def closest_names(name: str, known: Iterable[str], limit: int = 3) -> tuple[str, ...]:
    """The known names that ``name`` may have been meant for, best first.

    Capitals do not matter. Long junk is cut before it is compared, so that the search stays quick.

    Examples:
        >>> closest_names("Bristle", ["Bristol", "Brent", "Bury"])
        ('Bristol',)
        >>> closest_names("qqqq", ["Bristol", "Brent"])
        ()
    """
    folded: dict[str, str] = {}
    for each in known:
        folded.setdefault(each.casefold(), each)
    matches = difflib.get_close_matches(name[:100].casefold(), folded, n=limit, cutoff=0.6)
    return tuple(folded[match] for match in matches)
