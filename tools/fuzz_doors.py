"""Every public reader and parser, how each is called, and the sound inputs that it is given before they are damaged.

A name that reads and stands in one of the package's public lists is found by itself; one that is not here is an error.
"""

from __future__ import annotations

import functools
import importlib
import inspect
import json
import pkgutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tools import fuzz_inputs as made
from tools.fuzz_files import ROOT, Chance, Given, annex_a, bent, files, report, table, table_file

import safeguarding
from safeguarding.authorities.england import english_authorities
from safeguarding.briefings.assembly import read_briefing
from safeguarding.briefings.folders import UpdateFacts
from safeguarding.dates.statutory_calendars import england_and_wales
from safeguarding.dbs.checks import Certificate
from safeguarding.dbs.people import Person
from safeguarding.dbs.published_policies import YORK_2017
from safeguarding.documents.claim_files import ClaimFile
from safeguarding.indicators.catalogue import indicator_named
from safeguarding.inspections.absences import Absence
from safeguarding.inspections.scales import ReportCardGrade, SocialCareGrade
from safeguarding.readers.childrens_files.event_columns import EventColumns
from safeguarding.readers.indicators.facts import ScorecardFacts
from safeguarding.readers.surveys.codebooks import SurveyFacts
from safeguarding.readers.surveys.folders import read_survey_folder
from safeguarding.records import Record
from safeguarding.recruitment.words import Setting
from safeguarding.serialization.alert_ledgers import alert_run
from safeguarding.serialization.documents import from_data, from_json, from_toml
from safeguarding.serialization.json_schemas import json_schema
from safeguarding.serialization.toml_texts import toml_text
from safeguarding.testing.strategies.registration import STRATEGIES

ON = date(2024, 9, 30)


@dataclass(frozen=True)
class Door:
    """A public reader or parser.

    Attributes:
        make: Makes an input of it.
        call: Reads a text, or the file or folder that the input was written as.
        often: How often it is tried beside the others: what takes microseconds, more often.
    """

    make: Callable[[Chance], Given]
    call: Callable[[Any], object]
    often: int = 1


def public_readers() -> dict[str, Any]:
    """Whatever the public lists hold that reads or parses: by its name, or since it is first given a path."""
    return {name: thing for thing, name in _public(_is_reader).items()}


def _public(is_wanted: Callable[[str, Any], bool]) -> dict[Any, str]:
    """What stands in the public lists, each thing with its first name."""
    found: dict[Any, str] = {}
    lists = ["safeguarding", *(f"safeguarding.{each.name}" for each in pkgutil.iter_modules(safeguarding.__path__))]
    for package in lists:
        module = importlib.import_module(package)
        for name in getattr(module, "__all__", ()):
            if is_wanted(name, thing := getattr(module, name)):
                found.setdefault(thing, name)
    return found


def _is_record(_: str, thing: object) -> bool:
    return inspect.isclass(thing) and issubclass(thing, Record)


def _is_reader(name: str, thing: object) -> bool:
    return inspect.isfunction(thing) and (name.startswith(("read_", "parse_", "from_")) or _takes_a_path(thing))


def _takes_a_path(thing: Callable[..., object]) -> bool:
    first = next(iter(inspect.signature(thing).parameters.values()), None)
    return first is not None and "Path" in str(first.annotation) and not thing.__name__.startswith(("write_", "refuse"))


def _texts(*samples: str) -> Callable[[Chance], Given]:
    return lambda chance: made.text(chance, samples)


def _one_file_of(name: str) -> Callable[[Chance], Given]:
    """A file of the project, damaged by the grammar of its kind."""
    sound = (ROOT / name).read_bytes()
    ending = Path(name).suffix
    return lambda chance: {f"input{ending}": bent(chance, name, sound)}


def _one_file(inner: Callable[[Chance], Given], name: str) -> Callable[[Chance], Given]:
    def one(chance: Chance) -> Given:
        given = inner(chance)
        return {name: given.encode("utf-8", "surrogatepass")} if isinstance(given, str) else given

    return one


@functools.cache
def _kinds() -> Sequence[tuple[Any, Mapping[str, Any]]]:
    found = []
    for kind in dict.fromkeys((*STRATEGIES, UpdateFacts, SurveyFacts, ScorecardFacts, ClaimFile, *_public(_is_record))):
        try:
            found.append((kind, json_schema(kind)))
        except safeguarding.SafeguardingError:
            continue
    return found


def _record(words: Callable[[Chance, Any], str]) -> Callable[[Chance], Given]:
    """A record as text, with the number of its kind on the first line."""

    def one(chance: Chance) -> Given:
        number = chance.randrange(len(_kinds()))
        schema = _kinds()[number][1]
        data = made.data_of(chance, schema, schema)
        for _ in range(chance.choice((0, 1, 1, 3))):
            data = made.bent_data(chance, data)
        return f"{number}\n{words(chance, data)}"

    return one


def _kind_and_rest(given: str) -> tuple[Any, str]:
    number, _, rest = given.partition("\n")
    kinds = _kinds()
    return kinds[int(number) % len(kinds) if number.isdecimal() and len(number) < 9 else 0][0], rest


def _json(chance: Chance, data: Any) -> str:  # noqa: ANN401 - data of any shape
    words = _dumped(data)
    return made.text(chance, [words]) if chance.random() < 0.15 else words


def _dumped(data: Any) -> str:  # noqa: ANN401 - as above
    try:
        return json.dumps(data)
    except ValueError:
        return '{"count": ' + "9" * 5_000 + "}"


def _toml(chance: Chance, data: Any) -> str:  # noqa: ANN401 - as above
    try:
        words = toml_text(data)
    except Exception:  # noqa: BLE001 - damaged data that TOML cannot say
        words = f"a = {made.toml_value(chance)}"
    return made.bent_toml(chance, words) if chance.random() < 0.7 else words


def _of_kind(read: Callable[[Any, Any], object], *, is_file: bool = False) -> Callable[[Any], object]:
    def call(given: Any) -> object:  # noqa: ANN401 - a text, or a path
        words = given.read_text(encoding="utf-8", errors="replace") if is_file else given
        kind, rest = _kind_and_rest(words)
        if is_file:
            given.write_text(rest, encoding="utf-8", errors="surrogatepass")
            return read(given, kind)
        return read(rest, kind)

    return call


def _from_data(words: str, kind: Any) -> object:  # noqa: ANN401 - any record's type
    try:
        data = json.loads(words)
    except (ValueError, RecursionError):
        data = words
    return from_data(data, kind)


def _child(chance: Chance) -> Given:
    words = 'born_on = 2010-01-02\n\n[events]\n"care began" = 2017-04-03\nreview = [2017-05-05, 2017-06-01T12:00:00]\n'
    return {"input.toml": made.bent_toml(chance, words).encode("utf-8", "replace")}


@functools.cache
def _sound_ledger() -> str:
    """The ledger that two runs left."""
    people = [Person(reference=f"S{k}", certificates=[Certificate(issued_on=date(2014, k, 1))]) for k in range(1, 10)]
    with TemporaryDirectory() as folder:
        for day in (15, 22):
            with alert_run(Path(folder, "ledger.json"), people, YORK_2017, as_at=date(2017, 5, day)) as run:
                list(run.messages)
        return Path(folder, "ledger.json").read_text(encoding="utf-8")


def _ledger(chance: Chance) -> Given:
    data = json.loads(_sound_ledger())
    for _ in range(chance.choice((0, 1, 1, 3))):
        data = made.bent_data(chance, data)
    return {"input.json": _json(chance, data).encode("utf-8", "surrogatepass")}


MONTHS = (
    "Ref,Action,Owner,Due,RAG May 2024,Update May 2024,RAG June 24,June 24 update,Status Jul\n"
    "1,Train all staff,Head of service,30/09/2024,Amber,Begun,Green,Done,Complete\n2,Write it,Lead,01/07/2024,R,,A,Late,Open\n"
)
COUNTS = "Wave,Question,Option,Count\n2017,talk,Y,90\n2017,talk,N,4\n2017,talk,blank,3\n2015,home,5,20\n2015,home,1,c\n"


def _rows(words: str) -> Callable[[Chance], Given]:
    rows = [line.split(",") for line in words.splitlines()]
    return lambda chance: table_file(chance, made.bent_table(chance, rows))


def _named_in_folder(read: Callable[[Path], object], pattern: str) -> Callable[[Path], object]:
    """A reader of one file of a folder in which others stand beside it."""
    return lambda at: read(next(iter(at.glob(pattern)), at))


@functools.cache
def doors() -> dict[str, Door]:  # long: a line for each reader
    """Every reader and parser by its public name."""
    days = ("19 September 2017", "14 November - 8 December 2016", "19/09/2017")
    survey = read_survey_folder(ROOT / "examples/three-wave-survey")
    wave = survey.survey.waves[0]
    asked = survey.survey.questions_in(wave.name)
    columns = EventColumns(started="Month", done="Count", reference="Base")
    conferences, calendar, authorities = indicator_named("icpc_15wd"), england_and_wales(), english_authorities()
    record_file = _one_file(_record(_json), "input.json")
    lib: dict[str, Any] = public_readers()
    registers = table("tests/tables/registers/*.csv", "examples/york-2017/staff.csv")
    central = table("examples/central-record/*.csv", "tests/tables/registers/single_central_record.csv")
    trackers, inspections = table("tests/tables/trackers/*.csv"), table("tests/tables/inspections/*.csv")
    figures = table("examples/westmarch-indicators/*.csv")
    answers = table("tests/tables/surveys/*.csv", "examples/three-wave-survey/responses/*.csv")
    grades = _texts("Good", "Requires improvement to be good", "expected standard")
    plain = {
        "parse_certificate_number": _texts("000000000012", "0000 0000 0012"),
        "parse_date": _texts(*days),
        "parse_date_range": _texts(*days),
        "parse_date_ranges": _texts("14-25 November 2016 and 5 - 8 December 2016", *days),
        "parse_period": _texts("3 years", "15 working days"),
        "parse_policy": _texts("3 years", "every 3 years from issue"),
        "parse_printed_figure": _texts("24.5%", "1,234"),
        "parse_fraction_in_words": _texts("two thirds", "one in five"),
        "parse_level": _texts("Enhanced with barred lists", "basic"),
    }
    return {
        **{name: Door(make, lib[name], 12) for name, make in plain.items()},
        "parse_grade": Door(grades, lambda each: lib["parse_grade"](each, ReportCardGrade), 12),
        "parse_outcome": Door(
            grades, lambda each: lib["parse_outcome"](each, SocialCareGrade, blank=next(iter(Absence))), 12
        ),
        "from_data": Door(_record(_json), _of_kind(_from_data), 12),
        "from_json": Door(_record(_json), _of_kind(from_json), 12),
        "from_toml": Door(_record(_toml), _of_kind(from_toml), 12),
        "read_json": Door(record_file, _of_kind(lib["read_json"], is_file=True), 2),
        "read_toml": Door(_one_file(_record(_toml), "input.toml"), _of_kind(lib["read_toml"], is_file=True), 2),
        "read_json_records": Door(
            record_file, _of_kind(lambda at, kind: list(lib["read_json_records"](at, kind)), is_file=True), 2
        ),
        "read_ledger": Door(_ledger, lib["read_ledger"], 2),
        "alert_run": Door(_ledger, lambda at: lib["alert_run"](at, (), YORK_2017, as_at=ON).__enter__()),
        "read_policy": Door(_one_file_of("examples/scheduled/policy.toml"), lib["read_policy"], 4),
        "read_register": Door(registers, lib["read_register"], 4),
        "read_registers": Door(registers, lambda at: lib["read_registers"]([at], every_sheet=True)),
        "read_central_record": Door(central, lambda at: lib["read_central_record"](at, setting=Setting.SCHOOL), 3),
        "read_central_records": Door(
            central, lambda at: lib["read_central_records"]([at], setting=Setting.SCHOOL, every_sheet=True)
        ),
        "read_tracker": Door(trackers, lambda at: lib["read_tracker"](at, as_at=ON), 4),
        "monthly_snapshots": Door(_rows(MONTHS), lambda at: lib["monthly_snapshots"](at, as_at=ON)),
        "read_inspections": Door(inspections, lambda at: lib["read_inspections"](at, register=authorities), 4),
        "read_figures": Door(figures, lambda at: lib["read_figures"](at, conferences, on=ON), 2),
        "read_events": Door(
            table("examples/westmarch-indicators/missing.csv"), lambda at: lib["read_events"](at, on=ON), 2
        ),
        "read_published_table": Door(
            table("examples/westmarch-indicators/published.csv"), lib["read_published_table"], 2
        ),
        "read_event_cases": Door(figures, lambda at: lib["read_event_cases"](at, columns), 2),
        "read_answer_counts": Door(_rows(COUNTS), lambda at: lib["read_answer_counts"](at, survey=survey.survey), 2),
        "read_responses": Door(
            answers, lambda at: lib["read_responses"](at, wave=wave, questions=asked, layout=survey.facts.layout), 2
        ),
        "read_survey_folder": Door(files("examples/three-wave-survey"), lib["read_survey_folder"]),
        "read_indicator_folder": Door(
            files("examples/westmarch-indicators"), lambda at: lib["read_indicator_folder"](at, on=ON)
        ),
        "read_briefing": Door(
            files("examples/monitoring-visit-2024", "examples/stockton-2023", "examples/york-2017"),
            lambda at: read_briefing(at, register=authorities, calendar=calendar),
        ),
        "read_annex_a": Door(annex_a, lib["read_annex_a"]),
        "read_children": Door(_child, lib["read_children"], 4),
        "read_child_list": Door(files("docs/how-to/files"), lambda at: lib["read_child_list"](at / "events.csv"), 4),
        "answers_in": Door(files("childrens"), lambda at: lib["answers_in"](at, on=ON)),
        "read_cin": Door(files("childrens", ends=("cin.xml",)), lambda at: lib["read_cin"](at / "cin.xml"), 2),
        "read_ssd": Door(files("childrens", ends=(".csv",)), lib["read_ssd"]),
        "read_ssda903": Door(files("childrens", ends=(".csv",)), lambda at: lib["read_ssda903"]([at])),
        "read_document": Door(report, lib["read_document"], 2),
        "check_report": Door(report, lib["check_report"], 2),
        "read_claims": Door(
            files("examples/york-2017", ends=(".figures.toml", "staff.csv", "outcomes.csv")),
            _named_in_folder(lib["read_claims"], "*.figures.toml"),
            4,
        ),
        "report_files": Door(report, lambda at: lib["report_files"]([at])),
    }
