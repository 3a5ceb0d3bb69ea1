"""As the laws of readers, for figures that stand further apart: true data never accused, a wrong figure found."""

from fractions import Fraction

import pytest
from hypothesis import assume, given, settings, strategies as st
from tests.prose.test_corpus import is_accused
from tests.prose.test_laws import per_cent, usual

from safeguarding.numbers.rounding import Rounding, rounded

SHARES = (
    "{p}% of the {of} plans issued ({n}) were late.",
    "There were {of} plans in the year; {n} were late, which is {p}% of the total.",
    "In all {of} plans were issued and of these {n} met the deadline, representing {p}%.",
    "{n} took part, {p}% of the {of} invited.",
    "{n} of the {of} plans made by 31 March 2024 for those aged 10 to 17 ({p}%) were late.",
    "A form was emailed to all {of} workers. {n} responded ({p}%).",
    "A {p}% response rate was achieved: {n} children out of {of} took part.",
    "We wrote to {of} families. The response rate was {p}%, with {n} returns, as in other years.",
    "Of the {of} workers who left, {n} took one up, a response rate of {p}%.",
    "A survey was issued to {of} parents of children aged eight and over. There were {n} responses ({p}%), down from 950 last year.",
    "We sent {of} forms and received {n} back – a return rate of {p} per cent.",
    "There were {of} plans in force, down from 5,120. Of these, {n} ({p}%) were new.",
    "We hold {of} open cases, and of those, {p}% ({n}) are of children in need.",
    "Of the {of} children who went missing, {p}% did not have an interview ({n}).",
    "The letter went to the {of} carers on the list. {n} filled it in ({p}%).",
    "There were {of} moves in July, rather more than usual, and {n} were sudden; that is to say, {p}%.",
    "{of} workers joined in the year. {n} finished the course ({p}%).",
    "We got {of} requests. The panel agreed in {n} of those cases ({p} per cent).",
)
CHANGES = (
    "There were {b} contacts this year compared with {a} last year. This is a {p}% {rise}.",
    "Plans went from {a} at 31 March 2022 to {b} at 31 March 2024, a {rise} of {p}%.",
    "There were {b} pupils as against {a} twelve months earlier, some {gap} {more} (a {rise} of {p}%).",
    "The number, {a} a year ago, is now {b}, a {rise} of {p}%.",
    "Plans stand at {b}. A year earlier they stood at {a}, so the number has {risen} by {p}%.",
    "The list {rose} by {p}% to {b} from {a}.",
    "The list {rose} by {p}% between May (n = {a}) and June (n = {b}).",
    "There were {a} workers in April and {b} by the following March, a {rise} of {p}%, as planned.",
    "A year ago {a} children were waiting. There are now {b}, a {rise} of {p}%.",
    "We had {b} requests. This represents a {p}% {rise} on the same months of the year before, when there were {a}.",
    "There has been a {p}% {rise} in the number of plans. There were {b} plans at year end, compared with {a} plans a year before.",
)
STEPS = (
    "There were {b} plans in force, a {rise} of {gap} ({p}%) on the year before.",
    "There were {b} plans in force, {way} by {gap} ({p} per cent) since March.",
    "There were {b} plans in force. This was {way} {gap} ({p}%) since March.",
)
FRACTIONS = (
    "A quarter of the {of} children, {n} in all, had moved.",
    "A quarter of the {of} mentors are new to us. These {n} mentors work in nine schools.",
    "A quarter of the plans were late by a week. Of the {of} concerned, {n} were in that group.",
    "A quarter of the {of} children who were seen ({n}) had moved.",
    "A quarter of those who took part ({n} of {of}) had moved.",
    "At year end {of} children had a plan. A quarter, {n}, had had one before.",
    "There are {of} workers. A quarter of them, {n}, are new.",
    "{of} pupils took part and {n} said that they had been hurt, which is a quarter.",
)
RATES = (
    "The rate per 10,000 was {r}, with {n} children in care of a child population of {of}.",
    "The county's {of} children include {n} in need. That is {r} per 10,000.",
)
TARGETS = (
    ("The target is {t}% of visits in time. At {n}% the service missed its target.", False),
    ("Visits in time stood at {n}% against a target of {t}%. The target was therefore met.", True),
    (
        "Our ambition was to approve at least {t} carers. In the event {n} were approved, so that the ambition was met.",
        True,
    ),
    ("The average wait was {t} days. This is within the national limit of {n} days.", True),
)
AGAIN = (
    "In 2021/22 the panel heard {a} cases. Most were new. The {b} cases heard in 2021/22 were all recorded.",
    "- Cases heard in 2021/22: {a}\n- Average wait: three weeks\n\nOf the {b} cases heard in 2021/22, most were new.",
)
MEANS = (
    "The {n} workers hold {whole} children between them. That is an average of {mean} each.",
    "Placements cost £{whole},000 in May. With {n} children placed, this is an average of £{mean},000 a child.",
    "The {n} children waited {whole} days in total. The average wait was {mean} days.",
)
few = settings(max_examples=12)


@few
@given(of=st.integers(21, 899), data=st.data(), rule=usual)
@pytest.mark.parametrize("phrase", SHARES)
def test_shares(phrase: str, of: int, rule: Rounding, data: st.DataObject) -> None:
    n = data.draw(st.integers(12, of - 1))
    right = int(per_cent(Fraction(n, of), 0, rule))
    wrong = right + 3 if right < 50 else right - 3
    assert not is_accused(phrase.format(n=n, of=of, p=right))
    assume(wrong > 0 and abs(100 - wrong - Fraction(n * 100, of)) > 2)  # the share of the others
    assert is_accused(phrase.format(n=n, of=of, p=wrong))


@few
@given(a=st.integers(101, 899), step=st.integers(7, 60), is_up=st.booleans(), rule=usual)
@pytest.mark.parametrize("phrase", CHANGES)
def test_changes(phrase: str, a: int, step: int, rule: Rounding, *, is_up: bool) -> None:
    b = a + step if is_up else a - step
    size = int(per_cent(Fraction(step, a), 0, rule))
    words = {
        "rise": "rise" if is_up else "fall",
        "rose": "grew" if is_up else "fell",
        "risen": "risen" if is_up else "fallen",
        "more": "more" if is_up else "fewer",
    }
    assert not is_accused(phrase.format(a=a, b=b, p=size, gap=step, **words))
    assert is_accused(phrase.format(a=a, b=b, p=size + 3, gap=step, **words))


@few
@given(a=st.integers(101, 899), step=st.integers(7, 60), is_up=st.booleans(), rule=usual)
@pytest.mark.parametrize("phrase", STEPS)
def test_steps(phrase: str, a: int, step: int, rule: Rounding, *, is_up: bool) -> None:
    """The figure before follows from the step; a percentage of what is left is let pass."""
    b = a + step if is_up else a - step
    size = int(per_cent(Fraction(step, a), 0, rule))
    words = {"rise": "rise", "way": "up"} if is_up else {"rise": "fall", "way": "down"}
    assert not is_accused(phrase.format(b=b, p=size, gap=step, **words))
    assume(abs(Fraction(100 * step, b) - size - 3) > 1)
    assert is_accused(phrase.format(b=b, p=size + 3, gap=step, **words))


@pytest.mark.parametrize(("on", "is_right"), [("14 May 2022", True), ("13 May 2022", False), ("3 March 2023", False)])
def test_a_birthday_over_two_sentences(on: str, is_right: bool) -> None:  # noqa: FBT001
    """It is the day itself, not any day at that age."""
    text = f"G was born on 14 May 2004. His eighteenth birthday, on {on}, was marked by a meal."
    assert is_accused(text) is not is_right


@few
@given(part=st.integers(12, 200))
@pytest.mark.parametrize("phrase", FRACTIONS)
def test_fractions(phrase: str, part: int) -> None:
    assert not is_accused(phrase.format(n=part, of=part * 4))
    assert is_accused(phrase.format(n=part, of=part * 2))


@few
@given(n=st.integers(20, 900), of=st.integers(20_001, 99_999), rule=usual)
@pytest.mark.parametrize("phrase", RATES)
def test_rates(phrase: str, n: int, of: int, rule: Rounding) -> None:
    """Where the population stands in another sentence only what is far off is wrong."""
    assume(of % 10)
    rate = Fraction(n * 10_000, of)
    assert not is_accused(phrase.format(n=n, of=f"{of:,}", r=f"{rounded(rate, 0, rule):f}"))
    assert is_accused(phrase.format(n=n, of=f"{of:,}", r=f"{rounded(rate * Fraction(5, 4) + 2, 0, rule):f}"))


@few
@given(target=st.integers(40, 95), actual=st.integers(40, 95))
@pytest.mark.parametrize(("phrase", "is_met"), TARGETS)
def test_targets_over_two_sentences(phrase: str, target: int, actual: int, *, is_met: bool) -> None:
    """At least, in time, or no longer than; and what is exactly the target as printed may be on either side."""
    assume(target != actual)
    assert is_accused(phrase.format(t=target, n=actual)) is ((actual > target) is not is_met)


@few
@given(a=st.integers(101, 899), b=st.integers(101, 899))
@pytest.mark.parametrize("phrase", AGAIN)
def test_a_count_that_is_spoken_of_again(phrase: str, a: int, b: int) -> None:
    """Of the same year it is the same number; of another year it is another count."""
    assume(a != b)
    assert not is_accused(phrase.format(a=a, b=a))
    assert is_accused(phrase.format(a=a, b=b))
    assert not is_accused(phrase.format(a=a, b=b).replace("2021/22", "2020/21", 1))


@few
@given(n=st.integers(11, 40), mean=st.integers(50, 90), by=st.integers(3, 30))
@pytest.mark.parametrize("phrase", MEANS)
def test_averages_over_two_sentences(phrase: str, n: int, mean: int, by: int) -> None:
    assume(n * mean < 1_900)
    text = phrase.format(n=n, whole=f"{n * mean:,}", mean="{}")
    assert not is_accused(text.format(mean))
    assert is_accused(text.format(mean + by))


@few
@given(values=st.lists(st.integers(60, 99), min_size=4, max_size=4, unique=True))
def test_figures_that_rose_at_every_step(values: list[int]) -> None:
    """In either order of time."""
    text = "Referrals have gone up in every quarter of the year ({}, {}, {} and {} respectively)."
    assert not is_accused(text.format(*sorted(values)))
    assert is_accused(text.format(*values)) is (values not in (sorted(values), sorted(values, reverse=True)))


@few
@given(rows=st.lists(st.integers(101, 899), min_size=3, max_size=3, unique=True), said=st.integers(101, 899))
def test_a_row_that_a_sentence_names(rows: list[int], said: int) -> None:
    """What is the figure of another row may be said of that row."""
    head = "| Reason | Children |\n|---|---|\n| Neglect | {} |\n| Emotional | {} |\n| Physical | {} |\n\n"
    text = head + "Neglect ({} children) is the most used, while physical abuse, with {} children, is the least used."
    assert not is_accused(text.format(*rows, rows[0], rows[2]))
    assert is_accused(text.format(*rows, rows[0], said)) is (said not in rows)
