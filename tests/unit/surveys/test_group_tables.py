"""A wave's tables by groups: which are made at all, and how many of each group took part."""

import attrs
import pytest
from tests.unit.surveys.test_editions import RULE, edition, invented, published

from safeguarding.surveys.editions import published_wave
from safeguarding.surveys.publication import PublishedQuestion, Withheld
from safeguarding.surveys.published_waves import (
    CHANGED_A_LITTLE,
    NOBODY_ANSWERED,
    NONE_IS_FAVOURABLE,
    TOTAL_IS_HIDDEN,
)
from safeguarding.surveys.questions import Question
from safeguarding.surveys.responses import BLANK, Grouping, Responses, counted_answers
from safeguarding.surveys.words import Coding


class TestPeople:
    """How many of each group took part is printed beside the population only where both can be."""

    def test_beside_the_population(self, yes_or_no: Question) -> None:
        responses = invented(4, 90, [yes_or_no])
        made = published(responses, [yes_or_no], population={"Home": {"Foster": 120, "Kinship": 60, "Residential": 20}})
        foster = made.people["Home"]["Foster"]
        assert foster.is_hidden or foster.value == sum(responses.groupings[0].members[0])

    def test_not_beside_a_small_population(self, yes_or_no: Question) -> None:
        responses = invented(4, 90, [yes_or_no])
        population = {"Home": {"Foster": 120, "Kinship": 60, "Residential": 4}}
        assert published(responses, [yes_or_no], population=population).people == {}

    @pytest.mark.parametrize(
        ("population", "is_made"),
        [
            ({"Younger": 40, "Older": 60}, True),
            ({"Younger": 30, "Older": 60}, True),
            # fewer people than took part: one of the two is wrong
            ({"Younger": 29, "Older": 60}, False),
            # a group of four is small, however many took part
            ({"Younger": 40, "Older": 60, "Oldest": 4}, False),
            ({"Younger": 40, "Older": 60, "Oldest": 5}, True),
            # of a group of nobody nobody took part
            ({"Younger": 40, "Older": 60, "Oldest": 0}, True),
        ],
    )
    def test_beside_a_population_that_can_be(self, population: dict[str, int], is_made: bool) -> None:  # noqa: FBT001
        """Numbers of people alone, where no question was put: thirty younger and forty older ones."""
        ages = Grouping(
            name="Age", labels=("Younger", "Older"), members=(b"\1" * 30 + b"\0" * 40, b"\0" * 30 + b"\1" * 40)
        )
        responses = Responses(wave="2017", size=70, answers={}, groupings=(ages,))
        made = published_wave("2017", {}, responses, RULE, population={"Age": population})
        found = {name: {group: number.value for group, number in each.items()} for name, each in made.people.items()}
        assert found == ({"Age": {"Younger": 30, "Older": 40}} if is_made else {})


def test_why_there_is_no_table_of_nobody_and_of_nothing_favourable(yes_or_no: Question) -> None:
    """Where a total is shown it is not said to be hidden; a nought that the rule hides is."""
    responses = invented(4, 90, [yes_or_no])
    neutral = attrs.evolve(yes_or_no, options=[attrs.evolve(each, coding=Coding.NEUTRAL) for each in yes_or_no.options])
    silent = attrs.evolve(responses, answers={"q2": bytes([BLANK]) * 90})
    for asked, people, rule, reason in (
        (neutral, responses, RULE, NONE_IS_FAVOURABLE),
        (yes_or_no, silent, RULE, NOBODY_ANSWERED),
        (yes_or_no, silent, attrs.evolve(RULE, hides_zeros=True), TOTAL_IS_HIDDEN),
    ):
        answers = {"q2": counted_answers(people, asked)}
        made = published_wave("2017", answers, people, rule, shows_small_bases=True).by_group["Home", "q2"]
        assert isinstance(made, Withheld)
        assert made.reason == f"By Home: {reason[:1].casefold()}{reason[1:]}"


def test_groups_that_differ_by_a_few(yes_or_no: Question) -> None:
    """Those aged 11 or older are the secondary pupils and two more: beside one table the other would tell of the two."""
    ages = b"\0" * 32 + b"\1" * 52
    for primary, is_made in ((34, False), (44, True)):
        schools = b"\1" * primary + b"\0" * (84 - primary)
        groupings = tuple(
            Grouping(name=name, labels=labels, members=(bytes(1 - each for each in column), column))
            for name, labels, column in (
                ("Age", ("8 to 10", "11 on"), ages),
                ("School", ("Secondary", "Primary"), schools),
            )
        )
        column = bytes(k % 2 for k in range(84))
        responses = Responses(wave="2017", size=84, answers={yes_or_no.identifier: column}, groupings=groupings)
        made = published(responses, [yes_or_no])
        assert isinstance(made.by_group["Age", yes_or_no.identifier], PublishedQuestion)
        beside = made.by_group["School", yes_or_no.identifier]
        assert isinstance(beside, PublishedQuestion) is is_made


def test_a_second_edition_takes_what_was_printed_in_the_first_as_known(yes_or_no: Question) -> None:
    """Of a small wave two tables hide shares beside one another; printed before, they would tell of four. Another wave's tell nothing."""
    cells = {("0", "0"): (11, 3), ("0", "1"): (9, 3), ("1", "0"): (10, 2), ("1", "1"): (8, 2)}
    people = [
        (*part, k) for part, answered in cells.items() for k, number in enumerate(answered) for _ in range(number)
    ]
    groupings = tuple(
        Grouping(
            name=name,
            labels=("a", "b"),
            members=tuple(bytes(each[place] == group for each in people) for group in "01"),
        )
        for place, name in enumerate(("Age", "School"))
    )
    answers = {yes_or_no.identifier: bytes(k for _, _, k in people)}
    responses = Responses(wave="2017", size=len(people), answers=answers, groupings=groupings)
    key = "School", yes_or_no.identifier
    first = published(responses, [yes_or_no])
    assert isinstance(first.by_group[key], PublishedQuestion)
    assert isinstance(published(responses, [yes_or_no], before=edition(first)).by_group[key], Withheld)
    other = edition(published(attrs.evolve(responses, wave="2015"), [yes_or_no]))
    assert isinstance(published(responses, [yes_or_no], before=other).by_group[key], PublishedQuestion)


@pytest.mark.parametrize(("more", "is_made"), [(4, False), (10, True)])
def test_a_few_who_came_later_to_one_group(yes_or_no: Question, more: int, is_made: bool) -> None:  # noqa: FBT001
    """Twenty more in another group hide no few in this one: the table by groups is not made again."""

    def answered(younger: int, older: int) -> Responses:
        ages = Grouping(
            name="Age",
            labels=("Younger", "Older"),
            members=(b"\1" * younger + b"\0" * older, b"\0" * younger + b"\1" * older),
        )
        column = bytes(k % 2 for k in range(younger + older))
        size = younger + older
        return Responses(wave="2017", size=size, answers={yes_or_no.identifier: column}, groupings=(ages,))

    before = edition(published(answered(40, 60), [yes_or_no]))
    made = published(answered(40 + more, 80), [yes_or_no], before=before)
    assert isinstance(made.questions[yes_or_no.identifier], PublishedQuestion)
    beside = made.by_group["Age", yes_or_no.identifier]
    assert isinstance(beside, PublishedQuestion) is is_made
    assert is_made or (isinstance(beside, Withheld) and CHANGED_A_LITTLE[1:] in beside.reason)
