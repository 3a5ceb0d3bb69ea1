"""TOML that asks for more than a file of facts needs is refused with its line or its path, in a short message."""

from __future__ import annotations

from pathlib import Path

import pytest

from safeguarding.documents.claim_files import read_claims
from safeguarding.errors import FaultyInputError, InvalidRecordError
from safeguarding.numbers.shares import Share
from safeguarding.serialization.documents import from_json, from_toml
from safeguarding.serialization.toml_reading import MOST_PARTS, toml_data
from safeguarding.statistics import proportion_interval
from safeguarding.typechecks import LARGEST_NUMBER

LONG = "0x" + "f" * 5000


@pytest.mark.parametrize(
    "text",
    [
        f"count = {LONG}\nbase = 3",
        f"count = [{LONG}]\nbase = 3",
        f"count = {{ a = {LONG} }}\nbase = 3",
        f"count = 1\nbase = 3\ncolour = {LONG}",
        "a." * 3000 + "a = 1",
        "x = { " + "'a' . " * 50_000 + "a = 1 }",
        "[" + '"a".' * 3000 + "a]",
        "x = " + "[" * 100_000,
        "x = " + "{a=" * 100_000,
    ],
)
def test_what_is_too_much_is_a_fault(text: str) -> None:
    """Never a traceback, and never the long value whole."""
    with pytest.raises(FaultyInputError) as refused:
        from_toml(text, Share)
    assert len(str(refused.value)) < 500


@pytest.mark.parametrize("kind", ["kind", "count", "colour", "title"])
def test_long_numbers_in_claims(kind: str, tmp_path: Path) -> None:
    """Whichever key holds the number."""
    path = tmp_path / "a.figures.toml"
    path.write_text(f'title = "A"\n[[claims]]\nkind = "share"\nbase = 3\n{kind} = {LONG}\n', encoding="utf-8")
    with pytest.raises(FaultyInputError) as refused:
        read_claims(path)
    assert len(str(refused.value)) < 1500


@pytest.mark.parametrize(
    "entry", ['{ csv = "a\\u0000b" }', '{ csv = "commas.csv", sum_of = "x" }', '{ csv = "commas.csv" }', LONG]
)
def test_figures_that_no_file_gives(entry: str, tmp_path: Path) -> None:
    """A name with a NUL, and a CSV file of only commas, are faults of the figure."""
    (tmp_path / "commas.csv").write_text(",,,,\n,,,,\n", encoding="utf-8")
    path = tmp_path / "a.figures.toml"
    path.write_text(f'title = "A"\nclaims = []\n[figures]\nseen = {entry}\n', encoding="utf-8")
    with pytest.raises(FaultyInputError, match=r"\$\.figures\.seen"):
        read_claims(path)


def test_keys_of_many_parts_and_texts_of_many_dots() -> None:
    """The bound is on keys, not on what a text holds."""
    assert toml_data("a." * (MOST_PARTS - 1) + "a = 1", name="a")
    assert toml_data(f"a = '{'. ' * 5000}{'.' * 5000}'", name="a")
    with pytest.raises(FaultyInputError, match="line 3: a key of more than 100 parts"):
        toml_data("\n\n" + "a." * MOST_PARTS + "a = 1", name="a")


def test_one_bound_for_whole_numbers() -> None:
    """Of forty digits a number is one; of forty-one it is refused, in records, in JSON and at the doors of rules."""
    assert Share(1, LARGEST_NUMBER).base == 10**40 - 1
    with pytest.raises(InvalidRecordError, match=r"Share\.base: a whole number of more than 40 digits"):
        Share(1, LARGEST_NUMBER + 1)
    with pytest.raises(FaultyInputError, match="more than 40 digits"):
        from_json(f'{{"count": 1, "base": {10**400}}}', Share)
    with pytest.raises(InvalidRecordError, match="more than 40 digits"):
        proportion_interval(29, 30, population=10**400)
