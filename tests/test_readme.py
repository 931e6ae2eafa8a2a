"""What the README shows is what happens."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.walk import walked

README = Path(__file__).parents[1] / "README.md"


def test_the_week_of_an_editor_happens_as_told(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    told = README.read_text("utf-8")
    happened = walked(told, tmp_path)
    if request.config.getoption("--update"):
        README.write_text(happened, "utf-8")
    assert happened == README.read_text("utf-8")


def test_the_quick_start_is_one_block_of_two_commands() -> None:
    section = README.read_text("utf-8").split("## Quick start\n")[1].split("\n## ")[0]
    blocks = re.findall(r"(?ms)^```\w*\n(.*?)^```$", section)
    assert len(blocks) == 1
    first, second = blocks[0].strip().splitlines()
    assert first.endswith("newsletter build")
    assert "pytest" in second
