"""Every command with files to work on, in a process of its own or in this one: for laws about all that they print and write."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from unittest import mock
from zipfile import ZipFile

import attrs
from tests.published import ROOT

from safeguarding.cli import entry

EXAMPLES = ROOT / "examples"
_ON = ("--on", "2017-09-19")


@attrs.frozen
class Tried:
    """What one run of a command did.

    Attributes:
        status: Its exit status.
        out: What it printed.
        err: What it said of its input.
    """

    status: int
    out: str
    err: str


def tried(*arguments: str | Path, encoding: str = "utf-8", width: int = 120) -> Tried:
    """Run a command in this process, with streams as a shell gives them."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="") for _ in range(2))
    with (
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
        mock.patch.object(sys, "argv", ["safeguarding", *map(str, arguments)]),
        mock.patch.dict(os.environ, {"COLUMNS": str(width)}),
    ):
        try:
            entry.main()
            status = 0
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
    texts = []
    for stream in (out, err):
        stream.flush()
        texts.append(stream.buffer.getvalue().decode(encoding))
    return Tried(status, *texts)


@attrs.frozen
class Command:
    """A command with what it needs.

    Attributes:
        arguments: What stands before its options, from the folder in which its files are.
        files: Its files, by name, with what is in them; a folder of the examples by a path.
        formats: The words of ``--format``.
        outputs: The options that name what it writes besides, each with a name for it.
    """

    arguments: tuple[str, ...]
    files: Mapping[str, str | bytes | Path]
    formats: tuple[str, ...] = ("table", "markdown", "html", "json")
    outputs: Mapping[str, str] = attrs.field(factory=dict)

    def prepare(self, folder: Path) -> None:
        """Put its files into a folder."""
        for name, text in self.files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            if isinstance(text, str):
                (folder / name).write_text(text, encoding="utf-8")
            elif isinstance(text, bytes):
                (folder / name).write_bytes(text)
            elif text.is_dir():
                shutil.copytree(text, folder / name)
            else:
                shutil.copyfile(text, folder / name)

    def within(self, folder: Path) -> list[str]:
        """Its arguments, with paths into the folder."""
        return [
            re.sub("^([0-9-]+=)?@", lambda found: f"{found[1] or ''}{folder}{os.sep}", each) for each in self.arguments
        ]


CASES = """
[[cases]]
rule = "iha"
episode = { started_on = 2017-05-04, reference = "child 1", born_on = 1987-06-05 }

[[cases]]
rule = "icpc"
episode = { started_on = 2017-05-04, done_on = [2017-05-06], reference = "child 3" }
"""
CHILD = """
reference = "case 7"
born_on = 2012-02-29
worker = "W. Two"
team = "North"

[events]
"care began" = 2017-04-03
review = [2017-05-05]
"health assessment" = []
"""
REPORT = """# An update

We saw 139 authorities, of which 35 (24%) were good. In all 52 of the 139, 21 in the north and 30 in the south.

| Grade | Authorities |
|---|---|
| Good | 35 |
| Other | 100 |
| Total | 139 |
"""
LISTED = (
    "Case,Begun,Held,Born,Team\nC1,13/04/2017,24/04/2017,05/06/1987,North\nC2,13/04/2017,,,South\nC3,soon,,,South\n"
)
TRACKER = "Ref,Recommendation,Action,Owner,Due,Status\nR1,Improve,Train all staff,Head of service,30/09/2017,Open\nR2,Review,Write it,,soon,Done\n"
OWN_INDICATOR = """
title = "Made up"

[[indicators]]
key = "visits"
name = "Visits in time"
numerator = "visits in time"
denominator = "visits due"
kind = "share"
polarity = "higher is better"
measured = "in a month"
values = "visits.csv"
target = { value = "90%" }
"""
VISITS = "Month,Count,Base\n" + "".join(f"2025-{month:02},{180 + month},200\n" for month in range(1, 13))

SURVEY = """
title = "Made up"

[disclosure]
threshold = 5
name = "counts of 1 to 4 hidden, others exact"

[comparisons]
confidence = "95"
smallest_base = 20

[layout]
key = "key"
groupings = [{ name = "Placement", column = "placement", labels = ["Foster care", "With family"] }]

[[themes]]
identifier = "home"
title = "Where I live"

[[questions]]
identifier = "home"
wording = "How happy are you with where you live?"
theme = "home"
options = [
    { code = "3", label = "Happy", coding = "favourable", score = "3" },
    { code = "2", label = "Neither", coding = "neutral", score = "2" },
    { code = "1", label = "Unhappy", coding = "unfavourable", score = "1" },
]

[[waves]]
name = "2015"
fieldwork = "2 March – 24 April 2015"
population = 60
invited = 60
complete = 30
mode = "paper"
responses = "2015.csv"

[[waves]]
name = "2017"
fieldwork = "6 March – 28 April 2017"
population = 60
invited = 60
complete = 30
mode = "paper"
responses = "2017.csv"

[[growth_claims]]
what = "where they live"
question = "home"
"""
_PLACED = ("Foster care", "With family")
RESPONSES = {
    wave: "key,placement,home\n" + "".join(f"{wave}-{k},{_PLACED[k % 3 > 0]},{homes[k % 6]}\n" for k in range(30))
    for wave, homes in (("2015", "331221"), ("2017", "332331"))
}
"""Of a survey with one question and two waves: that of the examples has fifteen tables and as many pictures."""

COMMANDS: dict[str, Command] = {
    "check": Command(
        ("check", "@report.md"),
        {"report.md": REPORT},
        ("table", "markdown", "html", "json", "junit", "sarif", "github"),
        {"--annotate": "copy.html", "--output": "page.html"},
    ),
    "check-claims": Command(
        ("check", "@report.figures.toml"), {"report.figures.toml": EXAMPLES / "york-2017" / "report.figures.toml"}
    ),
    "check-folder": Command(
        ("check", "@reports", "--all", "--processes", "1"), {"reports/one.md": REPORT, "reports/two.txt": REPORT}
    ),
    "brief": Command(("brief", "@update"), {"update": EXAMPLES / "york-2017"}, outputs={"--output": "page.html"}),
    "dbs": Command(
        ("dbs", "@staff.csv", "--as-at", "2017-09-19", "--breaches-since", "2016-01-01"),
        {"staff.csv": EXAMPLES / "york-2017" / "dirt" / "staff.csv"},
        outputs={
            "--out": "due.csv",
            "--calendar": "due.ics",
            "--problems": "problems.csv",
            "--alerts": "ledger.json",
            "--output": "page.html",
        },
    ),
    "recruitment": Command(
        ("recruitment", "@record.csv", "--setting", "academy", "--on", "2024-12-02"),
        {"record.csv": EXAMPLES / "central-record" / "central-record.csv"},
        outputs={"--out": "wrong.csv", "--output": "page.html"},
    ),
    "survey": Command(
        ("survey", "@survey"),
        {"survey/survey.toml": SURVEY, **{f"survey/{wave}.csv": rows for wave, rows in RESPONSES.items()}},
        outputs={"--out": "tables", "--write-hidden": "hidden.json", "--output": "page.html"},
    ),
    "plan": Command(
        ("plan", "@plan.toml", "--by", "owner", *_ON),
        {"plan.toml": EXAMPLES / "westmarch-2024" / "plan.toml"},
        outputs={
            "--workbook": "plan.xlsx",
            "--chart": "timeline.svg",
            "--burn-up": "burn-up.svg",
            "--calendar": "plan.ics",
            "--toml": "again.toml",
            "--output": "page.html",
        },
    ),
    "plan-of-tracker": Command(("plan", "@tracker.csv", *_ON), {"tracker.csv": TRACKER}),
    "due": Command(("due", "iha", "--from", "2017-04-03", *_ON), {}, ("text", "json")),
    "due-child": Command(
        ("due", "--child", "@child.toml", *_ON),
        {"child.toml": CHILD},
        ("text", "markdown", "html", "json"),
        {"--ics": "child.ics", "--output": "page.html"},
    ),
    "timeliness": Command(
        (
            *("timeliness", "icpc", "@cases.csv", "--started", "Begun", "--done", "Held", "--reference", "Case"),
            *("--born", "Born", "--group", "Team", "--by", "group", "--since", "2017-04-01", "--list", *_ON),
        ),
        {"cases.csv": LISTED},
        outputs={"--workbook": "tables.xlsx", "--chart": "months.svg", "--output": "page.html"},
    ),
    "moved": Command(("moved", "@cases.toml", "--on", "2017-05-10", "--holiday", "2017-05-12"), {"cases.toml": CASES}),
    "profile": Command(
        ("profile", "@outcomes.csv", "--on", "2017-03-31", "--with-abolished"),
        {"outcomes.csv": EXAMPLES / "york-2017" / "outcomes.csv"},
        outputs={"--chart": "profile.svg", "--output": "page.html"},
    ),
    "history": Command(
        ("history", "York", "@outcomes.csv"),
        {"outcomes.csv": EXAMPLES / "york-2017" / "outcomes.csv"},
        outputs={"--chart": "history.svg", "--output": "page.html"},
    ),
    "conformance": Command(
        ("conformance", "@answers.csv", "--rule", "iha"),
        {"answers.csv": "case,due,outcome\niha/2011-04-01/done-a-day-late,2011-05-04,in time\n"},
        outputs={"--output": "page.html"},
    ),
    "indicators": Command(
        ("indicators", "@indicators", "--on", "2026-05-31"),
        {"indicators/indicators.toml": OWN_INDICATOR, "indicators/visits.csv": VISITS},
        outputs={"--workbook": "card.xlsx", "--chart": "card.svg", "--output": "page.html"},
    ),
    "new-update": Command(
        ("new-update", "@new", "--authority", "York", "--on", "2017-09-20", "--outcomes", "@outcomes.csv"),
        {"outcomes.csv": EXAMPLES / "york-2017" / "outcomes.csv"},
        (),
    ),
    "rules": Command(
        ("rules", "--rules", "@own.toml"),
        {"own.toml": EXAMPLES / "council-rules.toml"},
        outputs={"--output": "page.html"},
    ),
}
"""Each command, some of them in several ways."""

OTHER_FORMS: dict[str, dict[str, str]] = {
    "check": {"--output": "page.docx"},
    "brief": {"--output": "page.docx"},
    "dbs": {"--out": "due.xlsx", "--problems": "problems.xlsx", "--output": "page.json"},
    "recruitment": {"--out": "wrong.xlsx", "--output": "page.docx"},
    "survey": {"--out": "tables", "--output": "page.docx"},
    "plan": {"--chart": "timeline.png", "--burn-up": "burn-up.pdf", "--output": "page.md"},
    "timeliness": {"--chart": "months.png", "--output": "page.docx"},
    "profile": {"--chart": "profile.png", "--output": "page.docx"},
    "history": {"--chart": "history.pdf", "--output": "page.docx"},
    "indicators": {"--chart": "card.png", "--output": "page.docx"},
}
"""What else the same options write, by the ending of the file."""

WRITERS = {name: each for name, each in COMMANDS.items() if each.outputs} | {
    f"{name}, other forms": attrs.evolve(COMMANDS[name], outputs=outputs) for name, outputs in OTHER_FORMS.items()
}
"""Each command that writes, once for each kind of file."""

_FORMS = {".html": "html", ".docx": "docx", ".md": "markdown", ".json": "json"}


def asking(option: str, path: Path) -> list[str]:
    """An option with the file that it names, and for a page the form that the file's ending says."""
    page = ["--format", _FORMS[path.suffix]] if option == "--output" and path.suffix in _FORMS else []
    return [option, str(path), *page]


def written_texts(folder: Path) -> Iterator[tuple[str, str]]:
    """What stands in the files of a folder, as text; of a Word document or a workbook, all parts of it."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield from READERS.get(path.suffix, _plain)(path)


def _plain(path: Path) -> Iterator[tuple[str, str]]:
    yield path.name, path.read_bytes().decode("utf-8", "replace")


def _parts(path: Path) -> Iterator[tuple[str, str]]:
    with ZipFile(path) as archive:
        for name in archive.namelist():
            yield f"{path.name}/{name}", archive.read(name).decode("utf-8", "replace")


READERS: Mapping[str, Callable[[Path], Iterator[tuple[str, str]]]] = {".docx": _parts, ".xlsx": _parts}
