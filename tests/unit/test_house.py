"""Limits of the house, so that rooms stay small and the guides stay true."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.published import ROOT

MOST_LINES_OF_A_MODULE = 350
MOST_LINES_OF_A_FUNCTION = 60
MODULES = [file for room in ("src", "tools", "benchmarks") for file in sorted((ROOT / room).rglob("*.py"))]
PACKAGE = ROOT / "src" / "safeguarding"
ROOMS_OF_RULES = (
    *("authorities", "dates", "numbers", "statistics", "disclosure", "dbs", "figures", "figures/kinds", "inspections"),
    *("recommendations", "recruitment", "surveys", "indicators", "timescales", "timescales/law"),
)
NO_RULE = {
    "inspections/absences.py": "words only",
    "inspections/examples.py": "a published inspection, told in examples",
    "numbers/polarities.py": "words only",
    "recommendations/stated.py": "records only, which every record's tests hold",
    "surveys/examples.py": "invented answers, told in examples",
    "surveys/published_waves.py": "a record and sentences",
}
"""Modules in which there is no rule to prove, and why."""
GUIDES = ["CONTRIBUTING.md", "CHANGELOG.md", "docs/explanation/compatibility.md"]
KINDS_OF_FRAGMENT = ("answer", "added", "retired", "mended")


def names(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("module", MODULES, ids=names)
def test_a_module_is_a_small_room(module: Path) -> None:
    """A module has at most 350 lines, and a function at most 60, or a reason beside its name: ``# long: …``."""
    text = module.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= MOST_LINES_OF_A_MODULE
    assert list(long_functions(text)) == []


def test_no_two_rooms_give_one_name_to_different_things() -> None:
    """A class is found by its name alone: no two modules of the package have classes of one name."""
    homes = Counter(
        node.name
        for module in MODULES
        if module.is_relative_to(ROOT / "src")
        for node in ast.parse(module.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    )
    assert homes
    assert [name for name, count in homes.items() if count > 1] == []


def test_a_rule_is_proved_in_the_file_of_its_modules_name() -> None:
    """The tests of ``dbs/levels.py`` stand in ``tests/unit/dbs/test_levels.py``, where whoever changes a rule looks first."""
    modules = {
        module.relative_to(PACKAGE)
        for room in ROOMS_OF_RULES
        for module in (PACKAGE / room).glob("*.py")
        if module.name != "__init__.py"
    }
    assert len(modules) > len(NO_RULE)
    lacking = {
        module.as_posix()
        for module in modules
        if not (ROOT / "tests" / "unit" / module.parent / f"test_{module.stem.lstrip('_')}.py").exists()
    }
    assert lacking == set(NO_RULE)


@pytest.mark.parametrize("module", NO_RULE)
def test_where_there_is_no_rule_nothing_is_calculated(module: str) -> None:
    """What is in the list of those without a rule has no function and no property."""
    text = (PACKAGE / module).read_text(encoding="utf-8")
    assert not [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef | ast.Lambda)]


def long_functions(text: str) -> Iterator[str]:
    """The functions that are longer than they may be, for no stated reason."""
    lines = text.splitlines()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > MOST_LINES_OF_A_FUNCTION and not re.search(r"# long: \S+", lines[node.lineno - 1]):
                yield f"{node.name}: {length} lines"


class TestLongFunctions:
    """A reason counts where it stands beside the function's name."""

    LONG = "".join(f"    x{k} = {k}\n" for k in range(60))

    def test_a_long_one_is_found(self) -> None:
        assert list(long_functions(f"def f():\n{self.LONG}")) == ["f: 61 lines"]
        assert list(long_functions(f"if True:\n  async def f():\n{self.LONG}")) == ["f: 61 lines"]

    def test_a_reason_beside_it(self) -> None:
        assert list(long_functions(f"def f():  # long: a table\n{self.LONG}")) == []
        assert list(long_functions(f"def f():  # long:\n{self.LONG}")) == ["f: 61 lines"]


@pytest.mark.parametrize("guide", GUIDES)
def test_every_path_that_a_guide_names_exists(guide: str) -> None:
    """A path in code signs stands in the project's folder, and a link leads somewhere."""
    text = (ROOT / guide).read_text(encoding="utf-8")
    linked = set(re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text))
    assert linked
    assert [path for path in sorted(paths_in(text)) if not (ROOT / path).exists()] == []
    assert [path for path in sorted(linked) if not (ROOT / guide).parent.joinpath(path).exists()] == []


def paths_in(text: str) -> set[str]:
    """The paths in code signs."""
    return set(re.findall(r"`([^`\s]+/[^`\s]*)`", text))


def test_every_table_that_the_guide_names_exists() -> None:
    """A constant to add to, such as ``KINDS``, stands in one of the modules that the guide names."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    modules = [ROOT / path for path in paths_in(text) if path.endswith(".py")]
    code = "\n".join(module.read_text(encoding="utf-8") for module in modules if module.exists())
    tables = re.findall(r"`([A-Z][A-Z_]+)`", text)
    assert tables
    assert [name for name in tables if not re.search(rf"^{name}\b", code, flags=re.MULTILINE)] == []


def test_every_command_of_the_guide_exists() -> None:
    """What the guide says to run is a module that is installed, a script of ours, or the README's own command."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = [line for block in re.findall(r"```sh\n(.*?)```", text, flags=re.DOTALL) for line in block.splitlines()]
    assert commands
    for command in commands:
        if command in readme:
            continue
        words = command.split()
        assert words[0] == ".venv/bin/python", command
        ours = next((word for word in words if word.startswith("tools/")), None)
        assert (ROOT / ours).exists() if ours else words[1] == "-m", command


def test_a_fragment_of_the_changelog_has_a_known_kind() -> None:
    """A fragment is named for what it says and the kind of change; another name would be left out of the changelog."""
    notes = {file for file in (ROOT / "changelog.d").iterdir() if file.name not in ("README.md", "template.md.jinja")}
    wrong = {
        file.name for file in notes if not re.fullmatch(rf"[a-z0-9-]+\.({'|'.join(KINDS_OF_FRAGMENT)})\.md", file.name)
    }
    assert not wrong
