"""What a codebook becomes: a survey with its questions and waves, and the rules that it is read and published by."""

from __future__ import annotations

from collections.abc import Mapping

from safeguarding.disclosure.rules import DisclosureRule
from safeguarding.disclosure.whole_groups import WholeGroupRule
from safeguarding.errors import InvalidRecordError, UnknownNameError
from safeguarding.readers.surveys.choices import choices_of
from safeguarding.readers.surveys.codebooks import SURVEY_FILE, QuestionFacts, SurveyFacts, WaveFacts
from safeguarding.sources import Certainty, Source
from safeguarding.surveys.comparisons import ComparisonPolicy
from safeguarding.surveys.questions import Option, Question
from safeguarding.surveys.waves import Survey, Wave


def survey_of(facts: SurveyFacts) -> Survey:
    """The survey that a codebook describes.

    Raises:
        SafeguardingError: for a question of an unknown scale, or parts that cannot be true together.
    """
    scales = {scale.name: scale.options for scale in facts.scales}
    return Survey(
        title=facts.title,
        themes=facts.themes,
        questions=tuple(each for question in facts.questions for each in _questions(question, scales)),
        waves=tuple(_wave(wave) for wave in facts.waves),
        note=facts.note,
    )


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
