"""Files are written when their bytes are other ones, whether they come at once or in pieces."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath

import pytest

from newsletter.edge.files import ASIDE, write_if_changed
from newsletter.model.problem import NewsletterError

PATH = PurePosixPath("deep/below/a.txt")
WAYS: list[Callable[[bytes], bytes | Iterable[bytes]]] = [bytes, lambda data: iter((data[:2], data[2:]))]


@pytest.mark.parametrize("told", WAYS, ids=["at once", "in pieces"])
def test_a_file_is_written_once_for_the_same_bytes(
    tmp_path: Path, told: Callable[[bytes], bytes | Iterable[bytes]]
) -> None:
    assert write_if_changed(tmp_path, PATH, told(b"words"))
    first = (tmp_path / PATH).stat()
    assert not write_if_changed(tmp_path, PATH, told(b"words"))
    assert (tmp_path / PATH).stat() == first
    assert write_if_changed(tmp_path, PATH, told(b"other"))
    assert (tmp_path / PATH).read_bytes() == b"other"
    assert list((tmp_path / ASIDE).iterdir()) == []


def test_pieces_that_end_too_early_leave_the_file_as_it_was(tmp_path: Path) -> None:
    def failing() -> Iterable[bytes]:
        yield b"half"
        raise NewsletterError("the template fails")

    write_if_changed(tmp_path, PATH, b"whole")
    with pytest.raises(NewsletterError):
        write_if_changed(tmp_path, PATH, failing())
    assert (tmp_path / PATH).read_bytes() == b"whole"
