"""Images: without words for those who cannot see them, with words that say nothing, or not there at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote

from newsletter.checks.check import Check, Sheet
from newsletter.model.node import Node
from newsletter.model.problem import Problem
from newsletter.text.patterns import pattern
from newsletter.text.places import lines_of
from newsletter.text.words import normal_title

_FILE_NAME = pattern(r"\S+\.(?:png|jpe?g|gif|webp|svg|avif|heic|bmp|tiff?)|(?:img|dsc|dscf|dscn|pxl)[_-]?\d+", re.I)
_SAYS_NOTHING = frozenset("image picture photo photograph img figure graphic screenshot alt untitled".split())
_DECORATION = pattern(r"""\balt\s*=\s*(?:""|'')""", re.I)


def _of_sheet(sheet: Sheet) -> Iterator[Problem]:
    for node in sheet.document.walk():
        if node.kind == "image":
            yield from _alternative(sheet, node)
    for path, line in sheet.missing:
        hint = "put the file there, or correct its name; capital letters count"
        yield sheet.found("E603", f"the image {path} is not there", line, path.name, hint=hint)


def _alternative(sheet: Sheet, image: Node) -> Iterator[Problem]:
    url, alt = image.string("url"), image.string("alt").strip()
    name = PurePosixPath(unquote(url.partition("?")[0])).name[:60]
    if not alt:
        if not _is_decoration(sheet, image):
            hint = 'say what it shows: ![…](…); mere decoration is <img alt="">'
            yield sheet.found("W601", f"the image {name} has no alternative text", image.line, url, name, hint=hint)
    elif _is_file_name(alt, name) or normal_title(alt) in _SAYS_NOTHING:
        hint = "say what it shows, as you would on the telephone"
        yield sheet.found("W602", f"the alternative text “{alt}” says nothing", image.line, alt, hint=hint)


def _is_decoration(sheet: Sheet, image: Node) -> bool:
    """An empty `alt` that somebody wrote is a decision; one that is missing is not."""
    lines = lines_of(sheet.text)[image.line - 1 : image.line + 2]
    return bool(_DECORATION.search("\n".join(lines)))


def _is_file_name(alt: str, name: str) -> bool:
    """A single word that is also the name of the file says something only when it is a word."""
    stem = name.rpartition(".")[0]
    return bool(_FILE_NAME.fullmatch(alt)) or (alt == stem and not stem.isalpha())


CHECK = Check("images", ("W601", "W602", "E603"), sheet=_of_sheet)
