import json
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from numpy.linalg import matrix_rank
from typer.testing import CliRunner

from safeguarding.authorities.england import english_authorities
from safeguarding.cli.application import application
from safeguarding.disclosure.schemes import OFQUAL
from safeguarding.pages.indicators.data import judged_data
from safeguarding.pages.indicators.hidden_values import hidden_values, without_numbers
from safeguarding.pages.indicators.judged import judged_folder
from safeguarding.pages.indicators.pictures import figures_of
from safeguarding.pages.indicators.ratios import judged_ratios, ratios_data
from safeguarding.pages.indicators.section import section_of_judged
from safeguarding.pages.indicators.tables import values_tables
from safeguarding.readers.indicators.folders import read_indicator_folder

ON = "2025-12-31"
OWN = (
    '[[indicators]]\nkey = "{key}"\nname = "{key}"\nnumerator = "{numerator}"\ndenominator = "{of}"\nkind = "share"\n'
    'polarity = "higher is better"\nvalues = "{key}.csv"\n{more}'
)


def own(key: str, *, numerator: str = "seen", of: str = "visits due", more: str = "") -> str:
    return OWN.format(key=key, numerator=numerator, of=of, more=more)


def table(counts: Sequence[tuple[int, int]], *, start: int = 4) -> str:
    rows = [f"2024-{start + k:02},{count},{base}\n" for k, (count, base) in enumerate(counts)]
    return "".join(["Month,Count,Base\n", *rows])


def folder(path: Path, toml: str, **files: str) -> Path:
    (path / "indicators.toml").write_text(f'title = "x"\ndisclosure = {{ threshold = 5 }}\n{toml}', encoding="utf-8")
    for name, text in files.items():
        (path / f"{name}.csv").write_text(text, encoding="utf-8")
    return path


def hidden(made: Path) -> list[list[int]]:
    """The months that are hidden of each figure."""
    read = read_indicator_folder(made, on=date.fromisoformat(ON))
    found = hidden_values(read.indicators, read.rule)
    return [sorted(on.month for on in found[number]) for number in range(len(read.indicators))]


MONTHS = [(20, 33), (3, 30), (25, 40), (22, 34), (26, 35), (24, 32)]


class TestMonths:
    """A small month is hidden with another of its year, wherever the year's total is printed."""

    def test_alone(self, tmp_path: Path) -> None:
        assert hidden(folder(tmp_path, own("a"), a=table(MONTHS))) == [[5, 6]]

    def test_nothing_small(self, tmp_path: Path) -> None:
        assert hidden(folder(tmp_path, own("a"), a=table(MONTHS[2:]))) == [[]]

    def test_beside_the_year_to_date(self, tmp_path: Path) -> None:
        """Months, and the same figure for the year to date: what one hides the other does not tell."""
        to_date = [(sum(count for count, _ in MONTHS[:k]), sum(base for _, base in MONTHS[:k])) for k in range(1, 7)]
        more = 'periods = "the year to date"\n'
        made = folder(tmp_path, own("a") + own("b", more=more), a=table(MONTHS), b=table(to_date))
        by_month, by_year = hidden(made)
        assert by_month == [5, 6]
        assert by_year == [5]

    def test_rolling(self, tmp_path: Path) -> None:
        """Windows of a length that nobody states are no sums of what is known: each is judged alone."""
        made = folder(tmp_path, own("a", more='periods = "rolling periods"\n'), a=table(MONTHS))
        assert hidden(made) == [[5]]

    @pytest.mark.parametrize("months", [MONTHS, MONTHS[2:]])
    def test_rolling_beside_the_months(self, months: list[tuple[int, int]], tmp_path: Path) -> None:
        """Windows of three months, and the months: no month that is hidden follows from what is shown, by adding and taking away."""
        spans = [range(k - 2, k + 1) for k in range(2, len(months))]
        windows = [(sum(months[k][0] for k in span), sum(months[k][1] for k in span)) for span in spans]
        more = 'periods = "rolling periods"\nmeasured = "in a quarter"\n'
        own_months, own_windows = table(months), table(windows, start=6)
        small = any(count < 5 for count, _ in months)
        by_month, by_window = hidden(folder(tmp_path, own("a") + own("b", more=more), a=own_months, b=own_windows))
        assert bool(by_month) is small
        year = [[1] * len(months)]
        shown = [[int(k == one) for k in range(len(months))] for one in range(len(months)) if one + 4 not in by_month]
        shown += [[int(k in span) for k in range(len(months))] for span in spans if span[-1] + 4 not in by_window]
        for month in by_month:
            own_row = [int(k == month - 4) for k in range(len(months))]
            assert matrix_rank([*year, *shown, own_row]) > matrix_rank([*year, *shown])
        if not small:
            assert by_window == []

    def test_rolling_without_the_months(self, tmp_path: Path) -> None:
        """How windows overlap is told by their months alone: without them each is judged alone."""
        more = 'periods = "rolling periods"\nmeasured = "in a quarter"\n'
        assert hidden(folder(tmp_path, own("b", more=more), b=table(MONTHS))) == [[5]]

    def test_bases_of_means(self, tmp_path: Path) -> None:
        """A mean of few is hidden with another of its year: its base is the year's less those of the other months."""
        toml = own("a").replace('kind = "share"', 'kind = "mean"')
        rows = "".join(f"2024-{4 + k:02},12.5,{base}\n" for k, base in enumerate((33, 3, 40, 34)))
        assert hidden(folder(tmp_path, toml, a=f"Month,Mean,Base\n{rows}")) == [[5, 6]]

    def test_in_the_workbook(self, tmp_path: Path) -> None:
        made = folder(tmp_path, own("a"), a=table(MONTHS))
        CliRunner().invoke(application, ["indicators", str(made), "--on", ON, "--workbook", str(tmp_path / "w.xlsx")])
        sheet = openpyxl.load_workbook(tmp_path / "w.xlsx")["a"]
        assert [row[2].value for row in sheet.iter_rows(min_row=2)] == [20, "c", "c", 22, 26, 24]


class TestSharesOfOneBase:
    """Shares of one denominator are hidden in the same months: the base of one is the base of the other."""

    def test_two(self, tmp_path: Path) -> None:
        toml = own("a") + own("b", numerator="seen alone") + own("c", of="children with a plan")
        other = [(10, base) for _, base in MONTHS]
        made = folder(tmp_path, toml, a=table(MONTHS), b=table(other), c=table(other))
        assert hidden(made) == [[5, 6], [5, 6], []]


class TestWithoutCounts:
    """Of a percentage without its count nobody knows whether it is small: under a rule it is not shown."""

    def test_hidden(self, tmp_path: Path) -> None:
        text = "Month,Percentage\n2024-04,75%\n"
        made = folder(tmp_path, own("a"), a=text)
        assert hidden(made) == [[4]]
        made = folder(tmp_path, own("a", more="counts_children = false\n"), a=text)
        assert hidden(made) == [[]]


class TestFaults:
    """A message about a cell of a child's table tells no number under a rule."""

    @pytest.mark.parametrize("row", ["2024-04,{},200,55%", "2024-04,{},1,", "2024-04,{},200,,"])
    def test_no_number(self, row: str, tmp_path: Path) -> None:
        shown = set()
        for count in (2, 3, 4):
            made = folder(tmp_path, own("a"), a=f"Month,Count,Base,Percentage\n{row.format(count)}\n")
            result = CliRunner().invoke(application, ["indicators", str(made), "--on", ON, "--format", "json"])
            shown.add(json.dumps(json.loads(result.stdout), sort_keys=True))
        assert len(shown) == 1

    def test_without_a_rule(self, tmp_path: Path) -> None:
        made = folder(tmp_path, own("a"), a="Month,Count,Base,Percentage\n2024-04,30,40,80%\n")
        toml = (made / "indicators.toml").read_text(encoding="utf-8").replace("disclosure = { threshold = 5 }\n", "")
        (made / "indicators.toml").write_text(toml, encoding="utf-8")
        text = CliRunner().invoke(application, ["indicators", str(made), "--on", ON, "--format", "markdown"]).stdout
        assert "30 of 40 is 75.00%" in text
        assert ".." not in text


def test_a_rule_that_rounds_leaves_no_exact_number(tmp_path: Path) -> None:
    """What the page, the pictures' words, the workbook's tables and the data hold is worked out from rounded numbers."""
    standard = '{ groups = "g.csv", population = "England", standard = { "Under 5" = 3, "5 to 17" = 8 } }'
    rate = f'[[indicators]]\nuse = "cla_rate"\nstandardised = {standard}\n'
    ratios = '[[ratios]]\nname = "Entries"\nfile = "r.csv"\nexpected_from = "age"\n'
    made = folder(
        tmp_path,
        'authority = "York"\n' + own("a", more='target = { value = "90%" }\n') + rate + ratios,
        a=table([(197, 203), (192, 208), (186, 211)]),
        g="Year,Age,Count,Population\n2025,Under 5,32,9000\n2025,5 to 17,82,25000\n",
        r="Area,Observed,Expected\nYork,47,40\nHull,58,61\n",
    )
    read = read_indicator_folder(made, on=date.fromisoformat(ON))
    register = english_authorities()
    judged = judged_folder(read, register=register, rule=OFQUAL)
    ratio = judged_ratios(read, register=register, rule=OFQUAL)
    section = section_of_judged(without_numbers(read, OFQUAL), judged, rule=OFQUAL, ratios=ratio)
    printed = [*section.paragraphs, *section.notes]
    printed += [cell for each in (*section.tables, *values_tables(judged)) for row in each.words for cell in row]
    printed += [words for _, _, words in figures_of(judged, ratio)]
    printed.append(json.dumps([*map(judged_data, judged), *ratios_data(ratio)]))
    numbers = set(re.findall(r"\d+(?:\.\d+)?", " ".join(printed)))
    exact = {197, 192, 186, 203, 208, 211, 32, 82, 114, 47, 58}
    assert not numbers & {str(each) for each in exact}
    assert {str(OFQUAL.printed(each)) for each in (186, 211, 47)} <= numbers
    assert any("rounded to the nearest 5" in note for note in section.notes)
