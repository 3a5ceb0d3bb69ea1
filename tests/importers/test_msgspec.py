"""Records in msgspec's structs."""

from typing import Any

import pytest

msgspec: Any = pytest.importorskip("msgspec", reason="in the long stage, whose environment has msgspec")

from tests.importers.recipes import recipe

import safeguarding as sg

RECIPE: Any = recipe("msgspec_records")


class Answer(msgspec.Struct):
    share: Any
    period: Any

    def __post_init__(self) -> None:
        self.share = sg.from_data(self.share, sg.Share)
        self.period = sg.from_data(self.period, sg.Period)


def test_round_trip() -> None:
    """Written as it stands in a file, and read back to the same records."""
    answer = Answer(share={"count": 35, "base": 139}, period="3 years")
    text = RECIPE.encode([answer])
    assert text == b'[{"share":{"count":35,"base":139},"period":"3 years"}]'
    assert RECIPE.decode(text, list[Answer])[0].share == sg.Share(35, 139)
    assert RECIPE.decode(RECIPE.encode(sg.Share(35, 139)), sg.Share) == sg.Share(35, 139)


def test_a_secret_is_in_no_walk_over_the_fields() -> None:
    """Msgspec by itself meets the mask, or refuses; it does not find a name."""
    person = sg.Person(reference="S1", name="Zebedee Planted")
    for walk in (msgspec.json.encode, msgspec.to_builtins):
        try:
            shown = str(walk(person, enc_hook=str))
        except (TypeError, ValueError, NotImplementedError) as error:
            shown = str(error)
        assert "Zebedee" not in shown
