"""Any text at all: nothing raises, nothing is lost, and twice the text takes twice the time."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.document import parse_markdown, to_email, to_feed, to_html, to_markdown, to_text
from tests.document.trees import bare
from tests.linear import BUSY, is_linear

BASE = "https://news.example/issues/7/"
TEXT = "# A\n\nwords *b*\n\n- c\n- d\n\n```\ne\n```\n\n| f |\n| --- |\n| g |\n\nh[^1]\n\n[^1]: i\n"


def written(text: str) -> str:
    """The text in every target, one after the other."""
    document = parse_markdown(text)
    mail = to_email(document, BASE) + to_feed(document, BASE) + to_text(document, BASE)
    return to_html(document) + mail + to_markdown(document)


@pytest.mark.parametrize(
    "other",
    [
        TEXT.replace("\n", "\r\n"),
        TEXT.replace("\n", "\r"),
        "\ufeff" + TEXT,
        "\ufeff" + TEXT.replace("\n", "\r\n"),
        TEXT.rstrip("\n"),
        "\n\n" + TEXT + "\n\n",
    ],
    ids=["CRLF", "CR", "BOM", "BOM and CRLF", "no line end at the end", "blank lines around"],
)
def test_a_text_is_the_same_however_it_was_saved(other: str) -> None:
    assert bare(parse_markdown(other)) == bare(parse_markdown(TEXT))


def test_what_no_feed_may_hold_does_not_come_out() -> None:
    bad = "\0\x01\x08\x0b\x0c\x1b\ufffe\uffff\ud800"
    for text in (f"a{bad}b `c{bad}` [d{bad}](e{bad})", f"```\n{bad}\n```", "&#0;&#1;&#12;&#xD800;&#xFFFE;"):
        shown = written(text)
        assert not set(bad) & set(shown)
        shown.encode()


@pytest.mark.parametrize(
    "text", ["", "\n", " ", "\t", "\ufeff", "\0", "\u2028", "a\u2028b\u0085c", "<", "[", "`", "\\", "|", "-"]
)
def test_almost_nothing_is_no_trouble(text: str) -> None:
    written(text)


NESTED = {
    "lists": "\n".join("  " * depth + "- x" for depth in range(500)),
    "quotations": "\n".join("> " * depth + "x" for depth in range(500)),
    "quotations in lists": "> - " * 500 + "x",
    "divisions in quotations": "\n".join("> " * depth + "<div id=a>" * 80 for depth in range(30)),
    "emphasis": "*a " * 500 + "b* " * 500,
    "emphasis of both kinds": "*a **b " * 300 + "c** d* " * 300,
    "links": "[" * 300 + "a" + "](b)" * 300,
    "images": "![" * 300 + "a" + "](b)" * 300,
    "elements": "<kbd><i>" * 300 + "x" + "</i></kbd>" * 300,
    "tables": "<table><tr><td>" * 200 + "x",
    "details": "<details>\n\n" * 200 + "x",
    "footnotes": "".join(f"a[^{n}]\n\n[^{n}]: b[^{n + 1}]\n\n" for n in range(600)),
}


@pytest.mark.parametrize("text", NESTED.values(), ids=NESTED)
def test_deep_nesting_raises_nothing(text: str) -> None:
    written(text)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.text(max_size=200))
def test_no_text_raises(text: str) -> None:
    written(text)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(
    st.lists(
        st.sampled_from(
            ["<", ">", "<b", "</", "<!--", "-->", "<![", "]]>", "<?", '"', "'", "=", "/", "a", " ", "\n", "&#", ";"]
        )
    )
)
def test_no_broken_html_raises(pieces: list[str]) -> None:
    written("<p>" + "".join(pieces))


REPEATED = {
    "prose": "The *quick* [fox](https://x.example/a_b) of #topic, https://e.example/x.\n\n",
    "one paragraph": "word *em* and **strong** `code` ",
    "unclosed emphasis": "*a **a ",
    "emphasis of two signs": "*a_ ",
    "asterisks": "*",
    "brackets": "[",
    "broken links": "[a](",
    "broken destinations": "[a](<b",
    "angle brackets": "<",
    "broken tags": "<a b='x\" ",
    "unclosed tags": "<b>",
    "unknown tags": "<u8>",
    "comments": "<!--",
    "declarations": "<!A ",
    "character data": "<![CDATA[",
    "divisions": "<div>\n\n",
    "backticks": "`a``b```c",
    "tildes": "~~a ",
    "addresses": "https://a.example/x(",
    "hashes": "#a ",
    "items": "- a\n",
    "quotations": "> a\n\n",
    "equal headings": "# same\n\n",
    "tables": "| a | b |\n|---|---|\n| c | d |\n\n",
    "bars": "| a ",
    "dashes and bars": "-|",
    "marks of footnotes": "[^1]",
    "definitions": "[a]: <b 'c\n",
    "braces": "# a {#",
    "blanks": " ",
    "wide characters": "日本語",
    "dollars": "$",
    "dollars and words": "$a ",
    "two dollars": "$$a ",
    "two dollars on lines": "$$a\n",
    "rows of two dollars": "$$\n\n",
    "brackets of TeX": "\\(a \\[b ",
    "more brackets of TeX": "\\\\(a \\\\[b ",
    "brackets of TeX on lines": "\\[\na\n",
    "tags of distill": "<d-math>a ",
    "blocks of distill": "<d-math block>\n\n",
    "formulas": "so $x_i$ is\n\n",
    "formulas in HTML": "<p>$a$ $$b </p>\n\n",
    "macros": "$\\def\\a{b}\\a$ ",
    "definition lists": "a\n: b\n\n",
    "colons": "a\n:\n: ",
    "attribute lists": "*a*{: .b} {: ",
    "abbreviations": "*[a]: b\n",
    "braces of TeX": "$${{{{$$ ",
}


@pytest.mark.parametrize("piece", REPEATED.values(), ids=REPEATED)
def test_twice_the_text_takes_about_twice_the_time(piece: str) -> None:
    assert is_linear(lambda size: written(piece * (size // len(piece))), 15_000, quick=0.25), BUSY


def test_a_megabyte_of_prose_is_read_and_written() -> None:
    document = parse_markdown(REPEATED["prose"] * 14_000)
    assert len(document.links()) == 28_000
    assert len(to_text(document, BASE)) > 10**6 // 2
