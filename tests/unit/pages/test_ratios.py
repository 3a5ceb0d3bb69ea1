"""Ratios of observed to expected events, from a folder to the page: as published ones are, and small counts of children hidden."""

import csv
from datetime import date
from pathlib import Path

from tests.published import ROOT

from safeguarding.authorities.england import english_authorities
from safeguarding.disclosure.schemes import FEWER_THAN_FIVE
from safeguarding.indicators.funnels import LEVELS
from safeguarding.pages.indicators.pictures import figures_of
from safeguarding.pages.indicators.ratios import judged_ratios, ratios_data, ratios_table
from safeguarding.pages.indicators.section import indicators_section
from safeguarding.readers.indicators.folders import IndicatorFolder, read_indicator_folder

TOML = """title = "Ours"
authority = "E06000014"
neighbours = ["Hull"]
indicators = []
[[ratios]]
name = "Entries to care"
file = "areas.csv"
expected_from = "England's rates by age"
"""
SMALL = "York,3,9.6\nHull,12,12.5\nLeeds,31,28\nBath,4,5\n"


def folder(path: Path, rows: str, toml: str = TOML) -> IndicatorFolder:
    (path / "indicators.toml").write_text(toml, encoding="utf-8")
    (path / "areas.csv").write_text(f"Area,Observed,Expected\n{rows}", encoding="utf-8")
    return read_indicator_folder(path, on=date(2025, 12, 31))


def test_areas_lie_where_published_ones_do(tmp_path: Path) -> None:
    """Every area of UKHSA's own example lies beyond the limits that they found."""
    published = ROOT / "tests" / "vectors" / "indicators" / "oracles_funnel_ratio_significance.csv"
    with published.open(encoding="utf-8") as file:
        known = list(csv.DictReader(file))
    rows = "".join(f"Area {k},{each['observed']},{each['expected']}\n" for k, each in enumerate(known))
    [found] = ratios_data(judged_ratios(folder(tmp_path, rows), register=english_authorities(), rule=None))
    levels = {None: "Not significant", LEVELS[0]: "0.025", LEVELS[1]: "0.001"}
    assert len(found["areas"]) == len(known)
    for area, each in zip(found["areas"], known, strict=True):
        side = "High" if area["ratio"] > 1 else "Low"
        said = levels[area["beyond"]]
        assert each["by_exact_poisson"] == (said if area["beyond"] is None else f"{side} ({said})")


def test_the_councils_own_area_is_found_by_its_code(tmp_path: Path) -> None:
    read = folder(tmp_path, SMALL)
    [ratio] = judged_ratios(read, register=english_authorities(), rule=None)
    assert (ratio.ours, ratio.neighbours) == ("York", frozenset({"Hull"}))
    row = ratios_table([ratio]).words[0]
    assert (row[:4], row[5]) == (("Entries to care", "3", "9.6", "0.31"), "below the 95% limits")
    section = indicators_section(read)
    assert [table.caption for table in section.tables] == ["Observed beside expected"]
    assert any("no rule of disclosure was applied" in note for note in section.notes)
    [(_, title, words)] = figures_of([], [ratio])
    assert title == "Entries to care: observed over expected"
    assert "York lies below the 95% limits" in words


def test_few_children_are_left_out(tmp_path: Path) -> None:
    """A small count points at children: neither the table, the picture nor the data tell it, and that it is hidden is said."""
    [ratio] = judged_ratios(folder(tmp_path, SMALL), register=english_authorities(), rule=FEWER_THAN_FIVE)
    table = ratios_table([ratio])
    assert table.words[0][1:] == ("c", "c", "c", "c", "hidden")
    assert "Entries to care: 2 areas with few events left out." in table.notes
    [data] = ratios_data([ratio])
    assert ([each["area"] for each in data["areas"]], data["hidden"]) == (["Hull", "Leeds"], ["Bath", "York"])
    [(_, _, words)] = figures_of([], [ratio])
    assert "York has no figure" in words
    of_staff = folder(tmp_path, SMALL, TOML + "counts_children = false\n")
    [all_shown] = judged_ratios(of_staff, register=english_authorities(), rule=FEWER_THAN_FIVE)
    assert not all_shown.hidden


def test_an_area_that_is_not_there_is_not_made_up(tmp_path: Path) -> None:
    [ratio] = judged_ratios(folder(tmp_path, "Leeds,31,28\n"), register=english_authorities(), rule=None)
    table = ratios_table([ratio])
    assert (table.words[0][1], ratio.funnel) == ("no row of the council", None)
    assert table.notes[0].endswith("Fewer than two areas can be shown.")
    assert not list(figures_of([], [ratio]))
