"""What came of asking whether a web address still answers."""

from __future__ import annotations

from typing import Literal, NamedTuple

Standing = Literal[
    "good",  # it answers
    "moved",  # it answers from another address, for good
    "gone",  # its host says that nothing is there
    "nowhere",  # there is no such host
    "unreachable",  # the host lets nobody in
    "distrusted",  # no browser trusts the certificate of the host
    "refused",  # we may not ask it
    "silent",  # the host says nothing, perhaps only now
    "busy",  # the host does not want to be asked any more
    "unclear",  # the host says what proves nothing
]


class Reply(NamedTuple):
    """`host` is who had the last word, `words` say what it was, `to` is where an address has moved for good.

    Words go on after the address, where they prove that readers will not get there: "is not there (404)". Where they
    do not, they are a sentence: "a.example does not let us in (403)".
    """

    standing: Standing
    host: str
    words: str = ""
    to: str = ""

    @property
    def reached(self) -> bool:
        """Whether anybody was there: a whole network that is gone looks like many hosts that are."""
        return self.standing not in ("nowhere", "unreachable", "distrusted", "silent")
