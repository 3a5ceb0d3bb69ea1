"""Pages as trees: what HTML lets their writers leave out, and what it does not, read as a browser shows it."""

import pytest

from safeguarding.documents.page_trees import page_tree


def texts(page: str, tag: str) -> list[str]:
    return ["".join(each.itertext()).strip() for each in page_tree(page).iter(tag)]


@pytest.mark.parametrize(
    ("page", "tag", "expected"),
    [
        ("<p>one<p>two<div>three</div>", "p", ["one", "two"]),
        ("<p>one <b>bold<p>two</b> end", "p", ["one bold", "two end"]),
        ("<ul><li>a<ul><li>b<li>c</ul><li>d</ul>", "li", ["abc", "b", "c", "d"]),
        ("<dl><dt>a<dd>b<dt>c<dd>d</dl>", "dd", ["b", "d"]),
        ("<table><tr><td>1<td>2<tr><td>3</table>", "tr", ["12", "3"]),
        ("<table><caption>c<thead><tr><th>h<tbody><tr><td>1</table>", "caption", ["c"]),
        ("<table><tr><td><p>1</td><td>2<table><tr><td>3</table></td></tr></table>", "table", ["123", "3"]),
        ("<table><tr><td>1</p></div></li>2</td></tr></table>after", "td", ["12"]),
        ("<p>a<br>b<img src=x>c</p>", "p", ["abc"]),
        ("<P CLASS=x>Shouted</P>", "p", ["Shouted"]),
        ("<p>5 < 6 &amp; 7 &gt; 2&nbsp;%</p>", "p", ["5 < 6 & 7 > 2\xa0%"]),
        ("<script>if (a < b) '<p>no</p>'</script><p>yes</p>", "p", ["yes"]),
        ("<div/><p>after</p>", "p", ["after"]),
        ("<title>no</title>yes", "head", ["no"]),
    ],
)
def test_what_stands_where(page: str, tag: str, expected: list[str]) -> None:
    assert texts(page, tag) == expected


def test_the_first_of_two_attributes_of_one_name_counts() -> None:
    assert page_tree("<td colspan=2 colspan=9>x")[0].get("colspan") == "2"


def test_depth_without_end_is_cut_off_and_no_word_lost() -> None:
    root = page_tree("<div>" * 100_000 + "the word")
    assert "".join(root.itertext()) == "the word"


@pytest.mark.parametrize(
    ("page", "tag", "expected"),
    [
        ("<head><title>no</title><p>yes</p></head>", "head", ["no"]),
        ("<head><title>no</title><p>yes</p></head>", "p", ["yes"]),
        ("<b>bold<p>two</b> end</p>", "p", ["two end"]),
        ("<p>a<br/>b</p>", "p", ["ab"]),
        ("<p>a<span/>b</p>", "span", [""]),
    ],
)
def test_what_ends_what(page: str, tag: str, expected: list[str]) -> None:
    """The head ends where the words begin; the end of a word in bold ends no paragraph; a short tag ends itself."""
    assert texts(page, tag) == expected
