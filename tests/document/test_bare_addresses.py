"""Addresses that stand in the words: where each begins and ends, in headings too."""

import pytest

from newsletter.document import parse_markdown, to_email, to_feed, to_html, to_text
from newsletter.text.urls import canonical

PAGE = "https://news.example/issues/a/"


def addresses(text: str) -> list[str]:
    return [link.string("url") for link in parse_markdown(text).links()]


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("See https://example.org/a.", "https://example.org/a"),
        ("See (https://example.org/Mamba_(model)).", "https://example.org/Mamba_(model)"),
        ('an attribute: link="https://example.org/a"%}', "https://example.org/a"),
        ("[https://example.org/job](a job)", "https://example.org/job"),
        ("读 https://example.org/a，然后", "https://example.org/a"),
        ("via Https://Example.org/a", "Https://Example.org/a"),
        ("www.example.org/a", "http://www.example.org/a"),
        ("## (#12: strip fields)[https://example.org/12]", "https://example.org/12"),
    ],
)
def test_an_address_ends_where_its_reader_would_end_it(text: str, url: str) -> None:
    assert addresses(text) == [url]


@pytest.mark.parametrize("text", ["`https://example.org/a`", "ada@www.example.org", "x/https://example.org"])
def test_an_address_that_is_part_of_something_else_is_none(text: str) -> None:
    assert addresses(text) == []


def test_an_address_does_not_begin_with_what_nobody_sees() -> None:
    assert addresses("[a](\x02https://example.org/a)") == ["https://example.org/a"]


def test_plain_text_names_the_address_of_a_link_whose_words_are_only_a_host() -> None:
    assert "http://example.org" in to_text(parse_markdown("[example.org](http://example.org)"), PAGE)
    assert to_text(parse_markdown("www.example.org"), PAGE) == "www.example.org\n"


def test_a_topic_in_a_heading_is_words() -> None:
    assert [node.kind for node in parse_markdown("## C #one").nodes[0].walk()] == ["heading", "text"]


def test_a_host_in_another_script_is_written_so_that_every_client_can_look_it_up() -> None:
    document = parse_markdown("[words](https://喵.世界/2022/) and https://bücher.example/ü\n")
    for written in (to_html(document), to_email(document, "https://e.org/"), to_feed(document, "https://e.org/")):
        assert 'href="https://xn--i2r.xn--rhqv96g/2022/"' in written
        assert 'href="https://xn--bcher-kva.example/%C3%BC"' in written
    assert canonical(document.links()[0].string("url")) == "https://xn--i2r.xn--rhqv96g/2022"
