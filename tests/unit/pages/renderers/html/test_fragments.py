from datetime import date

import pytest
from hypothesis import HealthCheck, Phase, given, settings, strategies as st
from lxml import html

from safeguarding.dbs.certificate_numbers import CertificateNumber
from safeguarding.dbs.checks import Certificate
from safeguarding.dbs.people import Person, PersonName
from safeguarding.pages.sections import Page, Section
from safeguarding.pages.tables import Table
from safeguarding.records import Record
from safeguarding.sources import Certainty, Source
from safeguarding.testing.strategies.registration import STRATEGIES

_HOSTILE = "<script>alert(1)</script>"
_RECORDS = [kind for kind in STRATEGIES if issubclass(kind, Record)]
_TABLE = Table(caption=_HOSTILE, columns=(_HOSTILE, "n"), rows=[(_HOSTILE, 112)], notes=[_HOSTILE])
_SECTION = Section(title=_HOSTILE, paragraphs=[_HOSTILE], tables=[_TABLE], notes=[_HOSTILE])


@pytest.mark.parametrize(
    "shown",
    [
        _TABLE,
        _SECTION,
        Page(title=_HOSTILE, about=_HOSTILE, as_at=date(2017, 9, 19), sections=[_SECTION, _SECTION]),
        Source(title=_HOSTILE, certainty=Certainty.UNVERIFIED),
    ],
    ids=lambda shown: type(shown).__name__,
)
def test_what_a_notebook_shows_is_escaped(shown: Record) -> None:
    """No text becomes a tag, wherever it stands."""
    text = shown._repr_html_()
    assert "&lt;script&gt;" in text
    assert "<script" not in text
    assert html.fromstring(text) is not None


def test_a_table_is_shown_as_a_page_shows_it() -> None:
    text = Table(caption="Waves", columns=("Wave", "n"), rows=[("2017", 112)])._repr_html_()
    assert '<tr><th scope="row">2017</th><td class="n">112</td></tr>' in text


def test_nobodys_name_or_number_is_shown() -> None:
    """A record of a person shows what its repr shows: no name, no whole number."""
    certificate = Certificate(issued_on=date(2014, 9, 1), number=CertificateNumber("001234567890"))
    person = Person(reference="S1", name=PersonName("Invented Person"), certificates=[certificate])
    shown = f"{person._repr_html_()} {certificate._repr_html_()}"
    assert "Invented" not in shown
    assert "001234567890" not in shown
    assert "***" in shown


@pytest.mark.parametrize("record", _RECORDS, ids=lambda record: record.__name__)
@settings(max_examples=1, phases=[Phase.generate], suppress_health_check=list(HealthCheck), deadline=None)
@given(data=st.data())
def test_every_result_is_shown(record: type[Record], data: st.DataObject) -> None:
    """Whatever a rule finds is shown as a table of its fields."""
    value = data.draw(STRATEGIES[record])
    assert isinstance(value, Record)
    assert value._repr_html_().startswith(("<table><caption>", '<div class="scroll"', "<section"))
