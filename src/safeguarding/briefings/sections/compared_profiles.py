"""A region and an authority's neighbours beside England, as ``profile.toml`` asks for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from safeguarding.authorities.neighbours import NEIGHBOURS_SOURCE, statistical_neighbours
from safeguarding.authorities.records import Authority
from safeguarding.briefings.folders import PROFILE_FILE, UpdateFolder
from safeguarding.errors import FaultyInputError, UnknownNameError
from safeguarding.faults import Fault, Place, faults_of
from safeguarding.inspections.areas import JudgementArea
from safeguarding.inspections.grade_places import place_among
from safeguarding.inspections.histories import CutOff, latest_inspections
from safeguarding.inspections.profiles import ProfileUnit, inspection_profile
from safeguarding.inspections.records import Inspection
from safeguarding.inspections.stated import ProfileFacts
from safeguarding.pages.inspections import PUBLISHED_OUTCOME
from safeguarding.pages.profiles import compared_reasons, compared_table
from safeguarding.pages.tables import Table
from safeguarding.records import Record

FACTS_FILE = PROFILE_FILE


@attrs.frozen
class ComparedTables(Record):
    """What is shown of a comparison; empty where none is asked for."""

    tables: tuple[Table, ...] = ()
    notes: tuple[str, ...] = ()


def stated_cut_off(facts: ProfileFacts) -> CutOff | None:
    """The two cut-offs that the file states; None where it states none."""
    if facts.inspected_by is None:
        return None
    return CutOff(inspected_by=facts.inspected_by, published_by=facts.published_by)


def comparison(folder: UpdateFolder, facts: ProfileFacts, inspections: Iterable[Inspection]) -> ComparedTables:
    """Authorities at their latest inspection, in groups, at the cut-offs stated or else published by the day.

    Raises:
        FaultyInputError: for a region or a neighbour that is not known.
    """
    groups = dict(_groups(folder, facts))
    if not groups:
        return ComparedTables()
    cut_off = stated_cut_off(facts) or CutOff(inspected_by=facts.as_at, published_by=facts.as_at)
    area = JudgementArea.OVERALL_EFFECTIVENESS
    known = tuple(inspections)
    profiles = [
        (
            words,
            inspection_profile(
                known,
                register=folder.register,
                area=area,
                unit=ProfileUnit.AUTHORITY_AT_LATEST,
                cut_off=cut_off,
                among=among,
            ),
        )
        for words, among in [("England", None), *groups.items()]
    ]
    latest = latest_inspections(known, register=folder.register, cut_off=cut_off)
    ours = folder.register.find(folder.update.authority, on=folder.update.reported_on)
    notes = []
    for words, among in groups.items():
        found = {who: each for who, each in latest.items() if who == ours or who in among}
        place = place_among(found, ours, area=area)
        others = words if ours in among else f"itself and the {words}"
        notes.append(
            f"{ours.name} has no overall grade that counts here, so no place among {others}."
            if place is None
            else f"By overall grade {ours.name} stands {place}, among {others} with a grade."
        )
    if facts.with_statistical_neighbours:
        notes.append(
            f"The statistical neighbours are those of 2025, also where the figures are older. {NEIGHBOURS_SOURCE.note}"
        )
    caption = f"Authorities at their latest inspection, {cut_off}"
    near = list(groups)[-1] if facts.with_statistical_neighbours else ""
    reasons = compared_reasons(cut_off, counted=PUBLISHED_OUTCOME, register=folder.register, neighbours=near)
    return ComparedTables((compared_table(caption, profiles, reasons=reasons),), tuple(notes))


def _groups(folder: UpdateFolder, facts: ProfileFacts) -> Iterator[tuple[str, tuple[Authority, ...]]]:
    ours = folder.register.find(folder.update.authority, on=folder.update.reported_on)
    day = facts.inspected_by or facts.as_at
    if facts.region:
        regions = dict.fromkeys(each.region for each in folder.register.authorities)
        if facts.region not in regions:
            unknown = UnknownNameError.among("region", facts.region, list(regions))
            raise FaultyInputError.of(FACTS_FILE, list(_faults(unknown, "$.region")))
        yield (
            f"authorities of {facts.region}",
            tuple(each for each in folder.register.existing_on(day) if each.region == facts.region),
        )
    if facts.with_statistical_neighbours:
        try:
            yield "statistical neighbours", tuple(each.authority for each in statistical_neighbours(ours))
        except UnknownNameError as error:
            raise FaultyInputError.of(FACTS_FILE, list(_faults(error, "$.with_statistical_neighbours"))) from None
    if facts.neighbours:
        yield "named neighbours", _named(folder, facts)


def _named(folder: UpdateFolder, facts: ProfileFacts) -> tuple[Authority, ...]:
    found: list[Authority] = []
    faults: list[Fault] = []
    for place, name in enumerate(facts.neighbours):
        try:
            found.append(folder.register.find(name, on=facts.inspected_by or facts.as_at))
        except UnknownNameError as error:
            faults += _faults(error, f"$.neighbours[{place}]")
    if faults:
        raise FaultyInputError.of(FACTS_FILE, faults)
    return tuple(found)


def _faults(error: UnknownNameError, path: str) -> tuple[Fault, ...]:
    return tuple(faults_of(error, place=Place(path=path), remedy="write the name as Ofsted publishes it"))
