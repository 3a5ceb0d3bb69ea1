"""A whole document, read for what can be checked without being told. Precision goes before recall.

What is recognised is a closed list of wordings. Where the words leave doubt what a number means, nothing is said.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

import attrs

from safeguarding.figures.claims import check
from safeguarding.figures.kinds.fractions_in_words import FractionClaim
from safeguarding.figures.kinds.shares import ShareClaim
from safeguarding.figures.kinds.totals import TotalClaim
from safeguarding.figures.policies import CHARITABLE, CheckingPolicy
from safeguarding.figures.prose.age_phrases import ages_in
from safeguarding.figures.prose.average_phrases import averages_in
from safeguarding.figures.prose.average_tables import average_rows_in
from safeguarding.figures.prose.bare_percentages import bare_percentages_in
from safeguarding.figures.prose.beside_levels import beside_levels_in
from safeguarding.figures.prose.calendar_phrases import calendar_dates_in
from safeguarding.figures.prose.change_phrases import changes_in
from safeguarding.figures.prose.closed_lists import closed_lists_in
from safeguarding.figures.prose.closed_shares import closed_shares_in
from safeguarding.figures.prose.column_relations import column_relations_in
from safeguarding.figures.prose.comparator_phrases import comparators_in
from safeguarding.figures.prose.compared_groups import compared_groups_in
from safeguarding.figures.prose.compared_pairs import compared_pairs_in
from safeguarding.figures.prose.cross_tables import cross_sums_in
from safeguarding.figures.prose.date_phrases import dates_in
from safeguarding.figures.prose.deadline_phrases import deadlines_in
from safeguarding.figures.prose.direction_phrases import directions_in
from safeguarding.figures.prose.footings import footings_in
from safeguarding.figures.prose.found import ExaminedClaim, FoundClaim, examine
from safeguarding.figures.prose.fraction_phrases import fractions_in
from safeguarding.figures.prose.gap_phrases import gaps_in
from safeguarding.figures.prose.hidden_cells import hidden_cells_in
from safeguarding.figures.prose.hidden_counts import hidden_counts_in
from safeguarding.figures.prose.hidden_totals import hidden_totals_in
from safeguarding.figures.prose.list_phrases import lists_in
from safeguarding.figures.prose.listed_parts import listed_parts_in
from safeguarding.figures.prose.long_comparisons import long_comparisons_in
from safeguarding.figures.prose.longest_times import longest_times_in
from safeguarding.figures.prose.majorities import majorities_in
from safeguarding.figures.prose.more_than_were_counted import more_than_were_counted_in
from safeguarding.figures.prose.moved_levels import moved_levels_in
from safeguarding.figures.prose.multiple_phrases import multiples_in
from safeguarding.figures.prose.net_phrases import nets_in
from safeguarding.figures.prose.numerals import InNumerals
from safeguarding.figures.prose.one_base import one_base_in
from safeguarding.figures.prose.opposite_shares import opposite_shares_in
from safeguarding.figures.prose.paired_levels import paired_levels_in
from safeguarding.figures.prose.part_phrases import parts_in
from safeguarding.figures.prose.passages import Document, Passage
from safeguarding.figures.prose.placement_lists import placement_lists_in
from safeguarding.figures.prose.population_rates import population_rates_in
from safeguarding.figures.prose.rank_phrases import ranks_in
from safeguarding.figures.prose.rank_places import rank_places_in
from safeguarding.figures.prose.remainders import remainders_in
from safeguarding.figures.prose.repeated_figures import repeats_in
from safeguarding.figures.prose.repeated_references import references_in
from safeguarding.figures.prose.restated_rates import restated_rates_in
from safeguarding.figures.prose.rounded_counts import is_wrong_even_if_rounded
from safeguarding.figures.prose.series_phrases import series_in
from safeguarding.figures.prose.share_blocks import share_blocks_in
from safeguarding.figures.prose.share_phrases import shares_in
from safeguarding.figures.prose.shares_of_a_whole import shares_of_a_whole_in
from safeguarding.figures.prose.shares_of_the_last import shares_of_the_last_in
from safeguarding.figures.prose.shares_of_the_named import shares_of_the_named_in
from safeguarding.figures.prose.shares_without_counts import shares_without_counts_in
from safeguarding.figures.prose.step_phrases import steps_in
from safeguarding.figures.prose.stock_phrases import stocks_in
from safeguarding.figures.prose.stock_tables import stock_tables_in
from safeguarding.figures.prose.sum_phrases import sums_in
from safeguarding.figures.prose.table_remarks import table_remarks_in
from safeguarding.figures.prose.target_phrases import targets_in
from safeguarding.figures.prose.target_tables import target_tables_in
from safeguarding.figures.prose.told_fractions import told_fractions_in
from safeguarding.figures.prose.told_lines import told_lines_in
from safeguarding.figures.prose.totals_after import totals_after_in

READERS: tuple[Callable[[Sequence[Passage]], Iterator[FoundClaim]], ...] = (
    shares_in,
    dates_in,
    lists_in,
    bare_percentages_in,
    fractions_in,
    told_fractions_in,
    changes_in,
    closed_shares_in,
    sums_in,
    totals_after_in,
    remainders_in,
    cross_sums_in,
    column_relations_in,
    steps_in,
    parts_in,
    listed_parts_in,
    directions_in,
    series_in,
    paired_levels_in,
    beside_levels_in,
    gaps_in,
    longest_times_in,
    compared_pairs_in,
    moved_levels_in,
    ranks_in,
    rank_places_in,
    multiples_in,
    restated_rates_in,
    comparators_in,
    compared_groups_in,
    long_comparisons_in,
    population_rates_in,
    shares_without_counts_in,
    deadlines_in,
    hidden_cells_in,
    repeats_in,
    table_remarks_in,
    told_lines_in,
    references_in,
    share_blocks_in,
    footings_in,
    hidden_counts_in,
    hidden_totals_in,
    targets_in,
    target_tables_in,
    closed_lists_in,
    shares_of_a_whole_in,
    calendar_dates_in,
    ages_in,
    averages_in,
    average_rows_in,
    stocks_in,
    nets_in,
    stock_tables_in,
    shares_of_the_last_in,
    more_than_were_counted_in,
    opposite_shares_in,
    one_base_in,
    placement_lists_in,
    majorities_in,
    shares_of_the_named_in,
)
"""What reads a document, one after the other, each a kind of wording."""

MOST_OF_A_SORT = 5_000
"""No report states more shares, dates or lists than this; what comes after is not looked at."""

# percentages that were weighted do not follow from the counts beside them
_GLYPH = re.compile(r"\A[\ue000-\uf8ff•▪◦■□●○] ?")
# counts that were rounded before they were printed: what a rounding would explain is not wrong
_UNIT = r"(?:£ ?)?(?:5|10|50|100|1,?000|five|ten|fifty|hundred|thousand)\b"
_ROUNDED = re.compile(
    rf"\b(?:counts?|numbers?|figures|values|totals)\b[^.;]{{0,60}}?\b(?:rounded (?:up or down )?to|(?:to )?(?:the )?nearest) (?:(?:the )?nearest )?{_UNIT}"
    rf"|\brounded to (?:the )?nearest {_UNIT}",
    re.IGNORECASE,
)
_WEIGHTED = re.compile(r"\bweighted\b", re.IGNORECASE)


def claims_in(document: Document) -> tuple[FoundClaim, ...]:
    """Every claim that is recognised in a document, in the order of its lines or pages.

    Examples:
        >>> from safeguarding.figures.prose.passages import Passage, TextPlace
        >>> report = Document(name="a report", passages=(Passage(text="35 of the 139 (24%) were late.", place=TextPlace("line", 1)),))
        >>> [each.quote for each in claims_in(report)]
        ['35 of the 139 (24%)']
    """
    return tuple(sorted(_doubted(_once(_claims(document))), key=lambda each: each.place.number))


def _once(claims: Iterator[FoundClaim]) -> list[FoundClaim]:
    """Each claim once, as surely as any reader has read it: a sum wherever it stands, another in the same words."""
    kept: list[FoundClaim] = []
    read: dict[object, list[int]] = defaultdict(list)
    for found in claims:
        claim, words = found.claim, _words_of(found)
        key: object = (found.place, claim)
        if isinstance(claim, TotalClaim):
            key, words = claim, ""
        elif isinstance(claim, ShareClaim):
            # however its figures are written
            key = (found.place, *(each and each.value for each in (claim.count, claim.base, claim.percentage)))
        alike = [at for at in read[key] if not words or words in _words_of(kept[at]) or _words_of(kept[at]) in words]
        if not alike:
            read[key].append(len(kept))
            kept.append(found)
        elif found.is_sure and not any(kept[at].is_sure for at in alike):
            kept[alike[0]] = found
    return kept


def _doubted(several: Sequence[FoundClaim]) -> Iterator[FoundClaim]:
    """Each claim; the shares of a list are doubtful where the counts make their base, and not one of the shares is theirs."""
    of_one: dict[object, list[ShareClaim]] = defaultdict(list)
    for found in several:
        if isinstance(found.claim, ShareClaim) and found.claim.count is not None and found.claim.base is not None:
            of_one[found.place, found.claim.base.value].append(found.claim)
    strange = {key for key, claims in of_one.items() if _are_of_others(claims)}
    for found in several:
        base = found.claim.base if isinstance(found.claim, ShareClaim) else None
        is_strange = base is not None and (found.place, base.value) in strange
        yield attrs.evolve(found, is_sure=False) if is_strange else found


def _are_of_others(claims: Sequence[ShareClaim]) -> bool:
    counts = {each.count.value: each for each in claims if each.count is not None}
    makes_base = claims[0].base is not None and sum(counts) == claims[0].base.value
    return len(counts) > 1 and makes_base and all(check(each, CHARITABLE).is_inconsistent for each in counts.values())


def _words_of(found: FoundClaim) -> str:
    """The words that a claim stands in, whatever of them was marked."""
    return found.sentence.replace("»", "").replace("«", "") or found.quote


def _claims(document: Document) -> Iterator[FoundClaim]:
    passages = tuple(_without_glyph(passage) for passage in document.passages)
    is_weighted = any(_WEIGHTED.search(passage.text) for passage in passages)
    is_rounded = any(_ROUNDED.search(passage.text) for passage in passages)
    in_numerals = InNumerals.of(passages)
    for found in in_numerals.as_said(_read(in_numerals.passages)):
        is_share = isinstance(found.claim, ShareClaim | FractionClaim)
        is_doubtful = (is_weighted and is_share) or (is_rounded and not is_wrong_even_if_rounded(found.claim))
        yield attrs.evolve(found, is_sure=False) if is_doubtful else found


def _read(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    for reader in READERS:
        yield from _first(reader(passages))


def _without_glyph(passage: Passage) -> Passage:
    """A passage without the bullet of a symbol font that some PDFs keep in an entry's text."""
    text = _GLYPH.sub("", passage.text, count=1)
    if text == passage.text:
        return passage
    gone = len(passage.text) - len(text)
    return attrs.evolve(passage, text=text, breaks=tuple((max(at - gone, 0), place) for at, place in passage.breaks))


def _first(found: Iterator[FoundClaim]) -> Iterator[FoundClaim]:
    return itertools.islice(found, MOST_OF_A_SORT)


def examine_document(document: Document, policy: CheckingPolicy = CHARITABLE) -> tuple[ExaminedClaim, ...]:
    """Every claim in a document that was recognised and judged.

    Examples:
        >>> from safeguarding.figures.prose.passages import Passage, TextPlace
        >>> report = Document(name="a report", passages=(Passage(text="35 of the 139 (24%) were late.", place=TextPlace("line", 1)),))
        >>> [str(each.verdict) for each in examine_document(report)]
        ['inconsistent: 35 of 139 is 25.18%, which no rounding states as 24%: 25% would be right, and 33 or 34 would give 24%.']
    """
    examined = (examine(found, policy) for found in claims_in(document))
    return tuple(each for each in examined if each is not None)
