"""Lines of AsciiDoc in, lines of Markdown out; what stands inside of paragraphs is left to who asks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter.sources.light_markup import BLANK, Line
from newsletter.text.patterns import pattern

_TITLE = pattern(r"(?P<signs>={1,6}|#{1,6})[ \t]+(?P<words>\S.*?)(?:[ \t]+=+)?\s*")
_ATTRIBUTE = pattern(r":(?P<key>!?[\w-]+!?):(?:[ \t]+(?P<value>.*))?")
_FENCE = pattern(r"-{4,}|\.{4,}|```.*|\+{4,}|/{4,}")
_FRAME = pattern(r"={4,}|\*{4,}|_{4,}|--|\|===+|[,:!]===+|'{3,}|<<<|\+")
_UNSAID = pattern(r"//(?!//).*|(?:ifdef|ifndef|endif|ifeval|include|toc|audio)::\S*\[.*\]|\[\[[^\]]+\]\]")
_LIST = pattern(r"(?P<indent>[ \t]*)(?P<sign>\*{1,5}|-|\.{1,5}|\d+\.|<\d+>|<\.>)[ \t]+(?P<words>\S.*)")
_TERM = pattern(r"[ \t]*(?P<term>\S[^\n]*?)(?::{2,4}|;;)(?:[ \t]+(?P<words>.*))?")
_CAPTION = pattern(r"\.(?P<words>[^\s.].*)")
_STYLE = pattern(r"\[[^\[\]]*\]")
_MACRO = pattern(r"(?P<what>image|video)::(?P<to>[^\s\[]+)\[(?P<words>[^\]]*)\]")
_CALLOUT = pattern(r"(NOTE|TIP|IMPORTANT|WARNING|CAUTION): (?=\S)")
_WRITER = pattern(r"(?P<name>[^\W\d_][\w.'-]*(?:[ \t]+[\w.'-]+){0,3})(?:[ \t]+<[^<>]+>)?")
_PLAYERS = {"youtube": "https://www.youtube.com/watch?v=", "vimeo": "https://vimeo.com/"}
_KEYS = {
    key: meaning
    for meaning, names in {
        "author": "author authors page-author",
        "date": "date revdate docdate page-date jbake-date",
        "description": "description page-description",
        "tags": "tags keywords page-tags jbake-tags awestruct-tags",
    }.items()
    for key in names.split()
}


def blocks(lines: list[str], head: dict[str, str], attributes: dict[str, str]) -> Iterator[Line]:
    """The lines of Markdown; the title and the writer go into `head`, what `:name:` defines into `attributes`."""
    fence, before = "", ""
    for line in (line.rstrip() for line in lines):
        if fence:
            yield Line("```" if line == fence else line, shown=True) if fence[0] != "/" else BLANK
            fence = "" if line == fence else fence
        elif _FENCE.fullmatch(line):
            fence = "```" if line.startswith("```") else line
            yield Line("```", shown=True) if fence[0] != "/" else BLANK
        elif attribute := _ATTRIBUTE.fullmatch(line):
            _define(attribute["key"].lower(), attribute["value"] or "", head, attributes)
            yield BLANK
        elif "title" not in head and (title := _TITLE.fullmatch(line)) and len(title["signs"]) == 1:
            head["title"] = title["words"].strip("\"'")
            yield Line(f"# {head['title']}")
        elif before.startswith(("= ", "# ")) and (writer := _WRITER.fullmatch(line)):
            head.setdefault("author", writer["name"])
            yield BLANK
        else:
            yield Line(_plain(line, before))
        before = line


def _define(key: str, value: str, head: dict[str, str], attributes: dict[str, str]) -> None:
    attributes[key] = value
    if key in _KEYS:
        head.setdefault(_KEYS[key], value)


def _plain(line: str, before: str) -> str:
    """One line outside of what is shown letter for letter."""
    if _FRAME.fullmatch(line) or _UNSAID.fullmatch(line) or (_STYLE.fullmatch(line) and before[:1] in _BEFORE_STYLE):
        return ""
    if title := _TITLE.fullmatch(line):
        return "#" * len(title["signs"]) + " " + title["words"]
    if macro := _MACRO.fullmatch(line):
        return _macro(macro)
    if met := _LIST.fullmatch(line):
        sign = met["sign"]
        depth = len(sign) - 1 if sign[0] in "*." else 0
        return "    " * depth + ("1. " if sign[0] in ".<" or sign[0].isdigit() else "- ") + met["words"]
    if caption := _CAPTION.fullmatch(line):
        return f"**{caption['words']}**"
    if "::" in line and (term := _TERM.fullmatch(line)):
        return f"- *{term['term']}* {term['words'] or ''}"
    if line.startswith("|"):
        return " – ".join(cell for part in line.split("|") if (cell := part.strip()))
    return re.sub(r" \+\Z", "  ", _CALLOUT.sub(r"**\1:** ", line))


_BEFORE_STYLE = ("", ".", "=", "[")
"""What a line begins with behind which words in brackets tell how the next block looks: nothing, a caption, a title."""


def _macro(macro: re.Match[str]) -> str:
    """A picture, or a film as the address where it is shown."""
    words, to = macro["words"], macro["to"]
    if macro["what"] == "image":
        return f"![{'' if '=' in words else words.split(',')[0].strip(chr(34))}](<{to}>)"
    player = next((where for name, where in _PLAYERS.items() if name in words), "")
    return f"<{player}{to}>" if player or "://" in to else ""
