"""A fingerprint of any value of the model: the whole dependency graph of the incremental build.

A renderer sees only its arguments, so two calls whose arguments have one digest give one result.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from hashlib import blake2b


def digest(*values: object) -> str:
    """A hexadecimal digest of the values: the same in every process, on every machine, in every year."""
    return blake2b("\x1f".join(_spell(values)).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _spell(value: object) -> Iterator[str]:
    fingerprint = getattr(value, "fingerprint", None)
    if fingerprint:
        yield fingerprint
    elif isinstance(value, bytes):
        yield blake2b(value, digest_size=16).hexdigest()
    elif isinstance(value, tuple | list):
        yield f"({len(value)}"
        for part in value:
            yield from _spell(part)
    elif is_dataclass(value):
        yield type(value).__name__
        for field in fields(value):
            yield from _spell(getattr(value, field.name))
    else:
        yield f"{type(value).__name__}:{value}"
