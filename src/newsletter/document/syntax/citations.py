"""Citations: `[@key]`, `[@a; @b, p. 3]`, `[-@key]`, `@key` in the text, `<d-cite key="a,b">`; and the list of works.

A citation is read as it stands; `document/citing.py` looks up what it means. Until then, and where nobody defines the
key, it is written as it was.
"""

from __future__ import annotations

from collections.abc import Mapping
from re import Match
from typing import Any

from mistune import InlineParser, InlineState, Markdown
from mistune.util import unikey

from newsletter.document.cite_keys import cite_items
from newsletter.document.pens import MarkdownPen, TextPen
from newsletter.document.reading import Reader
from newsletter.document.writing import Pen, Syntax, escape
from newsletter.model.node import Node
from newsletter.text.patterns import pattern

_GROUP = r"\[(?=[^\[\]]*@)(?P<cited>[^\[\]]+)\](?!\(|\[(?!-?@|\^))"
_CITED = pattern(_GROUP)
_BRACKET = pattern(r"\[")


def _parse(inline: InlineParser, met: Match[str], state: InlineState) -> int | None:
    if unikey(met["cited"]) in state.env.get("ref_links", ()) or not cite_items(met["cited"]):
        opening = _BRACKET.match(state.src, met.start())
        return inline.parse_link(opening, state) if opening else None
    token: dict[str, Any] = {"type": "cite", "raw": met[0]}
    if lines := met[0].count("\n"):
        token["lines"] = lines
    state.append_token(token)
    return met.end()


def install(markdown: Markdown) -> None:
    """Teach mistune the brackets."""
    markdown.inline.register("citation", _GROUP, _parse, before="link", start_chars="[")


def _read(token: Mapping[str, Any], reader: Reader) -> Node:
    return Node("cite", (), " ".join(token["raw"].split()), (), reader.line)


def _bare(node: Node, pen: Pen) -> str:
    return pen(node.children)


def with_citations(words: str, line: int) -> tuple[Node, ...]:
    """Words that are no Markdown, a caption, with the citations in them."""
    found: list[Node] = []
    end = 0
    for met in _CITED.finditer(words) if "@" in words else ():
        if cite_items(met["cited"]):
            found += [Node("text", (), words[end : met.start()], (), line), Node("cite", (), met[0], (), line)]
            end = met.end()
    rest = Node("text", (), words[end:], (), line)
    return tuple(node for node in (*found, rest) if node.text)


def _html_mark(node: Node, pen: Pen) -> str:
    """The mark of one work, a link into the list and the place to which the list leads back."""
    words = pen(node.children)
    if not node.get("number"):
        return words
    number, use = node.get("number"), node.get("use")
    place = f"cite-{number}" if use == 1 else f"cite-{number}-{use}"
    return (
        f'<a id="{place}" href="#ref-{number}" role="doc-biblioref" title="{escape(node.string("title"))}">{words}</a>'
    )


def _plain_mark(node: Node, pen: Pen) -> str:
    """Where no reader can be led to the list and back, the mark leads to the work itself."""
    words, url = pen(node.children), node.string("url")
    return f'<a href="{pen.address(url)}">{words}</a>' if url else words


def _html_list(node: Node, pen: Pen) -> str:
    opening = '<section class="footnotes references" role="doc-bibliography" aria-label="References">'
    return _listed(node, pen, opening, "</section>")


def _email_list(node: Node, pen: Pen) -> str:
    return _listed(node, pen, '<div class="footnotes references">', "</div>")


def _listed(node: Node, pen: Pen, opening: str, closing: str) -> str:
    tag = "ol" if node.get("numbered") else "ul"
    heading = "<h2>References</h2>\n" if node.get("headed") else ""
    inside = f"{heading}<{tag}>\n{pen(node.children)}</{tag}>\n"
    return f"{opening}\n{inside}{closing}\n" if opening else inside


def _html_work(node: Node, pen: Pen) -> str:
    number, uses = node.get("number"), int(node.get("uses") or 0)
    places = [f"cite-{number}" if use == 1 else f"cite-{number}-{use}" for use in range(1, uses + 1)]
    back = "".join(f' <a href="#{place}" class="footnote-back" aria-label="Back to the text">↩</a>' for place in places)
    return f'<li id="ref-{number}">{pen(node.children)}{back}</li>\n'


def _plain_work(node: Node, pen: Pen) -> str:
    return f"<li>{pen(node.children)}</li>\n"


def _text_list(node: Node, pen: TextPen) -> str:
    heading = "References\n----------" if node.get("headed") else ""
    notes = pen.notes()
    return "\n\n".join(filter(None, [notes, heading, "\n\n".join(pen((work,)) for work in node.children)]))


def _text_work(node: Node, pen: TextPen) -> str:
    """A work, its address on a line of its own."""
    mark = f"[{node.string('label')}] " if node.get("label") else ""
    margin = " " * len(mark)
    words = pen.inset((Node("paragraph", (Node("text", (), node.plain()),)),), mark, margin)
    return "\n".join(filter(None, [words, margin + node.string("url") if node.get("url") else ""]))


def _as_written(node: Node, _pen: MarkdownPen) -> str:
    return node.text


SYNTAX = Syntax(
    "citations",
    install=install,
    read={"cite": _read},
    html={
        "cite": lambda node, _pen: escape(node.text),
        "citation": lambda node, pen: f'<span class="cite">{pen(node.children)}</span>',
        "named_citation": _bare,
        "cite_mark": _html_mark,
        "references": _html_list,
        "reference": _html_work,
    },
    email={
        "citation": _bare,
        "cite_mark": _plain_mark,
        "references": _email_list,
        "reference": _plain_work,
    },
    feed={
        "citation": _bare,
        "cite_mark": _plain_mark,
        "references": lambda node, pen: _listed(node, pen, "", ""),
        "reference": _plain_work,
    },
    text={
        "cite": lambda node, _pen: node.text,
        "citation": _bare,
        "named_citation": _bare,
        "cite_mark": lambda node, _pen: node.string("label"),
        "references": _text_list,
        "reference": _text_work,
    },
    markdown={
        **dict.fromkeys(("cite", "citation", "named_citation", "cite_mark"), _as_written),
        **dict.fromkeys(("references", "reference"), lambda _node, _pen: ""),
    },
    losses={"references": dict.fromkeys(("email", "feed", "text"), "without ways back to the text")},
)
