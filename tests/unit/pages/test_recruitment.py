"""Recruitment records on a page: references only, what is missing first, nothing counted twice."""

from datetime import date

from hypothesis import given, strategies as st
from tests.unit.recruitment.made_up import ON, START, done, plain, record

from safeguarding.pages.recruitment import (
    checks_table,
    findings_of_records,
    recruitment_data,
    recruitment_section,
    unknown_of_records,
)
from safeguarding.pages.recruitment_reasons import THE_RECORD, reasons_of_answers
from safeguarding.recruitment.facts import Role
from safeguarding.recruitment.record_completeness import completeness
from safeguarding.recruitment.words import CheckKind, CheckOutcome, RoleKind
from safeguarding.testing.strategies.recruitment import recruitment_records

K = CheckKind


@given(several=st.lists(recruitment_records(), max_size=4), on=st.dates(date(2014, 1, 1), date(2027, 12, 31)))
def test_every_answer_is_shown_once(several: list, on: date) -> None:  # type: ignore[type-arg]  # records
    """Breaches and shortfalls are the findings; the unknown are counted; the counts are all answers that anybody needs."""
    found = [completeness(each, on=on) for each in several]
    answers = [answer for each in found for answer in each.answers]
    both = [len(findings_of_records(found, breaches=which).rows) for which in (True, False)]
    assert sum(both) == len(findings_of_records(found).rows) == sum(each.outcome.is_finding for each in answers)
    unknown = [each for each in answers if each.outcome is CheckOutcome.UNKNOWN]
    unruled = sum(not each.is_ruled for each in found)
    assert sum(row[2] for row in unknown_of_records(found).rows) == len(unknown) + unruled  # type: ignore[misc]  # counts
    shown = {row[0] for row in checks_table(found).rows}
    counted = sum(count for row in checks_table(found).rows for count in row[1:])  # type: ignore[misc]  # counts
    assert counted == sum(each.kind in shown for each in answers)
    assert {each.kind for each in answers if each.outcome is not CheckOutcome.NOT_REQUIRED} == shown


def test_leavers_and_what_is_outstanding() -> None:
    early = [done(kind, START) for kind in (K.BARRED_LIST_ALONE, K.SUPERVISION, K.RISK_ASSESSMENT)]
    left = record(*plain(), *early, reference="S1", left_on=date(2024, 11, 29))
    section = recruitment_section([completeness(left, on=ON)], title="Central record")
    assert section.notes == ("S1: left, and to be taken off the single central record.",)
    (outstanding,) = (table for table in section.tables if table.caption.startswith("Outstanding"))
    assert [row[:2] for row in outstanding.rows] == [("S1", K.ENHANCED_DBS)]


def test_nothing_wrong_needs_no_table() -> None:
    whole = record(*plain(), done(K.ENHANCED_DBS, START), done(K.CHILDRENS_BARRED_LIST, START))
    section = recruitment_section([completeness(whole, on=ON)], title="Central record")
    assert [table.caption for table in section.tables] == ["Checks by outcome"]
    assert section.paragraphs == ("1 record: 1 complete, 0 with something wrong, 0 of which not enough is known.",)
    assert recruitment_data([completeness(whole, on=ON)])["records"][0]["is_complete"] is True


def test_where_no_rule_speaks_the_outcome_gives_the_reason() -> None:
    """A list that no rule asks a governor for: the record itself is the source."""
    governor = record(done(K.BARRED_LIST_ALONE, START), role=Role(kind=RoleKind.GOVERNOR, regulated_activity=True))
    answers = [each for each in completeness(governor, on=ON).answers if each.kind is K.BARRED_LIST_ALONE]
    (reason,) = reasons_of_answers(answers)
    assert (reason.rule, reason.source) == ("No rule asks for it.", THE_RECORD)
