"""A survey's table of counts: wave, question, option, count. For waves of which only the counts are kept."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import attrs

from safeguarding.errors import FaultyInputError
from safeguarding.faults import Fault, Severity
from safeguarding.readers.surveys.wide_counts import ROWS_BASE, long_counts
from safeguarding.records import Record
from safeguarding.surveys.answer_texts import folded
from safeguarding.surveys.answers import AnswerCounts
from safeguarding.surveys.questions import Question
from safeguarding.surveys.waves import Survey
from safeguarding.tables.grids import Grid
from safeguarding.tables.headers import Column
from safeguarding.tables.opening import read_one
from safeguarding.tables.reading import FileTable, matching, table_of
from safeguarding.tables.row_readers import Cells, RowReader
from safeguarding.tables.words import is_total

_BLANK, _NOT_ASKED = "blank", "not asked"
# what a table of counts calls the number that its options add up to
_BASES = frozenset({"base", "all", "all answers"})


_SHARE_BEHIND = re.compile(r"(?<=[0-9]) *[(\[] *[0-9]{1,3}(?:\.[0-9]{1,4})? *% *[)\]] *$", re.ASCII)


def _option(cells: Cells, field: str) -> str:
    return folded(cells.text(field))


def _count(cells: Cells, field: str) -> int | None:
    # a share may stand behind the count: "26 (84%)"
    count = _SHARE_BEHIND.sub("", cells.text(field)).replace(",", "").strip()
    # no survey is larger
    return int(count) if count.isascii() and count.isdigit() and len(count) < 10 else None  # noqa: PLR2004


COLUMNS = (
    Column(field="wave", headers=("Wave",), is_required=True),
    Column(field="question", headers=("Question",), is_required=True),
    Column(field="option", headers=("Option", "Answer"), read=_option, is_required=True),
    Column(field="count", headers=("Count", "Number", "n"), read=_count, is_required=True),
)


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

    The table is long, a row for each option, or wide, a column for each.

    Raises:
        UnreadableFileError: for a file that cannot be read at all.
        FaultyInputError: where one of the four columns is missing, and it is no wide table either.

    Examples:
        >>> from datetime import date
        >>> from tempfile import TemporaryDirectory
        >>> from safeguarding.dates import DateRange
        >>> from safeguarding.surveys import Coding, Mode, Option, Theme, Wave
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
    table = read_one(path, lambda grid: _table(grid, survey))
    rows = _Rows(RowReader(table=table, record="a count", place=table.place(), shown=_shown), survey)
    for cells in rows.reader.records():
        rows.add(cells)
    rows.check_bases()
    return CountedTable(
        name=table.name,
        answers={
            (wave, question.identifier): AnswerCounts(
                question=question,
                chosen={option.code: counts.get(option.code, 0) for option in question.options},
                blank=counts.get(_BLANK, 0),
                not_asked=counts.get(_NOT_ASKED, 0),
            )
            for (wave, question), counts in rows.counts.items()
            if (wave, question) not in rows.spoiled
        },
        faults=(*table.faults, *rows.reader.unread_columns("leave them out"), *rows.reader.faults),
    )


def _table(grid: Grid, survey: Survey) -> FileTable:
    """The long table that a grid holds, or that its wide one says."""
    match = matching(COLUMNS)
    try:
        return table_of(grid, match)
    except FaultyInputError:
        long = long_counts(grid, survey=survey)
        if long is None:
            raise
        return table_of(long, match)


def _shown(cells: Cells, field: str) -> str:
    # a count stays out of messages: it may be a small one
    return cells.text(field) if field in {"wave", "question", "option"} else ""


class _Rows:
    """What the rows of one table add up to."""

    def __init__(self, reader: RowReader, survey: Survey) -> None:
        self.reader = reader
        self.counts: dict[tuple[str, Question], dict[str, int]] = defaultdict(dict)
        self.spoiled: set[tuple[str, Question]] = set()
        self._bases: list[tuple[Cells, tuple[str, Question]]] = []
        self._asked = {
            wave.name: {
                folded(name): question
                for question in survey.questions_in(wave.name)
                for name in (question.wording, question.identifier)
            }
            for wave in survey.waves
        }

    def add(self, cells: Cells) -> None:
        """Add a row to the counts, or report why it cannot be."""
        wave, option = cells["wave"], cells["option"]
        if wave not in self._asked:
            cells.report("wave", "a wave that the codebook does not name", "name it in the codebook")
            return
        asked = self._asked[wave]
        question = asked.get(folded(cells["question"]))
        if question is None:
            names = dict.fromkeys(each.identifier for each in asked.values())
            cells.report("question", "a question that was not put in that wave", f"write {', '.join(names)}")
            return
        known = {each: each for each in (_BLANK, _NOT_ASKED)}
        known |= {folded(each.label): each.code for each in question.options}
        known |= {folded(each.code): each.code for each in question.options}
        if option in known:
            self._add(cells, wave, question, known[option])
        elif option == ROWS_BASE:
            self._bases.append((cells, (wave, question)))
        elif is_total(option) or option in _BASES:
            self.reader.set_summary_aside(cells.row)
            self._bases.append((cells, (wave, question)))
        else:
            options = ", ".join(each.code for each in question.options)
            self.spoiled.add((wave, question))
            problem = f"none of the question's options; {question.identifier} has no figures in {wave}"
            cells.report("option", problem, f"write {options}, {_BLANK} or {_NOT_ASKED}")

    def check_bases(self) -> None:
        """Report each total that its options do not add up to, with or without those who did not answer."""
        for cells, (wave, question) in self._bases:
            counts = self.counts.get((wave, question), {})
            if (wave, question) in self.spoiled or not counts:
                continue
            answered = sum(count for code, count in counts.items() if code not in (_BLANK, _NOT_ASKED))
            asked = answered + counts.get(_BLANK, 0)
            if cells["count"] not in (answered, asked, asked + counts.get(_NOT_ASKED, 0)):
                self.spoiled.add((wave, question))
                problem = f"not what the options add up to; {question.identifier} has no figures in {wave}"
                cells.report("count", problem, "look whether the counts are per cents, or one is wrong")
                self.reader.take_down(cells)

    def _add(self, cells: Cells, wave: str, question: Question, code: str) -> None:
        count, counts = cells["count"], self.counts[wave, question]
        if count is None:
            # a count that is not known is not 0: without it no share of the question is true
            self.spoiled.add((wave, question))
            problem = f"not a whole number, 0 or more; {question.identifier} has no figures in {wave}"
            cells.report("count", problem, "write how many, a whole number")
        elif counts.get(code, count) != count:
            self.spoiled.add((wave, question))
            problem = (
                f"an option for the second time, with another count; {question.identifier} has no figures in {wave}"
            )
            cells.report("option", problem, "leave one out")
        elif code in counts:
            cells.report("option", "an option for the second time; counted once", "leave one out", Severity.WARNING)
        else:
            counts[code] = count
