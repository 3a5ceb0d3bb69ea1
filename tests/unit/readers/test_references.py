"""References looked at together: what tells at one look that none are alike must not overlook any."""

from hypothesis import given, strategies as st

from safeguarding.readers.references import alike, examples, may_be_alike, may_hold_examples
from safeguarding.tables.bodies import RowsBody
from safeguarding.tables.grids import Rows

references = st.lists(
    st.one_of(
        st.from_regex(r"[A-Z]{0,2}0{0,2}[1-9]{0,2}", fullmatch=True),
        st.from_regex(r"[a-z]{0,2}0{0,2}[1-9]{0,2}", fullmatch=True),
        st.sampled_from(
            ["e.g. 12", " Example", "EG12", "for example", "A sample", "S-1", "7.0", "\ufefftemplate", "E G"]
        ),
    ),
    max_size=5,
)


@given(references)
def test_one_look_overlooks_none(several: list[str]) -> None:
    """References that are alike, or a template's example, are found wherever they are looked for one by one."""
    body = RowsBody(rows=Rows(range(len(several)), [(each,) for each in several]), columns={"it": several}, width=1)
    assert may_be_alike(body, "it") or not list(alike(several))
    assert may_hold_examples(body, "it") or not list(examples(several))
