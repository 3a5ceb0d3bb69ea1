"""A register of authorities: which one is meant by a name or a code, which existed on a day, what followed which.

A register is a value. ``authorities.england`` has the shipped one; a caller who knows better (a reorganisation
that is newer than the library) builds another, or takes the shipped one with ``attrs.evolve``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import attrs

from safeguarding.authorities.indexes import NameIndex
from safeguarding.authorities.records import ONE_DAY, Authority
from safeguarding.errors import InvalidRecordError, OutOfCoverageError, UnknownNameError
from safeguarding.records import Record, Several
from safeguarding.sources import Source
from safeguarding.texts import shortened

_NUMBER = re.compile(r"[0-9]+")


def _count(authorities: Sequence[Authority]) -> str:
    return f"<{len(authorities)} authorities>"


@attrs.frozen(kw_only=True)
class AuthorityRegister(Record):
    """Authorities, current and ended, that can be found by name or code and asked about on a day.

    Attributes:
        authorities: The authorities, in the register's order.
        covers_from: The first day for which every authority is here; None where there is no bound.
        covers_to: The last such day: changes after it are not in the register. None where there is no bound.
        sources: Where the register comes from.

    Raises:
        InvalidRecordError: where two authorities share a code, or a name on the same day, or a successor is
            not here or does not exist on the day after its predecessor's last. All such problems are named.

    Examples:
        >>> from safeguarding.authorities.england import english_authorities
        >>> register = english_authorities()
        >>> print(register.find("City of York Council"))
        York (E06000014)
        >>> print(register.by_code("E08000020"))
        Gateshead (E08000037)
        >>> len(register.existing_on(date(2019, 3, 31))), len(register.existing_on(date(2019, 4, 1)))
        (152, 151)
    """

    authorities: tuple[Authority, ...] = attrs.field(converter=Several[Authority], repr=_count)
    covers_from: date | None = None
    covers_to: date | None = None
    sources: tuple[Source, ...] = attrs.field(default=(), converter=Several[Source], repr=False)
    _by_code: Mapping[str, Authority] = attrs.field(init=False, repr=False, eq=False)
    _names: NameIndex = attrs.field(init=False, repr=False, eq=False)

    @_by_code.default
    def _index_codes(self) -> Mapping[str, Authority]:
        return {code.value: each for each in self.authorities for code in each.codes}

    @_names.default
    def _index_names(self) -> NameIndex:
        return NameIndex.of(self.authorities)

    def _check(self) -> None:
        problems = [*self._shared_codes(), *self._names.clashes(), *self._broken_successions()]
        if problems:
            raise InvalidRecordError("; ".join(problems))

    def by_code(self, code: str) -> Authority:
        """The authority that has, or once had, an ONS code.

        Args:
            code: A nine-character code; small letters and spaces around it do not matter.

        Raises:
            UnknownNameError: for a code that is not here, and for an Ofsted URN, which is not an ONS code.

        Examples:
            >>> from safeguarding.authorities.england import english_authorities
            >>> english_authorities().by_code("80453")
            Traceback (most recent call last):
            ...
            safeguarding.errors.UnknownNameError: unknown local authority code '80453': an Ofsted URN is not an ONS code, nor is any other number; an ONS code has the form E06000014
        """
        found = self._by_code.get(code.strip().upper())
        if found is None:
            number, remedy = _about_number(code)
            raise UnknownNameError(
                f"unknown local authority code {shortened(code)!r}{number}", remedy=remedy, name=code
            )
        return found

    def find(self, text: str, *, on: date | None = None) -> Authority:
        """The authority that a name, an alias or a code stands for.

        Capitals, spaces, punctuation, "&" and the council's style ("Bristol, City of", "Royal Borough of …",
        "… County Council") do not matter, but the style has to be one that such an authority can have.

        Args:
            text: A name, an alias or an ONS code.
            on: The day on which the authority must have existed. It decides between authorities of one
                name: Dorset was a county until 31 March 2019 and is a unitary authority since. Without a
                day the current one is meant, or, where all have ended, the one that ended last.

        Raises:
            UnknownNameError: for a name that is not here, with the names that may have been meant; and for
                one that did not exist on the day, with what was there instead.
            OutOfCoverageError: for a day that the register does not cover.

        Examples:
            >>> from safeguarding.authorities.england import english_authorities
            >>> register = english_authorities()
            >>> register.find("dorset").code, register.find("dorset", on=date(2019, 3, 31)).code
            ('E06000059', 'E10000009')
            >>> register.find("Dorset County Council").code
            'E10000009'
            >>> register.find("Kirkles Council")
            Traceback (most recent call last):
            ...
            safeguarding.errors.UnknownNameError: unknown local authority 'Kirkles Council'; did you mean 'Kirklees'?
        """
        if on is not None:
            self._check_covered(on)
        candidates = self._names.meant_by(text)
        if not candidates:
            raise self._unknown(text)
        if on is None:
            return candidates[0]
        for each in candidates:
            if each.existed_on(on):
                return each
        raise self._not_on_that_day(text, candidates, on)

    def existing_on(self, on: date) -> tuple[Authority, ...]:
        """Every authority that existed on a day, in the register's order.

        Raises:
            OutOfCoverageError: for a day that the register does not cover.
        """
        self._check_covered(on)
        return tuple(each for each in self.authorities if each.existed_on(on))

    def successors_of(self, authority: Authority, *, on: date) -> tuple[Authority, ...]:
        """What stands in an authority's place on a day: itself while it exists, then its successors.

        Chains are followed. Whether a successor took all of the area or a part of it is in
        ``authority.successors``. Empty before the authority starts, and where nothing followed.

        Raises:
            OutOfCoverageError: for a day that the register does not cover.

        Examples:
            >>> from safeguarding.authorities.england import english_authorities
            >>> register = english_authorities()
            >>> [each.name for each in register.successors_of(register.find("Cumbria"), on=date(2024, 1, 1))]
            ['Cumberland', 'Westmorland and Furness']
        """
        self._check_covered(on)
        if authority.ends_on is None or on <= authority.ends_on:
            return (authority,) if authority.existed_on(on) else ()
        found = [
            last
            for succession in authority.successors
            for last in self.successors_of(self.by_code(succession.code), on=on)
        ]
        return tuple(dict.fromkeys(found))

    def predecessors_of(self, authority: Authority) -> tuple[Authority, ...]:
        """The authorities that this one took over from, wholly or in part, in the register's order.

        Examples:
            >>> from safeguarding.authorities.england import english_authorities
            >>> register = english_authorities()
            >>> [str(each) for each in register.predecessors_of(register.find("BCP"))]
            ['Bournemouth (E06000028)', 'Poole (E06000029)', 'Dorset (E10000009)']
        """
        codes = {code.value for code in authority.codes}
        return tuple(
            each for each in self.authorities if any(succession.code in codes for succession in each.successors)
        )

    def _check_covered(self, on: date) -> None:
        too_early = self.covers_from is not None and on < self.covers_from
        too_late = self.covers_to is not None and on > self.covers_to
        if too_early or too_late:
            raise OutOfCoverageError(
                f"the register of authorities covers {self.covers_from or 'all days'} "
                f"to {self.covers_to or 'any later day'}, not {on}",
                on=on,
                covers_from=self.covers_from,
                covers_to=self.covers_to,
            )

    def _unknown(self, text: str) -> UnknownNameError:
        suggestions = self._names.close_to(text)
        number, remedy = ("", _did_you_mean(suggestions)) if suggestions else _about_number(text)
        problem = f"unknown local authority {shortened(text)!r}{number}"
        return UnknownNameError(problem, remedy=remedy, name=text, suggestions=suggestions)

    def _not_on_that_day(self, text: str, candidates: Sequence[Authority], on: date) -> UnknownNameError:
        lives = " and ".join(_life(each) for each in candidates)
        instead = [
            other.name
            for each in candidates
            for other in (*self.successors_of(each, on=on), *self.predecessors_of(each))
            if other.existed_on(on)
        ]
        suggestions = tuple(dict.fromkeys(instead))
        return UnknownNameError(
            f"no local authority {shortened(text)!r} existed on {on}: {lives}",
            remedy=_did_you_mean(suggestions),
            name=text,
            suggestions=suggestions,
        )

    def _shared_codes(self) -> Iterable[str]:
        for each in self.authorities:
            for code in each.codes:
                if self._by_code[code.value] is not each:
                    yield f"{each.name} and {self._by_code[code.value].name} share the code {code.value}"

    def _broken_successions(self) -> Iterable[str]:
        for each in self.authorities:
            for succession in each.successors:
                successor = self._by_code.get(succession.code)
                if successor is None:
                    yield f"{each} is succeeded by {succession.code}, which is not in the register"
                elif each.ends_on and not successor.existed_on(each.ends_on + ONE_DAY):
                    yield f"{each} ends on {each.ends_on}, and {successor} does not exist on the next day"


def _life(authority: Authority) -> str:
    start = f" from {authority.starts_on}" if authority.starts_on else ""
    end = f" to {authority.ends_on}" if authority.ends_on else ""
    return f"{authority} existed{start}{end}"


def _did_you_mean(names: Sequence[str]) -> str:
    return f"did you mean {' or '.join(repr(each) for each in names)}?" if names else ""


def _about_number(text: str) -> tuple[str, str]:
    """What is wrong with a number in place of a code, and what would be right; two empty texts for anything else."""
    if _NUMBER.fullmatch(text.strip()) is None:
        return "", ""
    return ": an Ofsted URN is not an ONS code, nor is any other number", "an ONS code has the form E06000014"
