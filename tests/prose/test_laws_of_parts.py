"""As the other laws: remainders, lists, pairs, stocks, tables of totals of any name and columns of shares; and numbers in words."""

from fractions import Fraction

import pytest
from hypothesis import assume, given, settings, strategies as st
from tests.prose.test_corpus import is_accused
from tests.prose.test_laws import per_cent, usual

from safeguarding.figures.prose.numerals import InNumerals
from safeguarding.figures.prose.passages import Document, Passage, TextPlace
from safeguarding.figures.prose.reading import claims_in
from safeguarding.numbers.rounding import Rounding
from safeguarding.numbers.words import NUMBER_WORDS

few = settings(max_examples=6)
WORDS = {number: word.replace(" ", "-") for word, number in NUMBER_WORDS.items()}
REMAINDERS = (
    "Of the {} allegations concluded, {} were unfounded. The other {} were substantiated.",
    "There were {} referrals in May, of which {} were accepted; the remaining {} were not.",
    "The grant is worth £{}. We have spent £{} on mentoring; the balance of £{} is carried over.",
    "{} pupils sat the check, of whom {} reached the standard. The {} who did not will take it again.",
    "The forum sent out {} booklets. It had {} slips back, meaning that {} families did not answer.",
    "Of {} hosts seen, {} are couples, and for the {} others there is one carer.",
)
REST = (
    "{}% live with carers and {}% with relatives. The remaining {}% are in homes.",
    "{} per cent rent, {}% live with family and the final {}% are in other settings.",
)
LISTED = (
    "The {} concerns were logged. By outcome:\n\n- no action: {}\n- advice: {}\n- referred: {}",
    "Children leaving, by reason:\n\n- went home – {1}\n- guardianship – {2}\n- adopted – {3}\n\nTotal – {0}",
    "Attendances by course ({} in all):\n\n- refresher: {}\n- neglect: {}\n- harm: {}",
    "We heard from {} people, as follows: a) under-elevens, {}; b) eleven to fifteen, {}; c) sixteen and over, {}.",
    "{} concerns (each logged once)\n\n- neglect – {}\n- physical harm – {}\n- emotional harm – {}",
    "There were {} calls in the year, down from 9,580. The breakdown was:\n\n- Parents: in {} cases\n- Schools: {}\n- Others: {}",
    "The fund stands at £{}.5m: £{}.0m for schools, £{}.4m for health and £{}.1m for clubs.",
    "There were {} homes: {} in the city, {} in the county and {} on the coast, none counted twice.",
    "In May the team made {} visits, in June {} and in July {}. The three-month total of {} is high.",
)
SCALES = (
    "Of the {} children, {} were female and {} were male.",
    "All {} of the schools took part, {} of them maintained and {} academies.",
)
STOCKS = (
    "There were {} households at the beginning of April. {} were approved and {} left, so that by the following April the service had {}.",
    "The council maintained {} plans in January 2023. Over the calendar year {} new plans were made and {} ceased, so that {} were in force in January 2024.",
    "Open cases: {} brought forward, {} opened in the month, {} concluded. We carried {} into June.",
    "{} families were on the books in July. In August {} joined and {} stepped down, taking the caseload to {}, its highest ever.",
    "| Team | Opening | New | Closed | Closing |\n|---|---|---|---|---|\n| A | 41 | 9 | 13 | 37 |\n| B | {} | {} | {} | {} |",
)
NAMES = st.sampled_from(("All teams", "Year", "Service total", "Combined", "Grand total"))
count = st.integers(11, 90)


@few
@given(part=st.integers(25, 60), left=st.integers(25, 59), by=st.sampled_from((-9, -3, 4, 9)))
@pytest.mark.parametrize("phrase", REMAINDERS)
def test_what_is_left(phrase: str, part: int, left: int, by: int) -> None:
    assert not is_accused(phrase.format(part + left, part, left))
    assert is_accused(phrase.format(part + left, part, left + by))


@few
@given(first=st.integers(20, 60), second=st.integers(11, 30), by=st.integers(4, 9))
@pytest.mark.parametrize("phrase", REST)
def test_the_share_of_the_rest(phrase: str, first: int, second: int, by: int) -> None:
    assert not is_accused(phrase.format(first, second, 100 - first - second))
    assume(100 - first - second + by != first - second)  # the second may be of the first, and this what is left of it
    assert is_accused(phrase.format(first, second, 100 - first - second + by))


@few
@given(parts=st.lists(count, min_size=3, max_size=3), by=st.integers(1, 3))
@pytest.mark.parametrize("phrase", LISTED)
def test_lists_and_their_totals(phrase: str, parts: list[int], by: int) -> None:
    """A total that ends in 0 may be about as many, one that a part alone explains has another reading."""
    whole = sum(parts)
    assume((whole + by) % 10 and 5 * min(parts) > 2 * whole / 3 and not 1_900 < whole < 2_100)
    told = [*parts, whole] if phrase.startswith("In May") else [whole, *parts]
    wrong = [*parts, whole + by] if phrase.startswith("In May") else [whole + by, *parts]
    assert not is_accused(phrase.format(*told))
    assert is_accused(phrase.format(*wrong))


@few
@given(one=count, other=count, by=st.integers(1, 9))
@pytest.mark.parametrize("phrase", SCALES)
def test_pairs_are_no_more_than_all(phrase: str, one: int, other: int, by: int) -> None:
    assert not is_accused(phrase.format(one + other, one, other))
    assert is_accused(phrase.format(one + other - by, one, other))


@few
@given(a=st.integers(60, 400), b=st.integers(12, 60), c=st.integers(12, 50), by=st.integers(1, 19))
@pytest.mark.parametrize("phrase", STOCKS)
def test_stocks(phrase: str, a: int, b: int, c: int, by: int) -> None:
    assume(b % 10 and a + b - c != a)
    assert not is_accused(phrase.format(a, b, c, a + b - c))
    # a table's columns may leave ways of coming and going out, which a larger gap would be of
    assume(not phrase.startswith("|") or 3 * by <= a + b - c + by)
    assert is_accused(phrase.format(a, b, c, a + b - c + by))


@few
@given(came=st.integers(11, 60), more=st.integers(2, 9), by=st.integers(1, 9))
def test_net_changes(came: int, more: int, by: int) -> None:
    text = "The service approved {} households and de-registered {}, a net gain of {}."
    assert not is_accused(text.format(came + more, came, more))
    assert is_accused(text.format(came + more, came, more + by))


@few
@given(
    rows=st.lists(st.tuples(*[st.integers(21, 90)] * 3), min_size=3, max_size=5),
    by=st.integers(1, 9),
    name=NAMES,
)
def test_totals_of_any_name(rows: list[tuple[int, int, int]], by: int, name: str) -> None:
    """Two columns that make their totals show that the third should; a slip may be carried into the column of totals."""
    totals = [sum(each) for each in zip(*rows, strict=True)]
    assume(
        len({*totals, totals[2] + by}) == 4 and (totals[2] + by) % 10 and any(plans % 5 for _, _, plans in rows)
    )  # a column that ends in 0 and 5 alone may have been rounded, whatever stands beside it
    assume(all(by != row[2] for row in rows))
    head = "| Team | Contacts | Referrals | Plans |\n|---|---|---|---|\n"
    body = "\n".join(f"| {chr(65 + k)} | {' | '.join(map(str, row))} |" for k, row in enumerate(rows))
    assert not is_accused(f"{head}{body}\n| {name} | {totals[0]} | {totals[1]} | {totals[2]} |")
    assert is_accused(f"{head}{body}\n| {name} | {totals[0]} | {totals[1]} | {totals[2] + by} |")


@few
@given(rows=st.lists(st.tuples(st.integers(40, 400), st.integers(3, 39)), min_size=2, max_size=2), rule=usual)
@pytest.mark.parametrize("heading", ["% in time", "In time (%)", "In time %"])
def test_a_share_of_a_named_column(rows: list[tuple[int, int]], rule: Rounding, heading: str) -> None:
    """A heading that names its counts says what it is a share of; two rows are enough."""
    assume(any(each % 5 for each in rows[1]))  # or they may have been rounded
    shares = [int(per_cent(Fraction(part, whole), 0, rule)) for whole, part in rows]
    table = (
        "| Review | Number | In time | {} |\n|---|---|---|---|\n| First | {} | {} | {}% |\n| Second | {} | {} | {}% |"
    )
    assert not is_accused(table.format(heading, *rows[0], shares[0], *rows[1], shares[1]))
    assert is_accused(table.format(heading, *rows[0], shares[0], *rows[1], shares[1] + 3))


@few
@given(part=st.integers(11, 98), more=st.integers(1, 60), rule=usual)
def test_numbers_in_words(part: int, more: int, rule: Rounding) -> None:
    """What is said in words is judged as what is said in digits, and quoted as it was said."""
    assume(part + more < 100)
    share = int(per_cent(Fraction(part, part + more), 0, rule))
    text = f"{WORDS[part].capitalize()} of the {WORDS[part + more]} files ({{}}%) were read."
    assert not is_accused(text.format(share))
    assert is_accused(text.format(share - 4))
    found = claims_in(
        Document(name="a report", passages=(Passage(text=text.format(share), place=TextPlace("line", 1)),))
    )
    assert all(each.sentence.replace("»", "").replace("«", "") in text.format(share) for each in found)


@few
@given(numbers=st.lists(st.integers(1, 99), min_size=1, max_size=6))
def test_places_are_kept_where_numbers_are_put_in_digits(numbers: list[int]) -> None:
    """A line that begins after some numbers in words begins at the same words when they are in digits."""
    text = "".join(f"{WORDS[number]} a, " for number in numbers) + "here and then"
    passage = Passage(text=text, breaks=((text.index("here"), TextPlace("line", 2)),))
    (digits,) = InNumerals.of([passage]).passages
    assert digits.text[digits.breaks[0][0] :] == "here and then"
