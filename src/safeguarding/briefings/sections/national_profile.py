"""The national profile section: outcomes across authorities as at a date, beside the figures that the update states.

Reads ``profile.toml`` and the published outcomes in ``outcomes.csv``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from safeguarding.authorities.records import Authority
from safeguarding.authorities.registers import AuthorityRegister
from safeguarding.briefings.folders import OUTCOMES_FILE, PROFILE_FILE, SectionReader, UpdateFolder
from safeguarding.briefings.sections.compared_profiles import comparison, stated_cut_off
from safeguarding.dates.words import printed_date
from safeguarding.faults import Fault
from safeguarding.inspections.abolished import ABOLISHED_AUTHORITIES_SOURCE, outcomes_of_abolished_authorities
from safeguarding.inspections.areas import JudgementArea
from safeguarding.inspections.histories import CutOff, authority_inspected, is_of_known_authority, of_framework
from safeguarding.inspections.profiles import Profile, ProfileUnit, inspection_profile
from safeguarding.inspections.records import Inspection
from safeguarding.inspections.repeats import without_repeats
from safeguarding.inspections.scales import SocialCareGrade
from safeguarding.inspections.stated import ProfileFacts
from safeguarding.pages.inspections import THE_UPDATE
from safeguarding.pages.outcomes import left_open_words
from safeguarding.pages.profiles import Counts, profile_bars, profiles_table
from safeguarding.pages.sections import Section, conflict, not_used
from safeguarding.pages.tables import Reason
from safeguarding.readers.inspections.outcomes import read_inspections
from safeguarding.readers.inspections.tables import InspectionTable
from safeguarding.serialization.documents import read_toml
from safeguarding.sources import Certainty, Source

FACTS_FILE = PROFILE_FILE
_COUNTED = Source(
    title="The published outcomes in this folder",
    certainty=Certainty.VERIFIED,
    note="counted from them, each way of counting in a row of its own",
)


def national_profile_section(folder: UpdateFolder) -> Section:
    """Make the section.

    Raises:
        UnreadableFileError: for a folder without ``outcomes.csv``.
        FaultyInputError: with every fault of ``profile.toml``.
    """
    facts = read_toml(folder.path / FACTS_FILE, ProfileFacts)
    table = read_inspections(folder.file(OUTCOMES_FILE), register=folder.register, sheet=folder.sheet(OUTCOMES_FILE))
    besides = outcomes_of_abolished_authorities() if facts.with_abolished_authorities else ()
    ours = of_framework(without_repeats((*table.inspections, *besides), register=folder.register), facts.framework)
    known = [each for each in ours if is_of_known_authority(each, register=folder.register)]
    profiles = list(_profiles(known, facts, folder.register))
    compared = comparison(folder, facts, known)
    stated = [] if facts.stated_base is None else [("as the update states it", facts.stated_base, facts.counts)]
    return Section(
        title="National profile",
        paragraphs=(_opening(facts),),
        tables=(
            profiles_table([*stated, *map(_row, profiles)], reasons=_reasons(facts, profiles)),
            *compared.tables,
        ),
        conflicts=(*_sums_that_differ(facts), *not_used(table.name, table.faults)),
        notes=(
            *_base_that_none_gives(facts, profiles),
            *compared.notes,
            *_left_out(len(ours) - len(known)),
            *_notes(facts, known, [found for _, found in profiles], folder.register, table),
        ),
        pictures=[profile_bars(*profiles[0])],
        sources=(_COUNTED, *([ABOLISHED_AUTHORITIES_SOURCE] if facts.with_abolished_authorities else [])),
    )


def _reasons(facts: ProfileFacts, profiles: Sequence[tuple[str, Profile]]) -> Iterator[Reason]:
    """Each way of counting, with what it counts and up to when."""
    if facts.stated_base is not None:
        yield Reason(
            figures="as the update states it",
            rule="Stated in the update; how it was counted is not.",
            source=THE_UPDATE,
        )
    for words, found in profiles:
        once = (
            "each authority once, at its latest report"
            if found.unit is ProfileUnit.AUTHORITY_AT_LATEST
            else "every report"
        )
        yield Reason(figures=words, rule=f"Counted are overall grades, {once}, {found.cut_off}.", source=_COUNTED)


def _base_that_none_gives(facts: ProfileFacts, profiles: Sequence[tuple[str, Profile]]) -> Iterator[str]:
    """That no way of counting gives the stated base, with the way that comes nearest. No conflict: it may count others."""
    if facts.stated_base is None or any(found.base == facts.stated_base for _, found in profiles):
        return
    stated = facts.stated_base
    words, nearest = min(profiles, key=lambda each: abs(each[1].base - stated))
    yield (
        f"No way of counting here gives the update's {stated}; the nearest is {nearest.base} ({words}). "
        "What the update counts, and up to which day, is not known."
    )


def _left_out(count: int) -> Iterator[str]:
    if count == 1:
        yield "1 report of an authority that is not known is in none of the counts."
    elif count:
        yield f"{count} reports of authorities that are not known are in none of the counts."


PARTS_OF_A_WHOLE = Source(
    title="Counting",
    certainty=Certainty.ESTABLISHED,
    note="what is counted once under each grade sums to its base, and never to more",
)


def _sums_that_differ(facts: ProfileFacts) -> Iterator[Fault]:
    """Where the stated counts cannot be parts of the stated base. Grades that are left out may be the rest of it."""
    total = sum(facts.counts.values())
    if facts.stated_base is None:
        return
    if total > facts.stated_base:
        told = f"above the base of {facts.stated_base} stated beside them"
    elif total < facts.stated_base and len(facts.counts) == len(SocialCareGrade):
        told = f"not to the base of {facts.stated_base} stated beside them"
    else:
        return
    yield conflict(
        f"The counts stated by grade sum to {total}, {told}",
        remedy="check each count and the base against the update",
        source=PARTS_OF_A_WHOLE,
    )


def _row(profile: tuple[str, Profile]) -> tuple[str, int, Counts]:
    words, found = profile
    return words, found.base, dict(found.counts)


def _opening(facts: ProfileFacts) -> str:
    besides = " and six reports on authorities abolished since" if facts.with_abolished_authorities else ""
    stated = "" if facts.stated_base is None else ", beside the figures in the update"
    return (
        f"Overall effectiveness as at {printed_date(facts.as_at)}, "
        f"from the published outcomes in this folder{besides}{stated}."
    )


READER = SectionReader(files=(FACTS_FILE, OUTCOMES_FILE), read=national_profile_section)


def _profiles(
    inspections: Iterable[Inspection], facts: ProfileFacts, register: AuthorityRegister
) -> Iterator[tuple[str, Profile]]:
    """The profile under each reading of the update's words: what is counted, and which day cuts off."""
    stated = stated_cut_off(facts)
    cut_offs = {} if stated is None else {str(stated): stated}
    cut_offs["published by then"] = CutOff(inspected_by=facts.as_at, published_by=facts.as_at)
    cut_offs["inspected by then, whenever published"] = CutOff(inspected_by=facts.as_at)
    known = tuple(inspections)
    for words, cut_off in cut_offs.items():
        for unit in ProfileUnit:
            profile = inspection_profile(
                known, register=register, area=JudgementArea.OVERALL_EFFECTIVENESS, unit=unit, cut_off=cut_off
            )
            yield f"{unit.label}; {words}", profile


def _notes(
    facts: ProfileFacts,
    inspections: Iterable[Inspection],
    profiles: Sequence[Profile],
    register: AuthorityRegister,
    table: InspectionTable,
) -> Iterator[str]:
    yield from _authorities_without_any_report(facts, inspections, register)
    profile = profiles[0]
    if profile.not_inspected:
        day = profile.cut_off.inspected_by
        yield (
            f"{len(profile.not_inspected)} of the {len(register.existing_on(day))} authorities of {printed_date(day)} "
            f"{'has' if len(profile.not_inspected) == 1 else 'have'} no report here that counts as {profile.cut_off}."
        )
    yield from dict.fromkeys(left_open_words(each) for each in profiles if each.left_open)
    if facts.with_abolished_authorities:
        yield f"The reports on authorities abolished since: {ABOLISHED_AUTHORITIES_SOURCE}."
    yield "Percentages of two frameworks are not comparable: the same word was given for other things."
    for fault in table.faults:
        yield str(fault)
    if facts.attribution:
        yield facts.attribution


def _authorities_without_any_report(
    facts: ProfileFacts, inspections: Iterable[Inspection], register: AuthorityRegister
) -> Iterator[str]:
    """What the data lacks altogether: a profile from it is not the nation's."""
    reached = {authority_inspected(each, register=register) for each in inspections}
    missing = [each for each in register.existing_on(facts.as_at) if each not in reached]
    if not missing:
        return
    names = ", ".join(each.name for each in missing)
    abolished = [each for each in missing if each.ends_on]
    since_abolished = f"; {_how_many(abolished, missing)} since been abolished" if abolished else ""
    have = "authority that existed on {} has" if len(missing) == 1 else "authorities that existed on {} have"
    yield (
        f"Not the whole nation: {len(missing)} {have.format(printed_date(facts.as_at))} no report "
        f"at all in this data ({names}){since_abolished}. Their outcomes are in none of the counts."
    )


def _how_many(some: Sequence[Authority], of_all: Sequence[Authority]) -> str:
    if len(some) < len(of_all):
        return f"{len(some)} of them ({', '.join(each.name for each in some)}) {'has' if len(some) == 1 else 'have'}"
    return "it has" if len(some) == 1 else "all of them have"
