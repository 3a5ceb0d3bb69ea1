"""Public functions may be called from many threads at once: the answers are those of one."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import safeguarding as sg
from safeguarding.dbs import YORK_2017
from safeguarding.timescales import due_answers
from safeguarding.timescales.events import Events

DAYS = [date.fromordinal(date(2017, 1, 1).toordinal() + k) for k in range(0, 400, 23)]


def everything(day: date) -> list[str]:
    """A little of each room, with what is kept between calls: calendars, converters, registers, rules."""
    person = sg.Person(reference="S1", certificates=[sg.Certificate(issued_on=day)])
    child = sg.Episode(started_on=day, done_on=[day])
    return [
        str(sg.recheck_status(person, YORK_2017, on=date(2020, 1, 1))),
        str(sg.obligations([sg.rule_named("cla_review_first")], child, as_at=date(2020, 1, 1))),
        str(due_answers([sg.rule_named("icpc")], started=day, events=Events(moments={}), on=date(2020, 1, 1))),
        str(sg.check(sg.ShareClaim(count="35", base="139", percentage="24%"))),
        str(sg.from_json(sg.to_json(person), sg.Person)),
        str(sg.json_schema(sg.Person)),
        str(sg.english_authorities().find("York", on=day)),
        str(sg.statement_deadline(received_on=day, calendar=sg.england_and_wales()).due_on),
        str(sg.proportion_interval(97, 100)),
    ]


def test_a_pool_answers_as_one() -> None:
    expected = [everything(day) for day in DAYS]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(everything, DAYS * 3)) == expected * 3


def test_the_first_calls_may_come_together() -> None:
    """What is made at the first call, and loaded by name, is made in a fresh program by eight threads at once."""
    code = (
        f"import sys; sys.path.insert(0, {str(Path(__file__).parents[2])!r})\n"
        "from concurrent.futures import ThreadPoolExecutor\n"
        "from threading import Barrier\n"
        "gate = Barrier(8)\n"
        "def first(day):\n"
        "    gate.wait()\n"
        "    from tests.importers.test_threads import everything\n"
        "    return everything(day)\n"
        "from datetime import date\n"
        "with ThreadPoolExecutor(8) as pool:\n"
        "    found = list(pool.map(first, [date(2017, 4, 3)] * 8))\n"
        "print(all(each == found[0] for each in found))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)  # noqa: S603
    assert ran.stdout.strip() == "True", ran.stderr
