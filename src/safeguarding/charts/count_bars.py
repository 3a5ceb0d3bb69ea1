"""Counts as bars, one below the other, each with its number: drawn without any library for web pages.

The drawing takes the width that it is given and keeps its letters' size, so that it is read on a telephone too.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from html import escape

import attrs

from safeguarding.errors import InvalidRecordError
from safeguarding.records import Record, Several
from safeguarding.texts import visible

_ROW, _BAR, _LETTERS = 46, 16, 14
# the rest is for the number behind the longest bar
_WIDEST = 85


@attrs.frozen
class CountBar(Record):
    """One bar.

    Attributes:
        label: What is counted.
        count: How many.

    Raises:
        InvalidRecordError: for a count below 0.
    """

    label: str
    count: int

    def _check(self) -> None:
        if self.count < 0:
            raise InvalidRecordError(f"{self.count} is no count")


@attrs.frozen(kw_only=True)
class CountBars(Record):
    """A picture of counts, drawn when it is asked for.

    Attributes:
        caption: What it shows, in a line.
        noun: What is counted, in the plural.
        bars: The bars, from the top.

    Examples:
        >>> bars = CountBars(caption="Rechecks", noun="people", bars=[CountBar("October 2017", 17), CountBar("later", 0)])
        >>> bars.alt_text
        'Bars, in people: October 2017 17; later 0.'
        >>> bars.svg[:24], bars.svg.count("<rect")
        ('<svg class="bars" width=', 1)
    """

    caption: str
    noun: str
    bars: tuple[CountBar, ...] = attrs.field(converter=Several[CountBar])

    @property
    def alt_text(self) -> str:
        """The same in words, to somebody who does not see it."""
        return f"Bars, in {self.noun}: {'; '.join(f'{each.label} {each.count}' for each in self.bars)}."

    @property
    def svg(self) -> str:
        """The drawing. Its colours are those of the page that it stands in, or else dark blue on white."""
        height = _ROW * len(self.bars)
        return (
            f'<svg class="bars" width="100%" height="{height}" font-size="{_LETTERS}" '
            f'xmlns="http://www.w3.org/2000/svg">{"".join(self._drawn())}</svg>'
        )

    @property
    def png(self) -> bytes:
        """The picture for a document.

        Raises:
            MissingExtraError: without the extra ``charts``.
        """
        painted: bytes = importlib.import_module("safeguarding.charts.count_bars_painted").painted(self)
        return painted

    def _drawn(self) -> Iterator[str]:
        most = max((each.count for each in self.bars), default=0)
        for row, each in enumerate(self.bars):
            top = row * _ROW
            width = f"{_WIDEST * each.count / most:.2f}%" if most else "0%"
            yield f'<text y="{top + _LETTERS}" fill="currentColor">{escape(visible(each.label))}</text>'
            if each.count:
                yield f'<rect y="{top + _LETTERS + 6}" width="{width}" height="{_BAR}" fill="#1d5a96"/>'
            yield f'<text x="{width}" dx="6" y="{top + 2 * _LETTERS + 5}" fill="currentColor">{each.count}</text>'
