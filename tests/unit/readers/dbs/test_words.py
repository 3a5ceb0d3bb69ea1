"""What the words in a register's cells mean; what is not known to be a pass is none."""

import pytest
from hypothesis import given, strategies as st

from safeguarding.dbs.checks import StatusCheckResult
from safeguarding.readers.dbs.words import update_service_answer

BLANK, NON_BLANK = StatusCheckResult.BLANK_NO_NEW_INFO, StatusCheckResult.NON_BLANK_NO_NEW_INFO
NEW, NO_MATCH = StatusCheckResult.NEW_INFO, StatusCheckResult.NO_MATCH_FOUND


@pytest.mark.parametrize(
    ("cell", "answer"),
    [
        (
            (
                "This DBS certificate did not reveal any information and remains current as no further information has been "
                "identified since its issue."
            ),
            BLANK,
        ),
        ("This Certificate did not reveal any information and remains current…", BLANK),
        (
            "This DBS certificate remains current as no further information has been identified since its issue",
            NON_BLANK,
        ),
        ("This Certificate remains current as no further information has been identified since its issue.", NON_BLANK),
        (
            "This DBS certificate is no longer current. Please apply for a new DBS check to get the most up-to-date information.",
            NEW,
        ),
        ("THIS CERTIFICATE IS NO LONGER CURRENT", NEW),
        ("The details entered do not match those held on our system. Please check and try again.", NO_MATCH),
        *((each.value, each) for each in StatusCheckResult),
        ("No Status Change", NON_BLANK),
        ("Status Changed", NEW),
        ("No Active Subscription", NO_MATCH),
        ("Current", NON_BLANK),
        ("Not current", NEW),
    ],
)
def test_the_answers_of_the_update_service(cell: str, answer: StatusCheckResult) -> None:
    """Its sentences as they were and as they are, its codes, and the words of checking companies."""
    assert update_service_answer(cell) is answer


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "?",
        "Current?",
        "Yes",
        "Checked",
        "OK",
        "Clear",
        "Subscribed",
        "20/03/2024",
        "current to be confirmed",
        "non current",
    ],
)
def test_no_answer(cell: str) -> None:
    """Neither a pass nor a fail: somebody has to look."""
    assert update_service_answer(cell) is None


@given(st.text(max_size=40), st.sampled_from(["Current", "No status change", "BLANK_NO_NEW_INFO"]))
def test_words_around_a_pass_make_no_pass(more: str, words: str) -> None:
    """A pass with anything else beside it is read only where what is beside it is no word."""
    found = update_service_answer(f"{words} {more}")
    if found is not None and found.is_pass:
        assert not any(sign.isalnum() for sign in more)
