"""The editor's notes, as they were written."""

from pathlib import PurePosixPath

import pytest

from newsletter.model.source import Note, Raw
from newsletter.sources import read
from tests.issues.desk import notes


def only(text: str) -> Note:
    (note,) = notes(text).notes
    return note


@pytest.mark.parametrize(
    ("line", "url", "title", "comment"),
    [
        ("- [Mixtral](https://mistral.ai/a) — open.", "https://mistral.ai/a", "Mixtral", "open."),
        ("- [Mixtral](https://mistral.ai/a): open.", "https://mistral.ai/a", "Mixtral", "open."),
        ('- [Mixtral](https://mistral.ai/a "hint") -- open.', "https://mistral.ai/a", "Mixtral", "open."),
        ("* https://example.org/a — read it", "https://example.org/a", "", "read it"),
        ("+ <https://example.org/a> - read it", "https://example.org/a", "", "read it"),
        ("3. https://example.org/a", "https://example.org/a", "", ""),
        ("- [ ] https://example.org/a: to do", "https://example.org/a", "", "to do"),
        ("- A thought: no link", "", "", "A thought: no link"),
    ],
)
def test_a_line_is_a_note_with_its_link_and_what_stands_after_the_dash(
    line: str, url: str, title: str, comment: str
) -> None:
    note = only(f"{line}\n")
    assert (note.url, note.title, note.comment) == (url, title, comment)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_notes_and_articles_may_be_saved_in_any_encoding(encoding: str) -> None:
    page = "- [Café](https://kettle.example/) — très bon, naïve, déjà vu.\n"
    saved = read(Raw(PurePosixPath("seeds/notes/week.md"), page.encode(encoding)))
    assert saved.notes[0].title == "Café"
    article = read(Raw(PurePosixPath("seeds/a.md"), f"# Über Kessel\n\n{page}".encode(encoding)))
    assert (article.title, article.items[0].title) == ("Über Kessel", "Café")


def test_a_note_may_have_several_lines_and_paragraphs() -> None:
    note = only("- first line\n  second line\n\n  a paragraph\n  * a point\n")
    assert note.text == "first line\nsecond line\n\na paragraph\n* a point"


def test_a_heading_with_text_is_a_note_and_one_without_names_the_section() -> None:
    long, short = notes("## Models\n\n### A thought\nOf two\nlines.\n\n### Weights\n- short\n").notes
    assert (long.title, long.under, long.headed, long.line) == ("A thought", "Models", True, 3)
    assert long.text == "A thought\n\nOf two\nlines."
    assert (short.under, short.headed) == ("Weights", False)


def test_topics_and_sections_are_marked_in_the_line() -> None:
    note = only("- https://example.org/@user/1 — by ada@example.org, see #12 @papers #state-space\n")
    assert (note.mentions, note.topics) == (("papers",), ("state-space",))


def test_text_after_a_list_is_a_note_of_its_own() -> None:
    assert [note.text for note in notes("- item\n\nA paragraph.\n\n> A quotation.\n").notes] == [
        "item",
        "A paragraph.",
        "> A quotation.",
    ]


def test_front_matter_and_line_ends_of_other_machines_change_no_line_number() -> None:
    page = notes("---\r\ntitle: x\r\n---\r\n- one\r\n  two\r\n- three\r\n")
    assert [(note.line, note.text) for note in page.notes] == [(4, "one\ntwo"), (6, "three")]


def test_comments_are_nobody_s_note() -> None:
    assert notes("<!-- not yet -->\n\n- a note\n").notes[0].text == "a note"
    assert notes("# Inbox\n\n<!-- what belongs here -->\n").notes == ()


def test_a_note_with_a_link_is_an_item_of_the_library() -> None:
    (item,) = notes("## Papers\n- [Mamba](https://arxiv.org/pdf/2312.00752v2) — fast. #ssm\n").items
    assert (item.url, item.title, item.topics) == ("https://arxiv.org/abs/2312.00752", "Mamba", ("ssm",))
    assert (item.seen[0].by, item.seen[0].line, item.seen[0].heading) == ("note", 2, "Papers")


def test_only_pages_in_a_folder_called_notes_are_notes() -> None:
    assert notes("- a\n", "seeds/notes/2024/week.md").format == "notes"
    assert notes("- a\n", "seeds/notes.md").format == "markdown"


@pytest.mark.parametrize("text", ["", "\n", "<!-- nothing yet -->\n", "---\ntitle: x\n---\n"])
def test_a_page_with_nothing_on_it_holds_no_note(text: str) -> None:
    assert notes(text).notes == ()
