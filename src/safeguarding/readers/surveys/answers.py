"""One person's answer to a question, from a cell: an option's code or words, alone or beside one another."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from safeguarding.readers.surveys.words import folded
from safeguarding.surveys.codebooks import ResponseLayout
from safeguarding.surveys.questions import Question
from safeguarding.surveys.responses import BLANK, NOT_ASKED, UNREADABLE
from safeguarding.tables.row_readers import Cells

_LETTERED = re.compile(r"^\(?[a-z0-9]{1,2}[.):] +|^[a-z0-9]{1,2} ?(?:=|-|–) ")


def answer_reader(question: Question, layout: ResponseLayout) -> Callable[[Cells, str], int]:
    """Reads the answer of one person to a question as one byte."""
    known = {"": BLANK} | {folded(sign): NOT_ASKED for sign in layout.not_asked}
    for k, option in enumerate(question.options):
        for name in (option.label, *option.aliases):
            known.setdefault(folded(name), k)
    known |= {folded(option.code): k for k, option in enumerate(question.options)}

    of_codes = {folded(option.code): k for k, option in enumerate(question.options)}

    def read(cells: Cells, field: str) -> int:
        found = folded(cells.text(field))
        byte = known.get(found)
        if byte is None:
            byte = _with_its_code(found, known, of_codes)
        if byte == UNREADABLE:
            codes = ", ".join(option.code for option in question.options)
            cells.report(field, "an answer that is none of the options; kept as unreadable", f"write {codes}")
        return byte

    return read


def _with_its_code(found: str, known: Mapping[str, int], codes: Mapping[str, int]) -> int:
    """An answer behind the letter of a list, "a. Excellent", or beside its own code, "1 = Yes"; not beside another's."""
    match = _LETTERED.match(found)
    if match is None:
        return UNREADABLE
    byte = known.get(found[match.end() :], UNREADABLE)
    code = match[0].strip(" .):=(-–")
    return byte if codes.get(code, byte) == byte else UNREADABLE
