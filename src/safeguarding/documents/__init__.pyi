from safeguarding.documents.batches import CheckedFile as CheckedFile, check_files as check_files
from safeguarding.documents.checking import (
    CheckedFigure as CheckedFigure,
    CheckedReport as CheckedReport,
    check_report as check_report,
    checked_document as checked_document,
)
from safeguarding.documents.claim_files import (
    ClaimFile as ClaimFile,
    FaultyClaim as FaultyClaim,
    Judging as Judging,
    ReadClaims as ReadClaims,
    read_claims as read_claims,
)
from safeguarding.documents.folders import (
    FoundFiles as FoundFiles,
    ReportFile as ReportFile,
    report_files as report_files,
)
from safeguarding.documents.marked_texts import MarkedText as MarkedText
from safeguarding.documents.quotes import CheckedQuote as CheckedQuote
from safeguarding.documents.reports import read_document as read_document
