"""The draft of the next issue: nothing collected is forgotten, nothing is told twice, notes stay word for word."""

import re
from datetime import date

import pytest

from newsletter.document import parse_markdown
from newsletter.issues.draft import Draft, Plan, draft
from newsletter.issues.past import past_of
from newsletter.library.coverage import coverages
from newsletter.library.told import told
from newsletter.model.source import Source
from tests.issues.desk import SETTINGS, issue, manuscript, notes, seed

PLAN = Plan(date(2024, 1, 10), "The week")

NOTES = """\
# Week 2

## Papers
- [Mamba](https://arxiv.org/abs/2312.00752) — the report that everybody cites; see table 4. #ssm
- https://arxiv.org/pdf/2312.00752v2.pdf — its second version
  has a line of its own, with `code` and *stress*.

  And a second paragraph with a [link](https://example.org/more?a=1&b=2).
- [Phi](https://alphaxiv.org/abs/2306.11644) – small & good
  * nested point
    ```python
    x = {"a": 1}
    ```

## Models
1. [Mixtral](https://huggingface.co/mistralai/Mixtral-8x7B-v0.1) — first strong open MoE. #moe
   **Why it matters:** closes half the gap.
2) https://huggingface.co/microsoft/phi-2 — put this elsewhere. @links

### A longer thought
Two lines of text
with a [link](https://example.org/thought).

A second paragraph, 2 * 3 = 6 & "quotes".

| a | b |
| - | - |
| 1 | 2 |

## Housekeeping
- A thought without a link that should not be lost. @housekeeping
* starred
+ plus
- [ ] a task

A closing paragraph after a list.

> A quoted remark.
"""


def made(*sources: Source, plan: Plan = PLAN, past: tuple[str, ...] = ()) -> Draft:
    issues = [issue(text, f"issues/2023-0{place}-01-issue-{place}.md") for place, text in enumerate(past, 1)]
    told_of = [told(one) for one in issues]
    return draft(plan, sources, past_of(told_of, coverages(told_of)), SETTINGS)


def text(found: Draft) -> str:
    return found.artifact.data.decode()


def sections(found: Draft) -> dict[str, list[str]]:
    read = issue(text(found), str(found.artifact.path))
    return {section.kind: [entry.title for entry in section.entries] for section in read.sections}


def test_every_line_of_every_note_is_in_the_draft() -> None:
    written = [line.strip() for line in text(made(notes(NOTES))).splitlines()]
    for line in NOTES.splitlines():
        if line.startswith("#") or not line.strip():
            continue
        words = re.sub(r"^\s*(?:[-*+]|\d[.)]) (?:\[ \] )?(?:https://arxiv\S+ — )?|\s*@\w+$", "", line).strip()
        assert any(words in one for one in written), line


def test_notes_stand_in_the_section_that_the_editor_named() -> None:
    found = made(notes(NOTES))
    assert {pick.title: pick.section for pick in found.used if pick.url} == {
        "Mamba": "papers",
        "Phi": "papers",
        "Mixtral": "models",
        "": "links",
        "A longer thought": "models",
    }
    assert "A longer thought" in sections(found)["models"]


def test_one_paper_given_by_two_addresses_is_one_entry() -> None:
    papers = issue(text(made(notes(NOTES)))).sections
    assert [entry.url for section in papers for entry in section.entries].count("https://arxiv.org/abs/2312.00752") == 1


def test_code_at_the_end_of_a_note_stays_code() -> None:
    written = manuscript(text(made(notes(NOTES)))).document
    (code,) = [node for node in written.walk() if node.kind == "code"]
    assert code.text == 'x = {"a": 1}'


def test_every_entry_says_where_it_came_from() -> None:
    found = text(made(notes(NOTES)))
    assert "<!-- seeds/notes/week.md:4, seeds/notes/week.md:5 -->" in found
    comments = [node.text for node in parse_markdown(found).walk() if node.kind == "comment"]
    assert sum("seeds/notes/week.md" in comment for comment in comments) == len(made(notes(NOTES)).used)


def test_the_draft_is_a_draft_with_a_head_to_be_filled_in() -> None:
    found = made(notes(NOTES), past=("---\nnumber: 11\n---\n",))
    read = issue(text(found), str(found.artifact.path))
    assert str(found.artifact.path) == "issues/2024-01-10-the-week.md"
    assert (read.title, read.number, read.status, read.sources) == ("The week", 12, "draft", ("seeds/notes/week.md",))
    assert "# suggested: ssm, moe" in text(found)


def test_links_nobody_commented_on_are_offered_folded() -> None:
    found = made(
        seed("# An article\n\nSee the [Gemma report](https://arxiv.org/abs/2403.08295) and https://example.org/x.\n")
    )
    assert [(pick.title, pick.section) for pick in found.candidates] == [
        ("Gemma report", "papers"),
        ("https://example.org/x", "links"),
    ]
    assert "<summary>1 candidate from the seeds</summary>" in text(found)


def test_a_note_that_only_names_a_thing_is_told_the_address_that_the_seeds_have_for_it() -> None:
    inbox = notes("## Models\n- Kettle-2 — small & good.\n- **Pot**: no lid.\n- Kettle-2 is late\n")
    article = seed("[Kettle-2](https://lab.example/kettle-2) and [a page](https://lab.example/a), nothing more.\n")
    written = text(made(inbox, article))
    assert "- Kettle-2 — small & good. <!-- seeds/notes/week.md:2, at https://lab.example/kettle-2 -->\n" in written
    assert (
        "- **Pot**: no lid. <!-- seeds/notes/week.md:3 -->\n- Kettle-2 is late <!-- seeds/notes/week.md:4 -->"
        in written
    )
    assert "[Kettle-2](" not in written
    assert "[a page](https://lab.example/a)" in written


def test_only_so_many_are_offered_and_the_rest_is_named() -> None:
    links = "\n".join(f"- [Post {n}](https://example.org/{n})" for n in range(5))
    found = made(seed(links), plan=PLAN._replace(candidates=2))
    assert len(found.candidates) == 2
    assert [one.why for one in found.left_out] == ["more than 2 candidates for links"] * 3


def test_what_an_issue_covered_is_left_out_and_a_new_link_to_it_is_a_follow_up() -> None:
    past = "---\nnumber: 3\n---\n## Papers\n- [Mamba, a state-space model](https://arxiv.org/abs/2312.00752)\n"
    same = "- [Mamba](https://arxiv.org/pdf/2312.00752v2) — again\n"
    found = made(notes(same), past=(past,))
    assert [one.why for one in found.left_out] == ["covered in #3, 2023-01-01"]
    repository = "---\nnumber: 3\n---\n## Links\n- [Code](https://github.com/example/code)\n"
    release = "- [Code 2.0](https://github.com/example/code/releases/tag/v2.0) — released\n"
    found = made(notes(release), past=(repository,))
    assert "(We covered this in [#3, 2023-01-01](https://news.example/issues/issue-1/).)" in text(found)


def test_a_seed_that_an_issue_names_among_its_sources_is_done_but_notes_never_are() -> None:
    past = "---\nsources: [seeds/article.md, seeds/notes/week.md]\n---\nWords.\n"
    found = made(seed("[x](https://example.org/x)"), notes("- a new thought\n"), past=(past,))
    assert [pick.title for pick in found.used] == ["a new thought"]
    assert [one.why for one in found.left_out] == ["an issue names it among its sources"]


def test_an_empty_page_of_notes_is_no_candidate() -> None:
    found = made(notes("# Inbox\n"))
    assert (found.used, found.candidates, found.left_out) == ((), (), ())
    assert "sources:" not in text(found)


def test_notes_do_not_come_back_once_an_issue_says_them() -> None:
    page = notes(NOTES)
    first = made(page)
    again = made(page, past=(text(first),))
    assert again.used == ()


def test_the_order_of_the_sources_does_not_matter() -> None:
    several = [
        notes(NOTES),
        seed("[a](https://example.org/a)", "seeds/a.md"),
        seed("[b](https://example.org/b)", "seeds/b.md"),
    ]
    assert made(*several).artifact == made(*reversed(several)).artifact


@pytest.mark.parametrize("section", ["Models", "Papers", "Links", "Housekeeping", "Essay", "Elsewhere"])
def test_a_note_under_a_heading_of_a_section_stands_in_it(section: str) -> None:
    (pick,) = made(notes(f"## {section}\n- a thought without a link\n")).used
    assert pick.section == section.lower()


def test_a_link_that_says_nothing_is_called_as_its_address_spells_the_repository() -> None:
    seeds = seed("- 地址：[链接](https://github.com/Kettles/Tea-Pot)\n- [📎](https://github.com/Kettles/Samovar)\n")
    found = text(made(seeds))
    assert "[Tea-Pot](https://github.com/Kettles/Tea-Pot)" in found
    assert "[Samovar](https://github.com/Kettles/Samovar)" in found
