"""Lists of addresses, and the files that a browser makes of one link, in; a Source with an Item for each out.

One address a line, with a title before or after it; `#` begins a comment, a Markdown heading names what follows.
Bookmarks: `.url` (Windows), `.webloc` (macOS, XML or binary), `.desktop` (Linux).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter.model.item import Item, Sighting
from newsletter.model.problem import Problem
from newsletter.model.source import Raw, Source
from newsletter.sources.addresses import followed, has_secret, told
from newsletter.sources.careful import careful
from newsletter.sources.xml_tags import defines_entities, plain
from newsletter.text.encodings import Decoded, decode
from newsletter.text.patterns import pattern
from newsletter.text.urls import canonical, typed

_BOOKMARKS = frozenset({".url", ".webloc", ".desktop", ".website"})
_LISTS = frozenset({".urls", ".links", ".uri", ".urilist"})
_ADDRESS = pattern(r"https?://[^\s<>\"|]+|(?:javascript|file|data|vbscript|ftp|feed):[^\s<>|]+", re.IGNORECASE)
_BULLET = pattern(r"\s*(?:[-*+•–]|\d{1,4}[.)])?\s*(?:\[[ xX]\]\s+)?")
_MARKDOWN = pattern(r"\[((?:[^\[\]]|\[[^\]]*\])*)\]\((\S+?)(?:\s+\"[^\"]*\")?\)(.*)")
_BETWEEN = ' \t-–—:|,;<>()[]"“”'


def _accepts(raw: Raw) -> bool:
    suffix = raw.path.suffix.lower()
    if suffix in _BOOKMARKS or suffix in _LISTS:
        return True
    return suffix in (".txt", "") and _is_list(raw.data)


def _is_list(data: bytes) -> bool:
    """Whether a text file is nothing but addresses: all of its lines that are no comment begin with one."""
    if b"://" not in data or b"\0" in data[:1024]:
        return False
    lines = [line.strip() for line in data.decode("utf-8", "replace").splitlines()]
    told_lines = [_BULLET.sub("", line, count=1) for line in lines if line and not line.startswith("#")]
    return bool(told_lines) and all(re.match(r"<?https?://", line, re.IGNORECASE) for line in told_lines)


def _read(raw: Raw) -> Source:
    read = decode(raw.data)
    problems: list[Problem] = []
    if read.doubt and not raw.data.startswith(b"bplist"):
        problems.append(Problem("W763", f"the text is {read.doubt}", raw.path, hint="save it as UTF-8"))
    rows = list(_bookmark(raw, read) if raw.path.suffix.lower() in _BOOKMARKS else _rows(read.text))
    items = tuple(_items(rows, raw, problems))
    if not rows:
        problems.append(Problem("W765", "no address in this file", raw.path, 1, hint="write one address a line"))
    return Source(raw.path, "links", raw.path.stem, items=items, problems=tuple(problems))


_Row = tuple[int, str, str, str, str]  # line, address, title, the words around, heading


def _rows(text: str) -> Iterator[_Row]:
    heading = title_above = ""
    for number, line in enumerate(text.split("\n"), 1):
        words = line.strip()
        if words.startswith("#"):
            comment = words.strip("# \t")
            if not _ADDRESS.match(comment):
                heading = comment if re.match(r"#{1,6} \S", words) else heading
            continue
        row = _BULLET.sub("", line, count=1).strip() if words else ""
        if met := _MARKDOWN.match(row):
            yield number, met[2], met[1].strip(), met[3].strip(_BETWEEN), heading
        elif found := _ADDRESS.search(row):
            url = found[0].rstrip(".,;)>]" if found[0].count("(") < found[0].count(")") else ".,;>")
            before, after = row[: found.start()].strip(_BETWEEN), row[found.end() :]
            title, _, comment = after.partition("#") if "# " in after else (after, "", "")
            title = title.strip(_BETWEEN)
            yield number, url, before or title or title_above, (comment or (title if before else "")).strip(), heading
        elif row and (address := typed(row.split()[0])):
            yield number, address, row.partition(" ")[2].strip(_BETWEEN), "", heading
        title_above = row if row and not _ADDRESS.search(row) else ""


def _bookmark(raw: Raw, read: Decoded) -> Iterator[_Row]:
    """The one link of a bookmark file. A property list is data for a parser; the others are lines of `KEY=value`."""
    if raw.path.suffix.lower() == ".webloc":
        yield from _webloc(raw, read)
        return
    values: dict[str, tuple[int, str]] = {}
    for number, line in enumerate(read.text.split("\n"), 1):
        key, equals, value = line.partition("=")
        if equals:
            values.setdefault(key.strip().lower(), (number, value.strip()))
    place, url = values.get("url") or values.get("baseurl") or (1, "")
    name = values.get("name", (0, ""))[1] or raw.path.stem
    if url:
        yield place, url, name, values.get("comment", (0, ""))[1], ""


def _webloc(raw: Raw, read: Decoded) -> Iterator[_Row]:
    import plistlib
    from xml.parsers.expat import ExpatError

    url = ""
    if not defines_entities(read.text):
        try:
            found = plistlib.loads(raw.data)
            url = str(found.get("URL", "")) if isinstance(found, dict) else ""
        except (plistlib.InvalidFileException, ExpatError, ValueError, KeyError, IndexError, OverflowError):
            pass
    if not url and (met := re.search(r"https?://[^\s<>\"\x00-\x1f]+", read.text)):
        url = plain(met[0])
    if url:
        line = 1 if raw.data.startswith(b"bplist") else read.text.count("\n", 0, max(0, read.text.find("<string>"))) + 1
        yield line, url, raw.path.stem, "", ""


def _items(rows: list[_Row], raw: Raw, problems: list[Problem]) -> Iterator[Item]:
    seen: dict[str, int] = {}
    for line, written, title, words, heading in rows:
        url = followed(written)
        if not url:
            message = f"only http and https are followed; left out: {told(written)}"
            problems.append(Problem("E766", message, raw.path, line, hint="write an address that begins with https://"))
            continue
        if has_secret(url):
            message = f"the address {told(url)} holds a password"
            problems.append(Problem("W768", message, raw.path, line, hint="keep it out of git"))
        key = canonical(url)
        if key in seen:
            message = f"{told(url)} stands twice, first on line {seen[key]}"
            problems.append(Problem("N770", message, raw.path, line, hint="one of them is enough"))
            continue
        seen[key] = line
        yield Item(key, title, url, seen=(Sighting("seed", raw.path, line, words, heading),))


READER = careful("links", _accepts, _read)
