"""How far we read Markdown as CommonMark says, example by example: `python -m tests.commonmark spec.txt`.

The specification (https://spec.commonmark.org/0.31.2/, `spec.txt` of github.com/commonmark/commonmark-spec) is under
CC-BY-SA and so is not part of this project: give its path. Exit code 0 when every example is equal.

What is compared is our tree as Markdown alone makes it, before our own passes, written by our own writers. They write
HTML5 (`<br>`, `<hr>`), name headings and colour code on purpose, and leave raw HTML to the pass that makes it safe: so
here headings have no id, code no colours, images no frame, raw HTML is written as it stands, and `<br />`, `<hr />`
and the ` />` of images count as `<br>`, `<hr>` and `>`. Where the specification links an address that could run code or
whose scheme nobody knows (`made-up-scheme:`), its words are expected, as links of ours must be safe. Everything else
must be equal to the last byte.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import NamedTuple

from newsletter.document.addresses import safe
from newsletter.document.markdown import read_alone
from newsletter.document.tables import table
from newsletter.document.writing import Pen, Writer, escape
from newsletter.model.node import Node

_EXAMPLE = re.compile(r"^`{32} example\n(.*?)^\.\n(.*?)^`{32}$", re.S | re.M)
_CLOSED = re.compile(r"<((?:br|hr|img)\b[^>]*?) ?/>")
_LINK = re.compile(r'<a href="([^"]*)">([^<]*)</a>')


class Example(NamedTuple):
    """One example of the specification; they are numbered from 1."""

    number: int
    markdown: str
    html: str


def examples(spec: str) -> Iterator[Example]:
    """The examples in `spec.txt`."""
    for number, met in enumerate(_EXAMPLE.finditer(spec), 1):
        yield Example(number, met[1].replace("→", "\t"), met[2].replace("→", "\t"))


def plain_html(markdown: str) -> str:
    """Markdown as HTML by our tree and our writers, without what is ours alone."""
    return Pen({**table("html"), **_PLAIN})(read_alone(markdown))


def _heading(node: Node, pen: Pen) -> str:
    level = node.get("level")
    return f"<h{level}>{pen(node.children)}</h{level}>\n"


def _code(node: Node, _pen: Pen) -> str:
    language = node.string("info").split(" ")[0]
    named = f' class="language-{escape(language)}"' if language else ""
    return f"<pre><code{named}>{escape(node.text)}{chr(10) if node.text else ''}</code></pre>\n"


def _image(node: Node, pen: Pen) -> str:
    title = node.string("title")
    named = f' title="{escape(title)}"' if title else ""
    return f'<img src="{pen.address(node.string("url"))}" alt="{escape(node.string("alt"))}"{named}>'


def _html(node: Node, _pen: Pen) -> str:
    return node.text


_PLAIN: dict[str, Writer] = {"heading": _heading, "code": _code, "image": _image, "html": _html}


def expected(html: str) -> str:
    """HTML as we would spell it, without links that are not safe."""
    return _LINK.sub(lambda met: met[0] if safe(unescape(met[1])) else met[2], _CLOSED.sub(r"<\1>", html))


def main(path: str) -> int:
    """Tell what differs; how many did not, of how many."""
    found = [*examples(Path(path).read_text("utf-8"))]
    differ = [one for one in found if expected(plain_html(one.markdown)) != expected(one.html)]
    for one in differ:
        ours = plain_html(one.markdown)
        sys.stdout.write(f"{one.number}\n  in   {one.markdown!r}\n  spec {one.html!r}\n  ours {ours!r}\n")
    sys.stdout.write(f"{len(found) - len(differ)} of {len(found)} examples are equal\n")
    return 1 if differ or not found else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1]))
