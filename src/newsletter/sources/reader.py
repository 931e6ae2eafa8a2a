"""What a reader of seeds is: how it knows its format, and what it makes of a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from newsletter.model.source import Raw, Source


@dataclass(frozen=True, slots=True)
class Reader:
    """`accepts` looks at the path and the bytes; the first reader of the table that accepts a file reads it.

    A `noisy` reader takes text that was copied from pages: what is no part of the article is removed before it reads.
    """

    name: str
    accepts: Callable[[Raw], bool]
    read: Callable[[Raw], Source]
    noisy: bool = False
