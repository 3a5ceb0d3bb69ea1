"""The list of parts names everything that an extra brings, each with a licence that a council's tool may rest on."""

import json
import re
import tomllib
from typing import Any

import pytest
from tests.published import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PARTS = json.loads((ROOT / "docs" / "reference" / "parts.cdx.json").read_text(encoding="utf-8"))["components"]
EXTRAS = {
    name: wanted for name, wanted in PROJECT["optional-dependencies"].items() if name not in ("dev", "mutants", "site")
}
GROUPS = EXTRAS | {"always": PROJECT["dependencies"]}
PERMISSIVE = {
    *("0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "ISC", "MIT", "MIT-CMU", "MIT-0"),
    *("PSF-2.0", "Python-2.0", "Unlicense", "Zlib"),
}


@pytest.mark.parametrize("group", GROUPS)
def test_everything_that_is_asked_for_is_there(group: str) -> None:
    """After a change of the extras, ``python tools/write_parts_list.py`` writes it again."""
    named = {re.split(r"[\[<>=!~ ;]", each)[0].casefold().replace("_", "-") for each in GROUPS[group]}
    brought = {part["name"] for part in PARTS if {"name": "safeguarding:extra", "value": group} in part["properties"]}
    assert named - {"safeguarding"} <= brought


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part["name"])
def test_its_licence_is_known_and_permissive(part: dict[str, Any]) -> None:
    (licence,) = part["licenses"]
    words = set(re.findall(r"[A-Za-z0-9.+-]+", licence["expression"])) - {"AND", "OR", "WITH"}
    # only tests are made with hypothesis
    assert words <= PERMISSIVE or part["name"] == "hypothesis"
    assert part["version"]
