"""What is too slow for every change: the long stage, part by part, within an hour.

Run after the short stage (``tools/gate.py``), with its interpreter: ``.venv/bin/python tools/long_stage.py``, and with
the names of some parts to run only those. Each part makes what it needs in a folder of its own; one that fails does not
stop the next. What was skipped is said with its reason.
"""

import contextlib
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools.unreached import looked_at, not_looked_at
from tools.workshop import ROOT, SkippedError, Workshop

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
HERE = f"{sys.version_info.major}.{sys.version_info.minor}"
TESTS = ("-m", "pytest", "-n", "auto", "--maxprocesses", "8", "--dist", "loadscope", "-p", "no:cacheprovider")
BROWSER_TESTS = ("playwright>=1.49", "axe-playwright-python>=0.1.4")
MOST_MINUTES = 60
SHOWN_OF_A_FAILURE = 60
LEAST_COVERED, LEAST_BRANCHES = 97, 98
"""In per cent: of lines and branches together, and of branches alone, of which 98.2 were reached in November 2026."""


def lowest_bounds(shop: Workshop) -> str:
    """The tests pass with the lowest version that each dependency and extra allows."""
    python = shop.environment("--resolution", "lowest-direct", "--editable", ".[dev]")
    return shop.run(python, *TESTS)


def coverage(shop: Workshop) -> str:
    """The written examples reach nearly every line and branch; tracing them is a third of the tests' time."""
    told = shop.folder / "coverage.json"
    least = f"--cov-fail-under={LEAST_COVERED}"
    shop.run(sys.executable, *TESTS, "--cov", "--cov-report", "term", "--cov-report", f"json:{told}", least)
    report = json.loads(told.read_text(encoding="utf-8"))
    new = list(not_looked_at(report, looked_at()))
    for branch in new:
        print(branch)
    return f"{branches_reached(report['totals'])}; {len(new)} of those not reached were not looked at"


def branches_reached(totals: Mapping[str, float]) -> str:
    """What share of branches alone is reached: of lines and branches together, lines are most.

    Raises:
        CalledProcessError: where it is less than it has been.
    """
    share = 100 * totals["covered_branches"] / totals["num_branches"]
    said = f"{share:.1f}% of branches alone, {totals['percent_covered']:.1f}% of lines and branches"
    if share < LEAST_BRANCHES:
        print(said)
        raise subprocess.CalledProcessError(1, said)
    return said


def another_python(version: str, shop: Workshop) -> str:
    """The tests pass on another Python, where this machine has it."""
    if version == HERE:
        raise SkippedError("the short stage ran on it")
    interpreter = _interpreter(version)
    if interpreter is None:
        raise SkippedError("this machine does not have it")
    return shop.run(shop.environment("--editable", ".[dev]", python=interpreter), *TESTS)


def _interpreter(version: str) -> Path | None:
    folders = [Path(each) for each in os.get_exec_path()]
    pyenv = Path(os.environ.get("PYENV_ROOT", "~/.pyenv")).expanduser() / "versions"
    folders += [each / "bin" for each in sorted(pyenv.glob(f"{version}.*"), reverse=True)]
    for folder in folders:
        found = shutil.which(f"python{version}", path=str(folder))
        # a shim of pyenv stands there also where the version that it calls is not chosen
        if found is not None and _version(found) == version:
            return Path(found)
    return None


def _version(interpreter: str) -> str:
    code = "import json, sys; print(json.dumps(sys.version_info[:2]))"
    ran = subprocess.run([interpreter, "-c", code], capture_output=True, text=True, check=False)
    return ".".join(map(str, json.loads(ran.stdout))) if ran.returncode == 0 else ""


def extra_alone(extra: str, shop: Workshop) -> str:
    """With one extra, or none, everything works or names the extra that is missing."""
    python = shop.environment("." if extra == "bare" else f".[{extra}]")
    return shop.run(python, "-W", "error", "tools/extra_alone.py", extra)


def environments(shop: Workshop) -> str:
    """The built library gives the same output in fifteen environments, files to the byte."""
    python = shop.environment(".[calendars,charts,cli,documents,tables]")
    return shop.run(python, "tools/same_everywhere.py")


# how long a title is, is a matter of the council's own words
_VALID = ("--rule", "long-title:off")


def pages(shop: Workshop) -> str:
    """The web pages have no fault of accessibility in a real browser, ask for nothing, and are valid HTML where npm is."""
    python = shop.environment(".[cli,charts,documents,tables]", *BROWSER_TESTS)
    made = shop.folder / "pages"
    made.mkdir()
    found = shop.run(python, "tools/pages_in_a_browser.py", _browser(shop), made)
    if shutil.which("npm") is None:
        return f"{found}; no npm for the validator"
    shop.run("npm", "install", "--silent", "--no-audit", "--prefix", shop.folder, "html-validate@10")
    shop.run(shop.folder / "node_modules" / ".bin" / "html-validate", *_VALID, *sorted(made.glob("*.html")))
    return f"{found}; every page is valid"


EXAMPLES = sorted(each.parent.name for each in (ROOT / "examples").glob("*/requirements.txt"))


def example(name: str, shop: Workshop) -> str:
    """An example program passes its own tests with what its list of requirements brings, and this library as it is."""
    folder = ROOT / "examples" / name
    lines = (folder / "requirements.txt").read_text(encoding="utf-8").splitlines()
    wanted = [line for line in lines if line and not line.startswith("#")]
    python = shop.environment(*(line.replace("safeguarding", str(ROOT)) for line in wanted))
    settings = folder / "pytest.ini"
    apart = ("-c", settings if settings.exists() else os.devnull, "--rootdir", folder, "--confcutdir", folder)
    return shop.run(python, "-m", "pytest", "-q", "-p", "no:cacheprovider", *apart, folder)


def in_the_browser(shop: Workshop) -> str:
    """The page that needs no installation answers as the commands do, without a network."""
    if shutil.which("npm") is None:
        raise SkippedError("npm, which brings Python for browsers, is not on this machine")
    browser = _browser(shop)
    python = shop.environment("pip", "python-docx>=1.2", "xlsxwriter>=3.2", *BROWSER_TESTS)
    return shop.run(python, "tools/without_installation.py", browser)


def site(shop: Workshop) -> str:
    """The docs site is built without a warning, and its pages are sound in a real browser."""
    python = shop.environment(".[site,calendars,charts,cli,documents,frames,numpy,tables,testing]", *BROWSER_TESTS)
    built = shop.run(python, "tools/build_site.py", shop.folder / "site")
    looked_at = shop.run(python, "tools/site_in_a_browser.py", _browser(shop), shop.folder / "site" / "html")
    return f"{built}; {looked_at}"


def _browser(shop: Workshop) -> str:
    """A browser of this machine; one is installed where that is allowed."""
    if (found := _found_browser()) is None:
        with contextlib.suppress(subprocess.CalledProcessError, FileNotFoundError):
            shop.run("apt-get", "install", "--yes", "--quiet", "chromium", DEBIAN_FRONTEND="noninteractive")
        found = _found_browser()
    if found is None:
        raise SkippedError("no browser is on this machine, and none could be installed")
    return found


def _found_browser() -> str | None:
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


ENGINES = (
    *("dask[dataframe,distributed]>=2025.1", "duckdb>=1.2", "ibis-framework[duckdb]>=10", "pyarrow>=18"),
    *("pyspark[sql]>=4.0", "pandas>=2.2"),
)
"""Libraries of dataframes that the rules are held to besides pandas and polars, which the short stage has."""


def engines(shop: Workshop) -> str:
    """The rules answer over dataframes of every library as they do for one record; Spark's where there is Java."""
    python = shop.environment("--editable", ".[dev]", *ENGINES)
    # the libraries warn of one another's versions, which is theirs to mend
    line = shop.run(
        python,
        "-m",
        "pytest",
        "-p",
        "no:cacheprovider",
        "-o",
        "filterwarnings=default",
        "-v",
        "-rs",
        "tests/unit/frames",
    )
    without_java = "" if shutil.which("java") else "; Spark was skipped: this machine has no Java"
    return f"{line}{without_java}"


def mutants(shop: Workshop) -> str:
    """Of a hundred small changes of the rules, drawn anew each day, nearly all are noticed by a test."""
    python = shop.environment(".[dev,mutants]")
    drawn = ("--sample", "100", "--seed", f"{datetime.now(tz=UTC):%Y%m%d}")
    return shop.run(python, "tools/mutants.py", *drawn, "--least", "90")


def simulations(shop: Workshop) -> str:
    """Intervals hold the truth, and what is steady is seldom called wrong: drawn fifty times as often."""
    return shop.run(
        sys.executable,
        "-m",
        "pytest",
        "-p",
        "no:cacheprovider",
        "tests/unit/indicators/test_simulations.py",
        SIMULATIONS="50",
    )


def fuzz(shop: Workshop) -> str:
    """Only the package's own errors come of made-up inputs for every reader and command: in five minutes, other each day."""
    drawn = ("--seed", f"{datetime.now(tz=UTC):%Y%m%d}", "--inputs", "1000000", "--minutes")
    readers = shop.run(sys.executable, "tools/fuzz.py", *drawn, "3")
    return f"{readers}; commands: {shop.run(sys.executable, 'tools/fuzz.py', '--commands', *drawn, '2')}"


def load(shop: Workshop) -> str:
    """A register, a report, a folder of reports, a plan and a survey that are ten times as large take ten times as long."""
    return shop.run(sys.executable, "tools/load.py", "--part", "20")


IMPORTERS = (
    "django>=5.2",
    "httpx>=0.28",
    "jsonschema>=4.20",
    "msgspec>=0.19",
    "mypy>=1.16",
    "pyright>=1.1.400",
    "pg8000>=1.31",
    "sqlalchemy>=2",
)
"""What importers use besides our extras: frameworks and checkers, which the short stage does not have."""


def importers(shop: Workshop) -> str:
    """What importers try works with the real frameworks, from the wheel alone; pyright knows every public type."""
    wheel = shop.wheel()
    extras = "calendars,charts,cli,documents,fastapi,frames,polars,pydantic,tables,testing,numpy"
    python = shop.environment(f"{wheel}[{extras}]", *IMPORTERS, "pytest>=8.4", "pandas>=2.2")
    tests = ("-p", "no:cacheprovider", "-o", "filterwarnings=default", "-rs", "--noconftest", "tests/importers")
    line = shop.run(python, "-m", "pytest", *tests, SAFEGUARDING_LONG="1")
    return f"{line}; {shop.run(python, 'tools/public_types.py')}"


def releases(shop: Workshop) -> str:
    """Built twice, a release is the same byte for byte; its wheel alone runs the README's tour; its types are known."""
    first, second = (shop.wheel(f"build-{number}") for number in (1, 2))
    if first.read_bytes() != second.read_bytes():
        raise subprocess.CalledProcessError(1, "the second wheel is another than the first")
    python = shop.environment(str(first), "pyright>=1.1.400")
    shop.run(python, "tools/public_types.py", "bare")
    shop.run(python, "tools/wheel_alone.py")
    return f"{first.name}: sha256 {hashlib.sha256(first.read_bytes()).hexdigest()}"


def long_examples(shop: Workshop) -> str:
    """The laws hold for thirty times as many examples, drawn anew each day."""
    seed = f"{datetime.now(tz=UTC):%Y%m%d}"
    profile = ("--hypothesis-profile", "long", "--hypothesis-seed", seed, "--maxfail", "1")
    line = shop.run(sys.executable, *TESTS, *profile, "tests")
    return f"{line}, seed {seed}"


@dataclass(frozen=True)
class Part:
    """One part of the long stage."""

    name: str
    work: Callable[[Workshop], str]
    most_minutes: float
    explores: bool = False
    """Whether it looks where chance leads it, or needs what only some machines have and was not seen to pass on all: what
    it finds is printed to be looked at, but a change that may not have brought it is not stopped by it."""


PARTS = (
    Part("coverage", coverage, 15),
    Part("lowest-bounds", lowest_bounds, 15),
    *(Part(f"python-{version}", partial(another_python, version), 15) for version in PYTHONS),
    *(
        Part(f"extra-{name}", partial(extra_alone, name), 3)
        for name in ("bare", *PROJECT["optional-dependencies"])
        if name not in {"dev", "mutants", "site"}
    ),
    Part("environments", environments, 8, explores=True),
    Part("pages", pages, 10),
    *(Part(f"example-{name}", partial(example, name), 5, explores=True) for name in EXAMPLES),
    Part("in-the-browser", in_the_browser, 10, explores=True),
    Part("engines", engines, 15, explores=True),
    Part("simulations", simulations, 10, explores=True),
    Part("site", site, 20, explores=True),
    Part("importers", importers, 15, explores=True),
    Part("releases", releases, 10, explores=True),
    Part("mutants", mutants, 15, explores=True),
    Part("fuzz", fuzz, 6, explores=True),
    Part("load", load, 6, explores=True),
    Part("long-examples", long_examples, 25, explores=True),
)


def main(wanted: list[str]) -> int:
    """Run the parts that are wanted, all where none is named; return how many failed."""
    ends_at = time.monotonic() + MOST_MINUTES * 60
    counts = {"passed": 0, "failed": 0, "skipped": 0}
    for part in PARTS:
        if wanted and part.name not in wanted:
            continue
        started = time.monotonic()
        outcome, sentence = carried_out(part, ends_at=ends_at)
        counts[outcome] += 1
        print(f"{part.name}: {outcome} in {time.monotonic() - started:.0f} s: {sentence}", flush=True)
    print(", ".join(f"{count} {outcome}" for outcome, count in counts.items()))
    return counts["failed"]


def carried_out(part: Part, *, ends_at: float) -> tuple[str, str]:
    """How a part ended, and its closing line; what a failing one printed last is printed above it."""
    if ends_at <= time.monotonic():
        return "skipped", f"the {MOST_MINUTES} minutes were over"
    own_end = time.monotonic() + part.most_minutes * 60
    with tempfile.TemporaryDirectory() as folder:
        shop = Workshop(Path(folder), ends_at=min(ends_at, own_end))
        try:
            return "passed", part.work(shop)
        except SkippedError as reason:
            return "skipped", str(reason)
        except subprocess.TimeoutExpired:
            if part.explores or ends_at <= own_end:
                return "skipped", f"cut short without a failure: {shop.lines()[-1].strip()[-60:]}"
            return "failed", f"took above {part.most_minutes:g} minutes"
        except subprocess.CalledProcessError:
            print(f"== {part.name}", *shop.lines()[-SHOWN_OF_A_FAILURE:], sep="\n")
            found = "chance found something to look at, printed above: " if part.explores else ""
            return "skipped" if part.explores else "failed", found + shop.lines()[-1]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
