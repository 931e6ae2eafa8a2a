"""Exports of statistics: told by their content, joined with the issues, and nothing of a reader in the result."""

from __future__ import annotations

import pytest

from newsletter.importers import IMPORTERS, importer_of
from newsletter.importers.tables import without_readers
from newsletter.review.readers import Reads, read_statistics, write_statistics
from tests.newsroom import SETTINGS, Newsroom

EXPORTS = {
    "substack-stats": (
        "title,post_date,section_name,tags,views,likes,comments,restacks,shares,opens,clicks\n"
        '"First, and foremost",2023-02-27T10:00:00.000Z,Main,"a, b",1200,6,3,1,0,43,2\n'
    ),
    "ghost-stats": (
        "id,title,url,author,status,created_at,updated_at,published_at,featured,tags,post_access,email_recipients,"
        "newsletter_name,sends,opens,clicks,signups\n"
        '64,Other words,https://old.example/first/,Ada,published,2023-01-01,2023-01-01,"2023-02-27T10:00:00Z",false,,'
        "Public,All,Weekly,100,43,2,7\n"
    ),
    "buttondown-stats": (
        "id,secondary_id,subject,publish_date,slug,recipients,deliveries,opens,clicks\n"
        "tag:1,1,First,2023-02-27 16:55:00+00:00,other,101,100,43,2\n"
    ),
    "beehiiv-stats": (
        "id,web_title,status,audience,content_tags,url,created_at,Delivered,Unique Opens,Unique Clicks,Web Views\n"
        'post_1,First and foremost,confirmed,both,"a; b",https://b.example/p/first,2023-02-27,100,43,2,"1,200"\n'
    ),
    "goatcounter": (
        "2Path,Title,Event,UserAgent,Browser,System,Session,Bot,Referrer,Referrer scheme,Screen size,Location,"
        "FirstVisit,Date\n"
        "/issues/first/,First,false,Mozilla,Firefox,Linux,s1,0,,,1920,DE,true,2023-02-27T01:00:00Z\n"
        "/issues/first/?ref=a,First,false,Mozilla,Firefox,Linux,s1,0,,,1920,DE,false,2023-02-27T01:05:00Z\n"
        "/issues/first/,First,false,bot,,,s2,150,,,1920,DE,true,2023-02-27T01:00:00Z\n"
        "click,First,true,Mozilla,,,s1,0,,,1920,DE,false,2023-02-27T01:00:00Z\n"
    ),
    "plausible": "name,visitors,pageviews,bounce_rate,time_on_page\n/issues/first,900,1200,50,61\n/,80,90,5,1\n",
    "pages": "Path;Page views\n/p/first;1.200\n",
    "plain-stats": "slug,views\nfirst,1200\n",
}
RESULTS = {
    "substack-stats": Reads(views=1200, opens=43, clicks=2, likes=6, comments=3),
    "ghost-stats": Reads(sent=100, opens=43, clicks=2, signups=7),
    "buttondown-stats": Reads(sent=100, opens=43, clicks=2),
    "beehiiv-stats": Reads(views=1200, sent=100, opens=43, clicks=2),
    "goatcounter": Reads(views=2, visitors=1),
    "plausible": Reads(views=1200, visitors=900),
    "pages": Reads(views=1200),
    "plain-stats": Reads(views=1200),
}
ISSUE = (
    "---\ntitle: First, and foremost\nid: tag:1\ncanonical_url: https://old.example/first/\n"
    "aliases: [/p/first]\n---\nWords.\n"
)
ADDRESSES = ("ann@reader.example", "bob%40reader.example", "carl@reader.example")


@pytest.fixture
def newsroom(newsroom: Newsroom) -> Newsroom:
    newsroom.write("newsletter.toml", SETTINGS)
    newsroom.write("issues/2023-02-27-first.md", ISSUE)
    newsroom.write("issues/2023-03-06-second.md", "---\ntitle: Weekly links\n---\nWords.\n")
    newsroom.write("issues/2023-03-13-third.md", "---\ntitle: Weekly links\n---\nWords.\n")
    return newsroom


def test_each_format_has_an_example_here() -> None:
    assert list(IMPORTERS) == sorted(EXPORTS, key=list(IMPORTERS).index)


@pytest.mark.parametrize("name", list(EXPORTS))
def test_a_format_is_told_by_its_content(name: str) -> None:
    assert importer_of(EXPORTS[name].encode()) == name


@pytest.mark.parametrize("name", list(EXPORTS))
def test_an_export_is_joined_with_the_issues(newsroom: Newsroom, name: str) -> None:
    newsroom.write("export.csv", EXPORTS[name])
    run = newsroom.run("import", "stats", "export.csv")
    assert (run.code, run.out) == (0, "seeds/statistics.csv\n"), run.err
    found = read_statistics(newsroom.read("seeds/statistics.csv").encode())
    assert found.lines == {("first", IMPORTERS[name].source): RESULTS[name]}


def test_a_row_is_found_by_id_address_or_title_and_date(newsroom: Newsroom) -> None:
    rows = (
        "id,title,date,views\n"
        "tag:1,Renamed,2020-01-01,1\n"
        "x,Weekly links,2023-03-14,2\n"
        "x,Weekly Links!,2023-03-06,3\n"
        "x,Weekly links,,4\n"
        "x,First and foremost,2023-09-09,5\n"
    )
    newsroom.write("export.csv", rows)
    run = newsroom.run("import", "export.csv")
    assert newsroom.read("seeds/statistics.csv") == (
        "issue,source,views\nfirst,plain,1\nsecond,plain,3\nthird,plain,2\n"
    )
    assert "3 issues counted by plain (1 by id, 2 by title and date)" in run.err
    assert (
        "left out 2 that are no issue here:\n  line 6: First and foremost, 2023-09-09\n  line 5: Weekly links"
        in run.err
    )


def test_a_page_below_topics_is_no_issue_of_that_name(newsroom: Newsroom) -> None:
    newsroom.write("export.csv", "page,views\n/topics/first/,7\n/blog/first.html,5\n")
    newsroom.run("import", "export.csv")
    assert newsroom.read("seeds/statistics.csv") == "issue,source,views\nfirst,web,5\n"


def test_importing_again_replaces_and_other_sources_stay(newsroom: Newsroom) -> None:
    newsroom.write("seeds/statistics.csv", "issue,source,views,opens\nfirst,plain,5,\nfirst,mine,,9\n")
    newsroom.write("export.csv", EXPORTS["plain-stats"])
    diff = newsroom.run("import", "export.csv", "--dry-run")
    assert "-first,plain,5," in diff.out
    assert "+first,plain,1200," in diff.out
    newsroom.run("import", "export.csv")
    assert newsroom.read("seeds/statistics.csv") == ("issue,source,views,opens\nfirst,mine,,9\nfirst,plain,1200,\n")


def test_no_address_of_a_reader_is_in_any_byte_of_the_result(newsroom: Newsroom) -> None:
    newsroom.write(
        "export.csv",
        f"title,post_date,author_email_domain,views\nLetter to {ADDRESSES[0]},2023-02-27,reader.example,3\n"
        "First and foremost,2023-02-27,reader.example,7\n",
    )
    newsroom.write("pages.csv", f"page,views\n/unsubscribe?email={ADDRESSES[1]},4\n/u/{ADDRESSES[2]}/x,1\n")
    run = newsroom.run("import", "stats", "export.csv", "pages.csv")
    assert "first,substack,7" in newsroom.read("seeds/statistics.csv")
    assert newsroom.run("build").code == 0
    made = {path: data for path, data in newsroom.files().items() if path not in ("export.csv", "pages.csv")}
    made["said"] = (run.out + run.err).encode()
    for name in ("ann", "bob", "carl"):
        assert [
            path for path, data in made.items() if f"{name}@".encode() in data or f"{name}%40".encode() in data
        ] == []


@pytest.mark.parametrize(
    "heads",
    [
        "email,active_subscription,views",
        "post_id,timestamp,email,post_type,opens,title",
        "Email Address,Path,Views",
        "ip,path,views",
    ],
)
def test_a_file_with_a_line_for_each_reader_is_refused(newsroom: Newsroom, heads: str) -> None:
    newsroom.write("export.csv", f"{heads}\n{ADDRESSES[0]},x,3\n")
    for options in ((), ("--from", "plain-stats")):
        run = newsroom.run("import", "export.csv", *options)
        assert run.code == 1
        assert "a line for each reader" in run.err
        assert "ann" not in run.err
    assert not (newsroom.root / "seeds").exists()


def test_what_no_importer_knows_is_told_with_what_is_known(newsroom: Newsroom) -> None:
    newsroom.write("export.csv", "colour,shape\nred,round\n")
    run = newsroom.run("import", "export.csv")
    assert run.code == 1
    assert "its columns are colour, shape" in run.err
    assert "substack-stats: " in run.err
    newsroom.write("export.zip", b"PK\x03\x04\x00\xff")
    assert newsroom.run("import", "export.zip").code == 1
    assert newsroom.run("import", "nowhere.csv").code == 2
    wrong = newsroom.run("import", "export.csv", "--from", "substack-stat")
    assert wrong.code == 2
    assert "did you mean 'substack-stats'" in wrong.err


def test_rows_without_numbers_are_told_and_the_others_count(newsroom: Newsroom) -> None:
    newsroom.write("export.csv", "# made by hand\nslug,views\nfirst,1200\nsecond,many\n\n")
    run = newsroom.run("import", "export.csv")
    assert "line 4: no number stands in it" in run.err
    assert newsroom.read("seeds/statistics.csv") == "issue,source,views\nfirst,plain,1200\n"


def test_a_line_of_statistics_that_cannot_be_read_is_told(newsroom: Newsroom) -> None:
    newsroom.write("seeds/statistics.csv", "issue,source,views\nfirst,mine,12\nsecond,mine,a lot\n")
    run = newsroom.run("review", "2023")
    assert "seeds/statistics.csv:3:1: W782 not a line of statistics: 'second,mine,a lot'" in run.err
    assert "(12 views)" in newsroom.read("issues/2023-12-31-2023-in-review.md")


def test_an_issue_that_was_renamed_keeps_its_numbers_and_a_stranger_is_told(newsroom: Newsroom) -> None:
    newsroom.write("issues/2023-02-27-first.md", "---\ntitle: First\naliases: [/issues/old-name/]\n---\nWords.\n")
    newsroom.write("seeds/statistics.csv", "issue,source,views\nold-name,mine,12\nnobody,mine,5\n")
    run = newsroom.run("review", "2023")
    assert "W783 no issue is called 'nobody'" in run.err
    assert "'old-name'" not in run.err
    assert "(12 views)" in newsroom.read("issues/2023-12-31-2023-in-review.md")


def test_statistics_are_the_same_after_they_were_written_and_read() -> None:
    text = b"issue,source,views,opens\na,x,1,\nb,y,,2\n"
    assert write_statistics(read_statistics(text)) == text


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("https://a.example/b?email=x@y.org#z", "https://a.example/b"),
        ("Why x@y.org wrote", "Why … wrote"),
        ("5 @ 3 pm", "5 @ 3 pm"),
        ("What is @mentions?", "What is @mentions?"),
    ],
)
def test_addresses_of_people_are_taken_out_of_words(words: str, left: str) -> None:
    assert without_readers(words) == left
