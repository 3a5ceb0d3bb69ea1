"""One entry of a plan's log."""

from datetime import date

import pytest

from safeguarding.errors import InvalidRecordError
from safeguarding.recommendations.updates import Update


@pytest.mark.parametrize(("percent", "can_be"), [(None, True), (0, True), (100, True), (-1, False), (101, False)])
def test_progress_is_from_nothing_to_all(percent: int | None, can_be: bool) -> None:  # noqa: FBT001
    if can_be:
        assert Update(action="a1", on=date(2024, 5, 1), percent=percent).percent == percent
    else:
        with pytest.raises(InvalidRecordError, match="per cent from 0 to 100"):
            Update(action="a1", on=date(2024, 5, 1), percent=percent)
