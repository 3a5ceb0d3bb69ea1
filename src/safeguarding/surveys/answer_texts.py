"""One person's answer to a question, from text: an option's code or words, alone or beside one another."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from safeguarding.surveys.questions import Question
from safeguarding.surveys.responses import BLANK, NOT_ASKED, UNREADABLE

NOT_ASKED_SIGNS = ("-", "not asked")
"""What stands in data for a question that was not put to a person, where nothing else is said."""

_AS_A_NUMBER = ".0"
_LETTERED = re.compile(r"^\(?[a-z0-9]{1,2}[.):] +|^[a-z0-9]{1,2} ?(?:=|-|–) ")


def folded(text: str) -> str:
    """A text to compare by: capitals and runs of spaces do not matter.

    Examples:
        >>> folded(" Not  Asked")
        'not asked'
    """
    return " ".join(text.casefold().split())


def answer_text_reader(question: Question, not_asked: Iterable[str] = NOT_ASKED_SIGNS) -> Callable[[str], int]:
    """Reads the text of an answer as one byte: the number of its option, or the byte of what is no option.

    Examples:
        >>> from safeguarding.surveys import Coding, Option
        >>> options = [Option(code="Y", label="Yes", coding=Coding.FAVOURABLE)]
        >>> read = answer_text_reader(Question(identifier="q1", wording="Well?", theme="life", options=options))
        >>> read("yes "), read("") == BLANK, read("-") == NOT_ASKED, read("Yse") == UNREADABLE
        (0, True, True, True)
    """
    known = {"": BLANK} | {folded(sign): NOT_ASKED for sign in not_asked}
    for k, option in enumerate(question.options):
        for name in (option.label, *option.aliases):
            known.setdefault(folded(name), k)
    of_codes = {folded(option.code): k for k, option in enumerate(question.options)}
    known |= of_codes

    def read(text: str) -> int:
        found = folded(text)
        byte = known.get(found)
        if byte is None and found.endswith(_AS_A_NUMBER):
            # what a program made of a code that is a number
            byte = of_codes.get(found.removesuffix(_AS_A_NUMBER))
        return _with_its_code(found, known, of_codes) if byte is None else byte

    return read


def _with_its_code(found: str, known: Mapping[str, int], codes: Mapping[str, int]) -> int:
    """An answer behind the letter of a list, "a. Excellent", or beside its own code, "1 = Yes"; not beside another's."""
    match = _LETTERED.match(found)
    if match is None:
        return UNREADABLE
    byte = known.get(found[match.end() :], UNREADABLE)
    code = match[0].strip(" .):=(-–")
    return byte if codes.get(code, byte) == byte else UNREADABLE
