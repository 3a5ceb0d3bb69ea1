"""The level of a DBS check, and which level covers which.

Basic, standard, enhanced, and enhanced with one or both barred lists. Levels are only partly ordered: an enhanced
check with the adults' list neither covers nor is covered by one with the children's list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import attrs

from safeguarding.dbs.certificate_numbers import masked
from safeguarding.errors import InvalidRecordError, ParseError
from safeguarding.labels import Labelled
from safeguarding.records import Record, of_several
from safeguarding.sources import Certainty, Source

LEVELS = Source(
    title="DBS check types and workforces",
    published_at="gov.uk, Disclosure and Barring Service",
    certainty=Certainty.SECONDARY,
    note="the order (tier, then barred lists, then workforce) is how employers compare them, not a rule of law",
)


class Tier(Labelled):
    """How far a check looks, from least to most."""

    BASIC = "basic"
    STANDARD = "standard"
    ENHANCED = "enhanced"

    @property
    def rank(self) -> int:
        """0 for basic, 1 for standard, 2 for enhanced."""
        return _RANKS[self]


_RANKS = {tier: rank for rank, tier in enumerate(Tier)}


class BarredList(Labelled):
    """The lists of people barred from regulated activity."""

    CHILDREN = "children's barred list"
    ADULTS = "adults' barred list"


class Workforce(Labelled):
    """The workforce that an application names."""

    CHILD = "child workforce"
    ADULT = "adult workforce"
    CHILD_AND_ADULT = "child and adult workforce"
    OTHER = "other workforce"


def _lists(lists: Iterable[BarredList]) -> frozenset[BarredList]:
    return of_several(lists, frozenset)


@attrs.frozen(kw_only=True)
class Level(Record):
    """What a post requires, or what a certificate holds.

    Attributes:
        tier: Basic, standard or enhanced.
        barred_lists: The lists that are checked; only an enhanced check has any.
        workforce: The workforce; None where a requirement leaves it open or a register does not say.

    Raises:
        InvalidRecordError: for a barred list below enhanced, or a workforce on a basic check.

    Examples:
        >>> print(Level(tier=Tier.ENHANCED, barred_lists=[BarredList.CHILDREN], workforce=Workforce.CHILD))
        enhanced with children's barred list, child workforce
    """

    tier: Tier
    barred_lists: frozenset[BarredList] = attrs.field(default=frozenset(), converter=_lists)
    workforce: Workforce | None = None

    def _check(self) -> None:
        if self.barred_lists and self.tier is not Tier.ENHANCED:
            raise InvalidRecordError(f"a {self.tier.label} check looks at no barred list; only an enhanced one does")
        if self.workforce is not None and self.tier is Tier.BASIC:
            raise InvalidRecordError("a basic check is for no workforce")

    def __str__(self) -> str:
        lists = " and ".join(each.label for each in BarredList if each in self.barred_lists)
        text = f"{self.tier.label} with {lists}" if lists else self.tier.label
        return f"{text}, {self.workforce.label}" if self.workforce else text


def covers(held: Level, required: Level) -> bool:
    """Whether a check at one level is enough where another is required.

    It is, if its tier is as high, its barred lists include those required and its workforce includes the one required.

    Examples:
        >>> children = Level(tier=Tier.ENHANCED, barred_lists=[BarredList.CHILDREN])
        >>> covers(children, Level(tier=Tier.ENHANCED)), covers(Level(tier=Tier.ENHANCED), children)
        (True, False)
    """
    # most registers share the records of levels
    return held is required or (
        held.tier.rank >= required.tier.rank
        and held.barred_lists >= required.barred_lists
        and workforce_covers(held.workforce, required.workforce)
    )


def may_cover(held: Level, required: Level) -> bool:
    """Whether a check of no recorded workforce would be enough for some workforce: it is not known to be too little.

    Examples:
        >>> required = Level(tier=Tier.ENHANCED, workforce=Workforce.CHILD)
        >>> may_cover(Level(tier=Tier.ENHANCED), required), may_cover(Level(tier=Tier.STANDARD), required)
        (True, False)
    """
    return held.workforce is None and covers(held, attrs.evolve(required, workforce=None))


_ONE_WORKFORCE = (Workforce.CHILD, Workforce.ADULT)


def workforce_covers(held: Workforce | None, required: Workforce | None) -> bool:
    """Whether one workforce includes another. "Child and adult" includes both; none required is always included.

    Examples:
        >>> workforce_covers(Workforce.CHILD_AND_ADULT, Workforce.CHILD), workforce_covers(None, Workforce.CHILD)
        (True, False)
    """
    if required is None or held is required:
        return True
    return held is Workforce.CHILD_AND_ADULT and required in _ONE_WORKFORCE


def exceeds(held: Level, required: Level) -> bool:
    """Whether a check went further than the post allows to ask: a finding of its own.

    A workforce counts as more only where the requirement names one.

    Examples:
        >>> exceeds(Level(tier=Tier.ENHANCED), Level(tier=Tier.STANDARD))
        True
    """
    wider_workforce = held.workforce is Workforce.CHILD_AND_ADULT and required.workforce in _ONE_WORKFORCE
    return held.tier.rank > required.tier.rank or bool(held.barred_lists - required.barred_lists) or wider_workforce


_EXPECTED = "a level such as 'Enhanced', 'Enhanced with children's barred list' or 'Enhanced, child workforce'"
_LONGEST = 200
_TIERS = {
    "basic": Tier.BASIC,
    "standard": Tier.STANDARD,
    "enhanced": Tier.ENHANCED,
    "enh": Tier.ENHANCED,
    "enhance": Tier.ENHANCED,
    "std": Tier.STANDARD,
}
_CHILD, _ADULT, _OTHER, _NONE = "child", "adult", "other", "none"
_WHOM = {
    **dict.fromkeys(("child", "childs", "children", "childrens", "ch"), (_CHILD,)),
    **dict.fromkeys(("adult", "adults", "ad"), (_ADULT,)),
    "both": (_CHILD, _ADULT),
    "other": (_OTHER,),
    **dict.fromkeys(("no", "without", "not"), (_NONE,)),
}
_BARRED = frozenset({"barred", "barring", "bl"})
_LISTS = frozenset({"list", "lists"})
_FILLERS = frozenset(
    {
        *("a", "an", "and", "for", "of", "s", "the", "with", "w", "plus", "inc", "incl", "includes", "including"),
        *("check", "checks", "certificate", "crb", "dbs", "disclosure", "level", "list", "lists"),
    }
)
_BARRED_LISTS: Mapping[frozenset[str], frozenset[BarredList]] = {
    frozenset({_CHILD}): frozenset({BarredList.CHILDREN}),
    frozenset({_ADULT}): frozenset({BarredList.ADULTS}),
    frozenset({_CHILD, _ADULT}): frozenset(BarredList),
    frozenset({_NONE}): frozenset[BarredList](),
}
_WORKFORCES = {
    frozenset({_CHILD}): Workforce.CHILD,
    frozenset({_ADULT}): Workforce.ADULT,
    frozenset({_CHILD, _ADULT}): Workforce.CHILD_AND_ADULT,
    frozenset({_OTHER}): Workforce.OTHER,
}


def parse_level(text: str) -> Level:
    """Read a level as registers write it. A barred list whose kind is not said is refused, not guessed.

    Raises:
        ParseError: for anything else.

    Examples:
        >>> print(parse_level("Enhanced DBS + Child Barred List"))
        enhanced with children's barred list
        >>> print(parse_level("ENHANCED with both barred lists (child & adult workforce)"))
        enhanced with children's barred list and adults' barred list, child and adult workforce
        >>> parse_level("Enhanced with barred list")
        Traceback (most recent call last):
        ...
        safeguarding.errors.ParseError: cannot read 'Enhanced with barred list'; expected a level such as 'Enhanced', 'Enhanced with children's barred list' or 'Enhanced, child workforce'
    """
    if not isinstance(text, str):
        raise ParseError(f"a {type(text).__name__} is no level", remedy=f"expected {_EXPECTED}", expected=_EXPECTED)
    if len(text) > _LONGEST:
        raise ParseError.of(masked(text), _EXPECTED)
    # whole words: digits and other letters are no part of a level, and are refused with the rest, as is what is asked,
    # and a list of which is not said that it is a barred one
    words = _PARTS.findall(_spelt_out(text.casefold()))
    try:
        if "?" in text or (not _LISTS.isdisjoint(words) and _BARRED.isdisjoint(words)):
            raise LookupError(text)  # noqa: TRY301 - one refusal for all
        return _level_of(words)
    except (LookupError, InvalidRecordError):
        # a certificate number may have strayed into the column
        raise ParseError.of(masked(text), _EXPECTED) from None


# List 99 was the Department for Education's list of people barred from work with children, until 2009
_SPELT_OUT = (
    (re.compile(r"\blist 99\b"), "children barred"),
    (re.compile(r"\b(?:cbl|c\.b\.l\.)(?![a-z])"), "children barred"),
    (re.compile(r"\babl\b"), "adults barred"),
    # beside a tier and in brackets, the workforce
    (
        re.compile(
            r"\((child(?:ren)?s?|adults?|(?:child(?:ren)?|adult)s? (?:and|&) (?:child(?:ren)?|adult)s?|other)\)"
        ),
        r"\1 workforce",
    ),
)
_PARTS = re.compile(r"[^\W_]+")
# whose a barred list is may stand behind it, where nothing before it says so
_WHOSE_BEHIND = re.compile(
    r"^((?:(?!child|adult|both|\bno\b|not\b|without).)*?)\b(?:barred|barring|bl)(?: lists?)?(?: checks?)?"
    r"[ :\-]*\(?\s*(child(?:ren)?s?|adults?|both)\s*\)?\W*$"
)


def _spelt_out(text: str) -> str:
    """A level with the trade's abbreviations in full."""
    plain = _WHOSE_BEHIND.sub(r"\1 \2 barred", re.sub(r"['’]", "", text).replace("_", " "))
    for short, full in _SPELT_OUT:
        plain = short.sub(full, plain)
    return plain


def _level_of(words: Iterable[str]) -> Level:
    """The level that the words spell out. Raises LookupError for a word out of place."""
    tiers: set[Tier] = set()
    barred: frozenset[BarredList] = frozenset()
    workforce: Workforce | None = None
    pending: set[str] = set()
    for word in words:
        if word in _TIERS:
            tiers.add(_TIERS[word])
        elif word in _WHOM:
            pending.update(_WHOM[word])
        elif word in _BARRED:
            barred |= _BARRED_LISTS[frozenset(pending)]
            pending.clear()
        elif word == "workforce":
            named = _WORKFORCES[frozenset(pending)]
            if workforce not in (None, named):
                raise LookupError("two workforces")
            workforce = named
            pending.clear()
        elif word not in _FILLERS:
            raise LookupError(word)
    if len(tiers) != 1 or pending:
        raise LookupError("no level, several levels, or words left over")
    return Level(tier=tiers.pop(), barred_lists=barred, workforce=workforce)
