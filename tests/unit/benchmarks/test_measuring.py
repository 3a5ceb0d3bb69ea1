import importlib
from datetime import date

import pytest
from benchmarks import measuring
from benchmarks.__main__ import PARTS
from benchmarks.measuring import Line, Part, at_most, faster, medians, within
from benchmarks.results import cells, page, section, table


def line(goal: object = None, *, value: float = 2.0, peer_value: float | None = 16.0) -> Line:
    return Line(what="a thing", value=value, unit="ms", peer="a loop", peer_value=peer_value, goal=goal)  # type: ignore[arg-type]


class TestGoals:
    """A goal is met on its bound, and missed beyond it; the ratio is read as the goal asks."""

    def test_times_as_fast(self) -> None:
        assert line(faster(8)).ratio == 8
        assert [line(faster(bound)).is_met for bound in (8, 8.1)] == [True, False]

    def test_times_as_much(self) -> None:
        assert line(at_most(3), value=48.0).ratio == 3
        assert [line(at_most(bound), value=48.0).is_met for bound in (3, 2.9)] == [True, False]

    def test_an_amount(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A slower machine is allowed as much more time, and no more memory."""
        monkeypatch.setattr(measuring, "slowness", lambda: 1.0)
        assert [line(within(bound)).is_met for bound in (2, 1.9)] == [True, False]
        monkeypatch.setattr(measuring, "slowness", lambda: 1.5)
        assert [line(within(bound), value=3.0).is_met for bound in (2, 1.9)] == [True, False]
        assert not Line(what="memory", value=3.0, unit="MB", goal=within(2)).is_met

    def test_without_a_goal_or_a_peer(self) -> None:
        assert line().is_met is None
        assert line(faster(8), peer_value=None).is_met is None


def test_pieces_of_work_are_done_in_turns() -> None:
    """The one that begins changes from round to round, so that a slow moment falls on all."""
    done: list[str] = []
    took = medians({name: lambda name=name: done.append(name) for name in "ab"}, rounds=2, times=2)  # type: ignore[misc]
    assert done == list("aabbbbaa")
    assert list(took) == ["a", "b"]


def test_the_page_says_what_was_missed_and_what_was_not_measured() -> None:
    """Each line stands beside its peer; a missed goal is said, and so is a part whose library is missing."""
    one = Part(title="A part", about="About it.", lines=tuple, needs=("no-such-library",))
    other, day = Part(title="Another", about="About it.", lines=tuple), date(2026, 11, 26)
    sections = [
        section(one, [line(faster(8)), line(faster(9))], on=day, at_first=4.5),
        section(other, "needs numpy", on=day, at_first=None),
    ]
    text = page(sections)
    assert "2 goals, 1 missed" in text
    assert "| a thing | 2.00 ms | a loop | 16.0 ms | 8.00 × | at least 9 × times as fast | **no** |  |" in text
    assert "no-such-library not installed" in text
    assert "4.5 programs wanted its" in text
    assert "Not measured: needs numpy." in text


def test_a_part_that_is_measured_again_takes_its_own_place() -> None:
    """The others stand on the page as they were measured, in the same order."""
    day = date(2026, 11, 26)
    first, second = (Part(title=each, about="About it.", lines=tuple) for each in ("First", "Second"))
    old = page([section(each, [line(faster(9))], on=day, at_first=0.1) for each in (first, second)])
    new = page([section(first, [line(faster(8))], on=date(2026, 12, 1), at_first=0.1)], old)
    assert new.index("## First") < new.index("1 December 2026") < new.index("## Second") < new.index("26 November 2026")
    assert "2 goals, 1 missed" in new
    assert page([], new) == new


def test_a_cell_never_breaks_the_table() -> None:
    assert table([Line(what="a | b", value=1, unit="s")]).splitlines()[-1].count("|") == len(cells(line())) + 1


@pytest.mark.parametrize("name", PARTS)
def test_each_part_is_one(name: str) -> None:
    """A part's module hands out what the page prints; nothing is measured before it is asked for."""
    assert isinstance(importlib.import_module(f"benchmarks.{name}").PART, Part)
