"""Everything that applies to the children of a file or a folder, of whichever kind it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

import attrs

from safeguarding.errors import FaultyInputError, SafeguardingError
from safeguarding.faults import Fault, Place, Severity
from safeguarding.opened_files import folder_entries, is_folder
from safeguarding.readers.childrens_files.child_files import CHILD_FILES, read_children
from safeguarding.readers.childrens_files.child_lists import children_of_list, is_child_list, joined
from safeguarding.readers.childrens_files.given_cases import ChildrensFile, cases_of_files
from safeguarding.readers.childrens_files.ssda903 import EPISODES
from safeguarding.readers.rules_asked import named_rules
from safeguarding.records import Record, Several, how_many
from safeguarding.tables.grids import Grid
from safeguarding.tables.headers import find_header
from safeguarding.tables.opening import open_grids
from safeguarding.timescales.catalogue import RULES
from safeguarding.timescales.children import ChildAnswers, ChildEvents, case_answers, child_answers
from safeguarding.timescales.episodes import Episode
from safeguarding.timescales.rules import Rule

_TABLES = frozenset({".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"})
_CENSUS = ".xml"
_ASKED = {
    ChildrensFile.SSDA903: ("looked_after_reviews",),
    ChildrensFile.CIN: ("single_assessment", "icpc", "review_conferences"),
    ChildrensFile.SSD: (
        *("single_assessment", "icpc", "review_conferences", "looked_after_reviews", "placement_visits"),
        *("health_assessments", "cp_visit", "cin_visit"),
    ),
}
"""What each kind of file is asked about. Visits on a plan are a council's own rules, where it gives them."""
_SIX_YEARS = 6


@attrs.frozen(kw_only=True)
class AskedChildren(Record):
    """What applies to the children of a file.

    Attributes:
        answers: A child each.
        on: The day as at which it is judged: the file's last day where it ends before the day asked about.
        faults: Everything that was wrong or doubtful, what was refused included.
    """

    answers: tuple[ChildAnswers, ...] = attrs.field(converter=Several[ChildAnswers], repr=how_many)
    on: date
    faults: tuple[Fault, ...] = attrs.field(default=(), converter=Several[Fault], repr=how_many)

    @property
    def has_serious_faults(self) -> bool:
        """Whether something that stands in the file could not be used."""
        return any(fault.severity is Severity.ERROR for fault in self.faults)


def answers_in(path: Path, *, on: date, rules: Sequence[Rule] = RULES, known_from: date | None = None) -> AskedChildren:
    r"""Everything that applies to the children of a file or a folder.

    Args:
        path: A child's file, a list with a row for each event, or a folder of such; the census of children in need; or
            the folder of a return on children looked after or of the standard dataset's tables.
        on: The day.
        rules: The rules.
        known_from: The first day from which a dataset holds everything; by default six years before the day, as it is
            specified.

    Raises:
        UnreadableFileError: for what cannot be read at all.
        FaultyInputError: for what is none of them, or is not read whole.

    Examples:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     path = Path(folder, "events.csv")
        ...     _ = path.write_text("Child,Step,Date\n7,care began,03/04/2017\n7,review,05/05/2017\n", encoding="utf-8")
        ...     (child,) = answers_in(path, on=date(2017, 6, 1)).answers
        >>> [(each.rule_id, str(each.outcome)) for each in child.answers if each.is_breach]
        [('cla_review_first', 'late')]
    """
    files = folder_entries(path) if is_folder(path) else [path]
    if any(each.suffix.casefold() == _CENSUS for each in files):
        censuses = [each for each in files if each.suffix.casefold() == _CENSUS]
        found = _of_cases(ChildrensFile.CIN, censuses, on, rules, known_from)
        return attrs.evolve(found, faults=[*found.faults, *_beside(files, censuses)])
    grids = _grids(files)
    # the returns of several years stand in a folder each
    years = [each for each in files if is_folder(each) and not grids]
    if any(find_header(grid, EPISODES).is_complete for grid in (*grids, *_grids_in(years))):
        return _of_cases(ChildrensFile.SSDA903, years or [path], on, rules, known_from)
    lists = [grid for grid in grids if is_child_list(grid)]
    if grids and not lists and not any(each.suffix.casefold() in CHILD_FILES for each in files):
        return _of_cases(ChildrensFile.SSD, [path], on, rules, known_from)
    return _of_events(path, files, (grids, lists), on=on, rules=rules)


def _beside(files: Iterable[Path], read: Sequence[Path]) -> Iterator[Fault]:
    for each in files:
        if each not in read:
            remedy = "ask about it by itself"
            yield Fault(place=Place(file=each.name), problem="not read", remedy=remedy, severity=Severity.WARNING)


def _grids(files: Iterable[Path]) -> list[Grid]:
    return [grid for each in files if each.suffix.casefold() in _TABLES for grid in open_grids(each)]


def _grids_in(folders: Iterable[Path]) -> Iterator[Grid]:
    return (grid for each in folders for grid in _grids(folder_entries(each)))


def _of_events(
    path: Path, files: Sequence[Path], tables: tuple[Sequence[Grid], Sequence[Grid]], *, on: date, rules: Sequence[Rule]
) -> AskedChildren:
    grids, lists = tables
    read = [children_of_list(grid, Path(grid.name).stem) for grid in lists]
    faults = [fault for each in read for fault in each.faults]
    faults += [
        Fault(
            place=Place(file=grid.name, sheet=grid.sheet),
            problem="no list of events, and not read",
            remedy="its columns are Child, Step and Date",
            severity=Severity.WARNING,
        )
        for grid in grids
        if grid not in lists
    ]
    known = {*CHILD_FILES, *_TABLES}
    faults += _beside(files, [each for each in files if each.suffix.casefold() in known or each.name.startswith(".")])
    children: list[ChildEvents] = [child for each in read for child in each.children]
    if not lists or any(each.suffix.casefold() in CHILD_FILES for each in files):
        children = [*read_children(path), *children]
    return AskedChildren(
        answers=[child_answers(each, on=on, rules=rules) for each in joined(children)], on=on, faults=faults
    )


def _of_cases(
    kind: ChildrensFile, files: Sequence[Path], on: date, rules: Sequence[Rule], known_from: date | None
) -> AskedChildren:
    held_from = known_from or date(on.year - _SIX_YEARS, on.month, 1)
    known = {rule.rule_id for rule in rules}
    faults: list[Fault] = []
    found: list[tuple[tuple[Rule, ...], Episode]] = []
    told_on = on
    for name in _ASKED[kind]:
        if name.endswith("_visit") and name not in known:
            continue
        try:
            given = cases_of_files(kind, files, name, since=held_from)
        except FaultyInputError:
            raise
        except SafeguardingError as error:
            problem, remedy = f"nothing is said of {name}: {error.problem}", error.remedy
            faults.append(Fault(place=Place(), problem=problem, remedy=remedy, severity=Severity.WARNING))
            continue
        told_on, why = given.told_on(on)
        faults += [*given.faults, *why]
        found += [(named_rules(name, "", rules), each.case) for each in given.cases]
    return AskedChildren(answers=list(_by_child(found, told_on)), on=told_on, faults=list(dict.fromkeys(faults)))


def _by_child(found: Iterable[tuple[tuple[Rule, ...], Episode]], on: date) -> Iterator[ChildAnswers]:
    of_child: dict[str, list[tuple[tuple[Rule, ...], Episode]]] = {}
    for rules, case in found:
        of_child.setdefault(case.reference, []).append((rules, case))
    for reference, cases in of_child.items():
        yield case_answers(reference, cases, on=on)
