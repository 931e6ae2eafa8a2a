"""`newsletter check --online`, from the command to the file that remembers, against servers on the loopback."""

from __future__ import annotations

import json
import os
import signal
import socket
import sys
import time
from collections.abc import Iterator

import pytest

from newsletter.edge.replies import FILE
from tests.checks.test_changes import commit, git, needs_git
from tests.edge.misbehaving import answer, serving
from tests.newsroom import Newsroom, Run

pytest.importorskip("httpx2")

ISSUE = "---\ntitle: {0}\ndescription: All about {0}.\ndate: {1}\n---\n\n## Links\n\n{2}\n"
ANSWERS = {
    "/gone": answer(b"", status="404 Not Found"),
    "/club": answer(b"", status="403 Forbidden"),
    "/moved": answer(b"", "Location: /good", status="301 Moved Permanently"),
}


class Site:
    """A server that answers by the path, well if nothing else is said, and remembers what it was asked.

    `url` is its address as a stranger's; by its other name, `own`, it is the site of the publication.
    """

    def __init__(self) -> None:
        self.url = self.own = ""
        self.asked: list[str] = []
        self.interrupts_at = ""
        self.delay = 0.0

    def behave(self, connection: socket.socket, request: bytes) -> None:
        method, path, *_ = request.decode().split(" ")
        self.asked.append(f"{method} {path}")
        if path == self.interrupts_at:
            os.kill(os.getpid(), signal.SIGINT)
        time.sleep(self.delay)
        connection.sendall(ANSWERS.get(path, answer(b"")))


@pytest.fixture
def site(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setattr("newsletter.edge.fetch._wait_for_turn", lambda *_: None)
    one = Site()
    with serving(one.behave) as url:
        one.url, one.own = url, url.replace("127.0.0.1", "localhost")
        newsroom.write("newsletter.toml", f'title = "T"\nbase_url = "{one.own}"\n')
        yield one


def issue(room: Newsroom, name: str, day: str, *urls: str) -> str:
    path = f"issues/{day}-{name}.md"
    links = "\n".join(f"- [{name} {number}]({url})" for number, url in enumerate(urls))
    room.write(path, ISSUE.format(name, day, links))
    return path


def online(room: Newsroom, *arguments: str) -> Run:
    return room.run("check", "--online", "--allow-private", "127.0.0.1", "--allow-private", "localhost", *arguments)


def of_asking(run: Run) -> list[tuple[str, int, str]]:
    """The findings of a JSON document that only asking can bring."""
    problems = json.loads(run.out)["problems"]
    return [(one["path"], one["line"], one["code"]) for one in problems if "415" <= one["code"][1:] <= "420"]


def test_a_dead_address_is_told_where_it_stands_with_what_to_do(newsroom: Newsroom, site: Site) -> None:
    path = issue(newsroom, "alpha", "2024-01-03", f"{site.url}/good", f"{site.url}/gone")
    run = online(newsroom, "alpha")
    place = f"{path}:10:13: E415 the address {site.url}/gone is not there (404)"
    hint = f"    hint: look for its new place, or link to a copy: https://web.archive.org/web/20240103/{site.url}/gone"
    assert f"{place}\n{hint}\n" in run.out
    assert run.code == 1
    assert run.err.startswith(
        "asking 2 addresses, those of drafts and the newest issues first\n1 issue checked: 1 error"
    )


def test_every_format_tells_it(newsroom: Newsroom, site: Site) -> None:
    path = issue(newsroom, "alpha", "2024-01-03", f"{site.url}/gone", f"{site.url}/moved", f"{site.url}/club")
    as_json = online(newsroom, "--format", "json")
    assert of_asking(as_json) == [(path, 9, "E415"), (path, 10, "N419"), (path, 11, "N420")]
    as_github = online(newsroom, "--format", "github").out
    assert f"::error file={path},line=9,col=13,title=E415::the address" in as_github
    assert f"::notice file={path},line=10,col=13,title=N419::the address" in as_github
    results = json.loads(online(newsroom, "--format", "sarif").out)["runs"][0]["results"]
    assert {"E415", "N419", "N420"} <= {result["ruleId"] for result in results}
    text = online(newsroom).out
    assert all(f" {code} " in text for code in ("E415", "N419", "N420"))


def test_each_address_is_asked_once_and_our_own_pages_never(newsroom: Newsroom, site: Site) -> None:
    pages = (f"{site.url}/good", f"{site.url}/good#here", f"{site.own}/issues/soon/", "/about/")
    issue(newsroom, "alpha", "2024-01-03", *pages)
    issue(newsroom, "beta", "2024-01-10", *pages)
    run = online(newsroom, "--format", "json")
    assert (site.asked, of_asking(run)) == (["HEAD /good"], [])


def test_the_newest_issues_are_asked_first_and_drafts_before_them(newsroom: Newsroom, site: Site) -> None:
    issue(newsroom, "old", "2023-01-03", f"{site.url}/old")
    issue(newsroom, "new", "2024-01-03", f"{site.url}/new")
    newsroom.write("issues/later.md", f"---\ntitle: Later\nstatus: draft\n---\n[It]({site.url}/draft)\n")
    online(newsroom)
    assert site.asked == ["HEAD /draft", "HEAD /new", "HEAD /old"]


def test_only_the_issues_that_were_named_are_asked_about(newsroom: Newsroom, site: Site) -> None:
    issue(newsroom, "alpha", "2024-01-03", f"{site.url}/a")
    issue(newsroom, "beta", "2024-01-10", f"{site.url}/b")
    online(newsroom, "beta")
    assert site.asked == ["HEAD /b"]


@needs_git
def test_since_a_revision_only_the_changed_lines_are_asked_about(newsroom: Newsroom, site: Site) -> None:
    issue(newsroom, "alpha", "2024-01-03", f"{site.url}/a")
    git(newsroom.root, "init", "-q")
    commit(newsroom, "an issue")
    path = issue(newsroom, "alpha", "2024-01-03", f"{site.url}/a", f"{site.url}/gone")
    run = online(newsroom, "--since", "HEAD", "--format", "json")
    assert site.asked == ["HEAD /gone", "GET /gone"]
    assert of_asking(run) == [(path, 10, "E415")]


def test_a_second_run_says_the_same_and_asks_nothing(newsroom: Newsroom, site: Site) -> None:
    issue(newsroom, "alpha", "2024-01-03", f"{site.url}/good", f"{site.url}/gone", f"{site.url}/club")
    first = online(newsroom)
    asked = list(site.asked)
    second = online(newsroom)
    assert second.out == first.out
    assert site.asked == asked
    assert second.err.startswith("asking 0 addresses; 3 others answered of late\n")


def test_a_build_forgets_no_reply_and_a_lost_file_is_no_harm(newsroom: Newsroom, site: Site) -> None:
    issue(newsroom, "alpha", "2024-01-03", f"{site.url}/good")
    online(newsroom)
    newsroom.run("build")
    online(newsroom)
    assert site.asked == ["HEAD /good"]
    (newsroom.root / FILE).unlink()
    online(newsroom)
    assert site.asked == ["HEAD /good"] * 2


def test_the_order_of_the_answers_does_not_show(newsroom: Newsroom, site: Site) -> None:
    other = Site()
    with serving(other.behave) as url:
        issue(newsroom, "alpha", "2024-01-03", f"{site.url}/gone", f"{url}/gone", f"{site.url}/club", f"{url}/club")
        outs = set()
        for site.delay, other.delay in ((0.0, 0.05), (0.05, 0.0)):
            outs.add(online(newsroom).out)
            (newsroom.root / FILE).unlink()
    assert len(outs) == 1
    assert outs.pop().count("E415") == 2


def test_an_address_that_is_not_public_is_not_asked(newsroom: Newsroom, site: Site) -> None:
    path = issue(newsroom, "alpha", "2024-01-03", f"{site.url}/a", "http://169.254.169.254/latest/meta-data/")
    run = newsroom.run("check", "--online", "--format", "json")
    assert site.asked == []
    assert of_asking(run) == [(path, 10, "N420")]  # the first one is W407 without asking
    assert "W407" in run.out


def test_without_a_network_that_is_told_once_and_the_other_findings_stay(newsroom: Newsroom, site: Site) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    dead = f"http://127.0.0.1:{port}"
    newsroom.write("newsletter.toml", f'title = "T"\nbase_url = "http://localhost:{port}"\n')
    issue(newsroom, "alpha", "2024-01-03", f"{dead}/a", f"{dead}/b")
    run = online(newsroom, "--format", "json")
    assert run.code == 1
    assert of_asking(run) == []
    assert "W407" in run.out
    assert run.err.count("no host can be reached: 2 addresses were not asked") == 1
    newsroom.write("newsletter.toml", f'title = "T"\nbase_url = "{site.own}"\n')
    again = online(newsroom, "--format", "json")
    assert [code for *_, code in of_asking(again)] == ["W417", "W417"]


def test_who_does_not_want_to_wait_keeps_what_came(newsroom: Newsroom, site: Site) -> None:
    issue(newsroom, "alpha", "2024-01-03", *(f"{site.url}/{page}" for page in "abcd"))
    site.interrupts_at, site.delay = "/c", 0.05
    run = online(newsroom)
    assert run.code == 130
    assert "2 of 4 addresses answered, and that is kept\ninterrupted\n" in run.err
    site.interrupts_at = ""
    site.asked.clear()
    assert online(newsroom).code == 0
    assert set(site.asked) <= {"HEAD /c", "HEAD /d"}


def test_a_missing_extra_names_its_installation(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    issue(newsroom, "alpha", "2024-01-03")
    monkeypatch.setitem(sys.modules, "newsletter.edge.wire", None)
    run = newsroom.run("check", "--online")
    assert (run.code, run.out, run.err) == (2, "", "error: this needs: pip install 'newsletter[net]'\n")


def test_a_proxy_that_is_rubbish_is_wrong_use_and_no_traceback(
    newsroom: Newsroom, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "rubbish://:x")
    monkeypatch.setenv("no_proxy", "")
    issue(newsroom, "alpha", "2024-01-03", f"{site.url}/a")
    run = online(newsroom)
    assert run.code == 2
    assert "http_proxy is not the address of an HTTP proxy" in run.err


def test_nothing_is_asked_without_the_option(newsroom: Newsroom, site: Site) -> None:
    issue(newsroom, "alpha", "2024-01-03", f"{site.url}/gone")
    assert "E415" not in newsroom.run("check").out
    online(newsroom)
    asked = list(site.asked)
    assert "E415" not in newsroom.run("check").out
    assert site.asked == asked
