"""An MDX page in, a Source out: imports, exports and components dropped as noise, and the words in them kept."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from newsletter.model.source import Raw, Removed, Source
from newsletter.sources import markdown
from newsletter.sources.lines import decode, fenced, numbered
from newsletter.sources.reader import Reader
from newsletter.text import front_matter
from newsletter.text.encodings import holds_text
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
_TITLE = pattern(r"\btitle\s*:\s*(?:\"([^\"\n]+)\"|'([^'\n]+)'|`([^`\n]+)`)")


def _accepts(raw: Raw) -> bool:
    return raw.path.suffix.lower() == ".mdx" and holds_text(raw.data)


def _read(raw: Raw) -> Source:
    text = decode(raw).replace("\r\n", "\n").replace("\r", "\n")
    split = front_matter.split(text)
    start = len(text) - len(split.body)
    removed: list[Removed] = []
    body = _without_code(split.body, split.body_line, raw, removed)
    body = _without_tags(body, split.body_line, raw, removed)
    source = markdown.READER.read(raw._replace(data=(text[:start] + body).encode()))
    named = None if split.head else _TITLE.search(" ".join(one.words for one in removed if one.rule == "program line"))
    title = next((word for word in named.groups() if word), "") if named else ""
    removed.sort(key=lambda one: (one.line, one.rule, one.words))
    return replace(source, format="mdx", title=title or source.title, removed=(*source.removed, *removed))


def _without_code(body: str, first: int, raw: Raw, removed: list[Removed]) -> str:
    """Without `import` and `export`; one that opens a bracket goes on until it is closed, at most to a blank line."""
    lines = numbered(body, first)
    code = fenced(lines)
    kept: list[str] = []
    open_at = depth = 0
    held: list[str] = []
    for line in (*lines, None):
        if open_at and (line is None or depth <= 0 or not line.text.strip()):
            removed.append(Removed(raw.path, open_at, open_at + len(held) - 1, "program line", " ".join(held)))
            open_at, held = 0, []
        if line is None:
            break
        if open_at or (line.number not in code and _CODE_LINE.fullmatch(line.text)):
            depth = depth if open_at else 0
            open_at = open_at or line.number
            depth += sum(line.text.count(one) for one in "({[") - sum(line.text.count(one) for one in ")}]")
            held.append(line.text.strip())
            kept.append("")
        else:
            kept.append(line.text)
    return "\n".join(kept)


def _without_tags(body: str, first: int, raw: Raw, removed: list[Removed]) -> str:
    """Without the tags of components; what their attributes say to a reader stays, and so do the line ends."""
    parts: list[str] = []
    end = 0
    for start, stop, shown, rule in _tags(body):
        whole = body[start:stop]
        parts += [body[end:start], shown, "\n" * whole.count("\n")]
        line = first + body.count("\n", 0, start)
        if not whole.startswith("</"):
            removed.append(Removed(raw.path, line, line + whole.count("\n"), rule, cut(" ".join(whole.split()), 200)))
        end = stop
    return "".join((*parts, body[end:]))


def _tags(body: str) -> Iterator[tuple[int, int, str, str]]:
    spans = [found.span() for found in _PROTECTED.finditer(body)]
    starts = [start for start, _ in spans]
    found = [(one.start(), one.end(), "", "comment") for one in _COMMENT.finditer(body)]
    found += [(one.start(), one.end(), _shown(one), "component") for one in _TAG.finditer(body)]
    at = 0
    for start, stop, shown, rule in sorted(found):
        around = bisect_right(starts, start) - 1
        if start >= at and not (around >= 0 and start < spans[around][1]):
            at = stop
            yield start, stop, shown, rule


def _shown(tag: re.Match[str]) -> str:
    """A link or a picture when the attributes hold one; else their title or caption; else nothing."""
    values = {key: a or b or c for key, a, b, c in _VALUE.findall(tag["rest"] or "")}
    words = values.get("title") or values.get("label") or values.get("caption") or values.get("alt") or ""
    target = values.get("href") or values.get("url") or values.get("to") or ""
    if values.get("src"):
        alt = values.get("alt") or words
        return (
            f"![{alt}]({values['src']})"
            if re.search(r"\.(?:png|jpe?g|gif|svg|webp|avif)\b", values["src"])
            else values["src"]
        )
    if target:
        return f"[{words}]({target})" if words else f"<{target}>" if "://" in target else ""
    return words


READER = Reader("mdx", _accepts, _read, noisy=True)
