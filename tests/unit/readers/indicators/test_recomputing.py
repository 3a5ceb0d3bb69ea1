from collections import Counter
from pathlib import Path

import attrs
import pytest
from tests.unit.readers.indicators.test_long_tables import CHILDREN, HEAD, REFERRALS, YORK, published

from safeguarding.errors import InvalidRecordError
from safeguarding.readers.indicators.long_tables import read_published_table
from safeguarding.readers.indicators.measures import MEASURES, measures_in, published_figures
from safeguarding.readers.indicators.recomputing import Following, faults_of_figures, recomputed

F = Following


class TestEveryPrintedFigure:
    """No printed rate or share of the two tables is accused: all 10,784 follow, 28 of them from unrounded counts."""

    @pytest.mark.parametrize(
        ("file", "expected"),
        [
            (CHILDREN, {F.FOLLOWS: 2_443, F.FROM_UNROUNDED: 4, F.NOT_COMPARED: 58}),
            (REFERRALS, {F.FOLLOWS: 8_313, F.FROM_UNROUNDED: 24, F.NOT_COMPARED: 191}),
        ],
        ids=["looked after", "referrals"],
    )
    def test_they_follow(self, file: Path, expected: dict[Following, int]) -> None:
        table = published(file)
        found = list(recomputed(table))
        assert Counter(each.following for each in found) == expected
        assert all(each.sentence for each in found)
        assert list(faults_of_figures(table)) == []

    def test_one_that_is_changed_is_found(self, tmp_path: Path) -> None:
        """A share of one authority, printed a tenth higher, is the only one that does not follow."""
        head, *others = REFERRALS.read_text(encoding="utf-8-sig").splitlines()
        lines = [head, *(line for line in others if line.startswith("2025"))]
        place = next(k for k, line in enumerate(lines) if ",York," in line)
        cells = lines[place].split(",")
        cells[13] = f"{float(cells[13]) + 0.1:.1f}"
        lines[place] = ",".join(cells)
        changed = tmp_path / "changed.csv"
        changed.write_text("\n".join(lines), encoding="utf-8")
        (fault,) = faults_of_figures(read_published_table(changed))
        assert (fault.place.row, fault.place.column, fault.found) == (place + 1, "rereferral_percent", cells[13])


REGION = "2022,Reporting year,Regional,E92000001,England,E12000003,Yorkshire and The Humber,,"
LONDON = "2022,Reporting year,Regional,E92000001,England,E12000007,London,,"
MEMBER = "2022,Reporting year,Local authority,E92000001,England,E12000003,Yorkshire and The Humber,E06000014,York"


class TestTotals:
    """A total is allowed its rounding, and the authorities that its base keeps and its share leaves out; no more."""

    @pytest.mark.parametrize(
        ("rows", "following"),
        [
            # 1,660 of 7,490 is 22.2%; without an authority of 460 plans, whose count is marked u, it is 23.6%
            ([f"{REGION},7490,1660,23.6", f"{MEMBER},460,u,u"], F.MEMBERS_LEFT_OUT),
            ([f"{REGION},7490,1660,23.6", f"{MEMBER},460,90,19.6"], F.DOES_NOT_FOLLOW),
            ([f"{REGION},7490,1660,24.6", f"{MEMBER},460,u,u"], F.DOES_NOT_FOLLOW),
            ([f"{LONDON},7490,1660,23.6", f"{MEMBER},460,u,u"], F.DOES_NOT_FOLLOW),
            ([f"{REGION},7490,1660,22.2"], F.FOLLOWS),
            # 5 either way: 1,655 to 1,665 of 7,485 to 7,495 reach from 22.08% to 22.24%
            ([f"{REGION},7490,1660,22.1"], F.FROM_UNROUNDED),
            ([f"{REGION},7490,1660,22.0"], F.DOES_NOT_FOLLOW),
            # an authority's counts are unrounded, and nothing is allowed them
            ([f"{MEMBER},7490,1660,22.1"], F.DOES_NOT_FOLLOW),
            ([f"{MEMBER},0,0,0"], F.NOT_COMPARED),
            ([f"{MEMBER},200,c,c"], F.NOT_COMPARED),
        ],
    )
    def test_both_sides(self, rows: list[str], following: Following, tmp_path: Path) -> None:
        path = tmp_path / "made_up.csv"
        path.write_text(
            "\n".join([f"{HEAD},referral_count,rereferral_count,rereferral_percent", *rows]), encoding="utf-8"
        )
        assert next(recomputed(read_published_table(path))).following is following

    def test_a_tie_goes_up(self, tmp_path: Path) -> None:
        """DfE rounds half up: 22.25% is 22.3%, and 22.2% does not follow."""
        path = tmp_path / "made_up.csv"
        for printed, following in (("22.3", F.FOLLOWS), ("22.2", F.DOES_NOT_FOLLOW)):
            text = f"{HEAD},referral_count,rereferral_count,rereferral_percent\n{YORK},400,89,{printed}\n"
            path.write_text(text, encoding="utf-8")
            assert next(recomputed(read_published_table(path))).following is following


def test_a_figure_that_is_held_against_its_counts_in_words() -> None:
    """The area, the period, what was found, and why."""
    first = next(iter(recomputed(published(CHILDREN))))
    assert str(first) == f"{first.row.area}, {first.row.period.code}: {first.following}. {first.sentence}"


def test_a_measure_that_the_table_does_not_print_is_not_held_against_it() -> None:
    """Of a table of referrals no rate of looked-after children can be recomputed."""
    others = [each for each in MEASURES if each.printed not in published(REFERRALS).numbers]
    assert others
    assert list(recomputed(published(REFERRALS), measures=others)) == []


def test_published_figures_need_their_columns_and_one_row_an_area() -> None:
    """A table without the counts, or with several rows of one area and year, gives no figure at all."""
    table = published(REFERRALS)
    measure = measures_in(table)[0]
    lacking = attrs.evolve(table, rows=(), numbers=(measure.numerator,))
    doubled = attrs.evolve(table, rows=(*table.rows[:3], table.rows[0]))
    for wrong, words in ((lacking, "has not the columns"), (doubled, "several rows of one area and year")):
        with pytest.raises(InvalidRecordError, match=words):
            published_figures(wrong, measure)
