"""Every command with files in which names, birth dates and certificate numbers are planted, and where one may stand.

People's files hold them where they belong, beside what is wrong in every other column; then in each column in turn.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path

import attrs
import xlsxwriter
from tests.commands_tried import EXAMPLES, OWN_INDICATOR, VISITS, Command
from tests.planted import DIGITS, NAME, OTHER_DIGITS, OTHER_NAME

BORN, OTHER_BORN = "05/06/1987", "04/07/1988"
STAFF = f"""\
Staff ID,Name,Date of Birth,Job title,DBS level,DBS number,Issue date,Date seen,Update service check date,Update service result,Leaving date,Line manager
S1,{NAME},{BORN},Social worker,Enhanced,{DIGITS},02/03/2014,05/03/2014,,,,{OTHER_NAME}
S1,{NAME},{BORN},Manager,Enhanced,{OTHER_DIGITS},02/03/2016,soon,,,,{OTHER_NAME}
S2,{OTHER_NAME},{OTHER_BORN},Social worker,Enhanced,{DIGITS},31/02/2016,,,,,{NAME}
S3,{OTHER_NAME},{OTHER_BORN},Social worker,Enhnaced,{DIGITS}X,02/03/2016,,02/03/2017,changed?,01/01/2017,{NAME}
,{NAME},{BORN},Social worker,Enhanced,{DIGITS[:11]},,,,,,
S4,{NAME},{BORN},,,{DIGITS} and {OTHER_DIGITS},04/05/2020,,,,,
S5,{NAME} {OTHER_NAME},{BORN},,,{DIGITS[:4]} {DIGITS[4:8]} {DIGITS[8:]},04/05/2020,,,,
"""
CENTRAL = f"""\
Staff ID,Name,Date of birth,Job title,Category,Start date,Regulated activity,DBS number,DBS issue date,DBS seen by,Identity date,Identity initials,Prohibition,References,Leaving date
S1,{NAME},{BORN},Teacher,Teacher,02/09/2024,Y,{DIGITS},15/08/2024,{OTHER_NAME},20/08/2024,{OTHER_NAME},20/08/2024,20/08/2024,
S2,{OTHER_NAME},{OTHER_BORN},Teacher,Teacher,2/9/24,Perhaps,{OTHER_DIGITS}X,soon,{NAME},{NAME} 20/08/2024,{NAME},see {DIGITS},20/08/2024 {NAME},
S3,{OTHER_NAME},{OTHER_BORN},Head,{NAME},02/09/2023,Y,{DIGITS},15/08/2024,{OTHER_NAME},,,,,
,{NAME},{BORN},Head,Teacher,02/09/2023,Y,{DIGITS},15/08/2024,{OTHER_NAME},,,,,
"""
TRACKER = f"""\
Ref,Recommendation,Action,Owner,Due,Status,RAG,Completed
1,Improve,Train all staff,{NAME},30/09/2017,Open,Green,
2,Review,Write it,{OTHER_NAME},soon,Done,{OTHER_NAME},31/02/2017 {OTHER_NAME}
2,Review,Write it again,"{NAME}; {OTHER_NAME}",01/10/2017,with {NAME},R,01/02/2017
3,Review,Write it again,{NAME},01/10/2017,{DIGITS},R,01/02/2017,{OTHER_NAME}
"""
PLAN = f"""\
[plan]
ref = "p"
title = "Made up"

[[plan.recommendations]]
ref = "r1"
number = 1
text = "Improve"

[[plan.actions]]
ref = "a1"
serves = ["r1"]
text = "Train all staff"
owner = "{NAME}"
target_on = 2017-09-30

[[plan.actions]]
ref = "a2"
serves = ["r1"]
text = "Write it"
owner = "{OTHER_NAME}"
target_on = 2017-09-01
"""
CASES = f"""\
Case,Begun,Held,Born,Worker,Name
C1,13/04/2017,24/04/2017,{BORN},{NAME},{OTHER_NAME}
C2,13/04/2017,,{OTHER_BORN},{OTHER_NAME},{NAME}
C3,soon,with {NAME},{BORN},{NAME},{OTHER_NAME}
C4,13/04/2017,12/04/2017,{BORN}?,{NAME},{OTHER_NAME}
C5,13/04/2017 {NAME},{DIGITS},{NAME},{NAME},{OTHER_NAME}
"""
CHILD = f"""\
reference = "case 7"
born_on = 1987-06-05
worker = "{NAME}"
team = "North"

[events]
"care began" = 2017-04-03
review = [2017-05-05]
"""
MOVED = """\
[[cases]]
rule = "iha"
episode = { started_on = 2017-05-04, reference = "child 1", born_on = 1987-06-05 }
"""
RETURN: dict[str, str | bytes | Path] = {
    "return/header.csv": f"CHILD,SEX,DOB,ETHNIC,UPN,NAME\n1,1,{BORN},WBRI,{DIGITS},{NAME}\n2,2,{OTHER_BORN}?,WBRI,{DIGITS},{NAME}\n",
    "return/episodes.csv": f"CHILD,DECOM,RNE,LS,DEC,REC\n1,02/04/2018,S,C2,,\n2,soon {NAME},S,C2,{NAME},\n",
    "return/reviews.csv": f"CHILD,REVIEW,REVIEW_CODE\n1,20/04/2018,PN1\n2,{NAME},PN1\n",
}
CENSUS = f"""\
<Message><Header><CollectionDetails><Year>2019</Year></CollectionDetails></Header><Children>
<Child><ChildIdentifiers><LAchildID>1</LAchildID><UPN>{DIGITS}</UPN><PersonBirthDate>1987-06-05</PersonBirthDate>
<Surname>{NAME}</Surname></ChildIdentifiers><CINdetails><CINreferralDate>2018-05-01</CINreferralDate>
<ReferralNFA>false</ReferralNFA><Assessments><AssessmentActualStartDate>2018-05-01</AssessmentActualStartDate>
<AssessmentAuthorisationDate>{NAME}</AssessmentAuthorisationDate></Assessments></CINdetails></Child>
<Child><ChildIdentifiers><LAchildID>2</LAchildID><PersonBirthDate>{BORN}</PersonBirthDate></ChildIdentifiers>
<CINdetails><CINreferralDate>{NAME}</CINreferralDate></CINdetails></Child></Children></Message>
"""
ANNEX = f"""\
Child Unique ID,Date of Birth,CP Plan Start Date,CP Plan End Date,Date of latest review conference,Allocated Worker
1,{BORN},01/05/2018,,01/07/2018,{NAME}
2,{OTHER_BORN}?,{NAME},,with {OTHER_NAME},{OTHER_NAME}
"""
DATASET: dict[str, str | bytes | Path] = {
    "ssd/ssd_person.csv": "pers_person_id,pers_dob,pers_forename\n1,1987-06-05,Secretname\n2,05/06/1987?,Hiddenby\n",
    "ssd/ssd_cla_episodes.csv": f"clae_cla_id,clae_person_id,clae_entered_care_date,clae_cla_episode_ceased\n1,1,2018-05-01,\n2,2,{NAME},soon {NAME}\n",
    "ssd/ssd_cla_reviews.csv": f"clar_cla_id,clar_cla_review_date,clar_cla_review_cancelled\n1,2018-05-20,\n2,{NAME},{NAME}\n",
}
_SURVEY = EXAMPLES / "three-wave-survey"
_ANSWERS = (_SURVEY / "responses" / "2013.csv").read_text(encoding="utf-8-sig").splitlines()
SURVEY: dict[str, str | bytes | Path] = {
    "survey/survey.toml": (_SURVEY / "survey.toml").read_text(encoding="utf-8"),
    **{f"survey/responses/{year}.csv": (_SURVEY / "responses" / f"{year}.csv") for year in (2015, 2017)},
    "survey/responses/2013.csv": "\n".join(
        [f"{_ANSWERS[0]},Name,Born", *(f"{line},{NAME},{BORN}" for line in _ANSWERS[1:40]), f"{NAME}{_ANSWERS[40]}"]
    ),
}
OUTCOMES = (EXAMPLES / "york-2017" / "outcomes.csv").read_text(encoding="utf-8-sig").splitlines()
INSPECTORS = "\n".join([f"{OUTCOMES[0]},Lead inspector", *(f"{line},{NAME}" for line in OUTCOMES[1:])])


@attrs.frozen
class PlantedCommand:
    """A command over files with secrets in them.

    Attributes:
        command: The command.
        asked: Why names, or numbers too, stand in a form or in what an option writes: somebody asked for them. Birth
            dates stand nowhere.
    """

    command: Command
    asked: Mapping[str, str] = attrs.field(factory=dict)


def _workbook(sheet: str, table: str) -> bytes:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        page = book.add_worksheet(sheet)
        for line, row in enumerate(csv.reader(io.StringIO(table))):
            page.write_row(line, 0, row)
    return made.getvalue()


_FORMS = ("table", "markdown", "html", "docx", "json")
_OWN = ("--started", "Begun", "--done", "Held", "--reference", "Case", "--born", "Born", "--since", "2017-04-01")
_BY_WORKER = (*_OWN, "--group", "Worker", "--by", "group", "--list", "--on", "2017-09-19")
_AUDIT = ("dbs", "@staff.csv", "--as-at", "2017-09-19", "--breaches-since", "2016-01-01")
_TO_2019 = ("--since", "2018-04-01", "--on", "2019-03-31", "--list")


def _case(
    *arguments: str,
    files: Mapping[str, str | bytes | Path],
    forms: tuple[str, ...] = _FORMS,
    outputs: Mapping[str, str] | None = None,
    asked: Mapping[str, str] | None = None,
) -> PlantedCommand:
    return PlantedCommand(Command(arguments, files, forms, outputs or {}), asked or {})


PLANTED: dict[str, PlantedCommand] = {
    "dbs": _case(
        *_AUDIT,
        files={"staff.csv": STAFF},
        outputs={"--out": "d.csv", "--calendar": "d.ics", "--problems": "p.csv", "--alerts": "ledger.json"},
        asked={"--out": "the due list: names"},
    ),
    "dbs-json": _case(
        *_AUDIT,
        files={"staff.csv": STAFF},
        forms=("json",),
        outputs={"--problems": "p.json", "--out": "d.xlsx"},
        asked={"--out": "the due list: names"},
    ),
    "dbs-whole-numbers": _case(
        *_AUDIT,
        "--whole-numbers",
        files={"staff.csv": STAFF},
        forms=(),
        outputs={"--out": "d.csv"},
        asked={"--out": "the due list with whole numbers: names, numbers"},
    ),
    "recruitment": _case(
        *("recruitment", "@record.csv", "--setting", "academy", "--on", "2024-12-02"),
        files={"record.csv": CENTRAL},
        outputs={"--out": "wrong.csv"},
    ),
    "plan": _case(
        *("plan", "@plan.toml", "--on", "2017-09-19", "--since", "2017-09-01"),
        files={"plan.toml": PLAN},
        outputs={
            "--workbook": "p.xlsx",
            "--chart": "t.svg",
            "--burn-up": "b.svg",
            "--calendar": "p.ics",
            "--toml": "p.toml",
        },
        asked=dict.fromkeys(("--workbook", "--chart", "--toml"), "its help says that it shows owners: names"),
    ),
    "plan-by-owner": _case(
        *("plan", "@plan.toml", "--on", "2017-09-19", "--by", "owner"),
        files={"plan.toml": PLAN},
        asked=dict.fromkeys(_FORMS, "owners were asked for: names"),
    ),
    "tracker": _case(
        *("plan", "@tracker.csv", "--on", "2017-09-19"),
        files={"tracker.csv": TRACKER},
        outputs={"--burn-up": "b.svg", "--calendar": "p.ics"},
    ),
    "tracker-then-and-now": _case(
        *("plan", "@tracker.csv", "--snapshot", "2017-06-30=@older.csv", "--on", "2017-09-19", "--since", "2017-06-30"),
        files={"tracker.csv": TRACKER, "older.csv": TRACKER.replace("Open", "Not started").replace("30/09", "31/08")},
        forms=("table", "json"),
    ),
    "plan-before": _case(
        *("plan", "@plan.toml", "--earlier", "@earlier.toml", "--on", "2017-09-19"),
        files={
            "plan.toml": PLAN.replace('ref = "p"', 'ref = "p"\npublished_on = 2017-01-01'),
            "earlier.toml": PLAN.replace('ref = "p"', 'ref = "q"\npublished_on = 2015-01-01'),
        },
        forms=("table", "json"),
    ),
    "dbs-several": _case(
        *("dbs", "@staff.csv", "@agency.csv", "--as-at", "2017-09-19"),
        files={"staff.csv": STAFF, "agency.csv": STAFF.replace("S1", "A1").replace("S2", "A2")},
        outputs={"--problems": "p.csv"},
    ),
    "dbs-for-publication": _case(
        *("dbs", "@staff.csv", "--as-at", "2017-09-19", "--disclosure", "fewer-than-five"), files={"staff.csv": STAFF}
    ),
    "timeliness": _case(
        *("timeliness", "icpc", "@cases.csv", *_OWN, "--list", "--on", "2017-09-19"),
        files={"cases.csv": CASES},
        outputs={"--workbook": "tables.xlsx", "--chart": "months.svg"},
    ),
    "timeliness-by-worker": _case(
        *("timeliness", "icpc", "@cases.csv", *_BY_WORKER),
        files={"cases.csv": CASES},
        asked=dict.fromkeys(_FORMS, "workers were asked for: names"),
    ),
    "timeliness-ssda903": _case(
        "timeliness", "looked_after_reviews", "@return", "--ssda903", *_TO_2019, files=RETURN, forms=("table", "json")
    ),
    "timeliness-cin": _case(
        "timeliness",
        "single_assessment",
        "@cin.xml",
        "--cin",
        *_TO_2019,
        files={"cin.xml": CENSUS},
        forms=("table", "json"),
    ),
    "timeliness-ssd": _case(
        "timeliness", "looked_after_reviews", "@ssd", "--kind", "ssd", *_TO_2019, files=DATASET, forms=("table", "json")
    ),
    "due": _case(
        *("due", "iha", "--from", "2017-04-03", "--born", "1987-06-05", "--on", "2017-09-19"),
        files={},
        forms=("text", "json"),
    ),
    "due-child": _case(
        *("due", "--child", "@child.toml", "--on", "2017-09-19"),
        files={"child.toml": CHILD},
        forms=("text", "markdown", "html", "docx", "json"),
        outputs={"--ics": "child.ics"},
        asked=dict.fromkeys(
            ("text", "markdown", "html", "docx", "json", "--ics"), "what is due is shown by worker: names"
        ),
    ),
    "due-annex": _case(
        *("due", "--child", "@annex-a.xlsx", "--on", "2019-03-31"),
        files={"annex-a.xlsx": _workbook("List 7", ANNEX)},
        forms=("text", "html", "json"),
        asked=dict.fromkeys(("text", "html", "json"), "what is due is shown by worker: names"),
    ),
    "moved": _case(
        "moved", "@cases.toml", "--on", "2017-05-10", "--holiday", "2017-05-12", files={"cases.toml": MOVED}
    ),
    "survey": _case(*("survey", "@survey"), files=SURVEY, outputs={"--out": "tables", "--write-hidden": "hidden.json"}),
    "brief": _case(
        *("brief", "@update"),
        files={
            **{f"update/{name}.toml": EXAMPLES / "york-2017" / f"{name}.toml" for name in ("update", "dbs")},
            "update/staff.csv": STAFF,
            "update/plan.toml": PLAN,
        },
    ),
    "profile": _case(
        *("profile", "@outcomes.csv", "--on", "2017-03-31"),
        files={"outcomes.csv": INSPECTORS},
        outputs={"--chart": "profile.svg"},
    ),
    "history": _case(
        "history", "York", "@outcomes.csv", files={"outcomes.csv": INSPECTORS}, outputs={"--chart": "h.svg"}
    ),
    "new-update": _case(
        *("new-update", "@new", "--authority", "York", "--on", "2017-09-20", "--outcomes", "@outcomes.csv"),
        files={"outcomes.csv": INSPECTORS},
        forms=(),
        asked={"": "the new folder holds the published rows as they stand: names"},
    ),
    "indicators": _case(
        *("indicators", "@own", "--on", "2026-05-31"),
        files={
            "own/indicators.toml": OWN_INDICATOR,
            "own/visits.csv": "\n".join(
                f"{line},{'Worker,Born' if k == 0 else f'{NAME},{BORN}'}" for k, line in enumerate(VISITS.splitlines())
            ),
        },
        outputs={"--workbook": "card.xlsx", "--chart": "card.svg"},
    ),
    "conformance": _case(
        *("conformance", "@answers.csv", "--rule", "iha"),
        files={"answers.csv": f"case,due,outcome,child,born\n,2011-05-04,in time,{NAME},{BORN}\n"},
    ),
    "check": _case(
        *("check", "@cases.figures.toml"),
        files={
            "cases.figures.toml": 'title = "Made up"\n[[claims]]\nkind = "share"\nabout = "seen"\ncount = "35"\nbase = "139"\npercentage = "24%"\n'
        },
        forms=("table", "markdown", "html", "json", "junit", "sarif", "github"),
    ),
    "rules": _case("rules", "--rules", "@own.toml", files={"own.toml": EXAMPLES / "council-rules.toml"}),
}
"""Each command, some over several kinds of file."""

TABLES_OF_PEOPLE: Mapping[str, tuple[str, str, frozenset[str]]] = {
    "dbs-json": ("staff.csv", STAFF, frozenset({"Staff ID", "Job title"})),
    "recruitment": ("record.csv", CENTRAL, frozenset({"Staff ID", "Job title"})),
    "timeliness": ("cases.csv", CASES, frozenset({"Case"})),
}
"""Tables with a row for each person: what is wrong with a cell is shown without it. Shown are references and roles."""


def in_each_column(table: str) -> Iterator[tuple[str, str]]:
    """A table with a secret in every cell of one column, alone and beside what stood there; and the column's title."""
    head, *rows = csv.reader(io.StringIO(table))
    for place, title in enumerate(head):
        for secret in (NAME, DIGITS, f"see {DIGITS} {{}}", f"{{}} {OTHER_NAME}"):
            text = io.StringIO()
            changed = ([*row[:place], secret.format(row[place]), *row[place + 1 :]] for row in rows if len(row) > place)
            csv.writer(text).writerows([head, *changed])
            yield title, text.getvalue()
