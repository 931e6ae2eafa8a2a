"""Links inside a text, written for the anchors of other programs, lead to the heading that is meant."""

from __future__ import annotations

import pytest

from newsletter.document.anchors import github_anchor
from tests.document.beside import read

HEADINGS = """\
## Tülu 2, Zephyr-β & what's next

## 1) Mamba: Linear-Time

## Models

## Models

## 🚀 Launch

## `code_span()` and C++

## 模型

## Given {#mine}
"""


def led(url: str) -> str:
    """Where a link in that text leads."""
    document = read(f"[words]({url})[^n]\n\n{HEADINGS}\n[^n]: [words]({url})\n")
    first, second = [link.string("url") for link in document.links()]
    assert first == second
    return first


@pytest.mark.parametrize(
    ("url", "ours"),
    [
        ("#tülu-2-zephyr-β--whats-next", "#tulu-2-zephyr-b-whats-next"),  # GitHub, GitLab
        ("#t%C3%BClu-2-zephyr-%CE%B2--whats-next", "#tulu-2-zephyr-b-whats-next"),
        ("#user-content-tülu-2-zephyr-β--whats-next", "#tulu-2-zephyr-b-whats-next"),
        ("#1-mamba-linear-time", "#1-mamba-linear-time"),
        ("#mamba-linear-time", "#1-mamba-linear-time"),  # kramdown, Pandoc
        ("#§mamba-linear-time", "#1-mamba-linear-time"),  # Substack
        ("#Mamba_Linear_Time", "#1-mamba-linear-time"),  # MediaWiki
        ("#models", "#models"),
        ("#models-1", "#models-2"),  # GitHub counts from nought
        ("#-launch", "#launch"),
        ("#code_span-and-c", "#code-span-and-cpp"),
        ("#模型", "#mo-xing"),
        ("#given", "#mine"),
        ("#mine", "#mine"),
    ],
)
def test_the_anchor_of_another_program_leads_to_the_heading(url: str, ours: str) -> None:
    assert led(url) == ours


@pytest.mark.parametrize(
    "url", ["#nowhere", "#", "#top", "#model", "https://e.example/#models-1", "other.html#models-1"]
)
def test_what_means_no_heading_stays(url: str) -> None:
    assert led(url) == url


def test_anchors_that_exist_stay_as_they_are() -> None:
    ids = [heading.string("id") for heading in read(HEADINGS).headings()]
    assert ids == ["tulu-2-zephyr-b-whats-next", "1-mamba-linear-time", "models", "models-2", *ids[4:]]
    assert read("[x](#a)\n\n# A\n\n<a id='a-b'></a>\n\n# a b\n").links()[0].string("url") == "#a"


def test_an_anchor_of_github() -> None:
    assert github_anchor("Hello, World & more") == "hello-world--more"
