"""Every figure of a text with its unit: what is counted, shared, paid or waited. Dates, ages and references are none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

import attrs

from safeguarding.figures.prose.masks import masked
from safeguarding.figures.prose.share_wordings import NUMBER, digits_of
from safeguarding.figures.stated import Stated
from safeguarding.records import Record

_UNIT = (
    r"(?P<unit>\s?%| per ?cent(?:age points?)?\b|[- ](?:percentage[- ])?points?\b| per (?:1,?000|10,?000|100,?000)\b|(?<=[0-9])(?:m|k|bn)\b| (?:million|thousand)\b|"
    r"[- ](?:(?:working|calendar|school)[- ])?(?:days?|weeks?|months?|years?|hours?|minutes?)\b(?![- ]olds?\b))?"
)
_FIGURE = re.compile(
    rf"(?:(?<![\w.,/£$€+−–-])(?<![0-9] )(?P<digits>£?(?:[0-9]{{1,3}}(?:,[0-9]{{3}})+|[0-9]{{1,7}})(?:\.[0-9]{{1,3}})?)|(?P<words>{NUMBER})){_UNIT}(?![\w/]|[.,:][0-9]|[–-][0-9])",
    re.IGNORECASE,
)
_AGED = re.compile(r"\bage[ds]? (?:of |between |over |under )?\Z", re.IGNORECASE)
_SPAN = re.compile(r"day|week|month|year|hour|minute")


@attrs.frozen
class Quantity(Record):
    """A figure and where it stands.

    Attributes:
        text: Its digits, with the sign of per cent.
        unit: "%", "point", "£", "£m", "day", "per 10000"; nothing for a count.
        start: Where it begins.
        end: Where it ends, its unit included.
        to_nearest: What it may have been rounded to, where its digits do not say.

    Examples:
        >>> [(each.text, each.unit) for each in quantities_in("In May 2023 sixteen of 20 waited 9.5 days, 80%, at £1.2m.")]
        [('16', ''), ('20', ''), ('9.5', 'day'), ('80%', '%'), ('1.2', '£m')]
    """

    text: str
    unit: str
    start: int
    end: int
    to_nearest: int | None = None

    @property
    def stated(self) -> Stated:
        """The figure as it can be calculated with."""
        return Stated(self.text, to_nearest=self.to_nearest)

    @property
    def whole(self) -> Stated:
        """What is shared; of millions only the printed places are known."""
        times = {"m": 1_000_000, "k": 1_000}.get(self.unit.removeprefix("£"))
        if times is None:
            return Stated(self.text)
        places = len(self.text.partition(".")[2])
        return Stated(str(int(self.value * times)), to_nearest=times // 10**places)

    @property
    def value(self) -> Fraction:
        """Its number."""
        return Stated(self.text).value


def quantities_in(text: str) -> Iterator[Quantity]:
    """The figures of a text, in their order; "one" may be no number, and is left out.

    Examples:
        >>> [each.text for each in quantities_in("Of the 14 aged 16 on 3 May, one left.")]
        ['14']
    """
    plain = masked(text)
    for match in _FIGURE.finditer(text[: len(plain)]):
        unit = re.sub(r"[\s,-]|percentage|working|calendar|school", "", (match["unit"] or "").casefold())
        is_span = _SPAN.match(unit) is not None
        number = match["digits"] or match["words"]
        if match["words"] and _AGED.search(text[max(match.start() - 14, 0) : match.start()]):
            continue
        if (plain[match.start() : match.start() + len(number)] != number and not is_span) or number.casefold() == "one":
            continue
        unit = {"percent": "%", "percentagepoint": "point", "million": "m", "thousand": "k"}.get(unit.rstrip("s"), unit)
        money = "£" if number.startswith("£") else ""
        digits = digits_of(number.removeprefix("£"))
        yield Quantity(f"{digits}%" if unit == "%" else digits, f"{money}{unit.rstrip('s')}", *match.span())
