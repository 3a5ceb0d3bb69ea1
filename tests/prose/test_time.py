"""No reader takes more than linear time: each on the text of 100,000 characters that is worst for it."""

import time
from collections.abc import Callable, Iterator, Sequence

import pytest
from tests.timing import patience

from safeguarding.figures.prose.age_phrases import ages_in
from safeguarding.figures.prose.average_phrases import averages_in
from safeguarding.figures.prose.bare_percentages import bare_percentages_in
from safeguarding.figures.prose.calendar_phrases import calendar_dates_in
from safeguarding.figures.prose.change_phrases import changes_in
from safeguarding.figures.prose.closed_lists import closed_lists_in
from safeguarding.figures.prose.closed_shares import closed_shares_in
from safeguarding.figures.prose.comparator_phrases import comparators_in
from safeguarding.figures.prose.compared_groups import compared_groups_in
from safeguarding.figures.prose.compared_pairs import compared_pairs_in
from safeguarding.figures.prose.date_phrases import dates_in
from safeguarding.figures.prose.deadline_phrases import deadlines_in
from safeguarding.figures.prose.direction_phrases import directions_in
from safeguarding.figures.prose.found import FoundClaim
from safeguarding.figures.prose.fraction_phrases import fractions_in
from safeguarding.figures.prose.gap_phrases import gaps_in
from safeguarding.figures.prose.hidden_counts import hidden_counts_in
from safeguarding.figures.prose.list_phrases import lists_in
from safeguarding.figures.prose.listed_parts import listed_parts_in
from safeguarding.figures.prose.long_comparisons import long_comparisons_in
from safeguarding.figures.prose.longest_times import longest_times_in
from safeguarding.figures.prose.majorities import majorities_in
from safeguarding.figures.prose.multiple_phrases import multiples_in
from safeguarding.figures.prose.net_phrases import nets_in
from safeguarding.figures.prose.one_base import one_base_in
from safeguarding.figures.prose.part_phrases import parts_in
from safeguarding.figures.prose.passages import Passage
from safeguarding.figures.prose.placement_lists import placement_lists_in
from safeguarding.figures.prose.population_rates import population_rates_in
from safeguarding.figures.prose.rank_phrases import ranks_in
from safeguarding.figures.prose.rank_places import rank_places_in
from safeguarding.figures.prose.remainders import remainders_in
from safeguarding.figures.prose.repeated_figures import repeats_in
from safeguarding.figures.prose.repeated_references import references_in
from safeguarding.figures.prose.restated_rates import restated_rates_in
from safeguarding.figures.prose.series_phrases import series_in
from safeguarding.figures.prose.share_blocks import share_blocks_in
from safeguarding.figures.prose.share_phrases import shares_in
from safeguarding.figures.prose.shares_of_a_whole import shares_of_a_whole_in
from safeguarding.figures.prose.shares_of_the_last import shares_of_the_last_in
from safeguarding.figures.prose.shares_of_the_named import shares_of_the_named_in
from safeguarding.figures.prose.shares_without_counts import shares_without_counts_in
from safeguarding.figures.prose.step_phrases import steps_in
from safeguarding.figures.prose.stock_phrases import stocks_in
from safeguarding.figures.prose.sum_phrases import sums_in
from safeguarding.figures.prose.target_phrases import targets_in
from safeguarding.figures.prose.told_fractions import told_fractions_in
from safeguarding.figures.prose.totals_after import totals_after_in

LENGTH = 100_000
SECONDS = 8
WORST = (
    (remainders_in, "Of the 12 a, 12 were a. The other 12 a, the remaining 12% "),
    (listed_parts_in, "a) 12 a; b) 12 a; (12 in all): "),
    (closed_lists_in, "12 female and 12 male, 12% a, 12% a and "),
    (ages_in, "Born in 2001, he was 12 in May 2013. "),
    (averages_in, "12, 12 and 12 a an average of 12 each "),
    (calendar_dates_in, "on 31 April 2016 "),
    (closed_lists_in, "12 others (12), a "),
    (deadlines_in, "at 31 March 2016 a on 31 March 2017, within 12 days "),
    (hidden_counts_in, "all 12 a, 12 a and fewer than five a "),
    (repeats_in, "In 2016 there were 112 a, and 12 a in the table below; "),
    (references_in, "In 2016 we had 112 cases. Of the 112 cases "),
    (references_in, "the 12 a a a a a a and the 13 cases "),
    (steps_in, "12 a, down by 12 (12%) since a, and by 12 (12%) since a. "),
    (targets_in, "The target is 12%. At 12% it was below the a a a a target. "),
    (averages_in, "12, 12 and 12 a. The mean was 12. "),
    (stocks_in, "At 1 April there were 12. 12 joined and 12 left, leaving 12. "),
    (targets_in, "12% was below the a a a a target of 12% "),
    (bare_percentages_in, "12% of a "),
    (changes_in, "rose from 12 "),
    (changes_in, "12 a a a a, down from 12 a "),
    (dates_in, "1 January 2016 to "),
    (deadlines_in, "at 31 March 2016 a a a "),
    (directions_in, "up from 12 "),
    (directions_in, "gone up in every quarter (12, 12, 12, "),
    (ages_in, "Born in 2001. He was 12 in May 2013. "),
    (deadlines_in, "on 31 March 2016. Following that a "),
    (directions_in, "12%, which is still well above the a a a a a a "),
    (directions_in, "increased in the a a from 12 to "),
    (fractions_in, "nearly half of the a a a "),
    (lists_in, "12 areas "),
    (averages_in, "12, "),
    (parts_in, "12 a and "),
    (parts_in, "Of the 12 a, 12 were a, "),
    (population_rates_in, "12 in a a a (a rate of 12 per 10,000) "),
    (population_rates_in, "12 children a a, 12 a a live in "),
    (repeats_in, "In 2016 there were 112 a. "),
    (stocks_in, "opened with 12 a a began 12 a "),
    (share_blocks_in, "12 (12%) a "),
    (shares_in, "12 (24%) "),
    (shares_in, "Of the 12, 12 (24%) a. "),
    (shares_of_the_last_in, "12 a, of which 12 a a a (12%) and 12% a a a a (12) "),
    (shares_of_the_last_in, "sent to 12 a. The response rate was 12%, with 12 a a 12% response rate: "),
    (shares_of_the_last_in, "12 a a. Of these 12 a a a a a a half of the a a "),
    (shares_without_counts_in, "12 a a a of whom "),
    (closed_shares_in, "96 a of these 69 a, or 62% "),
    (population_rates_in, "12 a in 48,000 children a (a rate of 12 per 10,000) "),
    (changes_in, "from 12 a a a to 13, an "),
    (changes_in, "12 a, a 5% increase on a a "),
    (told_fractions_in, "nearly half of the 12 a a a a, "),
    (told_fractions_in, "12 of the 24 a a a a, half "),
    (placement_lists_in, "12 live in a a a homes, of whom 12 live "),
    (ranks_in, "a the largest a a a group a a a (12%), with a the lowest a a number (12%), followed by a "),
    (ranks_in, "12% a a a. This was the second largest a after a "),
    (rank_places_in, "neglect is the largest group (12%), a a physical abuse (13%), "),
    (multiples_in, "boys were twice as likely a a a (24% compared with 12%) and "),
    (restated_rates_in, "4.5% of a a a (45 per 1,000) "),
    (comparators_in, "above the a a a average of 12%, at 12% and 13% comparators "),
    (compared_groups_in, "was more likely to a a a a a than a a a a a a at 12% compared with 13% "),
    (long_comparisons_in, "from 2006/07 when the rate was 12% a a a rates are lower than in 2006/08 "),
    (shares_of_a_whole_in, "neglect a a 12%, physical a a 12% and "),
    (one_base_in, "12 (12%) were a a and "),
    (majorities_in, "Of the 12 a, 12 were a and 12 b. Most of the as were a a a. "),
    (shares_of_the_named_in, "12 referrals a a a a (12% of referrals) "),
    (sums_in, "The 12 were made up of 12 a, "),
    (gaps_in, "of a a 61% and of a a 45%, a gap of 16 percentage points a "),
    (gaps_in, "12% a a a is 12 points below a a "),
    (nets_in, "12 a joined and 12 a left, a net gain of 12 a "),
    (series_in, "risen every year (12, 12, 12, "),
    (compared_pairs_in, "fewer a a (12) than a a a (13) up from 12 "),
    (longest_times_in, "exceeded the limit of 12 weeks, the longest taking 12 weeks. "),
    (totals_after_in, "12 a a and 12 a, making 24 a a in all, "),
)


@pytest.mark.parametrize(("reader", "piece"), WORST)
def test_each_reader_on_its_worst_text(reader: Callable[[Sequence[Passage]], Iterator[FoundClaim]], piece: str) -> None:
    """Seconds of the slowest machine; a pattern that went back over its text would need hours."""
    text = (piece * (LENGTH // len(piece) + 1))[:LENGTH]
    started = time.process_time()
    sum(1 for _ in reader([Passage(text=text)]))
    assert time.process_time() - started < SECONDS * patience()
