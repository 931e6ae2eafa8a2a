"""The local images of an issue, copied beside its page."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from newsletter.edge.output import Output
from newsletter.model.digest import digest
from newsletter.pipeline import Picture


def copy_pictures(pictures: Iterable[Picture], root: Path, output: Output) -> Iterator[str]:
    """Copy what exists inside the publication and changed, and name what was looked for: some may be missing."""
    for picture in pictures:
        path = PurePosixPath(os.path.normpath(picture.source))
        file = root / path
        if path.is_absolute() or path.parts[:1] == ("..",) or not file.resolve().is_relative_to(root.resolve()):
            continue
        yield str(path)
        try:
            facts = file.stat()
        except OSError:
            continue
        key = digest("picture", path, picture.target, facts.st_size, facts.st_mtime_ns)
        if output.has(key):
            output.keep(key)
        else:
            output.write(picture.target, key, file.read_bytes())
