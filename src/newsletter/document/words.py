"""mistune's inline parser with our emphasis, and with the line ends that code and links take in."""

from __future__ import annotations

from re import Match
from typing import Any

from mistune import InlineParser, InlineState

from newsletter.document.emphasis import emphasised


class WordParser(InlineParser):
    """Tokens carry `lines`: how many line ends stand in their source and in none of their children.

    Those that may turn out to be at fault carry `rest`: what stands on their line from there on.
    """

    def parse(self, state: InlineState) -> list[dict[str, Any]]:
        """mistune's own loop with less ado: most words begin no construct, and are one piece of text."""
        signs = self._fast_trigger_re  # mistune forgets it with each new rule
        if signs is None:
            chars = self._get_fast_trigger_chars()
            if chars is None:
                return super().parse(state)
            signs = self._get_fast_trigger_re(chars)
        src, add, met = state.src, state.append_token, signs.search(state.src)
        if not met:
            add({"type": "text", "raw": src})
            return state.tokens
        match, methods, position = self.compile_sc().match, self._methods, 0
        while met:
            start = met.start()
            if src[start] == "\n":
                start = self._find_linebreak_start(src, position, start)
            if start > position:
                add({"type": "text", "raw": src[position:start]})
            rule = match(src, start)
            end = methods[rule.lastgroup](rule, state) if rule else None  # type: ignore[index]
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


def rest_of_line(met: Match[str], start: int | None = None) -> str:
    """What stands on a line from the beginning of a match on, or from `start`: `findings` finds its column by it."""
    start = met.start() if start is None else start
    return met.string[start : start + 80].partition("\n")[0]


def _counted(end: int, m: Match[str], state: InlineState) -> int:
    lines = state.src.count("\n", m.start(), end)
    if lines:
        state.tokens[-1]["lines"] = lines
    return end
