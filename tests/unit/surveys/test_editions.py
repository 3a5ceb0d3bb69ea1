import random

import attrs
import pytest
from hypothesis import given, settings, strategies as st
from tests.survey_parts import HOME, TALK
from tests.unit.disclosure.test_linked_protection import Reader

from safeguarding.disclosure.linked_counts import LinkedCounts, LinkedKind, LinkedPlace, PartAnswers
from safeguarding.disclosure.rules import DisclosureRule
from safeguarding.disclosure.schemes import FEWER_THAN_FIVE, OFQUAL
from safeguarding.disclosure.tables import Axis
from safeguarding.surveys.answers import AnswerCounts
from safeguarding.surveys.editions import published_wave
from safeguarding.surveys.printed_numbers import (
    NUMBERS_FORMAT,
    NumberPlace,
    PrintedNumber,
    PrintedNumbers,
    joined_numbers,
    no_numbers,
)
from safeguarding.surveys.publication import PublishedQuestion, Withheld
from safeguarding.surveys.published_waves import CHANGED_A_LITTLE, OTHER_GROUPS, PublishedWave
from safeguarding.surveys.questions import Question
from safeguarding.surveys.responses import BLANK, Grouping, Responses, counted_answers
from safeguarding.surveys.words import Coding

RULE = FEWER_THAN_FIVE
HOMES, AGES = ("Foster", "Kinship", "Residential"), ("8 to 10", "11 to 17")


def invented(seed: int, people: int, questions: list[Question]) -> Responses:
    """Invented responses by home and by age."""
    chance = random.Random(seed)  # noqa: S311  # people to test on, no secrets
    homes = chance.choices(HOMES, (6, 3, 1), k=people)
    ages = chance.choices(AGES, (2, 3), k=people)
    return Responses(
        wave="2017",
        size=people,
        answers={
            each.identifier: bytes(
                chance.choices([*range(len(each.options)), BLANK], [3] * len(each.options) + [0.5], k=people)
            )
            for each in questions
        },
        groupings=tuple(
            Grouping(
                name=name, labels=labels, members=tuple(bytes(each == label for each in column) for label in labels)
            )
            for name, labels, column in (("Home", HOMES, homes), ("Age", AGES, ages))
        ),
    )


def published(
    responses: Responses,
    questions: list[Question],
    rule: DisclosureRule = RULE,
    before: PrintedNumbers | None = None,
    population: dict[str, dict[str, int]] | None = None,
) -> PublishedWave:
    answers = {each.identifier: counted_answers(responses, each) for each in questions}
    return published_wave(responses.wave, answers, responses, rule, before=before, population=population)


def edition(made: PublishedWave, before: PrintedNumbers | None = None, rule: DisclosureRule = RULE) -> PrintedNumbers:
    return joined_numbers(before or no_numbers("A survey"), "A survey", made.numbers.items(), rule)


def truth(responses: Responses, questions: list[Question]) -> LinkedCounts:
    """The same people counted one by one, in another way than the code under test counts them."""
    parts = [
        tuple(str([each[k] for each in grouping.members]) for grouping in responses.groupings)
        for k in range(responses.size)
    ]
    answers: dict[str, dict[tuple[str, ...], PartAnswers]] = {}
    for question in questions:
        cells: dict[tuple[str, ...], list[int]] = {part: [0, 0, 0] for part in parts}
        for part, byte in zip(parts, responses.answers[question.identifier], strict=True):
            option = question.options[byte] if byte < len(question.options) else None
            valid = option is not None and option.coding is not Coding.NOT_IN_BASE
            kind = 2 if not valid else 0 if option is not None and option.coding is Coding.FAVOURABLE else 1
            cells[part][kind] += 1
        answers[question.identifier] = {
            part: PartAnswers(having=having, others=others, without=without)
            for part, (having, others, without) in cells.items()
        }
    axes = []
    for k, grouping in enumerate(responses.groupings):
        labels = sorted({part[k] for part in parts})
        groups = {
            group: [label for label in labels if label == str([int(each == group) for each in grouping.labels])]
            for group in grouping.labels
        }
        axes.append(
            Axis(name=grouping.name, labels=labels, groups={k: v for k, v in groups.items() if v}, prints_labels=False)
        )
    return LinkedCounts(groupings=axes, answers=answers, printed={axis.name: tuple(answers) for axis in axes})


def shown_and_hidden(made: PublishedWave) -> tuple[list[LinkedPlace], list[LinkedPlace]]:
    shown: list[LinkedPlace] = []
    hidden: list[LinkedPlace] = []
    for at, number in made.numbers.items():
        if at.grouping:
            place = LinkedPlace(at.question, at.grouping, at.group, LinkedKind[at.entry.upper()])
            (hidden if number.is_hidden else shown).append(place)
    return shown, hidden


class TestProtectedTogether:
    """A reader of every table of a wave, with a solver, narrows no hidden count or base to within the threshold."""

    @settings(max_examples=8)
    @given(seed=st.integers(0, 10_000), people=st.integers(20, 90), counts_people=st.booleans())
    def test_joint_audit(self, seed: int, people: int, *, counts_people: bool) -> None:
        questions = [HOME, TALK]
        responses = invented(seed, people, questions)
        population = {"Home": dict.fromkeys(HOMES, 120)} if counts_people else None
        made = published(responses, questions, population=population)
        counts = truth(responses, questions)
        shown, hidden = shown_and_hidden(made)
        if counts_people and "Home" in made.people:
            counts = attrs.evolve(counts, prints_people=frozenset({"Home"}))
        reader = Reader(counts, shown)
        for place in hidden:
            assert reader.width(place) >= RULE.threshold - 1e-6, place
        for place in shown:
            number = made.numbers[
                NumberPlace("2017", place.question, place.kind.name.casefold(), place.grouping, place.group)
            ]
            assert number.value == counts.count(place)

    def test_a_share_is_never_printed_beside_a_hidden_base(self, scale: Question, yes_or_no: Question) -> None:
        for seed in range(8):
            made = published(invented(seed, 50, [scale, yes_or_no]), [scale, yes_or_no])
            for table in made.by_group.values():
                if isinstance(table, PublishedQuestion):
                    for group in table.table.axes[0].groups:
                        assert table.percentage(Coding.FAVOURABLE, group).is_hidden or not table.base(group).is_hidden
                    assert str(table.table).startswith(" ")


class TestEarlierEditions:
    """What was hidden stays hidden, what was shown is known, and a small change is never shown."""

    def test_the_same_again(self, scale: Question, yes_or_no: Question) -> None:
        questions = [scale, yes_or_no]
        responses = invented(5, 80, questions)
        first = published(responses, questions)
        again = published(responses, questions, before=edition(first))
        assert again.numbers == first.numbers
        assert edition(again, edition(first)) == edition(first)

    @pytest.mark.parametrize("seed", [0, 1, 2, 3])
    def test_what_was_hidden_stays_hidden(self, yes_or_no: Question, seed: int) -> None:
        """A rule that hides less does not show in a second edition what the first one hid."""
        responses = invented(seed, 60, [yes_or_no])
        first = published(responses, [yes_or_no], attrs.evolve(RULE, threshold=9))
        second = published(responses, [yes_or_no], before=edition(first))
        was_hidden = {at for at, number in first.numbers.items() if number.is_hidden}
        assert was_hidden
        assert not any(second.numbers[at].value is not None for at in was_hidden if at in second.numbers)

    def test_what_another_wave_hid_is_another_number(self, yes_or_no: Question) -> None:
        """Whose number was hidden in 2015 is not hidden for that in 2017."""
        responses = invented(1, 60, [yes_or_no])
        earlier = published(attrs.evolve(responses, wave="2015"), [yes_or_no], attrs.evolve(RULE, threshold=9))
        found = published(responses, [yes_or_no], before=edition(earlier)).numbers
        assert found == published(responses, [yes_or_no]).numbers

    @pytest.mark.parametrize(("more", "is_made"), [(1, False), (4, False), (9, False), (10, True)])
    def test_a_few_who_came_later(self, yes_or_no: Question, more: int, is_made: bool) -> None:  # noqa: FBT001  # a table of cases
        def answered(people: int) -> Responses:
            return Responses(wave="2017", size=people, answers={"q2": bytes(k % 2 for k in range(people))})

        before = edition(published(answered(80), [yes_or_no]))
        made = published(answered(80 + more), [yes_or_no], before=before).questions["q2"]
        assert isinstance(made, PublishedQuestion) is is_made
        if isinstance(made, Withheld):
            assert made.reason == CHANGED_A_LITTLE

    def test_a_small_number_that_was_printed_is_said(self, yes_or_no: Question) -> None:
        answered = Responses(wave="2017", size=60, answers={"q2": b"\0" * 53 + b"\1" * 7})
        before = edition(published(answered, [yes_or_no]))
        made = published(answered, [yes_or_no], attrs.evolve(RULE, threshold=9), before)
        assert made.exposed == (NumberPlace("2017", "q2", "No"),)
        assert made.numbers[NumberPlace("2017", "q2", "No")].is_hidden

    def test_groups_that_this_edition_does_not_know(self, yes_or_no: Question) -> None:
        by_sex = PrintedNumber(at=NumberPlace("2017", "q2", "base", "Sex", "Girls"), printed=40)
        before = PrintedNumbers(format=NUMBERS_FORMAT, title="A survey", numbers=[by_sex])
        made = published(invented(1, 80, [yes_or_no]), [yes_or_no], before=before).by_group["Home", "q2"]
        assert isinstance(made, Withheld)
        assert OTHER_GROUPS[1:] in made.reason

    def test_rounded_numbers(self, yes_or_no: Question) -> None:
        responses = invented(3, 80, [yes_or_no])
        first = published(responses, [yes_or_no], OFQUAL)
        again = published(responses, [yes_or_no], OFQUAL, edition(first, rule=OFQUAL))
        assert again.questions == first.questions

    def test_nothing_before_is_lost(self) -> None:
        base, other = NumberPlace("2015", "q2", ""), NumberPlace("2013", "q2", "")
        before = PrintedNumbers(
            format=NUMBERS_FORMAT,
            title="A survey",
            numbers=[PrintedNumber(at=base, printed=97), PrintedNumber(at=other, printed=None)],
        )
        assert joined_numbers(before, "A survey", (), RULE) == before


def test_few_people_make_a_table_only_where_that_is_asked(yes_or_no: Question) -> None:
    """Nobody who does not ask sees a table of three."""
    few = AnswerCounts(question=yes_or_no, chosen={"Y": 2, "N": 1})
    assert isinstance(published_wave("2017", {"q2": few}, None, RULE).questions["q2"], Withheld)
    made = published_wave("2017", {"q2": few}, None, RULE, shows_small_bases=True)
    assert isinstance(made.questions["q2"], PublishedQuestion)
    # without tables by groups there are no fewer numbers of them to hide
    assert made.is_least


def test_how_far_it_has_come(scale: Question, yes_or_no: Question) -> None:
    """Who waits is told within a wave, of each question's table and of the tables by groups, never backwards."""
    questions = [scale, yes_or_no]
    responses = invented(5, 60, questions)
    told: list[tuple[int, int]] = []
    answers = {each.identifier: counted_answers(responses, each) for each in questions}
    published_wave("2017", answers, responses, RULE, watching=lambda done, most: told.append((done, most)))
    assert [most for _, most in told] == [4_000] * len(told)
    done = [each for each, _ in told]
    assert done == sorted(done)
    assert len({each for each in done if each > 2_000}) > 1
    assert done[-1] <= 4_000
