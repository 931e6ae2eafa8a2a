"""Nothing that runs, frames, asks or restyles comes out of a text, whatever went in: `tests/specs/hostile.md`.

Beside the expected page, a parser that is not ours reads what was written for each target and looks at every tag.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import html5lib
import pytest

from newsletter.document import parse_markdown, to_email, to_feed, to_html
from newsletter.document.addresses import safe
from tests.pairs import Pair, read_pairs, update_pairs

PAGE = Path(__file__).parents[1] / "specs" / "hostile.md"
HOSTILE = read_pairs(PAGE)
BASE = "https://news.example/issues/7/"
TAGS = set(
    "a abbr aside audio b bdi bdo blockquote br cite code del details dfn div em figcaption figure h1 h2 h3 hr i"
    " img input ins kbd li mark ol p pre q rp rt ruby samp section small span strong sub summary sup table"
    " tbody td th thead time tr u ul var video".split()
)
ATTRIBUTES = set(
    "align alt aria-label checked class colspan controls dir disabled height href id lang open preload role rowspan"
    " scope src start tabindex title type width".split()
)
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):")


def faults(html: str) -> Iterator[str]:
    """What a browser could run, load or be fooled by."""
    tree = html5lib.parseFragment(html, treebuilder="etree", namespaceHTMLElements=False)
    for element in list(tree.iter())[1:]:
        tag = str(element.tag)
        if tag not in TAGS or (tag == "input" and element.get("type") != "checkbox"):
            yield f"<{tag}>"
        yield from (f"{name}={value}" for name, value in element.attrib.items() if name not in ATTRIBUTES)
        for name in ("href", "src"):
            address = re.sub(
                r"[\s\x00-\x20\x7f-\xa0\xad\u3000\ufeff]", "", unquote(unquote(element.get(name, "")))
            ).lower()
            met = SCHEME.match(address)
            if met and met[1] not in ("https", "http", "mailto"):
                yield f"{name}={address}"


@cache
def update_page() -> None:
    update_pairs(PAGE, lambda pair: to_html(parse_markdown(pair.input)).removesuffix("\n"))


@pytest.mark.parametrize("pair", HOSTILE, ids=str)
def test_a_hostile_line_does_no_harm(pair: Pair, request: pytest.FixtureRequest) -> None:
    document = parse_markdown(pair.input)
    for written in (to_html(document), to_email(document, BASE), to_feed(document, BASE)):
        assert not list(faults(written))
    if request.config.getoption("--update"):
        update_page()
    else:
        assert to_html(document).removesuffix("\n") == pair.expected


@pytest.mark.parametrize(
    "around", ["{}", "> {}", "- {}", "words {} words", "| a |\n| --- |\n| {} |", "a[^1]\n\n[^1]: {}"]
)
def test_a_hostile_line_does_no_harm_wherever_it_stands(around: str) -> None:
    for pair in HOSTILE:
        document = parse_markdown(around.format(pair.input))
        assert not list(faults(to_html(document) + to_email(document, BASE) + to_feed(document, BASE))), pair.title


def test_all_hostile_lines_in_one_text_do_no_harm() -> None:
    for between in ("\n\n", "\n", " "):
        document = parse_markdown(between.join(pair.input for pair in HOSTILE))
        assert not list(faults(to_html(document)))


@pytest.mark.parametrize(
    "planted",
    [
        "<script>x</script>",
        "<p onclick=x>",
        '<p style="x">',
        '<a href="java&Tab;script:x">',
        '<img src="data:text/html,x">',
        "<form>",
        '<input type="text">',
        "<iframe>",
    ],
)
def test_a_planted_fault_is_told(planted: str) -> None:
    assert list(faults(f"<p>words {planted}"))


def test_addresses_that_can_be_followed_are_safe() -> None:
    followed = (
        "https://a.example/x:y",
        "a/b:c",
        "#x",
        "?a=b:c",
        "//a.example",
        "mailto:me@a.example",
        "tel:+1",
        "feed:https://a.example/feed",
        "",
        "a b",
    )
    assert all(map(safe, followed))
    assert not any(
        map(safe, ("javascript:x", "data:x", "file:///x", "C:\\x", "blob:x", "about:blank", "x:y", "feed:x:y"))
    )


def test_what_was_left_out_is_a_finding() -> None:
    problems = parse_markdown("words\n\n<script>alert(1)</script>\n\n[x](javascript:y)").problems
    assert [(problem.code, problem.line) for problem in problems] == [("W304", 3), ("W304", 5)]
