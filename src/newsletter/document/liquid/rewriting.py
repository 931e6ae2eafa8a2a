"""A text with tags in, plain Markdown out, with a line of the file for every line of it, and what nobody could show.

Nothing around a tag is ever lost: one that is not known goes alone, and is told with its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from newsletter.document.liquid.arguments import arguments
from newsletter.document.liquid.around import BARE, SAID, WRAPS, Around
from newsletter.document.liquid.names import CONTROL, MANY, STEPS, in_file
from newsletter.document.liquid.page import Page
from newsletter.document.liquid.quoting import OWN
from newsletter.document.liquid.shown import NOTHING, SILENT, SINGLE, Shown, address
from newsletter.document.liquid.tags import SIGNS, Tag, paired, tags
from newsletter.document.liquid.values import is_name, is_of_the_site, value
from newsletter.text.patterns import pattern

_WEB = pattern(r"https?://[^\s\"'<>{}|]+")
_IN_FORMULA = pattern(r"[\w}\\^]\Z")


class Found(NamedTuple):
    """What could not be shown, and where. `raw` is the tag as it was written."""

    code: str
    line: int
    column: int
    message: str
    hint: str
    raw: str


class Rewritten(NamedTuple):
    """The text without tags; `numbers` has for each of its lines the line of the old text, from 1."""

    text: str
    numbers: tuple[int, ...]
    found: tuple[Found, ...] = ()


def rewritten(text: str, known: Mapping[str, str] = MappingProxyType({})) -> Rewritten | None:
    """The Markdown that a text with tags means; None when there are none. `known` is what some names stand for."""
    if "{" not in text or not any(sign in text for sign in SIGNS):
        return None
    found = list(tags(text))
    return Rewriting(text, found, dict(known)).done() if found else None


class Rewriting:
    """One text on its way: what was written, where the old text goes on, and what is known by name."""

    def __init__(self, text: str, found: list[Tag], known: dict[str, str]) -> None:
        self.text = text
        self.page = Page(text)
        self._tags = found
        self._partners = paired(found)
        self._closings: dict[int, tuple[Shown, bool]] = {}
        self.known = known
        self.at = 0
        self._found: list[Found] = []
        self._endless: set[str] = set()

    def done(self) -> Rewritten:
        for tag in self._tags:
            if tag.start >= self.at:
                self.page.copy(self.at, tag.start)
                self.at = tag.end
                _KINDS[tag.kind](self, tag)
        self.page.copy(self.at, len(self.text))
        self.page.end_line()
        return Rewritten("\n".join(self.page.lines), tuple(self.page.numbers), tuple(self._found))

    def words(self, tag: Tag) -> None:
        """What is only to be shown; a line on which nothing stood but a mark that shows nothing goes whole."""
        if tag.rest:
            self.page.write(tag.rest, self.page.line_at(tag.start))
        else:
            self.vanish(tag.end)

    def output(self, tag: Tag) -> None:
        """`{{ value }}`: its words; what only the site knows is nothing, and other names are no concern of ours."""
        words = value(tag.rest, self.known)
        raw = self.text[tag.start : tag.end]
        if words is not None:
            self.page.write(words.replace("\n", " "), self.page.line_at(tag.start))
        elif is_of_the_site(tag.rest):
            self._tell(tag, "is not known here, so nothing stands there", "write the words themselves")
        else:
            self.page.write(raw, self.page.line_at(tag.start))
            if (
                is_name(tag.rest)
                and tag.rest != "toc"
                and not _IN_FORMULA.search(self.text[max(0, tag.start - 1) : tag.start])
            ):
                self._tell(tag, "is not known here, so it stands there as it is", "in code it would be quoted")

    def tag(self, tag: Tag) -> None:
        name = tag.name.lower()
        if tag.closes:
            self._close(tag)
        elif own := OWN.get(name):
            own(self, tag)
        elif name in CONTROL:
            if tag.start in self._partners:
                self._closings[self._partners[tag.start].start] = (NOTHING, False)
            self._tell(tag, "cannot be followed; what stands in it is shown once", "write what is meant to be there")
        elif name not in STEPS:
            self._show(tag, name)

    def _show(self, tag: Tag, name: str) -> None:
        """A tag of the tables: around some text, or by itself."""
        given = arguments(self.resolved(tag.rest), lambda word: value(word, self.known) or "")
        if name in MANY:
            file, given = given.plain_at(0), given._replace(plain=given.plain[1:])
            name = in_file(file)
        partner = self._partners.get(tag.start)
        if partner and (name in WRAPS or name in BARE):
            around = WRAPS[name](given) if name in WRAPS else Around(NOTHING, NOTHING)
            self._closings[partner.start] = (around.closing, self._put(tag, around.opening))
            return
        single = SINGLE.get(name) or SAID.get(name)
        if name in WRAPS and not single:
            self._tell(tag, "is never closed", f"add {_ending(tag)}", "W334")
            return
        shown = single(given) if single else NOTHING
        if shown == NOTHING and name not in SILENT:
            url = _WEB.search(tag.rest)
            shown = address(url[0]) if url else NOTHING
            if partner:
                self._closings[partner.start] = (NOTHING, False)
            self._tell(tag, "is not known here, so it was left out", "write in Markdown what it shows")
        self._put(tag, shown)

    def _put(self, tag: Tag, shown: Shown) -> bool:
        """Write what a tag shows, as a block where it may be one; says whether it was."""
        number = self.page.line_at(tag.start)
        goes_on = bool(self.text[tag.end : self.end_of_line(tag.end)].strip())
        single = tag.start not in self._partners
        alone = self.page.begins_line() and (not single or not goes_on)
        if not shown.block or not alone or (single and self.page.in_html()):
            self.page.write(shown.words, number)
            if not shown.words:
                self.vanish(tag.end)
            return False
        self.page.block(shown, number)
        self.page.after_block(goes_on, self.page.line_at(tag.end))
        return True

    def _close(self, tag: Tag) -> None:
        if tag.start not in self._closings:
            if tag.name in WRAPS or tag.name in BARE or tag.name in OWN:
                self._tell(tag, "closes nothing", "take it out, or open it before", "W334")
            self.vanish(tag.end)
            return
        shown, block = self._closings[tag.start]
        number = self.page.line_at(tag.start)
        if not block:
            self.page.write(shown.words, number)
            if not shown.words:
                self.vanish(tag.end)
            return
        self.page.block(shown, number)
        goes_on = bool(self.text[tag.end : self.end_of_line(tag.end)].strip())
        self.page.after_block(goes_on, number)

    def vanish(self, end: int) -> None:
        """A line on which only this stood is no line."""
        line_end = self.end_of_line(end)
        if self.page.begins_line() and not self.text[end:line_end].strip() and line_end < len(self.text):
            self.page.take_line()
            self.at = line_end + 1

    def ending_of(self, tag: Tag) -> tuple[int, int] | None:
        """Where the first end of a tag stands, tags in between or not."""
        name = re.escape(tag.name)
        end = rf"\{{%-?\s*end{name}\s*-?%\}}" if tag.kind == "tag" else rf"\{{\{{[<%]\s*/{name}\s*[%>]\}}\}}"
        met = re.compile(end).search(self.text, tag.end) if end not in self._endless else None
        if not met:
            self._endless.add(end)
            self._tell(tag, "is never closed", f"add {_ending(tag)}", "W334")
        return met.span() if met else None

    def resolved(self, text: str) -> str:
        """A text with the values that are known in it."""
        return re.sub(r"\{\{-?\s*(.*?)\s*-?\}\}", lambda met: value(met[1], self.known) or "", text)

    def end_of_line(self, place: int) -> int:
        end = self.text.find("\n", place)
        return len(self.text) if end < 0 else end

    def broken(self, tag: Tag) -> None:
        """What begins like a tag and never ends stands there as it was typed."""
        self.page.write(tag.rest, self.page.line_at(tag.start))
        self._tell(tag, "begins a tag that never ends", "close it on the same line, or write it as code", "W334")

    def _tell(self, tag: Tag, message: str, hint: str, code: str = "W333") -> None:
        raw = " ".join(self.text[tag.start : tag.end].split())
        shown = raw if len(raw) <= 60 else raw[:57] + "…"
        place = self.page.line_at(tag.start), self.page.column_at(tag.start)
        self._found.append(Found(code, *place, f"`{shown}` {message}", hint, raw))


def _ending(tag: Tag) -> str:
    return f"{{% end{tag.name} %}}" if tag.kind == "tag" else f"{{{{< /{tag.name} >}}}}"


_KINDS: dict[str, Callable[[Rewriting, Tag], None]] = {
    "tag": Rewriting.tag,
    "shortcode": Rewriting.tag,
    "output": Rewriting.output,
    "words": Rewriting.words,
    "broken": Rewriting.broken,
}
