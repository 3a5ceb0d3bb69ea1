"""What an update states of its inspection, and of the nation's outcomes, slips included."""

from __future__ import annotations

from datetime import date

import attrs

from safeguarding.errors import InvalidRecordError
from safeguarding.inspections.duties import DueTask
from safeguarding.inspections.frameworks import Framework
from safeguarding.inspections.interventions import Intervention
from safeguarding.inspections.records import Inspection
from safeguarding.inspections.scales import Grade, SocialCareGrade
from safeguarding.inspections.self_evaluations import SelfEvaluation
from safeguarding.numbers.shares import checked_count
from safeguarding.records import Record, Several


@attrs.frozen(kw_only=True)
class StatedDeadline(Record):
    """The last day for something, as a letter or an update prints it.

    Attributes:
        task: What is to be done.
        due_on: The last day, as printed.
    """

    task: DueTask
    due_on: date


@attrs.frozen(kw_only=True)
class InspectionFacts(Record):
    """What ``inspection.toml`` holds.

    Attributes:
        inspection: The inspection as the update states it, slips included.
        self_evaluation: The authority's own grades, where the update or its annex states any.
        deadlines: The last days that the update or the letter states; they are kept beside the counted ones.
        interventions: What the government has done about the authority, where the update or the council states it.
    """

    inspection: Inspection
    self_evaluation: SelfEvaluation | None = None
    deadlines: tuple[StatedDeadline, ...] = attrs.field(default=(), converter=Several[StatedDeadline])
    interventions: tuple[Intervention, ...] = attrs.field(default=(), converter=Several[Intervention])

    def _check(self) -> None:
        tasks = [each.task for each in self.deadlines]
        for task in tasks:
            if tasks.count(task) > 1:
                raise InvalidRecordError(f"a last day to {task.label} is stated twice")


@attrs.frozen(kw_only=True)
class StatedCount(Record):
    """One line of the update's profile: a grade and how many it says stand there.

    Raises:
        InvalidRecordError: for a negative count.
    """

    grade: Grade
    count: int

    def _check(self) -> None:
        checked_count(self.count, "count")


@attrs.frozen(kw_only=True)
class ProfileFacts(Record):
    """What ``profile.toml`` holds.

    Attributes:
        as_at: The day that the update's profile is for.
        framework: The framework whose outcomes it counts.
        inspected_by: The last day on site of what counts, where it is known: both cut-offs make a count one of its own.
        published_by: The last day of publication of what counts, where it is known.
        with_abolished_authorities: Whether the six reports on authorities abolished since, which the library ships, are
            counted besides those in the folder.
        region: A region to show beside England, as Ofsted names it.
        neighbours: Authorities to show beside England.
        with_statistical_neighbours: Whether the statistical neighbours of 2025 are shown beside England.
        stated_base: How many inspections or authorities the update says there are; None where it claims nothing.
        stated: Its counts by grade.
        attribution: The words that the outcomes' licence asks for.

    Raises:
        InvalidRecordError: for a negative base, counts without a base, a day of publication without one of inspection, a grade stated twice, or one of another scale than the overall grade's.
    """

    as_at: date
    framework: Framework
    inspected_by: date | None = None
    published_by: date | None = None
    with_abolished_authorities: bool = False
    region: str = ""
    neighbours: tuple[str, ...] = attrs.field(default=(), converter=Several[str])
    with_statistical_neighbours: bool = False
    stated_base: int | None = None
    stated: tuple[StatedCount, ...] = attrs.field(default=(), converter=Several[StatedCount])
    attribution: str = ""

    def _check(self) -> None:
        if self.stated_base is not None:
            checked_count(self.stated_base, "base")
        elif self.stated:
            raise InvalidRecordError("counts by grade are stated without stated_base, what they are counts of")
        if self.published_by is not None and self.inspected_by is None:
            raise InvalidRecordError("published_by is stated without inspected_by, the other cut-off")
        grades = [each.grade for each in self.stated]
        for grade in grades:
            if not isinstance(grade, SocialCareGrade):
                raise InvalidRecordError(f"{grade.label} is a grade of another scale than the overall grade's")
            if grades.count(grade) > 1:
                raise InvalidRecordError(f"{grade.label} is stated twice")

    @property
    def counts(self) -> dict[Grade, int]:
        """The stated counts by grade."""
        return {each.grade: each.count for each in self.stated}
