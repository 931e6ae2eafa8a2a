"""mistune's inline parser with our emphasis, and with the line ends that code and links take in."""

from __future__ import annotations

from re import Match
from typing import Any

from mistune import InlineParser, InlineState

from newsletter.document.emphasis import emphasised


class WordParser(InlineParser):
    """Tokens carry `lines`: how many line ends stand in their source and in none of their children."""

    def parse_codespan(self, m: Match[str], state: InlineState) -> int:
        return _counted(super().parse_codespan(m, state), m, state)

    def parse_link_close(self, m: Match[str], state: InlineState) -> int:
        return _counted(super().parse_link_close(m, state), m, state)

    def finalize_tokens(self, tokens: list[dict[str, Any]], depth: int) -> list[dict[str, Any]]:
        return emphasised(tokens, self.max_nested_level - depth)


def _counted(end: int, m: Match[str], state: InlineState) -> int:
    lines = state.src.count("\n", m.start(), end)
    if lines:
        state.tokens[-1]["lines"] = lines
    return end
