from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from tests.published import ROOT
from tests.unit.readers.indicators.test_long_tables import CHILDREN, REFERRALS

from safeguarding.errors import FaultyInputError, InvalidRecordError, UnreadableFileError
from safeguarding.indicators.catalogue import indicator_named
from safeguarding.numbers.polarities import Polarity
from safeguarding.readers.indicators.facts import GoodWay, IndicatorFacts, TargetFacts
from safeguarding.readers.indicators.folders import IndicatorFolder, named_files, read_indicator_folder
from safeguarding.readers.indicators.stated_definitions import definition_of

WESTMARCH = ROOT / "examples" / "westmarch-indicators"
ON = date(2026, 4, 30)
SHARE = '[[indicators]]\nuse = "icpc_15wd"\n'


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., IndicatorFolder]:
    def read(toml: str, **files: str) -> IndicatorFolder:
        (tmp_path / "indicators.toml").write_text(f'title = "Made up"\n{toml}', encoding="utf-8")
        for name, text in files.items():
            (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
        return read_indicator_folder(tmp_path, on=ON)

    return read


class TestTheExample:
    """The folder of the invented council is read without a fault."""

    def test_westmarch(self) -> None:
        found = read_indicator_folder(WESTMARCH, on=ON)
        assert found.faults == ()
        assert (len(found.indicators), found.files_not_read) == (7, ())
        assert {each.indicator.key for each in found.indicators if each.published} == {"rereferral_12m"}
        assert len(named_files(WESTMARCH)) == 7


class TestPublishedTablesAlone:
    """A folder of published tables is a scorecard of the authority that is named."""

    def test_york(self, tmp_path: Path) -> None:
        for file in (CHILDREN, REFERRALS):
            head, *lines = file.read_text(encoding="utf-8-sig").splitlines()
            of_2025 = [line for line in lines if line.startswith("2025") and (",York," in line or "National" in line)]
            (tmp_path / file.name).write_text("\n".join([head, *of_2025]), encoding="utf-8")
        found = read_indicator_folder(tmp_path, on=ON, authority="York")
        assert [each.indicator.key for each in found.indicators] == ["cla_rate", "cla_start_rate", "rereferral_12m"]
        with pytest.raises(UnreadableFileError, match=r"holds no indicators\.toml"):
            read_indicator_folder(tmp_path, on=ON)

    def test_nothing(self, tmp_path: Path) -> None:
        with pytest.raises(UnreadableFileError, match="neither"):
            read_indicator_folder(tmp_path, on=ON, authority="York")
        with pytest.raises(UnreadableFileError, match="not a folder"):
            read_indicator_folder(tmp_path / "nowhere", on=ON)


class TestFacts:
    """Every fault of the facts and of the files that they name is reported together."""

    def test_all_at_once(self, read: Callable[..., IndicatorFolder]) -> None:
        toml = f'{SHARE}target = {{ value = "95" }}\n[[indicators]]\nuse = "icpc_15"\n{SHARE}values = "none.csv"\n'
        with pytest.raises(FaultyInputError) as caught:
            read(toml)
        assert len(caught.value.faults) == 3
        assert [str(fault.place) for fault in caught.value.faults[:2]] == [
            "indicators.toml $.indicators[0]",
            "indicators.toml $.indicators[1]",
        ]

    def test_a_published_table_that_is_not_there(self, read: Callable[..., IndicatorFolder]) -> None:
        """Where a figure stands beside it, the table is what is reported, once, and not the figure."""
        beside = '[indicators.beside]\nfile = "gone.csv"\nnumerator = "in_time"\ndenominator = "held"\n'
        with pytest.raises(FaultyInputError) as caught:
            read(f"{SHARE}{beside}")
        assert [str(fault.place) for fault in caught.value.faults] == ["gone.csv"]

    def test_outside_the_folder(self, read: Callable[..., IndicatorFolder]) -> None:
        with pytest.raises(FaultyInputError, match="outside the folder"):
            read(f'{SHARE}values = "../elsewhere.csv"\n')

    def test_a_file_that_nothing_names(self, read: Callable[..., IndicatorFolder]) -> None:
        found = read(
            f'{SHARE}values = "a.csv"\n', a="Month,Count,Base\nMay 2024,41,45\n", b="Month,Count\nMay 2024,1\n"
        )
        assert found.files_not_read == ("b.csv",)

    def test_nothing_of_that_name(self, read: Callable[..., IndicatorFolder]) -> None:
        text = "Month,KPI,Count,Base\nMay 2024,KPI 9,41,45\n"
        faults = read(f'{SHARE}values = "a.csv"\n', a=text).faults
        assert "no value of Initial conferences" in faults[0].problem

    def test_rows_that_no_figure_reads(self, read: Callable[..., IndicatorFolder]) -> None:
        """A row of a table of several figures is some figure's, or it is reported."""
        text = "Month,KPI,Count,Base\nMay 2024,KPI 7,41,45\nMay 2024,KPI 8,5,45\nMay 2024,KPI 9,6,45\n"
        toml = f'{SHARE}values = "a.csv"\ncalled = "KPI 7"\n[[indicators]]\nuse = "iha_20wd"\nvalues = "a.csv"\ncalled = "KPI 8"\n'
        (fault,) = read(toml, a=text).faults
        assert fault.problem == "rows of 'KPI 9' that no figure reads"

    def test_columns_of_another_table(self, read: Callable[..., IndicatorFolder]) -> None:
        """A published table that is not known is read by the columns that are named; others are refused."""
        head = "time_period,time_identifier,geographic_level,la_name,held,in_time"
        text = f"{head}\n2025,Reporting year,Local authority,Westmarch,200,150\n"
        beside = '[indicators.beside]\nfile = "a.csv"\nnumerator = "{}"\ndenominator = "held"\n'
        found = read(SHARE + beside.format("in_time"), a=text)
        assert found.indicators[0].published is not None
        with pytest.raises(FaultyInputError, match="no such columns"):
            read(SHARE + beside.format("on_time"), a=text)


class TestDefinitions:
    """A definition that ships is used as it is; a council's own says all that it is."""

    def test_polarity_is_data(self) -> None:
        """Which way is good, a council may see otherwise; also that neither is."""
        assert definition_of(IndicatorFacts(use="cla_rate")).polarity is None
        assert (
            definition_of(IndicatorFacts(use="cla_rate", polarity=GoodWay.LOWER)).polarity is Polarity.LOWER_IS_BETTER
        )
        assert definition_of(IndicatorFacts(use="icpc_15wd", polarity=GoodWay.NEITHER)).polarity is None

    @pytest.mark.parametrize(
        "facts", [IndicatorFacts(use="icpc_15wd", numerator="conferences in 10 days"), IndicatorFacts(name="visits")]
    )
    def test_refused(self, facts: IndicatorFacts) -> None:
        with pytest.raises(InvalidRecordError):
            definition_of(facts)

    def test_a_tolerance_in_points(self) -> None:
        target = TargetFacts(value="95%", tolerance=Decimal(2)).target(indicator_named("icpc_15wd"))
        assert (target.value, target.needed) == (Fraction(95, 100), Fraction(93, 100))


def test_a_published_table_that_cannot_be_opened_is_not_read(
    read: Callable[..., IndicatorFolder], tmp_path: Path
) -> None:
    """It is reported where it is named, and is nobody's benchmark; where nothing names it, it is no table."""
    (tmp_path / "broken.xlsx").write_bytes(b"PK no workbook")
    (tmp_path / "figures.csv").write_text("Month,Numerator,Denominator\nApr 2025,41,45\n", encoding="utf-8")
    found = read(f'{SHARE}values = "figures.csv"\n')
    assert ([each.published for each in found.indicators], found.faults) == ([None], ())
    assert found.files_not_read == ("broken.xlsx",)


def test_two_figures_of_one_key_are_reported(read: Callable[..., IndicatorFolder]) -> None:
    """Nobody could say which of them a page means."""
    figures = "Month,Numerator,Denominator\nApr 2025,41,45\n"
    found = read(f'{SHARE}values = "one.csv"\n{SHARE}values = "two.csv"\n', one=figures, two=figures)
    assert [each.problem for each in found.faults] == ["two figures have the key 'icpc_15wd'"]
