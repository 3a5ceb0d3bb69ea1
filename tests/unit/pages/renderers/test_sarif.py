"""What cannot be right, for programs that show where it stands."""

import json
from pathlib import Path

import pytest

from safeguarding.documents.batches import CheckedFile
from safeguarding.documents.checking import checked_document
from safeguarding.documents.folders import ReportFile
from safeguarding.figures.prose.passages import Document, Passage, TextPlace
from safeguarding.pages.renderers.sarif import check_sarif


@pytest.mark.parametrize(("unit", "region"), [("line", {"startLine": 4}), ("page", None)])
def test_a_line_is_a_region_and_a_page_is_words(unit: str, region: dict[str, int] | None) -> None:
    """Programs know lines and no pages: of a page the place is said in words, and no line is made up."""
    passage = Passage(text="Of the 139 seen, 35 (24%) were late.", place=TextPlace(unit, 4))
    document = Document(name="made up", passages=(passage,))
    file = CheckedFile(file=ReportFile(Path("made-up.txt"), "made-up.txt"), report=checked_document(document))
    (result,) = json.loads(check_sarif([file]))["runs"][0]["results"]
    (location,) = result["locations"]
    assert location["physicalLocation"].get("region") == region
    assert location["logicalLocations"] == [{"name": f"{unit} 4"}]
