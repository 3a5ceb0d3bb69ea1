"""The tasks of the page that needs no installation, done here: in a browser they are tried by the long stage alone."""

import json
import runpy
import shutil
from pathlib import Path
from typing import Any

import pytest
from tests.published import ROOT

PAGE = ROOT / "examples" / "in-the-browser" / "page"
YORK = ROOT / "examples" / "york-2017"


class Tasks:
    """The page's Python with folders of its own."""

    def __init__(self, folder: Path) -> None:
        self.given, self.made = folder / "given", folder / "made"
        self._names = runpy.run_path(str(PAGE / "tasks.py"))
        # the module's own names, which its functions look up
        own = self._names["answer"].__globals__
        own |= {"GIVEN": self.given, "MADE": self.made, "EXAMPLE": YORK, "PAGE": self.made / "page.html"}

    def answer(self, task: str, files: dict[str, Path] | None = None, /, **asked: object) -> dict[str, Any]:
        self._names["begin"]()
        for name, path in (files or {}).items():
            place = self.given / name
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, place)
        answered: dict[str, Any] = json.loads(self._names["answer"](task, json.dumps({"example": False} | asked)))
        return answered


@pytest.fixture
def tasks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tasks:
    monkeypatch.setenv("SAFEGUARDING_LARGEST_FILE", "100000000")
    return Tasks(tmp_path)


def test_the_figures_of_a_report(tasks: Tasks) -> None:
    """A report is checked, and what is wrong in it shown as the command shows it."""
    found = tasks.answer("check", {"report/report.figures.toml": YORK / "report.figures.toml"})
    assert (found["status"], found["messages"], found["files"]) == (1, "", [])
    assert "no rounding states as 24%" in found["page"]


def test_a_register(tasks: Tasks) -> None:
    """The audit comes with the due list, of the kind that was asked for."""
    found = tasks.answer(
        "dbs", {"register/staff.csv": YORK / "staff.csv"}, day="2017-09-19", window="60 days", ending=".csv"
    )
    assert (found["status"], found["files"]) == (1, ["due-list.csv"])
    assert len((tasks.made / "due-list.csv").read_text(encoding="utf-8-sig").splitlines()) == 1 + 31


def test_a_due_date(tasks: Tasks) -> None:
    asked = {"rule": "ofsted_action_statement", "started": "2017-02-07", "done": "2017-05-17", "born": ""}
    found = tasks.answer("due", None, day="2017-09-19", **asked)
    assert found["status"] == 0
    assert "19 May 2017" in found["page"]
    assert tasks.answer("due", None, day="2017-09-19", **asked | {"done": ""})["status"] == 1


def test_a_folder_and_the_example(tasks: Tasks) -> None:
    """The folder is found however deep it was dropped, and the example is there without any."""
    files = {f"folder/papers/york/{each.name}": each for each in YORK.glob("*.*")}
    dropped, example = tasks.answer("brief", files), tasks.answer("brief", example=True)
    assert dropped["status"] == example["status"] == 1
    assert dropped["page"] == example["page"]


def test_errors_are_those_of_the_commands(tasks: Tasks, tmp_path: Path) -> None:
    """What cannot be read is told in the library's words, and no page is shown."""
    (tmp_path / "bad.docx").write_bytes(b"PK no")
    found = tasks.answer("check", {"report/bad.docx": tmp_path / "bad.docx"})
    assert (found["status"], found["messages"]) == (2, "bad.docx: damaged or no .docx; save it again from Word")
    found = tasks.answer(
        "dbs", {"register/staff.csv": YORK / "staff.csv"}, day="someday", window="60 days", ending=".csv"
    )
    assert found["status"] == 2
    assert "someday" in found["messages"]


def test_the_rules_to_choose_from(tasks: Tasks) -> None:
    """Every rule is offered with its area, its requirement and what it is counted from."""
    assert tasks.answer("rules")["files"] == ["rules.json"]
    rules = json.loads((tasks.made / "rules.json").read_text(encoding="utf-8"))
    assert "ofsted_action_statement" in [name for _, name, _, _ in rules]
    assert all(map(all, rules))


def test_what_the_worker_loads_beforehand_is_there(tasks: Tasks) -> None:
    tasks._names["warm_up"]()
