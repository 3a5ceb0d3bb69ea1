"""What scripts ask: a due list, a column of dates, one date, a register to pass on."""

import re

from tests.published import ROOT


def test_each_script_is_as_long_as_its_title_says() -> None:
    """The page's headings state a number of lines, and the first code below has no more."""
    page = (ROOT / "docs" / "how-to" / "scripts-about-rechecks.md").read_text(encoding="utf-8")
    found = {}
    for title, lines, body in re.findall(r"^## ([^\n]*), (\d) lines\n(.*?)(?=^## )", page, re.MULTILINE | re.DOTALL):
        blocks = re.findall(r"```python\n(.*?)```", body, re.DOTALL)
        typed = [
            [line for line in block.splitlines() if re.match(r">>> (?!from |import )|\.\.\. ", line)]
            for block in blocks
        ]
        code = next(filter(None, typed))
        # what only shows the answer, and a model that is there already, are no part of the script
        code = [
            line for line in code if line not in (">>> due", ">>> Employee().recheck(TODAY)", ">>> class Employee:")
        ]
        found[title] = int(lines), len(code)
    assert len(found) == 6
    assert {title: counted for title, (stated, counted) in found.items() if counted > stated} == {}
