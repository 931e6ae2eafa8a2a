"""A Document written for each target: web page, email, feed, plain text, Markdown."""

from __future__ import annotations

from itertools import accumulate
from typing import NamedTuple

from newsletter.document.pens import MarkdownPen, TextPen
from newsletter.document.tables import sharing_table, table
from newsletter.document.writing import Alike, Pen, Target
from newsletter.model.formula import FormulaPictures
from newsletter.model.node import Document


def to_html(document: Document, alike: Alike | None = None) -> str:
    """The body of a web page. Addresses stay as they are written; local images lie beside the page.

    `alike` is filled with what an email and a feed, when they are given it, show alike.
    """
    pen = _pen("html", "", None, alike)
    return pen(document.nodes) + _notes(
        pen, document, '<section class="footnotes" aria-label="Footnotes">', "</section>"
    )


class Seam(NamedTuple):
    """Where the text may be cut: before a heading of the level, which begins at `at` of the written text."""

    at: int
    level: int
    title: str
    anchor: str
    line: int


class Seams(NamedTuple):
    """The seams of a written text, where it ends and its notes begin, and where each of these does."""

    headings: tuple[Seam, ...] = ()
    end: int = 0
    notes: tuple[int, ...] = ()


def to_email(document: Document, base: str, formulas: FormulaPictures | None = None) -> str:
    """The body of an email: markup that mail clients know, every address absolute against `base`.

    A formula is the picture that `formulas` holds for it, its TeX when there is none.
    """
    return email_with_seams(document, base, formulas)[0]


def email_with_seams(
    document: Document, base: str, formulas: FormulaPictures | None = None, alike: Alike | None = None
) -> tuple[str, Seams]:
    """The body of an email, and where it may be cut."""
    pen = _pen("email", base, formulas, alike)
    headings, at, pieces = [], 0, []
    for node in document.nodes:
        if node.kind == "heading":
            facts = int(node.get("level") or 1), node.plain(), node.string("id"), node.line
            headings.append(Seam(at, *facts))
        pieces.append(pen.table[node.kind](node, pen))
        at += len(pieces[-1])
    written = [pen((note,)) for note in document.footnotes]
    opening, closing = ('<div class="footnotes">\n<ol>\n', "</ol>\n</div>\n") if written else ("", "")
    starts = tuple(accumulate(map(len, written), initial=at + len(opening)))[:-1]
    html = "".join([*pieces, opening, *written, closing])
    return html, Seams(tuple(headings), at, starts)


def to_feed(document: Document, base: str, formulas: FormulaPictures | None = None, alike: Alike | None = None) -> str:
    """The content of a feed entry: no class, no script, no style, every address absolute against `base`."""
    pen = _pen("feed", base, formulas, alike)
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


def _pen(target: Target, base: str, formulas: FormulaPictures | None, alike: Alike | None) -> Pen:
    return Pen(table(target) if alike is None else sharing_table(target), base, formulas, alike)


def _notes(pen: Pen, document: Document, opening: str, closing: str) -> str:
    if not document.footnotes:
        return ""
    return f"{opening}\n<ol>\n{pen(document.footnotes)}</ol>\n{closing}\n".replace("\n\n", "\n")
