"""As the laws of readers, for gaps, net changes, series, pairs, majorities, totals told after their parts and hidden cells."""

from collections.abc import Mapping

import pytest
from hypothesis import assume, given, settings, strategies as st
from tests.prose.test_corpus import document_of, is_accused

from safeguarding.figures.kinds.totals import TotalClaim
from safeguarding.figures.prose.reading import examine_document

few = settings(max_examples=8)

# one figure is what the others make: said rightly, and so many too much
MADE = (
    ("Of girls {a}% reached the standard and of boys {b}%, a gap of {gap} percentage points.", "gap"),
    ("At {b}%, the take-up of dental checks is {gap} percentage points below the {a}% that we aim for.", "gap"),
    ("We approved {a} carers and {b} resigned, a net gain of {gap}.", "gap"),
    ("During the year {a} social workers joined and {b} left, a net gain of {gap} workers.", "gap"),
    ("The team made {a} first visits and {b} later visits, making {total} visits altogether.", "total"),
    ("The panel heard {a} cases in spring and {b} in autumn, {total} cases in all.", "total"),
    (
        "In 2025 we closed {total} complaints, split between {a} about delay and {b} about conduct, each counted once.",
        "total",
    ),
    (
        "- {a} contacts came from schools\n- {b} contacts came from the police\n\nSo, {total} contacts in total.",
        "total",
    ),
)
# the first figure is the larger, the second the smaller
LARGER_FIRST = (
    "Contacts have gone up in every quarter of the year ({c}, {b}, {a} and {d}).",
    "There have been fewer this year ({b}) than last year ({a}).",
    "More children were adopted this year ({a}) than in the previous year ({b}).",
    "The rate of re-referral is lower than the national average ({b}% compared with {a}%).",
    "In all it is {b}% (down from {a}%), compared with {d}% for England.",
    "Two thirds of the {d} cases exceeded the limit of {b} weeks, the longest taking {a} weeks.",
)


@few
@given(b=st.integers(31, 60), gap=st.integers(8, 19))
@pytest.mark.parametrize(("phrase", "made"), MADE)
def test_what_two_figures_make(phrase: str, made: str, b: int, gap: int) -> None:
    """The difference, or the sum, is never accused; another one is."""
    said = {"a": b + gap, "b": b, "gap": gap, "total": 2 * b + gap}
    assert not is_accused(phrase.format(**said))
    # another digit before the last: no hundred is reached, or left
    slip = 10 if said[made] // 10 % 10 < 9 else -10
    wrong = said | {made: said[made] + slip}
    assert is_accused(phrase.format(**wrong))


@few
@given(b=st.integers(20, 40), step=st.integers(2, 6))
@pytest.mark.parametrize("phrase", LARGER_FIRST)
def test_which_is_the_larger(phrase: str, b: int, step: int) -> None:
    """True as it is said, and wrong where the two figures change places."""
    others = {"c": b - step, "d": b + 3 * step}
    assert not is_accused(phrase.format(a=b + step, b=b, **others))
    assert is_accused(phrase.format(a=b, b=b + step, **others))


@few
@given(fair=st.integers(2, 6), poor=st.integers(2, 6), more=st.integers(2, 9))
@pytest.mark.parametrize("which", ["Most", "The majority", "More than half"])
def test_most_of_those_on_a_level(which: str, fair: int, poor: int, more: int) -> None:
    """Said of the level that holds more than half of them, and wrong of another."""
    good = fair + poor + more
    text = (
        f"Of the {good + fair + poor} plans, {good} were good, {fair} fair and {poor} poor. {which} of the plans were"
    )
    assert not is_accused(f"{text} good.")
    assert is_accused(f"{text} poor.")


HIDDEN: Mapping[str, str] = {
    "one row": "| Phase | Late | In time | All |\n|---|---|---|---|\n| Primary | {a} | <5 | {total} |\n| Secondary | 40 | 8 | 48 |",
    "one column": "| Category | Children |\n|---|---|\n| Neglect | {a} |\n| Sexual abuse | <5 |\n| Emotional abuse | 31 |\n| Physical abuse | <5 |\n| Total | {sum} |",
}


@few
@given(a=st.integers(11, 60), hidden=st.integers(1, 4))
@pytest.mark.parametrize("table", HIDDEN)
def test_a_total_that_its_withheld_counts_can_make(table: str, a: int, hidden: int) -> None:
    """A total of what is shown and of counts below five is no contradiction; with another digit before its last it is one."""
    assert not has_a_wrong_total(HIDDEN[table].format(a=a, total=a + hidden, sum=a + 31 + 2 * hidden))
    assume((a + 31 + 2 * hidden) // 10 % 10 < 9)  # else a hundred is reached: more than one digit, and maybe per cent
    assert has_a_wrong_total(HIDDEN[table].format(a=a, total=a + hidden + 10, sum=a + 31 + 2 * hidden + 10))


def has_a_wrong_total(table: str) -> bool:
    """Whether a total is accused; that a table gives a withheld count away is another matter."""
    found = examine_document(document_of(table))
    return any(each.verdict.is_inconsistent and isinstance(each.found.claim, TotalClaim) for each in found)
