"""A saved web page in, a Source out: its main text, what it says of itself, every link; its noise is listed."""

from __future__ import annotations

import re
from dataclasses import replace

from newsletter.model.node import Document, Node, plain
from newsletter.model.problem import Problem
from newsletter.model.source import Raw, Source
from newsletter.sources.addresses import followed
from newsletter.sources.careful import careful, unreadable
from newsletter.sources.html_head import page_head
from newsletter.sources.html_main import main_text
from newsletter.sources.links import items_in
from newsletter.sources.mailing import mailing
from newsletter.text.encodings import MISREAD, decode
from newsletter.text.patterns import pattern
from newsletter.text.urls import canonical
from newsletter.text.words import count_words, cut

_ENDINGS = frozenset({".html", ".htm", ".xhtml", ".xht", ".shtml", ".mht", ".mhtml", ".webarchive"})
_PAGE = pattern(
    rb"(?:\xef\xbb\xbf)?(?:\s|<\?xml[^>]*>|<!--.{0,4000}?-->)*(?:<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_AS_HTML = "save it as “HTML only” or “page source”"
_FORMATS = (
    (pattern(rb"\x1f\x8b"), "gzip", "unpack it first: gunzip"),
    (pattern(rb"PK\x03\x04"), "a ZIP archive", "unpack it first"),
    (pattern(rb"%PDF-"), "PDF", "save the web page that it was made from"),
    (pattern(rb"bplist00|.{0,200}<plist.{0,400}<key>WebMainResource", re.DOTALL), "a web archive", _AS_HTML),
    (
        pattern(
            rb"[!-9;-~]+:(?=.{0,8000}?^(?:content-type:\s*multipart/related|snapshot-content-location:))",
            re.IGNORECASE | re.MULTILINE | re.DOTALL,
        ),
        "MHTML",
        _AS_HTML,
    ),
    (pattern(rb"\x89PNG|\xff\xd8\xff|GIF8"), "a picture", "save the page, not its picture"),
)


def _accepts(raw: Raw) -> bool:
    return raw.path.suffix.lower() in _ENDINGS or bool(_PAGE.match(raw.data[:8000].replace(b"\0", b"")))


def _read(raw: Raw) -> Source:
    for shape, name, hint in _FORMATS:
        if shape.match(raw.data[:16000]):
            return unreadable(raw, "html", "E761", f"this is {name}, not HTML", hint)
    read = decode(raw.data)
    source = page_source(raw, read.text, "html")
    doubts = []
    if read.doubt:
        hint = "look for odd characters, or save it as UTF-8"
        doubts.append(Problem("W763", f"the text is {read.doubt}", raw.path, hint=hint))
    found = list(MISREAD.finditer(read.text))
    if len(found) > 2:
        line = read.text.count("\n", 0, found[0].start()) + 1
        message = f"the page was saved in a wrong encoding: {len(found)} odd pairs such as {found[0][0]!r}"
        doubts.append(Problem("W763", message, raw.path, line, hint="save the page again from the browser"))
    return replace(source, problems=(*doubts, *source.problems)) if doubts else source


def page_source(raw: Raw, html: str, name: str) -> Source:
    """The Source that a page of HTML is."""
    found = main_text(html, raw.path)
    head = page_head(html, found.page, found.element)
    nodes = tuple(_whole(node, head.base) for node in found.nodes) if head.base else found.nodes
    body = Document(nodes)
    own, taken = mailing(nodes, raw.path)
    words = count_words(plain(nodes))
    if not words and not any(node.kind in ("link", "image") for node in body.walk()):
        frames = any(token.text in ("frameset", "frame") for token in found.page.tokens)
        why = "the page is a set of frames; its text is in other pages" if frames else "no article found in this page"
        return unreadable(raw, name, "E769", why, "open the page in a browser and save what you see")
    return Source(
        path=raw.path,
        format=name,
        title=head.title or _first_words(nodes) or raw.path.stem,
        url=canonical(head.url) if head.url else "",
        authors=head.authors,
        published=head.published,
        description=head.description,
        topics=head.topics,
        words=words,
        items=tuple(items_in(nodes, raw, address=lambda url: "" if url in own else url)),
        removed=(*found.removed, *taken),
        body=body,
    )


_ADDRESSED = frozenset({"link", "image", "media"})


def _whole(node: Node, base: str) -> Node:
    """A node whose relative addresses are made whole; places in the page itself stay what they are."""
    children = tuple(_whole(child, base) for child in node.children)
    if node.kind in _ADDRESSED:
        url = node.string("url")
        if url and not url.startswith("#") and (whole := followed(url, base)) and whole != url:
            attrs = tuple((key, whole if key == "url" else value) for key, value in node.attrs)
            return node._replace(children=children, attrs=attrs)
    return node._replace(children=children) if children != node.children else node


def _first_words(nodes: tuple[Node, ...]) -> str:
    return next((cut(words, 100) for node in nodes if (words := " ".join(plain((node,)).split()))), "")


READER = careful("html", _accepts, _read)
