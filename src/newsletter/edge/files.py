"""Values to files, whole or not at all.

A file is written aside and renamed into place, and only when its bytes differ: feed readers and static hosts take a
new time for a new file. Leftovers of an interrupted run lie in one folder, which the next run empties.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from filecmp import cmp
from pathlib import Path, PurePosixPath

from newsletter.model.problem import NewsletterError
from newsletter.model.source import Raw

ASIDE = ".newsletter-unfinished"
MAX_BYTES = 5_000_000


def read(root: Path, path: PurePosixPath) -> Raw:
    """A file of the publication."""
    with open(os.path.join(root, path), "rb") as file:
        return Raw(path, file.read())


def is_inside(root: Path, path: PurePosixPath) -> bool:
    """Whether a path is a file of the publication: what lies outside is not there, whatever way leads to it."""
    file = root / path
    return path.parts[:1] != ("..",) and os.path.isfile(file) and file.resolve().is_relative_to(root.resolve())


def write_if_changed(folder: Path, path: PurePosixPath, data: bytes | Iterable[bytes]) -> bool:
    """Write a file below `folder`, perhaps in pieces, unless it holds these bytes already; tells whether it wrote."""
    target = os.path.join(folder, path)  # joined as text: a build writes thousands of small files
    aside = os.path.join(folder, ASIDE, f"{os.getpid()}-{abs(hash(path))}")
    try:
        size = os.stat(target).st_size
        if isinstance(data, bytes) and size == len(data) and _bytes(target) == data:
            return False
    except FileNotFoundError:
        pass
    except NotADirectoryError as error:
        raise NewsletterError(f"{error.filename} is a file, not a folder", exit_code=1) from error
    try:
        _write(aside, data)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(aside), exist_ok=True)
        _write(aside, data)
    if not isinstance(data, bytes) and os.path.isfile(target) and cmp(aside, target, shallow=False):
        os.unlink(aside)
        return False
    try:
        os.replace(aside, target)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(target), exist_ok=True)
        os.replace(aside, target)
    return True


def _bytes(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def _write(path: str | Path, data: bytes | Iterable[bytes]) -> None:
    with open(path, "wb", buffering=0) as file:
        for piece in (data,) if isinstance(data, bytes) else data:
            view = memoryview(piece)
            while view:
                view = view[file.write(view) :]


def create(folder: Path, path: PurePosixPath, data: bytes) -> None:
    """Write a new source file; FileExistsError when there is one already. It is on the disk when this returns."""
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        _write_durably(aside, data)
        try:
            os.link(aside, target)
        except FileExistsError:
            raise
        except OSError as error:
            if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.EXDEV):
                raise
            if target.exists():
                raise FileExistsError(str(target)) from error
            aside.replace(target)
    finally:
        aside.unlink(missing_ok=True)


def replace(folder: Path, path: PurePosixPath, before: bytes, after: bytes) -> None:
    """Rewrite a source file; refuses when it is not what was read, so that nobody's edit is lost."""
    target = folder / path
    if target.read_bytes() != before:
        raise NewsletterError(f"{path} was changed by somebody else meanwhile; nothing was written", exit_code=1)
    aside = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        _write_durably(aside, after)
        with suppress(OSError):
            shutil.copymode(target, aside)
        aside.replace(target)
    finally:
        aside.unlink(missing_ok=True)


def _write_durably(path: Path, data: bytes) -> None:
    _write(path, data)
    with open(path, "rb") as file:
        os.fsync(file.fileno())


def clean_up(folder: Path) -> None:
    """Remove what an interrupted run left aside."""
    shutil.rmtree(folder / ASIDE, ignore_errors=True)


def remove(folder: Path, path: PurePosixPath) -> None:
    """Remove a file that we wrote, and the folders that it leaves empty."""
    target = folder / path
    target.unlink(missing_ok=True)
    for parent in target.parents:
        if parent == folder:
            return
        try:
            parent.rmdir()
        except OSError:
            return


@contextmanager
def lock(state: Path) -> Iterator[None]:
    """Hold the publication for one build; another one waits. A killed process leaves no lock behind."""
    state.mkdir(parents=True, exist_ok=True)
    with suppress(OSError):
        (state / ".gitignore").write_text("*\n", "utf-8")
    with open(state / "lock", "a+b") as file:
        try:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)
        except ImportError:  # Windows has no flock; msvcrt locks the first byte the same way
            import msvcrt  # type: ignore[import-not-found,unused-ignore]

            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)  # type: ignore[attr-defined,unused-ignore]
        yield
