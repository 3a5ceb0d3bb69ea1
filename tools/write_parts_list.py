"""Write the list of parts (SBOM): what each extra brings, and under which licence, as CycloneDX 1.6.

Run where every extra is installed, after a change of the extras: ``python tools/write_parts_list.py``. The versions are those
that are installed there: what was looked at, not what is demanded; the bounds stand in ``pyproject.toml``.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution, requires
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
WRITTEN = ROOT / "docs" / "reference" / "parts.cdx.json"
FOR_THE_PROJECT = {"dev", "mutants", "site"}
# what some call their licence, by its name in the list of SPDX
SPDX = {
    "Apache Software License": "Apache-2.0",
    "Apache 2.0": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "BSD": "BSD-3-Clause",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
    "Dual License": "Apache-2.0 OR BSD-3-Clause",
    "2-Clause BSD License": "BSD-2-Clause",
    "BSD-3-Clause, Apache-2.0, dependency licenses": "BSD-3-Clause AND Apache-2.0",
}
# whose metadata says nothing; read in the file that comes with it
READ = {"matplotlib": "PSF-2.0", "typing-extensions": "PSF-2.0"}


def main() -> int:
    """Write the list; return how many parts have no licence that is known."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    groups = {"": project["dependencies"]} | {
        extra: wanted for extra, wanted in project["optional-dependencies"].items() if extra not in FOR_THE_PROJECT
    }
    brought: dict[str, set[str]] = {}
    missing: set[str] = set()
    for extra, wanted in groups.items():
        for name in _closure(map(Requirement, wanted), missing):
            brought.setdefault(name, set()).add(extra or "always")
    parts = [_part(name, sorted(brought[name])) for name in sorted(brought)]
    data = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "library",
                "name": "safeguarding",
                "version": project["version"],
                "licenses": [{"expression": project["license"]}],
            }
        },
        "components": parts,
    }
    WRITTEN.write_text(f"{json.dumps(data, indent=2, ensure_ascii=False)}\n", encoding="utf-8")
    unknown = [part["name"] for part in parts if "licenses" not in part]
    print(f"{WRITTEN.relative_to(ROOT)}: {len(parts)} parts")
    for what, names in (("not installed", sorted(missing)), ("no licence is known", unknown)):
        if names:
            print(f"{what}: {', '.join(names)}")
    return len(missing) + len(unknown)


def _closure(wanted: Iterator[Requirement], missing: set[str]) -> set[str]:
    """What is installed because of some requirements, they included."""
    found: set[str] = set()
    waiting = list(wanted)
    while waiting:
        one = waiting.pop()
        name = canonicalize_name(one.name)
        if name == "safeguarding" or name in found or not _applies(one, ""):
            continue
        found.add(name)
        try:
            further = map(Requirement, requires(name) or ())
        except PackageNotFoundError:
            missing.add(name)
            continue
        waiting += [each for each in further if any(_applies(each, extra) for extra in ("", *one.extras))]
    return found - missing


def _applies(one: Requirement, extra: str) -> bool:
    return one.marker is None or one.marker.evaluate({"extra": extra})


def _part(name: str, extras: list[str]) -> dict[str, Any]:
    installed = distribution(name)
    licence = _licence(name)
    return {
        "type": "library",
        "name": name,
        "version": installed.version,
        "purl": f"pkg:pypi/{name}@{installed.version}",
        **({"licenses": [{"expression": licence}]} if licence else {}),
        "properties": [{"name": "safeguarding:extra", "value": extra} for extra in extras],
    }


def _licence(name: str) -> str:
    """The licence as an expression of SPDX, from what the part says of itself."""
    known: Any = distribution(name).metadata
    if said := known.get("License-Expression"):
        return str(said)
    classifiers = [
        each.rpartition(" :: ")[2] for each in known.get_all("Classifier") or () if each.startswith("License")
    ]
    stated = " ".join(" ".join(known.get_all("License") or ()).split())
    for each in (*classifiers, stated):
        if each in SPDX:
            return SPDX[each]
    if re.fullmatch(r"[A-Za-z0-9.+-]{2,20}( (AND|OR) [A-Za-z0-9.+-]{2,20})*", stated):
        return stated
    return READ.get(name, "")


if __name__ == "__main__":
    sys.exit(main())
