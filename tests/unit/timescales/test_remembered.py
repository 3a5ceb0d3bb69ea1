"""What is remembered of obligations changes no answer, and knows no case."""

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given, settings, strategies as st

from safeguarding.testing.strategies.timescales import episodes
from safeguarding.timescales import remembered
from safeguarding.timescales.catalogue import RULES, rule_named
from safeguarding.timescales.courses import LOOKED_AFTER_REVIEWS
from safeguarding.timescales.duties import Obligation
from safeguarding.timescales.episodes import Episode
from safeguarding.timescales.following import obligations
from safeguarding.timescales.rules import Rule

AS_AT = date(2024, 9, 19)
QUESTIONS = st.sampled_from([[rule_named("iha")], LOOKED_AFTER_REVIEWS, [RULES[0]]])


def afresh(rules: list[Rule], episode: Episode, as_at: date) -> tuple[Obligation, ...]:
    remembered.forget()
    return obligations(rules, episode, as_at=as_at)


@settings(max_examples=40)
@given(QUESTIONS, episodes(), st.integers(-30, 800))
def test_remembered_or_not_the_answer_is_the_same(rules: list[Rule], episode: Episode, days: int) -> None:
    """For any case, asked first or again, or after another case of the same days."""
    as_at = episode.started_on + timedelta(days=days)
    other = attrs.evolve(episode, reference="another")
    expected, of_other = afresh(rules, episode, as_at), afresh(rules, other, as_at)
    for _ in range(2):
        assert obligations(rules, episode, as_at=as_at) == expected
        assert obligations(rules, other, as_at=as_at) == of_other
    assert {each.reference for each in of_other} <= {"another"}


def test_it_knows_no_reference_and_no_birthday() -> None:
    """Bare days are kept, and nothing of whose they are."""
    remembered.forget()
    rule, day = rule_named("iha"), date(2024, 3, 1)
    obligations([rule], Episode(started_on=day, reference="child 12"), as_at=AS_AT)
    obligations([rule], Episode(started_on=day, born_on=date(2015, 5, 5)), as_at=AS_AT)
    assert len(remembered._known) == 1
    assert "child 12" not in repr(remembered._known)
    assert [each.reference for _, found in remembered._known.values() for each in found] == [""]


def test_it_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many days are asked about."""
    monkeypatch.setattr(remembered, "_MOST", 3)
    remembered.forget()
    for day in range(1, 20):
        obligations([rule_named("iha")], Episode(started_on=date(2024, 3, day)), as_at=AS_AT)
        assert len(remembered._known) <= 3
    # three are kept beside one another, and only the fourth begins afresh
    remembered.forget()
    for day in (1, 2, 3):
        obligations([rule_named("iha")], Episode(started_on=date(2024, 3, day)), as_at=AS_AT)
    assert len(remembered._known) == 3


def test_another_rule_in_the_same_place_is_another() -> None:
    """A rule that is gone is not mistaken for one that is made after it."""
    episode, iha = Episode(started_on=date(2024, 3, 1)), rule_named("iha")
    for number in range(30):
        rule = attrs.evolve(iha, requirement=f"the requirement {number}")
        (found,) = obligations([rule], episode, as_at=AS_AT)
        assert found.requirement == f"the requirement {number}"
        # freed at once, were it not kept beside what is remembered of it
        del rule, found


@pytest.mark.parametrize(("born_on", "is_kept"), [(None, True), (date(2015, 5, 5), False)])
def test_what_was_asked_before_is_not_worked_out_again(born_on: date | None, is_kept: bool) -> None:  # noqa: FBT001
    """What is remembered is given back as it is; a case with a birthday is worked out each time."""
    remembered.forget()
    case = Episode(started_on=date(2024, 3, 1), born_on=born_on)
    _, second, third = (obligations([rule_named("iha")], case, as_at=AS_AT)[0] for _ in range(3))
    assert (second is third) is is_kept
