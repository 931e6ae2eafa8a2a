"""Links, images and bare addresses (CommonMark 6.3–6.6; GFM autolinks).

An address that could run code (`javascript:`, `data:` documents) never becomes a link: its words stay.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from re import Match
from typing import Any

from mistune.inline_parser import AUTO_EMAIL
from mistune.util import escape_url

from newsletter.document.addresses import safe
from newsletter.document.entities import unescape
from newsletter.document.markup import guarded, link_goal, literal, markdown_escape
from newsletter.document.passes import split_words
from newsletter.document.pens import MarkdownPen, TextPen
from newsletter.document.reading import Reader
from newsletter.document.writing import Pass, Pen, Syntax, escape
from newsletter.model.node import Node
from newsletter.text.patterns import pattern

# An address ends at a quotation mark, as in HTML, at the middle of a link that is none (`[https://…](two words)`),
# and at the punctuation of scripts that leave no blank behind it. Behind a letter of such a script it ends before the
# next one: who leaves no blank in front of an address leaves none behind it.
BARE = pattern(
    r"(?<![\w/@.])(?:[Hh][Tt][Tt][Pp][Ss]?://|www\.(?=[\w-]+\.))"
    r"(?:(?!\]\()[^\s<>\x00-\x1f\"，。、；：！？（）【】《》「」『』])+"
    r"|(?<=[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])https?://(?:(?!\]\()[!#-;=?-~])+"
)


_EMAIL = pattern(AUTO_EMAIL[1:-1])
_AUTOLINK = pattern(r"[A-Za-z][A-Za-z0-9.+-]{1,31}:[^<>\x00-\x20]*")

_UNSEEN = pattern(r"\A(?:%EF%BF%BD)+")  # a control character before the address: browsers leave it out too


def bare_address(text: str) -> str:
    """The address at the start of a text, without the punctuation of the sentence around it (GFM 6.9).

    >>> bare_address("https://en.wikipedia.org/wiki/Mamba_(model)).")
    'https://en.wikipedia.org/wiki/Mamba_(model)'
    """
    spare = {closing: text.count(closing) - text.count(opening) for opening, closing in ("()", "[]", "{}")}
    end = len(text)
    while end:
        last = text[end - 1]
        if spare.get(last, 0) > 0:
            spare[last] -= 1
        elif last not in "?!.,:*_~'\";|":
            break
        end -= 1
    return text[:end]


def find_addresses(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """Bare addresses in running text become links (mistune's own rule cuts `…/Mamba_(model)` and misses `www.`)."""
    return split_words(nodes, ("://", "www."), BARE, _linked)


def _linked(met: Match[str], line: int) -> tuple[Node, int] | None:
    text = bare_address(met[0])
    if not text.partition("://")[2] and not text.startswith("www."):
        return None
    url = text if "://" in text else f"http://{text}"
    attrs = (("url", escape_url(url)), ("title", ""))
    return Node("link", (Node("text", (), text, (), line),), "", attrs, line), len(text)


def _read_link(token: Mapping[str, Any], reader: Reader) -> Node:
    line = reader.line
    children = reader.spans(token["children"])
    url = _UNSEEN.sub("", token["attrs"]["url"]).strip()
    if not safe(url):
        return Node("span", (*children, Node("dropped", (), "a href=" + url, _rest(token), line)))
    title = unescape(token["attrs"].get("title") or "")
    return Node("link", children, "", (("url", url), ("title", title)), line)


def _read_image(token: Mapping[str, Any], reader: Reader) -> Node:
    line = reader.line
    alt = Node("span", reader.spans(token["children"])).plain()
    url = _UNSEEN.sub("", token["attrs"]["url"]).strip()
    if not safe(url):
        return Node(
            "span", (Node("text", (), alt, (), line), Node("dropped", (), "img src=" + url, _rest(token), line))
        )
    title = unescape(token["attrs"].get("title") or "")
    return Node("image", (), "", (("url", url), ("alt", alt), ("title", title)), line)


def _rest(token: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    return (("rest", token.get("rest", "")),)


def _html_link(node: Node, pen: Pen) -> str:
    """A link; one without an address is only words."""
    url, title = node.string("url"), node.string("title")
    if not url:
        return pen(node.children)
    named = f' title="{escape(title)}"' if title else ""
    return f'<a href="{pen.address(url)}"{named}>{pen(node.children)}</a>'


def image_html(node: Node, pen: Pen) -> str:
    """The `<img>` of an image node, with its size when the size is known."""
    title = node.string("title")
    named = f' title="{escape(title)}"' if title else ""
    size = "".join(f' {name}="{pixels}"' for name, pixels in size_of(node))
    return f'<img src="{pen.address(image_place(node.string("url")))}" alt="{escape(node.string("alt"))}"{named}{size}>'


EMAIL_WIDTH = 536
"""How wide the text of an email is, in pixels: Outlook shows a picture as wide as it is told, whatever the frame."""


def _email_image(node: Node, pen: Pen) -> str:
    """An image no wider than the text."""
    sides = dict(size_of(node))
    width, height = sides.get("width", 0), sides.get("height", 0)
    if width > EMAIL_WIDTH:
        fitting = (("width", EMAIL_WIDTH), ("height", round(height * EMAIL_WIDTH / width)))
        node = node._replace(
            attrs=(*(fact for fact in node.attrs if fact[0] not in ("width", "height", "size")), *fitting)
        )
    return image_html(node, pen)


def size_of(node: Node) -> Iterator[tuple[str, int]]:
    """The sides of an image in pixels: as they are written, a missing one in proportion, else as the file has them."""
    sides = [int(node.get(name) or 0) for name in ("width", "height")]
    file = [int(side) for side in node.string("size").split("x") if side]
    if file and not all(sides):
        wide, high = file
        scale = sides[0] / wide or sides[1] / high or 1
        sides = [max(1, round(side * scale)) for side in file]
    return ((name, side) for name, side in zip(("width", "height"), sides, strict=True) if side)


def image_place(url: str) -> str:
    """Where a local image lies below its page: `../assets/a.png` → `assets/a.png`. Web addresses stay.

    >>> image_place("/assets/img/a.png")
    'assets/img/a.png'
    """
    if "://" in url or url.startswith(("//", "data:", "mailto:")):
        return url
    return "/".join(part for part in url.split("/") if part not in ("", ".", ".."))


def _text_link(node: Node, pen: TextPen) -> str:
    url, words = node.string("url"), pen(node.children)
    if url.startswith("#") or not url or is_bare(words, url):
        return words
    return f"{words} [{pen.note(url)}]".lstrip()


def is_bare(words: str, url: str) -> bool:
    """Whether the words of a link are its address."""
    return url == words or url in _spellings(words)


def _spellings(words: str) -> tuple[str, ...]:
    written = escape_url(words) if " " not in words else ""
    assumed = f"http://{written}" if written.startswith("www.") else ""  # GFM adds it, and so do mail programs
    return (written, f"mailto:{written}", assumed) if written else ()


def _text_image(node: Node, _pen: TextPen) -> str:
    alt = node.string("alt") or node.string("title") or "image"
    return f"[Image: {alt}]"


def _markdown_link(node: Node, pen: MarkdownPen) -> str:
    url, plain = node.string("url"), node.plain()
    if [child.kind for child in node.children] == ["text"] and not node.get("title") and _autolink(plain, url):
        return f"<{plain}>"
    return f"[{pen.between(node.children, '[', ']')}]({link_goal(url)}{_title(node)})"


def _autolink(words: str, url: str) -> bool:
    """Whether `<words>` is read as this link; an entity would be read as one there too, and cannot be guarded."""
    scheme = "mailto:" if _EMAIL.fullmatch(words) else ""
    return "&" not in words and bool(scheme or _AUTOLINK.fullmatch(words)) and url == scheme + escape_url(words)


def _markdown_image(node: Node, _pen: MarkdownPen) -> str:
    if node.get("width") or node.get("height"):
        facts = (("src", node.string("url")), *(fact for fact in node.attrs[1:] if fact[0] != "size"))
        given = "".join(f' {name}="{escape(str(value))}"' for name, value in facts if value or name == "alt")
        return f"<img{guarded(given)}>"
    alt = markdown_escape(node.string("alt"))
    return f"![{alt}]({link_goal(node.string('url'))}{_title(node)})"


def _title(node: Node) -> str:
    title = literal(node.string("title")).replace("\\", "\\\\").replace('"', '\\"')
    return f' "{title}"' if title else ""


SYNTAX = Syntax(
    "links",
    passes=(Pass(find_addresses, ("//", "www."), running=("//", "www.", "\\", "&")),),
    read={"link": _read_link, "image": _read_image},
    html={"link": _html_link, "image": image_html},
    email={"image": _email_image},
    text={"link": _text_link, "image": _text_image},
    markdown={"link": _markdown_link, "image": _markdown_image},
    losses={"image": {"text": "its alternative text"}},
)
