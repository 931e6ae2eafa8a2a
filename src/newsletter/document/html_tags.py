"""The allow-list: which HTML tags and attributes may become nodes, and which nodes (WHATWG HTML, section 4)."""

from __future__ import annotations

import re

from newsletter.document.syntax.links import safe
from newsletter.model.node import Attr, Node

KINDS: dict[str, str] = {
    **dict.fromkeys(("b", "strong"), "strong"),
    **dict.fromkeys(("i", "em"), "emphasis"),
    **dict.fromkeys(("s", "del", "strike"), "strike"),
    "a": "link",
    "p": "paragraph",
    "blockquote": "quote",
    **{f"h{level}": "heading" for level in range(1, 7)},
    **dict.fromkeys(("ul", "ol", "menu"), "list"),
    "li": "item",
    "pre": "code",
    **dict.fromkeys(("code", "tt"), "codespan"),
    "details": "details",
    "summary": "summary",
    "figure": "figure",
    "figcaption": "caption",
    "table": "table",
    "tr": "row",
    **dict.fromkeys(("td", "th"), "cell"),
    **dict.fromkeys(("thead", "tbody", "tfoot", "colgroup"), "section"),
    **dict.fromkeys(
        "div section article header footer main aside center nav address hgroup fieldset dl dt dd caption".split(),
        "block",
    ),
    **dict.fromkeys(["video", "audio", "iframe"], "media"),
    **dict.fromkeys(
        (
    "abbr bdi bdo big cite data dfn font ins kbd mark picture q rp rt ruby samp small span sub sup time u "
    "var label legend acronym"
).split(),
        "element",
    ),
}
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
DROPPED = frozenset(
    (
    "script style template noscript object embed applet base link meta form input button select textarea "
    "svg math frame frameset noframes title head plaintext xmp marquee canvas map area portal dialog slot"
).split()
)
KNOWN = frozenset(KINDS) | frozenset({"br", "hr", "img", "wbr", "col", "source", "track", "html", "body"}) | DROPPED
KINDS["html"] = KINDS["body"] = "block"

_WRITTEN = frozenset("abbr bdi bdo cite dfn ins kbd mark q samp small sub sup time u var ruby rt rp".split())
_ID = re.compile(r"[A-Za-z][\w:.-]*\Z")


def written_as(tag: str) -> str:
    """The tag that a target may show for an element: `<font>` and `<span>` leave only their words."""
    return tag if tag in _WRITTEN else ""


def leaf(tag: str, attrs: dict[str, str], line: int) -> Node | None:
    """A tag that holds nothing, as a node."""
    if tag == "br":
        return Node("break", (), "", (), line)
    if tag == "hr":
        return Node("rule", (), "", (), line)
    if tag == "img":
        url = attrs.get("src", "").strip()
        if not url or not safe(url) or (_pixel(attrs)):
            return None
        sizes: tuple[tuple[str, Attr], ...] = tuple(
            (name, int(attrs[name])) for name in ("width", "height") if attrs.get(name, "").isdecimal()
        )
        return Node(
            "image",
            (),
            "",
            (("url", url), ("alt", attrs.get("alt", "")), ("title", attrs.get("title", "")), *sizes),
            line,
        )
    if tag == "wbr":
        return Node("text", (), "\u200b", (), line)
    return None


def _pixel(attrs: dict[str, str]) -> bool:
    """A picture of one pixel is there to watch the reader."""
    return attrs.get("width") in ("0", "1") and attrs.get("height") in ("0", "1")


def kept_attributes(tag: str, kind: str, attrs: dict[str, str]) -> tuple[tuple[str, Attr], ...]:
    """The attributes that a node of this kind keeps; nothing else of an element survives."""
    if kind == "link":
        url = attrs.get("href", "").strip()
        anchor = attrs.get("id") or attrs.get("name") or ""
        return (
            ("url", url if safe(url) else ""),
            ("title", attrs.get("title", "")),
            *((("id", anchor),) if _ID.match(anchor) else ()),
        )
    if kind == "heading":
        given = attrs.get("id", "")
        return (("level", int(tag[1])), ("id", given if _ID.match(given) else ""))
    if kind == "cell":
        align = attrs.get("align", "")
        return (("align", align if align in ("left", "right", "center") else ""), ("head", tag == "th"))
    if kind == "details":
        return (("open", "open" in attrs),)
    if kind == "media":
        url = attrs.get("src", "").strip()
        return (("url", url if safe(url) else ""), ("tag", tag), ("title", attrs.get("title", "")))
    given = attrs.get("id", "")
    kept: list[tuple[str, Attr]] = [("id", given)] if _ID.match(given) else []
    if tag in ("abbr", "time", "dfn") and attrs.get("title"):
        kept.append(("title", attrs["title"]))
    if attrs.get("dir") in ("rtl", "ltr", "auto"):
        kept.append(("dir", attrs["dir"]))
    if re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", attrs.get("lang", "")):
        kept.append(("lang", attrs["lang"]))
    return tuple(kept)
