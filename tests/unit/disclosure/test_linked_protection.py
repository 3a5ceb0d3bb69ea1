import itertools
import math
import random
from collections.abc import Iterable

import attrs
import numpy as np
import pytest
from hypothesis import example, given, settings, strategies as st
from scipy.optimize import linprog

from safeguarding.disclosure.linked_counts import LinkedCounts, LinkedKind, LinkedPlace, PartAnswers
from safeguarding.disclosure.linked_protection import LinkedPattern, linked_pattern
from safeguarding.disclosure.rules import DisclosureRule
from safeguarding.disclosure.schemes import FEWER_THAN_FIVE, OFQUAL
from safeguarding.disclosure.tables import Axis
from safeguarding.errors import InvalidRecordError, UnknownNameError

HOMES = Axis(
    name="Home",
    labels=["f", "k", "r"],
    groups={"Foster": ["f"], "Kinship": ["k"], "Residential": ["r"]},
    prints_labels=False,
)
AGES = Axis(
    name="Age",
    labels=["8", "11", "16"],
    groups={"8 to 10": ["8"], "11 to 15": ["11"], "11 to 17": ["11", "16"]},
    prints_labels=False,
)


def of_homes(**questions: tuple[tuple[int, int, int], ...]) -> LinkedCounts:
    """Questions by home: for each of three homes who answered so, otherwise, and not at all."""
    return LinkedCounts(
        groupings=[HOMES],
        answers={
            question: {
                (label,): PartAnswers(having=yes, others=no, without=none)
                for label, (yes, no, none) in zip(HOMES.labels, cells, strict=True)
            }
            for question, cells in questions.items()
        },
        printed={"Home": tuple(questions)},
    )


def drawn(seed: int, people: int, questions: int, *, blanks: float, likes: float, prints_people: bool) -> LinkedCounts:
    """Invented people by home and age, and their answers."""
    chance = random.Random(seed)  # noqa: S311  # people to test on, no secrets
    parts = [
        (chance.choices(HOMES.labels, (6, 3, 1))[0], chance.choices(AGES.labels, (3, 5, 2))[0]) for _ in range(people)
    ]
    answers: dict[str, dict[tuple[str, ...], PartAnswers]] = {}
    for k in range(questions):
        kinds = [
            "without" if chance.random() < blanks else "having" if chance.random() < likes else "others" for _ in parts
        ]
        answers[f"q{k}"] = {
            part: PartAnswers(
                **{
                    kind: sum(each == (part, kind) for each in zip(parts, kinds, strict=True))
                    for kind in ("having", "others", "without")
                }
            )
            for part in set(parts)
        }
    return LinkedCounts(
        groupings=[HOMES, AGES],
        answers=answers,
        printed={"Home": tuple(answers), "Age": tuple(answers)},
        prints_people=frozenset({"Home"} if prints_people else ()),
    )


class Reader:
    """Somebody who has all the tables and a solver: scipy's, on every part of all groupings, written independently.

    The unknowns are the people of each part by what they answered to each question. Known are everybody's answers to
    each question, that the questions are of the same people, and what is shown.
    """

    def __init__(self, counts: LinkedCounts, known: Iterable[LinkedPlace]) -> None:
        self.counts = counts
        self.parts = sorted({part for asked in counts.answers.values() for part in asked})
        self.questions = list(counts.answers)
        self.size = len(self.parts) * len(self.questions) * 3
        rows, values = [], []
        for question, kind in itertools.product(self.questions, range(3)):
            row = np.zeros(self.size)
            for part in self.parts:
                row[self.at(question, part, kind)] = 1
            rows.append(row)
            values.append(self.truth(row))
        for part, question in itertools.product(self.parts, self.questions[1:]):
            row = np.zeros(self.size)
            for kind in range(3):
                row[self.at(self.questions[0], part, kind)] += 1
                row[self.at(question, part, kind)] -= 1
            rows.append(row)
            values.append(0)
        for place in known:
            rows.append(self.row(place))
            values.append(counts.count(place))
        self.rows, self.values = np.array(rows), values

    def at(self, question: str, part: tuple[str, ...], kind: int) -> int:
        return (self.questions.index(question) * len(self.parts) + self.parts.index(part)) * 3 + kind

    def truth(self, row: np.ndarray) -> int:
        found = 0
        for question, part in itertools.product(self.questions, self.parts):
            answered = self.counts.answers[question].get(part, PartAnswers(having=0, others=0))
            for kind, count in enumerate((answered.having, answered.others, answered.without)):
                found += int(row[self.at(question, part, kind)]) * count
        return found

    def row(self, place: LinkedPlace) -> np.ndarray:
        k = [axis.name for axis in self.counts.groupings].index(place.grouping)
        labels = self.counts.groupings[k].parts(place.group)
        kinds = {LinkedKind.HAVING: [0], LinkedKind.OTHERS: [1], LinkedKind.BASE: [0, 1], LinkedKind.PEOPLE: [0, 1, 2]}[
            place.kind
        ]
        row = np.zeros(self.size)
        for part, kind in itertools.product(self.parts, kinds):
            if part[k] in labels:
                row[self.at(place.question or self.questions[0], part, kind)] = 1
        return row

    def width(self, place: LinkedPlace) -> float:
        row = self.row(place)
        lowest, highest = (linprog(sign * row, A_eq=self.rows, b_eq=self.values) for sign in (1, -1))
        assert lowest.status == 0, lowest.message
        return math.inf if highest.status == 3 else -highest.fun - lowest.fun


def parts_to_guard(
    counts: LinkedCounts, rule: DisclosureRule, withheld: frozenset[tuple[str, str]]
) -> list[LinkedPlace]:
    """What groups that overlap could give away: the numbers of parts that are small or tell of all of them."""
    found = []
    for axis in counts.groupings:
        for question, label in itertools.product(counts.printed[axis.name], axis.labels):
            if (axis.name, question) in withheld:
                continue
            base = counts.count(LinkedPlace(question, axis.name, label, LinkedKind.BASE))
            for kind in (LinkedKind.HAVING, LinkedKind.OTHERS, LinkedKind.BASE):
                place = LinkedPlace(question, axis.name, label, kind)
                count = counts.count(place)
                if rule.is_small(count) or (kind is not LinkedKind.BASE and rule.whole_groups.tells_all(count, base)):
                    found.append(place)
    return found


def printed_places(counts: LinkedCounts, pattern: LinkedPattern) -> list[LinkedPlace]:
    return [place for place in counts.places() if (place.grouping, place.question) not in pattern.withheld]


def assert_safe(counts: LinkedCounts, rule: DisclosureRule, pattern: LinkedPattern) -> None:
    printed = printed_places(counts, pattern)
    reader = Reader(counts, [place for place in printed if place not in pattern.hidden])
    for place in (
        *(each for each in printed if each in pattern.hidden),
        *parts_to_guard(counts, rule, pattern.withheld),
    ):
        assert reader.width(place) >= rule.threshold - 1e-6, place


FEW = ((30, 11, 1), (12, 9, 1), (2, 2, 2))
"""Of residential homes only four answered, and two left the question blank."""
ALL = ((21, 21, 0), (15, 7, 0), (5, 1, 0))
"""Everybody answered, six of residential homes."""


class TestLinkedBases:
    """A hidden base is not narrowed by another question's table and the number of blanks."""

    def test_the_leak_that_one_table_at_a_time_has(self) -> None:
        """Each table by itself hides enough; together they say that the hidden base is four, five or six."""
        counts = of_homes(few=FEW, all_said=ALL)
        one_at_a_time = linked_pattern(of_homes(few=FEW), FEWER_THAN_FIVE)
        assert_safe(of_homes(few=FEW), FEWER_THAN_FIVE, one_at_a_time)
        shown = [each for each in counts.places() if each.question == "few" and each not in one_at_a_time.hidden]
        shown += [each for each in counts.places() if each.question == "all_said"]
        base = LinkedPlace("few", "Home", "Residential", LinkedKind.BASE)
        assert base in one_at_a_time.hidden
        assert Reader(counts, shown).width(base) < FEWER_THAN_FIVE.threshold

    def test_together_they_are_safe(self) -> None:
        counts = of_homes(few=FEW, all_said=ALL)
        pattern = linked_pattern(counts, FEWER_THAN_FIVE)
        assert_safe(counts, FEWER_THAN_FIVE, pattern)
        assert not pattern.is_least
        assert LinkedPlace("all_said", "Home", "Residential", LinkedKind.BASE) in pattern.hidden

    def test_nothing_small_hides_nothing(self) -> None:
        pattern = linked_pattern(of_homes(a=((30, 11, 1), (12, 9, 1), (8, 8, 2))), FEWER_THAN_FIVE)
        assert (pattern.hidden, pattern.withheld, pattern.is_least) == ((), frozenset(), True)

    def test_what_has_no_movement_is_not_printed_at_all(self) -> None:
        """One group of everybody: its few others cannot be hidden behind anybody."""
        whole = attrs.evolve(HOMES, labels=["f"], groups={"Foster": ["f"]})
        counts = LinkedCounts(
            groupings=[whole], answers={"q": {("f",): PartAnswers(having=90, others=3)}}, printed={"Home": ("q",)}
        )
        pattern = linked_pattern(counts, FEWER_THAN_FIVE)
        assert pattern.withheld == {("Home", "q")}
        assert not pattern.is_least


class TestLaws:
    """Over invented people, groupings and questions: a reader with a solver narrows no number to within the threshold."""

    @settings(max_examples=10)
    # everybody in residential homes is of one age: of that age nobody said otherwise, which is printed
    @example(seed=3, people=44, questions=3, blanks=0.03, likes=0.8, prints_people=False)
    @given(
        seed=st.integers(0, 10_000),
        people=st.integers(15, 70),
        questions=st.integers(1, 3),
        blanks=st.sampled_from([0.0, 0.03, 0.2]),
        likes=st.sampled_from([0.5, 0.8, 0.95]),
        prints_people=st.booleans(),
    )
    def test_joint_audit(
        self, seed: int, people: int, questions: int, blanks: float, likes: float, *, prints_people: bool
    ) -> None:
        counts = drawn(seed, people, questions, blanks=blanks, likes=likes, prints_people=prints_people)
        assert_safe(counts, FEWER_THAN_FIVE, linked_pattern(counts, FEWER_THAN_FIVE))

    @settings(max_examples=5)
    # a table that is not made any more hides what it hid
    @example(seed=10_000, people=37)
    @given(seed=st.integers(0, 10_000), people=st.integers(15, 70))
    def test_twice_is_once_and_rows_have_no_order(self, seed: int, people: int) -> None:
        counts = drawn(seed, people, 2, blanks=0.1, likes=0.7, prints_people=True)
        once = linked_pattern(counts, FEWER_THAN_FIVE)
        again = linked_pattern(counts, FEWER_THAN_FIVE, hidden_already=frozenset(once.hidden))
        made = {place for place in once.hidden if (place.grouping, place.question) not in again.withheld}
        assert set(again.hidden) >= made
        assert_safe(counts, FEWER_THAN_FIVE, again)
        turned = attrs.evolve(
            counts,
            groupings=[attrs.evolve(axis, labels=axis.labels[::-1]) for axis in counts.groupings],
            answers={question: dict(reversed(list(asked.items()))) for question, asked in counts.answers.items()},
        )
        assert linked_pattern(turned, FEWER_THAN_FIVE) == once

    @settings(max_examples=10)
    # a table that cannot be protected any more narrowed another of its question
    @example(seed=9727, people=22, known=2)
    @given(seed=st.integers(0, 10_000), people=st.integers(15, 70), known=st.integers(0, 5))
    def test_what_was_printed_before_is_known(self, seed: int, people: int, known: int) -> None:
        """An earlier edition's numbers are known whatever is hidden now; what it printed of few is said, not repaired."""
        counts = drawn(seed, people, 2, blanks=0.1, likes=0.7, prints_people=False)
        before = frozenset(random.Random(seed).sample(counts.places(), known))  # noqa: S311  # places to test on
        pattern = linked_pattern(counts, FEWER_THAN_FIVE, shown_already=before)
        printed = printed_places(counts, pattern)
        reader = Reader(counts, [*(place for place in printed if place not in pattern.hidden), *before])
        for place in printed:
            if place in pattern.hidden and place not in before:
                assert reader.width(place) >= FEWER_THAN_FIVE.threshold - 1e-6, place
        assert set(pattern.exposed) <= before
        assert before & set(pattern.hidden) <= set(pattern.exposed)

    def test_work_is_bounded(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Where there is no more work to be done, what has no proof is not printed."""
        counts = drawn(3, 60, 3, blanks=0.1, likes=0.7, prints_people=True)
        monkeypatch.setattr("safeguarding.disclosure.linked_protection._MOST_WORK", 200)
        pattern = linked_pattern(counts, FEWER_THAN_FIVE)
        assert pattern.withheld
        assert_safe(counts, FEWER_THAN_FIVE, pattern)

    def test_a_symbol_that_says_small(self) -> None:
        counts = of_homes(few=FEW, all_said=ALL)
        pattern = linked_pattern(counts, OFQUAL)
        assert {place.group for place in pattern.hidden} >= {"Residential"}


class TestRefusals:
    """Tables over other people are no linked tables."""

    def test_other_people(self) -> None:
        with pytest.raises(InvalidRecordError, match="not of the same people"):
            of_homes(few=FEW, other=((1, 1, 1), (1, 1, 1), (1, 1, 1)))

    def test_unknown_names(self) -> None:
        counts = of_homes(few=FEW)
        with pytest.raises(UnknownNameError, match="grouping"):
            attrs.evolve(counts, printed={"Hone": ("few",)})
        with pytest.raises(UnknownNameError, match="question"):
            attrs.evolve(counts, printed={"Home": ("fewer",)})
        with pytest.raises(UnknownNameError, match="label of Home"):
            attrs.evolve(counts, answers={"few": {("x",): PartAnswers(having=1, others=1)}})
        with pytest.raises(InvalidRecordError, match="1 labels, not 2"):
            attrs.evolve(counts, answers={"few": {("f", "f"): PartAnswers(having=1, others=1)}})
        for place in (
            LinkedPlace("few", "Hone", "Foster", LinkedKind.BASE),
            LinkedPlace("fewer", "Home", "Foster", LinkedKind.BASE),
        ):
            with pytest.raises(UnknownNameError):
                counts.count(place)


class TestWhatIsNeverPrinted:
    """The few who are in one group and not in another that overlaps it, and what a reader knows of a group's size."""

    def test_the_difference_of_two_groups_is_protected(self) -> None:
        said = {"8": (20, 20), "11": (40, 30), "16": (2, 9)}
        counts = LinkedCounts(
            groupings=[AGES],
            answers={"few": {(label,): PartAnswers(having=yes, others=no) for label, (yes, no) in said.items()}},
            printed={"Age": ("few",)},
        )
        pattern = linked_pattern(counts, FEWER_THAN_FIVE)
        # 42 of 11 to 17 beside 40 of 11 to 15 would tell of the two who are older
        assert {place.group for place in pattern.hidden} & {"11 to 15", "11 to 17"}
        assert_safe(counts, FEWER_THAN_FIVE, pattern)
        enough = attrs.evolve(
            counts, answers={"few": {**counts.answers["few"], ("16",): PartAnswers(having=7, others=9)}}
        )
        assert linked_pattern(enough, FEWER_THAN_FIVE).hidden == ()

    @pytest.mark.parametrize(("most", "is_withheld"), [(None, False), (100, False), (2, True)])
    def test_a_group_that_is_known_to_be_no_larger(self, most: int | None, *, is_withheld: bool) -> None:
        """Of at most two there is nothing to take the two for, so their number is not printed at all."""
        counts = attrs.evolve(
            of_homes(few=((20, 10, 0), (10, 12, 0), (1, 1, 0))), printed={}, prints_people=frozenset({"Home"})
        )
        if most is not None:
            counts = attrs.evolve(counts, at_most={"Home": {"Residential": most}})
        assert (linked_pattern(counts, FEWER_THAN_FIVE).withheld == {("Home", "")}) is is_withheld


@pytest.mark.parametrize(("kind", "is_exposed"), [(LinkedKind.BASE, False), (LinkedKind.HAVING, True)])
def test_only_a_small_number_that_was_printed_is_exposed(kind: LinkedKind, is_exposed: bool) -> None:  # noqa: FBT001
    """It cannot be taken back; a large one tells of nobody."""
    counts = of_homes(safe=((30, 11, 0), (3, 25, 0), (20, 9, 0)))
    place = LinkedPlace("safe", "Home", "Kinship", kind)
    found = linked_pattern(counts, FEWER_THAN_FIVE, shown_already={place})
    assert found.exposed == ((place,) if is_exposed else ())


@pytest.mark.parametrize("kind", [LinkedKind.HAVING, LinkedKind.OTHERS])
def test_what_was_hidden_before_stays_hidden_however_large_it_is(kind: LinkedKind) -> None:
    """It is no small number, but who had it from its base and the other answer would know what was hidden."""
    counts = of_homes(safe=((30, 8, 0), (20, 9, 0), (40, 12, 0)))
    assert linked_pattern(counts, FEWER_THAN_FIVE).hidden == ()
    place = LinkedPlace("safe", "Home", "Foster", kind)
    found = linked_pattern(counts, FEWER_THAN_FIVE, hidden_already={place})
    beside = {LinkedPlace("safe", "Home", "Foster", each) for each in LinkedKind} - {place}
    assert place in found.hidden
    assert beside & set(found.hidden)
