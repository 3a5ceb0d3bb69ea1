"""The commands ``profile``, ``history`` and ``new-update``."""

import json
from pathlib import Path

import pytest
from tests.published import ROOT, VECTORS
from typer.testing import CliRunner, Result

from safeguarding.cli.application import application
from safeguarding.errors import SafeguardingError, UnreadableFileError

SIF = ROOT / "examples" / "york-2017" / "outcomes.csv"
ILACS = VECTORS / "ilacs_outcomes_official_2018_to_2025-03-31.csv"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(application, [str(each) for each in arguments], env={"COLUMNS": "160"})


class TestProfile:
    """Counts by grade from any published tables, each inspection once, as at a day."""

    def test_the_nation_on_31_march_2023(self) -> None:
        """[V] 25/65/48/14 of 152, from three sources; the table given twice counts once."""
        days = ("--on", "2023-03-31", "--published-by", "2023-05-10")
        result = run("profile", SIF, ILACS, ILACS, *days, "--with-abolished", "--format", "json")
        assert result.exit_code == 0
        rows = json.loads(result.stdout)["tables"][0]["rows"]
        counts = [
            rows[0][key]["count"] for key in ("outstanding", "good", "requires_improvement_to_be_good", "inadequate")
        ]
        assert counts == [25, 65, 48, 14]
        assert "more than once; each counts once" in result.stderr

    def test_beside_a_region_and_neighbours(self) -> None:
        result = run("profile", ILACS, "--on", "2025-03-31", "--region", "London", "--authority", "York")
        assert "authorities of London" in result.stdout
        assert "of 11" in result.stdout
        assert "of 153" in result.stdout

    def test_an_authority_without_a_grade_has_no_place(self) -> None:
        """York was first inspected under the framework in 2022: before, it stands nowhere, and that is said."""
        result = run("profile", ILACS, "--on", "2018-12-31", "--authority", "York", "--format", "markdown")
        assert (
            "York has no overall grade that counts here, so no place among the authorities of England" in result.stdout
        )

    def test_without_the_abolished_they_are_missed(self) -> None:
        result = run("profile", SIF, "--on", "2017-12-08")
        assert "5 of the 152 authorities of 8 December 2017 have no report that counts" in result.stdout

    def test_a_region_that_is_not_known(self) -> None:
        result = run("profile", ILACS, "--on", "2025-03-31", "--region", "Londn")
        assert isinstance(result.exception, SafeguardingError)

    def test_rows_that_were_not_read_end_in_1(self, tmp_path: Path) -> None:
        table = tmp_path / "outcomes.csv"
        table.write_text(SIF.read_text(encoding="utf-8").replace(",good,", ",godo,", 1), encoding="utf-8")
        result = run("profile", table, "--on", "2017-03-31")
        assert result.exit_code == 1
        assert "not a grade" in result.stderr

    @pytest.mark.parametrize("asked", [("profile", "--on", "2017-03-31"), ("history", "York")])
    def test_the_page_itself_says_that_rows_were_not_read(self, tmp_path: Path, asked: tuple[str, ...]) -> None:
        """A page is handed on without what stood on the screen beside it; a program finds each fault in the data."""
        command, *rest = asked
        table = tmp_path / "outcomes.csv"
        table.write_text(SIF.read_text(encoding="utf-8"), encoding="utf-8")
        given: tuple[str | Path, ...] = (*rest, table) if command == "history" else (table, *rest)
        assert "rest on all of it" not in run(command, *given).stdout
        table.write_text(SIF.read_text(encoding="utf-8").replace(",good,", ",godo,", 1), encoding="utf-8")
        assert "rest on all of it" in run(command, *given).stdout
        (fault, *_) = json.loads(run(command, *given, "--format", "json").stdout)["faults"]
        assert (fault["place"]["file"], fault["severity"]) == ("outcomes.csv", "error")


class TestHistory:
    """One authority's inspections, how its grade moved, and what to expect."""

    def test_york(self) -> None:
        result = run("history", "York", SIF, ILACS, "--format", "markdown")
        assert result.exit_code == 0
        assert "| 14 November – 8 December 2016 |" in result.stdout
        assert "| Outstanding | improved |" in result.stdout
        assert "not comparable" in result.stdout

    @pytest.mark.parametrize(("on", "is_known"), [("2025-04-14", False), ("2025-04-15", True)])
    def test_what_was_published_by_the_day(self, on: str, is_known: bool) -> None:  # noqa: FBT001
        """York's report of 15 April 2025 is not known the day before."""
        assert ("24 February 2025" in run("history", "York", ILACS, "--on", on).stdout) is is_known

    def test_an_authority_abolished_since(self) -> None:
        """Cumbria's two reports under the SIF stand there, without days on site."""
        result = run("history", "Cumbria", SIF, ILACS, "--format", "markdown")
        assert "| not known | 13 May 2015 |" in result.stdout

    def test_a_successor_has_no_history_of_another(self) -> None:
        result = run("history", "Cumberland", SIF, "--format", "markdown")
        assert "No inspection of Cumberland is in these tables" in result.stdout
        assert "their outcomes are not its own" in result.stdout


def test_new_update(tmp_path: Path) -> None:
    """The files are named, and what to do next."""
    result = run("new-update", tmp_path / "ours", "--authority", "York", "--on", "2025-09-20", "--outcomes", ILACS)
    assert result.exit_code == 0
    assert (tmp_path / "ours" / "inspection.toml").is_file()
    assert "safeguarding brief" in result.stdout


class TestPictures:
    """Each command draws what it prints, and refuses a place that it reads from."""

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            (("history", "York", ILACS), "7 March 2022: Requires improvement to be good"),
            (("profile", ILACS, "--on", "2025-03-31"), "31 March 2025, of 153: 36 Outstanding"),
        ],
    )
    def test_a_chart_with_its_words(self, tmp_path: Path, arguments: tuple[str | Path, ...], words: str) -> None:
        result = run(*arguments, "--chart", tmp_path / "outcomes.png")
        assert result.exit_code == 0, result.stderr
        assert words in (tmp_path / "outcomes.alt.txt").read_text(encoding="utf-8")

    def test_never_over_what_is_read(self, tmp_path: Path) -> None:
        table = tmp_path / "outcomes.png"
        table.write_bytes(ILACS.read_bytes())
        result = run("history", "York", table, "--chart", table)
        assert isinstance(result.exception, UnreadableFileError)
        assert table.read_bytes() == ILACS.read_bytes()


def test_interventions_stand_as_on_the_day(tmp_path: Path) -> None:
    """What began later is not known on the day; an unknown word for a kind is refused with the words that are known."""
    file = tmp_path / "interventions.toml"
    file.write_text(
        '[[interventions]]\nauthority = "Liverpool"\nkind = "notice to improve"\nbegan_on = 2023-06-01\n',
        encoding="utf-8",
    )
    after = run("history", "Liverpool", ILACS, "--interventions", file, "--on", "2024-01-01", "--format", "markdown")
    assert "| improvement notice | 1 June 2023 | in force | not yet |" in after.stdout
    before = run("history", "Liverpool", ILACS, "--interventions", file, "--on", "2023-05-31", "--format", "markdown")
    assert "improvement notice" not in before.stdout
    file.write_text(file.read_text(encoding="utf-8").replace("notice to improve", "red card"), encoding="utf-8")
    refused = run("history", "Liverpool", ILACS, "--interventions", file)
    assert "improvement_notice" in str(refused.exception)


def test_an_authority_that_nobody_knows_is_left_out_and_told(tmp_path: Path) -> None:
    """Its inspection counts nowhere, and the page says that it is there."""
    path = tmp_path / "outcomes.csv"
    path.write_text(ILACS.read_text(encoding="utf-8-sig").replace("York", "Atlantis"), encoding="utf-8")
    result = run("profile", path, "--on", "2025-03-31", "--format", "markdown")
    assert "Left out, since no local authority of England is called so" in result.stdout


def test_the_grades_of_an_authority_are_drawn() -> None:
    """A page for reading has one picture of them."""
    result = run("history", "York", ILACS, "--on", "2025-03-31", "--format", "html")
    assert result.stdout.count("<figure") == 1
    nothing = run("history", "Cumberland", SIF, "--format", "html")
    assert (nothing.exit_code, nothing.stdout.count("<figure")) == (0, 0)
