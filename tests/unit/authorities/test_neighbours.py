import csv
from collections import Counter
from datetime import date

import pytest
from tests.published import ROOT

from safeguarding.authorities.england import english_authorities
from safeguarding.authorities.neighbours import (
    authority_of_department_code,
    department_code,
    statistical_neighbours,
)
from safeguarding.errors import UnknownNameError

REGISTER = english_authorities()
IN_2025 = REGISTER.existing_on(date(2025, 4, 1))


def test_every_authority_of_2025_has_ten_others() -> None:
    """Each of the 153 has ten neighbours, all different, none itself, the closest first."""
    assert len(IN_2025) == 153
    for authority in IN_2025:
        found = [each.authority for each in statistical_neighbours(authority)]
        assert len(set(found)) == 10
        assert authority not in found


def test_as_published() -> None:
    """York's row of the published table: 916, 800, 802, … by code."""
    path = ROOT / "src" / "safeguarding" / "authorities" / "statistical_neighbours_2025.csv"
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    (york,) = [row for row in csv.DictReader(lines) if row["la_name"] == "York"]
    found = statistical_neighbours(REGISTER.find("York"))
    assert [department_code(each.authority) for each in found] == [york[f"SN_{place}"] for place in range(1, 11)]
    assert Counter(each.closeness.label for each in found) == {"Very close": 3, "Close": 7}


def test_codes_name_one_authority_each() -> None:
    """Going to the three-digit code and back is the same authority."""
    for authority in IN_2025:
        assert authority_of_department_code(department_code(authority)) == authority


def test_who_is_not_in_the_model_is_said() -> None:
    """Cumbria had ended by 2025; 000 is nobody's code."""
    with pytest.raises(UnknownNameError, match="Cumbria has no statistical neighbours in the model of 2025"):
        statistical_neighbours(REGISTER.find("Cumbria"))
    with pytest.raises(UnknownNameError):
        department_code(REGISTER.find("Cumbria"))
    with pytest.raises(UnknownNameError, match="000"):
        authority_of_department_code("000")
