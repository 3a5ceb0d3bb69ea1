"""The nation's outcomes, and one authority's history, as sections that a command prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from safeguarding.authorities.records import Authority
from safeguarding.authorities.registers import AuthorityRegister
from safeguarding.dates.words import printed_date
from safeguarding.inspections.areas import JudgementArea
from safeguarding.inspections.grade_places import place_among
from safeguarding.inspections.histories import CutOff, inspections_of, latest_inspections
from safeguarding.inspections.interventions import Intervention, monitoring_series
from safeguarding.inspections.profiles import Profile, ProfileUnit, inspection_profile
from safeguarding.inspections.records import Inspection
from safeguarding.pages.inspections import expected_next, history_table
from safeguarding.pages.interventions import intervention_notes, interventions_table, visits_table
from safeguarding.pages.profiles import compared_reasons, compared_table, in_short
from safeguarding.pages.sections import Section
from safeguarding.sources import Certainty, Source

_COUNTED = Source(
    title="A count of the published outcomes",
    certainty=Certainty.VERIFIED,
    note="counted from them, each authority at its latest inspection that counts",
)

_TWO_FRAMEWORKS = "Inspections under two frameworks are counted here: the same word was given for other things."

OVERALL = JudgementArea.OVERALL_EFFECTIVENESS


def profile_section(
    inspections: Iterable[Inspection],
    *,
    register: AuthorityRegister,
    cut_off: CutOff,
    groups: Iterable[tuple[str, Iterable[Authority]]] = (),
    about: Authority | None = None,
) -> Section:
    """Authorities at their latest inspection by grade: England, and each group beside it.

    Args:
        inspections: Each once, of authorities that the register knows.
        register: The authorities.
        cut_off: Which inspections count.
        groups: A region, neighbours, each with its words.
        about: The authority whose place among each group is said.

    Examples:
        >>> from safeguarding.authorities.england import english_authorities
        >>> section = profile_section(
        ...     [], register=english_authorities(), cut_off=CutOff(inspected_by=date(2025, 3, 31))
        ... )
        >>> print(section.notes[0])
        None of the 153 authorities of 31 March 2025 has a report that counts.
    """
    known = tuple(inspections)
    beside = [(words, tuple(among)) for words, among in groups]

    def profile(among: tuple[Authority, ...] | None) -> Profile:
        return inspection_profile(
            known,
            register=register,
            area=OVERALL,
            unit=ProfileUnit.AUTHORITY_AT_LATEST,
            cut_off=cut_off,
            among=among,
        )

    england = profile(None)
    shown = [("England", england), *((words, profile(among)) for words, among in beside)]
    day = cut_off.inspected_by
    latest = latest_inspections(known, register=register, cut_off=cut_off)
    here = {who: each for who, each in latest.items() if who.existed_on(day)}
    near = beside[-1][0] if about else ""
    reasons = compared_reasons(cut_off, counted=_COUNTED, register=register, neighbours=near)
    return Section(
        title="Profile of outcomes",
        paragraphs=(
            in_short(england, len(register.existing_on(day))),
            f"Overall effectiveness of authorities, each at its latest inspection, {cut_off}.",
        ),
        tables=(compared_table("Authorities by grade, with the share of those graded", shown, reasons=reasons),),
        notes=(
            *_who_is_missing(england, len(register.existing_on(day))),
            *(_places(about, beside, here) if about else ()),
            *([_TWO_FRAMEWORKS] if len(england.frameworks) > 1 else []),
        ),
    )


def _who_is_missing(england: Profile, existing: int) -> Iterator[str]:
    day = printed_date(england.cut_off.inspected_by)
    missing = england.not_inspected
    if len(missing) == existing:
        yield f"None of the {existing} authorities of {day} has a report that counts."
    elif missing:
        have = "has" if len(missing) == 1 else "have"
        yield f"{len(missing)} of the {existing} authorities of {day} {have} no report that counts: {', '.join(missing)}."
    if england.abolished:
        yield f"Left out, since they had ended by then: {', '.join(england.abolished)}."
    for reason, count in england.ungraded.items():
        yield f"Without an overall grade: {count} ({reason})."
    if england.left_open:
        yield left_open_words(england)


def left_open_words(profile: Profile) -> str:
    """Which reports could not be counted, because nobody can say on which side of the day they were."""
    return (
        f"Of a report on {', '.join(profile.left_open)} only the day of publication is known, and it cannot be said "
        "whether its inspection was over by then: it is not counted."
    )


def _places(
    about: Authority, groups: Sequence[tuple[str, Sequence[Authority]]], latest: dict[Authority, Inspection]
) -> Iterator[str]:
    for words, among in [("the authorities of England", tuple(latest)), *groups]:
        found = {who: each for who, each in latest.items() if who == about or who in among}
        place = place_among(found, about, area=OVERALL)
        if place is None:
            yield f"{about.name} has no overall grade that counts here, so no place among {words}."
        else:
            others = words if about in among else f"itself and the {words}"
            yield f"By overall grade {about.name} stands {place}, among {others} with a grade."


def history_section(
    inspections: Iterable[Inspection],
    authority: Authority,
    *,
    register: AuthorityRegister,
    on: date | None = None,
    interventions: Iterable[Intervention] = (),
) -> Section:
    """Everything known of one authority: its graded inspections with how the grade moved, its visits, what to expect.

    Args:
        inspections: Of any authorities, each once.
        authority: Whose history.
        register: The authorities.
        on: The day on which to look: what was on site or published later is left out, and days are counted up to it. None for all
            that is known, with no count of days.
        interventions: What the government did about any authorities; shown where a day is asked about.

    Examples:
        >>> from safeguarding.authorities.england import english_authorities
        >>> register = english_authorities()
        >>> print(history_section([], register.find("York"), register=register).notes[0])
        No inspection of York is in these tables.
    """
    own = sorted(
        (
            each
            for each in inspections_of(inspections, authority, register=register)
            if on is None or _was_known_on(each, on)
        ),
        key=lambda each: (each.starts_on or each.over_by, each.over_by),
    )
    graded = [each for each in own if each.kind.is_graded]
    visits = [each for each in own if not each.kind.is_graded]
    tables = [history_table(graded)] if graded else []
    day = on or max((each.published_on or each.over_by for each in own), default=None)
    series = monitoring_series(own, authority=authority, register=register, on=day) if day else None
    if visits:
        tables.append(visits_table(visits, series))
    dated = [each for each in interventions if register.find(each.authority, on=each.began_on) == authority]
    if dated and day:
        tables.append(interventions_table(dated, on=day))
    predecessors = [each.name for each in register.predecessors_of(authority)]
    return Section(
        title=f"Inspections of {authority.name}",
        paragraphs=_latest_in_short(graded),
        tables=tables,
        notes=(
            *([] if own else [f"No inspection of {authority.name} is in these tables."]),
            *_what_comes_next(graded, on),
            *(intervention_notes(dated, series, latest=graded[-1] if graded else None, on=day) if day else ()),
            *(
                [
                    f"What was inspected before it began was {' and '.join(predecessors)}; their outcomes are not its own."
                ]
                if predecessors
                else []
            ),
        ),
    )


def _was_known_on(inspection: Inspection, on: date) -> bool:
    return inspection.over_by <= on and (inspection.published_on is None or inspection.published_on <= on)


def _latest_in_short(graded: Sequence[Inspection]) -> Iterator[str]:
    for latest in graded[-1:]:
        grade = latest.grade_of(OVERALL)
        found = f"{OVERALL.label} {grade}" if grade else f"no grade for {OVERALL.label}"
        yield f"The latest inspection with grades here, of {latest.printed_days}: {found}."


def _what_comes_next(graded: Sequence[Inspection], on: date | None) -> Iterator[str]:
    if not graded:
        return
    latest = graded[-1]
    if on is not None and latest.last_known_day is not None:
        which = "end" if latest.ends_on else "first day"
        yield f"{(on - latest.last_known_day).days} days lie between the {which} of the latest one and {printed_date(on)}."
    yield from expected_next(latest)
