"""What a tag shows, as Markdown: a figure, a fold, a callout, the address of a post. To teach one more, add a line.

The tags are those of Jekyll and its themes (al-folio, Minimal Mistakes, Chirpy) and the shortcodes of Hugo and its.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape
from typing import NamedTuple

from newsletter.document.liquid.arguments import Arguments
from newsletter.text.patterns import pattern
from newsletter.text.slugs import slugify


class Shown(NamedTuple):
    """`words` stand in a line or in HTML; `block` are the lines that stand there when the tag is alone on its line."""

    words: str
    block: tuple[str, ...] = ()


Single = Callable[[Arguments], Shown]
NOTHING = Shown("")

NEEDS_MARKDOWN = pattern(r"[*_`<&$\[\\]")
"""What makes words more than words."""


def figure(given: Arguments) -> Shown:
    """A picture with its caption. A path of Jekyll's counts from the top of the site, an address from here."""
    source = given.first("src", "url", "image", "image_path", "img")
    path = given.first("path", "file")
    source = source or (path if "://" in path or path.startswith("/") or not path else f"/{path}")
    source = source or next((word for word in given.plain if _PICTURE.search(word)), "")
    if not source:
        return NOTHING
    caption = given.first("caption", "title") or _credit(given)
    words = given.first("alt") or (caption if not NEEDS_MARKDOWN.search(caption) else "")
    sizes = "".join(f' {name}="{given.named[name]}"' for name in ("width", "height") if _is_size(given, name))
    image = f'<img src="{escape(source)}" alt="{escape(words)}"{sizes}>'
    if link := given.first("link", "href"):
        image = f'<a href="{escape(link)}">{image}</a>'
    if not caption:
        return Shown(image, (image,))
    block = ("<figure>", image, "<figcaption>", "", caption, "", "</figcaption>", "</figure>")
    return Shown(f"<figure>{image}<figcaption>{caption}</figcaption></figure>", block)


_PICTURE = pattern(r"\.(?:png|jpe?g|gif|webp|avif|svg)\Z", re.I)


def _is_size(given: Arguments, name: str) -> bool:
    return given.named.get(name, "").removesuffix("px").isdecimal()


def _credit(given: Arguments) -> str:
    words, link = given.first("attr", "credit"), given.first("attrlink")
    return f"[{words}]({link})" if words and link else words


def address(url: str, words: str = "") -> Shown:
    """An address alone on its line, which becomes a card; among words, a link."""
    if not url:
        return NOTHING
    shown = f"[{words}](<{url}>)" if words else f"<{url}>"
    return Shown(f'<a href="{escape(url)}">{escape(words or url)}</a>', (shown,))


def _site(pattern: str) -> Single:
    """The page of a post or a video whose id, or whole address, the tag names."""

    def show(given: Arguments) -> Shown:
        whole = next((word for word in (*given.plain, *given.named.values()) if "://" in word), "")
        name = given.first("id", "code", "key", "video_id") or given.plain_at(0)
        return address(whole or (pattern.format(name) if name else ""), given.first("title"))

    return show


def _tweet(given: Arguments) -> Shown:
    user = given.first("user") or "i"
    return _site(f"https://x.com/{user}/status/{{}}")(given)


def _gist(given: Arguments) -> Shown:
    """A gist by its address, by `name/id`, or by the two as two words."""
    name = "/".join(given.plain[:2]) if "/" not in given.plain_at(0) else given.plain_at(0)
    return address(name if "://" in name else f"https://gist.github.com/{name}" if name else "")


def media(tag: str) -> Single:
    """A video or a sound: one on a known site is its address, a file of one's own an element."""

    def show(given: Arguments) -> Shown:
        source = given.first("src", "url", "path", "file", "mp4", "mp3", "id") or given.plain_at(0)
        title = given.first("title", "caption")
        if not source or "://" in source:
            return address(source, title)
        source = source if source.startswith("/") or given.first("src") else f"/{source}"
        element = f'<{tag} src="{escape(source)}" title="{escape(title)}"></{tag}>'
        return Shown(element, (element,))

    return show


def page(given: Arguments) -> Shown:
    """A post of the same publication, by the name of its file with or without its folder."""
    path, mark, anchor = (given.first("path") or given.plain_at(0)).partition("#")
    if not path:
        return Shown(mark + anchor)
    folder, _, name = path.rstrip("/").rpartition("/")
    stem = _PAGE.sub("", name)
    if name == "_index.md" or "." in stem:
        return Shown("/" + path.removesuffix("_index.md").lstrip("/") + mark + anchor)
    stem = folder.rpartition("/")[2] if stem == "index" and folder else stem
    return Shown(f"../{slugify(_DATE.sub('', stem))}/{mark}{anchor}")


def file(given: Arguments) -> Shown:
    """A post, when it is one; any other file by its path from the top of the site."""
    path = given.plain_at(0)
    dated = _DATE.match(path.rpartition("/")[2]) or path.startswith("_posts/")
    return page(given) if dated else Shown("/" + path.lstrip("/") if path else "")


_PAGE = pattern(r"\.(?:md|markdown|html)\Z")
_DATE = pattern(r"\A\d{4}-\d{1,2}-\d{1,2}-")


def contents(_given: Arguments) -> Shown:
    """The mark of a table of contents."""
    return Shown("", ("[TOC]",))


def cite(given: Arguments) -> Shown:
    """The citations of jekyll-scholar."""
    keys = [key for key in given.plain if not key.startswith("-")]
    return Shown(f'<d-cite key="{escape(",".join(keys))}"></d-cite>' if keys else "")


YOUTUBE, VIMEO = _site("https://www.youtube.com/watch?v={}"), _site("https://vimeo.com/{}")
SINGLE: Mapping[str, Single] = {
    **dict.fromkeys(("figure", "image", "img", "picture", "imgproc", "responsive_image"), figure),
    **dict.fromkeys(("twitter", "tweet", "x", "twitter_simple"), _tweet),
    **dict.fromkeys(("youtube", "youtubeplayer", "youtube-lite"), YOUTUBE),
    "vimeo": VIMEO,
    "instagram": _site("https://www.instagram.com/p/{}/"),
    "mastodon": _site("{}"),
    "bluesky": _site("{}"),
    "gist": _gist,
    "video": media("video"),
    "audio": media("audio"),
    **dict.fromkeys(("post_url", "ref", "relref"), page),
    "link": file,
    **dict.fromkeys(("toc", "tableofcontents", "table-of-contents", "table_of_contents"), contents),
    **dict.fromkeys(("cite", "fullcite", "citet", "citep"), cite),
}
SILENT = frozenset("bibliography newline seo feed_meta endless more break setup".split())
"""What these show is made anyway, or belongs to the page of another program; `JB/setup` shows nothing."""
