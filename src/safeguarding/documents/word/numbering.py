"""The numbers that Word gives to the entries of lists by itself: they stand in no text (ECMA-376 part 1, clause 17.9)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from safeguarding.documents.word.shown import WORD, Element

_LEVEL = re.compile(r"%([1-9])")
_DEEPEST = 9
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_LETTERS = 26
_MOST_ROMAN = 399
_NO_MARK = "0"


class _Level:
    """One level of a list: how its entries are numbered."""

    def __init__(self, element: Element) -> None:
        start = _value(element, "start")
        self.form = _value(element, "numFmt") or "decimal"
        self.text = _value(element, "lvlText")
        self.start = int(start) if start.isascii() and start.isdigit() else 1
        self.style = _value(element, "pStyle")


class ListNumbering:
    """The lists of a document, and how far each has been counted.

    Args:
        numbering: The root of ``numbering.xml``; None where there is none.
        styles: The root of ``styles.xml``; None where there is none.
    """

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._styles = (
            {} if styles is None else {_attribute(each, "styleId"): each for each in styles.iter(f"{WORD}style")}
        )
        self._levels: dict[str, dict[int, _Level]] = {}
        self._kind_of: dict[str, str] = {}
        self._begins: dict[tuple[str, int], int] = {}
        self._begun: set[tuple[str, int]] = set()
        self._counted: dict[str, dict[int, int]] = {}
        if numbering is not None:
            self._read(numbering)

    def _read(self, numbering: Element) -> None:
        for kind in numbering.iter(f"{WORD}abstractNum"):
            levels = {_as_level(_attribute(each, "ilvl")): _Level(each) for each in kind.iter(f"{WORD}lvl")}
            self._levels[_attribute(kind, "abstractNumId")] = levels
        for used in numbering.iter(f"{WORD}num"):
            name = _attribute(used, "numId")
            self._kind_of[name] = _value(used, "abstractNumId")
            for change in used.iter(f"{WORD}lvlOverride"):
                start = _value(change, "startOverride")
                if start.isascii() and start.isdigit():
                    self._begins[name, _as_level(_attribute(change, "ilvl"))] = int(start)

    def style_name(self, paragraph: Element) -> str:
        """The name of a paragraph's style; empty where it has none."""
        style = self._styles.get(_style_of(paragraph))
        return "" if style is None else _value(style, "name")

    def next_number(self, paragraph: Element) -> str | None:
        """The number of a paragraph, which is counted; empty for a bullet, None where it is no entry of a list."""
        found = self._list_of(paragraph)
        if found is None:
            return None
        name, level = found
        kind = self._kind_of.get(name, "")
        levels = self._levels.get(kind, {})
        if level not in levels:
            return ""
        counted = self._counted.setdefault(kind, {})
        if (name, level) in self._begins and (name, level) not in self._begun:
            self._begun.add((name, level))
            counted[level] = self._begins[name, level]
        else:
            counted[level] = counted[level] + 1 if level in counted else levels[level].start
        for deeper in [each for each in counted if each > level]:
            del counted[deeper]
        return _LEVEL.sub(lambda match: _counted(levels, counted, int(match[1]) - 1), _plain(levels[level])).strip()

    def _list_of(self, paragraph: Element) -> tuple[str, int] | None:
        """The list and level of a paragraph, by itself or by way of its style."""
        properties = paragraph.find(f"{WORD}pPr")
        listed = None if properties is None else properties.find(f"{WORD}numPr")
        name, level = _numbered(listed)
        for style, element in self._lineage(_style_of(paragraph)):
            if name:
                break
            properties = element.find(f"{WORD}pPr")
            name, of_style = _numbered(None if properties is None else properties.find(f"{WORD}numPr"))
            if name and level is None:
                levels = self._levels.get(self._kind_of.get(name, ""), {})
                level = (
                    of_style
                    if of_style is not None
                    else next((at for at, each in levels.items() if each.style == style), 0)
                )
        return None if name in ("", _NO_MARK) else (name, level or 0)

    def _lineage(self, style: str) -> Iterator[tuple[str, Element]]:
        """A style and those that it is based on."""
        for _ in range(_DEEPEST):
            element = self._styles.get(style)
            if element is None:
                return
            yield style, element
            style = _value(element, "basedOn")


def _plain(level: _Level) -> str:
    return "" if level.form in ("bullet", "none") else level.text


def _counted(levels: dict[int, _Level], counted: dict[int, int], level: int) -> str:
    if level not in levels:
        return ""
    return written_number(counted.get(level, levels[level].start), levels[level].form)


def written_number(number: int, form: str) -> str:
    """A number in one of Word's forms.

    Examples:
        >>> [written_number(4, form) for form in ("decimal", "lowerLetter", "upperRoman", "decimalZero")]
        ['4', 'd', 'IV', '04']
    """
    if form in ("lowerLetter", "upperLetter") and number > 0:
        letters = chr(ord("a") + (number - 1) % _LETTERS) * ((number - 1) // _LETTERS % _LETTERS + 1)
        return letters.upper() if form == "upperLetter" else letters
    if form in ("lowerRoman", "upperRoman") and 0 < number <= _MOST_ROMAN:
        text, rest = "", number
        for value, letters in _ROMAN:
            text += letters * (rest // value)
            rest %= value
        return text.upper() if form == "upperRoman" else text
    return f"{number:02}" if form == "decimalZero" else str(number)


def _numbered(listed: Element | None) -> tuple[str, int | None]:
    if listed is None:
        return "", None
    level = _value(listed, "ilvl")
    return _value(listed, "numId"), _as_level(level) if level else None


def _style_of(paragraph: Element) -> str:
    properties = paragraph.find(f"{WORD}pPr")
    return "" if properties is None else _value(properties, "pStyle")


def _value(element: Element, name: str) -> str:
    found = element.find(f"{WORD}{name}")
    return "" if found is None else _attribute(found, "val")


def _attribute(element: Element, name: str) -> str:
    return str(element.get(f"{WORD}{name}", ""))


def _as_level(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and int(text) < _DEEPEST else 0
