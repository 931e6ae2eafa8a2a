"""The lock keeps what it was given, in bytes that git can compare and merge, and survives what people do to it."""

from __future__ import annotations

import tomllib
from pathlib import PurePosixPath

from hypothesis import given, settings
from hypothesis import strategies as some

from newsletter.library.facts.provider import Facts
from newsletter.library.lock import Lock, read_lock, with_facts, write_lock
from newsletter.model.item import Item
from newsletter.text.dates import PartialDate

A, B = "https://arxiv.org/abs/2401.99999", "https://example.org/b"
PAPER = Facts(
    "Sparse “Gates”",
    ("Ada Example", "Bo Muster"),
    PartialDate(2024, 1),
    "",
    "CC0",
    "Words.",
    200,
    "arxiv",
    "2024-01-05T12:00:00Z",
)


def test_each_value_stands_on_its_own_line_under_its_address() -> None:
    text = write_lock(Lock({B: Facts("B", status=404), A: PAPER})).decode()
    assert text[text.index("[") :] == (
        '["https://arxiv.org/abs/2401.99999"]\ntitle = "Sparse “Gates”"\nauthors = ["Ada Example", "Bo Muster"]\n'
        'published = "2024-01"\nlicence = "CC0"\nabstract = "Words."\nstatus = 200\nby = "arxiv"\n'
        'fetched = "2024-01-05T12:00:00Z"\n\n["https://example.org/b"]\ntitle = "B"\nstatus = 404\n'
    )


def test_the_order_of_facts_does_not_matter() -> None:
    assert write_lock(Lock({A: PAPER, B: Facts("B")})) == write_lock(Lock({B: Facts("B"), A: PAPER}))


_TEXT = some.text(some.characters(exclude_categories=["Cs"]), max_size=40)
_FACTS = some.builds(
    Facts,
    title=_TEXT,
    authors=some.lists(_TEXT, max_size=3).map(tuple),
    published=some.none()
    | some.builds(PartialDate, some.integers(1900, 2100), some.none() | some.integers(1, 12), some.none()),
    abstract=_TEXT,
    status=some.integers(0, 599),
)


@settings(derandomize=True, max_examples=60, deadline=None)
@given(some.dictionaries(some.sampled_from([A, B, "https://example.org/%C3%A9?q=1"]), _FACTS, max_size=3))
def test_what_is_written_is_read_again_by_us_and_by_every_reader_of_toml(facts: dict[str, Facts]) -> None:
    data = write_lock(Lock(facts))
    assert read_lock(data) == Lock(facts)
    assert write_lock(read_lock(data)) == data
    assert set(tomllib.loads(data.decode())) == set(facts)


def test_a_damaged_line_is_told_with_its_place_and_costs_one_fact() -> None:
    text = write_lock(Lock({A: PAPER, B: Facts("B")})).decode()
    broken = text.replace("status = 200", "status = two hundred").replace("Bo Muster", 'Bo "Muster')
    lock = read_lock(broken.encode())
    assert [(problem.code, text.split("\n")[problem.line - 1].partition(" ")[0]) for problem in lock.problems] == [
        ("W781", "authors"),
        ("W781", "status"),
    ]
    assert lock.facts == {A: PAPER._replace(authors=(), status=0), B: Facts("B")}


def test_a_merge_that_was_not_finished_is_told() -> None:
    text = f'["{B}"]\n<<<<<<< ours\ntitle = "B"\n=======\ntitle = "C"\n>>>>>>> theirs\n'
    lock = read_lock(text.encode(), PurePosixPath("seeds/library.lock"))
    assert [(problem.line, problem.message) for problem in lock.problems] == [
        (line, "a merge was not finished here") for line in (2, 4, 6)
    ]


def test_unknown_keys_values_of_another_type_and_facts_without_an_address_are_told() -> None:
    lock = read_lock(f'title = "x"\n["{B}"]\ntitel = "x"\ntitle = 7\nauthors = "Ada"\npublished = "2024-13"\n'.encode())
    assert [problem.line for problem in lock.problems] == [1, 3, 4, 5, 6]


def test_any_bytes_are_read_without_an_error() -> None:
    for data in (b"", b"\xff\xfe\x00", b"[" * 10_000, b"\x00" * 100, b'["a"]\nauthors = ' + b"[" * 100_000):
        assert read_lock(data).facts.keys() <= {"a"}


def test_an_address_is_found_however_it_is_written() -> None:
    lock = read_lock(write_lock(Lock({A: PAPER})))
    assert lock.of("http://www.arxiv.org/pdf/2401.99999v2.pdf?utm_source=x") == PAPER
    assert lock.of("") is None


def test_facts_fill_what_an_item_lacks_and_change_nothing_that_it_says() -> None:
    lock = Lock({A: PAPER})
    assert with_facts(Item(A), lock) == Item(A, PAPER.title, authors=PAPER.authors, published=PAPER.published)
    own = Item(A, "My title", authors=("Me",), published=PartialDate(1999))
    assert with_facts(own, lock) == own
    assert with_facts(Item(A, "paper"), lock).title == PAPER.title
    assert with_facts(Item(B, "b"), lock) == Item(B, "b")
