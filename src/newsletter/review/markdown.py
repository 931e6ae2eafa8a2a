"""Plain words and addresses in, Markdown out that reads back as exactly those: links, tables and charts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain

from newsletter.document import to_markdown
from newsletter.document.charts import Chart, chart_node
from newsletter.document.markup import link_goal, markdown_escape
from newsletter.model.node import Document
from newsletter.text.patterns import pattern

# What the dialect reads as markup beside CommonMark: formulas, topics, Liquid. What is escaped already stays.
_DIALECT = pattern(r"\\.|\$|(?<![\w/&])#(?=\w)|\{(?=[%{])", re.DOTALL)


def words(text: str) -> str:
    """Plain words on one line, as Markdown.

    >>> words("Q* and [sic] for $5")
    'Q\\\\* and \\\\[sic\\\\] for \\\\$5'
    """
    escaped = markdown_escape(" ".join(text.split()))
    return _DIALECT.sub(lambda met: met[0] if met[0].startswith("\\") else "\\" + met[0], escaped)


def link(text: str, url: str, mark: str = "") -> str:
    """A link on plain words, between `mark`s (`*` for italics); the words alone without an address."""
    label = f"{mark}{words(text)}{mark}"
    return f"[{label}]({link_goal(url)})" if url else label


def table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A table of Markdown cells; a head that ends with ":" puts its column to the right."""
    rule = tuple("--:" if head.endswith(":") else "---" for head in heads)
    named = tuple(head.removesuffix(":") for head in heads)
    return "\n".join(_row(row) for row in chain((named, rule), rows))


def chart(drawn: Chart) -> str:
    """A chart as a table below a comment that names it; nothing for a chart without a row."""
    return to_markdown(Document((chart_node(drawn),))).rstrip("\n") if drawn.rows else ""


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
