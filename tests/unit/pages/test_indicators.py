from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import attrs
import pytest
from tests.unit.readers.indicators.test_long_tables import REFERRALS

from safeguarding.authorities.england import english_authorities
from safeguarding.disclosure.schemes import OFQUAL
from safeguarding.indicators.chart_limits import ChartKind
from safeguarding.indicators.figures import Mean
from safeguarding.indicators.process_charts import ChartVerdict
from safeguarding.indicators.rates import Rate
from safeguarding.numbers.shares import Share
from safeguarding.pages.cells import Span
from safeguarding.pages.indicators.benchmark_tables import benchmarks_table
from safeguarding.pages.indicators.benchmarks import Benchmark, NoBenchmark
from safeguarding.pages.indicators.data import judged_data
from safeguarding.pages.indicators.judged import JudgedIndicator, judged_folder
from safeguarding.pages.indicators.pictures import chart_alt_text, figures_of
from safeguarding.pages.indicators.rounded_values import _rounded, _rounded_period, rounded_values
from safeguarding.pages.indicators.section import section_of_judged
from safeguarding.pages.indicators.tables import scorecard_table, values_tables
from safeguarding.pages.sections import Section
from safeguarding.readers.indicators.folders import read_indicator_folder
from safeguarding.readers.indicators.periods import parse_period
from safeguarding.readers.indicators.values import PeriodFigure

REGISTER = english_authorities()
SHARE = '[[indicators]]\nuse = "{}"\nvalues = "{}.csv"\ntarget = {{ value = "90%" }}\n'
Judge = Callable[..., tuple[tuple[JudgedIndicator, ...], Section]]
YORK = 'authority = "York"\npublished = ["referrals.csv"]\n[[indicators]]\nuse = "rereferral_12m"\n'
LINES = REFERRALS.read_text(encoding="utf-8-sig").splitlines()


def months(*rows: str, start: int = 0) -> str:
    named = [f"{2024 + (k + start) // 12}-{(k + start) % 12 + 1:02},{row}" for k, row in enumerate(rows)]
    return "\n".join(["Month,Count,Base", *named]) + "\n"


STEADY = ("90,100", "93,100", "91,100", "94,100") * 3


@pytest.fixture
def judged(tmp_path: Path) -> Judge:
    def judge(toml: str, *, on: date = date(2025, 12, 31), **files: str) -> tuple[tuple[JudgedIndicator, ...], Section]:
        (tmp_path / "indicators.toml").write_text(f'title = "Made up"\n{toml}', encoding="utf-8")
        for name, text in files.items():
            (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
        folder = read_indicator_folder(tmp_path, on=on)
        found = judged_folder(folder, register=REGISTER)
        return found, section_of_judged(folder, found, rule=folder.rule)

    return judge


def published(*years: str, areas: tuple[str, ...] = ()) -> str:
    rows = [line for line in LINES[1:] if line.startswith(years)]
    return "\n".join([LINES[0], *(row for row in rows if not areas or any(f",{area}," in row for area in areas))])


class TestOrder:
    """What is wrong stands first: not met, then a sign of concern, then what missed as counted, what is missing, and the rest."""

    def test_from_the_worst(self, judged: Judge) -> None:
        keys = ("cla_health", "cl_eet", "cla_dental", "cl_suitable", "icpc_15wd", "assessment_45wd")
        files = {
            "cla_health": months("960,1000"),
            "cl_eet": months("91,100"),
            "cla_dental": months("91,100", "x,x"),
            "cl_suitable": months("88,100"),
            "icpc_15wd": months(*STEADY, "910,1000", start=0).replace("910,1000", "92,100"),
            "assessment_45wd": months("800,1000"),
        }
        files["icpc_15wd"] = months(*(f"{k},100" for k in (99, 98, 99, 100, 98, 99, 99, 98, 99, 100, 99, 98, 91)))
        found, section = judged("".join(SHARE.format(key, key) for key in keys), **files)
        assert [each.indicator.key for each in found] == [
            "assessment_45wd",
            "icpc_15wd",
            "cl_suitable",
            "cla_dental",
            "cl_eet",
            "cla_health",
        ]
        assert [each.is_wrong for each in found] == [True, True, False, False, False, False]
        assert found[1].chart is not None
        assert found[1].chart.verdict is ChartVerdict.CONCERN
        assert "wrong by more than chance: Assessments completed" in section.paragraphs[0]

    def test_a_figure_near_its_target(self, judged: Judge) -> None:
        """89.95% is printed as such beside 90%, not as 90%."""
        _, section = judged(SHARE.format("icpc_15wd", "a"), a=months("1799,2000"))
        assert section.tables[0].words[0][2] == "89.95%"
        assert "89.95% of 2,000 against 90%: cannot say" in section.tables[1].words[0][1]

    def test_a_colour_without_a_target(self, judged: Judge) -> None:
        """A colour is never without its doubt."""
        toml = '[[indicators]]\nuse = "icpc_15wd"\nvalues = "a.csv"\ncolours = { green = "95%", amber = "90%" }\n'
        words = judged(toml, a=months("56,61"))[1].tables[1].words[0][1]
        assert words == "92% of 61: amber, but by chance it may be red or green."

    def test_no_value_at_all(self, judged: Judge) -> None:
        _, section = judged('[[indicators]]\nuse = "icpc_15wd"\n')
        assert (
            section.paragraphs[-1]
            == "Without any value, and judged in nothing: Initial conferences within 15 working days."
        )


class TestCharts:
    """The chart is the one that fits the numbers, unless the folder says which; the definition's changes are breaks."""

    def test_few_events(self, judged: Judge) -> None:
        few = months(*("6,8", "7,9", "5,8") * 5)
        for wanted, kind in (("", ChartKind.P), ('chart = { kind = "single values (XmR)" }\n', ChartKind.XMR)):
            found, _ = judged(SHARE.format("iha_20wd", "a") + wanted, a=few)
            assert found[0].chart is not None
            assert found[0].chart.kind is kind

    @pytest.mark.parametrize(
        ("on", "said"), [(date(2024, 7, 29), ""), (date(2025, 7, 1), ", longer than chance gives")]
    )
    def test_days_since_the_latest_event(self, on: date, said: str, judged: Judge) -> None:
        """Events every fortnight, and then none: the gap that is still open is told of too."""
        days = "\n".join(str(date(2024, 1, 1) + timedelta(days=14 * k + k % 3)) for k in range(16))
        toml = '[[indicators]]\nuse = "cla_missing"\nevents = "a.csv"\n'
        since = (on - date(2024, 1, 1) - timedelta(days=14 * 15)).days
        words = judged(toml, on=on, a=f"Event on\n{days}\n")[1].tables[1].words[0][2]
        assert words.endswith(f"It is now {since} days since the latest one{said}.")

    def test_a_change_of_definition(self, judged: Judge) -> None:
        """Values of one assessment and of an initial and a core assessment are no one series."""
        years = "Year,Count,Base\n" + "".join(f"{year},800,1000\n" for year in range(2010, 2026))
        found, section = judged(SHARE.format("assessment_45wd", "a"), a=years)
        assert found[0].chart is not None
        assert [each.on for each in found[0].chart.series.breaks] == [date(2013, 4, 1)]
        assert "Change of definition from 1 April 2013" in section.tables[1].words[0][2]

    @pytest.mark.parametrize(("on", "shown"), [("2024-06-30", 1), ("2024-07-01", 0)])
    def test_a_break_after_the_last_value(self, on: str, shown: int, judged: Judge) -> None:
        """The values cannot tell of it yet, and no picture is drawn up to its day."""
        toml = SHARE.format("icpc_15wd", "icpc_15wd") + f'breaks = [{{ on = {on}, reason = "a new form" }}]\n'
        (found,), _ = judged(toml, icpc_15wd=months(*STEADY[:6]))
        assert found.chart is not None
        assert len(found.chart.series.breaks) == shown


class TestBesideOthers:
    """One table, one year and one definition, or it is said why not."""

    def test_the_year_that_had_ended(self, judged: Judge) -> None:
        found, _ = judged(YORK, on=date(2025, 3, 30), referrals=published("2024", "2025"))
        benchmark = found[0].benchmark
        assert isinstance(benchmark, Benchmark)
        assert benchmark.period.code == "2024"

    def test_england_region_and_neighbours(self, judged: Judge) -> None:
        """By hand from DfE's table of 2025: 142,900 of 632,830; 427 of 1,837 in York; ten neighbours, their simple mean."""
        found, section = judged(YORK, referrals=published("2025"))
        benchmark = found[0].benchmark
        assert isinstance(benchmark, Benchmark)
        assert benchmark.england is not None
        assert benchmark.england.figure == Share(142_900, 632_830)
        assert benchmark.ours.figure == Share(427, 1_837)
        assert (len(benchmark.neighbours), benchmark.rank.rank, benchmark.rank.of) == (10, 119, 153)
        mean = sum((each.figure.fraction for each in benchmark.neighbours if each.figure), Fraction(0)) / 10  # type: ignore[union-attr]
        assert benchmark.neighbours_value == mean
        assert section.tables[2].words[0][2:6] == ("23.2%", "22.6%", "21.7%", "20.7%")

    def test_an_authority_that_is_not_there(self, judged: Judge) -> None:
        """It is a conflict, since nothing of what was asked could be answered."""
        found, section = judged(YORK.replace("York", "Yrok"), referrals=published("2025"))
        assert isinstance(found[0].benchmark, NoBenchmark)
        assert [(each.problem, each.remedy) for each in section.conflicts] == [
            ("no published table has a row of Yrok", "did you mean 'York'?")
        ]

    def test_a_neighbour_that_is_not_there(self, judged: Judge) -> None:
        toml = f'neighbours = ["Leeds", "Atlantis"]\n{YORK}'
        found, section = judged(toml, referrals=published("2025"))
        benchmark = found[0].benchmark
        assert isinstance(benchmark, Benchmark)
        assert benchmark.not_found == ("Atlantis",)
        assert any("has no row of Atlantis" in note for note in section.tables[2].notes)

    def test_our_own_value_of_that_year(self, judged: Judge) -> None:
        """Where it is another than the published one, that is said; a value that may not be shown is not."""
        own = f'{YORK}values = "own.csv"\n'
        files = {"referrals": published("2025"), "own": "Year,Count,Base\n2025,430,1837\n"}
        said = "our own table has 23% of 1,837 for that year, the published one 23% of 1,837"
        assert any(said in note for note in judged(own, **files)[1].tables[2].notes)
        files["own"] = "Year,Count,Base\n2025,3,1837\n"
        hidden = judged(f"disclosure = {{ threshold = 5 }}\n{own}", **files)[1]
        assert not any("our own table" in note for note in hidden.tables[2].notes)

    def test_a_councils_own_definition(self, judged: Judge) -> None:
        own = YORK.replace(
            'use = "rereferral_12m"',
            'key = "rereferral_12m"\nnumerator = "children"\ndenominator = "children"\nkind = "share"\npolarity = "neither"',
        )
        found, section = judged(own, referrals=published("2025"))
        assert isinstance(found[0].benchmark, NoBenchmark)
        assert any("its definition is the council's own" in note for note in section.notes)

    def test_nobody_beside_it(self, judged: Judge) -> None:
        """An area alone is in no quarter, and no limits of chance are drawn about it."""
        found, section = judged(YORK, referrals=published("2025", areas=("York",)))
        benchmark = found[0].benchmark
        assert isinstance(benchmark, Benchmark)
        assert (benchmark.funnel, benchmark.rank.of, benchmark.rank.band) == (None, 1, None)
        (row,) = section.tables[2].words
        assert row[2:7] == ("23.2%", "no row", "no row", "not known", "0")
        assert row[-1] == ""
        assert not any("limits" in note for note in section.tables[2].notes)

    def test_a_printed_figure_that_does_not_follow(self, judged: Judge) -> None:
        table = published("2025", areas=("York", "Leeds")).replace(",427,23.2,", ",427,32.2,")
        _, section = judged(YORK, referrals=table)
        assert ["does not follow from its counts" in each.problem for each in section.conflicts] == [True]


@pytest.mark.parametrize(
    ("key", "period", "called"),
    [
        ("icpc_15wd", "2025", "the year to March 2025"),
        ("cla_health", "2025", "31 March 2025"),
        ("icpc_15wd", "April 2025", ""),
        ("icpc_15wd", "20/05/2025", "20 May 2025"),
    ],
)
def test_what_a_period_is_called(judged: Judge, key: str, period: str, called: str) -> None:
    """A year is one that ends, or its last day where children are counted on it; a day is that day, and a month is clear."""
    (each,), _ = judged(SHARE.format(key, "a"), a=f"Period,Count,Base\n{period},90,100\n")
    assert each.chart is not None
    assert [point.label for point in each.chart.points] == [called]


class TestWidenedLimits:
    """Shares that vary by more than chance are judged by widened limits, and what their bases alone say stands beside it."""

    def test_said(self, judged: Judge) -> None:
        toml = SHARE.format("icpc_15wd", "a") + 'chart = { kind = "shares of varying bases (p)" }\n'
        rows = months(*(f"{18_000 + k % 2 * 500 + k % 3 * 130},20000" for k in range(20)))
        found, section = judged(toml, a=rows)
        [each] = found
        assert each.widened is not None
        assert each.widened.kind is ChartKind.P_PRIME
        words = section.tables[1].words[0][2]
        assert words.startswith(
            "Its values vary by more than their bases give by chance, so its limits are widened by that."
        )
        assert "By the limits of its bases alone: sign of" in words
        assert section.tables[0].words[0][9] == "no sign of change"
        assert any("Laney (2002)" in note for note in section.notes)
        data = judged_data(each)["over_time"]
        assert (data["limits"]["code"], data["widened"]["limits"]["code"]) == ("p", "p_prime")
        assert [table.caption for table in values_tables(found)][-1].endswith("limits widened")
        assert len(list(figures_of(found))) == 2


class TestWhatIsNotRead:
    """What the folder holds beside its figures is told, and stands nowhere in silence."""

    def test_tables_that_nothing_names_and_many_faults(self, judged: Judge) -> None:
        many = "\n".join(["Month,Count,Base", *("soon,1,2" for _ in range(60))])
        _, section = judged(
            SHARE.format("icpc_15wd", "icpc_15wd"), icpc_15wd=f"{many}\n2024-01,90,100\n", other="A,B\n1,2\n"
        )
        assert "Tables of the folder that nothing names: other.csv." in section.notes
        assert any("times: " in note for note in section.notes)

    def test_a_value_without_its_count_is_shown_as_it_is(self, judged: Judge) -> None:
        found, section = judged(
            SHARE.format("icpc_15wd", "icpc_15wd"),
            icpc_15wd="Month,Percentage\n" + "".join(f"2024-{k:02},{80 + k}%\n" for k in range(1, 13)),
        )
        assert found[0].latest is not None
        assert any("92" in cell for row in section.tables[0].words for cell in row)

    def test_a_published_table_of_years_to_come_has_no_place(self, judged: Judge) -> None:
        found, _ = judged(YORK, on=date(2024, 1, 1), referrals=published("2025"))
        (each,) = (one for one in found if one.indicator.key == "rereferral_12m")
        assert isinstance(each.benchmark, NoBenchmark)
        assert "no year that had ended by 1 January 2024" in each.benchmark.reason


@pytest.mark.parametrize(
    ("figure", "rounded"),
    [
        (Share(12, 103), Share(10, 105)),
        (Share(1, 2), None),
        (Rate(12, 10_003, per=10_000), Rate(10, 10_003, per=10_000)),
        (Mean(estimate=Fraction(31, 2), base=2, variance=None), None),
    ],
)
def test_what_is_left_of_a_figure_when_its_counts_are_rounded(figure: object, rounded: object) -> None:
    """Of a base that is rounded to nothing there is no share and no mean; a rate's base is a population, and stays."""
    assert _rounded(figure, OFQUAL) == rounded  # type: ignore[arg-type]
    missing = PeriodFigure(period=parse_period("May 2024"), why="no row")
    assert _rounded_period(missing, OFQUAL) is missing


class TestWhatIsNotThere:
    """A figure of which something is not known has no number in its place."""

    def test_no_value_has_no_course_and_no_sheet(self, judged: Judge) -> None:
        found, _ = judged('[[indicators]]\nuse = "icpc_15wd"\n')
        assert "over_time" not in judged_data(found[0])
        assert list(values_tables(found)) == []

    def test_no_interval(self, judged: Judge) -> None:
        found, _ = judged(SHARE.format("icpc_15wd", "a"), a=months(*STEADY))
        bare = attrs.evolve(found[0], interval=None)
        assert "interval" in judged_data(found[0])["latest"]
        assert "interval" not in judged_data(bare)["latest"]
        shown = [any(isinstance(cell, Span) for cell in scorecard_table([each]).rows[0]) for each in (found[0], bare)]
        assert shown == [True, False]

    def test_a_chart_without_a_value(self, judged: Judge) -> None:
        found, _ = judged(SHARE.format("icpc_15wd", "a"), a=months(*STEADY))
        chart = found[0].chart
        assert chart is not None
        points = [attrs.evolve(each, value=None) for each in chart.points]
        assert "0 values; 12 missing" in chart_alt_text(attrs.evolve(chart, points=points))

    def test_nothing_is_rounded_where_the_folder_has_no_table(self, tmp_path: Path) -> None:
        (tmp_path / "indicators.toml").write_text('title = "x"\n[[indicators]]\nuse = "icpc_15wd"\n', encoding="utf-8")
        (each,) = read_indicator_folder(tmp_path, on=date(2025, 12, 31)).indicators
        rule = attrs.evolve(OFQUAL, rounding_base=5)
        assert each.table is None
        assert rounded_values(each, rule) is each

    def test_a_folder_that_does_not_say_whose_it_is(self, judged: Judge) -> None:
        found, _ = judged(YORK.replace('authority = "York"\n', ""), referrals=published("2025"))
        benchmark = found[0].benchmark
        assert isinstance(benchmark, NoBenchmark)
        assert "does not say which authority" in benchmark.reason

    def test_no_figure_beside_others_has_no_note(self) -> None:
        table = benchmarks_table([])
        assert (list(table.rows), list(table.notes)) == ([], [])

    def test_our_own_value_is_not_published(self, judged: Judge) -> None:
        """It has no rank, no quarter and no place among the limits of chance."""
        _, section = judged(YORK, referrals=published("2025").replace(",1837,427,23.2,", ",1837,c,c,"))
        row = section.tables[2].words[0]
        assert row[2] not in ("", "0%")
        assert row[7] == "no value"
        assert row[10] == ""
