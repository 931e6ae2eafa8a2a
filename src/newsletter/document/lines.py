"""mistune's block parser: it tells its state where a block begins, and looks for blocks where lines begin."""

from __future__ import annotations

import re
from re import Match, Pattern

from mistune import BlockParser, BlockState
from mistune.helpers import BLOCK_TAGS, PRE_TAGS

from newsletter.document.line_state import LineState
from newsletter.document.markup import UNSPACED
from newsletter.document.plain_lists import plain_list
from newsletter.document.plain_paragraphs import plain_paragraphs
from newsletter.text.patterns import pattern

_ENDS_OF_QUOTE = ["blank_line", "thematic_break", "fenced_code", "list", "block_html"]
# mistune's own pattern overlooks `<div>` without attributes, and lets it run on in a list or a quotation.
_BLOCK_HTML = (
    rf"^ {{0,3}}(?:(?i:</?(?:{'|'.join((*BLOCK_TAGS, *PRE_TAGS))})(?=[ \t\n>]|/>|$))|<!--|<\?|<![A-Z]|<!\[CDATA\[)"
)
# WordPress, and so many an archive, writes on behind it; CommonMark would take the whole line for HTML.
_MARK_BEFORE_WORDS = pattern(
    r" {0,3}<!--\s*(?:more|excerpt|truncate|break|teaser)\b[^\n]*?-->(?=[ \t]*[^\s<])", re.IGNORECASE
)
_BEHIND_SIGNS = r"[ \t]+.*?)$"
_OR_UNSPACED = rf"[ \t]+.*?|{UNSPACED}.*?)$"
_A_DEFINITION = r"(?=(?>(?:[^\\\[\]]++|\\.)*)\]:)"


class _Scanner:
    """A pattern that can only match where a line begins, and so is tried nowhere else."""

    __slots__ = ("match",)

    def __init__(self, pattern: Pattern[str]) -> None:
        self.match = pattern.match

    def search(self, text: str, start: int = 0) -> Match[str] | None:
        met = self.match(text, start)
        while not met and (start := text.find("\n", start) + 1):
            met = self.match(text, start)
        return met


class LineParser(BlockParser):
    """A block parser that tells its state where the block in hand began."""

    state_cls = LineState

    def __init__(self) -> None:
        super().__init__()
        self.specification["block_html"] = _BLOCK_HTML
        self.specification["atx_heading"] = self.specification["atx_heading"].replace(_BEHIND_SIGNS, _OR_UNSPACED)
        # mistune looks ahead a thousand characters at each bracket; most are no definition at a glance.
        self.specification["ref_link"] = self.specification["ref_link"].replace(r"\[", rf"\[{_A_DEFINITION}", 1)
        self._scanners: dict[Pattern[str], Pattern[str] | _Scanner] = {}

    def compile_sc(self, rules: list[str] | None = None) -> Pattern[str]:
        """mistune lets a heading or a table under a quotation run on in it, as if they were words."""
        if rules == _ENDS_OF_QUOTE:
            rules = [*rules, *(rule for rule in ("atx_heading", "table") if rule in self.specification)]
        pattern = super().compile_sc(rules)
        if pattern not in self._scanners:
            at_line_starts = all(self.specification[rule].startswith(("^", "(^")) for rule in rules or self.rules)
            self._scanners[pattern] = _Scanner(pattern) if at_line_starts else pattern
        return self._scanners[pattern]  # type: ignore[return-value]

    def parse(self, state: BlockState, rules: list[str] | None = None) -> None:
        """mistune's own loop, which takes plain paragraphs first."""
        assert isinstance(state, LineState)
        known = self.rules if rules is None else rules
        blocks, indents, on_top = self.compile_sc(rules), "indent_code" in known, state.parent is None
        while state.cursor < state.cursor_max:
            if on_top and plain_paragraphs(state):
                continue
            indented = indents and state.src[state.cursor] in " \t"
            if indented and (end := self._parse_indent_code_fast(state)) is not None:
                state.cursor = end
                continue
            met = blocks.search(state.src, state.cursor)
            if (start := met.start() if met else state.cursor_max) > state.cursor:
                state.add_paragraph(state.get_text(start))
                state.cursor = start
            if met:
                state.cursor = self.parse_method(met, state) or self._line_of_words(state)

    def _line_of_words(self, state: LineState) -> int:
        """Add the line at the cursor, which only looked like the beginning of a block, to a paragraph."""
        end = state.find_line_end()
        state.add_paragraph(state.get_text(end))
        return end

    def parse_raw_html(self, m: Match[str], state: BlockState) -> int | None:
        """HTML, to the end of its last line; but what stands behind the mark of a summary is Markdown."""
        if mark := _MARK_BEFORE_WORDS.match(state.src, m.start()):
            state.append_token({"type": "block_html", "raw": mark[0].strip()})
            return mark.end()
        return super().parse_raw_html(m, state)

    def parse_list(self, m: Match[str], state: BlockState) -> int:
        assert isinstance(state, LineState)
        return plain_list(self, m, state) or super().parse_list(m, state)

    def parse_method(self, m: Match[str], state: BlockState) -> int | None:
        assert isinstance(state, LineState)
        before = state.rule, state.block_start, state.item_start, state.breaks
        state.breaks = state.rule == "list"
        state.rule, state.block_start, state.item_start = m.lastgroup, m.start(), None
        try:
            return super().parse_method(m, state)
        finally:
            state.rule, state.block_start, state.item_start, state.breaks = before
