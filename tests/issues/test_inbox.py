"""What `add` writes reads back as the note that was meant."""

import pytest

from newsletter.issues.inbox import appended, note_line
from tests.issues.desk import notes


@pytest.mark.parametrize(
    ("url", "title"),
    [
        ("https://example.org/a", ""),
        ("https://example.org/a", "A *title* with [brackets] and `ticks`"),
        ("https://en.wikipedia.org/wiki/Mamba_(model)", "Mamba"),
        ("https://example.org/open(", "Odd"),
    ],
)
def test_a_line_is_the_note_that_was_meant(url: str, title: str) -> None:
    line = note_line(url, title, "read\nsection 4", "papers", ["state space"])
    (note,) = notes(f"# Inbox\n\n{line}\n").notes
    assert (note.url, note.title) == (url, title)
    assert note.comment.startswith("read section 4")
    assert (note.topics, note.mentions) == (("state-space",), ("papers",))


def test_a_thought_needs_no_address() -> None:
    assert note_line("", "What about licences?", "", "", []) == "- What about licences?"


@pytest.mark.parametrize("inbox", ["", "# Inbox\n", "# Inbox\n\n- old\n", "# Inbox\r\n\r\n- old\r\n", "- no line end"])
def test_every_byte_that_was_there_stays(inbox: str) -> None:
    written = appended(inbox.encode(), ["- new", "- newer"]).decode()
    assert written.startswith(inbox)
    assert [note.text for note in notes(written).notes][-2:] == ["new", "newer"]


def test_a_heading_of_the_editor_does_not_name_the_section_of_what_is_added() -> None:
    written = appended(b"# Inbox\n\n## Papers\n\n- old\n", ["- new"]).decode()
    assert [(note.text, note.under) for note in notes(written).notes] == [("old", "Papers"), ("new", "Inbox")]
