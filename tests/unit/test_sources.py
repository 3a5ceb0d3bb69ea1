"""A fact has one home, and what rests on a published rule cites it."""

import ast
import functools
import importlib
import pkgutil
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from types import ModuleType

import attrs
import pytest

import safeguarding
from safeguarding.dates.holidays import BANK_HOLIDAYS_ACT, PROCLAMATIONS
from safeguarding.dates.inspection_reports import STATEMENT_OF_ACTION
from safeguarding.dates.statutory_calendars import SI_2007_462_REG_1, england_and_wales
from safeguarding.dbs.certificate_numbers import TWELVE_DIGITS, CertificateNumber
from safeguarding.dbs.checks import CRB_BEGAN, UPDATE_SERVICE, Certificate, StatusCheck, StatusCheckResult
from safeguarding.dbs.levels import LEVELS, parse_level
from safeguarding.dbs.people import Person, Post
from safeguarding.dbs.published_policies import YORK_2017
from safeguarding.dbs.statuses import recheck_status
from safeguarding.errors import InvalidRecordError
from safeguarding.faults import faults_of
from safeguarding.inspections.deadlines import statement_deadline
from safeguarding.sources import Certainty, Source
from safeguarding.statistics.differences import (
    NEWCOMBE_PAIRED,
    NEWCOMBE_UNPAIRED,
    PairedCounts,
    paired_difference_interval,
    unpaired_difference_interval,
)
from safeguarding.statistics.intervals import WILSON, IntervalMethod, proportion_interval
from safeguarding.surveys.measures import share_measure
from safeguarding.surveys.response_rates import AAPOR, ResponseRate

_PACKAGE = Path(safeguarding.__file__).parent
# what callers asked before is remembered there, with their own rules
_OF_OTHERS = {"safeguarding.timescales.remembered"}
_STATUTORY_INSTRUMENT = re.compile(r"SI (\d{4}/\d+)")


@functools.cache
def modules() -> tuple[ModuleType, ...]:
    found = pkgutil.walk_packages(safeguarding.__path__, "safeguarding.")
    return tuple(
        importlib.import_module(each.name)
        for each in found
        if ".testing." not in each.name and each.name not in _OF_OTHERS
    )


def sources_in(value: object, seen: dict[int, object]) -> Iterator[Source]:
    """The sources that a value holds, in its fields and elements; every value is looked at once."""
    if id(value) in seen:
        return
    seen[id(value)] = value
    kind = type(value)
    if isinstance(value, Source):
        yield value
    elif attrs.has(kind):
        for field in attrs.fields(kind):
            yield from sources_in(getattr(value, field.name, None), seen)
    elif isinstance(value, Mapping):
        for each in (*value.keys(), *value.values()):
            yield from sources_in(each, seen)
    elif isinstance(value, tuple | list | set | frozenset):
        for each in value:
            yield from sources_in(each, seen)


@functools.cache
def sources() -> tuple[Source, ...]:
    """Every source that the package has when it is loaded, dated entries, rules and calendars included."""
    seen: dict[int, object] = {}
    found: list[Source] = []
    for module in modules():
        for name, value in vars(module).items():
            if not name.startswith("__"):
                found += sources_in(value, seen)
    return tuple(found)


def test_a_clause_has_one_home() -> None:
    homes = defaultdict(list)
    for source in sources():
        homes[source.title, source.clause].append(source)
    assert len(homes) > 60
    assert {place: found for place, found in homes.items() if len(found) > 1} == {}


def test_an_instrument_has_one_title() -> None:
    titles = defaultdict(set)
    for source in sources():
        numbers = _STATUTORY_INSTRUMENT.findall(source.title)
        if len(numbers) == 1:
            titles[numbers[0]].add(source.title)
    assert {number: found for number, found in titles.items() if len(found) > 1} == {}


def titles_written(module: ast.Module) -> Iterator[str]:
    """Titles as a source text gives them: to a source, or to a name that several sources share."""
    named = [node.value for node in module.body if isinstance(node, ast.Assign)]
    given = [node.value for node in ast.walk(module) if isinstance(node, ast.keyword) and node.arg == "title"]
    for node in (*named, *given):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def test_a_title_is_written_once() -> None:
    titles = {source.title for source in sources()}
    written = Counter(
        title
        for path in _PACKAGE.rglob("*.py")
        for title in titles_written(ast.parse(path.read_text(encoding="utf-8")))
        if title in titles
    )
    assert {title: count for title, count in written.items() if count > 1} == {}


def test_every_source_is_cited() -> None:
    """A source that a module names is used by a rule, a record or a result, and not only defined."""
    names = {name for module in modules() for name, value in vars(module).items() if isinstance(value, Source)}
    used = {
        node.id
        for path in _PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
    }
    assert len(names) > 25
    assert names - used == set()


class TestAnAnswerCitesItsRule:
    """An answer that rests on a published rule can say which."""

    def test_a_deadline(self) -> None:
        found = statement_deadline(received_on=date(2017, 2, 7), calendar=england_and_wales())
        assert found.sources == (STATEMENT_OF_ACTION.source, SI_2007_462_REG_1, BANK_HOLIDAYS_ACT)
        assert PROCLAMATIONS[0].source is BANK_HOLIDAYS_ACT

    def test_a_recheck_status(self) -> None:
        person = Person(
            reference="S1",
            posts=[Post(required=parse_level("standard"))],
            certificates=[Certificate(issued_on=date(2017, 1, 4), level=parse_level("enhanced"))],
            status_checks=[
                StatusCheck(checked_on=date(2017, 6, 1), result=StatusCheckResult.NO_MATCH_FOUND),
            ],
        )
        status = recheck_status(person, YORK_2017, on=date(2017, 9, 19))
        assert status.sources == (status.source, LEVELS, UPDATE_SERVICE)

    def test_a_refusal(self) -> None:
        with pytest.raises(InvalidRecordError) as too_early:
            Certificate(issued_on=date(2001, 1, 1))
        with pytest.raises(InvalidRecordError) as too_short:
            CertificateNumber("123")
        assert (too_early.value.source, too_short.value.source) == (CRB_BEGAN, TWELVE_DIGITS)
        assert [fault.source for fault in faults_of(too_early.value)] == [CRB_BEGAN]

    @pytest.mark.parametrize("method", IntervalMethod)
    def test_an_interval(self, method: IntervalMethod) -> None:
        assert proportion_interval(3, 9, method=method).source is method.source

    def test_a_difference(self) -> None:
        pairs = PairedCounts(both=4, earlier_only=1, later_only=2, neither=3)
        assert unpaired_difference_interval(pairs.later, pairs.earlier).source is NEWCOMBE_UNPAIRED
        assert paired_difference_interval(pairs).source is NEWCOMBE_PAIRED

    def test_a_measure(self) -> None:
        assert share_measure("yes", 3, 9).source is WILSON

    @pytest.mark.parametrize("definition", ResponseRate)
    def test_a_response_rate(self, definition: ResponseRate) -> None:
        assert definition.source is AAPOR


def test_a_source_needs_a_title() -> None:
    """What nobody could look up is no source."""
    with pytest.raises(InvalidRecordError, match="needs a title"):
        Source(title=" ", certainty=Certainty.UNVERIFIED)
