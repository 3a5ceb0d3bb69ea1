"""Words that leave a figure open keep it from being called wrong: beside each stands what is wrong without them. All made up."""

import pytest
from tests.unit.figures.prose.test_reading import accused, document

from safeguarding.figures.prose.reading import claims_in

MOVED = "148 children came into care and 161 {}, a net fall of 12."
STOCK = "There were 402 plans in April. In the year 148 began and 161 {}, leaving 399."
TARGETS = "Measure\tTarget\tActual\tMet?\nPlans (high is good)\t65%\t{}"
RATE = "In 2023 the town had {} referrals. The under-18 population is 20,000, giving a rate of {} per 10,000."
FAR = "There were 334 ({}%) children who live far away, with 181 (17%) living elsewhere."
CLOSED = "There were {} children: 188 with carers, 37 in homes, 71 with parents and {} elsewhere."
TWO_AGES = "Two boys, born in 2004 and 2011, were aged 15 and five{}."
IN_WORDS = "The 14 workers held 340 cases, an average of 30 per {}."
MONEY = "A total of £60 million, made up of £40 million for homes{} and £30{} for plans."
QUARTERS = "There were{} 31 referrals in Q1, 28 in Q2 and 35 in Q3"
WAITS = "Waits, where low is good, came to 14 days, {} than the 12 days of Hull."
HALF = "Half of the plans (14 of {}) were late."
ORDER = "It was opened on {} and {} closed on 5 August 2017."
GIRLS = "Grade\tBoys\tGirls\tTotal\nGood\t9\t7\t16\nFair\t{}\t6\t10\nPoor\t6\t8\t{}\nTotal\t19\t21\t40"
RATES = "12,000 children and young people live in the town.\n\nIn 2023, 281 children were looked after (a rate of {} per 10,000)."
PARTS = "Grade\tNumber\t%\nGood\t{}\t39%\nPoor\t31\t31%\nFair\t30\t20%\nTotal\t100\t100%"


@pytest.mark.parametrize(
    ("doubted", "plain"),
    [
        # whose age, and when
        *(
            (f"Child Z was born in March 2002 and lived {whom}. He was 15 in May 2014.", plain)
            for whom in ("with his brother", "with his mother")
            for plain in ["Child Z was born in March 2002 and lived in York. He was 15 in May 2014."]
        ),
        (TWO_AGES.format(""), TWO_AGES.format(" in 2016")),
        (TWO_AGES.format(" at the review in 2016 and again in 2017"), TWO_AGES.format(" in 2016")),
        (TWO_AGES.format(" in 2003"), TWO_AGES.format(" in 2016")),
        # what an average is of
        (
            "The three homes had 12 children, 15 days and 20 months, an average of 35.",
            "The three homes had 12, 15 and 20 children, an average of 35.",
        ),
        (IN_WORDS.format("family"), IN_WORDS.format("worker")),
        (
            "The 14 workers and the 340 families met, an average of 30 each.",
            "The 14 workers held 340 cases, an average of 30 each.",
        ),
        # about so many, parts of parts, and what is not all
        (CLOSED.format("300", "44"), CLOSED.format("330", "45")),
        (CLOSED.format("303", "44"), CLOSED.format("330", "45")),
        (f"{QUARTERS.format(' about')}, giving 95 for the year.", f"{QUARTERS.format('')}, giving 95 for the year."),
        (MONEY.format("", ",000"), MONEY.format("", " million")),
        (MONEY.format(" and visits", " million"), MONEY.format("", " million")),
        (
            "The plans were for these reasons:\n\n- 12 visits\n- 14 reviews",
            "There were 27 events, each counted once:\n\n- 12 visits\n- 14 reviews",
        ),
        # which of two days, and whether it was done
        (ORDER.format("9 September", "was"), ORDER.format("9 September 2017", "was")),
        (ORDER.format("9 September 2017", "then not"), ORDER.format("9 September 2017", "was")),
        # what came and what went
        (MOVED.format("came home"), MOVED.format("left care")),
        (STOCK.format("began"), STOCK.format("ended")),
        # a number of another unit, and none at all
        (TARGETS.format("51\tYes"), TARGETS.format("51%\tYes")),
        (TARGETS.format("51%"), TARGETS.format("51%\tYes")),
        (RATE.format("940.5", "740"), RATE.format("940", "740")),
        (RATE.format("940", "0"), RATE.format("940", "740")),
        (
            "The town had 940 referrals. The population is 20,000, giving a rate of 2,350 per 10,000.",
            "The town had 940 referrals. The child population is 20,000, giving a rate of 2,350 per 10,000.",
        ),
        (RATES.format("239.8"), RATES.format("200.8")),
        (FAR.format("0.0"), FAR.format("13.6")),
        (HALF.format("2016"), HALF.format("60")),
        (PARTS.format("150"), PARTS.format("39")),
        ("Of the 2016 seen, 34% were new.", "Of the 7 plans seen, 34% were new."),
        ("A quarter of the 212 plans, 300, were late.", "A quarter of the 212 plans, 83, were late."),
        ("Spending rose from £57 to £70, an increase of 14.", "Referrals rose from 57 to 70, an increase of 14."),
        ("Grade\tNumber\t%\nGood\t0\t49%\nPoor\t0\t50%\nTotal\t0\t100%", PARTS.format("39")),
        (
            "The mean was 19, and no team held more than 14 or fewer than 12 days.",
            "The mean was 19 days, and no team took more than 14 days or fewer than 12 days.",
        ),
        # a comparison that is denied
        (WAITS.format("which is not better"), WAITS.format("better")),
        ("Referrals rose every year: 12, 15%, 20 and 22.", "Referrals rose every year: 12, 15, 14 and 22."),
        # counts that may overlap, and cells that are no counts
        (
            "Of 44 children, 29 had a plan, 12 had a review and fewer than five had a visit.",
            "Of 44 people, 29 lived in the borough, 12 lived nearby and fewer than five lived further away.",
        ),
        (GIRLS.format("<5", "14").replace("Boys", "Per cent"), GIRLS.format("4", "15")),
        # too many numbers to say which was meant
        (
            "There were 412 plans. 97 (34%) were new. In all, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17 of 18.",
            "There were 412 plans. Of these, 97 (34%) were new.",
        ),
        ("Of the latter, 35 (23%) were late.", "There were 240 boys and 139 girls. Of the latter, 35 (23%) were late."),
    ],
)
def test_what_may_be_meant_otherwise_is_not_wrong(doubted: str, plain: str) -> None:
    assert accused(plain)
    assert not accused(doubted)


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("It was made on 31/04/2014.", "31/04/2014"),
        (
            "Children are seen every six weeks; the last two were on 4 January and 28 March 2017, and so were in time.",
            "six weeks",
        ),
        (f"{QUARTERS.format('')}. The nine-month total of 95 is lower.", "95: 31, 28, 35"),
        ("The share rose from 12% to 15%, a rise of 5pp.", "5pp"),
        ("Of the 139 seen:\n\n- 35 (24%) were late, namely:\n- 12 (50%) by a day", "35 (24%)"),
        (TARGETS.format("51%\tYes"), "Yes"),
        (
            "Movement\tNumber\tPer cent\nAt 1 April\t402\t100\nEntered\t148\t36\nLeft\t161\t40\nAt 31 March\t399\t96",
            "Number",
        ),
        (
            "Team\tJanuary\tFebruary\tChange\nNorth\t12\t15\t+3\nSouth\t20\t22\t+3\nEast\t11\t14\t+3\nWest\t30\t31\t+1",
            "South",
        ),
    ],
)
def test_what_cannot_be_right_is_wrong(text: str, quoted: str) -> None:
    """A day that no calendar has, visits too far apart, quarters that make another sum, points, the first of nested lists."""
    assert any(quoted in each for each in accused(text))


@pytest.mark.parametrize("day", ["30/04/2014", "13/13/2014", "45/04/2014"])
def test_what_is_no_wrong_day_of_a_month_is_left_alone(day: str) -> None:
    """A number that could be no month, or no day of any, is not taken for a date."""
    assert not accused(f"It was made on {day}.")


@pytest.mark.parametrize("text", ["It fell by 4% of pupils.", "It is worse than 4% of pupils thought."])
def test_a_step_is_no_share(text: str) -> None:
    """Behind "by" and "than" a percentage is a step or a comparison: it needs no count and no base."""
    assert not claims_in(document(text))


@pytest.mark.parametrize("age", ["aged 150 at the incident in May 2014", "aged 15 at the incident in May 2001"])
def test_what_is_no_age_is_not_read(age: str) -> None:
    """Nobody is that old, and nobody has an age before the birth."""
    assert not claims_in(document(f"Child Z, born in March 2002, was {age}."))
