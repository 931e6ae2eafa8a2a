"""Seeds of every shape become a draft worth editing: nothing forgotten, nothing told twice, noise named."""

from __future__ import annotations

import json

from tests.newsroom import Newsroom

COPY = """\
A year with small models
What fitted on a laptop

I kept a list this year of everything that ran on my own machine without an excuse, and it is longer than I thought.

Models

Zephyr 7B was the first one that I left running over night without a fan beside it.
Mixtral 8x7B needed the big machine, and was worth the walk.

Bestseller No. 1
Laptop stand, aluminium, $29.99
Buy on Amazon

Papers

1) QLoRA: Efficient Finetuning of Quantized LLMs — one card is enough
The idea is to keep the weights in four bits and to learn a small difference beside them.
"""

BIB = """\
@article{dettmers2023qlora,
  title = {{QLoRA}: Efficient Finetuning of Quantized {LLMs}},
  author = {Dettmers, Tim and Pagnoni, Artidoro and Holtzman, Ari and Zettlemoyer, Luke},
  year = {2023},
  eprint = {2305.14314},
  archivePrefix = {arXiv},
}
"""


def test_a_copied_page_its_bibliography_and_a_note_meet_in_the_draft(newsroom: Newsroom) -> None:
    newsroom.write("seeds/copy.txt", COPY)
    newsroom.write("seeds/papers.bib", BIB)
    newsroom.write(
        "seeds/notes/inbox.md", "- [Zephyr 7B](https://huggingface.co/HuggingFaceH4/zephyr-7b-beta) — mine.\n"
    )
    told = json.loads(newsroom.run("new-issue", "Small", "--date", "2024-01-05", "--json").out)
    draft = newsroom.read(told["path"])
    assert "[QLoRA: Efficient Finetuning of Quantized LLMs](https://arxiv.org/abs/2305.14314)" in draft
    assert draft.count("QLoRA: Efficient Finetuning of Quantized LLMs]") == 1, "the lost link was found again"
    assert "Mixtral 8x7B [link wanted]" in draft
    assert draft.index("## Models") < draft.index("Mixtral 8x7B") < draft.index("## Papers")
    assert "Zephyr 7B [link wanted]" not in draft, "the note has its address"
    assert "Bestseller" not in draft
    assert "$29.99" not in draft


def test_the_editors_own_article_opens_the_issue(newsroom: Newsroom) -> None:
    newsroom.write("newsletter.toml", 'title = "T"\nbase_url = "https://e.org"\nauthors = ["Ada Example"]\n')
    newsroom.write(
        "seeds/essay.md",
        "---\ntitle: What I think\nauthor: Ada Example\n---\n# What I think\n\nFirst *words*.\n\n## A part\n\nSee [it](https://e.org/it).\n",
    )
    newsroom.write("seeds/other.md", "---\ntitle: Not mine\nauthor: Bob\n---\nWords by [Bob](https://bob.example/x).\n")
    path = newsroom.run("new-issue", "--date", "2024-01-05").out.strip()
    assert path == "issues/2024-01-05-what-i-think.md"
    draft = newsroom.read(path)
    assert "---\n\nFirst *words*.\n\n### A part" in draft
    assert draft.count("https://e.org/it") == 1
    assert "https://bob.example/x" in draft


def test_sections_that_stand_in_every_issue_are_carried_over(newsroom: Newsroom) -> None:
    newsroom.write("newsletter.toml", 'title = "T"\nbase_url = "https://e.org"\ncarry_over = ["housekeeping"]\n')
    newsroom.write(
        "issues/2024-01-01-one.md",
        "---\ntitle: One\n---\n## Links\n\n- [a](https://e.org/a)\n\n"
        "## Housekeeping\n\n- Reply to this *mail*.\n\n## Papers\n\n- x\n",
    )
    draft = newsroom.run("new-issue", "Two", "--date", "2024-01-05", "--dry-run").out
    assert draft.endswith("## Housekeeping\n\n- Reply to this *mail*.\n")


def test_a_publication_adds_its_own_rules_for_noise(newsroom: Newsroom) -> None:
    newsroom.write(
        "seeds/page.md",
        "# Page\n\nWords with [a link](https://e.org/a).\n\n"
        "From our sponsor Acme\nBuy [now](https://acme.example/buy)\n",
    )
    newsroom.write("seeds/noise.toml", '[[noise]]\nname = "sponsor"\nbegins = "From our sponsor.*"\nreach = "block"\n')
    draft = newsroom.run("new-issue", "--dry-run", "--date", "2024-01-05").out
    assert "https://e.org/a" in draft
    assert "acme" not in draft
    removed = newsroom.run("library", "--removed").out
    assert "seeds/page.md:5" in removed
    assert "sponsor" in removed


def test_candidates_beyond_the_limit_are_named(newsroom: Newsroom) -> None:
    links = "".join(f"- [Post {number}](https://e.org/{number})\n" for number in range(5))
    newsroom.write("seeds/links.md", f"# Links\n\n{links}")
    run = newsroom.run("new-issue", "--dry-run", "--date", "2024-01-05", "--candidates", "3")
    assert run.out.count("https://e.org/") == 3
    assert "Post 4: more than 3 candidates for links" in run.err


def test_own_kinds_of_section_work_without_code(newsroom: Newsroom) -> None:
    newsroom.write(
        "newsletter.toml",
        'title = "T"\nbase_url = "https://e.org"\nsections = ["datasets", "links"]\n'
        '[kinds.datasets]\nheading = "Data sets"\nwords = ["corpus"]\nhosts = ["zenodo.org"]\n',
    )
    newsroom.write(
        "seeds/notes/n.md",
        "- [A](https://zenodo.org/records/1) — one\n"
        "- [B](https://e.org/b) — a corpus of words\n"
        "- [C](https://e.org/c) — two @datasets\n",
    )
    draft = newsroom.run("new-issue", "--dry-run", "--date", "2024-01-05").out
    assert "## Data sets\n\n- [A]" in draft
    assert draft.count("\n- ") == 3
    assert "## Links" not in draft


FEED = """\
<?xml version="1.0"?><rss version="2.0"><channel><title>Kettles</title>
<item><title>Old news of kettles</title><link>https://kettle.example/old</link>
<pubDate>Mon, 02 Jan 2023 10:00:00 GMT</pubDate></item>
<item><title>News of the week</title><link>https://kettle.example/now</link>
<pubDate>Wed, 03 Jan 2024 10:00:00 GMT</pubDate></item>
<item><title>News of tomorrow</title><link>https://kettle.example/soon</link>
<pubDate>Thu, 01 Jan 2099 10:00:00 GMT</pubDate></item>
<item><title>News without a day</title><link>https://kettle.example/some</link></item>
</channel></rss>
"""


def test_entries_of_a_feed_belong_to_the_issue_of_their_day(newsroom: Newsroom) -> None:
    newsroom.write("seeds/kettles.xml", FEED)
    newsroom.write("seeds/old.bib", BIB.replace("2023},", "1997},"))
    told = newsroom.run("new-issue", "T", "--date", "2024-01-05", "--since", "2024-01-01", "--dry-run")
    assert "kettle.example/now" in told.out
    assert "kettle.example/some" in told.out
    assert "QLoRA" in told.out, "a paper may be as old as it likes"
    assert "kettle.example/old" not in told.out
    assert "kettle.example/soon" not in told.out
    assert "Old news of kettles: dated 2023-01-02, before 2024-01-01" in told.err
    assert "News of tomorrow: dated 2099-01-01, after this issue" in told.err


def test_what_there_is_much_of_is_counted_and_json_has_it_all(newsroom: Newsroom) -> None:
    newsroom.write(
        "seeds/many.md", "".join(f"- [Kettle {n} of a hundred](https://k.example/{n})\n" for n in range(100))
    )
    told = newsroom.run("new-issue", "T", "--date", "2024-01-05", "--candidates", "5", "--dry-run")
    assert "left out 95:" in told.err
    assert "… and 55 more: more than 5 candidates for links" in told.err
    whole = newsroom.run("new-issue", "T", "--date", "2024-01-05", "--candidates", "5", "--dry-run", "--json")
    assert len(json.loads(whole.out)["left_out"]) == 95


def test_the_feeds_of_the_seeds_are_one_list_for_any_reader(newsroom: Newsroom) -> None:
    for name in "ab":
        feed = f'<outline xmlUrl="https://{name}.example/f" text="{name}"/>'
        newsroom.write(f"seeds/{name}.opml", f'<opml version="2.0"><body>{feed}</body></opml>')
    out = newsroom.run("library", "--opml").out
    assert out.index("https://a.example/f") < out.index("https://b.example/f")
    assert out.startswith("<?xml")


def test_the_library_says_whose_link_is_wanted(newsroom: Newsroom) -> None:
    newsroom.write("seeds/copy.txt", COPY)
    assert "Mixtral 8x7B\n  [link wanted]\n" in newsroom.run("library", "mixtral").out


def test_an_issue_that_is_no_utf_8_is_known_by_its_links_and_titles(newsroom: Newsroom) -> None:
    newsroom.write(
        "issues/2025-12-01-tea.md",
        "---\ntitle: Thé\ndate: 2025-12-01\n---\n\n## Links\n\n"
        "- [Crème brûlée in a kettle](https://a.example/crème) – with “steam”.\n"
        "- Ein Gerät für heißes Wasser\n".encode("cp1252"),
    )
    newsroom.write(
        "seeds/links.md",
        "- [A recipe](https://a.example/cr%C3%A8me)\n"
        "- [Crème brûlée in a kettle](https://copy.example/1)\n"
        "- [Ein Gerät für heißes Wasser](https://b.example/geraet)\n"
        "- [Something new](https://c.example/new)\n",
    )
    told = json.loads(newsroom.run("new-issue", "--dry-run", "--json").out)
    assert {one["title"]: one["why"] for one in told["left_out"]} == {
        "A recipe": "covered in tea, 2025-12-01",
        "Ein Gerät für heißes Wasser": "covered in tea, 2025-12-01",
    }
    assert {one["title"]: one["follow_up"] for one in told["candidates"]} == {
        "Crème brûlée in a kettle": "tea, 2025-12-01",
        "Something new": "",
    }
