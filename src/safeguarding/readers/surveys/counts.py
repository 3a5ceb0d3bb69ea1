"""A survey's table of counts: wave, question, option, count. For waves of which only the counts are kept."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import attrs

from safeguarding.errors import FaultyInputError
from safeguarding.faults import Fault, Severity
from safeguarding.records import Record
from safeguarding.tables.grids import Grid, Row, cell_place
from safeguarding.tables.headers import Column, Header, find_header
from safeguarding.tables.reading import read_table
from safeguarding.surveys.answers import AnswerCounts
from safeguarding.surveys.questions import Question
from safeguarding.surveys.waves import Survey

_COLUMNS = (
    Column(field="wave", headers=("Wave",), is_required=True),
    Column(field="question", headers=("Question",), is_required=True),
    Column(field="option", headers=("Option", "Answer"), is_required=True),
    Column(field="count", headers=("Count", "Number", "n"), is_required=True),
)

_BLANK, _NOT_ASKED = "blank", "not asked"
_TOTALS = frozenset({"total", "totals", "base", "all", "all answers"})
_DOUBT = Severity.WARNING


@attrs.frozen(kw_only=True)
class CountedTable(Record):
    """What a table of counts holds.

    Attributes:
        name: The file's name.
        answers: The counts by wave and question.
        faults: Every row that could not be read, with its place.
    """

    name: str
    answers: dict[tuple[str, str], AnswerCounts]
    faults: tuple[Fault, ...] = ()


def read_answer_counts(path: Path, *, survey: Survey) -> CountedTable:
    r"""Read a table of counts. An option is given by its code or label; ``blank`` and ``not asked`` are options too.

    Raises:
        UnreadableFileError: for a file that cannot be read at all.
        FaultyInputError: where one of the four columns is missing.

    Examples:
        >>> from datetime import date
        >>> from tempfile import TemporaryDirectory
        >>> from safeguarding.dates.ranges import DateRange
        >>> from safeguarding.surveys.questions import Option
        >>> from safeguarding.surveys.waves import Theme, Wave
        >>> from safeguarding.surveys.words import Coding, Mode
        >>> spring = DateRange(date(2017, 3, 1), date(2017, 4, 30))
        >>> wave = Wave(name="2017", fieldwork=spring, population=190, invited=190, complete=90, mode=Mode.PAPER)
        >>> yes = Option(code="Y", label="Yes", coding=Coding.FAVOURABLE)
        >>> no = Option(code="N", label="No", coding=Coding.UNFAVOURABLE)
        >>> asked = Question(identifier="safe", wording="Do you feel safe?", theme="life", options=[yes, no])
        >>> themes = (Theme(identifier="life", title="My life"),)
        >>> survey = Survey(title="An invented survey", themes=themes, questions=(asked,), waves=(wave,))
        >>> text = "Wave,Question,Option,Count\n2017,safe,Yes,60\n2017,safe,N,20\n2017,safe,blank,10\n"
        >>> with TemporaryDirectory() as folder:
        ...     path = Path(folder, "counts.csv")
        ...     _ = path.write_text(text, encoding="utf-8")
        ...     answers = read_answer_counts(path, survey=survey).answers["2017", "safe"]
        >>> answers.chosen, answers.blank
        ({'Y': 60, 'N': 20}, 10)
    """
    grid = read_table(path).grid
    header = find_header(grid, _COLUMNS)
    if not header.is_complete:
        raise FaultyInputError.of(grid.name, header.faults)
    reader = _Reader(grid=grid, header=header, survey=survey)
    for row in grid.rows:
        if row.number > header.row.number and not row.is_blank:
            reader.read(row)
    return CountedTable(
        name=grid.name,
        answers={
            (wave, question.identifier): AnswerCounts(
                question=question,
                chosen={option.code: counts.get(option.code, 0) for option in question.options},
                blank=counts.get(_BLANK, 0),
                not_asked=counts.get(_NOT_ASKED, 0),
            )
            for (wave, question), counts in reader.counts.items()
            if (wave, question) not in reader.spoiled
        },
        faults=(*grid.faults, *header.faults, *reader.faults),
    )


@attrs.define(kw_only=True)
class _Reader:
    grid: Grid
    header: Header
    survey: Survey
    counts: dict[tuple[str, Question], dict[str, int]] = attrs.field(factory=lambda: defaultdict(dict))
    spoiled: set[tuple[str, Question]] = attrs.field(factory=set)
    faults: list[Fault] = attrs.field(factory=list)

    def read(self, row: Row) -> None:
        """Add a row to the counts, or report why it cannot be."""
        wave = self.header.cell(row, "wave")
        if wave not in {each.name for each in self.survey.waves}:
            self._report(row, "wave", "a wave that the codebook does not name", "name it in the codebook")
            return
        asked = {question.identifier.casefold(): question for question in self.survey.questions_in(wave)}
        question = asked.get(self.header.cell(row, "question").casefold())
        if question is None:
            self._report(row, "question", "a question that was not put in that wave", f"write {', '.join(asked)}")
            return
        code = self._code(row, question)
        count = self.header.cell(row, "count").replace(",", "")
        if code is None and self.header.cell(row, "option").casefold() in _TOTALS:
            self._report(row, "option", "a total; not read, since it is the sum of the options", "leave it out", _DOUBT)
            return
        if code is None:
            options = ", ".join(option.code for option in question.options)
            self._spoil(row, "option", wave, question, f"write {options}, {_BLANK} or {_NOT_ASKED}")
        elif not (count.isascii() and count.isdigit() and len(count) < 10):  # noqa: PLR2004  # no survey is larger
            self._spoil(row, "count", wave, question, "write how many, a whole number")
        elif code in self.counts[wave, question]:
            self._report(row, "option", "an option for the second time; the first was read", "leave one out")
        else:
            self.counts[wave, question][code] = int(count)

    def _code(self, row: Row, question: Question) -> str | None:
        cell = " ".join(self.header.cell(row, "option").casefold().split())
        known = {" ".join(option.label.casefold().split()): option.code for option in question.options}
        known |= {option.code.casefold(): option.code for option in question.options}
        return known.get(cell, cell if cell in (_BLANK, _NOT_ASKED) else None)

    def _spoil(self, row: Row, field: str, wave: str, question: Question, remedy: str) -> None:
        """A count that is not known is not 0: without it no share of the question is true."""
        self.spoiled.add((wave, question))
        what = "none of the question's options" if field == "option" else "not a whole number, 0 or more"
        self._report(row, field, f"{what}; {question.identifier} has no figures in {wave}", remedy)

    def _report(self, row: Row, field: str, problem: str, remedy: str, severity: Severity = Severity.ERROR) -> None:
        place = cell_place(self.grid.name, row, self.header.title(field))
        # a count stays out of messages: it may be a small one
        found = "" if field == "count" else self.header.cell(row, field)
        self.faults.append(Fault(place=place, found=found, problem=problem, remedy=remedy, severity=severity))
