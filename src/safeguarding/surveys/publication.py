"""What may be published of a question: its table under a disclosure rule, and shares that follow from that table only.

Everything printed of a question in a wave comes out of one audited table, with the sums of favourable, neutral and
unfavourable options among its margins; a share worked out beside it could give away what it hides. Blanks are left
out of it: that somebody left a question blank tells nobody their answer.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Mapping, Sequence, Set as AbstractSet
from decimal import Decimal

import attrs

from safeguarding.disclosure.protection import (
    ProtectedNumber,
    ProtectedTable,
    protected_percentage,
    protected_table as protect,
)
from safeguarding.disclosure.rules import DisclosureRule
from safeguarding.disclosure.tables import Axis, CellPlace, CountTable
from safeguarding.disclosure.watching import Watching
from safeguarding.disclosure.whole_groups import whole_group_places
from safeguarding.numbers.apportionment import largest_remainder
from safeguarding.records import NoTruthValue, Record
from safeguarding.surveys.answers import AnswerCounts
from safeguarding.surveys.questions import Question
from safeguarding.surveys.responses import Grouping, Responses
from safeguarding.surveys.words import Coding

ANSWER_AXIS = "Answer"


@attrs.frozen(kw_only=True)
class Withheld(NoTruthValue, Record):
    """A table that is not made at all.

    Attributes:
        question: The question's identifier.
        reason: Why, in a sentence that gives no number away.
    """

    _instead = "reason"
    _words = "{0.reason}"

    question: str
    reason: str


@attrs.frozen(kw_only=True)
class PublishedQuestion(Record):
    """A question's table as it may be published.

    Attributes:
        question: The question as it was put.
        table: The audited table, by answer, or by group and answer.
    """

    _words = "{0.question}\n{0.table}"

    question: Question
    table: ProtectedTable

    def counted(self, coding: Coding, group: str | None = None) -> ProtectedNumber:
        """How many answered so, of everybody or of a group."""
        labels = _labels(self.question, coding)
        if not labels:
            return ProtectedNumber(0)
        return self.table.at(*self._place(_entry(labels, coding), group))

    def base(self, group: str | None = None) -> ProtectedNumber:
        """How many gave a valid answer, of everybody or of a group."""
        return self.table.at(*self._place(None, group))

    def percentage(self, coding: Coding, group: str | None = None) -> ProtectedNumber:
        """The percentage that answered so, of valid answers; hidden where its count or its base is."""
        labels = _labels(self.question, coding)
        if not labels:
            return ProtectedNumber(symbol=self.table.rule.symbols.not_applicable)
        return protected_percentage(
            self.table, self._place(_entry(labels, coding), group), base=self._place(None, group)
        )

    def option_percentage(self, label: str) -> ProtectedNumber:
        """The percentage that chose one option, of valid answers; hidden where its count or its base is."""
        return protected_percentage(self.table, (label,), base=(None,))

    def summing_percentages(self) -> dict[str, Decimal] | None:
        """Each option's percentage by the largest-remainder method, so that they sum to 100; None where any is hidden.

        Some differ by one from the option's own rounded percentage. Say so beside them.
        """
        labels = [option.label for option in self.question.options_in_base]
        counts = [self.table.at(label).value for label in labels]
        if not any(counts) or any(count is None for count in counts):
            return None
        parts = largest_remainder([int(count or 0) for count in counts])
        return dict(zip(labels, parts, strict=True))

    def percentages_sum_to_100(self) -> bool:
        """Whether the shown percentages of the options, each rounded, sum to 100; True where any is hidden."""
        shown = [self.option_percentage(option.label).value for option in self.question.options_in_base]
        return any(value is None for value in shown) or sum(value for value in shown if value is not None) == 100  # noqa: PLR2004  # per cent

    def has_group(self, group: str) -> bool:
        """Whether anybody in the group answered, so that there is something to print."""
        return group in self.table.axes[0].groups

    def is_whole(self, group: str | None = None) -> bool:
        """Whether nothing of it is hidden, so that a mean or a net balance tells no more than the table."""
        answers = self.table.axes[-1].printed_entries
        return not any(self.table.at(*self._place(entry, group)).is_hidden for entry in answers)

    def _place(self, entry: str | None, group: str | None) -> CellPlace:
        return (entry,) if len(self.table.axes) == 1 else (group, entry)


def published_question(
    answers: AnswerCounts,
    rule: DisclosureRule,
    *,
    shows_small_bases: bool = False,
    hidden_already: AbstractSet[CellPlace] = frozenset(),
    shown_already: AbstractSet[CellPlace] = frozenset(),
    watching: Watching | None = None,
) -> PublishedQuestion | Withheld:
    """A question's table of answers as it may be published.

    Args:
        answers: The true counts.
        rule: What counts as small.
        shows_small_bases: Whether to make a table even of fewer people than the threshold; its small numbers are
            hidden all the same.
        hidden_already: Places of the table that an earlier edition hid, so that they stay hidden.
        shown_already: Places that an earlier edition printed, so that a reader knows them.
        watching: Told how far the search for what to hide has come.

    Examples:
        >>> from safeguarding.surveys.examples import TALK
        >>> from safeguarding.disclosure.schemes import FEWER_THAN_FIVE
        >>> for good, bad in ((60, 20), (78, 2), (3, 1)):
        ...     made = published_question(AnswerCounts(question=TALK, chosen={"Y": good, "N": bad}), FEWER_THAN_FIVE)
        ...     print(made.reason if isinstance(made, Withheld) else f"{made.percentage(Coding.FAVOURABLE)} of {made.base()}")
        75 of 80
        c of 80
        Fewer people answered than the disclosure rule's threshold: no table.
    """
    question = answers.question
    if answers.valid < rule.threshold and not shows_small_bases:
        return _withheld(question)
    counts: dict[tuple[str, ...], int] = {
        (option.label,): answers.count(option.code) for option in question.options_in_base
    }
    return PublishedQuestion(
        question=question,
        table=_protected(
            CountTable([_answer_axis(question)], counts),
            question,
            rule,
            hidden_already=hidden_already,
            shown_already=shown_already,
            watching=watching,
        ),
    )


def published_by_group(
    responses: Responses,
    question: Question,
    grouping: Grouping,
    rule: DisclosureRule,
    *,
    shows_small_bases: bool = False,
) -> PublishedQuestion | Withheld:
    """A question's table by group and answer as it may be published. Groups may overlap, and need not hold everybody.

    Raises:
        UnknownNameError: for a question that the wave does not have.

    Examples:
        >>> from safeguarding.surveys import Coding
        >>> from safeguarding.surveys.examples import SAFE
        >>> ages = Grouping(name="Age", labels=("younger", "older"), members=(bytes([1] * 40 + [0] * 40), bytes([0] * 40 + [1] * 40)))
        >>> from safeguarding.disclosure.schemes import FEWER_THAN_FIVE
        >>> answers = {"safe": bytes([0] * 30 + [1] * 10 + [0] * 25 + [1] * 15)}
        >>> responses = Responses(wave="2017", size=80, answers=answers, groupings=[ages])
        >>> made = published_by_group(responses, SAFE, ages, FEWER_THAN_FIVE)
        >>> made.percentage(Coding.FAVOURABLE, "younger"), made.base("younger")
        (ProtectedNumber(value=Decimal('75'), symbol=''), ProtectedNumber(value=40, symbol=''))
    """
    column = responses.column(question.identifier)
    labels = {k: option.label for k, option in enumerate(question.options) if option.is_in_base}
    members = zip(*grouping.members, strict=True) if grouping.members else itertools.repeat((), len(column))
    parts = Counter((belongs, byte) for belongs, byte in zip(members, column, strict=True) if byte in labels)
    if parts.total() < rule.threshold and not shows_small_bases:
        return _withheld(question)
    names = {belongs: _part_name(belongs) for belongs, _ in parts}
    axis = Axis(
        name=grouping.name,
        labels=sorted(names.values()) or ["nobody"],
        groups=_groups_of_parts(grouping, names),
        prints_labels=False,
    )
    counts: dict[tuple[str, ...], int] = {
        (names[belongs], labels[byte]): count for (belongs, byte), count in parts.items()
    }
    table = _protected(CountTable([axis, _answer_axis(question)], counts), question, rule)
    return PublishedQuestion(question=question, table=table)


def _protected(
    table: CountTable,
    question: Question,
    rule: DisclosureRule,
    *,
    hidden_already: AbstractSet[CellPlace] = frozenset(),
    shown_already: AbstractSet[CellPlace] = frozenset(),
    watching: Watching | None = None,
) -> ProtectedTable:
    """The table under the rule, where no small group tells that all of it gave an answer, or none did.

    An answer is what it counts as: that nobody of six chose one option of five is common and tells little. That
    everybody chose the same option tells all.
    """
    whole = rule.whole_groups
    sums = [_entry(labels, coding) for coding in Coding if (labels := _labels(question, coding))]
    telling = set(whole_group_places(table, whole, sums))
    for place in whole_group_places(table, whole, table.axes[-1].labels):
        if table.count(*place):
            telling.add(place)
    return protect(
        table, rule, hidden_already=hidden_already, shown_already=shown_already, telling=telling, watching=watching
    )


def favourable_entry(question: Question) -> str | None:
    """The entry of a question's table that counts the favourable answers; None where no option is favourable."""
    labels = _labels(question, Coding.FAVOURABLE)
    return _entry(labels, Coding.FAVOURABLE) if labels else None


def _entry(labels: Sequence[str], coding: Coding) -> str:
    return labels[0] if len(labels) == 1 else _sum_label(coding)


def _groups_of_parts(grouping: Grouping, names: Mapping[tuple[int, ...], str]) -> dict[str, set[str]]:
    """Each group that holds anybody, with its parts. A group of nobody is left out: it has nothing to print."""
    groups = {label: {name for belongs, name in names.items() if belongs[k]} for k, label in enumerate(grouping.labels)}
    return {label: parts for label, parts in groups.items() if parts}


def _part_name(belongs: tuple[int, ...]) -> str:
    """People who belong to exactly the same groups are one part, which is never printed."""
    return f"part {''.join(map(str, belongs))}"


def _withheld(question: Question) -> Withheld:
    return Withheld(
        question=question.identifier, reason="Fewer people answered than the disclosure rule's threshold: no table."
    )


def _answer_axis(question: Question) -> Axis:
    sums = {_sum_label(coding): _labels(question, coding) for coding in Coding if coding.is_of_a_base}
    return Axis(
        name=ANSWER_AXIS,
        labels=[option.label for option in question.options_in_base],
        groups={label: frozenset(options) for label, options in sums.items() if len(options) > 1},
    )


def _labels(question: Question, coding: Coding) -> list[str]:
    return [option.label for option in question.options_in_base if option.coding is coding]


def _sum_label(coding: Coding) -> str:
    return f"all {coding.label}"


def published_beside(
    question_table: PublishedQuestion, responses: Responses, grouping: Grouping
) -> PublishedQuestion | Withheld:
    """A question's table by group, safe beside the question's own table and beside tables by other groupings.

    Tables that share hidden totals can give away together what each of them hides. So a table by group is made only
    where the question's own table hides nothing and this one hides none of its totals: then the tables share nothing
    but numbers that everybody knows, and what a reader can work out from all of them is what each of them tells.

    Examples:
        >>> from safeguarding.surveys import Coding
        >>> from safeguarding.surveys.examples import SAFE
        >>> ages = Grouping(name="Age", labels=("younger", "older"), members=(bytes([1] * 40 + [0] * 40), bytes([0] * 40 + [1] * 40)))
        >>> from safeguarding.disclosure.schemes import FEWER_THAN_FIVE
        >>> answers = {"safe": bytes([0] * 30 + [1] * 10 + [0] * 25 + [1] * 15)}
        >>> responses = Responses(wave="2017", size=80, answers=answers, groupings=[ages])
        >>> whole = published_question(AnswerCounts(question=SAFE, chosen={"Y": 55, "N": 25}), FEWER_THAN_FIVE)
        >>> made = published_beside(whole, responses, ages)
        >>> made.percentage(Coding.FAVOURABLE, "older"), made.base("older")
        (ProtectedNumber(value=Decimal('63'), symbol=''), ProtectedNumber(value=40, symbol=''))
    """
    question = question_table.question
    if question_table.is_whole():
        made = published_by_group(responses, question, grouping, question_table.table.rule)
        if isinstance(made, Withheld) or made.is_whole():
            return made
    return Withheld(
        question=question.identifier,
        reason=f"By {grouping.name}: a total is hidden, and a second table would narrow it: no table.",
    )
