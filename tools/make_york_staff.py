"""Make the invented staff registers of ``examples/york-2017``: nobody in them exists. The same seed, the same files.

``staff.csv`` carries the counts of the update of 19 September 2017: 491 people who need a check, 31 of them overdue or
due within 60 days under a three-yearly policy, all checked at entry. ``dirt/staff.csv`` holds the dirt of real exports.

Run with: python tools/make_york_staff.py
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

from safeguarding.dates.periods import Period
from safeguarding.dbs.due_dates import recheck_due_on

FOLDER = Path(__file__).parents[1] / "examples" / "york-2017"
SEED = 2017
AS_AT = date(2017, 9, 19)
THREE_YEARS = Period(years=3)
PEOPLE, OVERDUE, WITHIN_WINDOW, WINDOW_DAYS = 491, 4, 27, 60
SHARE_NEW = 0.3
LEVEL = "Enhanced with children's barred list"
ROLES = (
    *("Social worker", "Senior social worker", "Family support worker", "Residential worker", "Team manager"),
    *("Independent reviewing officer", "Contact supervisor", "Personal adviser", "Early help practitioner"),
)
TITLE = "Invented register: nobody in it exists (tools/make_york_staff.py; seed 2017; as at 19 September 2017)"
HEADER = (
    *("Employee No", "Name", "Job Title", "Required Level", "Start Date"),
    *("Initial DBS Date", "DBS Level", "DBS Number", "Issue Date"),
)
Line = tuple[str, ...]


def issue_dates(rng: random.Random) -> list[date]:
    """The issue dates that give the counts: each is checked against the rule, not computed backwards."""
    wanted = {"overdue": OVERDUE, "soon": WITHIN_WINDOW, "later": PEOPLE - OVERDUE - WITHIN_WINDOW}
    found: list[date] = []
    while any(wanted.values()):
        issued_on = AS_AT - timedelta(days=rng.randrange(1, 1180))
        days = (recheck_due_on(issued_on, THREE_YEARS) - AS_AT).days
        kind = "overdue" if days < 0 else "soon" if days <= WINDOW_DAYS else "later"
        # a day's margin keeps the boundary days out of a register that is read by eye
        if wanted[kind] and days not in (0, WINDOW_DAYS, WINDOW_DAYS + 1):
            wanted[kind] -= 1
            found.append(issued_on)
    rng.shuffle(found)
    return found


def staff(rng: random.Random) -> Iterable[Line]:
    """One line a person; everybody was checked before the first day."""
    for k, issued_on in enumerate(issue_dates(rng), start=1):
        is_new = rng.random() < SHARE_NEW and issued_on + timedelta(days=60) < AS_AT
        if is_new:
            first_check, starts_on = issued_on, issued_on + timedelta(days=rng.randrange(1, 45))
        else:
            starts_on = date(2003, 6, 2) + timedelta(days=rng.randrange((issued_on - date(2003, 6, 2)).days - 200))
            first_check = starts_on - timedelta(days=rng.randrange(3, 60))
        yield (
            f"S{k:04}",
            f"Invented Person {k:03}",
            rng.choice(ROLES),
            LEVEL,
            printed(starts_on),
            printed(first_check),
            LEVEL,
            # real numbers do not begin with six zeros
            f"{rng.randrange(10**6):012}",
            printed(issued_on),
        )


def printed(on: date) -> str:
    """The date as HR systems print it."""
    return f"{on:%d/%m/%Y}"


# each line is a kind of dirt: reference, name, role, level, number, issue date, update-service date and result, left
DIRT: tuple[Line, ...] = (
    ("D001", "Invented Clean", "Social worker", LEVEL, "000000123401", "02/03/2016", "", "", ""),
    ("D002", "Invented Shortyear", "Social worker", LEVEL, "000000123402", "02/03/16", "", "", ""),
    ("D003", "Invented Serial", "Social worker", LEVEL, "000000123403", "42431", "", "", ""),
    ("D004", "Invented Sheared", "Social worker", LEVEL, "900123404", "2 March 2016", "", "", ""),
    ("D005", "Invented Rounded", "Social worker", LEVEL, "1.23457E+11", "02-Mar-2016", "", "", ""),
    ("D006", "Invented Applicant", "Social worker", LEVEL, "", "*** Applied on Fri Sep 1 2017", "", "", ""),
    ("D007", "Invented Notapplicable", "Social worker", LEVEL, "N/A", "N/A", "", "", ""),
    ("D008", "Invented Pending", "Social worker", LEVEL, "TBC", "TBC", "", "", ""),
    ("D009", "Invented Placeholder", "Social worker", LEVEL, "000000123409", "01/01/1900", "", "", ""),
    ("D010", "Invented Impossible", "Social worker", LEVEL, "000000123410", "31/02/2016", "", "", ""),
    ("D011", "Invented Tooearly", "Social worker", LEVEL, "000000123411", "14/02/2002", "", "", ""),
    (
        "D012",
        "Invented\u00a0Nonbreaking",
        "Social worker",
        LEVEL,
        "0000\u00a00012\u00a03412",
        "02/03/2016\u00a0",
        "",
        "",
        "",
    ),
    ("D013", "Zoë Invented", "Family support worker – duty", LEVEL, "000000123413", "02/03/2016", "", "", ""),
    ("D014", "Invented Twice", "Social worker", LEVEL, "000000123414", "11/09/2013", "", "", ""),
    ("D014", "Invented Twice", "Contact supervisor", LEVEL, "000000123415", "02/09/2016", "", "", ""),
    ("D015", "Invented Borrower", "Social worker", LEVEL, "000000123401", "02/03/2016", "", "", ""),
    ("D016", "Invented Samereference", "Social worker", LEVEL, "000000123416", "02/03/2016", "", "", ""),
    ("D016", "Another Invention", "Social worker", LEVEL, "000000123417", "02/03/2012", "", "", ""),
    ("D017", "Invented Leaver", "Social worker", LEVEL, "000000123418", "02/03/2012", "", "", "31/07/2017"),
    (
        "D018",
        "Invented Whichlist",
        "Social worker",
        "Enhanced with barred list",
        "000000123419",
        "02/03/2016",
        "",
        "",
        "",
    ),
    ("D019", "Invented Subscriber", "Social worker", LEVEL, "000000123420", "02/03/2014", "04/09/2017", "", ""),
    (
        "D020",
        "Invented Nonblank",
        "Social worker",
        LEVEL,
        "000000123421",
        "02/03/2014",
        "04/09/2017",
        "NON_BLANK_NO_NEW_INFO",
        "",
    ),
    ("", "Invented Nobody", "Social worker", LEVEL, "000000123422", "02/03/2016", "", "", ""),
    ("D022", "=HYPERLINK(Invented)", "Social worker", LEVEL, "000000123423", "02/03/2016", "", "", ""),
    ("D023", "Invented Freetext", "Social worker", LEVEL, "000000123424", "ask Invented in HR", "", "", ""),
    ("D024", "Invented American", "Social worker", LEVEL, "000000123425", "03/25/2016", "", "", ""),
)
DIRT_HEADER = (
    *("Payroll No", "Employee Name", "Post Title", "Disclosure Type", "Disclosure No", "DBS Date"),
    *("Update Service Check Date", "Update Service Result", "Leaving Date"),
)


def write(path: Path, lines: Iterable[Iterable[str]], encoding: str) -> None:
    """Write lines as a CSV file."""
    with path.open("w", newline="", encoding=encoding) as file:
        csv.writer(file, lineterminator="\n").writerows(lines)


def main() -> None:
    """Write both files."""
    rng = random.Random(SEED)  # noqa: S311 - a fixed seed, nothing secret
    write(FOLDER / "staff.csv", [(TITLE,), HEADER, *staff(rng)], "utf-8")
    plain = [(f"C{k:03}", f"Invented Plain {k:02}", "Social worker", LEVEL, f"{500_000 + k:012}") for k in range(1, 13)]
    days = [(f"{day:02}/05/2016", "", "", "") for day in range(14, 26)]
    clean = [(*who, *rest) for who, rest in zip(plain, days, strict=True)]
    title = ("Invented register with the dirt of real exports: nobody in it exists (tools/make_york_staff.py)",)
    lines = [title, ("Printed 19/09/2017",), (), DIRT_HEADER, *DIRT, (), DIRT_HEADER, *clean, ("Total", "38")]
    write(FOLDER / "dirt" / "staff.csv", lines, "cp1252")


if __name__ == "__main__":
    main()
