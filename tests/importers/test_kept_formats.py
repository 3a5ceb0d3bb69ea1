"""A file of each version of the formats is kept, as it was written then; the next version reads it still.

``tests/vectors/formats/1`` was written by the release whose formats had the version 1. No file in it is written again: a new
version gets a folder of its own.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from tests.published import ROOT

import safeguarding as sg
from safeguarding.dbs import RecheckPolicy
from safeguarding.serialization.json_schemas import SCHEMA_VERSION
from safeguarding.timescales import Rule

KEPT = ROOT / "tests" / "vectors" / "formats"
KINDS: dict[str, type[Any]] = {
    "share": sg.Share,
    "date-range": sg.DateRange,
    "source": sg.Source,
    "episode": sg.Episode,
    "rule": Rule,
    "person": sg.Person,
    "recheck-policy": RecheckPolicy,
    "share-claim": sg.ShareClaim,
    "inspection": sg.Inspection,
    "plan": sg.Plan,
}
FILES = sorted(KEPT.glob("*/*.json"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_a_kept_file_is_read(file: Path) -> None:
    """To a record which, written today and read again, is the same."""
    kind = KINDS[file.stem]
    record = sg.read_json(file, kind)
    assert sg.from_json(sg.to_json(record), kind) == record
    if file.parent.name == str(SCHEMA_VERSION):
        # of this version nothing is lost, and the schema takes it
        assert sg.to_data(record) == json.loads(file.read_text(encoding="utf-8"))
        Draft202012Validator(sg.json_schema(kind)).validate(json.loads(file.read_text(encoding="utf-8")))


def test_every_version_has_its_samples() -> None:
    assert {file.parent.name for file in FILES} == {str(number + 1) for number in range(SCHEMA_VERSION)}
    assert {file.stem for file in FILES} == set(KINDS)
