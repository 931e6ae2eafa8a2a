"""One issue with every kind of markup that an email body may hold, as values, for the tests of the email."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from newsletter.model.artifact import Theme
from newsletter.model.issue import Issue, Person
from newsletter.model.publication import Frame, Settings
from newsletter.model.source import Raw
from newsletter.model.themes import DEFAULT
from newsletter.render.email import inline_sheet
from newsletter.render.renderer import Texts

_TOP = Path(__file__).parents[2]

THEME = Theme(
    tuple(
        Raw(PurePosixPath(path.relative_to(_TOP / "templates").as_posix()), path.read_bytes())
        for path in sorted((_TOP / "templates" / "email").iterdir())
    )
)
SHEET = inline_sheet(THEME, DEFAULT)
BODY = (_TOP / "tests/specs/email_body.html").read_text(encoding="utf-8")

TEXTS = Texts(
    web="",
    email=BODY,
    feed="",
    text="Models\n------\n\n* Mixtral 8x7B [1], the first strong open mixture of experts.\n\n[1] https://example.org/m/1\n",
)
ISSUE = Issue(
    path=PurePosixPath("issues/2024-01-03-experts.md"),
    slug="experts",
    place="issues/experts",
    page="https://gradient.example.org/issues/experts/",
    title="Experts, states and preferences",
    guid="tag:gradient.example.org,2024:experts",
    description="A mixture of experts opens its gates.",
    number=12,
    published=datetime(2024, 1, 3, 9, 30, tzinfo=UTC),
    authors=(Person("Ada Example"),),
    words=2100,
)
SETTINGS = Settings(
    title="The Weekly Gradient",
    base_url="https://gradient.example.org",
    sender=Person("The Weekly Gradient", "hello@gradient.example.org"),
    postal_address="The Weekly Gradient\n12 Example Street\n10115 Berlin",
)
FRAME = Frame(SETTINGS)
