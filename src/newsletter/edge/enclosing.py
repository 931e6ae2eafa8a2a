"""Mails that carry their pictures inside, made when everything that they show lies in the output folder.

Only with `[email] embed_images`; without it, a message is made with its issue (`render/mail.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import unescape
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from newsletter import pipeline
from newsletter.edge.output import Output
from newsletter.edge.pictures import copy_pictures
from newsletter.model.digest import digest
from newsletter.model.issue import Head
from newsletter.model.publication import Settings
from newsletter.text.patterns import pattern

_SOURCE = pattern(r'<img\b[^>]*?\bsrc="([^"]*)"')
_MEDIA = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif", ".webp": "image/webp"}


def last_touch(issues: Iterable[Head], settings: Settings, root: Path, output: Output) -> list[str]:
    """The logo is put in its place, and the messages get their pictures, if the settings want that.

    Gives what was looked for, as `copy_pictures` does.
    """
    looked_up = list(copy_pictures(pipeline.logo(settings), root, output))
    if settings.email.embed_images:
        for issue in issues:
            _enclose(issue, settings, output)
    return looked_up


def _enclose(issue: Head, settings: Settings, output: Output) -> None:
    from newsletter.render.eml import message

    folder = output.folder / issue.place
    try:
        html, text = ((folder / name).read_bytes().decode() for name in ("email.html", "email.txt"))
    except OSError:
        return  # the issue could not be made, and that was told
    pictures = tuple(_pictures(html, settings, output.folder))
    key = digest("enclosed", settings, issue.place, html, text, pictures)
    if output.has(key):
        output.keep(key)
    else:
        output.write(PurePosixPath(issue.place, "email.eml"), key, message(issue, text, html, settings, pictures))


def _pictures(html: str, settings: Settings, folder: Path) -> Iterator[tuple[str, str, bytes]]:
    """Each picture of the mail that is ours: its address as the HTML has it, its media type and its bytes."""
    for source in dict.fromkeys(_SOURCE.findall(html)):
        place = unquote(unescape(source)).removeprefix(f"{settings.base_url}/").partition("?")[0]
        media = _MEDIA.get(PurePosixPath(place).suffix.lower())
        file = folder / place
        if media and "://" not in place and file.is_file() and file.resolve().is_relative_to(folder.resolve()):
            yield source, media, file.read_bytes()
