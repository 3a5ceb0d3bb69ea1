"""Strategies for inspections and what is calculated from them."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from safeguarding.authorities.england import english_authorities
from safeguarding.inspections.absences import Absence
from safeguarding.inspections.areas import JudgementArea
from safeguarding.inspections.conflicts import Conflict
from safeguarding.inspections.duties import DueTask
from safeguarding.inspections.frameworks import Framework, FrameworkVersion, framework_version
from safeguarding.inspections.grade_places import GradePlace
from safeguarding.inspections.histories import CutOff, Movement, Movements
from safeguarding.inspections.interventions import Intervention, InterventionKind, InterventionList, MonitoringSeries
from safeguarding.inspections.profiles import Profile, ProfileUnit
from safeguarding.inspections.records import Finding, FindingKind, Inspection, InspectionKind, Judgement, Revision
from safeguarding.inspections.scales import Grade, SocialCareGrade
from safeguarding.inspections.schedules import ExpectedInspection, InspectionCycle
from safeguarding.inspections.self_evaluations import Agreement, GradePair, SelfEvaluation
from safeguarding.inspections.stated import InspectionFacts, ProfileFacts, StatedCount, StatedDeadline
from safeguarding.testing.strategies.dates import calendar_periods, date_ranges, days
from safeguarding.testing.strategies.records import record_of
from safeguarding.testing.strategies.sources import sources
from safeguarding.testing.strategies.texts import words


@st.composite
def judgements(draw: st.DrawFn, *, area: JudgementArea | None = None, always_graded: bool = False) -> Judgement:
    """Judgements of any area, or of one: graded on the area's own scale, or absent with a reason."""
    judged = area or draw(st.sampled_from(JudgementArea))
    if always_graded or draw(st.booleans()):
        return Judgement(judged, draw(st.sampled_from(judged.scale)))
    return Judgement(judged, absence=draw(st.sampled_from(Absence)))


def findings() -> st.SearchStrategy[Finding]:
    """Strengths and areas for development."""
    return st.builds(
        Finding,
        kind=st.sampled_from(FindingKind),
        area=st.none() | st.sampled_from(JudgementArea),
        text=words(),
        service=words() | st.just(""),
    )


@st.composite
def stated_inspections(draw: st.DrawFn) -> Inspection:
    """Inspections as a document may state them: any dates, areas and grades, possible or not."""
    areas = draw(st.lists(st.sampled_from(JudgementArea), max_size=5, unique=True))
    visits = draw(st.lists(date_ranges(), max_size=3))
    return Inspection(
        authority=draw(words()),
        framework=draw(st.sampled_from(Framework)),
        kind=draw(st.sampled_from(InspectionKind)),
        visits=visits,
        end_is_stated=draw(st.booleans()),
        published_on=draw(st.none() | days() if visits else days()),
        received_on=draw(st.none() | days()),
        judgements=[draw(judgements(area=area)) for area in areas],
        findings=draw(st.lists(findings(), max_size=3)),
        theme=draw(words() | st.just("")),
        series_number=draw(st.none() | st.integers(min_value=1, max_value=20)),
        is_statement_required=draw(st.none() | st.booleans()),
        revisions=draw(st.lists(st.sampled_from(areas).flatmap(_revisions), max_size=2)) if areas else (),
        reference=draw(words() | st.just("")),
    )


def _revisions(area: JudgementArea) -> st.SearchStrategy[Revision]:
    grades = st.none() | st.sampled_from(area.scale)
    return st.builds(Revision, area=st.just(area), was=grades, revised_on=days(), reason=words() | st.just(""))


@st.composite
def possible_inspections(draw: st.DrawFn, *, framework: Framework | None = None) -> Inspection:
    """Inspections under the SIF or ILACS that could have happened: every check finds them in order."""
    which = framework or draw(st.sampled_from([Framework.SIF, Framework.ILACS]))
    earliest, latest = (
        (date(2013, 11, 19), date(2018, 6, 30)) if which is Framework.SIF else (date(2018, 1, 1), date(2027, 1, 1))
    )
    visit = draw(date_ranges(earliest=earliest, latest=latest, longest=30))
    existing = english_authorities().existing_on(visit.starts_on)
    received_on = visit.ends_on + timedelta(days=draw(st.integers(min_value=0, max_value=60)))
    published_on = received_on + timedelta(days=draw(st.integers(min_value=0, max_value=60)))
    return Inspection(
        authority=draw(st.sampled_from(existing)).name,
        framework=which,
        kind=draw(st.sampled_from([kind for kind in InspectionKind if kind.is_graded])),
        visits=[visit],
        received_on=draw(st.none() | st.just(received_on)),
        published_on=published_on,
        judgements=draw(_possible_grades(framework_version(which, on=visit.starts_on).value)),
        findings=draw(st.lists(findings(), max_size=2)),
    )


@st.composite
def _possible_grades(draw: st.DrawFn, version: FrameworkVersion) -> list[Judgement]:
    """Grades that no limiting judgement forbids: the parts first, then an overall within what they leave."""
    grades: dict[JudgementArea, Grade] = {area: draw(st.sampled_from(SocialCareGrade)) for area in version.key_areas}
    for sub, key in version.sub_areas:
        # an inadequate sub-judgement holds its key judgement down: draw it no worse than one step below
        allowed = [grade for grade in SocialCareGrade if grades[key].steps_above(grade) <= 1]
        grades[sub] = draw(st.sampled_from(allowed))
    if version.other_body is not None:
        grades[version.other_body] = draw(st.sampled_from(SocialCareGrade))
    if version.overall is not None:
        grades[version.overall] = draw(st.sampled_from(_possible_overalls(version, grades)))
    return [Judgement(area, grades[area]) for area in version.areas]


def _possible_overalls(version: FrameworkVersion, grades: dict[JudgementArea, Grade]) -> list[SocialCareGrade]:
    worst = min(grades[area] for area in version.key_areas)
    best = max(grades[area] for area in version.key_areas)
    if any(grades[area] is SocialCareGrade.INADEQUATE for area in version.limiting_areas):
        return [SocialCareGrade.INADEQUATE]
    return [
        grade
        for grade in SocialCareGrade
        if worst <= grade <= best
        and (grade is not SocialCareGrade.INADEQUATE or set(version.limiting_areas) != set(version.key_areas))
    ]


@st.composite
def self_evaluations(draw: st.DrawFn) -> SelfEvaluation:
    """Self-evaluations with each area at most once."""
    areas = draw(st.lists(st.sampled_from(JudgementArea), max_size=5, unique=True))
    return SelfEvaluation(authority=draw(words()), judgements=[draw(judgements(area=area)) for area in areas])


def conflicts() -> st.SearchStrategy[Conflict]:
    """Conflicts as the checks return them."""
    return st.builds(Conflict, rule=words(), explanation=words(), remedy=words(), source=sources())


def cut_offs() -> st.SearchStrategy[CutOff]:
    """Cut-offs with and without a day of publication."""
    return st.builds(CutOff, inspected_by=days(), published_by=st.none() | days())


@st.composite
def profiles(draw: st.DrawFn) -> Profile:
    """Profiles of any area, with counts for every grade of its scale."""
    area = draw(st.sampled_from(JudgementArea))
    counts = st.integers(min_value=0, max_value=200)
    return Profile(
        area=area,
        unit=draw(st.sampled_from(ProfileUnit)),
        cut_off=draw(cut_offs()),
        frameworks=tuple(draw(st.lists(st.sampled_from(Framework), unique=True))),
        counts={grade: draw(counts) for grade in area.scale},
        ungraded=draw(st.dictionaries(st.sampled_from(Absence), counts)),
        not_inspected=tuple(draw(st.lists(words(), max_size=3))),
        abolished=tuple(draw(st.lists(words(), max_size=3))),
        left_open=tuple(draw(st.lists(words(), max_size=3))),
    )


def movements_counted() -> st.SearchStrategy[Movements]:
    """Counts of movements."""
    counts = st.integers(min_value=0, max_value=200)
    return st.builds(Movements, counts=st.fixed_dictionaries(dict.fromkeys(Movement, counts)), inspected_once=counts)


@st.composite
def agreements(draw: st.DrawFn) -> Agreement:
    """Agreements between two sets of grades."""
    areas = draw(st.lists(st.sampled_from(JudgementArea), max_size=6, unique=True))
    pairs = [GradePair(area, draw(st.sampled_from(area.scale)), draw(st.sampled_from(area.scale))) for area in areas]
    return Agreement(pairs=tuple(pairs), unpaired=tuple(draw(st.lists(st.sampled_from(JudgementArea), max_size=2))))


def inspection_cycles() -> st.SearchStrategy[InspectionCycle]:
    """How often inspections are expected."""
    return st.builds(
        InspectionCycle, interval=calendar_periods(most=5), either_side=calendar_periods(most=5), source=sources()
    )


def expected_inspections() -> st.SearchStrategy[ExpectedInspection]:
    """What to expect after an inspection."""
    return st.builds(
        ExpectedInspection,
        kind=st.sampled_from(InspectionKind),
        window=date_ranges(),
        monitoring_visits=st.booleans(),
        source=sources(),
    )


def _stated_counts() -> st.SearchStrategy[list[StatedCount]]:
    counts = st.dictionaries(st.sampled_from(SocialCareGrade), st.integers(0, 200), max_size=4)
    return counts.map(lambda found: [StatedCount(grade=grade, count=count) for grade, count in found.items()])


def _stated_deadlines() -> st.SearchStrategy[StatedDeadline]:
    return st.builds(StatedDeadline, task=st.sampled_from(DueTask), due_on=days())


@st.composite
def interventions(draw: st.DrawFn) -> Intervention:
    """Interventions, lifted or not."""
    began_on = draw(days())
    return Intervention(
        authority=draw(words()),
        kind=draw(st.sampled_from(InterventionKind)),
        began_on=began_on,
        lifted_on=draw(st.none() | st.integers(0, 2_000).map(lambda later: began_on + timedelta(days=later))),
        lifts_when=draw(words() | st.just("")),
    )


STRATEGIES: dict[type[object], st.SearchStrategy[object]] = {
    Judgement: judgements(),
    Finding: findings(),
    Revision: st.sampled_from(JudgementArea).flatmap(_revisions),
    Inspection: stated_inspections(),
    SelfEvaluation: self_evaluations(),
    Agreement: agreements(),
    Conflict: conflicts(),
    CutOff: cut_offs(),
    Profile: profiles(),
    Movements: movements_counted(),
    GradePlace: st.integers(1, 150).map(lambda number: GradePlace(place=number, of=number + 3, shared_by=2)),
    InspectionCycle: inspection_cycles(),
    ExpectedInspection: expected_inspections(),
    Intervention: interventions(),
    InterventionList: record_of(InterventionList, interventions=st.lists(interventions(), max_size=2)),
    MonitoringSeries: record_of(
        MonitoringSeries, since=stated_inspections(), visits=st.lists(stated_inspections(), max_size=2)
    ),
    InspectionFacts: record_of(
        InspectionFacts,
        deadlines=st.lists(_stated_deadlines(), max_size=1),
        interventions=st.lists(interventions(), max_size=2),
    ),
    StatedDeadline: _stated_deadlines(),
    StatedCount: record_of(StatedCount, grade=st.sampled_from(SocialCareGrade)),
    ProfileFacts: record_of(
        ProfileFacts, inspected_by=days(), stated_base=st.integers(0, 500), stated=_stated_counts()
    ),
    GradePair: record_of(GradePair, own=st.sampled_from(SocialCareGrade), inspectors=st.sampled_from(SocialCareGrade)),
}
"""A strategy for each public record here."""
