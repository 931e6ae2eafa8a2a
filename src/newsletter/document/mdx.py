"""An MDX text in, its Markdown out: without imports, exports and tags of components, their words kept, line for line.

MDX 3 (mdxjs.com/docs/what-is-mdx): programs stand on lines of their own, and a component begins with a capital.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from newsletter.text.patterns import pattern
from newsletter.text.words import cut

_CODE_LINE = pattern(
    r"(?:import\s+(?:[\w*{].*?\bfrom\s*)?[\"'].*|export\s+(?:const|let|var|default|function|async|\{|\*).*)"
)
_ATTRIBUTE = r"(?:\s+(?:[\w:-]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|\{(?:[^{}]|\{[^{}]*\})*\}))?|\{\.\.\.\w+\}))*"
_TAG = pattern(rf"</?(?P<name>[A-Z][\w.]*)(?P<rest>{_ATTRIBUTE})\s*/?>|</?>")
_COMMENT = pattern(r"\{/\*.*?\*/\}", re.DOTALL)
_VALUE = pattern(r"([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|\{\s*[\"'`]([^\"'`]*)[\"'`]\s*\})")
_PROTECTED = pattern(
    r"^ {0,3}(```+|~~~+).*?(?:^ {0,3}\1[`~]*[ \t]*$|\Z)|(?P<ticks>(?<!`)`+(?!`)).*?(?<!`)(?P=ticks)(?!`)", re.S | re.M
)
_PICTURE = pattern(r"\.(?:png|jpe?g|gif|svg|webp|avif)\b")


class Gone(NamedTuple):
    """What was taken out: its first and last line, the kind of it, its words, and the name of a component."""

    line: int
    last: int
    rule: str
    words: str
    name: str = ""


def plain_mdx(text: str, first: int = 1) -> tuple[str, tuple[Gone, ...]]:
    """The text as Markdown, with as many lines, and what was taken out; `first` is the number of its first line.

    >>> plain_mdx('# Tea <Toc/>')
    ('# Tea ', (Gone(line=1, last=1, rule='component', words='<Toc/>', name='Toc'),))
    """
    without_code, programs = _without_code(text, first)
    plain, tags = _without_tags(without_code, first)
    return plain, (*programs, *tags)


def _without_code(text: str, first: int) -> tuple[str, list[Gone]]:
    """Without `import` and `export`; one that opens a bracket goes on until it is closed, at most to a blank line."""
    blocks = [span.span() for span in _PROTECTED.finditer(text) if span[1]]
    kept: list[str] = []
    gone: list[Gone] = []
    held: list[str] = []
    depth = at = 0
    for line in (*text.split("\n"), None):
        if held and (line is None or depth <= 0 or not line.strip()):
            last = first + len(kept) - 1
            gone.append(Gone(last - len(held) + 1, last, "program line", " ".join(held)))
            held, depth = [], 0
        if line is None:
            break
        if held or (_CODE_LINE.fullmatch(line) and not _within(blocks, at)):
            depth += sum(line.count(one) for one in "({[") - sum(line.count(one) for one in ")}]")
            held.append(line.strip())
        kept.append("" if held else line)
        at += len(line) + 1
    return "\n".join(kept), gone


def _without_tags(text: str, first: int) -> tuple[str, list[Gone]]:
    """Without the tags of components; what their attributes say to a reader stays, and so do the line ends."""
    parts: list[str] = []
    gone: list[Gone] = []
    end = 0
    for start, stop, shown, name in _tags(text):
        whole = text[start:stop]
        breaks = whole.count("\n")
        parts += [text[end:start], shown, "\n" * breaks]
        if not whole.startswith("</"):
            line, rule = first + text.count("\n", 0, start), "comment" if whole[0] == "{" else "component"
            gone.append(Gone(line, line + breaks, rule, cut(" ".join(whole.split()), 200), name))
        end = stop
    return "".join((*parts, text[end:])), gone


def _tags(text: str) -> Iterator[tuple[int, int, str, str]]:
    protected = [found.span() for found in _PROTECTED.finditer(text)]
    found = [(one.start(), one.end(), "", "") for one in _COMMENT.finditer(text)]
    found += [(one.start(), one.end(), _shown(one), one["name"] or "") for one in _TAG.finditer(text)]
    at = 0
    for start, stop, shown, name in sorted(found):
        if start >= at and not _within(protected, start):
            at = stop
            yield start, stop, shown, name


def _within(spans: list[tuple[int, int]], at: int) -> bool:
    around = bisect_right(spans, (at, 1 << 62)) - 1
    return around >= 0 and at < spans[around][1]


def _shown(tag: re.Match[str]) -> str:
    """A link or a picture when the attributes hold one; else their title or caption; else nothing."""
    values = {key: a or b or c for key, a, b, c in _VALUE.findall(tag["rest"] or "")}
    words = values.get("title") or values.get("label") or values.get("caption") or values.get("alt") or ""
    target = values.get("href") or values.get("url") or values.get("to") or ""
    if source := values.get("src"):
        return f"![{values.get('alt') or words}]({source})" if _PICTURE.search(source) else source
    if target:
        return f"[{words}]({target})" if words else f"<{target}>" if "://" in target else ""
    return words
