"""Emails and feeds with the pictures of their formulas, whose names change with the programs that draw them."""

from __future__ import annotations

import re

from newsletter.document import to_email, to_feed
from newsletter.model.node import Document
from newsletter.render.formulas import drawn, formulas


def as_email(document: Document, base: str) -> str:
    return _unnamed(to_email(document, base, drawn(formulas(document))))


def as_feed(document: Document, base: str) -> str:
    return _unnamed(to_feed(document, base, drawn(formulas(document))))


def _unnamed(html: str) -> str:
    return re.sub(r"formula-[0-9a-f]+\.png", "formula-….png", html)
