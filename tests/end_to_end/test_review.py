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


def test_an_edited_block_shows_what_would_have_changed(newsroom: Newsroom) -> None:
    fill(newsroom)
    path = newsroom.run("review", "2023").out.strip()
    newsroom.write(path, newsroom.read(path).replace("55 posts", "Fifty-five posts", 1))
    newsroom.write("issues/2023-12-31-late.md", "---\ntitle: Late\n---\nWords.\n")
    said = newsroom.run("review", "2023").err
    assert "edited, and would differ now: counts\n" in said
    assert "\n-Fifty-five posts this year" in said
    assert "\n+56 posts this year" in said


def test_a_dry_run_prints_a_diff_and_writes_nothing(newsroom: Newsroom) -> None:
    fill(newsroom)
    new = newsroom.run("review", "2023", "--dry-run")
    assert new.out.startswith("--- /dev/null\n+++ b/issues/2023-12-31-2023-in-review.md\n")
    assert "\n+55 posts this year" in new.out
    path = newsroom.run("review", "2023").out.strip()
    before = newsroom.read(path)
    assert newsroom.run("review", "2023", "--dry-run").out == ""
    newsroom.write("issues/2023-12-31-late.md", "---\ntitle: Late\n---\nWords.\n")
    again = newsroom.run("review", "2023", "--dry-run")
    assert again.out.startswith(f"--- a/{path}\n+++ b/{path}\n@@")
    assert "\n-55 posts this year" in again.out
    assert "\n+56 posts this year" in again.out
    assert newsroom.read(path) == before


def test_only_what_was_named_is_renewed(newsroom: Newsroom) -> None:
    fill(newsroom)
    path = newsroom.run("review", "2023").out.strip()
    newsroom.write("issues/2023-12-31-late.md", "---\ntitle: Late\ntopics: [moats]\n---\nWords.\n")
    run = newsroom.run("review", "2023", "--only", "topics")
    assert "refreshed: topics, topic/moats, topic/moats/posts" in run.err
    text = newsroom.read(path)
    assert "Moats (4 posts)" in text
    assert "55 posts" in text
    wrong = newsroom.run("review", "2023", "--only", "topcs")
    assert wrong.code == 2
    assert "did you mean 'topics'" in wrong.err


def test_issues_are_listed_as_a_table_for_as_long_as_the_head_says_so(newsroom: Newsroom) -> None:
    fill(newsroom)
    path = newsroom.run("review", "2023", "--style", "table").out.strip()
    assert "| Date | Issue | What it covers |" in newsroom.read(path)
    newsroom.write("issues/2023-12-31-late.md", "---\ntitle: Late\ntopics: [moats]\n---\nWords.\n")
    newsroom.run("review", "2023")
    assert "| Dec. 31 | [*Late*](" in newsroom.read(path)
    newsroom.run("review", "2023", "--style", "list")
    text = newsroom.read(path)
    assert "- Dec. 31: [*Late*](" in text
    assert "| Date |" not in text
    assert "\nstyle: list\n" in text


def test_what_does_not_add_up_in_a_written_review_is_told(newsroom: Newsroom) -> None:
    fill(newsroom)
    path = newsroom.run("review", "2023").out.strip()
    text = newsroom.read(path).replace("## By the numbers", "There were 54 posts this year.\n\n## By the numbers", 1)
    newsroom.write(path, text.replace("- Jan. 15: ", "- Dec. 30: ", 1))
    said = newsroom.run("review", "2023").err
    assert "W724 “54 posts” is said, and the archive has 55 in 2023" in said
    assert "W723 “Jan. 21” stands after 2023-12-30" in said
    assert newsroom.run("check", path).err != ""
    assert "W724" in newsroom.run("check", path).out


def test_a_review_of_any_days_is_built(newsroom: Newsroom) -> None:
    fill(newsroom)
    path = newsroom.run("review", "2023-03-01..2023-05-31").out.strip()
    newsroom.write(path, newsroom.read(path).replace("status: draft", "status: published"))
    assert newsroom.run("build").code == 0
    page = newsroom.read("dist/reviews/2023-03-01..2023-05-31/index.html")
    assert "15 posts in this period" in page


def test_statistics_and_authors_stand_on_the_automatic_page(newsroom: Newsroom) -> None:
    fill(newsroom)
    newsroom.write("seeds/statistics.csv", "issue,source,views\npost-7,substack,1200\npost-3,substack,900\nx,y,z\n")
    papers = "".join(f"- [Paper {n}](https://arxiv.org/abs/2301.0000{n})\n" for n in (1, 2))
    newsroom.write("issues/2023-12-30-papers.md", f"---\ntitle: Papers\n---\n## Papers\n\n{papers}")
    entry = "@article{{k{n}, title={{P}}, author={{Ada Example}}, eprint={{2301.0000{n}}}, archiveprefix={{arXiv}}}}\n"
    newsroom.write("seeds/all.bib", "".join(entry.format(n=n) for n in (1, 2)))
    newsroom.run("build")
    text = " ".join(newsroom.read("dist/reviews/2023/email.txt").split())
    assert "(1,200 views)" in text
    assert text.index("1,200 views") < text.index("900 views")
    assert "Ada Example" in text
    newsroom.write("seeds/statistics.csv", "issue,source,views\npost-7,substack,1300\n")
    newsroom.run("build")
    assert "(1,300 views)" in " ".join(newsroom.read("dist/reviews/2023/email.txt").split())


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
