"""Text in, one tree out; the tree in, text out for five targets. A new construct is a file in `syntax/` and a line."""

from __future__ import annotations

from newsletter.document.heading_levels import in_steps
from newsletter.document.markdown import parse_markdown
from newsletter.document.targets import (
    Seam,
    Seams,
    email_with_seams,
    to_email,
    to_feed,
    to_html,
    to_markdown,
    to_text,
)
from newsletter.document.writing import Alike

__all__ = [
    "Alike",
    "Seam",
    "Seams",
    "email_with_seams",
    "in_steps",
    "parse_markdown",
    "to_email",
    "to_feed",
    "to_html",
    "to_markdown",
    "to_text",
]
