"""Would a test notice? Small changes are made to the rules, one at a time, and the tests of each are run.

    python tools/mutants.py --sample 100 --seed 20261126     so many changes, drawn anew for each seed
    python tools/mutants.py disclosure/auditing.py dates     every change of these modules; kept in tests/mutants.json
    python tools/mutants.py dbs --most 60                    at most so many of each module, drawn; kept as well
    python tools/mutants.py dbs --again                      what survived, where tests have been written since

A change is *killed* where a test fails or does not end. What survives is printed as a difference: write the test that it
lacks, or put down in ``tests/mutants.json`` why no test can tell it from the original. Needs the extra ``mutants``.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from cosmic_ray.ast import get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator

ROOT = Path(__file__).resolve().parent.parent
# what is tried is what stands here, whatever is installed
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from tools import mutant_trials as trials  # noqa: E402 - found there

PACKAGE = ROOT / "src" / "safeguarding"
KEPT = ROOT / "tests" / "mutants.json"
RULES = (
    *("dates", "numbers", "statistics", "disclosure", "dbs", "figures/kinds", "inspections", "recommendations"),
    *("recruitment", "surveys", "indicators", "timescales"),
)
"""The rooms of rules. Readers and pages are tried by damage and by what they print."""
DECLARED = ("kw_only", "repr", "eq", "init", "order", "hash", "cmp", "frozen", "slots", "strict", "checked_on")
"""Arguments that are no rule: how a record is made and shown, of which every record's tests tell; guards that only a
slip of ours would meet; and the day on which a source was read."""
_KINDS = tuple(
    f"core/{kind}"
    for kind in (
        *(f"ReplaceComparisonOperator_{kind}" for kind in ("Lt_LtE", "LtE_Lt", "Gt_GtE", "GtE_Gt", "Lt_Gt", "Gt_Lt")),
        *(f"ReplaceComparisonOperator_{kind}" for kind in ("Eq_NotEq", "NotEq_Eq", "Is_IsNot", "IsNot_Is")),
        *(f"ReplaceBinaryOperator_{kind}" for kind in ("Add_Sub", "Sub_Add", "Mul_Div", "Div_Mul", "FloorDiv_Div")),
        *("ReplaceUnaryOperator_USub_UAdd", "ReplaceUnaryOperator_Delete_Not", "AddNot", "NumberReplacer"),
        *("ReplaceTrueWithFalse", "ReplaceFalseWithTrue", "ReplaceAndWithOr", "ReplaceOrWithAnd"),
        *("ReplaceBreakWithContinue", "ReplaceContinueWithBreak", "ZeroIterationForLoop"),
    )
)


@dataclass(frozen=True)
class Mutant:
    """One change of one module."""

    module: Path
    operator: str
    occurrence: int

    @property
    def room(self) -> str:
        """The room of rules that it is in."""
        return next(room for room in RULES if self.module.is_relative_to(PACKAGE / room))

    @property
    def kept_as(self) -> str:
        """The module's name in what is kept."""
        return self.module.relative_to(PACKAGE).as_posix()

    @cache  # noqa: B019 - as many as there are
    def changed(self) -> str | None:
        """The module's text with the change; None where it changes nothing."""
        code = _text(self.module)
        made: str | None = mutate_code(code, get_operator(self.operator)(), self.occurrence)
        try:
            return None if made == code or not made or not compile(made, "", "exec", dont_inherit=True) else made
        except SyntaxError:
            return None

    @cache  # noqa: B019
    def _block(self) -> tuple[int, list[str], list[str]]:
        """Which line it begins on, the lines that it takes out, and those that it puts in."""
        before, after = _text(self.module).splitlines(), (self.changed() or "").splitlines()
        start = next((k for k, pair in enumerate(zip(before, after, strict=False)) if pair[0] != pair[1]), 0)
        most = min(len(before), len(after)) - start
        end = next((k for k in range(most) if before[-1 - k] != after[-1 - k]), most)
        return start + 1, before[start : len(before) - end], after[start : len(after) - end]

    @cache  # noqa: B019
    def difference(self) -> str:
        """What is changed, as lines taken out and put in; by it a reason is found again when lines have moved."""
        _, out, put = self._block()
        return "\n".join((*(f"- {each.strip()}" for each in out), *(f"+ {each.strip()}" for each in put)))

    def change(self) -> trials.Change | None:
        """What is tried; None where it changes nothing."""
        text = self.changed()
        if text is None:
            return None
        first, out, _ = self._block()
        return trials.Change(self.module, text, frozenset(range(first, first + max(1, len(out)))))


@cache
def _text(module: Path) -> str:
    return module.read_text(encoding="utf-8")


def mutants_of(module: Path) -> Iterator[Mutant]:
    """Every change of a module, in order."""
    nodes = list(_nodes(get_ast(_text(module))))
    for operator in _KINDS:
        made = get_operator(operator)()
        places = [node for node in nodes for _ in made.mutation_positions(node)]
        yield from (Mutant(module, operator, place) for place, node in enumerate(places) if not _says_no_rule(node))


def _says_no_rule(node: Any) -> bool:  # noqa: ANN401 - a node of a tree that has no types
    """Whether it stands in an argument that is no rule, or only says that what follows is given by name."""
    if node.parent is not None and node.parent.type in ("parameters", "param") and node.type == "operator":
        return True
    argument = node.search_ancestor("argument")
    return argument is not None and argument.children[0].get_code().strip() in DECLARED


def _nodes(node: Any) -> Iterator[Any]:  # noqa: ANN401 - a node of a tree that has no types
    yield node
    for child in getattr(node, "children", ()):
        yield from _nodes(child)


def modules_of(names: Sequence[str]) -> list[Path]:
    """The modules that are meant by paths in the package: files, or whole rooms; the invented records of examples hold no rule."""
    found: list[Path] = []
    for name in names:
        place = PACKAGE / name
        found += sorted(place.rglob("*.py")) if place.is_dir() else [place]
    return [each for each in found if not each.name.startswith("__") and each.name != "examples.py"]


def tried(mutants: Sequence[Mutant], *, within_functions: bool = False) -> dict[Mutant, bool]:
    """Whether each is killed; those that change nothing are left out."""
    answers: dict[Mutant, bool] = {}
    for room in dict.fromkeys(mutant.room for mutant in mutants):
        own = {mutant: change for mutant in mutants if mutant.room == room and (change := mutant.change())}
        found = trials.tried(list(own.values()), tests_of(room), within_functions=within_functions)
        answers |= {mutant: killed for mutant, killed in zip(own, found, strict=True) if killed is not None}
        print(f"{room}: {found.count(True)} noticed, {found.count(False)} not", file=sys.stderr, flush=True)
    return answers


def tests_of(room: str) -> list[str]:
    """What is run for the changes of a room: its examples, its own tests, and those beside a room within a room."""
    own = ROOT / "tests" / "unit" / room
    beside = sorted(own.parent.glob("test_*.py")) if "/" in room else []
    return [f"src/safeguarding/{room}", *map(str, (own, *beside))]


def kept() -> dict[str, dict[str, Any]]:
    """What was found so far, by module: how many were killed of how many, and why what survived is no gap."""
    found: dict[str, dict[str, Any]] = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.is_file() else {}
    return found


def reasons() -> dict[tuple[str, str], str]:
    """By module and change, why no test can tell it from the original."""
    return {(name, each["change"]): each["why"] for name, found in kept().items() for each in found["survived"]}


def keep(answers: dict[Mutant, bool], every: Sequence[Mutant], *, again: bool) -> None:
    """Put what was found into the file, with the reasons that were put down before."""
    found, why = kept(), reasons()
    for module in dict.fromkeys(mutant.module for mutant in answers):
        own = {mutant: killed for mutant, killed in answers.items() if mutant.module == module}
        name = module.relative_to(PACKAGE).as_posix()
        left = dict.fromkeys(mutant.difference() for mutant, killed in own.items() if not killed)
        others = {mutant.difference() for mutant in every if mutant.module == module and mutant not in own}
        # a reason holds while there is its change, whether or not that was drawn again
        earlier = [each for (of, each), reason in why.items() if of == name and reason and each in others - left.keys()]
        of = found[name]["of"] if again else len(own) + len(earlier)
        found[name] = {
            "killed": of - len(earlier) - sum(not killed for killed in own.values()),
            "of": of,
            "drawn from": sum(mutant.module == module for mutant in every),
            "survived": [{"change": each, "why": why.get((name, each), "")} for each in (*left, *earlier)],
        }
    KEPT.write_text(json.dumps(dict(sorted(found.items())), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def drawn(every: Sequence[Mutant], asked: argparse.Namespace) -> list[Mutant]:
    """Those that are tried: a sample of all, so many of each module, or all."""
    lot = random.Random(asked.seed)  # noqa: S311 - a draw, no secret
    if asked.again:
        survived = reasons()
        return [mutant for mutant in every if (mutant.kept_as, mutant.difference()) in survived]
    if asked.sample:
        return lot.sample(every, min(asked.sample, len(every)))
    chosen: list[Mutant] = []
    for module in dict.fromkeys(mutant.module for mutant in every):
        own = [mutant for mutant in every if mutant.module == module]
        chosen += lot.sample(own, asked.most) if asked.most and len(own) > asked.most else own
    return chosen


def main() -> int:
    """Try a sample, or the changes of some modules."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "modules", nargs="*", help="paths in the package: dates/periods.py, or a room such as disclosure"
    )
    parser.add_argument("--sample", type=int, help="try so many changes, drawn from all of them")
    parser.add_argument("--most", type=int, help="try at most so many changes of each module, drawn")
    parser.add_argument("--functions", action="store_true", help="leave out constants, which take seconds each")
    parser.add_argument("--again", action="store_true", help="try what survived before")
    parser.add_argument("--seed", type=int, default=0, help="which ones are drawn, such as the day's date")
    parser.add_argument("--least", type=int, default=0, help="fail where fewer per cent are killed")
    asked = parser.parse_args()
    os.environ["PYTHONPATH"] = os.pathsep.join((str(ROOT / "src"), str(ROOT)))
    os.chdir(ROOT)
    every = [mutant for module in modules_of(asked.modules or RULES) for mutant in mutants_of(module)]
    answers = tried(drawn(every, asked), within_functions=asked.functions)
    if not asked.sample:
        keep(answers, every, again=asked.again)
    known = {change for change, why in reasons().items() if why}
    left = [
        mutant
        for mutant, killed in answers.items()
        if not killed and (mutant.kept_as, mutant.difference()) not in known
    ]
    for mutant in left:
        print(f"{mutant.kept_as}:{min(mutant.change().lines)}\n{mutant.difference()}\n")  # type: ignore[union-attr]
    killed = len(answers) - len(left)
    share = 100 * killed // max(1, len(answers))
    print(f"{killed} of {len(answers)} changes noticed, or told apart by nothing ({share}%)")
    return int(share < asked.least)


if __name__ == "__main__":
    sys.exit(main())
