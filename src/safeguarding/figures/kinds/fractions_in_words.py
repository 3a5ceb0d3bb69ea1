"""A proportion as "one in four", "two thirds", "more than half"."""

from __future__ import annotations

import re
from fractions import Fraction

import attrs

from safeguarding.errors import InvalidRecordError, ParseError
from safeguarding.figures.allowances import Allowance, reading, shown, usual_reading
from safeguarding.figures.evidence import Proportion, as_percentage
from safeguarding.figures.policies import CheckingPolicy
from safeguarding.figures.stated import SHORT_NUMBER_WORDS, Stated, as_stated_or_none
from safeguarding.figures.verdicts import Verdict, unverifiable
from safeguarding.figures.words import ClaimOutcome
from safeguarding.labels import Labelled
from safeguarding.numbers.arithmetic import interval_hull, interval_multiple, interval_quotient
from safeguarding.numbers.intervals import Interval
from safeguarding.numbers.preimages import values_rounded_to
from safeguarding.numbers.rounding import Rounding
from safeguarding.records import Record


class Qualifier(Labelled):
    """What stands before a proportion in words."""

    ABOUT = "about"
    OVER = "more than"
    UNDER = "less than"
    JUST_OVER = "just over"
    JUST_UNDER = "nearly"


_QUALIFIERS = {
    "about": Qualifier.ABOUT,
    "around": Qualifier.ABOUT,
    "approximately": Qualifier.ABOUT,
    "roughly": Qualifier.ABOUT,
    "some": Qualifier.ABOUT,
    "more than": Qualifier.OVER,
    "over": Qualifier.OVER,
    "just over": Qualifier.JUST_OVER,
    "slightly over": Qualifier.JUST_OVER,
    "slightly more than": Qualifier.JUST_OVER,
    "a little over": Qualifier.JUST_OVER,
    "just above": Qualifier.JUST_OVER,
    "less than": Qualifier.UNDER,
    "fewer than": Qualifier.UNDER,
    "under": Qualifier.UNDER,
    "just under": Qualifier.JUST_UNDER,
    "nearly": Qualifier.JUST_UNDER,
    "almost": Qualifier.JUST_UNDER,
    "slightly under": Qualifier.JUST_UNDER,
    "close to": Qualifier.ABOUT,
}

_PARTS = {
    "half": 2,
    "third": 3,
    "thirds": 3,
    "quarter": 4,
    "quarters": 4,
    "fifth": 5,
    "fifths": 5,
    "tenth": 10,
    "tenths": 10,
}

_NAMED = tuple(
    sorted({Fraction(n, d) for d in (2, 3, 4, 5) for n in range(d + 1)} | {Fraction(1, 10), Fraction(9, 10)})
)
"""The fractions that people name: what lies between two of them is nearer to one."""

# "nearly" and "just over" are said of a few points; no published usage says how few, so this is generous
_FEW = Fraction(6, 100)
_LONGEST = 100

_NUMBER = "|".join(("[0-9]{1,4}", *SHORT_NUMBER_WORDS))
_QUALIFIER = "|".join(sorted(_QUALIFIERS, key=len, reverse=True))
# what most tables of words leave open; more than half, and less, is what they all mean
_MOST = re.compile(
    r"(?:(?:the|a) )?(?:(?:vast|large|great|overwhelming|clear|significant|small|substantial|sizeable) )?(?P<part>majority|minority)|most"
)
_WORDS = re.compile(
    rf"(?:(?P<qualifier>{_QUALIFIER}) )?(?:(?P<ones>{_NUMBER}) (?:in(?: every)?|out of(?: every)?) (?P<of>{_NUMBER})"
    rf"|(?:(?P<a>a|an|{_NUMBER})[ -])?(?P<part>{'|'.join(_PARTS)}))",
    re.ASCII,
)


@attrs.frozen
class FractionInWords(Record):
    """So many in so many, with what stands before it.

    Attributes:
        ones: How many.
        of: Of how many parts.
        qualifier: What stands before it.
        is_ratio: Whether it is said as "one in three" and not as "a third".

    Raises:
        InvalidRecordError: for none in so many, or more in so many than there are.

    Examples:
        >>> parse_fraction_in_words("nearly two thirds")
        FractionInWords(ones=2, of=3, qualifier=<Qualifier.JUST_UNDER: 'nearly'>, is_ratio=False)
    """

    ones: int
    of: int
    qualifier: Qualifier = Qualifier.ABOUT
    is_ratio: bool = False

    def _check(self) -> None:
        if not 0 < self.ones <= self.of:
            raise InvalidRecordError(f"{self.ones} in {self.of} is no proportion")

    @property
    def fraction(self) -> Fraction:
        """The proportion as an exact number."""
        return Fraction(self.ones, self.of)

    def meant(self, rounding: Rounding) -> Interval:
        """The shares that the words may stand for under a rounding rule.

        A fraction stands for its neighbourhood: up to half-way to the next fraction that people name. "One in n" is also
        said where the base over the count is rounded to n, and so many of n where the count is. "Nearly" and "just over"
        are for a few points on their side; "more than" and "less than" leave out what is on the wrong side.

        Examples:
            >>> print(FractionInWords(1, 4).meant(Rounding.HALF_UP))
            [9/40, 7/24]
            >>> print(FractionInWords(1, 2, Qualifier.JUST_UNDER).meant(Rounding.HALF_UP))
            [11/25, 1/2)
        """
        at = self.fraction
        if self.qualifier is Qualifier.OVER:
            return Interval(at, 1, lower_closed=False) if at < 1 else Interval(1, 1)
        if self.qualifier is Qualifier.UNDER:
            return Interval(0, at, upper_closed=False)
        if self.qualifier is Qualifier.JUST_OVER:
            return Interval(at, min(at + _FEW, Fraction(1)), lower_closed=False) if at < 1 else Interval(1, 1)
        if self.qualifier is Qualifier.JUST_UNDER:
            return Interval(max(at - _FEW, at / 2), at, upper_closed=False)
        return self._neighbourhood(rounding)

    def _neighbourhood(self, rounding: Rounding) -> Interval:
        at, parts = self.fraction, []
        if at in _NAMED:
            k = _NAMED.index(at)
            below, above = _NAMED[k - 1], _NAMED[min(k + 1, len(_NAMED) - 1)]
            parts.append(Interval((below + at) / 2, (at + above) / 2))
        if at not in _NAMED or (self.ones == 1 and self.is_ratio):
            ones, whole = Interval(self.ones, self.ones), Interval(self.of, self.of)
            if self.ones == 1:
                parts.append(interval_quotient(ones, _at_least(values_rounded_to(self.of, rounding), self.ones)))
            else:
                parts.append(interval_quotient(values_rounded_to(self.ones, rounding), whole))
        return interval_hull(parts)


def _at_least(bases: Interval, ones: int) -> Interval:
    """The bases that are no smaller than their count."""
    return bases.intersection(Interval(ones, max(bases.upper, Fraction(ones)))) or bases


def parse_fraction_in_words(text: str) -> FractionInWords:
    """Read "one in four", "3 out of 10", "a third", "more than half", "the majority".

    Raises:
        ParseError: for anything else.

    Examples:
        >>> parse_fraction_in_words("one in four").fraction
        Fraction(1, 4)
    """
    expected = "a proportion such as 'one in four', 'two thirds' or 'more than half'"
    if not isinstance(text, str) or len(text) > _LONGEST:
        raise ParseError.of(text, expected)
    plain = " ".join(text.casefold().split())
    most = _MOST.fullmatch(plain)
    if most is not None:
        return FractionInWords(1, 2, Qualifier.UNDER if most["part"] == "minority" else Qualifier.OVER)
    match = _WORDS.fullmatch(plain)
    if match is None:
        raise ParseError.of(text, expected)
    qualifier = _QUALIFIERS[match["qualifier"]] if match["qualifier"] else Qualifier.ABOUT
    try:
        if match["part"]:
            return FractionInWords(_number(match["a"] or "a"), _PARTS[match["part"]], qualifier)
        return FractionInWords(_number(match["ones"]), _number(match["of"]), qualifier, is_ratio=True)
    except InvalidRecordError:
        raise ParseError.of(text, expected) from None


def _number(word: str) -> int:
    if word in ("a", "an"):
        return 1
    return SHORT_NUMBER_WORDS[word] if word in SHORT_NUMBER_WORDS else int(word)


def _readable(text: str) -> str:
    if isinstance(text, str):
        parse_fraction_in_words(text)
    return text


@attrs.frozen(kw_only=True)
class FractionClaim(Record):
    """A proportion stated as a fraction in words, and the figures behind it.

    Attributes:
        words: The words: "one in four", "nearly two thirds".
        count: How many, if it is known.
        base: Of how many, if it is known.
        percentage: The share in per cent, if it is known.
        about: What the share is of.
        where: Where it stands in the report.

    Examples:
        >>> from safeguarding.figures.policies import CHARITABLE
        >>> print(check_fraction(FractionClaim(words="one in four", count="35", base="139"), CHARITABLE))
        consistent: 35 of 139 is 25.18%, which "one in four" can stand for.
    """

    words: str = attrs.field(converter=_readable)
    count: Stated | None = attrs.field(default=None, converter=as_stated_or_none)
    base: Stated | None = attrs.field(default=None, converter=as_stated_or_none)
    percentage: Stated | None = attrs.field(default=None, converter=as_percentage)
    about: str = ""
    where: str = ""


def check_fraction(claim: FractionClaim, policy: CheckingPolicy) -> Verdict:
    """Whether the figures can be what the words say.

    Examples:
        >>> from safeguarding.figures.policies import CHARITABLE
        >>> print(check_fraction(FractionClaim(words="two thirds", count="35", base="139"), CHARITABLE))
        inconsistent: 35 of 139 is 25.18%, which "two thirds" cannot stand for.
    """
    known = Proportion(claim.count, claim.base, claim.percentage)
    if not known.is_known(policy):
        return unverifiable(f'"{claim.words}" has no figures behind it that it could be checked against.')
    words = parse_fraction_in_words(claim.words)
    rules = tuple(
        rule for rule in policy.rules if known.shares(reading(rule)).intersection(words.meant(rule)) is not None
    )
    allowed = Allowance(rules=rules, is_usual=any(rule in policy.usual for rule in rules))
    shares = interval_multiple(known.shares(usual_reading(policy)), 100)
    exact = shares.lower if shares.lower == shares.upper else None
    fact = known.text if exact is None else f"{known.text} is {shown(exact, 2)}%, which"
    can = "can" if allowed.outcome is ClaimOutcome.CONSISTENT else "cannot"
    verb = f'"{claim.words}" {can} stand for'
    return Verdict(
        outcome=allowed.outcome,
        sentence=f"{fact} {verb}{allowed.caveat}." if exact is not None else f"{fact} is what {verb}{allowed.caveat}.",
        rules=allowed.rules,
        is_unusual=allowed.is_unusual,
        exact=exact,
        interval=interval_multiple(interval_hull(words.meant(rule) for rule in policy.usual), 100),
    )
