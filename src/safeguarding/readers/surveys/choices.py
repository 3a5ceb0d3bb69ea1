"""Questions of which a person may choose several answers: in one cell, or over a column for each answer.

Each answer is a question of its own, chosen or not, and its base is everybody who was asked: the shares of the answers
add up to more than the whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import attrs

from safeguarding.faults import Severity
from safeguarding.surveys.answer_texts import folded
from safeguarding.surveys.codebooks import ResponseLayout
from safeguarding.surveys.questions import Option, Question
from safeguarding.surveys.responses import BLANK, NOT_ASKED, UNREADABLE
from safeguarding.surveys.words import BasePolicy, Coding
from safeguarding.tables.row_readers import Cells
from safeguarding.tables.words import PLAIN_NO, PLAIN_YES, TICKS, plain_words
from safeguarding.texts import phrases

_CHOSEN, _NOT_CHOSEN = 0, 1
_TICKS = PLAIN_YES.union(TICKS, phrases("x | ticked | checked | selected | quoted | mentioned | chosen"))
_NO_TICKS = PLAIN_NO.union(
    phrases(
        "unticked | unchecked | not selected | not ticked | not quoted | not mentioned | not chosen"
        " | not checked | unselected"
    )
)
_WIDTHS = (1, 2, 4)
_PARTS = re.compile(r"[;|\n]")
_NONE = Option(code="not chosen", label="not chosen", coding=Coding.NEUTRAL)


def choices_of(question: Question) -> Iterator[Question]:
    """The questions that a question with several answers becomes, one for each answer.

    Examples:
        >>> worries = Question(
        ...     identifier="worries",
        ...     wording="What worries you?",
        ...     theme="life",
        ...     options=[Option(code="s", label="School", coding=Coding.NEUTRAL)],
        ... )
        >>> [(each.identifier, each.wording, each.base_policy.label) for each in choices_of(worries)]
        [('worries: s', 'What worries you? [School]', 'all who were asked')]
    """
    for option in question.options:
        # what is in no base elsewhere is an answer that could be chosen here
        coding = option.coding if option.is_in_base else Coding.NEUTRAL
        yield attrs.evolve(
            question,
            identifier=f"{question.identifier}: {option.code}",
            wording=f"{question.wording} [{option.label}]",
            options=(attrs.evolve(option, coding=coding, score=None), _NONE),
            base_policy=BasePolicy.ALL_ASKED,
            choice_of=question.identifier,
        )


def asked_wording(choice: Question) -> str:
    """The wording of the question of which this is an answer."""
    return choice.wording.removesuffix(f" [{choice.options[0].label}]")


def read_choices(
    cells: Cells, choices: Mapping[str, Question], together: str, layout: ResponseLayout, *, by_place: bool = False
) -> dict[str, int]:
    """What one person chose, a byte for each answer.

    Args:
        cells: The row.
        choices: The answers, by the field of the column that each may have.
        together: The field of the column that may hold all of them in one cell.
        layout: What stands for "not asked".
        by_place: Whether each column holds the place of its answer where that was chosen.
    """
    signs = {folded(sign) for sign in layout.not_asked}
    found = [cells.text(together), *map(cells.text, choices)]
    if any(folded(cell) in signs for cell in found):
        return dict.fromkeys(choices, NOT_ASKED)
    if not any(found):
        return dict.fromkeys(choices, BLANK)
    if cells.text(together):
        return _in_one_cell(cells, choices, together)
    if by_place:
        return {field: _CHOSEN if cells.text(field) else _NOT_CHOSEN for field in choices}
    return {field: _ticked(cells, field, choice.options[0]) for field, choice in choices.items()}


def are_places(rows: Sequence[Sequence[str]]) -> bool:
    """Whether columns of answers hold the place of each answer where it was chosen, and nothing else.

    Examples:
        >>> are_places([["1", "", "3"], ["", "2", ""]]), are_places([["1", "2"], ["2", "1"]]), are_places([["1", ""]])
        (True, False, False)
    """
    held = {(k, cell) for row in rows for k, cell in enumerate(row, start=1) if cell}
    return all(cell == str(k) for k, cell in held) and any(k > 1 for k, _ in held)


def title_words(title: str) -> str:
    """A title's words, however they are joined.

    Examples:
        >>> title_words("worries_2"), title_words("Worries: s")
        ('worries 2', 'worries s')
    """
    return plain_words(title)


def place_title(choice: Question, questions: Sequence[Question]) -> tuple[str, ...]:
    """The titles of an answer's column by its place, "worries 2", "worries_0002", where no answer has such a code."""
    several = [each for each in questions if each.choice_of and each.choice_of == choice.choice_of]
    codes = {each.options[0].code.strip() for each in several}
    place = next((k for k, each in enumerate(several, start=1) if each is choice), 0)
    if not place or any(code.isdigit() for code in codes):
        return ()
    return tuple(f"{choice.choice_of} {place:0{width}}" for width in _WIDTHS)


def _ticked(cells: Cells, field: str, option: Option) -> int:
    found = folded(cells.text(field))
    if found in _TICKS or found in _names(option):
        return _CHOSEN
    if not found or found in _NO_TICKS:
        return _NOT_CHOSEN
    problem = "neither chosen nor not; kept as unreadable"
    cells.report(field, problem, "write 1 or 0, or the answer's words", Severity.WARNING)
    return UNREADABLE


def _in_one_cell(cells: Cells, choices: Mapping[str, Question], together: str) -> dict[str, int]:
    known = {name: field for field, choice in choices.items() for name in _names(choice.options[0])}
    chosen, unknown = set(), False
    for part in _PARTS.split(cells.text(together)):
        for name in _with_commas(part, known):
            if name in known:
                chosen.add(known[name])
            else:
                unknown = True
    if unknown:
        problem = "an answer that is none of the options; what else this person chose is kept as unreadable"
        remedy = "write the options' words or codes, with semicolons between"
        cells.report(together, problem, remedy, Severity.WARNING)
    rest = UNREADABLE if unknown else _NOT_CHOSEN
    return {field: _CHOSEN if field in chosen else rest for field in choices}


def _with_commas(part: str, known: Mapping[str, str]) -> Iterator[str]:
    """The answers between commas; an answer may have commas itself, so the longest that is known is taken first."""
    words = part.split(",")
    while words:
        end = next((end for end in range(len(words), 1, -1) if folded(",".join(words[:end])) in known), 1)
        if name := folded(",".join(words[:end])):
            yield name
        words = words[end:]


def _names(option: Option) -> Sequence[str]:
    return [folded(each) for each in (option.code, option.label, *option.aliases)]
