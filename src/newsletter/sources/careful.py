"""A reader in, one that never fails out: whatever a stranger's file does to it becomes a finding."""

from __future__ import annotations

from collections.abc import Callable

from newsletter.model.problem import Problem
from newsletter.model.source import Raw, Source
from newsletter.sources.reader import Reader


def careful(name: str, accepts: Callable[[Raw], bool], read: Callable[[Raw], Source]) -> Reader:
    """The reader `name`, for formats whose parsers are not ours and may raise anything."""

    def attempt(raw: Raw) -> Source:
        try:
            return read(raw)
        except RecursionError:
            problem = Problem("E767", "nested too deeply to be read", raw.path)
        except Exception as error:
            what = f"{type(error).__name__}: {error}"[:200]
            hint = "if other programs read the file, please report it with the file"
            problem = Problem("E762", f"cannot be read as {name} ({what})", raw.path, hint=hint)
        return Source(raw.path, name, raw.path.stem, problems=(problem,))

    return Reader(name, accepts, attempt)


def unreadable(raw: Raw, name: str, code: str, message: str, hint: str = "", line: int = 0, column: int = 0) -> Source:
    """A Source of which there is only to say why nothing is in it."""
    return Source(raw.path, name, raw.path.stem, problems=(Problem(code, message, raw.path, line, column, hint),))
