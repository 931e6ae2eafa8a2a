"""Text in, one tree out; the tree in, text out for five targets. To add a construct: one file in `syntax/`, one line."""

from __future__ import annotations

from newsletter.document.markdown import parse_markdown
from newsletter.document.targets import to_email, to_feed, to_html, to_markdown, to_text

__all__ = ["parse_markdown", "to_email", "to_feed", "to_html", "to_markdown", "to_text"]
