"""`newsletter build` from outside: what it writes, what it leaves alone, what it says."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import feedparser

from tests.end_to_end.archive import fill
from tests.newsroom import Newsroom

PROMISED = (
    "index.html archive/index.html topics/index.html topics/evaluation/index.html topics/evaluation/feed.xml "
    "sections/papers/index.html sections/papers/feed.xml reviews/2023/index.html reviews/2023/email.html "
    "reviews/2023/email.txt reviews/2023/email.eml feed.xml atom.xml feed.json subscribe/index.html sitemap.xml "
    "robots.txt 404.html library.json library.bib issues/subject-1/index.html issues/subject-1/email.html "
    "issues/subject-1/email.txt issues/subject-1/email.eml"
).split()


def test_build_writes_every_promised_file(newsroom: Newsroom) -> None:
    fill(newsroom, 5)
    run = newsroom.run("build")
    assert (run.code, run.err) == (0, "")
    assert set(PROMISED) <= set(newsroom.files("dist"))


def test_files_that_an_issue_links_to_lie_beside_its_page(newsroom: Newsroom) -> None:
    newsroom.write(
        "issues/2023-01-02-talk/index.md",
        "# T\n\n- [Slides](slides.pdf), [data](/assets/data.csv)\n\n"
        "<video src='/assets/talk.mp4' controls></video>\n\n[The sound](talk.mp3)\n",
    )
    newsroom.write("issues/2023-01-02-talk/talk.mp3", b"ID3")
    newsroom.write("assets/talk.mp4", b"ftyp")
    newsroom.write("issues/2023-01-02-talk/slides.pdf", b"%PDF")
    newsroom.write("assets/data.csv", b"1,2")
    newsroom.run("build")
    dist = newsroom.files("dist")
    assert (dist["issues/talk/slides.pdf"], dist["issues/talk/assets/data.csv"]) == (b"%PDF", b"1,2")
    assert (dist["issues/talk/talk.mp3"], dist["issues/talk/assets/talk.mp4"]) == (b"ID3", b"ftyp")
    assert b'href="slides.pdf"' in dist["issues/talk/index.html"]
    assert b'href="assets/data.csv"' in dist["issues/talk/index.html"]


def test_a_link_that_leads_nowhere_is_told_once_where_it_is_written(newsroom: Newsroom) -> None:
    newsroom.write(
        "issues/2023-01-02-talk.md", "# T\n\nAn opening.\n\n- [Slides](slides.pdf) of the talk\n\n![A hall](hall.png)\n"
    )
    newsroom.run("build")
    told = [line for line in newsroom.run("check").out.splitlines() if ": E" in line]
    assert told == [
        "issues/2023-01-02-talk.md:5:12: E410 the link leads to slides.pdf, and nothing is there",
        "issues/2023-01-02-talk.md:7:11: E603 the image issues/hall.png is not there",
    ]
    assert "E811" in newsroom.run("check", "dist").out


def test_a_second_build_writes_nothing(newsroom: Newsroom) -> None:
    fill(newsroom, 3)
    newsroom.run("build")
    before = {path: (newsroom.root / "dist" / path).stat().st_mtime_ns for path in newsroom.files("dist")}
    run = newsroom.run("build")
    assert "0 written" in run.out
    forced = newsroom.run("build", "--force")
    assert "0 written" in forced.out
    assert before == {path: (newsroom.root / "dist" / path).stat().st_mtime_ns for path in newsroom.files("dist")}


def test_drafts_and_scheduled_issues_appear_only_when_asked_for(newsroom: Newsroom) -> None:
    newsroom.write("issues/2023-01-02-out.md", "---\ntitle: Out\n---\nwords")
    newsroom.write("issues/2023-01-03-draft.md", "---\ntitle: Hidden draft\nstatus: draft\n---\nwords")
    newsroom.write("issues/2030-01-03-later.md", "---\ntitle: Later\n---\nwords")
    newsroom.run("build")
    assert {path.split("/")[1] for path in newsroom.files("dist") if path.startswith("issues/")} == {"out"}
    assert "Hidden draft" not in newsroom.read("dist/index.html") + newsroom.read("dist/feed.xml")
    newsroom.run("build", "--drafts")
    assert {path.split("/")[1] for path in newsroom.files("dist") if path.startswith("issues/")} == {
        "out",
        "draft",
        "later",
    }
    newsroom.run("build")
    assert {path.split("/")[1] for path in newsroom.files("dist") if path.startswith("issues/")} == {"out"}


def test_a_scheduled_issue_comes_out_when_its_moment_has_come(newsroom: Newsroom) -> None:
    newsroom.write("issues/2026-01-10-soon.md", "---\ntitle: Soon\n---\nwords")
    newsroom.write("issues/2023-01-02-out.md", "---\ntitle: Out\n---\nwords")
    newsroom.run("build")
    assert not (newsroom.root / "dist/issues/soon").exists()
    newsroom.run("build", env={"SOURCE_DATE_EPOCH": "1768100000"})
    assert (newsroom.root / "dist/issues/soon/index.html").exists()


def test_what_is_gone_is_removed_and_what_is_not_ours_stays(newsroom: Newsroom) -> None:
    fill(newsroom, 2)
    newsroom.run("build")
    newsroom.write("dist/CNAME", "news.example\n")
    (newsroom.root / "issues/2023-01-02-subject-1.md").unlink()
    run = newsroom.run("build")
    assert "removed" in run.out
    assert not (newsroom.root / "dist/issues/subject-1").exists()
    assert newsroom.read("dist/CNAME") == "news.example\n"


def test_what_is_gone_is_removed_also_when_everything_is_made_again(newsroom: Newsroom) -> None:
    fill(newsroom, 2)
    newsroom.run("build")
    issue = "issues/2023-01-02-subject-1.md"
    newsroom.write(issue, newsroom.read(issue).replace("---\n", "---\nstatus: draft\n", 1))
    assert newsroom.run("build", "--force").code == 0
    assert not (newsroom.root / "dist/issues/subject-1").exists()


def test_force_makes_pages_again_that_look_as_they_were_written(newsroom: Newsroom) -> None:
    fill(newsroom, 2)
    newsroom.run("build")
    clean = newsroom.files("dist")
    for name in ("issues/subject-1/index.html", "archive/index.html", "feed.xml"):
        page = newsroom.root / "dist" / name
        times = page.stat()
        page.write_bytes(page.read_bytes()[::-1])
        os.utime(page, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert "0 written" in newsroom.run("build").out
    assert "3 written" in newsroom.run("build", "--force").out
    assert newsroom.files("dist") == clean


def test_building_one_issue_leaves_what_is_known_of_the_others(newsroom: Newsroom) -> None:
    fill(newsroom, 3)
    newsroom.run("build")
    issue = "issues/2023-01-02-subject-1.md"
    newsroom.write(issue, newsroom.read(issue) + "\nMore words.\n")
    assert newsroom.run("build", "--only", "subject-1").code == 0
    newsroom.run("build")
    (newsroom.root / issue).unlink()
    newsroom.run("build")
    newsroom.run("build", "--output", "clean")
    assert newsroom.files("dist") == newsroom.files("clean")


def test_one_broken_issue_stops_itself_and_not_the_build(newsroom: Newsroom) -> None:
    fill(newsroom, 2)
    newsroom.write("issues/2023-02-01-broken.md", "---\ntitle: Why: because\ndate: 2023-02-30\n---\nwords")
    run = newsroom.run("build")
    assert run.code == 1
    assert "issues/2023-02-01-broken.md:2:" in run.err
    assert "issues/2023-02-01-broken.md:3:" in run.err
    assert "hint:" in run.err
    assert (newsroom.root / "dist/issues/subject-2/index.html").exists()


def test_a_broken_template_names_itself_and_leaves_the_last_good_pages(newsroom: Newsroom) -> None:
    fill(newsroom, 1)
    newsroom.run("build")
    good = newsroom.read("dist/issues/subject-1/index.html")
    newsroom.write("templates/web/issue.html", "<p>\n{{ nobody_knows_this }}\n")
    run = newsroom.run("build")
    assert run.code == 1
    assert "templates/web/issue.html:2:" in run.err
    assert newsroom.read("dist/issues/subject-1/index.html") == good


def test_a_publications_own_template_replaces_ours(newsroom: Newsroom) -> None:
    fill(newsroom, 1)
    newsroom.run("build")
    newsroom.write("templates/web/404.html", "<!doctype html><title>gone</title><p>{{ settings.title }} is elsewhere")
    newsroom.run("build")
    assert newsroom.read("dist/404.html").startswith("<!doctype html><title>gone</title><p>Example Weekly is elsewhere")


def test_json_tells_what_was_done(newsroom: Newsroom) -> None:
    fill(newsroom, 1)
    told = json.loads(newsroom.run("build", "--json").out)
    assert told["schema"] == 1
    assert told["issues"] == 1
    assert "index.html" in told["written"]
    assert told["problems"] == []


def test_only_makes_one_issue(newsroom: Newsroom) -> None:
    fill(newsroom, 3)
    newsroom.run("build", "--only", "subject-2")
    assert {path.split("/")[1] for path in newsroom.files("dist")} == {"subject-2"}
    assert newsroom.run("build", "--only", "nobody").code == 2


def test_another_output_folder(newsroom: Newsroom) -> None:
    fill(newsroom, 1)
    newsroom.run("build", "--output", "public")
    assert (newsroom.root / "public/index.html").exists()
    assert not (newsroom.root / "dist").exists()
    for refused in (".", "issues", "seeds/x", ".git"):
        assert newsroom.run("build", "--output", refused).code == 2


def test_two_issues_with_one_slug_get_their_date_back(newsroom: Newsroom) -> None:
    newsroom.write("issues/2016-01-04-update.md", "# Update\n\none")
    newsroom.write("issues/2016-02-04-update.md", "# Update\n\ntwo")
    newsroom.run("build")
    assert {path.split("/")[1] for path in newsroom.files("dist") if path.startswith("issues/")} == {
        "2016-01-04-update",
        "2016-02-04-update",
    }


def test_a_renamed_slug_leaves_a_redirect_page(newsroom: Newsroom) -> None:
    newsroom.write("issues/2023-01-02-new-name.md", "---\ntitle: T\naliases: [old-name]\n---\nwords")
    newsroom.run("build")
    assert "../new-name/" in newsroom.read("dist/issues/old-name/index.html")


def test_images_of_an_issue_lie_beside_its_page(newsroom: Newsroom) -> None:
    newsroom.write("issues/2023-01-02-pictures/index.md", "# P\n\n![one](one.png)\n\n![two](img/two.png)\n")
    newsroom.write("issues/2023-01-02-pictures/one.png", b"\x89PNG one")
    newsroom.write("issues/2023-01-02-pictures/img/two.png", b"\x89PNG two")
    newsroom.write("issues/2023-02-02-file.md", "# F\n\n![three](../assets/three.png)\n![four](/assets/four.png)\n")
    newsroom.write("assets/three.png", b"\x89PNG three")
    newsroom.write("assets/four.png", b"\x89PNG four")
    newsroom.write("issues/2023-03-02-outside.md", "# O\n\n![x](../../outside.png)\n")
    (newsroom.root.parent / "outside.png").write_bytes(b"secret")
    newsroom.run("build")
    dist = newsroom.files("dist")
    assert dist["issues/pictures/one.png"] == b"\x89PNG one"
    assert dist["issues/pictures/img/two.png"] == b"\x89PNG two"
    assert dist["issues/file/assets/three.png"] == b"\x89PNG three"
    assert dist["issues/file/assets/four.png"] == b"\x89PNG four"
    assert 'src="assets/three.png"' in dist["issues/file/index.html"].decode()
    assert b"secret" not in dist.values()


def test_feeds_read_back_the_issues(newsroom: Newsroom) -> None:
    fill(newsroom, 4)
    newsroom.run("build")
    titles = [f"Issue {number}: subject-{number}" for number in (4, 3, 2, 1)]
    for name in ("feed.xml", "atom.xml"):
        feed = feedparser.parse(newsroom.files("dist")[name])
        assert not feed.bozo
        assert [entry.title for entry in feed.entries] == titles
        assert "A footnote about subject-4" in feed.entries[0].content[0].value
    told = json.loads(newsroom.read("dist/feed.json"))
    assert [item["title"] for item in told["items"]] == titles


def test_a_folder_with_issues_and_no_settings_still_builds(tmp_path: Path) -> None:
    newsroom = Newsroom(tmp_path)
    newsroom.write("issues/2023-01-02-hello.md", "# Hello\n\nwords")
    run = newsroom.run("build")
    assert run.code == 0
    assert "base_url = 'https://example.org'" in run.err
    assert (tmp_path / "dist/issues/hello/index.html").exists()


def test_bad_settings_are_told_with_their_place(newsroom: Newsroom) -> None:
    newsroom.write("newsletter.toml", 'title = "T"\nbase_url = "https://e.org"\ntimezoen = "UTC"\nfeed_items = 0\n')
    run = newsroom.run("build")
    assert run.code == 2
    assert "newsletter.toml:3:1: E102 unknown key 'timezoen'; did you mean 'timezone'?" in run.err
    assert "newsletter.toml:4:1: E103" in run.err
    newsroom.write("newsletter.toml", "title = \n")
    assert "newsletter.toml:1:9: E101" in newsroom.run("build").err


def test_no_publication_is_wrong_use(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    run = Newsroom(tmp_path).run("build")
    assert run.code == 2
    assert "newsletter init" in run.err


def test_the_environment_goes_before_the_file(newsroom: Newsroom) -> None:
    fill(newsroom, 1)
    newsroom.run("build", env={"NEWSLETTER_BASE_URL": "https://other.example"})
    assert "https://other.example/issues/subject-1/" in newsroom.read("dist/feed.xml")


def test_builds_at_the_same_time_do_not_disturb_each_other(newsroom: Newsroom) -> None:
    fill(newsroom, 6)
    commands = [[sys.executable, "-m", "newsletter", "build"]] * 4
    running = [
        subprocess.Popen(command, cwd=newsroom.root, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for command in commands
    ]
    assert [process.communicate() and process.returncode for process in running] == [0, 0, 0, 0]
    built = newsroom.files("dist")
    assert not any(".newsletter-unfinished" in path for path in built)
    newsroom.run("build", "--output", "again", "--force")
    assert newsroom.files("again") == built


def test_a_build_says_that_an_archive_without_dates_has_empty_feeds(newsroom: Newsroom) -> None:
    newsroom.write("issues/a.md", "# A\n\nWords.\n")
    newsroom.write("issues/b.md", "# B\n\nWords.\n")
    run = newsroom.run("build")
    assert "W731 no issue has a date (2 issues), so the feeds are empty" in run.err
    assert run.code == 0
