"""Agency staff by written confirmation, and several registers in one audit."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
import pytest

from safeguarding.dbs.audits import audit
from safeguarding.dbs.checks import Certificate, Moment
from safeguarding.dbs.confirmations import AGENCY_CONFIRMATION, WrittenConfirmation
from safeguarding.dbs.levels import parse_level
from safeguarding.dbs.people import Person, Post
from safeguarding.dbs.policies import RecheckRule, steady_policy
from safeguarding.dbs.published_policies import YORK_2017
from safeguarding.dbs.standings import CheckFinding, Standing
from safeguarding.dbs.statuses import recheck_status
from safeguarding.errors import InvalidRecordError
from safeguarding.testing.strategies.dbs import INVENTED

ENHANCED = parse_level("enhanced")
TOLD = WrittenConfirmation(
    seen_on=date(2015, 1, 9), seen_by="Office manager", level=ENHANCED, issued_on=date(2014, 9, 19), agency="Invented"
)


def worker(told: WrittenConfirmation) -> Person:
    return Person(reference="A1", posts=[Post(required=ENHANCED)], certificates=[Certificate.confirmed(told)])


class TestWhatItCountsFor:
    """A certificate of the level and day that it states; what it does not state is unknown."""

    @pytest.mark.parametrize(
        ("told", "standing"),
        [
            (TOLD, Standing.DUE),
            (attrs.evolve(TOLD, issued_on=None), Standing.UNKNOWN_DATE),
            (attrs.evolve(TOLD, level=None), Standing.UNKNOWN_LEVEL),
            (attrs.evolve(TOLD, level=parse_level("basic")), Standing.WRONG_LEVEL),
        ],
    )
    def test_its_standing(self, told: WrittenConfirmation, standing: Standing) -> None:
        assert recheck_status(worker(told), YORK_2017, on=date(2017, 9, 19)).standing is standing

    def test_the_status_says_so_with_its_source(self) -> None:
        found = recheck_status(worker(TOLD), YORK_2017, on=date(2017, 9, 19))
        assert found.findings == (CheckFinding.BY_CONFIRMATION,)
        assert AGENCY_CONFIRMATION in found.sources

    def test_seen_when_the_confirmation_was(self) -> None:
        """Under a policy for which a check counts when it is seen: not before."""
        rule = RecheckRule(
            certificate_interval=YORK_2017.versions.entries[0].value.certificate_interval, done_when=Moment.SEEN
        )
        policy = steady_policy("invented", rule, source=INVENTED)
        for on, standing in ((TOLD.seen_on - timedelta(days=1), Standing.NO_CHECK), (TOLD.seen_on, Standing.IN_DATE)):
            assert recheck_status(worker(TOLD), policy, on=on).standing is standing

    def test_what_cannot_be(self) -> None:
        attrs.evolve(TOLD, seen_on=date(2014, 9, 19))
        with pytest.raises(InvalidRecordError, match="cannot have been seen"):
            attrs.evolve(TOLD, seen_on=date(2014, 9, 18))


class TestSeveralRegisters:
    """Registers audited together keep their names beside each person; their counts sum to those of all."""

    STAFF = tuple(Person(reference=f"S{k}", certificates=[Certificate(issued_on=date(2014, 9, k))]) for k in (18, 20))
    REGISTERS = {"staff": STAFF, "agency": [worker(TOLD)], "nobody": []}  # noqa: RUF012 - read only

    def test_counts(self) -> None:
        found = audit(self.REGISTERS, YORK_2017, as_at=date(2017, 9, 19))
        assert found.registers == ("staff", "staff", "agency")
        assert found.counts == audit([*self.STAFF, worker(TOLD)], YORK_2017, as_at=date(2017, 9, 19)).counts
        by_name = found.counts_by_register
        assert (by_name["staff"][Standing.OVERDUE], by_name["agency"][Standing.DUE]) == (1, 1)
        assert {each: sum(counts[each] for counts in by_name.values()) for each in Standing} == found.counts

    def test_rows(self) -> None:
        found = audit(self.REGISTERS, YORK_2017, as_at=date(2017, 9, 19))
        rows = found.due_list(self.REGISTERS)
        assert [(row.reference, row.register) for row in rows] == [("S18", "staff"), ("A1", "agency")]
        assert str(rows[0]) == "S18 (staff): overdue, due on 18 September 2017, 1 day ago"

    def test_one_person_on_two(self) -> None:
        """A reference on two registers is reported, as it is within one."""
        found = audit({"staff": self.STAFF, "agency": self.STAFF[:1]}, YORK_2017, as_at=date(2017, 9, 19))
        assert found.repeated_references == ("S18",)

    def test_one_register_has_no_name(self) -> None:
        found = audit(self.STAFF, YORK_2017, as_at=date(2017, 9, 19))
        assert (found.registers, found.counts_by_register) == ((), {})
