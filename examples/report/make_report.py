"""Count the figures from the data and typeset the report: ``python make_report.py`` writes ``report.pdf``."""

import csv
import json
from pathlib import Path

import typst

import safeguarding as sg

FOLDER = Path(__file__).parent
LIMIT = 45


def share(part: int, base: int) -> str:
    """A share as it is printed: exact until the last step, rounded half up."""
    return f"{sg.percentage(sg.Share(part, base))}%"


def counted(rows: list[dict[str, str]]) -> dict[str, object]:
    """Completed assessments, those in time, and their share."""
    completed = [row for row in rows if row["Completed"]]
    in_time = [row for row in completed if int(row["Working days"]) <= LIMIT]
    return {"completed": len(completed), "in_time": len(in_time), "share": share(len(in_time), len(completed))}


def figures() -> dict[str, object]:
    """Everything that the report prints."""
    with (FOLDER / "assessments.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    everybody = counted(rows)
    return {
        "completed": everybody["completed"],
        "in_time": everybody["in_time"],
        "in_time_share": everybody["share"],
        "open": sum(not row["Completed"] for row in rows),
        "teams": [
            {"team": team, **counted([row for row in rows if row["Team"] == team])}
            for team in sorted({row["Team"] for row in rows})
        ],
    }


def make_report() -> Path:
    """Write the figures beside the template, and set the report."""
    (FOLDER / "figures.json").write_text(json.dumps(figures(), indent=2) + "\n", encoding="utf-8")
    report = FOLDER / "report.pdf"
    typst.compile(str(FOLDER / "report.typ"), output=str(report))
    return report


if __name__ == "__main__":
    print(make_report())
