"""How an option counts."""

from safeguarding.surveys.words import Coding


def test_what_is_not_in_the_base_answers_nothing() -> None:
    """A neutral answer is an answer."""
    assert [each.label for each in Coding if not each.is_of_a_base] == ["not in base"]
