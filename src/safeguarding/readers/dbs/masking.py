"""What a message may show of a register's cell: no long number whole, and no word of the person's name."""

from __future__ import annotations

from safeguarding.readers.dbs.words import NAME_FIELDS, name_of
from safeguarding.readers.known_words import without_names, without_numbers, without_words_of
from safeguarding.tables.row_readers import Cells


def shown(text: str, *, name: str = "") -> str:
    """A cell as a message may show it: long numbers masked, the words of the person's name taken out, not too long.

    Examples:
        >>> shown("see 001234567890, ask Invented Person", name="Invented Person")
        'see ********7890, ask *** ***'
    """
    return without_words_of(name, without_numbers(text))


def shown_of_a_person(cells: Cells, field: str) -> str:
    """What a message may show of a cell in a person's row: nothing that may be this person's name, or another's."""
    text = shown(cells.text(field), name=name_of(*map(cells.text, NAME_FIELDS)))
    return text if field == "reference" else without_names(text)
