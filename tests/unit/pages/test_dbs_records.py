"""One person's checks on one page, for a file."""

from __future__ import annotations

import json
from datetime import date
from html.parser import HTMLParser

import pytest

from safeguarding.dbs.certificate_numbers import CertificateNumber
from safeguarding.dbs.checks import Application, Certificate, StatusCheck, StatusCheckResult
from safeguarding.dbs.confirmations import WrittenConfirmation
from safeguarding.dbs.levels import parse_level
from safeguarding.dbs.people import Person, Post
from safeguarding.dbs.published_policies import YORK_2017
from safeguarding.pages.dbs_records import person_record, person_record_json
from safeguarding.pages.renderers.html.document import section_html
from safeguarding.pages.renderers.markdown import section_markdown
from safeguarding.pages.sections import Section
from safeguarding.pages.tables import Table

ENHANCED, BASIC = parse_level("enhanced"), parse_level("basic")
CONFIRMED = WrittenConfirmation(
    seen_on=date(2015, 1, 9), seen_by="Office manager", level=ENHANCED, issued_on=date(2014, 9, 1)
)
PERSON = Person(
    reference="S1 <b>",
    name="Invented Person",
    posts=[Post(role="Cook & driver", required=ENHANCED)],
    certificates=[
        Certificate(number=CertificateNumber("001234567890"), level=BASIC, issued_on=date(2016, 1, 4)),
        Certificate.confirmed(CONFIRMED),
        Certificate(level=ENHANCED, issued_on=date(2017, 12, 1)),
    ],
    status_checks=[StatusCheck(checked_on=date(2017, 3, 1), result=StatusCheckResult.NO_MATCH_FOUND)],
    applications=[Application(submitted_on=date(2017, 8, 1), withdrawn_on=date(2017, 8, 9))],
)
ON = date(2017, 9, 19)


class TestTheRecord:
    """Where somebody stands, everything on record by the day in order of time, what does not count and why."""

    RECORD = person_record(PERSON, YORK_2017, on=ON)

    def test_the_tables(self) -> None:
        stands, recorded, uncounted = self.RECORD.tables
        assert stands.words[0][:3] == ("Cook & driver", "overdue", "1 September 2017")
        assert [row[:2] for row in recorded.words] == [
            ("certificate", "1 September 2014"),
            ("certificate", "4 January 2016"),
            ("status check", "1 March 2017"),
            ("application", "1 August 2017"),
        ]
        assert recorded.words[0][5] == "confirmation seen by the Office manager"
        assert recorded.words[3][5] == "withdrawn on 9 August 2017"
        assert [row[4] for row in uncounted.words] == [
            "its level does not cover what the post requires",
            "the answer was no pass",
        ]

    def test_its_sources(self) -> None:
        assert any("Keeping children safe in education" in note for note in self.RECORD.notes)

    def test_a_name_only_where_it_is_asked_for(self) -> None:
        for text in (section_markdown(self.RECORD), section_html(self.RECORD), person_record_json(self.RECORD)):
            assert "Invented" not in text
            assert "001234567890" not in text
        assert "Invented Person" in person_record(PERSON, YORK_2017, on=ON, with_name=True).title

    def test_as_json(self) -> None:
        data = json.loads(person_record_json(self.RECORD))
        assert (data["format"], data["tables"][0]["rows"][0]["recheck_due_on"]) == (
            "safeguarding.dbs-record/1",
            "2017-09-01",
        )


class TestHtml:
    """A whole document, in which no text is taken for markup."""

    def test_what_is_written_is_what_is_read(self) -> None:
        texts, tags = _read(section_html(person_record(PERSON, YORK_2017, on=ON)))
        assert "Cook & driver" in texts
        assert "DBS record of S1 <b> as at 19 September 2017" in texts
        assert "b" not in tags
        assert tags.count("table") == 3

    @pytest.mark.parametrize("text", ["<script>alert(1)</script>", 'a "quoted" & <b>', "é’"])
    def test_any_text(self, text: str) -> None:
        table = Table(caption=text, columns=(text,), rows=[(text,)], notes=[text])
        texts, tags = _read(section_html(Section(title=text, paragraphs=[text], tables=[table], notes=[text])))
        assert texts.count(text) == 8
        assert "script" not in tags


def _read(html: str) -> tuple[list[str], list[str]]:
    """What a reader of HTML finds: texts, and the elements that begin."""
    texts: list[str] = []
    tags: list[str] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the library's
            tags.append(tag)

        def handle_data(self, data: str) -> None:
            texts.append(data)

    Reader().feed(html)
    return texts, tags
