"""The lists of an Annex A workbook as data: by which headings each is known, and which of its columns are read.

Ofsted asks for the workbook at an inspection (template of August 2019; January 2024 adds columns to List 9). Headings are
matched whatever their capitals and signs.
"""

from __future__ import annotations

import re

import attrs

from safeguarding.readers.childrens_files.cells import child_number, dated
from safeguarding.records import Record, Several
from safeguarding.tables.headers import Column
from safeguarding.tables.row_readers import Cells
from safeguarding.tables.words import PLAIN_NO, PLAIN_YES, is_nothing

_LETTER = re.compile(r"[a-z]{1,2}\)\s*")
_WORDS = dict.fromkeys(PLAIN_YES, True) | dict.fromkeys(PLAIN_NO, False)


def yes_or_no(cells: Cells, field: str) -> bool | None:
    """Yes or no, also behind a letter and a bracket ("a) Yes"); None for anything else, which is reported."""
    text = _LETTER.sub("", cells.text(field).strip().casefold(), count=1).strip()
    if text not in _WORDS and not is_nothing(text):
        cells.report(field, "neither yes nor no", "write Yes or No")
    return _WORDS.get(text)


_CHILD = Column(
    field="child",
    headers=(
        *("Child Unique ID", "Child ID", "Child Unique Identifier", "Child Identifier", "Unique Child ID"),
        *("Child's Unique ID", "LA Child ID", "Unique ID"),
    ),
    is_required=True,
    read=child_number,
)
_ADOPTER = Column(
    field="child",
    headers=("Individual adopter identifier", "Adopter ID", "Adopter Identifier"),
    is_required=True,
    read=child_number,
)
_BORN = dated("born", "Date of Birth", "DOB", "Child's Date of Birth")
_TEAM = Column(field="team", headers=("Allocated Team", "Team"))
_WORKER = Column(field="worker", headers=("Allocated Worker", "Allocated Social Worker", "Social Worker"))


@attrs.frozen(kw_only=True)
class AnnexList(Record):
    """One of the lists.

    Attributes:
        number: Its number.
        what: What its rows are.
        columns: The columns that are read; the required ones tell the list.
    """

    number: int
    what: str
    columns: tuple[Column, ...] = attrs.field(converter=Several[Column])

    @property
    def name(self) -> str:
        """Its name in words.

        Examples:
            >>> LISTS[6].name
            'List 7 (child protection plans)'
        """
        return f"List {self.number} ({self.what})"


def _a_list(
    number: int, what: str, *days: tuple[str, str], needed: int = 1, others: tuple[Column, ...] = ()
) -> AnnexList:
    """A list of children: its days, of which the first ones tell it apart, and what else is read."""
    columns = [dated(field, *headers.split("|"), is_required=k < needed) for k, (field, headers) in enumerate(days)]
    first = _ADOPTER if what == "adopters" else _CHILD
    return AnnexList(number=number, what=what, columns=(first, *columns, *others, _BORN, _TEAM, _WORKER))


LISTS = (
    _a_list(1, "contacts", ("contact", "Date of Contact|Contact Date")),
    _a_list(
        2,
        "early help",
        ("began", "Assessment start date|Early Help Assessment Start Date"),
        ("ended", "Assessment completion date|Early Help Assessment Completion Date"),
    ),
    _a_list(3, "referrals", ("began", "Date of referral|Referral Date")),
    _a_list(
        4,
        "assessments",
        ("began", "Continuous Assessment Start Date|ASMT_START_DATE"),
        ("ended", "Continuous Assessment Date of Authorisation|ASMT_AUTH_DATE"),
        needed=2,
    ),
    _a_list(
        5,
        "section 47 enquiries and conferences",
        (
            "began",
            "Strategy discussion initiating Section 47 Enquiry Start Date|Section 47 Enquiry Start Date|S47_ENQUIRY_START_DATE",
        ),
        ("conference", "Date of Initial Child Protection Conference|CP_CONF_DATE"),
        needed=2,
        # not the heading CP_CONF_NEEDED of a script, which asks the opposite
        others=(
            Column(
                field="no_conference",
                headers=(
                    "Was an Initial Child Protection Conference deemed unnecessary?",
                    "Initial Child Protection Conference Not Required",
                ),
                read=yes_or_no,
            ),
        ),
    ),
    _a_list(
        6,
        "children in need",
        ("began", "CIN Start Date|Child in Need Start Date"),
        ("seen", "Date Child Was Last Seen"),
        ("ended", "CIN Closure Date"),
    ),
    _a_list(
        7,
        "child protection plans",
        ("began", "Child Protection Plan Start Date|CP Plan Start Date"),
        ("ended", "Child Protection Plan End Date|CP Plan End Date"),
        ("review", "Date of latest review conference|Date of Latest Review Child Protection Conference"),
        ("visit", "Date of the Last Statutory Visit"),
        needed=2,
    ),
    _a_list(
        8,
        "children in care",
        ("began", "Date Started to be Looked After|Date Became Looked After"),
        ("ended", "Date Ceased to be Looked After"),
        ("review", "Date of Latest Statutory Review|Date of Last Statutory Review"),
        ("visit", "Date of Last Social Work Visit|Date of Latest Social Work Visit"),
        ("health", "Date of Last Health Assessment|Date of Latest Health Assessment"),
        ("dental", "Date of Last Dental Check|Date of Latest Dental Check"),
        ("placed", "Start Date of Most Recent Placement"),
        needed=2,
    ),
    _a_list(
        9,
        "care leavers",
        ("pathway", "Latest Pathway Plan Review Date|Date of Latest Pathway Plan Review"),
        ("contact", "Latest Date of Contact"),
        needed=0,
        others=(Column(field="eligibility", headers=("Eligibility Category",), is_required=True),),
    ),
    _a_list(
        10,
        "adoption",
        ("decided", "Date of Decision that Child Should be Placed for Adoption"),
        ("began", "Date the Child Entered Care"),
        ("ordered", "Date of Placement Order"),
        ("matched", "Date of Matching Child and Prospective Adopters"),
        ("placed", "Date Placed for Adoption"),
        ("adopted", "Date of Adoption Order"),
    ),
    _a_list(
        11,
        "adopters",
        ("began", "Date enquiry received"),
        ("approved", "Date application approved"),
        needed=0,
    ),
)
"""The lists, in the order of their numbers."""
