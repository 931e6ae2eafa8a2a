"""Liquid tags and Hugo shortcodes in, the Markdown that they mean out, before anything is read as Markdown."""

from __future__ import annotations

from newsletter.document.liquid.rewriting import Rewritten, rewritten

__all__ = ["TAG_CODES", "Rewritten", "rewritten"]

TAG_CODES = ("W333", "W334")
"""The codes of findings about tags."""
