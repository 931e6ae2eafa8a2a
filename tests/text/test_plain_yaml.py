"""A plain head says what YAML says it does, to the character; what is not plain is left to YAML."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.text.plain_yaml import plain_yaml
from newsletter.text.yaml_head import _load_any

KEYS = st.sampled_from("title|Title|a_b|a-b|_x|y|null|1st|a b|é|- a|<<|'q'|".split("|"))
SIGNS = st.text(st.sampled_from("ab 1.-:#,[]{}\"'\\&*!|>%@`?~é日\u00a0\t/+=_"), max_size=12)
WORDS = st.sampled_from(
    "Some words|2026-01-02|2026-01-02 10:30|12:30|12|-3|0|007|1.10|true|False|no|NULL|~|https://a.example/b?c=d|a: b|"
    'a #b|a#b|a:|"q"|"a: \'b\' #c"|\'a "b"\'|\'it\'\'s\'|"a\\\\n"|"open|[a, b-c, 1]|["a", \'b c\']|[a,b]|[ a ]|[]|'
    "[a, ]|[a: b]|[a?b]|[[a]]|{a: b}|*a|&a b|!!str 1|>|- a|? a|%a|@a|`a`|é|日本|a\u00a0b|a\u2028b|a | a|a\tb|😀|a😀b|"
    ".5|/a|(a)|a, b|a]b|\\".split("|")
)
LINES = st.tuples(KEYS, st.sampled_from([": ", ":  ", ":", " : ", ":\t"]), SIGNS | WORDS).map("".join)
OTHERS = st.sampled_from(
    [
        "",
        "# said",
        "  more",
        "---",
        "...",
        "a",
        "list:",
        "- a",
        "  - a",
        "  - a",
        "  - 'b: c'",
        "  -  12",
        "   - a: b",
        "-",
    ]
)
HEADS = st.lists(LINES | LINES | OTHERS, max_size=6).flatmap(
    lambda lines: st.sampled_from(["\n".join(lines), "\n".join([*lines, ""]), "\r\n".join([*lines, ""])])
)


@settings(max_examples=3000, deadline=None, derandomize=True)
@given(HEADS)
def test_what_is_plain_is_read_as_yaml_reads_it(head: str) -> None:
    plain = plain_yaml(head)
    assert plain is None or plain == _load_any(head)


@pytest.mark.parametrize(
    "head",
    [
        'title: "Kettles: a year"\ndate: 2026-01-02\nnumber: 7\ntopics: [kettles, "open water", 3]\ndraft: false\n',
        "url: https://a.example/b\ntitle: It’s 7 o’clock – “tea” (or not)",
        "title: a\nauthors:\n  - Ada\n  - 'B: c'\ntags: \n- 1\n- b",
        "title: 日本語のやかん\nauthor: 'Ada: of the kettles'\n",
    ],
)
def test_usual_heads_are_plain(head: str) -> None:
    assert plain_yaml(head) == _load_any(head)


@pytest.mark.parametrize(
    "head",
    [
        "",
        "a: b\na: c\n",
        "a: b: c",
        "a: b #c",
        "a:\n  - b: c",
        "a:\n  - b\n - c",
        "a:\n",
        "a: |\n  b",
        "a: b\r\n",
        "{a: b}",
        "a: [b, [c]]",
    ],
)
def test_other_heads_are_left_to_yaml(head: str) -> None:
    assert plain_yaml(head) is None
