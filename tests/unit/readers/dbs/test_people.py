"""The people of a register, made when they are first looked at."""

from safeguarding.dbs.people import Person
from safeguarding.readers.dbs.people import RegisterPeople


def made(*rows: tuple[int, ...]) -> RegisterPeople:
    return RegisterPeople(lambda: [Person(reference="S1")], lambda: rows)


def test_they_are_equal_where_the_people_and_their_rows_are() -> None:
    """To anything that is no register's people they are unequal."""
    assert made((2,)) == made((2,))
    assert made((2,)) != made((3,))
    assert made((2,)) != [Person(reference="S1")]
