"""Links that say only "Read more" → the title above them."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from newsletter.model.source import Raw
from newsletter.sources import read


def titles(html: str) -> list[tuple[str, str]]:
    source = read(Raw(PurePosixPath("seeds/page.html"), f"<html><body>{html}</body></html>".encode()))
    return [(item.title, item.seen[0].heading) for item in source.items]


def thing(frame: str, *titles: str) -> str:
    return "".join(frame.format(title, f"https://k.example/{number}") for number, title in enumerate(titles))


MORE = "<a href='https://k.example/{0}'>Read more</a>"
HEADING = "<h3>{0}</h3><p>A few words about it.</p><p><a href='{1}'>Read more →</a></p>"
BOLD = "<p><strong>{0}</strong></p><p>A few words about it. <a href='{1}'>Zum Text</a></p>"
ITEM = "<ul><li><b>{0}</b></li><p>A few words about it.<br><a href='{1}'>مطالعه مطلب</a></p></ul>"
LEAD = (
    "<p><b>{0}</b><br>A few words about it. <a href='{1}'>Details</a> <a href='{1}/pdf'>the first table of it</a></p>"
)


@pytest.mark.parametrize("frame", [HEADING, BOLD, ITEM, LEAD])
def test_a_label_that_stands_behind_every_thing_is_no_title(frame: str) -> None:
    found = titles("<h2>Articles</h2>" + thing(frame, "How kettles sing", "Pots", "A lid for the year"))
    assert [title for title, _ in found if "table" not in title] == ["How kettles sing", "Pots", "A lid for the year"]
    assert {heading for _, heading in found} == {"Articles"}


def test_one_is_enough_where_the_label_is_known() -> None:
    assert titles(thing(HEADING, "How kettles sing")) == [("How kettles sing", "")]


@pytest.mark.parametrize(
    "html",
    [
        "<h2>Papers of today</h2><ul>"
        + "".join(f"<li>T{n} <a href='https://k.example/{n}'>link</a></li>" for n in range(6)),
        "<h2>Papers of today</h2>"
        + "".join(f"<p>T{n} <a href='https://k.example/{n}'>🔗</a></p>" for n in range(3))
        + "<h2>Two of them</h2><p>T <a href='https://k.example/t'>🔗</a></p>",
        "<h2>Papers</h2><p>Some words. <a href='https://k.example/a'>Read more</a></p>",
        "<h2>A word to our readers</h2><p>Please vote <a href='https://k.example/a'>here</a>.</p>",
        f"<h2>Two of them</h2><p>{MORE.format('a')} {MORE.format('b')}</p>",
    ],
)
def test_a_heading_of_a_section_names_no_link(html: str) -> None:
    assert not {"Papers of today", "Papers", "A word to our readers", "Two of them"} & {
        title for title, _ in titles(html)
    }


TITLED = "<h1>{0}</h1><p>See <a href='https://k.example/a'>a</a>.</p>{1}<p>And <a href='https://k.example/b'>b</a>.</p>"


@pytest.mark.parametrize(
    ("title", "between", "headings"),
    [
        ("New models of kettles", "", ["", ""]),
        ("New models of kettles", "<h2>Papers</h2>", ["", "Papers"]),
        ("Papers", "", ["Papers", "Papers"]),
        ("New models", "<h1>Old papers</h1>", ["New models", "Old papers"]),
    ],
)
def test_the_title_of_a_text_heads_no_section_of_it(title: str, between: str, headings: list[str]) -> None:
    html = TITLED.format(title, between)
    assert [heading for _, heading in titles(html)] == headings
    markdown = (
        html.replace("<h1>", "\n\n# ").replace("<h2>", "\n\n## ").replace("</h1>", "\n\n").replace("</h2>", "\n\n")
    )
    source = read(Raw(PurePosixPath("seeds/page.md"), markdown.encode()))
    assert [item.seen[0].heading for item in source.items] == headings
