"""An issue file in; what its text may look up beside it out, by a quick look that finds rather too much than nothing.

Nothing is understood here: a word that looks like a cite key is taken for one. What lies beside decides.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from newsletter.document.cite_keys import KEY
from newsletter.issues.head import decode
from newsletter.model.issue import Head
from newsletter.model.source import Raw
from newsletter.text.local import FILE_ENDING, is_local, plain_address
from newsletter.text.patterns import pattern

_KEY = pattern(rf"(?<![\w.@]){KEY}")
_BRACKETS = pattern(r"\[[^\[\]]*@[^\[\]]+\]")
_ELEMENT = pattern(r"<dt?-cite\b[^>]*?\b(?:bibtex-)?key\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.I)
_TAG = pattern(r"\{%-?\s*(?:cite|fullcite|reference|quote)\w*\s+([^%]*)%\}")
# A word of prose is no address: it has neither a sign of one inside nor a year before it. Most texts are such words,
# so a run of them is passed over at once.
_PROSE = r"(?>(?:[A-Za-z,;:!?-]++\.?[ \n]++)+)"
_WORD = r"""[^\s()<>\[\]{}"'=|]"""
_ADDRESS = pattern(
    rf"""{_PROSE}"""
    r"""|<([^<>\n"'=]+)>|=\s*"([^"\n]+)"|=\s*'([^'\n]+)'|\]\(\s*([^\s()<>]+(?:\([^\s()]*\)[^\s()]*)*)"""
    rf"""|(?<!{_WORD})((?={_WORD}*[/.%&]{_WORD}|\d{{4}}-){_WORD}+)"""
)
_PICTURE = pattern(r"\.(?:png|jpe?g|gif|webp|svg)\Z", re.I)
_ISSUE = pattern(r"/[^\s/]|\.(?:md|markdown|html?)\Z|\A\d{4}-\d\d?-\d\d?-", re.I)


class Wanted(NamedTuple):
    """Cite keys, addresses of pictures, pages and files, as they are written; bibliographies with their places.

    `keys` are all words that may be cite keys; those that are meant as nothing else stand in `cited`. `web` are the
    pages with a full address, a line each: there are dozens in an issue, and mostly nobody looks at them.
    """

    keys: tuple[str, ...] = ()
    cited: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    bibliographies: tuple[tuple[str, int, int], ...] = ()
    files: tuple[str, ...] = ()
    web: str = ""


def wanted(head: Head, raw: Raw) -> Wanted:
    """What an issue may look up."""
    text, _ = decode(raw)
    named = tuple((name, *_place(text, name)) for name in head.bibliography)
    pictures: dict[str, None] = {}
    pages: dict[str, None] = {}
    files: dict[str, None] = {}
    if "/" in text or "." in text:
        for address in (plain_address(met[met.lastindex].strip()) for met in _ADDRESS.finditer(text) if met.lastindex):
            if _PICTURE.search(address):
                if is_local(address):
                    pictures[address] = files[address] = None
            elif FILE_ENDING.search(address) and is_local(address):
                files[address] = None
            elif _ISSUE.search(address):
                pages[address] = None
    cited = tuple(dict.fromkeys(_cited(text)))
    keys = tuple(dict.fromkeys((*cited, *_keys(text))))
    local, web = (tuple(page for page in pages if ("://" in page) is full) for full in (False, True))
    return Wanted(keys, cited, tuple(pictures), local, named, tuple(files), "\n".join(web))


def _place(text: str, name: str) -> tuple[int, int]:
    """Line and column of a name in the front matter."""
    before = text[: max(0, text.find(name, max(0, text.find("bibliography"))))]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def _keys(text: str) -> list[str]:
    return [met[1] or met[2] for met in _KEY.finditer(text)] if "@" in text else []


def _cited(text: str) -> list[str]:
    found = [key for group in _BRACKETS.finditer(text) for key in _keys(group[0])] if "@" in text else []
    if "-cite" in text:
        for met in _ELEMENT.finditer(text):
            found += (key.strip() for key in (met[1] or met[2] or met[3] or "").split(","))
    if "{%" in text:
        found += (word for met in _TAG.finditer(text) for word in met[1].split())
    return [key for key in found if key]
