"""Pictures as files, whole or not at all, each with its alt text: beside it, and in it where the form has a place."""

from __future__ import annotations

import io
from pathlib import Path
from xml.sax.saxutils import escape

from safeguarding.charts.pictures import Picture
from safeguarding.errors import UnreadableFileError
from safeguarding.extras import optional
from safeguarding.tables.writing import replacing, write_text
from safeguarding.texts import visible

with optional("matplotlib", task="a picture"):
    from matplotlib import rc_context
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.text import Text


def without_frame(axes: Axes) -> None:
    """Leave out the lines above a picture and at its right, which say nothing."""
    axes.spines[["top", "right"]].set_visible(False)


def drawn(figure: Figure, *, caption: str, alt_text: str) -> Picture:
    """A figure as a value for a page.

    Examples:
        >>> from matplotlib.figure import Figure
        >>> drawn(Figure(figsize=(1, 1)), caption="Nothing", alt_text="An empty picture.").svg[:5]
        '<?xml'
    """
    made: dict[str, bytes] = {}
    alt_text = visible(alt_text)
    _make_visible(figure)
    for form in ("svg", "png"):
        buffer = io.BytesIO()
        # words as words, which can be read aloud and found; names that are the same each time
        with rc_context({"svg.fonttype": "none", "svg.hashsalt": "safeguarding"}):
            metadata = _metadata(Path(f".{form}"), alt_text)
            figure.savefig(buffer, format=form, dpi=150, bbox_inches="tight", metadata=metadata)
        made[form] = buffer.getvalue()
    return Picture(caption=caption, alt_text=alt_text, svg=made["svg"].decode("utf-8"), png=made["png"])


def write_pictures(figures: list[tuple[Figure, str]], path: Path) -> tuple[Path, ...]:
    """Write pictures to a file and to its followers: "plan.png", "plan-2.png", …, each with "plan.alt.txt" and so on beside it.

    Args:
        figures: The pictures, each with its alt text.
        path: Where to write the first; the ending says what: .png, .svg or .pdf.

    Returns:
        The pictures' files.

    Raises:
        UnreadableFileError: for an ending that is no kind of picture, or a path that cannot be written.
    """
    paths = [path if number == 1 else path.with_stem(f"{path.stem}-{number}") for number in range(1, len(figures) + 1)]
    for place, (figure, alt_text) in zip(paths, figures, strict=True):
        _write_picture(figure, alt_text, place)
    return tuple(paths)


def _make_visible(figure: Figure) -> None:
    """Show signs that steer as what they are: a font has none for most of them, and others turn a line around."""
    for text in figure.findobj(Text):
        text.set_text(visible(text.get_text()))


def _write_picture(figure: Figure, alt_text: str, path: Path) -> None:
    alt_text = visible(alt_text)
    try:
        with replacing(path) as beside:
            _make_visible(figure)
            # names within the picture that are the same each time
            with rc_context({"svg.hashsalt": "safeguarding"}):
                figure.savefig(beside, dpi=150, bbox_inches="tight", metadata=_metadata(path, alt_text))
            if path.suffix.casefold() == ".svg":
                _describe(beside, alt_text)
    except ValueError as error:
        remedy = "end it with .png, .svg or .pdf"
        raise UnreadableFileError(f"cannot be drawn ({error})", file=path.name, remedy=remedy) from None
    write_text(alt_text + "\n", path.with_suffix(".alt.txt"))


def _metadata(path: Path, alt_text: str) -> dict[str, str | None]:
    """The alt text, and no day of drawing, so that the same plan gives the same picture."""
    match path.suffix.casefold():
        case ".svg":
            return {"Date": None}
        case ".pdf":
            return {"CreationDate": None, "Subject": alt_text}
        case ".png":
            return {"Description": alt_text}
        case _:
            return {}


def _describe(svg: Path, alt_text: str) -> None:
    """A title for those who hear the picture read, which the drawing library does not write."""
    text = svg.read_text(encoding="utf-8")
    start = text.index(">", text.index("<svg"))
    described = (
        f'{text[:start]} role="img" aria-labelledby="alt-text">\n <title id="alt-text">{escape(alt_text)}</title>'
    )
    svg.write_text(described + text[start + 1 :], encoding="utf-8", newline="")
