"""Dated one-liners."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from newsletter.document import parse_markdown
from newsletter.review.markdown import table
from newsletter.review.timeline import linked_days, one_liner, timeline
from tests.pairs import Pair, read_pairs
from tests.review.archive import post

PAIRS = read_pairs(Path(__file__).parents[1] / "specs" / "review" / "one_liners.txt")


@pytest.mark.parametrize("pair", PAIRS, ids=str)
def test_a_description_becomes_a_one_liner(pair: Pair) -> None:
    issue = post("2023-02-27", "Title", description=pair.input, page="https://x.org/")
    assert one_liner(issue) == pair.expected


@pytest.mark.parametrize(
    "title",
    [
        "A* on a budget",
        "GPT*",
        "**Bold** words",
        "[RFC] a ]( b",
        "A | B",
        "snake_case and _em_",
        "`code` ~~gone~~ $x$ and $5",
        "#1 and #rlhf",
        "<b>AT&amp;T</b> <!-- newsletter:end topics -->",
        "{% raw %} {{ x }}",
        "back\\slash\\",
        "![image](x)",
        "“Quoted”?",
        "https://example.org/",
        "1. First",
    ],
)
def test_a_title_is_read_back_letter_by_letter_in_italics_on_a_link(title: str) -> None:
    issue = post("2023-02-27", title, description="it", page="https://x.org/a_(b)/")
    tree = parse_markdown(timeline([issue]), PurePosixPath("x.md"))
    assert tree.nodes[0].plain().strip() == f"Feb. 27: {title} covers it."
    (link,) = tree.links()
    assert (link.string("url"), link.plain()) == ("https://x.org/a_(b)/", title)
    assert [child.kind for child in link.children] == ["emphasis"]


def test_a_cell_with_a_bar_stays_one_cell() -> None:
    assert table(("A", "B:"), [("x | y", "1")]) == "| A | B |\n| --- | --: |\n| x \\| y | 1 |"


def test_the_year_is_told_when_there_are_two() -> None:
    issues = [post("2022-12-31", "A", page=""), post("2023-05-01", "B", page="")]
    assert timeline(issues) == "- Dec. 31, 2022: *A*\n- May 1, 2023: *B*"


def test_a_description_in_another_language_gets_no_english_verb() -> None:
    issue = post("2023-05-01", "Mai", page="", description="die Lücke zwischen zwei Messungen", language="de")
    assert one_liner(issue) == "May 1: *Mai* – die Lücke zwischen zwei Messungen."


def test_of_very_many_days_the_first_are_told_and_how_many_more() -> None:
    issues = [post(f"2023-01-{day:02}", "Title", page="https://x.org/") for day in range(1, 31)]
    assert linked_days(issues[:2]) == "[Jan. 1](https://x.org/), [Jan. 2](https://x.org/)"
    assert linked_days(issues[:12]).count("[") == 12
    assert linked_days(issues).endswith(", [Jan. 11](https://x.org/) and 19 more")
    assert linked_days(issues[:1], with_year=True) == "[Jan. 1, 2023](https://x.org/)"
