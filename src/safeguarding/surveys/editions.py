"""All that one edition prints of a wave's people, protected together: questions, bases, blanks and groups.

Each question's own table is protected by itself: what everybody answered to one question tells nothing of another. By
groups it is otherwise, since a group has as many people beside every question; so all tables by groups are protected as
one, with everybody's totals known. What earlier editions printed is known, and what they hid stays hidden.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from safeguarding.disclosure.protection import ProtectedNumber
from safeguarding.disclosure.rules import DisclosureRule
from safeguarding.disclosure.tables import CellPlace
from safeguarding.disclosure.watching import Watching, part_of
from safeguarding.surveys.answers import AnswerCounts
from safeguarding.surveys.group_tables import GroupTables
from safeguarding.surveys.printed_numbers import NumberPlace, PrintedNumbers, no_numbers, points_at_few
from safeguarding.surveys.publication import PublishedQuestion, Withheld, published_question
from safeguarding.surveys.published_waves import CHANGED_A_LITTLE, PublishedWave
from safeguarding.surveys.responses import Responses


def published_wave(  # long: most of it says what its arguments are
    wave: str,
    answers: Mapping[str, AnswerCounts],
    responses: Responses | None,
    rule: DisclosureRule,
    *,
    shows_small_bases: bool = False,
    population: Mapping[str, Mapping[str, int]] | None = None,
    before: PrintedNumbers | None = None,
    watching: Watching | None = None,
) -> PublishedWave:
    r"""All that may be published of a wave's people together.

    Args:
        wave: The wave's name.
        answers: The true counts by question.
        responses: The responses one by one, where there are any: without them there is nothing by groups.
        rule: What counts as small.
        shows_small_bases: Whether to make a table even of fewer people than the threshold.
        population: How many people each group has, answered or not, by grouping; their numbers are then printed beside
            those who took part.
        before: What earlier editions printed and hid.
        watching: Told how far the search for what to hide has come, over all tables of the wave.

    Examples:
        >>> from safeguarding.disclosure import FEWER_THAN_FIVE
        >>> from safeguarding.surveys import Coding, Grouping, answer_column, counted_answers
        >>> from safeguarding.surveys.examples import TALK
        >>> homes = Grouping(name="Home", labels=("Foster", "Kinship"), members=(b"\1" * 40 + b"\0" * 30, b"\0" * 40 + b"\1" * 30))
        >>> answered = Responses(
        ...     wave="2017", size=70, answers={"talk": answer_column(TALK, list("YN" * 35))}, groupings=(homes,)
        ... )
        >>> made = published_wave("2017", {"talk": counted_answers(answered, TALK)}, answered, FEWER_THAN_FIVE)
        >>> found = made.by_group["Home", "talk"]
        >>> print(found.percentage(Coding.FAVOURABLE, "Foster"), found.base("Foster"))
        50 40
    """
    earlier = before or no_numbers("")
    # the tables by groups are as much work as all others
    whole = len(answers) * (1 if responses is None or not responses.groupings else 2)
    questions = {
        identifier: _question(
            wave,
            counts,
            rule,
            earlier,
            shows_small_bases=shows_small_bases,
            watching=part_of(watching, turn, 1, whole),
        )
        for turn, (identifier, counts) in enumerate(answers.items())
    }
    numbers = dict(_numbers_of(wave, questions))
    exposed = tuple(
        _place(wave, identifier, place)
        for identifier, made in questions.items()
        if isinstance(made, PublishedQuestion)
        for place in made.table.exposed
        if _place(wave, identifier, place) in earlier.shown
    )
    published = PublishedWave(wave=wave, questions=questions, numbers=numbers, exposed=exposed)
    if responses is None or not responses.groupings:
        return published
    tables = GroupTables(published, responses, rule, earlier, population or {})
    return tables.published(part_of(watching, len(answers), len(answers), whole))


def _place(wave: str, question: str, place: CellPlace) -> NumberPlace:
    return NumberPlace(wave, question, place[-1] or "")


def _numbers_of(
    wave: str, questions: Mapping[str, PublishedQuestion | Withheld]
) -> Iterator[tuple[NumberPlace, ProtectedNumber]]:
    for identifier, made in questions.items():
        if isinstance(made, PublishedQuestion):
            for place, number in made.table.cells.items():
                yield _place(wave, identifier, place), number


def _question(
    wave: str,
    counts: AnswerCounts,
    rule: DisclosureRule,
    before: PrintedNumbers,
    *,
    shows_small_bases: bool,
    watching: Watching | None,
) -> PublishedQuestion | Withheld:
    """A question's own table beside what earlier editions printed of it."""
    identifier = counts.question.identifier
    made = published_question(counts, rule, shows_small_bases=shows_small_bases, watching=watching)
    if isinstance(made, Withheld):
        return made
    cells = {_place(wave, identifier, place): place for place in made.table.cells}
    earlier = [each for each in before.of(wave, identifier) if each.at in cells]
    if not earlier:
        return made
    truth = {at: rule.printed(_true_count(made, counts, place)) for at, place in cells.items()}
    shown = {each.at: each.printed for each in earlier if each.printed is not None}
    if points_at_few(shown, truth, rule):
        return Withheld(question=identifier, reason=CHANGED_A_LITTLE)
    return published_question(
        counts,
        rule,
        shows_small_bases=shows_small_bases,
        hidden_already={cells[each.at] for each in earlier if each.printed is None},
        shown_already={cells[at] for at, number in shown.items() if number == truth[at]},
        watching=watching,
    )


def _true_count(made: PublishedQuestion, counts: AnswerCounts, place: CellPlace) -> int:
    labels = made.table.axes[-1].parts(place[-1])
    return sum(counts.count(option.code) for option in counts.question.options_in_base if option.label in labels)
