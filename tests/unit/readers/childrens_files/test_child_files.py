"""A child's file says what happened in words that are known; every slip is reported, and no day is shown."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from safeguarding.errors import FaultyInputError, UnreadableFileError
from safeguarding.readers.childrens_files.child_files import read_children


def written(folder: Path, text: str, name: str = "case.toml") -> Path:
    """A file with this text."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


class TestOneChild:
    """A day, a time or a list of them stands under the name of what happened."""

    def test_every_form_of_a_day(self, tmp_path: Path) -> None:
        text = (
            'reference = "case 7"\nborn_on = 2012-02-29\nis_lasting = true\n[events]\n"Care began" = 2017-04-03\n'
            'review = ["5 May 2017", 2017-08-04]\nhealth_assessment = []\nreturned = "2017-07-01T22:30"\n'
        )
        (child,) = read_children(written(tmp_path, text))
        assert child.moments == {
            "care began": (date(2017, 4, 3),),
            "review": (date(2017, 5, 5), date(2017, 8, 4)),
            "health assessment": (),
            "returned": (datetime(2017, 7, 1, 22, 30),),  # noqa: DTZ001 - as a file has it
        }
        assert (child.reference, child.born_on, child.is_lasting) == ("case 7", date(2012, 2, 29), True)

    def test_several_names_of_one_event_are_one(self, tmp_path: Path) -> None:
        """No day is lost where an event stands under two of its names."""
        text = '[events]\ncare_began = 2017-04-03\nreview = 2017-05-04\n"LAC review" = [2017-08-01]\nPEP = []\n'
        (child,) = read_children(written(tmp_path, text))
        assert child.moments["review"] == (date(2017, 5, 4), date(2017, 8, 1))
        assert child.moments["personal education plan"] == ()

    def test_json_says_the_same(self, tmp_path: Path) -> None:
        (child,) = read_children(written(tmp_path, '{"events": {"referral": "2017-04-03"}}', "a.json"))
        assert (child.reference, child.moments) == ("a", {"referral": (date(2017, 4, 3),)})

    def test_several_children_and_a_folder(self, tmp_path: Path) -> None:
        two = "".join(f'[[children]]\nreference = "{k}"\n[children.events]\nreferral = 2017-04-03\n' for k in "ab")
        written(tmp_path, two)
        written(tmp_path, '{"events": {"referral": "2017-04-03"}}', "z.json")
        written(tmp_path, "not read", "notes.txt")
        assert [each.reference for each in read_children(tmp_path)] == ["a", "b", "z"]


class TestSlips:
    """All faults of a file are told at once, each with its path and without what stood there."""

    def test_all_of_them(self, tmp_path: Path) -> None:
        text = 'borne_on = 2012-02-29\nborn_on = "29 Febry 12"\n[events]\nreviw = 2017-04-03\nreview = ["soon", 7]\n'
        with pytest.raises(FaultyInputError) as told:
            read_children(written(tmp_path, text))
        assert [(fault.place.path, fault.problem) for fault in told.value.faults] == [
            (("borne_on",), "unknown key"),
            (("born_on",), "not a day"),
            (("events", "reviw"), "unknown event"),
            (("events", "review", 0), "not a day"),
            (("events", "review", 1), "not a day"),
        ]
        assert "review" in told.value.faults[2].remedy
        assert "Febry" not in str(told.value)

    @pytest.mark.parametrize("text", ["", "[events]\n", "events = 7\n", "children = 7\n", "[[children]]\n"])
    def test_a_file_without_events(self, tmp_path: Path, text: str) -> None:
        with pytest.raises(FaultyInputError):
            read_children(written(tmp_path, text))

    @pytest.mark.parametrize(("text", "name"), [("= 7", "a.toml"), ("{", "a.json"), ("[1]", "a.json")])
    def test_no_toml_and_no_json(self, tmp_path: Path, text: str, name: str) -> None:
        with pytest.raises(UnreadableFileError):
            read_children(written(tmp_path, text, name))

    def test_every_faulty_file_of_a_folder_is_reported_at_once(self, tmp_path: Path) -> None:
        """Each fault with its file: whoever mends one need not start afresh to hear of the next."""
        written(tmp_path, '[events]\n"care began" = 2017-04-03\n', "1.toml")
        written(tmp_path, "[events]\nrevew = 2017-05-04\n\n[wrong]\n", "2.toml")
        written(tmp_path, "[events\n", "3.toml")
        written(tmp_path, "[1]", "4.json")
        with pytest.raises(FaultyInputError) as refused:
            read_children(tmp_path)
        assert [each.place.file for each in refused.value.faults] == ["2.toml", "2.toml", "3.toml", "4.json"]

    def test_an_empty_folder_and_a_file_that_is_not_there(self, tmp_path: Path) -> None:
        for path in (tmp_path, tmp_path / "none.toml"):
            with pytest.raises(UnreadableFileError):
                read_children(path)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('is_lasting = "yes"\n[events]\nreview = 2017-05-04\n', "neither true nor false"),
        ("reference = 7\n[events]\nreview = 2017-05-04\n", "no text"),
        ("reference = 'case 7'\n", "no events"),
        ("[[children]]\nevents = {review = 2017-05-04}\n[[children]]\nevents = 3\n", "no events"),
        ("children = [7]\n", "no table of one child"),
    ],
)
def test_each_slip_is_reported_with_its_place(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(FaultyInputError, match=said):
        read_children(written(tmp_path, text))
