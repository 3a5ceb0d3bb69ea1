"""Every public value prints as a person would write it, and no repr is longer than a screen can show."""

import inspect
import pydoc
from datetime import date
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

import attrs
import pytest

import safeguarding
from safeguarding.dates.periods import Period
from safeguarding.dates.ranges import DateRange
from safeguarding.dates.statutory_calendars import england_and_wales
from safeguarding.dbs.audits import audit
from safeguarding.dbs.certificate_numbers import CertificateNumber
from safeguarding.dbs.checks import Certificate
from safeguarding.dbs.people import Person
from safeguarding.dbs.published_policies import YORK_2017
from safeguarding.disclosure.protection import protected_table
from safeguarding.disclosure.schemes import FEWER_THAN_FIVE
from safeguarding.disclosure.tables import Axis, CountTable
from safeguarding.figures.claims import check
from safeguarding.figures.kinds.shares import ShareClaim
from safeguarding.inspections.absences import Absence
from safeguarding.inspections.areas import JudgementArea
from safeguarding.inspections.frameworks import Framework
from safeguarding.inspections.records import Inspection, InspectionKind, Judgement
from safeguarding.inspections.scales import SocialCareGrade
from safeguarding.recommendations.progress_measures import progress
from safeguarding.recommendations.records import Action, Plan, Recommendation
from safeguarding.records import Record
from safeguarding.sources import Certainty
from safeguarding.timescales.catalogue import RULES, rule_named
from safeguarding.timescales.episodes import Episode
from safeguarding.timescales.following import obligations
from safeguarding.timescales.words import Area

ON = date(2017, 9, 20)
AREA = JudgementArea.OVERALL_EFFECTIVENESS
PERSON = Person(
    reference="S0042",
    certificates=[Certificate(number=CertificateNumber("001234567890"), issued_on=date(2014, 9, 19))],
)
INSPECTION = Inspection(
    authority="York",
    framework=Framework.SIF,
    kind=InspectionKind.FULL,
    visits=[DateRange(date(2016, 11, 14), date(2016, 12, 8))],
)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (SocialCareGrade.GOOD, "Good"),
        (Area.LADO, "Allegations against staff (LADO)"),
        (Area.FRONT_DOOR, "Front door"),
        (Certainty.FROM_MEMORY, "from memory, to be verified"),
        (Period(years=3), "3 years"),
        (INSPECTION, "York: Single Inspection Framework, full inspection, 14 November – 8 December 2016"),
        (Judgement(AREA, SocialCareGrade.GOOD), "overall effectiveness: Good"),
        (Judgement(AREA, absence=Absence.NOT_JUDGED), "overall effectiveness: not judged"),
        (
            check(ShareClaim(count="39", base="139", percentage="28%")),
            "consistent: 39 of 139 is 28.06%, stated as 28%.",
        ),
        (PERSON, "S0042"),
        (PERSON.certificates[0], "certificate ********7890 of 19 September 2014"),
        (audit([PERSON], YORK_2017, as_at=ON), "1 on the register as at 20 September 2017: 1 overdue"),
        (progress(Plan(actions=[Action(ref="a1"), Action(ref="a2")]), on=ON), "0 of 2 done, 0 overdue, 2 not known"),
        (Recommendation(ref="r8", number=8, topic="health passports"), "8 health passports"),
        (rule_named("iha"), rule_named("iha").requirement),
    ],
    ids=lambda each: type(each).__name__,
)
def test_values_in_words(value: object, text: str) -> None:
    """``str``, an f-string and ``print`` give the words; the repr stays the one for programmers."""
    assert (str(value), f"{value}") == (text, text)
    assert repr(value) != text


def test_a_result_that_explains_itself_prints_its_explanation() -> None:
    """A status, an obligation: the sentence with the rule."""
    (owed,) = obligations([rule_named("icpc")], Episode(started_on=date(2017, 4, 3)), as_at=date(2017, 4, 28))
    assert str(owed) == owed.explanation
    (status,) = audit([PERSON], YORK_2017, as_at=ON).statuses
    assert str(status) == status.explanation


def test_a_protected_table_prints_as_a_table() -> None:
    """Rows and columns with their totals, and the notes without which it must not be printed."""
    table = CountTable(
        (Axis(name="Sex", labels=("Girls", "Boys")), Axis(name="Answer", labels=("Yes", "No"))),
        {("Girls", "Yes"): 20, ("Girls", "No"): 12, ("Boys", "Yes"): 15, ("Boys", "No"): 9},
    )
    assert str(protected_table(table, FEWER_THAN_FIVE)).splitlines()[:4] == [
        "       Yes  No  Total",
        "Girls  20   12  32",
        "Boys   15   9   24",
        "Total  35   21  56",
    ]


MANY = 500


@pytest.mark.parametrize(
    "value",
    [
        audit([attrs.evolve(PERSON, reference=f"S{k}") for k in range(MANY)], YORK_2017, as_at=ON),
        Plan(actions=[Action(ref=f"a{k}") for k in range(MANY)], recommendations=[Recommendation(ref="r1")] * MANY),
        england_and_wales(),
        rule_named("cla_review_first"),
        RULES,
    ],
    ids=lambda each: type(each).__name__,
)
def test_the_repr_of_many_things_is_short(value: object) -> None:
    """It says how many there are."""
    assert len(repr(value)) < 2_000


def _functions() -> dict[str, Any]:
    found: dict[str, Any] = {}
    for module in walk_packages(safeguarding.__path__, "safeguarding."):
        for name, thing in vars(import_module(module.name)).items():
            if inspect.isfunction(thing) and thing.__module__ == module.name and not name.startswith("_"):
                found[f"{module.name}.{name}"] = thing
    return found


def test_no_default_fills_a_page_of_help() -> None:
    """The help of a rule is its signature and its docstring, not the whole of its catalogue."""
    lengths = {name: len(str(inspect.signature(function))) for name, function in _functions().items()}
    assert {name: length for name, length in lengths.items() if length > 1_200 and ".cli." not in name} == {}
    assert len(pydoc.render_doc(rule_named)) < 1_500


def test_every_record_has_words_or_a_repr() -> None:
    """No record prints as the place in memory where it stands."""
    for kind in Record.__subclasses__():
        assert kind.__repr__ is not object.__repr__
