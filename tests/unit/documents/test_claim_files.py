"""Files of claims: references, values from data, and every fault at once."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter

from safeguarding.documents.checking import check_report
from safeguarding.documents.claim_files import read_claims
from safeguarding.errors import FaultyInputError, UnreadableFileError
from safeguarding.figures.claims import CLAIM_KINDS, check, kind_name
from safeguarding.figures.kinds.repeats import RepeatClaim
from safeguarding.figures.kinds.shares import ShareClaim
from safeguarding.figures.words import ClaimOutcome


def write(folder: Path, text: str) -> Path:
    path = folder / "made-up.figures.toml"
    path.write_text(text, encoding="utf-8")
    return path


def faults(path: Path, **supplied: int) -> list[str]:
    with pytest.raises(FaultyInputError) as caught:
        read_claims(path, supplied=supplied)
    return [str(fault) for fault in caught.value.faults]


HEAD = 'title = "A made-up report"\n'

EVERY_KIND = (
    HEAD
    + """
[figures]
base = "139"
rate = { value = "36", precision = "rounded", where = "page 2" }
population = { value = "36,800", to_nearest = 100 }
[[claims]]
kind = "share"
count = "39"
base = "@base"
percentage = "28%"
[[claims]]
kind = "total"
parts = ["100", "39"]
total = "@base"
[[claims]]
kind = "difference"
earlier = "@rate"
later = "40.2"
difference = "4"
direction = "up"
[[claims]]
kind = "change"
earlier = "100"
later = "@base"
change = "39%"
[[claims]]
kind = "ratio"
value = "@base"
of = "70"
ratio = "2.0"
[[claims]]
kind = "rate"
count = "196"
population = "@population"
per = 10_000
rate = "53"
[[claims]]
kind = "mean"
mean = "5.18"
n = 28
[[claims]]
kind = "deviation"
mean = "3.44"
deviation = "2.50"
n = 18
[[claims]]
kind = "binary"
mean = "0.35"
deviation = "0.49"
n = 20
[[claims]]
kind = "repeat"
figures = ["@base", "139"]
[[claims]]
kind = "list"
stated = "four"
listed = 4
[[claims]]
kind = "sequence"
numbers = ["1", "2", "3"]
[[claims]]
kind = "date_order"
events = [{ name = "one", on = 2016-01-01 }, { name = "two", on = 2016-01-01 }]
[[claims]]
kind = "duration"
starts_on = 2016-01-01
ends_on = 2016-01-31
length = "1 month"
[[claims]]
kind = "deadline"
event_on = 2017-02-07
done_on = 2017-05-19
period = "70 working days"
[[claims]]
kind = "fraction"
words = "one in four"
percentage = "25.2%"
[[claims]]
kind = "proportion"
words = "most"
percentage = "90%"
[[claims]]
kind = "trend"
direction = "down"
values = ["5%", "4%"]
[[claims]]
kind = "suppression"
rows = [["9", "<5", "<5", "14"]]
[[claims]]
kind = "calendar_date"
day = "8 December 2016"
weekday = "Thursday"
[[claims]]
kind = "age"
born = "March 2002"
on = "May 2016"
age = "14"
"""
)


class TestReading:
    def test_every_kind_can_be_written(self, tmp_path: Path) -> None:
        """Every kind of claim has a table, and figures are referred to by name."""
        path = write(tmp_path, EVERY_KIND)
        claims = read_claims(path).file.claims
        assert [kind_name(claim) for claim in claims] == list(CLAIM_KINDS)
        assert [check(claim).outcome for claim in claims] == [ClaimOutcome.CONSISTENT] * len(CLAIM_KINDS)

    def test_lines(self, tmp_path: Path) -> None:
        """Each verdict has the line on which its claim starts."""
        lines = [figure.place for figure in check_report(write(tmp_path, EVERY_KIND)).figures]
        assert lines[:3] == ["line 7", "line 12", "line 16"]

    def test_judging_strictly(self, tmp_path: Path) -> None:
        claim = '[[claims]]\nkind = "share"\ncount = "35"\nbase = "139"\npercentage = "26%"\n'
        assert not check_report(write(tmp_path, HEAD + claim)).inconsistent
        assert check_report(write(tmp_path, HEAD + 'judging = "strict"\n' + claim)).inconsistent

    @pytest.mark.parametrize("value", [35, "35", Decimal(35), Fraction(35)])
    def test_supplied(self, tmp_path: Path, value: int | str | Decimal | Fraction) -> None:
        """A value from the team's own code takes the place of its name."""
        path = write(
            tmp_path,
            HEAD + '[figures]\nlate = { supplied = true }\n[[claims]]\nkind = "share"\ncount = "@late"\nbase = "139"\n',
        )
        (claim,) = read_claims(path, supplied={"late": value}).file.claims
        assert isinstance(claim, ShareClaim)
        assert claim.count is not None
        assert claim.count.value == 35
        waiting = read_claims(path)
        assert waiting.file.claims == ()
        assert waiting.awaiting == ((4, "late"),)
        assert check_report(path).remarks == ("Line 4: not checked, since no code supplies late.",)

    def test_a_base_stated_once_serves_a_mean(self, tmp_path: Path) -> None:
        """The number of people who answered may be a figure with a name, as a share's base may."""
        figures = '[figures]\nanswered = "28"\nasked = { supplied = true }\n'
        claims = '[[claims]]\nkind = "mean"\nmean = "5.19"\nn = "@answered"\n'
        claims += '[[claims]]\nkind = "mean"\nmean = "5.18"\nn = "@asked"\n'
        path = write(tmp_path, HEAD + figures + claims)
        assert [each.verdict.outcome for each in check_report(path).figures] == [ClaimOutcome.INCONSISTENT]
        assert len(read_claims(path, supplied={"asked": 28}).file.claims) == 2
        with pytest.raises(FaultyInputError, match=r"claims\[0\]\.n: cannot be read, found \"'28.5'\""):
            read_claims(write(tmp_path, HEAD + figures.replace("28", "28.5") + claims))


class TestFromTables:
    CLAIM = '[[claims]]\nkind = "repeat"\nfigures = ["2", "@good"]\n'

    def figures(self, folder: Path, table: str) -> Path:
        (folder / "plans.csv").write_text("Grade;Hours\nGood;3.5\n good ;4\nPoor;3\n", encoding="utf-8")
        return write(folder, f"{HEAD}[figures]\ngood = {table}\n{self.CLAIM}")

    def test_rows_are_counted(self, tmp_path: Path) -> None:
        path = self.figures(tmp_path, '{ csv = "plans.csv", matching = [{ column = "grade", text = "GOOD" }] }')
        assert check_report(path).figures[0].verdict.is_consistent
        (tmp_path / "plans.csv").write_text("Grade;Hours\nGood;3.5\n", encoding="utf-8")
        assert check_report(path).figures[0].verdict.is_inconsistent

    @pytest.mark.parametrize(
        ("table", "message"),
        [
            ('{ csv = "none.csv" }', "cannot be opened"),
            ('{ csv = "../plans.csv" }', "outside the folder"),
            ('{ csv = "/etc/hostname" }', "outside the folder"),
            ('{ csv = "plans.csv", sum_of = "Hour" }', "did you mean 'Hours'?"),
            ('{ csv = "plans.csv", sum_of = "Grade" }', "cannot read 'Good'"),
            ('{ csv = "plans.csv", matching = [{ column = "Grad", text = "x" }] }', "did you mean 'Grade'?"),
            ('{ value = "2", csv = "plans.csv" }', "exactly one of"),
            ('{ value = "2", sum_of = "Hours" }', "belong to a figure from a csv file"),
            ('{ value = "twelvety" }', "cannot read 'twelvety'"),
            ("139", "expected a table"),
        ],
    )
    def test_no_value(self, tmp_path: Path, table: str, message: str) -> None:
        """A figure that gives no value is told once, with its own place, however often it is referred to."""
        (fault,) = faults(self.figures(tmp_path, table))
        assert fault.startswith("$.figures.good")
        assert message in fault


PLACEMENTS: list[list[str | float | None]] = [
    ["Placements in 2017", None, None, None],
    ["Child", "Grade", "Age", "Started"],
    [1, "Good", 15, "2017-03-31"],
    [2, " good ", 16, "2017-04-01"],
    [3, "Poor", 17, "2017-06-30"],
    [4, "Poor", 18, ""],
    [5, "Fair", 9.5, "2018-01-01"],
]


class TestFromAnyTable:
    """Values come from workbooks and Parquet files as from CSV, by conditions."""

    @pytest.fixture(params=["csv", "xlsx", "parquet"])
    def table(self, request: pytest.FixtureRequest, tmp_path: Path) -> Path:
        path = tmp_path / f"placements.{request.param}"
        if request.param == "csv":
            path.write_text(
                "\n".join(",".join("" if cell is None else str(cell) for cell in row) for row in PLACEMENTS[1:]),
                encoding="utf-8",
            )
        elif request.param == "xlsx":
            with xlsxwriter.Workbook(path) as book:
                book.add_worksheet("Notes").write_row(0, 0, ["What the grades mean"])
                sheet = book.add_worksheet("Placements")
                for at, row in enumerate(PLACEMENTS):
                    sheet.write_row(at, 0, row)
        else:
            header, *rows = PLACEMENTS[1:]
            pl.DataFrame(rows, schema=list(map(str, header)), orient="row", strict=False).write_parquet(path)
        return path

    @pytest.mark.parametrize(
        ("keys", "value"),
        [
            ('matching = [{ column = "grade", text = "GOOD" }, { column = "Age", filled = true }]', "2"),
            ('matching = [{ column = "Grade", any_of = ["poor", "fair"] }], sum_of = "Age"', "44.5"),
            ('matching = [{ column = "Age", at_least = "16", at_most = "17" }]', "2"),
            ('matching = [{ column = "Started", at_least = "2017-04-01", at_most = "31 March 2018" }]', "3"),
            ('matching = [{ column = "Started", filled = false }, { column = "Age", filled = true }]', "1"),
            ('matching = [{ column = "Grade", is_not = "Poor" }, { column = "Age", filled = true }]', "3"),
            (
                'matching = [{ column = "Grade", text = "Good" }, { column = "Age", filled = true }], share = true',
                "200/5",
            ),
            (
                'matching = [{ column = "Age", at_least = "18" }], share = true, among = [{ column = "Grade", text = "Poor" }]',
                "100/2",
            ),
        ],
    )
    def test_values(self, tmp_path: Path, table: Path, keys: str, value: str) -> None:
        """Rows are counted, added up, or taken as a share in per cent of others; one sheet has the columns."""
        text = f'{HEAD}[figures]\nx = {{ file = "{table.name}", {keys} }}\n[[claims]]\nkind = "repeat"\nfigures = ["@x", "1"]\n'
        (claim,) = read_claims(write(tmp_path, text)).file.claims
        assert isinstance(claim, RepeatClaim)
        assert claim.figures[0].value == Fraction(value)

    @pytest.mark.parametrize(
        ("keys", "message"),
        [
            ('matching = [{ column = "Grade" }]', "a column is matched by text"),
            ('matching = [{ column = "Age", at_least = "old" }]', "neither a number nor a day"),
            ('matching = [{ column = "Grade", at_least = "3" }]', "a cell of 'Grade' cannot be compared with '3'"),
            ('matching = [{ column = "Started", at_least = "3" }]', "cannot be compared"),
            ('among = [{ column = "Grade", text = "Poor" }]', "add share = true"),
            ('share = true, sum_of = "Age"', "leave out sum_of"),
            (
                'share = true, matching = [{ column = "Age", filled = true }], among = [{ column = "Grade", text = "x" }]',
                "no rows are there",
            ),
            ('sheet = "Staff"', "sheet"),
        ],
    )
    def test_no_value(self, tmp_path: Path, table: Path, keys: str, message: str) -> None:
        """What is not known to be meant is refused: a cell that cannot be compared, a share of nobody."""
        text = f'{HEAD}[figures]\nx = {{ file = "{table.name}", {keys} }}\n[[claims]]\nkind = "repeat"\nfigures = ["@x", "1"]\n'
        (fault,) = faults(write(tmp_path, text))
        assert message in fault

    def test_several_sheets(self, tmp_path: Path) -> None:
        """Where several sheets have the columns, the file has to say which is meant."""
        with xlsxwriter.Workbook(tmp_path / "staff.xlsx") as book:
            for name in ("2016", "2017"):
                book.add_worksheet(name).write_column(0, 0, ["Team", "North"])
        keys = 'file = "staff.xlsx", matching = [{ column = "Team", text = "North" }]'
        text = f'{HEAD}[figures]\nx = {{ {keys} }}\n[[claims]]\nkind = "repeat"\nfigures = ["@x", "1"]\n'
        (fault,) = faults(write(tmp_path, text))
        assert """the sheets '2016' or '2017' could be meant; add sheet = "…\"""" in fault
        assert read_claims(write(tmp_path, text.replace(keys, f'sheet = "2017", {keys}'))).file.claims


class TestFaults:
    def test_all_at_once(self, tmp_path: Path) -> None:
        """Faults of figures, names, keys, kinds and values come together, each with its path."""
        text = HEAD.replace("title", "titel") + (
            '[figures]\nbase = "a hundred"\ngood = "39"\n'
            '[[claims]]\nkind = "share"\ncount = "@god"\nbase = "@base"\n'
            '[[claims]]\nkind = "shar"\n'
            '[[claims]]\nkind = "total"\nparts = ["1", "x"]\ntotal = 3\nabuot = "y"\n'
        )
        told = faults(write(tmp_path, text))
        expected = (
            "$.figures.base: cannot read 'a hundred'",
            "$.claims[0].count: no figure has this name, found '@god'; did you mean '@good'?",
            "$.claims[1]: cannot be read, found 'shar'",
            "$.claims[2].parts",
            "$.claims[2].total: cannot be read, found '3'",
            "$.claims[2].abuot: an unknown key; did you mean 'about'?",
            "$.titel: an unknown key; did you mean 'title'?",
            "$: the key 'title' is missing",
        )
        for each in expected:
            assert sum(fault.startswith(each) for fault in told) == 1, (each, told)
        assert len(told) == len(expected)

    def test_supplied_but_not_declared(self, tmp_path: Path) -> None:
        (fault,) = faults(write(tmp_path, EVERY_KIND), bases=3)
        assert "'bases'" in fault
        assert "did you mean 'base'?" in fault

    @pytest.mark.parametrize(
        ("text", "place"),
        [
            ("title = ", "$: not TOML"),
            (HEAD, "$: the key 'claims' is missing"),
            (HEAD + "claims = 3\n", "$.claims: cannot be read"),
            (HEAD + "figures = 3\nclaims = []\n", "$.figures: not a table"),
            (HEAD + "claims = [3]\n", "$.claims[0]: cannot be read"),
        ],
    )
    def test_no_file_of_claims(self, tmp_path: Path, text: str, place: str) -> None:
        (fault,) = faults(write(tmp_path, text))
        assert fault.startswith(place)

    def test_not_text(self, tmp_path: Path) -> None:
        path = tmp_path / "bad.toml"
        path.write_bytes(b"\xff\xfe\x00")
        with pytest.raises(UnreadableFileError):
            read_claims(path)


def test_a_row_without_a_number_is_no_nothing_to_add(tmp_path: Path) -> None:
    """A sum over rows of which one is empty is not known: it is told by the row, and no sum is made."""
    (tmp_path / "plans.csv").write_text("Grade,Number\nGood,39\nPoor,\n", encoding="utf-8")
    path = write(tmp_path, HEAD + '[figures]\nall = { csv = "plans.csv", sum_of = "Number" }\n')
    assert sum("row 3: no number to add up" in fault for fault in faults(path)) == 1
