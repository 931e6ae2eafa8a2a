"""What every test may ask for: a newsroom, and `--update` to write the expected files anew."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from tests.newsroom import SETTINGS, Newsroom


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write the expected files of tests/houses anew")


def pytest_configure() -> None:
    """Some tests press Ctrl-C, to which a shell makes jobs in its background deaf."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    """A publication that has its settings and nothing else, in a repository of its own."""
    room = Newsroom(tmp_path)
    room.write("newsletter.toml", SETTINGS)
    (tmp_path / ".git").mkdir()
    return room
