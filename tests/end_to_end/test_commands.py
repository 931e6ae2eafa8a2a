"""The other commands from outside: streams, exit codes, and that nobody's words are ever lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.newsroom import Newsroom

INBOX = """\
# Notes

## Models

- [Mixtral 8x7B](https://mistral.ai/news/mixtral-of-experts/) — first strong open MoE. #moe #mistral
  **Why it matters:** closes half the gap to the closed models.

- https://arxiv.org/abs/2312.00752v2 — read section 4. @papers #state-space
- [Mamba](https://www.arxiv.org/pdf/2312.00752) — and look at the ablations.
- A thought without a link that should not be lost. @housekeeping

## On benchmarks

A heading with text under it is a note as well,
on two lines.
"""


def test_no_arguments_show_the_help_and_are_wrong_use(newsroom: Newsroom) -> None:
    run = newsroom.run()
    assert run.code == 2
    assert "new-issue" in run.out + run.err


def test_a_wrong_command_or_option_is_answered_with_the_nearest(newsroom: Newsroom) -> None:
    assert "did you mean 'build'?" in newsroom.run("biuld").err
    wrong = newsroom.run("build", "--ouput", "x")
    assert wrong.code == 2
    assert "--output" in wrong.err


@pytest.mark.parametrize(
    "command", ["init", "add", "new-issue", "build", "review", "check", "publish", "library", "completion"]
)
def test_every_command_has_help(newsroom: Newsroom, command: str) -> None:
    run = newsroom.run(command, "--help")
    assert run.code == 0
    assert "Usage:" in run.out


def test_init_makes_a_publication_that_builds_and_overwrites_nothing(tmp_path: Path) -> None:
    newsroom = Newsroom(tmp_path)
    newsroom.write("fresh/newsletter.toml", 'title = "Mine"\nbase_url = "https://mine.example"\n')
    assert newsroom.run("init", "fresh").code == 0
    assert newsroom.read("fresh/newsletter.toml").startswith('title = "Mine"')
    there = Newsroom(tmp_path / "fresh")
    built = there.run("build")
    assert (built.code, built.err) == (0, "")
    assert (tmp_path / "fresh/dist/index.html").exists()


def test_new_issue_keeps_every_note_word_for_word(newsroom: Newsroom) -> None:
    newsroom.write("seeds/notes/inbox.md", INBOX)
    run = newsroom.run("new-issue", "The one", "--date", "2024-01-05")
    assert run.code == 0
    assert run.out == "issues/2024-01-05-the-one.md\n"
    draft = newsroom.read("issues/2024-01-05-the-one.md")
    assert (
        "— first strong open MoE. #moe #mistral\n  **Why it matters:** closes half the gap to the closed models."
        in draft
    )
    assert "— read section 4. #state-space" in draft
    assert "and look at the ablations." in draft
    assert "A thought without a link that should not be lost." in draft
    assert "A heading with text under it is a note as well,\non two lines." in draft
    assert draft.count("2312.00752") == 1, "one paper by two addresses is one entry"
    models, papers = draft.index("## Models"), draft.index("## Papers")
    assert models < draft.index("Mixtral") < papers < draft.index("2312.00752") < draft.index("## Housekeeping")


def test_new_issue_never_overwrites(newsroom: Newsroom) -> None:
    newsroom.write("seeds/notes/inbox.md", INBOX)
    newsroom.run("new-issue", "One", "--date", "2024-01-05")
    before = newsroom.read("issues/2024-01-05-one.md")
    again = newsroom.run("new-issue", "One", "--date", "2024-01-05")
    assert again.code == 1
    assert "exists already" in again.err
    assert newsroom.read("issues/2024-01-05-one.md") == before


def test_what_was_covered_is_left_out_and_named(newsroom: Newsroom) -> None:
    newsroom.write(
        "issues/2023-11-29-before.md",
        "---\ntitle: Before\nnumber: 12\n---\n## Papers\n- [Mamba](https://arxiv.org/abs/2312.00752) — good.\n"
        "- [vLLM](https://github.com/vllm-project/vllm) — fast.\n",
    )
    newsroom.write(
        "seeds/notes/inbox.md",
        "- https://arxiv.org/pdf/2312.00752v2 — again\n"
        "- https://github.com/vllm-project/vllm/releases/tag/v0.2.7 — new release\n",
    )
    run = newsroom.run("new-issue", "--date", "2024-01-05", "--json")
    told = json.loads(run.out)
    assert [(one["line"], one["why"]) for one in told["left_out"]] == [(1, "covered in #12, 2023-11-29")]
    assert [(one["line"], one["follow_up"]) for one in told["used"]] == [(2, "#12, 2023-11-29")]
    assert "covered this in [#12, 2023-11-29](https://news.example/issues/before/)" in newsroom.read(told["path"])


def test_a_second_draft_does_not_repeat_the_first(newsroom: Newsroom) -> None:
    newsroom.write("seeds/notes/inbox.md", INBOX)
    newsroom.write("seeds/post.md", "---\ntitle: A post\n---\nSee [this paper](https://arxiv.org/abs/2305.18290).\n")
    newsroom.run("new-issue", "One", "--date", "2024-01-05")
    second = json.loads(newsroom.run("new-issue", "Two", "--date", "2024-01-12", "--json").out)
    assert second["used"] == []
    assert second["candidates"] == []


def test_dry_run_prints_the_draft_and_writes_nothing(newsroom: Newsroom) -> None:
    newsroom.write("seeds/notes/inbox.md", INBOX)
    run = newsroom.run("new-issue", "--dry-run", "--date", "2024-01-05")
    assert run.out.startswith("---\ntitle:")
    assert not (newsroom.root / "issues").exists()


def test_the_order_of_the_seeds_does_not_matter_and_the_draft_is_the_same_every_time(tmp_path: Path) -> None:
    drafts = []
    for order in (1, -1):
        newsroom = Newsroom(tmp_path / str(order))
        newsroom.write("newsletter.toml", 'title = "T"\nbase_url = "https://e.org"\n')
        for name in ("a", "b", "c")[::order]:
            newsroom.write(
                f"seeds/{name}.md", f"# {name}\n\n[paper {name}](https://arxiv.org/abs/2305.0000{ord(name) - 96})\n"
            )
        drafts.append(newsroom.run("new-issue", "--dry-run", "--date", "2024-01-05").out)
    assert drafts[0] == drafts[1]


def test_add_says_at_once_what_was_covered(newsroom: Newsroom) -> None:
    newsroom.write(
        "issues/2023-11-29-before.md",
        "---\ntitle: B\nnumber: 12\n---\n## Papers\n- [Mamba](https://arxiv.org/abs/2312.00752) — good.\n",
    )
    run = newsroom.run(
        "add", "https://arxiv.org/pdf/2312.00752v3", "https://e.org/new", "-n", "a note", "-s", "links", "-t", "moe"
    )
    assert run.code == 0
    assert run.out == "seeds/notes/inbox.md\n"
    assert "covered in #12, 2023-11-29" in run.err
    assert "https://e.org/new: new" in run.err
    assert newsroom.read("seeds/notes/inbox.md").endswith("- https://e.org/new — a note #moe @links\n")


def test_add_keeps_every_byte_of_the_inbox(newsroom: Newsroom) -> None:
    before = "# Notes\r\n\r\n## Papers\r\n\r\n- one\u2028\t\r\n"
    newsroom.write("seeds/notes/inbox.md", before)
    newsroom.run("add", "https://e.org/x")
    assert newsroom.read("seeds/notes/inbox.md").startswith(before)


def test_publish_sets_four_keys_and_changes_no_other_byte(newsroom: Newsroom) -> None:
    newsroom.write("issues/2023-01-02-one.md", "---\ntitle: One\nnumber: 4\n---\nwords")
    draft = "---\r\ntitle: Two  # keep\r\nstatus: draft\r\nmood:   odd\r\n---\r\n\r\nBody  \r\n"
    newsroom.write("issues/two.md", draft)
    run = newsroom.run("publish", "two")
    assert (run.code, run.out) == (0, "issues/two.md\n")
    after = newsroom.read("issues/two.md")
    assert [line for line in after.split("\r\n") if line not in draft.split("\r\n")] == [
        "status: published",
        "date: 2026-01-05",
        "number: 5",
        "id: tag:news.example,2026:issues/two",
    ]
    assert newsroom.run("publish", "two").code == 0
    assert newsroom.read("issues/two.md") == after
    wrong = newsroom.run("publish", "tow")
    assert wrong.code == 2
    assert "did you mean 'two'?" in wrong.err


def test_library_finds_by_any_spelling_and_lists_what_is_unused(newsroom: Newsroom) -> None:
    newsroom.write(
        "issues/2023-11-29-before.md",
        "---\ntitle: B\nnumber: 12\n---\n## Papers\n- [Mamba](https://arxiv.org/abs/2312.00752) — good.\n",
    )
    newsroom.write("seeds/post.md", "[DPO paper](https://arxiv.org/abs/2305.18290)\n")
    found = newsroom.run("library", "arxiv.org/pdf/2312.00752v1")
    assert "covered in #12, 2023-11-29, issues/2023-11-29-before.md:6" in found.out
    unused = json.loads(newsroom.run("library", "--unused", "--json").out)
    assert [item["url"] for item in unused["items"]] == ["https://arxiv.org/abs/2305.18290"]
    assert newsroom.run("library", "nothing like it").code == 1


def test_completion_prints_a_script(newsroom: Newsroom) -> None:
    for shell in ("bash", "zsh", "fish"):
        assert "_NEWSLETTER_COMPLETE" in newsroom.run("completion", shell).out


def test_help_and_a_build_with_nothing_to_do_import_nothing_heavy(newsroom: Newsroom) -> None:
    newsroom.write("issues/2023-01-02-one.md", "# One\n\nwords\n")
    newsroom.process("build")
    heavy = ("mistune", "jinja2", "lxml", "premailer", "feedgen", "yaml", "sqlite3", "multiprocessing", "pygments")
    for arguments in (["--help"], ["--version"], ["build"]):
        run = newsroom.process(*arguments, env={"PYTHONPROFILEIMPORTTIME": "1"})
        assert run.code == 0
        assert " newsletter\n" in run.err
        assert [name for name in heavy if f"| {name}\n" in run.err or f" {name}\n" in run.err] == [], arguments
