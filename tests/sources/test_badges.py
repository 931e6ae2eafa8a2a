"""Badges at the head of a page about a project are no items, what they lead to about papers and code is."""

from pathlib import PurePosixPath

import pytest

from newsletter.model.source import Raw, Source
from newsletter.sources import read

STARS = "![stars](https://img.shields.io/github/stars/kettles/tea.svg)"
PAPER = "![arXiv](https://img.shields.io/badge/arXiv-2312.00752-b31b1b)"


def seed(text: str, name: str = "README.md") -> Source:
    return read(Raw(PurePosixPath("seeds") / name, f"# Tea\n\n{text}\n".encode()))


@pytest.mark.parametrize(
    "text",
    [
        f"[{STARS}](https://github.com/kettles/tea/stargazers)",
        "[![Awesome](https://awesome.re/badge.svg)](https://awesome.re)",
        "Tea [![CI](https://github.com/kettles/tea/actions/workflows/x.yml/badge.svg)](https://ci.example/) boils.",
    ],
)
def test_a_badge_is_no_item_and_is_listed_as_removed(text: str) -> None:
    source = seed(text)
    assert not source.items
    assert [(one.line, one.rule) for one in source.removed] == [(3, "badge")]


@pytest.mark.parametrize(
    "text",
    [
        f"[{PAPER}](https://arxiv.org/abs/2312.00752)",
        f"[{STARS}](https://github.com/kettles/tea)",
        f"[{STARS} of the kettle](https://kettle.example/)",
        "[![A kettle](https://kettle.example/kettle.png)](https://kettle.example/)",
    ],
)
def test_what_leads_to_a_work_or_shows_more_than_a_badge_is_an_item(text: str) -> None:
    source = seed(text)
    assert len(source.items) == 1
    assert not source.removed


def test_badges_in_other_markups_are_badges_too() -> None:
    badge = ".. image:: https://img.shields.io/a.svg\n   :target: https://ci.example/\n"
    text = f"{badge}\n`Tea <https://tea.example/>`_ boils."
    assert [item.url for item in seed(text, "README.rst").items] == ["https://tea.example/"]
