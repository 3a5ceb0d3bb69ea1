"""Each count of an audit stands under its own rule, whatever the register holds."""

import re
from datetime import date

import pytest

from safeguarding.dbs.audit_measures import conditions
from safeguarding.dbs.audits import audit
from safeguarding.dbs.levels import LEVELS
from safeguarding.dbs.plain_dates import IN_ONE_LINE
from safeguarding.dbs.published_policies import YORK_2017
from safeguarding.dbs.standings import CheckFinding, Standing
from safeguarding.pages.cells import Cell
from safeguarding.pages.dbs_reasons import with_reasons
from safeguarding.pages.tables import Table

OF_FINDINGS = "What the register shows besides where a person stands."


def rules(*cells: Cell) -> list[tuple[str, str, str]]:
    table = Table(caption="", columns=("What", "People"), rows=[(cell, 1) for cell in cells])
    (told,) = with_reasons([table], register=LEVELS, policy=IN_ONE_LINE)
    return [(each.figures, each.rule, each.source.title) for each in told.reasons]


@pytest.mark.parametrize("standing", list(Standing))
def test_every_standing_has_a_rule_of_its_own(standing: Standing) -> None:
    """No part of the partition is left to the words for what was merely found."""
    ((figures, rule, _),) = rules(standing)
    assert figures == standing.label
    assert rule != OF_FINDINGS


def test_every_measure_has_a_rule() -> None:
    """Each measure that a status decides has its rule, and the bands of days share one."""
    names = [name for name, _ in conditions(audit([], YORK_2017, as_at=date(2017, 9, 19)))]
    found = rules(*names)
    assert OF_FINDINGS not in [rule for _, rule, _ in found]
    (bands,) = [figures for figures, rule, _ in found if rule.startswith("Overdue; the days run")]
    assert bands.split("; ") == [name for name in names if re.search(r"overdue \d", name)]


def test_dates_rest_on_the_policy_and_rows_on_the_register() -> None:
    """What the employer decides names the employer's policy; what the register says names the register."""
    assert rules(Standing.OVERDUE)[0][2] == IN_ONE_LINE.title
    assert rules(Standing.NO_CHECK)[0][2] == LEVELS.title
    assert rules(CheckFinding.NO_MATCH_FOUND)[0][1] == OF_FINDINGS
