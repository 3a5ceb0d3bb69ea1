"""What the page asks of the library: one task at a time, done by the commands and answered in their words."""

import contextlib
import importlib
import io
import json
import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import typer

from safeguarding.errors import MissingExtraError, SafeguardingError

GIVEN, MADE, EXAMPLE = Path("/given"), Path("/made"), Path("/examples/york-2017")
PAGE = MADE / "page.html"
WRONG, UNREADABLE = 1, 2

# a browser has less memory than a computer
os.environ["SAFEGUARDING_LARGEST_FILE"] = "100000000"


def begin() -> None:
    """Empty the two folders."""
    for folder in (GIVEN, MADE):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()


def warm_up() -> None:
    """Load the commands, so that the first answer does not wait for that."""
    for each in ("cli.commands.check", "cli.commands.dbs", "cli.commands.brief", "documents.pdf.reading"):
        importlib.import_module(f"safeguarding.{each}")


def answer(task: str, asked: str) -> str:
    """Do a task, and say how it ended.

    Args:
        task: One of ``TASKS``.
        asked: What is asked, as JSON.

    Returns:
        As JSON: the exit status of the command, its messages, the page, the names of the files written beside it.
    """
    messages = io.StringIO()
    with contextlib.redirect_stderr(messages), contextlib.redirect_stdout(messages):
        status = _status(TASKS[task], json.loads(asked))
    written = sorted(each.name for each in MADE.iterdir() if each != PAGE)
    page = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    return json.dumps({"status": status, "messages": messages.getvalue().strip(), "page": page, "files": written})


def _status(work: Callable[[dict[str, Any]], None], asked: dict[str, Any]) -> int:
    complain = importlib.import_module("safeguarding.cli.screens").complain
    try:
        work(asked)
    except typer.Exit as end:
        return end.exit_code
    except MissingExtraError as error:
        print(f"{error.problem}, which this page does not have: install the library for that.")
        return UNREADABLE
    except SafeguardingError as error:
        complain(error)
        return UNREADABLE
    except typer.BadParameter as error:
        print(error.message)
        return UNREADABLE
    except Exception as error:  # noqa: BLE001 - whatever it is, nobody can see it in a browser but through this
        print(f"This cannot be answered ({type(error).__name__}): that is a fault of this program. Please report it.")
        return UNREADABLE
    return 0


def _check(asked: dict[str, Any]) -> None:
    commands = importlib.import_module("safeguarding.cli.commands.check")
    paths = [EXAMPLE / "report.figures.toml"] if asked["example"] else sorted((GIVEN / "report").iterdir())
    commands.check(paths, output=commands.CheckFormat.HTML, to=PAGE, everything=True, processes=1)


def _dbs(asked: dict[str, Any]) -> None:
    commands = importlib.import_module("safeguarding.cli.commands.dbs")
    registers = [EXAMPLE / "staff.csv"] if asked["example"] else sorted((GIVEN / "register").iterdir())
    policy = next((GIVEN / "policy").iterdir(), None) if (GIVEN / "policy").exists() else None
    commands.dbs(
        registers,
        as_at=asked["day"],
        policy=policy,
        window=asked["window"],
        out=MADE / f"due-list{asked['ending']}",
        output=commands.PageFormat.HTML,
        to=PAGE,
    )


def _due(asked: dict[str, Any]) -> None:
    days, events = (importlib.import_module(f"safeguarding.cli.{each}") for each in ("days", "events"))
    answers = importlib.import_module("safeguarding.timescales.answers")
    named_rules = importlib.import_module("safeguarding.readers.rules_asked").named_rules
    rules = importlib.import_module("safeguarding.timescales.catalogue").RULES
    shown = importlib.import_module("safeguarding.pages.due")
    sections = importlib.import_module("safeguarding.pages.sections")
    document = importlib.import_module("safeguarding.pages.renderers.html.document")
    given = answers.due_answers(
        named_rules(asked["rule"], "", rules),
        started=days.typed_moment(asked["started"]),
        events=events.typed_events([f"done={asked['done']}"] if asked["done"] else []),
        born_on=date.fromisoformat(asked["born"]) if asked["born"] else None,
        on=days.typed_moment(asked["day"]),
        conventions=answers.Conventions(),
    )
    owed = [each.obligation for each in given if each.obligation is not None and each.obligation.due_on is not None]
    nothing = ["Nothing is due on that day: the clock has not started, or the rule does not apply."]
    section = sections.Section(
        title="When it is due",
        paragraphs=[shown.due_line(each) for each in given] or nothing,
        tables=[shown.counted_days_table(each) for each in owed],
    )
    PAGE.write_text(document.section_html(section), encoding="utf-8")
    if any(each.is_breach for each in given):
        raise typer.Exit(WRONG)


def _brief(asked: dict[str, Any]) -> None:
    commands = importlib.import_module("safeguarding.cli.commands.brief")
    found = sorted(GIVEN.rglob("update.toml"), key=lambda each: len(each.parts))
    chosen = found[0].parent if found else next(iter(sorted(GIVEN.glob("folder/*"))), GIVEN)
    commands.brief(EXAMPLE if asked["example"] else chosen, output=commands.PageFormat.HTML, to=PAGE)


def _rules(_: dict[str, Any]) -> None:
    rules = importlib.import_module("safeguarding.timescales.catalogue").RULES
    listed = [(str(each.area), each.rule_id, each.requirement, each.trigger) for each in rules]
    (MADE / "rules.json").write_text(json.dumps(listed), encoding="utf-8")


TASKS = {"check": _check, "dbs": _dbs, "due": _due, "brief": _brief, "rules": _rules}
