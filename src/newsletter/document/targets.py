"""A Document written for each target: web page, email, feed, plain text, Markdown."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from newsletter.document.pens import MarkdownPen, TextPen
from newsletter.document.syntax import SYNTAXES
from newsletter.document.writing import Pen, Target, Writer, Writers
from newsletter.model.node import Document

_FALLBACKS: dict[Target, tuple[Target, ...]] = {
    "html": ("html",),
    "email": ("html", "email"),
    "feed": ("html", "feed"),
    "text": ("text",),
    "markdown": ("markdown",),
}


@cache
def table(target: Target) -> Mapping[str, Writer]:
    """Kind of node → function, for one target: its own column over the one it falls back to."""
    made = Writers()
    for column in _FALLBACKS[target]:
        for syntax in SYNTAXES.values():
            made.update(getattr(syntax, column))
    return made


def to_html(document: Document) -> str:
    """The body of a web page. Addresses stay as they are written; local images lie beside the page."""
    pen = Pen(table("html"))
    return pen(document.nodes) + _notes(
        pen, document, '<section class="footnotes" aria-label="Footnotes">', "</section>"
    )


def to_email(document: Document, base: str) -> str:
    """The body of an email: markup that mail clients know, every address absolute against `base`."""
    pen = Pen(table("email"), base)
    return pen(document.nodes) + _notes(pen, document, '<div class="footnotes">', "</div>")


def to_feed(document: Document, base: str) -> str:
    """The content of a feed entry: no class, no script, no style, every address absolute against `base`."""
    pen = Pen(table("feed"), base)
    return pen(document.nodes) + _notes(pen, document, "<hr>", "")


def to_text(document: Document, base: str) -> str:
    """The text part of an email: 72 columns, the addresses of links noted at the end of their section."""
    pen = TextPen(table("text"), base)
    parts = [pen.blocks(document.nodes)]
    if document.footnotes:
        parts += ["-" * 24, pen.blocks(document.footnotes)]
    parts.append(pen.notes())
    return "\n\n".join(part for part in parts if part) + "\n"


def to_markdown(document: Document) -> str:
    """Markdown that reads back as the same tree."""
    pen = MarkdownPen(table("markdown"))
    parts = [pen.blocks(document.nodes), pen.blocks(document.footnotes)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _notes(pen: Pen, document: Document, opening: str, closing: str) -> str:
    if not document.footnotes:
        return ""
    return f"{opening}\n<ol>\n{pen(document.footnotes)}</ol>\n{closing}\n".replace("\n\n", "\n")
