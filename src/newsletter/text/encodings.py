"""Bytes of unknown origin in, text out: by their mark, by what they say of themselves, else UTF-8, else a guess.

Line ends become plain and NUL bytes fall away, so that lines can be counted and patterns searched.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from newsletter.text.encoding_guess import guess
from newsletter.text.patterns import pattern

MISREAD = pattern(r"[ÃÂ][\u0080-\u00bf]|â€[\u0080-\u00bf™œž“”˜¦]|Ð[\u0080-\u00bf]Ñ|ï¿½")
"""Letters of UTF-8 that were read as Windows-1252 or Latin-1, pair by pair."""


class Decoded(NamedTuple):
    """A text, the encoding that it was read by, and a sentence when that is not what the bytes promised."""

    text: str
    encoding: str
    doubt: str = ""


_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode(data: bytes, declared: str = "") -> Decoded:
    """The text that bytes are; `declared` is the encoding that something outside of them names.

    >>> decode(b"caf\\xe9", "utf-8")
    Decoded(text='café', encoding='windows-1252', doubt='not utf-8 as it says; read as windows-1252')
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return Decoded(_plain(data[len(mark) :].decode(name, "replace")), name)
    if wide := _wide(data):
        return Decoded(_plain(data.decode(wide, "replace")), wide)
    said = declared or _declared(data)
    name = _known(said)
    for encoding in dict.fromkeys((name, "utf-8")):
        if encoding and (text := _decoded(data, encoding)) is not None:
            doubt = f"not {said} as it says; read as utf-8" if said and encoding != name else ""
            if name == "cp1252" and not data.isascii() and (utf8 := _decoded(data, "utf-8")) is not None:
                return Decoded(_plain(utf8), "utf-8", f"not {said} as it says; read as utf-8")
            return Decoded(_plain(text), _LABELS.get(encoding, encoding), doubt)
    if _mostly_utf8(data):
        text = data.decode("utf-8", "replace")
        return Decoded(_plain(text), "utf-8", f"not everywhere {said or 'utf-8'}; what is not was left out")
    guessed = guess(data)
    label = _LABELS.get(guessed, guessed)
    doubt = f"not {said or 'utf-8'}{' as it says' if said else ''}; read as {label}"
    return Decoded(_plain(data.decode(guessed, "replace")), label, doubt)


_LABELS = {
    **{f"cp{number}": f"windows-{number}" for number in (1250, 1251, 1252, 1253, 1255, 1256, 874)},
    "cp932": "shift_jis",
    "cp949": "euc-kr",
    "euc_jp": "euc-jp",
    "big5hkscs": "big5",
    "iso8859-2": "iso-8859-2",
}
_DECLARED = pattern(
    rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)|<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)""",
    re.IGNORECASE,
)


def _declared(data: bytes) -> str:
    found = _DECLARED.search(data[:4096])
    return (found[1] or found[2]).decode("ascii").lower() if found else ""


# As browsers read these names, because that is how their writers tested the page.
_BROADER = {
    **dict.fromkeys(("iso-8859-1", "latin-1", "latin1", "l1", "ascii", "us-ascii"), "cp1252"),
    **dict.fromkeys(("gb2312", "gbk", "x-gbk", "hz-gb-2312"), "gb18030"),
    **dict.fromkeys(("shift_jis", "shift-jis", "sjis", "x-sjis"), "cp932"),
    **dict.fromkeys(("euc-kr", "ks_c_5601-1987", "ksc5601"), "cp949"),
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
    "big5": "big5hkscs",
    "x-mac-roman": "mac-roman",
    "x-mac-cyrillic": "mac-cyrillic",
}
# Python calls these encodings, too; what they make of bytes is nothing that a page may choose.
_REFUSED = frozenset("utf-7 idna punycode unicode_escape raw-unicode-escape undefined mbcs oem utf-16 utf-32".split())


def _known(label: str) -> str:
    """The encoding that a label means; "" when there is none that can be trusted."""
    label = _BROADER.get(label.strip().lower(), label.strip().lower())
    try:
        name = codecs.lookup(label).name if label else ""
        "".encode(name or "utf-8")
    except (LookupError, ValueError):
        return ""
    wide = name.startswith(("utf-16", "utf-32"))  # without their mark or their zeros these are never true
    return "" if wide or name in _REFUSED or name.replace("-", "_") in _REFUSED else name


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, ValueError):
        return data.decode("cp1252", "replace") if encoding == "cp1252" and not _decodes_as_utf8(data) else None


def _decodes_as_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeError:
        return False
    return True


def _mostly_utf8(data: bytes) -> bool:
    """Whether a text is UTF-8 but for a few bytes: of letters beyond ASCII four are whole for each that is broken."""
    return len(_WHOLE.findall(data[:_LONG])) >= 4 * data[:_LONG].decode("utf-8", "replace").count("\ufffd")


_LONG = 200_000
_WHOLE = pattern(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


def holds_text(data: bytes) -> bool:
    """Whether bytes may be a text: without any NUL at their beginning, or in an encoding that fills words with them."""
    return b"\0" not in data[:1024] or decode(data[:1024]).encoding.startswith(("utf-16", "utf-32"))


def _wide(data: bytes) -> str:
    """UTF-16 without its mark: every other byte of the beginning is zero."""
    head = data[:64]
    if len(head) < 8 or head.count(0) * 3 < len(head):
        return ""
    first, second = any(head[0::2]), any(head[1::2])
    if first == second:
        return ""
    return "utf-16-le" if first else "utf-16-be"


def _plain(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
