from safeguarding.documents.checking import (
    CheckedFigure as CheckedFigure,
    CheckedReport as CheckedReport,
    check_report as check_report,
    checked_document as checked_document,
)
from safeguarding.documents.claim_files import (
    ClaimFile as ClaimFile,
    Judging as Judging,
    ReadClaims as ReadClaims,
    read_claims as read_claims,
)
from safeguarding.documents.reports import read_document as read_document
from safeguarding.documents.standing import Standing as Standing
