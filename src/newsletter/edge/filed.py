"""An issue file that was read and let go: to know it again is enough, and whoever wants its words reads it again.

The files of an archive of ten thousand are two hundred megabytes, and a build needs those that it prints, one by one.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import NamedTuple

from newsletter.edge import files
from newsletter.edge.noticed import seal
from newsletter.model.problem import NewsletterError, Problem
from newsletter.model.source import Raw


class Filed(NamedTuple):
    """A file of the publication and the digest of its bytes, as it was when it was first read."""

    root: Path
    path: PurePosixPath
    seal: str

    def raw(self) -> Raw:
        """The file as it was then; NewsletterError when it has changed since: what is known of it is outdated."""
        try:
            raw = files.read(self.root, self.path)
        except OSError:
            raw = Raw(self.path, b"")
        if seal(raw.data) != self.seal:
            problem = Problem("E905", "changed while it was read", self.path, hint="run the command again")
            raise NewsletterError(problems=[problem], exit_code=1)
        return raw


class Unfiled(NamedTuple):
    """The same for a text that lies in no file: a review that nobody wrote."""

    text: Raw

    @property
    def path(self) -> PurePosixPath:
        return self.text.path

    @property
    def seal(self) -> str:
        return seal(self.text.data)

    def raw(self) -> Raw:
        """The text."""
        return self.text
