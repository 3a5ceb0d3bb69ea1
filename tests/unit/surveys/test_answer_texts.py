"""One person's answer, from its text."""

import attrs
import pytest

from safeguarding.surveys.answer_texts import answer_text_reader
from safeguarding.surveys.questions import Option, Question
from safeguarding.surveys.responses import BLANK, NOT_ASKED, UNREADABLE
from safeguarding.surveys.words import Coding

ASKED = Question(
    identifier="q1",
    wording="How are you?",
    theme="life",
    options=[
        Option(code="1", label="Excellent", coding=Coding.FAVOURABLE, aliases=["Great"]),
        Option(code="2", label="Poor", coding=Coding.UNFAVOURABLE),
        Option(code="x", label="1", coding=Coding.NOT_IN_BASE),
    ],
)


@pytest.mark.parametrize(
    ("text", "byte"),
    [
        ("1", 0), ("Excellent", 0), ("  EXCELLENT ", 0), ("great", 0), ("2", 1), ("x", 2),
        ("", BLANK), (" ", BLANK), ("-", NOT_ASKED), ("Not  asked", NOT_ASKED),
        ("Excelent", UNREADABLE), ("3", UNREADABLE), ("excellent poor", UNREADABLE),
        # behind the letter of a list, or beside its own code, and not beside another's
        ("a. Excellent", 0), ("b) Poor", 1), ("(c) Poor", 1), ("1 = Excellent", 0), ("2 - Poor", 1), ("1 = Poor", UNREADABLE),
        ("2. Excellent", UNREADABLE), ("b. Awful", UNREADABLE), ("abc. Poor", UNREADABLE),
    ],
)  # fmt: skip
def test_a_code_or_the_words(text: str, byte: int) -> None:
    """A code goes before another option's words; what is neither is kept as unreadable."""
    assert answer_text_reader(ASKED)(text) == byte


def test_signs_for_what_was_not_asked() -> None:
    read = answer_text_reader(ASKED, ["n/a"])
    assert (read("N/A"), read("-")) == (NOT_ASKED, UNREADABLE)


def test_a_code_that_a_program_made_a_number_of() -> None:
    """1.0 is the code 1, unless it is an option itself."""
    read = answer_text_reader(ASKED)
    assert [read(text) for text in ("1.0", "2.0", "3.0", ".0")] == [0, 1, UNREADABLE, UNREADABLE]
    named = attrs.evolve(ASKED, options=[*ASKED.options, Option(code="y", label="2.0", coding=Coding.NEUTRAL)])
    assert answer_text_reader(named)("2.0") == 3
