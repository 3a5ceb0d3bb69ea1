"""What the headings of a table say themselves of how its columns were made."""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from safeguarding.figures.prose.passages import Passage
from safeguarding.figures.prose.table_cells import NumberTable, number_in
from safeguarding.figures.prose.things import stems_in

PER = re.compile(r"(?:\brates? [^0-9]{0,20}?)?\bper (?P<per>1,?000|10,?000|100,?000)\b|\brates?\b", re.IGNORECASE)
"""So many of how many a rate is, or that it is a rate."""
_SAID_CHANGE = re.compile(r"(?:% |percentage )?(?:change|difference)(?: ?\(?%\)?)?", re.IGNORECASE)
_YEAR = re.compile(
    r"(?:at |mar(?:ch)? |april |year )?(?:19|20)(?P<year>[0-9]{2})(?:[/–-](?:20)?[0-9]{2})?", re.IGNORECASE
)
_MONTH = re.compile(
    r"(?:at |end )?(?:[0-9]{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December)|Q[1-4]|(?:spring|summer|autumn|winter)(?: term)?",
    re.IGNORECASE,
)
_POPULATION = re.compile(
    r"\bpopulation\b|\baged\b|\bon roll\b|\b(?:children|pupils|young people) (?:under|in the area|[0-9])", re.IGNORECASE
)
# what went out, what came back, and how much of it did
_REPLIES = (
    re.compile(r"\b(?:issued|sent|distributed|posted|mailed|e-?mailed|given out|sent out|invited)\b", re.IGNORECASE),
    re.compile(r"\b(?:completed|returned|received|back|repl(?:ies|ied)|respon(?:ses|ded))\b", re.IGNORECASE),
    re.compile(
        r"\A(?:(?:overall|survey|questionnaire|form) )?(?:return|response|completion|reply) rate(?: ?\(?%\)?)?\Z|\A% (?:returned|completed|received)\Z",
        re.IGNORECASE,
    ),
)
# rates of part of what was counted, or of part of a year
OTHER_BASE = re.compile(
    r"undeliver|ineligib|eligible|\bvalid|spoil[st]|duplicate|returned to sender|gone away|weighted|adjusted|standardi[sz]ed|annuali[sz]ed|\bto date\b|\bso far\b",
    re.IGNORECASE,
)
# East's percentage is of those due; the change is on the restated figure; East*, of which a note says something
OWN_BASE = re.compile(
    r"\b(?:percentage|share|rate|change)s? (?:is|are|was|were) (?:of|on)\b|\brestated\b|\A[^*]{1,60}[*†‡§]\Z",
    re.IGNORECASE,
)
_PART_OF_A_YEAR = re.compile(rf"\bQ[1-4]|\bquarter|\bhalf\b|\bmonths?\b|\bterm\b|{_MONTH.pattern}", re.IGNORECASE)
_FEWEST, _SHOWN = 3, 2
_FEWEST_PEOPLE = 100


def is_share_of(heading: str, counted: str) -> bool:
    """Whether a heading names another's counts with a per cent sign: "In time" and "% in time".

    Examples:
        >>> is_share_of("% in time", "In time"), is_share_of("% late", "In time")
        (True, False)
    """
    plain = re.sub(r"%|\bper ?cent(?:age)?\b|[()]", " ", heading.casefold()).split()
    return bool(plain) and plain == counted.casefold().split()


def is_within(table: NumberTable, count: int, base: int) -> bool:
    """Whether no count of one column is above that of another.

    Examples:
        >>> from safeguarding.figures.prose.passages import PassageKind
        >>> from safeguarding.figures.prose.table_cells import number_table
        >>> rows = (("", "Sent", "Returned", "Return rate"), ("A", "120", "48", "40%"), ("B", "85", "51", "60%"))
        >>> table = number_table(Passage(kind=PassageKind.TABLE, rows=rows))
        >>> is_within(table, 1, 0), is_within(table, 0, 1)
        (True, False)
    """
    pairs = zip(table.column(count), table.column(base), strict=True)
    return all(part is None or whole is None or part.value <= whole.value for part, whole in pairs)


def is_step_of_years(headings: Sequence[str], column: int) -> bool:
    """Whether a column of changes stands after those of two years, the later one second.

    Examples:
        >>> is_step_of_years(("2024", "2025", "Change"), 2), is_step_of_years(("2025", "2024", "Change"), 2)
        (True, False)
    """
    if column < 2 or _SAID_CHANGE.fullmatch(headings[column]) is None:  # noqa: PLR2004  the two before it
        return False
    if all(map(_MONTH.fullmatch, headings[column - 2 : column])):
        return True
    first, second = (_YEAR.fullmatch(each) for each in headings[column - 2 : column])
    return first is not None and second is not None and first["year"] < second["year"]


def with_labels(passage: Passage) -> Passage:
    """A table whose first column holds counts too, with empty labels before them.

    Examples:
        >>> from safeguarding.figures.prose.passages import PassageKind
        >>> rows = (("Population", "Plans"), ("43,000", "1,290"))
        >>> with_labels(Passage(kind=PassageKind.TABLE, rows=rows)).rows
        (('', 'Population', 'Plans'), ('', '43,000', '1,290'))
    """
    header, *body = passage.rows or ((),)
    first = [number_in(row[0]) if row else None for row in body]
    is_counted = all(each is not None and each.is_count and each.value >= _FEWEST_PEOPLE for each in first)
    if not header or not _POPULATION.search(header[0]) or not is_counted:
        return passage
    return attrs.evolve(passage, rows=tuple(("", *row) for row in passage.rows))


def is_of_replies(table: NumberTable, column: int, count: int, base: int) -> bool:
    """Whether the only three columns are what was sent out, what came back, and the rate of it.

    Examples:
        >>> from safeguarding.figures.prose.passages import PassageKind
        >>> from safeguarding.figures.prose.table_cells import number_table
        >>> rows = (("", "Sent", "Returned", "Return rate"), ("A", "120", "48", "40%"), ("B", "85", "51", "60%"))
        >>> table = number_table(Passage(kind=PassageKind.TABLE, rows=rows))
        >>> is_of_replies(table, 2, 1, 0), is_of_replies(table, 2, 0, 1)
        (True, False)
    """
    if len(table.headings) != _FEWEST:
        return False
    read = zip(_REPLIES, (base, count, column), strict=True)
    return all(pattern.search(table.headings[at]) for pattern, at in read)


def is_of_people(table: NumberTable, column: int, count: int, base: int) -> bool:
    """Whether the only three columns of two rows are a population, what is counted in it, and a rate in the same words.

    Examples:
        >>> from safeguarding.figures.prose.passages import PassageKind
        >>> from safeguarding.figures.prose.table_cells import number_table
        >>> rows = (("", "Population", "Plans", "Plans per 1,000"), ("A", "43,000", "1,290", "30.0"), ("B", "25,000", "800", "32.0"))
        >>> table = number_table(Passage(kind=PassageKind.TABLE, rows=rows))
        >>> is_of_people(table, 2, 1, 0), is_of_people(table, 2, 0, 1)
        (True, False)
    """
    people, counted, rate = (table.headings[each] for each in (base, count, column))
    if len(table.headings) != _FEWEST or not _POPULATION.search(people) or _POPULATION.search(counted):
        return False
    if any(map(_PART_OF_A_YEAR.search, table.labels)):
        return False
    own = stems_in(re.sub(r"\brates?\b|\bpopulation\b", " ", PER.sub(" ", rate)))
    return len(table.rows) == _SHOWN and own <= stems_in(f"{people} {counted}")
