"""Footnotes: `text[^name]` and `[^name]: what it says`, of several paragraphs, used more than once.

mistune's plug-in writes one id twice for a note that is used twice, and loses its lines and its case; this is ours.
Notes are numbered by first use. A note nobody uses and a mark without a note are findings, never silence.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count
from re import Match
from typing import Any

from mistune import BlockParser, BlockState, InlineParser, InlineState, Markdown

from newsletter.document.line_state import LineState
from newsletter.document.pens import MarkdownPen, TextPen
from newsletter.document.reading import Reader
from newsletter.document.words import rest_of_line
from newsletter.document.writing import Pen, Syntax
from newsletter.model.node import Node
from newsletter.text.patterns import pattern

_MARK = r"\[\^(?P<note_name>[^\[\]\s^][^\[\]\n]*)\]"
_EXCLAIMED = r"!\[\^(?P<note_exclaimed>[^\[\]\s^][^\[\]\n]*)\](?!\()"
_DEFINITION = r"^ {0,3}\[\^(?P<note_defined>[^\[\]\s^][^\[\]\n]*)\]:[ \t]*"
_CONTINUED = pattern(r" {2,}|\t| \t")
_OTHER_BLOCK = pattern(r" {0,3}(?:\[[^\]]+\]:|#{1,6}[ \t]|>|[-+*][ \t]|\d{1,9}[.)][ \t]|```|~~~|<!--|</?[a-z]+[ >])")
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def _parse_definition(_block: BlockParser, met: Match[str], state: BlockState) -> int:
    assert isinstance(state, LineState)
    end = state.find_line_end_at(met.end())
    lines = [state.src[met.end() : end].rstrip("\n")]
    while end < state.cursor_max:
        line = state.get_line(end)
        if line.strip():
            lazy = lines[-1].strip() and not _OTHER_BLOCK.match(line)
            if not _CONTINUED.match(line) and not lazy:
                break
        elif not _CONTINUED.match(state.get_line(end + len(line))):
            break
        lines.append(line.rstrip("\n"))
        end += len(line)
    notes = state.env.setdefault("notes", {})
    found = (_dedented(lines), state.line_at(met.start()))
    if notes.setdefault(_key(met["note_defined"]), found) is not found:
        state.env.setdefault("notes_twice", []).append((met["note_defined"], found[1]))
    return end


def _dedented(lines: list[str]) -> str:
    rest = [line.expandtabs(4) for line in lines[1:]]
    margin = min(
        (len(line) - len(line.lstrip()) for line in rest if line.strip() and _CONTINUED.match(line)),
        default=0,
    )
    margin = min(margin, 4)  # what stands further in is a list or code of the note
    return "\n".join([lines[0], *(line[min(margin, len(line) - len(line.lstrip())) :] for line in rest)])


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()


def _parse_mark(inline: InlineParser, met: Match[str], state: InlineState) -> int:
    key = _key(met["note_name"])
    if key in state.env.get("notes", ()):
        state.append_token({"type": "footnote_ref", "raw": met["note_name"], "key": key})
    elif " " in met["note_name"]:  # `[^not this one]` may be meant as it stands
        inline.process_text(met[0], state)
    else:
        state.append_token({"type": "footnote_missing", "raw": met[0], "rest": rest_of_line(met)})
    return met.end()


def _parse_exclaimed(_inline: InlineParser, met: Match[str], state: InlineState) -> int | None:
    """`Done![^1]`: an exclamation and a note, not a picture, when there is such a note."""
    key = _key(met["note_exclaimed"])
    if key not in state.env.get("notes", ()):
        return None
    state.append_token({"type": "text", "raw": "!"})
    state.append_token({"type": "footnote_ref", "raw": met["note_exclaimed"], "key": key})
    return met.end()


def _parse_element(_inline: InlineParser, met: Match[str], state: InlineState) -> int | None:
    """`<d-footnote>…</d-footnote>`, as distill has it: the note stands where its mark will be."""
    end = state.delimiters.find("</d-footnote>", met.end())
    if end is None:
        return None
    words = state.src[met.end() : end]
    state.append_token({"type": "footnote_element", "raw": words.strip(), "lines": words.count("\n")})
    return end + len("</d-footnote>")


def install(markdown: Markdown) -> None:
    """Teach mistune the marks and the notes, in lists and quotations too."""
    markdown.inline.register("footnote_element", "<d-footnote>", _parse_element, before="inline_html", start_chars="<")
    markdown.inline.register("footnote_mark", _MARK, _parse_mark, before="link", start_chars="[")
    markdown.inline.register("footnote_exclaimed", _EXCLAIMED, _parse_exclaimed, before="link", start_chars="!")
    markdown.block.register("footnote_note", _DEFINITION, _parse_definition, before="ref_link")
    for rules in (markdown.block.list_rules, markdown.block.block_quote_rules):
        markdown.block.insert_rule(rules, "footnote_note", before="ref_link")


def _read_mark(token: Mapping[str, Any], reader: Reader) -> Node:
    number, use = reader.footnote(token["key"])
    return Node("footnote_ref", (), token["raw"], (("number", number), ("use", use)), reader.line)


def _read_element(token: Mapping[str, Any], reader: Reader) -> Node:
    notes = reader.env.setdefault("notes", {})
    key = next(name for name in map("d-{}".format, count(len(notes) + 1)) if name not in notes)
    notes[key] = token["raw"], reader.line
    number, use = reader.footnote(key)
    return Node("footnote_ref", (), key, (("number", number), ("use", use)), reader.line)


def _read_missing(token: Mapping[str, Any], reader: Reader) -> Node:
    name = token["raw"][2:-1]
    reader.env.setdefault("notes_missing", []).append((name, reader.line, token["rest"]))
    return Node("text", (), token["raw"], (), reader.line)


def _html_mark(node: Node, pen: Pen) -> str:
    number, use = node.get("number"), node.get("use")
    mark = f"fnref-{number}" if use == 1 else f"fnref-{number}-{use}"
    link = f'<a id="{mark}" href="#fn-{number}" aria-label="Footnote {number}">{number}</a>'
    return f'<sup class="footnote-ref">{link}</sup>'


def _html_note(node: Node, pen: Pen) -> str:
    number, uses = node.get("number"), int(node.get("uses") or 1)
    marks = [f"fnref-{number}" if use == 1 else f"fnref-{number}-{use}" for use in range(1, uses + 1)]
    back = " ".join(f'<a href="#{mark}" class="footnote-back" aria-label="Back to the text">↩</a>' for mark in marks)
    inner = pen(node.children)
    inner = f"{inner[:-5]} {back}</p>\n" if inner.endswith("</p>\n") else f"{inner}<p>{back}</p>\n"
    return f'<li id="fn-{number}">\n{inner}</li>\n'


def _feed_mark(node: Node, pen: Pen) -> str:
    return f'<sup><a href="{pen.address("#fn-" + node.string("number"))}">{node.get("number")}</a></sup>'


def _plain_note(node: Node, pen: Pen) -> str:
    return f"<li>\n{pen(node.children)}</li>\n"


def _text_mark(node: Node, _pen: TextPen) -> str:
    return node.string("number").translate(_SUPERSCRIPTS)


def _text_note(node: Node, pen: TextPen) -> str:
    mark = node.string("number").translate(_SUPERSCRIPTS) + " "
    return pen.inset(node.children, mark, "  ")


def _markdown_note(node: Node, pen: MarkdownPen) -> str:
    return pen.inset(node.children, f"[^{node.text}]: ", "    ")


SYNTAX = Syntax(
    "footnotes",
    install=install,
    read={"footnote_ref": _read_mark, "footnote_missing": _read_missing, "footnote_element": _read_element},
    html={"footnote_ref": _html_mark, "footnote": _html_note},
    email={
        "footnote_ref": lambda node, _pen: f'<sup class="fn">{node.get("number")}</sup>',
        "footnote": _plain_note,
    },
    feed={"footnote_ref": _feed_mark, "footnote": _plain_note},
    text={"footnote_ref": _text_mark, "footnote": _text_note},
    markdown={"footnote_ref": lambda node, _pen: f"[^{node.text}]", "footnote": _markdown_note},
    losses={"footnote_ref": {"email": "a number without a link", "feed": "a link to the web page"}},
)
