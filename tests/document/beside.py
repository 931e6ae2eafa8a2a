"""What lies beside the texts of the pairs: the works of `tests/specs/syntax/works.bib`, pictures, earlier issues."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from pathlib import Path, PurePosixPath

from newsletter.document import parse_markdown
from newsletter.document.lookups import Wishes, looked_up
from newsletter.issues.references import read_bibliography
from newsletter.model.beside import Beside, Card, Reference
from newsletter.model.node import Document
from newsletter.model.source import Raw

WORKS = Path(__file__).parents[1] / "specs" / "syntax" / "works.bib"
PATH = PurePosixPath("text.md")


@cache
def works(file: Path = WORKS) -> tuple[tuple[str, Reference], ...]:
    return tuple(read_bibliography(Raw(PurePosixPath(file.name), file.read_bytes())).works.items())


@cache
def beside() -> Beside:
    sizes = (("plot.png", (1200, 800)), ("small.png", (40, 30)))
    last = Card("Seven Cups", "../6/", "https://news.example/issues/6/", datetime(2023, 12, 5, 9, tzinfo=UTC), "Cups.")
    bare = Card("A <Bare> Issue", "../5/", "https://news.example/issues/5/")
    cards = (("../6/", last), ("2023-12-05-cups.md", last), ("https://news.example/issues/5/", bare))
    return Beside(works=works(), sizes=sizes, cards=cards, near=(("Kettle2021", "kettle2021"),))


def read(text: str, style: str = "numbered", there: Beside | None = None) -> Document:
    """A text as an issue reads it, with what it cites and shows looked up."""
    return looked_up(parse_markdown(text, PATH), there or beside(), Wishes(style), PATH, text)
