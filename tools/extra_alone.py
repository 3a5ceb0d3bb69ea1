"""Use the library where one extra is installed, or none: ``python tools/extra_alone.py EXTRA`` or ``… bare``.

Every module is imported and its examples run. Each must work, or else end in the error that names an extra which is not
installed. With no extra, the README's tour must work too.
"""

import doctest
import importlib
import pkgutil
import re
import subprocess
import sys
from importlib.metadata import metadata
from pathlib import Path
from types import ModuleType

import safeguarding
from safeguarding.errors import MissingExtraError

ROOT = Path(__file__).resolve().parent.parent
# what an extra is for: nothing of it may ask for another
OWN = {"testing": ("safeguarding.testing.laws", "safeguarding.testing.strategies.registration")}
# the command is tried as a program, and the plugin by pytest, which brings it in
DOORS = ("safeguarding.cli.", "safeguarding.testing.pytest_plugin", "safeguarding.testing.pytest_entry")


class Trial:
    """What one extra alone can do, counted, with everything that was wrong."""

    def __init__(self, extra: str) -> None:
        self.extra = extra
        self.others = set(metadata("safeguarding").get_all("Provides-Extra") or ()) - {extra}
        self.modules = self.examples = self.refused = 0
        self.wrong: list[str] = []

    def meet(self, error: BaseException, where: str) -> None:
        """Judge an error: naming an extra that is not installed is as it should be."""
        # an example about dataframes imports the library itself
        wanted = error.extra if isinstance(error, MissingExtraError) else getattr(error, "name", "")
        is_own = where.startswith(OWN.get(self.extra, ()))
        if isinstance(error, ImportError) and wanted in self.others and not is_own:
            self.refused += 1
        else:
            self.wrong.append(f"{where}: {type(error).__name__}: {error}")

    def load(self, name: str) -> ModuleType | None:
        """Import a module, or judge why it cannot be."""
        try:
            module = importlib.import_module(name)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is judged
            self.meet(error, name)
            return None
        self.modules += 1
        return module

    def run(self, test: doctest.DocTest) -> None:
        """Run the examples of one docstring up to the first that needs what is not installed."""
        printed: list[str] = []
        # raises at the first example that goes wrong
        runner = doctest.DebugRunner(verbose=False, optionflags=doctest.ELLIPSIS)
        try:
            runner.run(test, out=printed.append)
        except doctest.UnexpectedException as failure:
            self.meet(failure.exc_info[1], test.name)
        except doctest.DocTestFailure as failure:
            self.wrong.append(f"{test.name}: {failure.example.source.strip()} printed {failure.got.strip()}")
        else:
            self.examples += len(test.examples)


def main(extra: str) -> int:
    """Try everything; return 1 where something was wrong."""
    trial = Trial(extra)
    names = [
        each.name for each in pkgutil.walk_packages(safeguarding.__path__, "safeguarding.", onerror=lambda _: None)
    ]
    finder = doctest.DocTestFinder(exclude_empty=True)
    for name in names:
        if not name.startswith(DOORS) and (module := trial.load(name)) is not None:
            # a package shows as its own what it hands out, once that was asked for: it is tried where it is written
            for test in finder.find(module, name):
                if test.name == name or not hasattr(module, "__path__"):
                    trial.run(test)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    tour = "\n".join(re.findall(r"^```python\n(.*?)^```", readme, flags=re.DOTALL | re.MULTILINE))
    trial.run(doctest.DocTestParser().get_doctest(tour, {}, "README.md", "README.md", 0))
    try_the_command(trial)
    for each in trial.wrong:
        print(each)
    print(f"{trial.modules} modules, {trial.examples} examples; {trial.refused} times another extra was named")
    return 1 if trial.wrong or not trial.examples else 0


def try_the_command(trial: Trial) -> None:
    """The command runs with its extra, and without it says which one to install."""
    command = Path(sys.executable).with_name("safeguarding")
    ran = subprocess.run([command, "rules"], cwd=ROOT, capture_output=True, text=True, check=False)
    if (ran.returncode == 0) is not (trial.extra == "cli") or (
        ran.returncode and "safeguarding[cli]" not in ran.stderr
    ):
        trial.wrong.append(f"safeguarding rules: exit status {ran.returncode}: {ran.stderr}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
