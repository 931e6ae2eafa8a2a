"""The allow-list: which HTML tags and attributes may become nodes, and which nodes (WHATWG HTML, section 4)."""

from __future__ import annotations

from html import escape

from newsletter.document.addresses import normal_address, safe
from newsletter.model.node import Attr, Node
from newsletter.text.patterns import pattern

_KINDS = {
    "strong": "b strong",
    "emphasis": "i em",
    "strike": "s del strike",
    "link": "a",
    "paragraph": "p",
    "quote": "blockquote",
    "heading": "h1 h2 h3 h4 h5 h6",
    "list": "ul ol menu dir",
    "item": "li",
    "code": "pre listing",
    "codespan": "code tt",
    "details": "details",
    "summary": "summary",
    "figure": "figure",
    "caption": "figcaption",
    "table": "table",
    "section": "thead tbody tfoot",
    "row": "tr",
    "cell": "td th",
    "block": "html body div section article header footer main aside center nav address hgroup fieldset dl dt dd "
    "caption form dialog noframes noscript marquee search",
    "media": "video audio iframe",
    "element": "abbr acronym bdi bdo big button cite data dfn font ins kbd label legend mark output picture q rp rt "
    "ruby samp small span sub sup time u var",
}
KINDS = {tag: kind for kind, tags in _KINDS.items() for tag in tags.split()}
CITES = frozenset({"d-cite", "dt-cite"})
"""Distill's citations. What stands between their tags is nothing, and many writers leave the second one out."""

VOID = CITES | frozenset("area base br col embed hr img input link meta param source track wbr".split())
SILENT = frozenset(
    "script style template object applet select textarea svg math frameset title head plaintext xmp canvas map"
    " noembed portal".split()
)
DROPPED = SILENT | frozenset("form dialog marquee button embed base link meta input frame".split())
KNOWN = KINDS.keys() | VOID | SILENT | {"colgroup", "optgroup", "option", "slot"}

_WRITTEN = frozenset(
    "abbr bdi bdo cite code dfn ins kbd mark q samp small sub sup time u var ruby rt rp".split(),
)
_ID = pattern(r"[A-Za-z][\w:.-]*\Z")
_LANGUAGE = pattern(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*\Z")
_SIZE = pattern(r"[1-9][0-9]{0,4}(?:px)?\Z")
_SPAN = pattern(r"(?:[2-9]|[1-9]\d)\Z")


def written_as(tag: str) -> str:
    """The tag that a target may show for an element: `<font>` and `<span>` leave only their words."""
    return tag if tag in _WRITTEN else ""


def leaf(tag: str, attrs: dict[str, str], line: int) -> Node | None:
    """A tag that holds nothing, as a node."""
    if tag == "br":
        return Node("break", (), "", (), line)
    if tag == "hr":
        return Node("rule", (), "", (), line)
    if tag == "wbr":
        return Node("text", (), "\u200b", (), line)
    if tag == "img":
        return _image(attrs, line)
    if tag in CITES:
        return _cite(attrs, line)
    return Node("dropped", (), tag, (), line) if tag in DROPPED else None


def _cite(attrs: dict[str, str], line: int) -> Node | None:
    keys = ",".join(filter(None, (key.strip() for key in (attrs.get("key") or attrs.get("bibtex-key", "")).split(","))))
    return Node("cite", (), f'<d-cite key="{escape(keys)}"></d-cite>', (("keys", keys),), line) if keys else None


def _image(attrs: dict[str, str], line: int) -> Node | None:
    url = normal_address(attrs.get("src", ""))
    alt = " ".join(attrs.get("alt", "").split())
    if not url or (attrs.get("width") in ("0", "1") and attrs.get("height") in ("0", "1")):
        return None  # a picture of one pixel is there to watch the reader
    if not safe(url):
        return Node("text", (), alt, (), line) if alt else None
    sizes: list[tuple[str, Attr]] = [
        (name, int(size.removesuffix("px"))) for name in ("width", "height") if _SIZE.match(size := attrs.get(name, ""))
    ]
    return Node(
        "image", (), "", (("url", url), ("alt", alt), ("title", _one_line(attrs.get("title", ""))), *sizes), line
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())


def identity(attrs: dict[str, str]) -> str:
    """The id that other places may link to, or nothing."""
    given = attrs.get("id") or attrs.get("name") or ""
    return given if _ID.match(given) else ""


def kept_attributes(tag: str, kind: str, attrs: dict[str, str]) -> tuple[tuple[str, Attr], ...]:
    """The attributes that a node of this kind keeps; nothing else of an element survives."""
    if kind in ("link", "media"):
        url = normal_address(attrs.get("href" if kind == "link" else "src", ""))
        own = (("tag", tag),) if kind == "media" else ()
        return (("url", url if safe(url) else ""), *own, ("title", _one_line(attrs.get("title", ""))))
    if kind == "heading":
        return (("level", int(tag[1])), ("id", identity(attrs)))
    if kind == "cell":
        align = attrs.get("align", "").lower()
        spans = ((name, int(attrs[name])) for name in ("colspan", "rowspan") if _SPAN.match(attrs.get(name, "")))
        return (("align", align if align in ("left", "right", "center") else ""), ("head", tag == "th"), *spans)
    if kind == "details":
        return (("open", "open" in attrs),)
    return _marks(tag, attrs) if kind in ("element", "block") else ()


def _marks(tag: str, attrs: dict[str, str]) -> tuple[tuple[str, Attr], ...]:
    kept: list[tuple[str, Attr]] = [("id", given)] if (given := identity(attrs)) else []
    if tag in ("abbr", "acronym", "time", "dfn") and attrs.get("title"):
        kept.append(("title", _one_line(attrs["title"])))
    if (direction := attrs.get("dir", "").lower()) in ("rtl", "ltr", "auto"):
        kept.append(("dir", direction))
    if _LANGUAGE.match(attrs.get("lang", "")):
        kept.append(("lang", attrs["lang"]))
    return tuple(kept)
