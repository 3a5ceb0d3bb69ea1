"""PDFs drawn by hand for tests: words at places, with or without tags."""

from __future__ import annotations

import io
from collections.abc import Sequence


def escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def word(text: str, x: float, y: float, *, size: float = 12, tag: int | None = None) -> str:
    """The instructions that draw a text at a place, as marked content if it has a tag."""
    drawn = f"BT /F1 {size} Tf {x} {y} Td ({escaped(text)}) Tj ET"
    return drawn if tag is None else f"/P <</MCID {tag}>> BDC {drawn} EMC"


def pdf(pages: Sequence[Sequence[str]], *, tree: Sequence[str] = ()) -> bytes:
    """A PDF with a page for each list of instructions."""
    return written(parts_of(pages, tree=tree))


def parts_of(pages: Sequence[Sequence[str]], *, tree: Sequence[str] = ()) -> list[str]:
    """The objects of such a PDF.

    Args:
        pages: What is drawn on each.
        tree: The elements of the tags, each an object that the root of the tree holds; ``{page}`` is the first page.
    """
    count = len(pages)
    first_tag = 5 + 2 * count
    kids = " ".join(f"{4 + 2 * k} 0 R" for k in range(count))
    elements = " ".join(f"{first_tag + k} 0 R" for k in range(len(tree)))
    tagged = f"/MarkInfo <</Marked true>> /StructTreeRoot {4 + 2 * count} 0 R" if tree else ""
    parts = [
        f"<< /Type /Catalog /Pages 2 0 R {tagged} >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for k, drawn in enumerate(pages):
        parts.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {5 + 2 * k} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        stream = "\n".join(drawn)
        parts.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    if tree:
        parts.append(f"<< /Type /StructTreeRoot /K [{elements}] >>")
        parts += [
            each.replace("{page}", "4 0 R").replace("{self}", f"{first_tag + k} 0 R") for k, each in enumerate(tree)
        ]
    return parts


def written(parts: Sequence[str]) -> bytes:
    out = io.BytesIO()
    out.write(b"%PDF-1.7\n")
    places = []
    for number, part in enumerate(parts, start=1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n{part}\nendobj\n".encode("cp1252", "replace"))
    start = out.tell()
    out.write(f"xref\n0 {len(parts) + 1}\n0000000000 65535 f \n".encode())
    out.writelines(f"{place:010d} 00000 n \n".encode() for place in places)
    out.write(f"trailer << /Size {len(parts) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF".encode())
    return out.getvalue()


def element(role: str, *kids: int | str, more: str = "") -> str:
    """An element of the tags: marked content by number, further elements as they are written."""
    return f"<< /Type /StructElem /S /{role} /Pg {{page}} {more} /K [{' '.join(map(str, kids))}] >>"
