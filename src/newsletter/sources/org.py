"""An Org file in, a Source out: headings, lists, links, footnotes and blocks; keywords, drawers and comments go.

The syntax is that of https://orgmode.org/worg/org-syntax.html.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter.sources.light_markup import BLANK, Line, Rewritten, in_words, light_markup, link
from newsletter.text.patterns import pattern

_KEYWORD = pattern(r"\s*#\+(?P<key>\w+):[ \t]*(?P<value>.*)")
_BLOCK = pattern(r"\s*#\+(?P<edge>begin|end)_(?P<kind>\w+)\b[ \t]*(?P<rest>\S*)", re.IGNORECASE)
_HEADING = pattern(
    r"(?P<stars>\*+)[ \t]+(?:(?:TODO|DONE|NEXT|WAITING|CANCELED|CANCELLED)[ \t]+)?(?:\[#\w\][ \t]*)?"
    r"(?P<words>.*)"
)
_TAGS = pattern(r"(?<!\s)[ \t]+:[\w@#%:]+:\Z")
_DRAWER = pattern(r"\s*:[A-Za-z][\w-]*:\s*")
_UNSEEN = pattern(r"\s*#(?:[ \t].*)?|\s*(?:SCHEDULED|DEADLINE|CLOSED): [<\[].*")
_RULE = pattern(r"\s*\|[-+|]+\|?\s*")
_NOTE = pattern(r"\[fn:([\w-]+)\][ \t]*(.*)")
_TERM = pattern(r"\A(\s*[-+][ \t]+)(\S.{0,200}?)[ \t]+::(?=[ \t]|\Z)")

_STAMP = pattern(r"[<\[](\d{4}-\d\d-\d\d)\b[^>\]]*[>\]]")

_SIGN = pattern(
    r"(?P<link>\[\[(?P<to>[^\]\[]+)\](?:\[(?P<words>[^\]]+?)\])?\])"
    r"|(?P<url>https?://[^\s\]>)]+)"
    r"|\[fn:(?P<mark>[\w-]+)\]"
    r"|\[fn:[\w-]*:(?P<aside>[^\]]+)\]"
    r"|(?P<gone><{2,3}[^<>\n]+>{2,3}|@@\w+:[^@]*@@)"
    r"|(?<![\w=~])(?P<code>[=~])(?P<coded>\S|\S[^\n]{0,300}?\S)(?P=code)(?![\w=~])"
    r"|(?<![\w*/+])(?P<stress>[*/+])(?P<stressed>[^\s*/+]|[^\s*/+][^\n]{0,300}?[^\s*/+])(?P=stress)(?![\w*/+])"
)
_STRESS = {"*": "**", "/": "*", "+": "~~"}
_HEAD = {"title": "title", "author": "author", "date": "date", "description": "description", "filetags": "tags"}


def to_markdown(lines: list[str]) -> Rewritten:
    """Lines as they stand, and what their head tells, in Markdown."""
    values: dict[str, str] = {}
    return Rewritten(values, list(in_words(_blocks(lines, values), _SIGN, _written)))


def _blocks(lines: list[str], values: dict[str, str]) -> Iterator[Line]:
    """The lines of Markdown before what stands inside of them is looked at; what keywords tell goes into `values`."""
    inside, drawer = "", False
    for line in lines:
        edge = _BLOCK.match(line)
        if edge and edge["edge"].lower() == ("end" if inside else "begin"):
            kind = edge["kind"].lower()
            inside = "" if inside else kind
            fence = "```" + (edge["rest"] if kind == "src" and inside else "")
            yield Line(fence, shown=True) if kind in _SHOWN else BLANK
        elif inside:
            yield from _within(inside, line)
        elif drawer or _DRAWER.fullmatch(line):
            drawer = line.strip().upper() != ":END:"
            yield BLANK
        elif keyword := _KEYWORD.match(line):
            yield Line(_told(keyword["key"].lower(), keyword["value"], values))
        else:
            yield _plain(line)


def _told(key: str, value: str, values: dict[str, str]) -> str:
    """What a keyword says to readers, which is a caption; what tells of the whole goes into `values`."""
    if key in _HEAD:
        told = value.strip(": ").replace(":", ",") if key == "filetags" else _STAMP.sub(r"\1", value)
        values[_HEAD[key]] = f"{values.get(_HEAD[key], '')} {told}".strip()
    return value if key == "caption" else ""


_SHOWN = frozenset({"src", "example"})
_UNSHOWN = frozenset({"comment", "export"})


def _within(kind: str, line: str) -> Iterator[Line]:
    if kind in _SHOWN:
        yield Line(line, shown=True)
    elif kind in _UNSHOWN:
        yield BLANK
    else:
        yield Line(f"> {line.strip()}" if kind == "quote" else line)


def _plain(line: str) -> Line:
    if heading := _HEADING.fullmatch(line):
        return Line("#" * min(len(heading["stars"]), 6) + " " + _TAGS.sub("", heading["words"].rstrip()))
    if _UNSEEN.fullmatch(line):
        return BLANK
    if line.lstrip().startswith(": "):
        return Line("    " + line.lstrip()[2:], shown=True)
    if _RULE.fullmatch(line):
        return Line(line.replace("+", "|"))
    if note := _NOTE.fullmatch(line):
        return Line(f"[^{note[1]}]: {note[2]}")
    return Line(_TERM.sub(r"\1*\2* –", line))


def _written(sign: re.Match[str]) -> str:
    if sign["link"]:
        return _link(sign["to"], sign["words"] or "")
    if sign["url"]:
        return sign["url"]
    if sign["mark"]:
        return f"[^{sign['mark']}]"
    if sign["aside"]:
        return f" ({_SIGN.sub(_written, sign['aside'].strip())})"
    if sign["gone"]:
        return "\n" * sign["gone"].count("\n")
    if sign["code"]:
        return f"`{sign['coded']}`"
    stress = _STRESS[sign["stress"]]
    return stress + _SIGN.sub(_written, sign["stressed"]) + stress


def _link(to: str, words: str) -> str:
    """A link to the web, or the words of one that leads into the files of its author."""
    if "://" in to or to.startswith("mailto:"):
        return link(words, to)
    return words or to.removeprefix("file:")


READER = light_markup("org", frozenset({".org"}), to_markdown)
