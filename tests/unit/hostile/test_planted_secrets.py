"""No message, repr, log, traceback, comparison or cache shows personal data: planted secrets, none found."""

# ruff: noqa: ANN401 - records of every kind, and whatever stands in them

from __future__ import annotations

import copy
import io
import json
import logging
import pickle
import pprint
import re
import subprocess
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from rich.console import Console
from rich.pretty import pretty_repr
from rich.traceback import Traceback
from tests.planted import (
    BORN,
    DIGITS,
    NAME,
    OTHER_BORN,
    OTHER_NAME,
    example,
    holds_secret,
    is_long,
    planted,
    records,
    seen,
)

from safeguarding.dbs.certificate_numbers import parse_certificate_number
from safeguarding.dbs.people import Person
from safeguarding.errors import FaultyInputError, ParseError
from safeguarding.recommendations.records import Action, Plan
from safeguarding.recruitment.checks import RecruitmentRecord
from safeguarding.secrets import BirthDate, Secret
from safeguarding.serialization.documents import from_data, from_json, from_toml, to_data
from safeguarding.serialization.personal_kinds import holds_secrets
from safeguarding.timescales.children import ChildEvents
from safeguarding.timescales.episodes import Episode
from safeguarding.typechecks import hints_of

HOLDERS = [kind for kind in records() if holds_secrets(kind)]
NOT_MADE = {"TrackerRows": "a step of reading, whose rows are mutable and hold what the cells say"}
ON_PURPOSE = {
    "charts.plan_rows.TimelineRow.owner": "a line of a picture for which owners were asked",
    "readers.recruitment.cells.Said.seen_by": "a step of reading, which nothing outside its module holds",
    "figures.kinds.ages.AgeClaim.born": "what a report prints, as the claim of it; in no repr, sentence or verdict",
    "figures.kinds.ages.AgeClaim.is_birthday": "whether, not when",
    "frames.timeliness.CaseColumns.born_on": "a column's header",
    "readers.childrens_files.event_columns.EventColumns.born": "a column's header",
}
_PERSONAL = re.compile(
    r"(^|_)(born|births?|birthday|surname|forename|worker|owner|seen_by|checked_by|recorded_by|upn|dob)($|_)"
)


def test_every_field_that_says_who_somebody_is_holds_a_secret() -> None:
    """A new field with a person's name, birthday or worker holds a secret, or it is said here why not."""
    bare = [
        f"{kind.__module__}.{kind.__qualname__}.{field.name}".removeprefix("safeguarding.")
        for kind in records()
        for field in attrs.fields(kind)
        if _PERSONAL.search(field.name) and not holds_secrets(hints_of(kind).get(field.name))
    ]
    assert sorted(bare) == sorted(ON_PURPOSE)


@pytest.mark.parametrize("kind", HOLDERS, ids=lambda kind: kind.__qualname__)
def test_nothing_that_prints_or_walks_a_record_shows_what_is_secret(kind: Any) -> None:
    """By repr, str, HTML, pretty printers, logs, dictionaries and tracebacks with locals."""
    made = example(kind)
    if made is None or not holds_secret(made):
        assert kind.__qualname__ in NOT_MADE
        return
    record = planted(made)
    for text in _printed(record):
        assert seen(text) == [], text
    assert copy.deepcopy(record) is not None
    assert seen(repr(pickle.loads(pickle.dumps(record)))) == []  # noqa: S301 - our own


def _printed(record: Any) -> Iterator[str]:
    yield from (repr(record), str(record), f"{record!s:>40}", pprint.pformat(record))
    yield pretty_repr(record, expand_all=True)
    if hasattr(record, "_repr_html_"):
        yield record._repr_html_()
    walked = attrs.asdict(record)
    yield repr(walked)
    # keys too, which may be what is secret
    yield json.dumps(walked, default=str, skipkeys=True)
    yield repr(attrs.astuple(record))
    log = io.StringIO()
    logger = logging.Logger("planted")  # noqa: LOG001 - one of our own, so that nothing else hears it
    logger.addHandler(logging.StreamHandler(log))
    logger.error("%s %r", record, [record])
    yield log.getvalue()
    yield from _tracebacks(record)


def _tracebacks(record: Any) -> Iterator[str]:
    try:
        raise RuntimeError(record)  # noqa: TRY301 - for its traceback
    except RuntimeError as error:
        yield "".join(traceback.TracebackException.from_exception(error, capture_locals=True).format())
        if not is_long() and not isinstance(record, Person | Episode):
            return
        console = Console(file=io.StringIO(), width=200)
        console.print(Traceback(Traceback.extract(RuntimeError, error, error.__traceback__, show_locals=True)))
        yield console.file.getvalue()  # type: ignore[attr-defined]  # a StringIO


_COMPARISON = """
import pathlib, pickle, pytest
from tests import planted
pairs = pickle.loads(pathlib.Path(__file__).with_name("pairs").read_bytes())
@pytest.mark.parametrize("number", range(len(pairs)))
def test_pair(number):
    first, second = pairs[number]
    assert first == second
"""


def test_pytests_comparison_of_two_records(tmp_path: Path) -> None:
    """In an importer's own tests, whose failures are printed where many read them: of every kind of record."""
    # the long stage compares every kind
    kinds = HOLDERS if is_long() else [Person, RecruitmentRecord, ChildEvents, Action]
    made = [record for kind in kinds if (record := example(kind)) is not None and holds_secret(record)]
    pairs = [(planted(record), planted(record, other=True)) for record in made]
    pairs += [([first], [second]) for first, second in pairs[:2]] + [({"who": pairs[0][0]}, {"who": pairs[0][1]})]
    (tmp_path / "pairs").write_bytes(pickle.dumps(pairs))
    (tmp_path / "test_pairs.py").write_text(_COMPARISON, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-vv", "--showlocals", "-p", "no:cacheprovider", "-p", "no:xdist", "-q"]
    ran = subprocess.run([*command, str(tmp_path)], capture_output=True, text=True, check=False)  # noqa: S603 - our own
    assert f"{len(pairs)} failed" in ran.stdout, ran.stdout[-2000:]
    assert seen(ran.stdout + ran.stderr) == []


_JUNK = [NAME, DIGITS, int(DIGITS), float(DIGITS), [NAME], [DIGITS], {NAME: DIGITS}, {DIGITS: NAME}, f"{NAME} {DIGITS}"]
_JUNK += [[{NAME: [DIGITS]}], BORN.isoformat(), [BORN.isoformat()], {"name": NAME}, True, None]


def _malformed(data: Any) -> Iterator[Any]:
    """The data with each part of it replaced, renamed, or beside a key too many."""
    yield from _JUNK
    if isinstance(data, dict):
        for key, value in data.items():
            yield from ({**data, key: each} for each in _malformed(value))
            rest = {other: each for other, each in data.items() if other != key}
            yield from ({**rest, name: value} for name in (NAME, DIGITS, f"{key}x"))
        yield from ({**data, NAME: 1}, {**data, DIGITS: NAME})
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from ([*data[:number], each, *data[number + 1 :]] for each in _malformed(value))


PEOPLE = [Person, RecruitmentRecord, Episode]


@pytest.mark.parametrize("kind", PEOPLE, ids=lambda kind: kind.__name__)
def test_no_fault_of_a_person_shows_what_stood_there(kind: Any) -> None:
    """Whatever is malformed, and in whatever field a name or a number was put: as data, in a list, as JSON text."""
    data = to_data(planted(example(kind)))
    refused = 0
    for wrong in _malformed(data):
        for read in (
            lambda: from_data(wrong, kind),  # noqa: B023 - called at once
            lambda: from_json(json.dumps([wrong]), tuple[kind, ...]),  # noqa: B023
        ):
            try:
                read()
            except FaultyInputError as error:
                refused += 1
                # a birthday alone is a day like any other in a field that is no birthday
                told = f"{error} {error!r} {vars(error)}"
                assert [each for each in seen(told) if each != BORN.isoformat() or kind is not Episode] == [], told
    assert refused > 50


def test_a_key_given_twice_may_be_a_name() -> None:
    """What a parser says of a text is shown without the text's own words."""
    for read, text, kind in (
        (from_json, f'{{"{NAME}": 1, "{NAME}": 2}}', Person),
        (from_json, f'[{{"{DIGITS}": 1, "{DIGITS}": 2}}]', tuple[Person, ...]),
        (from_toml, f"['{NAME}']\n['{NAME}']", Person),
        (from_toml, f"a = {{'{NAME}' = 1, '{NAME}' = 2}}", Plan),
    ):
        with pytest.raises(FaultyInputError) as refused:
            read(text, kind)
        assert seen(str(refused.value)) == []
    with pytest.raises(FaultyInputError, match="the key 'name' is given twice"):
        from_json('{"name": 1, "name": 2}', Person)


def test_an_owner_is_hidden_and_the_rest_of_an_action_is_told() -> None:
    """Most owners are roles: a slip elsewhere in a plan is shown as it stands."""
    with pytest.raises(FaultyInputError) as refused:
        from_data({"actions": [{"ref": "a", "owner": [NAME], "due_on": "soon"}]}, Plan)
    told = str(refused.value)
    assert seen(told) == []
    with pytest.raises(FaultyInputError, match="'soon'"):
        from_data({"ref": "a", "target_on": "soon"}, Action)


@pytest.mark.parametrize("text", [NAME, f"{NAME} {DIGITS}", f"{DIGITS}{DIGITS}", DIGITS[:11], DIGITS + "O", "", [NAME]])
def test_what_is_no_certificate_number_is_not_repeated(text: Any) -> None:
    with pytest.raises(ParseError) as refused:
        parse_certificate_number(text)
    told = f"{refused.value} {refused.value!r} {vars(refused.value)}"
    assert seen(told) == [], told


class TestDatesOfBirth:
    """They reckon as dates do, and show nothing."""

    born = BirthDate(1988, 2, 29)

    def test_they_are_masked(self) -> None:
        assert {repr(self.born), str(self.born), f"{self.born}", f"{self.born:%Y}"} == {"BirthDate('***')", "***"}

    def test_what_is_reckoned_from_one_is_a_plain_date(self) -> None:
        plain = BORN.__class__(1988, 2, 29)
        for made in (
            self.born + (BORN - BORN),
            (BORN - BORN) + self.born,
            self.born - (BORN - BORN),
            self.born.replace(),
        ):
            assert type(made) is type(plain)
            assert made == plain
        assert (BORN - self.born, self.born - BORN) == (BORN - plain, plain - BORN)
        assert hash(self.born) == hash(plain)

    def test_they_are_written_in_files(self) -> None:
        case = Episode(started_on=self.born + (OTHER_BORN - BORN), born_on=self.born)
        assert to_data(case)["born_on"] == "1988-02-29"
        assert from_data(to_data(case), Episode) == case


def test_a_secret_of_no_kind_is_written_and_read() -> None:
    assert from_data(to_data(Secret(OTHER_NAME)), Secret) == Secret(OTHER_NAME)
