"""Tables of the standard safeguarding dataset: joined by their numbers, and silent tables say nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from safeguarding.errors import FaultyInputError, InvalidRecordError, UnreadableFileError
from safeguarding.readers.childrens_files.ssd import SsdRow, SsdTables, read_ssd
from safeguarding.readers.childrens_files.ssd_cases import ssd_cases
from safeguarding.timescales.courses import LOOKED_AFTER_REVIEWS
from safeguarding.timescales.following import obligations
from safeguarding.timescales.words import TimescaleOutcome

REFERRALS = "cine_referral_id,cine_person_id,cine_referral_date,cine_close_date,cine_referral_nfa"
ASSESSMENTS = "cina_referral_id,cina_person_id,cina_assessment_start_date,cina_assessment_auth_date"
ENQUIRIES = "s47e_s47_enquiry_id,s47e_person_id,s47e_s47_start_date,s47e_s47_nfa"
CONFERENCES = "icpc_s47_enquiry_id,icpc_person_id,icpc_icpc_date,icpc_icpc_transfer_in"
CARE = "clae_cla_id,clae_person_id,clae_entered_care_date,clae_cla_episode_ceased"
REVIEWS = "clar_cla_id,clar_cla_review_date,clar_cla_review_due_date,clar_cla_review_cancelled"


def dataset(folder: Path, **tables: list[str]) -> SsdTables:
    """A folder with these tables."""
    for name, lines in tables.items():
        (folder / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return read_ssd(folder)


class TestCases:
    """Each case rests on the rows that are joined to it by number; cancelled and transferred ones leave the count."""

    def test_assessments_of_referrals(self, tmp_path: Path) -> None:
        tables = dataset(
            tmp_path,
            a=[
                REFERRALS,
                "1,P1,2018-05-01 00:00:00,,N",
                "2,P2,2018-05-01 00:00:00,,Y",
                "3,P3,2018-05-01 00:00:00,,",
                "4,P4,2018-05-01 00:00:00,,N",
            ],
            b=[ASSESSMENTS, "1,P1,2018-11-01,2018-11-20", "1,P1,2018-05-02,2018-07-05", "4,P4,2018-05-02,soon"],
        )
        found = ssd_cases(tables, "single_assessment", held_from=None)
        assert [case.done_on for case in found.cases] == [(date(2018, 7, 5),)]
        assert (found.not_required, len(found.refused)) == (1, 2)

    def test_conferences_of_enquiries(self, tmp_path: Path) -> None:
        tables = dataset(
            tmp_path,
            a=[ENQUIRIES, "1,P1,2018-05-01,N", "2,P2,2018-05-01,Y", "3,P3,2018-05-01,N"],
            b=[CONFERENCES, "1,P1,2018-05-23,N", "3,P3,2018-05-23,Y"],
        )
        found = ssd_cases(tables, "icpc", held_from=None)
        assert [case.done_on for case in found.cases] == [(date(2018, 5, 23),)]
        assert (found.not_required, len(found.refused)) == (1, 1)

    def test_reviews_of_care(self, tmp_path: Path) -> None:
        tables = dataset(
            tmp_path,
            a=[CARE, "7,P1,2018-05-01,2018-06-01", "7,P1,2018-05-01,", "8,P2,2012-05-01,"],
            b=[REVIEWS, "7,2018-05-30,2018-05-29,", "7,2018-08-01,2018-08-30,Y", "8,2018-05-30,,N"],
        )
        found = ssd_cases(tables, "looked_after_reviews", held_from=date(2013, 4, 1))
        first, before = found.cases
        assert (first.done_on, first.ended_on, first.known_from) == ((date(2018, 5, 30),), None, None)
        assert before.known_from == date(2013, 4, 1)
        # 1 May and 20 working days without 7 and 28 May: 31 May
        (owed, *_) = obligations(LOOKED_AFTER_REVIEWS, first, as_at=date(2018, 6, 30))
        assert owed.outcome is TimescaleOutcome.IN_TIME


class TestRefusals:
    """A table that is not there says nothing of what was done."""

    def test_an_absent_table(self, tmp_path: Path) -> None:
        tables = dataset(tmp_path, a=[REFERRALS, "1,P1,2018-05-01,,N"])
        with pytest.raises(InvalidRecordError, match="no table ssd_cin_assessments"):
            ssd_cases(tables, "single_assessment", held_from=None)

    @pytest.mark.parametrize(
        ("rule", "why"), [("return_interview", "no day of a return interview"), ("lado_80", "no cases")]
    )
    def test_another_rule(self, tmp_path: Path, rule: str, why: str) -> None:
        tables = dataset(tmp_path, a=[REFERRALS, "1,P1,2018-05-01,,N"])
        with pytest.raises(InvalidRecordError, match=why):
            ssd_cases(tables, rule, held_from=None)

    def test_no_table_at_all(self, tmp_path: Path) -> None:
        with pytest.raises(UnreadableFileError):
            read_ssd(tmp_path)
        with pytest.raises(FaultyInputError):
            dataset(tmp_path, a=["name,shoe", "somebody,7"])

    def test_a_row_that_stands_twice_counts_once_and_one_that_belongs_to_nothing_is_reported(
        self, tmp_path: Path
    ) -> None:
        tables = dataset(
            tmp_path, a=[REFERRALS, *["1,P1,2018-05-13,,N"] * 2], b=[ASSESSMENTS, ",P1,2018-05-13,2018-05-20"]
        )
        assert [len(tables.of(each)) for each in ("cin_episodes", "cin_assessments")] == [1, 1]
        assert len([each for each in tables.faults if each.place.column]) == 2

    def test_no_number_in_a_message_or_a_repr(self, tmp_path: Path) -> None:
        tables = dataset(tmp_path, a=[REFERRALS, ",SECRET7,soon,,N", "SECRET8,SECRET9,later,,N"])
        said = repr(tables) + repr(tables.rows) + "".join(map(str, tables.faults))
        assert tables.faults
        assert "SECRET" not in said


@pytest.mark.parametrize("of", ["", "9"], ids=["of none", "of one that is not there"])
def test_what_belongs_to_nothing_may_be_anybodys(of: str) -> None:
    """A review without its plan's number makes nobody overdue, and is named."""
    plan = SsdRow(table="cp_plans", key="7", days=[("began", date(2024, 1, 8))])
    held = SsdRow(table="cp_reviews", of=of, days=[("held", date(2024, 3, 28))])
    tables = SsdTables(rows=[plan, held], tables=("cp_plans", "cp_reviews"))
    found = ssd_cases(tables, "review_conferences", held_from=None)
    assert [case.perhaps_on for case in found.cases] == [(date(2024, 3, 28),)]
    assert "may be anybody's" in found.refused[0].problem


@pytest.mark.parametrize("several", [9, 10])
def test_an_empty_table_says_nothing_of_what_was_done(several: int) -> None:
    """Of ten plans something was reviewed: an empty table was not exported."""
    plans = [SsdRow(table="cp_plans", key=f"{k}", days=[("began", date(2024, 1, 8))]) for k in range(several)]
    tables = SsdTables(rows=plans, tables=("cp_plans", "cp_reviews"))
    if several == 9:
        assert len(ssd_cases(tables, "review_conferences", held_from=None).cases) == 9
        return
    with pytest.raises(InvalidRecordError, match="has no rows"):
        ssd_cases(tables, "review_conferences", held_from=None)


class TestRowsThatAreRefused:
    """A row that contradicts itself, or that nobody can be told from, gives no case."""

    @pytest.mark.parametrize(
        ("row", "said"),
        [
            ("2,P2,,2018-06-01,N", "no day from which it is counted"),
            ("2,P2,2018-05-02,2018-05-01,N", "it ended before it began"),
        ],
    )
    def test_of_referrals(self, tmp_path: Path, row: str, said: str) -> None:
        tables = dataset(tmp_path, a=[REFERRALS, "1,P1,2018-05-01,2018-05-01,N", row], b=[ASSESSMENTS])
        found = ssd_cases(tables, "single_assessment", held_from=None)
        assert len(found.cases) == 1
        assert [fault.problem for fault in found.refused] == [said]

    def test_of_nobody_and_of_no_known_word(self, tmp_path: Path) -> None:
        """A yes or no in other words is unknown and reported; silence is not."""
        row = "x,P1,2018-05-01,perhaps"
        tables = dataset(tmp_path, a=[REFERRALS, "1,,2018-05-01,,n/k"], c=[ENQUIRIES, row])
        assert tables.has_serious_faults
        assert "neither yes nor no" in [fault.problem for fault in tables.faults]

    def test_two_days_on_which_one_period_of_care_began(self, tmp_path: Path) -> None:
        care = [CARE, "1,P1,2018-05-01,2018-06-01", "1,P1,2018-05-02,", "2,P2,2018-05-01,"]
        found = ssd_cases(dataset(tmp_path, a=care, b=[REVIEWS]), "looked_after_reviews", held_from=None)
        assert len(found.cases) == 1
        assert "two days on which the same period of care began" in [fault.problem for fault in found.refused]


class TestRarerRows:
    """A row that cannot be of a case of this council's makes none, and an empty table says that it is empty."""

    def test_plans_of_another_council(self, tmp_path: Path) -> None:
        tables = dataset(
            tmp_path,
            a=[
                "cppl_cp_plan_id,cppl_person_id,cppl_cp_plan_start_date,cppl_cp_plan_end_date,cppl_cp_plan_ola",
                "1,P1,2018-05-01,,Y",
                "2,P2,2018-05-01,,N",
            ],
            b=["cppr_cp_plan_id,cppr_cp_review_date", "1,2018-07-30", "2,2018-07-30"],
        )
        found = ssd_cases(tables, "review_conferences", held_from=None)
        assert ([case.reference for case in found.cases], found.not_required) == (["P2"], 1)

    def test_a_row_without_its_child_is_not_used(self, tmp_path: Path) -> None:
        health = "clah_person_id,clah_health_check_date,clah_health_check_type,clah_health_check_status"
        tables = dataset(
            tmp_path, a=[health, ",2018-05-20,Health Assessment,Completed", "P1,2018-05-20,Health Assessment,Completed"]
        )
        assert [row.child for row in tables.of("cla_health")] == ["P1"]
        assert any("no child's number" in each.problem for each in tables.faults)
