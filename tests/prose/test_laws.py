"""True data in every phrasing that a reader knows is never accused; a figure that is wrong beyond rounding is found."""

from fractions import Fraction

import pytest
from hypothesis import assume, given, strategies as st
from tests.prose.test_corpus import is_accused

from safeguarding.numbers.rounding import Rounding, rounded

SHARES = (
    "{n} of the {of} ({p}%) were late.",
    "{n} of {of} children ({p}%) were late.",
    "{n} of {of} cases were late, {p}%.",
    "{n} out of {of}, or {p}%, were late.",
    "{n}/{of} ({p}%) were late.",
    "{p}% ({n} of {of}) were late.",
    "{n} ({p}%) of the {of} were late.",
    "Of the {of} seen, {n} ({p}%) were late.",
    "Of {of} children, {n} children ({p}%) were late.",
    "There were {of} referrals. Of these, {n} ({p}%) were late.",
    "We hold {of} files, of which {n} ({p}%) were late.",
    "We read {of} files. {n} of them ({p}%) were late.",
    "The form went to {of} carers and {n} ({p}%) replied.",
    "Of the {of} plans:\n\n- {n} ({p}%) were good\n",
)
CHANGES = (
    "Numbers {rose} from {a} to {b}, {a_rise} of {p}%.",
    "Numbers {rose} from {a} in 2015 to {b} in 2016, {a_rise} of {p}%.",
    "Numbers {rose} by {p}% from {a} to {b}.",
    "There were {b} referrals, {a_rise} of {p}% on {a} the year before.",
    "There were {b} referrals, compared with {a} last year. This is {a_rise} of {p}%.",
    "It {rose} by {p}% between May ({a}) and June ({b}).",
)
TABLE = "| Grade | Boys | Girls | Total |\n|---|---|---|---|\n| Good | {} | {} | {} |\n| Fair | {} | {} | {} |\n| Total | {} | {} | {} |"
PARTS, GRAND = {2: (0, 1), 5: (3, 4), 6: (0, 3), 7: (1, 4), 8: (2, 5, 6, 7)}, 8
usual = st.sampled_from([Rounding.HALF_UP, Rounding.HALF_EVEN])


def per_cent(value: Fraction, places: int, rule: Rounding) -> str:
    return f"{rounded(value * 100, places, rule):f}"


@given(of=st.integers(11, 1_899), data=st.data(), places=st.integers(0, 2), rule=usual)
@pytest.mark.parametrize("phrase", SHARES)
def test_true_shares(phrase: str, of: int, places: int, rule: Rounding, data: st.DataObject) -> None:
    """A true share is never accused, however it is put and rounded."""
    n = data.draw(st.integers(0, of))
    assert not is_accused(phrase.format(n=n, of=of, p=per_cent(Fraction(n, of), places, rule)))


@given(of=st.integers(11, 1_899), data=st.data(), rule=usual)
@pytest.mark.parametrize("phrase", SHARES)
def test_false_shares(phrase: str, of: int, rule: Rounding, data: st.DataObject) -> None:
    """A percentage that is off by two points or more is found, unless another number of the text explains it."""
    n = data.draw(st.integers(1, of))
    wrong = int(per_cent(Fraction(n, of), 0, rule)) + data.draw(st.integers(-30, 30))
    assume(0 < wrong <= 99 and abs(Fraction(n * 100, of) - wrong) >= 2)
    # the count itself may be the base of 100%, and nothing else stands in the text
    assert is_accused(phrase.format(n=n, of=of, p=wrong))


@given(a=st.integers(1, 999), b=st.integers(1, 999), places=st.integers(0, 1), rule=usual)
@pytest.mark.parametrize("phrase", CHANGES)
def test_true_changes(phrase: str, a: int, b: int, places: int, rule: Rounding) -> None:
    """A true change is never accused."""
    assume(a != b)
    words = {"rose": "rose", "a_rise": "an increase"} if b > a else {"rose": "fell", "a_rise": "a fall"}
    step = per_cent(abs(Fraction(b, a) - 1), places, rule)
    assert not is_accused(phrase.format(a=a, b=b, p=step, **words))


@given(a=st.integers(20, 999), b=st.integers(20, 999), off=st.integers(2, 40))
@pytest.mark.parametrize("phrase", CHANGES)
def test_false_changes(phrase: str, a: int, b: int, off: int) -> None:
    """A change that is off by two points or more is found."""
    assume(a != b and Fraction(b, a) < 5)
    words = {"rose": "rose", "a_rise": "an increase"} if b > a else {"rose": "fell", "a_rise": "a fall"}
    wrong = int(per_cent(abs(Fraction(b, a) - 1), 0, Rounding.HALF_UP)) + off
    assert is_accused(phrase.format(a=a, b=b, p=wrong, **words))


@given(cells=st.lists(st.integers(0, 400), min_size=4, max_size=4), at=st.integers(0, 8), by=st.integers(-9, 9))
def test_tables_that_add_up(cells: list[int], at: int, by: int) -> None:
    """A table that adds up both ways is never accused; one cell that is off is found, where not all end in 0 or 5."""
    a, b, c, d = cells
    table = [a, b, a + b, c, d, c + d, a + c, b + d, a + b + c + d]
    assert not is_accused(TABLE.format(*table))
    table[at] += by
    assume(by and min(table) >= 0 and any(cell % 5 for cell in table) and table[-1] != 100)
    assume(cells.count(0) < 2)  # lines of noughts show nothing
    # a slip in the body, or a total above its parts, leaves one row and one column wrong, as it should
    parts = [table[k] for k in PARTS.get(at, ())]
    if parts and (by < 0 or at == GRAND):  # a total below its parts may count some once, one without a part may lack it
        assume(max(parts) <= table[at] and -by not in parts and abs(by) <= max(3, table[at] // 2))
        assume(table[GRAND] < 1_000 or table[GRAND] % 10)  # or it may be rounded to tens
    assert is_accused(TABLE.format(*table))


@given(parts=st.lists(st.integers(1, 300), min_size=2, max_size=5), by=st.integers(1, 50))
def test_sums(parts: list[int], by: int) -> None:
    """Parts that make their whole are never accused, and others are."""
    named = [
        f"{part} {thing}"
        for part, thing in zip(parts, ("boys", "girls", "carers", "officers", "parents"), strict=False)
    ]
    text = "A total of {} people, made up of " + ", ".join(named[:-1]) + f" and {named[-1]}."
    assert not is_accused(text.format(sum(parts)))
    assert is_accused(text.format(sum(parts) + by))
