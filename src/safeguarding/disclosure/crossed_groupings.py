"""What two groupings of the same people tell together of those who are in a group of each.

Nobody prints how many of the primary pupils are 11 or older. But where nobody below 11 is in a secondary school, and whoever
reads may know that, it is the number of those aged 11 or older less the number of secondary pupils. Of two groupings as of a
table's rows and columns, a number inside follows from the margins as far as no round of other numbers runs through it that
could be raised and lowered in turn. Where all combinations occur it can move by the smallest of the margins around it and of
what is left of everybody, of which each is protected as it is printed.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Mapping, Sequence

from safeguarding.disclosure.auditing import needed_width
from safeguarding.disclosure.linked_counts import LinkedCounts, LinkedKind, counted
from safeguarding.disclosure.rules import DisclosureRule
from safeguarding.disclosure.tables import Axis

_ANSWERED = (LinkedKind.HAVING, LinkedKind.OTHERS)
_TWO = 2

_Node = tuple[int, str]
_Edge = tuple[_Node, _Node]


def tells_of_few(
    counts: LinkedCounts,
    groupings: tuple[str, str],
    question: str,
    rule: DisclosureRule,
    *,
    is_first_edition: bool = False,
) -> bool:
    """Whether tables of one question by two groupings tell together of few people, or what all of a few answered.

    Whoever reads is taken to know which combinations of the two nobody is in. Parts of groups that overlap are taken as known.

    Args:
        counts: The true counts.
        groupings: The names of two groupings.
        question: The question; nothing for the numbers of people.
        rule: What counts as small.
        is_first_edition: Whether none of these numbers was printed before. Then the shares of two groups are hidden, both, where
            one of them is few: nobody reads them, and they keep nothing in its place.

    Examples:
        >>> from safeguarding.disclosure import FEWER_THAN_FIVE, Axis, PartAnswers
        >>> axes = [
        ...     Axis(name=name, labels=labels, groups={each.upper(): [each] for each in labels}, prints_labels=False)
        ...     for name, labels in (("Age", ("8 to 10", "11 on")), ("School", ("primary", "secondary")))
        ... ]
        >>> there = {("8 to 10", "primary"): (20, 12), ("11 on", "primary"): (1, 1), ("11 on", "secondary"): (30, 20)}
        >>> answers = {"safe": {part: PartAnswers(having=yes, others=no) for part, (yes, no) in there.items()}}
        >>> counts = LinkedCounts(groupings=axes, answers=answers, printed={"Age": ["safe"], "School": ["safe"]})
        >>> tells_of_few(counts, ("Age", "School"), "safe", FEWER_THAN_FIVE)
        True
    """
    names = [axis.name for axis in counts.groupings]
    one, other = (names.index(each) for each in groupings)
    asked = counts.answers[question] if question else next(iter(counts.answers.values()), {})
    kinds = (LinkedKind.HAVING, LinkedKind.OTHERS, LinkedKind.BASE) if question else (LinkedKind.PEOPLE,)
    inside: dict[LinkedKind, dict[_Edge, int]] = {kind: defaultdict(int) for kind in kinds}
    for part, each in asked.items():
        if each.people:
            for kind in kinds:
                inside[kind][(0, part[one]), (1, part[other])] += counted(each, kind)
    bases = inside[kinds[-1]]
    hidden: list[_Edge] = []
    if is_first_edition and question and not rule.tells_small_apart:
        sides = enumerate((counts.groupings[one], counts.groupings[other]))
        hidden = [pair for side, axis in sides if (pair := _hidden_pair(side, axis, inside, rule)) is not None]
    return any(
        _is_few(number, bases[edge], rule)
        and not any(_is_few(sum(_at(node, inside[kind])), sum(_at(node, bases)), rule) for node in edge)
        and all(len(_at(node, bases)) > 1 for node in edge)
        and _reach(edge, inside[kind], needed_width(rule), _free(hidden, kind, inside)) < needed_width(rule)
        for kind in kinds
        for edge, number in sorted(inside[kind].items())
    )


def _hidden_pair(
    side: int, axis: Axis, inside: Mapping[LinkedKind, Mapping[_Edge, int]], rule: DisclosureRule
) -> _Edge | None:
    """The two groups of a grouping whose shares are hidden, since one of them is few and everybody's share is known."""
    apart = {frozenset({label}) for label in axis.labels}
    if len(axis.labels) != _TWO or set(map(frozenset, axis.groups.values())) != apart:
        return None
    first, second = ((side, label) for label in axis.labels)
    few = (
        _is_few(sum(_at(node, inside[kind])), sum(_at(node, inside[LinkedKind.BASE])), rule)
        for node in (first, second)
        for kind in _ANSWERED
    )
    return (first, second) if any(few) else None


def _free(
    hidden: Sequence[_Edge], kind: LinkedKind, inside: Mapping[LinkedKind, Mapping[_Edge, int]]
) -> dict[tuple[_Node, _Node], int]:
    """How many of one answer two groups whose shares are hidden can exchange, so that nothing that is printed changes.

    As many of the other answer go back, between people of one group of the other grouping: no base changes.
    """
    if kind not in _ANSWERED:
        return {}
    others = inside[next(each for each in _ANSWERED if each is not kind)]

    def can_give(one: _Node, other: _Node) -> int:
        there = {node for edge in others if other in edge for node in edge if node != other}
        return sum(number for edge, number in others.items() if one in edge and not there.isdisjoint(edge))

    # where both groupings are hidden, neither may count on what the other gives away
    room = {pair: min(can_give(*pair), can_give(*pair[::-1])) // len(hidden) for pair in hidden}
    return {way: most for pair, most in room.items() for way in (pair, pair[::-1])}


def _is_few(number: int, base: int, rule: DisclosureRule) -> bool:
    """Whether a number, of a group or of a combination of groups, is none that may be known."""
    return rule.is_small(number) or (number != base and rule.whole_groups.tells_all(number, base))


def _at(node: _Node, numbers: Mapping[_Edge, int]) -> list[int]:
    """The numbers inside a group; where there is only one it is the group's own, which is protected already."""
    return [number for edge, number in numbers.items() if node in edge]


def _reach(edge: _Edge, numbers: Mapping[_Edge, int], most: int, free: Mapping[tuple[_Node, _Node], int]) -> int:
    """How far a number inside can move, up and down, while all margins stay as they are; no further than is asked."""
    rise = _flow(edge, {each: (most, number) for each, number in numbers.items() if each != edge}, most, free)
    fall = _flow(edge, {each: (number, most) for each, number in numbers.items() if each != edge}, most, free)
    return rise + min(fall, numbers[edge])


def _flow(
    edge: _Edge, room: Mapping[_Edge, tuple[int, int]], most: int, free: Mapping[tuple[_Node, _Node], int]
) -> int:
    """How much can be handed from the column of a number to its row, through columns and rows in turn.

    Args:
        edge: The number's row and column.
        room: Of each other number, how much can go from its row to its column, and how much back.
        most: How much is asked.
        free: How much can go from one row, or column, to another whose margins are both hidden.
    """
    left: dict[tuple[_Node, _Node], int] = dict(free)
    for (row, column), (forth, back) in room.items():
        left[row, column], left[column, row] = forth, back
    target, source = edge
    moved = 0
    while moved < most:
        came: dict[_Node, _Node] = {source: source}
        waiting = deque([source])
        while waiting and target not in came:
            node = waiting.popleft()
            for (start, end), some in left.items():
                if start == node and some and end not in came:
                    came[end] = node
                    waiting.append(end)
        if target not in came:
            break
        node = target
        while node != source:
            left[came[node], node] -= 1
            left[node, came[node]] += 1
            node = came[node]
        moved += 1
    return moved
