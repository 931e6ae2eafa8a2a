"""The short ways through mistune give the trees that its own ways give, to the line."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mistune import BlockParser, InlineParser

from newsletter.document import emphasis, lines, parse_markdown, reading
from newsletter.document.lines import LineParser
from newsletter.document.markdown import _parser
from newsletter.document.reading import Reader
from newsletter.document.words import WordParser
from newsletter.model.node import Document
from tests.document.scribble import scribble
from tests.document.test_round_trip import INPUTS, ISSUES, WORDS

EMPHASIS = st.text(st.sampled_from("*_*_ab .\n[]()\\`é"), max_size=40)
LISTS = st.lists(
    st.sampled_from(
        "- word|- [a](b)|-   far|  below|   three|    four|* star|+ plus|1. one|2. two|1) one|10. ten|- - -|* * *|-|"
        "|| |a|# h|> q|```|---|===|- # h|- > q|- ```|- - a|  - in|- | a |b|  |---|---|[x]: y|- [x]: y|[^1]: n|- a[^1]|"
        "<div>|- <div>|2|*b*|- [ ] do|\ttab|-\ttab|- a  |Word|é".split("|")
    ),
    max_size=9,
).map("\n".join)
LINKS = st.lists(
    st.sampled_from(
        "[a title](https://a.example/b?c=1#d)|[a & b](http://a.example)|[a](https://a.example/(b))|"
        "[a]( https://a.example )|[a](https://a.example 'b')|[a](b)|[x]|[x]: https://x.example|[|]|!|(|)|"
        "<a href='#'>|</a>|[^1]|[@key]|[^|*|`|\\|\n| |".split("|")
    ),
    max_size=8,
).map("".join)
PARAGRAPHS = st.lists(
    st.sampled_from(
        "Words|Two words.|é|(a)|“b”|2024 was|1. one|12|**bold** a|** a|**[a](b)** c|*a*|*[A]: b|* * *|_a_|__|`a`|```|"
        "[a](b) c|[a]: b|[^1]: c|![a](b)|a | b|--|--|:-|: def|   : def|===|---|    four|\ttab| one|\u00a0|\u00a0x|\v|"
        "# h|> q|- i|||||||".split("|")
    ),
    max_size=9,
).map("\n".join)
PLAIN = st.lists(
    st.sampled_from(
        "word|a_b|_a_|**Note:** |**a** |*b*|*b*,|**“c”**|(**d**)|“*e*”|—*f*|**g**!|**h:**)|*中*。|`c`|`|"
        "[t](https://a.example/b) |[t](https://a.example/b)|![a](https://a.example)|!|~|&amp;|&amp|;|&|#|\n|\n |"
        "  \n| \n|\\|$5|<b>|*|**|_|.| | |**[a](b)** |**[a](b)**|*[a](b)*,|![a *b*](c)|"
        "[a_b](c)|[**a**](c)|[`a` b!](/c?d=e&f=g)|[a](b&copy;c)|[a](c%20d)|[a](b:c)|[](c)|![](c)|[a](#c)|[a]()|"
        "**⚠️ a**|**「a」** |**a」**a|_「a」_|&#1;|  |__a__|$".split("|")
    ),
    max_size=9,
).map("".join)
CODE = st.text(st.sampled_from("``` \n\na.\\*_[]é"), max_size=30)
DEFINITIONS = st.text(st.sampled_from("[]: \n\\abc<>\"'/"), max_size=60)


EDGES = [
    *("Word\n\n: what", "Word\n\n\n: none", "One\nWord\n: what", "a | b\n--|--", "a\n\n    b", "a\n \nb", "\u00a0\na"),
    *("[a]: b", "[a\nb]: c", "[a](b): c", "*[A]: b", "**[a](b)**", "12. a", "1234567890. a", "_ _ _", "** a", "``` a"),
    *("&amp!;", "&copy!; &copy_;", "a&b_c;", "&lt~;", "a  \nb", "a \nb", "a\\\nb", "a\n  b", "a\t\nb", "a_b_c", "_a_b"),
    *("**a:** b", "**a:**)", "(**a**)", "**a**b", "a**b** c", "**“a”**", "*a*’s", "~a~ ~~b~~", "!\\[a]", "# www.a.b"),
    *(
        "http:\\/\\/a.b\n\n[c](http://d)",
        "http:&#47;&#47;a.b\n\n[c](http://d)",
        "- http://a.b",
        "[c](//d) **http://a.b**",
    ),
]


def the_long_way(texts: Sequence[str]) -> list[Document]:
    """What mistune reads by itself, without any short cut of ours."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WordParser, "parse", InlineParser.parse)
        patch.setattr(WordParser, "__call__", InlineParser.__call__)
        patch.setattr(lines, "_Scanner", lambda pattern: pattern)
        patch.setattr(lines, "_A_DEFINITION", "")
        patch.setattr(lines, "plain_list", lambda block, met, state: None)
        patch.setattr(LineParser, "parse", BlockParser.parse)
        patch.setattr(reading, "plain_words", lambda text, line, running: None)
        patch.setattr(Reader, "take_running", lambda reader: "// and whatever else may ask for a pass")
        patch.setattr(emphasis, "_in_turn", lambda tokens, deepest: None)
        _parser.cache_clear()
        documents = [parse_markdown(text) for text in texts]
    _parser.cache_clear()
    return documents


def test_every_pair_and_every_issue_of_ours_is_read_the_same() -> None:
    texts = [*INPUTS, *EDGES, *(issue.read_text("utf-8") for issue in ISSUES)]
    quick = [parse_markdown(text) for text in texts]
    assert quick == the_long_way(texts)


def test_scribbled_texts_are_read_the_same() -> None:
    texts = [scribble(random.Random(seed)) for seed in range(400)]
    assert [parse_markdown(text) for text in texts] == the_long_way(texts)


@settings(max_examples=80, deadline=None, derandomize=True)
@given(st.lists(WORDS | DEFINITIONS | EMPHASIS | LISTS | LINKS | CODE | PARAGRAPHS | PLAIN, min_size=20, max_size=20))
def test_texts_of_signs_are_read_the_same(texts: list[str]) -> None:
    assert [parse_markdown(text) for text in texts] == the_long_way(texts)


def test_every_inline_rule_says_with_what_it_begins() -> None:
    markdown, *_ = _parser()
    assert markdown.inline._get_fast_trigger_chars(), "a rule without start_chars makes all words slow"
