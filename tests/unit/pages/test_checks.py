"""Checked reports on a page."""

import pytest

from safeguarding.documents.checking import checked_document
from safeguarding.figures.claims import CLAIM_KINDS
from safeguarding.figures.prose.passages import Document, Passage, TextPlace
from safeguarding.pages.checks import check_section, rule_of_kind


@pytest.mark.parametrize("kind", [*CLAIM_KINDS, "quote"])
def test_every_kind_of_claim_has_its_rule(kind: str) -> None:
    assert rule_of_kind(kind).endswith(".")


@pytest.mark.parametrize(
    "text",
    ["We met on Monday 3 March 2024.", "Seen on 31 June 2024.", "A boy born on 4 May 2010 was aged 11 in June 2024."],
)
def test_what_is_wrong_with_a_day_or_an_age_is_shown(text: str) -> None:
    """It is a conflict with the rule that it breaks, as every other."""
    document = Document(name="a report", passages=(Passage(text=text, place=TextPlace("line", 1)),))
    (conflict,) = check_section(checked_document(document)).conflicts
    assert conflict.source is not None
