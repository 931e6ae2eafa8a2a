"""Formulas in TeX: MathML on the web, pictures in email and feeds, Unicode in plain text, the TeX itself in Markdown.

A formula that cannot be set is shown as its TeX, in code, and is a finding. Macros (`\\newcommand`) hold from where
they are defined to the end of the text; a formula that does nothing but define shows nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from operator import is_
from re import Match
from typing import Any

from mistune import BlockParser, BlockState, InlineParser, InlineState, Markdown

from newsletter.document.math_marks import BLOCK, INLINE, block_formula
from newsletter.document.math_reading import alone, formula, told
from newsletter.document.math_writing import (
    LOSSES,
    html_equation,
    html_math,
    markdown_equation,
    markdown_math,
    picture_equation,
    picture_math,
    text_equation,
    text_math,
)
from newsletter.document.normal import blocks
from newsletter.document.reading import Reader
from newsletter.document.spacing import spaced
from newsletter.document.writing import Pass, Syntax
from newsletter.model.node import Node

Nodes = tuple[Node, ...]


def _parse_inline(inline: InlineParser, met: Match[str], state: InlineState) -> int | None:
    found = told(met, state.src[met.start() - 1 : met.start()], state.src[met.end() : met.end() + 1])
    if not found:
        if met[0][0] != "\\":
            return None
        inline.process_text(met[0][1], state, parse_emphasis=False)  # the first sign is one that the backslash guards
        return met.start() + 2
    tex, apart = found
    state.append_token({"type": "math", "raw": tex, "lines": met[0].count("\n"), "alone": apart})
    return met.end()


def _parse_block(_block: BlockParser, met: Match[str], state: BlockState) -> int | None:
    found = block_formula(state.src, met)
    if found is None:
        return None
    state.append_token({"type": "equation", "raw": found[0]})
    return found[1]


def install(markdown: Markdown) -> None:
    """Formulas among words, and formulas of their own; those in lists and quotations, too."""
    markdown.inline.register("math", INLINE, _parse_inline, before="escape", start_chars=("$", "\\", "<"))
    markdown.block.register("equation", BLOCK, _parse_block, before="raw_html")
    for rules in (markdown.block.list_rules, markdown.block.block_quote_rules):
        markdown.block.insert_rule(rules, "equation", before="raw_html")


def _read_math(token: Mapping[str, Any], reader: Reader) -> Node:
    node = formula("math", token["raw"], reader.macros, reader.line)
    return alone(node) if token["alone"] else node


def _read_equation(token: Mapping[str, Any], reader: Reader) -> Node:
    return formula("equation", token["raw"], reader.macros, token["line"])


def set_apart(nodes: Nodes) -> Nodes:
    """A formula among words that needs lines of its own parts its paragraph in two."""
    found = [part for node in nodes for part in _parted(node)]
    return nodes if len(found) == len(nodes) and all(map(is_, found, nodes)) else tuple(found)


_HOLD_BLOCKS = frozenset({"list", "item", "quote", "details", "callout", "block", "definitions", "definition"})


def _parted(node: Node) -> Nodes:
    if node.kind in _HOLD_BLOCKS:
        inner = set_apart(node.children)
        if inner is node.children:
            return (node,)
        held = node._replace(children=inner)
        return (spaced(held) if node.kind == "list" else held,)
    if node.kind not in ("paragraph", "plain") or not any(child.get("alone") for child in node.children):
        return (node,)
    return blocks((_alone(child) if child.get("alone") else child for child in node.children), node.kind)


def _alone(node: Node) -> Node:
    return node._replace(kind="equation", attrs=tuple(fact for fact in node.attrs if fact[0] != "alone"))


SYNTAX = Syntax(
    "math",
    install=install,
    read={"math": _read_math, "equation": _read_equation},
    passes=(Pass(set_apart, ("$$", "\\[", "<d-math")),),
    html={"math": html_math, "equation": html_equation},
    email={
        "math": picture_math(' style="vertical-align:-{}px"'),
        "equation": picture_equation('<p class="equation">'),
    },
    feed={"math": picture_math(' align="absmiddle"'), "equation": picture_equation("<p>")},
    text={"math": text_math, "equation": text_equation},
    markdown={"math": markdown_math, "equation": markdown_equation},
    losses=dict.fromkeys(("math", "equation"), LOSSES),
)
