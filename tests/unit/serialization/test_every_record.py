import importlib
import inspect
import pkgutil

import attrs

import safeguarding
from safeguarding.testing.strategies.registration import STRATEGIES

_EDGES = ("briefings", "charts", "cli", "documents", "pages", "readers", "serialization", "tables", "testing")

_NOT_IN_A_FILE = {
    "authorities.indexes.NameIndex": "worked out of a register whenever one is made",
    "authorities.registers.AuthorityRegister": "goes through JSON in a test of its own, whole",
    "dbs.audit_counts.AuditCounts": "counted of a register that is not kept; an audit of one that is goes into a file",
    "dbs.due_dates.DueDateCache": "a policy with what it has answered so far; the policy is the record",
    "figures.claims.Kind": "a row of the table of kinds, which holds what judges them",
    "disclosure.bounds.Reach": "a step of the audit, which counts in columns of its tableau",
    "disclosure.covers.Cover": "a step of the search, which counts in bits of its candidates",
    "disclosure.quick_search.Numbers": "a step of the search, which counts in indices of its numbers",
    "disclosure.quick_search.QuickChoice": "a step of the search, which counts in indices of its numbers",
    "surveys.published_waves.PublishedWave": "all tables of a wave, each of which is a record; its numbers go into a file as theirs",
    "indicators.chart_limits.PartLimits": "a step of the charting; the chart holds what comes of it",
    "frames.applying.ColumnRule": "a rule made ready for columns; the policy or the rule is the record",
    "frames.applying.NewColumn": "a column to be made, with what fills it",
    "frames.arrays.FrameAnswers": "an array of numpy, to compute with",
    "frames.day_columns.DayColumn": "an array of numpy, to compute with",
    "frames.day_columns.ValueColumn": "an array of numpy, to compute with",
    "frames.opening.Opened": "a dataframe of any library",
    "frames.runs.StandingRuns": "worked out of a policy whenever it is asked about a day",
    "frames.timeliness.CaseColumns": "names of the columns of a frame",
    "recruitment.judging.Case": "a step of the judging, which holds a record and a rule",
    "timelines.DatedValue": "of any value, so it goes through JSON with its timeline, in a test of its own",
    "timelines.Timeline": "of any value, so it goes through JSON in a test of its own",
    "timescales.answers.DueAnswer": "of a rule of any shape; the command prints it as data of its own format",
    "timescales.bulk.DueTable": "an array of numpy, to compute with",
    "timescales.children.ChildAnswers": "holds due answers; the command prints them as data of its own format",
    "timescales.children.ChildEvents": "days and times by kind of event; a child's file has a layout of its own",
    "timescales.events.Events": "days and times as they are typed; a case in a file is an Episode",
}


def _public_records() -> dict[str, type[object]]:
    """Every public record of the domains and what lies below them, by its full name."""
    found: dict[str, type[object]] = {}
    for each in pkgutil.walk_packages(safeguarding.__path__, "safeguarding."):
        if each.name.split(".")[1] not in _EDGES:
            module = importlib.import_module(each.name)
            for name, kind in inspect.getmembers(module, inspect.isclass):
                if kind.__module__ == each.name and attrs.has(kind) and not name.startswith("_"):
                    found[f"{each.name}.{name}".removeprefix("safeguarding.")] = kind
    return found


def test_every_public_record_is_under_the_round_trip_laws() -> None:
    """A new record is put through JSON and TOML, or it is said here why it need not be."""
    # what a reader of prose makes on its way to a claim is nobody's record
    missing = [
        name
        for name, kind in _public_records().items()
        if kind not in STRATEGIES and not name.startswith("figures.prose.")
    ]
    assert sorted(missing) == sorted(_NOT_IN_A_FILE)
