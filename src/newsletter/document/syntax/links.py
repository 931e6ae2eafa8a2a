"""Links, images and bare addresses (CommonMark 6.3–6.6; GFM autolinks).

An address that could run code (`javascript:`, `data:` documents) never becomes a link: its words stay.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from re import Match
from typing import Any

from mistune.util import escape_url, unescape

from newsletter.document.passes import split_words
from newsletter.document.pens import MarkdownPen, TextPen, markdown_escape
from newsletter.document.reading import Reader
from newsletter.document.writing import Pen, Syntax, escape
from newsletter.model.node import Node

_BARE = re.compile(r"(?<![\w/@.])(?:https?://|HTTPS?://|www\.(?=[\w-]+\.))[^\s<>\x00-\x1f]+")
_UNSAFE = re.compile(
    r"[\x00-\x20\u2028\u2029]*(?!https?:|mailto:|ftps?:|tel:|irc:|ircs:|news:|sms:|xmpp:|matrix:)[a-z][a-z0-9+.\x00-\x1f-]*:",
    re.I,
)
_PERCENT_COLON = re.compile(r"%3a|&colon;", re.I)


def safe(url: str) -> bool:
    """Whether an address may be followed: relative, or of a scheme that cannot run code."""
    return not _UNSAFE.match(_PERCENT_COLON.sub(":", url[:64]))


def bare_address(text: str) -> str:
    """The address at the start of a text, without the punctuation of the sentence around it (GFM 6.9).

    >>> bare_address("https://en.wikipedia.org/wiki/Mamba_(model)).")
    'https://en.wikipedia.org/wiki/Mamba_(model)'
    """
    end = len(text)
    while end:
        last = text[end - 1]
        if (
            last in ")]}" and text.count(last, 0, end) > text.count("([{"[")]}".index(last)], 0, end)
        ) or last in "?!.,:*_~'\";" or last == "|":
            end -= 1
        else:
            break
    return text[:end]


def find_addresses(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """Bare addresses in running text become links (mistune's own rule cuts `…/Mamba_(model)` and misses `www.`)."""
    return split_words(nodes, _BARE, _linked)


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
    url = _clean(token["attrs"]["url"])
    if not safe(url):
        return Node("span", children, "", (), line)
    title = unescape(token["attrs"].get("title") or "")
    return Node("link", children, "", (("url", url), ("title", title)), line)


def _read_image(token: Mapping[str, Any], reader: Reader) -> Node:
    line = reader.line
    alt = Node("span", reader.spans(token["children"])).plain()
    url = _clean(token["attrs"]["url"])
    title = unescape(token["attrs"].get("title") or "")
    return Node("image", (), "", (("url", url if safe(url) else ""), ("alt", alt), ("title", title)), line)


def _clean(url: str) -> str:
    return url.strip()


def _html_link(node: Node, pen: Pen) -> str:
    title = node.string("title")
    named = f' title="{escape(title)}"' if title else ""
    return f'<a href="{pen.address(node.string("url"))}"{named}>{pen(node.children)}</a>'


def image_html(node: Node, pen: Pen, with_title: bool = True) -> str:
    """The `<img>` of an image node, with its size when the size is known."""
    title = node.string("title") if with_title else ""
    named = f' title="{escape(title)}"' if title else ""
    size = "".join(f' {name}="{node.get(name)}"' for name in ("width", "height") if node.get(name))
    return f'<img src="{pen.address(image_place(node.string("url")))}" alt="{escape(node.string("alt"))}"{named}{size}>'


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
    if url.startswith("#") or _is_bare(words, url):
        return words
    return f"{words} [{pen.note(url)}]".lstrip()


def _is_bare(words: str, url: str) -> bool:
    return url in (words, f"mailto:{words}", f"http://{words}")


def _text_image(node: Node, pen: TextPen) -> str:
    alt = node.string("alt") or node.string("title") or "image"
    return f"[Image: {alt}]"


def _markdown_link(node: Node, pen: MarkdownPen) -> str:
    url, words = node.string("url"), pen(node.children)
    plain = node.plain()
    if _is_bare(plain, url) and not node.get("title"):
        return f"<{plain}>" if url != f"http://{plain}" else plain
    return f"[{words}]({_target(url)}{_title(node)})"


def _markdown_image(node: Node, _pen: MarkdownPen) -> str:
    alt = markdown_escape(node.string("alt"))
    return f"![{alt}]({_target(node.string('url'))}{_title(node)})"


def _target(url: str) -> str:
    return f"<{url}>" if not url or any(char in url for char in "() <>") else url


def _title(node: Node) -> str:
    title = node.string("title").replace("\\", "\\\\").replace('"', '\\"')
    return f' "{title}"' if title else ""


SYNTAX = Syntax(
    "links",
    passes=(find_addresses,),
    read={"link": _read_link, "image": _read_image},
    html={"link": _html_link, "image": image_html},
    text={"link": _text_link, "image": _text_image},
    markdown={"link": _markdown_link, "image": _markdown_image},
)
