"""mistune's inline parser with our emphasis, and with the line ends that code and links take in."""

from __future__ import annotations

import re
from collections.abc import MutableMapping
from re import Match
from typing import Any

from mistune import InlineParser, InlineState

from newsletter.document.emphasis import emphasised
from newsletter.text.patterns import pattern

_WORDS = r"[^\]\[\n!$*<\\_`~]"
_PLAIN = pattern(
    rf"\[(?!\^)({_WORDS}++)\]\((https?://[A-Za-z0-9:/.?=#~+,;_-]++)\)"
    rf"|(?<![^\s(])(\*\*?|__?)([A-Za-z0-9](?:{_WORDS}*[A-Za-z0-9])?)\3(?=[\s.,:;?)]|\Z)"
    r"|(?<!`)`([^`\s](?:[^`\n]*[^`\s])?)`(?!`)"
    r"|\n(?=\S)"
)
"""Links, emphasis, code and line ends as nearly everybody writes them: no other construct can begin in their words.

The address of such a link stays as it is, and such emphasis stands between blanks or before a mark.
"""


class WordParser(InlineParser):
    """Tokens carry `lines`: how many line ends stand in their source and in none of their children.

    Those that may turn out to be at fault carry `rest`: what stands on their line from there on.
    """

    def __call__(self, s: str, env: MutableMapping[str, Any]) -> list[dict[str, Any]]:
        """The tokens of some words; most begin no construct, and are one piece of text."""
        signs = self._signs()
        return [{"type": "text", "raw": s}] if signs and not signs.search(s) else super().__call__(s, env)

    def _signs(self) -> re.Pattern[str] | None:
        """With what a construct begins; None when a rule does not tell."""
        signs = self._fast_trigger_re  # mistune forgets it with each new rule
        if signs is None:
            chars = self._get_fast_trigger_chars()
            signs = self._get_fast_trigger_re(chars) if chars else None
        return signs

    def parse(self, state: InlineState) -> list[dict[str, Any]]:
        """mistune's own loop with less ado."""
        signs = self._signs()
        if signs is None:
            return super().parse(state)
        src, add, met = state.src, state.append_token, signs.search(state.src)
        match, methods, position, on_top = self.compile_sc().match, self._methods, 0, not state.depth
        while met:
            start = met.start()
            if src[start] == "\n":
                start = self._find_linebreak_start(src, position, start)
            if start > position:
                add({"type": "text", "raw": src[position:start]})
            plain = _PLAIN.match(src, start) if on_top and src[start] in "[*_`\n" and not state.brackets else None
            if plain and not state.in_link:
                add(_plain_token(plain))
                end: int | None = plain.end()
            else:
                rule = match(src, start)
                end = methods[rule.lastgroup](rule, state) if rule else 0  # type: ignore[index]
            if not end:
                end = start + 1
                add({"type": "text", "raw": src[start:end]})
            position = end
            met = signs.search(src, position)
        if position < len(src):
            add({"type": "text", "raw": src[position:]})
        state.tokens = self.finalize_tokens(state.tokens, state.depth)
        return state.tokens

    def parse_codespan(self, m: Match[str], state: InlineState) -> int:
        return _counted(super().parse_codespan(m, state), m, state)

    def parse_link_close(self, m: Match[str], state: InlineState) -> int:
        end = _counted(super().parse_link_close(m, state), m, state)
        if state.tokens[-1]["type"] in ("link", "image"):
            address = m.end() + 1 if state.src.startswith("(", m.end()) else m.start()
            state.tokens[-1]["rest"] = rest_of_line(m, address)
        return end

    def parse_inline_html(self, m: Match[str], state: InlineState) -> int | None:
        end = super().parse_inline_html(m, state)
        if end:
            state.tokens[-1]["rest"] = rest_of_line(m)
        return end

    def finalize_tokens(self, tokens: list[dict[str, Any]], depth: int) -> list[dict[str, Any]]:
        return emphasised(tokens, self.max_nested_level - depth)


def _plain_token(plain: Match[str]) -> dict[str, Any]:
    title, address, mark, words, code = plain.groups()
    if title:
        return {"type": "link", "children": [{"type": "text", "raw": title}], "attrs": {"url": address}}
    if mark:
        return {"type": "strong" if len(mark) > 1 else "emphasis", "children": [{"type": "text", "raw": words}]}
    return {"type": "codespan", "raw": code} if code else {"type": "softbreak"}


def rest_of_line(met: Match[str], start: int | None = None) -> str:
    """What stands on a line from the beginning of a match on, or from `start`: `findings` finds its column by it."""
    start = met.start() if start is None else start
    return met.string[start : start + 80].partition("\n")[0]


def _counted(end: int, m: Match[str], state: InlineState) -> int:
    lines = state.src.count("\n", m.start(), end)
    if lines:
        state.tokens[-1]["lines"] = lines
    return end
