"""Intervention on a page: as it stood on the day, and nothing where nothing is known."""

from datetime import date

import attrs
import pytest
from tests.unit.inspections.test_interventions import NOTICE, REGISTER, inspected, series, visit

from safeguarding.inspections.scales import SocialCareGrade
from safeguarding.pages.interventions import intervention_notes, interventions_table, visits_table
from safeguarding.pages.outcomes import history_section

ON = date(2022, 6, 1)


def test_what_had_not_begun_is_not_shown_and_a_later_lifting_is_not_known() -> None:
    """On a day before its lifting an intervention is in force; before its beginning it is not there."""
    later = attrs.evolve(NOTICE, began_on=date(2022, 6, 2), lifted_on=None)
    rows = interventions_table([NOTICE, later], on=ON).rows
    assert [str(cell) for cell in rows[0][:4]] == ["improvement notice", "2021-03-01", "in force", "not yet"]
    assert len(rows) == 1


def test_notes_never_conclude_from_silence() -> None:
    """Of an inadequate authority with no stated intervention, whether there is one is not known."""
    found = series(inspected(SocialCareGrade.INADEQUATE), visit(date(2021, 9, 1), 2), on=ON)
    notes = list(intervention_notes([], found, latest=None, on=ON))
    assert "1 monitoring visit since the inspection begun on 11 January 2021" in notes[0]
    assert "missing here: 1" in notes[1]
    assert "not known here" in notes[2]


def test_one_that_outlasts_a_better_outcome_is_asked_about() -> None:
    """In force before the latest outcome, which is no inadequate one: it is asked whether it was lifted, not denied."""
    better = inspected(SocialCareGrade.GOOD, on=date(2022, 1, 10))
    (note,) = intervention_notes([NOTICE], None, latest=better, on=ON)
    assert "look whether it has been lifted" in note
    assert not list(intervention_notes([NOTICE], None, latest=None, on=ON))


def test_visits_have_numbers_only_where_there_are_any() -> None:
    """A focused visit alone has no number, and no column for one."""
    alone = visits_table([visit(ON)], None)
    assert "Number" not in alone.columns
    found = series(inspected(SocialCareGrade.INADEQUATE), visit(date(2021, 9, 1)), on=ON)
    assert found is not None
    table = visits_table(found.visits, found)
    assert table.rows[0][table.columns.index("Number")] == 1
    assert table.notes


def test_visits_stand_in_a_history_in_a_table_of_their_own() -> None:
    """They are not graded; a history without one has no such table."""
    known = [inspected(SocialCareGrade.INADEQUATE), visit(date(2021, 9, 1))]
    shown = [
        [table.caption for table in history_section(own, REGISTER.find("Barnsley"), register=REGISTER, on=ON).tables]
        for own in (known, known[:1])
    ]
    assert ["Visits, which are not graded" in each for each in shown] == [True, False]


@pytest.mark.parametrize(("began", "notes"), [(date(2021, 3, 1), 1), (date(2024, 3, 1), 0)])
def test_what_began_after_the_latest_outcome_is_not_doubted(began: date, notes: int) -> None:
    """Only an intervention that an outcome since then may have lifted is asked about."""
    latest = inspected(SocialCareGrade.GOOD, date(2023, 1, 9))
    stated = attrs.evolve(NOTICE, began_on=began, lifted_on=None)
    assert len(list(intervention_notes([stated], None, latest=latest, on=date(2024, 6, 1)))) == notes
