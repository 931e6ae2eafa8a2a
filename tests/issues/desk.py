"""Short ways to an issue: a text in, the head, the issue or the source that it is read as out."""

from __future__ import annotations

from pathlib import PurePosixPath

from newsletter.issues.body import Manuscript, read_body
from newsletter.issues.head import read_head
from newsletter.model.issue import Head, Issue
from newsletter.model.publication import Settings
from newsletter.model.source import Raw, Source
from newsletter.sections import kinds
from newsletter.sources import read

SETTINGS = Settings(title="Example Weekly", base_url="https://news.example")
PATH = "issues/2024-01-03-hello.md"


def raw(text: str, path: str = PATH) -> Raw:
    return Raw(PurePosixPath(path), text.encode())


def head(text: str, path: str = PATH) -> Head:
    return read_head(raw(text, path), SETTINGS)


def manuscript(text: str, path: str = PATH) -> Manuscript:
    return read_body(head(text, path), raw(text, path), kinds(SETTINGS))


def issue(text: str, path: str = PATH) -> Issue:
    return manuscript(text, path).issue


def notes(text: str, path: str = "seeds/notes/week.md") -> Source:
    return read(raw(text, path))


def seed(text: str, path: str = "seeds/article.md") -> Source:
    return read(raw(text, path))
