"""What a PDF says of itself: its tree of tags, in which paragraphs, lists and tables are named (ISO 32000-1, clause 14.8)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from safeguarding.documents.laid_out import span
from safeguarding.records import Record

Piece = tuple[int, int]
"""A stretch of marked content: the page, the first being 0, and its number there."""

# a tree of a report is never deeper or larger; a hostile one may turn in circles
_DEEPEST = 80
_MOST = 300_000


@attrs.frozen
class Tag(Record):
    """An element of the tree.

    Attributes:
        role: What it is, in the standard's words: ``"P"``, ``"Table"``.
        children: Elements and stretches of marked content, in order.
        columns: How many columns a cell spans.
        rows: How many rows a cell spans.
    """

    role: str
    children: tuple[Tag | Piece, ...] = attrs.field(repr=False)
    columns: int = 1
    rows: int = 1

    def pieces(self) -> Iterator[Piece]:
        """All marked content below, in order."""
        for child in self.children:
            if isinstance(child, Tag):
                yield from child.pieces()
            else:
                yield child

    def tags(self) -> Iterator[Tag]:
        """The elements directly below."""
        return (child for child in self.children if isinstance(child, Tag))


def tags_of(root: Any, pages: dict[int, int]) -> Tag | None:  # noqa: ANN401  whatever the file holds
    """The tree of a file.

    Args:
        root: The catalogue of the file.
        pages: The number of each page by the number of its object, the first being 0.
    """
    tree = _object(root.get("/StructTreeRoot"))
    if not hasattr(tree, "get"):
        return None
    roles, classes = _object(tree.get("/RoleMap")), _object(tree.get("/ClassMap"))
    return _Walk(pages, roles if hasattr(roles, "get") else {}, classes if hasattr(classes, "get") else {}).tag_of(
        "Document", tree, None, 0
    )


class _Walk:
    """One walk through a tree: what it has visited, and how much of it."""

    def __init__(self, pages: dict[int, int], roles: Any, classes: Any) -> None:  # noqa: ANN401
        self.pages, self.roles, self.classes = pages, roles, classes
        self.visited: set[int] = set()
        self.count = 0

    def tag_of(self, role: str, element: Any, page: int | None, depth: int) -> Tag:  # noqa: ANN401
        """An element with all that stands below it."""
        page = self._page(element, page)
        shape = dict(self._attributes(element))
        return Tag(
            role,
            tuple(self._children(element.get("/K"), page, depth)),
            columns=span(shape.get("/ColSpan")),
            rows=span(shape.get("/RowSpan")),
        )

    def _children(self, kids: Any, page: int | None, depth: int) -> Iterator[Tag | Piece]:  # noqa: ANN401
        number = getattr(kids, "idnum", None)
        if number is not None:
            if number in self.visited:
                return
            self.visited.add(number)
        kid = _object(kids)
        self.count += 1
        if depth > _DEEPEST or self.count > _MOST or kid is None:
            return
        if isinstance(kid, list):
            for each in kid:
                yield from self._children(each, page, depth + 1)
        elif isinstance(kid, int):
            if page is not None:
                yield page, int(kid)
        elif hasattr(kid, "get"):
            yield from self._element(kid, page, depth)

    def _element(self, kid: Any, page: int | None, depth: int) -> Iterator[Tag | Piece]:  # noqa: ANN401
        if "/MCID" in kid:
            own = self._page(kid, page)
            if own is not None and isinstance(kid["/MCID"], int) and "/Stm" not in kid:
                yield own, int(kid["/MCID"])
        elif "/S" in kid:
            yield self.tag_of(self._role(kid["/S"]), kid, page, depth + 1)

    def _role(self, name: Any) -> str:  # noqa: ANN401
        for _ in range(8):  # a role may stand for another, which may stand for a third
            meant = _object(self.roles.get(name))
            if meant is None or meant == name:
                break
            name = meant
        return str(name).removeprefix("/")

    def _page(self, element: Any, page: int | None) -> int | None:  # noqa: ANN401
        try:
            own = element.raw_get("/Pg")
        except KeyError:
            return page
        return self.pages.get(getattr(own, "idnum", -1), page)

    def _attributes(self, element: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401
        """The attributes of an element, also those that it takes from a class."""
        named = _object(element.get("/C"))
        for name in named if isinstance(named, list) else [named]:
            if name is not None and not isinstance(name, int):
                yield from _entries(self.classes.get(name))
        yield from _entries(element.get("/A"))


def _entries(attributes: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401
    found = _object(attributes)
    for each in found if isinstance(found, list) else [found]:
        entry = _object(each)
        if hasattr(entry, "items"):
            yield from ((str(key), _object(value)) for key, value in entry.items())


def _object(value: Any) -> Any:  # noqa: ANN401
    return value.get_object() if hasattr(value, "get_object") else value
