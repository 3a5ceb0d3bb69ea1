"""A picture inside a page: its drawing in the page itself, with a title and a description that are read aloud."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from safeguarding.charts.count_bars import CountBars
from safeguarding.charts.pictures import Picture

_NAMES = re.compile(r'(?P<before>\bid="|href="#|url\(#)(?P<name>[^")]*)')


def picture_html(picture: Picture | CountBars, identifier: str, *, escaped: Callable[[str], str]) -> Iterator[str]:
    """The lines of a figure.

    The drawing's own names are made the page's: two drawings would else share them, and the second would borrow from
    the first.

    Args:
        picture: The picture.
        identifier: Its name in the page.
        escaped: How a text is put in.

    Examples:
        >>> picture = Picture(caption="A", alt_text="b", svg='<?xml?><svg width="1"><g id="x"/></svg>', png=b"")
        >>> print(list(picture_html(picture, "p", escaped=str))[1])
        <svg role="img" aria-labelledby="p-title p-words" width="1"><title id="p-title">A</title><desc id="p-words">b</desc><g id="p-x"/></svg>
    """
    drawing = picture.svg
    start = drawing.index("<svg")
    opening = drawing.index(">", start)
    attributes = drawing[start + len("<svg") : opening]
    inside = _NAMES.sub(rf"\g<before>{identifier}-\g<name>", drawing[opening + 1 :])
    # what the drawing library says of itself is no part of the picture
    inside = re.sub(r"<metadata>(?:(?!<metadata>).)*?</metadata>", "", inside, flags=re.DOTALL)
    yield f'<figure>\n<div class="scroll" role="group" tabindex="0" aria-labelledby="{identifier}-title">'
    yield (
        f'<svg role="img" aria-labelledby="{identifier}-title {identifier}-words"{attributes}>'
        f'<title id="{identifier}-title">{escaped(picture.caption)}</title>'
        f'<desc id="{identifier}-words">{escaped(picture.alt_text)}</desc>{inside.strip()}'
    )
    yield "</div>"
    yield f"<figcaption>{escaped(picture.caption)}</figcaption>\n</figure>"
