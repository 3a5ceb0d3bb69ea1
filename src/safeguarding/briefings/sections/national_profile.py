"""The national profile section: outcomes across authorities as at a date, beside the figures that the update states.

Reads ``profile.toml`` and the published outcomes in ``outcomes.csv``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import attrs

from safeguarding.authorities.registers import AuthorityRegister
from safeguarding.briefings.folders import OUTCOMES_FILE, SectionReader, UpdateFolder
from safeguarding.briefings.records import Section, Table
from safeguarding.dates.words import printed_date
from safeguarding.errors import UnknownNameError
from safeguarding.inspections.areas import JudgementArea
from safeguarding.inspections.frameworks import Framework
from safeguarding.inspections.histories import CutOff, authority_inspected
from safeguarding.inspections.profiles import Profile, ProfileUnit, inspection_profile
from safeguarding.inspections.records import Inspection
from safeguarding.inspections.scales import Grade, SocialCareGrade
from safeguarding.numbers.shares import Share, percentage
from safeguarding.registers.inspections import InspectionTable, read_inspections
from safeguarding.serialization.documents import read_toml

FACTS_FILE = "profile.toml"


@attrs.frozen(kw_only=True)
class StatedCount:
    """One line of the update's profile: a grade and how many it says stand there."""

    grade: Grade
    count: int


@attrs.frozen(kw_only=True)
class ProfileFacts:
    """What ``profile.toml`` holds.

    Attributes:
        as_at: The day that the update's profile is for.
        framework: The framework whose outcomes it counts.
        stated_base: How many inspections or authorities the update says there are.
        stated: Its counts by grade.
        attribution: The words that the outcomes' licence asks for.
    """

    as_at: date
    framework: Framework
    stated_base: int
    stated: tuple[StatedCount, ...] = attrs.field(converter=tuple[StatedCount, ...])
    attribution: str = ""


def national_profile_section(folder: UpdateFolder) -> Section:
    """Make the section.

    Raises:
        UnreadableFileError: for a folder without ``outcomes.csv``.
        FaultyInputError: with every fault of ``profile.toml``.
    """
    facts = read_toml(folder.path / FACTS_FILE, ProfileFacts)
    table = read_inspections(folder.path / OUTCOMES_FILE, register=folder.register)
    ours = [each for each in table.inspections if each.framework is facts.framework]
    profiles = list(_profiles(ours, facts, folder.register))
    return Section(
        title="National profile",
        paragraphs=(_opening(facts),),
        tables=(_table(facts, profiles),),
        notes=tuple(_notes(facts, ours, profiles[0][1], folder.register, table)),
    )


def _opening(facts: ProfileFacts) -> str:
    return (
        f"Overall effectiveness as at {printed_date(facts.as_at)}, from the published outcomes in this folder, "
        "beside the figures in the update."
    )


READER = SectionReader(files=(FACTS_FILE, OUTCOMES_FILE), read=national_profile_section)


def _profiles(
    inspections: Iterable[Inspection], facts: ProfileFacts, register: AuthorityRegister
) -> Iterator[tuple[str, Profile]]:
    """The profile under each reading of the update's words: what is counted, and which day cuts off."""
    cut_offs = {
        "published by then": CutOff(inspected_by=facts.as_at, published_by=facts.as_at),
        "inspected by then, whenever published": CutOff(inspected_by=facts.as_at),
    }
    known = tuple(inspections)
    for words, cut_off in cut_offs.items():
        for unit in ProfileUnit:
            profile = inspection_profile(
                known, register=register, area=JudgementArea.OVERALL_EFFECTIVENESS, unit=unit, cut_off=cut_off
            )
            yield f"{unit.label}; {words}", profile


def _table(facts: ProfileFacts, profiles: Iterable[tuple[str, Profile]]) -> Table:
    stated = {each.grade: each.count for each in facts.stated}
    rows = [("as the update states it", facts.stated_base, stated)]
    rows += [(words, profile.base, dict(profile.counts)) for words, profile in profiles]
    return Table(
        caption="Counts by grade, with the share of the base",
        columns=("What is counted", "Base", *(grade.label for grade in SocialCareGrade), "Good or outstanding"),
        rows=[
            (
                words,
                str(base),
                *(_cell(counts.get(grade, 0), base) for grade in SocialCareGrade),
                _cell(sum(counts.get(grade, 0) for grade in SocialCareGrade if grade >= SocialCareGrade.GOOD), base),
            )
            for words, base, counts in rows
        ],
        notes=("Percentages are rounded half up from the counts, each on its own; they may not sum to 100.",),
    )


def _cell(count: int, base: int) -> str:
    return f"{count} ({percentage(Share(count, base))}%)" if base else str(count)


def _notes(
    facts: ProfileFacts,
    inspections: Iterable[Inspection],
    profile: Profile,
    register: AuthorityRegister,
    table: InspectionTable,
) -> Iterator[str]:
    yield from _authorities_without_any_report(facts, inspections, register)
    if profile.not_inspected:
        yield (
            f"{len(profile.not_inspected)} of the {len(register.existing_on(facts.as_at))} authorities of that day have "
            "no report here that was published by then."
        )
    yield "Percentages of two frameworks are not comparable: the same word was given for other things."
    for fault in table.faults:
        yield str(fault)
    if facts.attribution:
        yield facts.attribution


def _authorities_without_any_report(
    facts: ProfileFacts, inspections: Iterable[Inspection], register: AuthorityRegister
) -> Iterator[str]:
    """What the data lacks altogether: a profile from it is not the nation's."""
    reached = set()
    for each in inspections:
        try:
            reached.add(authority_inspected(each, register=register))
        except UnknownNameError:
            continue
    missing = [each for each in register.existing_on(facts.as_at) if each not in reached]
    if not missing:
        return
    names = ", ".join(each.name for each in missing)
    since_abolished = "; all of them have since been abolished" if all(each.ends_on for each in missing) else ""
    yield (
        f"Not the whole nation: {len(missing)} authorities that existed on {printed_date(facts.as_at)} have no report "
        f"at all in this data ({names}){since_abolished}. Their outcomes are in none of the counts."
    )
