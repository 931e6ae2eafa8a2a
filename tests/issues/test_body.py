"""What stands in an issue: its sections and their entries, the words and the links."""

import pytest

from newsletter.model.issue import Issue, Link
from tests.issues.desk import issue, manuscript

WEEK = """---
title: The week
---
Opening words with a [link](https://example.org/opening).

## Models
- [Mixtral](https://mistral.ai/news/mixtral?utm_source=x) — first strong open MoE. #moe
- **Phi**: small. [Card](https://huggingface.co/microsoft/phi-2), [paper](https://arxiv.org/abs/2306.11644v2)

### Gemini
Longer words about [Gemini](https://blog.example/gemini).

## Papers
1. https://arxiv.org/pdf/2312.00752v2.pdf

## Odds and ends

## Housekeeping
No list here.
"""


def outline(read: Issue) -> list[tuple[str, str, list[str]]]:
    return [(section.kind, section.title, [entry.title for entry in section.entries]) for section in read.sections]


def test_headings_open_sections_and_items_and_lower_headings_are_entries() -> None:
    assert outline(issue(WEEK)) == [
        ("models", "Models", ["Mixtral", "Card", "Gemini"]),
        ("papers", "Papers", ["arxiv.org/pdf/2312.00752v2.pdf"]),
        ("other", "Odds and ends", []),
        ("housekeeping", "Housekeeping", []),
    ]


def test_an_entry_knows_its_address_its_words_its_topics_and_its_line() -> None:
    first, second, third = issue(WEEK).sections[0].entries
    assert first.url == "https://mistral.ai/news/mixtral"
    assert first.href == "https://mistral.ai/news/mixtral?utm_source=x"
    assert (first.comment, first.topics, first.line) == ("first strong open MoE. #moe", ("moe",), 7)
    assert second.links == ("https://huggingface.co/microsoft/phi-2", "https://arxiv.org/abs/2306.11644")
    assert (third.anchor, third.comment, third.line) == ("gemini", "Longer words about Gemini.", 10)


def test_an_entry_leads_directly_to_what_a_network_wrapped() -> None:
    (entry,) = (
        issue("## Links\n- [A](https://t.umblr.com/redirect?z=https%3A%2F%2FE.org%2Fa%3Fq%3D1&t=Y)\n")
        .sections[0]
        .entries
    )
    assert (entry.url, entry.href) == ("https://e.org/a?q=1", "https://E.org/a?q=1")


def test_what_the_front_matter_says_may_be_named_in_the_text() -> None:
    said = "---\ntitle: Week 12\nseats: 30\n---\n## {{ $frontmatter.title }}\n\nFor {{ page.seats }} people.\n"
    read = manuscript(said)
    assert (read.document.nodes[0].plain(), read.document.nodes[1].plain()) == ("Week 12", "For 30 people.")
    assert not read.issue.problems


def test_the_sign_behind_a_title_is_no_comment() -> None:
    text = "## Links\n- [A](https://a.example).\n- [B](https://b.example). Words!\n- [C](https://c.example) .NET\n"
    assert [entry.comment for entry in issue(text).sections[0].entries] == ["", "Words!", ".NET"]


def test_a_section_with_nothing_under_its_heading_is_empty() -> None:
    assert [section.empty for section in issue(WEEK).sections] == [False, False, True, False]


def test_every_link_is_counted_with_its_words_and_its_line() -> None:
    links = issue(WEEK).links
    assert links[0] == Link("link", "https://example.org/opening", 4, "https://example.org/opening")
    assert len(links) == 6


def test_a_heading_over_a_list_groups_its_items() -> None:
    text = "## Links\n### Long\n- [a](https://a.example)\n### Short\n- [b](https://b.example)\n"
    assert outline(issue(text)) == [("links", "Links", ["a", "b"])]


def test_an_item_that_only_names_a_list_groups_its_items() -> None:
    text = "## News\n- Ada:\n  - [one](https://example.org/1)\n  - [two](https://example.org/2)\n- plain words\n"
    assert outline(issue(text)) == [("links", "News", ["one", "two", "plain words"])]


def test_an_item_with_a_link_of_its_own_keeps_the_list_below_it() -> None:
    text = "## News\n- [Talk](https://example.org/t)\n  - [slides](https://example.org/s)\n"
    (entry,) = issue(text).entries
    assert (entry.title, entry.links) == ("Talk", ("https://example.org/t", "https://example.org/s"))


def test_a_row_of_a_table_that_links_is_an_entry() -> None:
    text = (
        "## Papers\n\n| Paper | Links |\n| --- | --- |\n"
        "| 1) **Mamba** - a state-space model. | [Paper](https://arxiv.org/abs/2312.00752), [Post](https://x.org) |\n"
        "| [Phi](https://example.org/phi) | small |\n| no link | here |\n"
    )
    first, second = issue(text).entries
    assert (first.title, first.url, first.line) == ("Mamba", "https://arxiv.org/abs/2312.00752", 5)
    assert first.comment == "a state-space model. Paper, Post"
    assert (second.title, second.url) == ("Phi", "https://example.org/phi")


def test_entries_above_every_heading_are_a_section_without_a_title() -> None:
    text = "Hello.\n\n- [a](https://a.example) — one\n\n## Links\n- [b](https://b.example)\n"
    assert outline(issue(text)) == [("other", "", ["a"]), ("links", "Links", ["b"])]
    assert outline(issue("- [a](https://a.example)\n")) == [("other", "", ["a"])]
    assert outline(issue("Only words.\n")) == []


def test_items_of_nothing_but_a_picture_or_nothing_at_all_do_no_harm() -> None:
    text = "## Links\n- [![](https://example.org/a.png)](https://example.org/a)\n-\n- ![](b.png)\n"
    assert [entry.url for entry in issue(text).entries] == ["https://example.org/a", ""]


def test_the_title_stands_once() -> None:
    written = manuscript("# The *week*\n\nWords.\n\n## Links\n")
    assert written.issue.title == "The week"
    assert [heading.plain() for heading in written.document.headings()] == ["Links"]


def levels(text: str) -> list[tuple[str, int]]:
    headings = manuscript(f"---\ntitle: Another title\n---\n{text}").document.headings()
    return [(heading.plain(), int(heading.get("level") or 0)) for heading in headings]


def test_a_text_built_of_the_highest_level_moves_down_as_a_whole() -> None:
    assert levels("# News\n## Talks\n# Jobs\n") == [("News", 2), ("Talks", 3), ("Jobs", 2)]


def test_a_stray_highest_heading_moves_alone() -> None:
    text = "## News\n- a\n### Talks\n- b\n# Jobs\n- c\n## More\n- d\n"
    assert levels(text) == [("News", 2), ("Talks", 3), ("Jobs", 2), ("More", 2)]
    assert outline(issue(f"---\ntitle: x\n---\n{text}"))[1:] == [("other", "Jobs", ["c"]), ("other", "More", ["d"])]


def test_a_title_below_a_picture_is_not_said_twice() -> None:
    text = "---\ntitle: The week\n---\n![A kettle](a.png)\n\n# The week\n\nWords.\n\n## Links\n\n# The week\n"
    assert [heading.plain() for heading in manuscript(text).document.headings()] == ["Links", "The week"]


def test_equal_files_are_equal_issues_and_a_changed_one_is_not() -> None:
    assert issue(WEEK).fingerprint == issue(WEEK).fingerprint
    assert issue(WEEK).fingerprint != issue(WEEK + "\n").fingerprint


def test_an_entry_that_begins_with_a_bare_address_is_called_by_it() -> None:
    (entry,) = manuscript("## Papers\n\n- https://arxiv.org/abs/2312.00752v2 — read section 4 #ssm\n").issue.entries
    assert (entry.title, entry.comment) == ("arxiv.org/abs/2312.00752v2", "read section 4 #ssm")


def test_a_heading_of_level_one_inside_a_quotation_or_a_list_moves_down() -> None:
    _, document = manuscript("---\ntitle: A\n---\n> # Quoted\n\n- # Listed\n\n## Models\n")
    assert [node.get("level") for node in document.headings()] == [2, 2, 2]


def test_a_table_of_contents_that_the_front_matter_asks_for_stands_below_the_title() -> None:
    text = "# The week\n\nWords.\n\n## Models\n\n### Mixtral\n"
    for asked in ("true", "[{name: Models}]", "{sidebar: left}"):
        nodes = manuscript(f"---\ntitle: The week\ntoc: {asked}\n---\n{text}").document.nodes
        assert [node.kind for node in nodes] == ["toc", "paragraph", "heading", "heading"]
        assert [link.string("url") for link in nodes[0].walk() if link.kind == "link"] == ["#models", "#mixtral"]
    for asked in ("false", "no", "[]"):
        nodes = manuscript(f"---\ntitle: The week\ntoc: {asked}\n---\n{text}").document.nodes
        assert "toc" not in [node.kind for node in nodes]


def test_a_table_of_contents_that_is_there_already_is_the_only_one() -> None:
    nodes = manuscript("---\ntoc: true\n---\nWords.\n\n[TOC]\n\n## Models\n").document.nodes
    assert [node.kind for node in nodes] == ["paragraph", "toc", "heading"]


def test_a_table_of_contents_counts_no_words_and_makes_no_section() -> None:
    written = manuscript("Two words.\n\n[TOC]\n\n## Models\n\n- [Mixtral](https://e.example/)\n")
    assert written.issue.words == manuscript("Two words.\n\n## Models\n\n- [Mixtral](https://e.example/)\n").issue.words
    assert [section.title for section in written.issue.sections] == ["Models"]


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        (
            (
                "1、[Kettle](https://a.example/k)：it boils.\n\n![A kettle](k.png)\n\n"
                "2、[Tap](https://a.example/t)\n\nIt drips.\n"
            ),
            [("Kettle", "https://a.example/k", "it boils. A kettle"), ("Tap", "https://a.example/t", "It drips.")],
        ),
        (
            "**A kettle that sings**  \nhttps://a.example/k  \nIt does.\n\n**Taps**  \n<https://a.example/t>\n",
            [("A kettle that sings", "https://a.example/k", "It does."), ("Taps", "https://a.example/t", "")],
        ),
        (
            "__Kettles counted.__ There are [many](https://a.example/k).\n\n__Taps.__ See [all](https://a.example/t).\n",
            [
                ("Kettles counted", "https://a.example/k", "There are many."),
                ("Taps", "https://a.example/t", "See all."),
            ],
        ),
        ("[One kettle](https://a.example/k)\nfor all\n", [("One kettle", "https://a.example/k", "for all")]),
        ("[Ada](https://a.example/a) wrote of taps.\n\n[Bob](https://a.example/b) did, too.\n", []),
        ("**Kettles** are not [taps](https://a.example/t).\n\nTaps are.\n", []),
        ("Words.\n\n**Sure.** So says [Ada](https://a.example/a).\n", []),
        ("**One.** Words.\n\n**Two.** Words.\n", []),
        (
            "**A.** See [a](https://a.example/a).\n\n**B.** See [b](https://a.example/b).\n\n- [c](https://a.example/c)\n",
            [("c", "https://a.example/c", "")],
        ),
        (
            "### Taps\n1. [A](https://a.example/a)\n\nWords.\n",
            [("Taps", "https://a.example/a", "A Words.")],
        ),
        (
            "### Taps\n1、[A](https://a.example/a)\n\n2、[B](https://a.example/b)\n\n### Kettles\n[C](https://a.example/c)\n",
            [
                ("A", "https://a.example/a", ""),
                ("B", "https://a.example/b", ""),
                ("Kettles", "https://a.example/c", "C"),
            ],
        ),
    ],
    ids=[
        "numbers",
        "bold lines",
        "bold beginnings",
        "one link",
        "prose",
        "bold words of a sentence",
        "one bold beginning",
        "no links",
        "beside a list",
        "a heading over a list and words",
        "headings over numbers",
    ],
)
def test_paragraphs_that_begin_with_titles_are_entries(text: str, entries: list[tuple[str, str, str]]) -> None:
    found = [(entry.title, entry.url, entry.comment) for entry in issue(f"## Links\n{text}").sections[0].entries]
    assert found == entries


def test_who_found_a_thing_is_not_the_thing() -> None:
    (entry,) = (
        issue("## Links\n- [Ada](https://github.com/ada) sent [this](https://a.example/this)\n").sections[0].entries
    )
    assert (entry.url, entry.links) == ("https://a.example/this", ("https://a.example/this", "https://github.com/ada"))
