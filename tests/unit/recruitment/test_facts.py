"""What follows from a fact, and what no rule turns on."""

from datetime import date, timedelta

import pytest
from tests.unit.recruitment.made_up import ON, record

from safeguarding.errors import InvalidRecordError
from safeguarding.recruitment.facts import FACT_WORDS, Role, with_implied
from safeguarding.recruitment.record_completeness import completeness
from safeguarding.recruitment.requirements import required_checks
from safeguarding.recruitment.words import CheckKind, CheckOutcome, Setting

K, Out, S = CheckKind, CheckOutcome, Setting

DAY = timedelta(days=1)


@pytest.mark.parametrize("known", [None, {"regulated_activity": True}])
def test_regulated_activity_implies_contact(known: dict[str, bool] | None) -> None:
    """Whoever says so, the record or the caller: an enhanced certificate is then due."""
    role = Role(regulated_activity=None if known else True)
    for setting in (S.ACADEMY, S.CHILDRENS_HOME):
        found = completeness(record(setting=setting, role=role), on=ON, known=known)
        assert {K.ENHANCED_DBS, K.CHILDRENS_BARRED_LIST} <= {each.kind for each in found.missing}


def test_who_never_lived_abroad_did_not_teach_there() -> None:
    days = {"appointed_on": date(2017, 9, 1), "starts_on": date(2017, 9, 1)}
    kinds = [
        {each.kind for each in completeness(record(**days, lived_abroad=abroad), on=ON).answers}
        for abroad in (False, None)
    ]
    assert [K.EEA_SANCTIONS in each for each in kinds] == [False, True]


@pytest.mark.parametrize(
    ("known", "implied"),
    [
        ({"regulated_activity": True}, {"contact": True, "eligible": True}),
        ({"regulated_activity": False}, {}),
        ({"regulated_activity": None}, {}),
        ({"lived_in_eea": True}, {"lived_abroad": True}),
        ({"lived_in_eea": False}, {}),
        ({"lived_abroad": False}, {"lived_in_eea": False}),
        ({"lived_abroad": True}, {}),
        # what is stated goes before what would follow
        ({"regulated_activity": True, "contact": False}, {"eligible": True}),
    ],
)
def test_what_follows(known: dict[str, bool | None], implied: dict[str, bool]) -> None:
    """Regulated activity is contact, and allows the certificate; who taught in the EEA lived abroad; nothing more."""
    assert with_implied(known) == {**known, **implied}


def test_every_fact_of_a_role_has_words() -> None:
    """What a role leaves open stays not known."""
    facts = Role(teaching_work=True, contact=False).facts
    assert {name: answer for name, answer in facts.items() if answer is not None} == {
        "teaching_work": True,
        "contact": False,
    }
    assert set(facts) <= set(FACT_WORDS)


def test_a_fact_that_no_rule_turns_on_is_refused() -> None:
    """A misspelt fact would otherwise be taken as not known."""
    with pytest.raises(InvalidRecordError, match="no rule turns on 'livd_abroad'"):
        required_checks(Role(), S.ACADEMY, on=date(2024, 9, 2), known={"livd_abroad": True})


def test_of_several_strange_facts_the_first_is_named() -> None:
    with pytest.raises(InvalidRecordError, match="no rule turns on 'age'"):
        required_checks(Role(), S.ACADEMY, on=date(2024, 9, 2), known={"zeal": True, "age": True})
