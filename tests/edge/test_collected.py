"""What was collected is read once: the same draft comes out of a full memory, an empty one and a damaged one."""

from __future__ import annotations

import shutil
import time

from newsletter.edge.looks import RACY_NS
from newsletter.edge.memory import Memory
from tests.newsroom import Newsroom

ISSUE = """\
---
number: {n}
date: 2023-0{n}-01
topics: [week-{n}]
---
## Papers
- [A study of kettles number {n}](https://arxiv.org/abs/230{n}.00001)
- A thought that week {n} held without any link.
"""
SEED = """\
# What I read

- [A study of kettles number 1](https://arxiv.org/pdf/2301.00001v2) — again.
- [A new study of teapots](https://arxiv.org/abs/2401.00001) — new.
- [A Study of Kettles, Number 2](https://blog.example/kettles) — told elsewhere.
"""


def drafted(newsroom: Newsroom) -> tuple[str, str]:
    told = newsroom.run("new-issue", "Kettles", "--date", "2024-01-05", "--dry-run")
    return told.out, told.err


def filled(newsroom: Newsroom) -> None:
    for n in (1, 2, 3):
        newsroom.write(f"issues/week-{n}.md", ISSUE.format(n=n))
    newsroom.write("seeds/read.md", SEED)
    newsroom.write("seeds/notes/inbox.md", "- A thought that week 2 held without any link.\n- A thought of today.\n")


def test_a_full_memory_an_empty_one_and_a_damaged_one_give_one_draft(newsroom: Newsroom) -> None:
    filled(newsroom)
    first = drafted(newsroom)
    assert "covered in #1, 2023-01-01" in first[1]
    assert "follow-up (covered in #2, 2023-02-01)" in first[1]
    assert "an issue says it already" in first[1]
    assert "number: 4" in first[0]
    assert drafted(newsroom) == first
    (newsroom.root / ".newsletter" / "collected.sqlite").write_bytes(b"no data base")
    assert drafted(newsroom) == first


def test_a_changed_seed_and_a_changed_issue_are_seen(newsroom: Newsroom) -> None:
    filled(newsroom)
    drafted(newsroom)
    newsroom.write("seeds/read.md", SEED + "- [One more pot](https://pots.example/) — late.\n")
    assert "One more pot" in drafted(newsroom)[0]
    newsroom.write("issues/week-3.md", ISSUE.format(n=3) + "- [One more pot](https://pots.example/)\n")
    assert "One more pot: covered in #3" in drafted(newsroom)[1]
    (newsroom.root / "issues" / "week-3.md").unlink()
    assert "One more pot" in drafted(newsroom)[0]


def test_a_run_that_asks_for_the_seeds_alone_forgets_no_issue(newsroom: Newsroom) -> None:
    filled(newsroom)
    time.sleep(2 * RACY_NS / 1e9)  # a younger file is not noticed
    drafted(newsroom)
    newsroom.write("seeds/late.md", "- [A late pot](https://pots.example/late)\n")
    newsroom.run("library")
    memory = Memory(newsroom.root / ".newsletter" / "collected.sqlite")
    noticed = [path for files in memory.recall(["noticed", "noticed:issues"]).values() for path in files]
    memory.close()
    assert [f"issues/week-{n}.md" for n in (1, 2, 3)] == sorted(path for path in noticed if path.startswith("issues"))


KETTLE = """\
The old kettle sings louder than any pot that was made before it. A kettle of {metal} boils its water sooner than one
of iron, because {metal} leads the heat of the fire better. Whoever makes tea knows that the water matters most.
"""


def test_a_seed_that_was_read_ahead_is_read_as_any_other(newsroom: Newsroom) -> None:
    for n in range(8):
        newsroom.write(f"seeds/kettle-{n}.md", f"# Kettle {n}\n\n" + 4 * KETTLE.format(metal="copper"))
    drafted(newsroom)
    newsroom.write("seeds/kettle-3.md", "# Kettle 3\n\n" + 4 * KETTLE.format(metal="silver"))
    told = drafted(newsroom)
    assert "A kettle of silver boils" in told[0]
    shutil.rmtree(newsroom.root / ".newsletter")
    assert drafted(newsroom) == told


def test_a_new_setting_is_seen(newsroom: Newsroom) -> None:
    filled(newsroom)
    assert "a recurring link" not in drafted(newsroom)[1]
    newsroom.write("newsletter.toml", 'title = "T"\nbase_url = "https://e.org"\nallowed = ["arxiv.org"]\n')
    assert "a recurring link" in drafted(newsroom)[1]


def test_a_seed_that_holds_nothing_is_no_candidate(newsroom: Newsroom) -> None:
    newsroom.write("seeds/empty.md", "")
    newsroom.write("seeds/thought.md", "A kettle is a pot with a lid.\n")
    draft, told = drafted(newsroom)
    assert "thought.md" in draft
    assert "empty.md" not in draft
    assert "seeds/empty.md:1:1: W756 there is nothing to read in this seed" in told


def test_where_things_belong_among_all_kinds_says_nothing_about_some_of_them(newsroom: Newsroom) -> None:
    newsroom.write("seeds/read.md", "- [A new study of teapots](https://arxiv.org/abs/2401.00001) — new.\n")
    assert "## Papers" in drafted(newsroom)[0]
    only = newsroom.run("new-issue", "Kettles", "--date", "2024-01-05", "--dry-run", "--section", "links").out
    assert "## Papers" not in only
    assert "arxiv.org/abs/2401.00001" in only
