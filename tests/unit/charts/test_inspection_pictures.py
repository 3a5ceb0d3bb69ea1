"""Pictures of outcomes can be read in black and white, join no two frameworks, and say in words what they show."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest
from tests.published import ilacs

from safeguarding.authorities.england import english_authorities
from safeguarding.charts.inspection_pictures import (
    GradePoint,
    GradeRow,
    ProfileYear,
    grade_rows,
    grades_alt_text,
    grades_over_time,
    profile_alt_text,
    profile_by_year,
    profile_years,
    write_grades,
)
from safeguarding.errors import InvalidRecordError, UnreadableFileError
from safeguarding.inspections.frameworks import Framework
from safeguarding.inspections.scales import SocialCareGrade as G

ROW = GradeRow(
    "Overall effectiveness",
    [
        GradePoint(date(2016, 11, 14), G.GOOD, Framework.SIF),
        GradePoint(date(2022, 3, 7), G.REQUIRES_IMPROVEMENT, Framework.ILACS),
        GradePoint(date(2025, 2, 24), G.OUTSTANDING, Framework.ILACS),
    ],
)


class TestGrades:
    def test_each_mark_has_its_letters(self) -> None:
        """No mark is told by its colour alone."""
        axes = grades_over_time("York", [ROW]).axes[0]
        assert [each.get_text() for each in axes.texts] == ["G", "RI", "O"]

    def test_two_frameworks_are_not_joined(self) -> None:
        """A line means that grades compare: one joins the two of ILACS, none the SIF's."""
        axes = grades_over_time("York", [ROW]).axes[0]
        lines = [[round(x) for x in np.asarray(line.get_xdata(), dtype=float).tolist()] for line in axes.lines]
        assert [each for each in lines if len(each) > 1] == [[2022, 2025]]

    def test_the_words_hold_every_point(self) -> None:
        text = grades_alt_text("York", [ROW])
        for each in ("14 November 2016: Good", "7 March 2022: Requires", "24 February 2025: Outstanding"):
            assert each in text

    def test_nothing_to_draw_is_drawn_empty(self) -> None:
        """An authority without a graded inspection gives a picture without marks, not an error."""
        assert not grades_over_time("York", grade_rows([])).axes[0].texts

    def test_the_file_and_its_words(self, tmp_path: Path) -> None:
        write_grades("York", [ROW], tmp_path / "york.svg")
        assert "<title" in (tmp_path / "york.svg").read_text(encoding="utf-8")
        assert (tmp_path / "york.alt.txt").read_text(encoding="utf-8").startswith("York.")
        with pytest.raises(UnreadableFileError, match=r"\.png, \.svg"):
            write_grades("York", [ROW], tmp_path / "york.doc")


class TestProfiles:
    def test_the_official_counts_of_2025(self) -> None:
        """[E] Of the 153 authorities of 31 March 2025, 36 outstanding, 67 good, 31 requiring improvement, 19 inadequate."""
        years = profile_years(ilacs().inspections, register=english_authorities(), on=date(2025, 3, 31))
        assert dict(years[-1].counts) == dict(zip(G, (36, 67, 31, 19), strict=True))
        # the first inspections under this framework were in 2018
        assert years[0].on == date(2018, 3, 31)

    def test_a_part_too_narrow_for_words_is_in_the_words_beside(self) -> None:
        """What the bar has no room for stands in the text."""
        year = ProfileYear(date(2017, 3, 31), [(G.OUTSTANDING, 2), (G.GOOD, 98)])
        assert [each.get_text() for each in profile_by_year("England", [year]).axes[0].texts] == ["G 98%"]
        assert "of 100: 2 Outstanding, 98 Good" in profile_alt_text("England", [year])

    def test_a_year_of_nothing(self) -> None:
        year = ProfileYear(date(2017, 3, 31), [])
        assert [each.get_text() for each in profile_by_year("England", [year]).axes[0].texts] == ["none counted"]

    def test_no_negative_number_of_authorities(self) -> None:
        with pytest.raises(InvalidRecordError):
            ProfileYear(date(2017, 3, 31), [(G.GOOD, -1)])


def test_at_most_as_many_years_as_are_asked_for() -> None:
    """Of no years there is no picture."""
    assert profile_years([], register=english_authorities(), on=date(2017, 3, 31), most=0) == ()
