"""Has this been covered?"""

import pytest

from newsletter.library.coverage import Coverages, coverages
from newsletter.library.told import told
from tests.issues.desk import issue

FIRST = """---
number: 12
date: 2023-11-29
---
A [passing word](https://example.org/passing).

## Papers
- [Linear-time sequence modeling with selective state spaces](https://arxiv.org/abs/2312.00752v1)
- [A library for fine-tuning](https://github.com/example/tune), [notes](https://example.org/notes)
"""
SECOND = """---
date: 2023-12-06
---
## Papers
- [Mamba again](https://arxiv.org/pdf/2312.00752)
"""


def past(*allowed: str) -> Coverages:
    return coverages([told(issue(FIRST, "issues/first.md")), told(issue(SECOND, "issues/second.md"))], allowed)


@pytest.mark.parametrize(
    ("url", "title", "told"),
    [
        ("https://arxiv.org/pdf/2312.00752v3.pdf", "", "covered (covered in #12, 2023-11-29)"),
        ("https://doi.org/10.48550/arXiv.2312.00752", "", "covered (covered in #12, 2023-11-29)"),
        ("https://example.org/notes?utm_source=mail", "", "covered (covered in #12, 2023-11-29)"),
        ("https://example.org/passing", "", "covered (covered in #12, 2023-11-29)"),
        ("https://github.com/example/tune/releases/tag/v2", "", "follow-up (covered in #12, 2023-11-29)"),
        (
            "https://blog.example/mamba",
            "Linear-Time Sequence Modeling with Selective State Spaces",
            "follow-up (covered in #12, 2023-11-29)",
        ),
        ("https://example.org/else", "Something else entirely", "new"),
        ("", "A thought", "new"),
    ],
)
def test_a_link_stands_to_the_past_by_address_by_work_or_by_title(url: str, title: str, told: str) -> None:
    assert str(past().of(url, title)) == told


def test_the_first_issue_is_the_one_that_is_named() -> None:
    mention = past().of("https://arxiv.org/abs/2312.00752").mention
    assert mention
    assert (mention.issue.path, mention.line) == ("issues/first.md", 8)


@pytest.mark.parametrize("allowed", ["https://www.example.org/notes", "example.org", "www.example.org"])
def test_a_recurring_link_is_allowed_by_address_or_by_site(allowed: str) -> None:
    assert past(allowed).of("https://example.org/notes").standing == "allowed"


def test_an_issue_without_a_number_is_named_by_its_slug() -> None:
    found = coverages([told(issue(SECOND, "issues/second.md"))]).of("https://arxiv.org/abs/2312.00752")
    assert str(found) == "covered (covered in second, 2023-12-06)"
