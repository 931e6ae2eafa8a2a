"""The dialect, one construct a file. To add one: a file here, and one line in this table."""

from __future__ import annotations

from newsletter.document.writing import Syntax
from newsletter.registry import Registry

SYNTAXES: Registry[Syntax] = Registry(
    "syntax",
    {
        "core": "newsletter.document.syntax.core:SYNTAX",
        "html": "newsletter.document.syntax.html:SYNTAX",
        "code": "newsletter.document.syntax.code:SYNTAX",
        "math": "newsletter.document.syntax.math:SYNTAX",
        "attributes": "newsletter.document.syntax.attributes:SYNTAX",
        "links": "newsletter.document.syntax.links:SYNTAX",
        "headings": "newsletter.document.syntax.headings:SYNTAX",
        "lists": "newsletter.document.syntax.lists:SYNTAX",
        "emoji": "newsletter.document.syntax.emoji:SYNTAX",
        "strikethrough": "newsletter.document.syntax.strikethrough:SYNTAX",
        "tables": "newsletter.document.syntax.tables:SYNTAX",
        "definitions": "newsletter.document.syntax.definitions:SYNTAX",
        "footnotes": "newsletter.document.syntax.footnotes:SYNTAX",
        "charts": "newsletter.document.syntax.charts:SYNTAX",
        "citations": "newsletter.document.syntax.citations:SYNTAX",
        "details": "newsletter.document.syntax.details:SYNTAX",
        "callouts": "newsletter.document.syntax.callouts:SYNTAX",
        "figures": "newsletter.document.syntax.figures:SYNTAX",
        "cards": "newsletter.document.syntax.cards:SYNTAX",
        "embeds": "newsletter.document.syntax.embeds:SYNTAX",
        "abbreviations": "newsletter.document.syntax.abbreviations:SYNTAX",
        "toc": "newsletter.document.syntax.toc:SYNTAX",
        "hashtags": "newsletter.document.syntax.hashtags:SYNTAX",
    },
)
