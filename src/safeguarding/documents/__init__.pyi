from safeguarding.documents.checking import CheckedFigure as CheckedFigure
from safeguarding.documents.checking import CheckedReport as CheckedReport
from safeguarding.documents.checking import check_report as check_report
from safeguarding.documents.claim_files import ClaimFile as ClaimFile
from safeguarding.documents.claim_files import Judging as Judging
from safeguarding.documents.claim_files import ReadClaims as ReadClaims
from safeguarding.documents.claim_files import read_claims as read_claims
from safeguarding.documents.reports import read_document as read_document
