"""What the lines of a text tell of its links is what its tree tells, or nothing at all."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.document import parse_markdown
from newsletter.document.skim import skim
from newsletter.text.urls import is_web

A = "https://a.example/one"
B = "https://b.example/two_(2)"

TEXTS = [
    f"- [One]({A}) and [**two** `x`](<{B}> 'title')\n- none",
    f"[an image ![alt]({B})]({A}) ![image](https://c.example/i.png)",
    f"bare {A}, <{B}> and (https://c.example/d). www.e.example/f!",
    f"`[code]({A})` and ``[`more`]({A})`` but [real]({B})",
    f"`plain`, `two\nlines` and [real]({A}), ` alone",
    f"`code` and [real]({A}) ` over\n\n[a blank line]({B}) ` is none, `[x]({A})`",
    f"``plain`` ``[two]({A})`` ` `[one]({A})` ``` [real]({B}) `` [real]({A})",
    "``a`` `` " * 40 + f"[real]({A}) ` `` alone",
    f"said[^1] of [real]({A})\n\n[^1]: noted",
    f"said[^1] of [n] and [x][n]\n\n[^1]: noted\n[n]: {A}",
    f"```\n[fenced]({A})\n```\n\n- item\n  ~~~\n  [fenced]({A})\n  ~~~\n\n[real]({B})",
    f"<!-- [hidden]({A})\n{B} --> [shown](https://c.example/)",
    f"[by name][n], [n] and [N][] and [other]\n\n[n]: {A}\n[other]: <{B}> 'title'",
    f'<a class="x" href="{A}">an <b>anchor</b></a> <img src = "https://c.example/i.png"> [real]({B})',
    f"[n]: {A}\n\n[n]",
    f"[broken\nwords]({A}) and [a [nested] bracket]({B})",
    f"| a | b |\n|---|---|\n| [x]({A}) | {B} |",
    f"> quoted [x]({A})\n> - {B}\n\n1. [y]({B})\n   [z]({A})",
    "[mail](mailto:a@b.example) [local](other.md) [top](#top)",
]


def links_of_tree(text: str) -> Counter[tuple[str, int]]:
    links = parse_markdown(text, first_line=5).links()
    return Counter((link.string("url"), link.line) for link in links if is_web(link.string("url")))


def links_of_lines(text: str) -> Counter[tuple[str, int]] | None:
    passages = skim(text, 5)
    return None if passages is None else Counter((one.url, one.line) for one in passages if is_web(one.url))


@pytest.mark.parametrize("text", TEXTS)
def test_the_lines_tell_the_links_of_the_tree(text: str) -> None:
    assert links_of_lines(text) == links_of_tree(text)


@given(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=5))
def test_texts_one_after_the_other_are_told_too(texts: list[str]) -> None:
    text = "\n\nPlain words.\n\n".join(texts)
    assert links_of_lines(text) == links_of_tree(text)


@pytest.mark.parametrize(
    "text",
    [
        f"{{% include x %}} [x]({A})",
        f"<pre>[x]({A})</pre>",
        f"<d-cite key='a'></d-cite> {A}",
        f"[x]({A} no)",
        f"\\[x]({A})",
        f"[no\n\nlink]({A})",
    ],
)
def test_what_is_not_plain_to_see_is_not_guessed_at(text: str) -> None:
    assert skim(text) is None


def test_headings_and_items_are_told_with_their_words() -> None:
    text = "# Title\n\n## Papers\n- one\n  goes on\n- [two](https://a.example/)\n\n### A part\n\nIts text.\n"
    assert [(one.line, one.words, one.level, one.over_text) for one in skim(text) or () if not one.url] == [
        (1, "Title", 1, False),
        (3, "Papers", 2, False),
        (4, "one goes on", 0, False),
        (6, "[two](https://a.example/)", 0, False),
        (8, "A part", 3, True),
    ]
