"""The published rules with those of a council's own file."""

from pathlib import Path

import attrs
import pytest

from safeguarding.errors import InvalidRecordError
from safeguarding.readers.rules_asked import OwnRules, published_and_own
from safeguarding.serialization.documents import to_json
from safeguarding.timescales.catalogue import RULES, rule_named


def test_a_rule_of_the_file_takes_the_place_of_the_published_one(tmp_path: Path) -> None:
    """By its name; and the others stay. Two rules of one name in a file leave open which is meant."""
    own = attrs.evolve(rule_named("iha"), requirement="as the council words it")
    path = tmp_path / "rules.json"
    path.write_text(to_json(OwnRules(rules=[own])), encoding="utf-8")
    found = published_and_own(path)
    assert (len(found), rule_named("iha", found).requirement) == (len(RULES), own.requirement)
    assert published_and_own(None) == RULES
    path.write_text(to_json(OwnRules(rules=[own, own])), encoding="utf-8")
    with pytest.raises(InvalidRecordError, match="two rules have one name"):
        published_and_own(path)
