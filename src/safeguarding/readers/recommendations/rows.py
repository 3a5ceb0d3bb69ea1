"""The rows of a tracker, one after the other: which recommendation each belongs to, and what it says of its action."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from itertools import pairwise

import attrs

from safeguarding.faults import Severity
from safeguarding.numbers.nouns import counted
from safeguarding.readers.recommendations.cells import text
from safeguarding.readers.recommendations.fields import ACTION_FIELDS, RECOMMENDATION_FIELDS
from safeguarding.readers.recommendations.keys import ColourKey
from safeguarding.readers.recommendations.states import stated_progress
from safeguarding.recommendations.records import Action, Element, Recommendation
from safeguarding.recommendations.updates import Update
from safeguarding.recommendations.words import RecommendationKind
from safeguarding.tables.grids import Row
from safeguarding.tables.row_readers import Cells, RowReader
from safeguarding.tables.words import begins_summary, is_unsaid, plain_words


@attrs.define(kw_only=True)
class TrackerRows:
    """Gathers what a tracker's rows hold.

    Merged cells come out as a text in the first row and blanks below it, so a row without a recommendation of its own
    goes on with the one above, and a theme holds until the next.

    Attributes:
        reader: The reader of the rows.
        as_at: The day that the tracker shows.
        key: What the tracker says of its colours.
    """

    reader: RowReader
    as_at: date
    key: ColourKey
    recommendations: dict[str, Recommendation] = attrs.field(factory=dict)
    recommendation_lines: list[int] = attrs.field(factory=list)
    actions: list[Action] = attrs.field(factory=list)
    action_lines: list[int] = attrs.field(factory=list)
    updates: list[Update] = attrs.field(factory=list)
    _places: dict[str, int] = attrs.field(factory=dict)
    _theme: str = ""
    _themes: dict[str, str] = attrs.field(factory=dict)
    _heading: Row | None = None
    _current: tuple[str, ...] = ()
    _parents: dict[int, str] = attrs.field(factory=dict)

    def lines(self) -> dict[str, list[int]]:
        """The lines from which the plan's parts come, by the plan's field."""
        return {
            "recommendations": self.recommendation_lines,
            "actions": self.action_lines,
            "updates": [self.action_lines[self._places[update.action]] for update in self.updates],
        }

    def read(self) -> None:
        """Read all rows."""
        headings = self._above_the_header_again()
        for cells in self.reader.records():
            if cells.number in headings:
                self.reader.set_aside(cells.row, "a heading above the header again")
                continue
            if cells.number in self.key.rows:
                self._set_heading_aside()
                self.reader.set_aside(cells.row, "the key to the colours", "read as the key")
                continue
            if plain_words(cells["issue_type"]) == "epic":
                self._epic(cells)
                continue
            names_one = any(map(cells.text, RECOMMENDATION_FIELDS))
            acts = any(map(cells.text, ACTION_FIELDS))
            if (names_one or acts) and self._is_note(cells.row):
                self._set_heading_aside()
                self.reader.set_summary_aside(cells.row)
            elif names_one or acts:
                self._theme, self._heading = self._theme_of(cells), None
                if names_one:
                    self._current = self._recommended(cells)
                if acts:
                    self._act(cells)
            elif cells.text("theme") and sum(bool(cell.strip()) for cell in cells.row.cells) == 1:
                self._set_heading_aside()
                self._theme, self._heading = self._theme_of(cells), cells.row
            else:
                self._set_aside(cells.row)
        # a heading that nothing came after was a note
        self._set_heading_aside()
        self._join_parents()

    def _theme_of(self, cells: Cells) -> str:
        """The row's theme, as it was first written; a blank goes on with the one above, "n/a" is none."""
        said = text(cells, "theme")
        if not said:
            return self._theme
        return "" if is_unsaid(said) else self._themes.setdefault(said.casefold(), said)

    def _above_the_header_again(self) -> set[int]:
        """The rows of one cell that stand just above the header where it is repeated: what they head is not an action."""
        rows = [row for row in self.reader.table.rows if not row.is_blank]
        return {
            above.number
            for above, row in pairwise(rows)
            if self.reader.table.header.is_repeated_by(row) and sum(bool(cell.strip()) for cell in above.cells) == 1
        }

    @staticmethod
    def _is_note(row: Row) -> bool:
        """Whether a row holds nothing but a cell that begins as a note below a table does."""
        filled = [cell for cell in row.cells if cell.strip()]
        return len(filled) == 1 and begins_summary(filled[0])

    def _epic(self, cells: Cells) -> None:
        """An epic is what its issues serve, and no action."""
        key = cells["action_ref"] or f"row {cells.number}"
        if key in self.recommendations:
            self.reader.set_aside(cells.row, "an epic for the second time", "leave one of them out")
            return
        self.recommendations[key] = Recommendation(ref=key, topic=cells["action"], theme=self._theme)
        self.recommendation_lines.append(cells.number)

    def _join_parents(self) -> None:
        """Issues may stand above what they belong to, so they are joined when all are read.

        An issue of an epic serves it; a sub-task serves what its parent serves.
        """
        epics = _by_name((ref, each.topic) for ref, each in self.recommendations.items())
        parents = _by_name((each.ref, each.text) for each in self.actions)
        below = 0
        for position in self._parents:
            at, seen = position, {position}
            while (name := self._parents.get(at, "")) and name not in epics and name in parents:
                # of two actions that are called alike neither is known to be the parent
                at = self._places.get(parents[name], at)
                if at in seen:
                    break
                seen.add(at)
            below += len(seen) > 1
            if epic := epics.get(name, ""):
                action = self.actions[position]
                self.actions[position] = attrs.evolve(action, serves=(*action.serves, epic))
            elif name and len(seen) == 1:
                problem, remedy = "belongs to an issue that is no epic of this table", "export the epics too"
                self.reader.report_row(self.action_lines[position], problem, remedy, found=name)
        if below:
            problem = f"{counted(below, 'sub-task')} counted beside the {'task that it belongs' if below == 1 else 'tasks that they belong'} to"
            self.reader.report_row(
                self.reader.table.header.row.number, problem, "leave out the one or the other, if both are not meant"
            )

    def _set_heading_aside(self) -> None:
        if self._heading is not None:
            self._set_aside(self._heading)
            self._heading = None

    def _set_aside(self, row: Row) -> None:
        problem, remedy = "neither an action nor a recommendation; not read", "move notes and totals out of the table"
        self.reader.set_aside(row, problem, remedy)

    def _recommended(self, cells: Cells) -> tuple[str, ...]:
        """The keys of the row's recommendations, which are added where they are new."""
        numbers: tuple[str, ...] = cells["number"]
        if not numbers:
            return (self._add(cells, f"row {cells.number}", None),)
        return tuple(self._numbered(cells, int(number.partition(".")[0])) for number in dict.fromkeys(numbers))

    def _numbered(self, cells: Cells, number: int) -> str:
        """A number met before is the same recommendation again, unless its words are others: then it is a second one."""
        ref = f"r{number}"
        known = self.recommendations.get(ref)
        if known is None:
            return self._add(cells, ref, number or None)
        words = ((cells["topic"], known.topic), (cells["recommendation"], known.text))
        same = all(not new or plain_words(new) == plain_words(old) for new, old in words)
        return ref if same else self._add(cells, f"{ref}, row {cells.number}", number)

    def _add(self, cells: Cells, ref: str, number: int | None) -> str:
        response = cells["response"]
        self.recommendations[ref] = Recommendation(
            ref=ref,
            number=number,
            kind=cells["kind"] or RecommendationKind.RECOMMENDATION,
            theme=self._theme,
            topic=cells["topic"],
            text=cells["recommendation"],
            priority=cells["priority"],
            paragraph=cells["paragraph"],
            elements=[Element(response=response)] if response else [],
        )
        self.recommendation_lines.append(cells.number)
        return ref

    def _act(self, cells: Cells) -> None:
        ref = self._unused(cells, self._action_ref(cells))
        if not cells["action"]:
            problem, remedy = "an action that is not named; kept under its row", "say what is to be done"
            cells.report("", problem, remedy, Severity.WARNING)
        self._places.setdefault(ref, len(self.actions))
        if parent := cells["parent"] or cells["parent_summary"]:
            self._parents[len(self.actions)] = parent
        self.actions.append(
            Action(
                ref=ref,
                serves=self._current,
                text=cells["action"],
                owner="" if is_unsaid(cells["owner"]) else cells["owner"],
                starts_on=cells["starts"],
                target_on=cells["target"][0] if cells["target"] else None,
                measure=cells["measure"],
            )
        )
        self.action_lines.append(cells.number)
        self._log(cells, ref)

    def _action_ref(self, cells: Cells) -> str:
        """The action's own number, or one such as 3.2 in the recommendation's column, or the row."""
        own, numbers = cells["action_ref"], cells["number"]
        if own:
            return str(own)
        return numbers[0] if len(numbers) == 1 and "." in numbers[0] else f"row {cells.number}"

    def _unused(self, cells: Cells, ref: str) -> str:
        """The number itself, or, where an action has it already, the number with its row: two actions stay two."""
        if ref not in self._places:
            return ref
        problem = f"an action's number used before, in row {self.action_lines[self._places[ref]]}"
        remedy = "give each action a number of its own"
        self.reader.report_row(cells.number, problem, remedy, found=ref, severity=Severity.ERROR)
        return f"{ref}, row {cells.number}"

    def _log(self, cells: Cells, ref: str) -> None:
        """What the row says of the action becomes entries of the day that the tracker shows."""
        revised = (*cells["target"][1:], *cells["revised"])
        if cells["target"][1:]:
            problem = "several dates; the first was read as the original target, the others as revised ones"
            cells.report("target", problem, "put what was revised in a column 'Revised target date'", Severity.WARNING)
        self.updates += [Update(action=ref, on=self.as_at, target_on=day) for day in revised]
        stated = stated_progress(cells, as_at=self.as_at, key=self.key.meanings)
        entry = Update(
            action=ref,
            on=self.as_at,
            completed_on=stated.completed_on,
            signed_off_on=stated.signed_off_on,
            percent=cells["percent"],
            delivery=stated.delivery,
            rating=stated.rating,
            evidence=cells["evidence"],
            note=cells["note"],
            travel=cells["travel"],
        )
        if entry != Update(action=ref, on=self.as_at):
            self.updates.append(entry)


def _by_name(named: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Keys by themselves, and by the words that only one of them has."""
    pairs = list(named)
    uses = Counter(words for _, words in pairs)
    return {words: key for key, words in pairs if words and uses[words] == 1} | {key: key for key, _ in pairs}
