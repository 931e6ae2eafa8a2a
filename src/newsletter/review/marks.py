"""A draft's text in, its computed blocks out: what stands between their marks, and which marks are damaged.

A mark is a line: `<!-- newsletter:begin counts digest=0f3c9a61d2b4 -->` or `<!-- newsletter:end counts -->`.
The digest is that of the words as they were computed, so that an edited block is known by it. `with=topic/moe,…`
names the blocks that were written together with this one: one of them that is gone was taken out by somebody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import NamedTuple

from newsletter.text.patterns import pattern


class Marked(NamedTuple):
    """A block: `text[start:end]` with its marks, `content` without them, `line` where it begins, from 1."""

    name: str
    digest: str
    content: str
    line: int
    start: int
    end: int
    together: tuple[str, ...] = ()

    @property
    def is_untouched(self) -> bool:
        """Whether nobody edited it: its words are those its digest was made of, or it never had any."""
        found = block_digest(self.content)
        return found == self.digest if self.digest else found == block_digest("")


class Damage(NamedTuple):
    """A mark that does not hold together with the others, and why."""

    line: int
    message: str


class Reading(NamedTuple):
    """The sound blocks in order, every name that a mark names, and what is damaged."""

    blocks: tuple[Marked, ...]
    names: frozenset[str]
    damages: tuple[Damage, ...]


def marked(name: str, content: str, together: Iterable[str] = ()) -> str:
    """A block between its marks. Blank lines keep a Markdown reader from drawing them into a list."""
    inner = f"\n{content}\n\n" if content else "\n"
    return f"{beginning(name, block_digest(content), together)}\n{inner}<!-- newsletter:end {name} -->"


def beginning(name: str, digest: str, together: Iterable[str] = ()) -> str:
    """The mark before a block."""
    others = ",".join(sorted(together))
    return f"<!-- newsletter:begin {name} digest={digest}{f' with={others}' if others else ''} -->"


def block_digest(content: str) -> str:
    """Twelve digits of the words. How lines end and blank lines around it do not count."""
    words = content.replace("\r\n", "\n").strip("\n")
    return blake2b(words.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


def read_marks(text: str) -> Reading:
    """Pairs the marks: a block has one begin, directly followed by its one end, within no other."""
    marks = tuple(_marks(text))
    blocks: list[Marked] = []
    damages: list[Damage] = []
    for name in dict.fromkeys(mark.name for mark in marks):
        first = next(nth for nth, mark in enumerate(marks) if mark.name == name)
        fault = _fault(name, first, marks)
        begin, end = marks[first], marks[min(first + 1, len(marks) - 1)]
        if fault:
            damages.append(Damage(begin.line, f"the block {name} {fault}"))
        else:
            content = text[begin.end : end.start]
            blocks.append(Marked(name, begin.digest, content, begin.line, begin.start, end.end, begin.together))
    return Reading(tuple(blocks), frozenset(mark.name for mark in marks), tuple(damages))


class _Mark(NamedTuple):
    begins: bool
    name: str
    digest: str
    line: int
    start: int
    end: int
    together: tuple[str, ...] = ()


_MARK = pattern(
    r"^[ ]{0,3}<!--[ \t]*newsletter:(begin|end)[ \t]+([\w/-]+)"
    r"(?:[ \t]+digest=([0-9a-f]*))?(?:[ \t]+with=([\w/,-]*))?[ \t]*-->[ \t]*(?=\r?$)",
    re.MULTILINE,
)


def _marks(text: str) -> Iterator[_Mark]:
    for met in _MARK.finditer(text):
        line = text.count("\n", 0, met.start()) + 1
        together = tuple(filter(None, (met[4] or "").split(",")))
        yield _Mark(met[1] == "begin", met[2], met[3] or "", line, met.start(), met.end(), together)


def _fault(name: str, first: int, marks: tuple[_Mark, ...]) -> str:
    """What is wrong with the marks of a name, the first of which is `marks[first]`; "" when nothing is."""
    own = [mark.begins for mark in marks if mark.name == name]
    if own.count(True) > 1 or own.count(False) > 1:
        return "stands here more than once"
    if own != [True, False]:
        return "has no end" if own == [True] else "has no beginning"
    if marks[first + 1].name != name:
        return "has another mark within"
    before, after = marks[:first], marks[first + 2 :]
    if {mark.name for mark in before if mark.begins} & {mark.name for mark in after if not mark.begins}:
        return "stands within another"
    return ""
