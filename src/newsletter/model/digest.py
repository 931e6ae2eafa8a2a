"""A fingerprint of any value of the model: the whole dependency graph of the incremental build.

A renderer sees only its arguments, so two calls whose arguments have one digest give one result.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from hashlib import blake2b


def digest(*values: object) -> str:
    """A hexadecimal digest of the values: the same in every process, on every machine, in every year."""
    words: list[str] = []
    _spell(values, words)
    return blake2b("\x1f".join(words).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _spell(value: object, words: list[str]) -> None:
    """Add the words of a value. Plain values come first, because a build spells half a million of them."""
    kind = type(value)
    if kind is str or kind is int or value is None:
        words.append(f"{kind.__name__}:{value}")
    elif fingerprint := getattr(value, "fingerprint", None):
        words.append(fingerprint)
    elif isinstance(value, bytes):
        words.append(blake2b(value, digest_size=16).hexdigest())
    elif isinstance(value, tuple | list):
        words.append(f"({len(value)}")
        for part in value:
            _spell(part, words)
    elif is_dataclass(value):
        words.append(kind.__name__)
        for field in fields(value):
            _spell(getattr(value, field.name), words)
    else:
        words.append(f"{kind.__name__}:{value}")
