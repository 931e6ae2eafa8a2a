"""Issues in HTML: the whole body is HTML, blank and indented lines too, and everything keeps its line."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from newsletter.document import parse_markdown
from newsletter.document.html_body import html_body
from newsletter.model.node import Document

PAGE = """
    <div class="post">

        <p>Boil *water*, $5 or $6,
        <!-- twice, --> and read <a href="https://steam.example/why">why</a>.</p>

        <h2>Papers</h2>

            <ul>

                <li>Kettles</li>
            </ul>
    </div>

Words without a tag
<pre>
  first

    second
</pre> and more

<!-- a remark

with a gap -->
{% highlight ruby %}
tea = cup < 2

puts tea
{% endhighlight %}
"""


def parsed(text: str, name: str = "issues/kettles.html") -> Document:
    return parse_markdown(text, PurePosixPath(name), 5)


def test_nothing_is_read_as_markdown() -> None:
    document = parsed(PAGE)
    assert not document.of("emphasis")
    assert not document.problems
    assert [node.plain() for node in document.of("code")] == ["  first\n\n    second", "tea = cup < 2\n\nputs tea"]
    first = next(node.plain() for node in document.of("paragraph"))
    assert " ".join(first.split()) == "Boil *water*, $5 or $6, and read why."


def test_everything_stands_in_its_line() -> None:
    document = parsed(PAGE)
    assert [(node.plain(), node.line) for kind in ("link", "heading", "item") for node in document.of(kind)] == [
        ("why", 9),
        ("Papers", 11),
        ("Kettles", 15),
    ]


def test_markdown_stays_markdown() -> None:
    assert [node.plain() for node in parsed(PAGE, "issues/kettles.md").of("emphasis")] == []
    assert parsed("*tea*", "issues/kettles.md").of("emphasis")


@pytest.mark.parametrize(
    "text", ["", "\n", "words", "<!-- never closed\n\n", "<pre>\n\n", "a<!--x--> b\n\n  c <pre>d</pre> e"]
)
def test_lines_are_as_many_and_no_word_is_lost(text: str) -> None:
    made = html_body(text).removeprefix("<div>").removesuffix("\n</div>\n")
    assert made.count("\n") == text.rstrip().count("\n")
    assert made.replace("<?>", "").split() == text.split() or "<!-- never" in text
    assert "\n\n" not in made
