"""The yearly return: each table told by its columns, each row read or reported, and nothing concluded from silence."""

from datetime import date
from pathlib import Path

import pytest

from safeguarding.errors import FaultyInputError, UnreadableFileError
from safeguarding.faults import Severity
from safeguarding.readers.childrens_files.return_cases import (
    review_cases,
)
from safeguarding.readers.childrens_files.ssda903 import (
    LookedAfterReturn,
    read_ssda903,
)
from safeguarding.timescales.courses import LOOKED_AFTER_REVIEWS
from safeguarding.timescales.following import obligations
from safeguarding.timescales.words import TimescaleOutcome

# invented children
EPISODES = """CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE
0001,01/05/2017,S,C2,N1,U1,PR1,01/09/2017,X1,PLACE
0001,01/09/2017,P,C2,N1,U1,PR1,,,
2.0,13/06/2016,L,C2,N1,U1,PR1,,,
3,20/11/2016,S,C2,N1,U1,PR1,15/08/2017,E4,
4,14/04/2017,S,V4,N1,U1,PR1,16/04/2017,X1,
"""
REVIEWS = """CHILD,DOB,REVIEW,REVIEW_CODE
0001,13/02/2010,26/05/2017,PN1
0001,13/02/2010,30/08/2017,PN1
3,20/01/2012,30/06/2017,PN2
"""


def written(folder: Path, **tables: str) -> LookedAfterReturn:
    for name, text in tables.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return read_ssda903([folder])


def test_a_table_is_told_by_its_columns(tmp_path: Path) -> None:
    """Whatever the files are called, episodes are episodes; a table that is not read is named."""
    read = written(tmp_path, odd=EPISODES, other=REVIEWS, oc2="CHILD,DOB,SDQ_SCORE\n1,13/02/2010,12\n")
    assert dict(read.tables) == {"odd.csv": "episodes", "other.csv": "reviews"}
    assert any(each.place.file == "oc2.csv" and each.severity is Severity.WARNING for each in read.faults)


def test_numbers_are_text(tmp_path: Path) -> None:
    """Leading zeros stay, and what a spreadsheet added goes."""
    read = written(tmp_path, episodes=EPISODES, reviews=REVIEWS)
    assert [each.child for each in read.care.periods] == ["0001", "2", "3"]


def test_a_clock_without_a_start_is_refused_by_its_row(tmp_path: Path) -> None:
    """The child whose first row is a change of status has no start in the file: refused, and neither late nor in time."""
    found = review_cases(written(tmp_path, episodes=EPISODES, reviews=REVIEWS), year_begins=date(2017, 4, 1))
    assert len(found.cases) == 2
    (refused,) = found.refused
    assert refused.place.row == 4
    assert "start of care" in refused.problem


@pytest.mark.parametrize(("born", "is_told"), [("01/05/2017", False), ("02/05/2017", True)])
def test_nobody_is_born_after_care_began(tmp_path: Path, born: str, is_told: bool) -> None:  # noqa: FBT001 - a case
    """On the first day somebody can be born; a later birthday is reported, and no answer uses it."""
    header = f"CHILD,SEX,DOB,ETHNIC\n0001,1,{born},WBRI\n"
    read = written(tmp_path, episodes=EPISODES, reviews=REVIEWS, header=header)
    assert [each.place.row for each in read.faults if "after the day on which care began" in each.problem] == [
        2
    ] * is_told
    first, *_ = review_cases(read, year_begins=date(2017, 4, 1)).cases
    assert (first.born_on is None) is is_told


def test_reviews_counted_by_hand(tmp_path: Path) -> None:
    """In care from 1 May 2017: first review by 30 May (20 working days, two bank holidays); seen 26 May; next by 26 August."""
    found = review_cases(written(tmp_path, episodes=EPISODES, reviews=REVIEWS), year_begins=date(2017, 4, 1))
    asked = obligations(LOOKED_AFTER_REVIEWS, found.cases[0], as_at=date(2017, 9, 1))
    assert [(each.due_on, each.outcome) for each in asked] == [
        (date(2017, 5, 30), TimescaleOutcome.IN_TIME),
        (date(2017, 8, 26), TimescaleOutcome.LATE),
        (date(2018, 2, 28), TimescaleOutcome.NOT_YET_DUE),
    ]


def test_what_was_done_before_the_year_is_not_called_undone(tmp_path: Path) -> None:
    """In care since November 2016, a return of 2017 lists no review of that winter: none is overdue for it."""
    found = review_cases(written(tmp_path, episodes=EPISODES, reviews=REVIEWS), year_begins=date(2017, 4, 1))
    asked = obligations(LOOKED_AFTER_REVIEWS, found.cases[1], as_at=date(2017, 8, 1))
    assert not any(each.outcome.is_breach and each.counted_from < date(2017, 4, 1) for each in asked)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("0001,01/09/2017,P", "0001,01/09/2017,Q", "not a reason"),
        ("0001,01/09/2017,P", "0001,soon,P", "not a date"),
        ("0001,01/09/2017,P", ",01/09/2017,P", "no child's number"),
        ("0001,01/09/2017,P", "n/a,01/09/2017,P", "no child's number"),
        ("15/08/2017,E4", "15/08/2016,E4", "ends before it began"),
        ("15/08/2017,E4", "in summer,E4", "not a date"),
        ("0001,01/09/2017,P", "0001,,P", "no day on which the episode began"),
    ],
)
def test_a_row_that_cannot_be_used_is_reported(tmp_path: Path, old: str, new: str, said: str) -> None:
    """What is not understood makes no child safer: the row is told of, and no open episode is made of a bad end."""
    read = written(tmp_path, episodes=EPISODES.replace(old, new), reviews=REVIEWS)
    assert any(said in each.problem and each.severity is Severity.ERROR for each in read.faults)
    assert read.has_serious_faults
    assert not any(number in str(each) for each in read.faults for number in ("0001,", "'0001'"))


def test_without_episodes_there_is_no_return(tmp_path: Path) -> None:
    (tmp_path / "reviews.csv").write_text(REVIEWS, encoding="utf-8")
    with pytest.raises(FaultyInputError, match="no table of episodes"):
        read_ssda903([tmp_path])
    with pytest.raises(UnreadableFileError):
        read_ssda903([])


@pytest.mark.parametrize(("first", "begins"), [("31/03/2018", date(2017, 4, 1)), ("01/04/2018", date(2018, 4, 1))])
def test_the_year_of_the_reviews(tmp_path: Path, first: str, begins: date) -> None:
    """A return's year begins on 1 April."""
    read = written(tmp_path, episodes=EPISODES, reviews=f"CHILD,REVIEW,REVIEW_CODE\n3,{first},PN1\n3,14/03/2019,PN1\n")
    assert read.year_begins == begins


@pytest.mark.parametrize(
    ("day", "told"), [("31/03/2018", False), ("01/04/2018", True), ("26/05/2071", True)], ids=["in", "after", "typed"]
)
def test_a_review_after_the_year_of_its_return_is_reported(tmp_path: Path, day: str, told: bool) -> None:  # noqa: FBT001
    """It is a slip, or of another year: of the child's reviews nothing is said, and nobody is called late by them."""
    read = written(tmp_path, episodes=EPISODES, reviews=f"{REVIEWS}0001,13/02/2010,{day},PN1\n")
    reported = [each for each in read.faults if "lies after 31 March 2018" in each.problem]
    assert [(each.place.row, each.place.column) for each in reported] == ([(5, "REVIEW")] if told else [])
    found = review_cases(read, year_begins=date(2017, 4, 1))
    assert len(found.cases) == (1 if told else 2)
    assert (
        "one of the child's episodes or reviews could not be used, or contradicts the others"
        in [each.problem for each in found.refused]
    ) is told


def test_the_returns_of_two_years_have_years_of_their_own(tmp_path: Path) -> None:
    """Each folder is a year's return; a later year's review is none after the year of the earlier one."""
    for name, episodes, reviews in (
        ("2018", EPISODES, REVIEWS),
        ("2019", EPISODES, "CHILD,DOB,REVIEW,REVIEW_CODE\n0001,13/02/2010,14/02/2019,PN1\n"),
    ):
        (tmp_path / name).mkdir()
        written(tmp_path / name, episodes=episodes, reviews=reviews)
    assert read_ssda903([tmp_path / "2018", tmp_path / "2019"]).doubted == frozenset()


WHOLE = "CHILD,DECOM,RNE,LS,DEC,REC\n"
HELD = "CHILD,REVIEW,REVIEW_CODE\n7,26/05/2017,PN1\n7,25/08/2017,PN1\n7,20/02/2018,PN1\n"


@pytest.mark.parametrize(
    ("episodes", "reviews", "cases"),
    [
        ("7,01/05/2017,S,C2,,", HELD, 1),
        ("7,01/05/2017,S,C2,N/A,", HELD, 1),
        ("7,01/05/2017,s, c2 ,,", HELD.replace("\n7,", "\n7.0,"), 1),
        # a review that cannot be read, is of a time before care, or of a number that lost or gained a zero
        ("7,01/05/2017,S,C2,,", HELD.replace("25/08/2017", "32/08/2017"), 0),
        ("7,01/05/2017,S,C2,,", HELD.replace("26/05/2017", "26/04/2017"), 0),
        ("7,01/05/2017,S,C2,,", HELD.replace("\n7,", "\n007,"), 0),
        # an episode that cannot be used, after one that can
        ("7,01/05/2017,S,C2,01/12/2017,X1\n7,01/12/2017,Q,C2,,", HELD, 0),
        ("7,01/05/2017,S,C2,01/12/2017,X1\n7,soon,P,C2,,", HELD, 0),
        ("7,01/05/2017,S,C2,01/12/2017,X1\n7,01/12/2017,P,,,", HELD, 0),
        ("7,01/05/2017,S,C2,,\n7,01/12/2017,P,ZZ,,", HELD, 0),
        # codes that contradict the dates about when care began or ended
        ("7,01/05/2017,S,C2,01/12/2017,X1", HELD, 0),
        ("7,01/05/2017,S,C2,01/12/2017,E4A\n7,01/12/2017,P,C2,,", HELD, 0),
        ("7,01/05/2017,S,C2,01/12/2017,X1\n7,01/12/2017,S,C2,,", HELD, 0),
        # dates that overlap leave neither open
        ("7,01/05/2017,S,C2,02/12/2017,X1\n7,01/12/2017,P,C2,,", HELD, 1),
        ("7,01/05/2017,S,C2,,\n7,01/12/2017,P,C2,,", HELD, 1),
    ],
)
def test_nobody_is_judged_by_what_could_not_be_used(tmp_path: Path, episodes: str, reviews: str, cases: int) -> None:
    """A child with such a row has no case, and that is said: neither late by it, nor out of care by it."""
    read = written(tmp_path, episodes=f"{WHOLE}{episodes}\n", reviews=reviews)
    found = review_cases(read, year_begins=date(2017, 4, 1))
    assert len(found.cases) == cases
    assert bool(found.refused) is (not cases)
    assert cases or [each for each in read.faults if "nothing in the column" not in each.problem]


def test_a_review_of_nobody_makes_nobody_late(tmp_path: Path) -> None:
    """It may be the second review, without which that was late."""
    read = written(tmp_path, episodes=f"{WHOLE}7,01/05/2017,S,C2,,\n", reviews=HELD.replace("7,25/08", ",25/08"))
    assert read.of_nobody == (date(2017, 8, 25),)
    (case,) = review_cases(read, year_begins=date(2017, 4, 1)).cases
    found = obligations(LOOKED_AFTER_REVIEWS, case, as_at=date(2018, 3, 31))
    assert [each.outcome.name for each in found] == ["IN_TIME", "CANNOT_TELL", "NOT_YET_DUE"]


MISSING = """CHILD,DOB,MISSING,MIS_START,MIS_END
0001,13/02/2010,M,03/07/2017,05/07/2017
0001,13/02/2010,M,01/08/2017,
0001,13/02/2010,M,,
3,20/01/2012,M,some day,
"""


def test_times_missing(tmp_path: Path) -> None:
    """Each with its end, or none; a row without a first day is no time."""
    read = written(tmp_path, episodes=EPISODES, missing=MISSING)
    assert read.missing == (("0001", ((date(2017, 7, 3), date(2017, 7, 5)), (date(2017, 8, 1), None))),)
    assert read.year_begins is None


def test_two_birthdays_of_one_child_are_told_of(tmp_path: Path) -> None:
    """The first is kept; one that cannot be read is none. No message shows either."""
    header = "CHILD,SEX,DOB,ETHNIC\n0001,1,13/02/2010,WBRI\n0001,1,14/02/2010,WBRI\n3,1,in spring,WBRI\n"
    read = written(tmp_path, episodes=EPISODES, header=header)
    assert [child for child, _ in read.births] == ["0001"]
    (told,) = [each for each in read.faults if "another birthday" in each.problem]
    assert told.place.row == 3
    assert "2010" not in "".join(map(str, read.faults))


@pytest.mark.parametrize(("held", "cases"), [("26/05/2017", 1), ("", 1), ("soon", 0)])
def test_a_review_of_a_day_that_cannot_be_read_doubts_the_child(tmp_path: Path, held: str, cases: int) -> None:
    """It may be the one that is missed; an empty cell is none."""
    episodes = "CHILD,DECOM,RNE,LS,DEC,REC\n7,01/05/2017,S,C2,,\n"
    reviews = f"CHILD,REVIEW\n7,{held}\n8,30/06/2017\n"
    read = written(tmp_path, episodes=episodes, reviews=reviews)
    assert len(review_cases(read, year_begins=date(2017, 4, 1)).cases) == cases
