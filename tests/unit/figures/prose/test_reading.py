"""What is recognised in a document's own words. All sentences are made up for the tests."""

import time
from collections.abc import Callable, Iterator, Sequence

import pytest
from hypothesis import given, settings, strategies as st
from tests.timing import patience

from safeguarding.documents.texts import Line, passages_of
from safeguarding.figures.kinds.shares import ShareClaim
from safeguarding.figures.policies import STRICT
from safeguarding.figures.prose import reading
from safeguarding.figures.prose.found import ExaminedClaim, FoundClaim
from safeguarding.figures.prose.list_phrases import _announcements
from safeguarding.figures.prose.passages import Document, Passage, PassageKind, TextPlace
from safeguarding.figures.prose.reading import claims_in, examine_document
from safeguarding.figures.prose.shares_of_the_last import _is_slip
from safeguarding.figures.prose.tables import may_be_of_rounding


def document(text: str) -> Document:
    lines = (Line(line, TextPlace("line", number)) for number, line in enumerate(text.splitlines(), start=1))
    return Document(name="made-up.txt", passages=tuple(passages_of(lines)))


def examined(text: str) -> tuple[ExaminedClaim, ...]:
    return examine_document(document(text))


def accused(text: str) -> list[str]:
    return [each.found.quote for each in examined(text) if each.verdict.is_inconsistent]


def confirmed(text: str) -> list[str]:
    return [each.found.quote for each in examined(text) if each.verdict.is_consistent]


YORK = """\
The inspectors were there for a four week period [14th November 2016 – 8th December 2017]. A made-up sentence.

Out of the 139 finished by April 2017:

- 2 LAs were outstanding
- 39 (28%) of them were good
- 63 (45%) of them required improvement
- 35 (24%) of them were inadequate

b) What happened next

The answer named four key areas and 10 recommendations. The table shows what is done for each:

Theme\tRec\tDetail\tActions
First\t1\tOne\tdo this
\t2\tTwo\tdo that
\t\t\tand that
\t4\tFour\tdo it
Second\t3\tThree\tdo it
\t5\tFive\tdo it
\t6\tSix\tdo it
\t\tSeven?\tdo it
Third\t8\tEight\tdo it
Fourth\t9\tNine\tdo it
\t10\tTen\tdo it

In the survey 97% of those who answered had somebody to talk to.
"""


class TestTheReportItGrewFrom:
    """A report with the same figures: three things are wrong, and nothing that is right is accused."""

    def test_what_is_found(self) -> None:
        wrong = [each for each in examined(YORK) if each.verdict.is_inconsistent]
        assert [str(each.found.place) for each in wrong] == ["line 1", "line 8", "line 14"]
        span, share, plan = (each.verdict for each in wrong)
        assert "33 or 34 would give 24%" in share.sentence
        assert "8 December 2016 would fit" in span.sentence
        assert "recommendation 7 is missing" in plan.sentence

    def test_what_is_right(self) -> None:
        assert confirmed(YORK) == ["2, 39, 63, 35", "39 (28%)", "63 (45%)"]

    def test_what_is_unverifiable(self) -> None:
        (bare,) = [each for each in examined(YORK) if each.found.quote == "97%"]
        assert "29–39, 58–79, 86+" in bare.verdict.sentence

    def test_it_says_what_each_number_was_taken_for(self) -> None:
        (share,) = [each.found for each in examined(YORK) if each.found.quote == "35 (24%)"]
        assert share.taken == ("35 as the count", "139 as the base, from line 3", "24% as the percentage")


class TestShares:
    @pytest.mark.parametrize(
        "sentence",
        [
            "35 of the 139 (24%) were late.",
            "35 of 139 (24%) were late.",
            "35 out of 139 children (24%) were late.",
            "35 of the 139 young people (24 per cent) were late.",
            "24% (35 of 139) were late.",
            "24% (35/139) were late.",
            "35/139 (24%) were late.",
            "35 (24%) of the 139 were late.",
            "Of the 139 seen, 35 (24%) were late.",
            "Of the 139 seen, 39 (28%) were early and 35 (24%) were late.",
            "1,035 of the 4,139 (24%) were late.",
        ],
    )
    def test_wrong_shares_are_found(self, sentence: str) -> None:
        assert len(accused(sentence)) == 1

    @pytest.mark.parametrize(
        "sentence",
        [
            # right
            "35 of the 139 (25%) were late.",
            "Of the 139 seen, 35 (25.2%) were late, of whom 12 (34%) twice.",
            # a number that is no count of that base
            "In 2016 (24%) and 2017 (25%) of the 139 seen.",
            "Of the 5,000 seen since 2015, 2016 (24%) was the busiest year.",
            "Of the 139 seen, 50 came again, of whom 35 (25%) were late.",
            "See Table 3 (24%) of the 139.",
            "Of the 139 seen, the rise by 35 (24%) was sharp.",
            "Of the 139 seen, an increase of 35 (24%) was noted.",
            "Of the 139 seen, 35 (24%) more than last year were late.",
            "Of the 139 seen, about 35 (24%) were late.",
            "Of the 139 seen, 150 were asked, of whom 35 (24%) were late.",
            "35 of the 139 (24% of all referrals) were late.",
            "35 of the 139 (24%, weighted) were late.",
            "It was 35 of 139 (24%) when weighted for age.",
            "On 3 of 5 May (24%) nothing happened.",
            # what is rejected as a whole is not read again in part
            "Of the 500 seen, about 35 of the 139 (24%) were late.",
            # another base close by would make it right
            "Of the 139 seen, 35 (24%) were late. There were 145 in all.",
            "£35 (24%) of the 139 was spent.",
            "2.35 (24%) of the 139",
            "Between 30 and 35 (24%) were late.",
            "Children aged 12 (24%) of the 139 seen.",
            "York ranked 35 of 139 (24%), and came 35 out of 139 (24%) before.",
        ],
    )
    def test_nothing_else_is_accused(self, sentence: str) -> None:
        assert accused(sentence) == []

    @pytest.mark.parametrize(
        "sentence",
        [
            "Of 200 referrals, 45 (23%) came twice, up from 30 (18%) last year.",
            "Of 200 referrals, 45 (23%) came twice, compared with 30 (18%) in 2016.",
            "Of the 200 seen, 45 (22.5%) were late (previously 40 (18%)).",
            "Of the 20 staff, 5 (25%) are new, while the regional figure is 9 (30%).",
            "Of the 200 seen, 40 (18%) last year were late.",
            "Of the 200 seen, 40 (18%) of those known before were late.",
            "Of the 400 asked:\n\n- 4 (3%) of women agreed\n- 4 (2%) of men did\n",
            "Of the 400 asked, 8 (2%) agreed: 4 (3%) women and 4 (2%) men.",
            "Of 200 referrals:\n\n- 45 (23%) came twice, up from 30 (18%)\n- 20 (10%) were closed (40 (18%) nationally)\n",
        ],
    )
    def test_another_year_or_place_has_a_base_of_its_own(self, sentence: str) -> None:
        """What is compared with was counted of something else, and is never held against the base at hand."""
        assert accused(sentence) == []

    @pytest.mark.parametrize(
        "sentence",
        ["3 out of 5 (57%) visits were on time.", "Rated 4 out of 5 (75%) by users.", "A mark of 4/5 (75%)."],
    )
    def test_a_spoken_proportion_is_no_count(self, sentence: str) -> None:
        """Whoever writes "3 out of 5 (57%)" means nearly three fifths, and nobody counted five."""
        assert accused(sentence) == []

    @pytest.mark.parametrize("sentence", ["3 of the 5 (57%) were on time.", "57% (3 of 5) were on time."])
    def test_a_small_count_of_the_base_is_one(self, sentence: str) -> None:
        assert len(accused(sentence)) == 1

    def test_a_list_under_its_base(self) -> None:
        assert accused("Of the 20 plans:\n\n- 5 (25%) were good\n- 7 (40%) were not\n") == ["7 (40%)"]

    def test_a_list_that_names_its_things_again(self) -> None:
        """Whoever writes "of authorities" says again what was counted, and names no other base."""
        text = "Of the 139 finished:\n\n- 39 (28%) of authorities were good\n- 35 (24%) of authorities were not\n"
        assert accused(text) == ["35 (24%)"]

    def test_another_list_has_another_base(self) -> None:
        assert accused("Of the 20 plans:\n\n- 5 (25%) were good\n\nElsewhere:\n\n- 6 (40%) were not\n") == []

    def test_overlapping_lists_are_not_sums(self) -> None:
        assert accused("Of the 20 plans:\n\n- 15 were good\n- 12 were quick\n") == []


class TestDates:
    def test_an_end_before_the_start(self) -> None:
        assert accused("It ran from 14 November 2016 to 8 December 2015.") == ["14 November 2016 to 8 December 2015"]

    @pytest.mark.parametrize(
        "sentence",
        [
            "It ran for four weeks from 14 November to 8 December 2016.",
            "It ran over a four-week period (14 November – 8 December 2016).",
            "It ran 19 December – 11 January 2014.",
            "It ran from 3/10/2016 to 28/10/2016 (four weeks).",
            "The visit from 3/10/2016 to 28/11/2016 lasted four weeks longer than planned.",
            "The visit of 3 October 2016 to 28 October 2016 lasted four weeks.",
            "The four weeks of summer and the term from 3 September 2016 to 21 July 2017.",
            "Done within 45 working days (1 April 2016 – 31 March 2017).",
            "Done within 45 days from 1 April 2016 to 31 March 2017.",
            "Waited over 10 weeks (1 April 2016 – 31 March 2017).",
            "Children waiting for 10 weeks (1 April 2016 – 31 March 2017).",
            "Reports are due after two weeks. The year 1 April 2016 to 31 March 2017 was good.",
        ],
    )
    def test_right_or_unrelated(self, sentence: str) -> None:
        assert accused(sentence) == []

    @pytest.mark.parametrize(
        "sentence",
        [
            "It ran for four weeks from 14 November 2016 to 8 January 2017.",
            "It ran from 3/10/2016 to 28/11/2016 (four weeks).",
            "The visit of 3 October 2016 to 28 November 2016 lasted four weeks.",
            "A three month period from 1 April 2016 to 31 March 2017.",
        ],
    )
    def test_a_wrong_length(self, sentence: str) -> None:
        assert len(accused(sentence)) == 1


class TestLists:
    def test_a_gap(self) -> None:
        text = "There are five recommendations:\n\n1. One\n2. Two\n3. Three\n5. Five\n"
        assert accused(text) == ["five recommendations"]

    def test_too_short(self) -> None:
        assert accused("There are five recommendations:\n\n1. One\n2. Two\n3. Three\n") == ["five recommendations"]

    @pytest.mark.parametrize(
        "text",
        [
            "There are three recommendations:\n\n1. One\n2. Two\n3. Three\n",
            # entries torn apart by a paragraph, or run together
            "There are three recommendations:\n\n1. One\n\n2. Two\n\nMore about it.\n\n3. Three\n",
            "There are three recommendations:\n\n1. One\n2. Two 3. Three\n",
            "There are four recommendations:\n\n1. One\n2. Two\n3 Three\n4. Four\n",
            "The five actions include:\n\n1. One\n2. Two\n3. Three\n",
            "Of ten recommendations, some of them are:\n\n1. One\n4. Four\n",
            "There are five recommendations.\n\n1. Introduction\n2. Background\n",
            "Theme\tRec\tDetail\nA\t1\tx\nA\t2\tx\nB\t9\tx\nB\t10\tx\n",
        ],
    )
    def test_right_or_an_extract(self, text: str) -> None:
        assert accused(text) == []

    def test_numbers_that_start_again_are_the_rest(self) -> None:
        """A list whose numbers start again under the next heading goes on there."""
        text = "There are 6 actions:\n\n1. A\n2. B\n3. C\n\nLater:\n\n1. D\n2. E\n3. F\n"
        assert accused(text) == []

    def test_an_extract_of_a_plan_is_no_gap(self) -> None:
        """A table that leaves out several of the announced numbers shows only some of them."""
        text = "All 10 recommendations were met.\n\nTheme\tRec\tDetail\nA\t1\tx\nA\t2\tx\nB\t9\tx\nB\t10\tx\n"
        assert accused(text) == []


class TestTables:
    TABLE = "| Grade | Number | % |\n|---|---|---|\n| Good | 39 | 28 |\n| Fair | 65 | 47 |\n| Poor | 35 | {} |\n| Total | {} | 100 |\n"

    def test_a_right_table(self) -> None:
        assert accused(self.TABLE.format("25", "139")) == []
        assert len(confirmed(self.TABLE.format("25", "139"))) == 4

    def test_a_wrong_share(self) -> None:
        assert accused(self.TABLE.format("24", "139")) == ["Poor: 35, 24%"]

    def test_rates_of_each_row_are_no_shares_of_the_total(self) -> None:
        """Percentages that are the rows' own rates say nothing of the total's parts, also beside a total of 100%."""
        rows = "Team\tVisits\tOn time %\nNorth\t36\t100%\nSouth\t61\t90%\nEast\t24\t100%\nTotal\t121\t100%\n"
        assert accused(rows) == []

    def test_rows_that_are_said_to_overlap_need_not_add_up(self) -> None:
        table = "|Need|Children|\n|---|---|\n|A|36|\n|B|61|\n|C|24|\n|Total|131|\n"
        assert accused(table) == ["Children"]
        text = f"A child may be in more than one row.\n\n{table}"
        assert accused(text) == []

    @pytest.mark.parametrize(
        ("total", "expected"), [("120", []), ("121", []), ("122", ["Children"]), ("134", ["Children"]), ("135", [])]
    )
    def test_a_total_below_its_rows_may_count_each_child_once(self, total: str, expected: list[str]) -> None:
        """Rows that sum to more than the total may overlap; a total far above its rows has rows left out."""
        assert accused(f"|Need|Children|\n|---|---|\n|A|36|\n|B|61|\n|C|24|\n|Total|{total}|\n") == expected

    def test_a_wrong_total(self) -> None:
        assert "Number" in accused(self.TABLE.format("25", "140"))

    def test_counts_and_shares_in_one_cell(self) -> None:
        rows = "Grade\tLast year\tThis year\nGood\t39 (28%)\t10 (50%)\nPoor\t100 (72%)\t10 (51%)\nTotal\t139 (100%)\t20 (100%)\n"
        assert accused(rows) == ["Poor: 10, 51%"]

    @pytest.mark.parametrize(
        "rows",
        [
            "Grade\tNumber\tShare\nGood\t39\tx\nof which boys\t20\tx\nTotal\t39\tx\n",
            "Grade\tNumber\tShare\nGood\t39\t\nPoor\tc\t\nTotal\t139\t\n",
            "Year\tNumber\tRate\n2015\t39\t1.2\n2016\t41\t1.3\nAverage\t40\t1.25\n",
            "Item\tNumber\tx\nA\t5\t1\nB\t6\t1\nC\t7\n",
            # two breakdowns of the same people
            "Who\tNumber\tx\nBoys\t41\t\nGirls\t39\t\nUnder 5\t30\t\nOver 5\t50\t\nTotal\t80\t\n",
            # per cent without a sign
            "Grade\t2016\t2017\nGood\t28\t30\nFair\t45\t46\nPoor\t26\t25\nTotal\t100\t100\n",
            # published to the nearest 5
            "Grade\tNumber\tx\nGood\t30\t\nFair\t45\t\nPoor\t25\t\nTotal\t105\t\n",
        ],
    )
    def test_no_simple_table(self, rows: str) -> None:
        assert accused(rows) == []


PIECES = st.sampled_from(
    [
        *"0123456789(),.%/ -–[]:;\n\t|",
        "35 ",
        "of the ",
        "139 ",
        "(24%)",
        "Of the ",
        " weeks ",
        "14 November 2016",
        "10 recommendations",
        "1. ",
    ]
)


class TestJunk:
    @settings(max_examples=100)
    @given(pieces=st.lists(PIECES, max_size=60))
    def test_anything_can_be_read(self, pieces: list[str]) -> None:
        """No text raises, and every claim found can be judged, also strictly."""
        made = document("".join(pieces))
        examine_document(made)
        examine_document(made, STRICT)

    @pytest.mark.parametrize(
        "text",
        [
            "1" * 200_000,
            "1,111," * 40_000,
            "1 of " * 40_000,
            "Of the 139 " * 20_000,
            "35 (24%" * 30_000,
            "35 (24%) " * 1250,
            "14 November " * 20_000,
            "four week period " * 15_000,
            "four week period [" * 15_000,
            "10 recommendations " * 12_000,
            "a " * 100_000 + "35 (24%)",
            "(" * 200_000,
            " " * 200_000 + "1",
            "1.1." * 50_000,
            "35 of 139 a a a a a a " * 2250,
            "14 of them (66%) " * 1500,
            "There were 240. Of these, 60 (35%) " * 750,
            "sent to 320 carers and 210 (56%) replied " * 625,
            "rose from 120 to 150, an increase of " * 675,
            "rose from 120 aaa in 2015 to 150 in 2016 " * 625,
            "1,609 aa aa aa compared with 847 aa aa aa aa " * 550,
            "one in four aa aa aa (31 of 93 aa aa aa " * 625,
            "a total of 204, made up of 72, " * 825,
            "82% and the remaining 28% " * 1000,
        ],
        ids=range(24),
    )
    def test_pathological_texts_end_soon(self, text: str) -> None:
        """A text ten times as long takes about ten times as long, and none takes seconds."""
        started = time.process_time()
        claims_in(Document(name="junk", passages=(Passage(text=text, place=TextPlace("line", 1)),)))
        assert time.process_time() - started < 8 * patience()


@pytest.mark.parametrize(("first", "second"), [(True, True), (True, False), (False, False), (False, True)])
def test_a_share_is_read_once_by_the_surest(
    monkeypatch: pytest.MonkeyPatch,
    first: bool,  # noqa: FBT001 - a case
    second: bool,  # noqa: FBT001 - a case
) -> None:
    """However its figures are written; a reader in doubt does not hide what a later one is sure of, nor counts beside it."""

    def reader(count: str, is_sure: bool) -> Callable[[Sequence[Passage]], Iterator[FoundClaim]]:  # noqa: FBT001 - as above
        claim = ShareClaim(count=count, base="4,000", percentage="30%")
        found = FoundClaim(
            claim=claim, place=TextPlace("line", 1), quote="", taken=(), is_sure=is_sure, sentence="»1,200« of them"
        )
        return lambda _: iter([found])

    monkeypatch.setattr(reading, "READERS", (reader("1,200", first), reader("1200", second)))
    (found,) = claims_in(document("1,200 of them"))
    assert found.is_sure is (first or second)


@pytest.mark.parametrize(
    "text",
    [
        "In time were 82% of visits this year, up from 82% last year.",
        "The share of visits in time was 82%, higher than the 82% of last year.",
        "We saw 82% in time, compared with 82% in England, so we are above England.",
        "Our rate of 82% is above the England average of 82%.",
        "Girls (82%) were more likely than boys (82%) to be seen in time.",
        "York was 3rd with 82%, behind Leeds with 82%.",
        "The share fell to 82%, below the 85% of 2022 but above the 85% of 2021.",
        "The oldest wait was 4.5 weeks, and no wait was above 4.5 weeks.",
    ],
)
def test_figures_that_are_printed_alike_may_differ_by_their_rounding(text: str) -> None:
    """Two equal percentages on either side of "more than" may be 82.4 and 81.6 before they were printed."""
    assert accused(text) == []


def test_a_table_announces_no_list_and_a_bullet_of_a_symbol_font_is_no_word() -> None:
    """An entry is read as it is without the sign before it."""
    assert list(_announcements(Passage(text="four areas:", kind=PassageKind.TABLE))) == []
    text = "35 (24%) of 139 were inadequate."
    assert accused(f"\uf0b7 {text}") == accused(text) != []


@pytest.mark.parametrize(("said", "is_slip"), [("240%", True), ("250%", False), ("42%", True), ("31%", False)])
def test_a_digit_too_many_is_a_slip(said: str, is_slip: bool) -> None:  # noqa: FBT001 - a table's column
    """Of 24%: another digit, one too many, or two that changed places."""
    assert _is_slip(said, 24.0) is is_slip


def test_only_sums_and_differences_may_be_of_rounding() -> None:
    """A share is judged with its own rounding."""
    assert not may_be_of_rounding(ShareClaim(count="35", base="139", percentage="24%"))


def test_a_bullet_of_a_symbol_font_is_no_word_of_its_entry() -> None:
    """It is left out, and what stands behind it keeps its page."""
    pages = [TextPlace("page", number) for number in (1, 2)]
    text = "\ue0b7 In 2016/17 there were 40 homes. Of the 40 homes, 12 (30%) were new."
    passage = Passage(text=text, place=pages[0], breaks=((text.index("12 (30%)"), pages[1]),))
    (found,) = claims_in(Document(name="a report", passages=(passage,)))
    assert (found.quote, found.place, found.sentence) == ("12 (30%)", pages[1], "Of the 40 homes, »12 (30%)« were new.")


@pytest.mark.parametrize(
    "text",
    [
        "- North: 41 open cases\n- South: open cases\n- East: 22 open cases\n\nTogether 111 cases.",
        "Of 412 plans the rate is 10,000 per 10,000 (60).",
        "The team of 24, made up of 6 in 2015 managers, 12 workers and students, is full.",
        "A total of 204 contacts were received.\n\n| Sector | Contacts |\n|---|---|\n| Education | 96 |\n| Health | some |",
    ],
    ids=["an entry without a figure", "a rate with a comma", "a part behind another figure", "a row without a count"],
)
def test_no_words_end_the_reading_of_a_report(text: str) -> None:
    """What is no figure that a reader expects is left alone, and accuses nobody."""
    assert not any(each.verdict.is_inconsistent for each in examined(text))
