"""One person's answer to a question, from a cell."""

from __future__ import annotations

from collections.abc import Callable

from safeguarding.faults import Severity
from safeguarding.surveys.answer_texts import answer_text_reader
from safeguarding.surveys.codebooks import ResponseLayout
from safeguarding.surveys.questions import Question
from safeguarding.surveys.responses import UNREADABLE
from safeguarding.tables.row_readers import Cells


def answer_reader(question: Question, layout: ResponseLayout) -> Callable[[Cells, str], int]:
    """Reads the answer of one person to a question as one byte."""
    read_text = answer_text_reader(question, layout.not_asked)

    def read(cells: Cells, field: str) -> int:
        byte = read_text(cells.text(field))
        if byte == UNREADABLE:
            codes = ", ".join(option.code for option in question.options)
            problem = "an answer that is none of the options; kept as unreadable"
            cells.report(field, problem, f"write {codes}", Severity.WARNING)
        return byte

    return read
