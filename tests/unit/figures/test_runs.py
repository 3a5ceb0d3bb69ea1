from functools import partial

import pytest

from safeguarding.errors import InvalidRecordError
from safeguarding.figures.runs import Run


class TestRuns:
    def test_nonsense(self) -> None:
        for make in (partial(Run, first=2, last=1), partial(Run, first=1, last=2, unit=0)):
            with pytest.raises(InvalidRecordError):
                make()
