"""Outcomes of inspections as pictures: grades over time, and the nation's profile by year.

Each grade has its letters in or beside its mark, so that a picture can be read in black and white; frameworks, whose
grades are not comparable, have marks of their own shape and no line between them.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import attrs

from safeguarding.authorities.registers import AuthorityRegister
from safeguarding.charts.lettering import folded
from safeguarding.charts.picture_files import drawn, without_frame, write_pictures
from safeguarding.charts.pictures import Picture
from safeguarding.dates.due import period_before
from safeguarding.dates.periods import Period
from safeguarding.dates.words import printed_date
from safeguarding.errors import InvalidRecordError
from safeguarding.extras import optional
from safeguarding.inspections.areas import JudgementArea
from safeguarding.inspections.frameworks import Framework
from safeguarding.inspections.histories import CutOff
from safeguarding.inspections.profiles import ProfileUnit, inspection_profile
from safeguarding.inspections.records import Inspection
from safeguarding.inspections.scales import SocialCareGrade
from safeguarding.numbers.rounding import rounded
from safeguarding.records import Record, Several

with optional("matplotlib", task="a picture"):
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

_LETTERS = {
    SocialCareGrade.OUTSTANDING: "O",
    SocialCareGrade.GOOD: "G",
    SocialCareGrade.REQUIRES_IMPROVEMENT: "RI",
    SocialCareGrade.INADEQUATE: "I",
}
# dark to light and to dark again; blue and orange, which people who see red and green alike can tell apart
_COLOURS = {
    SocialCareGrade.OUTSTANDING: "#08519c",
    SocialCareGrade.GOOD: "#9ecae1",
    SocialCareGrade.REQUIRES_IMPROVEMENT: "#fdbe85",
    SocialCareGrade.INADEQUATE: "#a63603",
}
_DARK = frozenset({SocialCareGrade.OUTSTANDING, SocialCareGrade.INADEQUATE})
_SHAPES = {Framework.SIF: "s", Framework.ILACS: "o"}
_OTHER_SHAPE = "D"
_NARROWEST_LABEL = Fraction(4, 100)


@attrs.frozen
class GradePoint(Record):
    """One grade in a picture of grades over time.

    Attributes:
        on: The day it stands at: the first on site, or the day of publication.
        grade: The grade.
        framework: The framework it was given under.
    """

    on: date
    grade: SocialCareGrade
    framework: Framework


@attrs.frozen
class GradeRow(Record):
    """A line of such a picture: an authority, or an area of one.

    Attributes:
        label: What stands before it.
        points: Its grades, the earliest first.
    """

    label: str
    points: tuple[GradePoint, ...] = attrs.field(converter=Several[GradePoint])


@attrs.frozen
class ProfileYear(Record):
    """One bar of a profile by year.

    Attributes:
        on: The day that it is for.
        counts: Authorities by grade; the grades that are not there count none.

    Raises:
        InvalidRecordError: for a negative count.
    """

    on: date
    counts: tuple[tuple[SocialCareGrade, int], ...] = attrs.field(converter=Several[tuple[SocialCareGrade, int]])

    def _check(self) -> None:
        if any(count < 0 for _, count in self.counts):
            raise InvalidRecordError("a number of authorities is 0 or more")

    @property
    def base(self) -> int:
        """How many authorities are counted."""
        return sum(count for _, count in self.counts)


def grades_over_time(title: str, rows: Sequence[GradeRow]) -> Figure:
    """Each grade at its day, a line of marks for each row; a thin line joins grades of one framework.

    Examples:
        >>> point = GradePoint(date(2022, 3, 7), SocialCareGrade.GOOD, Framework.ILACS)
        >>> figure = grades_over_time("Inspections of York", [GradeRow("Overall effectiveness", [point])])
        >>> [words.get_text() for words in figure.axes[0].texts]
        ['G']
    """
    figure = Figure(figsize=(9, 1.9 + 0.55 * max(1, len(rows))), layout="constrained")
    axes = figure.add_subplot()
    for place, row in enumerate(rows):
        _draw_row(axes, place, row)
    axes.set_yticks(range(len(rows)), [folded(row.label, 34) for row in rows])
    axes.set_ylim(max(1, len(rows)) - 0.5, -0.5)
    days = [_number(point.on) for row in rows for point in row.points] or [0.0]
    # one inspection alone has a year on each side, and no century
    beside = max(1.0, 0.06 * (max(days) - min(days)))
    axes.set_xlim(min(days) - beside, max(days) + beside)
    axes.set_title(folded(title, 66), loc="left", fontweight="bold")
    axes.grid(axis="x", color="#d9d9d9", linewidth=0.6)
    axes.set_axisbelow(True)
    without_frame(axes)
    figure.legend(handles=_legend(rows), loc="outside lower center", ncols=3, frameon=False)
    return figure


def _draw_row(axes: Axes, place: int, row: GradeRow) -> None:
    for earlier, later in itertools.pairwise(row.points):
        if earlier.framework is later.framework:
            axes.plot([_number(earlier.on), _number(later.on)], [place, place], color="#969696", linewidth=1, zorder=1)
    for point in row.points:
        shape = _SHAPES.get(point.framework, _OTHER_SHAPE)
        axes.plot(
            [_number(point.on)],
            [place],
            marker=shape,
            markersize=19,
            color=_COLOURS[point.grade],
            markeredgecolor="#404040",
            zorder=2,
        )
        ink = "white" if point.grade in _DARK else "black"
        axes.text(_number(point.on), place, _LETTERS[point.grade], ha="center", va="center", color=ink, fontsize=9)
    # years, not days, are what the axis counts
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:.0f}" if float(value).is_integer() else "")


def _number(day: date) -> float:
    """A day as a year with its part that is over."""
    start = date(day.year, 1, 1)
    length = (date(day.year + 1, 1, 1) - start).days if day.year < date.max.year else 366
    return day.year + (day - start).days / length


def _legend(rows: Sequence[GradeRow]) -> list[Line2D | Patch]:
    grades: list[Line2D | Patch] = [
        Patch(facecolor=_COLOURS[grade], edgecolor="#404040", label=f"{_LETTERS[grade]}: {grade.label}")
        for grade in SocialCareGrade
    ]
    plain: dict[str, Any] = {"linestyle": "", "markersize": 9, "color": "white", "markeredgecolor": "#404040"}
    shapes: list[Line2D | Patch] = [
        Line2D([], [], marker=_SHAPES.get(each, _OTHER_SHAPE), label=each.label, **plain)
        for each in dict.fromkeys(point.framework for row in rows for point in row.points)
    ]
    return [*grades, *shapes]


def profile_by_year(title: str, years: Sequence[ProfileYear]) -> Figure:
    """A bar for each day, divided by grade, each part with its percentage, and how many authorities it counts.

    Examples:
        >>> year = ProfileYear(date(2017, 3, 31), [(SocialCareGrade.GOOD, 37), (SocialCareGrade.INADEQUATE, 30)])
        >>> [words.get_text() for words in profile_by_year("England", [year]).axes[0].texts]
        ['G 55%', 'I 45%']
    """
    figure = Figure(figsize=(9, 1.9 + 0.5 * max(1, len(years))), layout="constrained")
    axes = figure.add_subplot()
    for place, year in enumerate(years):
        _draw_year(axes, place, year)
    axes.set_yticks(range(len(years)), [f"{printed_date(year.on)} (n {year.base})" for year in years])
    axes.set_ylim(max(1, len(years)) - 0.5, -0.5)
    axes.set_xlim(0, 1)
    axes.set_xticks([0, 0.25, 0.5, 0.75, 1], ["0", "25%", "50%", "75%", "100%"])
    axes.set_title(folded(title, 66), loc="left", fontweight="bold")
    without_frame(axes)
    handles = [
        Patch(facecolor=_COLOURS[grade], edgecolor="white", label=f"{_LETTERS[grade]}: {grade.label}")
        for grade in SocialCareGrade
    ]
    figure.legend(handles=handles, loc="outside lower center", ncols=4, frameon=False)
    return figure


def _draw_year(axes: Axes, place: int, year: ProfileYear) -> None:
    counts = dict(year.counts)
    left = Fraction(0)
    if not year.base:
        axes.text(0.01, place, "none counted", va="center", style="italic", color="#404040")
        return
    for grade in SocialCareGrade:
        share = Fraction(counts.get(grade, 0), year.base)
        axes.barh(place, float(share), left=float(left), color=_COLOURS[grade], edgecolor="white", height=0.7)
        if share >= _NARROWEST_LABEL:
            ink = "white" if grade in _DARK else "black"
            words = f"{_LETTERS[grade]} {rounded(share * 100)}%"
            axes.text(float(left + share / 2), place, words, ha="center", va="center", color=ink, fontsize=9)
        left += share


def grades_alt_text(title: str, rows: Sequence[GradeRow]) -> str:
    """The picture of grades in words.

    Examples:
        >>> point = GradePoint(date(2022, 3, 7), SocialCareGrade.GOOD, Framework.ILACS)
        >>> print(grades_alt_text("York", [GradeRow("Overall", [point])]))
        York. A line of marks for each row, by date. Overall – 7 March 2022: Good (Inspecting local authority children's services).
    """
    lines = [
        f"{row.label} – "
        + "; ".join(f"{printed_date(each.on)}: {each.grade} ({each.framework.label})" for each in row.points)
        for row in rows
    ]
    return f"{title.removesuffix('.')}. A line of marks for each row, by date. {'. '.join(lines)}."


def profile_alt_text(title: str, years: Sequence[ProfileYear]) -> str:
    """The picture of profiles in words.

    Examples:
        >>> year = ProfileYear(date(2017, 3, 31), [(SocialCareGrade.GOOD, 37), (SocialCareGrade.INADEQUATE, 30)])
        >>> print(profile_alt_text("England", [year]))
        England. A bar for each day, divided by grade. 31 March 2017, of 67: 37 Good, 30 Inadequate.
    """
    lines = [
        f"{printed_date(year.on)}, of {year.base}: "
        + (", ".join(f"{count} {grade}" for grade, count in year.counts if count) or "none")
        for year in years
    ]
    return f"{title.removesuffix('.')}. A bar for each day, divided by grade. {'. '.join(lines)}."


def write_grades(title: str, rows: Sequence[GradeRow], path: Path) -> None:
    """Draw grades over time to a .png, .svg or .pdf file, with their alt text beside it.

    Examples:
        >>> from tempfile import TemporaryDirectory
        >>> row = GradeRow("Overall", [GradePoint(date(2022, 3, 7), SocialCareGrade.GOOD, Framework.ILACS)])
        >>> with TemporaryDirectory() as folder:
        ...     write_grades("Inspections of York", [row], Path(folder, "york.svg"))
    """
    write_pictures([(grades_over_time(title, rows), grades_alt_text(title, rows))], path)


def write_profile_by_year(title: str, years: Sequence[ProfileYear], path: Path) -> None:
    """Draw profiles by year to a .png, .svg or .pdf file, with their alt text beside it.

    Examples:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     write_profile_by_year("England", [], Path(folder, "england.svg"))
    """
    write_pictures([(profile_by_year(title, years), profile_alt_text(title, years))], path)


def grades_picture(title: str, rows: Sequence[GradeRow]) -> Picture:
    """Grades over time as a picture for a page."""
    return drawn(grades_over_time(title, rows), caption="Grades over time", alt_text=grades_alt_text(title, rows))


def profile_picture(title: str, years: Sequence[ProfileYear]) -> Picture:
    """Profiles by year as a picture for a page."""
    return drawn(profile_by_year(title, years), caption="Profile by year", alt_text=profile_alt_text(title, years))


def grade_rows(history: Iterable[Inspection]) -> tuple[GradeRow, ...]:
    """The rows of one authority's picture: each area that was graded, in the order in which they first appear.

    Examples:
        >>> grade_rows([])
        ()
    """
    points: dict[JudgementArea, list[GradePoint]] = {}
    for inspection in history:
        on = inspection.starts_on or inspection.over_by
        for each in inspection.judgements:
            if isinstance(each.grade, SocialCareGrade):
                points.setdefault(each.area, []).append(GradePoint(on, each.grade, inspection.framework))
    return tuple(GradeRow(area.heading, found) for area, found in points.items())


def profile_years(
    inspections: Iterable[Inspection], *, register: AuthorityRegister, on: date, most: int = 12
) -> tuple[ProfileYear, ...]:
    """The profile of England on a day and on the same day of each year before, as far back as anything counts.

    Args:
        inspections: Each once, of authorities that the register knows.
        register: The authorities.
        on: The latest day.
        most: At most this many years.

    Examples:
        >>> from safeguarding.authorities.england import english_authorities as register
        >>> assert profile_years([], register=register(), on=date(2017, 3, 31)) == ()
    """
    known = tuple(inspections)
    found: list[ProfileYear] = []
    for back in range(most):
        day = period_before(on, Period(years=back)) if back else on
        profile = inspection_profile(
            known,
            register=register,
            area=JudgementArea.OVERALL_EFFECTIVENESS,
            unit=ProfileUnit.AUTHORITY_AT_LATEST,
            cut_off=CutOff(inspected_by=day),
        )
        counts = [(grade, profile.counts.get(grade, 0)) for grade in SocialCareGrade]
        if not sum(count for _, count in counts):
            break
        found.append(ProfileYear(day, counts))
    return tuple(reversed(found))
