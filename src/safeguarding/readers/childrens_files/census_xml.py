"""A census file in XML, read piece by piece: no document type, no entities of its own, no more than so large and so deep."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from xml.parsers import expat

import attrs

from safeguarding.errors import UnreadableFileError
from safeguarding.opened_files import opened_bytes

MOST_BYTES = 256 * 1024 * 1024
"""The largest file that is read: the census of a large county has some tens of megabytes."""
_DEEPEST = 32
_PIECE = 1024 * 1024


@attrs.define(kw_only=True)
class Node:
    """An element: its name without a prefix, the line it starts on, its text and what stands in it.

    Attributes:
        name: Its name.
        line: The line, the first being 1.
        text: Its own text, without the space around it.
        inside: The elements in it.
    """

    name: str
    line: int = 0
    text: str = attrs.field(default="", repr=False)
    inside: list[Node] = attrs.field(factory=list, repr=False)

    def every(self, name: str) -> list[Node]:
        """The elements of a name that stand directly in it."""
        return [each for each in self.inside if each.name == name]


class _Reading:
    """What expat has told so far. Each element that is asked for is handed on, and not kept."""

    def __init__(self, file: str, takers: Mapping[str, Callable[[Node], None]]) -> None:
        self.file = file
        self.takers = takers
        self.root: Node | None = None
        self.open: list[Node] = []
        self.texts: list[list[str]] = []
        parser = self.parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self.refuse
        parser.EntityDeclHandler = self.refuse
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.characters

    def refuse(self, *_: object) -> None:
        raise UnreadableFileError(
            "the file declares a document type or entities, which a census has not",
            file=self.file,
            remedy="export it afresh from the system that made it",
        )

    def start(self, name: str, _: dict[str, str]) -> None:
        if len(self.open) >= _DEEPEST:
            raise UnreadableFileError(f"more than {_DEEPEST} elements stand in one another", file=self.file)
        node = Node(name=name.rpartition(":")[2], line=self.parser.CurrentLineNumber)
        if self.open:
            self.open[-1].inside.append(node)
        else:
            self.root = node
        self.open.append(node)
        self.texts.append([])

    def characters(self, text: str) -> None:
        self.texts[-1].append(text)

    def end(self, _: str) -> None:
        node = self.open.pop()
        node.text = "".join(self.texts.pop()).strip()
        take = self.takers.get(node.name)
        if take is not None:
            take(node)
            if self.open:
                # the last one, since it has just ended
                self.open[-1].inside.pop()


def read_elements(path: Path, takers: Mapping[str, Callable[[Node], None]], *, most_bytes: int = MOST_BYTES) -> Node:
    """Read an XML file, handing on each element of some names; give back what is left of it.

    Args:
        path: The file.
        takers: What is done with each element of a name, without its prefix, before the next is read.
        most_bytes: The largest file that is read.

    Raises:
        UnreadableFileError: for a file that is not there, too large, no whole XML, or declares a document type or
            entities; what was handed on before that is then not the whole.

    Examples:
        >>> from tempfile import TemporaryDirectory
        >>> found = []
        >>> with TemporaryDirectory() as folder:
        ...     path = Path(folder, "census.xml")
        ...     _ = path.write_text("<Message><Child><Id> 7 </Id></Child></Message>", encoding="utf-8")
        ...     root = read_elements(path, {"Child": found.append})
        >>> root.name, root.inside, found[0].inside[0].text
        ('Message', [], '7')
    """
    reading = _Reading(path.name, takers)
    try:
        with opened_bytes(path, most=most_bytes) as file:
            while piece := file.read(_PIECE):
                reading.parser.Parse(piece, False)
        reading.parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise _broken(path, error) from None
    except (LookupError, ValueError) as error:
        raise UnreadableFileError("its encoding is not known", file=path.name, remedy="save it as UTF-8") from error
    assert reading.root is not None  # noqa: S101  a file without an element was refused
    return reading.root


def _broken(path: Path, error: expat.ExpatError) -> UnreadableFileError:
    problem = f"no whole XML: {expat.ErrorString(error.code)}, on line {error.lineno}"
    return UnreadableFileError(problem, file=path.name, remedy="export it afresh from the system that made it")
