"""A due list that is written while a register is audited is that of the whole register, byte for byte."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from safeguarding.dates.periods import Period
from safeguarding.dbs.audit_counts import audit_in_pieces
from safeguarding.dbs.audits import audit
from safeguarding.dbs.people import Person
from safeguarding.dbs.published_policies import YORK_2017
from safeguarding.errors import UnreadableFileError
from safeguarding.readers.dbs import due_list_files
from safeguarding.readers.dbs.due_list_files import due_list_file
from safeguarding.readers.dbs.due_lists import due_list
from safeguarding.tables.writing import write_table
from safeguarding.testing.strategies.dbs import registers

AS_AT, WINDOW = date(2017, 9, 19), Period(days=60)


def written_in_pieces(register: list[Person], path: Path, *, size: int, whole_numbers: bool) -> None:
    pieces = [register[start : start + size] for start in range(0, len(register), size)]
    with due_list_file(path, whole_numbers=whole_numbers) as add:
        audit_in_pieces(pieces, YORK_2017, as_at=AS_AT, window=WINDOW, on_piece=add)


class TestTheFile:
    """The same rows in the same order as that of a register held as a whole."""

    cases = st.tuples(st.integers(1, 5), st.integers(1, 4), st.booleans(), st.sampled_from(["csv", "json"]))

    @settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(registers(most=12), cases)
    def test_it_is_that_of_the_whole(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, register: list[Person], case: tuple[int, int, bool, str]
    ) -> None:
        size, at_once, whole_numbers, suffix = case
        monkeypatch.setattr(due_list_files, "_AT_ONCE", at_once)
        one, other = tmp_path / f"one.{suffix}", tmp_path / f"other.{suffix}"
        written_in_pieces(register, one, size=size, whole_numbers=whole_numbers)
        audited = audit(register, YORK_2017, as_at=AS_AT, window=WINDOW)
        write_table(due_list(audited, register, whole_numbers=whole_numbers), other)
        assert one.read_bytes() == other.read_bytes()

    def test_a_name_with_a_line_break_stays_one_cell(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """What is put aside while the register is read comes back as it was."""
        monkeypatch.setattr(due_list_files, "_AT_ONCE", 1)
        register = [Person(reference=f"S{k}", name='Invented,\n\u2028"Person"') for k in (2, 1)]
        written_in_pieces(register, tmp_path / "due.csv", size=1, whole_numbers=False)
        text = (tmp_path / "due.csv").read_text(encoding="utf-8-sig")
        assert [line[:2] for line in text.splitlines() if line[:1] == "S"][1:] == ["S1", "S2"]


class TestAnInterruption:
    """The file is there when it is complete; before that, what stood there stands."""

    def test_nothing_is_left(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(due_list_files, "_AT_ONCE", 1)
        path = tmp_path / "due.csv"
        path.write_text("the last one", encoding="utf-8")

        def interrupted() -> None:
            with due_list_file(path) as add:
                audit_in_pieces([[Person(reference="S1")]], YORK_2017, as_at=AS_AT, on_piece=add)
                assert path.read_text(encoding="utf-8") == "the last one"
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            interrupted()
        assert [each.name for each in tmp_path.iterdir()] == ["due.csv"]
        assert path.read_text(encoding="utf-8") == "the last one"

    def test_a_name_that_does_not_say_what_to_write_is_refused_first(self, tmp_path: Path) -> None:
        with pytest.raises(UnreadableFileError), due_list_file(tmp_path / "due.txt"):
            pytest.fail("it was refused")
