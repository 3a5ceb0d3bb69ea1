"""What a codebook becomes: a survey with its questions and waves, and the rules that it is read and published by."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence

from safeguarding.disclosure.rules import DisclosureRule
from safeguarding.disclosure.whole_groups import WholeGroupRule
from safeguarding.errors import InvalidRecordError, UnknownNameError
from safeguarding.numbers.shares import checked_count
from safeguarding.readers.surveys.choices import choices_of
from safeguarding.readers.surveys.codebooks import SURVEY_FILE, QuestionFacts, SurveyFacts, WaveFacts
from safeguarding.sources import Certainty, Source
from safeguarding.surveys.codebooks import GroupingRule
from safeguarding.surveys.comparisons import ComparisonPolicy
from safeguarding.surveys.questions import Option, Question
from safeguarding.surveys.waves import Survey, Wave


def survey_of(facts: SurveyFacts) -> Survey:
    """The survey that a codebook describes.

    Raises:
        SafeguardingError: for a question of an unknown scale, or parts that cannot be true together.
    """
    scales = {scale.name: scale.options for scale in facts.scales}
    for wave in facts.waves:
        _check_margins(wave, facts.layout.groupings)
    return Survey(
        title=facts.title,
        themes=facts.themes,
        questions=tuple(each for question in facts.questions for each in _questions(question, scales)),
        waves=tuple(_wave(wave) for wave in facts.waves),
        note=facts.note,
    )


def _check_margins(facts: WaveFacts, groupings: Sequence[GroupingRule]) -> None:
    """The population by group is of groups that the layout has, and no larger than the wave's own."""
    known = {grouping.name: grouping for grouping in groupings}
    for name, groups in facts.population_by.items():
        if name not in known:
            raise UnknownNameError.among(f"grouping of wave {facts.name}", name, known)
        _check_margin(facts, known[name], groups)
    for name in facts.weight_by:
        if name not in facts.population_by:
            raise UnknownNameError.among(f"population to weight wave {facts.name} by", name, facts.population_by)
        if overlap(known[name]):
            raise InvalidRecordError(f"wave {facts.name}: groups of {name} overlap, so nobody can weight by them")


def _check_margin(facts: WaveFacts, grouping: GroupingRule, groups: Mapping[str, int]) -> None:
    for group in groups:
        if group not in grouping.group_names:
            raise UnknownNameError.among(f"group of {grouping.name}", group, grouping.group_names)
    for group in grouping.group_names:
        if group not in groups:
            raise InvalidRecordError(f"wave {facts.name}: no population of {group!r}")
    sizes = [checked_count(people, "population of a group") for people in groups.values()]
    if (max(sizes) if overlap(grouping) else sum(sizes)) > facts.population:
        raise InvalidRecordError(f"wave {facts.name}: the population by {grouping.name} is above the wave's own")


def overlap(grouping: GroupingRule) -> bool:
    """Whether somebody may belong to two groups of a grouping: two of its bands have a number in common."""
    bands = [each.band for each in grouping.bands]
    return any(one.overlaps(other) for one, other in itertools.combinations(bands, 2))


def _questions(facts: QuestionFacts, scales: Mapping[str, tuple[Option, ...]]) -> tuple[Question, ...]:
    question = _question(facts, scales)
    return tuple(choices_of(question)) if facts.several else (question,)


def _question(facts: QuestionFacts, scales: Mapping[str, tuple[Option, ...]]) -> Question:
    if facts.scale and facts.options:
        raise InvalidRecordError(f"{facts.identifier}: a question has options of its own or those of a scale, not both")
    if facts.scale and facts.scale not in scales:
        raise UnknownNameError.among(f"scale of question {facts.identifier}", facts.scale, scales)
    return Question(
        identifier=facts.identifier,
        wording=facts.wording,
        theme=facts.theme,
        options=scales[facts.scale] if facts.scale else facts.options,
        base_policy=facts.base_policy,
        asked_of=facts.asked_of,
        waves=facts.waves,
    )


def _wave(facts: WaveFacts) -> Wave:
    return Wave(
        name=facts.name,
        fieldwork=facts.fieldwork,
        population=facts.population,
        invited=facts.invited,
        complete=facts.complete,
        partial=facts.partial,
        mode=facts.mode,
        population_is=facts.population_is,
    )


def disclosure_rule_of(facts: SurveyFacts) -> DisclosureRule:
    """The disclosure rule that a codebook states."""
    stated = facts.disclosure
    return DisclosureRule(
        name=stated.name or f"counts of 1 to {stated.threshold - 1} hidden",
        threshold=stated.threshold,
        hides_zeros=stated.hides_zeros,
        rounding_base=stated.rounding_base,
        source=Source(title=f"The rule in {SURVEY_FILE}", certainty=Certainty.UNVERIFIED),
        whole_groups=WholeGroupRule(smallest_shown=stated.smallest_whole_group),
    )


def comparison_policy_of(facts: SurveyFacts) -> ComparisonPolicy:
    """How strict a codebook wants comparisons to be."""
    return ComparisonPolicy(
        confidence=float(facts.comparisons.confidence / 100),
        smallest_base=facts.comparisons.smallest_base,
        corrects_for_population=facts.comparisons.corrects_for_population,
    )
