"""A certificate as the pre-appointment checks that it is."""

from datetime import date

import pytest

from safeguarding.dbs.checks import Certificate
from safeguarding.dbs.levels import parse_level
from safeguarding.readers.recruitment.certificates import checks_of_certificate
from safeguarding.recruitment.words import CheckKind

K = CheckKind


@pytest.mark.parametrize(
    ("level", "kinds"),
    [
        ("basic", [K.BASIC_DBS]),
        ("enhanced", [K.ENHANCED_DBS]),
        ("enhanced with adults' barred list", [K.ENHANCED_DBS]),
        ("enhanced with children's barred list", [K.ENHANCED_DBS, K.CHILDRENS_BARRED_LIST]),
    ],
)
def test_a_certificate_is_a_check_of_the_lists_that_it_covers(level: str, kinds: list[CheckKind]) -> None:
    """Without the children's barred list it is no check of it."""
    certificate = Certificate(level=parse_level(level), issued_on=date(2024, 8, 15))
    assert [each.kind for each in checks_of_certificate(certificate)] == kinds
