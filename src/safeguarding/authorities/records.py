"""One authority as a value: its name, its dated codes, when it existed and what took over from it.

An authority is the body that answers for children's services in an area, as Ofsted counts it. It may change
its code without ending (Gateshead in 2013), and its legal person may be replaced without the area or the
duties changing hands (Buckinghamshire in 2020): that is still one record here. Where the area was merged or
split, the old record ends and names its successors.
"""

from __future__ import annotations

import itertools
import re
from datetime import date, timedelta

import attrs

from safeguarding.errors import InvalidRecordError, OutOfCoverageError
from safeguarding.records import Record, Several
from safeguarding.sources import Certainty

ONE_DAY = timedelta(days=1)

# unitary authorities, metropolitan districts, London boroughs and the City, counties: the four kinds of
# area whose council has children's-services duties
_CODE = re.compile(r"E(?:06|08|09|10)[0-9]{6}")


def is_area_code(text: str) -> bool:
    """Whether a text has the form of a nine-character ONS code of such an authority.

    The form only: the code need not be in use. An Ofsted URN never has it.

    Examples:
        >>> is_area_code("E06000014"), is_area_code("E07000163"), is_area_code("80453")
        (True, False, False)
    """
    return _CODE.fullmatch(text) is not None


@attrs.frozen(kw_only=True)
class AreaCode(Record):
    """A nine-character ONS (GSS) code and the days on which it was the authority's code.

    Attributes:
        value: The code: ``"E06000014"``.
        starts_on: The first day; None where it is not recorded.
        ends_on: The last day, inclusive; None while it is in use.

    Raises:
        InvalidRecordError: for a code of another form, or an end before the start.

    Examples:
        >>> AreaCode(value="E06000014").was_used_on(date(2017, 9, 19))
        True
        >>> AreaCode(value="80563")
        Traceback (most recent call last):
        ...
        safeguarding.errors.InvalidRecordError: '80563' is not an ONS code of an authority with children's-services duties; expected E06, E08, E09 or E10 and six digits
    """

    _words = "{0.value}"

    value: str
    starts_on: date | None = None
    ends_on: date | None = None

    def _check(self) -> None:
        if not is_area_code(self.value):
            raise InvalidRecordError(
                f"{self.value!r} is not an ONS code of an authority with children's-services duties; "
                f"expected E06, E08, E09 or E10 and six digits"
            )
        if _ends_before_it_starts(self.starts_on, self.ends_on):
            raise InvalidRecordError(f"code {self.value} ends on {self.ends_on}, before it starts on {self.starts_on}")

    def was_used_on(self, on: date) -> bool:
        """Whether it was the authority's code on a day."""
        return _spans(self.starts_on, self.ends_on, on)


@attrs.frozen(kw_only=True)
class Succession(Record):
    """What took over from an authority that ended, and how much of its area.

    Attributes:
        code: The successor's code.
        part: The part of the old area that it took, in words; empty where it took all of it.

    Examples:
        >>> Succession(code="E06000058", part="Christchurch").is_whole
        False
    """

    code: str
    part: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether the successor took all of the old area."""
        return not self.part


@attrs.frozen(kw_only=True)
class Authority(Record):
    """An English local authority with children's-services duties.

    Attributes:
        name: The name as Ofsted publishes it today.
        region: Ofsted's region, as printed in its statistics.
        codes: Its ONS codes, earliest first, each from the day after the one before it.
        aliases: Other names it goes by. Capitals, punctuation, "&" and the council's style ("City of",
            "Borough Council") need no alias.
        starts_on: The first day on which it had the duties for this area; None where it is not recorded.
        ends_on: The last day, inclusive; None while it exists.
        successors: What took over from it: one that took the whole, or several that each took a part.
        certainty: How surely the least sure of its dates, codes and successors is known.
        note: What a reader should know besides.

    Raises:
        InvalidRecordError: for an end before the start, no name or code, codes out of order or with a day
            between them, successors of an authority that has not ended, or a whole succession beside another.

    Examples:
        >>> gateshead = Authority(
        ...     name="Gateshead",
        ...     region="North East, Yorkshire and the Humber",
        ...     codes=[
        ...         AreaCode(value="E08000020", ends_on=date(2013, 3, 31)),
        ...         AreaCode(value="E08000037", starts_on=date(2013, 4, 1)),
        ...     ],
        ...     starts_on=date(1974, 4, 1),
        ... )
        >>> print(gateshead)
        Gateshead (E08000037)
        >>> gateshead.code_on(date(2013, 3, 31)), gateshead.code_on(date(2013, 4, 1))
        ('E08000020', 'E08000037')
        >>> gateshead.existed_on(date(1974, 3, 31))
        False
    """

    name: str
    region: str
    codes: tuple[AreaCode, ...] = attrs.field(converter=Several[AreaCode])
    aliases: tuple[str, ...] = attrs.field(default=(), converter=Several[str])
    starts_on: date | None = None
    ends_on: date | None = None
    successors: tuple[Succession, ...] = attrs.field(default=(), converter=Several[Succession])
    certainty: Certainty = Certainty.UNVERIFIED
    note: str = ""

    def _check(self) -> None:
        if not self.name.strip():
            raise InvalidRecordError("an authority needs a name")
        if _ends_before_it_starts(self.starts_on, self.ends_on):
            raise InvalidRecordError(f"{self.name} ends on {self.ends_on}, before it starts on {self.starts_on}")
        self._check_codes()
        self._check_successors()

    def _check_codes(self) -> None:
        if not self.codes:
            raise InvalidRecordError(f"{self.name} needs at least one code")
        for earlier, later in itertools.pairwise(self.codes):
            if earlier.ends_on is None or later.starts_on != earlier.ends_on + ONE_DAY:
                raise InvalidRecordError(
                    f"{self.name}: code {later.value} must start on the day after {earlier.value} ends"
                )

    def _check_successors(self) -> None:
        if self.successors and self.ends_on is None:
            raise InvalidRecordError(f"{self.name} has successors but no last day")
        if len(self.successors) > 1 and any(each.is_whole for each in self.successors):
            raise InvalidRecordError(f"{self.name} has several successors, so each of them needs the part that it took")

    def __str__(self) -> str:
        return f"{self.name} ({self.code})"

    @property
    def code(self) -> str:
        """Its code: the latest one, whatever came before."""
        return self.codes[-1].value

    def code_on(self, on: date) -> str:
        """Its code on a day.

        Raises:
            OutOfCoverageError: where it did not exist on that day, or its code then is not recorded.
        """
        if self.existed_on(on):
            for code in self.codes:
                if code.was_used_on(on):
                    return code.value
        raise OutOfCoverageError(
            f"{self} had no recorded code on {on}",
            on=on,
            covers_from=self.codes[0].starts_on or self.starts_on,
            covers_to=self.ends_on,
        )

    def existed_on(self, on: date) -> bool:
        """Whether it existed on a day; its last day counts. A start that is not recorded never excludes."""
        return _spans(self.starts_on, self.ends_on, on)


def _spans(starts_on: date | None, ends_on: date | None, on: date) -> bool:
    return (starts_on is None or starts_on <= on) and (ends_on is None or on <= ends_on)


def _ends_before_it_starts(starts_on: date | None, ends_on: date | None) -> bool:
    return starts_on is not None and ends_on is not None and ends_on < starts_on
