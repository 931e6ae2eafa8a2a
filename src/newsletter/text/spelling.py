"""A string in, the way to write it as a value of a head out."""

from __future__ import annotations

import json
import re

from newsletter.text.patterns import pattern

# What other YAML readers would take for a truth value or a number. A date may be one: every reader knows it.
_TAKEN = pattern(
    r"y|n|yes|no|on|off|true|false|null|~|[-+.]?[0-9][0-9_,.:xobea-f+-]*|[-+]?\.(?:inf|nan)",
    re.IGNORECASE,
)
_DATE = pattern(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z| ?[+-][0-9]{2}:?[0-9]{2})?)?")
_PLAIN = pattern(r"[^\W_](?:[^\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]*[^\s:])?")
_ESCAPED = pattern("[\x7f-\xa0\u2028\u2029\ufeff]")


def spell(value: str, style: str = "yaml", *, inside: bool = False) -> str:
    """A value for the head: plain where that is safe, else in quotes; TOML has them always, Pelican never.

    `inside` says that it will stand inside `[…]`, where a comma has a meaning.

    >>> spell("Why: because"), spell("Ada Example"), spell("no")
    ('"Why: because"', 'Ada Example', '"no"')
    """
    if style == "pelican":
        return " ".join(value.split())
    if style == "yaml" and _is_plain(value) and not (inside and re.search(r"[,\[\]{}]", value)):
        return value
    return quoted(value)


def quoted(value: str) -> str:
    """A string in double quotes, as YAML, TOML and JSON all read it."""
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04X}", json.dumps(value, ensure_ascii=False))


def bare(written: str) -> str:
    """A value as it was meant by one who took care of its quotes, but not well: `'it's'`, `"Hello`."""
    quote = written[:1]
    if not quote or quote not in "\"'":
        return written
    if written.count(quote) == 1:
        return written[1:]
    return written[1:-1] if written.endswith(quote) and (quote == "'" or written.count(quote) == 2) else written


def _is_plain(value: str) -> bool:
    if _DATE.fullmatch(value):
        return True
    return bool(_PLAIN.fullmatch(value)) and not (": " in value or " #" in value or _TAKEN.fullmatch(value))
