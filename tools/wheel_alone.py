"""The README's tour, where only the wheel is installed: ``python wheel_alone.py``, in any folder.

The tour reads one table of the York example, which is in the source and not in the wheel: it is laid beside, as a reader
of the README would have it.
"""

from __future__ import annotations

import doctest
import re
import shutil
import sys
import tempfile
from contextlib import chdir
from pathlib import Path

import safeguarding

ROOT = Path(__file__).resolve().parent.parent
TABLE = Path("examples", "york-2017", "outcomes.csv")


def main() -> int:
    """Run the tour; return 1 where something in it is wrong."""
    home = Path(safeguarding.__file__)
    if ROOT in home.parents and "site-packages" not in home.parts:
        print(f"not the wheel: {home}")
        return 1
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    tour = "\n".join(re.findall(r"^```python\n(.*?)^```", readme, flags=re.DOTALL | re.MULTILINE))
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / TABLE.parent).mkdir(parents=True)
        shutil.copy(ROOT / TABLE, Path(folder) / TABLE)
        with chdir(folder):
            test = doctest.DocTestParser().get_doctest(tour, {}, "README.md", "README.md", 0)
            found = doctest.DocTestRunner().run(test)
    print(f"{found.attempted} examples of the tour, {found.failed} wrong")
    return 1 if found.failed or not found.attempted else 0


if __name__ == "__main__":
    sys.exit(main())
