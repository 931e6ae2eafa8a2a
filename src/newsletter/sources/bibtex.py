"""BibTeX in, a Source out: each entry an Item, known by its address; its cite key stands in `also` as `cite:key`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter.model.item import CITED, Item, Sighting
from newsletter.model.problem import Problem
from newsletter.model.source import Raw, Source
from newsletter.sources.addresses import followed
from newsletter.sources.careful import careful, unreadable
from newsletter.text.bib_facts import entry_doi
from newsletter.text.bibtex import BibEntry, bib_entries
from newsletter.text.encodings import decode
from newsletter.text.patterns import pattern
from newsletter.text.urls import canonical
from newsletter.text.words import cut

_ENDINGS = frozenset({".bib", ".bibtex"})
_ENTRY = pattern(
    rb"^\s*@\s*(?:article|book|booklet|conference|inbook|incollection|inproceedings|manual|mastersthesis|misc|online|phdthesis"
    rb"|proceedings|software|techreport|thesis|unpublished|dataset|report|string|preamble)\s*[{(]",
    re.IGNORECASE,
)
_CONTROL = pattern(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_CODES = {"broken": "E762", "double": "E764", "limit": "E767", "doubt": "W765"}
_OTHERS = (
    (pattern(r"\ATY  - ", re.MULTILINE), "RIS"),
    (pattern(r"\A%[0A-Z] ", re.MULTILINE), "EndNote"),
    (pattern(r"\APMID-|\AFN (?:Clarivate|Thomson)"), "a list of PubMed or Web of Science"),
    (pattern(r"\A(?:\[\s*)?\{[^}]*\"(?:type|DOI|issued|author|title)\"", re.DOTALL), "CSL-JSON"),
    (pattern(r"\A<\?xml|\A<(?:xml|records)"), "XML"),
    (pattern(r"\A(?:---\n)?(?:references:|cff-version:)"), "YAML"),
)


def _accepts(raw: Raw) -> bool:
    return raw.path.suffix.lower() in _ENDINGS or bool(_ENTRY.match(raw.data[:2000].lstrip(b"\xef\xbb\xbf")))


def _read(raw: Raw) -> Source:
    read = decode(raw.data)
    for shape, name in _OTHERS:
        if shape.match(read.text.lstrip()):
            return unreadable(raw, "bibtex", "E761", f"this is {name}, not BibTeX", "export it again as BibTeX")
    problems = []
    if read.doubt:
        at = _first_fault(raw.data)
        message = f"byte {at + 1} (0x{raw.data[at]:02x}) is not UTF-8; read as {read.encoding}"
        problems.append(Problem("E201", message, raw.path, raw.data.count(b"\n", 0, at) + 1, hint="save it as UTF-8"))
    text = read.text
    narrow = not read.encoding.startswith("utf-16") and b"\0" in raw.data
    if found := _CONTROL.search(raw.data.decode("latin-1") if narrow else text):
        line = raw.data.count(b"\n", 0, found.start()) + 1
        message = f"control character U+{ord(found[0]):04X}; it was left out"
        problems.append(Problem("E762", message, raw.path, line, hint="take it out"))
        text = _CONTROL.sub("", text)
    library = bib_entries(text)
    problems += (
        Problem(_CODES[fault.weight], fault.message, raw.path, fault.line, hint=fault.hint) for fault in library.faults
    )
    items = []
    for entry in library.entries:
        problems += _doubts(entry, raw)
        if entry.kind != "xdata" and (entry.url or entry.fields):
            items.append(_item(entry, raw))
    if not library.entries and not problems:
        hint = "an entry begins with @article{key,"
        problems.append(Problem("W765", "no entry in this file", raw.path, 1, hint=hint))
    problems.sort(key=lambda problem: problem.line)
    return Source(raw.path, "bibtex", raw.path.stem, items=tuple(items), problems=tuple(problems))


def _first_fault(data: bytes) -> int:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return 0


def _item(entry: BibEntry, raw: Raw) -> Item:
    title = entry.words("title") or entry.words("shorttitle") or entry.words("booktitle") or entry.words("note")
    if subtitle := entry.words("subtitle"):
        title = f"{title}: {subtitle}"
    href = entry.url if followed(entry.url) else ""
    about = entry.words("abstract") or entry.words("annotation") or entry.words("note")
    sighting = Sighting("seed", raw.path, entry.line, cut(about, 240))
    topics = tuple(dict.fromkeys(topic for topic in _keywords(entry) if topic))
    also: tuple[str, ...] = (f"{CITED}{entry.key}",) if entry.key else ()
    if doi := entry_doi(entry.fields):
        other = canonical(f"https://doi.org/{doi}")
        also += (other,) if href and other != canonical(href) else ()
    url = canonical(href) if href else ""
    return Item(url, title, href, entry.authors, entry.published, topics[:50], (sighting,), also)


def _keywords(entry: BibEntry) -> Iterator[str]:
    for keyword in re.split(r"[,;]", entry.words("keywords") or entry.words("keyword")):
        yield "-".join(keyword.lower().split())


def _doubts(entry: BibEntry, raw: Raw) -> Iterator[Problem]:
    if entry.url and not followed(entry.url):
        message = f"the address of {entry.key!r} is no web address; left out: {entry.url[:60]}"
        yield Problem("W771", message, raw.path, entry.line, hint="write one that begins with https://")
    isbn = re.sub(r"[\s-]", "", entry.words("isbn")).upper()
    if re.fullmatch(r"\d{9}[\dX]|\d{13}", isbn) and not _checks(isbn):
        message = f"the ISBN of {entry.key!r} has a wrong check digit: {entry.words('isbn')}"
        yield Problem("W765", message, raw.path, entry.line, hint="compare it with the book")


def _checks(isbn: str) -> bool:
    if len(isbn) == 13:
        return sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(isbn)) % 10 == 0
    return sum((10 if digit == "X" else int(digit)) * (10 - place) for place, digit in enumerate(isbn)) % 11 == 0


READER = careful("bibtex", _accepts, _read)
