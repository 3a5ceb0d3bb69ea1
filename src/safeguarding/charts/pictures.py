"""A picture as a value that a page can hold: drawn, with its words, before anybody knows where it will stand."""

from __future__ import annotations

import attrs

from safeguarding.errors import InvalidRecordError
from safeguarding.records import Record, how_many


@attrs.frozen(kw_only=True)
class Picture(Record):
    """A drawn picture, in the forms that web pages and documents take.

    Attributes:
        caption: What it shows, in a line.
        alt_text: What it shows, to somebody who does not see it.
        svg: The drawing as SVG.
        png: The drawing as PNG.

    Raises:
        InvalidRecordError: for one without words.
    """

    caption: str
    alt_text: str
    svg: str = attrs.field(repr=how_many)
    png: bytes = attrs.field(repr=how_many)

    def _check(self) -> None:
        if not self.alt_text.strip():
            raise InvalidRecordError("a picture needs an alt text")
