"""The body of an issue's page in, the same body for another page out.

On the front page an issue stands below the name of the newsletter: its headings go one level down, and the
addresses that it wrote from its own folder are written from the other page.
"""

from __future__ import annotations

import re
from html import escape, unescape

from newsletter.render.places import relative
from newsletter.text.patterns import pattern

_TAG = pattern(r"""<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)(?P<rest>(?:[^<>"']|"[^"]*"|'[^']*')*)>""")
_ATTRIBUTE = pattern(r"""(?P<name>[\w:-]+)=(?P<quoted>"[^"]*"|'[^']*')""")
_ANYWHERE = pattern(r"[A-Za-z][A-Za-z0-9+.-]*:|/|[#?]|\Z")


def embedded(body: str, home: str, place: str) -> str:
    """The body of the page `home` as it stands on the page `place`.

    >>> embedded('<h2>Models</h2><img src="plot.png"><a href="#fn1">1</a>', "issues/moe/", "")
    '<h3>Models</h3><img src="issues/moe/plot.png"><a href="#fn1">1</a>'
    """

    def tag(found: re.Match[str]) -> str:
        return f"<{found['end']}{_lower(found['name'])}{_ATTRIBUTE.sub(attribute, found['rest'])}>"

    def attribute(found: re.Match[str]) -> str:
        move = _MOVES.get(found["name"].lower())
        written = unescape(found["quoted"][1:-1])
        moved = move(written, home, place) if move else written
        return f'{found["name"]}="{escape(moved)}"' if moved != written else found[0]

    return _TAG.sub(tag, body)


def _lower(name: str) -> str:
    return f"h{min(6, int(name[1]) + 1)}" if re.fullmatch("[hH][1-6]", name) else name


def _moved(address: str, home: str, place: str) -> str:
    if _ANYWHERE.match(address):
        return address
    parts = home.split("/")[:-1]
    path, mark, rest = re.fullmatch(r"([^?#]*)([?#]?)(.*)", address, re.S).groups()  # type: ignore[union-attr]
    for step in path.split("/"):
        if step == "..":
            del parts[-1:]
        elif step != ".":
            parts.append(step)
    return relative(place, "/".join(parts)) + mark + rest


def _moved_set(value: str, home: str, place: str) -> str:
    """`small.png 1x, large.png 2x`, each address by itself."""
    pairs = (part.split(maxsplit=1) for part in value.split(", "))
    return ", ".join(" ".join([_moved(pair[0], home, place), *pair[1:]]) for pair in pairs if pair)


_MOVES = {"href": _moved, "src": _moved, "poster": _moved, "srcset": _moved_set}
