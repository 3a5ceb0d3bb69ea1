from typing import get_args

import pytest

from safeguarding.errors import InvalidRecordError
from safeguarding.figures.claims import KINDS, Claim, check, check_all
from safeguarding.figures.kinds.shares import ShareClaim


def test_the_table_has_every_kind_once() -> None:
    """What type checkers take for a claim, and what is named and checked, are the same records."""
    assert sorted(kind.record.__name__ for kind in KINDS) == sorted(each.__name__ for each in get_args(Claim))
    assert len({kind.name for kind in KINDS}) == len(KINDS)


def test_what_is_no_claim_is_refused() -> None:
    with pytest.raises(InvalidRecordError, match="a str is no claim"):
        check("35 of 139")  # type: ignore[arg-type]


def test_a_checked_claim_in_words_is_its_verdict() -> None:
    """What became of it, as a sentence."""
    (checked,) = check_all((ShareClaim(count="35", base="139", percentage="24%"),))
    assert str(checked) == str(checked.verdict)
