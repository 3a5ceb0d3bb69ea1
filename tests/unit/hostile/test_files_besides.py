"""Files that are named beside the first one, and within folders: pipes and devices are refused there too, and soon."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from tests.commands_tried import EXAMPLES, tried
from tests.planted import is_long

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")

_STAFF, _PLAN = str(EXAMPLES / "york-2017" / "staff.csv"), str(EXAMPLES / "westmarch-2024" / "plan.toml")
_WAVES, _OUTCOMES = str(EXAMPLES / "three-wave-survey"), str(EXAMPLES / "york-2017" / "outcomes.csv")
_TO_2019 = ("--since", "2018-04-01", "--on", "2019-03-31")
BESIDES: dict[str, tuple[str, ...]] = {
    "template.docx": ("rules", "--area", "lado", "--format", "docx", "--output", "@page.docx", "--template"),
    "tracker.csv": ("plan", "--on", "2025-03-31"),
    "tracker.docx": ("plan", "--on", "2025-03-31"),
    "earlier.toml": ("plan", _PLAN, "--on", "2025-03-31", "--earlier"),
    "own.toml": ("rules", "--rules"),
    "policy.toml": ("dbs", _STAFF, "--as-at", "2017-09-19", "--policy"),
    "ledger.json": ("dbs", _STAFF, "--as-at", "2017-09-19", "--alerts"),
    "hidden.json": ("survey", _WAVES, "--hidden-before"),
    "taken.toml": ("history", "York", _OUTCOMES, "--interventions"),
    "cin.xml": ("timeliness", "single_assessment", "--cin", *_TO_2019),
    "answers.json": ("conformance",),
    "child.toml": ("due", "--on", "2017-09-19", "--child"),
    "annex.xlsx": ("due", "--on", "2017-09-19", "--child"),
    "record.parquet": ("recruitment", "--setting", "academy", "--on", "2024-12-02"),
}


@pytest.mark.parametrize("file", [*BESIDES] if is_long() else ["template.docx", "tracker.csv", "cin.xml", "own.toml"])
@pytest.mark.parametrize("kind", ["pipe", "device"])
def test_what_an_option_names(file: str, kind: str, tmp_path: Path) -> None:
    """It is refused in words, and nothing waits for it."""
    odd = tmp_path / file
    if kind == "pipe":
        os.mkfifo(odd)
    else:
        odd.symlink_to("/dev/zero")
    ran = tried(*(each.replace("@", f"{tmp_path}{os.sep}") for each in BESIDES[file]), odd)
    assert ran.status == 2, ran
    assert "not an ordinary file" in ran.err


WITHIN = {
    ("three-wave-survey", "responses/2013.csv"): ("survey",),
    ("three-wave-survey", "survey.toml"): ("survey",),
    ("westmarch-indicators", "visits.csv"): ("indicators", "--on", "2026-05-31"),
    ("westmarch-indicators", "indicators.toml"): ("indicators", "--on", "2026-05-31"),
    ("york-2017", "outcomes.csv"): ("brief",),
    ("york-2017", "update.toml"): ("brief",),
}


@pytest.mark.parametrize(("folder", "file"), WITHIN if is_long() else [("westmarch-indicators", "visits.csv")])
@pytest.mark.parametrize("kind", ["pipe", "device", "folder"])
def test_what_stands_in_a_folder(folder: str, file: str, kind: str, tmp_path: Path) -> None:
    """A part of a survey, a scorecard or a briefing that is no ordinary file."""
    shutil.copytree(EXAMPLES / folder, tmp_path / folder)
    odd = tmp_path / folder / file
    odd.unlink()
    if kind == "pipe":
        os.mkfifo(odd)
    elif kind == "device":
        odd.symlink_to("/dev/zero")
    else:
        odd.mkdir()
    ran = tried(*WITHIN[folder, file], tmp_path / folder)
    assert ran.status in (1, 2), ran
    assert "Traceback" not in ran.err
    assert odd.name in ran.out + ran.err


def test_a_template_of_nothing_but_zeros(tmp_path: Path) -> None:
    """And one that is much larger than any: both are refused."""
    for size, told in ((100, "is no Word document"), (1 << 40, "above 20,000,000 bytes")):
        with (tmp_path / "t.docx").open("wb") as file:
            file.truncate(size)
        ran = tried(
            *BESIDES["template.docx"][:-1][:5], "--template", tmp_path / "t.docx", "--output", tmp_path / "p.docx"
        )
        assert ran.status == 2
        assert told in ran.err
