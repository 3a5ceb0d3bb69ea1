"""Sections and pages as values: tables, words, and what was found in conflict. How they are shown is decided elsewhere."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator
from datetime import date

import attrs

from safeguarding.charts.count_bars import CountBars
from safeguarding.charts.pictures import Picture
from safeguarding.faults import Fault, Place, Severity, by_harm
from safeguarding.numbers.nouns import counted
from safeguarding.pages.tables import Table
from safeguarding.records import Record, Several
from safeguarding.sources import Certainty, Source

_THE_FILE = Source(title="The file itself", certainty=Certainty.VERIFIED, note="as it was read")


@attrs.frozen(kw_only=True)
class Section(Record):
    """One section of a page.

    Attributes:
        title: Its heading.
        paragraphs: What it says in words.
        tables: What it shows.
        conflicts: What cannot be right, each with the rule's source.
        notes: What it could not say, and why.
        pictures: What web pages and documents show besides; a terminal, Markdown and JSON leave them out.
        sources: The rules and texts on which its figures rest; web pages show them on demand, documents below the figures.

    Examples:
        >>> Section(title="Survey", notes=["No answers are in the folder."]).conflicts
        ()
    """

    title: str
    paragraphs: tuple[str, ...] = attrs.field(default=(), converter=Several[str])
    tables: tuple[Table, ...] = attrs.field(default=(), converter=Several[Table])
    conflicts: tuple[Fault, ...] = attrs.field(default=(), converter=Several[Fault])
    notes: tuple[str, ...] = attrs.field(default=(), converter=Several[str])
    pictures: tuple[Picture | CountBars, ...] = attrs.field(default=(), converter=Several[Picture | CountBars])
    sources: tuple[Source, ...] = attrs.field(default=(), converter=Several[Source])

    def _repr_html_(self) -> str:
        """What a notebook shows, as a web page would."""
        # the renderer stands above, and is loaded when something is shown
        text: str = importlib.import_module("safeguarding.pages.renderers.html.document").fragment_html(self)
        return text


@attrs.frozen(kw_only=True)
class Page(Record):
    """A whole page: a council's briefing, an action plan.

    Attributes:
        title: What it is.
        about: Whose it is: the council.
        as_at: Its date.
        sections: Its sections, in order.
        files_not_read: Files of the folder that no section reads, so that none is left out unseen.

    Examples:
        >>> page = Page(title="An update", about="York", as_at=date(2017, 9, 19), sections=[Section(title="Survey")])
        >>> [section.title for section in page.sections], page.conflicts
        (['Survey'], ())
    """

    title: str
    about: str
    as_at: date
    sections: tuple[Section, ...] = attrs.field(converter=Several[Section])
    files_not_read: tuple[str, ...] = attrs.field(default=(), converter=Several[str])

    def _repr_html_(self) -> str:
        """What a notebook shows, as a web page would."""
        # the renderer stands above, and is loaded when something is shown
        text: str = importlib.import_module("safeguarding.pages.renderers.html.document").fragment_html(self)
        return text

    @property
    def conflicts(self) -> tuple[Fault, ...]:
        """Everything found in conflict, in the order of the sections."""
        return tuple(conflict for section in self.sections for conflict in section.conflicts)


def sources_besides(section: Section) -> tuple[Source, ...]:
    """What a section rests on, without what the reasons of its tables name already, where each of them has some.

    Examples:
        >>> sources_besides(Section(title="Survey", sources=[_THE_FILE]))[0].title
        'The file itself'
    """
    told = {reason.source for table in section.tables for reason in table.reasons}
    if not all(table.reasons for table in section.tables):
        return section.sources
    return tuple(each for each in section.sources if each not in told)


def conflict_count(page: Page) -> str:
    """How many conflicts were found, as a sentence.

    Examples:
        >>> conflict_count(Page(title="An update", about="York", as_at=date(2017, 9, 19), sections=()))
        'Nothing was found in conflict.'
    """
    match len(page.conflicts):
        case 0:
            return "Nothing was found in conflict."
        case 1:
            return "1 conflict was found."
        case count:
            return f"{count} conflicts were found."


def conflict(problem: str, *, remedy: str, source: Source, place: Place | None = None) -> Fault:
    """Something that cannot be right, by a rule that can be cited."""
    return Fault(place=place or Place(), problem=problem, remedy=remedy, source=source)


def not_used(what: str, faults: Iterable[Fault]) -> Iterator[Fault]:
    """That a file holds what could not be used, where it does: what is said of it does not rest on all of it.

    Examples:
        >>> [each.problem for each in not_used("staff.csv", [Fault(place=Place(row=3), problem="not a date")])]
        ['1 serious fault of staff.csv: the answers here do not rest on all of it']
    """
    serious = [fault for fault in faults if fault.severity is Severity.ERROR]
    if serious:
        yield conflict(
            f"{counted(len(serious), 'serious fault')} of {what}: the answers here do not rest on all of it",
            remedy=f"the first: {by_harm(serious)[0]}",
            source=_THE_FILE,
        )


def with_unread(section: Section, faults: Iterable[Fault]) -> Section:
    """A section that says itself that something could not be read: it is handed on without the screen beside it.

    Examples:
        >>> shown = with_unread(Section(title="Reviews"), [Fault(place=Place(file="a.csv", row=3), problem="not a date")])
        >>> shown.conflicts[0].remedy
        'the first: a.csv, row 3: not a date'
    """
    return attrs.evolve(section, conflicts=(*section.conflicts, *not_used("what was read", faults)))


def what_conflicts(fault: Fault) -> str:
    """What cannot be right, as a sentence: where, what, and what stood there.

    Examples:
        >>> print(what_conflicts(Fault(place=Place(path="$.title"), problem="used before", found="r1")))
        $.title: used before, found 'r1'.
    """
    place = f"{fault.place}: " if str(fault.place) else ""
    found = f", found {fault.found!r}" if fault.found else ""
    return _sentence(f"{place}{fault.problem}{found}")


def what_would_be_right(fault: Fault) -> str:
    """The remedy as a sentence; empty where there is none.

    Examples:
        >>> print(what_would_be_right(Fault(place=Place(), problem="late", remedy="check the day")))
        Check the day.
    """
    return _sentence(f"{fault.remedy[:1].upper()}{fault.remedy[1:]}")


def _sentence(text: str) -> str:
    return text if not text or text.removesuffix('"').endswith((".", "?", "!")) else f"{text}."
