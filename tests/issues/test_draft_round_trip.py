"""What is written into a draft is read out of it again: every section, every entry, every link, whatever they hold."""

from __future__ import annotations

from datetime import date
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.issues.draft import Draft, Plan, draft
from newsletter.issues.past import past_of
from newsletter.library.coverage import coverages
from newsletter.model.source import Source
from newsletter.text.urls import canonical
from tests.issues.desk import SETTINGS, issue, notes, seed

PLAN = Plan(date(2024, 1, 10), "The week")

ODD = "kettle *star* _under_ `code` [bracket] <tag> a|b #5 100% ~40B & 日本 ^2 $x$ {curly} \\back ![no](x) :) -- “q” é"
WORDS = st.sampled_from(ODD.split())
TITLES = st.lists(WORDS, min_size=1, max_size=6).map(lambda words: "Kettles " + " ".join(words))
PATHS = st.text("abcXYZ019-_.~%/()é", min_size=1, max_size=12).map(lambda path: path.strip("/.") or "a")
HOSTS = ("https://arxiv.org/abs/2312.0{n:04}", "https://huggingface.co/a/m{n}", "https://k{n}.example/{path}?q=1&b=(2)")
SECTIONS = ("models", "papers", "links", "housekeeping")


@st.composite
def collected(chosen: st.DrawFn) -> list[Source]:
    """Some pages of notes and some articles, with links, thoughts and headings."""
    sources = []
    number = 0
    for page in range(chosen(st.integers(1, 3))):
        lines = []
        for _ in range(chosen(st.integers(0, 4))):
            number += 1
            url = chosen(st.sampled_from(HOSTS)).format(n=number, path=chosen(PATHS))
            section = chosen(st.sampled_from(SECTIONS))
            words = chosen(TITLES)
            lines.append(f"- <{url}> — {words} number {number}. @{section}")
        sources.append(notes("\n".join(lines) + "\n", f"seeds/notes/page-{page}.md"))
    for page in range(chosen(st.integers(0, 3))):
        lines = ["# An article\n"]
        for _ in range(chosen(st.integers(0, 4))):
            number += 1
            url = chosen(st.sampled_from(HOSTS)).format(n=number, path=chosen(PATHS))
            lines.append(f"- <{url}> {chosen(TITLES)} number {number}")
        sources.append(seed("\n".join(lines) + "\n", f"seeds/article-{page}.md"))
    return sources


def made(sources: list[Source]) -> Draft:
    return draft(PLAN, sources, past_of((), coverages(())), SETTINGS)


@settings(max_examples=150, deadline=None)
@given(collected())
def test_every_section_every_entry_and_every_link_is_read_again(sources: list[Source]) -> None:
    found = made(sources)
    read = issue(found.artifact.data.decode(), str(found.artifact.path))
    by_kind = {section.kind: section for section in read.sections if section.title}
    linked = {link.address for link in read.links}
    for pick in (*found.used, *found.candidates):
        assert pick.section in by_kind
        if pick.url:
            assert canonical(pick.url) in linked, pick
    told = [entry for section in read.sections for entry in section.entries]
    assert len([pick for pick in found.used if pick.url]) <= len([entry for entry in told if entry.url])
    for pick in found.used:
        urls = {entry.url for entry in by_kind[pick.section].entries}
        assert not pick.url or canonical(pick.url) in urls, pick


@settings(max_examples=60, deadline=None)
@given(collected(), st.integers(0, 1000))
def test_neither_the_order_of_the_sources_nor_a_second_time_changes_a_byte(sources: list[Source], order: int) -> None:
    mixed = list(sources)
    Random(order).shuffle(mixed)
    assert made(mixed).artifact == made(sources).artifact == made(sources).artifact
