"""The columns of a central record: which header is which check, who saw it, when, and what is said of the person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from safeguarding.errors import UnknownNameError
from safeguarding.readers.recruitment.cells import day, day_column, evidence, fact, method, said
from safeguarding.readers.recruitment.leaving import leaver, leaving_day
from safeguarding.readers.recruitment.numbers import number
from safeguarding.recruitment.facts import Role
from safeguarding.recruitment.words import CheckKind
from safeguarding.tables.headers import Column
from safeguarding.texts import phrases

_NAMES: Mapping[CheckKind, str] = {
    CheckKind.IDENTITY: "identity | id | proof of identity | proof of id | identification | photo id",
    CheckKind.IDENTITY_ON_ARRIVAL: "identity on arrival | id on arrival | arrival id",
    CheckKind.RIGHT_TO_WORK: "right to work | right to work in the uk | right to work in uk | rtw | eligibility to work",
    CheckKind.ENHANCED_DBS: "dbs | enhanced dbs | dbs certificate | enhanced dbs certificate | dbs disclosure | dbs crb | crb | enhanced dbs crb | enhanced disclosure | enhanced dbs disclosure",
    CheckKind.STANDARD_DBS: "standard dbs | standard dbs certificate",
    CheckKind.BASIC_DBS: "basic dbs | basic disclosure",
    CheckKind.CHILDRENS_BARRED_LIST: "barred list | list 99 barred list | barred list list 99 | childrens barred list | children s barred list | barred | cbl",
    CheckKind.BARRED_LIST_ALONE: "separate barred list | stand alone barred list | standalone barred list | barred list alone | separate childrens barred list | standalone childrens barred list | list 99",
    CheckKind.UPDATE_SERVICE: "update service | dbs update service | update service status",
    CheckKind.PROHIBITION_FROM_TEACHING: "prohibition | prohibition from teaching | prohibition order | teacher prohibition | prohibited list | tra prohibition | nctl prohibition | prohibition order qts",
    CheckKind.SECTION_128: "section 128 | s128 | s 128 | section 128 direction | prohibition from management | management prohibition",
    CheckKind.SECTION_142: "section 142 | s142 | section 142 direction",
    CheckKind.GTCE_SANCTIONS: "gtce | gtce sanctions | gtc sanctions",
    CheckKind.EEA_SANCTIONS: "eea | eea sanctions | eea restrictions | eea teacher sanctions",
    CheckKind.OVERSEAS: "overseas | overseas checks | overseas criminal record | overseas criminal records | further overseas | checks on people who have lived or worked outside the uk",
    CheckKind.PROFESSIONAL_STANDING: "letter of professional standing | professional standing",
    CheckKind.QUALIFICATIONS: "qualifications | qualification | professional qualifications | qts",
    CheckKind.LEVEL_3_DIPLOMA: "level 3 diploma | level 3 | residential childcare diploma",
    CheckKind.MEDICAL_FITNESS: "medical | medical fitness | fitness to work | health | mental and physical fitness | occupational health | medical clearance",
    CheckKind.REFERENCES: "references | reference check | two references | written references | refs | refs x2 | references x2 | 2 references | 2 refs | reference 1 | ref 1 | first reference | 1st reference",
    CheckKind.EMPLOYMENT_HISTORY: "employment history | full employment history | gaps in employment | employment gaps",
    CheckKind.REASON_FOR_LEAVING: "reason for leaving | reasons for leaving | verification of reason for leaving",
    CheckKind.CHILDCARE_DISQUALIFICATION: "childcare disqualification | disqualification | disqualification declaration | disqualification under the childcare act | childcare disqual | disqualification by association",
    CheckKind.ONLINE_SEARCH: "online search | online searches | social media",
    CheckKind.SELF_DECLARATION: "self declaration | self disclosure",
    CheckKind.BOARDING_STANDARD: "boarding standard",
    CheckKind.WRITTEN_CONFIRMATION: "written confirmation | agency confirmation | written notification | letter of assurance | agency checks confirmed",
    CheckKind.SUPERVISION: "supervision | supervised until dbs | supervision in place",
    CheckKind.RISK_ASSESSMENT: "risk assessment | dbs risk assessment",
}
_CHECKED = ("{}", "{} check", "{} checks", "{} checked", "{} seen", "{} verified", "{} completed", "{} check completed")
_EVIDENCE = phrases(
    "{} evidence | {} evidence seen | {} type of evidence | {} evidence type | {} document | {} document seen"
    " | {} documents | {} documents seen | {} type | {} evidence of"
)
_ON = phrases(
    "{} date | {} check date | {} date checked | {} date seen | {} date completed | {} checked on | {} checked date"
    " | date of {} check | date of {} | date {} checked | date {} seen | {} seen on | {} seen date | {} date verified"
    " | {} check completed date | {} date of check | {} check date completed | date {} check completed"
    " | date {} verified | {} date evidence seen | {} evidence seen date | {} evidence date | {} completed date"
)
_BY = phrases(
    "{} by | {} by whom | {} checked by | {} check by | {} seen by | {} verified by | {} initials | {} check initials"
    " | {} evidence seen by | {} check completed by | {} completed by | {} checked by whom"
)

SEEN, APPLIED, ISSUED, EXPIRES = "seen on", "applied on", "issued on", "expires on"
NUMBER, LEVEL, METHOD, SECOND, EVIDENCE = "number", "level", "method", "second", "evidence"
FACTS = tuple(Role().facts)
PERSON_FACTS = ("lived_abroad", "lived_in_eea", "worked_with_children", "taught_before_april_2012")

_FACT_NAMES = {
    "regulated_activity": "regulated activity | in regulated activity | relevant activity",
    "teaching_work": "teaching work | teaching role | teacher | teaching post",
    "management": "management | management role | management position | manager",
    "contact": "contact with children | regular contact | regular contact with children",
    "childcare": "childcare | childcare role | covered by childcare disqualification",
    "qualification": "qualification needed | qualification required | qualifications required | qualifications required y n | qualification required y n | post needs a qualification",
    "boarders": "cares for boarders | boarding staff",
    "eligible": "eligible for enhanced dbs | eligible for enhanced",
    "care_role": "care role",
    "supervised": "supervised | supervised volunteer",
    "frequent": "frequent | frequent volunteer",
    "lived_abroad": "lived abroad | overseas checks required | overseas check required | overseas required | overseas checks required y n | lived or worked abroad | lived or worked overseas | lived or worked outside the uk | worked abroad",
    "lived_in_eea": "lived in eea | taught in the eea | lived or worked in the eea",
    "worked_with_children": "worked with children before | previously worked with children",
    "taught_before_april_2012": "taught before april 2012 | taught before 2012",
}
_PERSON = {
    "reference": "reference | ref | staff id | staff reference | employee number | employee id | employee no | staff number | staff no | payroll number | payroll no | payroll ref | person id | person reference | id number | personnel number",
    "name": "name | full name | staff name | employee name",
    "forename": "forename | first name | given name",
    "surname": "surname | last name | family name",
    "post": "post | post held | post title | job title | role | position | job | job role",
    "capacity": "capacity | category | staff type | type of staff | worker type | role kind | type of worker | staff category | employment type",
}
_LEAVER = "leaver | has left | is leaver | leaver status | leaver y n"
_PERSON_DAYS = {
    "appointed": "date appointed | appointment date | date of appointment | appointed on | appointed",
    "supplied": "date supplied | first day of supply | supplied on | supply start date",
    "starts": "start date | date started | started | starts on | date of commencement | commencement date | employment start date | start | date employment commenced | date commenced | commenced | date of joining | date joined | joined | date of start | date employed | employment date | date in post | start date in post | first day",
    "left": "leaving date | date left | left | leaving | end date | date of leaving | left on | finish date",
    "care_role_since": "care role since | first care role | in care role since",
    "diploma_deferred_to": "diploma deferred to | level 3 deferred to | level 3 diploma deferred to",
    "contact_post_ended": "last contact post ended | previous school post ended | contact post ended on",
}


def field_of(kind: CheckKind, part: str = "") -> str:
    """The field of a check, or of a part of it.

    Examples:
        >>> field_of(CheckKind.RIGHT_TO_WORK), field_of(CheckKind.RIGHT_TO_WORK, EXPIRES)
        ('right to work', 'right to work: expires on')
    """
    return f"{kind.value}: {part}" if part else kind.value


def _named(names: str, patterns: Iterable[str]) -> tuple[str, ...]:
    return tuple(pattern.format(name) for name in names.split(" | ") for pattern in patterns)


def _is_day_of_paper(header: str) -> bool:
    """Whether a header names the day printed on a certificate: "DBS certificate date"."""
    return header.endswith(("certificate date", "disclosure date"))


def _seen_headers(kind: CheckKind, names: str) -> tuple[str, ...]:
    headers = _named(names, _ON)
    return (
        headers if kind is not CheckKind.ENHANCED_DBS else tuple(each for each in headers if not _is_day_of_paper(each))
    )


def _evidence_headers(kind: CheckKind, names: str) -> tuple[str, ...]:
    """What evidence there is; a DBS check's type is its level, and a right to work's its method."""
    headers = _named(names, _EVIDENCE)
    typed = (CheckKind.ENHANCED_DBS, CheckKind.RIGHT_TO_WORK)
    return tuple(each for each in headers if not (kind in typed and each.endswith(" type") and "evidence" not in each))


def _check_columns(kind: CheckKind) -> list[Column]:
    names = " | ".join(dict.fromkeys((kind.value, kind.label, *_NAMES[kind].split(" | "))))
    # "ID" by itself is as often a staff number as a check of identity: it is left to whoever declares it
    checked = tuple(name for name in _named(names, _CHECKED) if name != "id")
    return [
        Column(field=field_of(kind), headers=checked, read=said, look=day_column),
        Column(field=field_of(kind, SEEN), headers=_seen_headers(kind, names), read=said, look=day_column),
        Column(field=field_of(kind, EVIDENCE), headers=_evidence_headers(kind, names), read=evidence, look=day_column),
        Column(field=field_of(kind, "by"), headers=_named(names, _BY)),
    ]


_CERTIFICATE = _NAMES[CheckKind.ENHANCED_DBS]
_EXTRA = (
    Column(
        field=field_of(CheckKind.ENHANCED_DBS, ISSUED),
        headers=(
            *_named(_CERTIFICATE, ("{} issue date", "{} issued", "{} date of issue", "date of {} issue", "{} issue")),
            *_named(
                _CERTIFICATE, ("{} issued on", "{} date of certificate", "{} certificate date", "{} disclosure date")
            ),
            *filter(_is_day_of_paper, _named(_CERTIFICATE, _ON)),
        ),
        read=day,
        look=day_column,
    ),
    Column(
        field=field_of(CheckKind.ENHANCED_DBS, APPLIED),
        headers=_named(
            _CERTIFICATE,
            (
                "{} applied",
                "{} applied for",
                "{} application date",
                "{} requested",
                "{} date applied",
                "{} date requested",
                "date {} requested",
            ),
        ),
        read=day,
        look=day_column,
    ),
    Column(
        field=field_of(CheckKind.ENHANCED_DBS, NUMBER),
        headers=(
            *_named(_CERTIFICATE, ("{} number", "{} no", "{} certificate number", "{} ref", "{} reference")),
            "disclosure number",
            "disclosure no",
            "certificate number",
        ),
        read=number,
    ),
    Column(
        field=field_of(CheckKind.ENHANCED_DBS, LEVEL),
        headers=(
            *_named(_CERTIFICATE, ("{} level", "{} type", "level of {}", "type of {}")),
            "level of check",
            "level of disclosure",
        ),
    ),
    Column(
        field=field_of(CheckKind.RIGHT_TO_WORK, EXPIRES),
        headers=(
            *_named(
                _NAMES[CheckKind.RIGHT_TO_WORK],
                ("{} expiry", "{} expiry date", "{} expires", "{} expires on", "{} valid until", "{} follow up"),
            ),
            "visa expiry",
            "visa expiry date",
            "visa expires",
            "permit expiry",
            "brp expiry",
            "permission expires",
            "visa end date",
        ),
        read=day,
        look=day_column,
    ),
    Column(
        field=field_of(CheckKind.REFERENCES, SECOND),
        headers=_named("reference 2 | ref 2 | second reference | 2nd reference", (*_CHECKED, *_ON)),
        read=said,
        look=day_column,
    ),
    Column(
        field=field_of(CheckKind.RIGHT_TO_WORK, METHOD),
        headers=_named(
            _NAMES[CheckKind.RIGHT_TO_WORK], ("{} method", "{} check method", "{} type", "method of {} check")
        ),
        read=method,
    ),
)


@cache
def known_columns() -> tuple[Column, ...]:
    """Every column that is looked for."""
    return (
        *(Column(field=field, headers=names) for field, names in _PERSON.items()),
        *(
            Column(field=field, headers=names, read=leaving_day if field == "left" else day, look=day_column)
            for field, names in _PERSON_DAYS.items()
        ),
        Column(field="leaver", headers=_LEAVER, read=leaver),
        *(Column(field=field, headers=names, read=fact) for field, names in _FACT_NAMES.items()),
        *_EXTRA,
        *(column for kind in CheckKind for column in _check_columns(kind)),
    )


def columns_with(declared: Mapping[str, str]) -> tuple[Column, ...]:
    """The columns, of which some go by a header of their own.

    Raises:
        UnknownNameError: for a field that no central record has.

    Examples:
        >>> [column.headers for column in columns_with({"identity": "Passport"}) if column.field == "identity"]
        [('Passport',)]
    """
    known = {column.field: column for column in known_columns()}
    for field in declared:
        if field not in known:
            raise UnknownNameError.among("column", field, known)
    taken = {header.casefold() for header in declared.values()}
    return tuple(
        Column(
            field=column.field,
            headers=(declared[column.field],)
            if column.field in declared
            else tuple(header for header in column.headers if header.casefold() not in taken) or (column.field,),
            is_required=column.field in declared,
            read=column.read,
            look=column.look,
        )
        for column in known.values()
    )
