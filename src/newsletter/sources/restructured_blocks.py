"""Lines of reStructuredText in, lines of Markdown out; what stands inside of paragraphs is left to who asks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from newsletter.sources.light_markup import BLANK, Line
from newsletter.text.patterns import pattern

_UNDERLINE = pattern(r"([!-/:-@\[-`{-~])\1+\s*")
_EXPLICIT = pattern(r"(?P<indent>\s*)\.\.(?:[ \t]+(?P<rest>.*))?")
_DIRECTIVE = pattern(r"(?P<name>[\w:+.-]+)::(?:[ \t]+(?P<words>.*))?")
_OPTION = pattern(r"\s*:(?P<key>[\w-]+):(?:[ \t]+(?P<value>.*))?")
_NIKOLA = pattern(r"\.\. (?P<key>[a-z_]+):[ \t]*(?P<value>.*)")
_NOTE = pattern(r"\[#?(?P<mark>\w+)\][ \t]+(?P<words>.*)")
_MARKER = pattern(r"(?P<indent>\s*)(?P<marker>[*+•‣-]|(?:\d+|#)[.)]|\(\d+\))(?P<space>[ \t]+)(?=\S)")
_GRID = pattern(r"\s*(?:\+[-=+]+\+|=+(?:[ \t]+=+)+)\s*")
_ROW = pattern(r"\s*\|(?:[ \t]|\Z)")

_SHOWN = frozenset("code code-block sourcecode highlight parsed-literal math doctest prompt literalinclude".split())
_UNSHOWN = frozenset(
    "raw contents include toctree index meta class sectnum only ifconfig default-role role tags csv-table".split()
)
_PLAYERS = {"youtube": "https://www.youtube.com/watch?v=", "vimeo": "https://vimeo.com/"}
_KEYS = {
    **{key: key for key in ("title", "author", "date", "tags", "link", "description")},
    "authors": "author",
    "summary": "description",
    "url": "link",
    "keywords": "tags",
}


@dataclass(slots=True)
class _Page:
    """What is known of the page so far: its head, its styles of titles, where the items of open lists stand."""

    values: dict[str, str]
    styles: list[tuple[str, bool]] = field(default_factory=list)
    holders: list[int] = field(default_factory=list)
    in_head: bool = True


_Made = tuple[int, Iterable[Line]]
"""The line behind a block, and the block in Markdown."""


def blocks(lines: list[str], values: dict[str, str]) -> Iterator[Line]:
    """The lines of Markdown; what a head tells goes into `values`."""
    page = _Page(values)
    at = 0
    while at < len(lines):
        steps = (step(lines, at, page) for step in (_titled, _explicit, _head_field, _literal, _running))
        at, made = next(filter(None, steps))
        yield from made


def _titled(lines: list[str], at: int, page: _Page) -> _Made | None:
    title = _title(lines, at)
    if not title:
        return None
    words, height, style = title
    if style not in page.styles:
        page.styles.append(style)
    level = page.styles.index(style) + 1
    page.in_head = level == 1
    page.holders.clear()
    return at + height, (*[BLANK] * (height - 2), Line("#" * min(level, _DEEPEST) + f" {words}"), BLANK)


_DEEPEST = 6


def _head_field(lines: list[str], at: int, page: _Page) -> _Made | None:
    """A field below the title, as Pelican and Sphinx have them; a line without one behind them ends the head."""
    told = _OPTION.fullmatch(lines[at]) if page.in_head else None
    page.in_head = bool(told) or (page.in_head and not lines[at].strip() and not (at and _OPTION.match(lines[at - 1])))
    if not told:
        return None
    if key := _KEYS.get(told["key"].lower()):
        page.values.setdefault(key, told["value"] or "")
    return at + 1, (BLANK,)


def _literal(lines: list[str], at: int, page: _Page) -> _Made | None:
    """A line that ends with two colons: what is indented below it stands letter for letter."""
    if not lines[at].rstrip().endswith("::"):
        return None
    end = _end(lines, at)
    said = Line(_placed(lines, at, page.holders).rstrip()[:-1].rstrip(":"))
    return end, (said, *_letter_for_letter(lines[at + 1 : end], page.holders))


def _running(lines: list[str], at: int, page: _Page) -> _Made:
    return at + 1, (Line(_placed(lines, at, page.holders)),)


def _title(lines: list[str], at: int) -> tuple[str, int, tuple[str, bool]] | None:
    """The words of a title that begins here, how many lines it takes, and its style; None where there is none."""
    line = lines[at].rstrip()
    after = [*lines[at + 1 : at + 3], "", ""]
    if _UNDERLINE.fullmatch(line):
        same = after[1].rstrip() == line or (after[1][:1] == line[:1] and _UNDERLINE.fullmatch(after[1]))
        if after[0].strip() and same and not _UNDERLINE.fullmatch(after[0]):
            return after[0].strip(), 3, (line[0], True)
        return None
    below = after[0].rstrip()
    if line and not line[0].isspace() and _UNDERLINE.fullmatch(below) and len(below) >= min(len(line), _SURE):
        return line, 2, (below[0], False)
    return None


_SURE = 4
"""So long a line of signs underlines whatever stands above it, also what is longer."""


def _end(lines: list[str], at: int) -> int:
    """Where the block ends that begins at a line: before the first line that is indented no deeper."""
    indent = _indent(lines[at])
    end = at + 1
    while end < len(lines) and (not lines[end].strip() or _indent(lines[end]) > indent):
        end += 1
    return end


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _explicit(lines: list[str], at: int, page: _Page) -> _Made | None:
    """What begins with two points: a directive, a footnote, a line of Nikola's head, a target, or a comment."""
    met = _EXPLICIT.fullmatch(lines[at])
    if not met:
        return None
    end, rest = _end(lines, at), met["rest"] or ""
    block = lines[at:end]
    if note := _NOTE.fullmatch(rest):
        more = (Line(line.strip() and "    " + line.strip()) for line in block[1:])
        return end, (Line(f"[^{note['mark']}]: {note['words']}"), *more)
    if (nikola := _NIKOLA.fullmatch(lines[at])) and (key := _KEYS.get(nikola["key"])):
        page.values.setdefault(key, nikola["value"])
    directive = _DIRECTIVE.fullmatch(rest)
    name = directive["name"].lower() if directive else ""
    if not directive or name in _UNSHOWN:
        return end, [BLANK] * len(block)
    options = _options(block)
    body = block[1 + len(options) :]
    shown = _letter_for_letter(body, page.holders) if name in _SHOWN else blocks(_dedented(body), {})
    return end, (Line(_opening(name, directive["words"] or "", dict(options))), *[BLANK] * len(options), *shown)


def _options(block: list[str]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for line in block[1:]:
        met = _OPTION.fullmatch(line)
        if not met:
            break
        found.append((met["key"], met["value"] or ""))
    return found


def _opening(name: str, words: str, options: dict[str, str]) -> str:
    """What a directive says before its body: a picture, a film, or words that stand above."""
    if name in ("image", "figure"):
        picture = f"![{options.get('alt', '')}](<{words.strip()}>)"
        return f"[{picture}](<{options['target']}>)" if "://" in options.get("target", "") else picture
    if name in _PLAYERS:
        return f"<{_PLAYERS[name]}{words.strip()}>"
    return "" if name in _SHOWN else words


def _dedented(lines: list[str]) -> list[str]:
    least = min((_indent(line) for line in lines if line.strip()), default=0)
    return [line[least:] for line in lines]


def _letter_for_letter(lines: list[str], holders: list[int]) -> Iterator[Line]:
    base = " " * ((holders[-1] if holders else 0) + 4)
    yield from (Line(base + line if line.strip() else "", shown=True) for line in _dedented(lines))


def _placed(lines: list[str], at: int, holders: list[int]) -> str:
    """A line of a paragraph or a list at the place where Markdown has it: what stands deeper is a quotation."""
    line = lines[at]
    if not line.strip() or _GRID.fullmatch(line):
        return ""
    indent = _indent(line)
    while holders and holders[-1] > indent:
        holders.pop()
    base = holders[-1] if holders else 0
    words = line.lstrip()
    if marker := _MARKER.match(line):
        holders.append(marker.end())
        sign = {"•": "-", "‣": "-", "#.": "1.", "#)": "1)"}.get(marker["marker"], marker["marker"])
        return " " * indent + sign.ljust(len(marker["marker"])) + line[marker.end("marker") :]
    if _ROW.match(line):
        words = words.strip("| ")
    quoted = indent > base and not (at and lines[at - 1].strip())
    return " " * base + ("> " if quoted else "") + words
