"""Word documents and PDFs written by hand, part by part, so that each part can be damaged: with lists, boxes, notes, tags."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence

from tests.unit.documents.pdf.drawn import element, parts_of, word, written
from tools.fuzz_inputs import Rows, bent_bytes, value
from tools.fuzz_packages import LINK, TYPES, xml
from tools.fuzz_prose import prose

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PART = '<Relationship Id="r{0}" Type="' + _RELATED + '/{0}" Target="{0}.xml"/>'
_TYPE = (
    '<Override PartName="/word/{0}.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{0}+xml"/>'
)
_RUN = "<w:r><w:t>{}</w:t></w:r>"
_PARAGRAPHS = (
    *["<w:p>" + _RUN + "</w:p>"] * 6,
    '<w:p><w:pPr><w:pStyle w:val="L"/></w:pPr>' + _RUN + "</w:p>",
    '<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>' + _RUN + "</w:p>",
    "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + _RUN + "</w:p>",
    "<w:p><w:ins>" + _RUN + "</w:ins><w:del><w:r><w:delText>{}</w:delText></w:r></w:del></w:p>",
    '<w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r>' + _RUN + "</w:p>",
    "<w:p><w:r><w:pict><w:txbxContent><w:p>" + _RUN + "</w:p></w:txbxContent></w:pict></w:r></w:p>",
    "<w:sdt><w:sdtContent><w:p>" + _RUN + "</w:p></w:sdtContent></w:sdt>",
)
_CELLS = (
    *("", "", "", "", "<w:tcPr><w:vMerge/></w:tcPr>", '<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>'),
    *('<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>', '<w:tcPr><w:gridSpan w:val="99999999"/></w:tcPr>'),
)
_LEVELS = "".join(
    f'<w:lvl w:ilvl="{at}"><w:start w:val="{at + 1}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
    for at, (form, text) in enumerate(
        (("decimal", "%1."), ("lowerLetter", "%1.%2)"), ("upperRoman", "%3 "), ("bullet", "o"))
    )
)


def word_parts(chance: random.Random, rows: Rows) -> dict[str, str]:
    """The parts of a Word document: prose, lists, boxes, a table, notes, and the parts that style and number them."""
    said = "".join(chance.choice(_PARAGRAPHS).replace("{}", xml(line)) for line in prose(chance).splitlines())
    lines = [
        "".join(f"<w:tc>{chance.choice(_CELLS)}<w:p>{_RUN.format(xml(each))}</w:p></w:tc>" for each in row)
        for row in rows
    ]
    before = chance.choice(("", "", '<w:trPr><w:gridBefore w:val="1"/></w:trPr>'))
    table = f"<w:tbl>{''.join(f'<w:tr>{before}{line}</w:tr>' for line in lines)}</w:tbl>"
    if chance.random() < 0.2:
        table = f"<w:tbl><w:tr><w:tc>{table}<w:p/></w:tc></w:tr></w:tbl>"
    more = {
        "styles": f'<w:styles xmlns:w="{_WORD}"><w:style w:type="paragraph" w:styleId="L"><w:name w:val="{chance.choice(("List", "Heading 1"))}"/><w:basedOn w:val="{chance.choice("ML")}"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="M"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style></w:styles>',
        "numbering": f'<w:numbering xmlns:w="{_WORD}"><w:abstractNum w:abstractNumId="0">{_LEVELS}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/>'
        '</w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="9"/></w:lvlOverride></w:num></w:numbering>',
        "footnotes": f'<w:footnotes xmlns:w="{_WORD}"><w:footnote w:id="1"><w:p>{_RUN.format(xml(value(chance)))}</w:p></w:footnote></w:footnotes>',
    }
    kept = {name: part for name, part in more.items() if chance.random() < 0.7}
    return {
        "[Content_Types].xml": TYPES.format(
            "word/document.xml", "wordprocessingml.document", "".join(map(_TYPE.format, kept))
        ),
        "_rels/.rels": LINK.format("officeDocument", "word/document.xml"),
        "word/document.xml": f'<w:document xmlns:w="{_WORD}"><w:body>{said}{table}</w:body></w:document>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{"".join(map(_PART.format, kept))}</Relationships>',
        **{f"word/{name}.xml": part for name, part in kept.items()},
    }


_PLACES = (50, 50, 50, 150, 300, 300, 0, -9, 10**7)
_LISTED = ("P", "H1", "L", "Note", "Figure", "Span", "Sect", "TR", "TD", "Odd")


def pdf(chance: random.Random, rows: Sequence[Sequence[str]] = ()) -> bytes:
    """A PDF with prose and a table drawn at their places, often with tags; some with an object or any bytes damaged."""
    lines = [line for line in map(_plain, prose(chance).splitlines()) if line]
    cells = [[_plain(cell)[:60] for cell in row[:6]] for row in rows]
    is_tagged = chance.random() < 0.6
    drawn, at, number = list[str](), chance.choice((780, 780, 780, 400, -9)), iter(range(10**6))

    def draw(text: str, x: float) -> int:
        tag = next(number)
        size = chance.choice((10, 10, 10, 10, 24, 6, 0, 1000))
        drawn.append(word(text, x, at, size=size, tag=tag if is_tagged else None))
        return tag

    tree = list[str]()
    for line in lines:
        tag = draw(line, chance.choice(_PLACES) if chance.random() < 0.1 else 50)
        tree.append(element(chance.choice(("P", "P", "P", *_LISTED)), *([tag] if chance.random() < 0.95 else [])))
        at -= 14
    table = []
    for row in cells:
        found = [
            element(chance.choice(("TD", "TD", "TH")), draw(cell, 50 + 90 * k), more=_shape(chance))
            for k, cell in enumerate(row)
        ]
        table.append(element("TR", *found))
        at -= 14
    tree.append(element("Table", *table) if chance.random() < 0.8 else element("L", *table))
    pages = [drawn] if chance.random() < 0.7 else [drawn, [word("Further on", 50, 700)], []]
    parts = parts_of(pages, tree=tree if is_tagged else ())
    for _ in range(chance.choice((0, 0, 1, 1, 2, 4))):
        place = chance.randrange(len(parts))
        parts[place] = _bent_object(chance, parts[place], len(parts))
    made = written(parts)
    return bent_bytes(chance, made) if chance.random() < 0.15 else made


def _plain(text: str) -> str:
    return re.sub("[^\x20-\x7e\xa0-\xff]", "", text)[:3_000]


def _shape(chance: random.Random) -> str:
    spans = (2, 3, 0, -1, 99_999_999)
    return (
        ""
        if chance.random() < 0.8
        else f"/A << /O /Table /{chance.choice(('ColSpan', 'RowSpan'))} {chance.choice(spans)} >>"
    )


_PIECE = re.compile(r"(/\w+|\d+ 0 R|-?\d+(?:\.\d+)?|<<|>>|\[|\]|\((?:[^()\\]|\\.)*\)|\b[A-Za-z]+\b)")
_OTHERS = (
    *(
        "0",
        "-1",
        "1",
        "99999999999",
        "9" * 400,
        "1e9",
        ".",
        "null",
        "[]",
        "<<>>",
        "()",
        "true",
        "<FEFF>",
        "BT",
        "ET",
        "EMC",
    ),
    *(
        "/P",
        "/Table",
        "/TR",
        "/TD",
        "/Page",
        "/Pages",
        "/Form",
        "/FlateDecode",
        "/Odd",
        "/MCID",
        "/K",
        "/S",
        "/Pg",
        "/Kids",
    ),
)


def _bent_object(chance: random.Random, words: str, count: int) -> str:
    """An object of a PDF with a name, a number, a link or a text changed, gone, twice or exchanged."""
    pieces = _PIECE.split(words)
    for _ in range(chance.choice((1, 1, 2, 5))):
        at = chance.randrange(1, len(pieces), 2) if len(pieces) > 1 else 0
        kind = chance.randrange(6)
        if kind == 0:
            pieces[at] = ""
        elif kind == 1:
            pieces[at] *= 2
        elif kind == 2:
            other = chance.randrange(len(pieces))
            pieces[at], pieces[other] = pieces[other], pieces[at]
        elif kind == 3:
            pieces[at] = f"{chance.randint(0, count + 2)} 0 R"
        else:
            pieces[at] = chance.choice(_OTHERS)
    return "".join(pieces)


def bent_parts(parts: Mapping[str, bytes]) -> dict[str, str]:
    """The text parts of a package that somebody else wrote, to be damaged as our own."""
    return {name: part.decode("utf-8", "replace") for name, part in parts.items() if name.endswith((".xml", ".rels"))}
