"""The command ``safeguarding dbs``."""

import csv
import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from tests.published import ROOT
from tests.unit.cli.commands.test_brief import run

from safeguarding.cli import auditing
from safeguarding.cli.auditing import AuditQuestion
from safeguarding.cli.commands.dbs import _published_notes
from safeguarding.dates.periods import Period
from safeguarding.dates.ranges import DateRange
from safeguarding.dbs.published_policies import YORK_2017
from safeguarding.pages.renderers.json_text import section_data
from safeguarding.readers.dbs.registers import read_register
from safeguarding.serialization.policy_files import read_policy

YORK = ROOT / "examples" / "york-2017"
STAFF = YORK / "staff.csv"

POLICY = """
name = "invented: six-yearly"
document = "An invented policy"

[[versions]]
starts_on = 2010-04-01
rule = { certificate_interval = "6 years", alert_leads = ["90 days"] }
"""


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


class TestExitStatus:
    """0 where nothing is wrong, 1 where there are breaches, 2 where the input cannot be read."""

    def test_breaches(self) -> None:
        result = run("dbs", STAFF, "--as-at", "2017-09-19")
        assert result.returncode == 1
        assert "│ overdue               │ 4 " in result.stdout
        assert "│ due within the window │ 27 " in result.stdout
        assert result.stderr == ""
        assert "\x1b" not in result.stdout

    def test_nothing_wrong(self, tmp_path: Path) -> None:
        policy = written(tmp_path / "policy.toml", POLICY)
        result = run("dbs", STAFF, "--as-at", "2017-09-19", "--policy", policy)
        assert result.returncode == 0, result.stdout
        assert "invented: six-yearly" in result.stdout

    @pytest.mark.parametrize(
        ("rows", "said"),
        [
            ("", "no people in its 0 rows below the header"),
            (",001234567890,19/09/2014\n", "no people in its 1 row below the header; the first problem: row 2"),
        ],
    )
    def test_an_empty_register_is_not_clear(self, tmp_path: Path, rows: str, said: str) -> None:
        """An empty register ends with 2: an export that went wrong is no sign that nothing is wrong."""
        register = written(tmp_path / "staff.csv", f"Staff ID,DBS number,Issue date\n{rows}")
        result = run("dbs", register, "--as-at", "2019-09-19", "--problems", tmp_path / "problems.csv")
        assert result.returncode == 2
        assert said in " ".join(result.stderr.split())
        assert (tmp_path / "problems.csv").exists()

    def test_day_numbers_of_either_system(self, tmp_path: Path) -> None:
        """Bare day numbers in a CSV file are counted from 1900, or from 1904 where that is said."""
        register = written(tmp_path / "staff.csv", "Staff ID,DBS number,Issue date\nS1,001234567890,41901\n")
        for system, day in (("1900", "2014-09-19"), ("1904", "2018-09-20")):
            result = run("dbs", register, "--as-at", "2019-09-19", "--date-system", system)
            assert f"of the {system} system, found '41901'; read as {day}" in " ".join(result.stdout.split())

    def test_an_override_for_a_role_that_nobody_has_is_told(self, tmp_path: Path) -> None:
        """A role that the policy has an interval for and the register spells otherwise is told."""
        overrides = 'alert_leads = ["90 days"], overrides = [{ roles = ["Dryver"], certificate_interval = "1 year" }]'
        policy = written(tmp_path / "policy.toml", POLICY.replace('alert_leads = ["90 days"]', overrides))
        result = run("dbs", STAFF, "--as-at", "2017-09-19", "--policy", policy)
        assert "for the role 'dryver', which no post on the register has" in " ".join(result.stdout.split())

    @pytest.mark.parametrize(
        "arguments",
        [
            ["nowhere.csv", "--as-at", "2017-09-19"],
            [STAFF],
            [STAFF, "--as-at", "last week"],
            [STAFF, "--as-at", "2017-09-19", "--window", "soonish"],
            [STAFF, "--as-at", "2017-09-19", "--out", "due.pdf"],
            [STAFF, "--as-at", "2017-09-19", "--column", "issued"],
            [STAFF, "--as-at", "2017-09-19", "--column", "isued=DBS Date"],
            [STAFF, "--as-at", "2017-09-19", "--policy", "nowhere.toml"],
            [STAFF, "--as-at", "1999-09-19"],
            [ROOT / "LICENSE", "--as-at", "2017-09-19"],
        ],
    )
    def test_unreadable_input(self, arguments: list[str | Path]) -> None:
        result = run("dbs", *arguments)
        assert result.returncode == 2
        assert result.stdout == ""
        assert result.stderr
        assert "Traceback" not in result.stderr

    def test_a_faulty_policy(self, tmp_path: Path) -> None:
        faulty = POLICY.replace('"6 years"', '"six-ish years"').replace("alert_leads", "alert_lead")
        policy = written(tmp_path / "policy.toml", faulty)
        result = run("dbs", STAFF, "--as-at", "2017-09-19", "--policy", policy)
        assert result.returncode == 2
        assert "did you mean 'alert_leads'?" in result.stderr
        assert "$.versions[0].rule.certificate_interval" in result.stderr

    def test_versions_out_of_order(self, tmp_path: Path) -> None:
        again = POLICY + POLICY[POLICY.index("[[versions]]") :]
        result = run("dbs", STAFF, "--as-at", "2017-09-19", "--policy", written(tmp_path / "policy.toml", again))
        assert result.returncode == 2
        assert "$.versions: " in result.stderr
        assert "must start after that of 2010-04-01" in result.stderr


class TestWhatIsWritten:
    """The due list, the problems and the calendar go to files of their own."""

    def test_all_of_them(self, tmp_path: Path) -> None:
        result = run(
            *("dbs", YORK / "dirt" / "staff.csv", "--as-at", "2017-09-19", "--out", tmp_path / "due.csv"),
            *("--problems", tmp_path / "problems.json", "--calendar", tmp_path / "due.ics"),
            *("--breaches-since", "2017-01-01"),
        )
        assert result.returncode == 1, result.stderr
        due = list(csv.reader((tmp_path / "due.csv").read_text(encoding="utf-8-sig").splitlines()))
        assert due[0][:4] == ["Staff reference", "Name", "Role", "Standing"]
        assert len(due) == 12
        problems = json.loads((tmp_path / "problems.json").read_text(encoding="utf-8"))
        assert len(problems) == 19
        assert (tmp_path / "due.ics").read_text(encoding="utf-8").count("BEGIN:VEVENT") == 27
        assert "not made" in result.stdout

    @pytest.mark.parametrize(("option", "shown"), [([], "********"), (["--whole-numbers"], "000000")])
    def test_numbers_are_whole_only_on_request(self, tmp_path: Path, option: list[str], shown: str) -> None:
        out = tmp_path / "due.json"
        run("dbs", STAFF, "--as-at", "2017-09-19", "--out", out, *option)
        numbers = [each["Certificate number"] for each in json.loads(out.read_text(encoding="utf-8"))]
        assert len(numbers) == 31
        assert all(number.startswith(shown) and len(number) == 12 for number in numbers)

    def test_a_place_that_cannot_be_written_to(self, tmp_path: Path) -> None:
        result = run("dbs", STAFF, "--as-at", "2017-09-19", "--calendar", tmp_path / "nowhere" / "due.ics")
        assert result.returncode == 2
        assert "cannot be written" in result.stderr


def test_a_missing_extra_is_named(tmp_path: Path) -> None:
    """Without calamine a workbook is refused with the extra to install; CSV still works."""
    code = (
        "import sys; sys.modules['python_calamine'] = None; sys.modules['xlsxwriter'] = None\n"
        "from safeguarding.cli.entry import main; main()"
    )
    book = tmp_path / "staff.xlsx"
    book.write_bytes(b"PK\x03\x04")
    result = run("dbs", book, "--as-at", "2017-09-19", code=code)
    assert result.returncode == 2
    assert "safeguarding[tables]" in result.stderr
    due = run("dbs", STAFF, "--as-at", "2017-09-19", "--out", tmp_path / "due.xlsx", code=code)
    assert due.returncode == 2
    assert "safeguarding[tables]" in due.stderr
    assert run("dbs", STAFF, "--as-at", "2017-09-19", code=code).returncode == 1


def test_the_policy_in_the_docs_is_one(tmp_path: Path) -> None:
    """The policy that the how-to shows can be read, and has two versions."""
    page = (ROOT / "docs" / "how-to" / "audit-dbs-checks.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    policy = read_policy(written(tmp_path / "policy.toml", block))
    assert [str(each.value.certificate_interval) for each in policy.versions.entries] == ["5 years", "3 years"]
    assert [each.source.title for each in policy.versions.entries] == [
        "DBS policy 2016, section 4",
        "DBS policy 2019, section 2",
    ]


class TestAFaultyRegisterIsNotClear:
    """What could not be used ends with 1, and an output over an input is refused before anything is written."""

    @pytest.mark.parametrize(
        ("row", "status"),
        [
            ("S1,001234567890,19/09/2018", 0),
            ("S1,001234567890,03/04/2018", 1),
            ("1,Alder, Ann,19/09/2018", 1),
            ("S1,001234567890,19/09/2018\n,001234567891,19/09/2018", 1),
        ],
    )
    def test_the_exit_status(self, tmp_path: Path, row: str, status: int) -> None:
        register = written(tmp_path / "staff.csv", f"Staff ID,DBS number,Issue date\n{row}\n")
        result = run("dbs", register, "--as-at", "2019-09-19")
        assert result.returncode == status, result.stdout

    def test_an_output_over_the_register(self, tmp_path: Path) -> None:
        text = "Staff ID,DBS number,Issue date\nS1,001234567890,19/09/2018\n"
        register = written(tmp_path / "staff.csv", text)
        result = run("dbs", register, "--as-at", "2019-09-19", "--out", register)
        assert result.returncode == 2
        assert "name another file" in result.stderr
        assert register.read_text(encoding="utf-8") == text

    def test_several_registers(self, tmp_path: Path) -> None:
        """Where each row stands is in the answer, in the list of problems and in the due list."""
        header = "Staff ID,Name,DBS number,Issue date"
        staff = written(tmp_path / "staff.csv", f"{header}\nS1,Invented One,001234567890,19/09/2014\n")
        more = written(tmp_path / "more.csv", f"{header}\nS1,Invented One,,soon\nG1,Invented Two,,19/09/2015\n")
        out, problems = tmp_path / "due.csv", tmp_path / "problems.csv"
        asked = ("dbs", staff, more, "--as-at", "2019-09-19", "--format", "json", "--out", out, "--problems", problems)
        register = json.loads(run(*asked).stdout)["register"]
        assert [(each["name"], each["rows"]) for each in register["tables"]] == [("staff.csv", 1), ("more.csv", 2)]
        assert register["people"][0]["rows"] == [{"file": "staff.csv", "row": 2}, {"file": "more.csv", "row": 2}]
        assert "Stands in" in out.read_text(encoding="utf-8-sig").splitlines()[0]
        assert problems.read_text(encoding="utf-8-sig").splitlines()[0].startswith("File,Sheet,Row,Column")
        assert [each["place"]["file"] for each in register["problems"]] == ["more.csv", "more.csv"]

    def test_json_of_people_who_are_let_go_is_that_of_people_who_are_kept(self, tmp_path: Path) -> None:
        """Without alerts the register is read in pieces, and everybody's status is made again as it is written."""
        asked = ("dbs", STAFF, "--as-at", "2017-09-19", "--format", "json")
        let_go = json.loads(run(*asked).stdout)
        kept = json.loads(run(*asked, "--alerts", tmp_path / "ledger.json").stdout)
        assert len(let_go["audit"]["statuses"]) == let_go["register"]["rows"] == len(let_go["register"]["people"])
        assert {key: kept[key] for key in let_go} == let_go

    def test_all_problems_in_json(self, tmp_path: Path) -> None:
        """What a machine reads is never cut; what a person reads is, and then says how many there are of each kind."""
        rows = "".join(f"S{k},00123456{k:04},nonsense {k}\n" for k in range(30))
        register = written(tmp_path / "staff.csv", f"Staff ID,DBS number,Issue date\n{rows}Total,30,\n")
        data = json.loads(run("dbs", register, "--as-at", "2019-09-19", "--format", "json").stdout)
        assert len(data["register"]["problems"]) == 31
        assert data["register"]["problems"][0]["problem"] == "a total or a note, not a person"
        page = run("dbs", register, "--as-at", "2019-09-19").stdout
        assert "21 more problems" in page
        assert "21 times: not a date" in page

    def test_writing_again_is_said(self, tmp_path: Path) -> None:
        register = written(tmp_path / "staff.csv", "Staff ID,DBS number,Issue date\nS1,001234567890,19/09/2018\n")
        for times in range(2):
            result = run("dbs", register, "--as-at", "2019-09-19", "--out", tmp_path / "due.csv")
            assert ("due.csv: there already, and written again." in result.stdout) is bool(times)


def test_alerts_come_once(tmp_path: Path) -> None:
    """The alerts of a day are printed once, whatever the day on which the command is run again."""
    ledger = tmp_path / "ledger.json"
    first = run("dbs", STAFF, "--as-at", "2017-09-19", "--alerts", ledger)
    assert "19 September 2017: S0449: recheck not made in time (due 29 June 2017)" in first.stdout
    again = run("dbs", STAFF, "--as-at", "2017-09-19", "--alerts", ledger)
    assert "recheck not made in time" not in again.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
def test_alerts_of_a_run_that_was_interrupted(tmp_path: Path) -> None:
    """What could not be printed comes with the next run, and says so; then no more."""
    ledger = tmp_path / "ledger.json"
    arguments = ("dbs", STAFF, "--as-at", "2017-09-19", "--alerts", ledger)
    full = "import sys; sys.stdout = open('/dev/full', 'w'); from safeguarding.cli.entry import main; main()"
    assert run(*arguments, code=full).returncode == 2
    assert run(*arguments).stdout.count("; again, the run before was interrupted") == 4
    assert "recheck not made" not in run(*arguments).stdout


def test_alerts_that_cannot_be_noted_are_not_printed(tmp_path: Path) -> None:
    """Where the ledger cannot be written nothing is sent, so nothing comes twice."""
    result = run("dbs", STAFF, "--as-at", "2017-09-19", "--alerts", tmp_path / "none" / "ledger.json")
    assert (result.returncode, result.stdout) == (2, "")
    assert "cannot be written" in result.stderr


def test_alerts_for_a_program_stand_in_its_data(tmp_path: Path) -> None:
    """JSON stays JSON: the alerts are in it, by reference and code."""
    result = run("dbs", STAFF, "--as-at", "2017-09-19", "--alerts", tmp_path / "ledger.json", "--format", "json")
    (first, *_) = json.loads(result.stdout)["alerts"]["to_send"]
    assert (first["reference"], first["kind"]) == ("S0005", "not_made")


def test_alerts_are_not_for_publication(tmp_path: Path) -> None:
    """They name staff references, so a run for publication refuses them."""
    arguments = ("--alerts", tmp_path / "ledger.json", "--disclosure", "fewer-than-five")
    assert run("dbs", STAFF, "--as-at", "2017-09-19", *arguments).returncode == 2
    assert not (tmp_path / "ledger.json").exists()


def test_nothing_small_is_printed_for_publication() -> None:
    """Four are overdue: no table and no data of the command says so."""
    for output in ("table", "markdown", "json"):
        result = run("dbs", STAFF, "--as-at", "2017-09-19", "--disclosure", "fewer-than-five", "--format", output)
        assert "460" in result.stdout
        assert "S0" not in result.stdout
        assert not re.search(r"overdue[^\n]*\b4\b", result.stdout)


class TestInPieces:
    """A register of which a piece is held at a time is answered as one that is held as a whole."""

    def test_the_page_and_the_exit_status(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Every table, note and picture is the same, whatever stands on the York register."""
        monkeypatch.setattr(auditing, "_AT_ONCE", 7)
        day, since = date(2017, 9, 19), DateRange(date(2016, 9, 19), date(2017, 9, 19))
        asked = AuditQuestion(read_register(STAFF), YORK_2017, day, Period(days=60), since)
        counted, unmatched = asked.in_pieces(None)
        audited, the_same = asked.as_a_whole()
        assert unmatched == the_same
        assert asked.status(counted) == asked.status(audited) == 1
        one, other = (asked.section(each, unmatched, with_problems=True) for each in (counted, audited))
        assert section_data(one) == section_data(other)
        assert one == other

    def test_a_bar_shows_how_far_it_is(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """In a terminal, on standard error; it ends with everybody."""
        seen: list[int] = []

        @contextmanager
        def progress(count: int) -> Iterator[Callable[[int], None]]:
            seen.append(count)
            yield seen.append

        monkeypatch.setattr(auditing, "_AT_ONCE", 100)
        monkeypatch.setattr(auditing, "_progress", progress)
        found = read_register(STAFF)
        AuditQuestion(found, YORK_2017, date(2017, 9, 19), Period(days=60), None).in_pieces(None)
        assert seen == [found.row_count, *range(100, len(found.people), 100), len(found.people)]


def test_numbers_to_publish_say_on_what_they_rest(tmp_path: Path) -> None:
    """An assumed interval, and a register of which something could not be used: both stand beside the numbers."""
    path = tmp_path / "staff.csv"
    path.write_text("Ref,Issue date\nS1,19/09/2014\nS2,31/02/2014\n", encoding="utf-8")
    sound = tmp_path / "sound.csv"
    sound.write_text("Ref,Issue date\nS1,19/09/2014\n", encoding="utf-8")
    notes = [
        list(_published_notes(read_register(each), interval)) for each, interval in ((path, "3 years"), (sound, ""))
    ]
    assert ([note.partition(" ")[0] for note in notes[0]], notes[1]) == (["Where", "Something"], [])
