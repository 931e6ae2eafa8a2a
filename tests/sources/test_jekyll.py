"""Jekyll and al-folio pages: Liquid, citations, footnotes, and the outline that an editor left in a comment."""

from pathlib import PurePosixPath

from newsletter.model.source import Raw, Source
from newsletter.sources import read


def page(body: str) -> Source:
    head = "---\nlayout: distill\ntitle: Kettles\n---\n"
    return read(Raw(PurePosixPath("seeds/kettles.txt"), (head + body).encode()))


def test_cite_keys_are_items_known_by_their_key() -> None:
    source = page(
        "## Papers\n{% details What I read %}\n"
        '- Lids: Why They Rattle<d-cite key="lid2023"></d-cite>\n'
        '- Can Kettles Sing? A Case Study<d-cite key="song2023"></d-cite>\n{% enddetails %}\n\n'
        'As was shown <d-cite key="old1999, lid2023"></d-cite>.\n'
    )
    assert [(item.title, item.also, item.seen[0].line, item.seen[0].heading) for item in source.items] == [
        ("Lids: Why They Rattle", ("cite:lid2023",), 7, "Papers"),
        ("Can Kettles Sing? A Case Study", ("cite:song2023",), 8, "Papers"),
        ("old1999", ("cite:old1999",), 11, "Papers"),
    ]
    assert [node.kind for node in source.body.nodes] == ["heading", "details", "paragraph"]


def test_a_footnote_element_is_a_footnote_and_its_link_keeps_line_and_heading() -> None:
    source = page(
        '## Lids\nA lid<d-footnote>See <a href="https://lid.example/">Lid\nHistory</a>.</d-footnote> rattles.\n\n'
        "## Spouts\nA spout drips.\n"
    )
    assert [(item.title, item.url, item.seen[0].line, item.seen[0].heading) for item in source.items] == [
        ("Lid History", "https://lid.example/", 6, "Lids")
    ]
    assert [note.plain().strip() for note in source.body.footnotes] == ["See Lid History."]


def test_links_in_any_kind_of_tag_are_items_with_the_line_of_the_file() -> None:
    source = page(
        "See [a].\n\n{% include figure.html path='x.png' %}\n[a]: https://a.example/\n\n"
        "{% twitter https://twitter.com/ada/status/7 %}\n"
    )
    assert [(item.url, item.seen[0].line) for item in source.items] == [
        ("https://a.example/", 5),
        ("https://x.com/ada/status/7", 10),
    ]


def test_the_outline_of_the_editor_gives_notes_and_items_without_address() -> None:
    source = page(
        "Text with a {% details fold %}x{% enddetails %}.\n\n<!-- ### What happened\n- tools\n"
        "  - https://github.com/ada/lid - rattles less\n- news\n"
        "  - Ada Boiler founded Lid.ai\n  - general remarks\n-->\n"
    )
    assert [(note.line, note.under, note.url, note.comment, note.text) for note in source.notes] == [
        (9, "tools", "https://github.com/ada/lid", "rattles less", "https://github.com/ada/lid - rattles less")
    ]
    named = [(item.title, item.seen[0].line, item.seen[0].heading) for item in source.items if not item.url]
    assert named == [("Ada Boiler founded Lid.ai", 11, "news")]


def test_an_unknown_tag_is_told_and_the_words_around_it_stay() -> None:
    source = page("Before {% mystery 7 %} after {% details d %}x{% enddetails %}.\n")
    assert [(one.line, one.rule, one.words) for one in source.removed] == [(5, "liquid tag", "{% mystery 7 %}")]
    assert "Before" in source.body.nodes[0].plain()
