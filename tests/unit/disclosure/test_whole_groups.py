import pytest

from safeguarding.disclosure.auditing import DisclosureAudit
from safeguarding.disclosure.protection import protected_table
from safeguarding.disclosure.schemes import FEWER_THAN_FIVE
from safeguarding.disclosure.tables import Axis, CountTable
from safeguarding.disclosure.whole_groups import WholeGroupRule, whole_group_places

ANSWERS = Axis(name="Answer", labels=("Yes", "No"))


class TestTheRule:
    """A small group of whom all gave an answer, or none did, is hidden; a group of ten is not small."""

    @pytest.mark.parametrize(
        ("count", "base", "is_told"),
        [(0, 5, True), (9, 9, True), (0, 9, True), (10, 10, False), (0, 10, False), (1, 5, False), (0, 0, False)],
    )
    def test_both_sides(self, count: int, base: int, is_told: bool) -> None:  # noqa: FBT001  # a table of cases
        assert WholeGroupRule().tells_all(count, base) is is_told

    def test_it_can_be_switched_off(self) -> None:
        assert not WholeGroupRule(smallest_shown=1).tells_all(5, 5)

    def test_it_names_its_source(self) -> None:
        assert "class disclosure" in WholeGroupRule().source.clause

    def test_an_entry_of_every_label_tells_nothing(self) -> None:
        axis = Axis(name="Answer", labels=("Yes", "Rather"), groups={"all favourable": {"Yes", "Rather"}})
        table = CountTable([axis], {("Yes",): 5})
        assert list(whole_group_places(table, WholeGroupRule(), ["all favourable"])) == []


class TestHidden:
    """What it finds cannot be worked out from the rest, also of parts that are never printed."""

    def test_a_printed_group(self) -> None:
        homes = Axis(name="Home", labels=("Foster", "Kinship", "Residential"))
        counts: dict[tuple[str, ...], int] = {("Foster", "Yes"): 30, ("Foster", "No"): 12, ("Kinship", "No"): 5}
        table = CountTable([homes, ANSWERS], counts | {("Residential", "Yes"): 9, ("Residential", "No"): 8})
        telling = set(whole_group_places(table, WholeGroupRule(), ANSWERS.labels))
        made = protected_table(table, FEWER_THAN_FIVE, telling=telling)
        assert telling == {("Kinship", "Yes"), ("Kinship", "No")} <= made.hidden
        audit = DisclosureAudit(table, FEWER_THAN_FIVE, made.hidden, telling=telling)
        assert all(each.is_safe for each in audit.ranges())
        assert not made.at(None, "Yes").is_hidden

    def test_a_part_between_two_printed_groups(self) -> None:
        """14 aged 11 to 17, 9 aged 11 to 15: the five between them all said Yes."""
        ages = Axis(
            name="Age",
            labels=("younger", "older", "rest"),
            groups={"11 to 17": {"younger", "older"}, "11 to 15": {"younger"}},
            prints_labels=False,
        )
        counts: dict[tuple[str, ...], int] = {("younger", "Yes"): 20, ("younger", "No"): 9, ("older", "Yes"): 5}
        table = CountTable([ages, ANSWERS], counts | {("rest", "Yes"): 20, ("rest", "No"): 20})
        telling = set(whole_group_places(table, WholeGroupRule(), ANSWERS.labels))
        assert protected_table(table, FEWER_THAN_FIVE).hidden == frozenset()
        made = protected_table(table, FEWER_THAN_FIVE, telling=telling)
        audit = DisclosureAudit(table, FEWER_THAN_FIVE, made.hidden, telling=telling)
        assert {each.place for each in audit.ranges()} >= telling
        assert all(each.is_safe for each in audit.ranges())
