"""What is due after each kind of inspection, how long one lasts, and which published outcome is meant."""

import itertools
from collections.abc import Iterable
from datetime import date

import attrs
import pytest
from tests.published import ilacs

from safeguarding.authorities.england import english_authorities
from safeguarding.dates.ranges import DateRange
from safeguarding.errors import InvalidRecordError
from safeguarding.inspections.areas import JudgementArea
from safeguarding.inspections.checks import inspection_conflicts
from safeguarding.inspections.coverage import areas_left_out
from safeguarding.inspections.duties import DueTask, duties_after
from safeguarding.inspections.frameworks import Framework
from safeguarding.inspections.histories import CutOff, graded_history
from safeguarding.inspections.records import Finding, FindingKind, Inspection, InspectionKind, Judgement
from safeguarding.inspections.scales import AreaSendOutcome, SocialCareGrade
from safeguarding.inspections.schedules import ILACS_PATHWAY, expected_inspection
from safeguarding.inspections.stated import InspectionFacts, StatedDeadline
from safeguarding.sources import Certainty

REGISTER = english_authorities()

PRIORITY_ACTION = Finding(kind=FindingKind.AREA_FOR_PRIORITY_ACTION, text="the front door")

IMPROVEMENT = Finding(kind=FindingKind.AREA_FOR_IMPROVEMENT, text="supervision")


def inspection(
    kind: InspectionKind, framework: Framework = Framework.ILACS, findings: Iterable[Finding] = ()
) -> Inspection:
    return Inspection(
        authority="York",
        framework=framework,
        kind=kind,
        visits=[DateRange(date(2022, 3, 7), date(2022, 3, 18))],
        published_on=date(2022, 5, 4),
        findings=tuple(findings),
    )


def periods(each: Inspection) -> list[int]:
    return [rule.period.working_days for rule in duties_after(each).rules]


class TestDuties:
    """What is due depends on framework, kind and findings; a finding that is not stated makes no duty."""

    @pytest.mark.parametrize(
        ("framework", "kind"),
        [
            (Framework.SIF, InspectionKind.FULL),
            (Framework.SIF, InspectionKind.REINSPECTION),
            (Framework.ILACS, InspectionKind.STANDARD),
            (Framework.ILACS, InspectionKind.SHORT),
        ],
    )
    def test_after_a_graded_inspection(self, framework: Framework, kind: InspectionKind) -> None:
        """[S] 30 working days to publish, 70 for the statement."""
        assert periods(inspection(kind, framework)) == [30, 70]

    def test_after_a_focused_visit(self) -> None:
        """[S] Only after an area for priority action: a draft within 20, the plan within 70 of the final letter."""
        visit = inspection(InspectionKind.FOCUSED_VISIT)
        assert periods(visit) == periods(attrs.evolve(visit, findings=[IMPROVEMENT])) == []
        found = duties_after(attrs.evolve(visit, findings=[IMPROVEMENT, PRIORITY_ACTION]))
        assert [rule.period.working_days for rule in found.rules] == [20, 70]
        assert {rule.trigger for rule in found.rules} == {"receipt of the final letter"}

    def test_after_a_monitoring_visit(self) -> None:
        """[S] Nothing, whatever was found."""
        assert periods(inspection(InspectionKind.MONITORING_VISIT, findings=[PRIORITY_ACTION])) == []

    def test_after_a_joint_inspection(self) -> None:
        """[V] SI 2015/1792: within 70 working days, only where the report so determines; unstated is not determined."""
        joint = inspection(InspectionKind.JOINT, Framework.JTAI)
        assert periods(joint) == periods(attrs.evolve(joint, is_statement_required=False)) == []
        assert "not stated" in duties_after(joint).explanation
        determined = duties_after(attrs.evolve(joint, is_statement_required=True))
        assert [rule.period.working_days for rule in determined.rules] == [70]
        assert "SI 2015/1792" in determined.source.title
        assert determined.source.certainty is Certainty.VERIFIED

    def test_after_an_area_inspection(self) -> None:
        """A plan is due after an area for priority action; its period is not known here, so none is counted."""
        area = inspection(InspectionKind.AREA_SEND, Framework.AREA_SEND)
        assert "not stated" not in duties_after(area).explanation
        found = duties_after(attrs.evolve(area, findings=[PRIORITY_ACTION]))
        assert found.rules == ()
        assert found.explanation.startswith("A plan is due")
        assert found.source.certainty is Certainty.UNVERIFIED

    def test_what_is_not_known_is_said(self) -> None:
        assert "not known here" in duties_after(inspection(InspectionKind.FULL, Framework.SCCIF)).explanation

    def test_every_task_can_be_stated(self) -> None:
        """A letter may print a last day for each thing that is counted, once."""
        every = [inspection(InspectionKind.FULL), inspection(InspectionKind.FOCUSED_VISIT, findings=[PRIORITY_ACTION])]
        assert {rule.task for each in every for rule in duties_after(each).rules} == {task.label for task in DueTask}
        twice = [StatedDeadline(task=DueTask.PLAN, due_on=date(2022, 8, 12))] * 2
        with pytest.raises(InvalidRecordError, match="stated twice"):
            InspectionFacts(inspection=every[0], deadlines=twice)


@pytest.mark.parametrize("kind", [kind for kind in InspectionKind if not kind.is_graded])
def test_a_visit_leaves_no_graded_area_out(kind: InspectionKind) -> None:
    """Nothing is graded on a visit, so nothing is left out of what is told of it; of an inspection five areas are."""
    assert areas_left_out(inspection(kind)) == ()
    assert (
        len(
            areas_left_out(
                attrs.evolve(inspection(InspectionKind.SHORT), visits=[DateRange(date(2023, 3, 6), date(2023, 3, 10))])
            )
        )
        == 5
    )


def test_how_often_the_expectation_was_right() -> None:
    """[V] Recomputed from the official history: the kind in 108 of 115, the window in 21, and in 13 of 14 since April 2021."""
    histories = graded_history(
        ilacs().inspections, register=REGISTER, cut_off=CutOff(inspected_by=date(2025, 3, 31))
    ).values()
    pairs = [(earlier, later) for each in histories for earlier, later in itertools.pairwise(each)]
    kinds = [expected_inspection(earlier).kind is later.kind for earlier, later in pairs]
    assert (sum(kinds), len(kinds)) == (108, 115)
    windows = [(expected_inspection(earlier).window, earlier.starts_on, later.starts_on) for earlier, later in pairs]
    inside = [began for window, began, on in windows if on and window.starts_on <= on <= window.ends_on]
    early = [began for window, began, on in windows if on and on < window.starts_on]
    assert (len(inside), len(early), len(windows) - len(inside) - len(early)) == (21, 1, 93)
    assert sum(began is not None and began >= date(2021, 4, 1) for _, began, _ in windows) == 14
    assert sum(began is not None and began >= date(2021, 4, 1) for began in inside) == 13
    for words in (
        "108 of the 115",
        "21 of them started within",
        "1 before it and 93 after it",
        "of the 14",
        "13 did so",
    ):
        assert words in ILACS_PATHWAY.note


def test_a_series_is_numbered_from_one() -> None:
    visit = attrs.evolve(inspection(InspectionKind.MONITORING_VISIT), series_number=1, theme="care leavers")
    with pytest.raises(InvalidRecordError, match="numbered from 1"):
        attrs.evolve(visit, series_number=0)


def test_a_visit_that_is_graded_is_in_conflict_but_an_area_inspection_has_its_outcome() -> None:
    """Both sides: a monitoring visit gives no grade; an area SEND inspection gives its one outcome."""
    graded = [Judgement(JudgementArea.OVERALL_EFFECTIVENESS, SocialCareGrade.GOOD)]
    assert len(inspection_conflicts(attrs.evolve(inspection(InspectionKind.MONITORING_VISIT), judgements=graded))) == 1
    outcome = [Judgement(JudgementArea.AREA_SEND_PARTNERSHIP, AreaSendOutcome.INCONSISTENT)]
    area = attrs.evolve(
        inspection(InspectionKind.AREA_SEND, Framework.AREA_SEND),
        visits=[DateRange(date(2023, 6, 5), date(2023, 6, 9))],
        published_on=date(2023, 8, 1),
        judgements=outcome,
    )
    assert inspection_conflicts(area) == ()


@pytest.mark.parametrize(
    ("kind", "framework", "begins"),
    [
        (InspectionKind.JOINT, Framework.ILACS, "It is not stated whether the report determines"),
        (InspectionKind.STANDARD, Framework.JTAI, "It is not stated whether the report determines"),
        (InspectionKind.AREA_SEND, Framework.ILACS, "No area for priority action is stated of this area SEND"),
        (InspectionKind.STANDARD, Framework.AREA_SEND, "No area for priority action is stated of this area SEND"),
    ],
)
def test_a_joint_inspection_is_one_by_its_kind_or_its_framework(
    kind: InspectionKind, framework: Framework, begins: str
) -> None:
    assert duties_after(inspection(kind, framework)).explanation.startswith(begins)
