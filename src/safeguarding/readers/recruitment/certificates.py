"""A DBS certificate as it enters a recruitment record: a check of its own, and its barred list another.

The domains of DBS rechecks and of recruitment do not know one another; whoever reads files knows both.
"""

from __future__ import annotations

from safeguarding.dbs.checks import Certificate
from safeguarding.dbs.levels import BarredList, Tier
from safeguarding.recruitment.checks import PreAppointmentCheck
from safeguarding.recruitment.words import CheckKind

KINDS_OF_TIER = {
    Tier.ENHANCED: CheckKind.ENHANCED_DBS,
    Tier.STANDARD: CheckKind.STANDARD_DBS,
    Tier.BASIC: CheckKind.BASIC_DBS,
}
"""The kind of check that a certificate of each tier is."""


def checks_of_certificate(
    certificate: Certificate, *, on_update_service: bool | None = None
) -> tuple[PreAppointmentCheck, ...]:
    """The pre-appointment checks that a certificate is: itself, and the children's barred list where it covers it.

    One whose level is not known is not known to be any check: it enters as an enhanced certificate that could not be
    made out.

    Args:
        certificate: The certificate.
        on_update_service: Whether it is on the Update Service; None where that is not known.

    Examples:
        >>> from datetime import date
        >>> from safeguarding.dbs.levels import parse_level
        >>> level = parse_level("Enhanced with children's barred list")
        >>> [check.kind.value for check in checks_of_certificate(Certificate(level=level, issued_on=date(2024, 8, 15)))]
        ['enhanced DBS certificate', "children's barred list"]
        >>> checks_of_certificate(Certificate(issued_on=date(2024, 8, 15)))[0].is_known
        False
    """
    level = certificate.level
    if level is None:
        return (PreAppointmentCheck(kind=CheckKind.ENHANCED_DBS, is_known=False),)
    kinds = [KINDS_OF_TIER[level.tier]]
    if BarredList.CHILDREN in level.barred_lists:
        kinds.append(CheckKind.CHILDRENS_BARRED_LIST)
    return tuple(
        PreAppointmentCheck(
            kind=kind,
            done_on=certificate.seen_on,
            issued_on=certificate.issued_on,
            applied_on=certificate.submitted_on,
            on_update_service=on_update_service,
        )
        for kind in kinds
    )
