"""`newsletter preview`: a server in a process of its own, asked as a browser asks it."""

from __future__ import annotations

import os
import re
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end_to_end.archive import fill
from tests.newsroom import SRC, Newsroom
from tests.previewing import Preview

DRAFT = "---\ntitle: The next one\ndate: 2026-02-01\nstatus: draft\n---\nHello readers.\n\n![A bar](bar.png)\n"


@pytest.fixture
def preview(newsroom: Newsroom) -> Iterator[Preview]:
    fill(newsroom, 3)
    newsroom.write("issues/2026-02-01-next.md", DRAFT)
    newsroom.write("issues/bar.png", Path(__file__).read_bytes())
    served = Preview(newsroom)
    yield served
    served.close()


def test_the_site_stands_there_with_drafts_and_the_desk_leads_to_every_target(preview: Preview) -> None:
    assert "The next one" in preview.page("/")
    desk = preview.page("/_preview/")
    assert desk.index("Not out yet") < desk.index("The next one") < desk.index("Published")
    views = preview.page("/_preview/issues/next/")
    for address in re.findall(r'<iframe src="([^"]+)"', views):
        assert "Hello readers." in preview.page(address.replace("&amp;", "&")), address
    assert not (preview.newsroom.root / "dist").exists()


def test_pages_have_an_ear_for_changes_and_bare_ones_are_what_readers_get(preview: Preview) -> None:
    built = preview.newsroom.read(".newsletter/preview/issues/next/index.html")
    assert "EventSource" not in built
    page = preview.page("/issues/next/")
    assert "EventSource" in page
    assert 'href="/_preview/issues/next/"' in page
    assert preview.page("/issues/next/?bare") == built.replace('="https://news.example/', '="/')
    for address in re.findall(r'<iframe src="([^"]+)"', preview.page("/_preview/issues/next/")):
        assert "EventSource" not in preview.page(address.replace("&amp;", "&")), address


def test_a_picture_is_seen_that_is_not_on_the_web_yet(preview: Preview) -> None:
    mail = preview.page("/issues/next/email.html?bare")
    (address,) = re.findall(r'<img src="(/issues/[^"]+)"', mail)
    assert preview.status(address) == 200


def test_a_change_is_shown(preview: Preview) -> None:
    preview.change("issues/2026-02-01-next.md", DRAFT.replace("Hello readers", "Good morning"))
    assert "Good morning." in preview.page("/issues/next/email.txt")
    preview.change("newsletter.toml", 'title = "Renamed Weekly"\nbase_url = "https://news.example"\n')
    assert "Renamed Weekly" in preview.page("/_preview/")
    preview.change("templates/web/404.html", "Nothing is here.")
    assert preview.page("/nowhere/").startswith("Nothing is here.")


def test_what_is_wrong_is_told_and_the_last_good_pages_stay(preview: Preview) -> None:
    preview.change("newsletter.toml", "title = \n")
    assert "newsletter.toml:1" in preview.page("/_preview/")
    assert "1 error</a>" in preview.page("/issues/next/")
    assert "newsletter.toml:1" in preview.said.read_text()
    preview.change("newsletter.toml", 'title = "Mended"\nbase_url = "https://news.example"\n')
    assert "newsletter.toml:1" not in preview.page("/_preview/")


def test_what_is_wrong_with_a_mail_is_told_until_it_is_mended(preview: Preview) -> None:
    many = "".join(f"- [Link {n}](https://a.example/{n}): what it says.\n" for n in range(900))
    preview.change("issues/2026-02-01-next.md", f"{DRAFT}\n## Links\n\n{many}")
    oldest = f"issues/{min(preview.newsroom.files('issues'))}"
    preview.change(oldest, preview.newsroom.read(oldest) + "\nWords that no other issue looks at.\n")
    assert "W852" in preview.page("/_preview/issues/next/")
    preview.change("issues/2026-02-01-next.md", DRAFT)
    assert "W852" not in preview.page("/_preview/issues/next/")


def test_nothing_but_the_site_is_served_and_to_nobody_but_this_machine(preview: Preview) -> None:
    assert preview.status("/../../newsletter.toml") == 404
    assert preview.status("/%2e%2e/%2e%2e/newsletter.toml") == 404
    assert preview.status("/_preview/issues/no-such/") == 404
    assert preview.status("/", host="evil.example") == 400
    assert preview.status("/", host=f"localhost:{preview.port}") == 200


def test_it_ends_when_it_is_interrupted_and_a_build_after_it_is_a_build(preview: Preview) -> None:
    assert preview.close() == 130
    newsroom = preview.newsroom
    assert newsroom.run("build").code == 0
    newsroom.run("build", "--force", "--output", "clean")
    assert newsroom.files("dist") == newsroom.files("clean")


def test_a_port_that_is_taken_is_told(newsroom: Newsroom) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        run = newsroom.process("preview", "--port", str(port))
    assert (run.code, run.out) == (1, "")
    assert f"127.0.0.1:{port} cannot be opened" in run.err
    assert f"hint: newsletter preview --port {port + 1}" in run.err


def test_an_extra_that_is_missing_names_its_install(newsroom: Newsroom) -> None:
    away = newsroom.write("away/uvicorn.py", "raise ModuleNotFoundError(name='uvicorn')\n").parent
    run = newsroom.process("preview", env={"PYTHONPATH": f"{away}{os.pathsep}{SRC}"})
    assert run.code == 2
    assert run.err == (
        "error: preview needs uvicorn, which is not installed\n    hint: pip install 'newsletter[preview]'\n"
    )


def test_settings_that_cannot_be_read_end_it_before_it_begins(newsroom: Newsroom) -> None:
    newsroom.write("newsletter.toml", "title = \n")
    run = newsroom.process("preview", "--port", "0")
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith("newsletter.toml:1:")
