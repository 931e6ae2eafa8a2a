"""The past that a draft is held against is kept as a whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsletter.edge import retold
from newsletter.edge.collected import collected
from newsletter.model.publication import Settings

_LINK = "- [Kettle, a small model](https://models.example/kettle) — It sings."


def _standing(root: Path) -> str:
    with collected(root, Settings(), held=True) as found:
        return found.past.covered.of("https://models.example/kettle").standing


def test_a_run_that_ends_before_the_past_is_kept_leaves_none_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in ("issues/2023-01-01-first.md", "seeds/a.md"):
        (tmp_path / path).parent.mkdir(parents=True)
        (tmp_path / path).write_text(f"---\ntitle: A kettle\ndate: 2023-01-01\n---\n\n{_LINK}\n", encoding="utf-8")

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(retold, "_answers", interrupted)
        with pytest.raises(KeyboardInterrupt):
            _standing(tmp_path)
    assert _standing(tmp_path) == "covered"
    assert _standing(tmp_path) == "covered"
