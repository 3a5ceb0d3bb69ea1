from typing import get_args

import pytest

from safeguarding.errors import InvalidRecordError
from safeguarding.figures.claims import KINDS, Claim, check


def test_the_table_has_every_kind_once() -> None:
    """What type checkers take for a claim, and what is named and checked, are the same records."""
    assert sorted(kind.record.__name__ for kind in KINDS) == sorted(each.__name__ for each in get_args(Claim))
    assert len({kind.name for kind in KINDS}) == len(KINDS)


def test_what_is_no_claim_is_refused() -> None:
    with pytest.raises(InvalidRecordError, match="a str is no claim"):
        check("35 of 139")  # type: ignore[arg-type]
