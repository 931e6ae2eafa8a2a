"""Bytes that are no UTF-8 and do not say what they are in, the encoding that their writer probably used out.

Every script leaves its own trace: which bytes come in pairs, and which of them most letters are. Only what tells the
encodings of one script apart is looked at; a text between Latin letters with accents is Windows-1252.
"""

from __future__ import annotations

import re
from collections import Counter

from newsletter.text.patterns import pattern

_LONG = 200_000


def guess(data: bytes) -> str:
    """The name that Python has for the encoding of some bytes.

    >>> guess("Привет, мир".encode("koi8-r")), guess("café".encode("cp1252"))
    ('koi8-r', 'cp1252')
    """
    head = data[:_LONG]
    runs = re.findall(rb"[\x80-\xff]+", head)
    return _paired(runs) or _wide(head) or _lettered(head, runs)


def _paired(runs: list[bytes]) -> str:
    """EUC of Japan, Korea or China: its letters are two bytes, and both are high."""
    if any(len(run) % 2 or min(run) < 0xA1 or max(run) > 0xFE for run in runs):
        return ""
    leads = Counter(lead for run in runs for lead in run[::2])
    letters = sum(count for lead, count in leads.items() if lead >= 0xA4)
    if letters < 2:
        return ""
    if (leads[0xA4] + leads[0xA5]) * 5 > letters:  # kana
        return "euc_jp"
    syllables = sum(count for lead, count in leads.items() if 0xB0 <= lead <= 0xC8)
    frequent = sum(count for lead, count in leads.items() if 0xB0 <= lead <= 0xD7)
    if syllables * 20 >= letters * 19:
        return "cp949"
    return "gb18030" if frequent * 5 > letters * 3 else ""


def _wide(head: bytes) -> str:
    """Shift_JIS by its kana, Big5 by the letters that are used most."""
    japanese = head.decode("cp932", "replace")
    kana = len(re.findall(r"[\u3041-\u30ff]", japanese))
    if kana * 5 > len(re.findall(r"[^\x00-\x7f]", japanese)) and japanese.count("\ufffd") * 20 < kana:
        return "cp932"
    pairs = re.findall(rb"[\x81-\xfe][\x40-\x7e\xa1-\xfe]", head)
    common = sum(0xA4 <= pair[0] <= 0xC6 for pair in pairs)
    low = sum(pair[1] < 0x80 for pair in pairs)
    try:
        head.decode("big5hkscs")
    except UnicodeDecodeError:
        return ""
    return "big5hkscs" if common * 5 > len(pairs) * 4 and low else ""


def _lettered(head: bytes, runs: list[bytes]) -> str:
    """One byte a letter: a script of its own when most of its letters stand in a row, else Latin with accents."""
    letters = re.findall(rb"[\xa1\xa2\xa5\xa8\xaa-\xac\xaf\xb2-\xb5\xb8-\xff]+|[\x80-\xaf\xe0-\xef]+", head)
    in_a_row = sum(len(run) for run in letters if len(run) > 2)
    if in_a_row * 2 <= sum(map(len, letters)):
        return next((name for name, trace in _LATIN if trace.search(head)), "cp1252")
    counts = Counter(b"".join(runs))
    return next((name for name, fits in _SCRIPTS if fits(counts, sum(counts.values()))), "cp1251")


def _share(counts: Counter[int], first: int, last: int, total: int) -> float:
    return sum(count for byte, count in counts.items() if first <= byte <= last) / total


# Between small letters these bytes are no signs of Windows-1252 but Polish letters.
_LATIN = (
    ("iso8859-2", pattern(rb"[a-z][\xb1\xb6\xbc][a-z\xb3\xbf\xe0-\xff]")),
    ("cp1250", pattern(rb"[a-z][\xb3\xb9\xbf][a-z\xb3\xbf\xe0-\xff]")),
)
# The first that fits; what fits none is Russian as Windows wrote it.
_SCRIPTS = (
    ("cp866", lambda counts, total: _share(counts, 0x80, 0xAF, total) > 0.5),
    ("cp874", lambda counts, total: _share(counts, 0xA1, 0xBF, total) > 0.2),
    ("cp1256", lambda counts, total: counts[0xC7] > 0.06 * total and counts[0xE1] > 0.04 * total),
    ("koi8-r", lambda counts, total: _share(counts, 0xC0, 0xDF, total) > _share(counts, 0xE0, 0xFF, total)),
    ("cp1253", lambda counts, total: _share(counts, 0xDC, 0xDF, total) > 0.04),
    ("cp1255", lambda counts, total: _share(counts, 0xF8, 0xFA, total) > 0.08 > _share(counts, 0xFB, 0xFF, total)),
)
