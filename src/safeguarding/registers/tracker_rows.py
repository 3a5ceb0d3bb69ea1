"""The rows of a tracker, one after the other: which recommendation each belongs to, and what it says of its action."""

from __future__ import annotations

import re
from datetime import date

import attrs

from safeguarding.faults import Fault, Severity
from safeguarding.recommendations.records import Action, Element, Recommendation
from safeguarding.recommendations.updates import Update
from safeguarding.recommendations.words import Delivery, RecommendationKind
from safeguarding.registers.grids import Row
from safeguarding.registers.tracker_cells import TrackerCells, plain
from safeguarding.registers.tracker_columns import (
    ACTION_FIELDS,
    DELIVERIES,
    DERIVED,
    KINDS,
    RATINGS,
    RECOMMENDATION_FIELDS,
    RESPONSES,
)


@attrs.define(kw_only=True)
class TrackerRows:
    """Reads rows and gathers what they hold.

    Merged cells come out as a text in the first row and blanks below it, so a row without a recommendation of its own
    goes on with the one above, and a theme holds until the next.

    Attributes:
        cells: The reader of the cells.
        as_at: The day that the tracker shows.
    """

    cells: TrackerCells
    as_at: date
    recommendations: dict[str, Recommendation] = attrs.field(factory=dict)
    recommendation_lines: list[int] = attrs.field(factory=list)
    actions: list[Action] = attrs.field(factory=list)
    action_lines: list[int] = attrs.field(factory=list)
    updates: list[Update] = attrs.field(factory=list)
    unread: list[int] = attrs.field(factory=list)
    _places: dict[str, int] = attrs.field(factory=dict)
    _theme: str = ""
    _heading: Row | None = None
    _current: tuple[str, ...] = ()

    def place_of(self, action: str) -> int:
        """The place of an action in the list of actions."""
        return self._places[action]

    def read(self, row: Row) -> None:
        """Read one row."""
        names_one = any(self.cells.text(row, field) for field in RECOMMENDATION_FIELDS)
        acts = any(self.cells.text(row, field) for field in ACTION_FIELDS)
        theme = self.cells.text(row, "theme")
        if _is_total(row):
            self._not_read(row)
            return
        if not names_one and not acts:
            self._heading_or_unread(row, theme)
            return
        self._theme, self._heading = theme or self._theme, None
        numbers = self.cells.numbers(row)
        if names_one:
            self._current = self._recommended(row, numbers)
        if acts:
            self._act(row, numbers)

    def _heading_or_unread(self, row: Row, theme: str) -> None:
        """A row that holds a theme alone is a heading, if rows follow it; any other is told of."""
        if theme and sum(bool(cell.strip()) for cell in row.cells) == 1:
            self._unread_heading()
            self._theme, self._heading = theme, row
            return
        self._not_read(row)

    def finish(self) -> None:
        """Tell of a heading that nothing came after: a total, a note."""
        self._unread_heading()

    def _unread_heading(self) -> None:
        if self._heading is not None:
            self._not_read(self._heading)
            self._heading = None

    def _not_read(self, row: Row) -> None:
        self.unread.append(row.number)
        self.cells.faults.append(_unread(self.cells, row))

    def _recommended(self, row: Row, numbers: tuple[str, ...]) -> tuple[str, ...]:
        """The keys of the row's recommendations, which are added where they are new."""
        if not numbers:
            return (self._add(row, f"row {row.number}", None),)
        return tuple(self._numbered(row, int(number.partition(".")[0])) for number in dict.fromkeys(numbers))

    def _numbered(self, row: Row, number: int) -> str:
        """A number met before is the same recommendation again, unless its words are others: then it is a second one."""
        ref = f"r{number}"
        known = self.recommendations.get(ref)
        if known is None:
            return self._add(row, ref, number or None)
        words = [self.cells.text(row, field) for field in ("topic", "recommendation")]
        same = all(
            not new or plain(new) == plain(old) for new, old in zip(words, (known.topic, known.text), strict=True)
        )
        again = f"{ref}, row {row.number}"
        return ref if same else self._add(row, again, number)

    def _add(self, row: Row, ref: str, number: int | None) -> str:
        response = self.cells.word(row, "response", RESPONSES, "a response such as 'agreed'")
        kind = self.cells.word(row, "kind", KINDS, "a kind of recommendation")
        self.recommendations[ref] = Recommendation(
            ref=ref,
            number=number,
            kind=kind or RecommendationKind.RECOMMENDATION,
            theme=self._theme,
            topic=self.cells.text(row, "topic"),
            text=self.cells.text(row, "recommendation"),
            priority=self.cells.text(row, "priority"),
            paragraph=self.cells.text(row, "paragraph"),
            elements=[Element(response=response)] if response else [],
        )
        self.recommendation_lines.append(row.number)
        return ref

    def _act(self, row: Row, numbers: tuple[str, ...]) -> None:
        ref = self._unused(row, self._action_ref(row, numbers))
        if not self.cells.text(row, "action"):
            self.cells.faults.append(_unnamed(self.cells, row))
        self._places.setdefault(ref, len(self.actions))
        self.actions.append(
            Action(
                ref=ref,
                serves=self._current,
                text=self.cells.text(row, "action"),
                owner=self.cells.text(row, "owner"),
                starts_on=self.cells.day(row, "starts"),
                target_on=self.cells.day(row, "target"),
                measure=self.cells.text(row, "measure"),
            )
        )
        self.action_lines.append(row.number)
        self._log(row, ref)

    def _action_ref(self, row: Row, numbers: tuple[str, ...]) -> str:
        """The action's own number, or one such as 3.2 in the recommendation's column, or the row."""
        own = self.cells.text(row, "action_ref")
        if own:
            return own
        return numbers[0] if len(numbers) == 1 and "." in numbers[0] else f"row {row.number}"

    def _unused(self, row: Row, ref: str) -> str:
        """The number itself, or, where an action has it already, the number with its row: two actions stay two."""
        if ref not in self._places:
            return ref
        first = self.action_lines[self._places[ref]]
        self.cells.faults.append(
            Fault(
                place=f"{self.cells.grid.name}, row {row.number}",
                found=ref,
                problem=f"an action's number used before, in row {first}",
                remedy="give each action a number of its own",
            )
        )
        return f"{ref}, row {row.number}"

    def _log(self, row: Row, ref: str) -> None:
        """What the row says of the action becomes entries of the day that the tracker shows."""
        revised = self.cells.dates(row, "revised")
        self.updates += [Update(action=ref, on=self.as_at, target_on=day) for day in revised]
        completed, signed_off = self.cells.day(row, "completed"), self.cells.day(row, "signed_off")
        entry = Update(
            action=ref,
            on=self.as_at,
            percent=self.cells.percent(row),
            delivery=self._delivery(row, completed, signed_off),
            completed_on=completed,
            signed_off_on=signed_off,
            rating=self.cells.word(row, "rating", RATINGS, "a colour: red, amber, green or blue"),
            evidence=self.cells.text(row, "evidence"),
            note=self.cells.text(row, "note"),
        )
        if entry != Update(action=ref, on=self.as_at):
            self.updates.append(entry)

    def _delivery(self, row: Row, completed: date | None, signed_off: date | None) -> Delivery | None:
        """The state in words. A date of completion counts for more than a state that forgot it."""
        if plain(self.cells.text(row, "delivery")) in DERIVED:
            self.cells.report(
                row,
                "delivery",
                "follows from the target and the day; not taken as a state",
                "write how far the work is: not started, in progress, complete",
                Severity.WARNING,
            )
            return None
        stated = self.cells.word(row, "delivery", DELIVERIES, "a state such as 'in progress'")
        if stated is not None and stated.is_open and (completed or signed_off):
            self.cells.report(
                row, "delivery", "open, beside a date of completion; the date was taken", "mend one of the two"
            )
            return None
        if stated is Delivery.COMPLETE_AWAITING_SIGN_OFF and signed_off:
            return Delivery.IMPLEMENTED
        return stated


_TOTAL = re.compile(r"(?:grand |sub ?)?totals?\b(?: (?:number of )?(?:actions|recommendations|rows))?", re.ASCII)


def _is_total(row: Row) -> bool:
    """Whether a row counts the others: it begins with the word, and what else it holds are numbers."""
    first, *others = (plain(cell) for cell in row.cells if cell.strip())
    return _TOTAL.fullmatch(first) is not None and all(
        not other or other.replace(" ", "").isdigit() for other in others
    )


def _unnamed(cells: TrackerCells, row: Row) -> Fault:
    return Fault(
        place=f"{cells.grid.name}, row {row.number}",
        problem="an action that is not named; kept under its row",
        remedy="say what is to be done",
        severity=Severity.WARNING,
    )


def _unread(cells: TrackerCells, row: Row) -> Fault:
    return Fault(
        place=f"{cells.grid.name}, row {row.number}",
        problem="neither an action nor a recommendation; not read",
        remedy="move notes and totals out of the table",
        severity=Severity.WARNING,
    )
