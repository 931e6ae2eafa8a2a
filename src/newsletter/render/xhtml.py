"""The HTML of an issue in, XHTML as books want it out (EPUB 3.3): well-formed, every picture inside, every note marked.

What a book cannot hold (pictures of the web, forms) becomes a link or its words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple
from urllib.parse import urljoin

from lxml import etree, html

from newsletter.text.patterns import pattern

_NAMESPACES = {"svg": "http://www.w3.org/2000/svg", "math": "http://www.w3.org/1998/Math/MathML"}
_NO_TEXT = frozenset({"iframe", "object", "embed", "form", "input", "button", "video", "audio", "source", "track"})
_GONE = (
    "align",
    "valign",
    "border",
    "cellpadding",
    "cellspacing",
    "loading",
    "decoding",
    "fetchpriority",
    "referrerpolicy",
)
# The parser of HTML writes names small, XML does not forgive it.
_CAPITALS = {"viewbox": "viewBox", "preserveaspectratio": "preserveAspectRatio"}


class Place(NamedTuple):
    """A page that is in the book: its file there, and the places in it that links may lead to."""

    file: str
    ids: frozenset[str]


Chapters = Mapping[str, Place]


class Body(NamedTuple):
    """The body of a chapter, and what its file holds besides text ("svg", "mathml"), as a package must tell."""

    xhtml: str
    properties: str


def book_body(text: str, page: str, chapters: Chapters, pictures: Mapping[str, str]) -> Body:
    """The body of an issue whose page is `page`.

    `chapters` has each page that is in the book, `pictures` the file of each picture by its address as written.
    """
    tree = html.fragment_fromstring(text, create_parent="div")
    for element in list(tree.iter()):
        if isinstance(element.tag, str):
            _tidy(element)
            _TURNED.get(element.tag, _same)(element, page, chapters, pictures)
    written = etree.tostring(tree, encoding="unicode", method="xml")
    for tag, namespace in _NAMESPACES.items():
        written = written.replace(f"<{tag} ", f'<{tag} xmlns="{namespace}" ').replace(
            f"<{tag}>", f'<{tag} xmlns="{namespace}">'
        )
    found = [name for tag, name in (("math", "mathml"), ("svg", "svg")) if tree.find(f".//{tag}") is not None]
    written = _WITH_TYPE.sub(r"\1epub:type=", _CONTROL.sub("", written))
    return Body(written, " ".join(sorted(found)))


# The tree of HTML knows no namespaces, so the attribute gets its name when it is written.
_EPUB_TYPE = "data-epub-type"
_WITH_TYPE = pattern(rf"(<(?:a|li)\b[^<>]*? ){_EPUB_TYPE}=")
_CONTROL = pattern("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def _tidy(element: html.HtmlElement) -> None:
    """Attributes that a book may not have go; where text stands to the right, a class says so."""
    align = element.get("align")
    if align in ("right", "center"):
        element.set("class", f"{element.get('class', '')} {align}".strip())
    for name in _GONE:
        element.attrib.pop(name, None)
    for name, right in _CAPITALS.items():
        if name in element.attrib:
            element.set(right, element.attrib.pop(name))
    if element.get("tabindex"):
        element.attrib.pop("tabindex")
        element.attrib.pop("role", None)
        element.attrib.pop("aria-label", None)


def _same(_element: html.HtmlElement, _page: str, _chapters: Chapters, _pictures: Mapping[str, str]) -> None:
    return


def _link(element: html.HtmlElement, page: str, chapters: Chapters, _pictures: Mapping[str, str]) -> None:
    """A link within the text stays, one to another chapter leads there, every other is absolute.

    One that leads to a place that nobody made loses it: readers of books do not forgive that.
    """
    href = element.get("href", "")
    if not href:
        return
    whole, mark, fragment = urljoin(page, href).partition("#")
    inside = chapters.get(whole.rstrip("/"))
    if href.startswith("#") and inside and fragment not in inside.ids:
        element.attrib.pop("href")
    elif href.startswith("#fn-"):
        element.set(_EPUB_TYPE, "noteref")
        element.set("role", "doc-noteref")
    elif inside and not href.startswith("#"):
        element.set("href", f"{inside.file}{mark}{fragment}" if fragment in inside.ids else inside.file)
    elif not inside:
        element.set("href", f"{whole}{mark}{fragment}")


def _item(element: html.HtmlElement, _page: str, _chapters: Chapters, _pictures: Mapping[str, str]) -> None:
    if element.get("id", "").startswith("fn-"):
        element.set(_EPUB_TYPE, "footnote")


def _image(element: html.HtmlElement, page: str, _chapters: Chapters, pictures: Mapping[str, str]) -> None:
    """A picture that is in the book is shown; of any other there is a link with its words."""
    source = element.get("src", "")
    if source in pictures:
        element.set("src", pictures[source])
        element.attrib.pop("srcset", None)
        element.attrib.pop("sizes", None)
        return
    _become_link(element, urljoin(page, source), element.get("alt") or "picture")


def _foreign(element: html.HtmlElement, page: str, _chapters: Chapters, _pictures: Mapping[str, str]) -> None:
    source = element.get("src")
    if source:
        _become_link(element, urljoin(page, source), element.get("title") or source)
    elif element.getparent() is not None:
        element.drop_tag()


def _become_link(element: html.HtmlElement, address: str, words: str) -> None:
    """An element becomes a link; inside of a link it becomes its words."""
    tail = element.tail
    inside = any(above.tag == "a" for above in element.iterancestors())
    element.clear()
    element.tag = "span" if inside else "a"
    if not inside:
        element.set("href", address)
    element.text, element.tail = words, tail


Turn = Callable[[html.HtmlElement, str, Chapters, Mapping[str, str]], None]
_TURNED: dict[str, Turn] = {"a": _link, "li": _item, "img": _image, **dict.fromkeys(_NO_TEXT, _foreign)}
