"""Every exception this library raises: one root, and each child is also the builtin a stranger would catch.

An error is for a question that has no answer. An outcome (overdue, not judged, unverifiable) is a returned value.
What an error is about stands in its attributes; its message is put together from them here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from safeguarding.texts import closest_names, shortened, visible

if TYPE_CHECKING:
    from safeguarding.faults import Fault
    from safeguarding.sources import Source


class SafeguardingError(Exception):
    """The root: ``except SafeguardingError`` catches whatever this library raises on purpose.

    Attributes:
        problem: What is wrong.
        remedy: What would be right, or what was expected; empty where the problem says it.
        source: The published rule that does not hold, where there is one.

    Examples:
        >>> isinstance(InvalidRecordError("a base of 0"), SafeguardingError)
        True
        >>> print(SafeguardingError("unknown scale 'scif'", remedy="did you mean 'sccif'?"))
        unknown scale 'scif'; did you mean 'sccif'?
    """

    def __init__(self, problem: str, *, remedy: str = "", message: str = "", source: Source | None = None) -> None:
        super().__init__(message or _sentence(problem, remedy))
        self.problem = problem
        self.remedy = remedy
        self.source = source

    def __str__(self) -> str:
        # not the builtin's own way: a LookupError would show quotation marks, an OSError its number
        return visible(str(self.args[0])) if self.args else ""


def _sentence(problem: str, remedy: str) -> str:
    return f"{problem}; {remedy}" if remedy else problem


class ParseError(SafeguardingError, ValueError):
    """A text cannot be read as what it should be.

    Attributes:
        found: The text, as it was given.
        expected: What would have been read.
        is_unread: Whether nothing more is known of the text than that it cannot be read.

    Examples:
        >>> print(ParseError.of("soon", "a date"))
        cannot read 'soon'; expected a date
    """

    def __init__(self, problem: str, *, remedy: str = "", found: str = "", expected: str = "") -> None:
        super().__init__(problem, remedy=remedy)
        self.found = found
        self.expected = expected
        self.is_unread = False

    @classmethod
    def of(cls, found: object, expected: str) -> ParseError:
        """The error for ``found``, which should have been ``expected``."""
        text = found if isinstance(found, str) else _shown(found)
        error = cls(f"cannot read {shortened(text)!r}", remedy=f"expected {expected}", found=text, expected=expected)
        error.is_unread = True
        return error


# far from where Python refuses to print a number
_MOST_BITS = 1_000


def _shown(found: object) -> str:
    if isinstance(found, int) and found.bit_length() > _MOST_BITS:
        return f"a whole number of some {found.bit_length() * 3 // 10} digits"
    try:
        return repr(found)
    except (ValueError, RecursionError):
        # a number of too many digits within a list, or too many lists
        return f"a {type(found).__name__}"


class UnknownNameError(SafeguardingError, LookupError):
    """A name that no list knows.

    Attributes:
        name: The name, as it was given.
        suggestions: Known names close to it, best first; empty where none is close.

    Examples:
        >>> print(UnknownNameError.among("scale", "scif", ["sccif", "report card"]))
        unknown scale 'scif'; did you mean 'sccif'?
    """

    def __init__(self, problem: str, *, remedy: str = "", name: str = "", suggestions: tuple[str, ...] = ()) -> None:
        super().__init__(problem, remedy=remedy)
        self.name = name
        self.suggestions = suggestions

    @classmethod
    def among(cls, kind: str, name: str, known: Iterable[str]) -> UnknownNameError:
        """The error for a ``name`` that is not ``known``, with what may have been meant."""
        suggestions = closest_names(name, known)
        hint = f"did you mean {' or '.join(repr(each) for each in suggestions)}?" if suggestions else ""
        return cls(f"unknown {kind} {shortened(name)!r}", remedy=hint, name=name, suggestions=suggestions)


class InvalidRecordError(SafeguardingError, ValueError):
    """A record's fields cannot be true together, one of them cannot be true at all, or it is of another type.

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
        problem: str,
        *,
        remedy: str = "",
        on: date | None = None,
        covers_from: date | None = None,
        covers_to: date | None = None,
    ) -> None:
        super().__init__(problem, remedy=remedy)
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


class NoTruthValueError(SafeguardingError, TypeError):
    """An outcome was asked whether it is true. It says what was found, and finding something is not yet good news.

    Examples:
        >>> from safeguarding.figures import ShareClaim, check
        >>> assert check(ShareClaim(count="35", base="139", percentage="24%"))
        Traceback (most recent call last):
        ...
        safeguarding.errors.NoTruthValueError: a Verdict is neither true nor false; ask for its is_consistent, or demand(claim)
    """


class DemandError(SafeguardingError, AssertionError):
    """Something that was demanded does not hold; the message is the sentence that says why.

    Examples:
        >>> from safeguarding.figures import ShareClaim, demand
        >>> demand(ShareClaim(count="140", base="139"))
        Traceback (most recent call last):
        ...
        safeguarding.errors.DemandError: inconsistent: 140 of 139 is impossible: the count is above its base.
    """


class UnreadableFileError(SafeguardingError, OSError):
    """A file that cannot be read at all (missing, empty, binary, in an unknown encoding), or not be written.

    Attributes:
        file: The file's name.

    Examples:
        >>> from pathlib import Path
        >>> from safeguarding.documents.reports import read_document
        >>> read_document(Path("no-such-report.txt"))
        Traceback (most recent call last):
        ...
        safeguarding.errors.UnreadableFileError: no-such-report.txt: cannot be opened (No such file or directory); check the path
    """

    def __init__(self, problem: str, *, file: str = "", remedy: str = "") -> None:
        what = f"{file}: {problem}" if file else problem
        super().__init__(problem, remedy=remedy, message=_sentence(what, remedy))
        self.file = file


class FaultyInputError(SafeguardingError, ValueError):
    """An input has faults; all of them are here, not only the first.

    Attributes:
        faults: Every fault found, in the order of the input.
        name: What the input is: a file's name.

    Examples:
        >>> from safeguarding.faults import Fault, Place
        >>> fault = Fault(place=Place(path="$.title"), problem="missing", remedy="name the plan")
        >>> print(FaultyInputError.of("plan.toml", [fault]))
        plan.toml has 1 fault:
          $.title: missing; name the plan
    """

    def __init__(self, problem: str, *, faults: Sequence[Fault] = (), name: str = "") -> None:
        lines = "".join(f"\n  {fault}" for fault in faults)
        super().__init__(problem, message=f"{problem}:{lines}" if lines else problem)
        self.faults: tuple[Fault, ...] = tuple(faults)
        self.name = name

    @classmethod
    def of(cls, what: str, faults: Sequence[Fault]) -> FaultyInputError:
        """The error for ``what`` (a file's name, a record's name) with all its faults in the message."""
        count = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
        return cls(f"{what} has {count}", faults=faults, name=what)


class MissingExtraError(SafeguardingError, ImportError):
    """An optional library is not installed; the message names the extra that brings it.

    Attributes:
        extra: The extra, as ``pip install 'safeguarding[…]'`` takes it.
    """

    def __init__(self, problem: str, *, remedy: str = "", extra: str = "") -> None:
        super().__init__(problem, remedy=remedy)
        self.extra = extra
