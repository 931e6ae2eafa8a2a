"""What lists show of an issue: its digest changes with an entry or the head, and with nothing else."""

from __future__ import annotations

import pytest

from tests.issues.desk import issue

TEXT = """---
title: The week
---
Some words.

## Papers
- [Mamba](https://arxiv.org/pdf/2312.00752v2): fast #ssm
- A thought without a link
"""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Some words.", "Other words."),
        ("Some words.", "Some words.\n\nAnother paragraph."),
        ("words.", "w[^1]\n\n[^1]: n"),
    ],
)
def test_another_text_is_the_same_outline(old: str, new: str) -> None:
    assert issue(TEXT.replace(old, new)).outline == issue(TEXT).outline
    assert issue(TEXT.replace(old, new)).fingerprint != issue(TEXT).fingerprint


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: The week", "title: The year"),
        ("title: The week", "title: The week\nstatus: draft"),
        ("## Papers", "## Papers of note"),
        ("fast", "faster"),
        ("2312.00752v2", "2312.00753"),
        ("#ssm", "#rnn"),
        ("A thought", "Two thoughts"),
    ],
)
def test_another_entry_or_head_is_another_outline(old: str, new: str) -> None:
    assert issue(TEXT.replace(old, new)).outline != issue(TEXT).outline


def test_an_entry_knows_what_it_leads_to() -> None:
    assert [entry.nature for entry in issue(TEXT).sections[0].entries] == ["paper", ""]
