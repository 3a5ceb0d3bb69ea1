"""Further ways into the readers: other options, and what goes on from what was read, on files that lead there.

Each has the name of what it calls first, a comma, and what is asked of it.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from unittest import mock

import polars as pl
from tests.commands_tried import OWN_INDICATOR, REPORT, VISITS
from tests.survey_parts import EXPORTED, EXPORTED_WAVE
from tools import fuzz_documents, fuzz_files, fuzz_inputs as made, fuzz_packages as packages
from tools.fuzz_doors import ON, Door, doors
from tools.fuzz_files import ROOT, Chance, Given
from tools.fuzz_prose import prose

from safeguarding import frames
from safeguarding.authorities import authority_of_department_code, english_authorities
from safeguarding.cli.standard_input import kept_standard_input
from safeguarding.dbs.published_policies import YORK_2017
from safeguarding.documents import check_report, read_document
from safeguarding.documents.texts import Line, passages_of
from safeguarding.errors import SafeguardingError
from safeguarding.figures.prose.passages import Document, TextPlace
from safeguarding.figures.prose.reading import examine_document
from safeguarding.indicators.catalogue import indicator_named
from safeguarding.opened_files import STANDARD_INPUT
from safeguarding.pages import page_docx
from safeguarding.pages.sections import Page
from safeguarding.readers.childrens_files.annex_a import read_annex_a
from safeguarding.readers.childrens_files.annex_due import annex_a_duties
from safeguarding.readers.childrens_files.given_cases import ChildrensFile, cases_of_files
from safeguarding.readers.conformance.answers import read_answers
from safeguarding.readers.conformance.kits import conformance_kit
from safeguarding.readers.dbs.registers import read_register
from safeguarding.readers.indicators.folders import read_indicator_folder
from safeguarding.readers.recommendations.snapshots import log_from_snapshots
from safeguarding.readers.recommendations.trackers import read_tracker
from safeguarding.readers.surveys.responses import read_responses
from safeguarding.surveys.codebooks import ResponseLayout
from safeguarding.surveys.words import RepeatRule
from safeguarding.tables import reading
from safeguarding.timescales import RULES, course_named, event_named, rule_named

SINCE = date(2018, 4, 1)
CLAIMS = """\
title = "Made up"
report = "report.md"

[figures]
good = { file = "grades.csv", matching = [{ column = "Grade", is = "Good" }] }
late = { file = "grades.csv", column = "Count", matching = [{ column = "Count", at_most = "45" }] }
more = { file = "grades.csv", column = "Count", matching = [{ column = "Grade", filled = true }] }

[[claims]]
kind = "share"
about = "good"
count = "@good"
base = "@more"
percentage = "24%"
quote = "35 (24%) were good"
"""
GRADES = "Grade,Count\nGood,35\nOther,100\nGood,4\n"
BESIDE = (
    OWN_INDICATOR
    + """
[[indicators]]
use = "cla_rate"
standardised = { groups = "ages.csv", population = "England", standard = { "Under 5" = 3, "5 to 17" = 8 } }

[[ratios]]
name = "Came into care"
file = "areas.csv"
expected_from = "rates by age"

[[indicators]]
key = "calls"
name = "Calls answered"
numerator = "answered"
denominator = "calls"
kind = "share"
polarity = "neither"
measured = "in a month"
values = "wide.csv"
"""
)
SCORECARD: dict[str, str] = {
    "indicators.toml": BESIDE,
    "visits.csv": VISITS,
    "ages.csv": "Year,Age,Count,Population\n2024,Under 5,30,9000\n2024,5 to 17,80,25000\n2025,Under 5,c,9100\n2025,5 to 17,81,25100\n",
    "areas.csv": "Area,Observed,Expected\nYork,31,27.4\nHull,c,90.1\nEngland,900,900\n",
    "wide.csv": "Indicator,Measure type,Apr-24,May-24\nCalls answered,Numerator,41,40\nCalls answered,Denominator,45,44\n",
}
SIDE_BY_SIDE = "Year,Under 5 count,Under 5 population,5 to 17 count,5 to 17 population\n2024,30,9000,80,25000\n2025,31,9100,82,25100\n"


def _examined(words: str) -> object:
    """What is said of the figures of a text, without a file around it; no words may end it, not by an error of ours either."""
    lines = (Line(line, TextPlace("line", number)) for number, line in enumerate(words.splitlines(), start=1))
    try:
        return examine_document(Document(name="sentences", passages=tuple(passages_of(lines))))
    except SafeguardingError as error:
        raise AssertionError(str(error)) from error


def _folder(sound: dict[str, str]) -> Callable[[Chance], Given]:
    def one(chance: Chance) -> Given:
        files = {name: words.encode() for name, words in sound.items()}
        if "ages.csv" in files and chance.random() < 0.4:
            files["ages.csv"] = SIDE_BY_SIDE.encode()
        name = chance.choice(list(files))
        return {**files, name: fuzz_files.bent(chance, name, files[name])}

    return one


def _annex_rules(path: Path) -> None:
    book = read_annex_a(path)
    annex_a_duties(book, on=ON)


def _cases(kind: ChildrensFile, *rules: str) -> Callable[[Path], object]:
    def call(at: Path) -> object:
        at = at / "cin.xml" if kind is ChildrensFile.CIN else at
        size = sum(each.stat().st_size for each in (at, *at.rglob("*")))
        return cases_of_files(kind, [at], rules[size % len(rules)], since=SINCE).told_on(ON)

    return call


def _exports(chance: Chance) -> Given:
    """An export of a survey, with the number of its layout in the name."""
    files = sorted(ROOT.glob("tests/tables/surveys/*.csv"))
    number = chance.randrange(len(files))
    rows = fuzz_files.tables(f"tests/tables/surveys/{files[number].name}")[0]
    return {f"input.{number}.csv": made.csv_bytes(chance, made.bent_table(chance, rows))}


def _exported(at: Path) -> object:
    facts = json.loads(sorted(ROOT.glob("tests/tables/surveys/*.json"))[int(at.name.split(".")[1])].read_bytes())
    layout = ResponseLayout(key=facts["key"], repeats=RepeatRule(facts["repeats"]))
    return read_responses(at, wave=EXPORTED_WAVE, questions=EXPORTED, layout=layout)


def _as_long_files(read: Callable[[Path], object]) -> Callable[[Path], object]:
    """A reader that takes every file for a long one, whose text is never all in memory."""

    def call(at: Path) -> object:
        with mock.patch.object(reading, "LONG", 100):
            return read(at)

    return call


FROM_STANDARD_INPUT = (
    *("read_register", "read_central_record", "read_tracker", "read_inspections", "read_figures", "read_events"),
    *("read_event_cases", "read_published_table", "read_answer_counts", "read_responses", "read_policy"),
)
"""Readers of a text file, which may be called -."""


def _named_standard_input(read: Callable[[Path], object]) -> Callable[[Path], object]:
    def call(at: Path) -> object:
        with fuzz_files.standard_input(at.read_bytes()):
            return read(STANDARD_INPUT)

    return call


def _kept_standard_input(read: Callable[[Path], object], text_suffix: str) -> Callable[[Path], object]:
    """What a command does whose file is -: the file is kept under the ending of what it holds."""

    def call(at: Path) -> object:
        with fuzz_files.standard_input(at.read_bytes()), kept_standard_input(text_suffix) as kept:
            return read(kept)

    return call


def _snapshots(at: Path) -> object:
    several = [read_tracker(at, as_at=on) for on in (ON, SINCE)]
    return log_from_snapshots(several)


def _named(words: str) -> None:
    asked: tuple[Callable[[str], object], ...] = (
        *(rule_named, course_named, event_named, indicator_named, authority_of_department_code),
        *(english_authorities().find, english_authorities().by_code),
    )
    for each in asked:
        with suppress(SafeguardingError, KeyError):
            each(words)


def _answers(chance: Chance) -> Given:
    rows = [
        ["case", "due", "outcome"],
        *(
            [each.name, each.expected.due, each.expected.outcome.replace("_", " ")]
            for each in conformance_kit().cases[:9]
        ),
    ]
    bent = made.bent_table(chance, rows)
    if chance.random() < 0.5:
        return fuzz_files.table_file(chance, bent)
    data = {"answers": [dict(zip(rows[0], row, strict=False)) for row in bent[1:]]}
    return {"input.json": json.dumps(made.bent_data(chance, chance.choice((data, data["answers"])))).encode()}


def _columns(words: str) -> None:
    """A dataframe of texts, days and numbers, judged by each rule that takes one."""
    lines = words.split("\n")
    days = pl.Series("day", [date(2017, 3, 1), None, date.max, date.min][: len(lines)] + [None] * (len(lines) - 4))
    frame = pl.DataFrame({"text": lines, "day": days, "number": [len(each) for each in lines]})
    conferences = indicator_named("icpc_15wd")
    for column in ("text", "day", "number", "none"):
        for judge in (
            lambda name: frames.recheck_standings(frame, YORK_2017, issued_on=name, on=ON, role="text"),
            lambda name: frames.standing_counts(frame, YORK_2017, issued_on=name, on=ON),
            lambda name: frames.share_outcomes(frame, count=name, base="number", percentage="text"),
            lambda name: frames.counted_answers(frame, EXPORTED[0], column=name),
            lambda name: frames.indicator_figures(frame, conferences, count=name, base="number", by=["text"]),
            lambda name: frames.case_outcomes(
                frame, RULES[0], columns=frames.CaseColumns(started_on=name, done_on="day", born_on="text"), as_at=ON
            ),
        ):
            with suppress(SafeguardingError):
                judge(column)


def _template(chance: Chance) -> Given:
    return {"input.docx": packages.packed(chance, fuzz_documents.word_parts(chance, [["a", "b"], ["1", "2"]]))}


_REGISTERS = ("tests/tables/registers/*.csv",)


def ways() -> dict[str, Door]:
    """The further ways."""
    registers = fuzz_files.table(*_REGISTERS)
    trackers = fuzz_files.table("tests/tables/trackers/*.csv")
    childrens = functools.partial(fuzz_files.files, "childrens")
    return {
        "read_register, long": Door(registers, _as_long_files(read_register), 3),
        "read_tracker, several days": Door(trackers, _snapshots, 2),
        "read_responses, exports": Door(_exports, _exported, 4),
        "read_annex_a, what is due": Door(fuzz_files.annex_a, _annex_rules, 2),
        "cases_of_files, annex": Door(
            fuzz_files.annex_a, _cases(ChildrensFile.ANNEX_A, "icpc", "looked_after_reviews")
        ),
        "cases_of_files, census": Door(
            childrens(ends=("cin.xml",)),
            _cases(ChildrensFile.CIN, "single_assessment", "icpc", "review_conferences"),
            2,
        ),
        "cases_of_files, return": Door(
            childrens(ends=(".csv",)), _cases(ChildrensFile.SSDA903, "looked_after_reviews")
        ),
        "cases_of_files, dataset": Door(
            childrens(under="ssd"),
            _cases(ChildrensFile.SSD, "single_assessment", "icpc", "cla_visits", "looked_after_reviews", "iha"),
        ),
        "read_indicator_folder, groups": Door(_folder(SCORECARD), lambda at: read_indicator_folder(at, on=ON), 2),
        "check_report, quotes": Door(
            _folder({"report.figures.toml": CLAIMS, "report.md": REPORT, "grades.csv": GRADES}),
            lambda at: check_report(at / "report.figures.toml"),
            3,
        ),
        "examine_document, sentences": Door(prose, _examined, 12),
        "read_answers": Door(_answers, lambda at: read_answers(at, kit=conformance_kit()), 3),
        "page_docx, template": Door(
            _template, lambda at: page_docx(Page(title="One", about="", as_at=ON, sections=[]), template=at)
        ),
        **{
            f"{name}, standard input": Door(doors()[name].make, _named_standard_input(doors()[name].call))
            for name in FROM_STANDARD_INPUT
        },
        "read_register, binary workbook": Door(
            lambda chance: fuzz_files.table_file(
                chance, made.bent_table(chance, chance.choice(fuzz_files.tables(*_REGISTERS))), kind="xlsb"
            ),
            read_register,
            2,
        ),
        "read_register, kept standard input": Door(registers, _kept_standard_input(read_register, ".csv"), 3),
        "read_document, kept standard input": Door(fuzz_files.report, _kept_standard_input(read_document, ".txt"), 3),
        "frames": Door(lambda chance: "\n".join(made.value(chance) for _ in range(4)), _columns),
        "names": Door(
            lambda chance: made.text(chance, ("icpc_15wd", "iha", "care began", "E06000014", "York")), _named, 6
        ),
    }
