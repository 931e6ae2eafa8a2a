"""Topics in running text."""

import pytest

from newsletter.text.hashtags import hashtags


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("First strong open MoE. #moe #Mistral", ("moe", "mistral")),
        ("#a first, (#b) then #a again", ("a", "b")),
        ("#state-space, #x_y. #3d", ("state-space", "x_y", "3d")),
        ("see #12, C# and a#b", ()),
        ("# Heading\n### #topic", ("topic",)),
        ("https://example.org/a#b and [x](#c) and [y](https://example.org/#d)", ()),
        ("`#define` and ``a ` #b``", ()),
        ("```\n#include\n```\n#after", ("after",)),
        ('<a href="#x">x</a> &#38; &#x26; \\#no {#id}', ()),
        ("#größe #你好", ("größe", "你好")),
        ("#C++, #C# and #F#.", ("c++", "c#", "f#")),
        ("#C+ #C+++ #a- x.#b", ("c", "a")),
    ],
)
def test_topics_are_found_in_prose_only(text: str, topics: tuple[str, ...]) -> None:
    assert hashtags(text) == topics
