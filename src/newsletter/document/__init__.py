"""Text in, one tree out; the tree in, text out for five targets. A new construct is a file in `syntax/` and a line.

Each name comes from its file when it is first asked for: a draft quotes words, and need not know how to read.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
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

_ELSEWHERE = {"Alike": "writing", "in_steps": "heading_levels", "parse_markdown": "markdown"}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(f"{__name__}.{_ELSEWHERE.get(name, 'targets')}"), name)
    globals()[name] = found
    return found
