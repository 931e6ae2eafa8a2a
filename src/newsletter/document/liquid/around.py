"""What a tag and its end put around the text between them: a fold, a callout, a link that looks like a button."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape
from typing import NamedTuple

from newsletter.document.callout_kinds import KINDS
from newsletter.document.liquid.arguments import Arguments
from newsletter.document.liquid.shown import NEEDS_MARKDOWN, NOTHING, Shown, Single


class Around(NamedTuple):
    """What stands before and after the text between an opening tag and its end."""

    opening: Shown
    closing: Shown


Wrap = Callable[[Arguments], Around]


def button(given: Arguments) -> Around:
    """A link that looks like a button."""
    url = given.first("href", "url", "link", "relref")
    return Around(Shown("[" if url else ""), Shown(f"](<{url}>)" if url else ""))


def details(given: Arguments) -> Around:
    """A fold: its summary is everything after the name, or the value called so."""
    words = given.first("summary", "title", "label") or " ".join(given.plain)
    opening = " open" if given.first("open") == "true" else ""
    start = f"<details{opening}>"
    line = f"{start}<summary>{escape(words, quote=False)}</summary>"
    lines = (start, "<summary>", "", words, "", "</summary>") if NEEDS_MARKDOWN.search(words) else (line,)
    return Around(Shown(line, lines), Shown("</details>", ("</details>",)))


def callout(name: str) -> Wrap:
    """A callout around some text: its kind from the name of the tag, or from what stands in it."""

    def show(given: Arguments) -> Around:
        told = (given.first("type", "kind", "level", "color"), *given.plain)
        kinds = [KINDS[word.lower()] for word in told if word.lower() in KINDS]
        kind = kinds[0] if kinds else KINDS[name]
        title = given.first("title") or next((word for word in given.plain if " " in word or word[:1].isupper()), "")
        named = f' title="{escape(title)}"' if title and title.lower() not in KINDS else ""
        opening = f'<div class="callout {kind}"{named}>'
        return Around(Shown(opening, (opening,)), Shown("</div>", ("</div>",)))

    return show


def said(name: str) -> Single:
    """A callout whose text stands in the tag itself."""

    def show(given: Arguments) -> Shown:
        words = given.first("content", "text", "message", "body") or (
            given.plain_at(0) if len(given.plain) == 1 else ""
        )
        if not words:
            return NOTHING
        opening, closing = callout(name)(given)
        return Shown(words, (*opening.block, "", words, "", *closing.block))

    return show


WRAPS: Mapping[str, Wrap] = {
    **dict.fromkeys(("details", "expand", "collapse", "accordion", "spoiler", "foldable"), details),
    "button": button,
    **{name: callout(name) for name in KINDS},
}
SAID: Mapping[str, Single] = {name: said(name) for name in KINDS}
BARE = frozenset("rawhtml raw html unsafe math katex mathjax latex center".split())
"""What stands between these goes on as it is, and they say nothing themselves."""
