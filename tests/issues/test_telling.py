"""What an issue tells of, told from its lines: the quick way and the general one give the same answer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.document.skim import shown_lines, skim_shown
from newsletter.issues.plain_telling import Tellings, plain_tellings
from newsletter.issues.telling import skimmed_tellings
from tests.document.test_round_trip import ISSUES
from tests.document.test_skim import TEXTS

PIECES = st.lists(
    st.sampled_from(
        "# Title|## Papers|### A part|####   deeper #|##Glued|#|- |* |1. |12) |  - |  |    |[a](https://a.example/b)|"
        "[**b** `c`](http://www.b.example/?utm_source=x)|![i](https://i.example/a.png)|[a [b]](https://c.example)|"
        "[c](other.md)|[https://d.example](https://d.example)|[e & f &amp; g](https://arxiv.org/pdf/2312.00752v2)|"
        "[x][y]|[x]|[ ]|[^1]|[^1]: |[n]: |[n]: http:x|[n]|\\|\\[|!|(|)|]|](|](http|](http:x)|[h](http:x)|://|https://e.example/|"
        "www.f.example|[w](https://www.f.example)|"
        "<a href='https://g.example'>g</a>|<a href='#top'>|<b>|<pre>|<!-- x -->|`code`|```|~~~|{% x %}|{{ x }}|"
        "**Bold:** words|__Bold.__|words — and more|é|中文|\t|\v| |\n|\n|\n|\n\n|\n\n|\r\n|\r|| a | b ||> |#tag".split(
            "|"
        )
    ),
    max_size=24,
).map("".join)


def both(text: str) -> tuple[Tellings | None, Tellings | None]:
    shown = shown_lines(text)
    return plain_tellings(shown, 3), skimmed_tellings(skim_shown(shown, 3))


@given(PIECES)
def test_the_quick_way_tells_what_the_general_one_tells_or_nothing(text: str) -> None:
    quick, general = both(text)
    assert quick in (None, general)


ODD = ["[n] and words\n\n[n]: http:x\n", "- [a [b]](http:x)\n", "<A\nhref=#top>a</A> words"]


@pytest.mark.parametrize("text", [*ODD, *TEXTS, *(path.read_text("utf-8") for path in ISSUES)])
def test_so_it_does_of_whole_texts(text: str) -> None:
    quick, general = both(text)
    assert quick in (None, general)


PLAIN = """\
# Kettle Weekly

Words before, with a [link](https://a.example/one) in them.[^1]

## Papers

- [A kettle](http://www.arxiv.org/pdf/2312.00752v2) — sings.
  It goes on below.
- **Lid** — a lid without any link.
- A thought alone
  on two lines.
- ![a picture](https://a.example/kettle.png) of a kettle

### A part of its own

It has a text, and [below](https://b.example/two) it a link.

### Another

![picture](https://a.example/pot.png) and words.

[^1]: A note.
"""


def test_a_plain_issue_is_told_the_quick_way() -> None:
    quick, general = both(PLAIN)
    assert quick == general
    assert quick is not None
    assert list(zip(quick.lines, quick.urls, quick.titles, strict=True)) == [
        (5, "https://a.example/one", "link"),
        (9, "https://arxiv.org/abs/2312.00752", "A kettle"),
        (11, "", "Lid"),
        (12, "", "A thought alone on two lines."),
        (16, "https://b.example/two", "A part of its own"),
        (18, "https://b.example/two", "below"),
        (20, "", "Another"),
    ]
    assert [words for words in quick.words if words] == [
        "**Lid** — a lid without any link.",
        "— a lid without any link.",
        "A thought alone on two lines.",
    ]
