"""A publication in, files out. To add a renderer: one file, and one line here."""

from __future__ import annotations

from newsletter.registry import Registry
from newsletter.render.renderer import IssueRenderer, PublicationRenderer

ISSUE_RENDERERS: Registry[IssueRenderer] = Registry(
    "issue renderer",
    {
        "web": "newsletter.render.web:RENDERER",
        "mail": "newsletter.render.mail:RENDERER",
        "social_card": "newsletter.render.social_card:RENDERER",
        "chapters": "newsletter.render.podcast:CHAPTER_RENDERER",
    },
)

PUBLICATION_RENDERERS: Registry[PublicationRenderer] = Registry(
    "publication renderer",
    {
        "index": "newsletter.render.index:RENDERER",
        "numbers": "newsletter.render.numbers:RENDERER",
        "search": "newsletter.render.search:RENDERER",
        "topics": "newsletter.render.topics:RENDERER",
        "sections": "newsletter.render.sections:RENDERER",
        "site": "newsletter.render.site:RENDERER",
        "rss": "newsletter.render.rss:RENDERER",
        "atom": "newsletter.render.atom:RENDERER",
        "json_feed": "newsletter.render.json_feed:RENDERER",
        "languages": "newsletter.render.languages:RENDERER",
        "podcast": "newsletter.render.podcast:RENDERER",
        "opml": "newsletter.render.opml:RENDERER",
        "redirects": "newsletter.render.redirects:RENDERER",
        "library": "newsletter.render.library:RENDERER",
    },
)
