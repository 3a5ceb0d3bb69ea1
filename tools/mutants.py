"""Would a test notice? Small changes are made to the rules, one at a time, in a copy, and the tests of each are run.

    python tools/mutants.py --sample 100 --seed 20261126     so many changes, drawn anew for each seed
    python tools/mutants.py disclosure/auditing.py dates     every change of these modules; kept in tests/mutants.json

A change is *killed* where a test fails or does not end. What survives is printed as a difference: write the test that it
lacks, or put down in ``tests/mutants.json`` why no test can tell it from the original. Needs the extra ``mutants``.
"""

from __future__ import annotations

import argparse
import difflib
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from queue import SimpleQueue
from typing import Any

from cosmic_ray.ast import get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "safeguarding"
KEPT = ROOT / "tests" / "mutants.json"
RULES = (
    *("dates", "numbers", "statistics", "disclosure", "dbs", "figures/kinds", "inspections", "recommendations"),
    *("recruitment", "surveys", "indicators", "timescales"),
)
"""The rooms of rules. Readers and pages are tried by damage and by what they print."""
WORKERS = 2
MOST_SECONDS = 240
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
    def name(self) -> str:
        """Where it is and what it is, as it is kept."""
        return f"{self.operator.removeprefix('core/')} {self.occurrence}"

    def changed(self) -> str | None:
        """The module's text with the change; None where it changes nothing."""
        code = self.module.read_text(encoding="utf-8")
        made: str | None = mutate_code(code, get_operator(self.operator)(), self.occurrence)
        return None if made == code else made

    def difference(self) -> str:
        """What is changed, as lines taken out and put in."""
        before = self.module.read_text(encoding="utf-8").splitlines()
        lines = difflib.unified_diff(before, (self.changed() or "").splitlines(), lineterm="", n=0)
        return "\n".join(line for line in lines if not line.startswith(("---", "+++")))


def mutants_of(module: Path) -> Iterator[Mutant]:
    """Every change of a module, in order."""
    tree = get_ast(module.read_text(encoding="utf-8"))
    nodes = list(_nodes(tree))
    for operator in _KINDS:
        made = get_operator(operator)()
        places = sum(len(list(made.mutation_positions(node))) for node in nodes)
        yield from (Mutant(module, operator, place) for place in range(places))


def _nodes(node: Any) -> Iterator[Any]:  # noqa: ANN401 - a node of a tree that has no types
    yield node
    for child in getattr(node, "children", ()):
        yield from _nodes(child)


def modules_of(names: Sequence[str]) -> list[Path]:
    """The modules that are meant by paths in the package: files, or whole rooms."""
    found: list[Path] = []
    for name in names:
        place = PACKAGE / name
        found += sorted(place.rglob("*.py")) if place.is_dir() else [place]
    return [each for each in found if not each.name.startswith("__")]


class Copies:
    """Copies of the project, in which changes are made and undone; one for each worker."""

    def __init__(self, folder: Path) -> None:
        self._free: SimpleQueue[Path] = SimpleQueue()
        for number in range(WORKERS):
            copy = folder / str(number)
            ignore = shutil.ignore_patterns(".git", ".venv", ".mypy_cache", ".ruff_cache", "__pycache__", ".hypothesis")
            shutil.copytree(ROOT, copy, ignore=ignore)
            self._free.put(copy)

    def is_killed(self, mutant: Mutant) -> bool | None:
        """Whether a test notices; None where the change changes nothing."""
        changed = mutant.changed()
        if changed is None:
            return None
        copy = self._free.get()
        within = copy / mutant.module.relative_to(ROOT)
        try:
            within.write_text(changed, encoding="utf-8")
            return not all(_passes(copy, tests) for tests in tests_of(mutant.module))
        finally:
            shutil.copyfile(mutant.module, within)
            self._free.put(copy)


def tests_of(module: Path) -> Iterator[list[str]]:
    """What is run, the nearest first: the module's examples and the test of its name, then all tests that import it."""
    inside = module.relative_to(PACKAGE)
    own = ROOT / "tests" / "unit" / inside.parent / f"test_{inside.name}"
    yield ["--doctest-modules", str(module.relative_to(ROOT)), *([str(own.relative_to(ROOT))] if own.is_file() else [])]
    name = ".".join(("safeguarding", *inside.with_suffix("").parts))
    importing = [each for each in _tests() if each != own and f"from {name} import" in _text(each)]
    if importing:
        yield [str(each.relative_to(ROOT)) for each in importing]
    elif not own.is_file():
        room = own.parent
        while not room.is_dir():
            room = room.parent
        yield [str(room.relative_to(ROOT))]


@cache
def _tests() -> tuple[Path, ...]:
    return tuple(sorted((ROOT / "tests" / "unit").rglob("test_*.py")))


@cache
def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def _passes(copy: Path, tests: list[str]) -> bool:
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "-p", "no:randomly", *tests]
    try:
        done = subprocess.run(
            command,
            cwd=copy,
            capture_output=True,
            timeout=MOST_SECONDS,
            check=False,
            stdin=subprocess.DEVNULL,
            env=_environment(copy),
        )
    except subprocess.TimeoutExpired:
        return False
    # 5: nothing was collected, which says nothing
    return done.returncode in (0, 5)


def _environment(copy: Path) -> dict[str, str]:
    return os.environ | {"PYTHONPATH": f"{copy / 'src'}{os.pathsep}{copy}", "PYTHONDONTWRITEBYTECODE": "1"}


def tried(mutants: Sequence[Mutant]) -> dict[Mutant, bool]:
    """Whether each is killed; those that change nothing are left out."""
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(WORKERS) as pool:
        copies = Copies(Path(folder))
        answers = zip(mutants, pool.map(copies.is_killed, mutants), strict=True)
        return {mutant: killed for mutant, killed in answers if killed is not None}


def kept() -> dict[str, dict[str, Any]]:
    """What was found so far, by module: how many were killed of how many, and why what survived is no gap."""
    found: dict[str, dict[str, Any]] = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.is_file() else {}
    return found


def keep(answers: dict[Mutant, bool]) -> None:
    """Put what was found into the file, with the reasons that were put down before."""
    found = kept()
    for module in dict.fromkeys(mutant.module for mutant in answers):
        own = {mutant: killed for mutant, killed in answers.items() if mutant.module == module}
        name = module.relative_to(PACKAGE).as_posix()
        before = found.get(name, {}).get("survived", {})
        found[name] = {
            "killed": sum(own.values()),
            "of": len(own),
            "survived": {
                each.name: {"change": each.difference(), "why": before.get(each.name, {}).get("why", "")}
                for each, killed in own.items()
                if not killed
            },
        }
    KEPT.write_text(json.dumps(dict(sorted(found.items())), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def main() -> int:
    """Try a sample, or every change of some modules."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "modules", nargs="*", help="paths in the package: dates/periods.py, or a room such as disclosure"
    )
    parser.add_argument("--sample", type=int, help="try so many changes, drawn from all of them")
    parser.add_argument("--seed", type=int, default=0, help="which ones are drawn, such as the day's date")
    parser.add_argument("--least", type=int, default=0, help="fail where fewer per cent are killed")
    asked = parser.parse_args()
    every = [mutant for module in modules_of(asked.modules or RULES) for mutant in mutants_of(module)]
    if asked.sample:
        every = random.Random(asked.seed).sample(every, min(asked.sample, len(every)))  # noqa: S311 - a draw, no secret
    answers = tried(every)
    if not asked.sample:
        keep(answers)
    known = {(name, each) for name, found in kept().items() for each, told in found["survived"].items() if told["why"]}
    left = [
        mutant
        for mutant, killed in answers.items()
        if not killed and (mutant.module.relative_to(PACKAGE).as_posix(), mutant.name) not in known
    ]
    for mutant in left:
        print(f"{mutant.module.relative_to(PACKAGE)}: {mutant.name}\n{mutant.difference()}\n")
    killed = len(answers) - len(left)
    share = 100 * killed // max(1, len(answers))
    print(f"{killed} of {len(answers)} changes noticed, or told apart by nothing ({share}%)")
    return int(share < asked.least)


if __name__ == "__main__":
    sys.exit(main())
