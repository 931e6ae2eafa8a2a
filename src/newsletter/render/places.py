"""Places below the output folder in, addresses that work on any server and from a disk out.

A place is how pages call each other: `archive/` is a folder with an `index.html`, `feed.xml` a file,
"" the front page.
"""

from __future__ import annotations

import re
from urllib.parse import urljoin

from newsletter.document.addresses import normal_address
from newsletter.document.syntax.links import image_place
from newsletter.model.publication import Settings
from newsletter.text.patterns import pattern

_ELSEWHERE = pattern(r"[A-Za-z][A-Za-z0-9+.-]*:|//|[#?]")


def relative(place: str, target: str) -> str:
    """The address of a target as written on the page of a place; what is no place is left as it is.

    `index.html` is named, because a browser that opens a folder from a disk shows its files.

    >>> relative("issues/moe/", "archive/#y2023"), relative("", "assets/style.css")
    ('../../archive/index.html#y2023', 'assets/style.css')
    """
    if _ELSEWHERE.match(target):
        return target
    path, mark, fragment = target.partition("#")
    file = f"{path}index.html" if not path or path.endswith("/") else path
    first, slash, _ = path.partition("/")
    if slash and place.startswith(first + slash):
        return _way(place.split("/")[:-1], file.split("/")) + mark + fragment
    return "../" * place.count("/") + file + mark + fragment  # they share no folder, as most pages


def at_home(html: str, place: str, settings: Settings) -> str:
    """The HTML of a page with its links to our own pages written from there: shorter, and right on any host.

    Reviews name every issue by its full address, because the same text is also a mail. The writers of our HTML escape
    quotation marks in words, so that only a tag can hold `href="`.
    """
    home = f'href="{settings.absolute("")}'
    if home not in html:
        return html
    return re.sub(rf'{re.escape(home)}([^"]*)"', lambda link: f'href="{relative(place, link[1])}"', html)


def _way(here: list[str], there: list[str]) -> str:
    """Up to the folder that both share, and down again."""
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    return "/".join([".."] * (len(here) - shared) + there[shared:])


def absolute(address: str, place: str, settings: Settings) -> str:
    """The full address of a picture or a sound that an issue names; "" for none.

    A file of the publication, `plot.png` or `/assets/plot.png`, lies where the build copies it: below the issue's page.
    """
    return normal_address(urljoin(settings.absolute(place), image_place(address))) if address else ""
