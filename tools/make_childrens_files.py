"""Make the files that every council holds of children's services, of 300 invented children: nobody in them exists.

The same seed, the same files: the yearly return on children looked after (CSV), the census of children in need (XML), the
workbook for an inspection (XLSX) and tables of the standard safeguarding dataset (CSV), all of the year to 31 March 2019.

Run with: python tools/make_childrens_files.py FOLDER
"""

from __future__ import annotations

import csv
import random
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import xlsxwriter

SEED, CHILDREN = 2019, 300
# how many have a plan and how many are in care, and how often something is never done
WITH_PLAN, IN_CARE, NEVER_DONE = 0.4, 0.6, 0.08
YEAR_BEGINS, YEAR_ENDS = date(2018, 4, 1), date(2019, 3, 31)
Row = Sequence[object]


@dataclass
class Need:
    """An episode of need, from a referral."""

    referred: date
    authorised: date | None
    conference: date | None
    closed: date | None


@dataclass
class Plan:
    """A child protection plan, from the day of its initial conference."""

    began: date
    reviews: list[date]
    ended: date | None


@dataclass
class Care:
    """A period of care: each placement, and what was done in it."""

    began: date
    placements: list[date]
    reviews: list[date]
    visits: list[date]
    health: list[date]
    ended: date | None


@dataclass
class Child:
    """An invented child."""

    number: str
    born: date
    needs: list[Need] = field(default_factory=list)
    plan: Plan | None = None
    care: Care | None = None


def made_up_children(seed: int = SEED) -> list[Child]:
    """The children: most things are done in time, some late, some not."""
    chance = random.Random(seed)  # noqa: S311 - made-up children, not secrets
    return [_child(chance, number) for number in range(CHILDREN)]


def _child(chance: random.Random, number: int) -> Child:
    child = Child(f"{number:05}", date(2002, 1, 1) + timedelta(days=chance.randrange(5800)))
    for _ in range(chance.choice((1, 1, 2))):
        referred = _later(chance, date(2018, 4, 2), 360)
        if all(each.referred != referred for each in child.needs):
            child.needs.append(_need(chance, referred))
    child.needs.sort(key=lambda each: each.referred)
    began = _later(chance, date(2017, 6, 1), 660)
    if chance.random() < WITH_PLAN:
        child.plan = Plan(began, _course(chance, began, (90, 180, 180, 180)), _perhaps(chance, began, 700, 0.3))
        child.plan.reviews = _until(child.plan.reviews, child.plan.ended)
    if chance.random() < IN_CARE:
        child.care = _care(chance, _later(chance, date(2017, 6, 1), 660))
    return child


def _need(chance: random.Random, referred: date) -> Need:
    authorised = _perhaps(chance, referred, 90, 0.8)
    conference = _perhaps(chance, referred, 40, 0.8)
    last = max(filter(None, (referred, authorised, conference)))
    return Need(referred, authorised, conference, _perhaps(chance, last, 200, 0.4))


def _care(chance: random.Random, began: date) -> Care:
    ended = _perhaps(chance, began + timedelta(days=30), 600, 0.3)
    last = ended or YEAR_ENDS
    moved = [began + timedelta(days=chance.randrange(40, 300)) for _ in range(chance.choice((0, 0, 0, 1, 2)))]
    placements = [began, *sorted({day for day in moved if day < last})]
    visits: list[date] = []
    for place, following in zip(placements, [*placements[1:], None], strict=True):
        own = _course(chance, place, (6, *([40] * 12)))
        # nobody visits on the day of a move: in which placement would not be told
        visits += [day for day in own if (following is None or day < following) and day <= last]
    return Care(
        began=began,
        placements=placements,
        reviews=_until(_course(chance, began, (26, 88, 178, 178)), ended),
        visits=visits,
        health=_until(_course(chance, began, (26, 175, 175)), ended),
        ended=ended,
    )


def _course(chance: random.Random, began: date, gaps: Iterable[int]) -> list[date]:
    """Days that follow one another, some too late, up to a day on which it stops."""
    days: list[date] = []
    last = began
    for gap in gaps:
        last += timedelta(days=gap + chance.choice((-3, -2, -1, 0, 0, 1, 2, 9)))
        if last > YEAR_ENDS or chance.random() < NEVER_DONE:
            break
        days.append(last)
    return days


def _until(days: list[date], ended: date | None) -> list[date]:
    return [day for day in days if ended is None or day <= ended]


def _later(chance: random.Random, day: date, most: int) -> date:
    return day + timedelta(days=chance.randrange(most))


def _perhaps(chance: random.Random, day: date, most: int, how_often: float) -> date | None:
    later = _later(chance, day, most)
    return later if chance.random() < how_often and later <= YEAR_ENDS else None


def write_return(children: Iterable[Child], folder: Path) -> None:
    """The return on children looked after: what was open in the year, with the reviews of the year only."""
    folder.mkdir(parents=True, exist_ok=True)
    header, episodes, reviews = [], [], []
    for child in children:
        care = child.care
        if care is None or (care.ended is not None and care.ended < YEAR_BEGINS):
            continue
        header.append((child.number, 1, _british(child.born), "WBRI"))
        ends = [*care.placements[1:], care.ended]
        for k, (began, ended) in enumerate(zip(care.placements, ends, strict=True)):
            if ended is None or ended >= YEAR_BEGINS:
                is_last = k == len(care.placements) - 1
                code = "" if ended is None else "E4A" if is_last else "X1"
                episodes.append((child.number, _british(began), "S" if k == 0 else "P", "C2", _british(ended), code))
        reviews += [(child.number, _british(day), "PN1") for day in care.reviews if day >= YEAR_BEGINS]
    _write(folder / "header.csv", ("CHILD", "SEX", "DOB", "ETHNIC"), header)
    _write(folder / "episodes.csv", ("CHILD", "DECOM", "RNE", "LS", "DEC", "REC"), episodes)
    _write(folder / "reviews.csv", ("CHILD", "REVIEW", "REVIEW_CODE"), reviews)


def write_census(children: Iterable[Child], path: Path) -> None:
    """The census of children in need: episodes of need of the year."""
    told = "".join(
        f"<Child><ChildIdentifiers><LAchildID>{child.number}</LAchildID></ChildIdentifiers>"
        + "".join(map(_need_details, child.needs))
        + "</Child>"
        for child in children
    )
    head = "<Header><CollectionDetails><Year>2019</Year></CollectionDetails></Header>"
    path.write_text(f"<Message>{head}<Children>{told}</Children></Message>", encoding="utf-8")


def _need_details(need: Need) -> str:
    assessment = _element("AssessmentActualStartDate", need.referred) + _element(
        "AssessmentAuthorisationDate", need.authorised
    )
    enquiry = _element("S47ActualStartDate", need.referred) + _element("DateOfInitialCPC", need.conference)
    return (
        f"<CINdetails>{_element('CINreferralDate', need.referred)}{_element('CINclosureDate', need.closed)}"
        f"<ReferralNFA>false</ReferralNFA><Assessments>{assessment}</Assessments>"
        f"<Section47>{enquiry}<ICPCnotRequired>false</ICPCnotRequired></Section47></CINdetails>"
    )


def _element(name: str, day: date | None) -> str:
    return "" if day is None else f"<{name}>{day.isoformat()}</{name}>"


def write_workbook(children: Sequence[Child], path: Path) -> None:
    """The workbook for an inspection: enquiries, plans and children in care, of which it holds the latest dates."""
    enquiries = [
        (child.number, _british(need.referred), _british(need.conference), "No")
        for child in children
        for need in child.needs
    ]
    plans = [
        (child.number, _british(plan.began), _british(plan.ended), _british(max(plan.reviews, default=None)))
        for child in children
        if (plan := child.plan) is not None
    ]
    care = [
        (child.number, *map(_british, (care.began, care.ended, *(max(each, default=None) for each in _latest(care)))))
        for child in children
        if (care := child.care) is not None
    ]
    with xlsxwriter.Workbook(path) as book:
        for name, title, rows in (
            (
                "List 5",
                (
                    *("Child Unique ID", "Strategy discussion initiating Section 47 Enquiry Start Date"),
                    *("Date of Initial Child Protection Conference",),
                    "Was an Initial Child Protection Conference deemed unnecessary?",
                ),
                enquiries,
            ),
            (
                "List 7",
                ("Child Unique ID", "CP Plan Start Date", "CP Plan End Date", "Date of latest review conference"),
                plans,
            ),
            (
                "List 8",
                (
                    *("Child Unique ID", "Date Started to be Looked After", "Date Ceased to be Looked After"),
                    *("Date of Latest Statutory Review", "Date of Latest Social Work Visit"),
                    *("Date of Latest Health Assessment", "Start Date of Most Recent Placement"),
                ),
                care,
            ),
        ):
            sheet = book.add_worksheet(name)
            for line, row in enumerate((title, *rows)):
                sheet.write_row(line, 0, row)


def _latest(care: Care) -> tuple[list[date], ...]:
    return care.reviews, care.visits, care.health, care.placements


def write_dataset(children: Iterable[Child], folder: Path) -> None:
    """Tables of the standard safeguarding dataset, whose events are joined by numbers."""
    folder.mkdir(parents=True, exist_ok=True)
    tables: dict[str, list[Row]] = {name: [] for name in _TABLES}
    for child in children:
        tables["ssd_person"].append((child.number, child.born))
        for k, need in enumerate(child.needs):
            key = f"{child.number}-{k}"
            tables["ssd_cin_episodes"].append((key, child.number, need.referred, need.closed, "N"))
            tables["ssd_cin_assessments"].append((key, child.number, need.referred, need.authorised))
            tables["ssd_s47_enquiry"].append((key, child.number, need.referred, "N"))
            if need.conference is not None:
                tables["ssd_initial_cp_conference"].append((key, child.number, need.conference, "N"))
        if (plan := child.plan) is not None:
            tables["ssd_cp_plans"].append((child.number, child.number, plan.began, plan.ended, "N"))
            tables["ssd_cp_reviews"] += [(child.number, day) for day in plan.reviews]
        if (care := child.care) is not None:
            tables["ssd_cla_episodes"].append((child.number, child.number, care.began, care.ended))
            tables["ssd_cla_reviews"] += [(child.number, day, "") for day in care.reviews]
            ends = [*care.placements[1:], care.ended]
            tables["ssd_cla_placement"] += [
                (child.number, began, ended) for began, ended in zip(care.placements, ends, strict=True)
            ]
            tables["ssd_cla_visits"] += [(child.number, day, "Y") for day in care.visits]
            tables["ssd_cla_health"] += [(child.number, day, "Health Assessment", "Completed") for day in care.health]
    for name, rows in tables.items():
        _write(folder / f"{name}.csv", _TABLES[name].split(), rows)


_TABLES = {
    "ssd_person": "pers_person_id pers_dob",
    "ssd_cin_episodes": "cine_referral_id cine_person_id cine_referral_date cine_close_date cine_referral_nfa",
    "ssd_cin_assessments": "cina_referral_id cina_person_id cina_assessment_start_date cina_assessment_auth_date",
    "ssd_s47_enquiry": "s47e_s47_enquiry_id s47e_person_id s47e_s47_start_date s47e_s47_nfa",
    "ssd_initial_cp_conference": "icpc_s47_enquiry_id icpc_person_id icpc_icpc_date icpc_icpc_transfer_in",
    "ssd_cp_plans": "cppl_cp_plan_id cppl_person_id cppl_cp_plan_start_date cppl_cp_plan_end_date cppl_cp_plan_ola",
    "ssd_cp_reviews": "cppr_cp_plan_id cppr_cp_review_date",
    "ssd_cla_episodes": "clae_cla_id clae_person_id clae_entered_care_date clae_cla_episode_ceased",
    "ssd_cla_reviews": "clar_cla_id clar_cla_review_date clar_cla_review_cancelled",
    "ssd_cla_placement": "clap_cla_id clap_cla_placement_start_date clap_cla_placement_end_date",
    "ssd_cla_visits": "clav_cla_id clav_cla_visit_date clav_cla_visit_seen",
    "ssd_cla_health": "clah_person_id clah_health_check_date clah_health_check_type clah_health_check_status",
}


def _british(day: date | None) -> str:
    return "" if day is None else f"{day:%d/%m/%Y}"


def _write(path: Path, header: Sequence[str], rows: Iterable[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as target:
        csv.writer(target).writerows([header, *rows])


def main(folder: Path) -> None:
    """Write all four."""
    children = made_up_children()
    write_return(children, folder / "ssda903")
    write_census(children, folder / "cin.xml")
    write_workbook(children, folder / "annex-a.xlsx")
    write_dataset(children, folder / "ssd")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
