"""The answers of another system to the cases of the kit: from JSON or CSV, every fault at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import attrs

from safeguarding.dates.reading import parse_date
from safeguarding.errors import FaultyInputError, ParseError, UnknownNameError
from safeguarding.faults import Fault, Place
from safeguarding.labels import Labelled
from safeguarding.opened_files import file_contents
from safeguarding.readers.conformance.kits import OUTCOMES, Kit, KitAnswer
from safeguarding.records import Record, Several, how_many
from safeguarding.serialization.documents import from_json
from safeguarding.tables.headers import Column
from safeguarding.tables.reading import matching, read_table
from safeguarding.tables.row_readers import RowReader
from safeguarding.timescales.uk_clock import shown_at

_COLUMNS = (
    Column(field="case", headers=("Case", "Case name", "Name"), is_required=True),
    Column(field="due", headers=("Due", "Due on", "Due date", "Last day", "Last day in time")),
    Column(field="opens", headers=("Opens", "Opens on", "From", "First day")),
    Column(field="outcome", headers=("Outcome", "Status", "Result")),
)
_OUTCOMES: dict[str, str] = {
    name.casefold().replace("_", " "): code for code, label in OUTCOMES.items() for name in (code, label)
}
_NONE = frozenset({"", "none", "null", "-", "n/a"})


@attrs.frozen(kw_only=True)
class _Given(Record):
    case: str
    due: str | None = None
    opens: str | None = None
    outcome: str | None = None


@attrs.frozen(kw_only=True)
class _AnswerFile(Record):
    answers: tuple[_Given, ...] = attrs.field(converter=Several[_Given])
    kit: str = ""
    law: str = ""
    system: str = ""


class Told(Labelled):
    """What another system answers of a case: one that only reckons days is compared on its days."""

    DUE = "the last day in time"
    OPENS = "the first day of a window"
    OUTCOME = "how the case stands"


@attrs.frozen(kw_only=True)
class Answers(Record):
    """What another system answered.

    Attributes:
        answers: Its answers, by the name of the case.
        told: What it answers at all: a column that the file has, or a key that one of its answers has.
        kit: The version of the kit that it says it answers; empty where it says none.
    """

    answers: dict[str, KitAnswer] = attrs.field(repr=how_many)
    told: frozenset[Told]
    kit: str = ""


def read_answers(path: Path, *, kit: Kit) -> Answers:
    r"""Read a file of answers: JSON with a list ``answers``, or a table with the columns case, due, opens and outcome.

    Args:
        path: The file.
        kit: The kit whose cases it answers.

    Raises:
        UnreadableFileError: for a file that cannot be read at all.
        FaultyInputError: with every fault: a case that the kit does not have, one answered twice, a day or an outcome that
            cannot be read, and where neither days nor outcomes are given.

    Examples:
        >>> from tempfile import TemporaryDirectory
        >>> from safeguarding.readers.conformance.kits import conformance_kit
        >>> with TemporaryDirectory() as folder:
        ...     path = Path(folder, "answers.csv")
        ...     _ = path.write_text("case,due,outcome\niha/2011-04-01/done-on-the-last-day,05/05/2011,In time\n", encoding="utf-8")
        ...     read_answers(path, kit=conformance_kit()).answers
        {'iha/2011-04-01/done-on-the-last-day': KitAnswer(due='2011-05-05', opens='', outcome='in_time')}
    """
    is_json = file_contents(path).lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[")
    version, given, told = _of_json(path) if is_json else _of_table(path)
    faults: list[Fault] = []
    answers: dict[str, KitAnswer] = {}
    known = {case.name for case in kit.cases}
    if not told & {Told.DUE, Told.OUTCOME}:
        faults.append(
            Fault(place=Place(), problem="neither days nor outcomes are given", remedy="add 'due' or 'outcome'")
        )
    for place, each in given:
        if each.case not in known:
            faults.append(_unknown(each.case, known if len(faults) < _MOST_SUGGESTED else (), place))
        elif each.case in answers:
            faults.append(Fault(place=place, problem="a case that is answered twice", found=each.case))
        else:
            try:
                answers[each.case] = _answer(each)
            except ParseError as error:
                faults.append(Fault(place=place, problem=error.problem, remedy=error.remedy))
    if faults:
        raise FaultyInputError.of(path.name, faults)
    blank = {name for name, answer in answers.items() if answer == KitAnswer()}
    # a row without anything is no answer
    kept = {name: answer for name, answer in answers.items() if name not in blank}
    return Answers(answers=kept, told=frozenset(told), kit=version)


_MOST_SUGGESTED = 20
"""For how many unknown cases the kit is searched for what may be meant: it has thousands."""

_Read = tuple[str, Iterable[tuple[Place, _Given]], set[Told]]


def _of_json(path: Path) -> _Read:
    text = file_contents(path).decode("utf-8-sig", errors="replace").strip()
    # a bare list is taken as the answers
    text = f'{{"answers": {text}}}' if text.startswith("[") else text
    file = from_json(text, _AnswerFile, name=path.name)
    told = {each for each in Told if any(getattr(given, each.name.lower()) is not None for given in file.answers)}
    return file.kit, [(Place(path=("answers", k)), given) for k, given in enumerate(file.answers)], told


def _of_table(path: Path) -> _Read:
    table = read_table(path, matching(_COLUMNS))
    reader = RowReader(table=table, record="an answer", place=Place(), sure=("case",))
    told = {each for each in Told if each.name.lower() in table.header.positions}
    return "", list(_rows(reader)), told


def _rows(reader: RowReader) -> Iterator[tuple[Place, _Given]]:
    for cells in reader.records():
        fields = {name: cells.text(name).strip() for name in ("case", "due", "opens", "outcome")}
        yield Place(row=cells.number), _Given(**fields)


def _unknown(name: str, known: Iterable[str], place: Place) -> Fault:
    error = UnknownNameError.among("case", name, list(known))
    return Fault(place=place, problem=error.problem, remedy=error.remedy or "take the cases of this version of the kit")


def _answer(given: _Given) -> KitAnswer:
    return KitAnswer(due=_moment(given.due), opens=_moment(given.opens), outcome=_outcome(given.outcome))


def _outcome(text: str | None) -> str:
    plain = " ".join((text or "").casefold().replace("_", " ").split())
    if plain in _NONE:
        return ""
    if plain not in _OUTCOMES:
        raise ParseError.of(str(text), f"an outcome, such as {', '.join(sorted(set(_OUTCOMES.values())))}")
    return _OUTCOMES[plain]


def _moment(text: str | None) -> str:
    """A day, or a time on the clock of the United Kingdom to the minute, as ISO text."""
    plain = (text or "").strip()
    if plain.casefold() in _NONE:
        return ""
    if ":" not in plain:
        return parse_date(plain).isoformat()
    try:
        moment = datetime.fromisoformat(plain)
    except ValueError:
        raise ParseError.of(plain, "a time such as 2017-05-01T22:30") from None
    local = moment if moment.tzinfo is None else shown_at(moment.astimezone(UTC))
    return local.isoformat(timespec="minutes")
