import pytest

from safeguarding.errors import InvalidRecordError, ParseError
from safeguarding.figures.claims import check
from safeguarding.figures.kinds.ages import AgeClaim


@pytest.mark.parametrize(
    ("born", "on", "age", "holds"),
    [
        # on the birthday, and the day before
        ("14 June 2000", "14 June 2018", "18", True),
        ("14 June 2000", "13 June 2018", "18", False),
        ("14 June 2000", "13 June 2018", "17 years", True),
        # a year leaves two ages
        ("2000", "2018", "17", True),
        ("2000", "2018", "18", True),
        ("2000", "2018", "19", False),
        ("2000", "2018", "16", False),
        # of a month, its first day
        ("February 2000", "10 February 2018", "18", True),
        ("February 2000", "31 January 2018", "18", False),
        # whoever was born on 29 February, the day before at the earliest
        ("29 February 2000", "27 February 2018", "18", False),
        ("29 February 2000", "28 February 2018", "18", True),
        ("29 February 2000", "28 February 2018", "17", True),
        # babies: the weeks or months that are full, or begun
        ("2 February 2017", "20 March 2017", "six weeks", True),
        ("2 February 2017", "20 March 2017", "seven weeks", True),
        ("2 February 2017", "20 March 2017", "eight weeks", False),
        ("2 February 2017", "20 March 2017", "6 months", False),
    ],
)
def test_an_age_in_completed_years(born: str, on: str, age: str, *, holds: bool) -> None:
    """Years are completed ones."""
    assert check(AgeClaim(born=born, on=on, age=age)).is_consistent is holds


def test_a_birthday() -> None:
    """Who turned 18 on a day has a birthday on it; one of 29 February has it on either side of the day that is missing."""
    assert check(AgeClaim(born="14 June 2000", on="20 June 2018", age="18", is_birthday=True)).is_inconsistent
    # of a month nobody knows the day; and that of others is no leap day's
    assert check(AgeClaim(born="June 2000", on="14 June 2018", age="18", is_birthday=True)).is_consistent
    assert check(AgeClaim(born="14 June 2000", on="28 February 2019", age="18", is_birthday=True)).is_inconsistent
    for day in ("28 February 2018", "1 March 2018"):
        assert check(AgeClaim(born="29 February 2000", on=day, age="18", is_birthday=True)).is_consistent


def test_nothing_is_given_away() -> None:
    """Neither the birth date nor an age stands in the verdict or in the repr."""
    claim = AgeClaim(born="14 June 2000", on="14 June 2018", age="16")
    assert not set("0123456789") & set(f"{check(claim)}{claim!r}")


def test_what_is_no_age_is_refused() -> None:
    with pytest.raises(ParseError):
        AgeClaim(born="long ago", on="2018", age="16")
    with pytest.raises(InvalidRecordError):
        AgeClaim(born="2000", on="2018", age="1 year 6 months")
