"""What providers tell, from answers made by hand (`answers/README.md`), and what is made of answers that are none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsletter.library.facts import PROVIDERS, providers_of
from newsletter.library.facts.answers import said
from newsletter.library.facts.provider import Facts
from newsletter.text.dates import PartialDate

ANSWERS = Path(__file__).parent / "answers"
BY = "https://creativecommons.org/licenses/by/4.0/"

TOLD = {
    ("arxiv", "arxiv.xml"): Facts(
        "Sparse Gates & Dense Regrets: A Study of $k$ Experts",
        ("Ada Example", "Bo Muster"),
        PartialDate(2024, 1, 31),
        "Journal of Invented Results 3 (2024)",
        "http://creativecommons.org/licenses/by/4.0/",
        "We invent a paper about experts who are rarely asked.",
    ),
    ("crossref", "crossref.json"): Facts(
        "On the Quiet Half of a Mixture: Evidence from Nowhere",
        ("Ada Example", "The Muster Collaboration"),
        PartialDate(2023, 12),
        "Annals of Invented Results",
        BY,
        "Half of the experts say nothing; p < 0.05.",
    ),
    ("openreview", "openreview.json"): Facts(
        "Experts that Nobody Asks",
        ("Ada Example", "Bo Muster"),
        PartialDate(2024, 1, 16),
        "IMAGINED 2024 poster",
        "CC BY 4.0",
        "An invented submission.",
    ),
    ("openreview", "openreview-older.json"): Facts(
        "Experts, Again", ("Bo Muster",), PartialDate(2019, 10, 2), "", "", "An older invented submission."
    ),
    ("hugging-face", "hugging-face.json"): Facts(
        "Muster-8x1B", ("example-lab",), PartialDate(2023, 12, 9), "Hugging Face", "apache-2.0", "text-generation"
    ),
    ("hugging-face", "hugging-face-data.json"): Facts(
        "The Invented Pile",
        ("example-lab",),
        PartialDate(2022, 3, 2),
        "Hugging Face",
        "pile-terms",
        "Sentences that nobody wrote.",
    ),
    ("github", "github.json"): Facts(
        "example-lab/muster",
        ("example-lab",),
        PartialDate(2023, 12, 8),
        "GitHub",
        "Apache-2.0",
        "Routes tokens to experts: Vec<T> in, Vec<T> out",
    ),
    ("page", "page.html"): Facts(
        "What experts cost",
        ("Ada Example",),
        PartialDate(2024, 1, 4),
        "Example Weblog",
        BY,
        'A bill for "free" parameters.',
    ),
    ("page", "page-library.html"): Facts(
        "Counting Experts", ("Ada Example", "Bo Muster"), PartialDate(2023, 12), "Imagined Meeting on Counting"
    ),
    ("page", "page-linked-data.html"): Facts(
        "Experts in JSON",
        ("Ada Example",),
        PartialDate(2024, 1, 5),
        "Example Lab",
        "https://example.org/terms",
        "Said by data.",
    ),
}


@pytest.mark.parametrize(("provider", "file"), list(TOLD), ids=str)
def test_a_provider_tells_what_its_answer_holds(provider: str, file: str) -> None:
    assert PROVIDERS[provider].parse((ANSWERS / file).read_bytes(), "") == TOLD[provider, file]


@pytest.mark.parametrize("provider", list(PROVIDERS))
@pytest.mark.parametrize(
    "answer",
    [
        *(b"", b"\x00\xff\xfe", b"not found", b"null", b"[]", b'{"message": []}', b'{"notes": [null]}', b"<feed/>"),
        *(b"{" * 100_000, b"[" * 100_000, b"<a>" * 50_000, b"<!DOCTYPE", b'{"id": 1' + b"0" * 5000 + b"}"),
        *((ANSWERS / "broken-arxiv-error.xml").read_bytes(), (ANSWERS / "hostile-arxiv-entities.xml").read_bytes()),
    ],
    ids=lambda answer: repr(answer[:20]),
)
def test_an_answer_that_is_none_tells_nothing(provider: str, answer: bytes) -> None:
    facts = PROVIDERS[provider].parse(answer, "no-such-charset")
    assert facts == Facts() or "<title>" in answer.decode("latin-1")
    assert "root:" not in str(facts)


@pytest.mark.parametrize("provider", list(PROVIDERS))
def test_a_cut_off_answer_raises_nothing(provider: str) -> None:
    for file in sorted(ANSWERS.iterdir()):
        data = file.read_bytes()
        for end in range(0, len(data), 37):
            PROVIDERS[provider].parse(data[:end], "")


def test_every_field_is_a_plain_line_of_bounded_length() -> None:
    nasty = "<script>x</script>\x1b[31m\u202eabc\n\r\x00<img src=x onerror=alert(1)>" + "word " * 10_000
    note = {
        "content": {"title": nasty, "authors": [nasty[:500]] * 5000, "venue": nasty, "abstract": nasty},
        "license": nasty,
    }
    facts = PROVIDERS["openreview"].parse(json.dumps({"notes": [note]}).encode(), "")
    fields = [facts.title, *facts.authors, facts.venue, facts.abstract, facts.licence]
    assert all(0 < len(field) <= 2000 for field in fields)
    assert len(facts.title) <= 300
    assert not [field for field in fields if any(ord(letter) < 32 or letter in "\u202e\x1b<" for letter in field)]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("a < b and c > d", "a < b and c > d"),
        ("Vec<T> &amp; friends", "Vec<T> & friends"),
        ("&lt;b&gt;bold&lt;/b&gt;", "bold"),
        ("H<sub>2</sub>O", "H2O"),
        (None, ""),
        (["list"], ""),
        ("\ud800 lone", "lone"),
    ],
)
def test_markup_becomes_words(value: object, expected: str) -> None:
    assert said(value) == expected


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("https://arxiv.org/abs/2401.99999", ["arxiv", "page"]),
        ("https://arxiv.org/abs/cs/0701001", ["arxiv", "page"]),
        ("https://doi.org/10.5555/invented.7", ["crossref", "page"]),
        ("https://openreview.net/forum?id=inVented00", ["openreview", "page"]),
        ("https://huggingface.co/example-lab/muster", ["hugging-face", "page"]),
        ("https://huggingface.co/datasets/example-lab/pile", ["hugging-face", "page"]),
        ("https://huggingface.co/blog/experts", ["page"]),
        ("https://github.com/example-lab/muster", ["github", "page"]),
        ("https://github.com/example-lab/muster/releases/tag/v1", ["page"]),
        ("https://example.org/a", ["page"]),
        ("mailto:ada@example.org", []),
        ("", []),
    ],
)
def test_who_is_asked_about_an_address(url: str, asked: list[str]) -> None:
    assert [provider.name for provider, _ in providers_of(url)] == asked


def test_a_doi_is_one_word_of_the_request_and_a_page_is_asked_as_it_was_written() -> None:
    (_, request), (_, page) = providers_of(
        "https://doi.org/10.5555/a/../b?c#d", "https://www.example.org/a?utm_source=x"
    )
    assert request == "https://api.crossref.org/works/10.5555%2Fa%2F..%2Fb%3Fc%23d"
    assert page == "https://www.example.org/a?utm_source=x"
