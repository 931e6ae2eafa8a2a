"""`newsletter add` and what it brings in, with the network as a server on the loopback, and without any."""

from __future__ import annotations

import json
import os
import signal
import socket
from importlib.util import find_spec

import pytest

from tests.edge.misbehaving import answer, saying, serving
from tests.newsroom import Newsroom

INBOX = "seeds/notes/inbox.md"
LOCK = "seeds/library.lock"
HERE = ("--fetch", "--allow-private", "127.0.0.1")
PAGE = answer(
    b'<html><head><title>What experts cost</title><meta name="author" content="Ada Example">'
    b'<meta property="article:published_time" content="2024-01-04"></head></html>',
    "Content-Type: text/html",
)
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Example Weblog</title>
<item><title>Old</title><link>https://blog.example/old</link><pubDate>Mon, 01 Jan 2024 08:00:00 GMT</pubDate></item>
<item><title>New</title><link>https://blog.example/new</link><pubDate>Wed, 10 Jan 2024 08:00:00 GMT</pubDate>
<description>See &lt;a href="https://other.example/x"&gt;x&lt;/a&gt;.</description></item>
<item><title>Undated</title><link>https://blog.example/undated</link></item>
<item><title>Had it</title><link>https://blog.example/had</link><pubDate>Thu, 11 Jan 2024 08:00:00 GMT</pubDate></item>
</channel></rss>"""
COVERED = "---\ntitle: B\nnumber: 12\n---\n## Links\n- [Had it](https://blog.example/had) — good.\n"
net = pytest.mark.skipif(not find_spec("httpx2"), reason="the extra net is not installed")


def notes(newsroom: Newsroom) -> list[str]:
    return [line for line in newsroom.read(INBOX).splitlines() if line.startswith("- ")]


@net
def test_the_title_stands_in_the_note_and_the_facts_in_the_lock(newsroom: Newsroom) -> None:
    with serving(saying(PAGE)) as url:
        run = newsroom.run("add", f"{url}/a", "-n", "read it", *HERE)
    assert run.code == 0
    assert run.out == f"{INBOX}\n{LOCK}\n"
    assert notes(newsroom) == [f"- [What experts cost]({url}/a) — read it"]
    assert newsroom.read(LOCK).endswith(
        'title = "What experts cost"\nauthors = ["Ada Example"]\npublished = "2024-01-04"\nstatus = 200\nby = "page"\n'
        'fetched = "2026-01-05T12:00:00Z"\n'
    )
    assert "new “What experts cost”" in run.err


@net
def test_what_the_lock_knows_is_not_asked_again(newsroom: Newsroom) -> None:
    with serving(saying(PAGE)) as url:
        newsroom.run("add", f"{url}/a", *HERE)
    before = newsroom.read(LOCK)
    run = newsroom.run("add", f"{url}/a", *HERE)
    assert (run.code, run.err) == (0, f"{url}/a: new; in the notes already ({INBOX}:3) “What experts cost”\n")
    assert newsroom.read(LOCK) == before


@net
def test_a_note_is_kept_when_nobody_answers(newsroom: Newsroom) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    targets = [f"http://127.0.0.1:{port}/{name}" for name in "abc"]
    run = newsroom.run("add", *targets, *HERE)
    assert (run.code, run.out) == (0, f"{INBOX}\n")
    assert notes(newsroom) == [f"- {target}" for target in targets]
    assert run.err.count("title not fetched") == 2
    assert run.err.endswith("nobody answers: 1 more noted without asking for their titles\n")
    assert LOCK not in newsroom.files()


@net
def test_who_does_not_want_to_wait_still_has_his_notes(newsroom: Newsroom) -> None:
    with serving(lambda _connection, _request: os.kill(os.getpid(), signal.SIGINT)) as url:
        run = newsroom.run("add", f"{url}/a", "https://e.org/b", *HERE)
    assert run.code == 130
    assert notes(newsroom) == [f"- {url}/a", "- https://e.org/b"]


@net
def test_a_private_address_is_noted_but_not_asked(newsroom: Newsroom) -> None:
    with serving(saying(PAGE)) as url:
        run = newsroom.run("add", f"{url}/a", "--fetch")
    assert run.code == 0
    assert "is not public" in run.err
    assert notes(newsroom) == [f"- {url}/a"]


@net
def test_an_address_that_is_gone_is_written_down_as_such(newsroom: Newsroom) -> None:
    with serving(saying(answer(b"", status="410 Gone"))) as url:
        run = newsroom.run("add", f"{url}/a", *HERE)
    assert "gone for good" in run.err
    assert newsroom.read(LOCK).endswith('\nstatus = 410\nfetched = "2026-01-05T12:00:00Z"\n')


@net
def test_the_entries_of_a_feed_since_a_day_become_notes_and_what_was_covered_does_not(newsroom: Newsroom) -> None:
    newsroom.write("issues/2023-11-29-before.md", COVERED)
    with serving(saying(answer(FEED.encode(), "Content-Type: application/rss+xml"))) as url:
        run = newsroom.run("add", f"{url}/feed.xml", "--since", "2024-01-05", "-s", "links", *HERE)
    assert run.code == 0
    assert notes(newsroom) == [
        "- [New](https://blog.example/new) @links",
        "- [Undated](https://blog.example/undated) @links",
    ]
    assert "https://blog.example/had: covered (covered in #12" in run.err
    assert 'title = "New"\npublished = "2024-01-10"\nvenue = "Example Weblog"\nby = "feed"' in newsroom.read(LOCK)


@net
def test_a_feed_without_a_day_is_a_link_and_says_how_to_get_more(newsroom: Newsroom) -> None:
    with serving(saying(answer(FEED.encode(), "Content-Type: application/rss+xml"))) as url:
        run = newsroom.run("add", f"{url}/feed.xml", *HERE)
    assert "--since DAY adds its entries" in run.err
    assert notes(newsroom) == [f"- [Example Weblog]({url}/feed.xml)"]


@net
def test_the_feeds_of_an_opml_file_are_asked_and_one_that_is_gone_is_failed_work(newsroom: Newsroom) -> None:
    def behave(connection: socket.socket, request: bytes) -> None:
        gone = request.startswith(b"GET /gone")
        connection.sendall(answer(b"", status="404 Not Found") if gone else answer(FEED.encode()))

    with serving(behave) as url:
        newsroom.write(
            "subscriptions.opml",
            f'<opml version="2.0"><body><outline text="A" type="rss" xmlUrl="{url}/feed"/>'
            f'<outline text="B" type="rss" xmlUrl="{url}/gone"/></body></opml>',
        )
        run = newsroom.run("add", "subscriptions.opml", "--since", "2024-01-11", *HERE)
    assert run.code == 1
    assert "/gone: is not there (404)" in run.err
    assert notes(newsroom) == [
        "- [Undated](https://blog.example/undated)",
        "- [Had it](https://blog.example/had)",
    ]


def test_offline_is_silent_and_without_the_extra_it_says_what_is_needed(newsroom: Newsroom) -> None:
    assert newsroom.run("add", "https://e.org/a", "--offline").err == "https://e.org/a: new\n"
    if find_spec("httpx2"):
        return
    run = newsroom.run("add", "https://e.org/b", env={"NEWSLETTER_FETCH": ""})
    assert run.err == "https://e.org/b: new\ntitles were not fetched; this needs: pip install 'newsletter[net]'\n"
    wanted = newsroom.run("add", "https://e.org/c", "--fetch")
    assert (wanted.code, wanted.err) == (2, "error: this needs: pip install 'newsletter[net]'\n")


def test_lines_from_standard_input_are_addresses_with_comments_or_thoughts(newsroom: Newsroom) -> None:
    lines = "# my list\n\n- https://e.org/a — read it\narxiv.org/abs/2401.99999\r\nThank everybody\nhttps://e.org/a\n"
    run = newsroom.run("add", "-", input=lines)
    assert run.code == 0
    assert notes(newsroom) == ["- https://e.org/a — read it", "- https://arxiv.org/abs/2401.99999", "- Thank everybody"]


def test_a_feed_from_standard_input_gives_its_entries(newsroom: Newsroom) -> None:
    assert newsroom.run("add", "-", "--since", "2024-01-05", "--offline", input=FEED).code == 0
    assert [line.partition("]")[0] for line in notes(newsroom)] == ["- [New", "- [Undated", "- [Had it"]


@pytest.mark.parametrize(
    ("given", "seed"),
    [
        (
            "<!doctype html><title>A Study of Kettles</title><article><p>Water boils.</p></article>",
            "a-study-of-kettles.html",
        ),
        (
            "From: a@b.example\nTo: c@d.example\nSubject: Kettles\nDate: Mon, 1 Jan 2024 00:00:00 +0000\n\nBoil.\n",
            "kettles.eml",
        ),
        ("@article{kettle,\n  title = {Kettles},\n  year = {2024}\n}\n", "standard-input.bib"),
    ],
    ids=["a page", "a mail", "a bibliography"],
)
def test_a_document_from_standard_input_becomes_a_seed(newsroom: Newsroom, given: str, seed: str) -> None:
    run = newsroom.run("add", "-", input=given)
    assert (run.code, run.out) == (0, f"seeds/{seed}\n")
    assert newsroom.read(f"seeds/{seed}") == given
    assert newsroom.run("add", "-", "-n", "read it", input=given).code == 0
    assert notes(newsroom)[-1].endswith("— read it")


def test_a_feed_file_gives_its_entries_and_is_no_seed(newsroom: Newsroom) -> None:
    newsroom.write("saved.xml", FEED)
    assert newsroom.run("add", "saved.xml", "--since", "2024-01-05").code == 0
    assert [line.partition("]")[0] for line in notes(newsroom)] == ["- [New", "- [Undated", "- [Had it"]
    assert "seeds/saved.xml" not in newsroom.files()
    again = newsroom.run("add", "saved.xml")
    assert again.err.count("in the notes already") == 3
    assert len(notes(newsroom)) == 4  # only the old one is new


def test_a_list_of_links_gives_its_links(newsroom: Newsroom) -> None:
    newsroom.write("week.urls", "https://e.org/a First\nhttps://e.org/b\n")
    newsroom.run("add", "week.urls", "-t", "moe")
    assert notes(newsroom) == ["- [First](https://e.org/a) #moe", "- https://e.org/b #moe"]


def test_an_article_is_copied_to_the_seeds_and_nothing_is_overwritten(newsroom: Newsroom) -> None:
    newsroom.write("post.md", "# A post\n\nwords\n")
    first = newsroom.run("add", "post.md")
    assert (first.code, first.out) == (0, "seeds/post.md\n")
    assert newsroom.read("seeds/post.md") == "# A post\n\nwords\n"
    assert newsroom.run("add", "post.md").code == 0
    assert "is a seed already" in newsroom.run("add", "seeds/post.md").err
    newsroom.write("post.md", "# Another post\n")
    other = newsroom.run("add", "post.md")
    assert other.code == 1
    assert "exists already" in other.err
    assert newsroom.read("seeds/post.md") == "# A post\n\nwords\n"


def test_what_is_said_about_an_article_becomes_a_note(newsroom: Newsroom) -> None:
    newsroom.write("post.md", "# A post\n\nwords\n")
    newsroom.run("add", "post.md", "-n", "quote the end", "-s", "links")
    assert notes(newsroom) == ["- A post — quote the end @links"]


@pytest.mark.parametrize("target", ["./missing.md", "missing.bib", "/no/such/file", "folder/", "picture.docx"])
def test_a_file_that_is_not_there_or_cannot_be_read_is_no_thought(newsroom: Newsroom, target: str) -> None:
    newsroom.write("folder/a.md", "# A\n")
    newsroom.write("picture.docx", b"PK\x03\x04")
    run = newsroom.run("add", target)
    assert run.code in (1, 2)
    assert INBOX not in newsroom.files()


def test_since_needs_a_day_and_for_a_list_of_feeds_the_network(newsroom: Newsroom) -> None:
    assert newsroom.run("add", "https://e.org/feed", "--since", "soon").code == 2
    newsroom.write("feeds.opml", '<opml version="2.0"><body><outline xmlUrl="https://e.org/feed"/></body></opml>')
    run = newsroom.run("add", "feeds.opml", "--since", "2024-01-05")
    assert run.code == 2
    assert "--fetch" in run.err


@net
def test_refresh_fills_what_is_missing_and_asks_again_only_by_name(newsroom: Newsroom) -> None:
    with serving(saying(PAGE)) as url:
        newsroom.write("seeds/post.md", f"[a]({url}/a) and [b]({url}/b) and [c]({url}/c)\n")
        run = newsroom.run("library", "--refresh", "--limit", "2", "--allow-private", "127.0.0.1")
        assert (run.code, run.out) == (0, f"{LOCK}\n")
        assert run.err.splitlines()[-1] == "2 asked, 0 without an answer, 1 left"
        rest = newsroom.run("library", "--refresh", "--allow-private", "127.0.0.1")
        assert rest.err.splitlines()[-1] == "1 asked, 0 without an answer, 0 left"
        assert newsroom.run("library", "--refresh", "--allow-private", "127.0.0.1").out == ""
        named = newsroom.run("library", f"{url}/a", "--refresh", "--allow-private", "127.0.0.1")
        assert named.err.splitlines()[-1] == "1 asked, 0 without an answer, 0 left"
    told = json.loads(newsroom.run("library", "--json").out)["items"]
    assert {(item["date"], *item["authors"]) for item in told} == {("2024-01-04", "Ada Example")}


@net
def test_a_lock_with_a_damaged_line_is_not_rewritten(newsroom: Newsroom) -> None:
    newsroom.write(LOCK, '["https://e.org/x"]\ntitle = "X\n')
    with serving(saying(PAGE)) as url:
        run = newsroom.run("add", f"{url}/a", *HERE)
    assert run.code == 1
    assert f"{LOCK}:2:1: W781" in run.err
    assert newsroom.read(LOCK) == '["https://e.org/x"]\ntitle = "X\n'
    assert notes(newsroom) == [f"- [What experts cost]({url}/a)"]


def test_library_tells_titles_from_the_lock_without_asking(newsroom: Newsroom) -> None:
    newsroom.write("seeds/post.md", "See <https://arxiv.org/abs/2401.99999>.\n")
    newsroom.write(LOCK, '["https://arxiv.org/abs/2401.99999"]\ntitle = "Sparse Gates"\npublished = "2024-01"\n')
    found = newsroom.run("library", "sparse gates")
    assert (found.code, found.out.splitlines()[0]) == (0, "Sparse Gates")


def test_library_lists_what_was_removed_with_its_lines(newsroom: Newsroom) -> None:
    newsroom.write("seeds/post.md", "# A post\n\nSome words about experts.\n\nRead full story\n\nMore words.\n")
    run = newsroom.run("library", "--removed")
    assert run.code == 0
    assert "seeds/post.md:5" in run.out
    assert "Read full story" in run.out
    (told,) = json.loads(newsroom.run("library", "--removed", "--json").out)["removed"]
    assert (told["path"], told["line"]) == ("seeds/post.md", 5)


def test_library_says_why_an_item_goes_where_it_goes(newsroom: Newsroom) -> None:
    newsroom.write("issues/2023-11-29-before.md", COVERED)
    newsroom.write(
        INBOX, "## Papers\n- https://e.org/p — a\n- https://e.org/h — b @housekeeping\n- https://blog.example/had\n"
    )
    run = newsroom.run("library", "--why")
    assert run.code == 0
    assert f"{INBOX}:2: https://e.org/p → papers (stood under “Papers”)" in run.out
    assert f"{INBOX}:3: https://e.org/h → housekeeping (@housekeeping)" in run.out
    assert "→ left out (covered in #12" in run.out
    assert newsroom.run("library", "e.org/p", "--why").out.count("\n") == 1
