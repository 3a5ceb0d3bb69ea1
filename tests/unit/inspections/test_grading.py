import contextlib

import pytest
from hypothesis import given, strategies as st

from safeguarding.errors import ParseError, SafeguardingError
from safeguarding.inspections.absences import Absence
from safeguarding.inspections.grading import is_blank, parse_grade, parse_outcome
from safeguarding.inspections.scales import (
    AreaSendOutcome,
    Grade,
    Pre2013Grade,
    ReportCardGrade,
    SafeguardingStandard,
    SccifGrade,
    SocialCareGrade,
    WrittenStatementOfAction,
)


@pytest.mark.parametrize(
    "text",
    [
        "Requires improvement",
        "Require improvement",
        "Requires improvement to be good",
        "REQUIRES IMPROVEMENT",
        "requires\N{NO-BREAK SPACE}improvement",
        "  Requires  improvement. ",
        "requires_improvement",
    ],
)
def test_every_wording_of_requires_improvement_is_one_grade(text: str) -> None:
    """Wordings, capitals and spaces differ in print; the grade is one."""
    assert parse_grade(text, SocialCareGrade) is SocialCareGrade.REQUIRES_IMPROVEMENT


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("Adequate", Pre2013Grade.ADEQUATE),
        ("Grade 3", Pre2013Grade.ADEQUATE),
        ("Grade 1 (Outstanding)", Pre2013Grade.OUTSTANDING),
        ("Inadequate (Grade 4)", Pre2013Grade.INADEQUATE),
        ("good", SccifGrade.GOOD),
        ("Typically positive experiences and outcomes", AreaSendOutcome.TYPICALLY_POSITIVE),
        ("Widespread and/or systemic failings", AreaSendOutcome.WIDESPREAD_FAILINGS),
        ("Yes", WrittenStatementOfAction.REQUIRED),
        ("Strong standard", ReportCardGrade.STRONG_STANDARD),
        ("Not met", SafeguardingStandard.NOT_MET),
    ],
)
def test_each_scale_has_its_own_words(text: str, grade: Grade) -> None:
    """A wording is read on the scale that it is asked for."""
    assert parse_grade(text, type(grade)) is grade


@given(st.sampled_from(SocialCareGrade))
def test_reading_a_label_gives_the_grade_back(grade: SocialCareGrade) -> None:
    """Parse after print is the identity."""
    assert parse_grade(grade.label, SocialCareGrade) is grade


@pytest.mark.parametrize("text", ["2", "1", "4", "Grade 2", "Adequate", "", "Not judged", "godo", "good good"])
def test_a_number_or_another_scales_word_is_no_grade(text: str) -> None:
    """A bare number is never a grade, nor is "adequate" on a scale that does not have it; the error lists the grades."""
    with pytest.raises(ParseError, match=r"expected one of Outstanding, Good, Requires improvement to be good, Inad"):
        parse_grade(text, SocialCareGrade)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("Adequate", r"\(it is one of another, Pre2013Grade\)"),
        ("Godo", r"did you mean 'Good'"),
        ("Good?", r"did you mean 'Good'"),
    ],
)
def test_a_grade_of_another_scale_is_no_misspelling(text: str, hint: str) -> None:
    """Nobody who wrote Adequate is told that Inadequate may have been meant."""
    with pytest.raises(ParseError, match=hint):
        parse_grade(text, SocialCareGrade)


@pytest.mark.parametrize(
    ("text", "absence"),
    [
        ("", Absence.NOT_INSPECTED),
        ("nan", Absence.NOT_INSPECTED),
        ("None", Absence.NOT_INSPECTED),
        ("N/A", Absence.NOT_INSPECTED),
        ("Not judged", Absence.NOT_JUDGED),
        ("inspection_pre_dates_judgement", Absence.NOT_IN_FORCE),
        ("not_reported_post_reform", Absence.ABOLISHED),
        ("01/01/1900", Absence.NOT_INSPECTED),
    ],
)
def test_absence_has_its_reason(text: str, absence: Absence) -> None:
    """Each published sentinel is its own reason; a blank means what its table says."""
    assert parse_outcome(text, SocialCareGrade, blank=Absence.NOT_INSPECTED) is absence


@pytest.mark.parametrize("blank", Absence)
def test_a_blank_means_what_the_table_says(blank: Absence) -> None:
    """Only the maker of a table knows what its blank cells mean."""
    assert parse_outcome("", SocialCareGrade, blank=blank) is blank


def test_blanks() -> None:
    """A cell says nothing where it is empty, a missing value's name, or the date that stands for none."""
    assert all(is_blank(cell) for cell in ("", "  ", "NaN", "none", "N/A", "01/01/1900"))
    assert not any(is_blank(cell) for cell in ("Good", "0", "2019-01-01", "Not judged"))


@given(st.text())
def test_junk_is_read_or_refused_and_nothing_else(text: str) -> None:
    """Whatever the text, the outcome is a value or this library's own error."""
    with contextlib.suppress(SafeguardingError):
        parse_outcome(text, SocialCareGrade, blank=Absence.NOT_JUDGED)
