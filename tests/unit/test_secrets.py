"""A name and a certificate number come out by an explicit call, and by no other way."""

import copy
import io
import json
import logging
import pickle
import pprint
import subprocess
import sys
import traceback
from datetime import date
from pathlib import Path

import attrs
import pytest
from rich.console import Console
from rich.pretty import pretty_repr
from rich.traceback import Traceback

from safeguarding.dates.ranges import DateRange
from safeguarding.dbs.alerting import alerts
from safeguarding.dbs.audit_measures import days_overdue, measures
from safeguarding.dbs.audits import audit
from safeguarding.dbs.breaches import breach_report
from safeguarding.dbs.certificate_numbers import CertificateNumber
from safeguarding.dbs.checks import Certificate, StatusCheck, StatusCheckResult
from safeguarding.dbs.duplicates import shared_certificates
from safeguarding.dbs.forecasts import forecast
from safeguarding.dbs.people import Person, PersonName
from safeguarding.dbs.published_policies import THREE_YEARLY_WITH_STATUS_CHECKS
from safeguarding.dbs.statuses import number_behind, recheck_status
from safeguarding.errors import InvalidRecordError
from safeguarding.secrets import Secret
from safeguarding.serialization.documents import from_json, to_json

DIGITS = "987654321098"
NAME = "Secretname Hiddenby"
ON = date(2017, 9, 19)
POLICY = THREE_YEARLY_WITH_STATUS_CHECKS


def person(reference: str = "S1") -> Person:
    number = CertificateNumber(DIGITS)
    return Person(
        reference=reference,
        name=NAME,
        certificates=[Certificate(number=number, issued_on=date(2014, 1, 1))],
        status_checks=[StatusCheck(checked_on=date(2015, 1, 1), result=StatusCheckResult.NEW_INFO, number=number)],
    )


def is_clean(text: str | bytes) -> bool:
    text = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    return not any(secret in text for secret in (DIGITS, DIGITS[:8], *NAME.split()))


Holder = Secret | Certificate | Person
HOLDERS: list[Holder] = [Secret(NAME), PersonName(NAME), CertificateNumber(DIGITS), *person().certificates, person()]


def _walk(thing: object, depth: int = 0) -> list[str]:
    """What a walker that knows no class of ours finds: attributes, slots, items, iteration."""
    found = [repr(thing), str(thing)]
    if depth < 4:
        for name in dir(thing):
            if name.startswith("__") or name in ("reveal", "last_four", "masked"):
                continue
            found += _walk(getattr(thing, name), depth + 1)
        for kind in type(thing).__mro__:
            found += [repr(getattr(thing, name, None)) for name in getattr(kind, "__slots__", ())]
        found.append(repr(getattr(thing, "__dict__", None)))
    return found


@pytest.mark.parametrize("holder", HOLDERS, ids=lambda each: type(each).__name__)
class TestWalkers:
    """No generic walk over a record, or over a secret itself, meets the text."""

    def test_printing(self, holder: Holder) -> None:
        log = io.StringIO()
        logger = logging.Logger("test")  # noqa: LOG001 - one of our own, so that nothing else hears it
        logger.addHandler(logging.StreamHandler(log))
        logger.warning("%s %r", holder, holder)
        texts = (repr(holder), str(holder), f"{holder}", f"{holder!s:>40}", pprint.pformat(holder), log.getvalue())
        assert all(map(is_clean, texts))
        assert is_clean(pretty_repr(holder, expand_all=True))

    def test_walking(self, holder: Holder) -> None:
        assert all(map(is_clean, _walk(holder)))

    def test_asdict_and_encoders(self, holder: Holder) -> None:
        data = {"holder": holder} if isinstance(holder, Secret) else attrs.asdict(holder)
        assert is_clean(repr(data))
        assert is_clean(json.dumps(data, default=str))
        assert is_clean(json.dumps(data, default=lambda each: getattr(each, "__dict__", repr(each))))

    def test_copies_are_whole_and_masked(self, holder: Holder) -> None:
        for twin in (copy.copy(holder), copy.deepcopy(holder), pickle.loads(pickle.dumps(holder))):  # noqa: S301
            assert twin == holder
            assert hash(twin) == hash(holder)
            assert is_clean(repr(twin))

    def test_tracebacks_with_locals(self, holder: Holder) -> None:
        try:
            assert [holder] == []
        except AssertionError as error:
            lines = traceback.TracebackException.from_exception(error, capture_locals=True).format()
            assert is_clean("".join(lines))
            console = Console(file=io.StringIO(), width=200)
            trace = Traceback.extract(
                type(error), error, error.__traceback__, show_locals=True, locals_max_length=1_000
            )
            console.print(Traceback(trace, show_locals=True))
            shown = console.file.getvalue()  # type: ignore[attr-defined]
            assert "holder" in shown
            # the lines of this test are shown as well; they hold no text of a secret
            assert is_clean(shown)


def test_pytests_own_comparison(tmp_path: Path) -> None:
    """The difference of two records, and the locals of a test that fails, are shown without what is secret."""
    planted = (
        "from datetime import date\n"
        "from safeguarding.dbs.certificate_numbers import CertificateNumber\n"
        "from safeguarding.dbs.checks import Certificate\n"
        "from safeguarding.dbs.people import Person\n"
        "import json, pathlib\n"
        "words = json.loads((pathlib.Path(__file__).parent / 'secrets.json').read_text())\n"
        "def people():\n"
        "    return [Person(reference='S1', name=name, certificates=[Certificate(number=CertificateNumber(digits))])\n"
        "            for name, digits in words]\n"
        "def test_people():\n"
        "    one, two = people()\n"
        "    assert one == two\n"
        "def test_numbers():\n"
        "    one, two = people()\n"
        "    assert one.certificates[0].number == two.certificates[0].number\n"
        "def test_names():\n"
        "    one, two = people()\n"
        "    assert [one.name] == [two.name]\n"
    )
    (tmp_path / "secrets.json").write_text(json.dumps([[NAME, DIGITS], [NAME[::-1], DIGITS[::-1]]]), encoding="utf-8")
    (tmp_path / "test_planted.py").write_text(planted, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-vv", "--showlocals", "-p", "no:cacheprovider", "-p", "no:xdist", "."]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)  # noqa: S603 - our own
    # a failing test shows the words that it read itself, before they were put away; every other line is ours
    lines = [line for line in ran.stdout.splitlines() if not line.startswith(("words ", "digits ", "name "))]
    assert "3 failed" in ran.stdout, ran.stdout + ran.stderr
    assert is_clean("\n".join(lines))
    assert DIGITS[::-1] not in ran.stdout
    assert NAME[::-1] not in ran.stdout


def test_reports_hold_no_secret() -> None:
    """What is made from a register can be pickled, written and passed on: no name is in it, and no whole number."""
    people = [person("S1"), person("S2"), attrs.evolve(person("S3"), status_checks=())]
    found = audit(people, POLICY, as_at=ON, breach_period=DateRange(date(2017, 1, 1), ON))
    reports: list[object] = [found, *found.statuses, *shared_certificates(people), forecast(found), *measures(found)]
    reports += [days_overdue(found), breach_report(people, POLICY, period=DateRange(date(2017, 1, 1), ON))]
    reports += alerts(people, POLICY, since=date.min, until=date.max)
    for report in reports:
        assert is_clean(pickle.dumps(report))
        assert is_clean(to_json(report))
    assert DIGITS[-4:] in to_json(found)


def test_a_person_is_written_and_pickled_whole() -> None:
    """A record that travels must arrive whole; who writes it writes the register itself."""
    assert from_json(to_json(person()), Person) == person()
    assert NAME in to_json(person())
    assert DIGITS in to_json(person())


class TestTheHolder:
    def test_equal_where_the_texts_are_and_the_kinds(self) -> None:
        assert PersonName(NAME) == PersonName(NAME)
        assert PersonName(NAME) != PersonName(NAME + "x")
        assert PersonName(NAME) != Secret(NAME)
        assert PersonName(NAME) != NAME
        assert len({PersonName(NAME), PersonName(NAME), Secret(NAME)}) == 2

    def test_it_cannot_be_changed(self) -> None:
        name = PersonName(NAME)
        for change in ("_text", "text"):
            with pytest.raises(AttributeError):
                setattr(name, change, "another")
        assert name.reveal() == NAME

    @pytest.mark.parametrize("wrong", [int(DIGITS), DIGITS.encode(), None, [NAME], DIGITS + "9", DIGITS[:11], "a" * 12])
    def test_what_is_no_number_is_refused_unseen(self, wrong: object) -> None:
        with pytest.raises(InvalidRecordError) as caught:
            CertificateNumber(wrong)  # type: ignore[arg-type]
        assert is_clean(f"{caught.value} {caught.value!r} {vars(caught.value)}")

    def test_an_empty_name_is_false_and_shows_nothing(self) -> None:
        assert not Person(reference="S1").name
        assert f"{PersonName('')}" == ""


def test_the_number_behind_a_status() -> None:
    """It is found again in the person's own records, and not guessed where two would fit."""
    status = recheck_status(attrs.evolve(person(), status_checks=()), POLICY, on=ON)
    assert status.certificate_number == "********1098"
    assert number_behind(status, person()) == CertificateNumber(DIGITS)
    assert number_behind(status, Person(reference="S1")) is None
    twin = Certificate(number=CertificateNumber("000000001098"), issued_on=date(2014, 1, 1))
    assert number_behind(status, attrs.evolve(person(), certificates=(*person().certificates, twin))) is None


def test_a_secret_is_a_text() -> None:
    """Anything else is refused, and the message does not repeat it."""
    with pytest.raises(InvalidRecordError, match="an int stands where a text is wanted") as caught:
        Secret(1234567890)  # type: ignore[arg-type]
    assert "1234567890" not in str(caught.value)
