"""Names in, whether they were met before out, at a bit a name: for archives of which nobody can hold all addresses.

A name that was met is always known. One that was not may look as if it was, now and then, so only those ask here whom
a name too many does not mislead.
"""

from __future__ import annotations

from collections.abc import Iterable

_BITS = 1 << 25
"""Of three hundred thousand names, one in a hundred is taken for another."""


class Met:
    """The names that were met so far."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._bits = bytearray(_BITS // 8)
        for name in names:
            self.again(name)

    def again(self, name: str) -> bool:
        """Whether a name was met before; from now on it was.

        >>> met = Met(["a"])
        >>> met.again("a"), met.again("b"), met.again("b")
        (True, False, True)
        """
        place, bit = divmod(hash(name) % _BITS, 8)
        known = self._bits[place] >> bit & 1
        self._bits[place] |= 1 << bit
        return bool(known)

    def __contains__(self, name: str) -> bool:
        place, bit = divmod(hash(name) % _BITS, 8)
        return bool(self._bits[place] >> bit & 1)
