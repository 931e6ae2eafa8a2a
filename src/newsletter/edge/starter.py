"""The files of a new publication: little enough to read in a minute, enough to build at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import PurePosixPath

from newsletter.model.themes import THEMES
from newsletter.text.spelling import quoted

_SETTINGS = """\
title = {title}
base_url = {base_url}
description = ""
language = "en"
timezone = "UTC"
authors = []

# The sections of a draft, in their order.
sections = ["essay", "models", "papers", "links", "elsewhere", "housekeeping"]

# How pages and mails look. Every colour and font of the theme may be set here; docs/settings.md lists them.
[theme]
name = {theme}
# light = {{ accent = "{light}" }}
# dark = {{ accent = "{dark}" }}
# logo = {{ file = "assets/logo.png", width = 160, height = 40 }}
"""

_INBOX = """\
# Inbox

<!--
Write here what you do not want to forget; `newsletter add` does too. A note is a list item:

- [Title](https://address) - what you want to say, word for word. #topic @section

A heading such as "Papers" names the section of the notes below it. `newsletter new-issue` makes a draft of them.
-->
"""

_ISSUE = """\
---
title: Hello, readers
description: why there is a newsletter now.
date: {day}
number: 1
topics: [welcome]
---

This is the first issue. Edit it, or delete it and run `newsletter new-issue`.

## Links

- [CommonMark](https://commonmark.org/) — the Markdown that issues are written in.
"""

_IGNORE = """\
/dist/
/.newsletter/
"""


def starter(title: str, base_url: str, day: date, theme: str = "paper") -> Iterator[tuple[PurePosixPath, bytes]]:
    """Path and content of each file."""
    look = THEMES[theme]
    settings = _SETTINGS.format(
        title=quoted(title),
        base_url=quoted(base_url),
        theme=quoted(theme),
        light=look.light.accent,
        dark=look.dark.accent,
    )
    yield PurePosixPath("newsletter.toml"), settings.encode()
    yield PurePosixPath("seeds/notes/inbox.md"), _INBOX.encode()
    yield (
        PurePosixPath(f"issues/{day.isoformat()}-hello-readers.md"),
        _ISSUE.format(day=day.isoformat()).encode(),
    )
    yield PurePosixPath(".gitignore"), _IGNORE.encode()
