"""The cases that a census of children in need gives for the rules: assessments, conferences, reviews of plans.

What a census leaves out is not called undone: of a referral or a plan before its year, what was done earlier may stand
in an earlier census.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

import attrs

from safeguarding.faults import Fault, Place, Severity
from safeguarding.readers.childrens_files.need_episodes import AssessmentOrPlan, Enquiry, NeedCensus, NeedEpisode
from safeguarding.readers.childrens_files.return_cases import CasesOfReturn
from safeguarding.timescales.episodes import Episode


@attrs.frozen(kw_only=True)
class CasesOfCensus(CasesOfReturn):
    """The cases that a census gives for a rule.

    Attributes:
        not_required: How many asked for nothing: a referral without further action, an enquiry that needed no conference.
    """

    not_required: int = 0


class _Gathered:
    def __init__(self) -> None:
        self.cases: list[Episode] = []
        self.refused: list[Fault] = []
        self.not_required = 0

    def refuse(self, place: Place, problem: str, remedy: str) -> None:
        self.refused.append(Fault(place=place, problem=problem, remedy=remedy, severity=Severity.WARNING))

    def whole(self) -> CasesOfCensus:
        return CasesOfCensus(cases=self.cases, refused=self.refused, not_required=self.not_required)


_LOOK_UP = "look it up in the child's record"
_OTHER_DAYS = "a day of this part of the episode could not be used"


def assessment_cases(census: NeedCensus) -> CasesOfCensus:
    """The cases for the 45 working days of an assessment, counted from the referral: one for each episode of need.

    The referral starts the clock of the episode's first assessment. Later ones of the same episode have none of theirs
    in the rule, and are named among what was refused.

    Args:
        census: The census.

    Examples:
        >>> need = NeedEpisode(child="7", referred_on=date(2018, 5, 1), took_no_action=False)
        >>> found = assessment_cases(NeedCensus(name="made up", year_ends_on=date(2019, 3, 31), episodes=[need]))
        >>> [(case.started_on, case.done_on) for case in found.cases]
        [(datetime.date(2018, 5, 1), ())]
    """
    gathered = _Gathered()
    for each in census.episodes:
        if "Assessments" in each.unread:
            gathered.refuse(each.place, _OTHER_DAYS, _LOOK_UP)
        elif not each.assessments and each.took_no_action is not False:
            _without_assessment(each, gathered)
        elif _is_told(census, each.referred_on, each.place, gathered):
            gathered.cases.append(_assessed(each, census.year_begins_on))
            for later in each.assessments[1:]:
                gathered.refuse(later.place, "a later assessment: the referral did not start its clock", _LOOK_UP)
    return gathered.whole()


def _without_assessment(need: NeedEpisode, gathered: _Gathered) -> None:
    if need.took_no_action:
        gathered.not_required += 1
    else:
        gathered.refuse(need.place, "whether the referral asked for an assessment is not told (ReferralNFA)", _LOOK_UP)


def _assessed(need: NeedEpisode, year_begins: date | None) -> Episode:
    first = need.assessments[0] if need.assessments else None
    done = first.ended_on if first is not None else None
    return Episode(
        reference=need.child,
        started_on=need.referred_on,
        done_on=[] if done is None else [done],
        ended_on=need.closed_on,
        born_on=need.born_on,
        known_from=_known_from(need.referred_on, year_begins),
    )


def conference_cases(census: NeedCensus) -> CasesOfCensus:
    """The cases for the 15 working days of an initial conference, counted from the enquiry: one for each enquiry.

    A conference that stands with the episode and not with the enquiry (of a transfer in, say) is not measured against
    it: where such a one may be the enquiry's, the enquiry is refused by name.

    Args:
        census: The census.

    Examples:
        >>> asked = Enquiry(began_on=date(2018, 5, 1), conference_on=date(2018, 5, 18), needs_no_conference=False)
        >>> need = NeedEpisode(child="7", referred_on=date(2018, 5, 1), enquiries=[asked])
        >>> found = conference_cases(NeedCensus(name="made up", year_ends_on=date(2019, 3, 31), episodes=[need]))
        >>> [(case.started_on, case.done_on) for case in found.cases]
        [(datetime.date(2018, 5, 1), (datetime.date(2018, 5, 18),))]
    """
    gathered = _Gathered()
    for need in census.episodes:
        if "Section47" in need.unread:
            gathered.refuse(need.place, _OTHER_DAYS, _LOOK_UP)
        for each in need.enquiries:
            _conference(need, each, gathered)
    return gathered.whole()


def _conference(need: NeedEpisode, enquiry: Enquiry, gathered: _Gathered) -> None:
    held = enquiry.conference_on
    if held is None and enquiry.needs_no_conference:
        gathered.not_required += 1
    elif held is None and need.conference_on is not None and need.conference_on >= enquiry.began_on:
        problem = "an initial conference stands with the episode, not with the enquiry: whether it is the enquiry's is not told"
        gathered.refuse(enquiry.place, problem, _LOOK_UP)
    elif held is None and any(plan.began_on >= enquiry.began_on for plan in need.plans):
        problem = "a plan began after the enquiry, and the day of the conference that decided on it is not told"
        gathered.refuse(enquiry.place, problem, _LOOK_UP)
    elif held is None and enquiry.needs_no_conference is None:
        gathered.refuse(enquiry.place, "whether a conference was required is not told (ICPCnotRequired)", _LOOK_UP)
    elif held is not None and enquiry.needs_no_conference:
        problem = "a conference was held, and none was required: which is right is not told"
        gathered.refuse(enquiry.place, problem, _LOOK_UP)
    elif need.closed_on is not None and need.closed_on < enquiry.began_on:
        gathered.refuse(enquiry.place, "the enquiry began after the episode was closed", _LOOK_UP)
    else:
        gathered.cases.append(
            Episode(
                reference=need.child,
                started_on=enquiry.began_on,
                done_on=[] if held is None else [held],
                ended_on=need.closed_on,
                born_on=_born(need, enquiry.began_on),
            )
        )


def plan_review_cases(census: NeedCensus) -> CasesOfCensus:
    """The cases for the reviews of child protection plans: one for each plan, counted from the day it began.

    A plan is expected to begin on the day of its initial conference. A census may leave out the reviews held before its
    year: of a plan that began before, they are not known, and are not called undone.

    Args:
        census: The census.

    Examples:
        >>> plan = AssessmentOrPlan(began_on=date(2018, 5, 18), reviews=[date(2018, 8, 10)])
        >>> need = NeedEpisode(child="7", referred_on=date(2018, 5, 1), plans=[plan])
        >>> found = plan_review_cases(NeedCensus(name="made up", year_ends_on=date(2019, 3, 31), episodes=[need]))
        >>> found.cases[0].done_on, found.cases[0].known_from
        ((datetime.date(2018, 8, 10),), None)
    """
    gathered = _Gathered()
    for need in census.episodes:
        if "ChildProtectionPlans" in need.unread:
            gathered.refuse(need.place, _OTHER_DAYS, _LOOK_UP)
        for plan in need.plans:
            problem = next(_contradictions(plan), "")
            if problem:
                gathered.refuse(plan.place, problem, _LOOK_UP)
            elif _is_told(census, plan.began_on, plan.place, gathered):
                gathered.cases.append(
                    Episode(
                        reference=need.child,
                        started_on=plan.began_on,
                        done_on=plan.reviews,
                        ended_on=plan.ended_on,
                        born_on=_born(need, plan.began_on),
                        known_from=_known_from(plan.began_on, census.year_begins_on),
                    )
                )
    return gathered.whole()


def _contradictions(plan: AssessmentOrPlan) -> Iterator[str]:
    if plan.reviews and plan.reviews[0] < plan.began_on:
        yield "a review was held before the plan began"
    if plan.reviews and plan.ended_on is not None and plan.reviews[-1] > plan.ended_on:
        yield "a review was held after the plan ended"


def _is_told(census: NeedCensus, started_on: date, place: Place, gathered: _Gathered) -> bool:
    """Whether it can be told from when on the file holds what was done."""
    if census.year_begins_on is None:
        problem = f"the census year is not told, so whether all that was done since {started_on} is here is not known"
        gathered.refuse(place, problem, "put the year into the file's header")
        return False
    return True


def _known_from(started_on: date, year_begins: date | None) -> date | None:
    return year_begins if year_begins is not None and started_on < year_begins else None


def _born(need: NeedEpisode, started_on: date) -> date | None:
    return need.born_on if need.born_on is not None and need.born_on <= started_on else None


def cases_of_censuses(censuses: Sequence[NeedCensus], rule: str) -> CasesOfCensus:
    """The cases of several years: one that goes on from a year to the next counts once, as the later census has it.

    Args:
        censuses: The censuses, in any order.
        rule: The rule or course, one of ``CASES``.
    """
    ordered = sorted(censuses, key=lambda each: each.year_ends_on or date.min)
    made = [(census, CASES[rule](census)) for census in ordered]
    cases: dict[tuple[str, date, int], tuple[NeedCensus, Episode]] = {}
    for census, found in made:
        again: Counter[tuple[str, date]] = Counter()
        for case in found.cases:
            again[case.reference, case.started_on] += 1
            key = (case.reference, case.started_on, again[case.reference, case.started_on])
            before = cases.get(key)
            cases[key] = (census, case if before is None else _goes_on(*before, census, case))
    refused = [fault for _, found in made for fault in found.refused]
    kept = []
    for census, case in cases.values():
        if census is not ordered[-1] and not case.done_on and case.ended_on is None:
            problem = "a case is open at the end of this census, and is not in the next"
            refused.append(
                Fault(place=Place(file=census.name), problem=problem, remedy=_LOOK_UP, severity=Severity.WARNING)
            )
        else:
            kept.append(case)
    return CasesOfCensus(cases=kept, refused=refused, not_required=sum(found.not_required for _, found in made))


def _goes_on(earlier: NeedCensus, known: Episode, later: NeedCensus, case: Episode) -> Episode:
    """The case as the later census has it, with what the earlier one knows; of years that do not follow, only the later."""
    if earlier.year_ends_on is None or later.year_begins_on is None:
        # which is the later is not told: what either has as done was done
        ended_on = case.ended_on or known.ended_on
        return attrs.evolve(case, done_on=[*known.done_on, *case.done_on], ended_on=ended_on)
    if (later.year_begins_on - earlier.year_ends_on).days > 1:
        return case
    return attrs.evolve(case, done_on=[*known.done_on, *case.done_on], known_from=known.known_from)


CASES = {
    "single_assessment": assessment_cases,
    "icpc": conference_cases,
    "review_conferences": plan_review_cases,
    "rcpc_first": plan_review_cases,
}
"""Which cases a census holds for which rule or course."""
