"""The year in review from outside: an archive of 55 posts, as its author would have counted it by hand."""

from __future__ import annotations

import re
from datetime import date, timedelta

from tests.newsroom import Newsroom

RANKED = (
    ("rlhf", 8),
    ("open ecosystem", 7),
    ("techniques", 6),
    ("releases", 5),
    ("moats", 3),
    ("industry", 3),
    ("rewards", 2),
)


def fill(newsroom: Newsroom) -> None:
    """55 posts of 2023, five of them paid, one interview beside them, one post of the year before."""
    topics = [topic for topic, count in RANKED for _ in range(count)]
    for number in range(55):
        day = date(2023, 1, 9) + timedelta(days=6 * number)
        topic = f"topics: [{topics[number]}]\n" if number < len(topics) else ""
        paid = "audience: paid\n" if number % 11 == 0 else ""
        newsroom.write(
            f"issues/{day}-post-{number}.md",
            f"---\ntitle: Post number {number}\ndescription: covers matter {number} in one line.\n{topic}{paid}---\n"
            "Words.\n",
        )
    newsroom.write("issues/2023-12-20-talk.md", "---\ntitle: A talk\nkind: interview\ntopics: [rlhf]\n---\nWords.\n")
    newsroom.write(
        "issues/2022-12-20-old.md",
        "---\ntitle: Old post\ndescription: covers last year.\ntopics: [rlhf]\n---\nWords.\n",
    )


def test_the_automatic_review_counts_ranks_and_dates(newsroom: Newsroom) -> None:
    fill(newsroom)
    assert newsroom.run("build").code == 0
    text = newsroom.read("dist/reviews/2023/email.txt")
    flat = " ".join(text.split())
    assert "55 posts this year (and 1 interview), 5 of which were paid" in flat
    assert "Old post" not in text
    web = newsroom.read("dist/reviews/2023/index.html")
    counted = [int(count) for count in re.findall(r"<h3[^>]*>[^<]*\((\d+) posts[^)]*\)</h3>", web)]
    assert counted[:7] == [count for _, count in RANKED]
    days = [
        (date(2023, 1, 9) + timedelta(days=6 * number)).strftime("%b. %-d").replace("May.", "May")
        for number in range(8)
    ]
    places = [flat.index(f"{day}: ") for day in days]
    assert places == sorted(places)
    assert "Jan. 9: _Post number 0" in flat
    assert "covers matter 0 in one line." in flat
    assert (newsroom.root / "dist/reviews/2022/index.html").exists()


def test_a_second_run_keeps_prose_and_refreshes_the_counts(newsroom: Newsroom) -> None:
    fill(newsroom)
    path = newsroom.run("review", "2023").out.strip()
    draft = newsroom.read(path)
    edited = draft.replace("## By the numbers", "What a year. *Really.*\n\n## By the numbers", 1)
    assert edited != draft
    newsroom.write(path, edited)
    newsroom.write(
        "issues/2023-12-31-late.md", "---\ntitle: Late\ndescription: covers the end.\ntopics: [moats]\n---\nWords.\n"
    )
    again = newsroom.run("review", "2023")
    assert again.out.strip() == path
    after = newsroom.read(path)
    assert "What a year. *Really.*\n\n## By the numbers" in after
    assert "56 posts" in after
    assert "Late" in after
    outside = re.compile(r"<!-- newsletter:begin.*?<!-- newsletter:end [^>]*-->", re.S)
    assert outside.sub("", after) == outside.sub("", edited)


def test_an_edited_block_is_kept(newsroom: Newsroom) -> None:
    fill(newsroom)
    path = newsroom.run("review", "2023").out.strip()
    newsroom.write(path, newsroom.read(path).replace("55 posts", "Fifty-five posts", 1))
    newsroom.write("issues/2023-12-31-late.md", "---\ntitle: Late\n---\nWords.\n")
    run = newsroom.run("review", "2023")
    assert "kept" in run.err
    assert "Fifty-five posts" in newsroom.read(path)


def test_a_written_review_takes_the_place_of_the_automatic_one(newsroom: Newsroom) -> None:
    fill(newsroom)
    path = newsroom.run("review", "2023").out.strip()
    newsroom.run("build")
    assert "Thanks to all" not in newsroom.read("dist/reviews/2023/index.html")
    text = (
        newsroom.read(path)
        .replace("status: draft", "status: published")
        .replace("## Topics", "Thanks to all.\n\n## Topics", 1)
    )
    newsroom.write(path, text)
    newsroom.run("build")
    page = newsroom.read("dist/reviews/2023/index.html")
    assert "Thanks to all" in page
    assert "newsletter:begin" not in page
    assert not any(path.startswith("issues/2023-in-review") for path in newsroom.files("dist"))
