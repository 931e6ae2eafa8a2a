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

from newsletter.document.math_marks import (
    BLOCK,
    INLINE,
    block_formula,
    is_formula,
    is_round_formula,
    is_square_formula,
    stands_alone,
)
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
from newsletter.model.node import Attr, Node

Nodes = tuple[Node, ...]
_BRACKETED = {"round": is_round_formula, "rounder": is_round_formula, "square": is_square_formula}
_GROUPS = ("double", "ticks", "single", "round", "rounder", "square", "squarer", "tag")


def _parse_inline(inline: InlineParser, met: Match[str], state: InlineState) -> int | None:
    name, tex = next((group, met["math_" + group]) for group in _GROUPS if met["math_" + group] is not None)
    around = state.src[met.start() - 1 : met.start()], state.src[met.end() : met.end() + 1]
    if not tex.strip() or (name == "single" and not is_formula(tex, *around)) or not _BRACKETED.get(name, bool)(tex):
        if met[0][0] != "\\":
            return None
        inline.process_text(met[0][1], state, parse_emphasis=False)  # the first sign is one that the backslash guards
        return met.start() + 2
    alone = stands_alone(tex) if name in ("double", "square", "squarer") else "block" in (met["math_facts"] or "")
    lines = tex.count("\n")
    state.append_token({"type": "math", "raw": tex.strip(), "lines": lines, "alone": alone})
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
    node = formula("math", token["raw"], reader, reader.line)
    return node._replace(attrs=(*node.attrs, ("alone", True))) if token["alone"] else node


def _read_equation(token: Mapping[str, Any], reader: Reader) -> Node:
    return formula("equation", token["raw"], reader, token["line"])


def formula(kind: str, tex: str, reader: Reader, line: int) -> Node:
    """A formula as a node: with the macros that it needs, and what is wrong with it."""
    from newsletter.document.mathml import mathml
    from newsletter.document.tex import TexError, definitions, used, without_definitions

    reader.macros.update((name, text) for name, text, *_ in definitions(tex))
    shown = without_definitions(tex) if reader.macros else tex
    facts: list[tuple[str, Attr]] = []
    macros = used(shown, reader.macros) if reader.macros else ""
    if macros:
        facts.append(("macros", macros))
    if not shown:
        facts.append(("defines", True))
    else:
        try:
            mathml(shown, kind == "equation", macros)
        except TexError as error:
            facts.append(("fault", str(error)))
    return Node(kind, (), tex, tuple(facts), line)


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
    passes=(Pass(set_apart, ("$$", "\\[", "d-math")),),
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
