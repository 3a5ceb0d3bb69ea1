"""The census of children in need (CIN) as an XML file: referrals, assessments, enquiries, conferences, plans, reviews.

An episode of need is one ``CINdetails``; a child may have several, and they have no number. A place in a message is a
line of the file, never a child.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import attrs

from safeguarding.errors import FaultyInputError
from safeguarding.faults import Fault, Place, Severity
from safeguarding.numbers.nouns import counted
from safeguarding.readers.childrens_files.cells import may_be_shown
from safeguarding.readers.childrens_files.census_xml import MOST_BYTES, Node, read_elements
from safeguarding.readers.childrens_files.need_episodes import AssessmentOrPlan, Enquiry, NeedCensus, NeedEpisode

_OF_A_CHILD = frozenset({"ChildIdentifiers", "CINdetails"})
_MODULES = {
    "Assessments": frozenset({"AssessmentActualStartDate", "AssessmentAuthorisationDate"}),
    "Section47": frozenset({"S47ActualStartDate", "InitialCPCtarget", "DateOfInitialCPC", "ICPCnotRequired"}),
    "ChildProtectionPlans": frozenset({"CPPstartDate", "CPPendDate", "Reviews"}),
    "CINPlanDates": frozenset({"CINPlanStartDate", "CINPlanEndDate"}),
}
_FIRST_AND_LAST = {
    "Assessments": ("AssessmentActualStartDate", "AssessmentAuthorisationDate"),
    "ChildProtectionPlans": ("CPPstartDate", "CPPendDate"),
    "CINPlanDates": ("CINPlanStartDate", "CINPlanEndDate"),
}
_OF_AN_EPISODE = frozenset({"CINreferralDate", "CINclosureDate", "DateOfInitialCPC", "ReferralNFA", *_MODULES})
_NOT_COUNTED_FROM = frozenset(
    {"ChildCharacteristics", "ReferralSource", "PrimaryNeedCode", "ReasonForClosure", "PreProceedingsandFGDM"}
    | {"AssessmentInternalReviewDate", "FactorsIdentifiedAtAssessment"}
    | {"InitialCategoryOfAbuse", "LatestCategoryOfAbuse", "NumberOfPreviousCPP"}
)
"""What the layouts of the years have besides, and no timescale is counted from."""
_DAY = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:T[0-9:.]+)?(?:Z|[+-][0-9]{2}:[0-9]{2})?", re.ASCII)
_FLAGS = {"true": True, "1": True, "false": False, "0": False}
_LAST_OF_MARCH = (3, 31)
_FIRST_YEAR, _LAST_YEAR = 2000, 2100


class _Fields:
    """The single values that stand in an element. What cannot be read is reported, and is neither there nor absent."""

    def __init__(self, census: _Census, *nodes: Node, at: Node | None = None) -> None:
        self.census = census
        self.nodes = nodes
        self.at = at or nodes[0]
        self.is_unread = False

    def text(self, name: str, *, is_shown: bool = True) -> str:
        several = [each for node in self.nodes for each in node.every(name) if each.text]
        if len({each.text for each in several}) > 1:
            found = several[1].text if is_shown else ""
            self.refuse(several[1], "stands twice, with two values", "leave the right one", found)
            return ""
        return several[0].text if several else ""

    def day(self, name: str, *, is_needed: bool = False, is_shown: bool = True) -> date | None:
        text = self.text(name, is_shown=is_shown)
        if not text:
            if is_needed and not self.is_unread:
                self.refuse(Node(name=name, line=self.at.line), "missing; what it belongs to is not used", "put it in")
            return None
        day = _read_day(text)
        if day is None:
            node = next(each for node in self.nodes for each in node.every(name) if each.text)
            self.refuse(node, "not a day", "write it as yyyy-mm-dd", text if is_shown else "")
        elif is_shown and self.census.year_ends_on is not None and day > self.census.year_ends_on:
            problem = f"lies after {self.census.year_ends_on}, with which the census ends"
            self.census.report(self.at, name, problem, "look up the day", severity=Severity.WARNING)
        return day

    def flag(self, name: str) -> bool | None:
        text = self.text(name)
        if text and text.casefold() not in _FLAGS:
            # a word that is not known makes the answer unknown, and nothing else
            self.census.report(self.at, name, "neither yes nor no", "write true, false, 1 or 0", found=text)
        return _FLAGS.get(text.casefold())

    def refuse_unknown(self, known: Iterable[str]) -> None:
        """A date under a name that no layout has may be one that is looked for: then none is taken to be absent."""
        for each in self.at.inside:
            if each.name not in known and each.name not in _NOT_COUNTED_FROM:
                self.census.unknown[f"{self.at.name}/{each.name}"] += 1
                if "date" in each.name.casefold() or _read_day(each.text) is not None:
                    self.refuse(each, "a date under a name that no layout has", "give it its name")

    def refuse(self, node: Node, problem: str, remedy: str, found: str = "") -> None:
        self.is_unread = True
        self.census.report(node, node.name, problem, remedy, found=found)


class _Census:
    """What the file has told so far."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.year_ends_on: date | None = None
        self.episodes: list[NeedEpisode] = []
        self.modules: Counter[str] = Counter()
        self.not_read: Counter[str] = Counter()
        self.unknown: Counter[str] = Counter()
        self.seen: dict[tuple[str, date], NeedEpisode] = {}
        self.disputed: set[tuple[str, date]] = set()
        self.faults: list[Fault] = []

    def child(self, node: Node) -> None:
        self.note_not_read(node)
        self.note_unknown(node, _OF_A_CHILD)
        identifiers = _Fields(self, *node.every("ChildIdentifiers"), at=node)
        number = "".join(identifiers.text("LAchildID", is_shown=False).split()).upper()
        # a birthday that cannot be read is one that is not known
        born = identifiers.day("PersonBirthDate", is_shown=False)
        if not number:
            self.report(node, "LAchildID", "no child's number; the child's episodes are not used", "put it in")
        elif not node.every("CINdetails"):
            said = "a child without an episode of need"
            self.report(node, "CINdetails", said, "look it up", severity=Severity.WARNING)
        for details in node.every("CINdetails"):
            self.modules["CINdetails"] += 1
            episode = self.episode(details, number, born)
            if number and episode is not None and not self.is_again(episode, details):
                self.episodes.append(episode)

    def is_again(self, episode: NeedEpisode, node: Node) -> bool:
        """Whether the very same episode was read before; one of the same referral that says something else is not it."""
        before = self.seen.setdefault((episode.child, episode.referred_on), episode)
        if before is episode:
            return False
        is_same = before.without_places == episode.without_places
        if not is_same:
            # which of them is right is not told: of neither it is said that something was not done
            self.disputed.add((episode.child, episode.referred_on))
        problem = "the same episode again; it counts once" if is_same else "a second episode of the same referral"
        self.report(node, "CINreferralDate", problem, "look up which is right", severity=Severity.WARNING)
        return is_same

    def episode(self, node: Node, child: str, born: date | None) -> NeedEpisode | None:
        self.note_not_read(node)
        found = _Fields(self, node)
        found.refuse_unknown(_OF_AN_EPISODE)
        referred, closed = found.day("CINreferralDate", is_needed=True), found.day("CINclosureDate")
        conference, no_action = found.day("DateOfInitialCPC"), found.flag("ReferralNFA")
        unread: set[str] = set()
        found_in = {name: self.assessments_or_plans(node, name, unread) for name in _FIRST_AND_LAST}
        enquiries = self.enquiries(node, unread)
        if referred is None or found.is_unread:
            return None
        if closed is not None and closed < referred:
            self.report(node, "CINclosureDate", "closed before the referral; the episode is not used", "look up both")
            return None
        return NeedEpisode(
            child=child,
            referred_on=referred,
            closed_on=closed,
            born_on=born if born is not None and born <= referred else None,
            conference_on=conference,
            took_no_action=no_action,
            assessments=found_in["Assessments"],
            enquiries=enquiries,
            plans=found_in["ChildProtectionPlans"],
            need_plans=found_in["CINPlanDates"],
            unread=frozenset(unread),
            place=self.place(node),
        )

    def parts(self, node: Node, name: str) -> list[Node]:
        several = node.every(name)
        for each in several:
            self.modules[name] += 1
            self.note_not_read(each)
        return several

    def assessments_or_plans(self, node: Node, name: str, unread: set[str]) -> list[AssessmentOrPlan]:
        made = []
        for each in self.parts(node, name):
            found = _Fields(self, each)
            found.refuse_unknown(_MODULES[name])
            first, last = _FIRST_AND_LAST[name]
            began, ended = found.day(first, is_needed=True), found.day(last)
            reviews = [day for group in each.every("Reviews") for day in self.reviews(group, found)]
            if began is not None and ended is not None and ended < began:
                found.refuse(Node(name=last, line=each.line), "ended before it began; it is not used", "look up both")
            if began is None or found.is_unread:
                unread.add(name)
            else:
                made.append(
                    AssessmentOrPlan(
                        began_on=began, ended_on=ended, reviews=sorted(set(reviews)), place=self.place(each)
                    )
                )
        return sorted(made, key=lambda each: each.began_on)

    def reviews(self, group: Node, found: _Fields) -> list[date]:
        """The days of one group: many dates may stand in one, or one in each of many."""
        self.note_unknown(group, {"CPPreviewDate"})
        days = []
        for each in group.every("CPPreviewDate"):
            self.modules["Reviews"] += 1
            day = _read_day(each.text)
            if day is not None:
                days.append(day)
            else:
                said = "not a day" if each.text else "a review without its day"
                found.refuse(each, said, "write it as yyyy-mm-dd", each.text)
        return days

    def enquiries(self, node: Node, unread: set[str]) -> list[Enquiry]:
        made = []
        for each in self.parts(node, "Section47"):
            found = _Fields(self, each)
            found.refuse_unknown(_MODULES["Section47"])
            began = found.day("S47ActualStartDate", is_needed=True)
            conference, target = found.day("DateOfInitialCPC"), found.day("InitialCPCtarget")
            needs_none = found.flag("ICPCnotRequired")
            if began is None or found.is_unread:
                unread.add("Section47")
                continue
            made.append(
                Enquiry(
                    began_on=began,
                    conference_on=conference,
                    needs_no_conference=needs_none,
                    target_on=target,
                    place=self.place(each),
                )
            )
        return sorted(made, key=lambda each: each.began_on)

    def place(self, node: Node, name: str = "") -> Place:
        return Place(file=self.name, line=node.line, part=name)

    def report(
        self,
        node: Node,
        name: str,
        problem: str,
        remedy: str,
        *,
        severity: Severity = Severity.ERROR,
        found: str = "",
    ) -> None:
        place, found = self.place(node, name), may_be_shown(found)
        self.faults.append(Fault(place=place, problem=problem, remedy=remedy, severity=severity, found=found))

    def note_not_read(self, node: Node) -> None:
        """Count what stands in an element and no timescale is counted from."""
        self.not_read.update(each.name for each in node.inside if each.name in _NOT_COUNTED_FROM)

    def note_unknown(self, node: Node, known: Iterable[str]) -> None:
        """Count what stands in an element and no layout has."""
        unknown = (each.name for each in node.inside if each.name not in known and each.name not in _NOT_COUNTED_FROM)
        self.unknown.update(f"{node.name}/{name}" for name in unknown)

    def header(self, node: Node) -> None:
        """The end of the census year. Nothing else of the header is needed, and a fault of it stops nothing."""
        details = next(iter(node.every("CollectionDetails")), Node(name="CollectionDetails", line=node.line))
        found = _Fields(self, details)
        year, reference = found.text("Year"), found.day("ReferenceDate")
        is_year = year.isascii() and year.isdigit() and _FIRST_YEAR <= int(year) <= _LAST_YEAR
        if is_year:
            self.year_ends_on = date(int(year), *_LAST_OF_MARCH)
        elif reference is not None and (reference.month, reference.day) == _LAST_OF_MARCH:
            self.year_ends_on = reference
        else:
            self.report(details, "Year", "the census year is not told", "put it in", found=year)
        if is_year and reference is not None and reference != self.year_ends_on:
            problem = f"the reference date is not the 31 March that ends {year}; the year was used"
            self.report(details, "ReferenceDate", problem, "look up which is right", severity=Severity.WARNING)


def read_cin(path: Path, *, most_bytes: int = MOST_BYTES) -> NeedCensus:
    """Read a census of children in need.

    Every episode is read or reported. What stands in the file and is not read here (needs, factors, disabilities) is
    counted and named.

    Args:
        path: The XML file.
        most_bytes: The largest file that is read.

    Raises:
        UnreadableFileError: for a file that is no whole XML, too large, or declares a document type or entities.
        FaultyInputError: for an XML file that is no such census.

    Examples:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     path = Path(folder, "census.xml")
        ...     _ = path.write_text(
        ...         "<Message><Header><CollectionDetails><Year>2019</Year></CollectionDetails></Header><Children><Child>"
        ...         "<ChildIdentifiers><LAchildID>7</LAchildID></ChildIdentifiers>"
        ...         "<CINdetails><CINreferralDate>2018-05-01</CINreferralDate><ReferralNFA>0</ReferralNFA></CINdetails>"
        ...         "</Child></Children></Message>",
        ...         encoding="utf-8",
        ...     )
        ...     census = read_cin(path)
        >>> census.year_begins_on, census.episodes[0].referred_on, census.faults
        (datetime.date(2018, 4, 1), datetime.date(2018, 5, 1), ())
    """
    census = _Census(path.name)
    takers = {"Header": census.header, "Child": census.child}
    root = read_elements(path, takers, most_bytes=most_bytes)
    if root.name != "Message" or not census.modules:
        what = "no episode of need (CINdetails) stands in it"
        fault = Fault(place=Place(file=path.name), problem=what, remedy="name the XML file of the census")
        raise FaultyInputError.of(path.name, (fault, *census.faults))
    census.note_unknown(root, {"Children"})
    for each in root.every("Children"):
        census.note_unknown(each, ())
    return NeedCensus(
        name=path.name,
        year_ends_on=census.year_ends_on,
        episodes=[
            attrs.evolve(each, unread=frozenset(_MODULES))
            if (each.child, each.referred_on) in census.disputed
            else each
            for each in census.episodes
        ],
        modules=tuple(sorted(census.modules.items())),
        faults=(*census.faults, *_not_read(census)),
    )


def _not_read(census: _Census) -> Iterable[Fault]:
    place = Place(file=census.name)
    if census.not_read:
        names = ", ".join(f"{name} ({number})" for name, number in sorted(census.not_read.items()))
        problem, remedy = f"not read, since no timescale is counted from it: {names}", "nothing is concluded from it"
        yield Fault(place=place, problem=problem, remedy=remedy, severity=Severity.WARNING)
    for name, number in sorted(census.unknown.items()):
        problem = f"{counted(number, 'element')} {name}, which no layout that is known here has"
        yield Fault(place=place, problem=problem, remedy="look up its name", severity=Severity.WARNING)


def _read_day(text: str) -> date | None:
    match = _DAY.fullmatch(text)
    try:
        return date.fromisoformat(match[1]) if match else None
    except ValueError:
        return None
