"""Code blocks and code spans (CommonMark 4.4, 4.5, 6.1), coloured by six roles that a style sheet can paint.

Roles: k keyword, s string, c comment, m number, f function or class name, d decorator or preprocessor. Six instead of
Pygments' eighty keep an email small and its contrast checkable; spaces stay spaces, so that code pastes as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import groupby
from typing import Any

from newsletter.document.code_info import ALIASES, language_of, marks_lines, title_of
from newsletter.document.entities import unescape
from newsletter.document.markup import literal, markdown_escape
from newsletter.document.math_reading import formula
from newsletter.document.pens import MarkdownPen, TextPen
from newsletter.document.reading import Reader
from newsletter.document.writing import Pen, Syntax, escape
from newsletter.model.node import Node


def _read_block(token: Mapping[str, Any], reader: Reader) -> Node:
    info = unescape(token.get("attrs", {}).get("info", ""))
    code = token["raw"].removesuffix("\n")
    if info.strip() == "math" and code.strip():  # as on GitHub
        return formula("equation", code.strip(), reader.macros, token["line"])
    return Node("code", (), code, (("language", language_of(info)), ("info", info)), token["line"])


def _read_span(token: Mapping[str, Any], reader: Reader) -> Node:
    return Node("codespan", (), token["raw"], (), reader.line)


def _html_block(node: Node, _pen: Pen) -> str:
    language = node.string("language")
    named = f' class="language-{escape(language)}"' if language else ""
    return f"{_title(node)}<pre><code{named}>{highlighted(node.text, language)}{_end(node)}</code></pre>\n"


def _web_block(node: Node, pen: Pen) -> str:
    """Wide code scrolls in its own frame, which the keyboard must be able to reach."""
    return _html_block(node, pen).replace("<pre>", '<pre tabindex="0">', 1)


def _feed_block(node: Node, _pen: Pen) -> str:
    named = _title(node).replace(' class="code-title"', "")
    return f"{named}<pre><code>{escape(node.text)}{_end(node)}</code></pre>\n"


def _title(node: Node) -> str:
    title = title_of(node.string("info"))
    return f'<p class="code-title">{escape(title)}</p>\n' if title else ""


def _end(node: Node) -> str:
    return "\n" if node.text else ""


@lru_cache(maxsize=256)
def highlighted(code: str, language: str) -> str:
    """Code as HTML with a `<span class="k">` for each coloured run; a language nobody knows stays plain."""
    lexer = _lexer(language.lower()) if language and len(code) < 50_000 else None
    if lexer is None:
        return escape(code)
    pairs = [*_roles(lexer, code)]
    given = "".join(text for _, text in pairs)
    if given not in (code, code + "\n"):
        return escape(code)  # a lexer that changes code may not touch ours
    if given != code:
        pairs[-1] = pairs[-1][0], pairs[-1][1].removesuffix("\n")
    return "".join(_painted(role, text) for role, text in _joined(pairs))


def _joined(pairs: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for role, run in groupby(pairs, key=lambda pair: pair[0]):
        yield role, "".join(text for _, text in run)


@lru_cache(maxsize=64)
def _lexer(language: str) -> Any:
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        return get_lexer_by_name(ALIASES.get(language, language), stripnl=False)
    except ClassNotFound:
        return None


def _roles(lexer: Any, code: str) -> Iterator[tuple[str, str]]:
    for kind, text in lexer.get_tokens(code):
        yield _role(kind), text


@lru_cache(maxsize=512)
def _role(kind: Any) -> str:
    return next((role for prefix, role in _ROLES if str(kind).startswith(prefix)), "")


_ROLES = (
    ("Token.Comment.Preproc", "d"),
    ("Token.Comment", "c"),
    ("Token.Keyword", "k"),
    ("Token.Operator.Word", "k"),
    ("Token.Literal.String", "s"),
    ("Token.Literal.Number", "m"),
    ("Token.Name.Function", "f"),
    ("Token.Name.Class", "f"),
    ("Token.Name.Tag", "k"),
    ("Token.Name.Attribute", "f"),
    ("Token.Name.Decorator", "d"),
    ("Token.Name.Builtin", "f"),
    ("Token.Generic.Inserted", "s"),
    ("Token.Generic.Deleted", "k"),
    ("Token.Generic.Heading", "f"),
    ("Token.Generic.Subheading", "f"),
    ("Token.Generic.Prompt", "d"),
)


def _painted(role: str, text: str) -> str:
    return f'<span class="{role}">{escape(text)}</span>' if role and text.strip() else escape(text)


def _unmarked(node: Node) -> str:
    return "no line is marked or numbered" if marks_lines(node.string("info")) else ""


def _text_block(node: Node, _pen: TextPen) -> str:
    title = title_of(node.string("info"))
    lines = "\n".join(f"    {line}".rstrip() for line in node.text.split("\n"))
    return f"{title}:\n\n{lines}" if title else lines


def _markdown_block(node: Node, _pen: MarkdownPen) -> str:
    info = literal(node.string("info")).replace("\\", "\\\\")
    mark = "~" if "`" in info else "`"
    fence = mark * max(3, _longest(mark, node.text) + 1)
    body = node.text + "\n" if node.text else ""
    return f"{fence}{info}\n{body}{fence}"


def _markdown_span(node: Node, pen: MarkdownPen) -> str:
    text = node.text
    if (pen.one_line and "\\|" in text) or pen.before == "`":
        # No backticks tell a backslash before a bar from one that guards the bar in a table.
        return f"<code>{markdown_escape(text)}</code>"
    fence = "`" * (_longest("`", text) + 1)
    blank = " " if text.strip(" ") and ((text[0] in "` " and text[-1] in "` ") or "`" in (text[0], text[-1])) else ""
    return f"{fence}{blank}{text}{blank}{fence}"


def _longest(mark: str, text: str) -> int:
    return max((len(run) for run in re.findall(f"{mark}+", text)), default=0)


SYNTAX = Syntax(
    "code",
    read={"block_code": _read_block, "codespan": _read_span},
    html={"code": _web_block, "codespan": lambda node, _pen: f"<code>{escape(node.text)}</code>"},
    email={"code": _html_block},
    feed={"code": _feed_block},
    text={"code": _text_block, "codespan": lambda node, _pen: f"`{node.text}`"},
    markdown={"code": _markdown_block, "codespan": _markdown_span},
    losses={
        "code": {
            "html": _unmarked,
            "email": _unmarked,
            "feed": lambda node: "without colours" if node.get("language") else _unmarked(node),
            "text": _unmarked,
        }
    },
)
