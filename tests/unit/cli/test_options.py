"""Options that contradict one another, or would do nothing, are refused before any work: nothing is taken in silence."""

from pathlib import Path

import pytest
from tests.commands_tried import EXAMPLES, tried

REGISTER = (EXAMPLES / "york-2017" / "staff.csv", "--as-at", "2017-09-19")
RECORD = (EXAMPLES / "central-record" / "central-record.csv", "--setting", "school", "--on", "2024-12-02")
PLAN = (EXAMPLES / "york-2017" / "plan.toml", "--on", "2017-09-19")
YEAR = ("--since", "2017-04-01", "--on", "2018-03-31")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("dbs", *REGISTER, "--column", "issued=A", "--column", "issued=B"), "each field once"),
        (("dbs", *REGISTER, "--column", "issued"), "such as 'issued=Valid from'"),
        (("dbs", *REGISTER, "--whole-numbers"), "--out"),
        (("dbs", *REGISTER, "--calendar", "due.csv"), "does not end with .ics"),
        (("dbs", *REGISTER, "--template", "x.docx"), "--format docx"),
        (("recruitment", *RECORD, "--known", "management=yes", "--known", "management=no"), "both yes and no"),
        (("plan", *PLAN, "--monthly"), "is no tracker"),
        (("plan", *PLAN, "--sheet", "Plan"), "is no tracker"),
        (("plan", *PLAN, "--workbook", "board.csv"), "does not end with .xlsx"),
        (("plan", *PLAN, "--published-rating-rule", "--rating-rule", "x.toml"), "two answers to one question"),
        (("timeliness", "iha", "x", "--ssda903", "--cin", *YEAR), "is of one kind"),
        (("timeliness", "iha", "x", "--cin", "--started", "A", *YEAR), "its columns are known"),
        (("timeliness", "iha", "x", "--started", "A", "--done", "A", *YEAR), "two different days"),
        (("timeliness", "iha", "x", "--started", "A", "--done", "B", "--by", "group", *YEAR), "--group"),
        (("timeliness", "iha", "x", "--started", "A", "--done", "B", "--chart", "a.gif", *YEAR), "does not end with"),
        (("moved", "x.toml", "--on", "2026-11-26"), "nothing is added"),
        (("rules", "--history", "--changes"), "two tables"),
    ],
)
def test_what_cannot_be_meant_is_refused(arguments: tuple[str | Path, ...], said: str) -> None:
    found = tried(*arguments)
    assert found.status == 2
    assert said in " ".join(found.err.replace("│", " ").split())


def test_what_is_said_twice_alike_is_one() -> None:
    """A fact, or a column, that is given twice in the same words contradicts nothing."""
    once = tried("recruitment", *RECORD, "--known", "management=yes")
    assert tried("recruitment", *RECORD, "--known", "management=yes", "--known", "management=yes") == once
