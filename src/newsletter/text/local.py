"""Addresses of files beside a text: one spelling for each, and where in the publication they lie."""

from __future__ import annotations

import re
from html import unescape
from pathlib import PurePosixPath
from posixpath import normpath
from urllib.parse import unquote

from newsletter.text.patterns import pattern


def plain_address(address: str) -> str:
    """An address as its writer thinks of it: without query and fragment, percent signs and entities undone.

    >>> plain_address("my%20plot.png?v=2#top")
    'my plot.png'
    """
    written = unescape(address).partition("#")[0].partition("?")[0]
    return written if "%00" in written else unquote(written)


def is_local(address: str) -> bool:
    """Whether an address leads to a file of the publication rather than to the web.

    >>> is_local("img/a.png"), is_local("/img/a.png"), is_local("//cdn.example/a.png"), is_local("#top")
    (True, True, False, False)
    """
    return bool(address) and "://" not in address and not address.startswith(("//", "#", "data:", "mailto:"))


def file_at(address: str, folder: PurePosixPath) -> PurePosixPath:
    """The file that a local address means, seen from `folder`; one that begins with a slash counts from the top.

    >>> file_at("../img/my%20plot.png", PurePosixPath("issues/moe"))
    PurePosixPath('issues/img/my plot.png')
    """
    path = plain_address(address)
    return PurePosixPath(normpath(path.lstrip("/") if path.startswith("/") else folder / path))


def is_folder_page(path: PurePosixPath) -> bool:
    """Whether a file is the page of the folder that holds it, as `index.md` is, its translations, and a `README.md`.

    >>> is_folder_page(PurePosixPath("issues/moe/index.es.md")), is_folder_page(PurePosixPath("issues/moe.md"))
    (True, False)
    """
    return bool(_FOLDER_PAGE.fullmatch(path.stem)) and bool(path.parent.name)


FILE_ENDING = pattern(
    r"\.(?:pdf|mp[34]|m4[av]|ogg|wav|webm|mov|csv|tsv|zip|t?gz|ipynb|xlsx?|ods|docx?|odt|pptx?|odp|key|epub|ics|json|bib|bibtex|txt|rtf|svgz?|tex|ps)\Z",
    re.IGNORECASE,
)
"""How files end that a link may offer."""

_FOLDER_PAGE = pattern(r"(?:index(?:\.(?P<language>[a-z]{2}(?:-[a-z]{2,4})?))?|readme)", re.IGNORECASE)


def language_of_name(path: PurePosixPath) -> str:
    """The language that the name of a translated folder page tells; "" for every other file.

    >>> language_of_name(PurePosixPath("issues/moe/index.es.md"))
    'es'
    """
    met = _FOLDER_PAGE.fullmatch(path.stem)
    return (met["language"] or "") if met else ""
