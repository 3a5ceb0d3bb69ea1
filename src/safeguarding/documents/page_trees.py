"""A web page's text as a tree of its elements, read by the standard library: for where lxml is not, such as in a browser.

Pages are written carelessly: ends are left out where HTML allows it, and where it does not. What is built here is what a
browser shows in all that matters for reading a report: which words stand in which paragraph, entry or cell.
"""

from __future__ import annotations

from html.parser import HTMLParser
from xml.etree import ElementTree as ET

_EMPTY = frozenset("area base br col embed hr img input link meta param source track wbr".split())  # noqa: SIM905
_HEAD = frozenset("head title meta link base style script noscript template".split())  # noqa: SIM905
_BLOCKS = frozenset(
    """
    address article aside blockquote center details div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6
    header hr main menu nav ol p pre section table ul
    """.split()  # noqa: SIM905  a list of words reads as one
)
_PARTS = ("thead", "tbody", "tfoot")
_OF_TABLES = frozenset(("table", "caption", "tr", "td", "th", *_PARTS))

# what the start of an element ends, and within what: an entry ends the entry before it, but only of its own list
_ENDED_BY = {
    **dict.fromkeys(_BLOCKS, (frozenset(["p"]), _OF_TABLES)),
    "li": (frozenset(["li"]), frozenset(["ul", "ol", "menu", "table"])),
    **dict.fromkeys(("dt", "dd"), (frozenset(["dt", "dd"]), frozenset(["dl", "table"]))),
    **dict.fromkeys(("option", "optgroup"), (frozenset(["option"]), frozenset(["select"]))),
    **dict.fromkeys(("rt", "rp"), (frozenset(["rt", "rp"]), frozenset(["ruby"]))),
    **dict.fromkeys(("td", "th"), (frozenset(["td", "th", "caption"]), frozenset(["tr", "table"]))),
    "tr": (frozenset(["tr", "caption"]), frozenset(["table"])),
    **dict.fromkeys(_PARTS, (frozenset([*_PARTS, "tr", "caption"]), frozenset(["table"]))),
}
_DEEPEST = 250


class PageElement(ET.Element):
    """An element that knows its line."""

    sourceline: int = 0


def page_tree(text: str) -> PageElement:
    """The root of a page.

    Examples:
        >>> root = page_tree("<ul><li>One<li>Two <b>and</b> more</ul><p>After")
        >>> ["".join(each.itertext()) for each in root.iter("li")], root[1].sourceline
        (['One', 'Two and more'], 1)
    """
    builder = _Builder()
    builder.feed(text)
    builder.close()
    return builder.root()


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._tree = ET.TreeBuilder(element_factory=PageElement)
        self._open: list[str] = []
        self._start("html", {})

    def root(self) -> PageElement:
        """The finished tree."""
        while self._open:
            self._end()
        root = self._tree.close()
        assert isinstance(root, PageElement)  # noqa: S101 - it is what the factory makes
        return root

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "html" or (tag == "body" and "body" in self._open):
            return
        if tag == "title" and not {"head", "body", "svg"} & {*self._open}:
            self._start("head", {})
        if self._open[-1] == "head" and tag not in _HEAD:
            self._end()
        if tag in _ENDED_BY:
            self._end_before(*_ENDED_BY[tag])
        # the first of two attributes of one name is the one that counts
        self._start(tag, {name: value or "" for name, value in reversed(attrs)})
        if tag in _EMPTY or len(self._open) > _DEEPEST:
            self._end()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        count = len(self._open)
        self.handle_starttag(tag, attrs)
        if self._open[-1] == tag and (len(self._open) > count or tag not in _EMPTY):
            self._end()

    def handle_endtag(self, tag: str) -> None:
        if tag not in self._open or tag in ("html", "body"):
            return
        place = len(self._open) - 1 - self._open[::-1].index(tag)
        inside = frozenset(self._open[place + 1 :])
        # the end of a word in bold ends no paragraph, and no paragraph ends a cell
        kept = _OF_TABLES if tag in _BLOCKS or tag in ("li", "dd", "dt") else _OF_TABLES | _BLOCKS
        if tag in _OF_TABLES:
            kept = frozenset() if tag == "table" else frozenset(["table"])
        if not inside & kept:
            while len(self._open) > place:
                self._end()

    def handle_data(self, data: str) -> None:
        if self._open[-1] == "head" and data.strip():
            self._end()
        self._tree.data(data)

    def _end_before(self, ended: frozenset[str], within: frozenset[str]) -> None:
        """End the outermost of such elements, unless what keeps them stands between."""
        place = len(self._open)
        for at in range(len(self._open) - 1, 0, -1):
            if self._open[at] in ended:
                place = at
            elif self._open[at] in within:
                break
        while len(self._open) > place:
            self._end()

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        element = self._tree.start(tag, attributes)
        assert isinstance(element, PageElement)  # noqa: S101 - it is what the factory makes
        element.sourceline = self.getpos()[0]
        self._open.append(tag)

    def _end(self) -> None:
        self._tree.end(self._open.pop())
