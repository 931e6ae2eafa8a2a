"""Tags between which nothing is a tag: code, comments, and what is only to be remembered by a name."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from newsletter.document.liquid.shown import Shown
from newsletter.document.liquid.tags import Tag
from newsletter.document.liquid.values import value
from newsletter.text.patterns import pattern

if TYPE_CHECKING:
    from newsletter.document.liquid.rewriting import Rewriting

_TICKS = pattern(r"`+")


def _raw(it: Rewriting, tag: Tag) -> None:
    """What stands in it is words."""
    if partner := it.ending_of(tag):
        it.vanish(tag.end)
        it.page.copy(it.at, partner[0])
        it.at = partner[1]
        it.vanish(it.at)


def _comment(it: Rewriting, tag: Tag) -> None:
    """A comment stays one."""
    if partner := it.ending_of(tag):
        it.page.write("<!--", it.page.line_at(tag.start))
        inside = it.text[tag.end : partner[0]]
        if "--" in inside:
            it.page.write(inside.replace("--", "- -").replace("\n", " "), it.page.line_at(tag.end))
        else:
            it.page.copy(tag.end, partner[0])
        it.page.write("-->", it.page.line_at(partner[0]))
        it.at = partner[1]


def _highlight(it: Rewriting, tag: Tag) -> None:
    """Code; its language is the first word."""
    partner = it.ending_of(tag)
    if not partner:
        return
    code = it.text[tag.end : partner[0]]
    fence = "`" * max(3, 1 + max((len(run) for run in _TICKS.findall(code)), default=0))
    language = "mermaid" if tag.name == "mermaid" else (tag.rest.split(None, 1) or [""])[0].strip("\"'")
    number = it.page.line_at(tag.start)
    goes_on = bool(it.text[partner[1] : it.end_of_line(partner[1])].strip())
    it.at = partner[1]
    if not it.page.begins_line():
        it.page.write(f"<code>{code.strip()}</code>" if "`" in code else f"`{code.strip()}`", number)
        return
    first = it.end_of_line(tag.end) + 1 if not it.text[tag.end : it.end_of_line(tag.end)].strip() else 0
    start = first if 0 < first <= partner[0] else tag.end
    number = it.page.line_at(start)
    lines = it.text[start : partner[0]].rstrip().split("\n")
    margin = it.page.block(Shown("", (fence + language,)), it.page.line_at(tag.start))
    it.page.take_line()
    for place, line in enumerate(lines):
        it.page.write(line if line.startswith(margin) else margin + line, number + place)
        it.page.end_line()
    it.page.write(margin + fence, it.page.line_at(partner[0]))
    it.page.end_line()
    it.page.write(margin.rstrip(), it.page.line_at(partner[0]))
    it.page.after_block(goes_on, it.page.line_at(partner[0]))


def _assign(it: Rewriting, tag: Tag) -> None:
    name, _, expression = tag.rest.partition("=")
    words = value(expression, it.known)
    if words is not None:
        it.known[name.strip()] = words
    it.vanish(tag.end)


def _capture(it: Rewriting, tag: Tag) -> None:
    """What stands in it is known by a name from here on, and not shown."""
    if partner := it.ending_of(tag):
        inside = it.text[tag.end : partner[0]]
        it.known[tag.rest.strip("\"' ")] = it.resolved(inside).strip()
        it.at = partner[1]
        it.vanish(it.at)


OWN: dict[str, Callable[[Rewriting, Tag], None]] = {
    "raw": _raw,
    "comment": _comment,
    "highlight": _highlight,
    "mermaid": _highlight,
    "assign": _assign,
    "capture": _capture,
}
"""Tags that look at the text themselves."""
