"""What a reader found: where it stands, what is quoted of it, and the sentence around it."""

import attrs

from safeguarding.figures.kinds.shares import ShareClaim
from safeguarding.figures.prose.found import found_in
from safeguarding.figures.prose.passages import Passage, PassageKind, TextPlace

CLAIM = ShareClaim(count="35", base="139", percentage="24%")
TEXT = "It was late. Of 139, 35 (24%) were."
TWO_LINES = Passage(text=TEXT, place=TextPlace("line", 1), breaks=((13, TextPlace("line", 2)),))
TABLE = Passage(kind=PassageKind.TABLE, place=TextPlace("page", 4), rows=(("Late", "35"),))


def test_a_claim_stands_on_the_line_where_its_words_begin() -> None:
    """What begins on the second line of a paragraph is of that line, which the claim says too."""
    (found,) = found_in(TWO_LINES, (13, 29), CLAIM)
    assert (found.place, found.claim) == (TextPlace("line", 2), attrs.evolve(CLAIM, where="line 2"))
    (earlier,) = found_in(TWO_LINES, (12, 29), CLAIM)
    assert earlier.claim.where == "line 1"


def test_its_words_are_quoted_and_marked_in_their_sentence() -> None:
    """The words of the span are quoted; the sentence is the one around them, and not the one before."""
    (found,) = found_in(TWO_LINES, (21, 29), CLAIM, "35 as the count", "139 as the base")
    assert (found.quote, found.sentence) == ("35 (24%)", "Of 139, »35 (24%)« were.")
    assert found.taken == ("35 as the count", "139 as the base")
    assert found.is_sure


def test_another_place_and_quote_may_be_given() -> None:
    """A figure may be marked, and the words that hold it quoted from where they begin."""
    (found,) = found_in(TWO_LINES, (21, 29), CLAIM, quote=TEXT, place=TWO_LINES.place, is_sure=False)
    assert (found.claim.where, found.quote, found.is_sure) == ("line 1", TEXT, False)
    assert found.sentence == "Of 139, »35 (24%)« were."


def test_what_is_of_a_whole_table_has_no_sentence() -> None:
    """It stands where the table does."""
    (found,) = found_in(TABLE, None, CLAIM, quote="Late: 35")
    assert (found.claim.where, found.quote, found.sentence) == ("page 4", "Late: 35", "")


def test_where_nothing_is_claimed_nothing_is_found() -> None:
    """Words that say nothing that can be wrong are left alone."""
    assert [*found_in(TWO_LINES, (21, 29), None)] == []
