"""Where an element stands: a place and a tag in, the next place out.

A place is an element with all its ancestors, reduced to what a sheet's selectors can see. Two elements in one
place have one style. This file knows as much of HTML as a splitter needs: void elements, end tags that may be
left out, and the html and body that a fragment does not write.
"""

from __future__ import annotations

import json
from html import unescape
from typing import NamedTuple

from newsletter.render.stylesheet import Vocabulary
from newsletter.text.patterns import pattern

Shape = tuple[str, tuple[tuple[str, str], ...]]

_VOID = frozenset(
    (
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    )
)
_HEAD = frozenset({"base", "head", "link", "meta", "noscript"})
_BLOCKS = (
    *("address", "article", "aside", "blockquote", "center", "details", "div", "dl", "fieldset", "figure"),
    *("footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "menu", "nav", "ol", "p"),
    *("pre", "section", "table", "ul"),
)
_CELLS = frozenset({"caption", "table", "td", "th"})
_PARTS = frozenset({"caption", "colgroup", "tbody", "td", "tfoot", "th", "thead", "tr"})

# A start tag (left) ends the open elements named in the middle, but none outside of those named on the right.
_CLOSES: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    **dict.fromkeys(_BLOCKS, (frozenset({"p"}), _CELLS | {"button", "object"})),
    "li": (frozenset({"li"}), _CELLS | {"blockquote", "menu", "ol", "ul"}),
    **dict.fromkeys(("dd", "dt"), (frozenset({"dd", "dt"}), _CELLS | {"blockquote", "dl"})),
    **dict.fromkeys(("td", "th"), (frozenset({"td", "th"}), frozenset({"tr", "table"}))),
    "tr": (frozenset({"td", "th", "tr"}), frozenset({"table"})),
    **dict.fromkeys(("tbody", "tfoot", "thead"), (_PARTS, frozenset({"table"}))),
}
# These end tags reach out of a cell; any other one closes nothing beyond the cell that it stands in.
_FAR_REACHING = _PARTS | {"table"}

_ATTRIBUTE = pattern(r"""([^\s"'>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'=<>`]+))?""")
_CONTROLS = pattern(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class Place:
    """A state of the walk. `steps` remembers where each tag met here leads, and what is written for it."""

    __slots__ = ("children", "key", "parent", "shape", "steps", "tag")

    def __init__(self, tag: str, shape: Shape, parent: Place | None) -> None:
        self.tag = tag
        self.shape = shape
        self.parent = parent
        self.key: str = f"{parent.key}/{_spell(shape)}" if parent and parent.parent else _spell(shape)
        self.children: dict[tuple[str, Shape], Place] = {}
        self.steps: dict[str, tuple[Place, str]] = {}

    def child(self, tag: str, shape: Shape) -> Place:
        """The place of such an element inside this one; always the same value."""
        found = self.children.get((tag, shape))
        if found is None:
            found = self.children[tag, shape] = Place(tag, shape, self)
        return found


class Start(NamedTuple):
    """What a start tag does: where its element stands, where the walk goes on, and its own style.

    The text of its attributes is `text`; `style_at` is where a style attribute stands in it or belongs.
    """

    place: Place
    onward: Place
    style: str | None
    text: str
    style_at: tuple[int, int]

    @property
    def key(self) -> str:
        """The question that is asked about this element."""
        return self.place.key if self.style is None else f"{self.place.key}{{{self.style}}}"

    def written(self, style: str) -> str:
        """The text of the attributes with another style; "" leaves them alone."""
        if not style or style == self.style:
            return self.text
        begin, end = self.style_at
        return f'{self.text[:begin]} style="{_quoted(style)}"{self.text[end:]}'


def root() -> Place:
    """The place outside of everything."""
    return Place("", ("", ()), None)


def start(here: Place, tag: str, attributes: str, vocabulary: Vocabulary) -> Start:
    """Follow a start tag. `attributes` is its text behind the name, the closing `>` included."""
    values: dict[str, str] = {}
    style_at, end = None, 0
    for match in _ATTRIBUTE.finditer(attributes):
        name, value, end = match[1].lower(), match[2] or "", match.end()
        if name not in values:
            values[name] = _CONTROLS.sub("", unescape(value[1:-1] if value[:1] in ("'", '"') else value))
            if name == "style":
                # The blank before the attribute is written again with it.
                style_at = (match.start() - (attributes[match.start() - 1 : match.start()] == " "), end)
    tag = tag.lower()
    place = _opened(here, tag).child(tag, _shape(tag, values, vocabulary))
    empty = tag in _VOID or (":" in tag and attributes.endswith("/>"))
    onward = place.parent if empty and place.parent else place
    return Start(place, onward, values.get("style"), attributes, style_at or (end, end))


def end(here: Place, tag: str) -> Place:
    """Follow an end tag: out of the nearest open element of that name; with none open, nothing changes."""
    tag = tag.lower()
    if tag in ("body", "html"):
        return here
    place: Place | None = here
    while place and place.parent:
        if place.tag == tag:
            return place.parent
        if place.tag in _CELLS and tag not in _FAR_REACHING:
            break
        place = place.parent
    return here


def _opened(here: Place, tag: str) -> Place:
    """The place in which an element begins: after implied end tags, inside an implied html and body."""
    if not here.parent:
        if tag == "html":
            return here
        here = here.child("html", ("html", ()))
    if here.tag in ("html", "head") and tag not in _HEAD and tag != "body":
        outside = here.parent if here.tag == "head" and here.parent else here
        here = outside.child("body", ("body", ()))
    if tag not in _CLOSES:
        return here
    closed, walls = _CLOSES[tag]
    found, place = here, here
    while place.parent and place.tag not in walls:
        if place.tag in closed:
            found = place.parent
        place = place.parent
    return found


def _shape(tag: str, values: dict[str, str], vocabulary: Vocabulary) -> Shape:
    seen: list[tuple[str, str]] = []
    classes = vocabulary.classes.intersection(values.get("class", "").split())
    if classes:
        seen.append(("class", " ".join(sorted(classes))))
    if values.get("id") in vocabulary.ids:
        seen.append(("id", values["id"]))
    seen += [(name, values[name]) for name in sorted(vocabulary.attributes.intersection(values))]
    return (tag if tag in vocabulary.tags else "-"), tuple(seen)


def _spell(shape: Shape) -> str:
    """A shape as a selector would write it: `td.note[align="left"]`."""
    tag, attributes = shape
    return tag + "".join(
        f".{value.replace(' ', '.')}" if name == "class" else f"[{name}={json.dumps(value)}]"
        for name, value in attributes
    )


def _quoted(style: str) -> str:
    return style.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;").replace(">", "&gt;")
