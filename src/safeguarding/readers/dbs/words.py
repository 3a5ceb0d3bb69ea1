"""What the words in a register's cells mean: yes and no, a name in one column or two, a workforce, an answer."""

from __future__ import annotations

import re
from collections.abc import Mapping

from safeguarding.dbs.checks import StatusCheckResult
from safeguarding.readers.leaving_words import says_here, says_left, says_left_on
from safeguarding.tables.words import CROSSES, PLAIN_NO, PLAIN_YES, TICKS, is_nothing, plain_text, plain_words
from safeguarding.texts import by_phrase

NAME_FIELDS = ("name", "forename", "surname")

UNKNOWN = "unknown"
"""What is written for a certificate whose issue date, or a post whose requirement, is not known."""

_YES = PLAIN_YES | TICKS | {"required", "subscribed", "registered"}
_NO = PLAIN_NO | CROSSES | {"not required", "not subscribed"}


def said_yes(cell: str) -> bool | None:
    """Yes, no, or None where a cell says neither.

    Examples:
        >>> said_yes("Y"), said_yes("not required"), said_yes("exempt")
        (True, False, None)
    """
    text = plain_text(cell)
    return True if text in _YES else False if text in _NO else None


STATUS_FIELD = "employment_status"


def said_left(cell: str, field: str) -> bool | None:
    """Whether a cell says that somebody has left, or is still here; None where it says neither.

    Args:
        cell: The cell.
        field: Its column. Under one that asks who has left, yes and no are answers; under a status they are none.

    Examples:
        >>> said_left("Leaver", STATUS_FIELD), said_left("Active", STATUS_FIELD), said_left("Resigned", STATUS_FIELD)
        (True, False, None)
        >>> said_left("Y", "leaver"), said_left("Y", STATUS_FIELD), said_left("Left 1 May 2017", STATUS_FIELD)
        (True, None, True)
    """
    if (is_nothing(cell) and not plain_words(cell)) or says_here(cell):
        return False
    if says_left(cell) or says_left_on(cell):
        return True
    return None if field == STATUS_FIELD else said_yes(cell)


def name_of(whole: str, forename: str, surname: str) -> str:
    """A person's name, from one column or two.

    Examples:
        >>> name_of("", "Invented", "Person")
        'Invented Person'
    """
    return whole or " ".join(filter(None, (forename, surname)))


def as_workforce(cell: str) -> str:
    """A workforce as a level names it.

    Examples:
        >>> as_workforce("Child"), as_workforce("adult workforce")
        ('Child workforce', 'adult workforce')
    """
    return cell if "workforce" in cell.casefold() else f"{cell} workforce"


# The Service's sentences and codes are those of its guide for employers ("what the results of a status check mean"), as
# employers' programs and checking companies quote them, for the guide itself was not read. The vendors' words are theirs.
_ANSWERS: Mapping[StatusCheckResult, str] = {
    StatusCheckResult.BLANK_NO_NEW_INFO: (
        "blank no new info"
        " | did not reveal any information and remains current as no further information has been identified since its issue"
        " | did not reveal any information and remains current"
    ),
    StatusCheckResult.NON_BLANK_NO_NEW_INFO: (
        "non blank no new info | remains current as no further information has been identified since its issue"
        " | no status change | no change | no changes | status unchanged | unchanged | current | is current"
        " | remains current | still current | is still current | no change in status | no change to status"
        " | no new information | no new info | no further information | no further info | no new information found"
    ),
    StatusCheckResult.NEW_INFO: (
        "new info | is no longer current please apply for a new dbs check to get the most up to date information"
        " | is no longer current | is not current | status changed | status change | status has changed | changed"
        " | no longer current | not current | new information | new information available | not up to date"
        " | further information | change in status | change of status | new information found"
        " | new certificate required"
    ),
    StatusCheckResult.NO_MATCH_FOUND: (
        "no match found | the details entered do not match those held on our system please check and try again"
        " | the details entered do not match those held on our system | no match | not matched | details do not match"
        " | details not matched | not found | no record found | no active subscription | no subscription"
        " | not subscribed | subscription lapsed | subscription expired | lapsed | not on update service"
        " | not on the update service"
    ),
}
_BY_WORDS = by_phrase(_ANSWERS)
# how the screen's sentences begin has changed: "This Certificate", "This DBS certificate"
_OPENING = re.compile(r"^(?:(?:this|the|your) )?(?:dbs )?certificate (?=\S)")


def update_service_answer(cell: str) -> StatusCheckResult | None:
    """An answer of the Update Service: its code, the sentence on its screen, or what vendors make of them.

    Of a certificate that stands it is not told apart whether it is blank, unless the code or the sentence does. What is
    asked rather than said is no answer.

    Examples:
        >>> update_service_answer("No Status Change").is_pass, update_service_answer("Status changed").is_pass
        (True, False)
        >>> update_service_answer("fine") is None, update_service_answer("Current?") is None
        (True, True)
    """
    return None if "?" in cell else _BY_WORDS.get(_OPENING.sub("", plain_words(cell)))
